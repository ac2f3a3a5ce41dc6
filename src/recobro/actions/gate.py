"""The gate: may this message go to this person now; asked before every one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recobro.domain import compliance
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.accounts import PastContact as KnownContact
from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.engine import HORIZON
from recobro.domain.compliance.facts import (
    ClosedDays,
    ContactFacts,
    DebtFacts,
    OptOuts,
    PastContact,
)
from recobro.domain.compliance.local_rules import LocalPolicy
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.compliance.vocabulary import COLLECTORS
from recobro.domain.decisions import UNASKED_PURPOSES
from recobro.domain.messages import Channel
from recobro.ports.services import Services
from recobro.storage.local_policy import local_policy
from recobro.storage.tenants import TenantSettings

_FIRST_PARTY = frozenset({"first_party", "first_party_financial"})
# What only the company knows of itself: its option `facts` may state these. Unstated
# ones are unknown, and a rule that needs one refuses.
_STATED = frozenset(
    {
        "agency_named",
        "debt_collector_notice",
        "debt_transferred_npl",
        "licence_redeco",
        "referral_notice_sent",
        "transfer_notice_sent",
        "validation_notice_sent",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """All that the engine is asked with; only the moment is missing."""

    packs: tuple[Pack, ...]
    facts: ContactFacts
    action: Action
    closed_days: ClosedDays

    def verdict(self, moment: datetime) -> Verdict:
        """The answer at one moment."""
        return compliance.evaluate(
            self.packs, self.facts, self.action, moment, self.closed_days
        )


def judge_contact(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    *,
    channel: str,
    point: ContactPoint | None,
    purpose: str,
    automated: bool,
    now: datetime,
    acknowledges: bool = False,
    policy: LocalPolicy | None = None,
) -> Verdict:
    """The verdict on one contact, by the law of the debtor's place and our policy.

    `acknowledges` is a message that only says that the person was heard: somebody
    takes over, or nothing more is written. It does not answer in a person's place.
    Where no pack covers the country nothing is known to be allowed, and nothing is.
    `policy` saves a query where many are judged at once.
    """
    return question(
        services,
        settings,
        view,
        channel=channel,
        point=point,
        purpose=purpose,
        automated=automated,
        now=now,
        acknowledges=acknowledges,
        policy=policy,
    ).verdict(now)


def question(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    *,
    channel: str,
    point: ContactPoint | None,
    purpose: str,
    automated: bool,
    now: datetime,
    acknowledges: bool = False,
    policy: LocalPolicy | None = None,
) -> Question:
    """What to ask about one kind of contact, with what was known at `now`.

    `point` is None where there is no address (a visit). `policy` saves a query where
    many questions are asked at once.
    """
    country, subdivision = view.debtor.country, view.debtor.subdivision
    policy = local_policy() if policy is None else policy
    own = [date.fromisoformat(day) for day in settings.options.get("closing_days", [])]
    years = range((now - timedelta(days=2)).year, (now + HORIZON).year + 1)
    return Question(
        packs=policy.applied(services.rulebook.packs(country, subdivision), country),
        facts=_facts(
            services,
            settings,
            view,
            point,
            channel=channel,
            automated=automated,
            acknowledges=acknowledges,
            now=now,
        ),
        action=Action(
            kind="contact",
            channel=channel,
            purpose=purpose,
            address=point.address if point else None,
            automated=automated,
        ),
        closed_days=services.rulebook.closed_days(
            country, subdivision, years, [*own, *policy.closing_days(country)]
        ),
    )


def _facts(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    point: ContactPoint | None,
    *,
    channel: str,
    automated: bool,
    acknowledges: bool,
    now: datetime,
) -> ContactFacts:
    debtor = view.debtor
    known = [contact for contact in view.contacts if contact.at <= now]
    reached = any(c.purpose in UNASKED_PURPOSES and c.may_have_reached for c in known)
    collector = str(settings.options.get("collector", "first_party"))
    return ContactFacts(
        debtor=debtor.kind,
        collector=collector if collector in COLLECTORS else None,
        party="debtor",
        debt_type=str(settings.options.get("debt_type", "other")),
        zones=services.rulebook.zones(
            debtor.country, debtor.subdivision, debtor.timezone, _phone(view, point)
        ),
        subdivision=debtor.subdivision or None,
        history=tuple(_past(contact) for contact in known),
        opt_outs=OptOuts(
            everything=view.stopped,
            channels=frozenset(stopped.value for stopped in view.stopped_channels),
        ),
        authorised_channels=frozenset(
            p.channel.value for p in view.contact_points if p.authorised and p.usable
        ),
        content=frozenset(),
        inquiries=frozenset(),
        caller_prefix=_caller_prefix(settings, channel),
        debt=DebtFacts(
            enforceable_on=min(
                (term.due_date for term in view.position.claimable), default=None
            )
        ),
        flags={
            **_stated(settings, collector),
            **_of_person(view, point),
            "ai_agent": automated,
            "ai_disclosed": True,  # every text says so, and the guard reads it
            "caller_id_hidden": False,
            "creditor_named": True,
            "first_contact": not reached,
            "human_requested": "asked" in view.open_hand_overs and not acknowledges,
            "identity_verified": True,
            "opt_out_instructions": True,
            "reveals_debt_details": True,
            "supplier_name_address_taxid": bool(settings.options.get("tax_id")),
        },
    )


def _past(contact: KnownContact) -> PastContact:
    return PastContact(
        at=contact.at,
        channel=contact.channel.value,
        direction="inbound" if contact.inbound else "outbound",
        outcome=contact.outcome,
        purpose=contact.purpose,
    )


def _of_person(view: AccountView, point: ContactPoint | None) -> dict[str, bool | None]:
    """What is known of the person and of this address of theirs."""
    authorised = point is not None and point.authorised
    return {
        "channel_authorized": authorised,
        "deceased": view.debtor.deceased,
        # of a part that is disputed nothing is said; the rest may be asked for
        "disputed": view.open_disputes > 0 and not view.position.claimable,
        "hold": any(hold.invoice_id is None for hold in view.holds),
        "prior_express_consent": authorised,
        "work_channel": point is not None and point.at_work,
        "work_channel_given_by_debtor": point is not None and point.given_by_debtor,
    }


def _stated(settings: TenantSettings, collector: str) -> dict[str, bool | None]:
    """What the company says of itself; a creditor in its own name needs no agency."""
    option = settings.options.get("facts")
    given = option if isinstance(option, dict) else {}
    stated: dict[str, bool | None] = {
        name: given[name]
        for name in _STATED & set(given)
        if isinstance(given[name], bool)
    }
    if collector in _FIRST_PARTY:
        stated["agency_named"] = True
    return stated


def _phone(view: AccountView, point: ContactPoint | None) -> str:
    """The number that tells where the person may be: this one, or another of theirs."""
    addresses = [p.address for p in view.contact_points if p.usable]
    if point is not None:
        addresses.insert(0, point.address)
    return next((address for address in addresses if address.startswith("+")), "")


def _caller_prefix(settings: TenantSettings, channel: str) -> str | None:
    """The range of the number that calls show; only calls have one."""
    if channel != Channel.VOICE.value:
        return None
    prefix = settings.options.get("caller_prefix")
    return str(prefix) if prefix else None


def articles(verdict: Verdict) -> list[str]:
    """The broken rules with their articles: "CO-04: Ley 2300 de 2023 art. 3"."""
    return [f"{broken.rule_id}: {broken.citation}" for broken in verdict.broken]
