"""The catalogue of our texts as data: keys, purposes, variables and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Formatter

from recobro.understanding.writer.blanks import Blank, blank, is_needed
from recobro.understanding.writer.countries import OVERLAYS, our_keys, our_text
from recobro.understanding.writer.purposes import PURPOSES, Group, Tone
from recobro.understanding.writer.register import CHOICE, Register, in_register

MOST_WHATSAPP = 1000  # characters
MOST_SMS = 3  # segments
COUNTRIES = ("ES", *OVERLAYS)
CHANNELS = ("whatsapp", "sms", "email")
LANGUAGES = ("es", "en")


class Readers(StrEnum):
    """Who may read a text: somebody identified, somebody not yet, or either."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    EITHER = "either"


_UNVERIFIED = frozenset({
    "ask_identity", "identity_question", "identity_retry", "identity_failed",
    "who_we_are_unverified", "identity_needed", "identity_person",
})  # fmt: skip
# What the table of the conversation says before the reader is identified.
_EITHER = frozenset({
    "wrong_person", "deceased", "legal", "opted_out", "complaint", "data_rights",
    "handover", "write_please", "abuse", "thanks",
    "care_urgent.self_harm", "care_urgent.violence", "channel_changed",
    "aside.channel_changed", "aside.hardship", "survey_thanks", "ask_survey",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text of the catalogue. `limits` are by channel: characters, SMS segments."""

    key: str
    group: Group
    tone: Tone
    readers: Readers
    purpose: Mapping[str, str]
    blanks: tuple[Blank, ...]
    limits: Mapping[str, int]

    @property
    def needed(self) -> frozenset[str]:
        """The variables that every text of this key must say."""
        return frozenset(b.name for b in self.blanks if b.needed)

    def ours(
        self, *, country: str = "ES", language: str = "es", register: str = ""
    ) -> str:
        """Our text in ICU MessageFormat; without a register, with a choice of it."""
        text = our_text(self.key, country=country, language=language)
        return as_message(text, Register(register) if register else None)


@cache
def entries() -> tuple[Entry, ...]:
    """Every text that a company may word itself, in the order of its group."""
    order = list(Group)
    found = [_entry(key) for key in our_keys()]
    return tuple(sorted(found, key=lambda e: order.index(e.group)))


@cache
def _by_key() -> Mapping[str, Entry]:
    return {e.key: e for e in entries()}


def entry(key: str) -> Entry | None:
    """The text of this key; None for a key that there is not."""
    return _by_key().get(key)


def _entry(key: str) -> Entry:
    group, tone, spanish, english = PURPOSES[key]
    return Entry(
        key=key,
        group=group,
        tone=tone,
        readers=_readers(key),
        purpose={"es": spanish, "en": english},
        blanks=_blanks(key),
        limits={"whatsapp": MOST_WHATSAPP, "sms": MOST_SMS},
    )


def _readers(key: str) -> Readers:
    if key in _UNVERIFIED or key.endswith(".unverified"):
        return Readers.UNVERIFIED
    return Readers.EITHER if key in _EITHER else Readers.VERIFIED


def _blanks(key: str) -> tuple[Blank, ...]:
    """Those of our own text first, then what any text may say."""
    ours = fields_of(our_text(key, country="ES", language="es"))
    names = [blank(name, needed=is_needed(name, key)) for name in ours]
    more = ["first_name"]
    if _readers(key) is Readers.VERIFIED:
        more.append("creditor")
    if {"invoices", "instalments"} & set(ours):
        more.append("count")
    if "weekday_date" in ours:
        more.append("date")
    elif "date" in ours:
        more.append("weekday_date")
    if "also" in ours:
        more.append("helpline")
    more += ["register", "kind"]
    return (*names, *(blank(name) for name in more if name not in ours))


def fields_of(text: str) -> tuple[str, ...]:
    """The variables of one of our own texts, in order."""
    parts = Formatter().parse(text)
    return tuple(dict.fromkeys(name for _, name, _, _ in parts if name))


def as_message(text: str, register: Register | None = None) -> str:
    """Our `[usted|tú|vos]` notation in ICU MessageFormat."""
    if register is not None:
        return in_register(text, register)
    return CHOICE.sub(
        lambda m: (
            f"{{register, select, tu {{{m[2]}}} usted {{{m[1]}}} "
            f"vos {{{m[2] if m[3] is None else m[3]}}}}}"
        ),
        text,
    )
