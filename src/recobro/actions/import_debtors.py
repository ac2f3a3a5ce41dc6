"""The debtors, contact points and accounts that a file's rows belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from recobro.domain.debtors import debtor_key, debtor_kind
from recobro.domain.messages import Channel
from recobro.domain.places import spanish_region
from recobro.ports.portfolio import InvoiceRow
from recobro.storage.locks import lock_accounts, lock_imports
from recobro.storage.models import Account, ContactPoint, Debtor

_PHONE_CHANNELS = (Channel.WHATSAPP, Channel.SMS, Channel.VOICE)


@dataclass(slots=True, kw_only=True)
class Debtors:
    """The debtors of some rows, with their accounts, locked."""

    by_key: dict[str, Debtor]
    accounts: dict[tuple[UUID, str], Account] = field(default_factory=dict)
    created: int = 0

    @property
    def ids(self) -> list[UUID]:
        """Their identifiers."""
        return [debtor.id for debtor in self.by_key.values()]

    def account(self, row: InvoiceRow) -> Account:
        """The account that a row belongs to."""
        return self.accounts[self.by_key[key_of(row)].id, row.currency]

    def accounts_by_id(self) -> dict[UUID, Account]:
        """The accounts by identifier."""
        return {account.id: account for account in self.accounts.values()}


def key_of(row: InvoiceRow) -> str:
    """How the row's debtor is recognised."""
    return debtor_key(
        name=row.debtor_name,
        debtor_id=row.debtor_id,
        tax_id=row.tax_id,
        contact=row.phone or row.email,
    )


def ensure_debtors(
    rows: Sequence[InvoiceRow], *, tenant_id: UUID, now: datetime
) -> Debtors:
    """Find or create what the rows need, and lock it.

    A newer file completes and corrects a debtor's data; it never empties a field. A new
    phone or address is added beside the old one and preferred to it.
    """
    lock_imports(tenant_id)
    row_of = {key_of(row): row for row in rows}
    known = {
        debtor.key: debtor
        for debtor in Debtor.objects.select_for_update(no_key=True)
        .filter(tenant_id=tenant_id, key__in=list(row_of))
        .order_by("id")
    }
    missing = [
        _new_debtor(key, row, tenant_id, now)
        for key, row in row_of.items()
        if key not in known
    ]
    Debtor.objects.bulk_create(missing, batch_size=1000)
    changed = [known[key] for key in known if _complete(known[key], row_of[key])]
    Debtor.objects.bulk_update(changed, list(_FIELDS), batch_size=500)
    debtors = Debtors(
        by_key=known | {debtor.key: debtor for debtor in missing},
        created=len(missing),
    )
    _ensure_contact_points(row_of, debtors, tenant_id, now)
    _ensure_accounts(rows, debtors, tenant_id, now)
    return debtors


# A debtor's column and the row's field that completes it.
_FIELDS = {
    "name": "debtor_name",
    "external_id": "debtor_id",
    "tax_id": "tax_id",
    "language": "language",
    "address": "address",
    "postcode": "postcode",
    "city": "city",
}


def _new_debtor(key: str, row: InvoiceRow, tenant_id: UUID, now: datetime) -> Debtor:
    return Debtor(
        tenant_id=tenant_id,
        key=key,
        kind=debtor_kind(name=row.debtor_name, tax_id=row.tax_id, country=row.country),
        country=row.country,
        subdivision=_subdivision(row),
        created_at=now,
        **{column: getattr(row, name) or "" for column, name in _FIELDS.items()},
    )


def _subdivision(row: InvoiceRow) -> str:
    return spanish_region(row.postcode or "") if row.country == "ES" else ""


def _complete(debtor: Debtor, row: InvoiceRow) -> bool:
    changed = False
    for column, name in _FIELDS.items():
        value = getattr(row, name)
        if value and getattr(debtor, column) != value:
            setattr(debtor, column, value)
            changed = True
    return changed


def _ensure_contact_points(
    row_of: dict[str, InvoiceRow], debtors: Debtors, tenant_id: UUID, now: datetime
) -> None:
    known = {
        (point.debtor_id, point.channel, point.address)
        for point in ContactPoint.objects.filter(
            tenant_id=tenant_id, debtor_id__in=debtors.ids
        )
    }
    has_one = {(debtor_id, channel) for debtor_id, channel, _ in known}
    fresh: list[ContactPoint] = []
    replaced: list[tuple[UUID, str]] = []
    for key, row in row_of.items():
        debtor_id = debtors.by_key[key].id
        for channel, address in _addresses(row):
            if (debtor_id, channel, address) in known:
                continue
            if (debtor_id, channel) in has_one:
                replaced.append((debtor_id, channel))
            fresh.append(
                ContactPoint(
                    tenant_id=tenant_id,
                    debtor_id=debtor_id,
                    channel=channel,
                    address=address,
                    preferred=True,
                    created_at=now,
                )
            )
    for debtor_id, channel in replaced:
        ContactPoint.objects.filter(
            tenant_id=tenant_id, debtor_id=debtor_id, channel=channel
        ).update(preferred=False)
    ContactPoint.objects.bulk_create(fresh, batch_size=1000)


def _addresses(row: InvoiceRow) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    if row.phone:
        pairs += [(channel.value, row.phone) for channel in _PHONE_CHANNELS]
    if row.email:
        pairs.append((Channel.EMAIL.value, row.email))
    return pairs


def _ensure_accounts(
    rows: Sequence[InvoiceRow], debtors: Debtors, tenant_id: UUID, now: datetime
) -> None:
    needed = {(debtors.by_key[key_of(row)].id, row.currency) for row in rows}
    known = {
        (account.debtor_id, account.currency): account.id
        for account in Account.objects.filter(
            tenant_id=tenant_id, debtor_id__in=debtors.ids
        )
    }
    Account.objects.bulk_create(
        [
            Account(
                tenant_id=tenant_id,
                debtor_id=debtor_id,
                currency=currency,
                created_at=now,
            )
            for debtor_id, currency in sorted(needed - set(known))
        ],
        batch_size=1000,
    )
    ids = list(
        Account.objects.filter(
            tenant_id=tenant_id, debtor_id__in=debtors.ids
        ).values_list("id", flat=True)
    )
    debtors.accounts = {
        (account.debtor_id, account.currency): account
        for account in lock_accounts(ids).values()
    }
