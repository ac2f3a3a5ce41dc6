"""What a restarted emulator knows again: the journal of the one that was killed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from recobro.emulator.graph.statuses import resume_journey
from recobro.emulator.graph.store import Message
from recobro.emulator.http import Json
from recobro.emulator.pay.store import Checkout, Payment, RememberedAnswer
from recobro.emulator.staging import Event
from recobro.emulator.state import Emulator


def recall(emulator: Emulator) -> None:
    """Rebuild the state from the journal, and go on with what was on its way.

    Called once, before the first request, in the running event loop.
    """
    untold: dict[str, Json] = {}
    for fact in emulator.journal.facts():
        kind = str(fact["fact"])
        if kind == "told":
            untold[fact["number"]] = fact
        elif kind == "heard":
            untold.pop(fact["number"], None)
        elif kind == "reset":
            untold.clear()
            emulator.forget()
        else:
            _TAKE_IN[kind](emulator, fact)
    for number, fact in untold.items():
        outlet = emulator.webhooks
        if fact["target"] == "pay_webhook":
            outlet = emulator.pay_webhooks
        outlet.tell(
            Event(person=fact["person"], content=fact["content"], url=fact["url"])
        )
        emulator.journal.note("heard", number=number)  # it has a new number now
    for message in emulator.whatsapp.messages.values():
        resume_journey(emulator, message)


def _message(emulator: Emulator, fact: Json) -> None:
    values = {name: fact[name] for name in fact if name != "fact"}
    message = Message(**(values | {"at": datetime.fromisoformat(fact["at"])}))
    message.history.append({"status": message.state, "at": fact["at"]})
    emulator.whatsapp.add_message(message)
    if message.direction == "in":
        emulator.whatsapp.person(message.wa_id).last_inbound_at = message.at


def _status(emulator: Emulator, fact: Json) -> None:
    message = emulator.whatsapp.messages[fact["message_id"]]
    message.move_to(fact["state"], datetime.fromisoformat(fact["at"]))
    message.error_code = fact["code"]


def _template(emulator: Emulator, fact: Json) -> None:
    template = fact["template"]
    emulator.whatsapp.templates[template["name"], template["language"]] = template


def _untemplated(emulator: Emulator, fact: Json) -> None:
    emulator.whatsapp.templates.pop((fact["name"], fact["language"]), None)


def _contact(emulator: Emulator, fact: Json) -> None:
    person = emulator.whatsapp.person(fact["wa_id"])
    person.name = fact["name"]
    person.hide_number, person.online = fact["hide_number"], fact["online"]
    for alias in fact["aliases"]:
        emulator.whatsapp.add_alias(alias, person.wa_id)


def _settings(emulator: Emulator, fact: Json) -> None:
    chosen = emulator.settings
    chosen.webhook_url, chosen.app_secret = fact["url"], fact["app_secret"]
    chosen.verify_token = fact["verify_token"]
    chosen.window_errors = fact["window_errors"]


def _clock(emulator: Emulator, fact: Json) -> None:
    emulator.clock.set_offset(fact["offset_seconds"])


def _checkout(emulator: Emulator, fact: Json) -> None:
    values = {name: fact[name] for name in fact if name != "fact"}
    moments = {
        name: datetime.fromisoformat(fact[name])
        for name in ("created_at", "expires_at")
    }
    checkout = Checkout(**(values | moments | {"amount": Decimal(fact["amount"])}))
    emulator.pay.checkouts[checkout.checkout_id] = checkout


def _expired(emulator: Emulator, fact: Json) -> None:
    emulator.pay.checkouts[fact["checkout_id"]].expired = True


def _payment(emulator: Emulator, fact: Json) -> None:
    payment = Payment(
        payment_id=fact["payment_id"],
        checkout_id=fact["checkout_id"],
        method=fact["method"],
        amount=Decimal(fact["amount"]),
        state=fact["state"],
        at=datetime.fromisoformat(fact["at"]),
    )
    emulator.pay.payments[payment.payment_id] = payment
    emulator.pay.checkouts[payment.checkout_id].payments.append(payment)


def _paid(emulator: Emulator, fact: Json) -> None:
    payment = emulator.pay.payments[fact["payment_id"]]
    payment.state, payment.refunded = fact["state"], Decimal(fact["refunded"])


def _answer(emulator: Emulator, fact: Json) -> None:
    emulator.pay.answers[fact["key"]] = RememberedAnswer(
        request=fact["request"], status=fact["status"], body=fact["body"]
    )


_TAKE_IN: dict[str, Callable[[Emulator, Json], None]] = {
    "message": _message,
    "status": _status,
    "template": _template,
    "untemplated": _untemplated,
    "contact": _contact,
    "settings": _settings,
    "clock": _clock,
    "checkout": _checkout,
    "expired": _expired,
    "payment": _payment,
    "paid": _paid,
    "answer": _answer,
}
