"""`recobro bench send`: the whole send path, compared with bare calls of the provider.

The provider is the emulator, a process of its own, over HTTP. We are one worker process
with as many lanes as a worker runs for one company. Every check is on: still due, the
gate with its stored verdict, the words, the guard, the caps, the chronology, the call
journal. A lap is a slice of one lane. The pace of the number is set high: what is
measured is what we could do, not what a provider lets us.
"""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import httpx

from recobro.bench.emulator_process import running_emulator, token, whatsapp_options
from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    Measured,
    Progress,
    temporary_database,
    timed,
)
from recobro.channels.whatsapp.bodies import compose
from recobro.channels.whatsapp.graph_api import VERSION
from recobro.domain.messages import Channel
from recobro.ports.channel import Outgoing

if TYPE_CHECKING:
    from recobro.ports.services import Services

DEFAULT_COUNT = 3000
LANES = 2
_WARM_UP = 100
_ENDLESS_PACE = 100_000


def bench_send(*, count: int, seed: int, progress: Progress) -> Measured:
    """Send `count` planned messages; then post as many ready bodies."""
    with running_emulator(statuses=False) as emulator, temporary_database():
        from recobro.bench.company import (  # noqa: PLC0415  Django first
            PHONE_NUMBER_ID,
            a_company,
            at_noon,
            plan_messages,
        )
        from recobro.bench.limits import machine_limits  # noqa: PLC0415

        options = {"whatsapp": whatsapp_options(emulator, PHONE_NUMBER_ID)}
        options["whatsapp"]["messages_per_second"] = _ENDLESS_PACE
        tenant_id = a_company(options)
        services = at_noon()
        _approve_templates(services, options)
        plan_messages(tenant_id, count + _WARM_UP, seed)
        limits = machine_limits()
        sending = _send_all(services, tenant_id, count, progress)
        bodies = _bodies_of(tenant_id, count)
        bare = _post_all(f"{emulator}/{VERSION}/{PHONE_NUMBER_ID}/messages", bodies)
    rate = count / sending.seconds
    return Measured(
        name="send",
        count=count,
        seconds=sending.seconds,
        unit="messages/s",
        laps=sending.laps,
        lap="a batch of one lane, by its messages",
        baseline=Baseline(
            what="POSTs of the same messages to the same emulator, one after another",
            count=len(bodies),
            seconds=sum(bare),
        ),
        seed=seed,
        more={
            "lanes": LANES,
            "our_cpu_ms_per_message": round(sending.cpu_seconds / count * 1000, 3),
            "machine_limits": dict(limits),
            "commits_per_message": round(limits["commits_per_second"] / rate, 2),
        },
    )


def _approve_templates(services: Services, options: dict[str, Any]) -> None:
    from recobro.actions.reply import link_base  # noqa: PLC0415  Django first
    from recobro.channels.whatsapp import WhatsAppChannel  # noqa: PLC0415

    channel = services.open_channel(Channel.WHATSAPP, options)
    assert isinstance(channel, WhatsAppChannel)
    channel.push_templates(services.step_writer.provider_templates(link_base(services)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sending:
    """How long it took, in seconds of the clock and of our processor."""

    seconds: float
    cpu_seconds: float
    laps: list[float]


def _send_all(
    services: Services, tenant_id: UUID, count: int, progress: Progress
) -> _Sending:
    """Send everything in lanes, as the jobs of one worker do, after a warm-up."""
    from django.db import connections  # noqa: PLC0415  Django first

    from recobro.actions.deliver_due import deliver_slice  # noqa: PLC0415

    laps: list[float] = []
    sent = 0

    def slices(lasting: timedelta, most: int) -> None:
        nonlocal sent
        try:
            while sent < most:
                began = time.perf_counter()
                done = deliver_slice(services, tenant_id=tenant_id, lasting=lasting)
                if done.called:
                    laps.append((time.perf_counter() - began) / done.called)
                sent += done.called
                if not done.more:
                    return
        finally:
            if threading.current_thread() is not threading.main_thread():
                connections.close_all()

    slices(timedelta(0), 1)  # one batch: packs, templates and holidays are read
    warm, sent = sent, 0
    del laps[:]
    total = count + _WARM_UP - warm
    began, processor = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(LANES) as lanes:
        running = [lanes.submit(slices, timedelta(0), total) for _ in range(LANES)]
        while any(not lane.done() for lane in running):
            progress(min(sent, total), total)
            time.sleep(0.1)
        for lane in running:
            lane.result()
    seconds = time.perf_counter() - began
    _check_sent(tenant_id, count + _WARM_UP)
    return _Sending(
        seconds=seconds * count / total,
        cpu_seconds=(time.process_time() - processor) * count / total,
        laps=laps,
    )


def _check_sent(tenant_id: UUID, count: int) -> None:
    """Every message was taken by the provider, once, with its verdict and attempt."""
    from recobro.storage.invariants import broken_invariants  # noqa: PLC0415
    from recobro.storage.models import (  # noqa: PLC0415  Django first
        ContactAttempt,
        Message,
        Verdict,
    )
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id):
        own = {"tenant_id": tenant_id}
        found = (
            Message.objects.filter(**own, state="accepted").count(),
            ContactAttempt.objects.filter(**own, outcome="accepted").count(),
            Verdict.objects.filter(**own, allowed=True).count(),
        )
        broken = broken_invariants()
    if found != (count, count, count) or broken:
        raise InvalidRunError(f"{found} instead of {count} sent; {broken}")


def _bodies_of(tenant_id: UUID, count: int) -> list[bytes]:
    """What was sent, as bodies that can be posted again."""
    from recobro.storage.content import content_from_json  # noqa: PLC0415
    from recobro.storage.models import ContactPoint, Message  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id):
        own = {"tenant_id": tenant_id}
        address = dict(ContactPoint.objects.filter(**own).values_list("id", "address"))
        sent = list(Message.objects.filter(**own, state="accepted")[:count])
    return [
        json.dumps(
            compose(
                Outgoing(
                    attempt_id=uuid4(),
                    address=address[message.contact_point_id],
                    user_id=None,
                    content=content_from_json(message.content or {}),
                )
            )
        ).encode()
        for message in sent
    ]


def _post_all(url: str, bodies: list[bytes]) -> list[float]:
    headers = {
        "authorization": f"Bearer {token()}",
        "content-type": "application/json",
    }
    with httpx.Client(headers=headers, trust_env=False, timeout=20) as client:
        return timed(
            lambda body: client.post(url, content=body).raise_for_status(),
            bodies,
            lambda _done, _total: None,
            len(bodies),
        )
