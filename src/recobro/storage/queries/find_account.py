"""Find accounts by what a person types: an identifier, a code, part of a name."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from recobro.domain.debtors import plain
from recobro.storage.models import Account, ContactPoint, Debtor, Invoice
from recobro.storage.tenancy import current_tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAccount:
    """An account and whose it is."""

    account_id: UUID
    debtor: str
    currency: str


def find_accounts(wanted: str) -> list[FoundAccount]:
    """The accounts that match, by name; an exact match alone where there is one.

    Looks at the account's identifier, the ERP's code, the tax number, the phone or
    e-mail, an invoice number, and the name without case or accents.
    """
    tenant_id = current_tenant_id()
    wanted = wanted.strip()
    try:
        exact = Account.objects.filter(tenant_id=tenant_id, id=UUID(wanted))
        return _named(tenant_id, list(exact))
    except ValueError:
        pass
    debtors = Debtor.objects.filter(tenant_id=tenant_id)
    ids = set(
        debtors.filter(
            Q(external_id__iexact=wanted) | Q(tax_id__iexact=wanted)
        ).values_list("id", flat=True)
    )
    ids |= set(
        ContactPoint.objects.filter(
            tenant_id=tenant_id, address__iexact=wanted
        ).values_list("debtor_id", flat=True)
    )
    ids |= set(
        Invoice.objects.filter(tenant_id=tenant_id, number__iexact=wanted).values_list(
            "debtor_id", flat=True
        )
    )
    if not ids:
        asked = plain(wanted)
        ids = {
            row_id
            for row_id, name in debtors.values_list("id", "name")
            if asked in plain(name)
        }
    accounts = Account.objects.filter(tenant_id=tenant_id, debtor_id__in=ids)
    return _named(tenant_id, list(accounts))


def _named(tenant_id: UUID, accounts: list[Account]) -> list[FoundAccount]:
    names = dict(
        Debtor.objects.filter(
            tenant_id=tenant_id, id__in={account.debtor_id for account in accounts}
        ).values_list("id", "name")
    )
    found = [
        FoundAccount(
            account_id=account.id,
            debtor=names[account.debtor_id],
            currency=account.currency,
        )
        for account in accounts
    ]
    return sorted(found, key=lambda item: (item.debtor, item.currency))
