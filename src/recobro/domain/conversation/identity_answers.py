"""Whether a message answers the question of identity: one guess, of oneself, said yes.

«1984 o 1985» tries numbers, «no es 1985» denies one, «mi marido nació en 1985» tells of
somebody else: none of them shows who reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from recobro.domain.conversation.facts import IdentityCheck, IdentityQuestion
from recobro.domain.conversation.spoken_numbers import in_digits
from recobro.domain.conversation.words import plain

# Nobody who owes was born later.
_LATEST_BORN = 2012
# «el 15» may be a day; «el 85» is none.
_LAST_DAY = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guess:
    """A value that may be the answer, and whether the words make it one."""

    value: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Digits written together or in groups, with the words around them."""

    parts: tuple[str, ...]
    before: str
    after: str

    @property
    def joined(self) -> str:
        return "".join(self.parts)

    @property
    def values(self) -> tuple[str, ...]:
        """«28 012» is one number, «28012 3» two."""
        short = all(len(part) <= 3 for part in self.parts)
        return (self.joined,) if short else self.parts

    @property
    def measures(self) -> bool:
        """Whether it is a sum, a count or a day: «50 euros», «3 cuotas»."""
        return bool(_UNIT.match(self.after) or _SIGN.search(self.before))


_CLAUSE = re.compile(r"[,;!?\n()]|\.(?!\d)|\b(?:pero|sino|aunque|but)\b")
_DICTATED = re.compile(r"(?<=\b\d), ?(?=\d\b)")
_DIGITS = re.compile(r"\d+(?:[ .\-/]{1,2}\d+)*")
_DOCUMENT = re.compile(
    r"\b[a-z]?\d[\da-z]*(?:[ .\-/]{1,2}[a-z]?\d[\da-z]*)*(?:[ .\-/]?[a-z](?= *$))?"
)
_PARTS = re.compile(r"[\da-z]+")
_UNIT = re.compile(
    r" ?(?:%|€|\$|euros?\b|eur\b|pesos?\b|soles\b|dolares\b|lucas\b|mil\b|k\b|cuotas?\b"
    r"|plazos?\b|pagos?\b|veces\b|mes(?:es)?\b|semanas?\b|dias?\b|anos?\b|horas?\b"
    r"|partes\b|por ciento\b|de (?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic))"
)
_SIGN = re.compile(r"(?:[$€/]|\b(?:tengo|cumplo|cumpli|hace|debo)) ?$")
_DENIED = re.compile(r"\b(?:no|nunca|tampoco|ni|not|never|isn t|isn't|wasn't)\b")
_DENIED_AFTER = re.compile(r" ?no\b")
_UNSURE = re.compile(r"\bno (?:lo |me )?(?:se|acuerdo|recuerdo)\b|\bni idea\b")
_RELATIVE = (
    r"(?:marido|espos[oa]|mujer|senora|padre|madre|papas?|mamas?|hij[oa]|herman[oa]"
    r"|novi[oa]|pareja|ti[oa]|abuel[oa]|prim[oa]|sobrin[oa]|suegr[oa]|cunad[oa]|jef[ea]"
    r"|amig[oa]|vecin[oa]|companer[oa]|nuera|yerno|viej[oa]|niet[oa]|titular|husband"
    r"|wife|father|mother|son|daughter|brother|sister|partner|friend)"
)
_OTHERS = re.compile(
    rf"\b(?:mi|su|tu|la|el|un|una|my|his|her|the) {_RELATIVE}\b"
    r"|\b(?:el|ella|he|she) (?:es|nacio|vive|tiene|was|is|lives)\b"
    r"|\bnacio\b|\bde (?:el|ella)\b"
)
_MYSELF = re.compile(
    r"\b(?:yo|naci|mio|mia|vivo|soy del?|mi (?:ano|fecha|codigo|cp|dni|nif|nie"
    r"|documento|cedula|rut|rfc|curp)|i was|i live|mine|my (?:year|postcode|id))\b"
)
# «ese es el de mi mamá, 03100»: what was wrong was of another, this is not.
_CORRECTS = re.compile(
    r"\b(?:perdon\w*|disculp\w*|equivo\w*|ese (?:es|era)|sorry|my mistake)\b"
)
_SAYS_YEAR = re.compile(
    r"\b(?:naci(?:da|do)?|nacimiento|soy|ano|born|year)\b[^\d]{0,16}$"
)
_BEFORE_YEAR = re.compile(r"(?:^ *|\b(?:del?|en|el|es|si|yo|o|u|or|in) |['’´`])$")
_FILLERS = re.compile(
    r"\b(?:si|hola|buenas?|dias|tardes|noches|soy|yo|es|el|la|en|del?|ano|pues|claro"
    r"|ok|vale|dale|ya|gracias|yes|in)\b|[^a-z]"
)


