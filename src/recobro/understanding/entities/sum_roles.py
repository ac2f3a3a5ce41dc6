"""What a sum is to its sentence: an instalment, a payment, an income, a total."""

from __future__ import annotations

import re
from enum import IntEnum

from recobro.understanding.entities.sum_tails import (
    COUNTS,
    DENIED_AFTER,
    EACH_AFTER,
    OWED,
    PAID_AFTER,
    PAY_AFTER,
    SETTLED_AFTER,
    SPENT,
    SPLIT_LATER,
    YES_AFTER,
)


class Weight(IntEnum):
    """How surely a sum is money to be paid (or paid); the highest is taken."""

    NOT = 0
    BILL = 1  # what a bill is of, where nothing better is said
    PLAIN = 2  # money, and nothing says that it is something else
    PAID = 3  # a verb of paying governs it
    SETTLED = 4  # "me lo dejan en 300"
    EACH = 5  # of each instalment: "50 al mes", "cuotas de 50"


_PAY = re.compile(
    r"\b(?:pag(?!in)\w*|apoquin\w+|abon\w+|deposit\w+|transf\w+|consign\w+"
    r"|ingres(?:o|ar\w*|e|aste|ando|amos|aremos|aria)\b|doy|dar\w*|di|dimos|damos"
    r"|demos|mand\w+|envi\w+|gir(?:o|ar\w*|e|amos)\b|yap\w+|yape\w+|plin\w*|bizum\w*"
    r"|ofre\w+|propon\w+|propuesta|cancel\w+|liquid\w+|saldar\w*|sald[eo] con|cubr\w+"
    r"|aport\w+|pas(?:o|ar\w*|e|aria)|pong\w+|pon(?:er|dre|dria)\w*|junt\w+|hice|hago"
    r"|hacer\w*|hare|haria|hicimos|realic\w+|realiz\w+|efectu\w+|alcanz\w+"
    r"|tengo (?:para|solo|disponibles?|juntados?|ahorita|como)|solo tengo|puedo"
    r"|como m(?:ucho|aximo)|puede ser|podria\w*|podemos|acept\w+|cuot(?:as?|itas?|icas)"
    r"|mensualidad(?:es)?"
    r"|letras|parcialidad(?:es)?|partes|armadas|entreg\w+|adelant\w+|arrim\w+"
    r"|descuent(?:en|eme)|cobr(?:en|ame|adme)|pay\w*|paid|send|sent|give|gave|afford"
    r"|offer\w*|installments?|sean?|arranco|inicial|enganche|entrada|anticipo|pie"
    r"|declinad\w+|rechaz\w+|rebot\w+|dejo|dejare|dejarle|dejarte|reun\w+|colabor\w+|contribu\w+|solt\w+|suelt\w+|larg\w+|poquit\w+)\b"
)
# Money that the person earns, spends or is told of; the nearer word decides.
_OTHERS_MONEY = re.compile(
    r"\b(?:sueldo|salario|pension|jubilacion|nomina|paga de|gan(?:o|aba|ando|amos)"
    r"|cobro|cobraba|cobrando|cobramos|ingresos|renta|alquiler|arriendo|hipoteca"
    r"|subsidio|prestacion|paro|beca|finiquito|me (?:pagan|pagaban|pagaron|pagaran"
    r"|depositan|ingresan|queda|quedan|quedaban|dan|daban|cobran|cobraron|cobrais"
    r"|cobras|estan cobrando|reclam\w+|piden|pedis|pide|descuentan|descontaron|llegan?"
    r"|salen?|marca|sube|subieron|prestaron|dieron|aparec\w+|figura\w*)"
    r"|nos (?:cobran|pagan|piden)|cobra(?:n|ron)|deb(?:o|ia|iamos|emos|en|es)|adeud\w+"
    r"|debiendo|mult(?:a|as)|recargos?|comision(?:es)?|mora|luz|comida|medicin\w+"
    r"|remedios"
    r"|tratamiento|cuestan?|costaba|costo|vale|valia|presupuesto|dic(?:e|en|ian)"
    r"|limite|prestamo|quit(?:an?|en|as|ar|eis|arme)|rebaj\w+|descuentos?|perdon\w+"
    r"|condon\w+|earn|salary|owe|rent|en vez de|en lugar de|instead of|gast\w+"
    r"|facturo|facturaba|vend[ei]\w*|pidiendo|reclamando|exigiendo|cobrando|gasolina"
    r"|(?:el|del|mi) (?:seguro|colegio|cole|coche|carro|dentista|gas|agua))\b"
)
# A bare number after these tells who or where, not how much.
_NAMES = re.compile(
    r"\b(?:terminad[ao]s? en|terminacion|cuenta|codigo|cp|postal|dni|ine|rut|cedula|ruc"
    r"|referencia|ref|edad|calle|avenida|av|piso|puerta|error|tarjeta|numero)"
    r"(?: \w+){0,2} $"
    r"|\b(?:voucher|operacion|comprobante|ticket|constancia|transaccion)"
    r"(?: (?:numero|nro|no|n|es|el))*[.:]* $"
)
_WHOLE = re.compile(
    r"\b(?:deuda|saldo|total|monto|importe|valor|suma|credito|debt|balance|amount)\b"
)
_BILL = re.compile(r"\b(?:facturas?|recibos?|boletas?|mensualidad|bill|invoice)\b")
# "la cuota 3 de 12": which one it is.
_WHICH = re.compile(
    r"\b(?:cuota|letra|mensualidad|armada|parcialidad)"
    r"(?: (?:numero|n|no|nro)\.?)? $"
)
_TWO_FIGURES = re.compile(r"[0-9]{1,2}(?![0-9.,])")
_OF_MANY = re.compile(
    r" (?:de(?: las)? [0-9]{1,2}(?![0-9.,])|(?:por|con|el|la|en)\b)|,(?![0-9])|$"
)
# "6 de 18.500": the payments, and the sum of each after it.
_OF_EACH = re.compile(r" de (?:a )?(?:\$|s/|€)? ?[0-9]{2}")
# "en cuanto entre la nómina, 120 euros": the wage is when, not what.
_WHEN = re.compile(
    r"\b(?:cuando|en cuanto|apenas|ni bien|tan pronto|despues de|al cobrar|as soon as"
    r"|when|once)\b[^,]{0,40}$"
)
# "te hago la transferencia, son 17500 no?"
_THEY_ARE = re.compile(r"\b(?:son|serian|era[ns]?) (?:los |unos |como )?$")
_NO_MORE = re.compile(r",? ?(?:no|verdad|cierto|correcto)?[?.!]|$")
_STOP = re.compile(r"[.;!?] ")
# "no puedo pagar más de 50", "no pago 100 pero 50 sí": the denial has ended.
_TURNED = re.compile(r"\b(?:mas (?:de|que|alla de)|sino|pero|aunque|but|more than)\b")
_DENIED = re.compile(
    r"\b(?:no|nunca|ni|tampoco|jamas|not|cannot|can't|don't|won't)"
    r"(?: (?:te|le|les|os|se|lo|la|me|nos|he|voy a|puedo|podria|pienso|vamos a|podemos"
    r"|quiero|tengo para|con|esa?|que|llego a|alcanzo a|can|yo|mas))* ?$"
)
_NOT_THIS = re.compile(r"\b(?:no|ni)(?: de| a| los| son| eran| por| esos)? $")
_OF_A_WHOLE = re.compile(
    r"(?:[0-9]\S*(?: \w+)?|mitad|parte|algo|resto|tercio) de (?:los|las|mis|esos"
    r"|un total"
    r"|el total|un total de) $"
)
# "de los 800 os pago 500": the whole, said before its part.
_OUT_OF = re.compile(
    r"(?:^|[.,;:?!] |\b(?:y|pero|mira|mire|hola) )de (?:los|las|esos) $"
)
_EACH_BEFORE = re.compile(
    r"\b(?:(?:cuot(?:as?|itas?|icas)|pag(?:os?|itos?)|mensualidad(?:es)?|letras?"
    r"|abonos?"
    r"|parcialidades|partes|armadas|plazos?|entregas|giros|recibos|quincenas?|mensuales"
    r"|semanales|quincenales|exhibiciones|veces|meses|semanas|contados|cheques"
    r"|instal?lments|payments)(?: iguales| chiquit[ao]s| pequen[ao]s| comod[ao]s"
    r"| fijas| fijos| mensuales| semanales"
    r"| quincenales| monthly| weekly)? (?:de|por|of|como de|de a|a)(?: a| unos| los"
    r"| solo)?|\bde a|a razon de|unos de|\b(?:en|a|por|dale|mejor|sean?|hagamos|serian)"
    r" [0-9]{1,2} de(?: a)?) $"
)
_SETTLED = re.compile(
    r"\b(?:dej\w+|qued\w+|cerr\w+|cierr\w+|arregl\w+|baj\w+|rebaj\w+|zanj\w+|sald\w+"
    r"|finiquit\w+|liquid\w+|conform\w+)(?: \w+){0,2} (?:en|a|con|por)"
    r"(?: los| unos| solo)? $"
)
_BARE_LEAD = re.compile(
    r"(?: ?\b(?:los|las|unos|unas|solo|hasta|como|de|a|por|con|minimo|maximo|aprox"
    r"|alrededor|mas|menos|al|les?|te|os|(?:la|el|una|un) (?:suma|cantidad|monto"
    r"|total|importe)|otros"
    r"|esos|tan|nada|solamente|hoy|manana|ya|unicamente|bizum|transferencia|deposito"
    r"|pago|abono|ingreso|consignacion|giro|importe|valor|cuando|cada|mes|semana|me"
    r"|aunque|sea|of|about|you|only|just|up|to|inicial|se|lo|que|hacer|for|sus|tus"
    r"|vuestros|pues|bueno|digamos|eh|mira|mire)\b)*[ :,=(]*"
)
_FIGURE = re.compile(r"[0-9]")
_FOR = re.compile(
    r"\b(?:por|los|las) (?:un total de |la suma de |el monto de |valor de )?$"
)
_CLOCK = re.compile(r"\ba las? $")


