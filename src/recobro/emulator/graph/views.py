"""What a phone shows of a message, whichever way it went.

A view has `text` and, where there are any, `header` (text or media), `footer`, `media`,
`buttons` (kind reply, quick_reply, url, phone), `list` (label and sections),
`reaction`, `location`, and `quote` (the id of the message it answers).
"""

from __future__ import annotations

from recobro.emulator.graph.template_messages import fill
from recobro.emulator.graph.validation import MEDIA_KINDS
from recobro.emulator.http import Json


def view_of(kind: str, body: Json, template: Json | None) -> Json:
    """The view of an outgoing message. Raises GraphError for a template's faults."""
    if template is not None:
        return fill(template, body["template"])
    content = body[kind]
    if kind == "text":
        return {"text": content["body"], "buttons": []}
    if kind in MEDIA_KINDS:
        return {"text": content.get("caption", ""), "media": {**content, "kind": kind}}
    if kind == "interactive":
        return _interactive(content)
    if kind == "reaction":
        reaction = {"emoji": content.get("emoji", ""), "to": content["message_id"]}
        return {"text": "", "reaction": reaction}
    if kind == "location":
        return {"text": content.get("name") or "Ubicación", "location": content}
    names = [(contact.get("name") or {}).get("formatted_name") for contact in content]
    return {"text": "\n".join(name or "Contacto" for name in names)}


def _interactive(content: Json) -> Json:
    view: Json = {"text": content["body"]["text"], "buttons": []}
    header = content.get("header")
    if header:
        kind = header.get("type")
        if kind == "text":
            view["header"] = {"text": header["text"]}
        else:
            view["header"] = {"media": {**header.get(str(kind), {}), "kind": kind}}
    if content.get("footer"):
        view["footer"] = content["footer"]["text"]
    action = content["action"]
    if content["type"] == "button":
        view["buttons"] = [
            {"kind": "reply", "index": index, **button["reply"]}
            for index, button in enumerate(action["buttons"])
        ]
    elif content["type"] == "cta_url":
        parameters = action["parameters"]
        view["buttons"] = [
            {
                "kind": "url",
                "index": 0,
                "title": parameters["display_text"],
                "url": parameters["url"],
            }
        ]
    else:
        view["list"] = {"label": action["button"], "sections": action["sections"]}
    return view
