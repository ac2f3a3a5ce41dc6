"""The gateway's REST API under `/pay/v1`, with idempotency keys."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from recobro.emulator.failures import answer_or_hang, fail_before
from recobro.emulator.http import Json, base_url, bearer_token, json_object
from recobro.emulator.pay.service import (
    PayError,
    expire,
    find_checkout,
    find_payment,
    open_checkout,
    refund,
)
from recobro.emulator.pay.store import RememberedAnswer
from recobro.emulator.state import Emulator, emulator_of

Work = Callable[[Emulator, Request], Awaitable[tuple[int, Json]]]


async def pay_error(_: Request, error: Exception) -> Response:
    """Answer a PayError."""
    if not isinstance(error, PayError):
        raise error
    body = {"error": {"code": error.code, "message": error.message}}
    return JSONResponse(body, status_code=error.status)


async def create_checkout(request: Request) -> Response:
    """POST /pay/v1/checkouts."""

    async def work(emulator: Emulator, request: Request) -> tuple[int, Json]:
        body = await json_object(request)
        checkout = open_checkout(emulator, body, base_url(request))
        return 201, checkout.describe(emulator.clock.now())

    return await _post_once(request, work)


async def show_checkout(request: Request) -> Response:
    """GET /pay/v1/checkouts/{checkout_id}."""
    emulator = await _admitted(request)
    checkout = find_checkout(emulator, request.path_params["checkout_id"])
    return JSONResponse(checkout.describe(emulator.clock.now()))


async def expire_checkout(request: Request) -> Response:
    """POST /pay/v1/checkouts/{checkout_id}/expire."""

    async def work(emulator: Emulator, request: Request) -> tuple[int, Json]:
        checkout = find_checkout(emulator, request.path_params["checkout_id"])
        expire(emulator, checkout)
        return 200, checkout.describe(emulator.clock.now())

    return await _post_once(request, work)


async def show_payment(request: Request) -> Response:
    """GET /pay/v1/payments/{payment_id}."""
    emulator = await _admitted(request)
    payment = find_payment(emulator, request.path_params["payment_id"])
    return JSONResponse(payment.describe())


async def refund_payment(request: Request) -> Response:
    """POST /pay/v1/payments/{payment_id}/refund, of all or of `amount`."""

    async def work(emulator: Emulator, request: Request) -> tuple[int, Json]:
        body = await json_object(request)
        payment = find_payment(emulator, request.path_params["payment_id"])
        amount = body.get("amount")
        return 200, refund(emulator, payment, None if amount is None else str(amount))

    return await _post_once(request, work)


async def _post_once(request: Request, work: Work) -> Response:
    """Do the work unless its idempotency key was seen; then answer as before.

    The same key with another body or path is refused with 409. Refusals are not
    remembered, so that a corrected request may use its key again.
    """
    emulator = await _admitted(request)
    key = request.headers.get("idempotency-key")
    raw = request.url.path.encode() + b"\n" + await request.body()
    fingerprint = hashlib.sha256(raw).hexdigest()
    known = emulator.pay.answers.get(key) if key else None
    if known is not None and known.request != fingerprint:
        raise PayError(
            "idempotency_conflict", "The key was used for another request.", 409
        )
    if known is None:
        status, body = await work(emulator, request)
        if key:
            emulator.pay.answers[key] = RememberedAnswer(
                request=fingerprint, status=status, body=body
            )
            emulator.journal.note(
                "answer", key=key, request=fingerprint, status=status, body=body
            )
    else:
        status, body = known.status, known.body
    headers = {"idempotent-replayed": "true"} if known else None
    answer = JSONResponse(body, status_code=status, headers=headers)
    return await answer_or_hang(request, emulator.faults, "pay", answer)


async def _admitted(request: Request) -> Emulator:
    emulator = emulator_of(request)
    await fail_before(request, emulator.faults, "pay")
    key = bearer_token(request) or ""
    if not hmac.compare_digest(key.encode(), emulator.config.pay_key.encode()):
        raise PayError("authentication_error", "The key is not valid.", 401)
    return emulator
