"""What every channel of conversations does: the in-memory twin and WhatsApp alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from uuid import UUID

import pytest
from tests.contracts.channel_benches import (
    PERSON,
    ChannelBench,
    RealBench,
    Trouble,
    TwinBench,
    accepted,
    outgoing,
    reaction_to,
    states_of,
)

from recobro.domain.messages import (
    Button,
    Channel,
    LinkButton,
    MessageState,
    Reaction,
    TemplateContent,
    TextContent,
)
from recobro.ports.channel import (
    ChatAdapter,
    MalformedWebhookError,
    Media,
    MediaUnavailableError,
    OutcomeUnknown,
    Rejected,
    UnknownEvent,
)
from recobro.ports.templates import (
    TemplateCategory,
    TemplateLink,
    TemplateRegistry,
    TemplateSpec,
)

SPEC = TemplateSpec(
    name="recordatorio_factura",
    language="es",
    category=TemplateCategory.UTILITY,
    body="Hola, {{1}}: su factura {{2}} sigue pendiente.",
    examples=("Ana", "F-1001"),
    buttons=("Ya he pagado",),
    link=TemplateLink(
        title="Pagar", url_prefix="https://pay.example.com/c/", example_suffix="abc"
    ),
)
TEMPLATE = TemplateContent(
    name="recordatorio_factura",
    language="es",
    values=("Ana", "F-1001"),
    preview="Hola, Ana: su factura F-1001 sigue pendiente.",
    url_suffix="abc",
    buttons=(Button(reply_id="paid", title="Ya he pagado"),),
)
WITH_BUTTONS = TextContent(
    body="¿Qué prefiere?",
    buttons=(
        Button(reply_id="pay", title="Pagar ahora"),
        Button(reply_id="plan", title="Pagar a plazos"),
    ),
)


@pytest.fixture(params=["twin", "real"])
def bench(request: pytest.FixtureRequest) -> Iterator[ChannelBench]:
    if request.param == "twin":
        yield TwinBench()
    else:
        real = RealBench(request.getfixturevalue("emulator"))
        yield real
        real.channel.close()
        real.close()


def test_both_fulfil_the_ports(bench: ChannelBench) -> None:
    channel: ChatAdapter = bench.channel
    registry: TemplateRegistry = bench.channel
    assert channel.channel is Channel.WHATSAPP
    assert registry.push_templates([]) == ()


def test_message_arrives_under_its_attempt(bench: ChannelBench) -> None:
    accepted(bench.channel.send(outgoing(1)))
    assert bench.arrived() == [UUID(int=1)]


def test_each_message_gets_its_own_id(bench: ChannelBench) -> None:
    first = accepted(bench.channel.send(outgoing(1)))
    second = accepted(bench.channel.send(outgoing(2)))
    assert first.provider_id != second.provider_id
    assert first.recipient_id == second.recipient_id == PERSON


@pytest.mark.parametrize("trouble", [Trouble.LOST_ANSWER, Trouble.BROKEN_ANSWER])
def test_missing_answer_leaves_outcome_unknown(
    bench: ChannelBench, trouble: Trouble
) -> None:
    bench.next_send_meets(trouble)
    assert isinstance(bench.channel.send(outgoing(1)), OutcomeUnknown)
    assert bench.arrived() == [UUID(int=1)]


def test_no_connection_is_tried_again(bench: ChannelBench) -> None:
    bench.next_send_meets(Trouble.NO_CONNECTION)
    assert reaction_to(bench.channel.send(outgoing(1))) is Reaction.RETRY
    assert bench.arrived() == []


def test_too_many_requests_slow_us_down(bench: ChannelBench) -> None:
    bench.next_send_meets(Trouble.TOO_MANY)
    result = bench.channel.send(outgoing(1))
    assert isinstance(result, Rejected)
    assert result.failure.reaction is Reaction.SLOW_DOWN
    assert result.failure.wait == timedelta(seconds=5)
    assert bench.arrived() == []


@pytest.mark.parametrize(
    ("trouble", "reaction"),
    [
        (Trouble.NOT_ON_CHANNEL, Reaction.OTHER_CHANNEL),
        (Trouble.WINDOW_CLOSED, Reaction.USE_TEMPLATE),
        (Trouble.OPTED_OUT, Reaction.OPT_OUT),
        (Trouble.BAD_TOKEN, Reaction.STOP_SENDER),
    ],
)
def test_refusal_says_what_to_do(
    bench: ChannelBench, trouble: Trouble, reaction: Reaction
) -> None:
    bench.next_send_meets(trouble)
    assert reaction_to(bench.channel.send(outgoing(1))) is reaction
    assert bench.arrived() == []


def test_channel_recovers_after_a_refusal(bench: ChannelBench) -> None:
    bench.next_send_meets(Trouble.NOT_ON_CHANNEL)
    bench.channel.send(outgoing(1))
    accepted(bench.channel.send(outgoing(2)))
    assert bench.arrived() == [UUID(int=2)]


@pytest.mark.parametrize(
    "content",
    [
        TextContent(body="x" * 4097),
        TextContent(body="  \n "),
        TextContent(body="x" * 1025, buttons=WITH_BUTTONS.buttons),
        TextContent(body="a", buttons=(Button(reply_id="1", title="x" * 21),)),
        TextContent(body="a", link=LinkButton(title="Pagar", url="javascript:x")),
    ],
    ids=["too_long", "blank", "too_long_with_buttons", "long_title", "bad_link"],
)
def test_impossible_message_is_never_tried(
    bench: ChannelBench, content: TextContent
) -> None:
    assert reaction_to(bench.channel.send(outgoing(1, content))) is Reaction.GIVE_UP
    assert bench.arrived() == []


def test_longest_text_is_taken(bench: ChannelBench) -> None:
    accepted(bench.channel.send(outgoing(1, TextContent(body="ñ" * 4096))))
    assert bench.arrived() == [UUID(int=1)]


@pytest.mark.parametrize("address", [None, "", "600", "ana@example.com"])
def test_useless_address_asks_for_another_channel(
    bench: ChannelBench, address: str | None
) -> None:
    result = bench.channel.send(outgoing(1, address=address))
    assert reaction_to(result) is Reaction.OTHER_CHANNEL
    assert bench.arrived() == []


def test_pushed_template_can_be_sent(bench: ChannelBench) -> None:
    (state,) = bench.channel.push_templates([SPEC])
    assert (state.status, state.created, state.failure) == ("APPROVED", True, None)
    accepted(bench.channel.send(outgoing(1, TEMPLATE)))
    assert bench.arrived() == [UUID(int=1)]


def test_pushing_templates_twice_creates_once(bench: ChannelBench) -> None:
    bench.channel.push_templates([SPEC])
    (state,) = bench.channel.push_templates([SPEC])
    assert (state.status, state.created, state.differs) == ("APPROVED", False, False)


def test_changed_template_is_told_apart(bench: ChannelBench) -> None:
    bench.channel.push_templates([SPEC])
    changed = TemplateSpec(
        name=SPEC.name,
        language=SPEC.language,
        category=SPEC.category,
        body="Le recordamos, {{1}}, su factura {{2}}.",
        examples=SPEC.examples,
    )
    (state,) = bench.channel.push_templates([changed])
    assert (state.created, state.differs) == (False, True)


def test_text_of_a_person_is_read(bench: ChannelBench) -> None:
    bench.person_writes("¿Puedo pagar en 3 veces? 😀")
    (message,) = bench.messages()
    assert (message.kind, message.text) == ("text", "¿Puedo pagar en 3 veces? 😀")
    assert (message.sender, message.sender_name) == (PERSON, "Ana")
    assert message.sent_at.tzinfo is UTC
    assert message.calls_for_answer


def test_tapped_button_names_choice_and_message(bench: ChannelBench) -> None:
    sent = outgoing(1, WITH_BUTTONS)
    result = accepted(bench.channel.send(sent))
    bench.webhooks()
    bench.person_taps("Pagar a plazos", sent, result)
    (message,) = bench.messages()
    assert (message.text, message.choice) == ("Pagar a plazos", "plan")
    assert message.in_reply_to == result.provider_id


def test_hidden_number_can_be_answered(bench: ChannelBench) -> None:
    bench.person_writes("Hola", hidden=True)
    (message,) = bench.messages()
    assert message.sender is None
    assert message.sender_user_id is not None
    reply = outgoing(1, address=None, user_id=message.sender_user_id)
    accepted(bench.channel.send(reply))
    assert bench.arrived() == [UUID(int=1)]


def test_attached_file_is_fetched_whole(bench: ChannelBench) -> None:
    content = bytes(range(256)) * 40
    bench.person_attaches(content, "justificante.pdf")
    (message,) = bench.messages()
    assert message.media is not None
    fetched = bench.channel.fetch_media(message.media)
    assert fetched.content == content
    assert fetched.mime_type == "application/pdf"
    assert fetched.filename == "justificante.pdf"


def test_missing_file_is_said_to_be(bench: ChannelBench) -> None:
    with pytest.raises(MediaUnavailableError) as raised:
        bench.channel.fetch_media(Media(media_id="123", mime_type="image/png"))
    assert not raised.value.retry


def test_message_can_be_marked_read(bench: ChannelBench) -> None:
    bench.person_writes("Hola")
    (message,) = bench.messages()
    assert bench.channel.mark_as_read(message.provider_id, typing=True)


def test_statuses_name_message_and_attempt(bench: ChannelBench) -> None:
    sent = outgoing(7)
    result = accepted(bench.channel.send(sent))
    bench.webhooks()
    for state in (MessageState.DELIVERED, MessageState.READ):
        bench.provider_reports(sent, result, state)
    reports = bench.statuses()
    assert states_of(reports) == [MessageState.DELIVERED, MessageState.READ]
    assert {report.provider_id for report in reports} == {result.provider_id}
    assert {report.attempt_id for report in reports} == {UUID(int=7)}
    assert {report.recipient_id for report in reports} == {result.recipient_id}


def test_failed_status_says_what_to_do(bench: ChannelBench) -> None:
    sent = outgoing(1)
    result = accepted(bench.channel.send(sent))
    bench.webhooks()
    bench.provider_reports(sent, result, MessageState.FAILED)
    (report,) = bench.statuses()
    assert report.state is MessageState.FAILED
    assert report.failure is not None
    assert report.failure.code == "131026"
    assert report.failure.reaction is Reaction.OTHER_CHANNEL


def test_something_new_is_kept_as_unknown(bench: ChannelBench) -> None:
    bench.person_does_something_new()
    assert bench.events() == [UnknownEvent(kind="message:poll")]


def test_genuine_webhook_has_valid_signature(bench: ChannelBench) -> None:
    bench.person_writes("Hola")
    (delivered,) = bench.webhooks()
    assert bench.channel.signature_is_valid(delivered.body, delivered.headers)
    shouted = {name.upper(): value for name, value in delivered.headers.items()}
    assert bench.channel.signature_is_valid(delivered.body, shouted)


def test_altered_webhook_is_not_believed(bench: ChannelBench) -> None:
    bench.person_writes("Debo 100")
    (delivered,) = bench.webhooks()
    altered = delivered.body.replace(b"Debo 100", b"Debo 001")
    assert altered != delivered.body
    assert not bench.channel.signature_is_valid(altered, delivered.headers)
    assert not bench.channel.signature_is_valid(delivered.body, {})


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 9999])
def test_broken_body_is_called_malformed(bench: ChannelBench, body: bytes) -> None:
    with pytest.raises(MalformedWebhookError):
        bench.channel.parse(body)
