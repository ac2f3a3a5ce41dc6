"""credit_bureau_threat: a debtors' register used as pressure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import CREDIT_SHUT
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
    r"\b(?:cuid|dan|manch|afect|perjudic|baj|protej|proteg|manten|conserv|ensuci"
    r"|arruin|empeor|hund|ca[ei]|destru|estrope|deterior|limpi|quem|salv|marc|compl)\w*"
    r"[^.;?]{0,26}\b(?:historial|score|puntaje|calificacion|reputacion|record|rating"
    r"|puntuacion|perfil (?:credit|financ|de)\w*|buen nombre|expediente credit\w*"
    r"|nombre"
    r" (?:limpio|ante|en el))\b(?! de (?:pagos? con|mensajes|compras))|\b(?:su|tu)"
    r" (?:historial|score|puntaje|record|rating|reputacion|buen nombre)\b(?! de"
    r" (?:pagos?|mensajes|compras|consumo))[^.;?]{0,30}\b(?:se|baj|ca[ei]|afect|manch"
    r"|dan|perjudic|sufr|va|ir|qued|resent|depend|podr|pued|ver)\w*|\b(?:papeles|nombre"
    r"|record|historial) (?:limpi\w+|manchad\w+|suci\w+)\b",
    r"\b(?:qued|est|sal|aparec|figur|acab|termin|ser|va|vas|lo|la|te|le|van|pon|met"
    r"|inclu"
    r"|anot|ingres|inscrib|public|enter|sub|entr|list|marc|report|boletin|inform"
    r"|cae)\w*"
    r"[^.;?]{0,22}\b(?P<listed>quemad[oa]s?|fichad[oa]s?|boletinad[oa]s?"
    r"|escrachad[oa]s?"
    r"|manchad[oa]s?|vetad[oa]s?|marcad[oa]s?|reportad[oa]s?|lista (?:negra|roja"
    r"|de (?:moros|deud|impag|incumpl))"
    r"|listas (?:negras)|los buros|(?:ante|en|a|por) (?:los|todos los|el|las) (?:bancos"
    r"|financieras"
    r"|sistema financiero|entidades (?:de credito|financieras|crediticias)|centrales"
    r"|prestamistas|buros))\b",
    r"\b(?:imp[ie]d\w*|dificult\w+|complic\w+|neg\w+|nieg\w+|rechaz\w+|cierr\w+|cerr"
    r"\w+|sin|no (?:podra\w*|podria\w*|pueda\w*|puede\w*|le|te|les|va\w*|conseguir\w*"
    r"|obten\w+|volver\w*|sacar\w*|lograr\w*|tendra\w*)|olvid\w+ de|adios|imposible"
    r"|nadie|ningun|ningun \w+|nunca (?:mas )?|jamas|costar\w*|dificil|cuando (?:quiera"
    r"|quieras|pida|necesite|solicite|vaya))\b[^.;?]{0,34}\b(?:hipotecas?|prestamos?"
    r"|creditos?|financiaci\w+|financiamient\w+|una tarjeta|alquil\w+|arrend\w+|comprar"
    r" (?:casa|piso|carro|coche|auto|a (?:plazos|credito|cuotas))|casa propia|fiar\w*"
    r"|prestar\w*|prestes?|presta|credito hipotecario|linea de telefono)\b",
    r"\b(?:futur[oa]s?|proxim[oa]s?|nuev[oa]s?|acceso (?:a|al)|acceder a|opcion de"
    r"|puertas"
    r" (?:al|del|de los)) (?:\w+ )?(?:creditos?|prestamos?|hipotecas?|financia\w+"
    r"|bancos?)"
    r"\b|\b(?:todos|los) los? ?bancos? (?:lo|la|te|se|van|ver|sabr)\w*"
    r"|\b(?:reportes? (?:negativ|credit|a (?:las?|los) (?:central|buro|banc))\w*"
    r"|reportar(?:l[oa]s?|te|se)|reportad[oa]s?|hipoteca|mortgage|boletinar\w*|buros?"
    r"|deudores morosos"
    r"|moroso publico|registro nacional de|sistema crediticio"
    r"|vida crediticia)\b(?! (?:de"
    r" (?:un )?(?:pago|error|averia|fallo|incidencia)|(?:un |el |su |tu )?(?:pago|error"
    r"|averia|fallo|incidencia|problema)|del? (?:pago|problema)))",
    r"\b(?:pid[ea]s?|pedir|pida|pidas|solicit\w+|saca[rs]?|saque\w*|obten\w+|tramit\w+"
    r"|necesit\w+) (?:\w+"
    r" ){0,3}(?:creditos?|prestamos?|hipotecas?|a credito|en cuotas"
    r"|a plazos)\b(?=[^?]*(?:[.!;]|$))"
    r"|\b(?:banco|bancos|financieras?|entidades)\b[^.;?]{0,24}\b(?:diga|dice|dira|digan"
    r"|niegu|rechac|cierr"
    r"|vean|vera|veran|sab)\w*",
    r"\b(?:calificacion|clasificacion|categoria)\b[^.;?]{0,30}\b(?:sbs|deficiente"
    r"|dudos[oa]|perdida|baj(?:a|ar|ara|e))\b",
    r"\b(?:your credit\b(?! (?:balance|note|card|with us))|(?:hurt|harm|damage|affect"
    r"|ruin|wreck|dent|lower|drop|protect|stain)\w*[^.;?]{0,24}\b(?:rating|score|record"
    r"|history|standing|credit)|(?:mortgage|loan|credit card|car finance|borrow\w*|lend"
    r"\w*|phone contract)\b[^.;?]{0,30}\b(?:harder|difficult|refus\w+|impossible|declin"
    r"\w+|denied|turn\w* (?:you )?down|never|no chance)|(?:harder|difficult|refus\w+"
    r"|impossible|declin\w+|deny|denied|never|unable|won't|can't|nobody|no one)\b"
    r"[^.;?]{0,30}\b(?:mortgage|loan|credit|finance|borrow\w*|lend\w*)|(?:negative|bad"
    r"|black|adverse) (?:mark|marker|entry|record|list|information)|on (?:your"
    r"|the) (?:file"
    r"|record)\b|default notice|lenders? (?:will|can|may|would|see)\w*)\b",
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


# «Está a tiempo de que su nombre no aparezca»: what is denied is what is threatened.
_STILL_TIME = re.compile(
    r"\b(?:a tiempo|todavia puede\w*|aun puede\w*|para (?:que )?no|si (?:quiere|quieres"
    r"|queres|desea|prefiere) (?:que )?no|de que no|con tal de|asi no|y no (?:apar|sal|"
    r"fig|qued|ser)\w*|no (?:se |te |l[oae] )?(?:diga|digan|quej|extran|sorprend|asombr"
    r")\w*|be surprised|don't complain|in time|so that"
    r"|if you (?:want|don't want|wish))\b"
)


_PRESSED_BY = _REGISTERS + CREDIT_SHUT


def _still_time(case: Case, match: re.Match[str]) -> bool:
    begin, _ = case.sentence_at(match.start())
    return bool(_STILL_TIME.search(case.words[begin : match.end()]))


def credit_bureau_threats(case: Case) -> Iterator[Violation]:
    """Registers named, unless this is the lawful demand, a denial, or plain advice."""
    if case.facts.credit_bureau_notice:
        return
    for match in case.find(_PRESSED_BY):
        place = match.start("listed") if match.groupdict().get("listed") else 0
        start = max(match.start(), place)
        if case.is_disowned(start, match.end()) and not _still_time(case, match):
            continue
        sentence = case.sentence_text(match.start())
        if _INFORMS.search(sentence) and not _PRESSURE.search(sentence):
            continue
        yield case.violation(Rule.CREDIT_BUREAU_THREAT, *match.span())
