"""Which step of a sequence has come for an account, and why another has not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from recobro.domain.ageing import Stage
from recobro.domain.identifiers import step_key
from recobro.domain.strategy.facts import AccountFacts
from recobro.domain.strategy.paths import Path
from recobro.domain.strategy.steps import Anchor, Start, Step
from recobro.domain.strategy.strategies import Strategy

_NO_VALUES: Mapping[str, Any] = MappingProxyType({})


class Reason(NamedTuple):
    """Why: a code that is translated for people, and the facts it speaks of."""

    code: str
    values: Mapping[str, Any] = _NO_VALUES


def key_of(step: Step, anchor: date, last_contact: date | None) -> str:
    """The key under which a step speaks once.

    A step that counts from a date speaks once for that date. One that counts from the
    last contact speaks once for that date and contact: the contact's day is a further
    part (`step:chase:2026-03-01:2026-03-10`).
    """
    key = step_key(step.name, anchor)
    if step.anchor is Anchor.DUE or last_contact is None:
        return key
    return f"{key}:{last_contact.isoformat()}"


def arrived(
    strategy: Strategy,
    path: Path,
    facts: AccountFacts,
    anchor: date,
    day: date,
    days: int,
    stage: Stage,
) -> tuple[Step | None, Reason, str]:
    """The step that has come, the reason that tells it, and its key; or why none has.

    The last of the list whose days and condition fit is taken; a step that counts from
    the last contact and has said what it may makes way for the one before.
    """
    count = (day - anchor).days
    contact = facts.last_contact if path.chasing else None
    if contact is not None and (contact - anchor).days < path.entry:
        contact = None  # it was about another debt
    since = (day - contact).days if contact is not None else None
    idle: Reason | None = None
    for step in path.reached(count, since):
        if step.test is not None and not step.test(facts, days, stage):
            idle = idle or Reason(code="condition_unmet", values={"step": step.name})
            continue
        key = key_of(step, anchor, facts.last_contact)
        if _has_spoken(step, key, facts, anchor):
            idle = Reason(code="step_done", values={"step": step.name})
            if step.anchor is Anchor.LAST_CONTACT:
                continue
            return None, idle, ""
        chasing = step.anchor is Anchor.LAST_CONTACT and contact is not None
        moment = contact if chasing and contact is not None else anchor
        talk = _conversation(strategy, step, facts, moment, day)
        if talk is not None:
            return None, talk, ""
        shown = since if chasing else count
        code = "step_since_contact" if chasing else "step_reached"
        return step, Reason(code, {"step": step.name, "days": shown}), key
    return None, idle or _waiting(path, anchor, count), ""


def _has_spoken(step: Step, key: str, facts: AccountFacts, anchor: date) -> bool:
    """Whether the step has said for this date, under this key, what it may say."""
    if key in facts.done_steps:
        return True
    if step.anchor is Anchor.DUE:
        return False
    before = step_key(step.name, anchor) + ":"
    return sum(done.startswith(before) for done in facts.done_steps) >= step.repeat


def _conversation(
    strategy: Strategy, step: Step, facts: AccountFacts, anchor: date, day: date
) -> Reason | None:
    """Why a step does not speak while, or because, the person is talking with us."""
    wrote, lasts = facts.last_reply, strategy.conversation_days
    if step.start is Start.INTERRUPT or wrote is None or not lasts:
        return None
    rests = wrote + timedelta(days=lasts)
    if step.start is Start.PASSIVE and day < rests:
        return Reason(
            code="conversation", values={"step": step.name, "until": rests.isoformat()}
        )
    if step.start is Start.SKIP and anchor + timedelta(days=step.first_day) < rests:
        return Reason(
            code="step_skipped", values={"step": step.name, "date": wrote.isoformat()}
        )
    return None


def _waiting(path: Path, anchor: date, count: int) -> Reason:
    """Until when nothing is to be done: the next step's first day."""
    following = path.following(count)
    if following is None:
        return Reason(code="no_step_left")
    return Reason(
        code="before_step",
        values={
            "step": following.name,
            "date": (anchor + timedelta(days=following.first_day)).isoformat(),
        },
    )
