"""Other terms are no yes: what is in force was offered, and then accepted as it is."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from recobro.domain.conversation.effects import (
    AgreeDiscount,
    AgreePlan,
    GrantExtension,
    RecordPromise,
)
from recobro.domain.conversation.engine import respond
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import NegotiationPolicy, policy_from_json
from recobro.domain.conversation.state import ConversationState, Offer, OfferKind
from recobro.domain.conversation.terms import BareFigure, bare_figure, first_and_rest
from recobro.domain.conversation.turn import Turn
from recobro.domain.conversation.wording import Act
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.domain.readings import Entities, Intent, Reading

NOW = datetime(2026, 5, 6, 10, 0)  # noqa: DTZ001  in the account's zone, a Wednesday
OWED = Money.of("600.00", "EUR")
_IN_FORCE = (AgreeDiscount, AgreePlan, GrantExtension, RecordPromise)


def euros(amount: str) -> Money:
    return Money.of(amount, "EUR")


def a_policy() -> NegotiationPolicy:
    return policy_from_json(
        {
            "max_installments": 4,
            "min_installment": "20.00",
            "max_first_payment_days": 20,
            "max_plan_months": 6,
            "max_discount_percent": "10",
            "discount_needs_full_payment_within_days": 5,
            "max_extension_days": 15,
        }
    )


def an_offer(kind: OfferKind) -> Offer:
    """200 on the 9th of three months; 6 % off until the 11th; or all on the 8th."""
    if kind is OfferKind.PLAN:
        parts = tuple(
            Instalment(date=date(2026, month, 9), amount=euros("200.00"))
            for month in (5, 6, 7)
        )
        return Offer(kind=kind, balance=OWED, amount=OWED, instalments=parts)
    if kind is OfferKind.DISCOUNT:
        return Offer(
            kind=kind, balance=OWED, amount=euros("564.00"), date=date(2026, 5, 11),
            percent=Decimal(6),
        )  # fmt: skip
    return Offer(kind=kind, balance=OWED, amount=OWED, date=date(2026, 5, 8))


def answered(
    kind: OfferKind, text: str, *intents: Intent, abstain: bool = False, **named: Any
) -> Turn:
    facts = AccountFacts(
        creditor="Aguas de Ejemplo", first_name="Ana", full_name="Ana Prueba",
        country="ES", timezone="Europe/Madrid", balance=OWED, days_past_due=60,
    )  # fmt: skip
    state = ConversationState(verified=True, introduced=True, offer=an_offer(kind))
    reading = Reading(
        intents=intents, confidence=0.9, entities=Entities(**named), abstain=abstain
    )
    return respond(state, facts, a_policy(), reading, text, NOW)


def in_force(turn: Turn) -> bool:
    return any(isinstance(effect, _IN_FORCE) for effect in turn.effects)


YES = Intent.ACCEPT


@pytest.mark.parametrize(
    ("kind", "text", "intents", "named", "act"),
    [
        (OfferKind.PLAN, "vale, 50 cada mes", (YES,), {}, Act.COUNTER_PLAN),
        (OfferKind.PLAN, "va, de 150", (YES,), {}, Act.OFFER_PLAN),
        (
            OfferKind.PLAN, "sí, pero la primera el día 15", (YES,),
            {"date": date(2026, 5, 15)}, Act.OFFER_PLAN,
        ),
        (
            OfferKind.PLAN, "bueno, que arranque el 20", (Intent.PROMISE_TO_PAY,),
            {"date": date(2026, 5, 20)}, Act.OFFER_PLAN,
        ),
        (OfferKind.PLAN, "vale, en 4", (YES,), {}, Act.OFFER_PLAN),
        (OfferKind.DISCOUNT, "va, un 9%", (YES,), {}, Act.OFFER_DISCOUNT),
        (OfferKind.DISCOUNT, "ok con el 40%", (YES,), {}, Act.BETTER_DISCOUNT),
        (
            OfferKind.DISCOUNT, "venga, el 25 lo pago", (YES,),
            {"date": date(2026, 5, 25)}, Act.OFFER_DISCOUNT,
        ),
        (OfferKind.PROMISE, "sí, pero solo 90", (YES,), {}, Act.CONFIRM_PROMISE),
        (
            OfferKind.EXTENSION, "vale, mejor el 7", (YES,),
            {"date": date(2026, 5, 7)}, Act.CONFIRM_PROMISE,
        ),
        (
            OfferKind.EXTENSION, "vale, el 15", (YES,),
            {"date": date(2026, 5, 15)}, Act.OFFER_EXTENSION,
        ),
    ],
)  # fmt: skip
def test_other_terms_are_offered_anew(
    kind: OfferKind,
    text: str,
    intents: tuple[Intent, ...],
    named: dict[str, Any],
    act: Act,
) -> None:
    turn = answered(kind, text, *intents, **named)
    assert turn.act is act
    assert not in_force(turn)
    assert turn.state.offer is not None


def test_new_first_day_moves_the_plan() -> None:
    turn = answered(OfferKind.PLAN, "sí, empezando el 15", YES, date=date(2026, 5, 15))
    assert turn.state.offer is not None
    assert [part.date for part in turn.state.offer.instalments] == [
        date(2026, 5, 15), date(2026, 6, 15), date(2026, 7, 15)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "named"),
    [
        (OfferKind.PLAN, "vale, 200 al mes", {"amount": Decimal(200)}),
        (OfferKind.PLAN, "sí, las tres cuotas", {"installments": 3}),
        (OfferKind.PLAN, "de acuerdo, el 9 de mayo", {"date": date(2026, 5, 9)}),
        (OfferKind.DISCOUNT, "sí, mañana lo pago", {"date": date(2026, 5, 7)}),
        (OfferKind.DISCOUNT, "acepto el 6%", {"percent": Decimal(6)}),
        (OfferKind.PROMISE, "sí, el viernes", {"date": date(2026, 5, 8)}),
        (OfferKind.EXTENSION, "perfecto, los 600", {"amount": Decimal(600)}),
    ],
)
def test_yes_to_the_same_terms_is_a_yes(
    kind: OfferKind, text: str, named: dict[str, Any]
) -> None:
    assert in_force(answered(kind, text, YES, **named))


def test_discount_is_kept_by_who_names_its_day() -> None:
    turn = answered(
        OfferKind.DISCOUNT,
        "el viernes os pago eso",
        Intent.PROMISE_TO_PAY,
        date=date(2026, 5, 8),
    )
    promised = next(e for e in turn.effects if isinstance(e, RecordPromise))
    assert promised.amount == euros("564.00")


def test_whole_sum_instead_is_a_promise() -> None:
    turn = answered(
        OfferKind.PLAN,
        "mejor pago todo el viernes",
        Intent.PROMISE_TO_PAY,
        date=date(2026, 5, 8),
    )
    assert turn.act is Act.CONFIRM_PROMISE
    assert turn.state.offer is not None
    assert turn.state.offer.amount == OWED


@pytest.mark.parametrize("kind", [OfferKind.PLAN, OfferKind.DISCOUNT])
def test_plea_for_more_gets_the_next_concession(kind: OfferKind) -> None:
    turn = answered(kind, "no llego a más, de verdad", Intent.OTHER, abstain=True)
    assert turn.act in (Act.BETTER_PLAN, Act.BETTER_DISCOUNT)


def test_doubtful_yes_is_asked_once() -> None:
    doubtful = answered(OfferKind.PLAN, "pues nada, así", YES, abstain=True)
    assert doubtful.act is Act.OFFER_PLAN
    assert doubtful.state.offer == an_offer(OfferKind.PLAN)
    assert not in_force(doubtful)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("ok, pero un 8%", BareFigure(percent=Decimal(8))),
        ("dale 500", BareFigure(amount=Decimal(500))),
        ("en dos mejor", BareFigure(count=2)),
        ("in 4 payments", BareFigure(count=4)),
        ("vale, el 25", BareFigure()),  # a day
        ("sí, 12", BareFigure()),  # a day, or payments
        ("100 o 200", BareFigure()),
        ("a las 17:30", BareFigure()),
        ("el 15/06", BareFigure()),
        ("te pago 500 pero no ahora, ya veremos más adelante", BareFigure()),
    ],
)
def test_bare_figure_of_a_short_answer(text: str, figure: BareFigure) -> None:
    assert bare_figure(text) == figure


@pytest.mark.parametrize(
    ("text", "divides"),
    [
        ("200 hoy y el resto el 30", True),
        ("la mitad ya, la otra mitad en julio", True),
        ("100 now and the rest next week", True),
        ("pagué la mitad, el resto el viernes", False),  # paid already
        ("no quiero saber nada más", False),
    ],
)
def test_first_and_rest_are_told_apart(text: str, divides: bool) -> None:
    assert (first_and_rest(text, NOW.date()) is not None) is divides


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("200 hoy y el resto a fin de mes", date(2026, 5, 31)),
        ("200 hoy y lo demás el 3", date(2026, 6, 3)),
        ("200 hoy y el resto el día 20", date(2026, 5, 20)),
        ("200 hoy, la otra mitad en 15 días", date(2026, 5, 21)),
        ("200 hoy y el resto dentro de 2 semanas", date(2026, 5, 20)),
        ("200 hoy y el resto el miércoles", date(2026, 5, 13)),  # today is one
        ("200 today and the rest on the 31st", date(2026, 5, 31)),
        ("200 hoy y el resto cuando cobre", None),
    ],
)
def test_rest_has_its_day(text: str, day: date | None) -> None:
    divided = first_and_rest(text, NOW.date())
    assert divided is not None
    assert divided.rest_day == day


def test_rest_of_a_short_month_is_its_last_day() -> None:
    divided = first_and_rest("100 ahora y el resto el 31", date(2026, 6, 10))
    assert divided is not None
    assert divided.rest_day == date(2026, 6, 30)
