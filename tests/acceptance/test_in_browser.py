"""What a collector and a debtor do with their hands, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.acceptance.browsing import (
    DESKTOP,
    MOBILE,
    barriers,
    chromium,
    log_in,
    sideways,
    visitor,
)
from tests.acceptance.stack import START, Company, Debtor, somebody

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def marta(company: Company) -> Debtor:
    debtor = somebody("Marta Ruiz López", amount="149.90")
    company.owes(debtor, somebody("Íñigo Peña Gil", amount="61.20", days=40))
    return debtor


def _open_phone(page: Page, company: Company, debtor: Debtor) -> None:
    page.goto(f"{company.stack.emulator_url}/phone/{debtor.wa_id}")


def _write(page: Page, text: str) -> None:
    page.get_by_label("Mensaje").fill(text)
    page.get_by_label("Mensaje").press("Enter")


def _open_account(page: Page, company: Company, debtor: Debtor) -> None:
    page.goto(f"{company.stack.web_url}/accounts/{company.account_of(debtor)}")


@pytest.mark.slow
def test_day_answer_payment_and_closed_invoice(
    browser: Browser, company: Company, marta: Debtor
) -> None:
    with visitor(browser) as desk, visitor(browser, MOBILE) as phone:
        # Log in, look at what the day would do, and run it.
        log_in(desk, company)
        expect(desk.get_by_role("link", name="Marta Ruiz López")).to_be_visible()
        desk.get_by_role("link", name="El día", exact=True).click()
        desk.get_by_role("button", name="Ver qué pasaría").click()
        expect(desk.get_by_text("no se ha enviado nada")).to_be_visible()
        assert company.phone(marta) == []
        desk.get_by_role("button", name="Confirmar: escribir a 2 cuentas").click()
        expect(desk.get_by_text("El día ha empezado a ejecutarse")).to_be_visible()
        expect(desk.get_by_text("Hecho", exact=True).first).to_be_visible()

        # The debtor reads it on the phone, and wants to pay.
        _open_phone(phone, company, marta)
        log = phone.get_by_role("log")
        expect(log.get_by_text(marta.invoice)).to_be_visible()
        _write(phone, "quiero pagar ahora")
        link = log.get_by_role("link").last
        expect(log.get_by_text("acceso seguro")).to_be_visible()
        with phone.context.expect_page() as opened:
            link.click()
        portal = opened.value
        expect(portal.get_by_text("Factura " + marta.invoice)).to_be_visible()
        portal.get_by_role("button", name=re.compile("Pagar 149,90")).click()
        portal.get_by_label("Bizum").check()
        portal.get_by_role("button", name=re.compile("Pagar 149,90")).click()
        expect(portal.get_by_role("heading", level=1)).to_have_text("Pago recibido")
        portal.get_by_role("link", name=re.compile("Volver")).click()
        thanks = portal.get_by_role("heading", level=1)
        expect(thanks).to_have_text("Recibido. Gracias, Marta")

        # Thanked in the conversation; the invoice is closed on the account page.
        expect(log.get_by_text(re.compile("[Gg]racias.*149,90|149,90.*[Gg]racias"))
               ).to_be_visible()  # fmt: skip
        _open_account(desk, company, marta)
        owed = desk.get_by_role("row", name=re.compile(f"^{marta.invoice} "))
        expect(owed).to_contain_text("Pagado")
        expect(owed.get_by_role("cell", name=re.compile("^0,00"))).to_be_visible()
        expect(desk.get_by_text("Bizum").first).to_be_visible()
    assert company.outstanding(marta) == "0.00"


@pytest.mark.slow
def test_person_takes_over_and_gives_back(
    browser: Browser, company: Company, marta: Debtor
) -> None:
    company.run_day()
    company.next_message(marta, 0)
    with visitor(browser) as desk, visitor(browser, MOBILE) as phone:
        _open_phone(phone, company, marta)
        log = phone.get_by_role("log")
        _write(phone, "quiero hablar con una persona")
        expect(log.locator(".mine", has_text="quiero hablar")).to_be_visible()
        company.wait(lambda: len(company.phone(marta)) == 2, "the acknowledgement")

        log_in(desk, company)
        desk.get_by_role("link", name=re.compile("Buzón")).click()
        waiting = desk.get_by_role("region", name=re.compile("Esperan|esperan|persona"))
        waiting.get_by_role("link", name=re.compile("Marta Ruiz")).first.click()
        desk.get_by_role("button", name="Tomar el control").click()
        desk.get_by_label("Tu mensaje").or_(desk.get_by_label("Su mensaje")).fill(
            "Hola, Marta. Le atiendo yo ahora. ¿En qué puedo ayudarle?"
        )
        desk.get_by_role("button", name="Enviar").click()
        expect(log.get_by_text("Le atiendo yo ahora")).to_be_visible()

        _write(phone, "cuánto debo?")
        transcript = desk.get_by_role("log")
        expect(transcript.get_by_text("cuánto debo?")).to_be_visible()
        company.quiet()
        assert len(company.phone(marta)) == 3  # the agent is silent

        desk.locator("summary", has_text="Devolver al agente").click()
        desk.get_by_role("button", name="Devolver al agente").click()
        expect(desk.get_by_role("button", name="Tomar el control")).to_be_visible()
        _write(phone, "cuánto debo?")
        expect(log.get_by_text("149,90").last).to_be_visible()
    company.wait(lambda: len(company.phone(marta)) == 4, "the agent's answer")


def test_clock_of_the_demo_moves_for_all(
    browser: Browser, company: Company, marta: Debtor
) -> None:
    with visitor(browser) as desk:
        log_in(desk, company)
        clock = desk.locator("details.clock")
        expect(clock.locator("time")).to_have_attribute(
            "datetime", re.compile(START.strftime("%Y-%m-%dT"))
        )
        clock.locator("summary").click()
        clock.locator("button[value=day]").click()
        tomorrow = START + timedelta(days=1)
        expect(clock.locator("time")).to_have_attribute(
            "datetime", re.compile(tomorrow.strftime("%Y-%m-%dT"))
        )
    assert company.stack.look("clock")["now"].startswith(tomorrow.strftime("%Y-%m-%d"))


def test_barriers_are_found_where_they_are(browser: Browser) -> None:
    with visitor(browser) as page:
        page.set_content("<html><title>x</title><main><button></button></main></html>")
        rules = [line.split(": ")[1].split(" ")[0] for line in barriers(page)]
    assert "button-name" in rules
    assert "html-has-lang" in rules


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [DESKTOP, MOBILE], ids=["desktop", "mobile"])
def test_pages_open_to_everybody(
    browser: Browser, company: Company, marta: Debtor, viewport: ViewportSize
) -> None:
    company.run_day()
    company.next_message(marta, 0)
    company.asks(marta, "quiero hablar con una persona")
    link = company.link_in(company.phone(marta)[0])
    conversation = company.sql(
        "select c.id from conversation c where tenant_id = %(tenant)s"
        " and account_id = %(account)s",
        account=company.account_of(marta),
    )[0][0]
    web, emulator = company.stack.web_url, company.stack.emulator_url
    found: list[str] = []
    wide: dict[str, int] = {}

    def look(page: Page) -> None:
        found.extend(barriers(page))
        wide[page.url] = sideways(page)

    with visitor(browser, viewport) as page:
        page.goto(f"{web}/login")
        look(page)
        log_in(page, company)
        look(page)
        for path in (
            f"/accounts/{company.account_of(marta)}", "/inbox",
            f"/inbox/{conversation}", "/day", "/import",
        ):  # fmt: skip
            page.goto(web + path)
            look(page)
        page.goto(f"{web}/day")
        page.get_by_role("button", name="Ver qué pasaría").click()
        expect(page.get_by_text("no se ha enviado nada")).to_be_visible()
        look(page)
        page.goto(link)
        look(page)
        page.goto(f"{emulator}/phone/{marta.wa_id}")
        expect(page.get_by_role("log").get_by_text(marta.invoice)).to_be_visible()
        look(page)
    assert found == []
    assert {url: pixels for url, pixels in wide.items() if pixels > 0} == {}
