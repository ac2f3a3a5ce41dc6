"""Which of the days named is the day to pay, or the day on which it was paid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from recobro.domain.readings import Intent
from recobro.understanding.entities.days import NamedDay, named_days


class Role(IntEnum):
    """What a day is to its sentence; the lowest is taken."""

    PAY = 0
    EARN = 1  # "cobro el 30": the day of the money, where none to pay is named
    OTHER = 2  # a contact, a due date, a denial


_ART = (
    r"(?:para |hasta |a partir |desde |de |por )?(?:el |la |los |al |del |dia |a "
    r"|este )*"
)
_BETWEEN = (
    r"(?: (?!y\b|e\b|pero\b|asi\b|entonces\b|so\b|then\b|pag|abon|deposit|transf"
    r"|liquid|cancel|consign)\w+)"
)
_CONTACT = re.compile(
    r"\b(?:escri[bv]\w*|habl(?:a|e|en|ar|ame|amos|eme|enme|adme|arme|amos|are)\w{0,3}"
    r"|llam\w+|marqu?[ea]\w*|contact\w+|comuni\w+|respond\w+|contest\w+|busquen\w*"
    r"|mensaje\w*|molest\w+|recuerd\w+|recordar\w*|call|write|text|avis(?:o|e|en|ame"
    r"|eme)\w*"
    rf"|not reach){_BETWEEN}{{0,4}} {_ART}$"
)
_UNABLE = re.compile(
    r"\bno (?:(?:voy a |podre |puedo |pude |podria |me |le |te |les |lo |la |os "
    r"|creo que |se"
    r" )*(?:llego|llegare|llegamos|puedo|podre|alcanzo|alcanza|alcanzare|pago|pagar\w*"
    r"|podria|pude|pagare|depositar\w*|sera|seria|es|va a ser|da|cobro|cobrare|tengo"
    r"|tendre"
    r"|llegar\w*|salvo|hay)) ?(?:nada |ni |plata |dinero |como |ahora )*"
    r"(?:a |para |el |la |al |este |es |en )*$|\b(?:(?<!si )no|ni|tampoco|not)"
    r" (?:el |a |al |para el |este |on )?$"
    r"|\b(?:quedo|quede|quedar) mal (?:el |para el |este )?$"
)
_DUE = re.compile(
    r"\b(?:venc\w+|vence|emitid[ao]|emision|fecha (?:de|limite|del)|facturad[ao]|corte"
    r"|plazo (?:era|fue|termina|es)|limite (?:es|era)|due|dated|nac\w+|cumpl\w+|born"
    r"|(?:mora|deud\w+|factura|recibo|cuota|letra|mensualidad|boleta|mensaje|correo"
    r"|carta"
    r"|aviso|notificacion|pedido|compra|contrato|consumo|servicio|cargo|cobro|importe"
    r"|periodo|estado)s?(?: \w+)? (?:del?|con fecha(?: de)?|de fecha))"
    r"(?: (?:el|la|del|dia|de|en|los))* $"
)
_LIFE = re.compile(
    r"\b(?:fallec\w+|mur\w+|operan|operaron|operar|despid\w+|corrieron|echaron|cita"
    r"|juicio"
    r"|entrevista|accident\w+|rob(?:o|aron)|asalt\w+|viaj[eo]\w*|consulta|vista|baja|cerre|cerraron"
    r"|firm[eo]\w*"
    r"|contrat\w+|compr[eo]|di de baja|intern\w+|ingresad[ao]|enferm\w+|quede"
    r"|trabajo|trabajando|desemplead[ao]|parad[ao]|reclam\w+|denunci\w+|queja|dij\w+"
    r"|recibi\w*|llego|llegaron|mandaron|enviaron|devolv\w+|cortaron|boda|funeral"
    r"|velorio|entierro|hospital)"
    rf"{_BETWEEN}{{0,3}} {_ART}$"
)
_SINCE = re.compile(r"(?<!pagado )(?<!pagada )(?<!saldada )\bdesde (?:el |la |ayer )?$")
# "desde el lunes pagué": the day of the payment all the same.
_PAID_AFTER = re.compile(
    r",? (?:(?:yo|ya|que|te|le|les|lo|la|os|se) )*(?:pague|pagamos|deposite|transferi"
    r"|abone|consigne|liquide|cancele|hice|realice)\b"
)
_UP_TO_DATE = re.compile(r"\b(?:a dia de|a la fecha de|hasta el dia de|al dia de) $")
_EARN_BEFORE = re.compile(
    r"\b(?:cobr(?:o|e|are|amos|aria)|me (?:pagan|pagaran|depositan|depositaran|ingresan"
    r"|ingresaran|ca(?:e|en|iga|igan)|entr[ae]n?|llegu?[ae]n?|liber[ae]n|dan|den"
    r"|abon[ae]n"
    r"|paguen|depositen|ingresen|consignan|consignen|sale|salga)"
    r"|recibo (?:mi|el|la)|(?<!con la )(?<!con el )(?<!con mi )(?:sueldo|nomina|pension"
    r"|quincena|paga|aguinaldo|prima)"
    r"(?: (?:llega|cae|entra|sale|es))?|vuelvo|regreso|i get paid|payday)"
    rf"{_BETWEEN}{{0,4}} (?:me \w+ )?{_ART}$"
)
_AFTER_NO = re.compile(
    r",? (?:(?:yo |ya |aun |todavia )?no\b(?! (?:hay (?:problema|falla)|se preocupe|te"
    r" preocupes|fall[oa]|te fallo|le fallo|mas\b|pasa\b|antes|despues|sin"
    r"|(?:el|al|para el|hasta el) (?:dia )?(?:[0-9]|lun|mart|mier|jue|vier|sab|dom)))"
    r"|imposible|tampoco|ando sin|estoy sin|ni\b)"
)
_AFTER_EARN = re.compile(
    r",? (?:que |es cuando |cuando |ya |que es cuando )*(?:cobr[oe]\b|cobramos"
    r"|me (?:pag[au]e?n"
    r"|deposit[ae]n|ingres[ae]n|cae|caiga|entr[ae]|llega|llegue|abon[ae]n|consign[ae]n"
    r"|d[ae]n la)|nos pagan|pagan\b"
    r"|entra mi|cae mi|i get paid)"
)
_AFTER_CONTACT = re.compile(
    r"(?:,? (?:me|nos) (?:siguen |estan |han )?| (?:(?:te|le|les|os|lo|la) )?|,? )"
    r"(?:(?:escri[bt]|llam|habl|contact|marc|mensaj|respond|contest)(?:ie|a|an|ar|o|e"
    r"|en)"
    r"?\w*(?<!me)(?<!enme)(?<!adme)|venc(?:e|ia|io)|mand(?:aron|aste) (?:el|un|su))\b"
    r"| (?:escrib|llam|habl|avis)\w+(?:me|nos)\b"
    r"|,? me (?:pasan|cargan|giran) (?:el|la|los|las|otr[oa])\b"
)
_TWO_DAYS = re.compile(r",? (?:y|and) (?:el |luego |the )?(?:dia )?")
_RANGE_LEAD = re.compile(r"\b(?:entre|between) (?:el |los |the )?$")
_CHANGED_MIND = re.compile(
    r"\b(?:mejor|perdon|digo|o sea|mas bien|bueno|corrijo|sino|rather|sorry"
    r"|a mas tardar"
    r"|maximo|como mucho|como maximo|lo mas tarde|si no|o|u|or|hasta|al|a|entre"
    r"|latest)\b"
    r"|-"
)
_ALSO = re.compile(
    r"\b(?:resto|rest|otr[oa]s?|segund[oa]|siguiente|despues|luego|demas|falta|saldo"
    r"|then|restante|complet\w+)\b"
)
_ALSO_AFTER = re.compile(
    r",? (?:(?:te|le|les|os|doy|pago|deposito|mando|paso|va|y|con|por) ){0,3}"
    r"(?:otr[oa]s?|el (?:resto|saldo|otro)|lo (?:demas|restante|que (?:falta|queda))"
    r"|la otra|complet\w+)\b"
)
# "el viernes que es quincena": the second only tells of the first.
_DESCRIBED = re.compile(
    r" que (?:ya )?(?:es|cae|toca|hay|viene siendo)(?: la| el| dia de)*"
)
# "después de Reyes, el 8 de enero": said again, and more closely.
_SAME_DAY = re.compile(
    r",(?: o sea| osea| es decir| que es| que cae)?,?(?: el| al)?(?: dia)?"
)
_PAY_WORD = re.compile(
    r"\b(?:pag(?:o|ar|ue|are|aremos|amos|ando|aste|ado|ada|ados|adas|uito|aria|arlo"
    r"|arla"
    r"|arle|arles|aros|arte|uen)|abon\w+|deposit\w+|transf\w+|transferencia|consign\w+"
    r"|ingres(?:o|ar\w*|e|aste|amos|ado)|doy|dar(?:e|le|les|te)?|mand(?:o|are|e|amos)"
    r"|pas(?:o|are)"
    r"|envi(?:o|are|e)|gir(?:o|e|are)|yape\w*|plin\w*|bizum\w*|cancel\w+|liquid\w+"
    r"|sald(?:o|ar\w*|e)|cubr\w+|hago|hare|hice|realic\w+|realiz\w+|cumpl\w+|tienes"
    r"|tienen"
    r"|teneis|tenes|queda|quedo|cobraron|cobrado|debitaron|domicili\w+|descontaron"
    r"|pay|paid|send|sent|transfer\w*|deposit\w*|sin falta|comprobante|justificante"
    r"|pongo|regulariz\w+|comprom\w+|dejo"
    r"|(?:arranc|empiez|empez|comienz)\w+(?! de | en | (?:a )?(?:trab|labur|turno)))\b"
)
_GOODBYE = re.compile(r"(?:gracias|[.,!]|^)\s*hasta $")


def pay_days(folded: str, today: date, country: str = "ES") -> tuple[NamedDay, ...]:
    """The days named that may be days to pay or paid, in order."""
    return tuple(
        day
        for day in named_days(folded, today, country)
        if role_of(day, folded) is not Role.OTHER
    )


def role_of(day: NamedDay, folded: str) -> Role:
    """What a day named is to its sentence."""
    before = folded[max(0, day.start - 70) : day.start]
    if _SINCE.search(before) and _PAID_AFTER.match(folded, day.end):
        return Role.PAY
    if _not_to_pay(before) or _AFTER_CONTACT.match(folded, day.end):
        return Role.OTHER
    if _AFTER_NO.match(folded, day.end):
        return Role.OTHER
    if folded[day.start : day.end] == "hoy" and before.endswith("hasta "):
        return Role.OTHER
    if folded[day.start : day.end] == "manana" and _GOODBYE.search(before):
        return Role.OTHER
    if _EARN_BEFORE.search(before) or _AFTER_EARN.match(folded, day.end):
        return Role.EARN
    return Role.PAY


def _not_to_pay(before: str) -> bool:
    return any(
        pattern.search(before)
        for pattern in (_CONTACT, _UNABLE, _DUE, _LIFE, _SINCE, _UP_TO_DATE)
    )


_AHEAD_TOO = frozenset({
    Intent.PROMISE_TO_PAY, Intent.REQUEST_EXTENSION, Intent.REQUEST_PLAN,
})  # fmt: skip


def chosen_day(
    folded: str,
    days: Sequence[NamedDay],
    intents: frozenset[Intent],
    *,
    first: bool = False,
    governed: bool = False,
) -> date | None:
    """The one day that the contract asks for.

    Past where it is only said to be paid; else to come, and of "ya pagué la de marzo,
    la otra el viernes" the day promised. Of several to come: of a plan or of two
    payments (`first`) the first, of a range or a change of mind the last, else the one
    nearest to a verb of paying. `governed` takes only a day beside such a verb.
    """
    roles = [(role_of(day, folded), day) for day in days]
    fit = [(role, day) for role, day in roles if role is not Role.OTHER]
    paid = Intent.ALREADY_PAID in intents
    if paid and not intents & _AHEAD_TOO:
        return _of_past(folded, [d for role, d in fit if role is Role.PAY and d.behind])
    ahead = [(role, day) for role, day in fit if day.ahead]
    best = [day for role, day in ahead if role is Role.PAY]
    best = _of_this_year(best)
    if not best:
        best = [day for _, day in ahead[:1]]  # "el viernes que caiga la quincena"
    if not best:
        return _of_past(folded, [d for _, d in fit if d.behind]) if paid else None
    words = _pay_words(folded)
    if governed:
        best = [day for day in best if _distance(folded, day, words) < _BESIDE]
        if not best:
            return None
    if paid:
        return best[-1].ahead
    return (best[0] if first else _of_several(folded, best, words)).ahead


_BESIDE = 30
_SAME_BREATH = 200
_FAR = 10_000


def _of_this_year(days: list[NamedDay]) -> list[NamedDay]:
    """Without those a year off: beside "el 16", "el 2 de marzo" past has gone by."""
    dates = [day.ahead for day in days if day.ahead]
    if len(dates) < 2:
        return days
    soonest = min(dates)
    return [
        day
        for day in days
        if day.ahead and not (day.behind and (day.ahead - soonest).days > 240)
    ]


def _of_past(folded: str, days: Sequence[NamedDay]) -> date | None:
    if not days:
        return None
    words = _pay_words(folded)
    return min(days, key=lambda day: _distance(folded, day, words)).behind


def _of_several(
    folded: str, days: Sequence[NamedDay], words: Sequence[tuple[int, int]]
) -> NamedDay:
    first, last = days[0], days[-1]
    if first is last:
        return first
    between = folded[first.end : last.start]
    if _RANGE_LEAD.search(folded[: first.start]):
        return last
    if _TWO_DAYS.fullmatch(between) or _ALSO.search(between):
        return first
    rest = " o " not in between and _ALSO_AFTER.match(folded, last.end)
    if rest or _DESCRIBED.fullmatch(between.rstrip()):
        return first
    if _SAME_DAY.fullmatch(between.rstrip()):
        return last
    if _CHANGED_MIND.search(between):
        return last
    return min(reversed(days), key=lambda day: _distance(folded, day, words))


def _pay_words(folded: str) -> list[tuple[int, int]]:
    return [m.span() for m in _PAY_WORD.finditer(folded)]


def _distance(folded: str, day: NamedDay, words: Sequence[tuple[int, int]]) -> int:
    """Letters to the nearest verb of paying; another clause is far away."""
    best = _FAR
    for start, end in words:
        near = (end, day.start) if end <= day.start else (day.end, start)
        if near[1] - near[0] >= min(best, _SAME_BREATH):
            continue
        gap = folded[near[0] : near[1]]
        best = min(best, len(gap) + 40 * len(_BREAK.findall(gap)))
    return best


_BREAK = re.compile(r"[,.;!?]|\b(?:pero|porque|aunque|y|but|and)\b")
