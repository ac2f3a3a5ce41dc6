"""What can be done with a checkout and its payments, and the word that goes out."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from decimal import Decimal

from recobro.emulator.http import Json
from recobro.emulator.pay.amounts import decimals_of, parse_amount
from recobro.emulator.pay.store import (
    METHODS,
    OUTCOMES,
    Checkout,
    Method,
    Payment,
    facts_of,
)
from recobro.emulator.staging import Event
from recobro.emulator.state import Emulator

DEFAULT_LIFE = timedelta(days=30)
DEFAULT_DELAY_SECONDS = 10.0


class PayError(Exception):
    """The gateway refuses; `code` is for machines, `status` for HTTP."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


def open_checkout(emulator: Emulator, body: Json, base_url: str) -> Checkout:
    """A new checkout. Raises PayError."""
    currency = _text(body, "currency").upper()
    if len(currency) != 3 or not currency.isalpha():
        raise PayError("invalid_currency", "'currency' must be an ISO 4217 code.")
    amount = parse_amount(_text(body, "amount"), currency)
    if amount is None:
        raise PayError(
            "invalid_amount",
            "'amount' must be a decimal text above 0 with at most"
            f" {decimals_of(currency)} decimals.",
        )
    for name in ("return_url", "notify_url"):
        if not _text(body, name).startswith(("http://", "https://")):
            raise PayError("invalid_url", f"'{name}' must be an http or https address.")
    checkout_id = emulator.identifiers.prefixed("co")
    now = emulator.clock.now()
    checkout = Checkout(
        checkout_id=checkout_id,
        url=f"{base_url}/pay/c/{checkout_id}",
        reference=_text(body, "reference"),
        amount=amount,
        currency=currency,
        description=_text(body, "description"),
        language="en" if str(body.get("language", "es")).startswith("en") else "es",
        return_url=body["return_url"],
        notify_url=body["notify_url"],
        created_at=now,
        expires_at=now + _life(body),
    )
    emulator.pay.checkouts[checkout_id] = checkout
    emulator.journal.note("checkout", **facts_of(checkout))
    return checkout


def find_checkout(emulator: Emulator, checkout_id: str) -> Checkout:
    """The checkout with this id. Raises PayError (404)."""
    checkout = emulator.pay.checkouts.get(checkout_id)
    if checkout is None:
        raise PayError("not_found", f"No checkout '{checkout_id}'.", 404)
    return checkout


def find_payment(emulator: Emulator, payment_id: str) -> Payment:
    """The payment with this id. Raises PayError (404)."""
    payment = emulator.pay.payments.get(payment_id)
    if payment is None:
        raise PayError("not_found", f"No payment '{payment_id}'.", 404)
    return payment


def expire(emulator: Emulator, checkout: Checkout) -> None:
    """Close a checkout; twice is no error. Raises PayError if paid or pending."""
    state = checkout.state(emulator.clock.now())
    if state in {"paid", "pending"}:
        raise PayError("checkout_not_open", f"The checkout is {state}.", 409)
    checkout.expired = True
    emulator.journal.note("expired", checkout_id=checkout.checkout_id)


def pay(
    emulator: Emulator,
    checkout: Checkout,
    method: str,
    outcome: str,
    delay_seconds: float = DEFAULT_DELAY_SECONDS,
) -> Payment:
    """Pay, or fail to, as the tester chooses. Raises PayError if it is not open.

    A delayed payment succeeds after `delay_seconds`, scaled; never if that is negative.
    """
    known = next((name for name in METHODS if name == method), None)
    if known is None or outcome not in OUTCOMES:
        raise PayError(
            "invalid_choice",
            f"'method' is one of {METHODS}, 'outcome' one of {OUTCOMES}.",
        )
    state = checkout.state(emulator.clock.now())
    if state != "open":
        raise PayError("checkout_not_open", f"The checkout is {state}.", 409)
    payment = _new_payment(emulator, checkout, known)
    if outcome == "delayed":
        notify(emulator, payment, "pending")
        if delay_seconds >= 0:
            seconds = delay_seconds * emulator.config.time_scale
            asyncio.get_running_loop().call_later(
                seconds, _settle_if_pending, emulator, payment
            )
    else:
        settle(emulator, payment, succeeded=outcome == "success")
    return payment


