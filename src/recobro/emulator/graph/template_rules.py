"""What Meta takes as a template, and how it refuses one."""

from __future__ import annotations

import re
from typing import Any

from recobro.emulator.graph.errors import GraphError, missing_parameter
from recobro.emulator.graph.template_messages import VARIABLE
from recobro.emulator.http import Json

NAME = re.compile(r"[a-z0-9_]{1,512}")
CATEGORIES = frozenset({"UTILITY", "MARKETING", "AUTHENTICATION"})
COMPONENTS = frozenset({"HEADER", "BODY", "FOOTER", "BUTTONS"})
BUTTONS = frozenset({"QUICK_REPLY", "URL", "PHONE_NUMBER"})
LONGEST = {"HEADER": 60, "BODY": 1024, "FOOTER": 60}
MAX_BUTTONS = 10
MAX_BUTTON_TEXT = 25
EDGES = re.compile(r"^\s*\{\{\w+\}\}|\{\{\w+\}\}\s*$")


def checked(body: Json) -> Json:
    """The template as it is kept. Raises GraphError with Meta's sub-codes."""
    name, language = body.get("name"), body.get("language")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise GraphError(100, "name: lower-case letters, digits and underscores only")
    if not isinstance(language, str) or not language:
        raise missing_parameter("language")
    category = str(body.get("category", "")).upper()
    if category not in CATEGORIES:
        raise missing_parameter("category")
    parts = body.get("components")
    if not isinstance(parts, list):
        raise missing_parameter("components")
    components = [_component(part) for part in parts]
    kinds = [part["type"] for part in components]
    if kinds.count("BODY") != 1 or len(set(kinds)) != len(kinds):
        raise refusal(2388043, "exactly one component of type BODY is needed")
    return {
        "name": name,
        "parameter_format": str(body.get("parameter_format", "POSITIONAL")).upper(),
        "components": components,
        "language": language,
        "status": "APPROVED",
        "category": category,
    }


def refusal(subcode: int, text: str) -> GraphError:
    """A refused template: code 100, and what is wrong in the sub-code."""
    return GraphError(
        100,
        message="Invalid parameter",
        subcode=subcode,
        extra={"is_transient": False, "error_user_title": text, "error_user_msg": text},
    )


def hello_world() -> Json:
    """The template that every new account has."""
    text = "Welcome and congratulations!! This message demonstrates your ability to"
    template = checked(
        {
            "name": "hello_world",
            "language": "en_US",
            "category": "UTILITY",
            "components": [{"type": "BODY", "text": f"{text} send a message."}],
        }
    )
    return {**template, "id": "300000000000003"}


def _component(part: Any) -> Json:
    kind = str(part.get("type", "")).upper() if isinstance(part, dict) else ""
    if kind not in COMPONENTS:
        raise GraphError(100, f"components: unknown type {kind!r}")
    component = {**part, "type": kind}
    if kind == "BUTTONS":
        component["buttons"] = _buttons(part.get("buttons"))
        return component
    if kind == "HEADER":
        component["format"] = str(part.get("format", "TEXT")).upper()
        if component["format"] != "TEXT":
            return component
    text = part.get("text")
    if not isinstance(text, str) or not 1 <= len(text) <= LONGEST[kind]:
        raise refusal(2388040, f"{kind}: text of 1 to {LONGEST[kind]} characters")
    _check_variables(kind, text, part)
    return component


def _check_variables(kind: str, text: str, part: Json) -> None:
    names = list(dict.fromkeys(VARIABLE.findall(text)))
    if not names:
        return
    if kind == "BODY" and EDGES.search(text):
        raise refusal(
            2388299, "Variables can't be at the start or end of the template."
        )
    numbers = [int(name) for name in names if name.isdigit()]
    if numbers and numbers != list(range(1, len(names) + 1)):
        raise refusal(2388047, "Variables must be numbered {{1}}, {{2}} … in order")
    if not part.get("example"):
        raise refusal(
            2388043, f"component of type {kind} is missing expected field(s) (example)"
        )


def _buttons(buttons: Any) -> list[Json]:
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= MAX_BUTTONS:
        raise GraphError(100, f"buttons: 1 to {MAX_BUTTONS} of them")
    made = []
    for button in buttons:
        kind, text = str(button.get("type", "")).upper(), button.get("text")
        if kind not in BUTTONS:
            raise GraphError(100, f"buttons: type {kind!r} is not known here")
        if not isinstance(text, str) or not 1 <= len(text) <= MAX_BUTTON_TEXT:
            raise GraphError(100, f"buttons: text of 1 to {MAX_BUTTON_TEXT} characters")
        if kind == "URL" and not str(button.get("url", "")).startswith("http"):
            raise missing_parameter("buttons['url']")
        made.append({**button, "type": kind})
    return made
