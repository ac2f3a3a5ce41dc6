"""Messages of every type, as the webhook tells them and as we read them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.unit.channels.whatsapp_examples import (
    ANA,
    PHONE,
    USER_ID,
    message,
    messages_body,
)

from recobro.channels.whatsapp.webhook import parse
from recobro.ports.channel import InboundMessage, Media, UnknownEvent

HELLO = InboundMessage(
    provider_id="wamid.theirs",
    sender="+34600111222",
    sender_user_id=USER_ID,
    sender_name="Ana",
    sent_at=datetime(2025, 11, 25, 10, 0, tzinfo=UTC),  # 1764064800
    kind="text",
    text="Hola",
)
FILE = {"id": "900", "mime_type": "application/pdf", "sha256": "abc="}
MEDIA = Media(media_id="900", mime_type="application/pdf", sha256="abc=")
REPLY = {"id": "plan", "title": "A plazos"}


def one(told: dict[str, Any], **value: Any) -> InboundMessage | UnknownEvent:
    (event,) = parse(messages_body(told, **value))
    assert isinstance(event, InboundMessage | UnknownEvent)
    return event


def test_text_is_read_whole() -> None:
    assert one(message()) == HELLO


def test_answer_names_what_it_answers() -> None:
    told = message(context={"from": "34910000000", "id": "wamid.ours"})
    assert one(told) == replace(HELLO, in_reply_to="wamid.ours")


def test_forwarded_text_answers_nothing() -> None:
    assert one(message(context={"forwarded": True})) == HELLO


@pytest.mark.parametrize(
    ("kind", "content", "text", "choice"),
    [
        ("button", {"text": "Pagado", "payload": "paid:1"}, "Pagado", "paid:1"),
        ("button", {"text": "Pagado"}, "Pagado", None),
        (
            "interactive",
            {"type": "button_reply", "button_reply": REPLY},
            "A plazos",
            "plan",
        ),
        (
            "interactive",
            {"type": "list_reply", "list_reply": {**REPLY, "description": "En 3"}},
            "A plazos",
            "plan",
        ),
        (
            "interactive",
            {"type": "nfm_reply", "nfm_reply": {"body": "Sent", "response_json": "{"}},
            "Sent",
            None,
        ),
        ("interactive", {"type": "call_permission_reply"}, "", None),
        ("interactive", None, "", None),
        ("location", {"latitude": 40.4, "longitude": -3.7}, "40.4, -3.7", None),
        (
            "location",
            {"latitude": 1, "name": "Oficina", "address": "Calle Mayor 1"},
            "Oficina, Calle Mayor 1",
            None,
        ),
        (
            "contacts",
            [
                {
                    "name": {"formatted_name": "Luis"},
                    "phones": [{"phone": "+34600333444"}, {}],
                },
                {"phones": [{"phone": "+34600555666"}]},
            ],
            "Luis, +34600333444\n+34600555666",
            None,
        ),
        (
            "order",
            {"text": "dos, por favor", "product_items": []},
            "dos, por favor",
            None,
        ),
        (
            "system",
            {
                "body": "Ana changed",
                "type": "user_changed_number",
                "wa_id": "34600333444",
            },
            "Ana changed",
            "user_changed_number",
        ),
        ("unsupported", {"type": "poll"}, "", None),
        ("unknown", None, "", None),
    ],
)
def test_each_type_has_its_text(
    kind: str, content: Any, text: str, choice: str | None
) -> None:
    expected = replace(HELLO, kind=kind, text=text, choice=choice)
    assert one(message(kind, **{kind: content})) == expected


@pytest.mark.parametrize("kind", ["image", "video", "document", "sticker", "audio"])
def test_file_comes_with_its_caption(kind: str) -> None:
    told = message(kind, **{kind: {**FILE, "caption": "El justificante"}})
    assert one(told) == replace(HELLO, kind=kind, text="El justificante", media=MEDIA)


def test_document_keeps_its_name() -> None:
    told = message("document", document={**FILE, "filename": "recibó.pdf"})
    event = one(told)
    assert isinstance(event, InboundMessage)
    assert event.media == replace(MEDIA, filename="recibó.pdf")


def test_lost_file_leaves_the_message() -> None:
    told = message("image", errors=[{"code": 400}], image={"caption": "mire"})
    assert one(told) == replace(HELLO, kind="image", text="mire")


@pytest.mark.parametrize(("content", "emoji"), [({"emoji": "👍"}, "👍"), ({}, "")])
def test_reaction_names_its_message(content: dict[str, str], emoji: str) -> None:
    told = message("reaction", reaction={"message_id": "wamid.ours", **content})
    expected = replace(HELLO, kind="reaction", text=emoji, in_reply_to="wamid.ours")
    assert one(told) == expected


def test_edit_carries_the_new_words() -> None:
    new = {"type": "text", "text": {"body": "El lunes"}}
    edit = {"original_message_id": "wamid.before", "message": new}
    told = message("edit", edit=edit)
    expected = replace(HELLO, kind="edit", text="El lunes", in_reply_to="wamid.before")
    assert one(told) == expected
    assert expected.calls_for_answer


def test_edit_of_an_edit_goes_no_deeper() -> None:
    edit: dict[str, Any] = {"type": "text", "text": {"body": "?"}}
    for _ in range(50):
        edit = {"type": "edit", "edit": {"message": edit}}
    assert one(message("edit", edit=edit["edit"])) == replace(
        HELLO, kind="edit", text=""
    )


def test_revoke_names_what_it_withdraws() -> None:
    told = message("revoke", revoke={"original_message_id": "wamid.before"})
    expected = replace(HELLO, kind="revoke", text="", in_reply_to="wamid.before")
    assert one(told) == expected


@pytest.mark.parametrize(
    "kind", ["reaction", "revoke", "system", "unsupported", "unknown"]
)
def test_silent_kinds_call_for_no_answer(kind: str) -> None:
    event = one(message(kind))
    assert isinstance(event, InboundMessage)
    assert not event.calls_for_answer


def test_missing_type_is_told_by_content() -> None:
    told = message(None, location={"name": "Oficina"})
    assert one(told) == replace(HELLO, kind="location", text="Oficina")


@pytest.mark.parametrize("kind", ["poll", "", 7, None, ["text"]])
def test_new_type_is_unknown(kind: Any) -> None:
    told = {**message(None), "type": kind, "poll": {}}
    event = one(told)
    assert isinstance(event, UnknownEvent)
    assert event.kind.startswith("message:")


def test_hidden_number_leaves_the_user_id() -> None:
    told = {key: value for key, value in message().items() if key != "from"}
    contact = {"profile": {"name": "Ana", "username": "ana"}, "user_id": USER_ID}
    assert one(told, contacts=[contact]) == replace(HELLO, sender=None)


def test_sender_may_be_in_contacts_only() -> None:
    told = message()
    del told["from"], told["from_user_id"]
    assert one(told) == HELLO


def test_user_id_may_be_in_contacts_only() -> None:
    told = message()
    del told["from_user_id"]
    assert one(told) == HELLO


def test_each_message_gets_its_own_contact() -> None:
    """Two people in one body, in the opposite order of their contacts."""
    luis = {"profile": {"name": "Luis"}, "wa_id": "34600333444", "user_id": "ES.2"}
    first, second = (
        message(),
        message(**{"from": "34600333444", "from_user_id": "ES.2"}),
    )
    events = parse(messages_body(second, first, contacts=[ANA, luis]))
    names = [event.sender_name for event in events if isinstance(event, InboundMessage)]
    assert names == ["Luis", "Ana"]


def test_contact_of_another_person_is_not_used() -> None:
    told = message(**{"from": "34600333444"})
    del told["from_user_id"]
    event = one(told)
    assert isinstance(event, InboundMessage)
    assert (event.sender, event.sender_user_id, event.sender_name) == (
        "+34600333444",
        None,
        None,
    )


@pytest.mark.parametrize("name", ["id", "timestamp"])
def test_message_without_its_marks_is_unknown(name: str) -> None:
    told = message()
    del told[name]
    assert one(told) == UnknownEvent(kind="message:incomplete_text")


def test_message_from_nobody_is_unknown() -> None:
    told = message()
    del told["from"], told["from_user_id"]
    assert one(told, contacts=[]) == UnknownEvent(kind="message:incomplete_text")


def test_nobody_speaks_of_debts_in_groups() -> None:
    assert one(message(group_id="G1")) == UnknownEvent(kind="message:in_group")


@pytest.mark.parametrize(
    "when", ["", "soon", "-5", "0", "1764064800.5", "9" * 17, None, True, 1e300]
)
def test_impossible_time_is_unknown(when: Any) -> None:
    assert one(message(timestamp=when)) == UnknownEvent(kind="message:incomplete_text")


def test_time_may_be_a_number() -> None:
    assert one(message(timestamp=1764064800)) == HELLO


def test_text_is_fit_for_the_database() -> None:
    """PostgreSQL takes neither NUL nor half a surrogate pair."""
    event = one(message(text={"body": "a\x00b\ud800c😀"}))
    assert isinstance(event, InboundMessage)
    assert event.text == "a\ufffdb\ufffdc😀"
    assert json.dumps(event.text).encode()


def test_odd_sender_is_kept_as_it_is() -> None:
    event = one(message(**{"from": "abc"}))
    assert isinstance(event, InboundMessage)
    assert event.sender == "abc"
    assert PHONE not in str(event)
