"""The guard, asked with the facts of the account: no text leaves unread."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recobro.actions.compose import Draft
from recobro.actions.conversation_facts import policy_of
from recobro.domain.accounts import Account as AccountView
from recobro.domain.conversation.state import Offer as PendingOffer
from recobro.domain.conversation.state import OfferKind
from recobro.domain.guard.facts import (
    DatedAmount,
    DebtorKind,
    DiscountOffer,
    ExtensionOffer,
    GuardDebtor,
    GuardFacts,
    GuardInvoice,
    Offer,
    PlanOffer,
)
from recobro.domain.guard.guard import judge
from recobro.domain.plans import PlanWish, propose_plan
from recobro.ports.services import Services
from recobro.storage.tenants import TenantSettings


def violations_of(
    services: Services,
    draft: Draft,
    settings: TenantSettings,
    view: AccountView,
    *,
    today: date,
) -> list[dict[str, str]]:
    """What speaks against sending this text; an empty list where nothing does."""
    channel = draft.conversation.channel
    verdict = judge(
        draft.text,
        _facts(services, draft, settings, view, today),
        country=view.debtor.country,
        channel=channel,
        today=today,
        written_by_person=draft.by_person,
    )
    return [{"rule": v.rule.value, "span": v.span} for v in verdict.violations]


def _facts(
    services: Services,
    draft: Draft,
    settings: TenantSettings,
    view: AccountView,
    today: date,
) -> GuardFacts:
    contact = settings.options.get("contact", {})
    return GuardFacts(
        creditor=settings.name,
        debtor=GuardDebtor(
            first_name=view.debtor.first_name,
            full_name=view.debtor.name,
            language=view.debtor.language,
        ),
        identity_verified=draft.verified,
        debtor_kind=DebtorKind(view.debtor.kind),
        currency=view.currency,
        balance=draft.balance.amount,
        invoices=tuple(
            GuardInvoice(
                number=term.invoice_number,
                amount=term.amount.amount,
                outstanding=term.outstanding.amount,
                due_date=term.due_date,
                concept=term.concept,
            )
            for term in view.position.claims
        ),
        offers=tuple(_offers(settings, draft, view, today)),
        promises=tuple(_promises(draft, view, today)),
        payments=tuple(
            DatedAmount(date=day, amount=money.amount) for day, money in draft.received
        ),
        links=(draft.link_url,) if draft.link_url else (),
        phones=(
            *filter(None, [contact.get("phone")]),
            *services.helplines(view.debtor.country),
        ),
        accounts=tuple(settings.options.get("bank_accounts", ())),
    )


def _offers(
    settings: TenantSettings, draft: Draft, view: AccountView, today: date
) -> Iterator[Offer]:
    """What the policy allows now, has put on the table, or is already agreed."""
    limits = policy_of(settings).plan_limits
    possible = propose_plan(draft.balance, limits, today, PlanWish())
    if possible is not None:
        yield PlanOffer(
            installments=len(possible.instalments),
            amount=possible.instalments[0].amount.amount,
            first_date=possible.instalments[0].date,
        )
    offer = draft.state.offer
    if offer is not None:
        yield from _pending(offer)
    if view.plan is not None:
        parts = view.plan.instalments
        yield PlanOffer(
            installments=len(parts),
            amount=parts[0].amount.amount,
            first_date=parts[0].date,
        )
    for hold in view.holds:
        if hold.reason == "extension" and hold.until:
            yield ExtensionOffer(until=hold.until.date())
    if view.settlement is not None:
        yield DiscountOffer(
            percent=view.settlement.percent,
            amount_to_pay=view.settlement.amount_to_pay.amount,
            until=view.settlement.until,
        )


def _pending(offer: PendingOffer) -> Iterator[Offer]:
    if offer.kind is OfferKind.PLAN and offer.instalments:
        first = offer.instalments[0]
        yield PlanOffer(
            installments=len(offer.instalments),
            amount=first.amount.amount,
            first_date=first.date,
        )
    elif offer.kind in (OfferKind.EXTENSION, OfferKind.MOVE) and offer.date:
        yield ExtensionOffer(until=offer.date)
    elif offer.kind is OfferKind.DISCOUNT and offer.percent is not None:
        yield DiscountOffer(
            percent=offer.percent,
            amount_to_pay=offer.amount.amount,
            until=offer.date,
        )


def _promises(draft: Draft, view: AccountView, today: date) -> Iterator[DatedAmount]:
    """Every dated amount that the person offered or agreed to, instalments included.

    What they want to pay now is one too: the sum of the link that goes with the text.
    """
    if draft.link_amount is not None:
        yield DatedAmount(date=today, amount=draft.link_amount.amount)
    if view.promise is not None:
        yield DatedAmount(date=view.promise.date, amount=view.promise.amount.amount)
        yield DatedAmount(
            date=view.promise.date, amount=view.promise.outstanding.amount
        )
    for part in view.plan.instalments if view.plan else ():
        yield DatedAmount(date=part.date, amount=part.amount.amount)
        yield DatedAmount(date=part.date, amount=part.outstanding.amount)
    offer = draft.state.offer
    if offer is None:
        return
    if offer.date is not None:
        yield DatedAmount(date=offer.date, amount=offer.amount.amount)
    for promised in offer.instalments:
        yield DatedAmount(date=promised.date, amount=promised.amount.amount)