# "por 900 cerramos?", "con 300 lo damos por zanjado": settled, said after the sum.
_SETTLED_LEAD = re.compile(r"\b(?:por|con|en|for)(?: los| unos| solo)? $")


def weight_of(
    folded: str,
    start: int,
    end: int,
    *,
    marked: bool,
    grouped: bool,
    failed: bool = False,
) -> Weight:
    """What the sum at `start`..`end` is to its sentence.

    `marked` is money by its own writing (a sign, a word, "mil"); `grouped` looks like
    money; a bare number is money only beside a verb of paying. `failed` is that a
    payment did not work: "no pude pagar los 230 euros" names the sum all the same.
    """
    left = folded[max(0, start - 80) : start]
    if not marked and _is_no_money(folded, start, end, left):
        return Weight.NOT
    if _said_after(folded, start, end, money=marked or grouped):
        return Weight.PAID
    if SPENT.match(folded, end) or (not failed and DENIED_AFTER.match(folded, end)):
        return Weight.NOT
    clause = _clause(left)
    if SETTLED_AFTER.match(folded, end) and _SETTLED_LEAD.search(left):
        return Weight.SETTLED
    if _NOT_THIS.search(left) or _is_whole(folded, end, left):
        return Weight.NOT
    if _SETTLED.search(clause) and not _DENIED.search(_SETTLED.sub("", clause)):
        return Weight.SETTLED
    weight = _governed(clause, marked=marked, grouped=grouped, failed=failed)
    each = _EACH_BEFORE.search(left) or EACH_AFTER.match(folded, end)
    if not each and SPLIT_LATER.match(folded, end):
        return Weight.NOT
    if weight is None:
        return Weight.EACH if each else _alone(folded, start, end, left)
    if weight is Weight.NOT or (weight < Weight.PAID and OWED.match(folded, end)):
        return Weight.NOT
    return Weight.EACH if each else weight


