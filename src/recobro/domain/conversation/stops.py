"""What ends or rests a conversation at once: stops, care, disputes, complaints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from recobro.domain.conversation import moves
from recobro.domain.conversation.effects import (
    ALL_CHANNELS,
    CancelQueued,
    Effect,
    HandOverReason,
    HoldReason,
    MarkDeceased,
    MarkWrongPerson,
    OpenDispute,
    PlaceHold,
    Priority,
    SetPreference,
    StopContact,
    StopScope,
)
from recobro.domain.conversation.state import Status
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over,
    hand_over_effect,
    speak,
)
from recobro.domain.conversation.wording import Act, ReplyId, Value
from recobro.domain.conversation.words import stopped_channels
from recobro.domain.messages import Channel
from recobro.domain.readings import URGENT_CARE, Care, Intent, Reading


def care_urgent(s: Situation, reading: Reading) -> Turn:
    """Self-harm or violence: a person at once, and nothing about money."""
    signals = sorted(reading.care & URGENT_CARE)
    effects: list[Effect] = [PlaceHold(until=None, reason=HoldReason.CARE)]
    if Intent.OPT_OUT in reading.intents:
        effects.append(_stop_of(s))
    return hand_over(
        s,
        HandOverReason.CARE,
        f"care: {', '.join(signals)}",
        act=Act.CARE_URGENT,
        priority=Priority.URGENT,
        effects=tuple(effects),
        values={"signals": tuple(str(c) for c in signals)},
    )


def deceased(s: Situation) -> Turn:
    """The debtor has died: every channel stops, a person writes to the family."""
    return _ended(
        s,
        Act.DECEASED,
        Status.DECEASED,
        "told that the debtor has died",
        (
            MarkDeceased(),
            StopContact(
                channels=ALL_CHANNELS, scope=StopScope.DEBTOR, reason="deceased"
            ),
            PlaceHold(until=None, reason=HoldReason.DECEASED),
        ),
        HandOverReason.DECEASED,
        Priority.HIGH,
    )


def wrong_person(s: Situation) -> Turn:
    """This address does not reach the debtor: it is never used again."""
    return _ended(
        s,
        Act.WRONG_PERSON,
        Status.WRONG_CONTACT,
        "not the person we look for",
        (
            MarkWrongPerson(),
            StopContact(
                channels=ALL_CHANNELS,
                scope=StopScope.CONTACT_POINT,
                reason="wrong person",
            ),
        ),
    )


def legal(s: Situation) -> Turn:
    """A lawyer or an insolvency procedure: only a person speaks from here."""
    return _ended(
        s,
        Act.LEGAL,
        Status.LEGAL,
        "legally represented or in insolvency",
        (PlaceHold(until=None, reason=HoldReason.LEGAL),),
        HandOverReason.LEGAL,
        Priority.HIGH,
    )


def opt_out(s: Situation) -> Turn:
    """No more messages: confirmed once, in this same turn, and then silence."""
    effects: list[Effect] = [_stop_of(s)]
    wanted = s.reading.entities.channel if s.reading else None
    if wanted and Intent.CHANNEL_CHANGE in (s.reading.intents if s.reading else ()):
        effects.append(SetPreference(channel=Channel(wanted)))
    complaint = s.reading is not None and Intent.COMPLAINT in s.reading.intents
    return _ended(
        s,
        Act.OPTED_OUT,
        Status.OPTED_OUT,
        "asked for no more messages",
        tuple(effects),
        HandOverReason.COMPLAINT if complaint else None,
        Priority.HIGH,
    )


def _stop_of(s: Situation) -> StopContact:
    return StopContact(
        channels=stopped_channels(s.text, s.facts.channel),
        scope=StopScope.DEBTOR,
        reason="opt-out",
    )


def _ended(
    s: Situation,
    act: Act,
    status: Status,
    why: str,
    effects: tuple[Effect, ...],
    reason: HandOverReason | None = None,
    priority: Priority = Priority.NORMAL,
) -> Turn:
    call = (hand_over_effect(s, reason, priority),) if reason else ()
    return speak(
        s,
        act,
        why,
        effects=(*effects, *call, CancelQueued(reason=why)),
        status=status,
        contact_not_before=None,
        handover_reason=reason or s.state.handover_reason,
        handover_priority=priority if reason else s.state.handover_priority,
    )


def dispute(s: Situation) -> Turn:
    """What is contested is not asked for until a person has looked into it."""
    if s.state.status is Status.DISPUTED:
        return speak(s, Act.DISPUTE_NOTED, "already under dispute")
    number = s.reading.entities.invoice if s.reading else None
    known = {invoice.number for invoice in s.facts.invoices}
    if number not in known:
        number = s.facts.invoices[0].number if len(known) == 1 else None
    why = f"disputes {number or 'what is owed'}"
    one = number is not None and len(known) > 1 and s.verified
    return speak(
        s,
        Act.DISPUTE_NOTED_ONE if one else Act.DISPUTE_NOTED,
        why,
        values={"invoice": number} if one else None,
        effects=(
            OpenDispute(invoice_number=number, text=s.text),
            PlaceHold(until=None, reason=HoldReason.DISPUTE),
            hand_over_effect(s, HandOverReason.DISPUTE, Priority.NORMAL),
            CancelQueued(reason=why),
        ),
        status=Status.DISPUTED,
        handover_reason=HandOverReason.DISPUTE,
        handover_priority=Priority.NORMAL,
        contact_not_before=None,
    )


def complaint(s: Situation) -> Turn:
    """A complaint is for a person; contact rests meanwhile."""
    return hand_over(
        s,
        HandOverReason.COMPLAINT,
        "complains of the treatment",
        act=Act.COMPLAINT,
        priority=Priority.HIGH,
        effects=(PlaceHold(until=None, reason=HoldReason.COMPLAINT),),
    )


def data_rights(s: Situation) -> Turn:
    """A data-protection right has a legal term: a person answers it."""
    return hand_over(
        s,
        HandOverReason.DATA_RIGHTS,
        "exercises a data-protection right",
        act=Act.DATA_RIGHTS,
        priority=Priority.HIGH,
        effects=(PlaceHold(until=None, reason=HoldReason.DATA_RIGHTS),),
    )


def hardship(s: Situation) -> Turn:
    """Breathing space: no figure, no pressure; a way open when they want one."""
    reading = s.reading
    if reading and Care.MINOR in reading.care:
        return hand_over(s, HandOverReason.CARE, "care: minor", priority=Priority.HIGH)
    care = bool(reading and reading.care)
    skips_left = s.state.count("skipped") < s.policy.skips_per_plan
    if not care and s.verified and s.facts.plan is not None and skips_left:
        return moves.move(s, skip=True)
    effects, rests = breathing_space(s)
    values: dict[str, Value] = {"days": s.policy.breathing_space_days}
    if s.facts.advice:
        values["advice"] = s.facts.advice
    reason: HandOverReason | None = None
    if s.policy.hardship_to_a_person:
        reason = HandOverReason.CARE if care else HandOverReason.HARDSHIP
        effects = (*effects, hand_over_effect(s, reason, Priority.HIGH))
    return speak(
        s,
        Act.HARDSHIP,
        "cannot pay because of their situation",
        values=values,
        buttons=(ReplyId.PLAN, ReplyId.HUMAN) if s.verified else (ReplyId.HUMAN,),
        effects=effects,
        # A dispute stays one: it is for a person to settle.
        status=s.state.status if s.state.status is Status.DISPUTED else Status.PAUSED,
        handover_reason=reason or s.state.handover_reason,
        handover_priority=Priority.HIGH if reason else s.state.handover_priority,
        **rests,
    )


def breathing_space(s: Situation) -> tuple[tuple[Effect, ...], dict[str, Any]]:
    """The effects and the change of state that stop all pressure for some weeks."""
    until = s.today + timedelta(days=s.policy.breathing_space_days)
    care = bool(s.reading and s.reading.care)
    reason = HoldReason.CARE if care else HoldReason.HARDSHIP
    effects: tuple[Effect, ...] = (
        PlaceHold(until=until, reason=reason),
        CancelQueued(reason="breathing space"),
    )
    return effects, {"rests_until": until, "contact_not_before": None}


STOPS: Mapping[Intent, Callable[[Situation], Turn]] = {
    Intent.DECEASED: deceased,
    Intent.WRONG_PERSON: wrong_person,
    Intent.LEGAL_REPRESENTATION: legal,
    Intent.OPT_OUT: opt_out,
    Intent.DATA_RIGHTS: data_rights,
    Intent.COMPLAINT: complaint,
    Intent.DISPUTE: dispute,
}
