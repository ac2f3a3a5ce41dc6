"""The envelope of webhooks, statuses, and whatever else may come."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.channels.whatsapp_examples import (
    ATTEMPT,
    NUMBER_ID,
    body,
    change,
    error,
    message,
    messages_body,
    root,
    status,
    statuses_body,
)

from recobro.channels.whatsapp.webhook import parse
from recobro.domain.messages import MessageState, Reaction, merge_status
from recobro.ports.channel import (
    ChannelEvent,
    InboundMessage,
    MalformedWebhookError,
    StatusReport,
    UnknownEvent,
)

PROTOCOLS = Path(__file__).parents[3] / "../shared/protocols"
shared = pytest.mark.shared
where_shared = pytest.mark.skipif(not PROTOCOLS.exists(), reason="no shared material")


def reports(events: Sequence[ChannelEvent]) -> list[StatusReport]:
    return [event for event in events if isinstance(event, StatusReport)]


def test_everything_in_a_body_counts() -> None:
    """2 entries × 2 changes × 2 messages and 2 statuses = 16 events."""
    full = change(
        messages=[message(id="a"), message(id="b")],
        statuses=[status("sent"), status("delivered")],
    )
    entry = {"id": "2002", "changes": [full, full]}
    events = parse(root([entry, entry]))
    assert len(events) == 16
    assert len(reports(events)) == 8


def test_order_of_the_body_is_kept() -> None:
    told = [status(word) for word in ("read", "delivered", "sent")]
    states = [report.state for report in reports(parse(statuses_body(*told)))]
    assert states == [MessageState.READ, MessageState.DELIVERED, MessageState.SENT]


def test_status_is_read_whole() -> None:
    assert parse(statuses_body(status())) == (
        StatusReport(
            provider_id="wamid.ours",
            attempt_id=UUID(ATTEMPT),
            state=MessageState.DELIVERED,
            at=datetime(2025, 11, 25, 10, 0, 1, tzinfo=UTC),  # 1764064801
            recipient_id="+34600111222",
        ),
    )


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("accepted", MessageState.ACCEPTED),
        ("sent", MessageState.SENT),
        ("delivered", MessageState.DELIVERED),
        ("read", MessageState.READ),
        ("played", MessageState.READ),
        ("failed", MessageState.FAILED),
    ],
)
def test_each_word_has_its_state(word: str, state: MessageState) -> None:
    (report,) = reports(parse(statuses_body(status(word))))
    assert report.state is state


@pytest.mark.parametrize(
    "told",
    [
        status("deleted"),
        status(""),
        status("sent", type="payment"),
        status("sent", id=None),
        status("sent", timestamp="soon"),
        {},
    ],
)
def test_other_status_is_unknown(told: dict[str, Any]) -> None:
    (event,) = parse(statuses_body(told))
    assert isinstance(event, UnknownEvent)
    assert event.kind.startswith("status:")


def test_hidden_number_leaves_the_user_id() -> None:
    told = status()
    del told["recipient_id"]
    (report,) = reports(parse(statuses_body(told)))
    assert report.recipient_id == told["recipient_user_id"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        "",
        "some data",
        7,
        ATTEMPT.replace("-", ""),
        f"{{{ATTEMPT}}}",
        f"urn:uuid:{ATTEMPT}",
        f"{ATTEMPT} ",
    ],
)
def test_foreign_callback_data_is_no_attempt(data: Any) -> None:
    (report,) = reports(parse(statuses_body(status(biz_opaque_callback_data=data))))
    assert report.attempt_id is None


def test_failure_says_what_to_do() -> None:
    told = error(131026, error_data={"details": "Not on WhatsApp"})
    (report,) = reports(parse(statuses_body(status("failed", errors=[told]))))
    assert report.failure is not None
    assert report.failure.code == "131026"
    assert report.failure.detail == "Not on WhatsApp"
    assert report.failure.reaction is Reaction.OTHER_CHANNEL


@pytest.mark.parametrize("errors", [None, [], [{}], ["131026"], {"code": 131026}])
def test_failure_without_code_is_given_up(errors: Any) -> None:
    (report,) = reports(parse(statuses_body(status("failed", errors=errors))))
    assert report.failure is not None
    assert report.failure.reaction is Reaction.GIVE_UP


def test_delivered_status_has_no_failure() -> None:
    told = status("delivered", errors=[error(131026)])
    (report,) = reports(parse(statuses_body(told)))
    assert report.failure is None


def test_other_number_is_not_ours() -> None:
    mine = parse(messages_body(message()), phone_number_id=NUMBER_ID)
    theirs = parse(messages_body(message()), phone_number_id="another")
    assert isinstance(mine[0], InboundMessage)
    assert theirs == (UnknownEvent(kind="other_number"),)


def test_unnamed_number_is_not_ours() -> None:
    told = messages_body(message(), metadata=None)
    assert parse(told, phone_number_id=NUMBER_ID) == (
        UnknownEvent(kind="other_number"),
    )


@pytest.mark.parametrize(
    "field",
    [
        "message_template_status_update",
        "account_update",
        "user_preferences",
        "calls",
        "smb_message_echoes",
        "something_new",
    ],
)
def test_other_field_is_unknown(field: str) -> None:
    told = body(change(field, messages=[message()], statuses=[status()]))
    assert parse(told) == (UnknownEvent(kind=field),)


def test_relay_may_drop_the_field() -> None:
    told = change(messages=[message()])
    del told["field"]
    assert isinstance(parse(body(told))[0], InboundMessage)


def test_errors_of_the_account_are_kept() -> None:
    assert parse(body(change(errors=[error(131000)]))) == (UnknownEvent(kind="errors"),)
    events = parse(messages_body(message(), errors=[error(131000)]))
    assert isinstance(events[0], InboundMessage)
    assert events[1] == UnknownEvent(kind="errors")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (root([None]), "entry"),
        (root([{"id": "1"}]), "entry"),
        (body(None), "messages"),
        (body({"field": None, "value": {"messages": []}}), "change"),
        (body(change(messages=[], statuses=None)), "messages"),
        (body(change(messages=["text", 7])), "messages"),
    ],
)
def test_odd_part_is_kept_as_unknown(told: bytes, kind: str) -> None:
    assert parse(told) == (UnknownEvent(kind=kind),)


def test_no_entries_are_no_events() -> None:
    assert parse(root([])) == ()


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"{",
        b"nope",
        b"\xff\xff",
        b"[]",
        b'"text"',
        b"{}",
        b'{"object":"page","entry":[]}',
        b'{"object":"whatsapp_business_account"}',
        b'{"object":"whatsapp_business_account","entry":{}}',
        b'{"object":"whatsapp_business_account","entry":[' + b"[" * 100_000,
        b'{"object":' + b"9" * 10_000 + b"}",
    ],
)
def test_other_bodies_are_malformed(told: bytes) -> None:
    with pytest.raises(MalformedWebhookError):
        parse(told)


def checked(told: bytes) -> Sequence[ChannelEvent]:
    """Events, all of which can be stored as they are; or a malformed body."""
    try:
        events = parse(told)
    except MalformedWebhookError:
        return ()
    for event in events:
        assert isinstance(event, InboundMessage | StatusReport | UnknownEvent)
        assert "\x00" not in str(event)
        assert str(event).encode()
    return events


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(alphabet=st.characters(), max_size=8)
    | st.sampled_from(["text", "edit", "failed", "1764064800", ATTEMPT, "\ud800\x00"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
    ),
    max_leaves=10,
)
WHOLE: dict[str, Any] = {
    "object": "whatsapp_business_account",
    "entry": [
        {
            "id": "2002",
            "changes": [
                change(
                    messages=[
                        message(context={"id": "wamid.ours"}),
                        message("image", image={"id": "1", "mime_type": "image/png"}),
                        message(
                            "interactive", interactive={"button_reply": {"id": "a"}}
                        ),
                        message("contacts", contacts=[{"phones": [{"phone": "1"}]}]),
                        message("edit", edit={"message": message()}),
                        message("location", location={"latitude": 1.5}),
                    ],
                    statuses=[status("failed", errors=[error(131026)])],
                )
            ],
        }
    ],
}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value inside a JSON value."""
    found = [path] if path else []
    if isinstance(value, dict):
        items: list[tuple[Any, Any]] = list(value.items())
    else:
        items = list(enumerate(value)) if isinstance(value, list) else []
    for key, inner in items:
        found += places(inner, (*path, key))
    return found


