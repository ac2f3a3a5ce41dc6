"""The few words of a message that the engine reads itself.

How far a stop reaches, and when to write again: the reading names neither. What it
leaves out of an agreement is in `terms`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, time, timedelta

from recobro.domain.conversation.effects import ALL_CHANNELS
from recobro.domain.messages import Channel

_ALL = re.compile(
    r"\b(?:por|de|en) ningun(?:a)? (?:medio|canal|forma|manera|lado|via|modo)"
    r"|\bni (?:por )?(?:llam|mensaj|correo|whats|sms|telefono|mail)"
    r"|\b(?:ningun|todo)s? (?:los )?(?:tipo de )?(?:contacto|medio|canal)"
    r"|\bbajo ningun|\bnunca mas\b|\bany (?:channel|means)|\bno contact at all"
)
_NAMED: tuple[tuple[Channel, str], ...] = (
    (Channel.WHATSAPP, r"\b(?:whats?app?|was+ap|wsp|guasap)"),
    (Channel.SMS, r"\bsms\b|\bmensajes? de texto"),
    (Channel.EMAIL, r"\b(?:correos?|e-?mails?|mails?)\b"),
    (Channel.VOICE, r"\bllam|\btelefon"),
    (Channel.LETTER, r"\bcartas?\b"),
)
_DAYS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_PARTS = {"morning": time(10), "afternoon": time(16), "evening": time(19)}
_EARLIEST, _LATEST = time(9), time(20)
_NO = re.compile(r"^\W*(?:no+|nop|nope|nel|negativo|para nada|👎)\b[\s\W]*"
                 r"(?:gracias|asi no|eso no|no)?\W*$")  # fmt: skip


def plain(text: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_bare_no(text: str) -> bool:
    """Whether the message only says no."""
    return bool(_NO.match(plain(text)))


def stopped_channels(text: str, channel: Channel) -> frozenset[Channel]:
    """The channels that a stop covers.

    «por ningún medio» covers all, a channel named covers that one, «no me escriban»
    the one it was said on. Where a channel is named as the one to use instead, it is
    spared.
    """
    words = plain(text)
    if _ALL.search(words):
        return ALL_CHANNELS
    refused = re.split(r"\b(?:mejor|prefiero|solo por|unicamente por)\b", words)[0]
    named = frozenset(c for c, pattern in _NAMED if re.search(pattern, refused))
    if named == {Channel.VOICE} and channel is not Channel.VOICE:
        return named | {channel}
    return named or frozenset({channel})


_MACHINE = re.compile(
    r"\b(?:hablo|hablando|trato|eres|sos|usted es|es usted|esto es|ustedes son|son"
    r"|are you|is this|am i|talking to)\b[^.!?]{0,30}\b(?:robots?|bots?|maquinas?"
    r"|automatic[oa]s?|human[oa]s?|personas?(?: reales| real| de verdad)?|ia|machine"
    r"|person|human)\b[^.!?]{0,20}\?"
)


def asks_whether_machine(text: str) -> bool:
    """Whether a message asks if a machine writes: that is always answered."""
    return bool(_MACHINE.search(plain(text)))


_ASKS_FOR = re.compile(
    r"\b(?:mand|envi|pas(?:a|e|ar|as)|reenvi|adjunt|comparti|facilit|necesit|quier|podr"
    r"|puede|regal|hac[eé]|descarg|send|need|get|want)\w*"
)
_DOCUMENTS: Mapping[str, str] = {
    "plan": (
        r"\b(?:calendario|cronograma|plan de pagos?|detalle de (?:las )?cuotas"
        r"|payment schedule)\b"
    ),
    "statement": (
        r"\b(?:estado de (?:mi )?cuenta|extracto|resumen de (?:la )?(?:cuenta|deuda)"
        r"|historial|libre deuda|statement)\b"
    ),
    "invoice": (
        r"\b(?:factura|boleta|recibo|invoice|bill|copia|duplicado|pdf|documento)\b"
    ),
}


def documents_wanted(text: str, *, plan: bool) -> tuple[str, ...]:
    """The documents that a message asks to be sent: `invoice`, `statement`, `plan`.

    «¿de qué es la factura?» asks for none. A plan is only given where there is one.
    """
    words = plain(text)
    asks = _ASKS_FOR.search(words)
    if not asks:
        return ()
    rest = words[asks.start() :]
    found = tuple(
        kind for kind, pattern in _DOCUMENTS.items() if re.search(pattern, rest)
    )
    return found if plan else tuple(kind for kind in found if kind != "plan")


def resume_at(text: str, hour: str | None, now: datetime) -> datetime:
    """When to write again, after now and at a decent hour.

    `hour` is the reading's `HH:MM` or part of the day; a weekday or «mañana» in the
    text moves the day; nothing named means three hours.
    """
    words = plain(text)
    day = _day_named(words, now)
    clock = _clock(hour)
    if day is None and clock is None:
        return _decent(now + timedelta(hours=3))
    moment = datetime.combine((day or now).date(), clock or time(10), tzinfo=now.tzinfo)
    return moment if moment > now else moment + timedelta(days=1)


def _day_named(words: str, now: datetime) -> datetime | None:
    if re.search(r"\bpasado manana\b", words):
        return now + timedelta(days=2)
    if re.search(r"(?<!la )(?<!esta )\bmanana\b", words):
        return now + timedelta(days=1)
    if re.search(r"\b(?:semana que viene|proxima semana|otra semana)\b", words):
        return now + timedelta(days=7 - now.weekday())
    for index, name in enumerate(_DAYS):
        if re.search(rf"\b{name}\b", words):
            return now + timedelta(days=(index - now.weekday()) % 7 or 7)
    return None


def _clock(hour: str | None) -> time | None:
    if hour is None or hour in _PARTS:
        return _PARTS.get(hour or "")
    try:
        return time.fromisoformat(hour)
    except ValueError:
        return None


def _decent(moment: datetime) -> datetime:
    if moment.time() > _LATEST:
        moment += timedelta(days=1)
    elif moment.time() >= _EARLIEST:
        return moment
    return moment.replace(hour=10, minute=0, second=0, microsecond=0)
