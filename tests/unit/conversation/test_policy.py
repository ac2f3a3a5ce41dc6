"""The policy as stored data."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from recobro.domain.conversation.policy import (
    DEFAULT_POLICY,
    InvalidPolicyError,
    policy_from_json,
    policy_to_json,
)

HOURS = {"days": ["mon", "fri"], "from": "09:00", "to": "18:00"}


def test_policy_survives_its_json() -> None:
    policy = policy_from_json(
        {"max_installments": 6, "human_over": "5000", "office_hours": HOURS}
    )
    assert policy_from_json(policy_to_json(policy)) == policy
    assert policy.human_over == Decimal(5000)


def test_default_policy_grants_little() -> None:
    assert policy_from_json({}) == DEFAULT_POLICY
    assert not DEFAULT_POLICY.discounts


@pytest.mark.parametrize(
    "values",
    [
        {"max_installments": "3"},
        {"max_installments": -1},
        {"max_installments": True},
        {"max_discount_percent": "101"},
        {"min_installment": "mucho"},
        {"human_over": "NaN"},
        {"office_hours": {"days": ["lun"], "from": "09:00", "to": "18:00"}},
        {"office_hours": {"days": ["mon"], "from": "18:00", "to": "09:00"}},
        {"office_hours": "siempre"},
    ],
)
def test_bad_policy_names_its_field(values: dict[str, Any]) -> None:
    with pytest.raises(InvalidPolicyError, match=next(iter(values))):
        policy_from_json(values)


def test_next_opening_skips_closed_days() -> None:
    hours = policy_from_json({"office_hours": HOURS}).office_hours
    assert hours is not None
    friday_evening = datetime(2026, 3, 13, 19, 0)  # noqa: DTZ001
    monday = datetime(2026, 3, 16, 9, 0)  # noqa: DTZ001
    assert hours.next_opening(friday_evening) == monday
