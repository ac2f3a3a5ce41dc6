"""The demonstration's portfolio: plausible, fictitious, the same every time."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.connectors.files.tax_ids import TaxIdReader
from recobro.demo.portfolio import demo_portfolio
from recobro.domain.debtors import debtor_kind
from recobro.domain.money import CURRENCY_OF_COUNTRY, Money
from recobro.domain.places import spanish_region
from recobro.ports.portfolio import InvoiceKind, InvoiceRow

TODAY = date(2026, 3, 10)
ROWS = demo_portfolio(TODAY)

# The region of each Spanish town, as ISO 3166-2 writes it after the hyphen.
REGIONS = {
    "Madrid": "MD", "Alcalá de Henares": "MD", "Barcelona": "CT", "Badalona": "CT",
    "Valencia": "VC", "Alicante": "VC", "Sevilla": "AN", "Málaga": "AN",
    "Granada": "AN", "Cádiz": "AN", "Zaragoza": "AR", "Bilbao": "PV",
    "Donostia": "PV", "Pamplona": "NC", "Logroño": "RI", "A Coruña": "GA",
    "Vigo": "GA", "Oviedo": "AS", "Santander": "CB", "Valladolid": "CL",
    "Toledo": "CM", "Badajoz": "EX", "Murcia": "MC", "Palma": "IB",
    "Las Palmas de Gran Canaria": "CN", "Santa Cruz de Tenerife": "CN",
}  # fmt: skip


def by_debtor() -> dict[str, list[InvoiceRow]]:
    found: dict[str, list[InvoiceRow]] = defaultdict(list)
    for row in ROWS:
        assert row.debtor_id is not None
        found[row.debtor_id].append(row)
    return found


def debtors() -> list[InvoiceRow]:
    return [rows[0] for rows in by_debtor().values()]


def days_past_due(rows: list[InvoiceRow]) -> int:
    return max((TODAY - row.due_date).days for row in rows)


def test_first_debtor_is_always_marta() -> None:
    for seed in (1, 7, 99):
        marta, *others = demo_portfolio(TODAY, debtors=5, seed=seed)
        assert (marta.row, marta.number) == (2, "F-1001")
        assert marta.debtor_name == "Marta Ruiz López"
        assert marta.phone == "+34600111222"
        assert (marta.country, marta.city, marta.postcode) == ("ES", "Madrid", "28013")
        assert marta.amount == marta.outstanding == Money.of("149.90", "EUR")
        assert marta.due_date == date(2026, 3, 2)  # 10 March - 8 days
        assert marta.concept == "Luz, marzo"
        assert all(row.debtor_id != marta.debtor_id for row in others)


def test_same_seed_gives_same_rows() -> None:
    assert demo_portfolio(TODAY) == ROWS
    assert demo_portfolio(TODAY, seed=8) != ROWS


def test_there_are_as_many_debtors_as_asked() -> None:
    assert len(by_debtor()) == 300
    assert len(demo_portfolio(TODAY, debtors=1)) == 1


def test_portfolio_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        demo_portfolio(TODAY, debtors=0)


def test_more_than_half_live_in_spain() -> None:
    countries = Counter(row.country for row in debtors())
    # 299 drawn in blocks of 20 with 11 each, and Marta: 14 * 11 + 1 + the last 19.
    assert 155 + 10 <= countries["ES"] <= 155 + 11
    assert set(countries) == {"ES", "MX", "CO", "AR", "CL", "PE"}


def test_amounts_are_in_own_currency() -> None:
    assert all(row.currency == CURRENCY_OF_COUNTRY[row.country] for row in ROWS)


def test_every_stage_is_there_today() -> None:
    ages = [days_past_due(rows) for rows in by_debtor().values()]
    assert sum(-6 <= age <= -1 for age in ages) >= 60
    assert sum(1 <= age <= 30 for age in ages) >= 90
    assert sum(31 <= age <= 90 for age in ages) >= 60
    assert sum(91 <= age <= 180 for age in ages) >= 30
    assert 5 <= sum(age > 180 for age in ages) <= 15


def test_debtors_have_one_to_six_invoices() -> None:
    sizes = Counter(len(rows) for rows in by_debtor().values())
    assert set(sizes) == {1, 2, 3, 4, 5, 6}


def test_invoice_numbers_never_repeat() -> None:
    assert len({row.number for row in ROWS}) == len(ROWS)


def test_phones_are_valid_and_distinct() -> None:
    phones = [row.phone for row in debtors() if row.phone]
    assert len(set(phones)) == len(phones)
    for phone in phones:
        parsed = phonenumbers.parse(phone)
        assert phonenumbers.is_valid_number(parsed), phone
        kind = phonenumbers.number_type(parsed)
        assert kind in {
            phonenumbers.PhoneNumberType.MOBILE,
            phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
        }


def test_phones_belong_to_their_country() -> None:
    for row in debtors():
        if row.phone:
            parsed = phonenumbers.parse(row.phone)
            assert phonenumbers.region_code_for_number(parsed) == row.country


def test_few_debtors_have_no_phone() -> None:
    without = [row for row in debtors() if row.phone is None]
    assert 3 <= len(without) <= 24  # 4 % of 300 is 12
    assert all(row.email for row in without)


def test_emails_stay_at_example_domain() -> None:
    emails = [row.email for row in debtors() if row.email]
    assert len(set(emails)) == len(emails)
    assert all(email.endswith("@example.com") and email.isascii() for email in emails)


def test_tax_ids_carry_right_check_digits() -> None:
    reader = TaxIdReader()
    for row in debtors():
        assert row.tax_id is not None
        assert reader.read(row.tax_id, row.country).valid is True, row
    assert len({row.tax_id for row in debtors()}) == 300


def test_businesses_are_told_from_consumers() -> None:
    kinds = Counter(
        debtor_kind(name=row.debtor_name, tax_id=row.tax_id, country=row.country)
        for row in debtors()
    )
    assert 20 <= kinds["business"] <= 70  # 14 % of 300 is 42
    assert kinds["consumer"] + kinds["business"] == 300


def test_spanish_postcodes_fit_their_town() -> None:
    for row in debtors():
        if row.country == "ES":
            assert row.city is not None
            assert row.postcode is not None
            assert spanish_region(row.postcode) == REGIONS[row.city]


def test_some_invoices_are_partly_paid() -> None:
    partly = [row for row in ROWS if row.outstanding != row.amount]
    assert len(partly) >= 10
    assert all(
        row.amount > row.outstanding > Money.zero(row.currency) for row in partly
    )


def test_credit_notes_leave_something_owed() -> None:
    notes = [row for row in ROWS if row.kind is InvoiceKind.CREDIT_NOTE]
    assert len(notes) >= 3
    for note in notes:
        owed = [row for row in ROWS if row.debtor_id == note.debtor_id]
        balance = Money.sum((row.outstanding for row in owed), note.currency)
        assert balance.is_positive
        assert note.number.startswith("AB-")


def test_few_debtors_are_written_in_english() -> None:
    languages = Counter(row.language for row in debtors())
    assert 3 <= languages["en"] <= 25
    assert languages["es"] + languages["en"] == 300


def test_names_carry_accents_and_commas() -> None:
    names = [row.debtor_name for row in debtors()]
    assert any("ñ" in name for name in names)
    assert any("," in name and "S" not in name.split(", ")[1][:2] for name in names)


@given(
    today=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)),
    seed=st.integers(min_value=0, max_value=2**32),
)
def test_any_day_gives_sound_rows(today: date, seed: int) -> None:
    rows = demo_portfolio(today, debtors=12, seed=seed)
    assert rows[0].due_date == today - timedelta(days=8)
    for position, row in enumerate(rows, start=2):
        assert row.row == position
        assert row.issue_date is not None
        assert row.issue_date < row.due_date <= today + timedelta(days=6)
        assert row.amount.amount != 0
        assert abs(row.outstanding.amount) <= abs(row.amount.amount)
        assert row.outstanding.amount * row.amount.amount > 0
