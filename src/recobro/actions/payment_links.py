"""Links to our payment page: one per account and purpose, until it is paid."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from recobro.domain.money import Money
from recobro.storage.models import Account, PaymentLink

VALID_FOR = timedelta(days=60)
# Two such links in a row are one: a message that is written again keeps its link.
RENEW_BEFORE = timedelta(days=7)


def ensure_link(
    account: Account,
    *,
    now: datetime,
    purpose: str = "balance",
    amount: Money | None = None,
    instalment_id: UUID | None = None,
) -> str:
    """The token of an open link for this purpose and sum; `amount` None is all.

    The account is locked. What is to be paid is read from the ledger when the page is
    opened, so a link never asks for more than is owed.
    """
    open_links = PaymentLink.objects.filter(
        tenant_id=account.tenant_id,
        account_id=account.id,
        purpose=purpose,
        status="open",
        instalment_id=instalment_id,
        amount=amount.amount if amount else None,
        expires_at__gt=now + RENEW_BEFORE,
    )
    row = open_links.first()
    if row is None:
        row = PaymentLink.objects.create(
            tenant_id=account.tenant_id,
            account_id=account.id,
            token=secrets.token_urlsafe(24),
            purpose=purpose,
            amount=amount.amount if amount else None,
            currency=account.currency,
            instalment_id=instalment_id,
            created_at=now,
            expires_at=now + VALID_FOR,
        )
    return row.token
