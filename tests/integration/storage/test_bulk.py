"""Rows in bulk: what is written is what a model row would be, and reads as one."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.builders import TUESDAY, an_invoice_row, import_rows

from recobro.storage.bulk import (
    insert_columns,
    insert_rows,
    new_row,
    read_rows,
    update_rows,
)
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_accounts
from recobro.storage.models import (
    Account,
    Conversation,
    Debtor,
    PaymentLink,
    Verdict,
)
from recobro.storage.raw import array
from recobro.storage.tenancy import acting_for

LATER = (TUESDAY + timedelta(days=1)).astimezone(timezone(timedelta(hours=-5)))
ODD = {"text": 'a "b" \\ c,{d} ñ 👍', "n": [1, None, True]}


@pytest.fixture
def account_ids(tenant: UUID) -> list[UUID]:
    """Three accounts, each with a debtor of its own."""
    import_rows(tenant, [an_invoice_row(debtor_id=f"C-{n}") for n in range(3)])
    with acting_for(tenant):
        known = Account.objects.filter(tenant_id=tenant)
        return sorted(known.values_list("id", flat=True))


def verdict_columns(account_ids: list[UUID]) -> dict[str, list[Any]]:
    earliest: list[datetime | None] = [None, LATER, TUESDAY]
    return {
        "id": sorted(new_id() for _ in account_ids),
        "account_id": account_ids,
        "message_id": [None for _ in account_ids],
        "allowed": [True, False, False],
        "rules": [[], [ODD], ["x"]],
        "explanation": [{}, ODD, {"a": 1}],
        "earliest": earliest,
        "packs": [["ES@1"], [], [ODD]],
    }


def test_columns_become_rows(tenant: UUID, account_ids: list[UUID]) -> None:
    given = verdict_columns(account_ids)
    with acting_for(tenant):
        insert_columns(Verdict, given, {"moment": TUESDAY})
        rows = list(Verdict.objects.filter(tenant_id=tenant).order_by("id"))
    told = {name: [getattr(row, name) for row in rows] for name in given}
    assert told == given
    assert [row.moment for row in rows] == [TUESDAY] * 3


def test_no_columns_are_no_statement(tenant: UUID) -> None:
    with acting_for(tenant):
        insert_columns(Verdict, {name: [] for name in verdict_columns([])}, {})
        assert not Verdict.objects.filter(tenant_id=tenant).exists()


def test_forgotten_column_is_refused(tenant: UUID, account_ids: list[UUID]) -> None:
    with acting_for(tenant), pytest.raises(ValueError, match="not the columns"):
        insert_columns(Verdict, verdict_columns(account_ids), {})


def test_uneven_columns_are_refused(tenant: UUID, account_ids: list[UUID]) -> None:
    uneven = verdict_columns(account_ids) | {"allowed": [True]}
    with acting_for(tenant), pytest.raises(ValueError, match="one length"):
        insert_columns(Verdict, uneven, {"moment": TUESDAY})


def a_link(tenant: UUID, account_id: UUID, **changes: Any) -> PaymentLink:
    given: dict[str, Any] = {
        "id": new_id(),
        "tenant_id": tenant,
        "account_id": account_id,
        "token": str(new_id()),
        "currency": "EUR",
        "created_at": TUESDAY,
        "expires_at": LATER,
    }
    return new_row(PaymentLink, **(given | changes))


def test_new_row_has_the_defaults(tenant: UUID, account_ids: list[UUID]) -> None:
    link = a_link(tenant, account_ids[0])
    assert (link.purpose, link.status, link.amount) == ("balance", "open", None)
    by_name = Conversation(tenant_id=tenant, id=link.id)
    quick = new_row(Conversation, tenant_id=tenant, id=link.id)
    for field in Conversation._meta.concrete_fields:
        assert getattr(quick, field.attname) == getattr(by_name, field.attname)
    assert quick._state.adding
    assert quick.state is not new_row(Conversation, tenant_id=tenant).state


def test_new_row_knows_its_columns(tenant: UUID) -> None:
    with pytest.raises(ValueError, match="colour"):
        new_row(Conversation, tenant_id=tenant, colour="red")


def test_rows_read_as_django_reads(tenant: UUID, account_ids: list[UUID]) -> None:
    first, second, third = account_ids
    with acting_for(tenant):
        insert_rows(
            [
                a_link(tenant, first, amount=Decimal("149.90")),
                a_link(tenant, second, instalment_id=None),
                a_link(tenant, third, amount=Decimal(7)),
            ]
        )
        own = PaymentLink.objects.filter(tenant_id=tenant)
        expected = list(own.filter(account_id__in=[first, third]).order_by("-id"))
        found = read_rows(
            PaymentLink, "account_id = any(%s::uuid[]) order by id desc",
            [array([first, third])],
        )  # fmt: skip
        for row, other in zip(found, expected, strict=True):
            for field in PaymentLink._meta.concrete_fields:
                mine = getattr(row, field.attname)
                assert mine == getattr(other, field.attname)
            assert not row._state.adding
        found[0].status = "expired"
        found[0].save()
        assert own.filter(status="expired").count() == 1


def test_update_writes_every_kind(tenant: UUID, account_ids: list[UUID]) -> None:
    with acting_for(tenant):
        insert_columns(Verdict, verdict_columns(account_ids), {"moment": TUESDAY})
        rows = list(Verdict.objects.filter(tenant_id=tenant).order_by("id"))
        for row in rows:
            row.allowed = not row.allowed
            row.earliest = None if row.earliest else LATER
            row.packs = [ODD, json.dumps(ODD)]
        update_rows(rows, "allowed", "earliest", "packs")
        again = list(Verdict.objects.filter(tenant_id=tenant).order_by("id"))
    assert [row.allowed for row in again] == [False, True, True]
    assert [row.earliest for row in again] == [LATER, None, None]
    assert [row.packs for row in again] == [[ODD, json.dumps(ODD)]] * 3


def test_lock_holds_accounts_and_debtors(tenant: UUID, account_ids: list[UUID]) -> None:
    with acting_for(tenant):
        locked = lock_accounts([account_ids[2], account_ids[0], new_id()])
        assert list(locked) == [account_ids[0], account_ids[2]]
        expected = Account.objects.filter(id__in=locked).order_by("id")
        assert [vars_of(account) for account in locked.values()] == [
            vars_of(account) for account in expected
        ]
        with connection.cursor() as cursor:
            cursor.execute(_LOCKED_ROWS)
            assert dict(cursor.fetchall()) == {"account": 2, "debtor": 2}
        assert Debtor.objects.filter(tenant_id=tenant).count() == 3


def vars_of(account: Account) -> dict[str, Any]:
    names = [field.attname for field in Account._meta.concrete_fields]
    return {name: getattr(account, name) for name in names}


# Rows that this transaction has locked carry its number.
_LOCKED_ROWS = """
    select 'account', count(*) from account where xmax = pg_current_xact_id()::xid
    union all
    select 'debtor', count(*) from debtor where xmax = pg_current_xact_id()::xid
"""
