"""One writer per debtor: the lock under which an account is decided about."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from recobro.storage.cycle_facts import Which, among, bounds, planned_by_size
from recobro.storage.models import Account, Debtor
from recobro.storage.tenancy import current_tenant_id

_LOCK_DEBTOR = """
    select id from debtor where tenant_id = %s and id =
        (select debtor_id from account where tenant_id = %s and id = %s)
    for no key update
"""


class UnknownAccountError(Exception):
    """No account of this tenant has that identifier."""

    def __init__(self, account_id: object) -> None:
        self.account_id = account_id
        super().__init__(f"there is no account {account_id}")


def lock_account(account_id: UUID) -> Account:
    """Lock the account and its debtor until the transaction ends.

    The debtor's row is locked first, always: contact caps count per debtor, over all of
    their accounts. Raises UnknownAccountError.
    """
    tenant_id = current_tenant_id()
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_DEBTOR, [tenant_id, tenant_id, account_id])
        if cursor.fetchone() is None:
            raise UnknownAccountError(account_id)
    return Account.objects.select_for_update(no_key=True).get(
        tenant_id=tenant_id, id=account_id
    )


def lock_accounts(account_ids: Sequence[UUID]) -> list[Account]:
    """Lock many accounts and their debtors, in one order, so that nobody deadlocks."""
    tenant_id = current_tenant_id()
    accounts = Account.objects.filter(tenant_id=tenant_id, id__in=account_ids)
    debtors = sorted(set(accounts.values_list("debtor_id", flat=True)))
    list(
        Debtor.objects.select_for_update(no_key=True)
        .filter(tenant_id=tenant_id, id__in=debtors)
        .order_by("id")
        .values_list("id", flat=True)
    )
    return list(
        Account.objects.select_for_update(no_key=True)
        .filter(tenant_id=tenant_id, id__in=account_ids)
        .order_by("id")
    )


_OPEN = """
    select account_id from invoice_term
    where tenant_id = %(tenant)s and {among} and outstanding <> 0
"""
# A debtor's row stands for all of their accounts; where there is one, it has a lock.
_LOCK_SHARED_DEBTORS = """
    select count(*) from (
        select 1 from debtor
        where tenant_id = %(tenant)s and id in (
            select a.debtor_id from account a
            where a.tenant_id = %(tenant)s and {among} and exists (
                select from account other
                where other.tenant_id = a.tenant_id
                    and other.debtor_id = a.debtor_id and other.id <> a.id
            )
        )
        order by id for no key update
    ) locked
"""
_LOCK_OPEN_ACCOUNTS = """
    select id from account where tenant_id = %(tenant)s and id in ({open})
    order by id for no key update
"""


def lock_open_accounts(which: Which) -> frozenset[UUID]:
    """Lock those of these accounts that have anything open.

    Debtors with several accounts are locked before, in the order of `lock_account`: so
    that who stops all accounts of a person and we never wait for each other. Returns
    the accounts that are locked; whoever reads afterwards sees what the last writer
    left, and perhaps an account more, which is not ours.
    """
    values = {"tenant": current_tenant_id(), **bounds(which)}
    open_ones = _OPEN.format(among=among(which, "account_id"))
    with connection.cursor() as cursor, planned_by_size(cursor):
        cursor.execute(_LOCK_SHARED_DEBTORS.format(among=among(which, "a.id")), values)
        cursor.execute(_LOCK_OPEN_ACCOUNTS.format(open=open_ones), values)
        return frozenset(row[0] for row in cursor)


def lock_imports(tenant_id: UUID) -> None:
    """Let one import at a time create a tenant's rows, until the transaction ends.

    Two files that bring the same new debtor would otherwise both create it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"import:{tenant_id}"],
        )
