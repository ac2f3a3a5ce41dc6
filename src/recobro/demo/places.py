"""Towns of the demonstration, each with its own postcodes and telephone prefix."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town: `postcodes` are its own, `phone` is how its mobiles begin, in E.164.

    A phone is that prefix and a number of `tail` digits.
    """

    name: str
    postcodes: tuple[str, ...]
    phone: str
    tail: int


def _spain(name: str, *postcodes: str) -> Town:
    return Town(name=name, postcodes=postcodes, phone="+346002", tail=5)


def _mexico(name: str, phone: str, *postcodes: str) -> Town:
    return Town(name=name, postcodes=postcodes, phone=phone, tail=13 - len(phone))


def _colombia(name: str, *postcodes: str) -> Town:
    return Town(name=name, postcodes=postcodes, phone="+5730000", tail=5)


def _argentina(name: str, phone: str, *postcodes: str) -> Town:
    return Town(name=name, postcodes=postcodes, phone=phone, tail=14 - len(phone))


def _chile(name: str, *postcodes: str) -> Town:
    return Town(name=name, postcodes=postcodes, phone="+56950", tail=6)


def _peru(name: str, *postcodes: str) -> Town:
    return Town(name=name, postcodes=postcodes, phone="+51990", tail=6)


TOWNS: dict[str, tuple[Town, ...]] = {
    "ES": (
        _spain("Madrid", "28004", "28013", "28020", "28045"),
        _spain("Alcalá de Henares", "28801", "28803"),
        _spain("Barcelona", "08001", "08012", "08025"),
        _spain("Badalona", "08911", "08915"),
        _spain("Valencia", "46001", "46022"),
        _spain("Alicante", "03001", "03005"),
        _spain("Sevilla", "41001", "41010"),
        _spain("Málaga", "29001", "29010"),
        _spain("Granada", "18001", "18009"),
        _spain("Cádiz", "11001", "11010"),
        _spain("Zaragoza", "50001", "50012"),
        _spain("Bilbao", "48001", "48014"),
        _spain("Donostia", "20001", "20012"),
        _spain("Pamplona", "31001", "31008"),
        _spain("Logroño", "26001", "26004"),
        _spain("A Coruña", "15001", "15011"),
        _spain("Vigo", "36201", "36209"),
        _spain("Oviedo", "33001", "33011"),
        _spain("Santander", "39001", "39008"),
        _spain("Valladolid", "47001", "47010"),
        _spain("Toledo", "45001", "45005"),
        _spain("Badajoz", "06001", "06011"),
        _spain("Murcia", "30001", "30009"),
        _spain("Palma", "07001", "07012"),
        _spain("Las Palmas de Gran Canaria", "35001", "35010"),
        _spain("Santa Cruz de Tenerife", "38001", "38006"),
    ),
    "MX": (
        _mexico("Ciudad de México", "+525550", "06700", "03100", "11560"),
        _mexico("Guadalajara", "+523330", "44100", "44160"),
        _mexico("Monterrey", "+528180", "64000", "64060"),
        _mexico("Puebla", "+52222100", "72000"),
        _mexico("Mérida", "+52999100", "97000"),
        _mexico("Tijuana", "+52664100", "22000"),
        _mexico("Querétaro", "+52442100", "76000"),
    ),
    "CO": (
        _colombia("Bogotá", "110111", "110231"),
        _colombia("Medellín", "050001", "050021"),
        _colombia("Cali", "760001", "760042"),
        _colombia("Barranquilla", "080001", "080020"),
        _colombia("Bucaramanga", "680001"),
    ),
    "AR": (
        _argentina("Buenos Aires", "+5491150", "1043", "1425"),
        _argentina("Córdoba", "+54935150", "5000"),
        _argentina("Rosario", "+54934150", "2000"),
        _argentina("Mendoza", "+54926150", "5500"),
        _argentina("La Plata", "+54922150", "1900"),
        _argentina("San Miguel de Tucumán", "+54938150", "4000"),
    ),
    "CL": (
        _chile("Santiago", "8320000"),
        _chile("Providencia", "7500000"),
        _chile("Valparaíso", "2340000"),
        _chile("Viña del Mar", "2520000"),
        _chile("Concepción", "4030000"),
    ),
    "PE": (
        _peru("Lima", "15001", "15046"),
        _peru("Arequipa", "04001"),
        _peru("Trujillo", "13001"),
        _peru("Cusco", "08002"),
        _peru("Piura", "20001"),
    ),
}

_STREETS: dict[str, tuple[str, ...]] = {
    "ES": ("Calle Mayor", "Calle del Olmo", "Avenida de la Constitución",
           "Calle Nueva", "Plaza de España", "Calle San Andrés",
           "Paseo de la Estación"),
    "MX": ("Calle Morelos", "Avenida Juárez", "Calle Hidalgo", "Calle 5 de Mayo"),
    "CO": ("Calle 45", "Carrera 7", "Carrera 15", "Calle 72", "Avenida 19"),
    "AR": ("Belgrano", "San Martín", "Avenida Rivadavia", "Mitre", "Sarmiento"),
    "CL": ("Los Aromos", "Arturo Prat", "Manuel Montt", "Las Acacias"),
    "PE": ("Jirón Unión", "Avenida Grau", "Calle Los Cedros", "Jirón Ayacucho"),
}  # fmt: skip


def street_address(country: str, street: int, number: int) -> str:
    """A street of the country with a house number, as it is written there."""
    name = _STREETS[country][street % len(_STREETS[country])]
    if country == "ES":
        return f"{name}, {number}"
    if country == "CO":
        return f"{name} # {number % 90 + 1}-{number % 60 + 10}"
    return f"{name} {number}"
