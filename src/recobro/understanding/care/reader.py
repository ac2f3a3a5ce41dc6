"""From a message to the signals in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recobro.domain.readings import Care
from recobro.understanding.care.ages import age_signals
from recobro.understanding.care.ailing import AILING
from recobro.understanding.care.broken import BROKEN
from recobro.understanding.care.classes import CLASSES
from recobro.understanding.care.despair import DESPAIR
from recobro.understanding.care.fear import FEAR
from recobro.understanding.care.grammar import (
    Expression,
    compile_all,
    keys_of,
)
from recobro.understanding.care.health import ADDICTION, DISABILITY, ILLNESS
from recobro.understanding.care.hooked import HOOKED
from recobro.understanding.care.impaired import IMPAIRED
from recobro.understanding.care.livelihood import OVERINDEBTEDNESS, UNEMPLOYMENT
from recobro.understanding.care.loss import LOSS
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
from recobro.understanding.care.swamped import SWAMPED
from recobro.understanding.care.toil import TOIL
from recobro.understanding.care.violence import VIOLENCE
from recobro.understanding.care.young_old import OLD, YOUNG

# Two for each signal: the plain words, then how it is told without them.
LEXICONS = (
    (SELF_HARM, DESPAIR), (VIOLENCE, FEAR), (UNEMPLOYMENT, TOIL), (ILLNESS, AILING),
    (BEREAVEMENT, LOSS), (DISABILITY, IMPAIRED), (ADDICTION, HOOKED), (MINOR, YOUNG),
    (ELDERLY, OLD), (OVERINDEBTEDNESS, SWAMPED), (LANGUAGE_BARRIER, BROKEN),
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
        plain.care,
        plain.urgent,
        tuple(run_together(text) for text in plain.run_together),
    )
    for plain, _ in LEXICONS
)


_Index = dict[str, tuple[tuple[int, Expression], ...]]


def _index(lexicons: Sequence[Sequence[Lexicon]], *, said: bool) -> _Index:
    """Every expression by each of its keys, with the number of its signal."""
    index: dict[str, list[tuple[int, Expression]]] = {}
    for number, of_one_signal in enumerate(lexicons):
        blocks = [
            block
            for lexicon in of_one_signal
            for block in (lexicon.says if said else lexicon.not_said).values()
        ]
        for block in blocks:
            for expression in compile_all(expressions(block), CLASSES):
                for key in expression.keys:
                    index.setdefault(key, []).append((number, expression))
    return {key: tuple(entries) for key, entries in index.items()}


_SAID = _index(LEXICONS, said=True)
_SAID_PLAINLY = _index([(plain,) for plain, _ in LEXICONS], said=True)
_NOT_SAID = _index(LEXICONS, said=False)


def care_signals(text: str) -> frozenset[Care]:
    """The signals in a message, read as it was written.

    Reads any text and never raises; beyond 4,096 characters nothing is read. A second,
    statistical opinion belongs beside this: its signals are to be united with these.
    """
    return _heard_signals(text, _SAID)


def plain_care_signals(text: str) -> frozenset[Care]:
    """The signals told in the plain words alone; never more than `care_signals`.

    For whatever learns from the corpus in `corpus/train`. The indirect wordings were
    written with that corpus in view, so on it they find nearly everything: a model that
    is given them as a sign, or a threshold fitted beside them, would trust them more
    than unseen messages warrant.
    """
    return _heard_signals(text, _SAID_PLAINLY)


def _heard_signals(text: str, said: _Index) -> frozenset[Care]:
    heard = hear(text)
    found = set(age_signals(heard.words))
    _read(heard.words, said, found)
    mended = tuple(map(mend, heard.closed))
    if mended != heard.words:
        _read(mended, said, found)
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


def _read(words: Sequence[str], said: _Index, found: set[Care]) -> None:
    """Adds the signals that the words tell; those found before are not looked for."""
    keys = _keys(words)
    wanted: dict[int, dict[int, Expression]] = {}
    for key in keys:
        for number, expression in said.get(key, ()):
            wanted.setdefault(number, {})[id(expression)] = expression
    spaced = _spaced(words)
    for number, candidates in wanted.items():
        if _SIGNALS[number].care in found:
            continue
        text = _masked(number, spaced, keys) or spaced
        if _says(candidates.values(), text, urgent=_SIGNALS[number].urgent):
            found.add(_SIGNALS[number].care)


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
