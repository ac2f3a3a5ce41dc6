"""The calls that the phone page makes: look, read, write, tap, attach."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from recobro.emulator.graph.inbound import (
    attach,
    choose_row,
    keep_media,
    tap_button,
    write_text,
)
from recobro.emulator.graph.statuses import read_all
from recobro.emulator.graph.store import Message, Person
from recobro.emulator.http import BadRequestError, Json, json_object, text_field
from recobro.emulator.phone.shown import contact_list, conversation, momentary
from recobro.emulator.state import Emulator, emulator_of

MAX_FILE = 16 * 1024 * 1024
# Shown in the page; anything else (SVG, HTML) is only ever downloaded.
HARMLESS = frozenset(
    {"image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"}
)


async def contacts(request: Request) -> JSONResponse:
    """GET: everybody, or only `unchanged` if nothing is new `since` a version."""
    emulator = emulator_of(request)
    version = emulator.whatsapp.version
    body: Json = {"version": version, "now": emulator.clock.now().isoformat()}
    if request.query_params.get("since") == str(version):
        return JSONResponse({**body, "unchanged": True})
    return JSONResponse({**body, "contacts": contact_list(emulator)})


async def messages(request: Request) -> JSONResponse:
    """GET: one conversation, or only `unchanged` if nothing is new `since`."""
    emulator = emulator_of(request)
    person = person_of(request, emulator)
    if request.query_params.get("since") == str(person.version):
        now = momentary(person, emulator.clock.now())
        return JSONResponse({"version": person.version, "unchanged": True, **now})
    return JSONResponse(conversation(emulator, person))


async def read(request: Request) -> JSONResponse:
    """POST: the conversation was looked at."""
    emulator = emulator_of(request)
    count = read_all(emulator, person_of(request, emulator))
    return JSONResponse({"read": count})


async def text(request: Request) -> JSONResponse:
    """POST {"text"}: write."""
    emulator = emulator_of(request)
    person = person_of(request, emulator)
    body = await json_object(request)
    return _said(write_text(emulator, person, text_field(body, "text")))


async def tap(request: Request) -> JSONResponse:
    """POST {"message_id", "index" or "row_id"}: tap a button or choose a row."""
    emulator = emulator_of(request)
    person = person_of(request, emulator)
    body = await json_object(request)
    message = emulator.whatsapp.messages.get(text_field(body, "message_id"))
    if message is None:
        raise BadRequestError("There is no such message.", 404)
    if "row_id" in body:
        row_id = text_field(body, "row_id")
        return _said(choose_row(emulator, person, message, row_id))
    index = body.get("index")
    if type(index) is not int:
        raise BadRequestError("'index' must be a whole number.")
    return _said(tap_button(emulator, person, message, index))


async def attachment(request: Request) -> JSONResponse:
    """POST, a form with `file`, `kind` and perhaps `caption`: attach."""
    emulator = emulator_of(request)
    person = person_of(request, emulator)
    async with request.form(max_part_size=MAX_FILE) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise BadRequestError("'file' is missing.")
        content = await file.read(MAX_FILE + 1)
        if not 0 < len(content) <= MAX_FILE:
            raise BadRequestError("A file has 1 byte to 16 MB.", 413)
        kind, caption = str(form.get("kind", "")), str(form.get("caption", ""))
        mime_type, filename = file.content_type or "", file.filename or ""
    media = keep_media(emulator, content, mime_type, filename)
    return _said(attach(emulator, person, kind, media, caption))


async def media_file(request: Request) -> Response:
    """GET: a file of a conversation, for the page to show."""
    media = emulator_of(request).whatsapp.media.get(request.path_params["media_id"])
    if media is None:
        raise BadRequestError("There is no such file.", 404)
    bare = media.mime_type.partition(";")[0].strip().lower()
    harmless = bare in HARMLESS or bare.startswith(("audio/", "video/"))
    disposition = "inline" if harmless else "attachment"
    name = quote(media.filename)
    headers = {
        "content-disposition": f"{disposition}; filename*=UTF-8''{name}",
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox",
    }
    kind = bare if harmless else "application/octet-stream"
    return Response(media.content, media_type=kind, headers=headers)


def person_of(request: Request, emulator: Emulator) -> Person:
    """The person named in the path, made known if new. Raises BadRequestError."""
    wa_id = str(request.path_params["wa_id"])
    if not (wa_id.isascii() and wa_id.isdigit() and 7 <= len(wa_id) <= 15):
        raise BadRequestError("A number has 7 to 15 digits.", 404)
    return emulator.whatsapp.person(wa_id)


def _said(message: Message) -> JSONResponse:
    return JSONResponse({"id": message.message_id}, status_code=201)
