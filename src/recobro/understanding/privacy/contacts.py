"""E-mail addresses, written or read out, and links that open something for anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.understanding.privacy.spans import Kind, Span

_JOIN = r"(?: (?:punto|dot|guion bajo|guion medio|guion|barra baja|underscore|bajo) )"
_WORD = r"[\w.+%-]{1,64}"
_TOP = r"(?:com|es|mx|co|ar|cl|pe|net|org|edu|gob|gov|io|info|br|us|eu|cat|me|app)"
_PROVIDER = (
    r"(?:gmail|hotmail|outlook|yahoo|icloud|live|protonmail|proton|gmx|aol|msn|ymail)"
)
_DOMAIN = (
    rf"(?:[\w-]{{1,63}}(?:(?:[.,](?=\w)| ?[.,] ?(?={_TOP}\b)"
    rf"| [\[(]?(?:punto|dot)[\])]? )[\w-]{{1,63}}){{1,4}}|{_PROVIDER}\b)"
)
_AT = (
    r"(?:@| @ ?|@ | arroba | ?[\[(]\s?(?:at|arroba|@)\s?[\])] ?"
    r"| at (?=\w+(?: dot |\.\w)))"
)
_EMAIL = re.compile(rf"(?<![\w.+%-])(?:{_WORD}{_JOIN}){{0,4}}{_WORD}{_AT}{_DOMAIN}")
# A local part alone is enough where the sign is tight: "marta@servidor".
_TIGHT = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}")
# The sign forgotten: "martagil gmail.com".
_NO_SIGN = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{3,40}[ .]?(?:gmail|hotmail|outlook|yahoo|icloud)[.,]"
    r"(?:com|es)(?:\.\w\w)?\b"
)
_GLUED = re.compile(r"(?<![\w])[\w.+%-]{2,40}arroba[\w-]{2,40}(?:\.\w{2,10})?")
_HINT = re.compile(r"@|arroba|[ (\[]at[ )\]]|mail|outlook|yahoo|icloud")
_SPELT = re.compile(r"(?:\b\w |\b\w, ){2,30}$")
_CUE = re.compile(
    r"\b(?:correo(?: electronico)?|e-?mail|mail)(?: (?:nuevo|personal|actual))?"
    r"(?: ?:| es:?| seria)? (?P<words>(?:[\w.+-]{1,30} ){1,5})$"
)
# Our own payment links in an access log have no host before them.
_LINK = re.compile(
    r"https?://[^\s]{0,200}[\w-]{16,}[^\s]{0,400}|(?<![\w/])/p/[\w-]{16,}"
)


def email_spans(text: str) -> Iterator[Span]:
    """E-mail addresses in plain text, with "arroba" and "punto" said as words too."""
    if not _HINT.search(text):
        return
    for found in _EMAIL.finditer(text):
        start = _with_what_was_spelt(text, found.start(), spoken="@" not in found[0])
        yield Span(start, found.end(), Kind.EMAIL)
    for pattern in (_TIGHT, _GLUED, _NO_SIGN):
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), Kind.EMAIL)


def link_spans(text: str) -> Iterator[Span]:
    """Links with a long random part: whoever holds one may pay, or read the sum."""
    for found in _LINK.finditer(text):
        yield Span(found.start(), found.end(), Kind.LINK)


def _with_what_was_spelt(text: str, start: int, *, spoken: bool) -> int:
    """Where the address really begins: spelt letters, words after "mi correo es"."""
    window_start = max(0, start - 160)
    window = text[window_start:start]
    spelt = _SPELT.search(window)
    if spelt is not None:
        return window_start + spelt.start()
    told = _CUE.search(window) if spoken else None
    return window_start + told.start("words") if told else start
