"""Names, sums, days and numbers of invented people, as each country writes them.

Every value is made up: telephone numbers lie in ranges or shapes used for examples,
addresses end in example.com, and no name is that of a real customer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from recobro.understanding.corpus.numbers import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryForms:
    """How money is written: sizes of a sum, of an instalment, its step, its words."""

    sums: tuple[int, int]
    parts: tuple[int, int]
    step: int
    thousands: str
    units: tuple[str, ...]
    phone: str


FORMS: dict[str, CountryForms] = {
    "ES": CountryForms(
        sums=(60, 2400), parts=(20, 150), step=5, thousands=".",
        units=("{} euros", "{} €", "{}€", "{} eur", "{} euros"), phone="6########",
    ),
    "MX": CountryForms(
        sums=(400, 18000), parts=(100, 1500), step=50, thousands=",",
        units=("{} pesos", "${}", "$ {}", "{} pesos", "{} mxn"), phone="55########",
    ),
    "CO": CountryForms(
        sums=(50000, 2500000), parts=(20000, 200000), step=5000, thousands=".",
        units=("{} pesos", "${}", "$ {}", "{}"), phone="300#######",
    ),
    "AR": CountryForms(
        sums=(15000, 900000), parts=(5000, 90000), step=500, thousands=".",
        units=("{} pesos", "${}", "$ {}", "{}"), phone="11########",
    ),
    "CL": CountryForms(
        sums=(12000, 900000), parts=(5000, 80000), step=1000, thousands=".",
        units=("{} pesos", "${}", "$ {}", "{}"), phone="9########",
    ),
    "PE": CountryForms(
        sums=(60, 4500), parts=(20, 300), step=10, thousands=",",
        units=("{} soles", "S/ {}", "S/{}", "s/. {}", "{} soles"), phone="9########",
    ),
    "US": CountryForms(
        sums=(60, 3500), parts=(20, 250), step=5, thousands=",",
        units=("${}", "{} dollars", "${}", "{} bucks"), phone="555555####",
    ),
}  # fmt: skip

_SLANG: dict[str, tuple[str, ...]] = {
    "ES": ("{} pavos", "{} eurillos"),
    "MX": ("{} varos", "{} bolas"),
    "CO": ("{} lucas", "{} lukas", "{} mil"),
    "AR": ("{} lucas", "{} mil", "{}k"),
    "CL": ("{} lucas", "{} luquitas", "{} mil"),
    "PE": ("{} lucas", "{} soles"),
    "US": ("{} bucks",),
}
_IN_THOUSANDS = frozenset({"CO", "AR", "CL"})

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
EN_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
EN_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip

_MEN: dict[str, tuple[str, ...]] = {
    "ES": ("Álvaro", "Iker", "Jordi", "Paco", "Manuel", "Rubén", "Sergio", "Andrés"),
    "MX": ("Chuy", "José Luis", "Memo", "Ricardo", "Toño", "Gerardo", "Beto", "Saúl"),
    "CO": ("Wilson", "Jhon Jairo", "Camilo", "Edwin", "Fabián", "Hernán", "Óscar"),
    "AR": ("Gastón", "Nahuel", "Matías", "Leandro", "Rubén", "Facundo", "Ezequiel"),
    "CL": ("Cristóbal", "Rodrigo", "Patricio", "Jaime", "Felipe", "Nelson", "Hugo"),
    "PE": ("Percy", "Wilmer", "Lucho", "Julio César", "Edgar", "Renzo", "Walter"),
    "US": ("James", "Kevin", "Marcus", "Luis", "Brian", "Tony", "Derek", "Paul"),
}
_WOMEN: dict[str, tuple[str, ...]] = {
    "ES": ("Laura", "Marta", "Nerea", "Pilar", "Rocío", "Montse", "Inés", "Amparo"),
    "MX": ("Lupita", "Rosa", "Yadira", "Maricela", "Alejandra", "Ximena", "Norma"),
    "CO": ("Luz Dary", "Paola", "Yuliana", "Marcela", "Leidy", "Gloria", "Sandra"),
    "AR": ("Florencia", "Romina", "Graciela", "Silvina", "Mirta", "Agustina"),
    "CL": ("Javiera", "Catalina", "Marisol", "Ximena", "Carolina", "Constanza"),
    "PE": ("Milagros", "Yesenia", "Rosario", "Flor", "Maribel", "Giuliana"),
    "US": ("Linda", "Maria", "Sarah", "Denise", "Karen", "Tiffany", "Angela"),
}
_SURNAMES: dict[str, tuple[str, ...]] = {
    "ES": ("García", "Ferrer", "Iglesias", "Ortega", "Vidal", "Santos", "Lozano"),
    "MX": ("Hernández", "Ramírez", "Cruz", "Domínguez", "Juárez", "Mendoza"),
    "CO": ("Rodríguez", "Ospina", "Quintero", "Cárdenas", "Restrepo", "Murillo"),
    "AR": ("Fernández", "Acosta", "Benítez", "Sosa", "Giménez", "Pereyra"),
    "CL": ("González", "Muñoz", "Sepúlveda", "Fuentes", "Araya", "Valdés"),
    "PE": ("Quispe", "Huamán", "Flores", "Mamani", "Chávez", "Paredes"),
    "US": ("Johnson", "Miller", "Garcia", "Davis", "Lopez", "Brown", "Clark"),
}
_NUMBERS = {2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 10: "diez"}


def _pick(rng: Random, low: int, high: int, step: int) -> int:
    # More small sums than large ones, as in any portfolio.
    span = (high - low) // step
    return low + step * int(span * rng.random() ** 2)


def grouped(value: int, mark: str) -> str:
    """1234567 as 1.234.567, with the mark given."""
    return f"{value:,}".replace(",", mark)


def _money(rng: Random, country: str, bounds: tuple[int, int]) -> str:
    forms = FORMS[country]
    value = _pick(rng, *bounds, forms.step)
    manner = rng.random()
    if manner < 0.16:
        if country in _IN_THOUSANDS and value >= 1000:
            value = max(value // 1000, 1)
        return rng.choice(_SLANG[country]).format(value)
    if manner < 0.30 and country != "US":
        unit = {"ES": " euros", "PE": " soles"}.get(country, " pesos")
        return in_words(value) + (unit if rng.random() < 0.7 else "")
    digits = str(value)
    if value >= 1000 and rng.random() < 0.6:
        digits = grouped(value, forms.thousands)
    if country in {"ES", "MX", "PE", "US"} and rng.random() < 0.12:
        point = "," if country == "ES" else "."
        digits += f"{point}{rng.randrange(5, 100):02d}"
    return rng.choice(forms.units).format(digits)


def _sum(rng: Random, country: str) -> str:
    return _money(rng, country, FORMS[country].sums)


def _part(rng: Random, country: str) -> str:
    return _money(rng, country, FORMS[country].parts)


def _day(rng: Random, _country: str) -> str:
    number = rng.randrange(1, 31)
    return in_words(number) if rng.random() < 0.12 else str(number)


def _ordinal(rng: Random, _country: str) -> str:
    number = rng.randrange(1, 31)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 11 <= number <= 13 else ending}"


def _weekday(rng: Random, country: str) -> str:
    return rng.choice(EN_WEEKDAYS if country == "US" else WEEKDAYS)


def _month(rng: Random, country: str) -> str:
    return rng.choice(EN_MONTHS if country == "US" else MONTHS)


def _count(rng: Random, country: str) -> str:
    number = rng.choice((2, 3, 3, 4, 5, 6, 6, 10, 12))
    words = number in _NUMBERS and rng.random() < 0.45 and country != "US"
    return _NUMBERS[number] if words else str(number)


def _man(rng: Random, country: str) -> str:
    return rng.choice(_MEN[country])


def _woman(rng: Random, country: str) -> str:
    return rng.choice(_WOMEN[country])


def _surname(rng: Random, country: str) -> str:
    return rng.choice(_SURNAMES[country])


def _name(rng: Random, country: str) -> str:
    first = rng.choice(_MEN[country] + _WOMEN[country])
    return first + (f" {_surname(rng, country)}" if rng.random() < 0.35 else "")


def _invoice(rng: Random, _country: str) -> str:
    number = rng.randrange(100, 99999)
    style = rng.choice(("{}", "F-{}", "A{}", "2025-{}", "FAC-{}", "{}", "FV{}", "B-{}"))
    return style.format(number)


def _phone(rng: Random, country: str) -> str:
    shape = FORMS[country].phone
    digits = "".join(str(rng.randrange(10)) if c == "#" else c for c in shape)
    if rng.random() < 0.3:
        return " ".join((digits[:3], digits[3:6], digits[6:]))
    return digits


def _email(rng: Random, country: str) -> str:
    first = rng.choice(_MEN[country] + _WOMEN[country]).split()[0].lower()
    plain = first.translate(str.maketrans("áéíóúñ", "aeioun"))
    dot = rng.choice(("", ".", "_"))
    host = rng.choice(("example.com", "mail.example.com", "example.org"))
    return f"{plain}{dot}{rng.randrange(60, 99)}@{host}"


def _hour(rng: Random, country: str) -> str:
    if country == "US":
        return f"{rng.randrange(1, 12)} {rng.choice(('pm', 'p.m.', 'am'))}"
    hour = rng.randrange(1, 12)
    article = "la" if hour == 1 else "las"
    tail = rng.choice(("", "", ":30", " y media", " de la tarde", " pm", " en punto"))
    number = in_words(hour) if rng.random() < 0.3 and tail != ":30" else str(hour)
    return f"{article} {'una' if number == 'uno' else number}{tail}"


def _percent(rng: Random, _country: str) -> str:
    number = rng.choice((10, 15, 20, 25, 30, 40, 50, 60))
    if rng.random() < 0.3:
        return f"{in_words(number)} por ciento"
    return f"{number}{rng.choice(('%', ' %', ' por ciento'))}"


def _year(rng: Random, _country: str) -> str:
    return str(rng.randrange(2017, 2026))


def _age(rng: Random, _country: str) -> str:
    return str(rng.randrange(71, 94))


def _young_age(rng: Random, _country: str) -> str:
    return str(rng.randrange(11, 18))


TERMINALS: dict[str, Callable[[Random, str], str]] = {
    "ordinal": _ordinal,
    "sum": _sum, "part": _part, "day": _day, "weekday": _weekday, "month": _month,
    "count": _count, "man": _man, "woman": _woman, "surname": _surname, "name": _name,
    "invoice": _invoice, "phone": _phone, "email": _email, "hour": _hour,
    "percent": _percent, "year": _year, "age": _age, "young_age": _young_age,
}  # fmt: skip
