"""Instalments, their rhythm, and the discount asked for."""

from __future__ import annotations

import re
from decimal import Decimal

from recobro.understanding.entities.numbers import parse_number

Span = tuple[int, int]

_PART = (
    r"(?:cuot(?:as|itas|icas)|pag(?:os|itos|uitos)|plaz(?:os|itos)|partes|partecitas"
    r"|mensualidades|letras|letritas|abon(?:os|itos)|exhibiciones|parcialidades|armadas"
    r"|armaditas|contados|tandas|entregas|depositos|transferencias|giros|tramos"
    r"|fracciones|bizums|consignaciones|veces|vueltas|tantos|dividendos|quincenas"
    r"|recibos|cheques|installments|instalments|payments|parts|times)"
)
# What is a number of payments only where something is split in it.
_SPLIT_ONLY = frozenset({"veces", "times", "recibos", "cheques"})
_COUNT = re.compile(
    rf"(?<![0-9.,/$€-])(?P<n>[0-9]{{1,2}}) (?:(?:pequen[oa]s|comod[oa]s|simples|iguales"
    rf"|buenas|equal|monthly|weekly) )?(?P<what>{_PART})\b"
)
# "ya intenté 3 veces", "las 2 cuotas que debo": counts of another thing.
_NOT_PARTS = re.compile(
    r"\b(?:las|los|esas|esos|estas|mis|sus|ultimas|ultimos|otras|otros|tengo|tenia|debo"
    r"|pague|pagado|pagada[s]?|hice|hecho|llevo|intente|intentado|llamaron|llamado"
    r"|escrito"
    r"|van|mas de|por lo menos|vencidas|faltan|quedan|en vez de|en lugar de|not)"
    r"(?: ya| como| unas| unos)? $"
)
_OWED_AFTER = re.compile(
    r" (?:que (?:debo|faltan|quedan|tengo|me)|atrasad|pendient|vencid|al dia\b|por dia)"
)
_SPLIT_BEFORE = re.compile(
    r"\b(?:en|a|de|hasta|por|con|in|hacer\w*|hago)(?: unas| unos)?"
    r"(?: [0-9]{1,2} (?:o|u|a))? $"
)
# "no puedo en 3 cuotas": refused, not proposed.
_REFUSED_PARTS = re.compile(
    r"\b(?:en vez|en lugar) de $|\bno (?:puedo|podria|llego|quiero|son|es)"
    r"(?: (?!mas)\w+){0,2} $"
)
_MONTHS = re.compile(
    r"\b(?P<lead>en|a|durante|por|in|over|for) (?:unos |los proximos )?"
    r"(?P<n>[0-9]{1,2}) (?P<what>meses|months|semanas|weeks|msi)\b"
)
# "lo pagué en 18 meses": how long it took.
_LONG_AGO = re.compile(
    r"\b(?:pagu\w|pagamos|pagado|termine|liquide|saque|compre|cancele|paid)(?: \w+)? $"
)
# "40 mil mensuales, 5 meses": how long, after how often.
_LONG = re.compile(
    r"\b(?:mensual(?:es)?|quincenal(?:es)?|semanal(?:es)?|(?:al|por|cada) (?:mes"
    r"|semana|quincena)|a la (?:semana|quincena)),? (?:y |son |serian |x )?"
    r"(?P<n>[0-9]{1,2}) (?:meses|semanas|quincenas|months|weeks)\b"
)
# "cerramos en 6 de 18.500", "dale, 3 de 40 mil": so many of so much.
_OF_EACH = re.compile(
    r"\b(?:en|a|por|dale|mejor|sean?|hagamos|serian),? (?P<n>[0-9]{1,2}) de (?:a )?"
    r"(?=(?:\$|s/|€)? ?(?:[0-9]{2,}|[0-9]+[.,][0-9]{3}|[0-9]+ (?:mil|lu[ck]as)))"
)
_MSI = re.compile(r"\b(?P<n>[0-9]{1,2}) (?:msi\b|meses sin (?:interes|recargo))")
_YEAR = re.compile(r"\b(?:en|a|durante|por) (?:un|1) ano\b")
_ALONE = re.compile(
    r"\b(?:en|a) (?P<n>[0-9]{1,2})(?=(?: (?:se puede|podria|seria|no se puede"
    r"|estaria|mejor|porfa|por favor))? *(?:$|[?.!,]))"
)
_HALVES = re.compile(
    r"\bmitad y (?:la otra )?mitad\b|\b(?:la |una )?mitad\b.{0,60}?\b(?:(?:la )?otra"
    r"(?: mitad| parte)?\b|(?:el|lo) (?:resto|demas|que falta|restante)"
    r"|(?:la )?mitad\b)"
    r"|\b50 ?[/y] ?50\b|\bhalf\b.{0,60}?\b(?:the rest|(?:the )?other half)"
)
_COUPLE = re.compile(
    rf"\ben (?:un )?par de {_PART}\b|\bin a couple of (?:payments|installments)\b"
)
MOST_PARTS = 120
# Without one of these nothing below can be found: the search for it is the quick one.
_DIGIT = re.compile(r"[0-9]")
_TWO_HINT = re.compile(r"mitad|50|half|couple|par de")
_OFTEN_HINT = re.compile(
    r"seman|quince|catorce|mens|mes|cada|tod[oa]s l|los (?:vie|lun|sab|15)|month|week"
    r"|fortnight|every|15 y"
)

