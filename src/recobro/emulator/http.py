"""Small helpers that every part of the emulator's HTTP surface shares."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

Json = dict[str, Any]


class BadRequestError(Exception):
    """The request cannot be understood; the message says why, status says how bad."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


async def json_object(request: Request) -> Json:
    """The body as a JSON object; an empty body is an empty object.

    Raises BadRequestError for anything else.
    """
    raw = await request.body()
    if not raw:
        return {}
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise BadRequestError("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise BadRequestError("The body must be a JSON object.")
    return body


async def bad_request(_: Request, error: Exception) -> JSONResponse:
    """Answer a BadRequestError in the control API's shape."""
    status = error.status if isinstance(error, BadRequestError) else 500
    return JSONResponse({"error": str(error)}, status_code=status)


def bearer_token(request: Request) -> str | None:
    """What follows `Authorization: Bearer`, if anything does."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def base_url(request: Request) -> str:
    """The address under which the caller reached us, without a final slash."""
    return str(request.base_url).rstrip("/")


def text_field(body: Json, name: str, default: str | None = None) -> str:
    """A field that must be a text. Raises BadRequestError if absent or not one."""
    value = body.get(name, default)
    if not isinstance(value, str) or not value:
        raise BadRequestError(f"'{name}' must be a text.")
    return value
