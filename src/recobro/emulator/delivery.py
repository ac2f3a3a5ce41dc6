"""Posts webhooks: signed, at least once, with growing gaps until the answer is 200."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import httpx

from recobro.emulator.clock import EmulatorClock
from recobro.emulator.faults import Faults
from recobro.emulator.http import Json

LANES = 8
LOG_LENGTH = 1000
ANSWER_SECONDS = 10.0
FIRST_GAP_SECONDS = 1.0
LONGEST_GAP_SECONDS = 3600.0
GIVE_UP_SECONDS = 7 * 24 * 3600.0
SPOILING_KINDS = {"wrong_signature", "broken_json", "no_signature"}

Signer = Callable[[bytes, datetime], Mapping[str, str]]


@dataclass(slots=True, eq=False)
class Delivery:
    """One body on its way to one address, and what has become of it.

    Deliveries with the same `lane_key` are first tried in the order of their coming.
    `url` is asked at each try, so that a changed address serves those still waiting.
    """

    target: str
    url: Callable[[], str | None]
    body: bytes
    sign: Signer
    lane_key: str
    on_delivered: Callable[[], None] = lambda: None
    state: Literal["pending", "delivered", "dropped", "given_up"] = "pending"
    attempts: list[Json] = field(default_factory=list)
    waited: float = 0.0

    def describe(self) -> Json:
        """The delivery as the control API shows it."""
        return {
            "target": self.target,
            "state": self.state,
            "attempts": list(self.attempts),
            "body": self.body.decode(),
        }


def retry_gaps() -> Iterator[float]:
    """Seconds between tries: doubling from one to an hour, for seven days in all."""
    gap, total = FIRST_GAP_SECONDS, 0.0
    while total + gap <= GIVE_UP_SECONDS:
        yield gap
        total += gap
        gap = min(gap * 2, LONGEST_GAP_SECONDS)


class Deliverer:
    """Eight lanes of POSTs; a failed one steps aside and comes back later."""

    def __init__(self, clock: EmulatorClock, faults: Faults, time_scale: float) -> None:
        self._clock = clock
        self._faults = faults
        self._time_scale = time_scale
        self._lanes: list[asyncio.Queue[Delivery]] = []
        self._workers: list[asyncio.Task[None]] = []
        self._gaps = tuple(retry_gaps())
        self._pending: set[Delivery] = set()
        self._client: httpx.AsyncClient | None = None
        self.log: deque[Delivery] = deque(maxlen=LOG_LENGTH)

    async def start(self) -> None:
        """Open the lanes."""
        self._client = httpx.AsyncClient(
            timeout=ANSWER_SECONDS, trust_env=False, follow_redirects=False
        )
        self._lanes = [asyncio.Queue() for _ in range(LANES)]
        self._workers = [asyncio.create_task(self._work(lane)) for lane in self._lanes]

    async def stop(self) -> None:
        """Close the lanes; what is still waiting is lost, as is all other state."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    @property
    def pending(self) -> int:
        """Deliveries neither done nor given up."""
        return len(self._pending)

    def submit(self, delivery: Delivery, delay_seconds: float = 0.0) -> None:
        """Post it, as soon as its lane allows or after a delay in real seconds."""
        self.log.append(delivery)
        self._pending.add(delivery)
        self._enqueue_after(delivery, delay_seconds)

    def forget(self) -> None:
        """Drop everything that waits, and the log."""
        self._pending.clear()
        self.log.clear()

    def _enqueue_after(self, delivery: Delivery, seconds: float) -> None:
        lane = self._lanes[hash(delivery.lane_key) % LANES]
        if seconds <= 0:
            lane.put_nowait(delivery)
        else:
            asyncio.get_running_loop().call_later(seconds, lane.put_nowait, delivery)

    async def _work(self, lane: asyncio.Queue[Delivery]) -> None:
        while True:
            delivery = await lane.get()
            if delivery in self._pending:
                await self._try(delivery)

    async def _try(self, delivery: Delivery) -> None:
        url = delivery.url()
        if url is None:
            self._finish(delivery, "dropped")
            return
        status = await self._post(delivery, url)
        delivery.attempts.append(
            {"at": self._clock.now().isoformat(), "url": url, "status": status}
        )
        if status == 200:
            self._finish(delivery, "delivered")
            delivery.on_delivered()
        elif len(delivery.attempts) > len(self._gaps):
            self._finish(delivery, "given_up")
        else:
            gap = self._gaps[len(delivery.attempts) - 1] * self._time_scale
            # Never a busy loop, even where a test scales time to nothing.
            self._enqueue_after(delivery, max(gap, 0.01))

    async def _post(self, delivery: Delivery, url: str) -> int | str:
        if self._client is None:
            raise RuntimeError("The deliverer has not been started.")
        body, headers = self._signed(delivery)
        try:
            answer = await self._client.post(url, content=body, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return type(error).__name__
        return answer.status_code

    def _signed(self, delivery: Delivery) -> tuple[bytes, dict[str, str]]:
        fault = self._faults.take(delivery.target, SPOILING_KINDS)
        kind = fault.kind if fault else None
        body = delivery.body[: len(delivery.body) // 2]
        body = body if kind == "broken_json" else delivery.body
        # A wrong signature is one of another body: well formed, and not of this one.
        signed = body + b" " if kind == "wrong_signature" else body
        headers = {"content-type": "application/json", "user-agent": "recobro-emulator"}
        if kind != "no_signature":
            headers.update(delivery.sign(signed, self._clock.now()))
        return body, headers

    def _finish(
        self,
        delivery: Delivery,
        state: Literal["delivered", "dropped", "given_up"],
    ) -> None:
        delivery.state = state
        self._pending.discard(delivery)
