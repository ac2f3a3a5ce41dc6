"""`recobro bench ingest`: webhooks over HTTP, stored, then applied.

The web process is the real one, `recobro serve`, on the loopback address; a process of
its own posts signed bodies over connections that stay open, as fast as they are taken.
A lap is one request, from its first byte to its answer, which comes after the commit.
Then some come once more, at a rate that is offered whether or not they are taken: of
these a lap counts from the moment at which the request was due. Afterwards the worker's
job takes in all that was stored.

Three of four webhooks are statuses, one is a message from a person (its reading and
answer are another job's); each is about a message sent before, and neighbours come now
and then in the wrong order.

Compared with a bare ASGI application under the same server, which checks the signature
and commits each body by itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recobro.bench.emulator_process import app_secret, set_secrets, whatsapp_options
from recobro.bench.limits import machine_limits
from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    Measured,
    Progress,
    percentile,
    temporary_database,
)
from recobro.bench.web_processes import (
    Posted,
    bare_application,
    peak_memory_mb_of,
    post,
    signed_request,
    web_process,
)
from recobro.channels.in_memory import InMemoryChannel

if TYPE_CHECKING:
    from recobro.ports.services import Services

DEFAULT_COUNT = 20_000
# As many as a provider keeps open towards one customer, and more.
CONNECTIONS = 64
# Webhooks a second that must be borne, and for how long they are offered.
PACE = 1_000
_PACED_SECONDS = 5
_STATES = ("sent", "delivered", "read")
_WORDS = ("Hola", "¿Cuánto debo?", "Puedo pagar en 3 veces?", "Ya lo he pagado", "Vale")
_OF_EACH_MESSAGE = len(_STATES) + 1
_BARE_MAX = 5_000
_WARM = 200
_PATH = "/webhooks/whatsapp/bench"


def bench_ingest(*, count: int, seed: int, progress: Progress) -> Measured:
    """Store and apply `count` webhooks about messages sent before."""
    set_secrets()
    with temporary_database() as home:
        from recobro.bench.company import (  # noqa: PLC0415  Django first
            PHONE_NUMBER_ID,
            a_company,
            at_noon,
            plan_messages,
        )

        # The address is never called: webhooks only come in.
        url = "http://127.0.0.1:9"
        options = {"whatsapp": whatsapp_options(url, PHONE_NUMBER_ID)}
        tenant_id = a_company(options)
        services = at_noon()
        messages = -(-count // _OF_EACH_MESSAGE)
        plan_messages(tenant_id, messages, seed)
        sent = _send_in_memory(services, tenant_id, messages)
        bodies = _webhooks(sent, PHONE_NUMBER_ID, seed)[:count]
        limits = machine_limits()
        requests = [signed_request(_PATH, body, app_secret()) for body in bodies]
        with bare_application() as port:
            post(port, requests[:_WARM], CONNECTIONS)
            before = post(port, requests[:_BARE_MAX], CONNECTIONS)
        with web_process(home) as (process, port):
            strange = _strange_requests(PHONE_NUMBER_ID)
            post(port, strange, CONNECTIONS)
            stored = post(port, requests, CONNECTIONS)
            again = requests[: PACE * _PACED_SECONDS]
            paced = post(port, again, CONNECTIONS, pace=PACE)
            everything = count + len(strange) + len(again)
            memory = peak_memory_mb_of(process)
        with bare_application() as port:  # again, for the machine is others' too
            post(port, requests[:_WARM], CONNECTIONS)
            after = post(port, requests[:_BARE_MAX], CONNECTIONS)
        bare = before.joined(after)
        _check(tenant_id, "stored", everything)
        progress(count, count * 2)
        applied = _apply_all(services, tenant_id, everything)
        _check(tenant_id, "processed", everything)
        _check_applied(tenant_id, messages, complete=count % _OF_EACH_MESSAGE == 0)
        progress(count * 2, count * 2)
    return _measured(count, seed, stored, paced, applied, bare, limits, memory)


def _measured(
    count: int,
    seed: int,
    stored: Posted,
    paced: Posted,
    applied: float,
    bare: Posted,
    limits: Mapping[str, float],
    memory: float,
) -> Measured:
    rate = count / stored.seconds
    commits, copied = limits["commits_per_second"], limits["copy_rows_per_second"]
    return Measured(
        name="ingest",
        count=count,
        seconds=stored.seconds,
        unit="webhooks/s stored over HTTP",
        laps=stored.laps,
        lap=f"one request, on one of {CONNECTIONS} connections",
        baseline=Baseline(
            what="a bare ASGI application that checks each and commits it by itself",
            count=len(bare.laps),
            seconds=bare.seconds,
        ),
        seed=seed,
        more={
            "at_the_target": {
                "offered": PACE,
                "rate": round(len(paced.laps) / paced.seconds, 1),
                "p50_ms": round(percentile(paced.laps, 50) * 1000, 2),
                "p99_ms": round(percentile(paced.laps, 99) * 1000, 2),
            },
            "processed": {
                "rate": round(applied, 1),
                "unit": "webhooks/s by one worker's job",
            },
            "baseline_p99_ms": round(percentile(bare.laps, 99) * 1000, 2),
            "web_process_peak_memory_mb": round(memory, 1),
            "limits": dict(limits),
            "ratio_to_limits": {
                "stored_to_commits": round(rate / commits, 2),
                "processed_to_commits": round(applied / commits, 2),
                "stored_to_copied_rows": round(rate / copied, 3),
                "processed_to_copied_rows": round(applied / copied, 3),
            },
        },
    )


def _send_in_memory(
    services: Services, tenant_id: UUID, count: int
) -> list[tuple[str, str, str]]:
    """Provider's id, attempt and phone of messages that a twin has taken."""
    from recobro.actions.deliver_due import deliver_due  # noqa: PLC0415  Django first
    from recobro.storage.models import Message  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    twin = InMemoryChannel()
    twins = replace(services, open_channel=lambda _channel, _options: twin)
    deliver_due(twins, tenant_id=tenant_id)
    phones = {o.attempt_id: (o.address or "").lstrip("+") for o in twin.taken}
    with acting_for(tenant_id):
        rows = Message.objects.filter(tenant_id=tenant_id, state="accepted")
        sent = [
            (row.provider_id, str(row.attempt_id), phones[row.attempt_id])
            for row in rows
            if row.attempt_id
        ]
    if len(sent) != count:
        raise InvalidRunError(f"{len(sent)} messages were sent, not {count}")
    return sent


