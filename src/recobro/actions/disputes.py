"""Disputes: what is contested is not asked for until somebody has settled it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.queue_message import call_off
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import Account, Dispute, Hold, Invoice
from recobro.storage.tenancy import acting_for

# Ley 10/2025 gives 15 working days to answer a complaint; a company wants it sooner.
ANSWER_WITHIN = timedelta(days=10)


def open_dispute(
    account: Account,
    *,
    text: str,
    now: datetime,
    invoice_number: str | None = None,
    actor: str = "debtor",
) -> Dispute:
    """Record what is contested: the named invoice, or the whole account.

    The account must be locked. Contact about it stops with this transaction.
    """
    invoice = None
    if invoice_number:
        invoice = Invoice.objects.filter(
            tenant_id=account.tenant_id, account_id=account.id, number=invoice_number
        ).first()
    row = Dispute.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        invoice_id=invoice.id if invoice else None,
        text=text,
        due_at=now + ANSWER_WITHIN,
        created_at=now,
    )
    chronology.append(
        account,
        "dispute.opened",
        {"invoice": invoice.number if invoice else None, "text": text},
        at=now,
        actor=actor,
    )
    call_off(account, "dispute", now=now)
    return row


def settle_dispute(
    tenant_id: UUID,
    dispute_id: UUID,
    *,
    upheld: bool,
    resolution: str,
    actor: str,
    now: datetime,
) -> None:
    """Close a dispute: upheld (the debtor is right) or rejected, with the reason.

    An upheld dispute changes no figure: the creditor's books do, by a credit note or a
    newer file. Until then what it named is held. The pause of the account ends with its
    last open dispute. Raises ActionRefusedError where the dispute is not open or no
    resolution is given.
    """
    if not resolution.strip():
        raise ActionRefusedError("no_resolution", "say how the dispute was settled")
    with acting_for(tenant_id):
        row = Dispute.objects.filter(
            tenant_id=tenant_id, id=dispute_id, status="open"
        ).first()
        if row is None:
            raise ActionRefusedError("no_such_dispute", "that dispute is not open")
        account = lock_account(row.account_id)
        Dispute.objects.filter(tenant_id=tenant_id, id=dispute_id).update(
            status="upheld" if upheld else "rejected",
            resolution=resolution,
            settled_at=now,
            owner=actor,
        )
        if upheld:
            Hold.objects.create(
                tenant_id=tenant_id,
                account_id=account.id,
                invoice_id=row.invoice_id,
                reason="dispute_upheld",
                note=resolution,
                starts_at=now,
                created_by=actor,
            )
        _end_pause(account, actor=actor, now=now)
        chronology.append(
            account,
            "dispute.settled",
            {"upheld": upheld, "resolution": resolution},
            at=now,
            actor=actor,
        )


def _end_pause(account: Account, *, actor: str, now: datetime) -> None:
    """Release what was paused for disputes, once none is open."""
    own = {"tenant_id": account.tenant_id, "account_id": account.id}
    if Dispute.objects.filter(**own, status="open").exists():
        return
    paused = Hold.objects.filter(**own, reason="dispute", released_at=None)
    if paused.update(released_at=now):
        chronology.append(
            account, "hold.released", {"reason": "dispute"}, at=now, actor=actor
        )
