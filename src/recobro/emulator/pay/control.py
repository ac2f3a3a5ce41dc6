"""`/_control` calls of the gateway: pay and settle without a browser."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from recobro.emulator.http import BadRequestError, json_object, text_field
from recobro.emulator.pay.service import (
    DEFAULT_DELAY_SECONDS,
    find_checkout,
    find_payment,
    pay,
    settle,
)
from recobro.emulator.state import emulator_of


async def pay_checkout(request: Request) -> JSONResponse:
    """POST {"checkout_id", "method", "outcome", "delay_seconds"}."""
    emulator = emulator_of(request)
    body = await json_object(request)
    checkout = find_checkout(emulator, text_field(body, "checkout_id"))
    delay = body.get("delay_seconds", DEFAULT_DELAY_SECONDS)
    if not isinstance(delay, int | float):
        raise BadRequestError("'delay_seconds' must be a number.")
    payment = pay(
        emulator,
        checkout,
        text_field(body, "method", "card"),
        text_field(body, "outcome", "success"),
        delay,
    )
    return JSONResponse(payment.describe(), status_code=201)


async def settle_payment(request: Request) -> JSONResponse:
    """POST {"payment_id", "outcome": success | failure}: decide a pending payment."""
    emulator = emulator_of(request)
    body = await json_object(request)
    payment = find_payment(emulator, text_field(body, "payment_id"))
    outcome = text_field(body, "outcome", "success")
    if outcome not in {"success", "failure"}:
        raise BadRequestError("'outcome' is 'success' or 'failure'.")
    settle(emulator, payment, succeeded=outcome == "success")
    return JSONResponse(payment.describe())


async def list_checkouts(request: Request) -> JSONResponse:
    """GET: every checkout, by `reference` where given."""
    emulator = emulator_of(request)
    reference = request.query_params.get("reference")
    now = emulator.clock.now()
    shown = [
        checkout.describe(now)
        for checkout in emulator.pay.checkouts.values()
        if reference in {None, checkout.reference}
    ]
    return JSONResponse({"checkouts": shown})
