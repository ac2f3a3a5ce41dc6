"""Addresses that a person gives: e-mail and phone, written or spoken; the channel."""

from __future__ import annotations

import re
from itertools import islice

from recobro.understanding.entities.currencies import CURRENCY_AFTER

# A flood of signs is not read to its end.
MOST_NAMED = 48
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SPACED_EMAIL = re.compile(
    r"([\w.+%-]{1,64}) ?@ ?([\w-]{1,63}(?: ?\. ?[\w-]{1,63}){1,4})"
)
# "ana punto ruiz arroba ejemplo punto com", as a voice note is written down.
_SPOKEN_EMAIL = re.compile(
    r"(?P<name>[a-z0-9]{1,30}(?: ?(?:punto|guion bajo|guion|\.|_|-) ?[a-z0-9]{1,30})"
    r"{0,5}) (?:arroba|at) (?P<host>[a-z0-9]{1,30}(?: ?(?:guion|-) ?[a-z0-9]{1,30})?"
    r"(?: ?(?:punto|dot|\.) ?[a-z]{2,20}){1,3})"
)
_SPOKEN_MARKS = (
    (re.compile(r" ?\b(?:punto|dot)\b ?"), "."),
    (re.compile(r" ?\bguion bajo\b ?"), "_"),
    (re.compile(r" ?\bguion\b ?"), "-"),
    (re.compile(r"\s+"), ""),
)
_TRAILING = re.compile(r"[.\-_]+$")

_MONEY_AFTER = re.compile(rf" ?(?:de )?{CURRENCY_AFTER}")
# Digits with blanks, dots, strokes and brackets between them.
_PHONE = re.compile(
    r"(?<![\w.,/$€-])(?:\+|00)?\(?[0-9](?:[ ().\-]{0,3}[0-9]){6,16}(?![\w])"
)
_NO_NUMBER = re.compile(  # or a date
    r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+[.,][0-9]{2}"
    r"|(?:20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[-.][0-9]{1,2}[-.]20[0-9]{2})"
)
_PHONE_WORDS = re.compile(
    r"\b(?:numero|celular|cel|tel|telefono|movil|whatsapp|fono|linea|fijo|contacto"
    r"|llam\w+"
    r"|marqu?\w+|escrib\w+|escrib|phone|number|cell|mobile|call|text)\b"
)
_NOT_PHONE = re.compile(
    r"\b(?:dni|nie|nif|rut|run|cedula|cuit|cuil|nit|ruc|curp|rfc|clabe|cbu|cvu|iban|cci"
    r"|cuenta|tarjeta|factura|contrato|recibo|folio|pedido|referencia|ref|codigo|poliza"
    r"|expediente|operacion|comprobante|boleta|voucher|ticket|guia|orden|documento|ine|identificacion|id)"
    r"(?: (?:es|numero|el|nro|n|de|bancaria|la|mi|:))*[ :#.]*$"
)
_ONES = re.compile(r"(?<![a-z0-9])un[oa]?(?![a-z0-9])")

_CHANNELS = re.compile(
    r"(?P<letter>(?<![a-z])(?:cartas?|correo (?:postal|certificado|ordinario)|burofax"
    r"|(?:a|en) (?:mi |su )?(?:domicilio|casa|direccion)(?! electronic)"
    r"|por escrito en papel"
    r"|letter|postal mail|by post)\b)"
    r"|(?P<sms>(?<![a-z])(?:sms|mensaje(?:s|ito)? de texto|por texto|text message"
    r"|text me)\b)"
    r"|(?P<whatsapp>(?<![a-z])(?:w[ahst]{2,5} ?ap+s?|(?:wh?|gu|g)[au][tsz]{1,3}"
    r"(?:ap\w*)?"
    r"|whatsapp|wathsapp|w[as]{2}ap\w*|guasap\w*|wh?ap+|wpp"
    r"|wsp|wapp|wa)\b)"
    r"|(?P<email>(?<![a-z])(?:correos?|correito|e-?mails?|imeil|mails?|gmail|hotmail"
    r"|outlook|yahoo)\b|(?<![a-z])correo electronico\b|@)"
    r"|(?P<voice>(?<![a-z])(?:(?:por|via|mensaje de|nota de) voz"
    r"|por (?:telefono|tlf|fono|celular)|telefonicamente|telefonic[oa]|llamad(?:as?"
    r"|ita)"
    r"|(?:me|nos) llam(?:a|as|an|ais)\b|llam(?:ame|enme|eme|adme|en|ar|arme|e|es"
    r"|arnos|ennos|ame)|por telefono"
    r"|phone call|by phone|call me|a call|marc(?:ame|adme)|marqu(?:eme|enme))\b)"
)
_REFUSED = re.compile(
    r"\b(?:no|ni|nada de|en vez de|en lugar de|que(?= (?:por|el|la|un|una|al))|a que"
    r"|dejen de|deja de|deje de|dejar de"
    r"|dejad de|sin|rather than|instead of|not|don't|stop|nunca|ya no)"
    r"(?: (?:me|nos|mas|quiero|por|via|el|la|los|las|un|una|mi|al|a|por|uso|tengo"
    r"|manejo"
    r"|reviso|miro|leo|veo|abro|atiendo|contesto|respondo|recibo|cojo|escucho|funciona|llega|llegan|sirve|esten|anden|recibir|hacer"
    r"|hag(?:a|as|an|ais)|mand\w+|envi\w+|escrib\w+|llam\w+|contact\w+|bien|casi"
    r"|tanta|tantas|puedo|hablar|atender|contestar|use|have|uso|tanto|de|con))* $"
)
_ENDED = re.compile(r" (?:no|ya no)(?! (?:hay|tengo problema))\b")


