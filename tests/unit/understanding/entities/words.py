"""Numbers in Spanish words, for the property tests: 1 to 999,999,999."""

_UNITS = (
    "", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
    "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete",
    "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés",
    "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho",
    "veintinueve",
)  # fmt: skip
_TENS = (
    "", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta",
    "noventa",
)  # fmt: skip
_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos",
    "seiscientos", "setecientos", "ochocientos", "novecientos",
)  # fmt: skip


def number_in_words(number: int) -> str:
    """The number as Spanish writes it; "un" before mil, millón and a noun."""
    millions, rest = divmod(number, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    parts = []
    if millions:
        parts.append("un millón" if millions == 1 else f"{_short(millions)} millones")
    if thousands:
        parts.append("mil" if thousands == 1 else f"{_short(thousands)} mil")
    if rest:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def _short(number: int) -> str:
    words = _below_thousand(number)
    if words.endswith("veintiuno"):
        return words[:-9] + "veintiún"
    return words.removesuffix("o") if words.endswith("uno") else words


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if number == 100:
        return "cien"
    return " ".join(
        part for part in (_HUNDREDS[hundreds], _below_hundred(rest)) if part
    )


def _below_hundred(number: int) -> str:
    if number < 30:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens]} y {_UNITS[units]}" if units else _TENS[tens]
