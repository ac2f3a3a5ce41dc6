"""What the client makes of each thing that can come back, or not come back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.channels.whatsapp.client import WhatsAppChannel
from recobro.domain.messages import Reaction, TextContent
from recobro.ports.channel import Accepted, OutcomeUnknown, Outgoing, Rejected

Handler = Callable[[httpx.Request], httpx.Response]

OUTGOING = Outgoing(
    attempt_id=UUID(int=1),
    address="+34600111222",
    user_id=None,
    content=TextContent(body="Hola – ¿qué tal?"),
)
ACCEPTED = {
    "messaging_product": "whatsapp",
    "contacts": [{"input": "34600111222", "wa_id": "34600111222"}],
    "messages": [{"id": "wamid.one", "message_status": "accepted"}],
}


def channel(handler: Handler, **settings: Any) -> WhatsAppChannel:
    given: dict[str, Any] = {
        "phone_number_id": "1001",
        "token": "token",
        "app_secrets": ("secret",),
        "http": httpx.Client(transport=httpx.MockTransport(handler)),
    }
    return WhatsAppChannel(**{**given, **settings})


def answering(status: int, body: Any = None, **headers: str) -> WhatsAppChannel:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return channel(lambda _: httpx.Response(status, content=content, headers=headers))


def failing(error: Exception) -> WhatsAppChannel:
    def handler(_: httpx.Request) -> httpx.Response:
        raise error

    return channel(handler)


def graph_error(code: Any, **more: Any) -> dict[str, Any]:
    return {"error": {"message": f"(#{code}) no", "code": code, **more}}


def test_request_goes_to_metas_address() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=ACCEPTED)

    channel(handler).send(OUTGOING)
    (request,) = seen
    assert str(request.url) == "https://graph.facebook.com/v26.0/1001/messages"
    assert request.headers["authorization"] == "Bearer token"
    assert json.loads(request.content)["text"]["body"] == "Hola – ¿qué tal?"
    assert request.content.isascii()


def test_address_and_version_are_configurable() -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json=ACCEPTED)

    channel(handler, base_url="http://127.0.0.1:8801/", version="v27.0").send(OUTGOING)
    assert seen == ["http://127.0.0.1:8801/v27.0/1001/messages"]


def test_accepted_tells_the_real_recipient() -> None:
    """Mexico: the number given and the WhatsApp id differ."""
    body = {**ACCEPTED, "contacts": [{"input": "52155", "wa_id": "5215512345678"}]}
    assert answering(200, body).send(OUTGOING) == Accepted(
        provider_id="wamid.one", recipient_id="+5215512345678"
    )


def test_accepted_by_user_id_tells_it() -> None:
    body = {**ACCEPTED, "contacts": [{"input": "ES.1", "user_id": "ES.1"}]}
    assert answering(200, body).send(OUTGOING) == Accepted(
        provider_id="wamid.one", recipient_id="ES.1"
    )


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("slow"),
        httpx.PoolTimeout("busy"),
        httpx.ProxyError("no tunnel"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_never_sent_is_tried_again(error: Exception) -> None:
    result = failing(error).send(OUTGOING)
    assert isinstance(result, Rejected)
    assert result.failure.reaction is Reaction.RETRY
    assert result.failure.wait > timedelta()


@pytest.mark.parametrize(
    "error",
    [
        httpx.ReadTimeout("silence"),
        httpx.WriteTimeout("stuck"),
        httpx.ReadError("reset"),
        httpx.WriteError("broken pipe"),
        httpx.CloseError("closed"),
        httpx.RemoteProtocolError("hung up"),
        httpx.LocalProtocolError("confused"),
        httpx.DecodingError("not gzip"),
        httpx.TooManyRedirects("round and round"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_perhaps_sent_is_never_repeated(error: Exception) -> None:
    result = failing(error).send(OUTGOING)
    assert isinstance(result, OutcomeUnknown)
    assert type(error).__name__ in result.detail


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"<html>"),
        (502, b""),
        (503, {"error": {"message": "no code"}}),
        (500, graph_error(131000)),
        (503, graph_error(2)),
        (504, {}),
        (200, b"<html>"),
        (200, b""),
        (200, []),
        (200, {}),
        (200, {"messages": []}),
        (200, {"messages": [{"id": ""}]}),
        (200, {"messages": [{"id": 7}]}),
        (302, b""),
        (403, b"<html>"),
    ],
)
def test_unclear_answer_leaves_outcome_unknown(status: int, body: Any) -> None:
    assert isinstance(answering(status, body).send(OUTGOING), OutcomeUnknown)


@pytest.mark.parametrize(
    ("status", "body", "reaction"),
    [
        (400, graph_error(131056), Reaction.DELAY_DEBTOR),
        (400, graph_error("131026"), Reaction.OTHER_CHANNEL),
        (401, graph_error(190), Reaction.STOP_SENDER),
        (500, graph_error(3), Reaction.STOP_SENDER),
        (400, graph_error(131000), Reaction.RETRY),
        (400, graph_error(424242), Reaction.GIVE_UP),
        (400, {"error": "what?"}, Reaction.GIVE_UP),
        (404, {}, Reaction.GIVE_UP),
        (200, graph_error(131047), Reaction.USE_TEMPLATE),
    ],
)
def test_clear_refusal_says_what_to_do(
    status: int, body: Any, reaction: Reaction
) -> None:
    result = answering(status, body).send(OUTGOING)
    assert isinstance(result, Rejected)
    assert result.failure.reaction is reaction


def test_detail_holds_what_meta_says() -> None:
    data = {"details": "Recipient is not on WhatsApp"}
    result = answering(400, graph_error(131026, error_data=data)).send(OUTGOING)
    assert isinstance(result, Rejected)
    assert result.failure.detail == "(#131026) no - Recipient is not on WhatsApp"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "999999"}, 3600),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, 60),
        ({}, 60),
    ],
)
def test_too_many_requests_says_how_long(headers: dict[str, str], seconds: int) -> None:
    result = answering(429, b"slow down", **headers).send(OUTGOING)
    assert isinstance(result, Rejected)
    assert result.failure.reaction is Reaction.SLOW_DOWN
    assert result.failure.wait == timedelta(seconds=seconds)


@given(st.integers(200, 599), st.binary(max_size=60))
def test_any_bytes_are_an_answer(status: int, body: bytes) -> None:
    result = answering(status, body).send(OUTGOING)
    assert isinstance(result, Rejected | OutcomeUnknown)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["error", "code", "messages", "id", "contacts", "wa_id"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.integers(200, 599), JSON)
def test_any_json_is_an_answer(status: int, body: Any) -> None:
    result = answering(status, body).send(OUTGOING)
    assert isinstance(result, Accepted | Rejected | OutcomeUnknown)


def test_unreadable_state_is_no_reason_to_raise() -> None:
    assert not failing(httpx.ReadTimeout("silence")).mark_as_read("wamid.theirs")
    assert not answering(400, graph_error(131009)).mark_as_read("wamid.theirs")


def test_marking_read_can_show_typing() -> None:
    seen: list[Any] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.content))
        return httpx.Response(200, json={"success": True})

    whatsapp = channel(handler)
    assert whatsapp.mark_as_read("wamid.a")
    assert whatsapp.mark_as_read("wamid.b", typing=True)
    read = {"messaging_product": "whatsapp", "status": "read"}
    assert seen == [
        {**read, "message_id": "wamid.a"},
        {**read, "message_id": "wamid.b", "typing_indicator": {"type": "text"}},
    ]


@pytest.mark.parametrize(
    "settings",
    [
        {"token": ""},
        {"token": "two words"},
        {"token": "with\nbreak"},
        {"base_url": "graph.facebook.com"},
        {"base_url": "file:///etc"},
        {"phone_number_id": ""},
        {"phone_number_id": "../me"},
        {"waba_id": "a/b"},
        {"app_secrets": ()},
        {"app_secrets": ("",)},
    ],
    ids=str,
)
def test_settings_that_cannot_work_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        channel(lambda _: httpx.Response(200), **settings)


def test_own_client_is_closed_with_the_channel() -> None:
    lent = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200)))
    channel(lambda _: httpx.Response(200), http=lent).close()
    assert not lent.is_closed
    own = channel(lambda _: httpx.Response(200), http=None)
    own.close()
    with pytest.raises(RuntimeError, match="closed"):
        own.send(OUTGOING)
