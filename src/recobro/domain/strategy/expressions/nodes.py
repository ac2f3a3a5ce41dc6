"""The tree of an expression, and how it is written down again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in one currency: `500 EUR`."""

    number: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days: `30 days`."""

    number: int


@dataclass(frozen=True, slots=True)
class Name:
    """A fact by its name, on the right of a comparison."""

    name: str


# A number, a text, a sum, days, or another fact.
Value = Decimal | str | Amount | Days | Name


@dataclass(frozen=True, slots=True)
class Compare:
    """`dpd >= 30`: a fact, one of == != < <= > >=, and what it is compared with."""

    name: str
    operator: str
    value: Value


@dataclass(frozen=True, slots=True)
class In:
    """`country in ["ES", "MX"]`: a fact is one of these."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """`"vip" in tags`: a set of texts holds this one."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """`risk known`: there is such a fact."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    item: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more; none of them is itself an And."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more; none of them is itself an Or."""

    items: tuple[Node, ...]


Node = Compare | In | Has | Known | Not | And | Or


def written(node: Node) -> str:
    """The expression in its one canonical form; reading it gives the same tree."""
    match node:
        case Compare(name, operator, value):
            return f"{name} {operator} {_value(value)}"
        case In(name, values):
            return f"{name} in {_list(values)}"
        case Has(text, name):
            return f"{_value(text)} in {name}"
        case Known(name):
            return f"{name} known"
        case Not(In(name, values)):
            return f"{name} not in {_list(values)}"
        case Not(Has(text, name)):
            return f"{_value(text)} not in {name}"
        case Not(item):
            return f"not {_inside(item, And, Or)}"
        case And(items):
            return " and ".join(_inside(item, Or) for item in items)
        case Or(items):
            return " or ".join(written(item) for item in items)


def _inside(node: Node, *looser: type) -> str:
    """A part, in parentheses where it binds less than what surrounds it."""
    text = written(node)
    return f"({text})" if isinstance(node, looser) else text


def _list(values: tuple[Value, ...]) -> str:
    return f"[{', '.join(_value(value) for value in values)}]"


def _value(value: Value) -> str:
    match value:
        case Decimal():
            return _number(value)
        case Amount(number, currency):
            return f"{_number(number)} {currency}"
        case Days(number):
            return f"{number} {'day' if number == 1 else 'days'}"
        case Name(name):
            return name
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'


def _number(number: Decimal) -> str:
    """Plain digits, without an exponent and without idle zeros."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