def email(text: str, folded: str) -> str | None:
    """An e-mail address given, as written; spoken ones are put together.

    `text` is the message as written, `folded` its plain form.
    """
    if "@" in text:
        m = _EMAIL.search(text)
        if m:
            return _TRAILING.sub("", m[0])
        spaced = _SPACED_EMAIL.search(text)
        if spaced:
            return f"{spaced[1]}@{spaced[2].replace(' ', '')}".rstrip(".")
    if " arroba " not in folded and " at " not in folded:
        return None
    spoken = _SPOKEN_EMAIL.search(folded)
    if spoken is None:
        return None
    return f"{_unspoken(spoken['name'])}@{_unspoken(spoken['host'])}"


def _unspoken(part: str) -> str:
    for pattern, mark in _SPOKEN_MARKS:
        part = pattern.sub(mark, part)
    return part


def phone_spans(folded: str) -> list[tuple[int, int, str]]:
    """Where figures as long as a phone stand, and their digits ("+" kept)."""
    found = []
    for m in _PHONE.finditer(folded):
        digits = "".join(c for c in m[0] if c.isdigit())
        plus = "+" if m[0].startswith("+") else ""
        if 7 <= len(digits) <= 15 and not _NO_NUMBER.fullmatch(m[0]):
            found.append((m.start(), m.end(), plus + digits))
    return found


def unlike_money(folded: str) -> list[tuple[int, int]]:
    """Where figures stand that are phones or the like, and no sum of money."""
    return [
        (start, end)
        for start, end, digits in phone_spans(folded)
        if not digits.endswith("000")
        and (len(digits) >= 9 or not folded[start:end].isdigit())
        and not _MONEY_AFTER.match(folded, end)
    ]


def phone(folded: str) -> str | None:
    """A phone number given, as digits, with a leading plus where it was written.

    Of several the one that is called a phone; an identity number, account or invoice
    is none. Seven digits count only where they are called a phone.
    """
    plain = _EMAIL.sub(" ", folded) if "@" in folded else folded
    if "uno" in plain:  # spoken digit by digit: "6 0 0 uno uno 2"
        plain = _ONES.sub("1", plain)
    fallback = None
    for start, _end, digits in phone_spans(plain):
        before = plain[max(0, start - 40) : start]
        if _NOT_PHONE.search(before):
            continue
        if _PHONE_WORDS.search(before):
            return digits
        if len(digits.removeprefix("+")) >= 8 and fallback is None:
            fallback = digits
    return fallback


_CALL_TO = re.compile(
    r"(?<!no )(?<!no me )(?<!no nos )\b(?:ll?am|marqu?|comuni|habl|escri[bv]|contact"
    r"|call|text|localiz|ubi[cq])\w*(?:,? (?!no\b)\w+){0,12}"
    r" (?:al|a|at|on|numero|celular)[: ]*$"
)


def phone_to_call(folded: str) -> str | None:
    """The phone that one who asks for a call gives: "llámenme al 600 111 222"."""
    for start, _end, digits in phone_spans(folded):
        if _CALL_TO.search(folded[max(0, start - 80) : start]):
            return digits if len(digits) >= 8 else None
    return None


def channel(folded: str) -> str | None:
    """The channel asked for: what is refused does not count.

    Of several asked for, the one after "mejor" or "prefiero", else the first.
    """
    wanted: list[tuple[int, str]] = []
    for m in islice(_CHANNELS.finditer(folded), MOST_NAMED):
        before = folded[max(0, m.start() - 48) : m.start()]
        refused = _REFUSED.search(before) and not before.endswith(("mas que ", "sino "))
        if refused or _ENDED.match(folded, m.end()):
            continue
        wanted.append((m.start(), m.lastgroup or ""))
    if not wanted:
        return None
    liked = max(folded.rfind(word) for word in ("mejor", "prefier", "prefer", "sino"))
    after = [name for start, name in wanted if start > liked >= 0]
    return after[0] if after else wanted[0][1]
