"""An expression's text as tokens, each with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recobro.domain.strategy.sayings import say

LONGEST = 2000
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<number>-?[0-9]+(?:\.[0-9]+)?)
    |(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    |(?P<word>[^\W\d]\w*)
    |(?P<operator>==|!=|<=|>=|<|>)
    |(?P<mark>[()\[\],])""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
# What people write from other languages, and what it is called here.
_FOREIGN = {"=": "==", "&": "and", "|": "or", "!": "not", "<>": "!=", "≥": ">=",
            "≤": "<=", "≠": "!="}  # fmt: skip


class ExpressionError(ValueError):
    """An expression that cannot be read: `column` from 1, and what is wrong there."""

    def __init__(self, column: int, code: str, /, **values: object) -> None:
        self.column = column
        self.saying = say(code, **values)
        super().__init__(f"column {column}: {self.saying}")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: `kind` is number, text, word, operator, mark or end."""

    kind: str
    text: str
    column: int


def tokens_of(text: str) -> list[Token]:
    """All tokens and one of kind `end`. Raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError(LONGEST, "too_long", most=LONGEST)
    found: list[Token] = []
    at = listed = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _unread(text, at)
        kind = match.lastgroup or ""
        listed += {"[": 1, "]": -1}.get(match[0], 0)
        if kind == "number":
            # within a list a comma parts two numbers
            parts = r"\.?\d" if listed else r"[.,]?\d"
            if re.match(parts, text[match.end() :]):
                raise ExpressionError(match.end() + 1, "bad_number")
        if kind != "space":
            found.append(Token(kind, match[0], at + 1))
        at = match.end()
    found.append(Token("end", "", len(text) + 1))
    return found


def _unread(text: str, at: int) -> ExpressionError:
    if text[at] in "\"'":
        return ExpressionError(at + 1, "open_quote")
    for sign in (text[at : at + 2], text[at]):
        if sign in _FOREIGN:
            return ExpressionError(at + 1, "foreign", sign=sign, near=_FOREIGN[sign])
    if text[at] in "“”«»‘’":
        return ExpressionError(at + 1, "plain_quotes")
    return ExpressionError(at + 1, "unexpected", sign=text[at])


def unquoted(token: Token) -> str:
    """What a text token says, without its marks."""
    return _ESCAPE.sub(r"\1", token.text[1:-1])
