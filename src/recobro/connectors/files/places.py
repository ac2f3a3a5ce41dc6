"""Countries, languages and currencies by the names and codes that files use."""

from __future__ import annotations

from functools import cache

from babel import Locale

from recobro.connectors.files.titles import fold
from recobro.connectors.files.wordlists import words
from recobro.domain.money import CURRENCY_EXPONENTS, CURRENCY_OF_COUNTRY

_EUROZONE = words("AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK")
_THREE_LETTERS = {
    "ARG": "AR", "BOL": "BO", "BRA": "BR", "CAN": "CA", "CHL": "CL", "COL": "CO",
    "CRI": "CR", "CUB": "CU", "DEU": "DE", "DOM": "DO", "ECU": "EC", "ESP": "ES",
    "FRA": "FR", "GBR": "GB", "GTM": "GT", "HND": "HN", "ITA": "IT", "MEX": "MX",
    "NIC": "NI", "PAN": "PA", "PER": "PE", "PRI": "PR", "PRT": "PT", "PRY": "PY",
    "SLV": "SV", "URY": "UY", "USA": "US", "VEN": "VE", "AND": "AD", "MAR": "MA",
    "CHE": "CH", "NLD": "NL", "BEL": "BE", "POL": "PL", "IRL": "IE",
}  # fmt: skip
_OTHER_NAMES = {
    "eeuu": "US", "ee uu": "US", "estados unidos de america": "US", "uk": "GB",
    "england": "GB", "inglaterra": "GB", "republica dominicana": "DO", "holanda": "NL",
    "rep dominicana": "DO", "espanya": "ES", "mejico": "MX", "brasil": "BR",
}  # fmt: skip
_LANGUAGES = {
    "es": "es", "spa": "es", "esp": "es", "espanol": "es", "castellano": "es",
    "spanish": "es", "en": "en", "eng": "en", "ing": "en", "ingles": "en",
    "english": "en", "ca": "ca", "cat": "ca", "catalan": "ca", "catala": "ca",
    "gl": "gl", "gallego": "gl", "galego": "gl", "eu": "eu", "eus": "eu",
    "euskera": "eu", "vasco": "eu", "fr": "fr", "frances": "fr", "french": "fr",
    "pt": "pt", "portugues": "pt", "portuguese": "pt", "de": "de", "aleman": "de",
    "german": "de", "it": "it", "italiano": "it", "italian": "it",
}  # fmt: skip
_CURRENCY_NAMES = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "us$": "USD", "u$s": "USD",
    "dolar": "USD", "dolares": "USD", "dollar": "USD", "dollars": "USD",
    "dolar americano": "USD", "dolares americanos": "USD", "dls": "USD",
    "peso mexicano": "MXN", "pesos mexicanos": "MXN", "mn": "MXN", "m.n.": "MXN",
    "mxp": "MXN", "sol": "PEN", "soles": "PEN", "nuevos soles": "PEN", "s/": "PEN",
    "s/.": "PEN", "peso colombiano": "COP", "pesos colombianos": "COP",
    "peso chileno": "CLP", "pesos chilenos": "CLP", "uf": "CLF",
    "peso argentino": "ARS", "pesos argentinos": "ARS", "guaranies": "PYG",
    "guarani": "PYG", "quetzal": "GTQ", "quetzales": "GTQ", "lempira": "HNL",
    "lempiras": "HNL", "colones": "CRC", "colon": "CRC", "cordobas": "NIO",
    "balboa": "PAB", "balboas": "PAB", "libra": "GBP", "libras": "GBP", "£": "GBP",
    "real": "BRL", "reales": "BRL", "r$": "BRL", "rd$": "DOP", "mx$": "MXN",
    "pesos uruguayos": "UYU", "peso uruguayo": "UYU", "pesos dominicanos": "DOP",
}  # fmt: skip
# The country's own money, whichever it is.
_LOCAL_NAMES = frozenset({"$", "peso", "pesos", "bs", "bs.", "bolivianos", "bolivares"})


@cache
def _country_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in ("en", "es"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names[fold(name)] = code
    return names | _OTHER_NAMES


@cache
def _country_codes() -> frozenset[str]:
    # EU, EZ, QO, UN and ZZ are groups; XA, XB and the like are for testing.
    groups = {"EU", "EZ", "QO", "UN", "ZZ", "XA", "XB"}
    return frozenset(_country_names().values()) - groups


def country_code(text: str) -> str | None:
    """ISO 3166 alpha-2 of a code, or of a name in Spanish or English; else None."""
    upper = text.strip().upper()
    if upper == "UK":
        return "GB"
    if len(upper) == 2 and upper in _country_codes():
        return upper
    if upper in _THREE_LETTERS:
        return _THREE_LETTERS[upper]
    found = _country_names().get(" ".join(fold(text).replace(".", "").split()))
    return found if found in _country_codes() else None


def language_code(text: str) -> str | None:
    """ISO 639-1 of a language's code, locale or name; None if we do not know it."""
    folded = fold(text.strip()).replace("_", "-")
    if len(folded) in {5, 6} and folded[2] == "-":  # es-MX, es-419
        folded = folded[:2]
    return _LANGUAGES.get(folded)


def currency_code(text: str, country: str) -> str | None:
    """ISO 4217 of a code, sign or name; None for one that we do not keep."""
    upper = text.strip().upper()
    if upper in CURRENCY_EXPONENTS:
        return upper
    folded = fold(text.strip())
    if folded in _LOCAL_NAMES:
        return CURRENCY_OF_COUNTRY.get(country)
    if found := _CURRENCY_NAMES.get(folded):
        return found
    # A code among other words, as in EUR - Euro.
    for word in "".join(c if c.isalpha() else " " for c in upper).split():
        if word in CURRENCY_EXPONENTS:
            return word
    return None


def home_currency(country: str) -> str | None:
    """The currency of a country's invoices; None where we do not keep it."""
    return CURRENCY_OF_COUNTRY.get(country) or ("EUR" if country in _EUROZONE else None)
