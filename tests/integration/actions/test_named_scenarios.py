"""What must be shown where more processes would add nothing: by the real database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import Scene

from recobro.actions.deliver_due import deliver_due
from recobro.actions.run_cycle import run_cycle
from recobro.channels.in_memory import InMemoryChannel
from recobro.domain.messages import Channel
from recobro.domain.strategy import Step, definition_of
from recobro.domain.strategy.steps import Anchor, Variant
from recobro.domain.strategy.strategies import one_segment
from recobro.ports.channel import ChannelAdapter
from recobro.ports.services import Options
from recobro.storage import models
from recobro.storage.tenancy import acting_for

_PLAIN = "A día de hoy debes {balance}, sin embargo puedes pagarlo en partes.{next}"
_THREAT = "Debes {balance} y va a haber un embargo de tu sueldo.{next}"


def _wording(scene: Scene, text: str) -> None:
    """A text of the company's own, past every review: only the guard is left."""
    with acting_for(scene.tenant_id):
        models.Wording.objects.create(
            tenant_id=scene.tenant_id,
            key="balance",
            language="es",
            version=1,
            text=text,
            status="approved",
            proposed_by="ana",
            proposed_at=scene.now,
            decided_by="eva",
            decided_at=scene.now,
        )


@pytest.mark.parametrize(
    ("text", "leaves"), [(_PLAIN, True), (_THREAT, False)], ids=["innocent", "threat"]
)
def test_forbidden_word_inside_an_innocent_one(
    scene: Scene, text: str, leaves: bool
) -> None:
    scene.remind()
    _wording(scene, text)
    scene.hears("¿cuánto debo?")
    scene.deliver()
    reply = scene.rows(models.Message)[-1]
    if leaves:
        assert reply.state == "accepted"
        assert "sin embargo" in scene.last_text
    else:
        assert reply.state == "refused"
        assert len(scene.sent) == 1  # the reminder alone


def test_same_debtor_in_one_variant_across_channels(empty_scene: Scene) -> None:
    """By WhatsApp first; then that number is dead, and the step goes by e-mail."""
    scene = empty_scene
    step = Step(
        name="nudge",
        first_day=3,
        last_day=9,
        anchor=Anchor.LAST_CONTACT,
        repeat=3,
        template="overdue_second",
        variants=(
            Variant(name="ask", weight=50, template="overdue_second"),
            Variant(name="help", weight=50, template="overdue_help"),
        ),
    )
    first = Step(name="first", first_day=1, last_day=30, template="overdue_first")
    strategy = one_segment(name="default", version=1, steps=(first, step))
    with acting_for(scene.tenant_id):
        models.Strategy.objects.filter(tenant_id=scene.tenant_id).update(
            definition=definition_of(strategy)
        )
    mail = InMemoryChannel(channel=Channel.EMAIL)

    def opened(channel: Channel, options: Options) -> ChannelAdapter:
        return mail if channel is Channel.EMAIL else scene.twins.channel

    services = replace(
        scene.twins.services,
        channels=(Channel.WHATSAPP, Channel.EMAIL),
        open_channel=opened,
    )

    def lives(day: int) -> None:
        scene.day(day)
        run_cycle(
            services,
            tenant_id=scene.tenant_id,
            day=scene.today,
            dry_run=False,
            started_by="test",
        )
        deliver_due(services, tenant_id=scene.tenant_id)

    people = 12
    scene.owes(
        *(
            an_invoice_row(
                debtor_id=f"C-{n}", debtor_name=f"Ana Prueba {n}",
                phone=f"+3460011{n:04d}", email=f"ana{n}@example.com",
                postcode="28013",
            )
            for n in range(people)
        )
    )  # fmt: skip
    lives(8)  # the first message
    lives(11)  # the first nudge, by WhatsApp
    with acting_for(scene.tenant_id):
        models.ContactPoint.objects.filter(
            tenant_id=scene.tenant_id, channel="whatsapp"
        ).update(status="invalid")
    lives(14)  # the second one, by e-mail
    told: dict[object, list[models.Message]] = {}
    for message in scene.rows(models.Message):
        if message.key.startswith("step:nudge:"):
            told.setdefault(message.account_id, []).append(message)
    assert len(told) == people
    for nudges in told.values():
        assert [nudge.channel for nudge in nudges] == ["whatsapp", "email"]
        assert nudges[0].variant == nudges[1].variant != ""
        assert {nudge.state for nudge in nudges} == {"accepted"}
    assert {nudges[0].variant for nudges in told.values()} == {"ask", "help"}
