"""The account page: all that is known of one account, and why it is where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from recobro.domain import accounts as domain
from recobro.domain.chronology import BrokenChain, ChainedLine, verify
from recobro.domain.money import Money
from recobro.storage import chronology
from recobro.storage.accounts import load_accounts
from recobro.storage.models import (
    Account,
    Allocation,
    Conversation,
    Debtor,
    Dispute,
    Hold,
    Invoice,
    InvoiceTerm,
    Payment,
    Plan,
    PlanInstalment,
    Promise,
    Settlement,
    Stop,
)
from recobro.storage.queries.explain import Told, why
from recobro.storage.queries.transcript import Bubble, bubbles_of
from recobro.storage.tenancy import acting_for

_CHRONOLOGY_SHOWN = 200
# The source of payments that a person booked; their references are per account.
MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """One term of an invoice; `days` past its due date while it is unpaid."""

    seq: int
    due_date: date
    amount: Money
    outstanding: Money
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One invoice or credit note with its terms; `status` as the page words it."""

    invoice_id: UUID
    number: str
    concept: str
    kind: str
    issue_date: date | None
    due_date: date
    amount: Money
    outstanding: Money
    status: str
    terms: tuple[TermLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationLine:
    """What of a payment went to which invoice."""

    invoice: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """Money received, and where it went."""

    payment_id: UUID
    received_at: datetime
    source: str
    method: str
    external_id: str
    amount: Money
    status: str
    allocations: tuple[AllocationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A plan, in force or past, with its instalments and what is left of each.

    What is left is known of the plan in force only; None otherwise.
    """

    plan_id: UUID
    status: str
    total: Money
    created_at: datetime
    instalments: tuple[tuple[int, date, Money, Money | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise to pay and what became of it."""

    date: date
    amount: Money
    outstanding: Money | None
    status: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementLine:
    """A discount: paying so much by a day closes the debt."""

    percent: Decimal
    amount_to_pay: Money
    until: date
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """What is contested, and how it was settled."""

    dispute_id: UUID
    invoice: str
    text: str
    status: str
    resolution: str
    owner: str
    created_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLine:
    """A pause of the account or of one invoice."""

    hold_id: UUID
    invoice: str
    reason: str
    note: str
    starts_at: datetime
    until: datetime | None
    in_force: bool
    created_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopLine:
    """A stop of contact; without `channel`, of all of it."""

    channel: str
    reason: str
    evidence: str
    started_at: datetime
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    """A conversation of the account and who answers in it."""

    conversation_id: UUID
    channel: str
    address: str
    holder: str
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """Everything the page shows; see the fields' own types.

    `chain` is None where the chronology verifies from its first line to its last.
    """

    account_id: UUID
    account: domain.Account
    debtor_external_id: str
    tax_id: str
    place: str
    overdue: Money
    invoices: tuple[InvoiceLine, ...]
    payments: tuple[PaymentLine, ...]
    plans: tuple[PlanLine, ...]
    promises: tuple[PromiseLine, ...]
    settlements: tuple[SettlementLine, ...]
    disputes: tuple[DisputeLine, ...]
    holds: tuple[HoldLine, ...]
    stops: tuple[StopLine, ...]
    talks: tuple[TalkLine, ...]
    hand_overs: tuple[str, ...]
    bubbles: tuple[Bubble, ...]
    why: Told
    chronology: tuple[ChainedLine, ...]
    chronology_lines: int
    chain: BrokenChain | None


def account_exists(tenant_id: UUID, account_id: UUID) -> bool:
    """Whether the tenant has this account."""
    with acting_for(tenant_id):
        return Account.objects.filter(tenant_id=tenant_id, id=account_id).exists()


def account_page(
    tenant_id: UUID, account_id: UUID, *, today: date, now: datetime
) -> AccountPage | None:
    """The page of one account; None where the tenant has no such account."""
    with acting_for(tenant_id):
        account = load_accounts([account_id], now).get(account_id)
        if account is None:
            return None
        own = {"tenant_id": tenant_id, "account_id": account_id}
        debtor = Debtor.objects.get(tenant_id=tenant_id, id=account.debtor.debtor_id)
        invoices = list(Invoice.objects.filter(**own).order_by("due_date", "number"))
        numbers = {row.id: row.number for row in invoices}
        terms = list(InvoiceTerm.objects.filter(**own).order_by("seq"))
        holds = list(Hold.objects.filter(**own).order_by("-starts_at"))
        disputes = list(Dispute.objects.filter(**own).order_by("-created_at"))
        lines = chronology.lines_of(account_id)
        return AccountPage(
            account_id=account_id,
            account=account,
            debtor_external_id=debtor.external_id,
            tax_id=debtor.tax_id,
            place=_place(debtor),
            overdue=account.position.overdue(today),
            invoices=_invoices(
                invoices,
                terms,
                contested={d.invoice_id for d in disputes if d.status == "open"},
                paused={h.invoice_id for h in holds if _in_force(h, now)},
                today=today,
            ),
            payments=_payments(own, {t.id: numbers[t.invoice_id] for t in terms}),
            plans=_plans(own, account),
            promises=_promises(own, account),
            settlements=_settlements(own),
            disputes=tuple(_dispute(row, numbers) for row in disputes),
            holds=tuple(_hold(row, numbers, now) for row in holds),
            stops=_stops(tenant_id, debtor.id),
            talks=_talks(own, account),
            hand_overs=account.open_hand_overs,
            bubbles=bubbles_of(tenant_id, account_id=account_id),
            why=why(tenant_id, account_id),
            chronology=tuple(reversed(lines[-_CHRONOLOGY_SHOWN:])),
            chronology_lines=len(lines),
            chain=verify(lines),
        )


def _place(debtor: Debtor) -> str:
    town = " ".join(part for part in (debtor.postcode, debtor.city) if part)
    return ", ".join(p for p in (debtor.address, town, debtor.country) if p)


def _invoices(
    invoices: Sequence[Invoice],
    terms: Sequence[InvoiceTerm],
    *,
    contested: set[UUID | None],
    paused: set[UUID | None],
    today: date,
) -> tuple[InvoiceLine, ...]:
    """Unpaid ones first, oldest due date first; None contests or pauses them all."""
    parts: dict[UUID, list[TermLine]] = {row.id: [] for row in invoices}
    currencies = {row.id: row.currency for row in invoices}
    for term in terms:
        currency = currencies[term.invoice_id]
        parts[term.invoice_id].append(
            TermLine(
                seq=term.seq,
                due_date=term.due_date,
                amount=Money.rounded(term.amount, currency),
                outstanding=Money.rounded(term.outstanding, currency),
                days=(today - term.due_date).days if term.outstanding else 0,
            )
        )
    lines = [
        InvoiceLine(
            invoice_id=row.id,
            number=row.number,
            concept=row.concept,
            kind=row.kind,
            issue_date=row.issue_date,
            due_date=row.due_date,
            amount=row.money("amount"),
            outstanding=Money.sum((t.outstanding for t in parts[row.id]), row.currency),
            status=_status(
                parts[row.id],
                row.kind,
                disputed=bool(contested & {row.id, None}),
                held=bool(paused & {row.id, None}),
                today=today,
            ),
            terms=tuple(parts[row.id]),
        )
        for row in invoices
    ]
    return tuple(sorted(lines, key=lambda line: not line.outstanding))


def _status(
    terms: Sequence[TermLine], kind: str, *, disputed: bool, held: bool, today: date
) -> str:
    left = [term for term in terms if term.outstanding]
    if not left:
        return "paid" if kind == "invoice" else "used"
    if kind == "credit_note":
        return "credit"
    if disputed:
        return "disputed"
    if held:
        return "held"
    return "overdue" if any(t.due_date < today for t in left) else "open"


def _payments(
    own: Mapping[str, UUID], invoice_of_term: Mapping[UUID, str]
) -> tuple[PaymentLine, ...]:
    shares: dict[UUID | None, list[AllocationLine]] = {}
    booked = Allocation.objects.filter(**own, payment_id__isnull=False)
    for row in booked.order_by("created_at", "id"):
        shares.setdefault(row.payment_id, []).append(
            AllocationLine(
                invoice=invoice_of_term.get(row.term_id, ""),
                amount=row.money("amount"),
            )
        )
    return tuple(
        PaymentLine(
            payment_id=row.id,
            received_at=row.received_at,
            source=row.source,
            method=row.method,
            external_id=_reference(row),
            amount=row.money("amount"),
            status=row.status,
            allocations=tuple(shares.get(row.id, ())),
        )
        for row in Payment.objects.filter(**own).order_by("-received_at")
    )


def _reference(row: Payment) -> str:
    if row.source != MANUAL:
        return row.external_id
    return row.external_id.removeprefix(f"{row.account_id}/")


def _plans(own: Mapping[str, UUID], account: domain.Account) -> tuple[PlanLine, ...]:
    instalments: dict[UUID, list[PlanInstalment]] = {}
    for part in PlanInstalment.objects.filter(**own).order_by("seq"):
        instalments.setdefault(part.plan_id, []).append(part)
    running = account.plan
    left = (
        {i.instalment_id: i.outstanding for i in running.instalments} if running else {}
    )
    return tuple(
        PlanLine(
            plan_id=row.id,
            status=row.status,
            total=row.money("total"),
            created_at=row.created_at,
            instalments=tuple(
                (part.seq, part.date, part.money("amount"), left.get(part.id))
                for part in instalments.get(row.id, ())
            ),
        )
        for row in Plan.objects.filter(**own).order_by("-created_at")
    )


def _promises(
    own: Mapping[str, UUID], account: domain.Account
) -> tuple[PromiseLine, ...]:
    running = account.promise
    return tuple(
        PromiseLine(
            date=row.date,
            amount=row.money("amount"),
            outstanding=running.outstanding
            if running and running.promise_id == row.id
            else None,
            status=row.status,
            created_at=row.created_at,
        )
        for row in Promise.objects.filter(**own).order_by("-created_at")
    )


def _settlements(own: Mapping[str, UUID]) -> tuple[SettlementLine, ...]:
    return tuple(
        SettlementLine(
            percent=row.percent.normalize(),
            amount_to_pay=row.money("amount_to_pay"),
            until=row.until,
            status=row.status,
        )
        for row in Settlement.objects.filter(**own).order_by("-created_at")
    )


def _dispute(row: Dispute, numbers: Mapping[UUID, str]) -> DisputeLine:
    return DisputeLine(
        dispute_id=row.id,
        invoice=numbers.get(row.invoice_id, "") if row.invoice_id else "",
        text=row.text,
        status=row.status,
        resolution=row.resolution,
        owner=row.owner,
        created_at=row.created_at,
        due_at=row.due_at,
    )


def _in_force(row: Hold, now: datetime) -> bool:
    return row.released_at is None and (row.until is None or row.until > now)


def _hold(row: Hold, numbers: Mapping[UUID, str], now: datetime) -> HoldLine:
    return HoldLine(
        hold_id=row.id,
        invoice=numbers.get(row.invoice_id, "") if row.invoice_id else "",
        reason=row.reason,
        note=row.note,
        starts_at=row.starts_at,
        until=row.until,
        in_force=_in_force(row, now),
        created_by=row.created_by,
    )


def _stops(tenant_id: UUID, debtor_id: UUID) -> tuple[StopLine, ...]:
    rows = Stop.objects.filter(tenant_id=tenant_id, debtor_id=debtor_id)
    return tuple(
        StopLine(
            channel=row.channel,
            reason=row.reason,
            evidence=row.evidence,
            started_at=row.started_at,
            in_force=row.lifted_at is None,
        )
        for row in rows.order_by("-started_at")
    )


def _talks(own: Mapping[str, UUID], account: domain.Account) -> tuple[TalkLine, ...]:
    addresses = {p.contact_point_id: p.address for p in account.contact_points}
    return tuple(
        TalkLine(
            conversation_id=row.id,
            channel=row.channel,
            address=addresses.get(row.contact_point_id, ""),
            holder=row.holder,
            unread=row.unread,
        )
        for row in Conversation.objects.filter(**own).order_by("id")
    )
