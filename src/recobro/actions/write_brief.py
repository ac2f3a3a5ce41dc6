"""Write down a case for whoever is called: in fields, as it is at this moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F

from recobro.actions.conversation_facts import register_of
from recobro.domain.accounts import Account as AccountView
from recobro.domain.ageing import DEFAULT_LIMITS
from recobro.domain.briefs import (
    INVOICES,
    QUOTE_MAX,
    QUOTES,
    Agreed,
    CaseBrief,
    InvoiceLine,
    Quote,
    Rest,
    shortened,
)
from recobro.domain.conversation.state import ConversationState, state_from_json
from recobro.domain.handovers import Office
from recobro.storage.models import Conversation, InboundMessage, Message, Promise
from recobro.storage.tenants import TenantSettings

# A broken promise is told for as long as it counts in what may be offered.
_REMEMBERED = timedelta(days=180)


def write_brief(
    view: AccountView,
    settings: TenantSettings,
    office: Office,
    *,
    conversation_id: UUID | None,
    intents: Sequence[str] = (),
    care: Sequence[str] = (),
    now: datetime,
) -> CaseBrief:
    """The brief of an account; `intents` and `care` are what was just read.

    Without a conversation it tells of the one that was last spoken in.
    """
    talk = _conversation(settings.tenant_id, view.account_id, conversation_id)
    told = _told(settings.tenant_id, talk) if talk else NOTHING_SAID
    broken = broken_promises(settings.tenant_id, [view.account_id], now)
    return brief_of(
        view,
        settings,
        office,
        told=told,
        broken=broken.get(view.account_id, 0),
        intents=intents,
        care=care,
        now=now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said in a conversation, and how it stands; `heard` the last message."""

    state: ConversationState = field(default_factory=ConversationState)
    quotes: tuple[Quote, ...] = ()
    heard: UUID | None = None


NOTHING_SAID = Said()


def brief_of(
    view: AccountView,
    settings: TenantSettings,
    office: Office,
    *,
    told: Said,
    broken: int,
    intents: Sequence[str] = (),
    care: Sequence[str] = (),
    now: datetime,
) -> CaseBrief:
    """The brief, from what is known: asks nothing of the database."""
    state = told.state
    today = now.astimezone(office.zone).date()
    days = view.position.days_past_due(today)
    claims = sorted(view.position.claims, key=lambda term: term.due_date)
    debtor = view.debtor
    return CaseBrief(
        written_at=now,
        name=debtor.name,
        language=debtor.language,
        treatment=register_of(settings, debtor.country),
        stage=DEFAULT_LIMITS.stage(days).value,
        days_past_due=days,
        balance=view.position.balance,
        invoices=tuple(
            InvoiceLine(
                number=term.invoice_number,
                due=term.due_date,
                outstanding=term.outstanding,
                disputed=term.disputed,
            )
            for term in claims[:INVOICES]
        ),
        invoice_count=len(claims),
        quotes=told.quotes,
        heard=told.heard,
        intents=tuple(intents),
        care=tuple(care),
        offer=state.offer,
        best=state.best,
        agreed=tuple(_agreed(view)),
        broken_promises=broken,
        disputes=view.open_disputes,
        holds=tuple(Rest(reason=h.reason, until=h.until) for h in view.holds),
        stops=view.stops,
        opening=office.opening(now),
        zone=office.zone.key,
    )


def broken_promises(
    tenant_id: UUID, account_ids: Sequence[UUID], now: datetime
) -> dict[UUID, int]:
    """How many promises that are still remembered each account broke, if any."""
    rows = Promise.objects.filter(
        tenant_id=tenant_id,
        account_id__in=account_ids,
        status="broken",
        settled_at__gte=now - _REMEMBERED,
    )
    return dict(rows.values_list("account_id").annotate(n=Count("id")))


def _told(tenant_id: UUID, talk: Conversation) -> Said:
    quotes, heard = _said(tenant_id, talk.id)
    return Said(state=state_from_json(talk.state), quotes=quotes, heard=heard)


def _conversation(
    tenant_id: UUID, account_id: UUID, conversation_id: UUID | None
) -> Conversation | None:
    own = Conversation.objects.filter(tenant_id=tenant_id, account_id=account_id)
    if conversation_id is not None:
        return own.filter(id=conversation_id).first()
    return own.order_by(F("last_inbound_at").desc(nulls_last=True), "id").first()


def _said(
    tenant_id: UUID, conversation_id: UUID
) -> tuple[tuple[Quote, ...], UUID | None]:
    """The last words of both sides in order, and the last message of the person."""
    own = {"tenant_id": tenant_id, "conversation_id": conversation_id}
    heard = list(
        InboundMessage.objects.filter(**own).order_by("-received_at", "-id")[:QUOTES]
    )
    sent = Message.objects.filter(**own, sending_at__isnull=False).order_by(
        "-sending_at", "-id"
    )[:QUOTES]
    said = [
        Quote(
            at=row.received_at,
            inbound=True,
            text=shortened(row.text or row.choice or f"[{row.kind}]", QUOTE_MAX),
        )
        for row in heard
    ]
    for message in sent:
        text = str((message.content or {}).get("text") or "")
        if text and message.sending_at:
            said.append(
                Quote(at=message.sending_at, inbound=False, text=shortened(text))
            )
    said.sort(key=lambda quote: quote.at)
    return tuple(said[-QUOTES:]), heard[0].id if heard else None


def _agreed(view: AccountView) -> Iterator[Agreed]:
    """What is in force, with the next payment of each."""
    part = view.plan.next_instalment if view.plan else None
    if view.plan and part:
        left = sum(1 for one in view.plan.instalments if one.outstanding)
        yield Agreed(kind="plan", day=part.date, amount=part.outstanding, parts=left)
    if view.promise:
        promise = view.promise
        yield Agreed(kind="promise", day=promise.date, amount=promise.outstanding)
    if view.settlement:
        deal = view.settlement
        yield Agreed(kind="discount", day=deal.until, amount=deal.amount_to_pay)
