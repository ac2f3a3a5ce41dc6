"""Faults of calls to us: refused, held, or done without an answer."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recobro.emulator.faults import Fault, Faults

HOLD_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.2


class PlannedFailureError(Exception):
    """The call is not carried out, and this is the answer."""

    def __init__(self, response: Response) -> None:
        super().__init__("planned failure")
        self.response = response


async def planned_failure(_: Request, error: Exception) -> Response:
    """Answer a PlannedFailureError."""
    if not isinstance(error, PlannedFailureError):
        raise error
    return error.response


async def fail_before(
    request: Request, faults: Faults, target: str, to: str | None = None
) -> None:
    """Fail without doing anything, where a fault asks for it.

    Raises PlannedFailureError.
    """
    fault = faults.take(target, {"http_500", "http_429", "timeout"}, to)
    if fault is None:
        return
    if fault.kind == "timeout":
        raise PlannedFailureError(await _hold(request, fault))
    status = int(fault.kind.removeprefix("http_"))
    headers = {"retry-after": "5"} if status == 429 else None
    raise PlannedFailureError(_page(status, headers))


async def answer_or_hang(
    request: Request,
    faults: Faults,
    target: str,
    answer: Response,
    to: str | None = None,
) -> Response:
    """The answer to a call that was carried out, unless a fault withholds it."""
    kinds = {"accept_then_hang", "accept_then_500", "slow_answer"}
    fault = faults.take(target, kinds, to)
    if fault is None:
        return answer
    if fault.kind == "slow_answer":
        await asyncio.sleep(fault.number("hold_seconds", 1.0))
        return answer
    if fault.kind == "accept_then_500":
        return _page(500)
    return await _hold(request, fault)


async def _hold(request: Request, fault: Fault) -> Response:
    """Wait until the caller has hung up or the time is over."""
    left = fault.number("hold_seconds", HOLD_SECONDS)
    while left > 0 and not await request.is_disconnected():
        await asyncio.sleep(min(LOOK_EVERY_SECONDS, left))
        left -= LOOK_EVERY_SECONDS
    return _page(504)


def _page(status: int, headers: dict[str, str] | None = None) -> Response:
    """What a proxy in front of an API answers: a page, not the API's JSON."""
    html = f"<html><body><h1>{status}</h1></body></html>"
    return HTMLResponse(html, status_code=status, headers=headers)
