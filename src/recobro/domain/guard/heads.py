r"""The letters with which a pattern can begin: whether it is worth running at all.

Some three hundred patterns read each draft. A pattern of the form `\b(?:embarg|carcel)`
can only match where a word begins with one of its heads; a draft that has no such word
skips it. The reading is conservative: a pattern that it does not understand runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Longer heads would tell little more.
HEAD_LENGTH = 7
_LITERAL = re.compile(r"[a-z0-9][a-z0-9 ]*")
_CLASS = re.compile(r"\[([a-z]+)\](?![?*+{])")
_START = re.compile(r"[a-z0-9]+")
_SIZES = range(1, HEAD_LENGTH + 1)


class _NotPlainError(Exception):
    """The pattern may begin with something that is not a word."""


def _closing(pattern: str, start: int) -> int:
    """The place of the bracket that closes the group opened at `start`."""
    depth, place = 0, start
    while place < len(pattern):
        char = pattern[place]
        if char == "\\":
            place += 1
        elif char == "[":
            place = pattern.index("]", place + 2)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return place
        place += 1
    raise _NotPlainError


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern at its top level."""
    found, start, place = [], 0, 0
    while place < len(pattern):
        char = pattern[place]
        if char == "\\":
            place += 1
        elif char == "[":
            place = pattern.index("]", place + 2)
        elif char == "(":
            place = _closing(pattern, place)
        elif char == "|":
            found.append(pattern[start:place])
            start = place + 1
        place += 1
    return [*found, pattern[start:]]


def _expand(head: str, rest: str) -> Iterator[str]:
    """Every head with which `head` followed by the pattern `rest` can begin."""
    while len(head) < HEAD_LENGTH:
        literal = _LITERAL.match(rest)
        if literal is not None:
            after = rest[literal.end() : literal.end() + 1]
            optional = after != "" and after in "?*{"
            head += literal.group()[: -1 if optional else None]
            rest = "" if optional else rest[literal.end() :]
        elif rest.startswith("(?:"):
            end = _closing(rest, 0)
            tail, quantifier = rest[end + 1 :], rest[end + 1 : end + 2]
            if quantifier in ("+", "{"):
                break
            if quantifier in ("?", "*"):
                tail = tail[1:]
                yield from _expand(head, tail)
                if quantifier == "*":
                    break
            for part in _branches(rest[3:end]):
                yield from _expand(head, part + tail)
            return
        elif rest.startswith(r"\d") and rest[2:3] not in ("?", "*", "{"):
            yield from (head + digit for digit in "0123456789")
            return
        elif rest.startswith(r"\b"):
            rest = rest[2:]
        elif rest.startswith(("(?<!", "(?!")):
            rest = rest[_closing(rest, 0) + 1 :]
        elif (letters := _CLASS.match(rest)) is not None:
            for letter in letters.group(1):
                yield from _expand(head + letter, rest[letters.end() :])
            return
        else:
            break
    if not head:
        raise _NotPlainError
    yield head[:HEAD_LENGTH]


def _heads(branch: str) -> Iterator[str]:
    """The heads of one alternative, which must begin at a word boundary."""
    if branch.startswith("(?<!"):
        branch = branch[_closing(branch, 0) + 1 :]
    if branch.startswith(r"\b"):
        return _expand("", branch[2:])
    raise _NotPlainError


def heads_of(pattern: str) -> frozenset[str] | None:
    """Word beginnings of which any match needs one at its start, or None: anything."""
    try:
        return frozenset().union(*(_heads(branch) for branch in _branches(pattern)))
    except (_NotPlainError, ValueError):
        return None


def starts_of(text: str) -> frozenset[str]:
    """The beginning of every word of a folded text, with what follows the word."""
    return frozenset(
        [
            text[at : at + HEAD_LENGTH]
            for at in [m.start() for m in _START.finditer(text)]
        ]
    )


def prefixes_of(text: str) -> frozenset[str]:
    """Every beginning of every word of a folded text, with what follows the word."""
    return frozenset(head[:size] for head in starts_of(text) for size in _SIZES)
