"""What the database itself refuses, whatever the code does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from tests.builders import TUESDAY, a_tenant
from tests.integration.storage.rows import Household, a_household, model_of

from recobro.domain.messages import MessageState
from recobro.storage.ids import new_id
from recobro.storage.migrate import migrate_if_needed, missing_migrations
from recobro.storage.tenancy import acting_for


@pytest.fixture(scope="module")
def home(database: None) -> Household:
    """A company with a row in every table."""
    return a_household(a_tenant())


def refused(home: Household, table: str, constraint: str, **changes: Any) -> None:
    """Changing the row of a table like this breaks the constraint."""
    with acting_for(home.tenant_id):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            model_of(table).objects.filter(id=home.ids[table]).update(**changes)


def copy_refused(home: Household, table: str, constraint: str, **changes: Any) -> None:
    """A second row, but for these changes, breaks the constraint."""
    with acting_for(home.tenant_id):
        row = model_of(table).objects.get(id=home.ids[table])
        given = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            model_of(table).objects.create(**(given | {"id": new_id()} | changes))


ON_THE_WAY = sorted(
    set(MessageState)
    - {MessageState.PLANNED, MessageState.REFUSED, MessageState.CANCELLED}
)


@pytest.mark.parametrize("state", ON_THE_WAY)
def test_message_needs_verdict_and_attempt(home: Household, state: str) -> None:
    for known in (
        {},
        {"verdict_id": home.ids["verdict"]},
        {"attempt_id": uuid4()},
    ):
        refused(home, "message", "message_needs_verdict", state=state, **known)


@pytest.mark.parametrize(
    ("table", "constraint", "changes"),
    [
        ("message", "message_state", {"state": "lost"}),
        ("allocation", "allocation_source", {"payment_id": None}),
        ("payment", "payment_amount", {"amount": 0}),
        ("payment", "payment_amount", {"amount": -1}),
        ("payment_return", "payment_return_amount", {"amount": 0}),
        ("plan_instalment", "plan_instalment_amount", {"amount": 0}),
        ("invoice_term", "invoice_term_outstanding", {"outstanding": -1}),
        ("invoice_term", "invoice_term_outstanding", {"amount": -1}),
        ("invoice", "invoice_kind", {"kind": "present"}),
        ("debtor", "debtor_kind", {"kind": "friend"}),
        ("contact_point", "contact_point_status", {"status": "odd"}),
        ("promise", "promise_status", {"status": "odd"}),
        ("plan", "plan_status", {"status": "odd"}),
        ("settlement", "settlement_status", {"status": "odd"}),
        ("dispute", "dispute_status", {"status": "odd"}),
        ("hand_over", "hand_over_status", {"status": "odd"}),
        ("hand_over", "hand_over_priority", {"priority": "odd"}),
        ("conversation", "conversation_holder", {"holder": "odd"}),
        ("payment", "payment_status", {"status": "odd"}),
        ("payment_link", "payment_link_status", {"status": "odd"}),
        ("payment_link", "payment_link_purpose", {"purpose": "odd"}),
        ("checkout", "checkout_status", {"status": "odd"}),
        ("strategy", "strategy_status", {"status": "odd"}),
        ("cycle_run", "cycle_run_status", {"status": "odd"}),
        ("inbound_event", "inbound_event_status", {"status": "odd"}),
        ("membership", "membership_role", {"role": "king"}),
    ],
)
def test_impossible_value_is_refused(
    home: Household, table: str, constraint: str, changes: dict[str, Any]
) -> None:
    refused(home, table, constraint, **changes)


def test_allocation_has_one_source(home: Household) -> None:
    both = {"credit_term_id": home.ids["invoice_term"]}
    refused(home, "allocation", "allocation_source", **both)


@pytest.mark.parametrize(
    ("table", "constraint", "changes"),
    [
        ("plan", "plan_one_running", {}),
        ("plan", "plan_one_running", {"status": "in_arrears"}),
        ("message", "message_key_once", {}),
        ("payment", "payment_once", {}),
        ("payment_return", "payment_return_once", {}),
        ("invoice", "invoice_number_once", {}),
        ("invoice_term", "invoice_term_once", {}),
        ("debtor", "debtor_key_once", {}),
        ("account", "account_once", {}),
        ("contact_point", "contact_once", {}),
        ("conversation", "conversation_once", {}),
        ("hand_over", "hand_over_one_open", {}),
        ("hand_over", "hand_over_one_open", {"status": "taken"}),
        ("decision", "decision_once_a_day", {}),
        ("inbound_message", "inbound_message_once", {}),
        ("attachment", "attachment_once", {}),
        ("plan_instalment", "plan_instalment_once", {}),
        ("strategy", "strategy_version_once", {}),
        ("cycle_range", "cycle_range_once", {}),
        ("data_feed", "data_feed_once", {}),
        ("token_bucket", "bucket_once", {}),
        ("alarm", "alarm_one_open", {}),
        ("membership", "membership_once", {}),
        ("webhook_refusal", "webhook_refusal_once", {}),
        ("payment_link", "payment_link_token", {}),
    ],
)
def test_second_row_is_refused(
    home: Household, table: str, constraint: str, changes: dict[str, Any]
) -> None:
    copy_refused(home, table, constraint, **changes)


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("plan", {"status": "completed"}),
        ("hand_over", {"status": "closed"}),
        ("strategy", {"version": 2, "status": "draft"}),
        ("decision", {"date": date(2026, 3, 11)}),
        ("checkout", {}),
        ("promise", {"created_at": TUESDAY + timedelta(days=1)}),
    ],
)
def test_second_row_is_allowed(
    home: Household, table: str, changes: dict[str, Any]
) -> None:
    with acting_for(home.tenant_id):
        row = model_of(table).objects.get(id=home.ids[table])
        given = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
        model_of(table).objects.create(**(given | {"id": new_id()} | changes))
        transaction.set_rollback(True)


def test_models_and_migrations_agree(database: None) -> None:
    assert missing_migrations() is None


def test_migrating_again_does_nothing(database: None) -> None:
    assert migrate_if_needed() is False
