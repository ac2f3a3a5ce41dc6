"""Properties: every relative form, for any today, against another computation."""

import calendar
from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta
from dateutil.rrule import DAILY, FR, MONTHLY, rrule
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.understanding.entities.words import number_in_words

from recobro.understanding.entities import named_days
from recobro.understanding.rules.normalise import fold

todays = st.dates(date(2023, 1, 1), date(2035, 12, 31))
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def ahead(text: str, today: date, country: str = "ES") -> date | None:
    (day,) = named_days(fold(text), today, country)
    return day.ahead


def behind(text: str, today: date, country: str = "ES") -> date | None:
    (day,) = named_days(fold(text), today, country)
    return day.behind


def first_that(today: date, fits: object, start: int = 0) -> date:
    """The first day from today on that fits, by looking at one after another."""
    day = today + timedelta(start)
    while not fits(day):  # type: ignore[operator]
        day += timedelta(1)
    return day


def is_last(day: date) -> bool:
    return (day + timedelta(1)).day == 1


@given(todays)
def test_neighbours_of_today_are_counted(today: date) -> None:
    assert ahead("hoy", today) == behind("hoy", today) == today
    assert ahead("mañana", today) == today + relativedelta(days=1)
    assert ahead("pasado mañana", today) == today + relativedelta(days=2)
    assert behind("ayer", today) == today + relativedelta(days=-1)
    assert behind("anteayer", today) == today + relativedelta(days=-2)


@given(todays, st.integers(0, 6))
def test_weekday_is_the_next_or_last(today: date, index: int) -> None:
    name = WEEKDAYS[index]
    coming = first_that(today, lambda d: d.weekday() == index, 1)
    assert ahead(f"el {name}", today) == coming
    assert ahead(f"el próximo {name}", today) == coming
    assert behind(f"el {name}", today) == coming - timedelta(
        14 if coming - timedelta(7) == today else 7
    )


@given(todays, st.integers(0, 6))
def test_weekday_of_next_week_is_in_it(today: date, index: int) -> None:
    day = ahead(f"el {WEEKDAYS[index]} de la semana que viene", today)
    assert day is not None
    following = today + timedelta(7)
    assert day.isocalendar() == (*following.isocalendar()[:2], index + 1)


@given(todays)
def test_next_week_is_its_monday(today: date) -> None:
    monday = today + relativedelta(days=1, weekday=MO(1))
    for text in ("la semana que viene", "la próxima semana", "la otra semana"):
        assert ahead(text, today) == monday


@given(todays, st.integers(2, 90))
def test_days_from_today_are_added(today: date, count: int) -> None:
    then = today + relativedelta(days=count)
    for number in (str(count), number_in_words(count)):
        assert ahead(f"en {number} días", today) == then
        assert ahead(f"dentro de {number} días", today) == then
        assert ahead(f"{number} días más", today) == then
        assert behind(f"hace {number} días", today) == today - timedelta(count)


@given(todays, st.integers(2, 12))
def test_weeks_and_months_are_added(today: date, count: int) -> None:
    assert ahead(f"en {count} semanas", today) == today + relativedelta(weeks=count)
    assert ahead(f"en {count} meses", today) == today + relativedelta(months=count)
    assert behind(f"hace {count} meses", today) == today - relativedelta(months=count)


@given(todays, st.integers(1, 31))
def test_day_of_the_month_is_the_next(today: date, number: int) -> None:
    day = ahead(f"el {number}", today)
    wanted = next(
        then
        for n in range(3)
        if (then := (today.replace(day=1) + relativedelta(months=n, day=number)))
        > today
    )
    assert day == wanted


@given(todays, st.integers(1, 31))
def test_day_of_next_month_is_in_it(today: date, number: int) -> None:
    wanted = today.replace(day=1) + relativedelta(months=1, day=number)
    for form in (
        "del que viene",
        "del mes que viene",
        "del próximo mes",
        "del otro mes",
    ):
        assert ahead(f"el {number} {form}", today) == wanted


