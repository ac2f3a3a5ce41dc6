"""`POST /{version}/{phone_number_id}/messages`: send, or mark as read."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from recobro.emulator.failures import answer_or_hang, fail_before
from recobro.emulator.graph.access import authorise, object_body
from recobro.emulator.graph.errors import GraphError, invalid_value, unknown_object
from recobro.emulator.graph.statuses import report, start_journey
from recobro.emulator.graph.store import Message, Person, facts_of
from recobro.emulator.graph.template_messages import find_template
from recobro.emulator.graph.validation import check_content, check_envelope
from recobro.emulator.graph.views import view_of
from recobro.emulator.http import Json
from recobro.emulator.state import Emulator, emulator_of

TYPING_LASTS = timedelta(seconds=25)
WINDOW_TEXT = (
    "Message failed to send because more than 24 hours have passed since the customer"
    " last replied to this number."
)


async def send(request: Request) -> Response:
    """One message, or `status: read` with or without a typing indicator."""
    emulator = emulator_of(request)
    body = await object_body(request)
    to = _digits(body.get("to"))
    await fail_before(request, emulator.faults, "messages", to)
    authorise(request, emulator)
    phone_number_id = request.path_params["object_id"]
    if phone_number_id != emulator.config.phone_number_id:
        raise unknown_object(phone_number_id, "post")
    if "status" in body:
        return _mark_read(emulator, body)
    kind = check_envelope(body)
    person = _recipient(emulator, body)
    _refuse_on_request(emulator, person)
    message = _accept(emulator, body, kind, person)
    answer = JSONResponse(_answer(body, person, message))
    return await answer_or_hang(
        request, emulator.faults, "messages", answer, person.wa_id
    )


def _accept(emulator: Emulator, body: Json, kind: str, person: Person) -> Message:
    """Check, keep and start one message. Raises GraphError."""
    open_window = person.window_is_open(emulator.clock.now())
    category = "service"
    template: Json | None = None
    try:
        check_content(kind, body)
        if kind == "template":
            template = find_template(emulator.whatsapp.templates, body["template"])
            category = str(template["category"]).lower()
        view = view_of(kind, body, template)
    except (AttributeError, KeyError, TypeError) as error:
        # A text where an object belongs, and the like: wrong in too many ways to list.
        raise GraphError(100, "A value has the wrong type") from error
    _check_media_ids(emulator, view)
    closed = kind != "template" and not open_window
    if closed and emulator.settings.window_errors == "sync":
        raise GraphError(131047, WINDOW_TEXT)
    message = Message(
        message_id=emulator.identifiers.wamid(person.wa_id),
        direction="out",
        wa_id=person.wa_id,
        kind=kind,
        body=body,
        view={**view, **_quote(emulator, body)},
        at=emulator.clock.now(),
        state="accepted",
        callback_data=body.get("biz_opaque_callback_data"),
        category=category,
        inside_window=open_window,
    )
    message.move_to("accepted", message.at)
    emulator.whatsapp.add_message(message)
    emulator.journal.note("message", **facts_of(message))
    person.typing_until = None
    failing = emulator.faults.take("messages", {"failed_status"}, person.wa_id)
    if closed:
        report(emulator, message, "failed", 131047)
    elif failing:
        report(emulator, message, "failed", int(failing.number("code", 131026)))
    else:
        start_journey(emulator, message)
    return message


def _mark_read(emulator: Emulator, body: Json) -> JSONResponse:
    message = emulator.whatsapp.messages.get(str(body.get("message_id")))
    if body["status"] != "read":
        raise invalid_value("status must be 'read'")
    if message is None or message.direction != "in":
        raise invalid_value("message_id is not an incoming message of this number")
    person = emulator.whatsapp.person(message.wa_id)
    now = emulator.clock.now()
    position = person.messages.index(message)
    for earlier in person.messages[: position + 1]:
        if earlier.direction == "in" and earlier.state != "read":
            earlier.move_to("read", now)
    if "typing_indicator" in body:
        person.typing_until = now + TYPING_LASTS
    emulator.whatsapp.touch(person)
    return JSONResponse({"success": True})


def _recipient(emulator: Emulator, body: Json) -> Person:
    """Who the message is for; where both ids are given, the phone wins."""
    if body.get("to"):
        digits = _digits(body["to"])
        if not digits or not 7 <= len(digits) <= 15:
            raise GraphError(131009, "Parameter 'to' is not a valid phone number")
        if digits == emulator.config.display_phone_number:
            raise GraphError(131021)
        return emulator.whatsapp.person(digits)
    person = emulator.whatsapp.person_of_user_id(str(body["recipient"]))
    if person is None:
        raise GraphError(131026, "Unknown business-scoped user id")
    return person


def _refuse_on_request(emulator: Emulator, person: Person) -> None:
    fault = emulator.faults.take("messages", {"error_code"}, person.wa_id)
    if fault is not None:
        raise GraphError(int(fault.number("code", 131000)), "Asked for as a fault")


def _check_media_ids(emulator: Emulator, view: Json) -> None:
    for part in (view, view.get("header") or {}):
        media_id = (part.get("media") or {}).get("id")
        if media_id is not None and str(media_id) not in emulator.whatsapp.media:
            raise GraphError(131053, f"Media id {media_id} does not exist")


def _quote(emulator: Emulator, body: Json) -> Json:
    context = (body.get("context") or {}).get("message_id")
    if context is None:
        return {}
    if context not in emulator.whatsapp.messages:
        raise invalid_value("context.message_id is unknown")
    return {"quote": context}


def _answer(body: Json, person: Person, message: Message) -> Json:
    if body.get("to"):
        contact = {"input": body["to"], "wa_id": person.wa_id}
    else:
        contact = {"input": body["recipient"], "user_id": person.user_id}
    return {
        "messaging_product": "whatsapp",
        "contacts": [contact],
        "messages": [{"id": message.message_id, "message_status": "accepted"}],
    }


def _digits(to: object) -> str | None:
    if not isinstance(to, str):
        return None
    bare = "".join(character for character in to if character not in "+ -().")
    return bare if bare.isascii() and bare.isdigit() else None
