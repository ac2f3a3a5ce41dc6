"""The hosted page of a checkout: choose, pay, see what became of it.

Plain forms that need no script: it works in any browser, also one inside a chat
application.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from recobro.emulator.pay.amounts import written
from recobro.emulator.pay.service import PayError, find_checkout, pay, settle
from recobro.emulator.pay.store import Checkout, Payment
from recobro.emulator.pay.texts import TEXTS
from recobro.emulator.rendering import Html, fragment, joined, page
from recobro.emulator.state import Emulator, emulator_of

ICONS = {"paid": "✓", "failed": "✕", "pending": "…", "expired": "!", "unknown": "?"}


async def show(request: Request) -> Response:
    """GET /pay/c/{id}: the form, or what became of the checkout."""
    emulator = emulator_of(request)
    checkout = emulator.pay.checkouts.get(request.path_params["checkout_id"])
    if checkout is None:
        return _nothing_here()
    state = checkout.state(emulator.clock.now())
    last = checkout.payments[-1] if checkout.payments else None
    if state == "open":
        if last is not None and "retry" not in request.query_params:
            return _result(checkout, "failed", last)
        return _form(checkout)
    if state == "paid":
        fresh = request.query_params.get("from") == "form"
        return _result(checkout, "paid" if fresh else "already", last)
    return _result(checkout, state, last)


async def submit(request: Request) -> Response:
    """POST /pay/c/{id}: pay, then show the result under an address of its own."""
    emulator = emulator_of(request)
    checkout = emulator.pay.checkouts.get(request.path_params["checkout_id"])
    if checkout is None:
        return _nothing_here()
    async with request.form() as form:
        method, outcome = str(form.get("method", "")), str(form.get("outcome", ""))
    fresh = "?from=form"
    try:
        pay(emulator, checkout, method, outcome)
    except PayError as error:
        if error.code == "invalid_choice":
            return _form(checkout, problem=True)
        fresh = ""
    return RedirectResponse(f"/pay/c/{checkout.checkout_id}{fresh}", status_code=303)


async def settle_now(request: Request) -> Response:
    """POST /pay/c/{id}/settle: the tester decides a pending payment."""
    emulator: Emulator = emulator_of(request)
    checkout = find_checkout(emulator, request.path_params["checkout_id"])
    async with request.form() as form:
        succeeded = form.get("outcome") != "failure"
    for payment in checkout.payments:
        if payment.state == "pending":
            settle(emulator, payment, succeeded=succeeded)
    address = f"/pay/c/{checkout.checkout_id}?from=form"
    return RedirectResponse(address, status_code=303)


def _form(checkout: Checkout, *, problem: bool = False) -> HTMLResponse:
    texts = TEXTS[checkout.language]
    problem_text = fragment("pay_problem", text=texts["bad_choice"])
    content = fragment(
        "pay_form",
        **_texts(checkout),
        **_facts(checkout),
        problem=problem_text if problem else Html(""),
        action=f"/pay/c/{checkout.checkout_id}",
    )
    return _page(checkout.language, texts["title"], content, 422 if problem else 200)


def _result(checkout: Checkout, state: str, last: Payment | None) -> HTMLResponse:
    texts = TEXTS[checkout.language]
    look = "paid" if state == "already" else state
    content = fragment(
        "pay_result",
        **_texts(checkout),
        **_facts(checkout),
        look=look,
        icon=ICONS[look],
        heading=texts[f"{state}_title"],
        text=texts[f"{state}_text"],
        method_name=texts[last.method] if last else "—",
        links=_links(checkout, state),
        tester=_tester(checkout) if state == "pending" else Html(""),
    )
    return _page(checkout.language, texts[f"{state}_title"], content, 200, state)


def _links(checkout: Checkout, state: str) -> Html:
    texts = TEXTS[checkout.language]
    links = []
    if state == "failed":
        address = f"/pay/c/{checkout.checkout_id}?retry=1"
        links.append(
            fragment("pay_link", look="primary", href=address, text=texts["retry"])
        )
    look = "quiet" if links else "primary"
    links.append(
        fragment("pay_link", look=look, href=checkout.return_url, text=texts["return"])
    )
    return joined(links)


def _tester(checkout: Checkout) -> Html:
    texts = TEXTS[checkout.language]
    return fragment(
        "pay_tester",
        action=f"/pay/c/{checkout.checkout_id}/settle",
        tester=texts["tester"],
        settle=texts["settle"],
        reject=texts["reject"],
    )


def _facts(checkout: Checkout) -> dict[str, str]:
    return {
        "amount": written(checkout.amount, checkout.currency, checkout.language),
        "description": checkout.description,
        "short_reference": checkout.reference[:8].upper(),
    }


def _texts(checkout: Checkout) -> dict[str, str]:
    return {f"t_{name}": text for name, text in TEXTS[checkout.language].items()}


def _nothing_here() -> HTMLResponse:
    texts = TEXTS["es"]
    content = fragment(
        "pay_unknown", heading=texts["unknown_title"], text=texts["unknown_text"]
    )
    return _page("es", texts["unknown_title"], content, 404)


def _page(
    language: str, title: str, content: Html, status: int, state: str = ""
) -> HTMLResponse:
    # A pending payment settles by itself: a script looks again every two seconds.
    refresh = fragment("pay_refresh") if state == "pending" else Html("")
    return page(
        "pay",
        status=status,
        language=language,
        title=title,
        notice=TEXTS[language]["notice"],
        refresh=refresh,
        content=content,
    )
