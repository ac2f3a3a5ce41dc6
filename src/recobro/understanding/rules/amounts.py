"""Sums of money as people name them, by country; instalments and frequency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from recobro.domain.money import CURRENCY_OF_COUNTRY

NUMBER = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"

_CURRENCY_WORDS: tuple[tuple[str, str | None], ...] = (
    (r"us\$|usd|u\$s|dolar(?:es|itos)?|dls|verdes", "USD"),
    (r"€|euros?|eur|leuros|eurillos|pavos", "EUR"),
    (r"s/\.?|soles|pen", "PEN"),
    (r"varos?|baros?|mxn|mn", "MXN"),
    (r"\$|pesos?|pesitos|mangos|clp|cop|ars|bolas|bs", None),
)
_ANY_CURRENCY = "|".join(pattern for pattern, _ in _CURRENCY_WORDS)
# A thousand in the Southern Cone and Colombia; in Peru a luca is one sol.
_LUCA: dict[str, int] = {"PE": 1, "AR": 1000, "CL": 1000, "CO": 1000, "UY": 1000}
_SLANG = r"lucas?|luquitas|lks|palos?|palitos|gambas?|barras|melones|millon(?:es)?"

_MONEY = re.compile(
    rf"(?<![\w/-])(?P<before>us\$|u\$s|\$|s/\.?|€)? ?(?P<number>{NUMBER})"
    rf"(?P<k>k\b)?(?P<mil> ?mil\b)?"
    rf"(?: (?P<slang>{_SLANG})\b)?(?P<half> y medio\b)?"
    rf"(?: de)? ?(?P<after>(?:{_ANY_CURRENCY})(?![a-z]))?"
    rf"(?: con (?P<cents>\d{{1,2}})\b)?"
)
_ONE_SLANG = re.compile(
    rf"\b(?P<part>medio|un|una) (?P<slang>{_SLANG})(?P<half> y medi)?"
)
# Words after which a bare number is money to be paid.
_PAY_WORD = re.compile(
    r"(?:\b(?:pago|pagar|pague|pagare|doy|dar|dare|darle|darles|abono|abonar|abone"
    r"|deposito|depositar|deposite|transfiero|transferir|transferi|consigno|consignar"
    r"|consigne|ingreso|ingresar|ingrese|mando|envio|paso|giro|gire|yapeo|yapee"
    r"|ofrezco|tengo para dar|puedo)(?: (?:los|unos|solo|hasta|como|de a))?"
    r"|\b(?:cuotas?|pagos?|bizum|transferencia|deposito|abonos?|mensualidades|partes"
    r"|letras|consignacion|giro|yapeo|dejen?lo|dejem?elo|dejanlo|dejarlo|dejan"
    r"|dejamelo|dejenmelo) (?:de a|de|por|en))"
    r" $"
)
_PER_PERIOD = re.compile(
    r"^(?:\s*(?:al mes|por mes|cada mes|mensual|cada semana|semanal|a la semana"
    r"|por semana|quincenal|cada quincena|por quincena|cada uno|cada una|c/u)(?![a-z]))"
)
# What comes before these is no money to be paid: income, ages, counts, invoices.
_NOT_MONEY_BEFORE = re.compile(
    r"(?:pension|sueldo|salario|jubilacion|paga|gano|ganando|cobro|ingresos|renta"
    r"|debo|me cobran|cobrando|cobraron de mas)(?: \w+){0,2} $"
)
_NOT_MONEY_AFTER = re.compile(
    r"^ ?(?:%|por ciento|anos|ano\b|dias|dia\b|semanas?|meses|mes\b|veces|cuotas|pagos"
    r"|plazos|partes|horas|hrs|h\b|am\b|pm\b|tarjetas|bancos|hijos|/|-|:\d|de (?:enero"
    r"|febrero|marzo|abril|mayo|junio|julio|agosto|sep|oct|nov|dic))"
)

_COUNT = re.compile(
    r"\b(?P<n>\d{1,2}) (?:pequen[oa]s )?(?P<what>cuotas?|cuotitas|pagos?|pagitos"
    r"|plazos?|partes?|partecitas|mensualidades|letras|abonos|exhibiciones"
    r"|parcialidades|armadas|contados|quincenas)\b"
)
_COUNT_TIMES = re.compile(r"\b(?:en|a) (?P<n>\d{1,2}) (?:veces|meses|tantos)\b")
_HALVES = re.compile(r"la mitad .{0,40}\b(?:la )?(?:otra )?(?:mitad|resto)\b")

_FREQUENCIES: tuple[tuple[str, str], ...] = (
    ("biweekly", (r"quincenal|cada quincena|por quincena|cada (?:15|14) dias"
     r"|cada 2 semanas|quincena a quincena|(?:en|a) \d+ quincenas")),
    ("weekly", (r"semanal|cada semana|a la semana|por semana|cada (?:7|8) dias"
     r"|semana a semana|todas las semanas|cada (?:lunes|martes|miercoles|jueves"
     r"|viernes|sabado|domingo)")),
    ("monthly", (r"mensual|mensualidad|al mes\b|por mes|cada mes|mes a mes"
     r"|todos los meses|cada 30 dias|x mes")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSum:
    """A sum of money in a text and where it stands (offsets in the folded text)."""

    amount: Decimal
    currency: str
    start: int
    end: int


def parse_number(text: str) -> Decimal:
    """A number with either thousands mark: "1.500,50" and "1,500.50" are the same.

    One mark followed by exactly three digits parts thousands: nobody pays a half
    cent.
    """
    plain = text.replace(" ", "").replace("'", "")
    last = max(plain.rfind(","), plain.rfind("."))
    if last >= 0 and len(plain) - last - 1 <= 2:
        whole = re.sub(r"[.,]", "", plain[:last])
        return Decimal(f"{whole or '0'}.{plain[last + 1 :]}")
    return Decimal(re.sub(r"[.,]", "", plain))


def named_sums(folded: str, country: str) -> tuple[NamedSum, ...]:
    """Every sum of money to be paid, or paid, that the text names, in order."""
    found = [*_with_digits(folded, country), *_in_slang(folded, country)]
    return tuple(sorted(found, key=lambda s: s.start))


def _with_digits(folded: str, country: str) -> list[NamedSum]:
    found: list[NamedSum] = []
    for m in _MONEY.finditer(folded):
        before, after = folded[: m.start("number")], folded[m.end() :]
        marked = m["before"] or m["after"] or m["slang"] or m["mil"] or m["k"]
        if _NOT_MONEY_BEFORE.search(before[: m.start()] if m["before"] else before):
            continue
        if not marked and _NOT_MONEY_AFTER.match(after):
            continue
        paid = _PAY_WORD.search(before) or _PER_PERIOD.match(after)
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?", m["number"])
        if not (marked or paid or grouped):
            continue
        amount = parse_number(m["number"])
        if m["mil"] or m["k"]:
            amount *= 1000
        amount *= _slang_value(m["slang"], country)
        if m["half"] and m["slang"]:
            amount += Decimal(_slang_value(m["slang"], country)) / 2
        if m["cents"] and m["after"]:
            amount += Decimal(m["cents"]) / 100
        currency = _currency(m["before"] or m["after"], country)
        found.append(
            NamedSum(amount=amount, currency=currency, start=m.start(), end=m.end())
        )
    return found


def _in_slang(folded: str, country: str) -> list[NamedSum]:
    found: list[NamedSum] = []
    for m in _ONE_SLANG.finditer(folded):
        value = Decimal(_slang_value(m["slang"], country))
        amount = value / 2 if m["part"] == "medio" else value
        if m["half"]:
            amount += value / 2
        found.append(
            NamedSum(
                amount=amount,
                currency=_currency(None, country),
                start=m.start(),
                end=m.end(),
            )
        )
    return found


def _slang_value(word: str | None, country: str) -> int:
    if not word:
        return 1
    if word.startswith(("luc", "luq", "lk")):
        return _LUCA.get(country, 1000)
    if word.startswith("gamba"):
        return 100
    if word == "barras":
        return 1000
    return 1_000_000


def _currency(mark: str | None, country: str) -> str:
    home = CURRENCY_OF_COUNTRY.get(country, "USD")
    for pattern, currency in _CURRENCY_WORDS:
        if mark and currency and re.fullmatch(pattern, mark):
            return currency
    return home


def installments(folded: str) -> int | None:
    """How many payments the text names; the last number wins, two to sixty."""
    counts = [int(m["n"]) for m in _COUNT.finditer(folded)]
    counts += [int(m["n"]) for m in _COUNT_TIMES.finditer(folded)]
    good = [n for n in counts if 1 < n <= 60]
    if good:
        return good[-1]
    return 2 if _HALVES.search(folded) else None


def frequency(folded: str) -> str | None:
    """`weekly`, `biweekly` or `monthly`, where the text names one."""
    for name, pattern in _FREQUENCIES:
        if re.search(rf"\b(?:{pattern})", folded):
            return name
    return None


def percent(folded: str) -> Decimal | None:
    """A percentage of discount; "la mitad" is 50."""
    m = re.search(r"\b(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|por ciento|porciento)", folded)
    if m:
        return parse_number(m[1])
    half = re.search(r"(?:descuento|rebaj|quita|pag\w+)\b.{0,20}\bla mitad", folded)
    return Decimal(50) if half else None
