"""A template filled with its parameters: checked as Meta does, then shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from recobro.emulator.graph.errors import GraphError, missing_parameter
from recobro.emulator.http import Json

VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
FORBIDDEN = re.compile(r"[\n\r\t]| {5,}")
MAX_HYDRATED_BODY = 1024
MEDIA_FORMATS = frozenset({"IMAGE", "DOCUMENT", "VIDEO"})


def find_template(templates: Mapping[tuple[str, str], Json], sent: Json) -> Json:
    """The approved template that a message names. Raises GraphError (132001)."""
    name = sent.get("name")
    language = (sent.get("language") or {}).get("code")
    if not name:
        raise missing_parameter("template['name']")
    if not language:
        raise missing_parameter("template['language']['code']")
    template = templates.get((str(name), str(language)))
    if template is None:
        raise GraphError(132001, f"template name ({name}) does not exist in {language}")
    if template["status"] == "PAUSED":
        raise GraphError(132015, f"template ({name}) is paused")
    if template["status"] == "DISABLED":
        raise GraphError(132016, f"template ({name}) is disabled")
    if template["status"] != "APPROVED":
        raise GraphError(132001, f"template name ({name}) does not exist in {language}")
    return template


def fill(template: Json, sent: Json) -> Json:
    """What the phone shows of a template with these parameters.

    Raises GraphError: 132000 for a wrong number, 132012 for a wrong kind, 132018 for
    forbidden characters, 132005 where the text becomes too long.
    """
    given = [part for part in sent.get("components") or [] if isinstance(part, dict)]
    view: Json = {"text": "", "buttons": []}
    for part in template["components"]:
        kind = part["type"]
        if kind == "HEADER":
            view["header"] = _header(part, _parameters(given, "header"))
        elif kind == "BODY":
            view["text"] = _hydrate(part["text"], _parameters(given, "body"), "body")
        elif kind == "FOOTER":
            view["footer"] = part["text"]
        elif kind == "BUTTONS":
            view["buttons"] = [
                _button(button, index, _button_parameters(given, index))
                for index, button in enumerate(part["buttons"])
            ]
    if len(view["text"]) > MAX_HYDRATED_BODY:
        raise GraphError(132005, "Translated text too long")
    return view


def _parameters(given: list[Json], kind: str) -> list[Json]:
    for part in given:
        if str(part.get("type", "")).lower() == kind:
            return list(part.get("parameters") or [])
    return []


def _button_parameters(given: list[Json], index: int) -> tuple[str, list[Json]]:
    for part in given:
        same = str(part.get("index")) == str(index)
        if str(part.get("type", "")).lower() == "button" and same:
            sub_type = str(part.get("sub_type", "")).lower()
            return sub_type, list(part.get("parameters") or [])
    return "", []


def _header(part: Json, parameters: list[Json]) -> Json:
    wanted = part.get("format", "TEXT")
    if wanted in MEDIA_FORMATS:
        kind = wanted.lower()
        media = parameters[0].get(kind) if parameters else None
        if not isinstance(media, dict):
            raise GraphError(
                132012, f"header: Format mismatch, expected {wanted}, received UNKNOWN"
            )
        if not media.get("id") and not media.get("link"):
            raise missing_parameter(f"{kind}['id'] or {kind}['link']")
        return {"media": {**media, "kind": kind}}
    return {"text": _hydrate(part.get("text", ""), parameters, "header")}


def _button(button: Json, index: int, given: tuple[str, list[Json]]) -> Json:
    sub_type, parameters = given
    kind = button["type"]
    shown: Json = {"index": index, "title": button["text"]}
    if kind == "QUICK_REPLY":
        payload = _first(parameters, "payload") or button["text"]
        return {**shown, "kind": "quick_reply", "payload": payload}
    if kind == "URL":
        url = button["url"]
        if VARIABLE.search(url):
            suffix = _first(parameters, "text")
            if sub_type != "url" or suffix is None:
                raise GraphError(
                    131008,
                    f"buttons: Button at index {index} of type Url needs a parameter",
                )
            url = VARIABLE.sub(lambda _: suffix, url)
        elif parameters:
            raise GraphError(
                132000, f"buttons: Button at index {index} takes no parameter"
            )
        return {**shown, "kind": "url", "url": url}
    return {**shown, "kind": "phone", "phone": button.get("phone_number", "")}


def _first(parameters: list[Json], name: str) -> str | None:
    value = parameters[0].get(name) if parameters else None
    return value if isinstance(value, str) and value else None


def _hydrate(text: str, parameters: list[Json], where: str) -> str:
    """The text with its variables replaced. Named and numbered ones are both known."""
    names = list(dict.fromkeys(VARIABLE.findall(text)))
    if len(names) != len(parameters):
        raise GraphError(
            132000,
            f"{where}: number of localizable_params ({len(parameters)}) does not match"
            f" the expected number of params ({len(names)})",
        )
    values: dict[str, str] = {}
    for position, parameter in enumerate(parameters, start=1):
        name = str(parameter.get("parameter_name", position))
        values[name] = _value(parameter, where)
    missing = [name for name in names if name not in values]
    if missing:
        raise GraphError(
            100, f"{where}: Parameter name is missing or empty: {missing[0]}"
        )
    return VARIABLE.sub(lambda match: values[match.group(1)], text)


def _value(parameter: Json, where: str) -> str:
    kind = parameter.get("type")
    value: Any
    if kind == "text":
        value = parameter.get("text")
    elif kind in {"currency", "date_time"}:
        value = (parameter.get(str(kind)) or {}).get("fallback_value")
    else:
        raise GraphError(132012, f"{where}: parameter type {kind!r} is not expected")
    if not isinstance(value, str) or not value:
        raise GraphError(
            131008, f"{where}: Parameter of type text is missing text value"
        )
    if FORBIDDEN.search(value):
        raise GraphError(
            132018,
            "Param text cannot have new-line/tab characters or more than 4 consecutive"
            " spaces",
        )
    return value
