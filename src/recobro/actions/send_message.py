"""The send path: the only way a message leaves.

    lock the account → is it still due → the gate → the words → the guard
    → reserve in the caps, write the attempt → commit → call the provider → record

Between the commit and the record the message is `sending`. If the process dies there,
nobody sends it again: the provider's status, which carries our attempt's identifier,
tells what became of it (see settle_in_flight).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from recobro.actions.choose_channel import Way, better_way
from recobro.actions.compose import (
    Draft,
    WindowClosedError,
    compose,
    state_of,
)
from recobro.actions.delivery import record_failure, record_state
from recobro.actions.gate import articles, judge_contact, store_verdict
from recobro.actions.guard_text import violations_of
from recobro.actions.hand_over import hand_over
from recobro.actions.still_due import no_longer_due
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.conversation.wording import Act
from recobro.domain.errors import DomainError
from recobro.domain.messages import Channel, MessageState
from recobro.ports.channel import (
    Accepted,
    ChannelAdapter,
    OutcomeUnknown,
    Outgoing,
    Rejected,
)
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.content import content_to_json
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_account
from recobro.storage.models import Account, ContactAttempt, Conversation, Message
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

log = logging.getLogger(__name__)


class SendOutcome(StrEnum):
    """What one call of `send_message` came to."""

    HANDED_OVER = "handed_over"  # the provider has it
    NOT_NOW = "not_now"  # postponed, refused or no longer due
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReport:
    """What became of one message; `pause` asks the sender to rest for so long."""

    outcome: SendOutcome
    pause: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """A reserved attempt, committed and ready for the provider."""

    adapter: ChannelAdapter
    outgoing: Outgoing


_NOT_NOW = SendReport(outcome=SendOutcome.NOT_NOW)
_ACKNOWLEDGEMENTS = frozenset({Act.HANDOVER, Act.HANDOVER_CLOSED, Act.OPTED_OUT})


def send_message(
    services: Services, *, tenant_id: UUID, message_id: UUID
) -> SendReport:
    """Send one planned message, if it still may and should be sent.

    Raises NotConfiguredError where the tenant has no account on the channel; the
    message then waits.
    """
    with acting_for(tenant_id):
        attempt = _reserve(services, tenant_id, message_id)
    if attempt is None:
        return _NOT_NOW
    result = attempt.adapter.send(attempt.outgoing)
    now = services.clock.now()
    attempt_id = attempt.outgoing.attempt_id
    with acting_for(tenant_id):
        match result:
            case Accepted():
                record_state(
                    tenant_id,
                    attempt_id=attempt_id,
                    provider_id=result.provider_id,
                    recipient=result.recipient_id or "",
                    state=MessageState.ACCEPTED,
                    at=now,
                )
                return SendReport(outcome=SendOutcome.HANDED_OVER)
            case OutcomeUnknown():
                record_state(
                    tenant_id,
                    attempt_id=attempt_id,
                    provider_id="",
                    state=MessageState.UNKNOWN,
                    at=now,
                    detail=result.detail,
                )
                return SendReport(outcome=SendOutcome.UNKNOWN)
            case Rejected():
                pause = record_failure(
                    tenant_id, attempt_id=attempt_id, failure=result.failure, at=now
                )
                return SendReport(outcome=SendOutcome.FAILED, pause=pause)


def _reserve(services: Services, tenant_id: UUID, message_id: UUID) -> _Attempt | None:
    """Everything before the call, in one transaction; None where it must not go."""
    now = services.clock.now()
    found = Message.objects.filter(tenant_id=tenant_id, id=message_id).first()
    if found is None:
        return None
    account = lock_account(found.account_id)
    message = Message.objects.get(tenant_id=tenant_id, id=message_id)
    if message.state != MessageState.PLANNED.value or message.not_before > now:
        return None
    settings = tenant_settings()
    adapter = services.open_channel(Channel(message.channel), settings.options)
    view = load_account(account.id, now)
    point = _contact_point(view, message)
    day = now.astimezone(settings.zone).date()
    reason = no_longer_due(services, settings, message, view, point, now=now)
    if reason is not None or point is None:
        _cancel(account, message, reason or "no address", now)
        return None
    verdict = judge_contact(
        services,
        settings,
        view,
        channel=message.channel,
        point=point,
        purpose=message.purpose,
        automated=message.author == "agent",
        now=now,
        acknowledges=message.intent.get("act") in _ACKNOWLEDGEMENTS,
    )
    stored = store_verdict(
        verdict,
        tenant_id=tenant_id,
        account_id=account.id,
        message_id=message.id,
        now=now,
    )
    if not verdict.allowed:
        way = better_way(services, settings, view, message, verdict, now=now)
        _refuse_by_gate(account, message, verdict, now, way)
        if way is None or not way.verdict.allowed:
            return None
        point, adapter = way.point, way.adapter
        stored = store_verdict(
            way.verdict,
            tenant_id=tenant_id,
            account_id=account.id,
            message_id=message.id,
            now=now,
        )
    draft = _words(services, settings, account, view, point, message, day=day, now=now)
    if draft is None:
        return None
    message.verdict_id = stored.id
    _book_attempt(account, message, draft, now)
    return _Attempt(
        adapter=adapter,
        outgoing=Outgoing(
            attempt_id=_sure(message.attempt_id),
            address=point.address or None,
            user_id=point.user_id or None,
            content=draft.content,
        ),
    )


def _words(
    services: Services,
    settings: TenantSettings,
    account: Account,
    view: AccountView,
    point: ContactPoint,
    message: Message,
    *,
    day: date,
    now: datetime,
) -> Draft | None:
    """The text that the guard lets through; None where there is none."""
    try:
        draft = compose(services, settings, account, view, point, message, now=now)
    except WindowClosedError:
        _cancel(account, message, "the free-text window has closed", now)
        return None
    except (DomainError, KeyError, ValueError) as error:
        # a template that nobody wrote, a value that is missing: the others go on
        log.exception("%s cannot be worded", message.key)
        unwritable = [{"rule": "unwritable", "span": repr(error)}]
        _refuse_by_guard(account, message, unwritable, now)
        return None
    broken = violations_of(services, draft, settings, view, today=day)
    if broken:
        _refuse_by_guard(account, message, broken, now)
        return None
    return draft


def _sure(value: UUID | None) -> UUID:
    assert value is not None
    return value


def _contact_point(view: AccountView, message: Message) -> ContactPoint | None:
    return next(
        (
            point
            for point in view.contact_points
            if point.contact_point_id == message.contact_point_id
            and (point.usable or message.purpose == "opt_out_confirmation")
        ),
        None,
    )


def _cancel(account: Account, message: Message, reason: str, now: datetime) -> None:
    message.state = MessageState.CANCELLED.value
    message.reason = reason
    message.save(update_fields=["state", "reason"])
    chronology.append(
        account, "message.cancelled", {"key": message.key, "reason": reason}, at=now
    )


def _refuse_by_gate(
    account: Account,
    message: Message,
    verdict: Verdict,
    now: datetime,
    way: Way | None,
) -> None:
    """Postpone to the earliest lawful moment, or refuse where there is none.

    With another `way` the message goes that way, now or from its own moment on.
    """
    rules = list(verdict.rule_ids)
    message.reason = f"gate: {', '.join(rules)}"[:300]
    from_then = verdict.earliest
    if way is not None:
        message.channel = way.channel.value
        message.contact_point_id = way.point.contact_point_id
        message.conversation_id = None
        from_then = now if way.verdict.allowed else way.verdict.earliest
    if from_then is None:
        message.state = MessageState.REFUSED.value
    else:
        message.not_before = from_then
    message.save(
        update_fields=[
            "state", "reason", "not_before", "channel", "contact_point_id",
            "conversation_id",
        ]
    )  # fmt: skip
    told: dict[str, object] = {
        "key": message.key,
        "rules": rules,
        "articles": articles(verdict),
        "explanation": verdict.explanation.to_json(),
        "earliest": verdict.earliest and verdict.earliest.isoformat(),
        "packs": list(verdict.pack_versions),
    }
    if way is not None:
        told["other_channel"] = way.channel.value
    chronology.append(account, "contact.refused", told, at=now)


def _refuse_by_guard(
    account: Account, message: Message, broken: list[dict[str, str]], now: datetime
) -> None:
    """Hold the text back and have a person look at it."""
    rules = sorted({violation["rule"] for violation in broken})
    message.state = MessageState.REFUSED.value
    message.reason = f"guard: {', '.join(rules)}"[:300]
    message.save(update_fields=["state", "reason"])
    chronology.append(
        account, "text.held_back", {"key": message.key, "violations": broken}, at=now
    )
    log.error("the guard held back %s: %s", message.key, rules)
    hand_over(
        account,
        reason="guard",
        priority="high",
        brief=f"A text was held back by the guard: {', '.join(rules)}.",
        conversation_id=message.conversation_id,
        now=now,
    )


def _book_attempt(
    account: Account, message: Message, draft: Draft, now: datetime
) -> None:
    """Reserve the contact and write down what is about to be sent."""
    message.attempt_id = new_id()
    message.attempts += 1
    message.state = MessageState.SENDING.value
    message.sending_at = now
    message.reason = ""
    message.content = content_to_json(draft.content)
    message.conversation_id = draft.conversation.id
    message.save()
    ContactAttempt.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        debtor_id=account.debtor_id,
        channel=message.channel,
        purpose=message.purpose,
        message_id=message.id,
        at=now,
        outcome="sending",
    )
    Conversation.objects.filter(
        tenant_id=account.tenant_id, id=draft.conversation.id
    ).update(last_outbound_at=now, state=state_of(draft))
    chronology.append(
        account,
        "message.sending",
        {
            "key": message.key,
            "channel": message.channel,
            "attempt": str(message.attempt_id),
            "verdict": str(message.verdict_id),
            "text": draft.text,
        },
        at=now,
        actor=message.author,
    )
