"""Media: upload, look up (a short-lived address), download, delete."""

from __future__ import annotations

import secrets

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from recobro.emulator.failures import answer_or_hang, fail_before
from recobro.emulator.graph.access import authorise
from recobro.emulator.graph.errors import GraphError, missing_parameter, unknown_object
from recobro.emulator.graph.inbound import keep_media
from recobro.emulator.graph.store import MEDIA_URL_LIFE, Media, MediaLink
from recobro.emulator.http import base_url
from recobro.emulator.state import Emulator, emulator_of

MEGABYTE = 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument."
LARGEST = {
    **dict.fromkeys(("image/jpeg", "image/png"), 5 * MEGABYTE),
    **dict.fromkeys(
        ("audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"),
        16 * MEGABYTE,
    ),
    **dict.fromkeys(("video/mp4", "video/3gpp"), 16 * MEGABYTE),
    "image/webp": 500 * 1024,
    **dict.fromkeys(
        (
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            f"{OFFICE}wordprocessingml.document",
            f"{OFFICE}spreadsheetml.sheet",
            f"{OFFICE}presentationml.presentation",
        ),
        100 * MEGABYTE,
    ),
}


async def upload(request: Request) -> Response:
    """POST /{version}/{phone_number_id}/media, as a form with a file."""
    emulator = await _admitted(request)
    object_id = request.path_params["object_id"]
    if object_id != emulator.config.phone_number_id:
        raise unknown_object(object_id, "post")
    async with request.form(max_part_size=101 * MEGABYTE) as form:
        if form.get("messaging_product") != "whatsapp":
            raise missing_parameter("messaging_product")
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise missing_parameter("file")
        content = await file.read()
        mime_type = str(form.get("type") or file.content_type or "")
        largest = LARGEST.get(mime_type.partition(";")[0].strip())
        if largest is None:
            raise GraphError(
                100,
                message=(
                    "(#100) Param file must be a file with one of the following types:"
                    f" {', '.join(LARGEST)}. Received file of type '{mime_type}'."
                ),
            )
        if len(content) > largest:
            raise GraphError(131053, f"File larger than {largest} bytes")
        media = keep_media(emulator, content, mime_type, file.filename or "")
    answer = JSONResponse({"id": media.media_id})
    return await answer_or_hang(request, emulator.faults, "media", answer)


async def look_up(request: Request) -> JSONResponse:
    """GET /{version}/{media_id}: where the file can be had for five minutes."""
    emulator = await _admitted(request)
    media = _media(emulator, request, "get")
    ticket = secrets.token_urlsafe(24)
    expires_at = emulator.clock.now() + MEDIA_URL_LIFE
    emulator.whatsapp.media_links[ticket] = MediaLink(media.media_id, expires_at)
    return JSONResponse(
        {
            "messaging_product": "whatsapp",
            "url": f"{base_url(request)}/_media/{ticket}",
            "mime_type": media.mime_type,
            "sha256": media.sha256.hex(),
            "file_size": len(media.content),
            "id": media.media_id,
        }
    )


async def download(request: Request) -> Response:
    """GET of the address that `look_up` gave, with the token."""
    emulator = await _admitted(request)
    link = emulator.whatsapp.media_links.get(request.path_params["ticket"])
    media = emulator.whatsapp.media.get(link.media_id) if link else None
    if link is None or media is None or emulator.clock.now() >= link.expires_at:
        return Response(status_code=404)
    return Response(media.content, media_type=media.mime_type)


async def delete(request: Request) -> JSONResponse:
    """DELETE /{version}/{media_id}."""
    emulator = await _admitted(request)
    media = _media(emulator, request, "delete")
    del emulator.whatsapp.media[media.media_id]
    return JSONResponse({"success": True})


async def _admitted(request: Request) -> Emulator:
    emulator = emulator_of(request)
    await fail_before(request, emulator.faults, "media")
    authorise(request, emulator)
    return emulator


def _media(emulator: Emulator, request: Request, method: str) -> Media:
    media_id = request.path_params["object_id"]
    media = emulator.whatsapp.media.get(media_id)
    if media is None:
        raise unknown_object(media_id, method)
    return media
