"""One message asked everything at the last moment, and what is to be written of it.

Nothing is written here, so that a message which cannot be judged or worded leaves the
others of its batch alone.
"""

from __future__ import annotations

import logging
from datetime import datetime

from recobro.actions.choose_channel import Way, better_way
from recobro.actions.compose import Draft, WindowClosedError, compose
from recobro.actions.gate import articles, judge_contact
from recobro.actions.guard_text import violations_of
from recobro.actions.sending.common import Common
from recobro.actions.sending.senders import template_key
from recobro.actions.sending.stock import Stock
from recobro.actions.sending.values import Plan
from recobro.actions.still_due import no_longer_due
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.conversation.wording import Act
from recobro.domain.decisions import UNASKED_PURPOSES
from recobro.domain.errors import DomainError
from recobro.domain.messages import Channel, MessageState
from recobro.domain.pacing import ANSWER_BURST, PAIRED, UNASKED_BURST, free_from
from recobro.ports.channel import ChannelAdapter, Outgoing
from recobro.ports.telemetry import Part
from recobro.storage.content import content_to_json
from recobro.storage.ids import new_id
from recobro.storage.models import Account, Message

log = logging.getLogger(__name__)

_ACKNOWLEDGEMENTS = frozenset({Act.HANDOVER, Act.HANDOVER_CLOSED, Act.OPTED_OUT})


def plan_one(
    common: Common, stock: Stock, account: Account, view: AccountView, message: Message
) -> Plan:
    """What becomes of one planned message, whose account is locked.

    Raises NotConfiguredError where the tenant has no account on the channel.
    """
    plan = Plan(message=message, account=account)
    point = _contact_point(view, message)
    adapter = common.adapter(Channel(message.channel))
    reason = no_longer_due(common, message, view, point)
    if reason is not None or point is None:
        _cancel(plan, reason or "no address")
        return plan
    way = _lawful_way(common, plan, view, point, adapter)
    if way is None:
        return plan
    free = _pair_free_from(view, message, way[0])
    if free is not None and free > common.now:
        _wait(plan, free, "")  # a moment only
        return plan
    draft = _words(common, stock, plan, view, way[0])
    if draft is None:
        return plan
    content = content_to_json(draft.content)
    rests_until = common.resting.get(template_key(content) or "")
    if rests_until is not None:
        _wait(plan, rests_until, "its template rests")
        return plan
    plan.changes["content"] = content
    _book(common, plan, draft, *way)
    if not message.attempts:
        common.services.telemetry.decided(message.id, channel=message.channel)
    return plan


def _lawful_way(
    common: Common,
    plan: Plan,
    view: AccountView,
    point: ContactPoint,
    adapter: ChannelAdapter,
) -> tuple[ContactPoint, ChannelAdapter] | None:
    """Where and by whom it goes; None where the gate lets it go nowhere now."""
    message = plan.message
    with common.services.telemetry.span(Part.GATE, message.id):
        verdict = judge_contact(
            common.services,
            common.settings,
            view,
            channel=message.channel,
            point=point,
            purpose=message.purpose,
            automated=message.author == "agent",
            now=common.now,
            acknowledges=message.intent.get("act") in _ACKNOWLEDGEMENTS,
            policy=common.policy,
        )
    plan.verdicts.append((new_id(), verdict))
    if verdict.allowed:
        return point, adapter
    way = better_way(
        common.services,
        common.settings,
        view,
        message,
        verdict,
        now=common.now,
        policy=common.policy,
    )
    _refuse_by_gate(plan, verdict, common.now, way)
    if way is None or not way.verdict.allowed:
        return None
    # two identifiers of one millisecond, in the order in which they were given
    first, second = sorted((plan.verdicts[0][0], new_id()))
    plan.verdicts[:] = [(first, verdict), (second, way.verdict)]
    return way.point, way.adapter