@given(todays)
def test_end_of_month_is_its_last_day(today: date) -> None:
    last = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    for form in ("fin de mes", "a finales de mes", "a fines de este mes",
                 "el último día del mes"):  # fmt: skip
        assert ahead(form, today) == last
    assert ahead("a fin del mes que viene", today) == today + relativedelta(
        day=1, months=2, days=-1
    )


@given(todays, st.integers(1, 12))
def test_parts_of_a_named_month_are_read(today: date, month: int) -> None:
    name = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
            "septiembre", "octubre", "noviembre", "diciembre")[month - 1]  # fmt: skip
    for form, fits in (
        ("a finales de", is_last),
        ("a mediados de", lambda d: d.day == 15),
        ("a principios de", lambda d: d.day == 1),
        ("a primeros de", lambda d: d.day == 1),
    ):
        found = first_that(today, lambda d, fits=fits: d.month == month and fits(d))
        assert ahead(f"{form} {name}", today) == found


@given(todays)
def test_first_of_the_month_is_the_next(today: date) -> None:
    first = first_that(today, lambda d: d.day == 1, 1)
    for form in ("a primeros de mes", "a principios de mes", "el mes que viene"):
        assert ahead(form, today) == first


@given(todays)
def test_quincena_is_the_next_payday(today: date) -> None:
    american = first_that(today, lambda d: d.day == 15 or is_last(d), 1)
    spanish = first_that(today, lambda d: d.day == 15, 1)
    for country in ("MX", "CO", "PE", "CL", "AR"):
        assert ahead("la quincena", today, country) == american
    assert ahead("la quincena", today, "ES") == spanish


@given(todays)
def test_first_friday_is_the_calendar_s(today: date) -> None:
    fridays = rrule(MONTHLY, byweekday=FR(1), dtstart=today, count=1)
    assert ahead("el primer viernes del mes", today) == fridays[0].date()
    lasts = rrule(MONTHLY, byweekday=FR(-1), dtstart=today, count=1)
    assert ahead("el último viernes del mes", today) == lasts[0].date()


@given(todays, st.integers(1, 30))
def test_working_days_leave_out_weekends(today: date, count: int) -> None:
    # a plain week-day rule counts the days after today
    days = rrule(DAILY, byweekday=range(5), dtstart=today + timedelta(1), count=count)
    if count > 1:
        assert ahead(f"en {count} días hábiles", today) == days[count - 1].date()


@given(todays)
def test_last_working_day_is_no_weekend(today: date) -> None:
    day = ahead("el último día hábil de mayo", today)
    assert day is not None
    assert day.month == 5
    assert day.weekday() < 5
    assert all((day + timedelta(n)).weekday() > 4 for n in range(1, 32 - day.day))


@given(todays)
def test_easter_is_the_church_s(today: date) -> None:
    sundays = [easter(year) for year in (today.year, today.year + 1)]
    for form, shift in (
        ("el lunes de Pascua", 1), ("el jueves santo", -3),
        ("después de Semana Santa", 1),
        ("el domingo de Resurrección", 0), ("el viernes santo", -2),
    ):  # fmt: skip
        wanted = min(d for s in sundays if (d := s + timedelta(shift)) >= today)
        assert ahead(form, today) == wanted


@given(todays)
def test_fixed_feasts_have_their_day(today: date) -> None:
    for form, month, day in (
        ("antes de Navidad", 12, 24), ("en Navidad", 12, 25),
        ("después de Reyes", 1, 7),
        ("antes de Reyes", 1, 5), ("después de año nuevo", 1, 2),
        ("fin de año", 12, 31),
    ):  # fmt: skip
        wanted = first_that(today, lambda d, m=month, n=day: (d.month, d.day) == (m, n))
        assert ahead(form, today) == wanted


@pytest.mark.parametrize(
    "form", ["de hoy en ocho", "en una semana", "dentro de 7 días"]
)
@given(today=todays)
def test_a_week_from_today_has_its_forms(form: str, today: date) -> None:
    assert ahead(form, today) == today + relativedelta(weeks=1)
