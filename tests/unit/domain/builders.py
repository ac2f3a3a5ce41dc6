"""Accounts with defaults: one invoice of 100 euros, due on 1 March 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from recobro.domain.accounts import Account, ContactPoint, DebtorProfile
from recobro.domain.decisions import AccountFacts, position_facts
from recobro.domain.ledger import OpenTerm, position_of
from recobro.domain.messages import Channel
from recobro.domain.money import Money

DUE = date(2026, 3, 1)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
_SPACE = UUID(int=7)


def an_id(name: str) -> UUID:
    """The same identifier for the same name."""
    return uuid5(_SPACE, name)


def euros(amount: str | int) -> Money:
    return Money.of(amount, "EUR")


def _money(value: str | Money) -> Money:
    return value if isinstance(value, Money) else euros(value)


def a_term(
    number: str = "F-1",
    amount: str | Money = "100.00",
    outstanding: str | Money | None = None,
    *,
    due: date = DUE,
    **changes: Any,
) -> OpenTerm:
    given: dict[str, Any] = {
        "term_id": an_id(f"term {number}"),
        "invoice_id": an_id(f"invoice {number}"),
        "invoice_number": number,
        "concept": "",
        "issue_date": None,
        "due_date": due,
        "amount": _money(amount),
        "outstanding": _money(amount if outstanding is None else outstanding),
    }
    return OpenTerm(**(given | changes))


def facts_on(day: int, **changes: Any) -> tuple[AccountFacts, date]:
    """One invoice, `day` days past due (negative before), and the day it is then."""
    position = changes.pop("position", position_of([a_term()], "EUR"))
    given = position_facts(position) | changes
    return AccountFacts(**given), DUE + timedelta(days=day)


def an_account(*terms: OpenTerm, **changes: Any) -> Account:
    given: dict[str, Any] = {
        "account_id": an_id("account"),
        "currency": "EUR",
        "debtor": DebtorProfile(
            debtor_id=an_id("debtor"),
            name="Ana Prueba",
            kind="consumer",
            language="es",
            country="ES",
        ),
        "contact_points": (a_point(),),
        "position": position_of(terms or (a_term(),), "EUR"),
    }
    return Account(**(given | changes))


def a_point(address: str = "+34600111222", **changes: Any) -> ContactPoint:
    given: dict[str, Any] = {
        "contact_point_id": an_id(address),
        "channel": Channel.WHATSAPP,
        "address": address,
    }
    return ContactPoint(**(given | changes))