_EARNED = re.compile(
    r"\b(?:cobro|gano|me pagan|me depositan|sueldo|salario|pension|ingresos?|nomina"
    r"|trabajo|reviso|cobran|facturan|interes(?:es)?|estado de cuenta|me cobran"
    r"|cobraron|llaman|escriben|molestan)(?: \S+){0,3} $"
)
_EVERY = r"(?:cada|todos los|todas las|every)"
_WEEKDAY = r"(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|friday|monday)"
_FREQUENCIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("biweekly", re.compile(
        r"(?:\b|(?=/))(?:/ ?quincena|quincenal(?:es|mente|it[oa]s?)?|bisemanal(?:es)?"
        r"|catorcenal(?:es|mente)?|(?:cada|por|x|a la|[0-9]{1,2}) catorcenas?|(?:cada"
        r"|por|x) quincena"
        r"|todas las quincenas|quincena a quincena|[0-9]{1,2} quincenas"
        r"|[0-9]+(?: [a-z]{3,7})? a la quincena"
        r"|(?:los )?(?:15|quince) y (?:los )?(?:30|fin(?:es)? de mes|ultimos)"
        r"|cada (?:15|14|quince) dias|cada (?:2|dos) semanas|biweekly|fortnightly"
        r"|every (?:two|2|other) weeks?)\b")),
    ("weekly", re.compile(
        r"(?:\b|(?=/))(?:/ ?semana|semanal(?:es|mente|it[oa]s?)?|cada semana"
        r"|[0-9]+(?: [a-z]{3,7})? a la semana|(?:por|x) semana"
        r"|semana a semana|todas las semanas|cada (?:7|8|siete|ocho) dias"
        rf"|{_EVERY} {_WEEKDAY}|los (?:viernes|lunes|sabados)(?! [0-9])|weekly"
        r"|(?:per|a|each|every) week)\b")),
    ("monthly", re.compile(
        r"(?:\b|(?=/))(?:mensual(?:es|mente|idad|idades|it[oa]s?)?"
        r"|al mes(?! (?:que|siguiente|proximo))"
        r"|(?:por|x) mes|cada mes|/ ?mes|mes a mes|mes por mes|todos los meses"
        r"|cada fin de mes"
        r"|cada (?:30|31)"
        r" dias|monthly|(?:per|a|each|every) month)\b")),
)  # fmt: skip

_PERCENT = re.compile(
    r"(?<![0-9.,])(?P<n>[0-9]{1,3}(?:[.,][0-9]{1,2})?) ?(?:%|por ?ciento\b|pct\b"
    r"|percent"
    r"|per cent|x ciento)"
)
# "¿me descuenta un 20?": the sign is left out.
_BARE_PERCENT = re.compile(
    r"\b(?:descuent\w*|descont\w+|rebaj\w*|quit\w*|bonific\w*|condon\w*|perdon\w*"
    r"|baj(?:a|an|as|en|es|ais|eis|ar|arme|ame|eme|enme))"
    r" (?:de )?(?:un|el|del?)(?: un| el)? (?P<n>[0-9]{1,2})"
    r"(?= *(?:$|[?.,;!])| (?:y|si|o|en|por|para|que|de una|ya|hoy|pero|al)\b)"
)
_NO_DISCOUNT = re.compile(
    r"\b(?:discapacidad|minusvalia|invalidez|incapacidad|dependencia|dependiente|iva"
    r"|(?:me )?(?:cobr\w+|subi\w+|suben)|interes(?:es)? del?|tasa|recargo del|tae"
    r"|comision"
    r"|reconocid[ao])(?: \w+){0,3} $"
)
_SHARE_PAID = re.compile(
    r"\b(?:pag\w+|dar|doy|daria|abon\w+|deposit\w+|liquid\w+|acept\w+|ofrez\w+|ofreceria|pay"
    r"|propongo)(?: \w+){0,3} $"
)
_CUT = re.compile(
    r"\b(?:descuent\w*|rebaj\w*|quit\w*|bonific\w*|condon\w*|perdon\w*|off|discount"
    r"|reduc\w*|menos)\b"
)
_CALLED_DISCOUNT = re.compile(
    r"\b(?:descuento|rebaja|quita|bonificacion|condonacion|off|discount|ofrec\w+)\b"
)
_HALF = re.compile(
    r"\b(?:descuent\w*|rebaj\w*|quita\w*|perdon\w*|condon\w*|reduc\w*|baj\w+|dej\w+"
    r"|pag\w+"
    r"|acept\w+|liquid\w+|cancel\w+|sald\w+|cierr\w+|cerr\w+|arregl\w+|settle|pay)\b"
    r"(?: \w+){0,4}? (?:a |en |de |con |por )?(?:la mitad|half)\b"
    r"|\bla mitad (?:de descuento|de rebaja|y (?:me olvid|cerramos|listo|ya|quedamos"
    r"|liquid|cancel|sald|lo damos))|\b(?:por|con) la mitad\b|\bhalf (?:off?"
    r"|price)\b(?! (?:it|the|what|my))"
)
_OTHER_HALF = re.compile(r"\b(?:otra (?:mitad|parte)|resto|rest|other half)\b")


