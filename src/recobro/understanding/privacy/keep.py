"""What carries meaning and stays: sums of money, days, hours, numbers of bills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.understanding.privacy.cues import Cue, cue_before

MOST_DIGITS_OF_A_SUM = 9
# No debt is this old: a day before it is a day of birth.
FIRST_YEAR = 2010

MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p)?tiembre|octubre"
    "|noviembre|diciembre|january|february|march|april|may|june|july|august"
    "|september|october|november|december|ene|feb|mar|abr|jun|jul|ago|sep|sept|oct"
    "|nov|dic"
)
_NUMBER = r"\d{1,3}(?:([., '])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_WORDS = (
    r"euros?|eur|pesos?|pesitos|mxn|cop|clp|ars|usd|us\$|dolares|dolar|soles|sol|pen"
    r"|lucas?|lukas?|palos?|mangos|pavos|varos|mil|mill?on(?:es)?|centavos|centimos"
    r"|reales|brl|uf|bolivares|guaranies|lempiras|quetzales|dollars?"
)
CURRENCY_NEXT = re.compile(rf" ?(?:€|\$|%|(?:de )?(?:{_WORDS})(?![a-z0-9]))")
_SUM_AFTER = re.compile(
    rf"(?<![0-9a-z])(?<![0-9][.,\-/])(?:{_NUMBER})"
    rf" ?(?:(?:€|\$|%)(?! ?\d)|(?:{_WORDS})(?![a-z0-9]))"
)
_SUM_BEFORE = re.compile(
    rf"(?:€|\$|s/\.?|us\$|u\$s|(?<![a-z])(?:eur|mxn|cop|clp|ars|usd|pen|rd\$))"
    rf" ?(?:{_NUMBER})(?![0-9]|[.\-]\d)"
)
_DAY = re.compile(
    r"(?<![0-9a-z])(?<![0-9][./\-])(?:0?[1-9]|[12]\d|3[01])([/.\-])(?:0?[1-9]|1[0-2])\1"
    r"(?P<year>(?:19|20)?\d\d)(?![0-9a-z]|[./\-]\d)"
)
_ISO = re.compile(
    r"(?<![0-9a-z])(?P<year>(?:19|20)\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[t ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?)?(?![0-9])"
)
_DAY_IN_WORDS = re.compile(
    rf"(?<![0-9a-z])(?:\d{{1,2}}(?:º)? ?(?:de )?)?(?:{MONTHS})\b\.?"
    rf"(?:(?: de| del| del ano)? (?P<year>(?:19|20)\d\d)(?![0-9]|[.,]?\d))?"
)
_YEAR = re.compile(r"(?:\bano|\bdel|\ben|\bde) (?P<year>20[12]\d)(?![0-9]|[.,\-/ ]\d)")
_THOUSANDS = re.compile(r"(?<![0-9a-z])(?<![0-9][ .,\-/])\d{1,3}k(?![a-z0-9])")
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?: ?hr?s?\b)?(?![:\d])")
_CODE = re.compile(
    r"(?<![0-9a-z])(?<![0-9][-/])(?:"
    r"(?:fac(?:t|tura)?|fra|fv|fve|fc|inv|nc|nd|rec|bol|ped|oc|alb|fe|ft|ord)"
    r"[-/# ]?\d[0-9]*(?:[-/]\d+)*"
    r"|[a-z]{1,4}[-/]?20[12]\d[-/]\d{1,7}"
    r"|[fbe][0-9a-z]\d\d-\d{1,8}|[a-z]{1,4}-\d{1,6}|[abcem]-?\d{4,5}-\d{8}"
    r")(?![0-9a-z]|[-/][0-9a-z])"
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


def kept(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of plain text in which no number is personal by its shape."""
    for found in _UUID.finditer(text):
        yield found.span()
    for pattern in (_SUM_AFTER, _SUM_BEFORE):
        for found in pattern.finditer(text):
            if _is_a_sum(text, found):
                yield found.span()
    for pattern in (_DAY, _ISO, _DAY_IN_WORDS, _YEAR):
        for found in pattern.finditer(text):
            if not is_birth_year(found["year"]):
                yield found.span()
    for pattern in (_CLOCK, _THOUSANDS):
        for found in pattern.finditer(text):
            yield found.span()
    for found in _CODE.finditer(text):
        cue = cue_before(text, found.start())
        if cue is None or cue[0] is not Cue.IDENTITY:
            yield found.span()


def old_days(text: str) -> Iterator[tuple[int, int]]:
    """Full dates so long ago that they can only be somebody's birth."""
    for pattern in (_DAY, _ISO, _DAY_IN_WORDS):
        for found in pattern.finditer(text):
            if is_birth_year(found["year"]):
                yield found.span()


def is_birth_year(year: str | None) -> bool:
    """Whether a year as written, of two or four digits, is too old for a debt."""
    if not year:
        return False
    value = int(year)
    return 40 < value < 100 or 1900 <= value < FIRST_YEAR


def _is_a_sum(text: str, found: re.Match[str]) -> bool:
    digits = sum(c.isdigit() for c in found.group())
    start = found.start()
    cue = cue_before(text, start)
    if cue is not None and cue[0] is Cue.IDENTITY and digits >= 7:
        return False
    if found[1] == " ":  # "222 500 euros" may be the end of something longer
        longer = re.search(r"\d ?$", text[max(0, start - 2) : start])
        return digits <= 7 and longer is None
    return digits <= MOST_DIGITS_OF_A_SUM + 2
