"""Amounts: decimal signs, marks, signs, currencies, what is left to pay."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.connectors.portfolio_files import amounts, codes, rows

from recobro.connectors.files.amounts import AmountReader, decimal_sign
from recobro.domain.errors import UnknownCurrencyError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50 €", "1234.50"),
        ("1\u202f234,50\u00a0€", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1.250.000,00", "1250000.00"),
        ("1.250.000", "1250000.00"),
        ("12,5", "12.50"),
        ("€ 12,50", "12.50"),
        ("EUR 12.50", "12.50"),
        ("$1,250.00", "1250.00"),
        ("(121,00)", "-121.00"),
        ("(121,00 €)", "-121.00"),
        ("121,00-", "-121.00"),
        ("-121,00 €", "-121.00"),
        ("−121,00", "-121.00"),
        ("100.-", "100.00"),
        ("0,5", "0.50"),
        ("1,21E+03", "1210.00"),
        ("40.333333", "40.33"),
        ("0.125", "0.13"),
        ("+7", "7.00"),
    ],
)
def test_amounts_without_doubt(text: str, number: str) -> None:
    assert amounts(text, currency="EUR")[0] == number


def test_thousands_follow_the_other_values() -> None:
    assert amounts("1.234", "12,50") == ["1234.00", "12.50"]
    assert amounts("1.234", "12.50") == ["1.23", "12.50"]
    assert amounts("1,234", "1,500.75") == ["1234.00", "1500.75"]


def test_thousands_follow_the_country_where_nothing_tells() -> None:
    assert amounts("1.234", country="ES") == ["1234.00"]
    assert amounts("1,234", country="MX") == ["1234.00"]
    assert amounts("$ 45.000", country="CL") == ["45000"]
    assert amounts("1.250.000", "45.000", country="CO") == ["1250000.00", "45000.00"]


def test_plain_numbers_tell_about_thousands() -> None:
    # 900 beside 1,234: marks of thousands; 1500 beside 1.234: no marks, so decimals
    assert amounts("1,234", "900", country="ES") == ["1234.00", "900.00"]
    assert amounts("1.234", "1500", country="ES") == ["1.23", "1500.00"]


@pytest.mark.parametrize(
    "text", ["x", "21%", "1.2.3", "12,34,5", "1-2", "#N/A", "#¡REF!", "1e99", "€"]
)
def test_what_is_no_amount_is_rejected(text: str) -> None:
    found = rows(f'F-1;Ana;31/01/2026;"{text}"', "F-2;Eva;31/01/2026;10")
    assert codes(found.rejected) == [(2, "bad_amount", "amount")]


def test_percentages_do_not_become_amounts() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;21%;121,00", titles="Factura;Cliente;Vto;% IVA;Total"
    )
    assert str(found.accepted[0].amount.amount) == "121.00"


def test_missing_amount_is_rejected() -> None:
    found = rows("F-1;Ana;31/01/2026;", "F-2;Eva;31/01/2026;10")
    assert codes(found.rejected) == [(2, "missing", "amount")]


def test_outstanding_is_amount_less_paid() -> None:
    # 100 - 40 = 60; nothing paid leaves 100; a dash is the accountants' zero
    found = rows(
        "F-1;Ana;31/01/2026;100;40",
        "F-2;Ana;31/01/2026;100;",
        "F-3;Ana;31/01/2026;100;-",
        titles="Factura;Cliente;Vto;Total;Cobrado",
    )
    left = [str(r.outstanding.amount) for r in found.accepted]
    assert left == ["60.00", "100.00", "100.00"]


def test_paying_too_much_leaves_nothing() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;100;120", titles="Factura;Cliente;Vto;Total;Cobrado"
    )
    assert str(found.accepted[0].outstanding.amount) == "0.00"
    assert codes(found.warnings) == [(2, "overpaid", "paid")]


def test_negative_rest_of_an_invoice_is_zero() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;100;-5", titles="Factura;Cliente;Vto;Total;Pendiente"
    )
    assert str(found.accepted[0].outstanding.amount) == "0.00"
    assert codes(found.warnings) == [(2, "overpaid", "outstanding")]


def test_negative_amount_is_a_credit_note() -> None:
    found = rows(
        "A-1;Ana;31/01/2026;(121,00);(121,00)",
        "A-2;Ana;31/01/2026;121,00-;121,00",
        titles="Factura;Cliente;Vto;Total;Pendiente",
    )
    assert [r.kind.value for r in found.accepted] == ["credit_note", "credit_note"]
    assert {str(r.outstanding.amount) for r in found.accepted} == {"-121.00"}


@pytest.mark.parametrize(
    ("status", "left"),
    [
        ("Pagada", "0.00"),
        ("COBRADA 12/03", "0.00"),
        ("Anulada", "0.00"),
        ("Paid in full", "0.00"),
        ("Pendiente de pago", "10.00"),
        ("Impagada", "10.00"),
        ("Parcialmente pagada", "10.00"),
        ("No pagada", "10.00"),
        ("", "10.00"),
    ],
)
def test_status_closes_where_nothing_is_left(status: str, left: str) -> None:
    found = rows(
        f"F-1;Ana;31/01/2026;10;{status}",
        "F-2;Ana;31/01/2026;10;Pendiente",
        titles="Factura;Cliente;Vto;Total;Situación",
    )
    assert str(found.accepted[0].outstanding.amount) == left


def test_status_does_not_overrule_an_outstanding_column() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;Pagada;4",
        titles="Factura;Cliente;Vto;Total;Estado;Pendiente",
    )
    assert str(found.accepted[0].outstanding.amount) == "4.00"


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("USD", "ES", "USD"),
        ("€", "MX", "EUR"),
        ("Pesos", "MX", "MXN"),
        ("M.N.", "MX", "MXN"),
        ("S/", "PE", "PEN"),
        ("dólares", "EC", "USD"),
        ("EUR - Euro", "ES", "EUR"),
        ("", "CO", "COP"),
        ("$", "CL", "CLP"),
    ],
)
def test_currency_by_code_sign_or_name(text: str, country: str, currency: str) -> None:
    found = rows(
        f"F-1;Ana;31/01/2026;10;{text}",
        titles="Factura;Cliente;Vto;Total;Moneda",
        country=country,
    )
    assert found.accepted[0].currency == currency


def test_unknown_currency_is_rejected() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;ZZZ",
        "F-2;Eva;31/01/2026;10;EUR",
        titles="Factura;Cliente;Vto;Total;Moneda",
    )
    assert codes(found.rejected) == [(2, "bad_currency", "currency")]


def test_currency_stands_beside_amount_or_in_title() -> None:
    beside = rows("F-1;Ana;31/01/2026;US$ 10")
    titled = rows("F-1;Ana;31/01/2026;10", titles="Factura;Cliente;Vto;Importe (USD)")
    given_ = rows("F-1;Ana;31/01/2026;10", currency="GBP")
    assert beside.accepted[0].currency == titled.accepted[0].currency == "USD"
    assert given_.accepted[0].currency == "GBP"


def test_options_may_be_in_small_letters() -> None:
    found = rows("F-1;Ana;31/01/2026;1,250", country="mx", currency="usd")
    assert str(found.accepted[0].amount) == "1250.00 USD"


def test_currency_option_must_be_known() -> None:
    with pytest.raises(UnknownCurrencyError):
        rows("F-1;Ana;31/01/2026;10", currency="XYZ")


def test_country_without_currency_asks_for_it() -> None:
    found = rows("F-1;Ana;31/01/2026;10", "F-2;A;31/01/2026;10", country="SE")
    assert {p.code for p in found.rejected} == {"bad_currency"}
    assert "--currency" in found.rejected[0].reason


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from([",", "."]))
def test_written_amounts_come_back(number: Decimal, sign: str) -> None:
    group = "." if sign == "," else ","
    text = f"{number:,.2f}".replace(",", "_").replace(".", sign).replace("_", group)
    reading = AmountReader(decimal_sign([text], "ES")).read(text)
    assert reading is not None
    assert reading.number == number


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_none(text: str) -> None:
    reading = AmountReader(decimal_sign([text], "MX")).read(text)
    assert reading is None or reading.number.is_finite()
