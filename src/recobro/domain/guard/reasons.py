"""asks_reason: a Colombian consumer asked why they have not paid (Ley 2300 de 2023)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.verdict import Rule, Violation

_UNPAID = (
    r"(?:pag|abon|cancel|cumpl|atras|retras|incumpl|mora|impag|pendient|deb|vencid|dej"
    r"|consign|liquid|cubr|hecho|realiz|puesto|pon|factura|cuota|saldo|deuda|podido"
    r"|pudo|logr)"
)
_WHY = compile_all(
    rf"\b(?:por ?que|porque|a que se debe|how come|why)\b(?! (?:medio|canal|via|lo que"
    rf"|nos|le escrib|eso))[^.;?]{{0,50}}\b(?:{_UNPAID}\w*|pa(?:y|id)\w*|overdue"
    rf"|outstanding|late|unpaid|miss\w*)\b",
    rf"\b(?:cual|cuales|algun|alguna|que|el|la|un|una|su|los|las|hay|tiene|what|any"
    rf"|the|your)\b (?:es |fue |ha sido |son |fueron |is |was )?(?:el |la |los |las "
    rf"|su |the )?(?:motivos?|razon(?:es)?|causas?"
    rf"|reasons?)\b[^.;?]{{0,50}}\b(?:{_UNPAID}\w*|no |pay\w*|delay|late|overdue|not)",
    r"\b(?:cuent\w+|indi(?:que|quenos|ca|canos|car\w*)|expli\w+|dig\w+|comparta\w*"
    r"|inform\w+|precis\w+|conocer|saber|tell us|explain|let us know|share"
    r"|nos gustaria|queremos)\b[^.;?]{0,40}\b(?:motivos?|razon(?:es)?|causas?|por ?que"
    r"|reasons?|why)\b",
    r"\b(?:que|what) (?:le|lo|la|te|has|is) (?:ha |esta |ha estado )?(?:impid\w+"
    r"|impedid\w+|paso|pasa|ocurri\w+|sucedi\w+|imposibilit\w+|frena\w*|detuvo|kept"
    r"|stop\w*|prevent\w*|keep\w*)\b|\bque (?:paso|ha pasado|sucedio|ocurrio"
    r"|pasa) con (?:su|el|la|tu)\b(?! (?:enlace|link|mensaje|correo|pagina|llamada|app"
    r"|comprobante|envio|factura electronica))|\bwhat (?:happened|prevented|stopped"
    r"|kept"
    r"|is stopping|is preventing)\b",
    r"\b(?:motivos?|razon|causas?) (?:del?|de su|de la|por (?:el|la) que|of) (?:no "
    r"|su |la |el |tu )?(?:pago|mora|atraso|retraso|impago|incumplimiento|demora"
    r"|non-?payment|delay)\b",
    r"\b(?:tuvo|tiene|ha tenido|presenta|presento|tienes|hubo|hay)\b (?:algun|alguna"
    r"|problemas?|dificultad\w*|inconvenientes?)[^.;?¿]{0,24}\b(?:para|con el|en el"
    r"|al) (?:pag\w+|cumpl\w+|realizar|hacer|cancelar)[^.;?]{0,30}\?",
    r"\b(?:que|algo que|problema que|lo que) no (?:la|lo|le|te|los|les) (?:dej|permit"
    r"|ha dejado|ha permitido|hubiera)\w*\b[^.;?]{0,30}\b(?:pag|abon|cancel|cumpl"
    r"|consign|hacer|realizar)\w*",
    r"\b(?:que|algo) (?:le|te|les) (?:ha |habra )?pas(?:o|ado)\b[^.;?]{0,16}\b(?:para"
    r"|que) no\b|\bpor eso no (?:ha|has|pag|ha podido|pudo)\b[^.;]{0,30}\?"
    r"|\bsin (?:trabajo|empleo|plata|dinero)[^.;?]{0,30}\bno (?:ha |pudo "
    r"|puede )?pag\w*[^.;?]{0,20}\?",
    r"\b(?:como asi(?: que)?|y eso que|y eso|acaso|sera que|o es que|es que|pero)\b"
    rf"[^.;?]{{0,30}}\b(?:no\b[^.;?]{{0,16}}\b{_UNPAID}|{_UNPAID})\w*[^.;?]{{0,30}}\?",
    r"\b(?:esta|estuvo|estan|ha estado|estara|anda|sigue|paso|pasa|pasando|tiene|tuvo"
    r"|ha tenido|tendra|presenta|presento|hay|hubo|atraviesa|atraviesan|enfrenta|sufrio"
    r"|se le (?:presento|complico|dificulto|hizo|atraveso|olvido|paso)|se quedo|quedo"
    r"|perdio|le falto|le falta|falta|le surgio|surgio|ocurrio|sucedio|le ocurrio|le"
    r" sucedio)\b[^.;?]{0,30}\b(?:dificultad\w*|inconvenientes?|problemas?|imprevistos?"
    r"|calamidad\w*|impedimentos?|contratiempos?|apuros?|aprietos?|emergencias?|crisis"
    r"|percances?|desempleo|enfermedad|situacion (?:economica|dificil|complicada"
    r"|familiar"
    r"|personal|especial)|trabajo|empleo|dinero|plata|recursos|fondos|liquidez|ingresos"
    r"|complicad[oa]|dificil|apretad[oa]|olvid\w*|por alto|pagar|imposible"
    r"|dificil pagar)\b"
    r"(?![^.;?]{0,30}\b(?:enlace|link|pagina|plataforma|usar|app|aplicacion|entrar"
    r"|abrir"
    r"|servicio))[^.;]{0,60}\?",
    r"\b(?:hable\w*|cuent\w+|explic?\w*|explique\w*|coment\w+|digan?\w*|justifi\w+"
    r"|aclar\w+|describ\w+|detall\w+|precis\w+|indiqu\w+|seleccion\w+|marque|elija"
    r"|escoja)\b[^.;?]{0,40}\b(?:que (?:le |lo |la )?(?:paso|pasa|sucedio|sucede"
    r"|ocurrio"
    r"|ocurre|impid\w+|llevo|hizo|se (?:le|te) \w+|esta pasando|ha pasado)|su (?:atraso"
    r"|mora|retraso|demora"
    r"|incumplimiento|impago|no pago|situacion|falta)|el (?:atraso|retraso"
    r"|incumplimiento"
    r"|no pago|impago|origen)|la (?:mora|demora|situacion|falta)|como (?:llego|fue que"
    r"|es"
    r" que)|motivos?|causas?|razon\w*|los hechos|las circunstancias)\b",
    r"\b(?:que (?:le |lo |la )?(?:paso|sucedio|ocurrio|pasa|sucede|ocurre|ha pasado|ha"
    r" sucedido|ha ocurrido|hubo|esta pasando))\b(?! con (?:el|la|su|mi|ese"
    r"|este) (?:enlace"
    r"|link|mensaje|correo|pagina|llamada|app|comprobante|envio)\b)[^.;?]{0,24}\?"
    r"|\b(?:que|cual|cuales)"
    r" (?:es |son |fue |fueron |ha sido |seria )?(?:la |el |los |las |su "
    r"|sus )?(?:dificultad"
    r"|inconveniente|problema|impedimento|motivo|causa|razon|explicacion|excusa"
    r"|justificacion"
    r"|origen|circunstancia|situacion)\w*[^.;?]{0,50}\?|\b(?:en que"
    r"|donde) (?:se )?(?:fue"
    r"|gasto|uso|quedo) (?:el|la|su) (?:dinero|plata|sueldo)\b|\b(?:conocer|saber"
    r"|entender"
    r"|comprender|averiguar|identificar|registrar"
    r"|documentar)\b[^.;?]{0,30}\b(?:por ?que"
    r"|motivos?|causas?|razon\w*|que (?:paso|sucedio|ocurrio|impid)\w*|origen"
    r"|a que se debe"
    r"|su (?:atraso|mora|incumplimiento)|como llego)\b",
    r"\b(?:what(?:'s| is| was| has)? (?:behind|caus\w+|the (?:reason|cause|problem"
    r"|matter"
    r"|issue)|wrong|going on|happen\w*|holding|gone wrong|made)|why|how come"
    r"|is it (?:because"
    r"|that)|did you (?:forget|lose|run|have)|have you (?:lost|had"
    r"|been))\b[^.;?]{0,60}\?"
    r"|\b(?:explain|tell us|let us know|share)\b[^.;?]{0,24}\b(?:why|reason|cause|what"
    r" happened)\b",
    r"\b(?:perdio|quedo sin|se quedo sin|esta sin) (?:su |el )?(?:empleo"
    r"|trabajo|plata|dinero)\b[^.;?]{0,60}\?"
    r"|\bolvid\w+ (?:de )?(?:pag|cancel|abon|consign|la factura"
    r"|el pago)\w*[^.;?]{0,30}\?"
    rf"|\bque (?:la|lo|le|te) (?:llevo|hizo|obligo|condujo|motivo) (?:a |que )?(?:no "
    rf"|dejar|{_UNPAID})"
    rf"|\b(?:entender|comprender|entendamos)\b[^.;?]{{0,40}}\b(?:situacion"
    rf"|circunstancias?|dificultad\w*|inconveniente\w*)\b[^.;?]{{0,40}}\b{_UNPAID}"
    rf"|\bes por falta de (?:dinero|plata|trabajo)\b",
)
_NOT_ASKING = re.compile(
    r"\b(?:motivo|razon|reason) (?:de|del|por (?:el|la) que|of|for) (?:este|esta|mi"
    r"|nuestr\w+|la presente|le|this|our|my|su (?:llamada|consulta|mensaje))\b"
    r"|\bpor (?:esa|esta|tal|dicha) razon\b|\brazon social\b|\bpor cualquier motivo\b"
    r"|\bpor algun motivo\b"
)


def asked_reasons(case: Case) -> Iterator[Violation]:
    """Questions after the reason, where the law forbids them."""
    if case.country != "CO" or not case.facts.is_consumer:
        return
    for match in case.find(_WHY):
        begin, _ = case.sentence_at(match.start())
        before = case.words[begin : match.start()]
        told_not_to = re.search(
            r"\b(?:no (?:le |te )?(?:pregunt\w+|ped\w+|hace falta|es necesario"
            r"|necesit\w+|tiene que|tiene por ?que|debe|vamos a|queremos)|sin (?:que"
            r"|necesidad|pregunt|dar|pedir)\w*|tampoco|nunca|don't need|need not)\b",
            before + match.group()[:28],
        )
        if told_not_to or _NOT_ASKING.search(case.sentence_text(match.start())):
            continue
        yield case.violation(Rule.ASKS_REASON, *match.span())
