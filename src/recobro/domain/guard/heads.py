r"""The letters with which a pattern can begin: whether it is worth running at all.

Some three hundred patterns read each draft. A pattern of the form `\b(?:embarg|carcel)`
can only match where a word begins with one of its heads; a draft that has no such word
skips it. The reading is conservative: a pattern that it does not understand runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Longer heads would tell little more.
HEAD_LENGTH = 10
_LITERAL = re.compile(r"[a-z0-9][a-z0-9 ]*")
_CLASS = re.compile(r"\[([a-z]+)\](?![?*+{])")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
_GAP = re.compile(r"\[\^[^\]\[\\]*(?:\\n)?\]\{0,\d+\}(?=\\b)")
# What is escaped, or in a class, opens no group.
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]")


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
        elif (opened := _GROUP.match(rest)) is not None:
            end = _closing(rest, 0)
            tail, quantifier = rest[end + 1 :], rest[end + 1 : end + 2]
            if quantifier in ("+", "{"):
                break
            if quantifier in ("?", "*"):
                tail = tail[1:]
                yield from _expand(head, tail)
                if quantifier == "*":
                    break
            for part in _branches(rest[opened.end() : end]):
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
    """The heads of one alternative, which must begin at a word, or at the text's own.

    So must one that begins with a digit before which no other may stand.
    """
    alone = False
    while branch.startswith("(?<!"):
        end = _closing(branch, 0)
        alone = alone or branch.startswith(r"(?<![\d")
        branch = branch[end + 1 :]
    if branch.startswith((r"\b", "^")):
        return _expand("", branch.removeprefix("^").removeprefix(r"\b"))
    if alone and branch.startswith(r"\d"):
        return _expand("", branch)
    raise _NotPlainError


def heads_of(pattern: str) -> frozenset[str] | None:
    """Word beginnings of which any match needs one at its start, or None: anything."""
    try:
        return frozenset().union(*(_heads(branch) for branch in _branches(pattern)))
    except (_NotPlainError, ValueError):
        return None


def needs_of(pattern: str) -> frozenset[str] | None:
    r"""Word beginnings of which one stands somewhere in any match, after a gap.

    «\bvamos\b[^.;]{0,20}\bembarg» needs a word that begins with `embarg`: without one
    the gap need not be tried. None where the pattern has no such gap.
    """
    try:
        if len(_branches(pattern)) != 1:
            return None
    except (_NotPlainError, ValueError):
        return None
    for gap in _GAP.finditer(pattern):
        depth = _depth(pattern[: gap.start()])
        needed = heads_of(pattern[gap.end() :]) if depth == 0 else None
        if needed is not None:
            return needed
    return None


def _depth(pattern: str) -> int:
    """How many groups are open at the end of the beginning of a pattern."""
    plain = _ESCAPED.sub("", pattern)
    return plain.count("(") - plain.count(")")
