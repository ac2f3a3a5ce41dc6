"""Checks an outgoing message as Meta does, and refuses it with Meta's codes.

Limits are Meta's documented ones (text 4096, three reply buttons of 20 characters, ten
list rows of 24, captions 1024). Template checks are in `template_messages`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recobro.emulator.graph.errors import GraphError, invalid_value, missing_parameter
from recobro.emulator.http import Json

MAX_TEXT = 4096
MAX_INTERACTIVE_TEXT = 1024
MAX_CAPTION = 1024
MAX_FOOTER = 60
MAX_BUTTONS = 3
MAX_BUTTON_TITLE = 20
MAX_BUTTON_ID = 256
MAX_ROWS = 10
MAX_ROW_TITLE = 24
MAX_ROW_ID = 200
MAX_ROW_DESCRIPTION = 72
MAX_CALLBACK_DATA = 512
MEDIA_KINDS = frozenset({"image", "document", "audio", "video", "sticker"})
OTHER_KINDS = frozenset({"location", "contacts", "reaction"})
KINDS = frozenset({"text", "template", "interactive"}) | MEDIA_KINDS | OTHER_KINDS


def check_envelope(body: Json) -> str:
    """The type of a message whose common fields are right. Raises GraphError."""
    if body.get("messaging_product") != "whatsapp":
        raise missing_parameter("messaging_product")
    if not _text(body.get("to")) and not _text(body.get("recipient")):
        raise missing_parameter("to")
    if body.get("recipient_type", "individual") != "individual":
        raise invalid_value("recipient_type must be 'individual'")
    kind = body.get("type", "text")
    if kind not in KINDS:
        raise GraphError(131051, f"Unsupported message type: {kind}")
    data = body.get("biz_opaque_callback_data", "")
    if not isinstance(data, str) or len(data) > MAX_CALLBACK_DATA:
        raise invalid_value(
            f"biz_opaque_callback_data must be at most {MAX_CALLBACK_DATA} characters"
        )
    return str(kind)


def check_content(kind: str, body: Json) -> None:
    """Whether the object named after the type is one that Meta takes.

    Raises GraphError. Templates are only checked to be there.
    """
    content = body.get(kind)
    if kind == "contacts":
        if not isinstance(content, list) or not content:
            raise missing_parameter("contacts")
        return
    if not isinstance(content, dict):
        raise missing_parameter(kind)
    if kind in MEDIA_KINDS:
        _check_media(kind, content)
    elif kind in _CHECKS:
        _CHECKS[kind](content)


def _check_text(content: Json) -> None:
    text = content.get("body")
    if not isinstance(text, str) or not text.strip():
        raise missing_parameter("text['body']")
    if len(text) > MAX_TEXT:
        raise GraphError(
            100,
            message=(
                f"(#100) Param text['body'] must be at most {MAX_TEXT} characters long."
            ),
        )


def _check_media(kind: str, content: Json) -> None:
    given = [name for name in ("id", "link") if _text(content.get(name))]
    if not given:
        raise missing_parameter(f"{kind}['id'] or {kind}['link']")
    link = content.get("link")
    if link and not str(link).startswith(("http://", "https://")):
        raise GraphError(
            100, message=f"(#100) Param {kind}['link'] is not a valid URL."
        )
    _check_length(content.get("caption", " "), f"{kind} caption", MAX_CAPTION)


def _check_interactive(content: Json) -> None:
    kind = content.get("type")
    check = _INTERACTIVE_CHECKS.get(str(kind))
    if check is None:
        raise invalid_value(f"Interactive type {kind!r} is not supported")
    text = (content.get("body") or {}).get("text")
    if not _text(text):
        raise GraphError(131008, "Body text is required for interactive messages")
    _check_length(text, "Body text", MAX_INTERACTIVE_TEXT if kind != "list" else 4096)
    if "footer" in content:
        _check_length(content["footer"].get("text"), "Footer text", MAX_FOOTER)
    header = content.get("header")
    if header and header.get("type") == "text":
        _check_length(header.get("text"), "Header text", MAX_FOOTER)
    action = content.get("action")
    if not isinstance(action, dict):
        raise GraphError(131008, "Action is required for interactive messages")
    check(action)


def _check_buttons(action: Json) -> None:
    buttons = action.get("buttons")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= MAX_BUTTONS:
        raise invalid_value(
            "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons:"
            f" {MAX_BUTTONS}"
        )
    replies = [button.get("reply") or {} for button in buttons]
    for reply in replies:
        _check_length(reply.get("title"), "Button title", MAX_BUTTON_TITLE)
        _check_length(reply.get("id"), "Button id", MAX_BUTTON_ID)
    _check_unique([reply["id"] for reply in replies], "Button ids")
    _check_unique([reply["title"] for reply in replies], "Button titles")


def _check_list(action: Json) -> None:
    _check_length(action.get("button"), "Button label", MAX_BUTTON_TITLE)
    sections = action.get("sections")
    if not isinstance(sections, list) or not sections:
        raise GraphError(131008, "List message needs at least one section")
    rows = [row for section in sections for row in section.get("rows") or []]
    if not 1 <= len(rows) <= MAX_ROWS:
        raise invalid_value(f"Total row count exceed max allowed count: {MAX_ROWS}")
    if len(sections) > 1:
        for section in sections:
            _check_length(section.get("title"), "Section title", MAX_ROW_TITLE)
    for row in rows:
        _check_length(row.get("title"), "Row title", MAX_ROW_TITLE)
        _check_length(row.get("id"), "Row id", MAX_ROW_ID)
        _check_length(
            row.get("description", " "), "Row description", MAX_ROW_DESCRIPTION
        )
    _check_unique([row["id"] for row in rows], "Row ids")


def _check_cta_url(action: Json) -> None:
    parameters = action.get("parameters") or {}
    if action.get("name") != "cta_url":
        raise invalid_value("Action name must be cta_url")
    _check_length(parameters.get("display_text"), "Display text", MAX_BUTTON_TITLE)
    if not str(parameters.get("url", "")).startswith(("http://", "https://")):
        raise invalid_value("CTA url must be a valid http or https URL")


def _check_reaction(content: Json) -> None:
    if not _text(content.get("message_id")):
        raise missing_parameter("reaction['message_id']")


_CHECKS: dict[str, Callable[[Json], None]] = {
    "text": _check_text,
    "interactive": _check_interactive,
    "reaction": _check_reaction,
}
_INTERACTIVE_CHECKS: dict[str, Callable[[Json], None]] = {
    "button": _check_buttons,
    "list": _check_list,
    "cta_url": _check_cta_url,
}


def _check_length(value: Any, name: str, longest: int) -> None:
    length = len(value) if isinstance(value, str) else 0
    if not 1 <= length <= longest:
        raise invalid_value(
            f"{name} length invalid. Min length: 1, Max length: {longest}"
        )


def _check_unique(values: list[str], name: str) -> None:
    if len(set(values)) != len(values):
        raise invalid_value(f"{name} must be unique")


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
