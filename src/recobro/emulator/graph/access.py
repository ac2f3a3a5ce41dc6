"""Who may call the Graph API, and its errors as answers."""

from __future__ import annotations

import hmac
import json

from starlette.requests import Request
from starlette.responses import Response

from recobro.emulator.graph.errors import GraphError, bad_token
from recobro.emulator.http import Json, bearer_token
from recobro.emulator.state import Emulator, emulator_of


def authorise(request: Request, emulator: Emulator) -> None:
    """Check the bearer token. Raises GraphError (190)."""
    token = bearer_token(request)
    if token is None or not hmac.compare_digest(
        token.encode(), emulator.config.token.encode()
    ):
        raise bad_token()


async def object_body(request: Request) -> Json:
    """The body as a JSON object. Raises GraphError (100)."""
    try:
        body = json.loads(await request.body())
    except ValueError as error:
        raise GraphError(
            100, message="(#100) The parameter messaging_product is required."
        ) from error
    if not isinstance(body, dict):
        raise GraphError(100)
    return body


async def graph_error(request: Request, error: Exception) -> Response:
    """Answer a GraphError in Meta's shape."""
    if not isinstance(error, GraphError):
        raise error
    return error.response(emulator_of(request).identifiers)