def _is_no_money(folded: str, start: int, end: int, left: str) -> bool:
    """Whether a bare number counts things, tells the hour, or names a paper."""
    return bool(
        COUNTS.match(folded, end)
        or _CLOCK.search(left)
        or _NAMES.search(left)
        or _is_ordinal(folded, start, end, left)
    )


def _is_whole(folded: str, end: int, left: str) -> bool:
    """Whether the sum is that of which a part is paid."""
    if _OF_A_WHOLE.search(left):
        return True
    return bool(_OUT_OF.search(left) and _FIGURE.search(folded, end, end + 40))


def _said_after(folded: str, start: int, end: int, *, money: bool) -> bool:
    """Whether what follows says that it is, or can be, paid."""
    if money and PAID_AFTER.match(folded, end):
        return True
    return end - start > 1 and YES_AFTER.match(folded, end) is not None


def _alone(folded: str, start: int, end: int, left: str) -> Weight:
    """A bare number that no verb before it governs."""
    if end - start > 2 and _THEY_ARE.search(left) and _NO_MORE.match(folded, end):
        return Weight.PLAIN
    paid = end - start > 1 and PAY_AFTER.match(folded, end)
    return Weight.PAID if paid else Weight.NOT


def _is_ordinal(folded: str, start: int, end: int, left: str) -> bool:
    """Whether a small bare number tells which instalment, or how many."""
    if not _TWO_FIGURES.fullmatch(folded, start, end):
        return False
    if _OF_EACH.match(folded, end):
        return True
    return bool(_WHICH.search(left) and _OF_MANY.match(folded, end))


def _clause(left: str) -> str:
    """The sentence before the sum, without the ones before it."""
    stops = [m.end() for m in _STOP.finditer(left)]
    return left[stops[-1] :] if stops else left


def _governed(
    clause: str, *, marked: bool, grouped: bool, failed: bool
) -> Weight | None:
    """What the words before a sum make of it; None where they say nothing of it."""
    pay = _last(_PAY, clause)
    other = _last(_OTHERS_MONEY, clause)
    if other and "," in clause[other.end() :] and _WHEN.search(clause[: other.start()]):
        other = None
    if other and _FIGURE.search(clause, other.end()):
        other = None  # it governs the sum between: "cobro 480, puedo dar 30"
    if other and (pay is None or other.end() >= pay.end()):
        return Weight.NOT
    if pay:
        between = clause[pay.end() :]
        denied = not failed and _DENIED.search(clause[: pay.start()])
        if denied and not _TURNED.search(between):
            return Weight.NOT
        if marked or grouped or _BARE_LEAD.fullmatch(between) or _FOR.search(between):
            return Weight.PAID
        return None
    if not (marked or grouped):
        return None
    if _WHOLE.search(clause):
        return Weight.NOT
    return Weight.BILL if _BILL.search(clause) else Weight.PLAIN


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for m in pattern.finditer(text):
        found = m
    return found
