"""From a message to the signals in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recobro.domain.readings import Care
from recobro.understanding.care.ages import age_signals
from recobro.understanding.care.classes import CLASSES
from recobro.understanding.care.grammar import (
    Expression,
    compile_all,
    keys_of,
)
from recobro.understanding.care.health import ADDICTION, DISABILITY, ILLNESS
from recobro.understanding.care.livelihood import OVERINDEBTEDNESS, UNEMPLOYMENT
from recobro.understanding.care.mend import mend
from recobro.understanding.care.person import (
    BEREAVEMENT,
    ELDERLY,
    LANGUAGE_BARRIER,
    MINOR,
)
from recobro.understanding.care.self_harm import SELF_HARM
from recobro.understanding.care.signal import Lexicon, expressions
from recobro.understanding.care.sound import hear, run_together, spell
from recobro.understanding.care.violence import VIOLENCE

LEXICONS = (
    SELF_HARM, VIOLENCE, UNEMPLOYMENT, ILLNESS, BEREAVEMENT, DISABILITY, ADDICTION,
    MINOR, ELDERLY, OVERINDEBTEDNESS, LANGUAGE_BARRIER,
)  # fmt: skip


def _sounds(words: str) -> str:
    return "|".join(sorted(set(spell(words))))


# What denies right before it: "no estoy (en paro)", "nunca he sido (adicto)".
_DENIED = re.compile(
    rf" (?:{_sounds('no nunca jamas ni tampoco dont not never nadie')}) (?:(?:"
    + _sounds(
        "me lo se le estoy soy ando tengo es he ha fue hay por porque a ser estar"
        " estado tenido sido una un ninguna ningun de en ya que esta estaba sufro"
        " padezco tiene haya este el la mi caido am im are have been como ninguno muy"
        " tan estamos somos tenemos tuve estuve era tener caigo quede mora"
    )
    + ") ){0,5}$"
)
# What only supposes it: "si me quedara (sin trabajo)", "por si (me despiden)".
_SUPPOSED = re.compile(
    rf" (?:{_sounds('si aunque cuando if ojala supongamos imaginate imagine')}) "
    r"(?:[a-z]+ ){0,3}(?:"
    + _sounds(
        "quedara quedase quede estuviera estuviese tuviera tuviese fuera fuese perdiera"
        " perdiese hubiera echaran echasen despidieran muriera enfermara pasara diera"
        " quedo pierdo despiden pongo pusiera caigo cayera llegara llegase perdia"
        " quedaba"
    )
    + r") (?:[a-z]+ ){0,2}$"
)
_IF = re.compile(
    r" (?:por |y |que pasa |pero )?si (?:yo |algun dia |un dia |ya |me )?$"
)
_IF_VERB = re.compile(
    r"(?:(?:me|nos) )?(?:"
    + _sounds("quedo despiden echan botan corren enfermo pierdo operan ingresan pongo")
    + r") "
)
_OTHERS = re.compile(
    rf" (?:{_sounds(CLASSES['other'].replace('|', ' '))}) "
    r"(?!y |conmigo |dice |sabe )(?:[a-z0-9]+ ){0,3}$"
)
_BEFORE = 90  # characters: more than any denial takes


@dataclass(frozen=True, slots=True)
class _Signal:
    care: Care
    urgent: bool
    run_together: tuple[str, ...]


_SIGNALS = tuple(
    _Signal(
        lexicon.care,
        lexicon.urgent,
        tuple(run_together(text) for text in lexicon.run_together),
    )
    for lexicon in LEXICONS
)


_Index = dict[str, tuple[tuple[int, Expression], ...]]


def _index(lexicons: Sequence[Lexicon], *, said: bool) -> _Index:
    """Every expression by each of its keys, with the number of its signal."""
    index: dict[str, list[tuple[int, Expression]]] = {}
    for number, lexicon in enumerate(lexicons):
        groups = lexicon.says if said else lexicon.not_said
        for block in groups.values():
            for expression in compile_all(expressions(block), CLASSES):
                for key in expression.keys:
                    index.setdefault(key, []).append((number, expression))
    return {key: tuple(entries) for key, entries in index.items()}


_SAID = _index(LEXICONS, said=True)
_NOT_SAID = _index(LEXICONS, said=False)


def care_signals(text: str) -> frozenset[Care]:
    """The signals in a message, read as it was written.

    Reads any text and never raises; beyond 4,096 characters nothing is read. A second,
    statistical opinion belongs beside this: its signals are to be united with these.
    """
    heard = hear(text)
    found = _read(heard.words)
    found |= age_signals(heard.words)
    mended = tuple(map(mend, heard.closed))
    if mended != heard.words:
        found |= _read(mended)
    if heard.foreign:
        found.add(Care.LANGUAGE_BARRIER)
    for number, signal in enumerate(_SIGNALS):
        if signal.care in found or not signal.urgent:
            continue
        if any(phrase in heard.run for phrase in signal.run_together):
            masked = _masked(number, _spaced(heard.words), _keys(heard.words))
            if masked is None:
                found.add(signal.care)
    return frozenset(found)


def _read(words: Sequence[str]) -> set[Care]:
    keys = _keys(words)
    wanted: dict[int, dict[int, Expression]] = {}
    for key in keys:
        for number, expression in _SAID.get(key, ()):
            wanted.setdefault(number, {})[id(expression)] = expression
    if not wanted:
        return set()
    spaced = _spaced(words)
    found: set[Care] = set()
    for number, candidates in wanted.items():
        text = _masked(number, spaced, keys) or spaced
        if _says(candidates.values(), text, urgent=_SIGNALS[number].urgent):
            found.add(_SIGNALS[number].care)
    return found


def _says(candidates: Iterable[Expression], text: str, *, urgent: bool) -> bool:
    for expression in candidates:
        for match in expression.pattern.finditer(text):
            if urgent or not _denied(text, match):
                return True
    return False


def _denied(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before takes it back, supposes it, or gives it to others."""
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    return bool(
        _DENIED.search(before)
        or _SUPPOSED.search(before)
        or _OTHERS.search(before)
        or (_IF.search(before) and _IF_VERB.match(match[0] + " "))
    )


def _masked(number: int, spaced: str, keys: frozenset[str]) -> str | None:
    """The text without what is not meant; None where there is nothing of the kind."""
    masked = spaced
    # In one order: masks overlap, and a set's order differs from process to process.
    for key in sorted(keys & _NOT_SAID.keys()):
        for owner, expression in _NOT_SAID[key]:
            if owner == number:
                masked = expression.pattern.sub("#", masked)
    return masked if masked != spaced else None


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(key for word in set(words) for key in keys_of(word))