@given(st.binary(max_size=200))
def test_any_bytes_are_events_or_malformed(told: bytes) -> None:
    checked(told)


@given(JSON)
def test_any_json_is_events_or_malformed(told: Any) -> None:
    checked(json.dumps(told).encode())
    checked(root(told))
    checked(root([{"changes": told}]))
    checked(root([{"changes": [{"value": told}]}]))


@given(st.sampled_from(places(WHOLE)), JSON)
def test_any_part_may_be_wrong(path: tuple[Any, ...], value: Any) -> None:
    """The whole body with one value, at any depth, replaced by another."""
    broken = copy.deepcopy(WHOLE)
    *steps, last = path
    whole: Any = broken
    holder = reduce(lambda inner, step: inner[step], steps, whole)
    holder[last] = value
    checked(json.dumps(broken).encode())


@given(st.integers(0, 4000))
def test_any_cut_is_malformed(length: int) -> None:
    whole = json.dumps(WHOLE).encode()
    cut = whole[: min(length, len(whole) - 1)]
    with pytest.raises(MalformedWebhookError):
        parse(cut)


def payloads() -> list[Path]:
    folder = PROTOCOLS / "whatsapp_webhooks"
    return sorted(
        path for path in folder.glob("*.json") if path.name != "manifest.json"
    )


