"""Dialogues with defaults: a bill of 300 euros, sixty days past due, in Spain."""

from __future__ import annotations

from typing import Any

from recobro.rehearsal.player import Player

Step = str | dict[str, Any]
SECRET = {"question": "birth_year", "answer": "1985"}


def a_dialogue(*steps: Step, **changes: Any) -> dict[str, Any]:
    """A dialogue; a plain string is a message from the person."""
    policy = {
        "max_installments": 3,
        "min_installment": "20.00",
        "max_first_payment_days": 15,
        "max_plan_months": 6,
        "max_discount_percent": "0",
        "discount_needs_full_payment_within_days": 0,
        "max_extension_days": 15,
        "human_over": "100000.00",
        "office_hours": {
            "days": ["mon", "tue", "wed", "thu", "fri"],
            "from": "09:00",
            "to": "18:00",
        },
    } | changes.pop("policy", {})
    amount = changes.pop("amount", "300.00")
    account = {
        "creditor": "Aguas de Ejemplo",
        "debtor": {
            "first_name": "Ana",
            "full_name": "Ana Prueba",
            "kind": "consumer",
            "language": "es",
        },
        "identity": changes.pop("identity", None),
        "currency": "EUR",
        "invoices": [
            {
                "number": "F-7",
                "concept": "Agua, enero",
                "issue_date": "2026-01-01",
                "due_date": "2026-01-09",
                "amount": amount,
                "outstanding": amount,
            }
        ],
    }
    return {
        "id": "test",
        "country": "ES",
        "timezone": "Europe/Madrid",
        "now": "2026-03-10T10:00:00",  # a Tuesday
        "account": account,
        "policy": policy,
        "opening": "overdue_notice",
        "turns": [s if isinstance(s, dict) else {"text": s} for s in steps],
    } | changes


def played(*steps: Step, **changes: Any) -> Player:
    """A dialogue played to its end; `player.refused` holds what the guard held back."""
    player = Player(a_dialogue(*steps, **changes))
    player.play()
    return player


def last(player: Player) -> dict[str, Any]:
    """The last turn's output."""
    return player.turns[-1]
