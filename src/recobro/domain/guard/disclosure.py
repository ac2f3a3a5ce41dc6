"""disclosure: debt, amount or creditor revealed to a reader not yet verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import HINTS
from recobro.domain.guard.contacts import ContactKind
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.text import fold_plain
from recobro.domain.guard.verdict import Rule, Violation

_DEBT = compile_all(
    r"\b(?:deudas?|deudor\w*|endeud\w+|adeud\w+|moros\w+|mora|impag\w+|saldos?"
    r"|facturas?|facturacion"
    r"|factur[ae]d\w|vencid[oa]s?|vencimiento|vencio|cuotas?|mensualidad(?:es)?"
    r"|cobr(?:o|os|ar"
    r"|anza|anzas|arle|arte|ador\w*)|recobros?|atrasad[oa]s?|atrasos?|importe"
    r"|prestamos?|hipoteca"
    r"|acreedor\w*|incumplimiento|regulariz\w+|liquidar|descubierto|boleta"
    r"|letras? (?:de cambio"
    r"|vencid)|plan de pagos?|retraso en"
    r"|(?:area|departamento|equipo|gestion|oficina|sector|asesor\w*|ejecutiv\w+) (?:de "
    r"|del area de )?(?:cartera|recuperacion\w*|normalizacion|cuentas por cobrar"
    r"|recaudo|recaudacion)|puesta al dia|estado de cuenta"
    r"|al corriente|convenios?|quitas?|descuentos?|fraccion\w+|reestructur\w+"
    r"|colegiaturas?|arriendos?|alquiler(?:es)?|reconexion|suspension del servicio)\b",
    r"\b(?:pag(?:ar\w*|ue\w*|o|os|ando|ado|ada|aste|ara\w*)|abon(?:ar\w*|e|ado))\b",
    r"\b(?:nos|me|les?) deb(?:e|es|en|ia)\b|\blo que (?:debe|debes|nos debe)|\bdeb(?:e"
    r"|es|en) "
    r"(?:dinero|plata|algo|un|una|\d|\$|s/|€|a ~|usted|mil|cien)|\b(?:su|el|los"
    r"|tu) recibos?\b"
    r"|\brecibos\b|\brecibo (?:de|pendient|devuelt)\w*|\b(?:pendientes?) de (?:pago"
    r"|cobro|abono|liquidar)\b",
    r"\b(?:asunto|tema|cuestion|situacion|gestion|compromiso|obligacion"
    r"|problema) (?:\w+ )?"
    r"(?:economic\w+|financier\w+|de dinero|monetari\w+|crediticia\w*|de pago)\b"
    r"|\bcantidad"
    r" pendiente|\bmonto pendiente|\bdinero\b|\b(?:su|tu) credito\b"
    r"|\bcredito (?:vencid|pendient)",
    r"\b(?:cartera|cobrador\w*|recuperaciones?|recaud\w+|normalizacion|gestor(?:a|es)?"
    r" de (?:cobr|pag)\w+|(?:que|quede|quedar|ponerse|ponerte|este|estar|queden"
    r"|poner\w*"
    r"|pong\w+|pone\w*|dejar\w*|esta) (?:usted )?(?:al|a|el) (?:dia|corriente)|en regla"
    r"|(?:tiene|tienes|tenes|hay|tenemos|queda|dejo|dejaste|existe|figura|mantiene"
    r"|presenta|registra|con)\b[^.;?]{0,20}\bpendientes?"
    r"|(?<!quedamos )(?<!estamos )(?<!quedo )pendientes? (?:con|de resolver|de"
    r" regularizar|por (?:resolver|aclarar|regularizar|pagar|cubrir))|a su cargo"
    r"|a su nombre"
    r"|adeuda|debiendo|quedo a deber|le falta(?:n)? (?:por )?|monto|montos|suma de"
    r"|cantidad"
    r" (?:de|que)|moneda|intereses|recargos?|penaliz\w+|financiamient\w+|financiacion"
    r"|credito|creditos|prestamo|obligacion(?:es)?|compromisos?|rezag\w+"
    r"|extrajudicial\w*"
    r"|embarg\w+|deposit\w+|transferencia|tarjeta|solvent\w+|plat(?:a|ita)|lana"
    r"|dinerito|varos?|atrasad\w+|dej(?:arnos|e|ar) algo|lo de"
    r" (?:su|tu|sus|tus)|colgad[oa]|incumpl\w+|no cumpli\w*|propuesta"
    r"|cumplir (?:con )?(?:su|tu)|rebaja\w*|oferta\w*"
    r"|quitas?|devuelt[oa]s?|rechazad[oa]s?|domiciliacion|(?:no )?(?:se )?(?:pudo"
    r"|pudimos"
    r"|hemos podido|logramos) (?:cobr|carg|debit)\w*|impuntual\w*|deudas?|incobrabl\w+"
    r"|buro|asnef|dicom|infocorp|veraz|datacredito|centrales de riesgo)\b",
    r"\b(?:catch up|behind (?:on|with)|up to date with|up[- ]to[- ]date|missed"
    r"|late (?:payment|fee|bill)\w*|charges|charged"
    r"|fees?|credit|finance|bill(?:s|ed|ing)?|direct debit|bounced|returned payment"
    r"|statement|account (?:status|in|is|with)|recover(?:y|ies)|lending|sum|amount"
    r"|due\b"
    r"|collector\w*|collect\w*|cost|price|euros?|dollars?|pounds?)\b(?! to\b)",
    r"\b(?:debts?|debtors?|owe[sd]?|owing|overdue|outstanding|past[- ]due|unpaid"
    r"|arrears"
    r"|unsettled|amounts?|remains? (?:open|unpaid|due)|past its due date"
    r"|repay\w*|re-payments?|accounts receivable|credit control"
    r"|invoices?"
    r"|balance|payments?|pay|paid|collections? (?:agen|depart|team)\w*|instal?ments?"
    r"|loan"
    r"|amount due|creditor|settle)\b|\b(?:your|the|a) bills?\b|\bmoney\b"
    r"|\bdebt collect\w*",
)
_RELATION = compile_all(
    r"\b(?:su|tu|el|la|un|una|del|sobre|your|the|an?) (?:\w+ )?(?:contrato|cuenta"
    r"|servicio|suscripcion|poliza|compra|pedido|tarjeta|linea|situacion|obligacion"
    r"|compromiso|expediente|reclamacion"
    r"|credito|financiamiento|account|contract|service|policy|purchase"
    r"|order)\b(?! (?:al|de atencion|de ayuda|de verificacion))",
    r"\b(?:como|es|eres|sos|as a|a) (?:cliente|customer)\b|(?<!al )\bcliente de\b"
    r"|\b(?:asunto|tema|algo|gestion|cuestion|matter|issue) (?:\w+ )?(?:pendiente"
    r"|outstanding|pending)\b|\bpendiente(?:s)? (?:con|en)\b"
    r"|\bpending matter\b|\bp[ou]n\w* al dia\b|\bregulari\w+\b|\brecordatorio\b",
)
_TELLING = _DEBT + HINTS
_COLLECTOR = re.compile(
    r"cobr|recobr|recuper|recaud|deud|moros|debt|collect|recover|impag|crediticia"
    r"|factoring"
)
_PAY_LINK = re.compile(r"pag(?:o|os|a|ar)\b|pay|cobr|deuda|checkout|factur")


def disclosures(case: Case) -> Iterator[Violation]:
    """Whatever tells an unverified reader that money is owed, how much or to whom."""
    if case.facts.identity_verified:
        return
    for match in case.find(_TELLING):
        yield case.violation(Rule.DISCLOSURE, *match.span())
    for figure in case.money:
        yield case.violation(Rule.DISCLOSURE, figure.start, figure.end)
    for span in case.invoice_spans:
        yield case.violation(Rule.DISCLOSURE, *span)
    for contact in case.contacts:
        address = case.text.folded[contact.start : contact.end]
        if contact.kind is ContactKind.ACCOUNT or _PAY_LINK.search(address):
            yield case.violation(Rule.DISCLOSURE, contact.start, contact.end)
    if case.creditor_spans:
        yield from _creditor_named(case)


def _creditor_named(case: Case) -> Iterator[Violation]:
    """The creditor together with a relation to it, or a name that says it collects."""
    if _COLLECTOR.search(fold_plain(case.facts.creditor)):
        yield case.violation(Rule.DISCLOSURE, *case.creditor_spans[0])
    for match in case.stated(_RELATION):
        yield case.violation(Rule.DISCLOSURE, *match.span())
