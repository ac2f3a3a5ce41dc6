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
    r"|pasa) con (?:su|el|la|tu)\b|\bwhat (?:happened|prevented|stopped|kept"
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
