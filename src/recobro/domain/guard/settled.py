"""False confirmations: that nothing is owed any more, or that money came.

Both are held back against the ledger. What says that a debt is gone gives it up, so it
counts as `unauthorised_offer`; a payment that nobody made, as `unknown_amount`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.verdict import Rule, Violation

_DONE = (
    r"(?:saldad|pagad|liquidad|cancelad|condonad|anulad|prescrit|extinguid|cerrad"
    r"|perdonad|finiquitad|solventad|regularizad)[oa]s?"
)
_OWED = (
    r"(?:deudas?|cuenta|saldo|facturas?|boletas?|recibos?|cuotas?|obligacion|adeudo"
    r"|credito|balance|debt|bill|account|invoice)"
)
_NOTHING_OWED = compile_all(
    r"\b(?:ya )?no (?:nos |me )?(?:deb|adeud)\w+ (?:nada|mas|un peso|un euro|un sol"
    r"|dinero|plata)\b"
    r"|\bno (?:tiene|tienes|tenes|hay|queda|quedan|existe|registra|presenta)"
    r" (?:ya )?(?:ninguna? |ningun )?(?:deudas?|adeudos?|saldos?|nada (?:pendiente"
    r"|por pagar|que pagar)|obligaciones)\b"
    r"|\bno (?:tiene|tienes|tenes|hay|hace falta) (?:que|nada que) pag\w+(?: (?:nada"
    r"|mas))\b|\bno hay que pagarl[oa]\b|\bno l[oa] pag(?:ue|ues)\b",
    rf"\b(?:todo|tod[oa] (?:la|el|lo)\b[^.;?]{{0,20}}) ?(?:esta |quedo |queda |ya )*"
    rf"{_DONE}\b|\b{_OWED}\b[^.;?]{{0,20}}\b(?:esta|estan|queda\w*|quedo|ha sido|fue"
    rf"|es)"
    rf" (?:ya )?(?:\w+ )?(?:{_DONE}|cero|nul[oa]|en ceros?)\b"
    rf"|\b(?:queda\w*|quedo|esta)\b[^.;?]{{0,8}}\b{_DONE} (?:tod[oa]|la|el|su|tu)\b",
    r"\b(?:a|de) paz y salvo\b|\bpaz y salvo por\b|\b(?:queda|quedo|esta|estas|sigue)"
    r" (?:usted )?(?:al corriente|en ceros?|al dia)\b|\bprescri(?:bio|to|ta)\b"
    r"|\blibre de (?:deudas?|adeudos?)\b|\b(?:carta|constancia) de no adeudo\b"
    r"|\bya no existe\b",
    r"\bpaid in full\b|\bowe (?:us )?nothing\b|\b(?:don't|do not|no longer) owe\b"
    r"|\bnothing (?:is |was |more )?(?:owed|due|outstanding|left to pay|to pay)\b"
    rf"|\b{_OWED}\b[^.;?]{{0,12}}\b(?:is|was|are|has been|now) (?:now |fully )?(?:zero"
    r"|settled|cleared|cancelled|canceled|wiped|paid|forgiven|closed|gone|nil)\b"
    r"|\ball (?:paid|settled|forgiven|cleared)\b|\bwiped (?:out )?(?:the|your) (?:debt"
    r"|balance)\b",
)
_CAME = compile_all(
    r"\b(?:hemos|he|han|ha|ya) (?:recibido|entrado|ingresado|acreditado|registrado)\b"
    r"[^.;?]{0,20}\b(?:pago|transferencia|abono|deposito|ingreso|dinero)\b"
    r"|\b(?:recibimos|recibi|registramos|confirmo(?: que)?|confirmamos que"
    r"|confirmamos haber recibido) (?:\w+ )?(?:su|tu|el) (?:pago|transferencia|abono"
    r"|deposito|ingreso)\b"
    r"|\b(?:su|tu|el) (?:pago|transferencia|abono|deposito|ingreso) (?:ya )?(?:entro"
    r"|llego|fue recibid[oa]|ha (?:entrado|llegado|sido recibid[oa])"
    r"|esta (?:registrad|confirmad|recibid|acreditad)[oa]|quedo (?:registrad|aplicad)"
    r"[oa])\b",
    r"\b(?:we|i) (?:have |'ve )?(?:received|got|recorded) (?:your|the|a)\b[^.;?]{0,16}"
    r"\bpayment\b|\byour (?:\w+ )?payment\b[^.;?]{0,16}\b(?:was|is"
    r"|has been) (?:received"
    r"|confirmed|recorded)\b",
)
# «Si ya está pagado», «con eso quedará saldada»: no statement of what is.
_UNLESS = re.compile(
    r"\b(?:si|cuando|en cuanto|apenas|una vez|hasta que|para que|aunque|quiza\w*"
    r"|despues de|al (?:pagar|recibir|terminar)|con (?:eso|ese pago|esto|~)|en caso"
    r"|if|once|when|until|after|unless|in case|whether|would|seria|estaria|quedaria)\b"
)


_ONE_INVOICE = re.compile(r"\b(?:factura|boleta|recibo|cuota|invoice|bill)\b")


def false_confirmations(case: Case) -> Iterator[Violation]:
    """Debts said to be gone, payments said to have come, against the ledger."""
    facts = case.facts
    if facts.balance > 0 and case.may_hold(_NOTHING_OWED):
        enough = {facts.balance} | {d.amount_to_pay for d in facts.discounts}
        enough |= {p.amount for p in facts.promises}
        for match in case.find(_NOTHING_OWED):
            # One invoice may well be paid while another is owed.
            if facts.payments and _ONE_INVOICE.search(match.group()):
                continue
            if not _is_supposed(case, match, inside_denial=True) and not (
                enough & _sums_beside(case, match)
            ):
                yield case.violation(Rule.UNAUTHORISED_OFFER, *match.span())
    if not facts.payments:
        for match in case.find(_CAME):
            if not _is_supposed(case, match):
                yield case.violation(Rule.UNKNOWN_AMOUNT, *match.span())


def _sums_beside(case: Case, match: re.Match[str]) -> set[object]:
    begin, stop = case.sentence_at(match.start())
    return {f.value for f in case.money if begin <= f.start < stop}


def _is_supposed(
    case: Case, match: re.Match[str], *, inside_denial: bool = False
) -> bool:
    """Whether it is a condition, a question or denied."""
    begin, stop = case.sentence_at(match.start())
    if _UNLESS.search(case.words[begin : match.start()]):
        return True
    if case.words[begin:stop].rstrip().endswith("?"):
        return True
    if inside_denial and re.match(r"(?:ya )?no\b", match.group()):
        return False
    return case.is_denied(*match.span())
