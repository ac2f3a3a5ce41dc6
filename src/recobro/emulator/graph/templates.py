"""`/{waba_id}/message_templates`: create (approved at once), list, delete."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from recobro.emulator.failures import answer_or_hang, fail_before
from recobro.emulator.graph.access import authorise, object_body
from recobro.emulator.graph.errors import GraphError, missing_parameter, unknown_object
from recobro.emulator.graph.template_rules import checked, refusal
from recobro.emulator.http import Json
from recobro.emulator.state import Emulator, emulator_of

MAX_TEMPLATES = 250
PAGE = 25


async def create(request: Request) -> Response:
    """POST: a template, APPROVED at once."""
    emulator = await _admitted(request)
    body = await object_body(request)
    try:
        template = checked(body)
    except (AttributeError, KeyError, TypeError) as error:
        raise GraphError(100, "A value has the wrong type") from error
    key = (template["name"], template["language"])
    if key in emulator.whatsapp.templates:
        raise refusal(2388024, "Content in this language already exists")
    if len({name for name, _ in emulator.whatsapp.templates}) >= MAX_TEMPLATES:
        raise refusal(2388019, "Message template limit exceeded")
    template["id"] = emulator.identifiers.digits()
    emulator.whatsapp.templates[key] = template
    emulator.journal.note("template", template=template)
    shown = {name: template[name] for name in ("id", "status", "category")}
    answer = JSONResponse(shown)
    return await answer_or_hang(request, emulator.faults, "templates", answer)


async def list_all(request: Request) -> JSONResponse:
    """GET: templates by `name`, `status`, `language`, `category`; paged by `after`."""
    emulator = await _admitted(request)
    query = request.query_params
    found = [
        template
        for template in emulator.whatsapp.templates.values()
        if all(
            name not in query or str(template[name]) == query[name]
            for name in ("name", "status", "language", "category")
        )
    ]
    try:
        start, limit = int(query.get("after", "0")), int(query.get("limit", PAGE))
    except ValueError as error:
        raise GraphError(100, "'limit' and 'after' are not what we gave") from error
    page = found[start : start + max(limit, 1)]
    cursors = {"before": str(start), "after": str(start + len(page))}
    paging: Json = {"cursors": cursors}
    if start + len(page) < len(found):
        url = request.url.include_query_params(after=cursors["after"])
        paging["next"] = str(url)
    return JSONResponse({"data": page, "paging": paging})


async def delete(request: Request) -> JSONResponse:
    """DELETE: all languages of `name`, or with `hsm_id` that one."""
    emulator = await _admitted(request)
    name, hsm_id = (request.query_params.get(key) for key in ("name", "hsm_id"))
    if not name:
        raise missing_parameter("name")
    doomed = [
        key
        for key, template in emulator.whatsapp.templates.items()
        if key[0] == name and hsm_id in {None, template["id"]}
    ]
    if not doomed:
        raise refusal(2593002, "Message template not found")
    for key in doomed:
        del emulator.whatsapp.templates[key]
        emulator.journal.note("untemplated", name=key[0], language=key[1])
    return JSONResponse({"success": True})


async def _admitted(request: Request) -> Emulator:
    emulator = emulator_of(request)
    await fail_before(request, emulator.faults, "templates")
    authorise(request, emulator)
    waba_id = request.path_params["object_id"]
    if waba_id != emulator.config.waba_id:
        raise unknown_object(waba_id, request.method.lower())
    return emulator
