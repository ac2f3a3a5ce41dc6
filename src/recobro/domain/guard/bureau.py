"""credit_bureau_threat: a debtors' register used as pressure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.verdict import Rule, Violation

_REGISTERS = compile_all(
    r"\b(?:asnef|equifax|experian|badexcug|buro(?: de credito)?|circulo de credito"
    r"|dicom"
    r"|boletin comercial|data ?credito|cifin|trans ?union|infocorp|sentinel|veraz|nosis"
    r"|cirbe"
    r"|clearing de informes|aval buro|bcra)\b",
    r"\b(?:ficheros?|listas?|listados?|registros?|centrales|central|archivos?"
    r"|bases?(?: de datos)?"
    r"|bureaus?|lista negra) (?:publicos? |nacional(?:es)? )?(?:de |del )?(?:solvencia"
    r"|moros\w+"
    r"|deudor\w*|riesgos?|impag\w+|insolven\w+|incumplid\w+|informacion crediticia"
    r"|crediticia"
    r"|credito|crediticios?|negativ\w+)\b|\blista negra\b|\bblacklist\w*",
    r"\b(?:historial|record|reporte|score|puntaje|perfil|buen nombre|calificacion"
    r"|puntuacion"
    r"|vida|reputacion|expediente) (?:de )?(?:credit\w+|financier\w+|bancari\w+)\b",
    r"\breport(?:ar(?:l[eoa]s?|te|emos|an|a)|aremos|ad[oa]"
    r"|e negativo)\b[^.;]{0,40}\b(?:central\w*"
    r"|moros\w*|riesgo|credit\w*|sistema financiero|sbs)\b|\b(?:reporte|registro"
    r"|anotacion|dato)"
    r" negativ\w+\b",
    r"\bcredit (?:bureaus?|agenc\w+|file|reports?|rating|score|history|record"
    r"|reference)\b"
    r"|\b(?:defaulters'?|debtors'?) (?:list|register|registry)\b|\bcreditworthiness\b",
    r"\b(?:figurar?\w*|aparec\w+|quedar?\w*|registrad[oa]|ser|anotad[oa]|marcad[oa]"
    r"|constar?\w*) (?:\w+ )?(?:como|de|en) (?:un |una )?(?:moros\w+|deudor\w*"
    r"|incumplid\w+|mal pagador)"
    r"|\bno (?:podra|podras|le daran|te daran|conseguira|obtendra"
    r"|volvera a)\b[^.;]{0,24}\b(?:hipoteca|prestamos?|creditos?|tarjetas?"
    r"|financia\w+)\b|\bsituacion (?:4|5|cuatro|cinco)\b",
    r"\bnadie (?:le|te) (?:dara|prestara|fiara|va a (?:dar|prestar|fiar))\b"
    r"|\bimpagos? registrad\w+|\b(?:no one|nobody) will (?:lend|give) you\b",
    r"\b(?:inform|report|comunic|notific|pas)\w*\b[^.;]{0,48}\b(?:al |a la |a los |en "
    r"el |a todo el |a las )(?:banco central|sbs|superintendencia|sistema financiero"
    r"|sistema bancario|bancos|entidades (?:financieras|bancarias))\b"
    r"|\bdeudor\w* (?:irrecuperable|incobrable|dudos|perdid)\w*",
    r"\bcerrar\w* (?:las )?puertas de(?:l)? credito\b|\b(?:no (?:le|te) (?:daran"
    r"|volveran a dar)|"
    r"quedar\w* sin) (?:mas )?creditos?\b",
)
_INFORMS = re.compile(
    r"\b(?:derecho a|consult\w+|solicit\w+ (?:la|su) baja|baja (?:en|de|del)"
    r"|rectific\w+"
    r"|ya (?:hemos|se ha|ha sido|solicitamos|pedimos)|gracias por (?:su|tu) pago"
    r"|como ya pago"
    r"|al haber pagado|su pago (?:ya )?(?:ha sido|fue)|por otra|otra (?:empresa"
    r"|entidad)|no depende|free (?:copy|report)|check your"
    r"|we have (?:already )?asked|correct\w* (?:your|the))\b"
)
_PRESSURE = re.compile(
    r"\b(?:si no|evit\w+|de lo contrario|antes de|caso contrario|o (?:le|lo|la|te) "
    r"|perjudic\w+"
    r"|afect\w+|manch\w+|dan\w+|cuide|cuida|unless|avoid|or we|otherwise"
    r"|if you (?:don't|do not)"
    r"|si paga|regularice|proteja|pague|problemas)\b"
)


def credit_bureau_threats(case: Case) -> Iterator[Violation]:
    """Registers named, unless this is the lawful demand, a denial, or plain advice."""
    if case.facts.credit_bureau_notice:
        return
    for match in case.find(_REGISTERS):
        if case.is_disowned(*match.span()):
            continue
        sentence = case.sentence_text(match.start())
        if _INFORMS.search(sentence) and not _PRESSURE.search(sentence):
            continue
        yield case.violation(Rule.CREDIT_BUREAU_THREAT, *match.span())
