"""What time it may be where the debtor is: every zone that the facts allow.

What the person or the file states comes first, then the subdivision, then what the
phone's prefix tells, then all the zones of the country. Where several remain, a contact
must be lawful in each of them.
"""

from __future__ import annotations

from functools import lru_cache

from phonenumbers import NumberParseException, parse
from phonenumbers.timezone import time_zones_for_number

from recobro.domain.compliance.clocks import zone_named
from recobro.law.loader import UnknownPackError, load_packs

# Subdivisions (ISO 3166-2, second half) whose zone is one.
_OF_SUBDIVISION: dict[tuple[str, str], str] = {
    ("ES", "CN"): "Atlantic/Canary",
    ("BR", "SP"): "America/Sao_Paulo",
    ("BR", "RJ"): "America/Sao_Paulo",
    ("BR", "AM"): "America/Manaus",
    ("MX", "BCN"): "America/Tijuana",
    ("MX", "SON"): "America/Hermosillo",
    ("MX", "ROO"): "America/Cancun",
    ("MX", "CMX"): "America/Mexico_City",
    ("CL", "MA"): "America/Punta_Arenas",
}
_UNKNOWN = "Etc/Unknown"


@lru_cache(maxsize=65536)
def candidate_zones(
    *, country: str, subdivision: str = "", stated: str = "", phone: str = ""
) -> tuple[str, ...]:
    """The IANA zones in which the person may be; empty where nothing is known.

    `subdivision` is the second half of ISO 3166-2, `stated` a zone from the file or the
    person, `phone` E.164.
    """
    if stated and zone_named(stated) is not None:
        return (stated,)
    region = subdivision.removeprefix(f"{country}-")
    known = _OF_SUBDIVISION.get((country, region))
    if known:
        return (known,)
    if country == "ES" and region:
        return ("Europe/Madrid",)
    return _zones_of_phone(phone) or _zones_of_country(country)


def _zones_of_phone(phone: str) -> tuple[str, ...]:
    if not phone.startswith("+"):
        return ()
    try:
        zones = time_zones_for_number(parse(phone))
    except NumberParseException:
        return ()
    return tuple(zone for zone in zones if zone != _UNKNOWN)


def _zones_of_country(country: str) -> tuple[str, ...]:
    try:
        packs = load_packs(country)
    except UnknownPackError:
        return ()
    own = next((pack for pack in packs if pack.id == country), None)
    if own is None:
        return ()
    return tuple(filter(None, (own.default_zone, *own.zones)))
