"""An expression as a function of the facts: built once, then only called."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from recobro.domain.ageing import Stage
from recobro.domain.strategy.expressions.facts_named import FACTS, Getter, Kind
from recobro.domain.strategy.expressions.nodes import (
    Amount,
    And,
    Compare,
    Days,
    Has,
    In,
    Known,
    Name,
    Node,
    Not,
    Or,
)
from recobro.domain.strategy.facts import AccountFacts

# Whether an expression holds of an account, so many days past due, in this stage.
Condition = Callable[[AccountFacts, int, Stage], bool]

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def condition_of_node(node: Node) -> Condition:
    """The function of a tree; nothing is read or parsed when it is called."""
    match node:
        case Compare():
            return _compare(node)
        case In(name, values):
            return _one_of(name, values)
        case Has(text, name):
            get = FACTS[name].get
            return lambda facts, _days, _stage: text in get(facts)
        case Known(name):
            get = FACTS[name].get
            return lambda facts, _days, _stage: get(facts) is not None
        case Not(item):
            test = condition_of_node(item)
            return lambda facts, days, stage: not test(facts, days, stage)
        case And(items):
            return _all([condition_of_node(item) for item in items])
        case Or(items):
            return _any([condition_of_node(item) for item in items])


def _all(tests: list[Condition]) -> Condition:
    if len(tests) == 2:
        one, two = tests
        return lambda facts, days, stage: (
            one(facts, days, stage) and two(facts, days, stage)
        )

    def test(facts: AccountFacts, days: int, stage: Stage) -> bool:
        for one in tests:  # noqa: SIM110  all() of a generator takes twice the time
            if not one(facts, days, stage):
                return False
        return True

    return test


def _any(tests: list[Condition]) -> Condition:
    if len(tests) == 2:
        one, two = tests
        return lambda facts, days, stage: (
            one(facts, days, stage) or two(facts, days, stage)
        )

    def test(facts: AccountFacts, days: int, stage: Stage) -> bool:
        for one in tests:  # noqa: SIM110  as above
            if one(facts, days, stage):
                return True
        return False

    return test


def _compare(node: Compare) -> Condition:
    holds = _OPERATORS[node.operator]
    fact = FACTS[node.name]
    get = fact.get
    value = node.value
    if isinstance(value, Name):
        other = FACTS[value.name].get
        return lambda facts, _days, _stage: holds(get(facts), other(facts))
    if isinstance(value, Amount):
        number, currency = value.number, value.currency
        # in another currency nothing can be said: false, whatever is asked
        return lambda facts, _days, _stage: (
            facts.currency == currency and holds(get(facts), number)
        )
    if fact.kind is Kind.SHARE:
        return _of_share(get, holds, value)
    plain = _plain(value)
    if node.name == "dpd":
        return lambda _facts, days, _stage: holds(days, plain)
    if node.name == "stage":
        return lambda _facts, _days, stage: holds(stage, plain)
    return lambda facts, _days, _stage: holds(get(facts), plain)


def _of_share(get: Getter, holds: Callable[[Any, Any], bool], value: Any) -> Condition:
    share = float(value)

    def test(facts: AccountFacts, _days: int, _stage: Stage) -> bool:
        known = get(facts)
        return known is not None and holds(known, share)

    return test


def _one_of(name: str, values: tuple[Any, ...]) -> Condition:
    if any(isinstance(value, Amount) for value in values):
        return _any([_compare(Compare(name, "==", value)) for value in values])
    get = FACTS[name].get
    if FACTS[name].kind is Kind.SHARE:
        shares = frozenset(float(value) for value in values)
        return lambda facts, _days, _stage: get(facts) in shares
    known = frozenset(_plain(value) for value in values)
    if name == "dpd":
        return lambda _facts, days, _stage: days in known
    if name == "stage":
        return lambda _facts, _days, stage: stage in known
    return lambda facts, _days, _stage: get(facts) in known


def _plain(value: Any) -> Any:
    """What is quick to compare: an int for whole numbers."""
    if isinstance(value, Days):
        return value.number
    if isinstance(value, Decimal) and value == int(value):
        return int(value)
    return value
