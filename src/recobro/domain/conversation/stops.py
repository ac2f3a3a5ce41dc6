"""What ends or rests a conversation at once: stops, care, disputes, complaints."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from recobro.domain.conversation import identity, moves
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
from recobro.domain.conversation.invoices_named import contested
from recobro.domain.conversation.state import Status
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over,
    hand_over_effect,
    speak,
)
from recobro.domain.conversation.wording import Act, ReplyId, Value
from recobro.domain.conversation.words import plain, stopped_channels
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
    """The debtor has died: every channel stops, a person writes to the family.

    Who has lost somebody and says so of themself is alive, and is given time.
    """
    if _mourns(s):
        return hardship(s)
    if _answers_instead(s):
        return identity.ask(s)
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


_LOST = re.compile(
    r"\b(?:he perdido|hemos perdido|perdi|perdimos|acabo de perder|i(?: have|'ve)? lost"
    r"|we(?: have|'ve)? lost)\b[^.;!?]{0,15}\b(?:mi|mis|my|nuestr[oa])\b"
    r"|\b(?:estoy|ando) (?:\w+ )?(?:destrozad|hundid|devastad|triste|de luto)"
    r"|\bno tengo cabeza\b|\bno levanto cabeza\b"
)
_NAMES_DEBTOR = re.compile(
    r"\b(?:titular|a quien buscan|el deudor|la deudora|cliente)\b"
)


_DIED = re.compile(
    r"\b(?:fallec|muri|muert|difunt|finad|qepd|defunc|viud|perd|enterr|cremad|descans"
    r"|die[ds]?\b|dead|death|deceased|passed|late (?:husband|wife|father|mother))"
)


def _answers_instead(s: Situation) -> bool:
    """Whether it only tells who they are: «mi esposo nació en 1985» is no death."""
    if s.verified or s.facts.identity is None or _DIED.search(plain(s.text)):
        return False
    return identity.answers(s.facts.identity, s.text) is not None


def _mourns(s: Situation) -> bool:
    """Whether the debtor tells of a loss of their own, not a family of the debtor's."""
    words = plain(s.text)
    first_name = plain(s.facts.first_name)
    named = first_name and re.search(rf"\b{re.escape(first_name)}\b", words)
    stops = s.reading is not None and Intent.OPT_OUT in s.reading.intents
    if named or stops or _NAMES_DEBTOR.search(words):
        return False
    return bool(_LOST.search(words))


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
        values={"stopped": _told_of(s, _stop_of(s).channels)},
    )


def _told_of(s: Situation, channels: frozenset[Channel]) -> tuple[str, ...]:
    """The channels that stop, as they are told: `all`, `here`, or their names."""
    if channels >= ALL_CHANNELS:
        return ("all",)
    if channels == {s.facts.channel}:
        return ("here",)
    return tuple(sorted(str(channel) for channel in channels))


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
    values: Mapping[str, Value] | None = None,
) -> Turn:
    call = (hand_over_effect(s, reason, priority),) if reason else ()
    return speak(
        s,
        act,
        why,
        values=values,
        effects=(*effects, *call, CancelQueued(reason=why)),
        status=status,
        contact_not_before=None,
        handover_reason=reason or s.state.handover_reason,
        handover_priority=priority if reason else s.state.handover_priority,
    )


def dispute(s: Situation) -> Turn:
    """What is contested is not asked for until a person has looked into it.

    One invoice of several is contested alone: contact about the others may go on.
    """
    number = _contested(s)
    known = {invoice.number: invoice.disputed for invoice in s.facts.invoices}
    another = number is not None and not known[number] and any(known.values())
    if s.state.status is Status.DISPUTED and not another:
        return speak(
            s,
            Act.DISPUTE_ALREADY,
            "already under dispute",
            buttons=(ReplyId.HUMAN,) if s.verified else (),
        )
    why = f"disputes {number or 'what is owed'}"
    one = number is not None and len(known) > 1 and s.verified
    rests = () if one else (PlaceHold(until=None, reason=HoldReason.DISPUTE),)
    return speak(
        s,
        Act.DISPUTE_NOTED_ONE if one else Act.DISPUTE_NOTED,
        why,
        values=_told_beside(s, number) if one else None,
        effects=(
            OpenDispute(invoice_number=number, text=s.text),
            *rests,
            hand_over_effect(s, HandOverReason.DISPUTE, Priority.NORMAL),
            CancelQueued(reason=why),
        ),
        status=Status.DISPUTED,
        handover_reason=HandOverReason.DISPUTE,
        handover_priority=Priority.NORMAL,
        contact_not_before=None,
    )


def _contested(s: Situation) -> str | None:
    """The number of the invoice that is contested; None for all of them."""
    invoices = s.facts.invoices
    number = s.reading.entities.invoice if s.reading else None
    if number in {invoice.number for invoice in invoices}:
        return number
    if len(invoices) == 1:
        return invoices[0].number
    return contested(s.text, invoices)


def _told_beside(s: Situation, number: str | None) -> dict[str, Value]:
    """The invoice, and that what they say of the others is noted: a person answers."""
    values: dict[str, Value] = {"invoice": number}
    reading = s.reading
    if reading and Intent.PROMISE_TO_PAY in reading.intents and reading.entities.date:
        values["rest_date"] = reading.entities.date
    return values


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
        return hand_over(
            s,
            HandOverReason.CARE,
            "care: minor",
            priority=Priority.HIGH,
            effects=(PlaceHold(until=None, reason=HoldReason.CARE),),
            values={"tone": "care"},
        )
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