def installments(folded: str, *, planning: bool = True) -> tuple[int, Span] | None:
    """How many payments the text proposes, with where it says so; the last number wins.

    `planning` is that the person asks for or takes a plan: only then "en 6 meses" and
    "las 2 cuotas" are a number of payments.
    """
    found = _counted(folded, planning=planning) if _DIGIT.search(folded) else []
    if planning and " ano" in folded:
        found += [(12, m.span()) for m in _YEAR.finditer(folded)]
    good = [(n, span) for n, span in found if 1 < n <= MOST_PARTS]
    if good:
        return max(good, key=lambda pair: pair[1])
    if _TWO_HINT.search(folded) is None:
        return None
    pair = _HALVES.search(folded) or _COUPLE.search(folded)
    return (2, (pair.start(), pair.start())) if pair else None


def _counted(folded: str, *, planning: bool) -> list[tuple[int, Span]]:
    """The numbers of payments written in digits."""
    found = [
        (int(m["n"]), m.span())
        for m in _COUNT.finditer(folded)
        if _proposed(m, folded, planning=planning)
    ]
    if planning:
        found += [
            (int(m["n"]), m.span())
            for m in _MONTHS.finditer(folded)
            if not _LONG_AGO.search(folded[max(0, m.start() - 24) : m.start()])
        ]
        found += [(int(m["n"]), m.span()) for m in _LONG.finditer(folded)]
        found += [(int(m["n"]), m.span()) for m in _OF_EACH.finditer(folded)]
        found = found or [(int(m["n"]), m.span()) for m in _ALONE.finditer(folded)]
    return found + [(int(m["n"]), m.span()) for m in _MSI.finditer(folded)]


def _proposed(m: re.Match[str], folded: str, *, planning: bool) -> bool:
    before = folded[max(0, m.start() - 24) : m.start()]
    if m["what"] in _SPLIT_ONLY and not _SPLIT_BEFORE.search(before):
        return False
    if planning and m["what"] not in _SPLIT_ONLY:
        return not _REFUSED_PARTS.search(before)
    return not (_NOT_PARTS.search(before) or _OWED_AFTER.match(folded, m.end()))


def frequency(folded: str) -> str | None:
    """`weekly`, `biweekly` or `monthly`, where the text names how often to pay."""
    if _OFTEN_HINT.search(folded) is None:
        return None
    for name, pattern in _FREQUENCIES:
        for m in pattern.finditer(folded):
            if not _EARNED.search(folded[max(0, m.start() - 40) : m.start()]):
                return name
    return None


def percent(folded: str, *, asked: bool = True) -> Decimal | None:
    """The discount named, in percent; "a la mitad" is 50.

    `asked` is that the person asks for one. Where they do not, only what is called a
    discount in so many words is one: "me ofrecieron un 40 % de descuento".

    "Pago el 70 %" asks for a discount of 30: what is offered is not what is forgiven.
    """
    if not asked and _CALLED_DISCOUNT.search(folded) is None:
        return None
    for m in _PERCENT.finditer(folded):
        before = folded[max(0, m.start() - 40) : m.start()]
        number = parse_number(m["n"])
        if _NO_DISCOUNT.search(before) or not 0 < number <= 100:
            continue
        after = folded[m.end() : m.end() + 24]
        if not asked and not _CALLED_DISCOUNT.search(before[-24:] + after):
            continue
        paid = _SHARE_PAID.search(before) and not _CUT.search(before[-24:] + after)
        return 100 - number if paid and number < 100 else number
    if not asked:
        return None
    bare = _BARE_PERCENT.search(folded)
    if bare and int(bare["n"]):
        return Decimal(bare["n"])
    half = _HALF.search(folded)
    return Decimal(50) if half and not _OTHER_HALF.search(folded) else None
