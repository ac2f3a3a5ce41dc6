"""How dates are worded, in Spanish and English; folded text, see text.py."""

from __future__ import annotations

import re

MONTHS_ES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
MONTHS_EN = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS: dict[str, int] = {
    **{name: n for n, name in enumerate(MONTHS_ES, 1)},
    **{name[:3]: n for n, name in enumerate(MONTHS_ES, 1)},
    **{name: n for n, name in enumerate(MONTHS_EN, 1)},
    **{name[:3]: n for n, name in enumerate(MONTHS_EN, 1)},
    "setiembre": 9, "sept": 9,
}  # fmt: skip
DAYS_ES = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"]
DAYS_EN = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
WEEKDAYS: dict[str, int] = {
    **{name: n for n, name in enumerate(DAYS_ES)},
    **{name: n for n, name in enumerate(DAYS_EN)},
}

MONTH_NAMES = frozenset(MONTHS)
WEEKDAY_NAMES = frozenset(WEEKDAYS)
# Days from today.
SHIFT: dict[str, int] = {
    "hoy": 0, "today": 0, "tonight": 0, "esta noche": 0, "medianoche": 0,
    "midnight": 0, "manana": 1, "tomorrow": 1, "pasado manana": 2,
    "day after tomorrow": 2, "ayer": -1, "anoche": -1, "yesterday": -1,
    "anteayer": -2, "antes de ayer": -2,
}  # fmt: skip

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(WEEKDAYS)
DAY_WORD = (
    "primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece"
    "|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno"
    "|veintidos|veintitres|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho"
    "|veintinueve|treinta y uno|treinta"
)
DAY = rf"(?:\d{{1,2}}|{DAY_WORD})"
# A day in figures begins so; most drafts have none.
MAY_BE_NUMERIC = re.compile(
    r"\d(?:-(?:0\d|1[0-2])(?!\d)|-\d\d-\d|/\d|\.\d{1,2}\.\d|-\d{1,2}-\d)"
)
ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
SLASHED = re.compile(
    r"(?<![\d/.,-])(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}|\d\d))?"
    r"|([.-])(\d{1,2})\4(\d{4}|\d\d))(?![\d/]|[.,-]\d)"
)
# «El 24-06»: after the article, so that hours and references are none.
DASHED = re.compile(
    r"\b(?:el|del|al|hasta|dia)\s+(\d{1,2})-(0[1-9]|1[0-2])(?![\d-]|\s*(?:h\b|hs|hrs"
    r"|horas))"
)
DAY_MONTH = re.compile(
    rf"(?<![\w.,/])({DAY})(?:°|st|nd|rd|th)?\.?\s*(?:de\s+|of\s+|-"
    rf"|/)?\s*({MONTH})\b\.?"
    r"(?:\s*(?:,|de|del|-|/)?\s*(?:ano\s+)?(20\d\d)\b)?"
)
# not «$ 25, el 26 de marzo»: that is money, and then one day
ALSO_DAY = re.compile(
    rf"(?<![\w.,/$€£])(?<![$€£/]\s)({DAY})\s*(?:,|y|o|e|and|or)\s*(?:el\s+|dia\s+)*$"
)
MONTH_DAY = re.compile(
    rf"\b({MONTH})\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d%:€$]|[.,]\d)"
    r"(?:\s*,?\s*(?:de\s+)?(20\d\d)\b)?"
)
DAY_ONLY = re.compile(
    rf"\b(?:el|del|al|dia|dias|los|the)\s+(?:proximo\s+|pasado\s+|dia\s+"
    rf"|dias\s+)*({DAY})"
    r"(?:st|nd|rd|th)?(?=\s*(?:$|[.,;:!?)\n](?!\d)|(?:de (?:cada|este|ese|el|proximo)"
    r"|del"
    r"|para|y|o|a|sin|como|en|por la|si|con|pag\w+|tiene|vence\w*|of|and|or|at the"
    r"|quedamos|podra|puede|que viene|ten\w+|debe\w*|hay que)\b))"
)
# «el primero» is the first payment, unless a month follows.
OF_MONTH = re.compile(r"\s*de(?:l)? (?:mes|cada|este|ese|proximo)\b")
WEEKDAY_AND_DAY = re.compile(
    rf"\b({WEEKDAY})\s+(?:dia\s+)?([12]?\d|3[01])(?!\d|\s*(?:de|/|:|h\b|hs|hrs|horas"
    r"|a\.?m|p\.?m|%|€|\$|euros|pesos)|[.,]\d)"
)
WEEKDAY_BEFORE = re.compile(rf"\b({WEEKDAY})\s*,?\s*(?:dia|el|the)?\s*$")
WEEKDAY_RE = re.compile(rf"\b({WEEKDAY})\b")
RELATIVE = re.compile(
    r"\b(pasado manana|antes de ayer|anteayer|anoche|hoy|manana|ayer|esta noche"
    r"|day after tomorrow|today|tomorrow|tonight|yesterday|medianoche|midnight)\b"
)
NOT_TOMORROW = re.compile(r"(?:\b(?:la|esta|una|cada|por la|de la|pasado)\s+)$")
IN_TIME = re.compile(
    r"\b(?:en|dentro de|plazo(?: maximo)?(?: es)? de|(?:termino|lapso|margen|periodo"
    r"|maximo|limite|ventana) (?:maximo )?de|(?:antes|despues) de|a mas tardar en"
    r"|maximo en|tienes?|tenes|tendra|dispones? de"
    r"|queda[ns]?"
    r"|cuentas? con|proximas?|proximos|siguientes|within|in|next|have|in the next"
    r"|menos de|damos|doy|another|otros|otras)\s+"
    r"(?:(?:solo|sólo|las|los|el|plazo de|un plazo de|unas|maximo|proximas|proximos"
    r"|only"
    r"|the next|until|apenas|unicamente)\s+)*"
    r"(\d{1,3}|[a-z]+(?: y [a-z]+)?)\s+"
    r"(horas?|hrs?|h|dias?|semanas?|quincenas?|mes(?:es)?|anos?|hours?|days?|weeks?"
    r"|months?|years?"
    r"|business days|working days|fortnights?)\b"
)
SPAN_OF_TIME = re.compile(
    rf"\b(?:(?P<end>(?:a |al )?(?:fin(?:al(?:es)?)?|ultim[oa] dia"
    rf"|dia ultimo) de(?:l)? (?:este "
    rf"|mes de )?"
    rf"(?P<endof>mes|semana|ano|{MONTH})|the end of (?:the |this )?(?P<enden>month"
    rf"|week"
    rf"|{MONTH}))|(?P<start>(?:a )?(?:principios|primeros|comienzos|inicios) de "
    rf"(?P<startof>mes|{MONTH}))|(?P<nextw>(?:la )?(?:proxima semana|semana que viene"
    r"|semana proxima|semana entrante)|next week)|(?P<nextm>(?:el )?(?:proximo mes"
    r"|mes que viene|mes proximo|mes entrante)|next month)|(?P<nexty>(?:el )?(?:otro"
    r"|proximo) ano|ano que viene|next year)|(?:hasta|until|till|antes de|antes del"
    r"|before|by|en|in) (?:el |del )?(?:ano )?(?P<year>20\d\d))\b(?![-/.]\d)"
)


