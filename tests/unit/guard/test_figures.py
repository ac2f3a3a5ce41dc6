"""Numbers, money and dates, however they are written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from recobro.domain.guard.dates import named_dates
from recobro.domain.guard.facts import PlanOffer
from recobro.domain.guard.figures import FigureKind, figures
from recobro.domain.guard.numerals import numbers
from recobro.domain.guard.schedule import instalment_days
from recobro.domain.guard.text import fold

TODAY = date(2026, 5, 12)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("149,90", "149.90"),
        ("1.250,00", "1250"),
        ("1,250.00", "1250"),
        ("1.250", "1250"),
        ("149.990", "149990"),
        ("1 250,50", "1250.50"),
        ("1'250.50", "1250.50"),
        ("mil doscientos", "1200"),
        ("ciento cuarenta y nueve con noventa", "149.90"),
        ("ciento cuarenta y nueve coma noventa", "149.90"),
        ("doscientos cuarenta mil", "240000"),
        ("un millón doscientos mil", "1200000"),
        ("millón y medio", "1500000"),
        ("150 mil", "150000"),
        ("150k", "150000"),
        ("1,5 millones", "1500000"),
        ("2 mil quinientos", "2500"),
        ("treinta y uno", "31"),
        ("veintidós", "22"),
        ("one hundred and forty-nine", "149"),
        ("twelve hundred", "1200"),
        ("two thousand five hundred", "2500"),
        ("1OO", "100"),
    ],
)
def test_number_is_read_whole(text: str, value: str) -> None:
    read = numbers(fold(text).folded)
    assert [n.value for n in read] == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("149,90 €", "149.90"),
        ("$1,250.00", "1250"),
        ("S/.350", "350"),
        ("US$ 20", "20"),
        ("20 euros con 5 céntimos", "20.05"),
        ("cuarenta centavos", "0.40"),
        ("90 lucas", "90000"),
        ("MXN 500", "500"),
        ("pague 150 al mes", "150"),
        ("su saldo es de 350.", "350"),
    ],
)
def test_money_is_told_by_context(text: str, value: str) -> None:
    found = figures(fold(text).folded, ())
    assert [f.value for f in found if f.kind is FigureKind.MONEY] == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "mil gracias",
        "de 9.00 a 18.00",
        "a las 18.30",
        "la Ley 24.240",
        "en 2026",
        "calle Mayor 12",
        "tiene 3 facturas",
        "en 48 horas",
        "el 15 %",
        "una de las dos",
        "24/7",
    ],
)
def test_other_numbers_are_no_money(text: str) -> None:
    found = figures(fold(text).folded, ())
    assert not [f for f in found if f.kind is FigureKind.MONEY]


@pytest.mark.parametrize(
    ("text", "percent"),
    [("el 15%", 15), ("quince por ciento", 15), ("la mitad", 50), ("a quarter", 25)],
)
def test_percentage_is_read(text: str, percent: int) -> None:
    found = figures(fold(text).folded, ())
    assert [f.value for f in found if f.kind is FigureKind.PERCENT] == [percent]


def test_middle_of_month_is_no_half() -> None:
    assert not figures(fold("a la mitad del mes").folded, ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("el 20 de mayo", date(2026, 5, 20)),
        ("20/05/2026", date(2026, 5, 20)),
        ("20-05-26", date(2026, 5, 20)),
        ("2026-05-20", date(2026, 5, 20)),
        ("veinte de mayo", date(2026, 5, 20)),
        ("primero de junio", date(2026, 6, 1)),
        ("el día 20", date(2026, 5, 20)),
        ("este viernes", date(2026, 5, 15)),
        ("el viernes 15 de mayo", date(2026, 5, 15)),
        ("mañana", date(2026, 5, 13)),
        ("pasado mañana", date(2026, 5, 14)),
        ("dentro de tres días", date(2026, 5, 15)),
        ("en 48 horas", date(2026, 5, 14)),
        ("en dos semanas", date(2026, 5, 26)),
        ("a fin de mes", date(2026, 5, 31)),
        ("la próxima semana", date(2026, 5, 20)),
        ("May 20th", date(2026, 5, 20)),
        ("20 May 2026", date(2026, 5, 20)),
        ("next Friday", date(2026, 5, 22)),
        ("tomorrow", date(2026, 5, 13)),
        ("the end of the month", date(2026, 5, 31)),
    ],
)
def test_date_resolves_against_today(text: str, day: date) -> None:
    found = named_dates(fold(text).folded, TODAY, "ES")
    assert len(found) == 1
    assert found[0].holds(day)


@pytest.mark.parametrize("text", ["jueves 15 de mayo", "31 de abril", "30/02/2026"])
def test_impossible_date_is_marked(text: str) -> None:
    found = named_dates(fold(text).folded, TODAY, "ES")
    assert [named.impossible for named in found] == [True]


@pytest.mark.parametrize("text", ["por la mañana", "de lunes a viernes", "los lunes"])
def test_times_of_day_are_no_dates(text: str) -> None:
    assert named_dates(fold(text).folded, TODAY, "ES") == []


def test_two_days_share_a_month() -> None:
    found = named_dates(fold("el 15 y el 30 de mayo").folded, TODAY, "ES")
    assert [named.holds(date(2026, 5, 15)) for named in found] == [True, False]
    assert found[1].holds(date(2026, 5, 30))


def test_monthly_instalments_keep_existing_days() -> None:
    # 31 January + 1 month is 28 February
    plan = PlanOffer(installments=3, amount=Decimal(10), first_date=date(2026, 1, 31))
    days = {date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)}
    assert instalment_days(plan) == days
