"""The request bodies that WhatsApp gets, and what it is never asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.channels.whatsapp.bodies import (
    UnsendableError,
    clean_parameter,
    compose,
)
from recobro.domain.messages import (
    Button,
    Content,
    LinkButton,
    Reaction,
    TemplateContent,
    TextContent,
)
from recobro.emulator.graph.template_messages import FORBIDDEN
from recobro.emulator.graph.validation import check_content, check_envelope
from recobro.ports.channel import Outgoing

REQUESTS = Path(__file__).parents[3] / "../shared/protocols/whatsapp_requests"
ATTEMPT = UUID("0190f0a0-0000-7000-8000-000000000001")


def composed(content: Content, address: str | None = "+34600111222") -> dict[str, Any]:
    return compose(
        Outgoing(attempt_id=ATTEMPT, address=address, user_id=None, content=content)
    )


def refusal(content: Content) -> str:
    with pytest.raises(UnsendableError) as raised:
        composed(content)
    assert raised.value.failure.reaction is Reaction.GIVE_UP
    return raised.value.failure.code


def template(**changes: Any) -> TemplateContent:
    given: dict[str, Any] = {
        "name": "recordatorio",
        "language": "es",
        "values": ("Ana", "100,50 €"),
        "preview": "Hola, Ana: tiene pendientes 100,50 €.",
    }
    return TemplateContent(**{**given, **changes})


def test_text_names_person_and_attempt() -> None:
    assert composed(TextContent(body="Hola")) == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "34600111222",
        "type": "text",
        "text": {"body": "Hola", "preview_url": False},
        "biz_opaque_callback_data": str(ATTEMPT),
    }


def test_person_without_phone_has_recipient() -> None:
    outgoing = Outgoing(
        attempt_id=ATTEMPT,
        address=None,
        user_id="ES.123",
        content=TextContent(body="Hola"),
    )
    body = compose(outgoing)
    assert body["recipient"] == "ES.123"
    assert "to" not in body


def test_phone_wins_over_user_id() -> None:
    outgoing = Outgoing(
        attempt_id=ATTEMPT,
        address="+34600111222",
        user_id="ES.123",
        content=TextContent(body="Hola"),
    )
    body = compose(outgoing)
    assert body["to"] == "34600111222"
    assert "recipient" not in body


def test_quick_replies_become_reply_buttons() -> None:
    buttons = (Button(reply_id="pay", title="Pagar"), Button(reply_id="no", title="No"))
    body = composed(TextContent(body="¿Paga?", buttons=buttons))
    assert body["interactive"] == {
        "type": "button",
        "body": {"text": "¿Paga?"},
        "action": {
            "buttons": [
                {"type": "reply", "reply": {"id": "pay", "title": "Pagar"}},
                {"type": "reply", "reply": {"id": "no", "title": "No"}},
            ]
        },
    }


def test_link_becomes_cta_url() -> None:
    link = LinkButton(title="Pagar", url="https://pay.example.com/c/1")
    body = composed(TextContent(body="Su enlace:", link=link))
    assert body["interactive"]["type"] == "cta_url"
    assert body["interactive"]["action"] == {
        "name": "cta_url",
        "parameters": {"display_text": "Pagar", "url": "https://pay.example.com/c/1"},
    }


def test_template_carries_values_payloads_and_suffix() -> None:
    content = template(
        buttons=(Button(reply_id="paid:1", title="Ya he pagado"),), url_suffix="token-1"
    )
    assert composed(content)["template"] == {
        "name": "recordatorio",
        "language": {"code": "es"},
        "components": [
            {
                "type": "body",
                "parameters": [
                    {"type": "text", "text": "Ana"},
                    {"type": "text", "text": "100,50 €"},
                ],
            },
            {
                "type": "button",
                "sub_type": "quick_reply",
                "index": "0",
                "parameters": [{"type": "payload", "payload": "paid:1"}],
            },
            {
                "type": "button",
                "sub_type": "url",
                "index": "1",
                "parameters": [{"type": "text", "text": "token-1"}],
            },
        ],
    }


def test_template_without_values_has_no_components() -> None:
    assert composed(template(values=()))["template"]["components"] == []


@pytest.mark.parametrize(
    ("given_value", "clean"),
    [
        ("dos\nlíneas", "dos líneas"),
        ("  a \r\n\t b  ", "a b"),
        ("a    b", "a b"),
        ("a   b", "a   b"),
        ("a\u2028b\x85c", "a b c"),
        ("1.210,00\u00a0€", "1.210,00\u00a0€"),
    ],
)
def test_parameter_is_cleaned(given_value: str, clean: str) -> None:
    assert clean_parameter(given_value) == clean


@given(st.text(alphabet=st.sampled_from("ab \n\r\t\v\u2028"), max_size=40))
def test_clean_parameter_is_always_taken(value: str) -> None:
    clean = clean_parameter(value)
    assert FORBIDDEN.search(clean) is None
    assert "    " not in clean
    assert clean_parameter(clean) == clean


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (TextContent(body="x" * 4097), "local_too_long"),
        (TextContent(body=" "), "local_empty"),
        (
            TextContent(
                body="a", buttons=tuple(Button(reply_id=t, title=t) for t in "abcd")
            ),
            "local_buttons",
        ),
        (
            TextContent(
                body="a", buttons=tuple(Button(reply_id=t, title="x") for t in "ab")
            ),
            "local_buttons",
        ),
        (
            TextContent(
                body="a", buttons=tuple(Button(reply_id="x", title=t) for t in "ab")
            ),
            "local_buttons",
        ),
        (
            TextContent(
                body="a",
                buttons=(Button(reply_id="x", title="x"),),
                link=LinkButton(title="y", url="https://example.com"),
            ),
            "local_buttons",
        ),
        (
            TextContent(body="a", link=LinkButton(title="y", url="ftp://example.com")),
            "local_link",
        ),
        (template(values=("Ana", " \n ")), "local_empty_value"),
        (template(values=("x" * 1025,)), "local_too_long"),
        (template(url_suffix=""), "local_empty"),
        (
            template(buttons=(Button(reply_id="x" * 129, title="x"),)),
            "local_too_long",
        ),
    ],
)
def test_what_meta_refuses_is_not_sent(content: Content, code: str) -> None:
    assert refusal(content) == code


@given(
    st.builds(
        TextContent,
        body=st.text(max_size=20),
        buttons=st.lists(
            st.builds(Button, reply_id=st.text(max_size=3), title=st.text(max_size=3)),
            max_size=4,
        ).map(tuple),
        link=st.none()
        | st.builds(
            LinkButton,
            title=st.text(max_size=3),
            url=st.sampled_from(["https://example.com/a", "example.com", ""]),
        ),
    )
)
def test_what_we_compose_the_emulator_takes(content: TextContent) -> None:
    try:
        body = composed(content)
    except UnsendableError:
        return
    check_content(check_envelope(body), body)


SHARED_BODIES: dict[str, Content] = {
    "expectedMessage1": TextContent(
        body="*Hello world!*\nSome code here: \n```hello world code here```"
    ),
    "expectedMessage2": template(
        name="number_confirmation", language="pt_BR", values=("18754269072",)
    ),
    "expectedMessage3": template(
        name="schedule_confirmation3",
        language="pt_BR",
        values=("Mauricio", "04/11/2022", "14:30"),
        buttons=tuple(
            Button(reply_id=reply_id, title=reply_id)
            for reply_id in ("OP_YES_48547", "OP_NO_48548", "OP_CH_48549")
        ),
    ),
    "expectedMessage6": template(
        name="new_classes_pdf",
        language="en_US",
        values=("Mauricio Binda",),
        url_suffix="career-academy/?trk_ref=globalnav",
    ),
    "expectedMessage11": TextContent(
        body="Would you like to confirm your appointment for tomorrow?",
        buttons=tuple(
            Button(reply_id=reply_id, title=title)
            for reply_id, title in (
                ("1278454", "YES"),
                ("1278455", "NO"),
                ("1278456", "CHANGE"),
            )
        ),
    ),
}


@pytest.mark.shared
@pytest.mark.skipif(not REQUESTS.exists(), reason="no shared material here")
@pytest.mark.parametrize("name", SHARED_BODIES)
def test_body_equals_that_of_another_client(name: str) -> None:
    """But for headers and footers, which we do not send, and the attempt's id."""
    (path,) = REQUESTS.glob(f"*__{name}.json")
    expected = json.loads(path.read_text())
    expected.get("interactive", {}).pop("header", None)
    expected.get("interactive", {}).pop("footer", None)
    sent = expected.get("template", {})
    if sent:
        parts = sent["components"]
        sent["components"] = [part for part in parts if part["type"] != "header"]
        for part in sent["components"]:
            if "index" in part:
                part["index"] = str(part["index"])
    if "interactive" in expected:
        expected["interactive"]["type"] = expected["interactive"]["type"].lower()
    ours = composed(SHARED_BODIES[name], address="+121212121212")
    assert re.fullmatch(r"[0-9a-f-]{36}", ours.pop("biz_opaque_callback_data"))
    assert ours == expected
