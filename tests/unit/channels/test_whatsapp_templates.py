"""Pushing templates, and what may not become one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest

from recobro.channels.whatsapp.graph_api import GraphApi
from recobro.channels.whatsapp.templates import push, template_body
from recobro.domain.messages import Reaction
from recobro.emulator.graph.template_rules import checked
from recobro.ports.templates import (
    InvalidTemplateError,
    TemplateCategory,
    TemplateLink,
    TemplateSpec,
    TemplatesUnavailableError,
)

LINK = TemplateLink(
    title="Pagar", url_prefix="https://pay.example.com/c/", example_suffix="abc"
)
SPEC = TemplateSpec(
    name="recordatorio",
    language="es",
    category=TemplateCategory.UTILITY,
    body="Hola, {{1}}: debe {{2}}.",
    examples=("Ana", "100,50 €"),
    footer="Responda BAJA para no recibir más mensajes",
    buttons=("Ya he pagado",),
    link=LINK,
)
BODY = {
    "name": "recordatorio",
    "language": "es",
    "category": "UTILITY",
    "parameter_format": "POSITIONAL",
    "components": [
        {
            "type": "BODY",
            "text": "Hola, {{1}}: debe {{2}}.",
            "example": {"body_text": [["Ana", "100,50 €"]]},
        },
        {"type": "FOOTER", "text": "Responda BAJA para no recibir más mensajes"},
        {
            "type": "BUTTONS",
            "buttons": [
                {"type": "QUICK_REPLY", "text": "Ya he pagado"},
                {
                    "type": "URL",
                    "text": "Pagar",
                    "url": "https://pay.example.com/c/{{1}}",
                    "example": ["https://pay.example.com/c/abc"],
                },
            ],
        },
    ],
}


class Meta:
    """Meta's list in pages of one, and its answers to what is created."""

    def __init__(self, *pages: dict[str, Any], answers: Any = ()) -> None:
        self.pages = pages
        self.answers = list(answers)
        self.created: list[dict[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.created.append(json.loads(request.content))
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return httpx.Response(*answer[:1], json=answer[1])
        page = int(request.url.params.get("after", "0"))
        data = list(self.pages[page : page + 1])
        paging: dict[str, Any] = {"cursors": {"after": str(page + 1)}}
        if page + 1 < len(self.pages):
            paging["next"] = "https://elsewhere.example.com/steal-the-token"
        return httpx.Response(200, json={"data": data, "paging": paging})


def api(meta: Any) -> GraphApi:
    http = httpx.Client(transport=httpx.MockTransport(meta))
    return GraphApi(token="token", http=http)


def test_body_is_what_meta_documents() -> None:
    assert template_body(SPEC) == BODY
    assert checked(template_body(SPEC))["status"] == "APPROVED"


def test_bare_template_has_only_a_body() -> None:
    bare = replace(SPEC, body="Hola", examples=(), footer=None, buttons=(), link=None)
    assert template_body(bare)["components"] == [{"type": "BODY", "text": "Hola"}]


def test_only_missing_templates_are_created() -> None:
    english = replace(SPEC, language="en")
    meta = Meta({**BODY, "status": "PAUSED"}, answers=[(200, {"status": "PENDING"})])
    there, made = push(api(meta), "2002", [SPEC, english])
    assert (there.status, there.created, there.differs) == ("PAUSED", False, False)
    assert (made.status, made.created, made.language) == ("PENDING", True, "en")
    assert [body["language"] for body in meta.created] == ["en"]


def test_every_page_is_read() -> None:
    others = [{**BODY, "name": f"otra_{number}"} for number in range(5)]
    meta = Meta(*others, {**BODY, "status": "APPROVED"})
    (state,) = push(api(meta), "2002", [SPEC])
    assert (state.status, state.created) == ("APPROVED", False)


def test_old_wording_is_left_and_told() -> None:
    components = [{"type": "BODY", "text": "Buenas, {{1}}: debe {{2}}."}]
    meta = Meta({**BODY, "status": "APPROVED", "components": components})
    (state,) = push(api(meta), "2002", [SPEC])
    assert (state.differs, state.created, meta.created) == (True, False, [])


def test_rival_may_have_created_it() -> None:
    error = {"code": 100, "error_subcode": 2388024, "message": "exists"}
    meta = Meta(answers=[(400, {"error": error})])
    (state,) = push(api(meta), "2002", [SPEC])
    assert (state.status, state.created, state.failure) == ("PENDING", False, None)


def test_refused_template_does_not_stop_others() -> None:
    second = replace(SPEC, name="segunda")
    refusal = {"error": {"code": 100, "message": "no", "error_subcode": 2388293}}
    meta = Meta(answers=[(400, refusal), (200, {"status": "APPROVED"})])
    bad, good = push(api(meta), "2002", [SPEC, second])
    assert bad.failure is not None
    assert bad.failure.reaction is Reaction.GIVE_UP
    assert (bad.status, bad.created) == ("", False)
    assert (good.status, good.created) == ("APPROVED", True)


def test_lost_answer_is_told_as_failure() -> None:
    meta = Meta(answers=[httpx.ReadTimeout("slow")])
    (state,) = push(api(meta), "2002", [SPEC])
    assert state.failure is not None
    assert state.failure.reaction is Reaction.WAIT


@pytest.mark.parametrize("status", [401, 500])
def test_unreadable_list_is_an_error(status: int) -> None:
    error = {"error": {"code": 190, "message": "expired"}}
    meta = api(lambda _: httpx.Response(status, json=error))
    with pytest.raises(TemplatesUnavailableError, match="190: expired"):
        push(meta, "2002", [SPEC])


def test_unreachable_list_is_an_error() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(TemplatesUnavailableError, match="refused"):
        push(api(refuse), "2002", [SPEC])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": "Recordatorio"}, "lower-case"),
        ({"language": ""}, "language"),
        ({"body": " "}, "1 to 1024"),
        ({"body": "x" * 1025, "examples": ()}, "1 to 1024"),
        ({"body": "{{1}}, debe {{2}}."}, "open or close"),
        ({"body": "Hola, {{1}}: debe {{2}}"}, "open or close"),
        ({"body": "Hola, {{2}}: debe {{1}}."}, "numbered"),
        ({"body": "Hola, {{1}}: debe {{3}}."}, "numbered"),
        ({"examples": ("Ana",)}, "examples"),
        ({"examples": ("Ana", "")}, "examples"),
        ({"footer": "x" * 61}, "footer"),
        ({"buttons": ("x" * 26,)}, "title"),
        ({"buttons": ("Pagar",)}, "of their own"),
        ({"link": replace(LINK, url_prefix="pay.example.com/")}, "http"),
        ({"link": replace(LINK, example_suffix="")}, "example"),
    ],
)
def test_impossible_template_is_refused_early(
    changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(InvalidTemplateError, match=reason):
        replace(SPEC, **changes)
