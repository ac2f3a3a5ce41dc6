"""Which value a fact may be compared with."""

from __future__ import annotations

import re
from decimal import Decimal

from recobro.domain.strategy.expressions.facts_named import FACTS, Fact, Kind
from recobro.domain.strategy.expressions.nodes import Amount, Days, Name, Value
from recobro.domain.strategy.expressions.tokens import ExpressionError
from recobro.domain.strategy.sayings import nearest

_NEEDS = {
    Kind.DAYS: "needs_days",
    Kind.MONEY: "needs_money",
    Kind.COUNT: "needs_count",
    Kind.SHARE: "needs_share",
    Kind.TEXT: "needs_text",
}
_FORMS = {"country": re.compile(r"[A-Z]{2}"), "language": re.compile(r"[a-z]{2}")}


def check_value(name: str, operator: str, value: Value, column: int) -> None:
    """Raises ExpressionError where a fact cannot be compared with a value."""
    fact = FACTS[name]
    if fact.kind is Kind.TEXT and operator not in ("==", "!="):
        raise ExpressionError(column, "text_operator", name=name)
    if isinstance(value, Name):
        _check_other(name, fact, value.name, column)
    elif not _fits(fact.kind, value):
        raise ExpressionError(column, _NEEDS[fact.kind], name=name)
    elif isinstance(value, str):
        _check_text(name, fact, value, column)


def _check_other(name: str, fact: Fact, other: str, column: int) -> None:
    same = {Kind.COUNT: Kind.COUNT, Kind.MONEY: Kind.MONEY}
    if same.get(fact.kind) is not FACTS[other].kind:
        raise ExpressionError(column, "other_kind", name=name, other=other)


def _fits(kind: Kind, value: Value) -> bool:
    match kind, value:
        case Kind.DAYS, Days():
            return True
        case Kind.DAYS | Kind.COUNT, Decimal():
            return value == int(value)
        case Kind.MONEY, Decimal() | Amount():
            return True
        case Kind.SHARE, Decimal():
            return 0 <= value <= 1
        case Kind.TEXT, str():
            return True
    return False


def _check_text(name: str, fact: Fact, text: str, column: int) -> None:
    """A text that the fact can never be is a slip of the pen."""
    if fact.form and not _FORMS[fact.form].fullmatch(text):
        raise ExpressionError(column, f"form_{fact.form}", name=name)
    if fact.allowed and text not in fact.allowed:
        near = nearest(text, fact.allowed)
        if near or len(fact.allowed) > 8:
            raise ExpressionError(column, "never", name=name, text=text, near=near)
        allowed = ", ".join(sorted(fact.allowed))
        raise ExpressionError(column, "never_of", name=name, text=text, allowed=allowed)
