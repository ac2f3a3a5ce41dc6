"""A plan in force, bent without breaking: an instalment moved or put off once."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from recobro.domain.conversation.effects import (
    CancelQueued,
    HandOverReason,
    MoveInstalments,
)
from recobro.domain.conversation.state import Offer, OfferKind, Status
from recobro.domain.conversation.timing import next_instalment
from recobro.domain.conversation.turn import Situation, Turn, hand_over, speak
from recobro.domain.conversation.wording import Act, ReplyId
from recobro.domain.conversation.words import plain
from recobro.domain.plans import Frequency, Instalment, instalment_date

_SKIPS = re.compile(
    r"\b(?:salt(?:ar|o|e|arme|armela)|me (?:la|lo) salto|este mes (?:no|la)|esta vez no"
    r"|pas(?:ar|o) (?:de )?(?:esta|este)|aplazar (?:la|el|esta)|skip)\b"
)


def move(s: Situation, *, skip: bool = False) -> Turn:
    """Offer another day for the next instalment, or to put it off by one period.

    `skip` says that they cannot pay this one at all.
    """
    part = next_instalment(s.facts)
    if part is None or s.facts.plan is None:
        return _a_person(s, "wants more time than was already agreed")
    left = tuple(i for i in s.facts.plan.instalments if i.date >= part.date)
    wished = s.reading.entities.date if s.reading else None
    skips = skip or (bool(_SKIPS.search(plain(s.text))) and wished is None)
    if skips and s.state.count("skipped") < s.policy.skips_per_plan and len(left) > 1:
        return _offer(s, part, _put_off(left), "puts an instalment off")
    if s.policy.max_move_days == 0 or s.state.count(f"moved:{part.date}"):
        return _a_person(s, "wants to move an instalment beyond the policy")
    latest = part.date + timedelta(days=s.policy.max_move_days)
    if len(left) > 1:
        latest = min(latest, left[1].date - timedelta(days=1))
    day = min(wished, latest) if wished and wished >= s.today else latest
    if day <= part.date and wished is None:
        return _a_person(s, "the next instalment leaves no room to move this one")
    moved = {part.date: day}
    return _offer(s, part, moved, "another day for an instalment")


def _put_off(left: tuple[Instalment, ...]) -> dict[date, date]:
    """Each instalment on the day of the one after it, and the last a period later."""
    days = [i.date for i in left]
    gap = (days[-1] - days[-2]).days
    frequency = (
        Frequency.MONTHLY
        if gap > 21
        else Frequency.BIWEEKLY
        if gap > 10
        else Frequency.WEEKLY
    )
    days.append(instalment_date(days[-1], frequency, 1))
    return dict(pairwise(days))


def _offer(s: Situation, part: Instalment, moved: dict[date, date], why: str) -> Turn:
    assert s.facts.plan is not None
    schedule = tuple(
        Instalment(date=moved.get(i.date, i.date), amount=i.amount)
        for i in s.facts.plan.instalments
    )
    day = moved[part.date]
    ahead = tuple(i for i in schedule if i.date >= day)
    return speak(
        s,
        Act.OFFER_MOVE,
        why,
        values={
            "date": day,
            "old_date": part.date,
            "amount": part.amount,
            "instalments": ahead,
        },
        buttons=(ReplyId.ACCEPT, ReplyId.REJECT, ReplyId.HUMAN),
        offer=Offer(
            kind=OfferKind.MOVE,
            balance=s.balance,
            amount=part.amount,
            date=day,
            instalments=schedule,
        ),
    )


def accept_move(s: Situation, offer: Offer) -> Turn:
    """The new days are in force, if the plan is still the one they were offered on."""
    plan, day = s.facts.plan, offer.date
    part = next_instalment(s.facts)
    same = plan is not None and [i.amount for i in plan.instalments] == [
        i.amount for i in offer.instalments
    ]
    if plan is None or part is None or day is None or not same or day < s.today:
        return move(s) if part else _a_person(s, "the plan changed since the offer")
    moves = tuple(
        (old.date, new.date)
        for old, new in zip(plan.instalments, offer.instalments, strict=True)
        if old.date != new.date
    )
    state = s.state.counted(f"moved:{day}")
    if len(moves) > 1:
        state = state.counted("skipped")
    return speak(
        s,
        Act.MOVE_AGREED,
        "instalment moved",
        values={"date": day, "amount": part.amount},
        effects=(
            CancelQueued(reason="instalment moved"),
            MoveInstalments(moves=moves),
        ),
        status=Status.IN_PLAN,
        counts=state.counts,
        reminded_of=None,
    )


def _a_person(s: Situation, why: str) -> Turn:
    return hand_over(s, HandOverReason.OUT_OF_POLICY, why)
