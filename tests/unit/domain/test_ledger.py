"""The ledger: what is owed after credits, how old it is, how money is spread."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.builders import DUE, a_term, euros

from recobro.domain.errors import CurrencyMismatchError, OverAllocationError
from recobro.domain.ledger import (
    OpenTerm,
    Position,
    allocate,
    paid_elsewhere,
    position_of,
)
from recobro.domain.money import Money

JUNE, JULY, AUGUST = date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)


def left_of(position: Position) -> dict[str, str]:
    return {t.invoice_number: str(t.outstanding.amount) for t in position.claims}


def test_nothing_open_is_no_position() -> None:
    position = position_of([], "EUR")
    assert (position.balance, position.claims) == (euros(0), ())
    assert position.days_past_due(DUE) == 0


def test_claims_come_oldest_first() -> None:
    position = position_of([a_term("B", due=JULY), a_term("A", due=JUNE)], "EUR")
    assert list(left_of(position)) == ["A", "B"]


def test_credit_pays_oldest_claim_first() -> None:
    # credit 120: pays A (100) whole and 20 of B (100)
    position = position_of(
        [a_term("B", due=JULY), a_term("A", due=JUNE), a_term("N", "-120", due=AUGUST)],
        "EUR",
    )
    assert left_of(position) == {"B": "80.00"}
    assert position.unused_credit == euros(0)


def test_credit_beyond_claims_is_unused() -> None:
    # 100 owed, 130 credited: 30 is left over and nothing is owed
    position = position_of([a_term("A"), a_term("N", "-130")], "EUR")
    assert position.balance == euros(0)
    assert position.unused_credit == euros(30)


def test_credit_pays_disputed_claims_last() -> None:
    # credit 50 skips the older disputed A and pays B: 100 - 50
    position = position_of(
        [
            a_term("A", due=JUNE, disputed=True),
            a_term("B", due=JULY),
            a_term("N", "-50"),
        ],
        "EUR",
    )
    assert left_of(position) == {"A": "100.00", "B": "50.00"}


def test_half_used_credit_gives_the_rest() -> None:
    # a credit note of 80 of which 30 is left: 100 - 30
    position = position_of([a_term("A"), a_term("N", "-80", "-30")], "EUR")
    assert position.balance == euros(70)


def test_age_counts_from_oldest_unpaid() -> None:
    position = position_of([a_term("A", due=JUNE), a_term("B", due=JULY)], "EUR")
    assert position.days_past_due(JUNE) == 0
    assert position.days_past_due(JUNE - timedelta(days=3)) == -3
    assert position.days_past_due(JULY) == 30  # June has 30 days


def test_age_skips_disputed_and_held() -> None:
    position = position_of(
        [
            a_term("A", due=JUNE, disputed=True),
            a_term("B", due=JULY, held=True),
            a_term("C", due=AUGUST),
        ],
        "EUR",
    )
    assert position.days_past_due(AUGUST + timedelta(days=5)) == 5
    assert position.balance == euros(300)  # owed all the same
    assert [t.invoice_number for t in position.claimable] == ["C"]


def test_age_skips_what_credit_paid() -> None:
    position = position_of(
        [a_term("A", due=JUNE), a_term("B", due=JULY), a_term("N", "-100")], "EUR"
    )
    assert position.days_past_due(JULY + timedelta(days=2)) == 2


def test_due_day_itself_is_not_overdue() -> None:
    position = position_of([a_term(due=JUNE)], "EUR")
    assert position.overdue(JUNE) == euros(0)
    assert position.overdue(JUNE + timedelta(days=1)) == euros(100)


def test_foreign_money_in_position_is_refused() -> None:
    with pytest.raises(CurrencyMismatchError):
        position_of([a_term("N", "-10")], "MXN")


@st.composite
def some_terms(draw: st.DrawFn) -> list[OpenTerm]:
    terms = []
    for number in range(draw(st.integers(0, 6))):
        cents = draw(st.integers(1, 50_000))
        left = draw(st.integers(0, cents))
        sign = draw(st.sampled_from([1, 1, 1, -1]))
        terms.append(
            a_term(
                f"F-{number}",
                str(euros(sign * cents).amount / 100),
                str(euros(sign * left).amount / 100),
                due=DUE + timedelta(days=draw(st.integers(-40, 40))),
                disputed=draw(st.booleans()),
                held=draw(st.booleans()),
            )
        )
    return terms


@given(some_terms())
def test_credits_and_claims_keep_the_sum(terms: list[OpenTerm]) -> None:
    position = position_of(terms, "EUR")
    net = Money.sum((t.outstanding for t in terms), "EUR")
    assert position.balance - position.unused_credit == net
    assert not (position.balance and position.unused_credit)
    assert all(t.outstanding.is_positive for t in position.claims)


@given(some_terms(), st.integers(1, 200_000))
def test_allocation_spends_each_cent_once(terms: list[OpenTerm], cents: int) -> None:
    claims = position_of(terms, "EUR").claims
    payment = Money(euros(cents).amount / 100, "EUR")
    shares, left = allocate(payment, claims)
    assert Money.sum((s.amount for s in shares), "EUR") + left == payment
    owed = {t.term_id: t.outstanding for t in claims}
    assert all(s.amount <= owed[s.term_id] for s in shares)
    assert not left or left == payment - Money.sum(owed.values(), "EUR")


def test_each_term_is_filled_in_turn() -> None:
    # 150 over 100 and 100, in the order given: 100, then 50
    shares, left = allocate(euros(150), [a_term("B"), a_term("A")])
    assert [(s.term_id, s.amount) for s in shares] == [
        (a_term("B").term_id, euros(100)),
        (a_term("A").term_id, euros(50)),
    ]
    assert left == euros(0)


@pytest.mark.parametrize("amount", ["0", "-0.01"])
def test_empty_payment_is_not_allocated(amount: str) -> None:
    with pytest.raises(OverAllocationError):
        allocate(euros(amount), [a_term()])


@pytest.mark.parametrize(
    ("amount", "reported", "known", "ours", "elsewhere"),
    [
        # nobody paid
        ("100", "100", "0", "0", "0"),
        # the file tells of 30 paid to them: 100 - 70
        ("100", "70", "0", "0", "30"),
        # we received 40 and their books do not have it yet: nothing new
        ("100", "100", "0", "40", "0"),
        # our 40 is in their books now: still nothing new
        ("100", "60", "0", "40", "0"),
        # our 40 and 30 of theirs: 70 paid - 40 ours
        ("100", "30", "0", "40", "30"),
        # 30 known before, our 40 not booked by them yet
        ("100", "70", "30", "40", "30"),
        # the 30 that they had booked came back: the file says 100 open again
        ("100", "100", "30", "0", "0"),
        # of 30 booked, 20 came back: 100 - 90
        ("100", "90", "30", "0", "10"),
        # everything paid elsewhere, on top of our 40: 100 - 40
        ("100", "0", "0", "40", "60"),
        # a credit note of 50, of which they used 20: -50 - (-30)
        ("-50", "-30", "0", "0", "-20"),
        # and its use taken back
        ("-50", "-50", "-20", "0", "0"),
    ],
)
def test_paid_elsewhere(
    amount: str, reported: str, known: str, ours: str, elsewhere: str
) -> None:
    found = paid_elsewhere(
        amount=euros(amount),
        reported_outstanding=euros(reported),
        known_before=euros(known),
        ours=euros(ours),
    )
    assert found == euros(elsewhere)


cents = st.integers(0, 10_000)


@given(cents, cents, cents)
def test_same_report_twice_changes_nothing(paid: int, known: int, ours: int) -> None:
    amount = euros(100)
    reported = amount - Money(euros(paid).amount / 100, "EUR")

    def report(before: Money) -> Money:
        return paid_elsewhere(
            amount=amount,
            reported_outstanding=reported,
            known_before=before,
            ours=Money(euros(ours).amount / 100, "EUR"),
        )

    once = report(Money(euros(known).amount / 100, "EUR"))
    assert report(once) == once
