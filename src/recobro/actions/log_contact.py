"""A contact that a person made outside of recobro: a call, a visit, a letter.

It counts in the caps like everything else. The gate is asked what it would have said at
that moment; a contact that happened is recorded whatever it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.gate import articles, judge_contact
from recobro.domain.accounts import Account as AccountView
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.messages import Channel
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.locks import lock_account
from recobro.storage.models import ContactAttempt
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

CHANNELS = (
    Channel.VOICE, Channel.VISIT, Channel.LETTER, Channel.SMS, Channel.EMAIL,
    Channel.WHATSAPP,
)  # fmt: skip
OUTCOMES = (
    "conversation", "voicemail", "no_answer", "busy", "invalid_number", "sent",
)  # fmt: skip
# How long afterwards a contact may still be written down: as far as caps look back.
_LATEST = timedelta(days=60)
_NOTE_MAX = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedContact:
    """What was recorded; `verdict` is what the gate says of that moment."""

    attempt_id: UUID
    verdict: Verdict


def may_contact(
    services: Services, tenant_id: UUID, account_id: UUID, *, now: datetime
) -> dict[Channel, Verdict]:
    """Whether a person may call or visit now, before they do; changes nothing.

    Raises KeyError for an unknown account.
    """
    with acting_for(tenant_id):
        settings = tenant_settings()
        view = load_account(account_id, now)
        return {
            channel: _by_person(services, settings, view, channel, now)
            for channel in (Channel.VOICE, Channel.VISIT)
        }


def log_contact(
    services: Services,
    tenant_id: UUID,
    account_id: UUID,
    *,
    channel: Channel,
    outcome: str,
    at: datetime,
    note: str,
    inbound: bool,
    actor: str,
    now: datetime,
) -> LoggedContact:
    """Record a contact that a person had with the debtor.

    `inbound` is one that the debtor began: it is judged by no rule, and counts only
    where a rule counts conversations whoever began them. Raises ActionRefusedError
    for a moment that has not come or is too long ago, UnknownAccountError.
    """
    if channel not in CHANNELS or outcome not in OUTCOMES:
        raise ActionRefusedError("bad_contact", "there is no such contact")
    if not now - _LATEST <= at <= now:
        raise ActionRefusedError(
            "bad_moment",
            f"a contact of the last {_LATEST.days} days, not of the future",
        )
    with acting_for(tenant_id):
        account = lock_account(account_id)
        settings = tenant_settings()
        view = load_account(account_id, now)
        verdict = _by_person(
            services, settings, view, channel, at, asked_by_them=inbound
        )
        row = ContactAttempt.objects.create(
            tenant_id=tenant_id,
            account_id=account.id,
            debtor_id=account.debtor_id,
            channel=channel.value,
            purpose="requested_information" if inbound else "collection",
            at=at,
            outcome=outcome,
            direction="inbound" if inbound else "outbound",
            logged_by=actor,
            note=note.strip()[:_NOTE_MAX],
        )
        told: dict[str, object] = {
            "channel": channel.value,
            "outcome": outcome,
            "direction": row.direction,
            "at": at.isoformat(),
            "note": row.note,
        }
        if not verdict.allowed and not inbound:
            told |= {
                "rules": list(verdict.rule_ids),
                "articles": articles(verdict),
                "explanation": verdict.explanation.to_json(),
                "packs": list(verdict.pack_versions),
            }
        chronology.append(account, "contact.logged", told, at=now, actor=actor)
        return LoggedContact(attempt_id=row.id, verdict=verdict)


def _by_person(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    channel: Channel,
    moment: datetime,
    *,
    asked_by_them: bool = False,
) -> Verdict:
    return judge_contact(
        services,
        settings,
        view,
        channel=channel.value,
        point=view.contact_on(channel),
        purpose="requested_information" if asked_by_them else "collection",
        automated=False,
        now=moment,
    )