@shared
@where_shared
def test_real_payloads_are_read_whole() -> None:
    """Every message and status of every real payload is an event of its own."""
    paths = payloads()
    assert len(paths) > 90
    for path in paths:
        told = json.loads(path.read_text())
        changes = [c for entry in told["entry"] for c in entry.get("changes", [])]
        values = [
            c["value"] for c in changes if c.get("field", "messages") == "messages"
        ]
        messages = sum(len(value.get("messages", [])) for value in values)
        statuses = sum(len(value.get("statuses", [])) for value in values)
        events = checked(path.read_bytes())
        known = [event for event in events if not isinstance(event, UnknownEvent)]
        unknown = [event for event in events if isinstance(event, UnknownEvent)]
        assert len(reports(events)) == statuses, path.name
        incomplete = sum("incomplete" in event.kind for event in unknown)
        assert len(known) - statuses + incomplete == messages, path.name
        assert events, path.name


@shared
@where_shared
def test_few_real_messages_are_incomplete() -> None:
    """Only two, which another project wrote by hand without an id."""
    kinds = [
        (path.name, event.kind)
        for path in payloads()
        for event in parse(path.read_bytes())
        if isinstance(event, UnknownEvent) and event.kind.startswith("message:")
    ]
    assert len(kinds) == 2, kinds
    assert all(name.startswith("chatwoot__") for name, _ in kinds)


@shared
@where_shared
def test_derived_bodies_are_read_whole() -> None:
    folder = PROTOCOLS / "whatsapp_webhooks_derived"
    for path in folder.glob("status_failed_*.json"):
        payload = json.loads(path.read_text())["payload"]
        (report,) = reports(parse(json.dumps(payload).encode()))
        assert report.failure is not None
        assert path.name == f"status_failed_{report.failure.code}.json"
    batch = json.loads((folder / "batch_3_statuses_one_change.json").read_text())
    assert len(reports(parse(json.dumps(batch["payload"]).encode()))) == 3


@shared
@where_shared
def test_disorder_ends_in_read() -> None:
    name = "sequence_out_of_order_read_delivered_sent_then_failed.json"
    text = (PROTOCOLS / "whatsapp_webhooks_derived" / name).read_text()
    state = MessageState.ACCEPTED
    for payload in json.loads(text)["payload"]:
        for report in reports(parse(json.dumps(payload).encode())):
            state = merge_status(state, report.state)
    assert state is MessageState.READ
