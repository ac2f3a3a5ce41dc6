"""The little language of the grammar's right-hand sides.

`{name}` is a symbol, `[a|b|]` a choice (the last alternative here is empty), `a@3` at
the end of an alternative its weight, and the rest is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

_WEIGHT = re.compile(r"@(\d+)$")
_TOKEN = re.compile(r"\{[a-z_0-9]+\}|[\[\]|]|[^\[\]|{}]+|[{}]")


class PatternError(ValueError):
    """A right-hand side that does not parse."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Text as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name to expand."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after another."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several, by weight."""

    options: tuple[Sequence, ...]
    weights: tuple[int, ...]


Node = Literal | Symbol | Sequence | Choice


@cache
def parse_pattern(source: str) -> Choice:
    """The tree of one right-hand side. Raises PatternError."""
    tokens = _TOKEN.findall(source)
    choice, position = _choice(tokens, 0, source)
    if position != len(tokens):
        raise PatternError(f"unbalanced ] in {source!r}")
    return choice


def expand(node: Node, rng: Random, symbol: Callable[[str], str]) -> str:
    """One sentence of the tree; `symbol` gives the text of a name."""
    match node:
        case Literal(text):
            return text
        case Symbol(name):
            return symbol(name)
        case Sequence(parts):
            return "".join(expand(part, rng, symbol) for part in parts)
        case Choice(options, weights):
            if len(options) == 1:
                return expand(options[0], rng, symbol)
            return expand(rng.choices(options, weights)[0], rng, symbol)


def symbols_of(node: Node) -> frozenset[str]:
    """Every name that a tree may ask for."""
    match node:
        case Literal():
            return frozenset()
        case Symbol(name):
            return frozenset({name})
        case Sequence(children) | Choice(children):
            return frozenset().union(*(symbols_of(child) for child in children))


def _choice(tokens: list[str], start: int, source: str) -> tuple[Choice, int]:
    options: list[Sequence] = []
    weights: list[int] = []
    parts: list[Node] = []

    def close() -> None:
        weight = 1
        if parts and isinstance(parts[-1], Literal):
            found = _WEIGHT.search(parts[-1].text)
            if found:
                weight = int(found[1])
                parts[-1] = Literal(parts[-1].text[: found.start()])
        options.append(Sequence(tuple(parts)))
        weights.append(weight)
        parts.clear()

    position = start
    while position < len(tokens) and tokens[position] != "]":
        piece = tokens[position]
        position += 1
        if piece == "|":
            close()
        elif piece == "[":
            inner, position = _choice(tokens, position, source)
            if position >= len(tokens):
                raise PatternError(f"unclosed [ in {source!r}")
            parts.append(inner)
            position += 1
        elif piece in {"{", "}"}:
            raise PatternError(f"a brace that is no symbol in {source!r}")
        elif piece.startswith("{"):
            parts.append(Symbol(piece[1:-1]))
        else:
            parts.append(Literal(piece))
    close()
    return Choice(tuple(options), tuple(weights)), position
