"""The gate: may this message go to this person now; asked before every one."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from recobro.domain import compliance
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.facts import ContactFacts, OptOuts, PastContact
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.decisions import UNASKED_PURPOSES
from recobro.domain.messages import Channel
from recobro.ports.services import Services
from recobro.storage import models
from recobro.storage.tenants import TenantSettings


def judge_contact(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    *,
    channel: str,
    point: ContactPoint,
    purpose: str,
    automated: bool,
    now: datetime,
    acknowledges: bool = False,
) -> Verdict:
    """The verdict on one message, by the law of the debtor's place and ours.

    `acknowledges` is a message that only says that the person was heard: somebody
    takes over, or nothing more is written. It does not answer in a person's place.
    Where no pack covers the country nothing is known to be allowed, and nothing is.
    """
    country, subdivision = view.debtor.country, view.debtor.subdivision
    return compliance.evaluate(
        services.rulebook.packs(country, subdivision),
        _facts(
            services,
            settings,
            view,
            point,
            automated=automated,
            acknowledges=acknowledges,
        ),
        Action(
            kind="contact",
            channel=channel,
            purpose=purpose,
            address=point.address,
            automated=automated,
        ),
        now,
        services.rulebook.closed_days(
            country,
            subdivision,
            (now.year, now.year + 1),
            [date.fromisoformat(d) for d in settings.options.get("closing_days", [])],
        ),
    )


def _facts(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    point: ContactPoint,
    *,
    automated: bool,
    acknowledges: bool,
) -> ContactFacts:
    debtor = view.debtor
    stopped = view.stopped_channels
    unasked = [c for c in view.contacts if c.purpose in UNASKED_PURPOSES]
    return ContactFacts(
        debtor=debtor.kind,
        collector="first_party",
        party="debtor",
        debt_type=str(settings.options.get("debt_type", "other")),
        zones=services.rulebook.zones(
            debtor.country, debtor.subdivision, debtor.timezone, point.address
        ),
        subdivision=debtor.subdivision or None,
        history=tuple(
            PastContact(
                at=contact.at,
                channel=contact.channel.value,
                outcome=contact.outcome,
                purpose=contact.purpose,
            )
            for contact in view.contacts
        ),
        opt_outs=OptOuts(
            everything=view.stopped,
            channels=frozenset(channel.value for channel in stopped),
        ),
        authorised_channels=frozenset(
            p.channel.value for p in view.contact_points if p.authorised and p.usable
        ),
        content=frozenset(),
        inquiries=frozenset(),
        caller_prefix=_caller_prefix(settings, point.channel),
        flags={
            "agency_named": True,  # first party: the creditor writes in its own name
            "ai_agent": automated,
            "ai_disclosed": True,  # every text says so, and the guard reads it
            "caller_id_hidden": False,
            "channel_authorized": point.authorised,
            "creditor_named": True,
            "deceased": debtor.deceased,
            "disputed": view.open_disputes > 0,
            "first_contact": not unasked,
            "hold": any(hold.invoice_id is None for hold in view.holds),
            "human_requested": "asked" in view.open_hand_overs and not acknowledges,
            "identity_verified": True,
            "opt_out_instructions": True,
            "prior_express_consent": point.authorised,
            "reveals_debt_details": True,
            "supplier_name_address_taxid": bool(settings.options.get("tax_id")),
        },
    )


def _caller_prefix(settings: TenantSettings, channel: Channel) -> str | None:
    """The range of the number that calls show; only calls have one."""
    if channel is not Channel.VOICE:
        return None
    prefix = settings.options.get("caller_prefix")
    return str(prefix) if prefix else None


def store_verdict(
    verdict: Verdict, *, tenant_id: UUID, account_id: UUID, message_id: UUID,
    now: datetime,
) -> models.Verdict:  # fmt: skip
    """Keep what the gate said, with its rules and the packs that were asked."""
    told = verdict.to_json()
    return models.Verdict.objects.create(
        tenant_id=tenant_id,
        account_id=account_id,
        message_id=message_id,
        allowed=verdict.allowed,
        rules=told["broken"],
        explanation=told["explanation"],
        earliest=verdict.earliest,
        packs=told["packs"],
        moment=now,
    )
