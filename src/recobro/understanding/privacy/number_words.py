"""Numbers and letters as people say them: voice notes arrive as words."""

from __future__ import annotations

# How many digits a word stands for when a number is read out: "doce" is two.
_SINGLE = "cero uno una dos tres cuatro cinco seis siete ocho nueve"
_DOUBLE = (
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve"
    " veinte veintiuno veintiun veintidos veintitres veinticuatro veinticinco"
    " veintiseis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta"
    " setenta ochenta noventa"
)
_TRIPLE = (
    "cien ciento doscientos trescientos cuatrocientos quinientos seiscientos"
    " setecientos ochocientos novecientos doscientas trescientas cuatrocientas"
    " quinientas seiscientas setecientas ochocientas novecientas"
)
_ENGLISH = "zero one two three four five six seven eight nine"

DIGITS_OF_WORD: dict[str, int] = {
    **dict.fromkeys(_SINGLE.split(), 1),
    **dict.fromkeys(_DOUBLE.split(), 2),
    **dict.fromkeys(_TRIPLE.split(), 3),
    **dict.fromkeys(_ENGLISH.split(), 1),
}
# These make a sum of money of what would else be read out digit by digit.
MAGNITUDES = frozenset({"mil", "millon", "millones", "lucas", "palos", "thousand"})
# What people say between the groups of a number.
JOINERS = frozenset({
    "guion", "guiones", "raya", "barra", "punto", "puntos", "diagonal", "espacio",
    "doble", "triple", "dash", "dot", "slash",
})  # fmt: skip
LETTER_NAMES = frozenset({
    "be", "ce", "efe", "ge", "hache", "jota", "ka", "ele", "eme", "ene", "pe", "cu",
    "erre", "ere", "uve", "ve", "equis", "ye", "zeta", "zeda", "ceta", "zed",
})  # fmt: skip
# Single letters that are words: they end a number only where a sign joins them.
WORD_LETTERS = frozenset("aeouy")
