"""Properties: what our own formatter writes is read back, whatever the day or sum."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.understanding.entities.reading import entities_of
from tests.unit.understanding.entities.words import number_in_words

from recobro.domain.money import CURRENCY_OF_COUNTRY, Money, currency_exponent
from recobro.understanding.entities import named_days
from recobro.understanding.rules.normalise import fold
from recobro.understanding.writer import formats

COUNTRIES = ("ES", "MX", "CO", "AR", "CL", "PE")
todays = st.dates(date(2024, 1, 1), date(2032, 12, 31))
offsets = st.integers(-300, 300)
countries = st.sampled_from(COUNTRIES)


def _is_read(written: str, today: date, offset: int, country: str = "ES") -> bool:
    """Whether the one day named is the one `offset` days from today."""
    days = named_days(fold(written), today, country)
    if len(days) != 1:
        return False
    meant = today + timedelta(offset)
    return (offset < 0 or days[0].ahead == meant) and (
        offset > 0 or days[0].behind == meant
    )


@given(todays, offsets, st.sampled_from(["es", "en"]), st.booleans())
def test_day_of_our_writer_is_read_back(
    today: date, offset: int, language: str, year: bool
) -> None:
    meant = today + timedelta(offset)
    written = formats.day(meant, language, today if year else None)
    assert _is_read(written, today, offset)


@given(todays, offsets, st.sampled_from(["es", "en"]))
def test_weekday_and_day_are_read_back(today: date, offset: int, language: str) -> None:
    written = formats.weekday_and_day(today + timedelta(offset), language)
    assert _is_read(f"Será el {written}.", today, offset)


@given(todays, offsets, st.times())
def test_moment_of_our_writer_is_read_back(
    today: date, offset: int, clock: object
) -> None:
    moment = datetime.fromisoformat(f"{today + timedelta(offset)}T{clock}")
    assert _is_read(formats.moment(moment, "es"), today, offset)


@given(
    todays,
    offsets,
    countries,
    st.sampled_from(["full", "long", "medium", "short"]),
)
def test_every_form_of_every_locale_is_read_back(
    today: date, offset: int, country: str, form: str
) -> None:
    written = format_date(today + timedelta(offset), form, locale=f"es_{country}")
    assert _is_read(f"el {written}", today, offset, country)
    assert _is_read(written, today, offset, country)


@given(todays, offsets)
def test_iso_date_is_read_back(today: date, offset: int) -> None:
    assert _is_read((today + timedelta(offset)).isoformat(), today, offset)


@given(todays, offsets)
def test_date_in_words_is_read_back(today: date, offset: int) -> None:
    meant = today + timedelta(offset)
    month = format_date(meant, "MMMM", locale="es")
    written = f"el {number_in_words(meant.day)} de {month}"
    assert _is_read(written, today, offset)


@given(countries, st.sampled_from(["es", "en"]), st.integers(1, 10**10))
def test_money_of_our_writer_is_read_back(
    country: str, language: str, units: int
) -> None:
    currency = CURRENCY_OF_COUNTRY[country]
    amount = Decimal(units).scaleb(-currency_exponent(currency))
    written = formats.money(Money(amount, currency), country, language)
    found = entities_of(f"mañana te pago {written}", country, "promise_to_pay")
    assert Decimal(found["amount"]) == amount
    if language == "es":
        assert found["currency"] == currency


@given(countries, st.integers(1, 10**8))
def test_dollars_of_our_writer_are_read_back(country: str, cents: int) -> None:
    amount = Decimal(cents) / 100
    written = formats.money(Money(amount, "USD"), country, "es")
    found = entities_of(f"te pago {written} mañana", country, "promise_to_pay")
    assert (Decimal(found["amount"]), found["currency"]) == (amount, "USD")


@given(st.integers(2, 999_999_999), st.sampled_from(["pesos", "soles", "euros"]))
def test_sum_in_words_is_read_back(number: int, currency: str) -> None:
    text = f"mañana pago {number_in_words(number)} {currency}"
    found = entities_of(text, "MX", "promise_to_pay")
    assert Decimal(found["amount"]) == number


@given(st.integers(2, 99_999), st.integers(1, 99))
def test_cents_in_words_are_read_back(number: int, cents: int) -> None:
    text = f"pago {number_in_words(number)} euros con {number_in_words(cents)} céntimos"
    found = entities_of(text, "ES", "promise_to_pay")
    assert Decimal(found["amount"]) == number + Decimal(cents) / 100


@given(st.integers(2, 10**9), st.integers(0, 99), countries)
def test_either_thousands_mark_is_read_back(
    whole: int, cents: int, country: str
) -> None:
    american = f"{whole:,}.{cents:02d}"
    european = american.translate(str.maketrans(",.", ".,"))
    for written in (american, european):
        found = entities_of(f"te deposito {written}", country, "promise_to_pay")
        assert Decimal(found["amount"]) == whole + Decimal(cents) / 100


@given(
    st.integers(2, 60), st.sampled_from(["cuotas", "pagos", "plazos", "mensualidades"])
)
def test_instalments_in_words_are_read_back(count: int, name: str) -> None:
    text = f"¿puedo pagar en {number_in_words(count)} {name}?"
    assert entities_of(text, "CO", "request_plan")["installments"] == count
