"""The content of a message as JSON, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recobro.domain.messages import (
    Button,
    Content,
    LinkButton,
    TemplateContent,
    TextContent,
)


def text_of(content: Content) -> str:
    """The whole text as the person reads it."""
    return content.body if isinstance(content, TextContent) else content.preview


def content_to_json(content: Content) -> dict[str, Any]:
    """A plain value for the `content` column."""
    buttons = [{"id": b.reply_id, "title": b.title} for b in content.buttons]
    if isinstance(content, TextContent):
        link = content.link
        return {
            "kind": "text",
            "text": content.body,
            "buttons": buttons,
            "link": {"title": link.title, "url": link.url} if link else None,
        }
    return {
        "kind": "template",
        "name": content.name,
        "language": content.language,
        "values": list(content.values),
        "text": content.preview,
        "url_suffix": content.url_suffix,
        "buttons": buttons,
    }


def content_from_json(stored: Mapping[str, Any]) -> Content:
    """The content that `content_to_json` wrote."""
    buttons = tuple(
        Button(reply_id=b["id"], title=b["title"]) for b in stored["buttons"]
    )
    if stored["kind"] == "template":
        return TemplateContent(
            name=stored["name"],
            language=stored["language"],
            values=tuple(stored["values"]),
            preview=stored["text"],
            url_suffix=stored["url_suffix"],
            buttons=buttons,
        )
    link = stored["link"]
    return TextContent(
        body=stored["text"],
        buttons=buttons,
        link=LinkButton(title=link["title"], url=link["url"]) if link else None,
    )
