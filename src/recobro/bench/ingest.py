"""`recobro bench ingest`: webhooks stored and applied, compared with keeping the bytes.

A lap is one webhook: its signature checked, stored in a transaction of its own, and
applied to the message or conversation that it tells of. Three of four are statuses,
one is a message from a person (its reading and answer are another job's).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recobro.bench.emulator_process import app_secret, set_secrets, whatsapp_options
from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    Measured,
    Progress,
    percentile,
    temporary_database,
    timed,
)
from recobro.channels.in_memory import InMemoryChannel
from recobro.domain.messages import Channel

if TYPE_CHECKING:
    from recobro.ports.services import Services

DEFAULT_COUNT = 1_000
_STATES = ("sent", "delivered", "read")
_WORDS = ("Hola", "¿Cuánto debo?", "Puedo pagar en 3 veces?", "Ya lo he pagado", "Vale")
_OF_EACH_MESSAGE = len(_STATES) + 1


def bench_ingest(*, count: int, seed: int, progress: Progress) -> Measured:
    """Take in `count` webhooks, a little out of order, about messages sent before."""
    set_secrets()
    with temporary_database():
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
        ids: list[UUID] = []
        storing = timed(
            lambda body: ids.append(_store(services, tenant_id, options, body)),
            bodies,
            progress,
            count * 2,
        )
        applying = _apply_all(services, tenant_id, ids, progress, count)
        _check(tenant_id, count)
        bare = timed(
            lambda body: _keep(tenant_id, body), bodies, lambda _d, _t: None, count
        )
    laps = [first + second for first, second in zip(storing, applying, strict=True)]
    return Measured(
        name="ingest",
        count=count,
        seconds=sum(laps),
        unit="webhooks/s",
        laps=laps,
        lap="one webhook, stored and applied",
        baseline=Baseline(
            what="inserts of the same bodies, each committed, nothing else",
            count=count,
            seconds=sum(bare),
        ),
        seed=seed,
        more={"stored": _phase(storing), "applied": _phase(applying)},
    )


def _phase(laps: Sequence[float]) -> dict[str, float]:
    return {
        "rate": round(len(laps) / sum(laps), 1),
        "p50_ms": round(percentile(laps, 50) * 1000, 2),
        "p99_ms": round(percentile(laps, 99) * 1000, 2),
    }


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


def _store(
    services: Services, tenant_id: UUID, options: dict[str, Any], body: bytes
) -> UUID:
    """What the web process does before it answers."""
    from recobro.actions.receive_event import store_event  # noqa: PLC0415

    digest = hmac.new(app_secret().encode(), body, hashlib.sha256).hexdigest()
    channel = services.open_channel(Channel.WHATSAPP, options)
    if not channel.signature_is_valid(
        body, {"x-hub-signature-256": f"sha256={digest}"}
    ):
        raise InvalidRunError("a signature is wrong")
    now = services.clock.now()
    return store_event(tenant_id, source="whatsapp", body=body, now=now)


def _apply_all(
    services: Services,
    tenant_id: UUID,
    ids: Sequence[UUID],
    progress: Progress,
    count: int,
) -> list[float]:
    from recobro.actions.receive_event import process_event  # noqa: PLC0415

    return timed(
        lambda event_id: process_event(
            services, tenant_id=tenant_id, event_id=event_id
        ),
        ids,
        lambda done, total: progress(count + done, total),
        count * 2,
    )


def _check(tenant_id: UUID, count: int) -> None:
    from recobro.storage.models import InboundEvent  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id):
        done = InboundEvent.objects.filter(
            tenant_id=tenant_id, status="processed"
        ).count()
    if done != count:
        raise InvalidRunError(f"{done} webhooks were applied, not {count}")


def _keep(tenant_id: UUID, body: bytes) -> None:
    from recobro.bench.company import NOW  # noqa: PLC0415  Django first
    from recobro.storage.models import InboundEvent  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id):
        InboundEvent.objects.create(
            tenant_id=tenant_id, source="bare", body=body, received_at=NOW
        )