def right_answer(check: IdentityCheck, text: str) -> bool | None:
    """Whether the text answers the question rightly; None where it holds no answer."""
    words = _DICTATED.sub(" ", in_digits(plain(text)))
    guesses = list(_guesses(check, words))
    if not guesses:
        return None
    if not all(guess.counts for guess in guesses) or _UNSURE.search(words):
        return False
    wanted = _bare(check.answer)
    if check.question is IdentityQuestion.BIRTH_YEAR:
        return _one_year([g.value for g in guesses], wanted)
    if len({g.value for g in guesses}) > 1:
        return False
    told = guesses[0].value
    digits = re.sub(r"\D", "", wanted)
    # «1425» for C1425ABC: the rest names the street, and few know it.
    return told in (wanted, digits if len(digits) == 4 else wanted)


def _one_year(told: list[str], wanted: str) -> bool:
    """Whether one year was told, with its century or without, and the right one."""
    whole = {year for year in told if len(year) == 4}
    short = {year for year in told if len(year) == 2}
    if len(whole) > 1 or len({year[-2:] for year in told}) > 1:
        return False
    return wanted in whole if whole else wanted[-2:] in short


def _bare(text: str) -> str:
    return re.sub(r"[^\da-z]", "", plain(text))


def _guesses(check: IdentityCheck, words: str) -> Iterator[_Guess]:
    """Each value of the shape asked for, in the clause that says it."""
    found = _SHAPES[check.question]
    elsewhere = bool(_OTHERS.search(words)) and not _CORRECTS.search(words)
    wanted = _bare(check.answer)
    for clause in _CLAUSE.split(words):
        others = bool(_OTHERS.search(clause))
        mine = not others and (not elsewhere or bool(_MYSELF.search(clause)))
        for group, value in found(clause, wanted):
            denied = _DENIED.search(group.before) or _DENIED_AFTER.match(group.after)
            yield _Guess(value=value, counts=mine and not denied)


def _groups(clause: str, shape: re.Pattern[str]) -> Iterator[_Group]:
    for found in shape.finditer(clause):
        yield _Group(
            parts=tuple(_PARTS.findall(found[0])),
            before=clause[: found.start()],
            after=clause[found.end() :],
        )


def _years(clause: str, _: str) -> Iterator[tuple[_Group, str]]:
    """«1985», «1 9 8 5», «12/05/85», «nací en el 85»."""
    for group in _groups(clause, _DIGITS):
        whole = [p for p in (*group.parts, group.joined) if _is_year(p)]
        if whole:
            yield from ((group, year) for year in dict.fromkeys(whole))
        elif len(group.parts) == 3 and len(group.parts[-1]) == 2:
            yield group, group.parts[-1]
        elif len(group.joined) == 2 and _is_short_year(group):
            yield group, group.joined


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1900 <= int(digits) <= _LATEST_BORN


def _is_short_year(group: _Group) -> bool:
    if group.measures:
        return False
    if _SAYS_YEAR.search(group.before):
        return True
    alone = not _FILLERS.sub("", group.before) and not _FILLERS.sub("", group.after)
    by_day = int(group.joined) > _LAST_DAY and bool(_BEFORE_YEAR.search(group.before))
    return alone or by_day


def _postcodes(clause: str, wanted: str) -> Iterator[tuple[_Group, str]]:
    """«28012», «28 012», «2 8 0 1 2»; with letters only where the answer has some."""
    if not wanted.isdigit():
        exact = re.compile(r"\b" + r"[ .\-]?".join(map(re.escape, wanted)) + r"\b")
        for group in _groups(clause, exact):
            yield group, wanted
        clause = exact.sub(" ", clause)
    for group in _groups(clause, _DIGITS):
        for value in group.values:
            if 4 <= len(value) <= 8 and not group.measures:
                yield group, value


def _document_ends(clause: str, _: str) -> Iterator[tuple[_Group, str]]:
    """The last three of «12345418», «12.345.418», «4 1 8», «418», «41-k»."""
    for group in _groups(clause, _DOCUMENT):
        if group.measures:
            continue
        parts = group.parts
        if len(parts) > 1 and len(parts[-1]) == 1 and parts[-1].isalpha():
            parts = (*parts[:-2], parts[-2] + parts[-1])
        one = all(len(part) <= 4 for part in parts) or len(parts) == 1
        for value in ("".join(parts),) if one else parts:
            if len(value) >= 3:
                yield group, value[-3:]


_SHAPES: Mapping[
    IdentityQuestion, Callable[[str, str], Iterator[tuple[_Group, str]]]
] = {
    IdentityQuestion.BIRTH_YEAR: _years,
    IdentityQuestion.POSTCODE: _postcodes,
    IdentityQuestion.DOCUMENT_LAST3: _document_ends,
}
