"""The portal: what it shows, to whom, and how the payment goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from tests.integration.web.seeding import Company, now, today, visitor

from recobro.gateways.in_memory import InMemoryGateway
from recobro.storage import models
from recobro.storage.tenancy import acting_for
from recobro.web.portal import pages
from recobro.wiring import services

pytestmark = pytest.mark.usefixtures("database")


def page(token: str, language: str = "es") -> str:
    answer = visitor(language).get(f"/p/{token}")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_page_says_what_is_owed_and_for_what() -> None:
    company = Company(settings={"contact": {"phone": "900 000 000"}})
    owed = company.account("Muñoz Peña, Sofía", owes=(("80.00", 10), ("40.00", -5)))
    shown = page(company.link(owed))
    assert "Hola, Sofía" in shown
    assert "Pagar 120,00 €" in shown
    assert "Cuota del gimnasio" in shown
    assert "900 000 000" in shown
    assert "Peña" not in shown  # the first name is enough


def test_instalment_is_asked_for_alone() -> None:
    company = Company()
    owed = company.account(owes=(("300.00", 10),))
    company.plan(owed, ("100.00", "100.00", "100.00"))
    shown = page(company.link(owed, purpose="instalment", amount=Decimal(100)))
    assert "Su próxima cuota" in shown
    assert "Pagar 100,00 €" in shown
    assert "En total debe 300,00 €." in shown
    assert "Su plan" in shown


def test_page_speaks_the_debtors_language() -> None:
    company = Company()
    owed = company.account(language="en")
    assert "Hello, Ana" in page(company.link(owed), "es")
    switched = visitor()
    switched.cookies["django_language"] = "es"
    answer = switched.get(f"/p/{company.link(owed)}")
    assert "Hola, Ana" in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"expires_at": now() - timedelta(days=1)}, "Este enlace ha caducado"),
        ({"status": "cancelled"}, "Este enlace ya no es válido"),
        ({"status": "paid"}, "Está pagado. Gracias, Ana"),
    ],
)
def test_closed_link_has_no_button(fields: dict[str, object], words: str) -> None:
    company = Company()
    shown = page(company.link(company.account(), **fields))
    assert words in shown
    assert "/pagar" not in shown


def test_settled_account_owes_nothing() -> None:
    company = Company()
    owed = company.account(owes=(("120.00", 10),))
    token = company.link(owed)
    company.payment(owed, "120.00")
    shown = page(token)
    assert "Está pagado" in shown
    assert "No debe nada." in shown


@pytest.mark.parametrize("path", ["", "/gracias", "/estado"])
@pytest.mark.parametrize(
    "token", ["5f" * 16, "corto", "x" * 200, "..%2F..%2Fetc", "'or'1'='1-aaaaaaaaa"]
)
def test_unknown_token_reveals_nothing(token: str, path: str) -> None:
    answer = visitor().get(f"/p/{token}{path}")
    assert answer.status_code == 404
    elsewhere = visitor().get("/nada-de-nada")
    assert answer.content == elsewhere.content


def test_page_is_private_to_its_address() -> None:
    company = Company()
    answer = visitor().get(f"/p/{company.link(company.account())}")
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "same-origin"
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def fit_gateway(monkeypatch: pytest.MonkeyPatch) -> InMemoryGateway:
    gateway = InMemoryGateway()
    fitted = replace(services(), open_gateway=lambda _: gateway)
    monkeypatch.setattr(pages, "services", lambda: fitted)
    return gateway


def test_paying_goes_on_to_the_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = fit_gateway(monkeypatch)
    company = Company()
    token = company.link(company.account(owes=(("120.00", 10),)))
    answer = visitor().post(f"/p/{token}/pagar")
    (opened,) = gateway.checkouts.values()
    assert (answer.status_code, answer["Location"]) == (303, opened.checkout.url)
    assert str(opened.request.amount) == "120.00 EUR"
    assert opened.request.return_url.endswith(f"/p/{token}/gracias")
    assert opened.request.notify_url.endswith(f"/webhooks/payments/{company.slug}")
    again = visitor().post(f"/p/{token}/pagar")
    assert again["Location"] == opened.checkout.url
    assert len(gateway.checkouts) == 1


def test_silent_gateway_is_told_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    fit_gateway(monkeypatch).fail_next()
    company = Company()
    token = company.link(company.account())
    answer = visitor().post(f"/p/{token}/pagar")
    assert answer.status_code == 503
    assert "No se ha cobrado nada" in answer.content.decode()


def test_closed_link_pays_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = fit_gateway(monkeypatch)
    company = Company()
    token = company.link(company.account(), status="cancelled")
    assert visitor().post(f"/p/{token}/pagar")["Location"] == f"/p/{token}"
    assert gateway.checkouts == {}


def checkout(company: Company, token: str, status: str) -> None:
    with acting_for(company.tenant_id):
        link = models.PaymentLink.objects.get(token=token)
        models.Checkout.objects.create(
            **company.own(
                link_id=link.id,
                account_id=link.account_id,
                gateway="in_memory",
                amount=Decimal(120),
                currency="EUR",
                status=status,
                created_at=now(),
            )
        )


@pytest.mark.parametrize(
    ("status", "words", "code"),
    [
        ("open", "Estamos confirmando su pago", 200),
        ("pending", "Su pago está en camino", 286),
        ("failed", "El pago no se ha completado", 286),
        ("paid", "Recibido. Gracias, Ana", 286),
        ("refunded", "El pago se ha devuelto", 286),
    ],
)
def test_page_after_paying_waits_for_the_word(
    status: str, words: str, code: int
) -> None:
    company = Company()
    token = company.link(company.account())
    checkout(company, token, status)
    browser = visitor()
    whole = browser.get(f"/p/{token}/gracias")
    assert words in whole.content.decode()
    part = browser.get(f"/p/{token}/estado", {"n": "3"})
    assert (part.status_code, words in part.content.decode()) == (code, True)
    polls = "hx-get" in part.content.decode()
    assert polls == (status == "open")


def test_waiting_page_gives_up_asking() -> None:
    company = Company()
    token = company.link(company.account())
    checkout(company, token, "open")
    part = visitor().get(f"/p/{token}/estado", {"n": str(pages.POLLS_MAX)})
    assert part.status_code == 286
    assert "Aún no tenemos noticia" in part.content.decode()


def test_plan_dates_are_shown_in_order() -> None:
    company = Company()
    owed = company.account(owes=(("100.00", 10),))
    company.plan(owed, ("50.00", "50.00"))
    shown = page(company.link(owed))
    later = (today() + timedelta(days=30)).strftime("%Y")
    assert shown.index("Su plan") < shown.rindex(later)