# A year alone stands in a span of time only with its four figures.
YEAR = re.compile(r"20\d\d")
# What may end the words before a day to which a month said later belongs.
ALSO_LINKS = (",", "y", "o", "e", "and", "or")
DAY_WORDS = tuple(DAY_WORD.split("|"))
# The first letters of the words for a day.
DAY_STARTS = (
    "primer", "uno", "dos", "tre", "cua", "cin", "sei", "sie", "och", "nue", "die",
    "onc", "doc", "cat", "qui", "vei",
)  # fmt: skip

# A day alone, a day told by its distance and a length of time hold one of these each,
# and begin with one of the leads.
DAY_LEADS = frozenset(["el", "del", "al", "dia", "dias", "los", "the"])
RELATIVE_WORDS = frozenset(
    [
        "manana",
        "ayer",
        "anteayer",
        "anoche",
        "hoy",
        "noche",
        "tomorrow",
        "today",
        "tonight",
        "yesterday",
        "medianoche",
        "midnight",
    ]
)
UNIT_WORDS = frozenset(
    [
        "hora",
        "horas",
        "hr",
        "hrs",
        "h",
        "dia",
        "dias",
        "semana",
        "semanas",
        "quincena",
        "quincenas",
        "mes",
        "meses",
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "ano",
        "anos",
        "year",
        "years",
        "fortnight",
        "fortnights",
    ]
)
RELATIVE_LEADS = frozenset({
    "pasado", "antes", "anteayer", "anoche", "hoy", "manana", "ayer", "esta", "day",
    "today", "tomorrow", "tonight", "yesterday", "medianoche", "midnight",
})  # fmt: skip
TIME_LEADS = frozenset({
    "en", "dentro", "plazo", "tiene", "tienes", "tenes", "tendra", "dispone",
    "dispones", "queda", "quedan", "quedas", "cuenta", "cuentas", "proxima", "proximas",
    "proximos", "siguientes", "within", "in", "next", "have", "menos", "damos", "doy",
    "another", "otros", "otras", "termino", "lapso", "margen", "periodo", "maximo",
    "limite", "ventana", "despues", "a",
})  # fmt: skip
# Every vague span of time holds one of these.
SPAN_WORDS = frozenset(
    [
        "fin",
        "final",
        "finales",
        "ultimo",
        "ultima",
        "end",
        "principios",
        "primeros",
        "comienzos",
        "inicios",
        "semana",
        "mes",
        "week",
        "month",
        "ano",
        "year",
    ]
)
SPAN_LEADS = SPAN_WORDS | {
    "a", "al", "dia", "the", "la", "proxima", "next", "el", "proximo", "otro", "hasta",
    "until", "till", "antes", "before", "by", "en", "in",
}  # fmt: skip
