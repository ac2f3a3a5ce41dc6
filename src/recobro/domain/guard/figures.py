"""The figures of a folded text: money, percentages, counts, told by their context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from recobro.domain.guard.numerals import Number, numbers, numbers_in
from recobro.domain.guard.words import Words, words_of


class FigureKind(StrEnum):
    """What a number counts."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    OTHER = "other"


class Figure(NamedTuple):
    """A number with its meaning; `unit` is the currency sign or the noun counted."""

    kind: FigureKind
    value: Decimal
    start: int
    end: int
    unit: str = ""
    core_start: int = 0


Span = tuple[int, int]

_SIGN_BEFORE = re.compile(
    r"(?:us\$|u\$s|mx\$|ar\$|co\$|cl\$|r\$|\$|€|£|₲|₡|\bs/\.?|\bs\.|\bbs\.?|\bgs\.?"
    r"|\b(?:eur|usd|mxn|cop|ars|clp|pen|uyu|pyg|bob|gtq|hnl|nio|dop|crc|gbp|euros))\s*$"
)
# How what stands before a number ends where a sign or a reference does.
_SIGN_ENDS = (
    "$", "€", "£", "₲", "₡", "s/", "s/.", "s.", "bs", "bs.", "gs", "gs.", "eur", "usd",
    "mxn", "cop", "ars", "clp", "pen", "uyu", "pyg", "bob", "gtq", "hnl", "nio", "dop",
    "crc", "gbp", "euros",
)  # fmt: skip
_SIGN_AFTER = re.compile(
    r"\s*(€|us\$|\$|£|(?:de )?(?:euros?|eur|pesos?|soles|sol|dolares|dolar|dollars?"
    r"|pounds?|guaranies|quetzales|lempiras|colones|cordobas|bolivianos|bolivares"
    r"|reais|balboas|usd|mxn|cop|ars|clp|pen|uyu|pyg|bob|gbp|mangos|varos|lucas"
    r"|pavos|plata|bolas|bucks?|quid)\b|(?:centavos|centimos|cents)\b)"
)
_CENTS_AFTER = re.compile(
    r"\s*(?:con|y|and)\s+(\d{1,2}|[a-z]+(?:(?: y |[ -])[a-z]+)?)\s*(?:centavos"
    r"|centimos|cents)\b"
)
# «189 soles con noventa»: the cents without their name, at the end of a clause.
_BARE_CENTS_AFTER = re.compile(
    r"\s*con\s+(\d{2}|[a-z]+(?: y [a-z]+)?)(?=\s*(?:$|[.,;:!?)\n]|(?:y|o|pendientes?"
    r"|hasta|antes|hoy|en|de una vez|por (?!ciento)|del?|al|que|como|si)\b))"
)
_PERCENT_AFTER = re.compile(r"\s*(%|por ?ciento\b|per ?cent\b|percent\b|puntos\b)")
_COUNT_AFTER = re.compile(
    r"\s*(?:comod[oa]s |pequen[oa]s |igual(?:es)? |easy |equal |simple |small "
    r"|otr[oa]s "
    r"|monthly |weekly |fortnightly |biweekly |unic[oa]s? |sol[oa]s? |mas )*"
    r"(cuotas?|plazos?|pagos?|mensualidades|mensualidad|mes(?:es)?|quincenas?|semanas?"
    r"|semanalidades|parcialidades|abonos?|letras|partes|veces|armadas|tramos"
    r"|exhibicion(?:es)?|entregas|dias?|horas?|hrs?|h|minutos?|min|anos?|facturas?"
    r"|recibos?|boletas?|instal?ments?|payments?|months?|weeks?|fortnights?|parts"
    r"|days?|hours?|years?|minutes?|times|invoices?|bills?|digitos|cifras|caracteres"
    r"|numeros|digits|characters|letters|ultim[oa]s|personas?|opciones|pasos|clics?"
    r"|cupos?|plazas?|lugares|business days|working days|avisos?|mensajes?)\b"
)
_REFERENCE_BEFORE = re.compile(
    r"(?:\b(?:ley|art\.?|articulo|articulos|decreto|numero|num\.?|nro\.?|no\.|ref\.?"
    r"|referencia|contrato|cliente|expediente|caso|folio|calle|avenida|av\.?|piso"
    r"|local|oficina|codigo|postal|cp|pedido|ticket|poliza|radicado|version|pagina"
    r"|law|act|section|number|order|ext\.?|extension|opcion|option|linea"
    r"|factura|facturas|recibo|boleta|invoice)|n\.?°|#|\bc/)\s*:?\s*(?:la |el )?$"
)
_REFERENCE_ENDS = (
    "ley", "art", "art.", "articulo", "articulos", "decreto", "numero", "num", "num.",
    "nro", "nro.", "no.", "ref", "ref.", "referencia", "contrato", "cliente",
    "expediente", "caso", "folio", "calle", "avenida", "av", "av.", "piso", "local",
    "oficina", "codigo", "postal", "cp", "pedido", "ticket", "poliza", "radicado",
    "version", "pagina", "law", "act", "section", "number", "order", "ext", "ext.",
    "extension", "opcion", "option", "linea", "factura", "facturas", "recibo", "boleta",
    "invoice", "n°", "n.°", "#", "c/",
)  # fmt: skip
_TIME_BEFORE = re.compile(r"(?:\b(?:a|de|desde|hasta|entre|son) las?|\bat)\s+$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_TIME_SPAN = re.compile(r"\b(?:de|a|desde|hasta|entre|y|las|at|from|to|until|and)\s+$")
_TIME_AFTER = re.compile(r"\s*(?:[ap]\.?\s?m\b|:\d\d|h\b|hs\b|hrs\b|horas\b|o'clock)")
_MONEY_BEFORE = re.compile(
    r"\b(?:pag\w*|abon\w*|ingres\w+|transfi\w+|transfer\w*|deposit\w+|debe|debes|deben"
    r"|adeud\w+|saldo|deuda|total|importe|monto|suma|valor|son|queda[ns]?|quedarian?"
    r"|suman?|cuotas?|mensualidad(?:es)?|plazos|restantes?|por|solo"
    r"|falta(?:ria|ra)?n?|resta(?:ria|ra)?n?|serian?|seran?|quedara[ns]?"
    r"|asciende|minimo|maximo|descuento|rebaja|entrega|entrada|anticipo|enganche"
    r"|pay|paid|owe[sd]?|balance|amount|for|only|just|remaining|instal?ments"
    r"|payments|send|dej[ao]\w*|recibi\w*|received|liquid\w+|salda\w*|acepta\w*"
    r"|cantidad|quincenas?|letras|con|apenas|nomas|junt\w+|consig\w+|dame|deme|dar"
    r"|poner"
    r"|ponga|pon|tire|tirame|aport\w+|entreg\w+|sum[ea]le|agreg\w+)"
    r"(?: (?:pendiente|actual|vencid[oa]|pending|due|total|hoy|ahora|today|now))?"
    r"(?: (?:es|seria|queda|asciende|is|comes|now|would be))?"
    r"(?: (?:de|del|a|los|en|solo|unos|otros|casi|of|to|only|just|about|usted|por"
    r"|al menos|como minimo|un total de))*\s*[:=]?\s*$"
)
_RATE_AFTER = re.compile(
    r"\s*(?:al mes|por (?:mes|semana|cuota|quincena)|a la (?:semana|quincena)"
    r"|cada (?:mes|semana|quincena|un[oa])|c/u|mensual(?:es)?\b|semanal(?:es)?\b"
    r"|quincenal(?:es)?\b|(?:a|per|each|every) (?:month|week|fortnight)|each\b"
    r"|monthly\b|weekly\b)"
)
# «18 de mora»: a charge, whatever its currency.
_CHARGE_AFTER = re.compile(
    r"\s*(?:mas )?(?:de|por|en|of|in) (?:los |la |el )?(?:mora|interes(?:es)?|recargos?"
    r"|gastos|multas?|comision(?:es)?|honorarios|punitorios|penalidad|penalizacion|late"
    r" fees?|interest|fees|charges|costas)\b"
)
_MAY_FOLLOW = re.compile(
    r"\s*(?:$|[.,;:!?)\n~]|(?:despues|luego|tras|nomas|entre|sin|del?|al|a|por|en|el|la"
    r"|antes|hoy|manana|ahora|y|o|con|cada"
    r"|para|que|si|de una|pendientes?|como|mediante|menos|mas|now|by|today|on|and|or"
    r"|to|with|each|per|before|if|via|restantes?|en total|que)\b)"
)
_SLANG = re.compile(r"\blu[ck]as?\b|\bpalos?\b")
_HALF = re.compile(
    r"\b(?:(?P<half>(?:a |por )?la (?:otra )?mitad|a mitad de (?:precio|la deuda"
    r"|lo que)|medio precio|half)|(?P<third>un tercio"
    r"|la tercera parte"
    r"|a third|one third)|(?P<quarter>un cuarto|la cuarta parte|una cuarta parte"
    r"|a quarter|one quarter)|(?P<two>dos tercios|two thirds)"
    r"|(?P<three>tres cuartos|tres cuartas partes|three quarters))\b"
    r"(?! (?:del? )?(?:mes|camino|semana|ano|\w+ de \d{4}|enero|febrero|marzo|abril"
    r"|mayo"
    r"|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|de hora|an hour"
    r"|past|hora|the month))"
)
_SHARE_WORDS = ("mitad", "half", "terci", "tercer", "third", "cuart", "quarter")
_SHARES = {"half": "50", "third": "33", "quarter": "25", "two": "66", "three": "75"}


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(start < b and a < end for a, b in spans)


def _cents(text: str, end: int) -> tuple[Decimal, int]:
    """The cents after «149 euros con 90 céntimos», and where they end."""
    match = _CENTS_AFTER.match(text, end)
    if match:
        read = numbers(match.group(1))
        return (read[0].value / 100 if read else Decimal(0)), match.end()
    bare = _BARE_CENTS_AFTER.match(text, end)
    read = numbers(bare.group(1)) if bare else []
    if bare and read and read[0].end == len(bare.group(1)) and read[0].value < 100:
        return read[0].value / 100, bare.end()
    return Decimal(0), end


def _is_bare_money(before: str, text: str, number: Number) -> bool:
    """Whether a number with no currency sign is money all the same."""
    if _RATE_AFTER.match(text, number.end) or _CHARGE_AFTER.match(text, number.end):
        return True
    if number.in_words and number.value < 20:
        return False
    if number.in_words and number.value >= 200 and number.value != 1000:
        year = 1900 <= number.value <= 2100 and re.search(
            r"\b(?:de|del|en)\s*$", before
        )
        return not year
    said = text[number.start : number.end]
    if said[0].isdecimal() and "mil" in said:
        return True
    if not _MAY_FOLLOW.match(text, number.end):
        return False
    if (number.cents or number.grouped) and not number.in_words:
        return True
    if 1900 <= number.value <= 2100 and re.search(r"\b(?:de|del|en)\s*$", before):
        return False
    return bool(_MONEY_BEFORE.search(before))


def _may_refer(before: str) -> bool:
    """Whether a word for a reference may stand right before, an article between."""
    bare = before.rstrip().rstrip(":").rstrip()
    if bare.endswith(("la", "el")):
        return bare[:-2].rstrip().rstrip(":").rstrip().endswith(_REFERENCE_ENDS)
    return bare.endswith(_REFERENCE_ENDS)


def _is_no_sum(before: str, text: str, number: Number) -> bool:
    """Whether it is a time, or the number of something."""
    if _CLOCK.fullmatch(text[number.start : number.end]) and _TIME_SPAN.search(before):
        return True
    if _may_refer(before) and _REFERENCE_BEFORE.search(before):
        return True
    return bool(_TIME_BEFORE.search(before) or _TIME_AFTER.match(text, number.end))


def _classify(text: str, number: Number) -> Figure:
    before = text[max(0, number.start - 44) : number.start]
    start, end = number.start, number.end
    percent = _PERCENT_AFTER.match(text, end)
    if percent:
        return Figure(
            FigureKind.PERCENT, number.value, start, percent.end(), "%", start
        )
    signed = before.rstrip().endswith(_SIGN_ENDS)
    sign = _SIGN_BEFORE.search(before) if signed else None
    if sign:
        begin = start - (len(before) - sign.start())
        more, stop = _cents(text, end)
        return Figure(
            FigureKind.MONEY, number.value + more, begin, stop, sign.group().strip(),
            start,
        )  # fmt: skip
    after = _SIGN_AFTER.match(text, end)
    if after:
        unit = after.group(1)
        small = unit in ("centavos", "centimos", "cents")
        value = number.value / 100 if small else number.value
        more, stop = _cents(text, after.end())
        return Figure(FigureKind.MONEY, value + more, start, stop, unit, start)
    if _SLANG.search(text[start:end]):
        return Figure(FigureKind.MONEY, number.value, start, end, "pesos", start)
    counted = _COUNT_AFTER.match(text, end)
    if counted:
        return Figure(
            FigureKind.COUNT, number.value, start, counted.end(), counted.group(1),
            start,
        )  # fmt: skip
    if (
        not number.article
        and not _is_no_sum(before, text, number)
        and _is_bare_money(before, text, number)
    ):
        return Figure(FigureKind.MONEY, number.value, start, end, "", start)
    return Figure(FigureKind.OTHER, number.value, start, end, "", start)


def shares(text: str) -> Iterable[Figure]:
    """Fractions in words, as percentages: «la mitad» is 50."""
    if not any(word in text for word in _SHARE_WORDS):
        return
    for match in _HALF.finditer(text):
        value = Decimal(_SHARES[str(match.lastgroup)])
        yield Figure(
            FigureKind.PERCENT, value, match.start(), match.end(), "share",
            match.start(),
        )  # fmt: skip


def figures_in(words: Words, skip: Sequence[Span]) -> list[Figure]:
    """Every figure of a text that does not lie in one of the spans `skip`."""
    found: list[Figure] = []
    read_to = 0
    text = words.text
    for number in numbers_in(words):
        # The cents of «doce euros con diez céntimos» were read with the euros.
        if number.start >= read_to and not _inside(number.start, number.end, skip):
            found.append(_classify(text, number))
            read_to = found[-1].end
    return sorted([*found, *shares(text)], key=lambda f: (f.start, f.end))


def figures(text: str, skip: Sequence[Span]) -> list[Figure]:
    """Every figure of a folded text (figures_in)."""
    return figures_in(words_of(text), skip)
