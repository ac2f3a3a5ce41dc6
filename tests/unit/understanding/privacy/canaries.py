"""Fictitious personal data in the formats in which people write it.

Numbers are drawn from a seeded generator; check digits are computed here, and in one
of four cases spoilt, because a typing error must not let a number through.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from dataclasses import dataclass

_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"
_SPOKEN = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
)  # fmt: skip
_LETTERS = {"Z": "zeta", "K": "ka", "J": "jota", "X": "equis", "H": "hache"}
_RUT_WEIGHTS = (2, 3, 4, 5, 6, 7, 2, 3)
_CUIT_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """One piece of personal data, what it is, and how it was written."""

    kind: str
    text: str

    @property
    def compact(self) -> str:
        """Only letters and digits, in lower case."""
        return "".join(c for c in self.text.lower() if c.isalnum())


def _digits(rng: random.Random, count: int) -> str:
    first = rng.choice("123456789")
    return first + "".join(rng.choice(string.digits) for _ in range(count - 1))


def _dni(rng: random.Random) -> str:
    number = _digits(rng, 8)
    return number + _DNI[int(number) % 23]


def _nie(rng: random.Random) -> str:
    number = _digits(rng, 7)
    prefix = rng.choice("XYZ")
    return prefix + number + _DNI[int(f"{'XYZ'.index(prefix)}{number}") % 23]


def _cif(rng: random.Random) -> str:
    return rng.choice("ABCDEFGHJ") + _digits(rng, 8)


def _curp(rng: random.Random) -> str:
    day = f"{rng.randint(50, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    head = "".join(rng.choice(string.ascii_uppercase) for _ in range(4))
    tail = "".join(rng.choice(_CONSONANTS) for _ in range(3))
    return f"{head}{day}{rng.choice('HM')}DF{tail}0{rng.randint(0, 9)}"


def _rfc(rng: random.Random) -> str:
    return _curp(rng)[:10] + rng.choice("ABCDEF") + f"{rng.randint(10, 99)}"


def _rut(rng: random.Random) -> str:
    number = _digits(rng, 8)
    total = sum(int(d) * w for d, w in zip(number[::-1], _RUT_WEIGHTS, strict=True))
    check = 11 - total % 11
    return number + {10: "K", 11: "0"}.get(check, str(check))


def _weighted(prefix: str, weights: tuple[int, ...], rng: random.Random) -> str:
    body = prefix + _digits(rng, len(weights) - len(prefix))
    check = -sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
    return body + str(check % 10)


def _cuit(rng: random.Random) -> str:
    return _weighted(
        rng.choice(("20", "27", "30")), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), rng
    )


def _luhn(body: str) -> str:
    doubled = (
        int(d) if i % 2 else sum(divmod(int(d) * 2, 10))
        for i, d in enumerate(reversed(body))
    )
    return body + str(-sum(doubled) % 10)


def _card(rng: random.Random) -> str:
    return _luhn(rng.choice("45") + _digits(rng, 14))


def _iban(rng: random.Random) -> str:
    body = _digits(rng, 20)
    check = 98 - int(f"{body}142800") % 97  # ES00 moved to the end: E=14 S=28
    return f"ES{check:02}{body}"


def _spoil(text: str, rng: random.Random) -> str:
    """One wrong digit, or a letter O where a zero stood."""
    places = [i for i, c in enumerate(text) if c.isdigit()]
    at = rng.choice(places)
    if "0" in text and rng.random() < 0.5:
        at = text.index("0")
        return text[:at] + "O" + text[at + 1 :]
    wrong = str((int(text[at]) + rng.randint(1, 9)) % 10)
    return text[:at] + wrong + text[at + 1 :]


def _in_groups(text: str, sizes: tuple[int, ...], sign: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return sign.join(p for p in [*parts, text[at:]] if p)


def _spoken(text: str) -> str:
    words = [_SPOKEN[int(c)] if c.isdigit() else _LETTERS.get(c, c) for c in text]
    return " ".join(words)


_Groupings = tuple[tuple[int, ...], ...]
_MAKERS: dict[str, tuple[Callable[[random.Random], str], _Groupings]] = {
    "dni_es": (_dni, ((8,), (2, 3, 3), (4, 4), (3, 3, 2), (2, 2, 2, 2))),
    "nie_es": (_nie, ((1, 7), (1, 4, 3), (1, 1, 3, 3))),
    "cif_es": (_cif, ((1,), (1, 7), (1, 2, 3, 3))),
    "curp_mx": (_curp, ((18,), (4, 6, 6))),
    "rfc_mx": (_rfc, ((13,), (4, 6))),
    "rut_cl": (_rut, ((8,), (2, 3, 3), (4, 4))),
    "ruc_pe": (lambda r: _weighted("20", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), r), ((11,),
    (2, 8))),
    "dni_pe": (lambda r: _digits(r, 8), ((8,), (4, 4), (2, 3, 3))),
    "cuit_ar": (_cuit, ((2, 8), (2, 2, 3, 3), (11,))),
    "dni_ar": (lambda r: _digits(r, 8), ((2, 3, 3), (8,))),
    "cedula_co": (lambda r: _digits(r, 10), ((1, 3, 3, 3), (10,), (2, 4, 4))),
    "nit_co": (lambda r: _digits(r, 10), ((9,), (3, 3, 3))),
    "cpf_br": (lambda r: _digits(r, 11), ((3, 3, 3), (9,))),
    "cnpj_br": (lambda r: _digits(r, 14), ((2, 3, 3, 4), (12,))),
    "ssn_us": (lambda r: _digits(r, 9), ((3, 2, 4),)),
    "iban_es": (_iban, ((24,), (4, 4, 4, 4, 4, 4), (4, 20))),
    "clabe_mx": (lambda r: _digits(r, 18), ((18,), (3, 3, 11, 1), (6, 6, 6))),
    "cbu_ar": (lambda r: _digits(r, 22), ((22,), (8, 14))),
    "cci_pe": (lambda r: _digits(r, 20), ((20,), (3, 3, 12, 2))),
    "card": (_card, ((16,), (4, 4, 4, 4))),
    "card_amex": (lambda r: _luhn("37" + _digits(r, 12)), ((15,), (4, 6, 5))),
}  # fmt: skip
_SIGNS = ("", " ", "-", ".", " - ", "/", "\u00a0", "_", "\u200b", "·", "–")


def number(rng: random.Random, kind: str | None = None) -> Canary:
    """A document, account or card number in one of the ways people write it."""
    kind = kind or rng.choice(tuple(_MAKERS))
    make, groupings = _MAKERS[kind]
    text = make(rng)
    if rng.random() < 0.25:
        text = _spoil(text, rng)
    if text.isalnum() and rng.random() < 0.08 and kind.startswith(("dni", "rut")):
        return Canary(kind=kind, text=_spoken(text))
    sign = rng.choice(_SIGNS)
    text = _in_groups(text, rng.choice(groupings), sign)
    return Canary(kind=kind, text=text.lower() if rng.random() < 0.4 else text)


def mistyped(canary: Canary, rng: random.Random) -> Canary:
    """The same with one key wrong: left out, doubled in, swapped, or hit beside."""
    text = canary.text
    at = rng.randrange(1, len(text) - 1)
    way = rng.randrange(4)
    if way == 0:
        text = text[:at] + text[at + 1 :]
    elif way == 1:
        text = text[:at] + rng.choice("0123456789ol ") + text[at:]
    elif way == 2:
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    else:
        text = text[:at] + rng.choice("qwp") + text[at + 1 :]
    return Canary(kind=canary.kind, text=text)


def phone(rng: random.Random) -> Canary:
    """A telephone number of one of seven countries."""
    code, length = rng.choice(
        (("34", 9), ("52", 10), ("57", 10), ("54", 10), ("56", 9), ("51", 9), ("1", 10))
    )
    local = rng.choice("6793") + _digits(rng, length - 1)
    sign = rng.choice((" ", "-", "", "."))
    grouped = _in_groups(local, rng.choice(((3, 3, 3), (2, 4, 4), (1, 4, 4))), sign)
    prefix = rng.choice(("", f"+{code} ", f"+{code}", f"00{code} ", f"(+{code}) "))
    text = _spoken(local) if rng.random() < 0.1 else prefix + grouped
    return Canary(kind="phone", text=text)


GIVEN_NAMES = (
    "marta",
    "luis",
    "zoila",
    "nahuel",
    "ximena",
    "iker",
    "yolanda",
    "eusebio",
)
FAMILY_NAMES = (
    "quintanilla",
    "bustamante",
    "echeverri",
    "zubizarreta",
    "mamani",
    "oyarzun",
)


def email(rng: random.Random) -> Canary:
    """An e-mail address, typed, mistyped or said."""
    local = f"{rng.choice(GIVEN_NAMES)}.{rng.choice(FAMILY_NAMES)}{rng.randint(1, 99)}"
    host = rng.choice(("gmail.com", "hotmail.es", "example.com", "correo.example.mx"))
    text = f"{local}@{host}"
    way = rng.randrange(6)
    if way == 0:
        text = text.replace(".", " punto ").replace("@", " arroba ")
    elif way == 1:
        text = text.replace("@", " @ ")
    elif way == 2:
        text = f"{local} arroba {host}"
    elif way == 3:
        text = text.replace(".com", ",com").upper()
    elif way == 4:
        text = text.replace("@", " (at) ")
    return Canary(kind="email", text=text)


def address(rng: random.Random) -> Canary:
    """A postal address as the six countries write them."""
    street = rng.choice(FAMILY_NAMES).title()
    n = rng.randint(1, 4999)
    form = rng.choice((
        f"Calle {street} {n}, 3º B", f"c/ {street} nº {n}", f"Av. {street} {n}",
        f"Avenida de los {street} {n} piso 2 puerta 4", f"Jr. {street} {n} Dpto 302",
        f"Cra {rng.randint(1, 99)} # {rng.randint(1, 99)}-{n % 100} apto 301",
        f"Calle {rng.randint(1, 150)} #{rng.randint(1, 99)}-{rng.randint(1, 99)}",
        f"plaza de {street}, {n}", f"Pasaje {street} {n}", f"AV {street} NUM {n} INT 4",
        f"carrera {rng.randint(1, 99)} no. {rng.randint(1, 99)} {rng.randint(1, 99)}",
        f"blvd {street} {n} col. Centro, CP {rng.randint(10000, 99999)}",
    ))  # fmt: skip
    return Canary(kind="address", text=form)


_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto")


def birth(rng: random.Random) -> Canary:
    """A date of birth; the sentence has to say so."""
    day, month, year = rng.randint(1, 28), rng.randint(1, 8), rng.randint(1940, 2005)
    forms = (
        f"{day}/{month}/{year}", f"{day:02}-{month:02}-{year}",
        f"{year}-{month:02}-{day:02}",
        f"{day} de {_MONTHS[month - 1]} de {year}",
        f"{day} de {_MONTHS[month - 1]} del {year}",
        f"{day}.{month}.{year}", f"{day:02}{month:02}{year}", f"{year}",
    )  # fmt: skip
    return Canary(kind="birth", text=rng.choice(forms))


_NUMBER_FRAMES = (
    "mi dni es {}", "{}", "hola, {} es mi documento", "te paso mi numero: {}",
    "dni {} gracias", "DNI:{}", "soy el del {}, ya pagué 150 euros ayer",
    "le dejo mis datos {} y pago el viernes 15/03/2026", "la cuenta es {}",
    "mi rut {} y debo 45.000 pesos", "cédula {}", "({})", "mi curp: {}.",
    "RFC {}, vale",
    "te escribo desde otro número, mi identificación es {} y quiero pagar en 3 cuotas",
    "tarjeta {} ¿sirve?", "¿{}?", "nif {}\nquiero pagar 200", "apunta {} porfa",
    "es {}; el pago de 1.250,50 € lo hago mañana", "No soy yo, el mío es {}",
)  # fmt: skip
_PHONE_FRAMES = (
    "llámame al {}", "mi nuevo número es {}", "{}", "cel {}", "tel. {} por la tarde",
    "escríbeme al {} que este no lo miro, el lunes pago 200", "whatsapp {}",
    "mi celular {} y el correo luego",
)  # fmt: skip
_EMAIL_FRAMES = (
    "mi correo es {}",
    "{}",
    "mándalo a {} gracias",
    "email: {}, mañana pago",
)
_ADDRESS_FRAMES = (
    "vivo en {}", "mi dirección es {}", "{}", "envíenlo a {}, gracias",
    "me mudé a {} hace 2 meses",
)  # fmt: skip
_BIRTH_FRAMES = (
    "nací el {}", "mi fecha de nacimiento es {}", "fecha de nacimiento: {}",
    "nacida en {}",
    "F. Nac. {} y pago mañana",
)  # fmt: skip


def mistyped_number(rng: random.Random) -> tuple[str, Canary]:
    """A message with a number in it that has one typing error."""
    canary = rng.choice((number, number, number, phone))(rng)
    if any(c.isdigit() for c in canary.text):  # a spoken one has no keys
        canary = mistyped(canary, rng)
    return rng.choice(_NUMBER_FRAMES).format(canary.text), canary


def sentence(rng: random.Random) -> tuple[str, Canary]:
    """A message with one canary in it."""
    make, frames = rng.choice((
        (number, _NUMBER_FRAMES), (number, _NUMBER_FRAMES), (number, _NUMBER_FRAMES),
        (phone, _PHONE_FRAMES), (email, _EMAIL_FRAMES), (address, _ADDRESS_FRAMES),
        (birth, _BIRTH_FRAMES),
    ))  # fmt: skip
    canary = make(rng)
    return rng.choice(frames).format(canary.text), canary