def settle(emulator: Emulator, payment: Payment, *, succeeded: bool) -> None:
    """Decide a pending payment. Raises PayError if it is not pending any more."""
    if payment.state != "pending":
        raise PayError("payment_not_pending", f"It is {payment.state}.", 409)
    payment.state = "succeeded" if succeeded else "failed"
    _note_state(emulator, payment)
    notify(emulator, payment, payment.state)


def refund(emulator: Emulator, payment: Payment, amount: str | None) -> Json:
    """Give all or a part back. Raises PayError."""
    checkout = emulator.pay.checkouts[payment.checkout_id]
    if payment.state not in {"succeeded", "refunded"}:
        raise PayError("payment_not_paid", f"The payment is {payment.state}.", 409)
    left = payment.amount - payment.refunded
    sum_back = left if amount is None else parse_amount(amount, checkout.currency)
    if sum_back is None or not 0 < sum_back <= left:
        raise PayError("invalid_amount", f"At most {left} can be refunded.", 409)
    payment.refunded += sum_back
    payment.state = "refunded" if payment.refunded == payment.amount else "succeeded"
    _note_state(emulator, payment)
    refund_id = emulator.identifiers.prefixed("re")
    notify(emulator, payment, "refunded", amount=sum_back, refund_id=refund_id)
    return {"id": refund_id, "amount": str(sum_back), "payment": payment.describe()}


def notify(
    emulator: Emulator,
    payment: Payment,
    word: str,
    amount: Decimal | None = None,
    refund_id: str | None = None,
) -> None:
    """Tell the merchant's address what became of a payment."""
    checkout = emulator.pay.checkouts[payment.checkout_id]
    data: Json = {
        "payment_id": payment.payment_id,
        "checkout_id": checkout.checkout_id,
        "reference": checkout.reference,
        "amount": str(payment.amount if amount is None else amount),
        "currency": checkout.currency,
        "method": payment.method,
    }
    if refund_id is not None:
        data["refund_id"] = refund_id
    content = {
        "id": emulator.identifiers.prefixed("evt"),
        "type": f"payment.{word}",
        "created": int(emulator.clock.now().timestamp()),
        "data": data,
    }
    emulator.pay_webhooks.tell(
        Event(person=checkout.checkout_id, content=content, url=checkout.notify_url)
    )


def _new_payment(emulator: Emulator, checkout: Checkout, method: Method) -> Payment:
    payment = Payment(
        payment_id=emulator.identifiers.prefixed("pay"),
        checkout_id=checkout.checkout_id,
        method=method,
        amount=checkout.amount,
        state="pending",
        at=emulator.clock.now(),
    )
    checkout.payments.append(payment)
    emulator.pay.payments[payment.payment_id] = payment
    emulator.journal.note("payment", **facts_of(payment))
    return payment


def _note_state(emulator: Emulator, payment: Payment) -> None:
    emulator.journal.note(
        "paid", payment_id=payment.payment_id, state=payment.state,
        refunded=payment.refunded,
    )  # fmt: skip


def _settle_if_pending(emulator: Emulator, payment: Payment) -> None:
    known = emulator.pay.payments.get(payment.payment_id) is payment
    if known and payment.state == "pending":
        settle(emulator, payment, succeeded=True)


def _life(body: Json) -> timedelta:
    seconds = body.get("expires_in", DEFAULT_LIFE.total_seconds())
    if not isinstance(seconds, int | float) or not 0 < seconds <= 366 * 86400:
        raise PayError("invalid_expiry", "'expires_in' is seconds, up to a year.")
    return timedelta(seconds=seconds)


def _text(body: Json, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise PayError("missing_field", f"'{name}' must be a text.")
    return value
