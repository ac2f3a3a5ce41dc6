"""Fictitious accounts and replies for the writer's tests."""

from __future__ import annotations

from datetime import date

from recobro.domain.conversation.facts import AccountFacts, InvoiceFact
from recobro.domain.conversation.wording import Act, ReplyId, ReplyIntent
from recobro.domain.money import Money
from recobro.domain.plans import Instalment

TODAY = date(2026, 3, 10)
LINK = "https://pay.example.com/p/Zk3v9QxT7mB2LwPa8RsD"


def facts(**changes: object) -> AccountFacts:
    values: dict[str, object] = {
        "creditor": "Gimnasios Aurora",
        "first_name": "Ana",
        "full_name": "Ana Quintanilla Bustamante",
        "country": "ES",
        "timezone": "Europe/Madrid",
        "balance": Money.of("364.50", "EUR"),
        "invoices": (invoice(),),
    }
    return AccountFacts(**{**values, **changes})  # type: ignore[arg-type]


def invoice() -> InvoiceFact:
    return InvoiceFact(
        number="F2026-00123",
        concept="Cuota de natación",
        due_date=date(2026, 2, 15),
        outstanding=Money.of("364.50", "EUR"),
    )


def balance() -> ReplyIntent:
    return ReplyIntent(
        act=Act.BALANCE,
        values={"balance": Money.of("364.50", "EUR"), "invoices": (invoice(),)},
        buttons=(ReplyId.PAY_NOW,),
    )


def plan_offer() -> ReplyIntent:
    parts = tuple(
        Instalment(date=date(2026, month, 13), amount=Money.of("121.50", "EUR"))
        for month in (3, 4, 5)
    )
    return ReplyIntent(
        act=Act.OFFER_PLAN,
        values={
            "balance": Money.of("364.50", "EUR"),
            "count": len(parts),
            "amount": parts[0].amount,
            "date": parts[0].date,
            "instalments": parts,
        },
        buttons=(ReplyId.ACCEPT, ReplyId.REJECT),
    )
