"""The chronology in the database: it only grows, and each line follows the last."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.utils import (
    IntegrityError,
    ProgrammingError,
)
from psycopg.errors import RaiseException, UniqueViolation
from tests.builders import TUESDAY, an_invoice_row, import_rows
from tests.integration.storage.rows import as_owner

from recobro.storage import chronology
from recobro.storage.locks import lock_account, lock_accounts
from recobro.storage.models import Account, ChronologyLine
from recobro.storage.tenancy import acting_for


@pytest.fixture
def account_id(tenant: UUID) -> UUID:
    """An account whose chronology has one line, from its import."""
    import_rows(tenant, [an_invoice_row()])
    with acting_for(tenant):
        return Account.objects.get(tenant_id=tenant).id


CHANGES = [
    "update chronology set actor = 'somebody'",
    "delete from chronology",
    "truncate chronology",
]


@pytest.mark.parametrize("change", CHANGES)
def test_not_even_owner_changes_it(account_id: UUID, change: str) -> None:
    with as_owner() as cursor:
        with pytest.raises(RaiseException, match="append-only"):
            cursor.execute(change)


@pytest.mark.parametrize("change", CHANGES)
def test_application_may_not_change_it(
    tenant: UUID, account_id: UUID, change: str
) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        with acting_for(tenant), connection.cursor() as cursor:
            cursor.execute(change)


def a_line(account_id: UUID, tenant: UUID, **changes: Any) -> ChronologyLine:
    head = ChronologyLine.objects.filter(account_id=account_id).latest("seq")
    given: dict[str, Any] = {
        "tenant_id": tenant,
        "account_id": account_id,
        "seq": head.seq + 1,
        "at": TUESDAY,
        "kind": "test",
        "actor": "test",
        "previous_hash": head.hash,
        "hash": "0" * 64,
    }
    return ChronologyLine(**(given | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"previous_hash": "f" * 64},
        {"previous_hash": ""},
        {"seq": 3},
        {"seq": 0},
        {"seq": -1},
    ],
)
def test_line_that_does_not_follow_refused(
    tenant: UUID, account_id: UUID, changes: dict[str, Any]
) -> None:
    with pytest.raises(ProgrammingError, match="does not follow"):
        with acting_for(tenant):
            a_line(account_id, tenant, **changes).save(force_insert=True)


def test_second_first_line_is_refused(tenant: UUID, account_id: UUID) -> None:
    with pytest.raises(IntegrityError):
        with acting_for(tenant):
            a_line(account_id, tenant, seq=1, previous_hash="").save(force_insert=True)


def test_first_line_follows_no_other(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        line = a_line(account_id, tenant, seq=1)
    line.account_id = uuid4()  # one that has no line yet
    with pytest.raises(ProgrammingError, match="follows no other"):
        with acting_for(tenant):
            line.save(force_insert=True)


def test_line_that_follows_is_taken(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        a_line(account_id, tenant).save(force_insert=True)
        # its hash is invented: the chain says so
        broken = chronology.check(account_id)
        assert broken
        assert (broken.seq, broken.reason) == (2, "its content was changed")


TOLD = [
    {"text": "Hola, ¿puedo pagar en 3 veces? 👍 \u2028 \\ \" '", "n": 1},
    {"confidence": 0.973, "whole": 1.0, "small": 1e-07, "none": None, "yes": True},
    {"b": 2, "a": {"z": [1, {"y": []}], "ñ": "á"}, "": ""},
    {"amount": "149.90 EUR", "big": 2**53 + 1},
]


@pytest.mark.parametrize("data", TOLD)
def test_line_verifies_after_its_storage(
    tenant: UUID, account_id: UUID, data: dict[str, Any]
) -> None:
    with acting_for(tenant):
        chronology.append(lock_account(account_id), "test", data, at=TUESDAY)
    with acting_for(tenant):
        assert chronology.check(account_id) is None
        assert chronology.lines_of(account_id)[-1].data == data


def test_lines_of_many_accounts_verify(tenant: UUID) -> None:
    import_rows(tenant, [an_invoice_row(debtor_id=f"C-{n}") for n in range(5)])
    with acting_for(tenant):
        known = Account.objects.filter(tenant_id=tenant)
        accounts = lock_accounts(account.id for account in known).values()
        told = [
            (account, f"test.{n}", {"n": n}) for account in accounts for n in range(4)
        ]
        chronology.append_many(told, at=TUESDAY)
    with acting_for(tenant):
        for account in Account.objects.filter(tenant_id=tenant):
            lines = chronology.lines_of(account.id)
            assert chronology.check(account.id) is None
            assert [line.seq for line in lines] == [1, 2, 3, 4, 5]
            assert account.chronology_seq == 5
            assert account.chronology_hash == lines[-1].hash


def test_nothing_to_append_is_fine(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        chronology.append_many([], at=TUESDAY)
        assert len(chronology.lines_of(account_id)) == 1


def test_line_from_stale_head_is_refused(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        stale = lock_account(account_id)
        chronology.append(lock_account(account_id), "first", {}, at=TUESDAY)
        with pytest.raises((IntegrityError, UniqueViolation)):
            chronology.append(stale, "second", {}, at=TUESDAY)
        connection.set_rollback(True)
