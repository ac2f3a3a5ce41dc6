"""Whether the clause of a day says that it was paid then, or that it will be.

The intents tell it nearly always. Where they name both a payment and a promise, or the
wrong one of them, the verb beside the day decides. Without accents "pagué" and "pague"
are one word: after "que", "cuando", "para que" it is no past.
"""

from __future__ import annotations

import re
from enum import Enum

from recobro.understanding.entities.days import NamedDay


class Tense(Enum):
    """What the verb of paying nearest to a day says of it."""

    PAST = "past"
    AHEAD = "ahead"


_LED = r"(?<!que )(?<!cuando )(?<!si )(?<!no )(?<!que le )(?<!que lo )(?<!que te )"
_DONE = (
    r"(?:pagad|ingresad|abonad|depositad|transferid|consignad|cancelad|liquidad|saldad"
    r"|cobrad|enviad|mandad|hech|cubiert|puest|dad)[oa]s?"
)
# "lo pagó mi mujer": without its accent the verb is that of a promise.
_SOMEBODY = (
    r"(?:(?:mi|su|tu|la|el) )(?:mujer|marido|espos[oa]|madre|padre|mama|papa|hij[oa]"
    r"|herman[oa]|novi[oa]|pareja|jef[ea]|senora?|cunad[oa]|suegr[oa]|banco|empresa"
    r"|seguro|patron|soci[oa])"
)
_PAST = (
    rf"{_LED}(?:pague|deposite|abone|consigne|ingrese|cancele|liquide|mande|gire|salde"
    r"|envie|realice|efectue|entregue|pase|deje)"
    r"|transferi|hice|hicimos|yape|yapee|yapie|plinee|bizumee|cubri|puse|di|dimos"
    rf"|(?:he|hemos|ha|han|habia) (?:ya )?{_DONE}|(?:fue|quedo|quedaron) {_DONE}"
    r"|(?:me|nos) (?:lo |la )?(?:cobraron|descontaron|debitaron|cargaron|cobrasteis"
    r"|cobro el banco)|se (?:me |nos )?(?:cobro|cargo|debito|desconto|domicilio"
    r"|pago|cancelo|deposito|abono|ingreso|transfirio|consigno|liquido|saldo|hizo)"
    rf"|(?:pago|deposito|transfirio|abono|consigno|ingreso|mando|hizo) {_SOMEBODY}"
    r"|(?<!get )(?<!be )(?<!getting )paid|sent|transferred|deposited"
)
# "mañana te mando el justificante": the proof of it, no payment.
_PROOF = (
    r"(?: \w+){0,2} (?:justificante|comprobante|recibo|captura|foto|voucher|pantallazo"
    r"|resguardo|ficha|ticket|prueba|soporte|constancia|papel|proof|receipt)"
)
_AHEAD = (
    r"(?:pago|pagare|pagaremos|pagamos|deposito|depositare|transfiero|transferire|abono"
    r"|abonare|consigno|consignare|ingreso|ingresare|cancelo|cancelare|liquido|liquidare"
    r"|mando|mandare|envio|enviare|giro|girare|doy|dare|hago|hare|paso|pasare|yapeo"
    r"|saldo|completo|entrego|pay|send|transfer)(?! (?:de|la de|el de|del)\b)"
    rf"(?!{_PROOF})"
    rf"|(?:(?:voy|vamos) a \w+|puedo \w+|(?:i'll|i will|gonna) \w+)(?!{_PROOF})"
    rf"|(?:esta|queda|tienes|tiene|tienen|teneis|tenes|estara|quedara|tendras|tendreis"
    rf"|tendra|tendran|lo dejo) (?:ya )?{_DONE}"
)
_VERB = re.compile(rf"\b(?:(?P<past>{_PAST})|(?P<ahead>{_AHEAD}))\b")
_BREAK = re.compile(
    r"[,.;!?:] |\b(?:pero|porque|aunque|y|and|but|la otra|el otro|lo otro|lo que falta"
    r"|(?:el|lo) (?:resto|demas|restante)|the rest)\b"
)
_SINCE = re.compile(r"\bdesde (?:el |la |el dia )?$")
_IS_DONE = re.compile(_DONE)
_REACH = 70


def tense_of(day: NamedDay, folded: str) -> Tense | None:
    """What the verb of paying in the clause of the day says; None where none is.

    The verb before the day counts before the one after it.
    """
    left = folded[max(0, day.start - _REACH) : day.start]
    right = folded[day.end : day.end + _REACH]
    if _SINCE.search(left) and _IS_DONE.search(right):
        return Tense.PAST
    cut = max((m.end() for m in _BREAK.finditer(left)), default=0)
    found = next(reversed(list(_VERB.finditer(left, cut))), None)
    if found is None:
        stop = _BREAK.search(right)
        found = _VERB.search(right, 0, stop.start() if stop else len(right))
    if found is None:
        return None
    return Tense.PAST if found["past"] else Tense.AHEAD
