"""`recobro bench send`: the whole send path, compared with bare calls of the provider.

The provider is the emulator, a process of its own. A lap is one message, from asking
whether it is still due to recording the provider's answer, in one sender.
"""

from __future__ import annotations

import json
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

DEFAULT_COUNT = 500


def bench_send(*, count: int, seed: int, progress: Progress) -> Measured:
    """Send `count` planned messages; then post as many ready bodies."""
    with running_emulator() as emulator, temporary_database():
        from recobro.bench.company import (  # noqa: PLC0415  Django first
            PHONE_NUMBER_ID,
            a_company,
            at_noon,
            plan_messages,
        )

        options = {"whatsapp": whatsapp_options(emulator, PHONE_NUMBER_ID)}
        tenant_id = a_company(options)
        services = at_noon()
        _approve_templates(services, options)
        plan_messages(tenant_id, count, seed)
        laps = _send_all(services, tenant_id, count, progress)
        bodies = _bodies_of(tenant_id)
        bare = _post_all(f"{emulator}/{VERSION}/{PHONE_NUMBER_ID}/messages", bodies)
    return Measured(
        name="send",
        count=count,
        seconds=sum(laps),
        unit="messages/s",
        laps=laps,
        lap="one message",
        baseline=Baseline(
            what="POSTs of the same messages to the same emulator, nothing else",
            count=len(bodies),
            seconds=sum(bare),
        ),
        seed=seed,
    )


def _approve_templates(services: Services, options: dict[str, Any]) -> None:
    from recobro.actions.reply import link_base  # noqa: PLC0415  Django first
    from recobro.channels.whatsapp import WhatsAppChannel  # noqa: PLC0415

    channel = services.open_channel(Channel.WHATSAPP, options)
    assert isinstance(channel, WhatsAppChannel)
    channel.push_templates(services.step_writer.provider_templates(link_base(services)))


def _send_all(
    services: Services, tenant_id: UUID, count: int, progress: Progress
) -> list[float]:
    from recobro.actions.send_message import (  # noqa: PLC0415  Django first
        SendOutcome,
        send_message,
    )
    from recobro.storage.queue import due_messages  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id):
        ids = due_messages(services.clock.now(), count)

    def send(message_id: UUID) -> None:
        report = send_message(services, tenant_id=tenant_id, message_id=message_id)
        if report.outcome is not SendOutcome.HANDED_OVER:
            raise InvalidRunError(f"a message was not sent: {report.outcome}")

    if len(ids) != count:
        raise InvalidRunError(f"{len(ids)} messages were due, not {count}")
    return timed(send, ids, progress, count)


def _bodies_of(tenant_id: UUID) -> list[bytes]:
    """What was sent, as bodies that can be posted again."""
    from recobro.storage.content import content_from_json  # noqa: PLC0415
    from recobro.storage.models import ContactPoint, Message  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id):
        own = {"tenant_id": tenant_id}
        address = dict(ContactPoint.objects.filter(**own).values_list("id", "address"))
        sent = list(Message.objects.filter(**own, state="accepted"))
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
