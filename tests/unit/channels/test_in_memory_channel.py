"""The twin's own: planned answers, and bodies that it reads back as they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from recobro.channels.in_memory import InMemoryChannel
from recobro.domain.messages import (
    Channel,
    MessageState,
    ProviderFailure,
    Reaction,
    TextContent,
)
from recobro.ports.channel import (
    Accepted,
    ChannelEvent,
    InboundMessage,
    Media,
    OutcomeUnknown,
    Outgoing,
    StatusReport,
    UnknownEvent,
)

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=10)
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
FAILURES = st.builds(
    ProviderFailure,
    code=TEXTS,
    detail=TEXTS,
    reaction=st.sampled_from(Reaction),
    wait=st.integers(0, 9999).map(lambda seconds: timedelta(seconds=seconds)),
)
EVENTS = st.one_of(
    st.builds(
        InboundMessage,
        provider_id=TEXTS,
        sender=st.none() | TEXTS,
        sender_user_id=st.none() | TEXTS,
        sender_name=st.none() | TEXTS,
        sent_at=MOMENTS,
        kind=TEXTS,
        text=TEXTS,
        choice=st.none() | TEXTS,
        in_reply_to=st.none() | TEXTS,
        media=st.none() | st.builds(Media, media_id=TEXTS, mime_type=TEXTS),
    ),
    st.builds(
        StatusReport,
        provider_id=TEXTS,
        attempt_id=st.none() | st.uuids(),
        state=st.sampled_from(MessageState),
        at=MOMENTS,
        recipient_id=st.none() | TEXTS,
        failure=st.none() | FAILURES,
    ),
    st.builds(UnknownEvent, kind=TEXTS),
)


def outgoing(address: str = "+34600111222") -> Outgoing:
    content = TextContent(body="Hola")
    return Outgoing(
        attempt_id=UUID(int=1), address=address, user_id=None, content=content
    )


@given(st.lists(EVENTS, max_size=4))
def test_webhook_is_read_back_unchanged(events: list[ChannelEvent]) -> None:
    channel = InMemoryChannel()
    body = channel.webhook(*events)
    assert channel.parse(body) == tuple(events)
    assert channel.signature_is_valid(body, channel.headers(body))


def test_planned_answers_come_in_turn() -> None:
    channel = InMemoryChannel()
    unknown = OutcomeUnknown(detail="no answer")
    channel.answer_next(unknown, times=2)
    results = [channel.send(outgoing()) for _ in range(3)]
    assert results[:2] == [unknown, unknown]
    assert isinstance(results[2], Accepted)
    assert len(channel.taken) == 1


def test_unknown_outcome_may_have_been_taken() -> None:
    channel = InMemoryChannel()
    channel.answer_next(OutcomeUnknown(detail="lost"), taken=True)
    channel.send(outgoing())
    assert len(channel.taken) == 1


def test_other_channels_have_other_addresses() -> None:
    channel = InMemoryChannel(channel=Channel.EMAIL)
    assert isinstance(channel.send(outgoing("ana@example.com")), Accepted)
