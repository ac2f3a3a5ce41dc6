"""The facts that the guard judges a reply of ours against.

What is offered in this very turn counts as authorised: the policy made it, and the
offer in the state holds its figures.
"""

from __future__ import annotations

from decimal import Decimal

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.state import ConversationState, Offer, OfferKind
from recobro.domain.guard.facts import (
    DatedAmount,
    DebtorKind,
    DiscountOffer,
    ExtensionOffer,
    GuardDebtor,
    GuardFacts,
    GuardInvoice,
    PlanOffer,
)
from recobro.domain.guard.facts import Offer as Authorised
from recobro.domain.plans import Instalment, unpaid_instalments

_WEEK, _FORTNIGHT = 7, 14


def guard_facts(
    state: ConversationState,
    facts: AccountFacts,
    *,
    payments: tuple[DatedAmount, ...] = (),
    past_promises: tuple[DatedAmount, ...] = (),
    links: tuple[str, ...] = (),
    phones: tuple[str, ...] = (),
    accounts: tuple[str, ...] = (),
) -> GuardFacts:
    """What a reply may rest on; `state` and `facts` as they are after the turn.

    `payments` are those received, the one being thanked for included; `past_promises`
    those that have ended, the one just found broken included.
    """
    offers, promises = _in_force(facts)
    for offer in filter(None, (state.offer, state.beside)):
        new_offers, new_promises = _offered(offer)
        offers, promises = [*offers, *new_offers], [*promises, *new_promises]
    return GuardFacts(
        creditor=facts.creditor,
        debtor=GuardDebtor(
            first_name=facts.first_name,
            full_name=facts.full_name,
            language=facts.language,
        ),
        identity_verified=state.verified or facts.identity is None,
        debtor_kind=DebtorKind(facts.kind),
        currency=facts.currency,
        balance=facts.balance.amount,
        invoices=tuple(
            GuardInvoice(
                number=i.number,
                amount=i.outstanding.amount,
                outstanding=i.outstanding.amount,
                due_date=i.due_date,
                concept=i.concept,
            )
            for i in facts.invoices
        ),
        offers=tuple(offers),
        promises=(*promises, *past_promises),
        payments=payments,
        links=links,
        phones=phones,
        accounts=accounts,
    )


def _in_force(facts: AccountFacts) -> tuple[list[Authorised], list[DatedAmount]]:
    offers: list[Authorised] = []
    promises: list[DatedAmount] = []
    if facts.plan is not None:
        offers += _plan_offers(facts.plan.instalments)
        promises += _dated(facts.plan.instalments)
        promises += _dated(unpaid_instalments(facts.plan.instalments, facts.plan.paid))
    if facts.discount is not None:
        balance = facts.balance.amount
        paid = facts.discount.amount_to_pay.amount
        percent = (balance - paid) * 100 / balance if balance else Decimal(0)
        offers.append(
            DiscountOffer(
                percent=percent, amount_to_pay=paid, until=facts.discount.until
            )
        )
    if facts.promise is not None:
        promises.append(
            DatedAmount(date=facts.promise.date, amount=facts.promise.amount.amount)
        )
        offers.append(ExtensionOffer(until=facts.promise.date))
    return offers, promises


def _offered(offer: Offer) -> tuple[list[Authorised], list[DatedAmount]]:
    if offer.kind is OfferKind.PLAN:
        return _plan_offers(offer.instalments), _dated(offer.instalments)
    assert offer.date is not None
    dated = [DatedAmount(date=offer.date, amount=offer.amount.amount)]
    if offer.kind is OfferKind.DISCOUNT:
        return [
            DiscountOffer(
                percent=offer.percent or Decimal(0),
                amount_to_pay=offer.amount.amount,
                until=offer.date,
            )
        ], []
    moved = _dated(offer.instalments)  # of a plan in force, with their new days
    return [ExtensionOffer(until=offer.date)], [*dated, *moved]


def _plan_offers(parts: tuple[Instalment, ...]) -> list[Authorised]:
    """One entry for each amount that differs: cents fall on the first instalments."""
    frequency = _frequency(parts)
    return [
        PlanOffer(
            installments=len(parts),
            amount=amount,
            first_date=parts[0].date,
            frequency=frequency,
        )
        for amount in dict.fromkeys(p.amount.amount for p in parts)
    ]


def _dated(parts: tuple[Instalment, ...]) -> list[DatedAmount]:
    return [DatedAmount(date=p.date, amount=p.amount.amount) for p in parts]


def _frequency(parts: tuple[Instalment, ...]) -> str:
    if len(parts) < 2:
        return "monthly"
    gap = (parts[1].date - parts[0].date).days
    if gap <= _WEEK:
        return "weekly"
    return "biweekly" if gap <= _FORTNIGHT + 1 else "monthly"
