"""What the books say that bears on a receipt, and what was read in the files sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from recobro.domain.money import Money
from recobro.domain.receipts import (
    BookedPayment,
    Check,
    Finding,
    LedgerFacts,
    Receipt,
    SeenBefore,
    check_receipt,
    receipt_from_json,
)
from recobro.storage.models import (
    Account,
    Attachment,
    Debtor,
    Invoice,
    InvoiceTerm,
    MediaReading,
    Payment,
    Plan,
    PlanInstalment,
)
from recobro.storage.tenants import tenant_settings

# So many earlier files or payments are compared; more say nothing new to a person.
_COMPARED = 50
# What is asked of a file; its content may be 16 MB and stays where it is.
_WITHOUT_CONTENT = (
    "id", "tenant_id", "account_id", "inbound_id", "sha256", "problem", "created_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaNote:
    """What was heard or read in a file, as the console shows it beside the message.

    `kind` is transcript or receipt; `problem` a code of `ports.media.MediaProblem`,
    empty where it was read. `unused` is a transcript that was too unsure to act on.
    """

    kind: str
    engine: str
    problem: str = ""
    detail: str = ""
    unused: str = ""
    confidence: float | None = None
    receipt: Receipt | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_transcript(self) -> bool:
        """Whether it is of a voice note."""
        return self.kind == "transcript"


def ledger_facts(attachment: Attachment, receipt: Receipt) -> LedgerFacts:
    """What a receipt is compared with. Must run inside `acting_for` of the tenant.

    Files and references that came earlier count, on any account of the tenant;
    what came later is compared with this one when it is read itself.
    """
    own = {"tenant_id": attachment.tenant_id, "account_id": attachment.account_id}
    account = Account.objects.get(
        tenant_id=attachment.tenant_id, id=attachment.account_id
    )
    invoices = list(Invoice.objects.filter(**own, kind="invoice"))
    left = _left(own, {row.id for row in invoices})
    open_ones = [(row, left[row.id]) for row in invoices if left.get(row.id)]
    owed = Money.sum((money for _, money in open_ones), account.currency)
    credit = InvoiceTerm.objects.filter(**own, outstanding__lt=0)
    for amount in credit.values_list("outstanding", flat=True):
        owed += Money.rounded(amount, account.currency)
    return LedgerFacts(
        creditor=tenant_settings().name,
        balance=owed if owed.is_positive else Money.zero(account.currency),
        invoices=tuple((row.number, money) for row, money in open_ones),
        instalments=_instalments(own),
        issued=_issued(invoices),
        payments=_payments(own),
        same_file=_same_file(attachment),
        same_reference=_same_reference(attachment, receipt),
    )


def _issued(invoices: Sequence[Invoice]) -> date | None:
    """The first day on which anything was invoiced; None where one does not tell it."""
    days = [row.issue_date for row in invoices]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def findings_of(attachment: Attachment, receipt: Receipt) -> tuple[Finding, ...]:
    """How a receipt agrees with the books; of another picture only that it came before.

    Must run inside `acting_for` of the tenant.
    """
    findings = check_receipt(receipt, ledger_facts(attachment, receipt))
    if receipt.tells_a_payment:
        return findings
    return tuple(found for found in findings if found.check is Check.FILE_SEEN)


def _left(own: Mapping[str, UUID], invoices: set[UUID]) -> dict[UUID, Money]:
    left: dict[UUID, Money] = {}
    currencies = dict(Invoice.objects.filter(**own).values_list("id", "currency"))
    for term in InvoiceTerm.objects.filter(**own, outstanding__gt=0):
        if term.invoice_id in invoices:
            money = Money.rounded(term.outstanding, currencies[term.invoice_id])
            known = left.get(term.invoice_id)
            left[term.invoice_id] = known + money if known else money
    return left


def _instalments(own: Mapping[str, UUID]) -> tuple[tuple[date, Money], ...]:
    """Those of the plan in force, paid or not: a receipt may tell of a paid one."""
    plan = Plan.objects.filter(**own, status__in=["active", "in_arrears"]).first()
    if plan is None:
        return ()
    parts = PlanInstalment.objects.filter(tenant_id=plan.tenant_id, plan_id=plan.id)
    return tuple((part.date, part.money("amount")) for part in parts.order_by("seq"))


def _payments(own: Mapping[str, UUID]) -> tuple[BookedPayment, ...]:
    zone = tenant_settings().zone
    rows = Payment.objects.filter(**own).order_by("-received_at")[:_COMPARED]
    return tuple(
        BookedPayment(
            reference=row.external_id.removeprefix(f"{row.account_id}/"),
            amount=row.money("amount"),
            day=row.received_at.astimezone(zone).date(),
        )
        for row in rows
    )


def _same_file(attachment: Attachment) -> tuple[SeenBefore, ...]:
    if not attachment.sha256:
        return ()
    rows = Attachment.objects.filter(
        tenant_id=attachment.tenant_id,
        sha256=attachment.sha256,
        created_at__lte=attachment.created_at,
    ).exclude(id=attachment.id)
    return _seen(attachment, rows)


def _same_reference(attachment: Attachment, receipt: Receipt) -> tuple[SeenBefore, ...]:
    """Other files with this reference: a second picture of it, or a forgery."""
    if len(receipt.reference) < 6:
        return ()
    others = MediaReading.objects.filter(
        tenant_id=attachment.tenant_id,
        kind="receipt",
        content__receipt__reference=receipt.reference,
    ).exclude(attachment_id=attachment.id)
    rows = Attachment.objects.filter(
        tenant_id=attachment.tenant_id,
        id__in=others.values_list("attachment_id", flat=True)[:_COMPARED],
        created_at__lte=attachment.created_at,
    ).exclude(sha256=attachment.sha256)
    return _seen(attachment, rows)


def _seen(attachment: Attachment, rows: QuerySet[Attachment]) -> tuple[SeenBefore, ...]:
    ordered = rows.only(*_WITHOUT_CONTENT).order_by("created_at", "id")
    found = list(ordered[:_COMPARED])
    names = _names(attachment.tenant_id, {row.account_id for row in found})
    zone = tenant_settings().zone
    return tuple(
        SeenBefore(
            day=row.created_at.astimezone(zone).date(),
            same_account=row.account_id == attachment.account_id,
            account=names.get(row.account_id, ""),
        )
        for row in found
    )


def _names(tenant_id: UUID, account_ids: set[UUID]) -> dict[UUID, str]:
    """The debtors' names of these accounts."""
    debtor_of = dict(
        Account.objects.filter(tenant_id=tenant_id, id__in=account_ids).values_list(
            "id", "debtor_id"
        )
    )
    names = dict(
        Debtor.objects.filter(
            tenant_id=tenant_id, id__in=set(debtor_of.values())
        ).values_list("id", "name")
    )
    return {account: names.get(debtor, "") for account, debtor in debtor_of.items()}


