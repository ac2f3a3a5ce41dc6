"""What a receipt's words say, and whether it agrees with the books."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.media.receipt_samples import SAMPLES, TODAY, Sample

from recobro.domain.money import Money
from recobro.domain.receipts import (
    Agreement,
    BookedPayment,
    Check,
    LedgerFacts,
    Receipt,
    SeenBefore,
    TextLine,
    check_receipt,
    read_receipt,
    receipt_from_json,
    receipt_to_json,
)
from recobro.domain.receipts.figures import days_in, sums_in


def read(*lines: str, country: str = "ES") -> Receipt:
    told = [TextLine(text=line) for line in lines]
    return read_receipt(told, country=country, today=TODAY)


def euros(amount: str) -> Money:
    return Money.of(amount, "EUR")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_form_is_read_from_text(sample: Sample) -> None:
    found = read(*sample.lines, country=sample.country)
    assert found.amount
    told = (found.amount.amount, found.date, found.reference, found.bank)
    assert told == (Decimal(sample.amount), sample.day, sample.reference, sample.bank)
    assert (found.payee, found.method) == (sample.payee, sample.method)


@pytest.mark.parametrize(
    ("text", "country", "amount", "currency"),
    [
        ("1.234,56 €", "ES", "1234.56", "EUR"),
        ("1,234.56", "MX", "1234.56", "MXN"),
        ("$ 150.000", "CO", "150000", "COP"),
        ("$150,000.00", "CO", "150000", "COP"),
        ("$45.990", "CL", "45990", "CLP"),
        ("US$ 20.00", "PE", "20", "USD"),
        ("S/ 120", "PE", "120", "PEN"),
        ("15.00050", "AR", "15000.50", "ARS"),  # raised cents
        ("1OO,5O €", "ES", "100.50", "EUR"),  # letters for zeros
        ("149, 90 €", "ES", "149.90", "EUR"),  # a gap after the comma
    ],
)
def test_sums_in_each_countrys_figures(
    text: str, country: str, amount: str, currency: str
) -> None:
    (found,) = sums_in(text, country)
    assert found.money == Money.rounded(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["12/03/2026", "10:42", "F-1001", "50 %", "ES91"])
def test_what_is_no_sum(text: str) -> None:
    assert list(sums_in(text, "ES")) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/03/2026", date(2026, 3, 12)),
        ("12-03-26", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("03/14/2026", date(2026, 3, 14)),  # no month has the number 14
        ("12 de marzo de 2026", date(2026, 3, 12)),
        ("12 mar. 2026 - 11:05", date(2026, 3, 12)),
        ("12/MAR/2026", date(2026, 3, 12)),
        ("Marzo 12, 2026", date(2026, 3, 12)),
        ("12 mar", date(2026, 3, 12)),
        ("25 dic", date(2025, 12, 25)),  # the last one that has come
        ("1O/O3/2O26", date(2026, 3, 10)),
    ],
)
def test_days_as_receipts_write_them(text: str, day: date) -> None:
    assert [found.day for found in days_in(text, TODAY)] == [day]


@pytest.mark.parametrize("text", ["12/03/2031", "31/02/2026", "12/03/1999", "99/99/26"])
def test_days_that_cannot_be(text: str) -> None:
    assert list(days_in(text, TODAY)) == []


@given(st.integers(1, 9_999_999), st.sampled_from(["ES", "AR", "CO"]))
def test_any_sum_we_write_is_read(cents: int, country: str) -> None:
    amount = Decimal(cents) / 100
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    found = read(f"Importe {written}", country=country).amount
    assert found
    assert found.amount == amount


@given(st.dates(date(2024, 6, 1), TODAY))
def test_any_day_we_write_is_read(day: date) -> None:
    assert read(f"Fecha: {day:%d/%m/%Y}").date == day


@given(st.lists(st.text(max_size=200), max_size=8), st.sampled_from(["ES", "MX", "XX"]))
def test_any_text_gives_a_receipt(lines: list[str], country: str) -> None:
    found = read(*lines, country=country)
    assert receipt_from_json(receipt_to_json(found)) == found


def test_balance_is_not_the_amount() -> None:
    found = read("Saldo disponible 3.410,22 €", "Comisión 1,00 €", "Importe 20,00 €")
    assert found.amount == euros("20.00")


def test_due_date_is_not_the_date() -> None:
    assert read("Vencimiento 01/03/2026", "Fecha 12/03/2026").date == date(2026, 3, 12)


def test_letter_in_a_code_is_zero() -> None:
    assert read("Clave de rastreo BNETO1 OO26", country="MX").reference == "BNET010026"


def test_doubt_of_the_engine_lowers_confidence() -> None:
    sure = read("Importe 20,00 €").confidence
    dim = TextLine(text="Importe 20,00 €", confidence=0.2)
    doubtful = read_receipt([dim], country="ES", today=TODAY).confidence
    # Half of the confidence is the label's: (0.5 + 0.2 / 2) of what certainty gives.
    assert doubtful["amount"] == pytest.approx(0.6 * sure["amount"], abs=0.01)  # type: ignore[index]


def test_shopping_list_is_no_receipt() -> None:
    assert not read("leche 2", "pan 1", "llamar a Luis").tells_a_payment


# --- against the books ---------------------------------------------------------------


def facts(**changes: Any) -> LedgerFacts:
    given_: dict[str, Any] = {
        "creditor": "Aguas de Ejemplo",
        "balance": euros("149.90"),
        "invoices": (("F-1", euros("100.00")), ("F-2", euros("49.90"))),
        "issued": date(2026, 2, 15),
    }
    return LedgerFacts(**(given_ | changes))


def paid(amount: str = "149.90", **changes: Any) -> Receipt:
    money = Money.of(amount, changes.pop("currency", "EUR"))
    given_: dict[str, Any] = {"amount": money, "date": date(2026, 3, 9)}
    return Receipt(**(given_ | changes))


def codes(receipt: Receipt, books: LedgerFacts) -> dict[Check, str]:
    return {found.check: found.code for found in check_receipt(receipt, books)}


@pytest.mark.parametrize(
    ("amount", "code"),
    [("149.90", "balance"), ("49.90", "invoice"), ("80.00", "below"), ("200", "above")],
)
def test_amount_is_compared_with_debts(amount: str, code: str) -> None:
    assert codes(paid(amount), facts())[Check.AMOUNT] == code


def test_amount_of_an_instalment_agrees() -> None:
    books = facts(instalments=((date(2026, 3, 5), euros("37.50")),))
    assert codes(paid("37.50"), books)[Check.AMOUNT] == "instalment"


def test_other_currency_is_not_compared() -> None:
    found = codes(paid(currency="USD"), facts())
    assert found[Check.CURRENCY] == "other_currency"
    assert Check.AMOUNT not in found


def test_payment_older_than_invoice_differs() -> None:
    found = codes(paid(date=date(2026, 2, 14)), facts())
    assert found[Check.DATE] == "before_the_invoice"


def test_day_of_issue_is_possible() -> None:
    assert codes(paid(date=date(2026, 2, 15)), facts())[Check.DATE] == "possible"


def booked(reference: str, day: date) -> LedgerFacts:
    payment = BookedPayment(reference=reference, amount=euros("149.90"), day=day)
    return facts(payments=(payment,))


def test_booked_reference_is_recognised() -> None:
    books = booked("TRF-0098123477", date(2026, 1, 1))
    found = codes(paid(reference="TRFOO98l23477"), books)  # as an engine misreads it
    assert found[Check.BOOKED] == "same_reference"


@pytest.mark.parametrize(
    ("day", "known"), [(date(2026, 3, 13), True), (date(2026, 3, 14), False)]
)
def test_booked_within_four_days(day: date, known: bool) -> None:
    # The receipt is of 9 March: 9 + 4 = 13.
    found = codes(paid(), booked("x", day))
    assert (Check.BOOKED in found) is known


def test_reused_file_comes_first() -> None:
    seen = SeenBefore(day=date(2026, 3, 1), same_account=False, account="Luis")
    first = check_receipt(paid(), facts(same_file=(seen,)))[0]
    assert (first.check, first.code) == (Check.FILE_SEEN, "other_account")
    assert first.agreement is Agreement.DIFFERS
    assert "Luis" in first.detail


@pytest.mark.parametrize(
    ("payee", "code"),
    [
        ("AGUAS EJEMPLO S.A.", "creditor"),
        ("Luz Inventada SL", "somebody_else"),
        ("de la S.A.", "somebody_else"),
    ],
)
def test_payee_shares_a_telling_word(payee: str, code: str) -> None:
    assert codes(paid(payee=payee), facts())[Check.PAYEE] == code


def test_nothing_read_is_unknown() -> None:
    found = check_receipt(Receipt(), facts())
    assert {f.agreement for f in found} == {Agreement.UNKNOWN}
