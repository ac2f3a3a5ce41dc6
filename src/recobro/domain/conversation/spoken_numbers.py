"""Numbers said in words, as digits: «mil novecientos ochenta y cinco», «cuatro uno».

Only what people dictate of themselves is read here: years, postcodes, the end of a
document. Sums and days are the interpreter's.
"""

from __future__ import annotations

import re

_UNITS = {
    "cero": 0, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "zero": 0, "one": 1, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
    "veintiuno": 21, "veintiun": 21, "veintidos": 22, "veintitres": 23,
    "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
    "setenta": 70, "ochenta": 80, "noventa": 90, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300,
    "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
    "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
_WORD = re.compile(r"[a-z]+")
_BETWEEN = re.compile(r"[ -]{1,2}")


def in_digits(words: str) -> str:
    """The text with its spoken numbers in digits; `words` in lower case, no accents.

    «ochenta y cinco» becomes `85`, «uno nueve ocho cinco» `1 9 8 5`, «diecinueve
    ochenta y cinco» `19 85`.
    """
    said: list[str] = []
    at = 0
    while at < len(words):
        word = _WORD.match(words, at)
        if word is None:
            said.append(words[at])
            at += 1
            continue
        value, end = _number(words, at)
        said.append(word[0] if value is None else str(value))
        at = word.end() if value is None else end
    return "".join(said)


def _number(words: str, at: int) -> tuple[int | None, int]:
    """The number that begins here and where it ends; None where there is none."""
    value, end = _below_thousand(words, at)
    after = _next(words, end) if value is not None else at
    name = _word(words, after)
    if name not in {"mil", "thousand"}:
        return value, end
    end = after + len(name)
    rest, rest_end = _below_thousand(words, _next(words, end))
    thousands = (1 if value is None else value) * 1000
    return (thousands, end) if rest is None else (thousands + rest, rest_end)


def _below_thousand(words: str, at: int) -> tuple[int | None, int]:
    name = _word(words, at)
    if name not in _HUNDREDS:
        return _below_hundred(words, at)
    end = at + len(name)
    rest, rest_end = _below_hundred(words, _next(words, end))
    if rest is None:
        return _HUNDREDS[name], end
    return _HUNDREDS[name] + rest, rest_end


def _below_hundred(words: str, at: int) -> tuple[int | None, int]:
    name = _word(words, at)
    end = at + len(name)
    for table in (_UNITS, _TEENS):
        if name in table:
            return table[name], end
    if name not in _TENS:
        return None, at
    after = _next(words, end)
    if _word(words, after) == "y":
        after = _next(words, after + 1)
    unit = _UNITS.get(_word(words, after))
    if unit:
        return _TENS[name] + unit, after + len(_word(words, after))
    return _TENS[name], end


def _word(words: str, at: int) -> str:
    found = _WORD.match(words, at)
    return found[0] if found else ""


def _next(words: str, at: int) -> int:
    """Where the next word begins, if nothing but a blank or a hyphen is between."""
    found = _BETWEEN.match(words, at)
    return found.end() if found else len(words)
