"""What the conversation engine is told of an account, read from the ledger."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.conversation.facts import (
    AccountFacts,
    DiscountFact,
    IdentityCheck,
    IdentityQuestion,
    InvoiceFact,
    PlanFact,
    PromiseFact,
)
from recobro.domain.conversation.policy import (
    DEFAULT_POLICY,
    NegotiationPolicy,
    policy_from_json,
)
from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.ports.services import Services
from recobro.storage.models import Promise
from recobro.storage.tenants import TenantSettings

_PAYMENT_METHODS = ("card", "transfer")
# A broken promise counts in what may be offered for so long.
_REMEMBERED = timedelta(days=180)
# How a country speaks to somebody it does not know well, where the tenant has not said.
_REGISTERS = {"ES": "tu", "MX": "tu", "CL": "tu", "PE": "tu", "AR": "vos", "UY": "vos"}


def policy_of(settings: TenantSettings) -> NegotiationPolicy:
    """The tenant's limits; the default ones where it has set none."""
    stored = settings.options.get("policy")
    return policy_from_json(stored) if stored else DEFAULT_POLICY


def register_of(settings: TenantSettings, country: str) -> str:
    """Whether to write tú, usted or vos."""
    chosen = settings.options.get("register")
    return str(chosen) if chosen else _REGISTERS.get(country, "usted")


def zone_of(services: Services, settings: TenantSettings, view: AccountView) -> str:
    """The zone in which the debtor's days are counted."""
    debtor = view.debtor
    phone = next((p.address for p in view.contact_points if p.address), "")
    zones = services.rulebook.zones(
        debtor.country, debtor.subdivision, debtor.timezone, phone
    )
    # Spain has two: where the debtor's region is not known, the company's day counts.
    if not zones or settings.zone.key in zones:
        return settings.zone.key
    return zones[0]


def conversation_facts(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    point: ContactPoint,
) -> AccountFacts:
    """One account as the engine sees it; what is held is not spoken of."""
    now = services.clock.now()
    debtor = view.debtor
    claims = [term for term in view.position.claims if not term.held]
    balance = Money.sum((term.outstanding for term in claims), view.currency)
    return AccountFacts(
        creditor=settings.name,
        first_name=debtor.first_name,
        full_name=debtor.name,
        kind=debtor.kind,
        language=debtor.language,
        country=debtor.country,
        timezone=zone_of(services, settings, view),
        channel=Channel(point.channel),
        balance=balance,
        invoices=tuple(
            InvoiceFact(
                number=term.invoice_number,
                concept=term.concept,
                due_date=term.due_date,
                outstanding=term.outstanding,
                disputed=term.disputed,
            )
            for term in claims
        ),
        identity=_identity(settings, view, point),
        days_past_due=_days_past_due(view, now.astimezone(settings.zone).date()),
        broken_promises=_broken_promises(view, now),
        advice=str(
            settings.options.get("advice")
            or services.advice(debtor.country, debtor.language)
        ),
        promise=_promise(view),
        plan=_plan(view),
        discount=(
            DiscountFact(
                amount_to_pay=view.settlement.amount_to_pay,
                until=view.settlement.until,
            )
            if view.settlement
            else None
        ),
        payment_methods=tuple(
            settings.options.get("payment_methods", _PAYMENT_METHODS)
        ),
    )


def _days_past_due(view: AccountView, today: date) -> int:
    """The age of the oldest claim; 0 where nothing is due."""
    days = (
        (today - term.due_date).days for term in view.position.claims if not term.held
    )
    return max(max(days, default=0), 0)


def _broken_promises(view: AccountView, now: datetime) -> int:
    """How many promises were broken in the last half year."""
    return Promise.objects.filter(
        account_id=view.account_id, status="broken", settled_at__gte=now - _REMEMBERED
    ).count()


def _identity(
    settings: TenantSettings, view: AccountView, point: ContactPoint
) -> IdentityCheck | None:
    """What to ask before any figure, where the tenant wants to and it can be asked."""
    if not settings.options.get("identity_check") or point.status == "verified":
        return None
    debtor = view.debtor
    if not debtor.identity_question or not debtor.identity_answer:
        return None
    return IdentityCheck(
        question=IdentityQuestion(debtor.identity_question),
        answer=debtor.identity_answer,
    )


def _promise(view: AccountView) -> PromiseFact | None:
    promise = view.promise
    if promise is None:
        return None
    return PromiseFact(
        date=promise.date,
        amount=promise.amount,
        paid=promise.amount - promise.outstanding,
    )


def _plan(view: AccountView) -> PlanFact | None:
    if view.plan is None:
        return None
    parts = view.plan.instalments
    return PlanFact(
        instalments=tuple(Instalment(date=p.date, amount=p.amount) for p in parts),
        paid=Money.sum((p.amount - p.outstanding for p in parts), view.currency),
    )
