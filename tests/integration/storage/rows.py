"""One row of every table of a tenant, so that no table escapes the tests of isolation.

`TABLES` is read from the database: a new table without a row here fails its test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.db import connections
from tests.builders import TUESDAY, an_invoice_row, import_rows

from recobro.storage import models
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_account
from recobro.storage.tenancy import acting_for

# The tables with a tenant_id: what must be isolated, asked of PostgreSQL itself.
_WITH_TENANT = """
    select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    order by c.relname
"""


@contextmanager
def as_owner() -> Iterator[psycopg.Cursor[Any]]:
    """A cursor of the role that owns the tables; what it does is rolled back."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("begin")
        try:
            yield cursor.cursor
        finally:
            cursor.execute("rollback")


def tables() -> list[str]:
    """Every table that has a tenant_id."""
    with as_owner() as cursor:
        return [row[0] for row in cursor.execute(_WITH_TENANT)]


def model_of(table: str) -> Any:
    """The model that is stored in a table."""
    return next(m for m in apps.get_models() if m._meta.db_table == table)


@dataclass
class Household:
    """A tenant with a row in every table; `ids` are those rows' identifiers."""

    tenant_id: UUID
    ids: dict[str, UUID]


def a_household(tenant_id: UUID) -> Household:
    """Put a row into every table of a tenant."""
    import_rows(tenant_id, [an_invoice_row(phone="+34600111222")])
    with acting_for(tenant_id):
        account = models.Account.objects.get(tenant_id=tenant_id)
        ids = {
            "account": account.id,
            "debtor": account.debtor_id,
            "chronology": account.id,
        }
        for table in ("invoice", "invoice_term", "import_batch", "strategy"):
            ids[table] = model_of(table).objects.get(tenant_id=tenant_id).id
        point = models.ContactPoint.objects.filter(tenant_id=tenant_id).first()
        assert point
        ids["contact_point"] = point.id
        lock_account(account.id)
        for table, make in _MAKERS.items():
            ids[table] = new_id()
            model_of(table).objects.create(
                tenant_id=tenant_id, id=ids[table], **make(ids)
            )
    return Household(tenant_id=tenant_id, ids=ids)


