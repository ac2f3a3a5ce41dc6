"""Words and signs of money, and the slang of large sums, by country."""

from __future__ import annotations

import re
from decimal import Decimal

from recobro.domain.money import CURRENCY_OF_COUNTRY

# A sign or word, and its currency; None is the country's own.
_CURRENCY_WORDS: tuple[tuple[str, str | None], ...] = (
    (r"us ?\$|u\$[sd]|usd|dolar(?:es|itos)?|dollars?|bucks|dll?s|verdes|cocos",
     "USD"),
    (r"€|euros?|eur|leuros?|euritos?|eurillos?|eurazos|pavos|lereles|napos", "EUR"),
    (r"s/\.?|soles|sol|nuevos soles|solcitos|pen", "PEN"),
    (r"varos?|baros?|varitos|mxn|mn|m\.n\.?|mx ?\$|pesos mexicanos", "MXN"),
    (r"pesos argentinos|ars|ar ?\$", "ARS"),
    (r"pesos colombianos|cop|col ?\$", "COP"),
    (r"pesos chilenos|clp|clp ?\$", "CLP"),
    (r"pesos uruguayos|uyu", "UYU"),
    (r"pesos dominicanos|dop|rd\$", "DOP"),
    (r"bolivianos|bob", "BOB"),
    (r"bolivares|ves", "VES"),
    (r"quetzales|gtq", "GTQ"),
    (r"lempiras|hnl", "HNL"),
    (r"cordobas|nio", "NIO"),
    (r"colones|crc", "CRC"),
    (r"guaranies|pyg", "PYG"),
    (r"balboas|pab", "PAB"),
    (r"reales|brl|r\$", "BRL"),
    (r"£|libras|gbp|pounds", "GBP"),
    (r"uf|u\.f\.|unidades de fomento", "CLF"),
    (r"\$|pesos?|pesitos|mangos?|bs", None),
)  # fmt: skip
_COMPILED = tuple((re.compile(words), code) for words, code in _CURRENCY_WORDS)
CURRENCY_AFTER = (
    "(?:" + "|".join(words for words, _ in _CURRENCY_WORDS) + ")(?![a-z0-9])"
)
CURRENCY_BEFORE = (
    r"(?:us ?\$|u\$[sd]|(?:mx|ar|col|cop|clp|mxn|ars|rd|r) ?\$|\$|s/\.?|€|£"
    r"|(?<![a-z])(?:usd|eur|ars|cop|clp|mxn|pen|uyu|gbp|brl|bob|gtq|crc|dop|pyg|hnl|uf)"
    r"(?![a-z]))"
)
# Where "$" is not the country's own sign it means dollars.
_OTHER_SIGN = frozenset({"ES", "PE", "EC", "SV", "PA", "US", "GT", "HN", "CR"})

SLANG = (
    r"(?:lu[ck]as?|luquitas?|lks?|palos?|palitos?|melon(?:es)?"
    r"|millon(?:es|citos)?|milloncejos?|gambas?|barras?|milanesas?|quinas?"
    r"|millar(?:es)?|centenar(?:es)?|cientos|grand|millions?|thousand)"
)
_MILLION, _THOUSAND, _HUNDRED = Decimal(10**6), Decimal(1000), Decimal(100)


def currency_of(mark: str | None, country: str) -> str:
    """The ISO code of a sign or word; the country's own where there is none."""
    home = CURRENCY_OF_COUNTRY.get(country, "USD")
    if not mark:
        return home
    if mark == "$":
        return "USD" if country in _OTHER_SIGN else home
    if mark == "bs":
        return "VES" if country == "VE" else "BOB" if country == "BO" else home
    for pattern, code in _COMPILED:
        if pattern.fullmatch(mark):
            return code or home
    return home


def slang_value(word: str | None, country: str) -> Decimal:
    """How many units a slang word is: a luca is 1,000, but one sol in Peru."""
    if not word:
        return Decimal(1)
    if word.startswith(("lu", "lk")):
        return Decimal(1) if country == "PE" else _THOUSAND
    if word.startswith("quina"):
        return 5 * _HUNDRED
    if word.startswith(("gamba", "centenar", "cientos")):
        return _HUNDRED
    if word.startswith(("barra", "milanesa", "millar", "grand", "thousand")):
        return _THOUSAND
    return _MILLION
