"""Conditions over the facts: read, written, checked, and true or false."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.domain.builders import facts_on

from recobro.domain.ageing import DEFAULT_LIMITS, Stage
from recobro.domain.money import CURRENCY_EXPONENTS
from recobro.domain.strategy import AccountFacts, Expression, ExpressionError
from recobro.domain.strategy.behaviour import Behaviour
from recobro.domain.strategy.expressions import FACTS, Kind, condition_of
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

FACTS_NOW: AccountFacts = replace(
    facts_on(12)[0],
    balance=Decimal("620.00"),
    claimable=Decimal("500.00"),
    claims=2,
    country="MX",
    tags=frozenset({"vip", "obra"}),
    promises_kept=1,
    promises_broken=3,
)


def holds(text: str, **changes: object) -> bool:
    facts = replace(FACTS_NOW, **changes)  # type: ignore[arg-type]
    return Expression.parse(text).holds(facts, 12, DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("text", "is_true"),
    [
        ("dpd == 12", True),
        ("dpd > 12 days", False),
        ("12 <= dpd", True),
        ("dpd in [1, 12, 30]", True),
        ("dpd > -3", True),
        ("amount >= 500", True),
        ("amount > 500", False),
        ("amount >= 500 EUR", True),
        ("amount >= 1 USD", False),
        ("amount != 500 USD", False),  # another currency: nothing can be said
        ("not amount >= 1 USD", True),
        ("amount in [500 EUR, 20 USD]", True),
        ("balance > amount", True),
        ("balance == 620.00", True),
        ('currency == "EUR"', True),
        ('stage == "early"', True),
        ('stage in ["mid", "late"]', False),
        ('country in ["ES", "MX"]', True),
        ('country not in ["ES", "MX"]', False),
        ('kind == "consumer" and language == "es"', True),
        ('"vip" in tags', True),
        ('"nuevo" in tags', False),
        ('"nuevo" not in tags', True),
        ("promises_broken > promises_kept", True),
        ("claims == 2 and unanswered == 0", True),
        ('behaviour == "breaks_promises"', True),
        ("risk known", False),
        ("risk > 0", False),
        ("risk <= 1", False),
        ("risk in [0.5]", False),
        ("dpd == 1 or dpd == 12 and amount < 1", False),
        ("(dpd == 1 or dpd == 12) and amount > 1", True),
        ("dpd == 1 or dpd == 2 or dpd == 12", True),
        ("dpd > 1 and dpd > 2 and dpd > 12", False),
        ("not dpd == 1 and not not dpd == 12", True),
    ],
)
def test_expression_is_true_or_false(text: str, is_true: bool) -> None:
    assert holds(text) is is_true


def test_known_risk_is_compared() -> None:
    assert holds("risk known and risk >= 0.7", risk=0.71)
    assert not holds("risk known and risk >= 0.7", risk=0.69)
    assert holds("risk in [0.5, 0.75]", risk=0.75)


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("dp > 3", 1, "unknown name `dp`: did you mean `dpd`?"),
        ("country == ES", 12, 'a text stands in quotation marks: "ES"'),
        ('dpd == "x"', 8, "`dpd` is compared with days"),
        ("dpd > 3 EUR", 7, "`dpd` is compared with days"),
        ("dpd > 1.5", 7, "`dpd` is compared with days"),
        ("amount > 3 days", 10, "`amount` is compared with an amount"),
        ("amount > 5 EURO", 12, "unknown unit `EURO`: did you mean `EUR`?"),
        ("amount > 1.500,50", 15, "without separators"),
        ("amount > 1.500.000", 15, "without separators"),
        ("claims > 1.5", 10, "a whole number"),
        ("risk > 2", 8, "a number from 0 to 1"),
        ('country > "ES"', 11, "is a text"),
        ('country == "es"', 12, "two capital letters"),
        ('language == "ESP"', 13, "two small letters"),
        ('stage == "mids"', 10, "did you mean `mid`?"),
        ('behaviour == "gone"', 14, "it is one of answers, breaks_promises"),
        ('currency == "EURO"', 13, "did you mean `EUR`?"),
        ('kind in ["bussiness"]', 10, "did you mean `business`?"),
        ('tags == "vip"', 1, 'ask `"…" in tags`'),
        ('"vip" == tags', 1, 'ask `"…" in tags`'),
        ('"ES" in country', 1, "write `country == …`"),
        ("claims == balance", 11, "cannot be compared"),
        ("dpd known", 1, "always known"),
        ("dpd in [amount]", 9, "values, not facts"),
        ("(dpd > 3", 9, "expected `)`, not the end"),
        ("dpd > 3 3", 9, "expected `and`, `or` or the end, not `3`"),
        ("dpd in [3 4]", 11, "expected `,` / `]`, not `4`"),
        ("dpd", 4, "expected == != < <= > >= or `in` after `dpd`"),
        ("dpd > and", 7, "expected a fact or a value, not `and`"),
        ("3 > 4", 5, "expected a fact"),
        ("", 1, "not the end"),
        ('dpd > 3 and "vip', 13, "closing quotation mark"),
        ("«vip» in tags", 1, "plain quotation marks"),
        ("dpd ≥ 3", 5, "did you mean `>=`?"),
        ("dpd = 3", 5, "did you mean `==`?"),
        ("dpd > 3 ; dpd < 4", 9, "unexpected `;`"),
        ("dpd > 3 && dpd < 4", 9, "did you mean `and`?"),
        ("(" * 60 + "dpd > 3" + ")" * 60, 41, "too many parentheses"),
        ("not " * 60 + "dpd > 3", 241, "too many parentheses"),
        ("dpd > 3 or " * 400 + "dpd > 3", 2000, "at most 2000 characters"),
    ],
)
def test_error_tells_column_and_expectation(text: str, column: int, told: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        Expression.parse(text)
    assert told in caught.value.saying.text("en")
    assert caught.value.column == column
    assert caught.value.saying.text("es") != caught.value.saying.text("en")


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_is_read_and_explained(name: str) -> None:
    fact = FACTS[name]
    assert fact.meaning
    asked = {
        Kind.DAYS: f"{name} >= 0",
        Kind.MONEY: f"{name} >= 0",
        Kind.COUNT: f"{name} >= 0",
        Kind.SHARE: f"{name} known",
        Kind.TEXT: f'{name} != "{min(fact.allowed, default=_sample(fact.form))}"',
        Kind.TEXTS: f'"vip" in {name}',
    }[fact.kind]
    assert holds(asked, risk=0.5, country="PT")


def _sample(form: str) -> str:
    return "ZZ" if form == "country" else "zz"


def test_written_form_is_canonical() -> None:
    text = "(( 30<=dpd )) and ('a\"b' in tags or not (not country in ['ES']))"
    assert str(Expression.parse(text)) == (
        'dpd >= 30 and ("a\\"b" in tags or not country not in ["ES"])'
    )


NUMBERS = st.decimals(
    min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False
)
WHOLE = st.integers(-(10**6), 10**6).map(Decimal)
_MONEY = st.one_of(
    NUMBERS, st.builds(Amount, NUMBERS, st.sampled_from(sorted(CURRENCY_EXPONENTS)))
)
_ORDERS = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
_EQUAL = st.sampled_from(["==", "!="])


def _values(name: str) -> st.SearchStrategy[object]:
    fact = FACTS[name]
    by_kind: dict[Kind, st.SearchStrategy[object]] = {
        Kind.DAYS: st.one_of(WHOLE, st.builds(Days, st.integers(-400, 400))),
        Kind.MONEY: _MONEY,
        Kind.COUNT: WHOLE,
        Kind.SHARE: st.sampled_from([Decimal(0), Decimal("0.25"), Decimal(1)]),
    }
    if fact.kind in by_kind:
        return by_kind[fact.kind]
    if fact.allowed:
        return st.sampled_from(sorted(fact.allowed))
    letters = "ABCXYZ" if fact.form == "country" else "abcxyz"
    return st.text(letters, min_size=2, max_size=2)


_NAMES = st.sampled_from([n for n, f in FACTS.items() if f.kind is not Kind.TEXTS])


@st.composite
def _tests(draw: st.DrawFn) -> Node:
    name = draw(_NAMES)
    value = _values(name)
    order = _EQUAL if FACTS[name].kind is Kind.TEXT else _ORDERS
    made: st.SearchStrategy[object] = st.one_of(
        st.builds(Compare, st.just(name), order, value),
        st.builds(
            In, st.just(name), st.lists(value, min_size=1, max_size=3).map(tuple)
        ),
        st.builds(Has, st.text(max_size=6), st.just("tags")),
        st.just(Known("risk")),
        st.just(Compare("balance", ">", Name("amount"))),
    )
    return draw(made)  # type: ignore[return-value]


def _joined(kind: type[And | Or], items: list[Node]) -> Node:
    flat = [p for i in items for p in (i.items if isinstance(i, kind) else (i,))]
    return kind(tuple(flat))


TREES: st.SearchStrategy[Node] = st.recursive(
    _tests(),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda i: _joined(And, i)),
        st.lists(inner, min_size=2, max_size=3).map(lambda i: _joined(Or, i)),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(TREES)
def test_written_and_read_again_is_equal(node: Node) -> None:
    expression = Expression(node)
    assert Expression.parse(str(expression)) == expression


@settings(deadline=None)
@given(TREES)
def test_condition_answers_and_its_contrary_too(node: Node) -> None:
    asked = (FACTS_NOW, 12, Stage.EARLY)
    answer = condition_of(Expression(node))(*asked)
    assert condition_of(Expression(Not(node)))(*asked) is (not answer)


def column_of(text: str) -> int | None:
    try:
        Expression.parse(text)
    except ExpressionError as error:
        return error.column
    return None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    column = column_of(text)
    assert column is None or 1 <= column <= len(text) + 1


@pytest.mark.parametrize(
    ("changes", "behaviour"),
    [
        ({}, Behaviour.NEW),
        ({"last_reply": date(2026, 3, 1)}, Behaviour.ANSWERS),
        ({"unanswered": 2}, Behaviour.NEW),
        ({"unanswered": 3}, Behaviour.SILENT),
        ({"unanswered": 3, "last_reply": date(2026, 1, 1)}, Behaviour.SILENT),
        ({"promises_kept": 1, "unanswered": 9}, Behaviour.KEEPS_WORD),
        ({"promises_kept": 2, "promises_broken": 1}, Behaviour.KEEPS_WORD),
        ({"promises_kept": 1, "promises_broken": 1}, Behaviour.BREAKS_PROMISES),
        ({"promises_broken": 1}, Behaviour.BREAKS_PROMISES),
    ],
)
def test_behaviour_by_its_order(
    changes: dict[str, object], behaviour: Behaviour
) -> None:
    facts = facts_on(3, **changes)[0]
    condition = Expression.parse(f'behaviour == "{behaviour.value}"')
    assert condition.holds(facts, 3, DEFAULT_LIMITS)