def notes_of(tenant_id: UUID, inbound_ids: Sequence[UUID]) -> dict[UUID, MediaNote]:
    """What was read in the files of these messages; the findings are of this moment.

    Must run inside `acting_for(tenant_id)`. A payment that was booked after the picture
    came is found, because nothing of the comparison is kept.
    """
    if not inbound_ids:
        return {}
    files = {
        row.id: row
        for row in Attachment.objects.filter(
            tenant_id=tenant_id, inbound_id__in=inbound_ids
        ).only(*_WITHOUT_CONTENT)
    }
    rows = MediaReading.objects.filter(tenant_id=tenant_id, attachment_id__in=files)
    found = {
        files[row.attachment_id].inbound_id: _note(files[row.attachment_id], row)
        for row in rows
    }
    for file in files.values():
        if file.problem and file.inbound_id not in found:
            found[file.inbound_id] = MediaNote(
                kind="", engine="", problem="lost", detail=file.problem
            )
    return found


def _note(attachment: Attachment, row: MediaReading) -> MediaNote:
    content: Mapping[str, Any] = row.content or {}
    code, _, detail = row.problem.partition(": ")
    if row.kind == "transcript":
        return MediaNote(
            kind=row.kind,
            engine=row.engine,
            problem=code,
            detail=detail,
            unused=str(content.get("text") or "") if code else "",
            confidence=content.get("confidence"),
        )
    stored = content.get("receipt")
    receipt = receipt_from_json(stored) if stored else None
    findings: tuple[Finding, ...] = ()
    if receipt is not None:
        findings = findings_of(attachment, receipt)
    return MediaNote(
        kind=row.kind,
        engine=row.engine,
        problem=code,
        detail=detail,
        receipt=receipt,
        findings=findings,
    )
