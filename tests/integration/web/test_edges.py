"""Logging in, languages, headers, health, errors and the import page."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from tests.integration.web.seeding import PASSWORD, Company, visitor

from recobro.storage import models
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")

FILE = (
    "factura;cliente;vencimiento;importe\n"
    "F-1;Ana Prueba;01/02/2026;120,50\n"
    "F-2;Bruno Prueba;no es fecha;80,00\n"
    "F-3;Carla Prueba;01/03/2026;99,00\n"
)


def test_login_leads_to_the_portfolio() -> None:
    company = Company()
    user = company.person("collector")
    client = visitor()
    answer = client.post("/login", {"username": user.username, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert client.post("/logout")["Location"] == "/login"
    assert client.get("/").status_code == 302


def test_wrong_password_is_told() -> None:
    user = Company().person("collector")
    answer = visitor().post("/login", {"username": user.username, "password": "no"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()


def test_login_does_not_lead_elsewhere() -> None:
    user = Company().person("collector")
    answer = visitor().post(
        "/login",
        {"username": user.username, "password": PASSWORD, "next": "//example.com/x"},
    )
    assert answer["Location"] == "/"


def test_persons_language_is_kept_until_they_choose() -> None:
    company = Company()
    client = company.browser("auditor", "en")
    assert 'lang="en"' in client.get("/").content.decode()
    answer = client.post("/language", {"language": "es", "next": "/inbox"})
    assert answer["Location"] == "/inbox"
    assert 'lang="es"' in client.get("/").content.decode()


def test_default_language_is_spanish() -> None:
    shown = visitor("de").get("/login").content.decode()
    assert 'lang="es"' in shown


def test_every_answer_carries_its_headers() -> None:
    client = Company().browser("auditor")
    for address in ("/", "/login", "/nada", "/health", "/static/recobro/base.css"):
        answer = client.get(address)
        answer.close()  # a file, of the static ones
        headers = answer.headers
        if not address.startswith("/static"):
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe-inline" not in policy
            assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in client.get("/")["Cache-Control"]


def test_pages_hold_no_inline_script_or_style() -> None:
    company = Company()
    owed = company.account()
    client = company.browser("admin")
    for address in ("/", f"/accounts/{owed.account_id}", "/inbox", "/day", "/import"):
        shown = client.get(address).content.decode()
        assert "<style" not in shown
        assert " style=" not in shown
        assert " onclick" not in shown
        assert shown.count("<script") == shown.count("<script src=")
        assert "//" not in "".join(
            part.split('"')[0] for part in shown.split('src="')[1:]
        )


def test_health_tells_no_details() -> None:
    answer = visitor().get("/health")
    told = json.loads(answer.content)
    assert (answer.status_code, told["database"]) == (200, "ok")
    assert set(told) == {"database", "clock"}


def test_health_is_503_without_a_database() -> None:
    connection = connections["default"]
    kept = connection.settings_dict
    connection.close()
    connection.settings_dict = kept | {"HOST": "/nowhere", "PORT": "1"}
    try:
        answer = visitor().get("/health")
    finally:
        connection.close()
        connection.settings_dict = kept
    assert answer.status_code == 503
    assert json.loads(answer.content) == {"database": "down", "clock": None}


def test_unknown_address_has_its_page() -> None:
    answer = visitor().get("/nada")
    assert answer.status_code == 404
    assert "Aquí no hay nada" in answer.content.decode()


def test_robots_are_sent_away() -> None:
    assert b"Disallow: /" in visitor().get("/robots.txt").content


def upload(client: Client, text: str = FILE, name: str = "cartera.csv") -> str:
    file = SimpleUploadedFile(name, text.encode())
    return client.post("/import", {"file": file}).content.decode()


def invoices(company: Company) -> int:
    with acting_for(company.tenant_id):
        return models.Invoice.objects.filter(tenant_id=company.tenant_id).count()


def test_import_is_looked_at_before_it_is_written() -> None:
    company = Company()
    client = company.browser("manager")
    shown = upload(client)
    assert "Lo que haría cartera.csv" in shown
    assert "no es fecha" in shown
    assert invoices(company) == 0
    token = shown.split('name="token" value="')[1].split('"')[0]
    answer = client.post("/import/confirm", {"token": token}, follow=True)
    assert "Importado: 2 nuevas" in answer.content.decode()
    assert invoices(company) == 2
    again = client.post("/import/confirm", {"token": token}, follow=True)
    assert "elíjalo otra vez" in again.content.decode()


def test_file_of_another_session_is_not_found() -> None:
    company = Company()
    shown = upload(company.browser("manager"))
    token = shown.split('name="token" value="')[1].split('"')[0]
    other = company.browser("manager")
    other.post("/import/confirm", {"token": token})
    other.post("/import/confirm", {"token": "../../secret"})
    assert invoices(company) == 0


@pytest.mark.parametrize("text", ["", "nada de nada", "a;b\n1;2\n"])
def test_file_that_is_no_portfolio_is_told(text: str) -> None:
    company = Company()
    file = SimpleUploadedFile("x.csv", text.encode())
    answer = company.browser("manager").post("/import", {"file": file})
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
