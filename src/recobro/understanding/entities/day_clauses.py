"""What a day named is to its sentence: to pay, of the wage, of another thing."""

from __future__ import annotations

import re
from enum import IntEnum

from recobro.understanding.entities.day_words import DAY
from recobro.understanding.entities.days import NamedDay


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
    r"|\b(?:en vez|en lugar|instead) (?:del?|of) (?:el |la |los )?$"
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
    r"\b(?:pedi|pedimos|solicite|fallec\w+|mur\w+|operan|operaron|operar|despid\w+|corrieron|echaron|cita"
    r"|juicio"
    r"|entrevista|accident\w+|rob(?:o|aron)|asalt\w+|viaj[eo]\w*|consulta|vista|baja|cerre|cerraron"
    r"|firm[eo]\w*"
    r"|contrat\w+|compr[eo]|di de baja|intern\w+"
    r"|(?<!he )(?<!hemos )(?<!ha )ingresad[ao]|enferm\w+|quede"
    r"|trabajo|trabajando|desemplead[ao]|parad[ao]|reclam\w+|denunci\w+|queja|dij\w+"
    r"|recibi\w*|llego|llegaron|mandaron|enviaron|devolv\w+|cortaron|boda|funeral"
    r"|velorio|entierro|hospital)"
    rf"{_BETWEEN}{{0,3}} {_ART}$"
)
_SINCE = re.compile(r"\bdesde (?:el |la |ayer )?$")
_DONE = (
    r"(?:pag|sald|ingres|abon|deposit|transferi|consign|cancel|liquid|cobr|cubiert"
    r"|enviad|listo)[a-z]*"
)
# "quedó saldado desde el lunes": the day of the payment all the same.
_PAID_SINCE = re.compile(rf"\b{_DONE},? desde (?:el |la |ayer )?$")
_PAID_AFTER = re.compile(
    r",? (?:(?:yo|ya|que|te|le|les|lo|la|os|se|todo|eso) )*(?:pague|pagamos|deposite"
    r"|transferi|abone|consigne|liquide|cancele|hice|realice"
    r"|(?:esta|estan|quedo|tienes?|tienen|teneis|tenes) (?:ya |todo )?"
    r"(?:pag|sald|ingres|abon|deposit|transf|consign|cancel|liquid)[a-z]*d[oa]s?)\b"
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
# "hoy no mañana": the denial is of the day before it.
_ANSWERED = re.compile(
    rf"\b(hoy|manana|{DAY}|[0-9]{{1,2}}) no,? (?=(?:(?:el|al|para|si|mejor|dia) )*$)"
)
_AFTER_NO = re.compile(
    r",? (?:(?:yo |ya |aun |todavia )?no\b(?! (?:hay (?:problema|falla)|se preocupe|te"
    r" preocupes|sea[ns]?\b|crea[ns]?\b"
    r"|(?:se|te) (?:apur|enoj|enfad|molest)|fall[oa]"
    r"|te fallo|le fallo|mas\b|pasa\b|antes|despues|sin"
    r"|(?:el|al|para el|hasta el) (?:dia )?(?:[0-9]|lun|mart|mier|jue|vier|sab|dom)))"
    r"|imposible|tampoco"
    r"|(?:ando|estoy|sigo|quedo) (?:sin|corto|pelado|seco|en cero|mal)"
    r"|(?:(?:me|se me|lo) )*(?:es|sera|esta|hace|hara|veo|queda|resulta|va a ser|tengo)"
    r" (?:muy |medio |super |bien |algo |casi )?(?:imposible|dificil|complicad[oa]"
    r"|cuesta arriba|inviable|fatal)|ni\b)"
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
    r"|,? (?:(?:ya|te|le|les|os|lo|nos) )*(?:atiendo|atendere|respondo|contesto|escribo"
    r"|llamo|aviso|digo|confirmo|hablamos|vemos|comento|cuento|reviso|averiguo)\b"
    r"(?! (?:y|para) )"
    r"|,? me (?:pasan|cargan|giran) (?:el|la|los|las|otr[oa])\b"
)
_GOODBYE = re.compile(r"(?:gracias|[.,!]|^)\s*hasta $")


def role_of(day: NamedDay, folded: str) -> Role:
    """What a day named is to its sentence."""
    before = folded[max(0, day.start - 70) : day.start]
    if _SINCE.search(before) and (
        _PAID_SINCE.search(before) or _PAID_AFTER.match(folded, day.end)
    ):
        return Role.PAY
    if _not_to_pay(_unanswered(before)) or _AFTER_CONTACT.match(folded, day.end):
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


def _unanswered(before: str) -> str:
    """The text before a day without a "no" that belongs to the day before it."""
    if " no" not in before[-24:]:
        return before
    return _ANSWERED.sub(r"\1, ", before)


def _not_to_pay(before: str) -> bool:
    return any(
        pattern.search(before)
        for pattern in (_CONTACT, _UNABLE, _DUE, _LIFE, _SINCE, _UP_TO_DATE)
    )


def is_since(folded: str, day: NamedDay) -> bool:
    """Whether the text says that something has been so since that day."""
    return _SINCE.search(folded, max(0, day.start - 16), day.start) is not None
