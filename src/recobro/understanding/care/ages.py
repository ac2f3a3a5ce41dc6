"""Ages that a person tells: their own where they are a minor, anyone's where old.

"tengo 15 años" is a minor; "mi hijo tiene 15 años" is none. Old age counts for whoever
the message speaks of: the debtor may be the writer's mother.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recobro.domain.readings import Care
from recobro.understanding.care.sound import spell

MINOR_UP_TO = 17
MINOR_FROM = 7  # below, nobody answers messages of debts
# The laws of older people begin at 60 (PE, MX, CO, CL) or 65; plain speech later.
ELDERLY_FROM = 65
ELDERLY_UP_TO = 109

_SMALL = (
    "siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho"
)
_NUMBERS = dict(zip(spell(_SMALL), range(7, 19), strict=True))
_TENS = dict(
    zip(
        spell("sesenta setenta ochenta noventa cien"),
        (60, 70, 80, 90, 100),
        strict=True,
    )
)
_UNITS = dict(
    zip(
        spell("un dos tres cuatro cinco seis siete ocho nueve"),
        range(1, 10),
        strict=True,
    )
)
_YEARS = frozenset(
    spell("años año añitos añito anios years year yo pirulos tacos abriles primaveras")
)
_HAVE = frozenset(spell("tengo cumplo cumpli cumplire im am voy"))
_ANYONES = frozenset(
    spell("tengo tiene con mis sus de cumplo cumple cumplio im am is es tienen")
)
_BETWEEN = frozenset(
    spell("solo apenas ya como nomas solamente los only just casi mas yo")
)
_SPAN = frozenset(
    spell(
        "hace llevo llevamos desde durante cliente contrato garantia plazo antiguedad"
        " trabajando aportando condena financiado hipoteca"
    )
)
# Where "tengo 14" ends the clause, one of these tells that it is an age.
_CUE = frozenset(
    spell(
        "soy edad años grande viejo vieja menor niño niña colegio jubilado jubilada"
        " hijo hija apenas mayor abuelo abuela pension solita solito secundaria nieto"
        " nieta minor old"
    )
)
_BIRTHDAY = frozenset(spell("cumplo cumpli cumplire"))
_MONTHS = frozenset(
    spell(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
        " diciembre"
    )
)


def age_signals(words: Sequence[str]) -> frozenset[Care]:
    """`minor` or `elderly` where an age in the sound-spelt words says so."""
    if _HAVE.isdisjoint(words) and _YEARS.isdisjoint(words):
        return frozenset()
    found: set[Care] = set()
    for at in range(len(words)):
        age, used = _age_at(words, at)
        if not used:
            continue
        before = [w for w in words[max(0, at - 5) : at] if w not in _BETWEEN]
        verb = before[-1] if before else ""
        after = words[at + used] if at + used < len(words) else ","
        told = (
            after in _YEARS
            or (after in {",", "y"} and not _CUE.isdisjoint(words))
            or (verb in _BIRTHDAY and not _MONTHS.isdisjoint(words[at + used :]))
        )
        if not told or not _SPAN.isdisjoint(before):
            continue
        if MINOR_FROM <= age <= MINOR_UP_TO and verb in _HAVE:
            found.add(Care.MINOR)
        if ELDERLY_FROM <= age <= ELDERLY_UP_TO and (
            verb in _HAVE or (after in _YEARS and verb in _ANYONES)
        ):
            found.add(Care.ELDERLY)
    return frozenset(found)


def _age_at(words: Sequence[str], at: int) -> tuple[int, int]:
    """The age that begins at a word and how many words it takes; (0, 0) for none."""
    word = words[at]
    if re.fullmatch(r"[0-9]{1,3}", word):
        return int(word), 1
    if word in _NUMBERS:
        return _NUMBERS[word], 1
    if word in _TENS:
        following = words[at + 1 : at + 3]
        if (
            len(following) == 2
            and following[0] in {"y", "i"}
            and following[1] in _UNITS
        ):
            return _TENS[word] + _UNITS[following[1]], 3
        return _TENS[word], 1
    return 0, 0
