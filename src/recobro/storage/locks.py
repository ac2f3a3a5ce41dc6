"""One writer per debtor: the lock under which an account is decided about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from recobro.storage.bulk import read_rows
from recobro.storage.models import Account
from recobro.storage.raw import array, run
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


# The debtors first, always: caps count per debtor. An array, so that they are looked up
# by their key: joined, all debtors may be read.
_LOCK_DEBTORS = """
    select count(*) from (
        select 1 from debtor
        where tenant_id = %(tenant)s and id = any(array(
            select debtor_id from account
            where tenant_id = %(tenant)s and id = any(%(accounts)s::uuid[])
        ))
        order by id for no key update
    ) locked
"""
_LOCKED = "id = any(%s::uuid[]) order by id for no key update"


def lock_accounts(account_ids: Iterable[UUID]) -> dict[UUID, Account]:
    """Lock many accounts of the tenant and their debtors, until the transaction ends.

    All in one order, so that nobody deadlocks. Returns the accounts by identifier;
    unknown ones are left out. Two statements of the driver: Django makes a parameter of
    every identifier, and a query of every step.
    """
    ids = array(account_ids)
    run(_LOCK_DEBTORS, {"tenant": current_tenant_id(), "accounts": ids})
    return {account.id: account for account in read_rows(Account, _LOCKED, [ids])}


def lock_imports(tenant_id: UUID) -> None:
    """Let one import at a time create a tenant's rows, until the transaction ends.

    Two files that bring the same new debtor would otherwise both create it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"import:{tenant_id}"],
        )
