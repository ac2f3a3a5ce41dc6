"""Where events wait before they become webhooks: batches, disorder, delays, copies."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from recobro.emulator.delivery import Deliverer, Delivery, Signer
from recobro.emulator.faults import Fault, Faults
from recobro.emulator.http import Json

HOLDING_KINDS = {"batch", "disorder"}
DEFAULT_WINDOW_MS = 500
DEFAULT_GROUP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing to tell, before it is put into a body.

    `person` keeps one person's events in order. `url`, where given, is the event's own
    address; otherwise the outlet's is used.
    """

    person: str
    content: Json
    url: str | None = None
    on_delivered: Callable[[], None] = lambda: None


@dataclass(slots=True)
class _Held:
    """Events that a fault holds back until it has enough of them."""

    fault: Fault
    size: int
    events: list[Event] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


class Outlet:
    """One kind of webhook: how its bodies are composed and signed, and its faults."""

    def __init__(
        self,
        *,
        target: str,
        url: Callable[[], str | None],
        compose: Callable[[Sequence[Event], str], bytes],
        sign: Signer,
        faults: Faults,
        deliverer: Deliverer,
        seed: int | None,
        remember: Callable[[str, Event], Event] = lambda _, event: event,
    ) -> None:
        self._target = target
        self._url = url
        self._compose = compose
        self._sign = sign
        self._faults = faults
        self._deliverer = deliverer
        self._random = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
        self._held: _Held | None = None
        self._remember = remember

    @property
    def held(self) -> int:
        """Events held back for a batch or for disorder."""
        return len(self._held.events) if self._held else 0

    def tell(self, event: Event) -> None:
        """Send an event, or hold it if a fault says so."""
        event = self._remember(self._target, event)
        fault = self._faults.take(self._target, HOLDING_KINDS)
        if fault is None:
            self._flush()
            self._send([event], event.person)
            return
        if self._held is None or self._held.fault is not fault:
            self._flush()
            self._held = _Held(fault=fault, size=_group_size(fault))
        self._hold(self._held, event)

    def forget(self) -> None:
        """Drop what is held."""
        if self._held and self._held.timer:
            self._held.timer.cancel()
        self._held = None

    def _hold(self, held: _Held, event: Event) -> None:
        held.events.append(event)
        if held.timer:
            held.timer.cancel()
        if len(held.events) >= held.size or held.fault.remaining == 0:
            self._flush()
        else:
            window = held.fault.number("window_ms", DEFAULT_WINDOW_MS) / 1000
            loop = asyncio.get_running_loop()
            held.timer = loop.call_later(window, self._flush)

    def _flush(self) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        if held.timer:
            held.timer.cancel()
        default = "reverse" if held.fault.kind == "disorder" else "as_is"
        events = self._ordered(held.events, str(held.fault.options.get("how", default)))
        lane_key = f"held {held.fault.fault_id}"
        if held.fault.kind == "batch":
            shape = str(held.fault.options.get("shape", "mixed"))
            self._send(events, lane_key, shape)
        else:
            for event in events:
                self._send([event], lane_key)

    def _ordered(self, events: list[Event], how: str) -> list[Event]:
        if how == "reverse":
            return events[::-1]
        if how == "shuffle":
            return self._random.sample(events, len(events))
        return events

    def _send(
        self, events: Sequence[Event], lane_key: str, shape: str = "messages"
    ) -> None:
        body = self._compose(events, shape)
        delayed = self._faults.take(self._target, {"delay"})
        delay = delayed.number("delay_ms", 1000) / 1000 if delayed else 0.0
        self._deliverer.submit(self._delivery(events, body, lane_key), delay)
        doubled = self._faults.take(self._target, {"duplicate"})
        if doubled is None:
            return
        # The same facts in other bytes: a receiver that hashes bodies lets them pass.
        copy = json.dumps(json.loads(body), indent=1).encode()
        copy = copy if doubled.options.get("rewrite") else body
        for _ in range(int(doubled.number("copies", 1))):
            self._deliverer.submit(self._delivery(events, copy, lane_key), delay)

    def _delivery(
        self, events: Sequence[Event], body: bytes, lane_key: str
    ) -> Delivery:
        def all_delivered() -> None:
            for event in events:
                event.on_delivered()

        own_url = events[0].url
        return Delivery(
            target=self._target,
            url=(lambda: own_url) if own_url else self._url,
            body=body,
            sign=self._sign,
            lane_key=lane_key,
            on_delivered=all_delivered,
        )


def _group_size(fault: Fault) -> int:
    left = DEFAULT_GROUP if fault.remaining is None else fault.remaining + 1
    return max(1, int(fault.number("size", left)))
