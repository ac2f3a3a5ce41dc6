"""Whole numbers in Spanish words, as a voice note spells them."""

from __future__ import annotations

_SMALL = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
    "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete",
    "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés",
    "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho",
    "veintinueve",
)  # fmt: skip
_TENS = {
    30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta",
    80: "ochenta", 90: "noventa",
}  # fmt: skip
_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos",
    "seiscientos", "setecientos", "ochocientos", "novecientos",
)  # fmt: skip
LIMIT = 1_000_000_000


def in_words(value: int) -> str:
    """The cardinal in words, 0 to 999,999,999. Raises ValueError beyond."""
    if not 0 <= value < LIMIT:
        raise ValueError(f"{value} is not between 0 and {LIMIT - 1}")
    if value < 1000:
        return _below_thousand(value)
    if value < 1_000_000:
        thousands, rest = divmod(value, 1000)
        head = "mil" if thousands == 1 else f"{_before_noun(thousands)} mil"
    else:
        millions, rest = divmod(value, 1_000_000)
        head = "un millón" if millions == 1 else f"{_before_noun(millions)} millones"
    return f"{head} {in_words(rest)}" if rest else head


def _before_noun(value: int) -> str:
    words = _below_thousand(value)
    if words.endswith("veintiuno"):
        return words.removesuffix("uno") + "ún"
    return words.removesuffix("o") if words.endswith("uno") else words


def _below_thousand(value: int) -> str:
    if value < 30:
        return _SMALL[value]
    if value < 100:
        ten, unit = value // 10 * 10, value % 10
        return f"{_TENS[ten]} y {_SMALL[unit]}" if unit else _TENS[ten]
    if value == 100:
        return "cien"
    hundred, rest = divmod(value, 100)
    return f"{_HUNDREDS[hundred]} {_below_thousand(rest)}" if rest else (
        _HUNDREDS[hundred]
    )  # fmt: skip
