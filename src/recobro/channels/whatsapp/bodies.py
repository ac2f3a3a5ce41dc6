"""Our messages in the words of the Cloud API, within its limits.

What Meta would surely refuse is refused here, without a call. The limits are those of
Meta's message reference.
"""

from __future__ import annotations

import re

from recobro.channels.whatsapp.errors import failure
from recobro.channels.whatsapp.json_values import Json
from recobro.domain.messages import (
    Button,
    LinkButton,
    ProviderFailure,
    Reaction,
    TemplateContent,
    TextContent,
)
from recobro.ports.channel import Outgoing

MAX_TEXT = 4096
MAX_INTERACTIVE_TEXT = 1024
MAX_TEMPLATE_TEXT = 1024
MAX_BUTTONS = 3
MAX_TITLE = 20
MAX_REPLY_ID = 256
MAX_TEMPLATE_BUTTONS = 10
MAX_PAYLOAD = 128
MAX_URL = 2000

PHONE = re.compile(r"\+?([1-9][0-9]{6,14})")
# Meta refuses line breaks, tabs and more than four spaces in a row (132018).
BREAKS = re.compile(r"\s*[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]\s*| {4,}")


class UnsendableError(Exception):
    """A message that WhatsApp would not take; `failure` says why and what to do."""

    def __init__(
        self, code: str, detail: str, reaction: Reaction = Reaction.GIVE_UP
    ) -> None:
        super().__init__(detail)
        self.failure: ProviderFailure = failure(code, detail, reaction)


def compose(outgoing: Outgoing) -> Json:
    """The request body of one message. Raises UnsendableError."""
    body: Json = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        **_recipient(outgoing),
    }
    content = outgoing.content
    if isinstance(content, TemplateContent):
        body |= {"type": "template", "template": _template(content)}
    else:
        body |= _text(content)
    # Comes back in every status of this message, whatever became of our call.
    return body | {"biz_opaque_callback_data": str(outgoing.attempt_id)}


def clean_parameter(value: str) -> str:
    """A template's value without what Meta refuses in one (error 132018)."""
    return BREAKS.sub(" ", value).strip()


def _recipient(outgoing: Outgoing) -> Json:
    """The phone where one is known: it wins over the user id at Meta too."""
    if outgoing.address:
        phone = PHONE.fullmatch(outgoing.address)
        if phone is None:
            raise UnsendableError(
                "local_bad_address", "not a phone in E.164", Reaction.OTHER_CHANNEL
            )
        return {"to": phone.group(1)}
    if outgoing.user_id:
        return {"recipient": outgoing.user_id}
    raise UnsendableError(
        "local_no_address", "neither phone nor user id", Reaction.OTHER_CHANNEL
    )


def _text(content: TextContent) -> Json:
    if not content.buttons and content.link is None:
        text = _bounded(content.body, MAX_TEXT, "a text")
        return {"type": "text", "text": {"body": text, "preview_url": False}}
    if content.buttons and content.link is not None:
        raise UnsendableError("local_buttons", "either quick replies or one link")
    text = _bounded(content.body, MAX_INTERACTIVE_TEXT, "a text with buttons")
    if content.link is not None:
        kind, action = "cta_url", _link(content.link)
    else:
        kind, action = "button", _replies(content.buttons)
    interactive = {"type": kind, "body": {"text": text}, "action": action}
    return {"type": "interactive", "interactive": interactive}


def _replies(buttons: tuple[Button, ...]) -> Json:
    if len(buttons) > MAX_BUTTONS:
        raise UnsendableError("local_buttons", f"at most {MAX_BUTTONS} quick replies")
    _distinct([button.reply_id for button in buttons])
    _distinct([button.title for button in buttons])
    return {
        "buttons": [
            {
                "type": "reply",
                "reply": {
                    "id": _bounded(button.reply_id, MAX_REPLY_ID, "a button's id"),
                    "title": _bounded(button.title, MAX_TITLE, "a button's title"),
                },
            }
            for button in buttons
        ]
    }


def _link(link: LinkButton) -> Json:
    if not link.url.startswith(("https://", "http://")):
        raise UnsendableError("local_link", "a link is an http or https address")
    parameters = {
        "display_text": _bounded(link.title, MAX_TITLE, "a link's title"),
        "url": _bounded(link.url, MAX_URL, "a link"),
    }
    return {"name": "cta_url", "parameters": parameters}


def _template(content: TemplateContent) -> Json:
    values = [clean_parameter(value) for value in content.values]
    if not all(values):
        raise UnsendableError("local_empty_value", "a template's value is empty")
    if sum(map(len, values)) > MAX_TEMPLATE_TEXT:
        raise UnsendableError(
            "local_too_long", f"values of over {MAX_TEMPLATE_TEXT} characters"
        )
    components: list[Json] = []
    if values:
        parameters = [{"type": "text", "text": value} for value in values]
        components.append({"type": "body", "parameters": parameters})
    return {
        "name": content.name,
        "language": {"code": content.language},
        "components": components + _template_buttons(content),
    }


def _template_buttons(content: TemplateContent) -> list[Json]:
    """Quick replies in their order, then the link: the order of TemplateSpec."""
    if len(content.buttons) > MAX_TEMPLATE_BUTTONS:
        raise UnsendableError("local_buttons", "more buttons than a template has")
    filled: list[tuple[str, Json]] = []
    for button in content.buttons:
        payload = _bounded(button.reply_id, MAX_PAYLOAD, "a button's payload")
        filled.append(("quick_reply", {"type": "payload", "payload": payload}))
    if content.url_suffix is not None:
        suffix = _bounded(content.url_suffix, MAX_URL, "the end of a link")
        filled.append(("url", {"type": "text", "text": suffix}))
    return [
        {
            "type": "button",
            "sub_type": sub_type,
            "index": str(index),
            "parameters": [parameter],
        }
        for index, (sub_type, parameter) in enumerate(filled)
    ]


def _bounded(text: str, longest: int, what: str) -> str:
    """The text itself. Raises UnsendableError if it is blank or too long."""
    if not text.strip():
        raise UnsendableError("local_empty", f"{what} is empty")
    if len(text) > longest:
        raise UnsendableError(
            "local_too_long", f"{what} of {len(text)} characters, {longest} allowed"
        )
    return text


def _distinct(texts: list[str]) -> None:
    if len(set(texts)) != len(texts):
        raise UnsendableError("local_buttons", "two buttons are alike")