def _words(
    common: Common, stock: Stock, plan: Plan, view: AccountView, point: ContactPoint
) -> Draft | None:
    """The text that the guard lets through; None where there is none."""
    message = plan.message
    try:
        with common.services.telemetry.span(Part.WORDS, message.id):
            draft = compose(
                common.services,
                common.settings,
                plan.account,
                view,
                point,
                message,
                now=common.now,
                stock=stock,
            )
    except WindowClosedError:
        _cancel(plan, "the free-text window has closed")
        return None
    except (DomainError, KeyError, ValueError) as error:
        # a template that nobody wrote, a value that is missing: the others go on
        log.exception("%s cannot be worded", message.key)
        _hold_back(plan, [{"rule": "unwritable", "span": repr(error)}])
        return None
    with common.services.telemetry.span(Part.GUARD, message.id):
        broken = violations_of(
            common.services, draft, common.settings, view, today=common.today
        )
    if broken:
        _hold_back(plan, broken)
        return None
    return draft


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


def _pair_free_from(
    view: AccountView, message: Message, point: ContactPoint
) -> datetime | None:
    """From when this person may get one more from our number (Meta, error 131056)."""
    if point.channel not in PAIRED:
        return None
    unasked = message.purpose in UNASKED_PURPOSES
    return free_from(
        [
            contact.at
            for contact in view.contacts
            if contact.channel is point.channel and not contact.inbound
        ],
        burst=UNASKED_BURST if unasked else ANSWER_BURST,
    )


def _wait(plan: Plan, until: datetime, reason: str) -> None:
    """Keep it planned until then, when everything is asked again."""
    plan.verdicts.pop()  # that it may go now is of no use to anybody
    plan.changes["not_before"] = until
    plan.changes["reason"] = reason


def _cancel(plan: Plan, reason: str) -> None:
    plan.changes.update(state=MessageState.CANCELLED.value, reason=reason[:300])
    plan.tell("message.cancelled", {"key": plan.message.key, "reason": reason})


def _refuse_by_gate(
    plan: Plan, verdict: Verdict, now: datetime, way: Way | None
) -> None:
    """Postpone to the earliest lawful moment, or refuse where there is none.

    With another `way` the message goes that way, now or from its own moment on.
    """
    rules = list(verdict.rule_ids)
    plan.changes["reason"] = f"gate: {', '.join(rules)}"[:300]
    from_then = verdict.earliest
    if way is not None:
        plan.changes["channel"] = way.channel.value
        plan.changes["contact_point_id"] = way.point.contact_point_id
        plan.changes["conversation_id"] = None
        from_then = now if way.verdict.allowed else way.verdict.earliest
    if from_then is None:
        plan.changes["state"] = MessageState.REFUSED.value
    else:
        plan.changes["not_before"] = from_then
    told: dict[str, object] = {
        "key": plan.message.key,
        "rules": rules,
        "articles": articles(verdict),
        "explanation": verdict.explanation.to_json(),
        "earliest": verdict.earliest and verdict.earliest.isoformat(),
        "packs": list(verdict.pack_versions),
    }
    if way is not None:
        told["other_channel"] = way.channel.value
    plan.tell("contact.refused", told)


def _hold_back(plan: Plan, broken: list[dict[str, str]]) -> None:
    """Hold the text back and have a person look at it."""
    rules = sorted({violation["rule"] for violation in broken})
    plan.changes["state"] = MessageState.REFUSED.value
    plan.changes["reason"] = f"guard: {', '.join(rules)}"[:300]
    plan.held = tuple(rules)
    plan.tell("text.held_back", {"key": plan.message.key, "violations": broken})
    log.error("the guard held back %s: %s", plan.message.key, rules)


def _book(
    common: Common,
    plan: Plan,
    draft: Draft,
    point: ContactPoint,
    adapter: ChannelAdapter,
) -> None:
    """Reserve the contact: what is about to be sent, by which attempt."""
    message = plan.message
    attempt_id, verdict_id = new_id(), plan.verdicts[-1][0]
    plan.draft = draft
    plan.adapter = adapter
    plan.changes.update(
        attempt_id=attempt_id,
        attempts=message.attempts + 1,
        state=MessageState.SENDING.value,
        sending_at=common.now,
        reason="",
        conversation_id=draft.conversation.id,
        verdict_id=verdict_id,
        sender=common.process,
    )
    plan.outgoing = Outgoing(
        attempt_id=attempt_id,
        address=point.address or None,
        user_id=point.user_id or None,
        content=draft.content,
    )
    plan.tell(
        "message.sending",
        {
            "key": message.key,
            "channel": point.channel.value,
            "attempt": str(attempt_id),
            "verdict": str(verdict_id),
            "text": draft.text,
        },
        message.author,
    )
