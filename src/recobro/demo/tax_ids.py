"""Tax identifiers of invented debtors, with the check digits of their countries."""

from __future__ import annotations

from random import Random

from stdnum.ar import cuit
from stdnum.cl import rut
from stdnum.co import nit
from stdnum.es import cif, dni
from stdnum.mx import rfc
from stdnum.pe import ruc

from recobro.demo.people import Name, plain_letters

_NIE_PREFIXES = "XYZ"


def tax_id(random: Random, country: str, name: Name, *, foreign: bool = False) -> str:
    """A well-formed identifier of this country for this person or business.

    Spain DNI, NIE (`foreign`) or the NIF of a company; Mexico RFC; Colombia NIT;
    Argentina CUIT; Chile RUT; Peru RUC. Raises KeyError for any other country.
    """
    if country == "ES":
        return _spanish(random, name, foreign=foreign)
    return {
        "MX": _mexican,
        "CO": _colombian,
        "AR": _argentine,
        "CL": _chilean,
        "PE": _peruvian,
    }[country](random, name)


def _spanish(random: Random, name: Name, *, foreign: bool) -> str:
    if name.is_business:
        letter = "A" if name.form == "S.A." else "B"
        body = letter + f"{random.randrange(10**7):07d}"
        return body + str(cif.calc_check_digits(body))[0]
    if foreign:
        digit = random.randrange(3)
        body = f"{random.randrange(10**7):07d}"
        letter = dni.calc_check_digit(f"{digit}{body}")
        return f"{_NIE_PREFIXES[digit]}{body}{letter}"
    body = f"{random.randrange(10**7, 10**8):08d}"
    return body + str(dni.calc_check_digit(body))


def _mexican(random: Random, name: Name) -> str:
    if name.is_business:
        letters = plain_letters(name.given + name.first)[:2] + "X"
    else:
        # The X in the place of the given name keeps the four from making a word.
        surname = plain_letters(name.first)
        vowel = next((c for c in surname[1:] if c in "aeiou"), "X")
        letters = surname[0] + vowel + plain_letters(name.second)[0] + "X"
    born = (
        f"{random.randrange(50, 99):02d}"
        f"{random.randrange(1, 13):02d}{random.randrange(1, 29):02d}"
    )
    body = f"{letters.upper()}{born}{random.choice('ABCDEFGH')}{random.randrange(10)}"
    return body + str(rfc.calc_check_digit(body))


def _colombian(random: Random, name: Name) -> str:
    if name.is_business:
        body = f"9{random.randrange(10**8):08d}"
    else:
        body = f"10{random.randrange(10**8):08d}"
    return body + str(nit.calc_check_digit(body))


def _argentine(random: Random, name: Name) -> str:
    sort = "30" if name.is_business else "27" if name.woman else "20"
    low, high = (50_000_000, 80_000_000) if name.is_business else (10**7, 45 * 10**6)
    while True:
        body = f"{sort}{random.randrange(low, high):08d}"
        # A remainder of ten has no digit: the office assigns another prefix then.
        if cuit.is_valid(number := body + str(cuit.calc_check_digit(body))):
            return str(number)


def _chilean(random: Random, name: Name) -> str:
    low, high = (76 * 10**6, 78 * 10**6) if name.is_business else (8 * 10**6, 2 * 10**7)
    body = str(random.randrange(low, high))
    return body + str(rut.calc_check_digit(body))


def _peruvian(random: Random, name: Name) -> str:
    body = f"{'20' if name.is_business else '10'}{random.randrange(10**8):08d}"
    return body + str(ruc.calc_check_digit(body))
