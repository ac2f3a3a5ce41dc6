"""`/_control`: what a demo or a test does to the emulator. No password: loopback only.

The calls are documented one by one in `docs/emulator.md`.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse

from recobro.emulator.control_fields import number_field, person_field
from recobro.emulator.control_inbound import say
from recobro.emulator.graph.statuses import read_all, report, switch_on
from recobro.emulator.graph.store import RANKS
from recobro.emulator.http import BadRequestError, Json, json_object, text_field
from recobro.emulator.state import Emulator, emulator_of


async def health(request: Request) -> JSONResponse:
    """GET: that it lives, its clock and what is pending."""
    emulator = emulator_of(request)
    return JSONResponse(
        {
            "status": "ok",
            "now": emulator.clock.now().isoformat(),
            "webhook_url": emulator.settings.webhook_url,
            "pending_deliveries": emulator.pending,
            "messages": len(emulator.whatsapp.messages),
            "people": len(emulator.whatsapp.people),
            "checkouts": len(emulator.pay.checkouts),
            "faults": emulator.faults.describe(),
        }
    )


async def messages(request: Request) -> JSONResponse:
    """GET: every message ever accepted, by `to`, `direction`, `attempt`."""
    query = request.query_params
    found = [
        message.describe()
        for message in emulator_of(request).whatsapp.messages.values()
        if query.get("to", message.wa_id).lstrip("+ ") == message.wa_id
        and query.get("direction", message.direction) == message.direction
        and query.get("attempt", message.callback_data) == message.callback_data
    ]
    return JSONResponse({"messages": found})


async def inbound(request: Request) -> JSONResponse:
    """POST: let a person write, tap, choose or attach, as on the phone."""
    emulator = emulator_of(request)
    body = await json_object(request)
    person = person_field(emulator, body, "from")
    if "name" in body:
        person.name = text_field(body, "name")
    message = say(emulator, person, body)
    return JSONResponse({"id": message.message_id}, status_code=201)


async def read(request: Request) -> JSONResponse:
    """POST {"wa_id"}: the person opens the conversation."""
    emulator = emulator_of(request)
    person = person_field(emulator, await json_object(request), "wa_id")
    return JSONResponse({"read": read_all(emulator, person)})


async def status(request: Request) -> JSONResponse:
    """POST {"message_id", "status", "code"}: report any status, in any order."""
    emulator = emulator_of(request)
    body = await json_object(request)
    message = emulator.whatsapp.messages.get(text_field(body, "message_id"))
    state = text_field(body, "status")
    if message is None or message.direction != "out":
        raise BadRequestError("There is no such outgoing message.", 404)
    if state not in RANKS and state != "failed":
        raise BadRequestError(f"Unknown status '{state}'.")
    report(emulator, message, state, int(number_field(body, "code", 131000)))
    return JSONResponse(message.describe())


async def contacts(request: Request) -> JSONResponse:
    """POST {"contacts": [...]}: make people known, by name, before they write."""
    emulator = emulator_of(request)
    people = (await json_object(request)).get("contacts")
    if not isinstance(people, list):
        raise BadRequestError("'contacts' must be a list.")
    for entry in people:
        if not isinstance(entry, dict):
            raise BadRequestError("A contact must be an object.")
        _describe_person(emulator, entry)
    return JSONResponse({"people": len(emulator.whatsapp.people)})


async def clock(request: Request) -> JSONResponse:
    """GET, or POST {"now": ISO} or {"offset_seconds": n}."""
    emulator = emulator_of(request)
    if request.method == "POST":
        body = await json_object(request)
        if "now" in body:
            try:
                emulator.clock.set_now(datetime.fromisoformat(text_field(body, "now")))
            except ValueError as error:
                raise BadRequestError("'now' must be an ISO 8601 moment.") from error
        else:
            try:
                emulator.clock.set_offset(number_field(body, "offset_seconds"))
            except OverflowError as error:
                raise BadRequestError("The calendar ends before that.") from error
        emulator.journal.note("clock", offset_seconds=emulator.clock.offset_seconds)
    clock = emulator.clock
    return JSONResponse(
        {"now": clock.now().isoformat(), "offset_seconds": clock.offset_seconds}
    )


async def settings(request: Request) -> JSONResponse:
    """POST: change `url`, `app_secret`, `verify_token`, `window_errors`."""
    emulator = emulator_of(request)
    body = await json_object(request)
    chosen = emulator.settings
    if "url" in body:
        chosen.webhook_url = text_field(body, "url") if body["url"] else None
    chosen.app_secret = text_field(body, "app_secret", chosen.app_secret)
    chosen.verify_token = text_field(body, "verify_token", chosen.verify_token)
    window = text_field(body, "window_errors", chosen.window_errors)
    if window not in {"sync", "async"}:
        raise BadRequestError("'window_errors' is 'sync' or 'async'.")
    chosen.window_errors = window
    emulator.journal.note(
        "settings", url=chosen.webhook_url, app_secret=chosen.app_secret,
        verify_token=chosen.verify_token, window_errors=window,
    )  # fmt: skip
    return JSONResponse(
        {"url": chosen.webhook_url, "window_errors": chosen.window_errors}
    )


async def verify(request: Request) -> JSONResponse:
    """POST: make the verification handshake (GET with hub.challenge) now."""
    emulator = emulator_of(request)
    body = await json_object(request)
    url = emulator.settings.webhook_url
    if url is None:
        raise BadRequestError("No webhook address is set.", 409)
    challenge = emulator.identifiers.digits(10)
    query = {
        "hub.mode": text_field(body, "mode", "subscribe"),
        "hub.challenge": challenge,
        "hub.verify_token": text_field(
            body, "verify_token", emulator.settings.verify_token
        ),
    }
    async with httpx.AsyncClient(trust_env=False) as client:
        try:
            answer = await client.get(url, params=query, timeout=10)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            failure = {"verified": False, "error": type(error).__name__}
            return JSONResponse(failure)
    verified = answer.status_code == 200 and answer.text == challenge
    return JSONResponse({"verified": verified, "status": answer.status_code})


async def faults(request: Request) -> JSONResponse:
    """GET, POST one (or {"faults": [...]}) or DELETE all."""
    emulator = emulator_of(request)
    if request.method == "DELETE":
        emulator.faults.clear()
    elif request.method == "POST":
        body = await json_object(request)
        orders = body.get("faults", [body])
        if not isinstance(orders, list):
            raise BadRequestError("'faults' must be a list.")
        for order in orders:
            if not isinstance(order, dict):
                raise BadRequestError("A fault must be an object.")
            emulator.faults.add(order)
    return JSONResponse({"faults": emulator.faults.describe()})


async def deliveries(request: Request) -> JSONResponse:
    """GET: the last thousand webhooks with all tries, by `target`."""
    emulator = emulator_of(request)
    target = request.query_params.get("target")
    shown = [
        delivery.describe()
        for delivery in emulator.deliverer.log
        if target in {None, delivery.target}
    ]
    return JSONResponse({"deliveries": shown})


async def idle(request: Request) -> JSONResponse:
    """POST {"timeout": seconds}: wait until no webhook is pending."""
    emulator = emulator_of(request)
    body = await json_object(request)
    left = number_field(body, "timeout", 5.0)
    while emulator.pending and left > 0:
        await asyncio.sleep(0.02)
        left -= 0.02
    waiting = emulator.pending
    return JSONResponse({"idle": waiting == 0, "pending_deliveries": waiting})


async def reset(request: Request) -> JSONResponse:
    """POST: forget people, messages, checkouts, faults and the clock's offset."""
    emulator_of(request).reset()
    return JSONResponse({"status": "ok"})


def _describe_person(emulator: Emulator, entry: Json) -> None:
    person = person_field(emulator, entry, "wa_id")
    if "name" in entry:
        person.name = text_field(entry, "name")
    for name in ("hide_number", "online"):
        if not isinstance(entry.get(name, True), bool):
            raise BadRequestError(f"'{name}' must be true or false.")
    person.hide_number = entry.get("hide_number", person.hide_number)
    was_online, person.online = person.online, entry.get("online", person.online)
    if person.online and not was_online:
        switch_on(emulator, person)
    for alias in entry.get("aliases", []):
        emulator.whatsapp.add_alias(str(alias).lstrip("+"), person.wa_id)
    emulator.journal.note(
        "contact", wa_id=person.wa_id, name=person.name, online=person.online,
        hide_number=person.hide_number,
        aliases=[str(alias).lstrip("+") for alias in entry.get("aliases", [])],
    )  # fmt: skip
    emulator.whatsapp.touch(person)
