"""The phone page and the payment page in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect, sync_playwright
from tests.integration.emulator.running import (
    ANA,
    GRAPH,
    PAY,
    TEMPLATES,
    Receiver,
    Running,
    until,
)
from tests.integration.emulator.samples import (
    a_checkout,
    a_link,
    a_list,
    a_template,
    buttons,
    template_message,
)

_PATIENCE_MS = 60_000  # for a busy machine
expect.set_options(timeout=_PATIENCE_MS)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=2 * _PATIENCE_MS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, emulator: Running) -> Iterator[Page]:
    """A page of the emulator, on which no script may fail or warn."""
    context = browser.new_context(
        base_url=emulator.url, locale="es-ES", timezone_id="Europe/Madrid"
    )
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda said: (
            problems.append(said.text) if said.type in {"error", "warning"} else None
        ),
    )
    page.set_default_timeout(_PATIENCE_MS)
    yield page
    context.close()
    assert problems == []


def open_phone(page: Page, wa_id: str = ANA) -> Any:
    page.goto(f"/phone/{wa_id}")
    return page.get_by_role("log")


def test_message_appears_without_reload(page: Page, emulator: Running) -> None:
    emulator.open_window()
    log = open_phone(page)
    expect(log.get_by_text("Hola")).to_be_visible()
    emulator.send_text("Debe *10,00 €* de la factura F-1")
    expect(log.get_by_text("Debe 10,00 € de la factura F-1")).to_be_visible()
    expect(log.locator("strong", has_text="10,00 €")).to_have_count(1)


def test_open_phone_reads_what_comes(
    page: Page, emulator: Running, receiver: Receiver
) -> None:
    emulator.open_window()
    log = open_phone(page)
    emulator.send_text("¿Lo ve?")
    expect(log.get_by_text("¿Lo ve?")).to_be_visible()
    until(lambda: len(receiver.statuses()) == 3)
    emulator.settle()
    assert [s["status"] for s in receiver.statuses()] == ["sent", "delivered", "read"]


def test_written_text_goes_out_with_enter(
    page: Page, emulator: Running, receiver: Receiver
) -> None:
    log = open_phone(page)
    expect(log.get_by_text("Todavía no hay mensajes")).to_be_visible()
    page.get_by_label("Mensaje").fill("¿Puedo pagar en 3 veces?")
    page.get_by_label("Mensaje").press("Enter")
    expect(log.get_by_text("¿Puedo pagar en 3 veces?")).to_be_visible()
    expect(log.get_by_role("img", name="Entregado")).to_be_visible()
    (message,) = receiver.messages()
    assert message["text"] == {"body": "¿Puedo pagar en 3 veces?"}


def test_tapped_buttons_answer(
    page: Page, emulator: Running, receiver: Receiver
) -> None:
    emulator.http.post(TEMPLATES, json=a_template(), headers=GRAPH)
    emulator.send(**template_message("Ana", "F-1"))
    log = open_phone(page)
    log.get_by_role("button", name="Ya he pagado").click()
    expect(log.locator(".mine", has_text="Ya he pagado")).to_be_visible()
    emulator.send(**buttons("Sí, de acuerdo"))
    log.get_by_role("button", name="Sí, de acuerdo").click()
    expect(log.locator(".mine", has_text="Sí, de acuerdo")).to_be_visible()
    emulator.settle()
    assert [m["type"] for m in receiver.messages()] == ["button", "interactive"]


def test_row_is_chosen_in_a_dialog(
    page: Page, emulator: Running, receiver: Receiver
) -> None:
    emulator.open_window()
    emulator.send(**a_list(3))
    open_phone(page).get_by_role("button", name="Ver").click()
    dialog = page.get_by_role("dialog", name="Ver")
    dialog.get_by_label("Opción 1").check()
    dialog.get_by_role("button", name="Enviar").click()
    expect(page.locator(".mine", has_text="Opción 1")).to_be_visible()
    emulator.settle()
    assert receiver.messages()[-1]["interactive"]["list_reply"]["id"] == "row:1"


def test_link_button_opens_another_tab(page: Page, emulator: Running) -> None:
    emulator.open_window()
    emulator.send(**a_link(f"{emulator.url}/_control/health"))
    link = open_phone(page).get_by_role("link", name="Pagar")
    with page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("/_control/health")


def test_attached_document_reaches_the_bot(
    page: Page, emulator: Running, receiver: Receiver
) -> None:
    open_phone(page)
    page.get_by_role("button", name="Adjuntar").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Documento").click()
    pdf = FilePayload(name="pago.pdf", mimeType="application/pdf", buffer=b"%PDF")
    chooser.value.set_files(pdf)
    expect(page.get_by_role("link", name="pago.pdf")).to_be_visible()
    emulator.settle()
    assert receiver.messages()[0]["document"]["filename"] == "pago.pdf"


def test_hostile_text_stays_text(page: Page, emulator: Running) -> None:
    hostile = (
        "<img src=x onerror=alert(1)> [x](javascript:alert(2)) javascript:alert(3)"
    )
    name = "<b id=injected>Ana</b>"
    emulator.control("contacts", contacts=[{"wa_id": ANA, "name": name}])
    emulator.control("inbound", **{"from": ANA}, text=hostile)
    emulator.send_text(hostile)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    log = open_phone(page)
    expect(log.get_by_text(hostile)).to_have_count(2)
    expect(log.locator("img[src], a")).to_have_count(0)
    expect(page.locator("#injected")).to_have_count(0)


def test_person_is_found_by_name_or_number(page: Page, emulator: Running) -> None:
    people = [
        {"wa_id": "34600000001", "name": "Íñigo Álvarez"},
        {"wa_id": "34600000002", "name": "María Ñúñez"},
    ]
    emulator.control("contacts", contacts=people)
    page.goto("/phone")
    links = page.get_by_role("main").get_by_role("link")
    expect(links).to_have_count(2)
    page.get_by_role("searchbox").fill("inigo alv")
    expect(links).to_have_text(["ÍÁÍñigo Álvarez+34 600 000 001"])
    page.get_by_role("searchbox").fill("600 000 002")
    links.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Teléfono de María Ñúñez")


def test_checkout_is_paid_in_the_browser(
    page: Page, emulator: Running, receiver: Receiver
) -> None:
    body = a_checkout(notify_url=receiver.url)
    checkout = emulator.http.post("/pay/v1/checkouts", json=body, headers=PAY).json()
    page.goto(checkout["url"])
    page.get_by_label("Bizum").check()
    expect(page.get_by_label("Móvil (de prueba)")).to_be_visible()
    expect(page.get_by_label("Número de tarjeta (de prueba)")).to_be_hidden()
    page.get_by_label("Queda pendiente").check()
    page.get_by_role("button", name="Pagar 348,20").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pago pendiente")
    # Ten seconds of delay at the test's time scale of 0.02: it settles by itself.
    expect(page.get_by_role("heading", level=1)).to_have_text("Pago recibido")
    emulator.settle()
    types = [webhook.json["type"] for webhook in receiver.received]
    assert types == ["payment.pending", "payment.succeeded"]