def _webhooks(
    sent: list[tuple[str, str, str]], phone_number_id: str, seed: int
) -> list[bytes]:
    """Bodies as Meta writes them, neighbours now and then in the wrong order."""
    from recobro.bench.company import NOW  # noqa: PLC0415  Django first

    random = Random(seed)  # noqa: S311  invents data, guards no secret
    bodies: list[tuple[float, bytes]] = []
    for index, (provider_id, attempt, phone) in enumerate(sent):
        contacts = [{"profile": {"name": "Prueba"}, "wa_id": phone}]
        at = index * 0.2
        for step, state in enumerate(_STATES):
            moment = NOW + timedelta(seconds=at + step)
            status = {
                "id": provider_id,
                "status": state,
                "timestamp": str(int(moment.timestamp())),
                "recipient_id": phone,
                "biz_opaque_callback_data": attempt,
            }
            told = {"contacts": contacts, "statuses": [status]}
            bodies.append((at + step + random.random(), _body(told, phone_number_id)))
        message = {
            "from": phone,
            "id": f"wamid.bench{index}",
            "timestamp": str(int((NOW + timedelta(seconds=at + 60)).timestamp())),
            "type": "text",
            "text": {"body": random.choice(_WORDS)},
        }
        told = {"contacts": contacts, "messages": [message]}
        bodies.append((at + 4 * random.random(), _body(told, phone_number_id)))
    return [body for _, body in sorted(bodies)]


def _body(told: dict[str, Any], phone_number_id: str) -> bytes:
    metadata = {
        "display_phone_number": "34910000000",
        "phone_number_id": phone_number_id,
    }
    value = {"messaging_product": "whatsapp", "metadata": metadata, **told}
    change = {"value": value, "field": "messages"}
    entry = {"id": "200000000000002", "changes": [change]}
    body = {"object": "whatsapp_business_account", "entry": [entry]}
    return json.dumps(body, separators=(",", ":")).replace("/", "\\/").encode("ascii")


def _strange_requests(phone_number_id: str) -> list[bytes]:
    """What warms the process up: signed, stored, and about nothing that we act on."""
    body = _body({"errors": [{"code": 1}]}, phone_number_id)
    return [signed_request(_PATH, body, app_secret())] * _WARM


def _apply_all(services: Services, tenant_id: UUID, count: int) -> float:
    """What a worker's job does, until nothing waits; webhooks a second."""
    from recobro.actions.receive_event import process_events  # noqa: PLC0415

    began = time.perf_counter()
    done = 0
    while taken := process_events(services, tenant_id=tenant_id):
        done += taken
    if done != count:
        raise InvalidRunError(f"{done} webhooks were applied, not {count}")
    return done / (time.perf_counter() - began)


def _check(tenant_id: UUID, status: str, count: int) -> None:
    from recobro.storage.models import InboundEvent  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id):
        found = InboundEvent.objects.filter(tenant_id=tenant_id, status=status).count()
    if found != count:
        raise InvalidRunError(f"{found} webhooks are {status}, not {count}")


def _check_applied(tenant_id: UUID, messages: int, *, complete: bool) -> None:
    """Every message is read, and every word of a person is with its account."""
    from recobro.storage.models import InboundMessage, Message  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    if not complete:
        return
    with acting_for(tenant_id):
        own = {"tenant_id": tenant_id}
        read = Message.objects.filter(**own, state="read").count()
        heard = InboundMessage.objects.filter(**own, account_id__isnull=False).count()
    if (read, heard) != (messages, messages):
        raise InvalidRunError(f"{read} read, {heard} heard, of {messages} each")
