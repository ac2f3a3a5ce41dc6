r"""Expressions: what a person may say, written to be read, compiled to patterns.

    (quiero|voy a) .. (matarme|morirme)     alternatives; up to three words between
    me (ya )?echaron                        an optional part (its space within)
    enferm*                                 any ending
    con todo #                              the end of a clause
    ^ yo pagar                              the beginning of one
    preso ~ pagar                           up to eight words, commas among them
    <kin>                                   a class of words, named once in classes.py

Words are brought to their sound (sound.py) on both sides. An expression is tried only
where one of its *keys* stands in the message: the beginnings of its least common word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from recobro.understanding.care.sound import sound, spell

KEY_LENGTHS = (3, 5)  # letters of a word by which expressions are found
_PIECE = re.compile(r"[a-z0-9]+\*?|,|<[a-z]+>|\.\.|[()|?~#^]| ")
# Words so common that they find nothing.
_COMMON = frozenset(
    spell(
        "a al con de del el en es esta este esto estoy ha he la las le les lo los me mi"
        " mis muy no nos o para pero por que se si sin soy su sus te tengo tiene todo"
        " todos un una uno y ya yo mas como quiero puedo voy ser estar hay tan solo"
        " i my the to of is am was not dont have has this that it and for from"
    )
)
# Words that most messages to a creditor hold: better than those, worse than others.
_FREQUENT = frozenset(
    spell(
        "be pagar pago pague debo deuda eso esa ese cuota cuotas mes dia casa banco"
        " plata dinero tarjeta link cuenta ahora hoy mañana cuando donde hasta desde"
        " porque fue voy estan hacer dar ver trabajo años nada"
    )
)


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression read: its keys, and the pattern over " word word , word ".

    The pattern is compiled when first asked for: most messages need few of them, and
    a process that starts needs none.
    """

    keys: frozenset[str]
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A part of an expression: pattern, keys, and how well the keys find (letters)."""

    pattern: str
    keys: frozenset[str]
    weight: int


class BadExpressionError(ValueError):
    """An expression of the lexicon that cannot be compiled: a programming mistake."""


def compile_all(
    expressions: Iterable[str], classes: Mapping[str, str]
) -> tuple[Expression, ...]:
    """The expressions compiled. Raises BadExpressionError naming the first bad one."""
    return tuple(compile_one(text, classes) for text in expressions)


def compile_one(text: str, classes: Mapping[str, str]) -> Expression:
    """One expression compiled. Raises BadExpressionError."""
    pieces = _pieces(text, classes)
    parsed, rest = _alternatives(pieces, 0)
    if rest != len(pieces) or not parsed.keys:
        raise BadExpressionError(text)
    return Expression(parsed.keys, f"(?<= )(?:{parsed.pattern}){_LAST}")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def keys_of(word: str) -> tuple[str, str, str]:
    """The keys under which a word of a message may find expressions."""
    return word, word[:3] + "*", word[:5] + "*"


def _pieces(text: str, classes: Mapping[str, str]) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    pieces = _PIECE.findall(plain)
    if "".join(pieces) != plain:
        raise BadExpressionError(text)
    spread: list[str] = []
    for piece in pieces:
        if piece[0] == "<":
            spread += ["(", *_pieces(classes[piece[1:-1]], classes), ")"]
        else:
            spread.append(piece)
    return spread


def _alternatives(pieces: list[str], at: int) -> tuple[_Parsed, int]:
    options: list[_Parsed] = []
    while True:
        option, at = _sequence(pieces, at)
        options.append(option)
        if at >= len(pieces) or pieces[at] != "|":
            break
        at += 1
    weight = min(option.weight for option in options)
    keys = frozenset().union(*(option.keys for option in options))
    return _Parsed("|".join(o.pattern for o in options), keys, weight), at


def _sequence(pieces: list[str], at: int) -> tuple[_Parsed, int]:
    pattern = ""
    best = _Parsed("", frozenset(), -1)
    while at < len(pieces) and pieces[at] not in "|)":
        piece = pieces[at]
        if piece == "(":
            inner, at = _alternatives(pieces, at + 1)
            part = _Parsed(f"(?:{inner.pattern})", inner.keys, inner.weight)
        else:
            part = _one(piece)
        at += 1
        if at < len(pieces) and pieces[at] == "?":
            pattern += part.pattern + "?"
            at += 1
        else:
            pattern += part.pattern
            best = max(best, part, key=lambda p: p.weight)
    return _Parsed(_tidy(pattern), best.keys, best.weight), at


def _tidy(pattern: str) -> str:
    """A gap brings its own spaces."""
    for gap in (_FEW, _MANY):
        pattern = pattern.replace(f"{gap} ", gap)
    pattern = pattern.replace(f"{_START} ", _START)
    return pattern.replace(f" {_END}", _END)


_FEW = r"(?:[a-z0-9]+ ){0,3}"
_MANY = r"(?:[^ ]+ ){0,8}"
_END = r"(?= ?,| ?$)"
_START = r"(?:(?<=\A )|(?<=, ))"
_LAST = r"(?:(?= )|(?<= ))"  # a word has ended, its space read or not


def _one(piece: str) -> _Parsed:
    match piece:
        case " ":
            return _Parsed(" ", frozenset(), -1)
        case "..":
            return _Parsed(_FEW, frozenset(), -1)
        case "~":
            return _Parsed(_MANY, frozenset(), -1)
        case "#":
            return _Parsed(_END, frozenset(), -1)
        case "^":
            return _Parsed(_START, frozenset(), -1)
    if piece.endswith("*"):
        stem = sound_of_stem(piece[:-1])
        cut = 5 if len(stem) >= 5 else 3
        if len(stem) < cut:
            raise BadExpressionError(piece)
        return _Parsed(f"{stem}[a-z]*", frozenset({stem[:cut] + "*"}), len(stem))
    if piece == ",":
        return _Parsed(",", frozenset(), -1)
    word = sound(piece)
    weight = 0 if word in _COMMON else 1 if word in _FREQUENT else len(word)
    return _Parsed(word, frozenset({word}), weight)


def sound_of_stem(stem: str) -> str:
    """The sound of the beginning of a word, whatever ends it."""
    # A vowel after it keeps the end of the stem from being read as an end of word.
    spelt = sound(stem + "a")
    return spelt[:-1]
