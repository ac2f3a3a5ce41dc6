"""What was decided of an account, as the line that `storage.cycle_rows` writes."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from datetime import time as day_time
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from recobro.domain.chronology import canonical, moment_text, seal_text
from recobro.domain.decisions import Decision, Reason
from recobro.domain.messages import Channel
from recobro.domain.strategy import Action
from recobro.storage.cycle_facts import Candidate
from recobro.storage.cycle_rows import NULL

_NO_MESSAGE = "\t".join([NULL] * 7)
_NO_LINE = "\t".join([NULL] * 5)
_AGENT = canonical("agent")
_IDS_AT_ONCE = 1024


class Lines:
    """The lines of one range, and the intents that their messages share.

    `channels` is the company's own order; `now` in the zone whose days count.
    """

    def __init__(self, day: date, now: datetime, channels: Sequence[Channel]) -> None:
        self.lines: list[str] = []
        self.intents: list[str] = []
        self.messages = 0
        self._day, self._now, self._channels = day, now, channels
        self._day_text = day.isoformat()
        self._moment = moment_text(now)
        self._ids = _new_ids()
        self._numbers: dict[tuple[str, ...], int] = {}
        self._starts: dict[tuple[day_time, str], str] = {}

    def add(self, candidate: Candidate, decision: Decision, *, told: bool) -> None:
        """Add an account; `told` where its chronology gets the decision's line.

        A message goes with the action `send`, unless one of its key was taken
        back before: that one is for the caller to plan again. Raises KeyError where the
        decision's channels have no address among the candidate's.
        """
        account = str(candidate.account_id)
        action, held_out = decision.action, decision.held_out
        step = decision.step.name if decision.step else ""
        sends = action is Action.SEND
        message, line = _NO_MESSAGE, _NO_LINE
        if sends and decision.key not in candidate.withdrawn:
            message = self._message(candidate, decision, step)
        if told:
            line = self._line(candidate, decision, account, step)
        variant = decision.variant
        drawn = variant or held_out or sends
        # an action and a stage are texts already
        self.lines.append(
            f"{account}\t{next(self._ids)}\t{action}\t{step}\t{decision.stage}\t"
            f"{decision.days_past_due}\t{decision.amount}\t{decision.currency}\t"
            f"{_escaped(reasons_json(decision.reasons))}\t{decision.strategy}\t"
            f"{decision.segment}\t{variant}\t"
            f"{decision.propensity if drawn else NULL}\t{'t' if held_out else 'f'}\t"
            f"{message}\t{line}\n"
        )

    def _message(self, candidate: Candidate, decision: Decision, step: str) -> str:
        self.messages += 1
        point, channel = chosen(candidate, decision, self._channels)
        speech = decision.speech
        assert speech is not None  # it is sent
        at = speech.at
        start = self._moment if at is None else self._start(at, candidate.timezone)
        told = (step, speech.template, speech.tone, speech.offer)
        number = self._numbers.get(told) or self._intent(told, decision)
        return (
            f"{next(self._ids)}\t{point}\t{decision.key}\t{channel}\t"
            f"{purpose_of(decision)}\t{number}\t{start}"
        )

    def _intent(self, told: tuple[str, ...], decision: Decision) -> int:
        """The number, from 1, of what a message is rendered from, told first now."""
        self.intents.append(json.dumps(intent_of(decision)))
        number = self._numbers[told] = len(self.intents)
        return number

    def _start(self, at: day_time, timezone: str) -> str:
        """The earliest moment for a time of day, as text: see `not_before`."""
        known = self._starts.get((at, timezone))
        if known is None:
            known = moment_text(not_before(at, timezone, self._day, self._now))
            self._starts[at, timezone] = known
        return known

    def _line(
        self, candidate: Candidate, decision: Decision, account: str, step: str
    ) -> str:
        """The chronology's line after the candidate's head: its keys are sorted."""
        codes = ",".join([f'"{code}"' for code, _ in decision.reasons])
        kind = f"decision.{decision.action}"
        data = (
            f'{{"balance":"{decision.amount} {decision.currency}",'
            f'"date":"{self._day_text}","days_past_due":{decision.days_past_due},'
            f'"reasons":[{codes}],"step":{encode_basestring(step)}}}'
        )
        seq = candidate.seq + 1
        sealed = seal_text(
            account=account,
            seq=seq,
            moment=self._moment,
            kind=f'"{kind}"',
            actor=_AGENT,
            data=data,
            previous_hash=candidate.sealed,
        )
        return f"{seq}\t{kind}\t{_escaped(data)}\t{candidate.sealed}\t{sealed}"


def purpose_of(decision: Decision) -> str:
    """A reminder before the due date, collection from then on."""
    return "reminder" if decision.days_past_due < 0 else "collection"


def intent_of(decision: Decision) -> dict[str, str]:
    """What the message is rendered from when it is sent."""
    return {
        "kind": "step",
        "step": decision.step.name if decision.step else "",
        "template": decision.template,
        "tone": decision.tone,
        "offer": decision.offer,
    }


def not_before(
    at: day_time | None, timezone: str, day: date, now: datetime
) -> datetime:
    """The earliest moment of a step's message: its time of day where the debtor is.

    At once where the step names none, or it has passed.
    """
    if at is None:
        return now
    return max(datetime.combine(day, at, tzinfo=_zone(timezone) or now.tzinfo), now)


def chosen(
    candidate: Candidate, decision: Decision, channels: Sequence[Channel]
) -> tuple[str, str]:
    """The contact point and the channel: the first of the order with an address."""
    for channel in decision.channels or channels:
        point = candidate.points.get(channel)
        if point is not None:
            return point, channel.value
    raise KeyError(f"{candidate.account_id} has no address on {decision.channels}")


def reasons_json(reasons: Sequence[Reason]) -> str:
    """The reasons as they are stored: a list of `{"code": ..., "values": {...}}`."""
    return "[" + ",".join([_reason(reason) for reason in reasons]) + "]"


def _reason(reason: Reason) -> str:
    code, values = reason
    told = ",".join([f'"{name}":{_value(values[name])}' for name in values])
    return f'{{"code":"{code}","values":{{{told}}}}}'


def _value(value: Any) -> str:
    if type(value) is str:
        return encode_basestring(value)
    return str(value) if type(value) is int else json.dumps(value)


def _escaped(text: str) -> str:
    """As COPY reads it; JSON has no bare tab or end of line."""
    return text.replace("\\", "\\\\") if "\\" in text else text


@lru_cache(maxsize=512)
def _zone(name: str) -> ZoneInfo | None:
    """A debtor's zone; None where it has none, or one that nobody knows."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _new_ids() -> Iterator[str]:
    """Fresh version 7 UUIDs as text, without an end."""
    return chain.from_iterable(iter(_some_ids, []))  # they are never none


def _some_ids() -> list[str]:
    """A thousand version 7 UUIDs as text (as `storage.ids.new_id`), of one moment.

    RFC 9562, section 5.7: 48 bits of milliseconds, version, 12 random bits, variant,
    62 random bits.
    """
    milliseconds = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{milliseconds[:8]}-{milliseconds[8:]}-7"
    r = os.urandom(10 * _IDS_AT_ONCE).hex()
    return [
        f"{head}{r[n : n + 3]}-{_VARIANT[r[n + 3]]}{r[n + 4 : n + 7]}-"
        f"{r[n + 7 : n + 19]}"
        for n in range(0, len(r), 20)
    ]


# A random digit with the two bits of the variant before its last two.
_VARIANT = {f"{digit:x}": "89ab"[digit & 3] for digit in range(16)}
