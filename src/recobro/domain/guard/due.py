"""unknown_date: a date to pay by that is in no fact, or past as if it were to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from recobro.domain.guard.case import Case
from recobro.domain.guard.dates import DateShape, NamedDate
from recobro.domain.guard.figures import FigureKind
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.schedule import days_to_pay_by
from recobro.domain.guard.verdict import Rule, Violation

# Nobody answers or opens an office so late: such a day is one to pay by.
_FAR = timedelta(days=100)
_CUES = compile_all(
    r"\b(?:(?P<deadline>antes de|hasta|a mas tardar|como (?:maximo|muy tarde|tope)"
    r"|plazo"
    r"|fecha (?:limite|tope|maxima)|limite|deadline|by|before|no later than|until|vence"
    r"|vencen|vencera|venceran|expir[ae]s?|caduca|termina|(?:is|are|falls?) due|due)"
    r"|(?P<past>vencio|vencieron|vencia|vencid[oa]s?|vencimiento|recib\w+|pagad[oa]s?"
    r"|pagaste|pago (?:de|del|que)|emiti\w+|emision|desde|factura(?:da)? (?:de|del)"
    r"|de fecha"
    r"|con fecha|(?:was|were|fell) due|received|paid|payment of|issued|dated|since"
    r"|overdue|due date|ingreso (?:de|del)|abono (?:de|del)|prometi\w+|comprometi\w+)"
    r"|(?P<contact>llam\w+|escrib\w+|contact\w+|habl\w+|respond\w+|contest\w+|atend\w+"
    r"|abr(?:e|en|imos)|abiert\w+|horario|oficinas?|revis\w+|envi\w+|mand\w+|record\w+"
    r"|volver\w*|cita|reunion|llegar\w*|reflej\w+|acredit\w+|tard\w+|devol\w+|avis\w+"
    r"|verific\w+|confirm\w+|dir(?:a|an|as|emos)|decir\w*|diga\w*|comprob\w+"
    r"|responder\w*|consult\w+|gestion\w+|proces\w+|contact|write"
    r"|call\w*|answer\w*|open|office|review\w*|send|remind\w*|reply|respond|get back"
    r"|check\w*|process\w*|descans\w+|cobra[sn]?|(?:le|te) (?:pagan|depositan)|cort\w+"
    r"|servicio|consumo|comunic\w+|molest\w+"
    r"|pausa\w*|suspend\w+|speak|talk|hear)"
    r"|(?P<pay>pag(?!in)\w+|abon\w+|ingres\w+|transf\w+|deposit\w+|liquid\w+"
    r"|cancel\w+|salda\w*|regulari\w+|cuotas?|primer[oa]?|segund[oa]|tercer[oa]?|ultima"
    r"|mensualidad(?:es)?|quincenas?|compromiso|promesa|acuerdo|acordad\w+|quedamos"
    r"|anotad\w+"
    r"|instal?ments?|pay\w*|settle\w*|promise\w*|agreed|cubr\w+|ponerse al dia))\b",
)
(_CUE,) = _CUES
_AHEAD = re.compile(
    r"\b(?:debe(?:ra|s|ras)?|tiene[sn]? (?:que|hasta|de plazo)|tenes (?:que|hasta)"
    r"|puede[sn]?"
    r"|podes|podra\w*|pague\w*|paga|pagara\w*|pagaras|abone|antes del?|hasta"
    r"|a mas tardar"
    r"|vence|vencen|vencera\w*|will|must|please|can|is due|are due|by|until|hay que"
    r"|limite"
    r"|plazo|esperamos (?:su|tu)|queda anotado|anotado que)\b"
)
_BEHIND = re.compile(
    r"\b(?:vencio|vencieron|vencia|vencid\w+|vencimiento|quedamos|quedo en|era|iba"
    r"|habia"
    r"|prometi\w+|comprometi\w+|acordamos|acordad\w+|acordo|tenia|recib\w+|pagad[oa]"
    r"|was|were"
    r"|promised|agreed|had|paid|received|overdue|no hemos|no nos consta|no ha llegado"
    r"|debia"
    r"|compromiso|desde|since|sigue\w*|expiro|termino|caduco|gracias por (?:su|tu) pago"
    r"|registr\w+)\b"
)
_NOT_DUE = re.compile(
    r"\b(?:emiti\w+|emision|desde|issued|since|consumo|servicio|contrat\w+|compra\w*"
    r"|periodo|nacimiento|nacio)\b[^.;]{0,24}$"
)


# «Pague esta semana»: a limit without a day of its own.
_SOON = compile_all(
    r"\b(?:debe|debes|deben|debera\w*|tiene que|tienes que|tenes que|hay que|exig\w+"
    r"|necesitamos|necesito|requer\w+|esperamos|espero|pague|paga|pagalo|paguelo|abone"
    r"|abona"
    r"|cancele|cancela|regularice|regulariza|liquide|liquida|deposite|deposita"
    r"|pongase al dia"
    r"|ponte al dia|ponete al dia|must|need|have to|has to|please (?:pay|settle|clear)"
    r"|pay"
    r" (?:it|this|us)|expect)\b[^.;?]{0,44}\b(?:(?:en |de |durante |dentro de )?(?:esta"
    r" (?:misma )?(?:semana|quincena)|este (?:mismo )?(?:mes|fin de semana)|(?:el|los)"
    r" proxim[oa]s? (?:dias?|horas?|par de dias)|(?:lo que queda|el resto) (?:de"
    r"|del) (?:la"
    r" )?(?:semana|mes|dia))|this (?:week|month|weekend)|(?:the )?next (?:few"
    r"|couple of)"
    r" days)\b(?=[^?]{0,60}(?:[.!;\n]|$))",
)
_SUPPOSED = re.compile(r"\b(?:si|cuando|if|when|puede|puedes|podes|could|can|no)\b")


def _soon(case: Case) -> Iterator[Violation]:
    """Limits of this week or month which no day in the facts bears out."""
    if not case.may_hold(_SOON):
        return
    near = case.today + timedelta(days=31)
    if any(case.today <= day <= near for day in days_to_pay_by(case.facts)):
        return
    for match in case.find(_SOON):
        begin, _ = case.sentence_at(match.start())
        if not _SUPPOSED.search(case.words[begin : match.end()]):
            yield case.violation(Rule.UNKNOWN_DATE, *match.span())


def _cues(case: Case, start: int, end: int) -> list[tuple[str, int]]:
    """What a date is for, as each of these words tells, and where it ends."""
    if not case.in_word(start):
        return [(str(m.lastgroup), m.end()) for m in case.within(_CUE, start, end)]
    # A sentence without end was cut within a word.
    cut = _CUE.pattern.finditer(case.words[start:end])
    return [(str(m.lastgroup), start + m.end()) for m in cut]


def _role(case: Case, named: NamedDate) -> str:
    """What the date is for: `pay`, `deadline`, `past`, `contact`, or nothing said."""
    begin, stop = case.sentence_at(named.start)
    found = _cues(case, begin, named.start)
    if not found:
        near = min(stop, named.end + 60)
        after = next(case.within(_CUE, named.end, near), None)
        role = str(after.lastgroup) if after else ""
        ahead = named.days and min(named.days) > case.today
        # «mañana sí, desde las 9»: what is to come has not fallen due yet.
        return "" if role == "past" and ahead else role
    last, close = found[-1]
    groups = {group for group, _ in found}
    if last == "deadline":
        if "pay" in groups or "contact" not in groups:
            return "deadline"
        rest = _CUE.pattern.findall(case.words[named.end : stop])
        return "deadline" if any(r[3] for r in rest) else "contact"
    if last == "contact" and len(found) > 1 and found[-2][0] == "pay":
        # «pague por transferencia enviada el…»: the contact word must stand close by.
        return "contact" if named.start - close < 30 else "pay"
    return last


def unknown_dates(case: Case) -> Iterator[Violation]:
    """Dates to pay by that no fact holds, contradict themselves, or have passed."""
    yield from _soon(case)
    if not case.dates:
        return
    payable = case.payable
    everything = payable | {p.date for p in case.facts.payments}
    mentions_pay: bool | None = None
    for named in case.dates:
        if named.is_duration and (_is_rhythm(case, named) or _is_notice(case)):
            continue
        role = _role(case, named)
        if named.impossible and role != "contact":
            yield case.violation(Rule.UNKNOWN_DATE, named.start, named.end)
            continue
        if not role:
            strict = named.shape in (
                DateShape.EXPLICIT,
                DateShape.DAY,
                DateShape.WEEKDAY,
            )
            if mentions_pay is None:
                mentions_pay = _speaks_of_paying(case)
            far = bool(named.days) and min(named.days) > case.today + _FAR
            role = "pay" if (strict and mentions_pay) or far else "contact"
        if case.today in named.days and role != "deadline" and not named.is_duration:
            continue
        if role == "contact" or (named.today and named.shape is DateShape.RELATIVE):
            continue
        begin, _ = case.sentence_at(named.start)
        if role == "past" and _NOT_DUE.search(case.words[begin : named.start]):
            continue
        held = {day for day in everything if named.holds(day)}
        future = {day for day in payable if day >= case.today and named.holds(day)}
        if future and not _past_the_discount(case, named, role):
            continue
        if future or not held or _as_if_to_come(case, named, role):
            yield case.violation(Rule.UNKNOWN_DATE, named.start, named.end)


def _speaks_of_paying(case: Case) -> bool:
    return any(m.lastgroup == "pay" for m in case.find(_CUES))


def _is_rhythm(case: Case, named: NamedDate) -> bool:
    """Whether «en cuatro quincenas» is an authorised plan's length, not a limit."""
    counts = {plan.installments for plan in case.facts.plans}
    return any(
        figure.value in counts and named.start <= figure.start < named.end
        for figure in case.figures
        if re.match(r"quincenas?|mes|month|fortnight|semana|week", figure.unit)
    )


def _is_notice(case: Case) -> bool:
    """Whether this is the prior demand, whose days to answer the law sets."""
    return case.facts.credit_bureau_notice


def _past_the_discount(case: Case, named: NamedDate, role: str) -> bool:
    """Whether a discount is offered until a day when it no longer holds.

    The day may be a fact, of a plan or a promise, but it is not the discount's.
    """
    facts = case.facts
    ends = [d.until for d in facts.discounts if d.until]
    if not ends or role not in ("deadline", "pay") or named.today:
        return False
    begin, stop = case.sentence_at(named.start)
    said = [f for f in case.figures if begin <= f.start < stop]
    reduced = {d.amount_to_pay for d in facts.discounts}
    money = {f.value for f in said if f.kind is FigureKind.MONEY}
    if not money or not money <= reduced | {facts.balance} or not money & reduced:
        return False
    return not any(named.holds(d) for d in ends) and min(named.days) > max(ends)


def _as_if_to_come(case: Case, named: NamedDate, role: str) -> bool:
    """Whether a day that has passed is spoken of as one still to come."""
    if role == "past":
        return False
    begin, _ = case.sentence_at(named.start)
    before = case.words[begin : named.start]
    return bool(_AHEAD.search(before)) and not _BEHIND.search(before)
