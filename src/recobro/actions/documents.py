"""Documents on request: what a link may show, and each download written down.

The link's token is the key, as for the payment page; but where the company asks who is
reading (`identity_check`), nothing is given before the person has answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recobro.actions.document_contents import (
    invoice_copy,
    plan_schedule,
    statement_of_account,
)
from recobro.actions.errors import ActionRefusedError
from recobro.domain.accounts import Account as AccountView
from recobro.ports.documents import Document
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.locks import lock_account
from recobro.storage.models import Invoice, PaymentLink
from recobro.storage.tenancy import acting_for, tenant_of_link
from recobro.storage.tenants import TenantSettings, tenant_settings

PAGE = "documents"
_MOST_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document that can be had: `kind` is statement, plan, invoice or credit_note.

    `name` is its address below the page, without the ending.
    """

    kind: str
    name: str
    number: str = ""
    concept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFile:
    """A printed document."""

    content: bytes
    filename: str


def list_documents(token: str, now: datetime) -> tuple[DocumentLine, ...]:
    """What the link gives, the newest invoices first.

    Raises ActionRefusedError: `no_such_link`, `link_closed`, `not_verified`.
    """
    tenant_id = tenant_of_link(token)
    if tenant_id is None:
        raise ActionRefusedError("no_such_link", "this link does not exist")
    with acting_for(tenant_id):
        link, _, view = _open(token, now)
        invoices = Invoice.objects.filter(
            tenant_id=tenant_id, account_id=link.account_id
        ).order_by("-due_date", "number")
        lines = [DocumentLine(kind="statement", name="statement")]
        if view.plan is not None:
            lines.append(DocumentLine(kind="plan", name="plan"))
        return (
            *lines,
            *(
                DocumentLine(
                    kind=row.kind,
                    name=f"invoice-{row.number}",
                    number=row.number,
                    concept=row.concept,
                )
                for row in invoices[:_MOST_LISTED]
            ),
        )


def print_document(
    services: Services, token: str, name: str, *, now: datetime, told: bool = True
) -> DocumentFile:
    """Print one document of a link's account as it is at this moment.

    `name` is `statement`, `plan` or `invoice-` and its number. With `told` the
    chronology says that it was downloaded. Raises ActionRefusedError as
    `list_documents`, and `no_such_document`.
    """
    tenant_id = tenant_of_link(token)
    if tenant_id is None:
        raise ActionRefusedError("no_such_link", "this link does not exist")
    with acting_for(tenant_id):
        _, settings, view = _open(token, now)
        document = _document(settings, view, name, now)
    if document is None:
        raise ActionRefusedError("no_such_document", "there is no such document")
    content = services.print_document(document)
    if told:
        with acting_for(tenant_id):
            chronology.append(
                lock_account(view.account_id),
                "document.downloaded",
                {"document": name},
                at=now,
                actor="debtor",
            )
    return DocumentFile(content=content, filename=f"{name.replace('/', '-')}.pdf")


def _open(token: str, now: datetime) -> tuple[PaymentLink, TenantSettings, AccountView]:
    """The link and its account. Raises ActionRefusedError."""
    link = PaymentLink.objects.get(token=token)
    if link.status not in {"open", "paid"} or link.expires_at <= now:
        raise ActionRefusedError("link_closed", "this link is no longer valid")
    settings = tenant_settings()
    view = load_account(link.account_id, now)
    if not _is_known(settings, view):
        raise ActionRefusedError("not_verified", "the reader is not known yet")
    return link, settings, view


def _is_known(settings: TenantSettings, view: AccountView) -> bool:
    """Whether the debtor has shown who they are, where the company asks for it."""
    debtor = view.debtor
    asks = settings.options.get("identity_check") and debtor.identity_question
    if not asks or not debtor.identity_answer:
        return True
    return any(point.status == "verified" for point in view.contact_points)


def _document(
    settings: TenantSettings, view: AccountView, name: str, now: datetime
) -> Document | None:
    kind, _, number = name.partition("-")
    if name == "statement":
        return statement_of_account(settings, view, now)
    if name == "plan":
        return plan_schedule(settings, view, now)
    if kind == "invoice" and number:
        return invoice_copy(settings, view, number, now)
    return None
