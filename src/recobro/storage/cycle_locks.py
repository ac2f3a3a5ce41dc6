"""The locks of a range: every account with anything open, in one order."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from recobro.storage.cycle_facts import (
    BY_INDEX,
    Which,
    among,
    bounds,
    planned_by_size,
)
from recobro.storage.tenancy import current_tenant_id

# A debtor's row stands for all of their accounts; where there is one, it has a lock.
# Whether there is another account is asked account by account, of an index.
_LOCK_SHARED_DEBTORS = """
    select count(*) from (
        select 1 from debtor
        where tenant_id = %(tenant)s and id in (
            select a.debtor_id from account a
            cross join lateral (
                select from account other
                where other.tenant_id = %(tenant)s
                    and other.debtor_id = a.debtor_id and other.id <> a.id
                limit 1
            ) another
            where a.tenant_id = %(tenant)s and {among}
        )
        order by id for no key update
    ) locked
"""
# The range is told of both tables: with one alone, all of a tenant's accounts are read.
_LOCK_OPEN_ACCOUNTS = """
    select id from account
    where tenant_id = %(tenant)s and {among} and id in (
        select account_id from invoice_term
        where tenant_id = %(tenant)s and {among_terms} and outstanding <> 0
    )
    order by id for no key update
"""


def lock_open_accounts(which: Which) -> frozenset[UUID]:
    """Lock those of these accounts that have anything open.

    Debtors with several accounts are locked before, in the order of
    `storage.locks.lock_account`: so that who stops all accounts of a person and we
    never wait for each other. Returns the accounts that are locked; whoever reads
    afterwards sees what the last writer left, and perhaps an account more, which is not
    ours.
    """
    values = {"tenant": current_tenant_id(), **bounds(which)}
    with connection.cursor() as cursor:
        with planned_by_size(cursor, *BY_INDEX):
            shared = _LOCK_SHARED_DEBTORS.format(among=among(which, "a.id"))
            cursor.execute(shared, values)
        with planned_by_size(cursor):
            accounts = _LOCK_OPEN_ACCOUNTS.format(
                among=among(which, "id"), among_terms=among(which, "account_id")
            )
            cursor.execute(accounts, values)
            return frozenset(row[0] for row in cursor)
