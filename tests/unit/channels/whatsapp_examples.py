"""Webhook bodies in Meta's documented format, with fictitious people."""

from __future__ import annotations

import json
from typing import Any

NUMBER_ID = "1001"
PHONE = "34600111222"
USER_ID = "ES.13491208655302741918"
ANA: dict[str, Any] = {
    "profile": {"name": "Ana"},
    "wa_id": PHONE,
    "user_id": USER_ID,
}
ATTEMPT = "0190f0a0-0000-7000-8000-000000000001"


def message(kind: str | None = "text", **content: Any) -> dict[str, Any]:
    """A message from Ana; of the kind `text` unless another is named."""
    told: dict[str, Any] = {
        "from": PHONE,
        "from_user_id": USER_ID,
        "id": "wamid.theirs",
        "timestamp": "1764064800",
    }
    if kind is not None:
        told["type"] = kind
    if kind == "text" and "text" not in content:
        told["text"] = {"body": "Hola"}
    return {**told, **content}


def status(word: str = "delivered", **more: Any) -> dict[str, Any]:
    """A status of a message of ours to Ana."""
    return {
        "id": "wamid.ours",
        "status": word,
        "timestamp": "1764064801",
        "recipient_id": PHONE,
        "recipient_user_id": USER_ID,
        "biz_opaque_callback_data": ATTEMPT,
        **more,
    }


def error(code: Any, **more: Any) -> dict[str, Any]:
    return {"code": code, "title": "No", "message": "No", **more}


def change(field: str = "messages", **value: Any) -> dict[str, Any]:
    metadata = {"display_phone_number": "34910000000", "phone_number_id": NUMBER_ID}
    given = {"messaging_product": "whatsapp", "metadata": metadata, "contacts": [ANA]}
    return {"field": field, "value": {**given, **value}}


def body(*changes: Any) -> bytes:
    """One entry with these changes."""
    return root([{"id": "2002", "changes": list(changes)}])


def root(entries: Any) -> bytes:
    told = {"object": "whatsapp_business_account", "entry": entries}
    return json.dumps(told).encode()


def messages_body(*messages: Any, **value: Any) -> bytes:
    return body(change(messages=list(messages), **value))


def statuses_body(*statuses: Any, **value: Any) -> bytes:
    return body(change(statuses=list(statuses), **value))
