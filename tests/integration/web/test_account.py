"""The account page: what it tells, and what is done on it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.web.seeding import Company, Owed, now, today

from recobro.storage import models
from recobro.storage.queries.account_page import account_page
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")


def shown(client: Client, owed: Owed) -> str:
    answer = client.get(f"/accounts/{owed.account_id}")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def rich() -> tuple[Company, Owed]:
    """An account with one of everything."""
    company = Company()
    owed = company.account("Muñoz, Sofía", owes=(("300.00", 40), ("50.00", 3)))
    talk = company.conversation(owed, heard=timedelta(hours=1))
    company.says(owed, talk, "¿En 3 veces?", ago=timedelta(hours=2), intent="pay_now")
    company.answers(owed, talk, "Claro que sí", ago=timedelta(hours=1), state="read")
    company.plan(owed, ("100.00", "100.00", "100.00"))
    company.payment(owed, "100.00")
    company.dispute(owed, invoice_id=owed.invoice_ids[1])
    company.hold(owed, until=now() + timedelta(days=2), note="Espera la nómina")
    company.stop(owed, "sms")
    company.decision(owed)
    company.verdict(
        owed,
        allowed=False,
        rules=[
            {
                "rule": "ES-04",
                "pack": "ES@1",
                "citation": "Ley 10/2025, art. 8",
                "message": {"es": "Fuera de horario.", "en": "Out of hours."},
                "earliest": None,
            }
        ],
        earliest=now() + timedelta(hours=9),
    )
    company.tells(owed, "invoices.imported", new=["F-1"])
    company.tells(owed, "plan.agreed", total="300.00 EUR")
    return company, owed


def test_page_tells_everything_known() -> None:
    company, owed = rich()
    page = shown(company.browser("auditor"), owed)
    for told in (
        "Muñoz, Sofía",
        "250,00 €",  # 300 + 50 - 100 paid
        "Plan de 300,00 € en 3 cuotas",
        "¿En 3 veces?",
        "Quiere pagar",
        "Leído",
        "Me di de baja en marzo.",
        "Espera la nómina",
        "Bizum",
        "aviso del día 7",
        "Fuera de horario.",
        "Ley 10/2025, art. 8",
        "permitido desde el",
        "cadena verificada",
        "Facturas importadas",
    ):
        assert told in page, told


def test_page_speaks_english_to_the_english() -> None:
    company, owed = rich()
    page = shown(company.browser("auditor", "en"), owed)
    for told in ("€250.00", "Out of hours.", "chain verified", "day 7 notice"):
        assert told in page, told


def test_instalments_fill_in_order() -> None:
    company, owed = rich()
    page = account_page(company.tenant_id, owed.account_id, today=today(), now=now())
    assert page is not None
    # 100 paid of three times 100: the first is whole.
    left = [left.amount for *_, left in page.plans[0].instalments if left is not None]
    assert left == [Decimal("0.00"), Decimal("100.00"), Decimal("100.00")]


def test_page_asks_a_fixed_number_of_queries() -> None:
    company, owed = rich()
    with CaptureQueriesContext(connection) as once:
        account_page(company.tenant_id, owed.account_id, today=today(), now=now())
    talk = company.conversation(company.account())
    for _ in range(5):
        company.answers(owed, None, "Otra vez", ago=timedelta(hours=3))
        company.tells(owed, "message.sent")
        company.decision(owed, date=today() - timedelta(days=_ + 1))
    assert talk
    with CaptureQueriesContext(connection) as again:
        account_page(company.tenant_id, owed.account_id, today=today(), now=now())
    assert len(once) == len(again)


def test_changed_record_is_called_out() -> None:
    company, owed = rich()
    with connections["owner"].cursor() as cursor:  # only the owner could
        cursor.execute("alter table chronology disable trigger user")
        cursor.execute(
            "update chronology set actor = 'otra' where account_id = %s and seq = 1",
            [owed.account_id],
        )
        cursor.execute("alter table chronology enable trigger user")
    page = shown(company.browser("auditor"), owed)
    assert "cadena rota en la línea 1" in page
    assert "cadena verificada" not in page


def test_unknown_account_is_not_found() -> None:
    browser = Company().browser("admin")
    missing = browser.get("/accounts/00000000-0000-7000-8000-000000000000")
    assert missing.status_code == 404


def test_reader_sees_no_forms() -> None:
    company, owed = rich()
    page = shown(company.browser("auditor"), owed)
    assert "Apuntar un pago" not in page
    assert "Poner en pausa" not in page
    assert "Apuntar un pago" in shown(company.browser("collector"), owed)


def test_hold_is_placed_and_released() -> None:
    company = Company()
    owed = company.account()
    browser = company.browser("collector")
    until = (today() + timedelta(days=5)).isoformat()
    answer = browser.post(
        f"/accounts/{owed.account_id}/hold",
        {"hold-reason": "hardship", "hold-until": until, "hold-note": "Paro"},
        follow=True,
    )
    assert "La cuenta está en pausa." in answer.content.decode()
    with acting_for(company.tenant_id):
        hold = models.Hold.objects.get(account_id=owed.account_id)
    # Until the end of that day, in the company's zone.
    assert hold.until is not None
    assert hold.until.date() == today() + timedelta(days=6)
    answer = browser.post(
        f"/accounts/{owed.account_id}/holds/{hold.id}/release", follow=True
    )
    assert "La pausa ha terminado." in answer.content.decode()
    again = browser.post(
        f"/accounts/{owed.account_id}/holds/{hold.id}/release", follow=True
    )
    assert "Esa pausa ya no está en vigor." in again.content.decode()


def test_hold_in_the_past_is_refused() -> None:
    company = Company()
    owed = company.account()
    answer = company.browser("collector").post(
        f"/accounts/{owed.account_id}/hold",
        {"hold-reason": "hardship", "hold-until": "2020-01-01"},
        follow=True,
    )
    assert "Una pausa termina en el futuro." in answer.content.decode()


def test_wrong_form_is_shown_again() -> None:
    company = Company()
    owed = company.account()
    answer = company.browser("collector").post(
        f"/accounts/{owed.account_id}/payment",
        {"payment-amount": "doce", "payment-received_on": "2020-01-01"},
    )
    assert answer.status_code == 422
    assert 'value="doce"' in answer.content.decode()


def booking(amount: str, reference: str = "REC-1", day: str = "") -> dict[str, str]:
    return {
        "payment-amount": amount,
        "payment-method": "cash",
        "payment-received_on": day or today().isoformat(),
        "payment-reference": reference,
    }


def test_payment_by_hand_pays_the_invoice() -> None:
    company = Company()
    owed = company.account(owes=(("1234.50", 10),))
    browser = company.browser("collector")
    answer = browser.post(
        f"/accounts/{owed.account_id}/payment", booking("1.234,50"), follow=True
    )
    assert "El pago está apuntado." in answer.content.decode()
    page = shown(browser, owed)
    assert "Pagado" in page
    assert "REC-1" in page
    with acting_for(company.tenant_id):
        payment = models.Payment.objects.get(account_id=owed.account_id)
    assert payment.amount == Decimal("1234.50")


def test_same_reference_is_booked_once() -> None:
    company = Company()
    owed, other = company.account(), company.account("Otra")
    browser = company.browser("collector")
    first = f"/accounts/{owed.account_id}/payment"
    browser.post(first, booking("10,00"))
    answer = browser.post(first, booking("10,00"))
    assert answer.status_code == 422
    assert "Ya hay un pago apuntado" in answer.content.decode()
    # References are the receipts' own: another account may have the same.
    second = browser.post(f"/accounts/{other.account_id}/payment", booking("10,00"))
    assert second.status_code == 302


@pytest.mark.parametrize("amount", ["0", "-5", "1.2345", "9" * 15, "1e3", "NaN"])
def test_impossible_amount_is_refused(amount: str) -> None:
    company = Company()
    owed = company.account(currency="EUR")
    answer = company.browser("collector", "en").post(
        f"/accounts/{owed.account_id}/payment",
        booking(amount),
    )
    assert answer.status_code == 422


def test_payment_of_tomorrow_is_refused() -> None:
    company = Company()
    owed = company.account()
    tomorrow = (today() + timedelta(days=1)).isoformat()
    answer = company.browser("collector").post(
        f"/accounts/{owed.account_id}/payment", booking("5", day=tomorrow)
    )
    assert answer.status_code == 422


def test_dispute_is_settled_with_its_reason() -> None:
    company = Company()
    owed = company.account()
    dispute = company.dispute(owed)
    browser = company.browser("manager")
    address = f"/accounts/{owed.account_id}/disputes/{dispute}/settle"
    prefix = f"dispute-{dispute}"
    assert browser.post(address, {f"{prefix}-upheld": "no"}).status_code == 422
    answer = browser.post(
        address,
        {f"{prefix}-upheld": "no", f"{prefix}-resolution": "Usó el servicio en abril"},
        follow=True,
    )
    page = answer.content.decode()
    assert "La disputa está resuelta." in page
    assert "Usó el servicio en abril" in page
    assert "Rechazada" in page
