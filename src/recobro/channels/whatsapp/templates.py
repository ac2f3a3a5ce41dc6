"""Our templates at Meta: what is there, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import httpx

from recobro.channels.whatsapp.graph_api import Answer, GraphApi, transport_failure
from recobro.channels.whatsapp.json_values import (
    Json,
    mapping,
    mappings,
    text,
    whole_number,
)
from recobro.domain.messages import ProviderFailure
from recobro.ports.templates import (
    VARIABLE,
    TemplateSpec,
    TemplateState,
    TemplatesUnavailableError,
)

PAGE = "100"
# Meta keeps at most 250 templates of an account, each in its languages.
MAX_PAGES = 100
ALREADY_THERE = 2388024

Key = tuple[str, str]


def push(
    api: GraphApi, waba_id: str, specs: Sequence[TemplateSpec]
) -> Sequence[TemplateState]:
    """Create the templates that are missing; one state for each spec.

    A template that is there is left alone, even if its text is another one. A refused
    one does not stop the rest. Raises TemplatesUnavailableError.
    """
    existing = _existing(api, waba_id)
    return tuple(_push_one(api, waba_id, spec, existing) for spec in specs)


def template_body(spec: TemplateSpec) -> Json:
    """The request body that creates a template."""
    body: Json = {"type": "BODY", "text": spec.body}
    if spec.examples:
        body["example"] = {"body_text": [list(spec.examples)]}
    components = [body]
    if spec.footer is not None:
        components.append({"type": "FOOTER", "text": spec.footer})
    buttons: list[Json] = [
        {"type": "QUICK_REPLY", "text": title} for title in spec.buttons
    ]
    if spec.link is not None:
        link = spec.link
        buttons.append(
            {
                "type": "URL",
                "text": link.title,
                "url": f"{link.url_prefix}{{{{1}}}}",
                "example": [f"{link.url_prefix}{link.example_suffix}"],
            }
        )
    if buttons:
        components.append({"type": "BUTTONS", "buttons": buttons})
    return {
        "name": spec.name,
        "language": spec.language,
        "category": spec.category.value,
        "parameter_format": "POSITIONAL",
        "components": components,
    }


def _existing(api: GraphApi, waba_id: str) -> Mapping[Key, Json]:
    """What Meta has, by name and language."""
    found: dict[Key, Json] = {}
    query = {"fields": "name,language,status,category,components", "limit": PAGE}
    for _ in range(MAX_PAGES):
        answer = _ask(api, waba_id, query)
        for template in mappings(answer.get("data")):
            key = text(template.get("name")), text(template.get("language"))
            found[key] = template
        paging = mapping(answer.get("paging"))
        after = text(mapping(paging.get("cursors")).get("after"))
        if not paging.get("next") or not after:
            break
        query = {**query, "after": after}
    return found


def _ask(api: GraphApi, waba_id: str, query: Mapping[str, str]) -> Json:
    try:
        answer = api.get(_path(waba_id), query)
    except httpx.RequestError as error:
        raise TemplatesUnavailableError(transport_failure(error)) from error
    if answer.failure is not None:
        raise TemplatesUnavailableError(answer.failure)
    return answer.body or {}


def _push_one(
    api: GraphApi, waba_id: str, spec: TemplateSpec, existing: Mapping[Key, Json]
) -> TemplateState:
    there = existing.get((spec.name, spec.language))
    if there is not None:
        status = text(there.get("status"))
        return _state(spec, status, differs=_wording(there) != _own_wording(spec))
    try:
        answer = api.post(_path(waba_id), template_body(spec))
    except httpx.RequestError as error:
        return _state(spec, "", failure=transport_failure(error))
    if _says_already_there(answer):
        # Somebody else created it between our look and our call.
        return _state(spec, "PENDING")
    if answer.failure is not None:
        return _state(spec, "", failure=answer.failure)
    status = text((answer.body or {}).get("status"))
    return _state(spec, status or "PENDING", created=True)


def _state(
    spec: TemplateSpec,
    status: str,
    *,
    created: bool = False,
    differs: bool = False,
    failure: ProviderFailure | None = None,
) -> TemplateState:
    return TemplateState(
        name=spec.name,
        language=spec.language,
        status=status,
        created=created,
        differs=differs,
        failure=failure,
    )


def _says_already_there(answer: Answer) -> bool:
    error = mapping((answer.body or {}).get("error"))
    return whole_number(error.get("error_subcode")) == ALREADY_THERE


def _own_wording(spec: TemplateSpec) -> tuple[object, ...]:
    return _wording(template_body(spec))


def _wording(template: Json) -> tuple[object, ...]:
    """What a person reads of a template, to compare two; examples do not count."""
    by_kind = {
        text(part.get("type")).upper(): part
        for part in mappings(template.get("components"))
    }
    buttons = mappings(by_kind.get("BUTTONS", {}).get("buttons"))
    return (
        _squeezed(by_kind.get("BODY", {}).get("text")),
        _squeezed(by_kind.get("FOOTER", {}).get("text")),
        tuple(
            (text(button.get("text")), VARIABLE.sub("", text(button.get("url"))))
            for button in buttons
        ),
    )


def _squeezed(value: object) -> str:
    """A text without differences of spacing, which Meta may make."""
    return " ".join(text(value).split())


def _path(waba_id: str) -> str:
    return f"{waba_id}/message_templates"
