"""Numbers that identify: documents, accounts, cards, telephones, with their typos.

The rule is the reverse of a validator's: seven digits that read as one number are
personal unless something shows that they are a sum, a day or a bill's number. So a
wrong check digit, an O for a zero or a group too many change nothing. Check digits and
the words beside it only give the number its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recobro.understanding.privacy.checks import is_card_or_account, name_of
from recobro.understanding.privacy.cues import (
    PAYING,
    SURELY_PAYING,
    Cue,
    cue_after,
    cue_before,
    kind_of_cue,
)
from recobro.understanding.privacy.keep import (
    CURRENCY_NEXT,
    FIRST_YEAR,
    MOST_DIGITS_OF_A_SUM,
)
from recobro.understanding.privacy.numbers import Piece, Run, runs
from recobro.understanding.privacy.spans import Kind, Span

PERSONAL_FROM = 7  # digits, where nothing is said about the number
FROM_WITH = {Cue.IDENTITY: 4, Cue.LOOSE: 6, Cue.SECRET: 3}
FROM_WITH_CUE_AFTER = 5
FROM_WOVEN = 5  # digits in a chunk with letters among them
LEAST_WOVEN = 7  # letters and digits of such a chunk
# Another country's IBAN has letters within, which end a run.
_IBAN = re.compile(
    r"(?<![0-9a-z])[a-z]{2}-?[0-9oil]{2}(?:[ -]?[0-9a-z]{4}){3,7}"
    r"(?:[ -]?[0-9a-z]{1,4})?(?![0-9a-z])"
)
_FROM_IBAN = 10
MOST_SHORT = 5  # digits before a k that means thousands, not a check letter
MOST_SHORT = 5  # digits before a k that means thousands, not a check letter
# CURP and RFC in groups: their letters would end a run. Three letters and a space begin
# many a sentence, so a company's RFC in groups needs a date that exists.
_S = r"(?: {0,2}[-./_·] {0,2}| )?"
_SIGN = r" ?[-./_·] ?"
_DATE = r"[0-9o]{2}(?:[0o][1-9]|1[0-2o])(?:[0o][1-9]|[12][0-9o]|3[01])"
_HOMOCLAVE = r"(?=[a-z]{0,2}[0-9])(?=[0-9]{0,2}[a-z])[0-9a-z]{3}"
_NO_HEAD = (
    r"(?:dni|nif|nie|cif|tel|cel|rut|ruc|nit|num|nro|cuit|cuil|pago|debo|para|este|esta"
    r"|esto|pero|como|cada|solo|unos|unas|ayer|hace|from|with|paid)"
)
_MEXICAN = re.compile(
    rf"(?<![0-9a-z])(?!{_NO_HEAD}[^a-z])"
    rf"(?:[a-z]{{3,5}}{_S}[0-9oil]{{5,7}}{_S}[hm][a-z0-9]{{4,6}}{_S}[0-9a-z]{{1,3}}"
    rf"|[0-9a-z]{{3,5}}{_SIGN}(?=[a-z]*[0-9][a-z]*[0-9][a-z]*[0-9])[0-9a-z]{{5,7}}"
    rf"{_SIGN}[0-9a-z]{{4,7}}{_SIGN}[0-9a-z]{{1,3}}"
    rf"|[a-z]{{4}}[-./_·][0-9oil]{{5,7}}[-./_·](?=[a-z]*[0-9])[0-9a-z]{{2,4}}"
    rf"|(?:[a-z]{{4}}{_S}|[a-z]{{3}}[-./_·]?)[0-9oil]{{6}}{_S}{_HOMOCLAVE}"
    rf"|[a-z]{{3}}{_S}{_DATE}{_S}{_HOMOCLAVE})(?![0-9a-z])"
)
_GROUPED = re.compile(r"\d{1,3}(?:[., ']\d{3})+")
_DECIMALS = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{1,2}|\d{1,3}(?:,\d{3})*\.\d{1,2}")
_BARE_DECIMALS = re.compile(r"\d{4,7}[.,]\d{2}")
_CURRENCY_TAILS = frozenset({
    "eur", "euros", "euro", "pesos", "mxn", "cop", "clp", "ars", "usd", "pen", "k",
    "mil", "soles", "dolares", "lucas", "m",
})  # fmt: skip
_CURRENCY_LEADS = _CURRENCY_TAILS | {"s", "u"}


def identity_spans(text: str, blocked: Sequence[bool]) -> Iterator[Span]:
    """The personal numbers of plain text; `blocked` marks what is known to be none."""
    for found in _IBAN.finditer(text):
        if sum(c.isdigit() for c in found.group()) >= _FROM_IBAN:
            yield Span(found.start(), found.end(), Kind.IBAN)
    for found in _MEXICAN.finditer(text):
        yield Span(found.start(), found.end(), name_of(found.group()))
    for run in runs(text, blocked, lambda start: _names_a_document(text, start)):
        kind = sensitive(text, run)
        if kind is not None:
            yield Span(run.start, run.end, kind)


def sensitive(text: str, run: Run) -> Kind | None:
    """What a run is called if it may identify somebody; None where it may stay."""
    if not run.digits:
        return None
    before = cue_before(text, run.pieces[0].start)
    if before is not None and before[0] is not Cue.INVOICE and _paying(text, run):
        before = None  # "con la tarjeta pago 150000" speaks of the sum
    after = cue_after(text, run.end)
    if not _is_personal(text, run, before, after):
        return None
    for cue in (before, after):
        if cue is not None and cue[0] is Cue.SECRET:
            return Kind.SECRET
        named = kind_of_cue(cue[1]) if cue is not None else None
        if named is not None:
            return named
    return name_of(text[run.start : run.end])


def _is_personal(
    text: str,
    run: Run,
    before: tuple[Cue, str] | None,
    after: tuple[Cue, str] | None,
) -> bool:
    cue = before[0] if before else None
    if cue is Cue.INVOICE:
        return is_card_or_account(text[run.start : run.end])
    if run.spoken or run.has_magnitude:
        said_as_sum = CURRENCY_NEXT.match(text, run.end) is not None
        return not said_as_sum and _spoken_is_personal(run, cue, after)
    last = run.pieces[-1]
    most = MOST_SHORT if last.tail in {"k", "m"} else MOST_DIGITS_OF_A_SUM
    if last.tail in _CURRENCY_TAILS and run.digits <= most:
        return False
    if cue is Cue.SECRET and sum(len(p.text) for p in run.pieces) >= 3:
        return True  # "las tres últimas son 78Z"
    if cue in FROM_WITH and run.digits >= FROM_WITH[cue]:
        return cue is not Cue.LOOSE or not _is_money(text, run)
    if after is not None and run.digits >= FROM_WITH_CUE_AFTER:
        return True
    return _shape_is_personal(text, run)


def _spoken_is_personal(
    run: Run, cue: Cue | None, after: tuple[Cue, str] | None
) -> bool:
    """A number read out: digit by digit it is no sum of money."""
    if cue is Cue.IDENTITY or cue is Cue.SECRET or after is not None:
        return run.digits >= FROM_WITH[Cue.SECRET] and len(run.pieces) >= 3
    if run.has_magnitude:
        return False
    fewest = 6 if cue is Cue.LOOSE else PERSONAL_FROM
    return run.digits >= fewest and len(run.pieces) >= 3


def _shape_is_personal(text: str, run: Run) -> bool:
    first, last = run.pieces[0], run.pieces[-1]
    if last.woven:
        many = last.digits >= FROM_WOVEN and len(last.text) >= LEAST_WOVEN
        return many or run.digits >= PERSONAL_FROM
    lettered = run.letter or len(last.tail) == 1
    if lettered and run.digits >= PERSONAL_FROM - 1:
        return True
    if run.digits < PERSONAL_FROM:
        return False
    if first.lead in _CURRENCY_LEADS and run.digits <= MOST_DIGITS_OF_A_SUM:
        return False
    return not _is_money(text, run)


def _is_money(text: str, run: Run) -> bool:
    """Whether a number that names no currency is still a sum, or years, or hours."""
    first, last = run.pieces[0], run.pieces[-1]
    lettered = any(p.lead or p.tail or not p.text.isdigit() for p in run.pieces[1:])
    if (
        run.letter
        or last.woven
        or last.tail
        or lettered
        or run.digits > 2 * MOST_DIGITS_OF_A_SUM
    ):
        return False
    written = text[first.start : last.end]
    paying = _paying(text, run)
    if all(_is_year(piece) for piece in run.pieces):
        return True
    if run.digits <= MOST_DIGITS_OF_A_SUM + 2 and (
        _DECIMALS.fullmatch(written) or _BARE_DECIMALS.fullmatch(written)
    ):
        return not re.fullmatch(r"\d{1,3}([.,])\d{3}\1\d{1,2}", written)
    if run.digits <= MOST_DIGITS_OF_A_SUM and _GROUPED.fullmatch(written):
        short = " " not in written or run.digits <= PERSONAL_FROM
        return paying or (short and written.endswith("000"))
    if len(run.pieces) == 1 and run.digits <= MOST_DIGITS_OF_A_SUM:
        zeros = "0000" if run.digits <= PERSONAL_FROM else "00000"
        return written.endswith("00" if paying else zeros)
    several = all(p.text.endswith("0") and p.digits <= 6 for p in run.pieces)
    rounds = len(run.pieces) == 2 and all(p.text.endswith("00") for p in run.pieces)
    return (several and paying) or (rounds and "-" in written)


def _paying(text: str, run: Run) -> bool:
    """Whether a word of paying stands nearer to the number than any other telling one.

    "pago 150000", but not "pago a la cuenta 150000".
    """
    start = run.pieces[0].start
    window = text[max(0, start - 40) : start]
    cue = cue_before(text, start)
    sure = cue is not None and cue[0] in {Cue.IDENTITY, Cue.SECRET}
    found = (SURELY_PAYING if sure else PAYING).search(window)
    if found is None:
        return False
    return cue is None or window.rfind(cue[1]) <= found.start()


def _names_a_document(text: str, start: int) -> bool:
    cue = cue_before(text, start)
    return cue is not None and cue[0] is Cue.IDENTITY


def _is_year(piece: Piece) -> bool:
    return piece.text.isdigit() and FIRST_YEAR <= int(piece.text) <= 2099
