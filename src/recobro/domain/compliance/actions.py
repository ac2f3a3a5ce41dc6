"""Actions: what somebody or something wants to do to a debtor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Money to be added to a debt.

    `name` is one of `vocabulary.CHARGES`. `amount` and `base` (the overdue amount or
    instalment it is computed on) are in `currency`; `rate_percent` is per year and
    `remuneratory_percent` the contract's own rate. `extra_costs` are evidenced costs
    above a fixed compensation. Unknown things are None, and a rule that needs them
    refuses.
    """

    name: str
    amount: Decimal | None = None
    base: Decimal | None = None
    currency: str | None = None
    due_on: date | None = None
    rate_percent: Decimal | None = None
    remuneratory_percent: Decimal | None = None
    agreed_rate: bool | None = None
    term_days: int | None = None
    activity_done: bool | None = None
    useful_action_done: bool | None = None
    extra_costs: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What is about to be done.

    `kind` is one of `vocabulary.ACTIONS`; `channel`, `purpose`, `address` and
    `automated` (no person chose this very contact) belong to a contact, `decision` to
    `decide`, `charge` to `charge`. None is unknown: every rule that depends on it then
    applies.
    """

    kind: str
    channel: str | None = None
    purpose: str | None = None
    address: str | None = None
    automated: bool | None = None
    decision: str | None = None
    charge: Charge | None = None