_MONEY = {"amount": "10.00", "currency": "EUR"}
_Ids = dict[str, UUID]
# In an order in which each row's references are already there.
_MAKERS: dict[str, Callable[[_Ids], dict[str, Any]]] = {
    "membership": lambda _: {
        "user_id": 10**9,
        "role": "admin",
        "created_at": TUESDAY,
    },
    "stop": lambda ids: {
        "debtor_id": ids["debtor"],
        "channel": "sms",
        "reason": "test",
        "started_at": TUESDAY,
        "created_by": "test",
    },
    "plan": lambda ids: {
        "account_id": ids["account"],
        "total": "10.00",
        "currency": "EUR",
        "created_at": TUESDAY,
    },
    "plan_instalment": lambda ids: {
        "account_id": ids["account"],
        "plan_id": ids["plan"],
        "seq": 1,
        "date": date(2026, 4, 1),
        **_MONEY,
    },
    "payment_link": lambda ids: {
        "account_id": ids["account"],
        "token": ids["account"].hex,
        "currency": "EUR",
        "instalment_id": ids["plan_instalment"],
        "created_at": TUESDAY,
        "expires_at": TUESDAY,
    },
    "checkout": lambda ids: {
        "account_id": ids["account"],
        "link_id": ids["payment_link"],
        "gateway": "test",
        "created_at": TUESDAY,
        **_MONEY,
    },
    "payment": lambda ids: {
        "account_id": ids["account"],
        "link_id": ids["payment_link"],
        "source": "test",
        "external_id": "1",
        "received_at": TUESDAY,
        "created_at": TUESDAY,
        **_MONEY,
    },
    "payment_return": lambda ids: {
        "payment_id": ids["payment"],
        "external_id": "1",
        "created_at": TUESDAY,
        **_MONEY,
    },
    "allocation": lambda ids: {
        "account_id": ids["account"],
        "term_id": ids["invoice_term"],
        "payment_id": ids["payment"],
        "created_at": TUESDAY,
        **_MONEY,
    },
    "promise": lambda ids: {
        "account_id": ids["account"],
        "date": date(2026, 4, 1),
        "created_at": TUESDAY,
        **_MONEY,
    },
    "settlement": lambda ids: {
        "account_id": ids["account"],
        "percent": "10",
        "amount_to_pay": "9.00",
        "currency": "EUR",
        "until": date(2026, 4, 1),
        "created_at": TUESDAY,
    },
    "dispute": lambda ids: {
        "account_id": ids["account"],
        "invoice_id": ids["invoice"],
        "text": "no",
        "due_at": TUESDAY,
        "created_at": TUESDAY,
    },
    "hold": lambda ids: {
        "account_id": ids["account"],
        "invoice_id": ids["invoice"],
        "reason": "other",
        "starts_at": TUESDAY,
        "created_by": "test",
    },
    "cycle_run": lambda _: {
        "date": date(2026, 3, 10),
        "started_at": TUESDAY,
        "started_by": "test",
    },
    "cycle_range": lambda ids: {
        "run_id": ids["cycle_run"],
        "seq": 1,
        "first_account": ids["account"],
        "last_account": ids["account"],
    },
    "data_feed": lambda _: {
        "source": "bank",
        "as_of": TUESDAY,
        "noted_at": TUESDAY,
        "noted_by": "test",
    },
    "pause": lambda _: {
        "scope": "tenant",
        "reason": "test",
        "started_by": "test",
        "started_at": TUESDAY,
    },
    "token_bucket": lambda _: {
        "key": "whatsapp:1",
        "tokens": 1,
        "rate": 1,
        "capacity": 1,
        "updated_at": TUESDAY,
    },
    "alarm": lambda _: {
        "kind": "test",
        "opened_at": TUESDAY,
        "seen_at": TUESDAY,
    },
    "decision": lambda ids: {
        "account_id": ids["account"],
        "run_id": ids["cycle_run"],
        "date": date(2026, 3, 10),
        "action": "none",
        "stage": "early",
        "days_past_due": 8,
        "balance": "10.00",
        "currency": "EUR",
        "reasons": [],
        "strategy_version": "default@1",
        "decided_at": TUESDAY,
    },
    "conversation": lambda ids: {
        "account_id": ids["account"],
        "contact_point_id": ids["contact_point"],
        "channel": "whatsapp",
        "created_at": TUESDAY,
    },
    "message": lambda ids: {
        "account_id": ids["account"],
        "contact_point_id": ids["contact_point"],
        "conversation_id": ids["conversation"],
        "key": "test",
        "channel": "whatsapp",
        "purpose": "collection",
        "intent": {},
        "not_before": TUESDAY,
        "planned_at": TUESDAY,
    },
    "verdict": lambda ids: {
        "account_id": ids["account"],
        "message_id": ids["message"],
        "allowed": True,
        "moment": TUESDAY,
    },
    "contact_attempt": lambda ids: {
        "account_id": ids["account"],
        "debtor_id": ids["debtor"],
        "message_id": ids["message"],
        "channel": "whatsapp",
        "purpose": "collection",
        "at": TUESDAY,
    },
    "inbound_message": lambda ids: {
        "account_id": ids["account"],
        "contact_point_id": ids["contact_point"],
        "conversation_id": ids["conversation"],
        "channel": "whatsapp",
        "provider_id": "in.1",
        "sender": "+34600111222",
        "kind": "text",
        "sent_at": TUESDAY,
        "received_at": TUESDAY,
    },
    "attachment": lambda ids: {
        "account_id": ids["account"],
        "inbound_id": ids["inbound_message"],
        "mime_type": "image/png",
        "created_at": TUESDAY,
    },
    "hand_over": lambda ids: {
        "account_id": ids["account"],
        "conversation_id": ids["conversation"],
        "reason": "asked",
        "priority": "normal",
        "due_at": TUESDAY,
        "opened_at": TUESDAY,
    },
    "reading_correction": lambda ids: {
        "account_id": ids["account"],
        "inbound_id": ids["inbound_message"],
        "corrected": {"intents": ["greeting"]},
        "corrected_by": "ana",
        "corrected_at": TUESDAY,
    },
    "media_reading": lambda ids: {
        "account_id": ids["account"],
        "attachment_id": ids["attachment"],
        "kind": "receipt",
        "created_at": TUESDAY,
    },
    "model_call": lambda _: {
        "purpose": "interpret",
        "model": "test",
        "outcome": "read",
        "at": TUESDAY,
    },
    "wording": lambda _: {
        "key": "greeting",
        "language": "es",
        "version": 1,
        "text": "Hola",
        "proposed_by": "ana",
        "proposed_at": TUESDAY,
    },
    "faq_entry": lambda _: {
        "language": "es",
        "question": "¿?",
        "answer": "Sí",
        "number": 1,
        "proposed_by": "ana",
        "proposed_at": TUESDAY,
    },
    "survey": lambda ids: {
        "account_id": ids["account"],
        "conversation_id": ids["conversation"],
        "occasion": "closed",
        "asked_at": TUESDAY,
    },
    "policy_change": lambda _: {
        "number": 1,
        "kind": "ban",
        "definition": {"channels": ["sms"]},
        "reason": "test",
        "proposed_by": "ana",
        "proposed_at": TUESDAY,
    },
    "inbound_event": lambda _: {
        "source": "whatsapp",
        "body": b"{}",
        "received_at": TUESDAY,
    },
    "orphan_status": lambda _: {
        "provider_id": "1",
        "report": {},
        "received_at": TUESDAY,
    },
    "webhook_refusal": lambda _: {
        "source": "whatsapp",
        "day": date(2026, 3, 10),
        "reason": "signature",
    },
}
