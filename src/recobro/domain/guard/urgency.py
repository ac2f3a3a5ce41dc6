"""false_urgency: an invented deadline, or a scarcity that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import SCARCE
from recobro.domain.guard.dates import NamedDate
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.urgency_words import PRESSING
from recobro.domain.guard.verdict import Rule, Violation

# Pressure that only an offer which ends today can justify.
_LAST_CALL = compile_all(
    r"\b(?:despues|manana|luego|mas tarde) (?:ya )?no (?:se |voy a |vamos a |le |te "
    r"|lo )*(?:pued|pod|hay|hab|val|serv|ayud)\w*"
    r"|\b(?:el )?(?:sistema|caja|portal|plataforma|ventana|promocion|convenio|oferta)"
    r" (?:se )?(?:me )?(?:cierra|vence|caduca|expira|desaparece)\b"
    r"|\bhoy (?:se )?(?:cierra|cerramos|es el cierre|acaba todo)\b",
    r"\b(?:ultim[oa]s?|unic[oa]) (?:oportunidad\w*|aviso\w*|chance|llamad[oa]"
    r"|advertencia|horas?|minutos?|intento|vez(?! que (?:hablamos|convers|nos|me))"
    r"|recordatorio"
    r"|posibilidad|plazo|notificacion)\b|\bahora o nunca\b|\bno habra (?:otr\w+"
    r"|mas) (?:oportunidad|aviso|oferta|ocasion|plazo)\w*",
    r"\b(?:sol[oa](?:mente)?|unicamente|exclusivamente) (?:por )?(?:hoy|esta (?:noche"
    r"|tarde))\b|\b(?:por )?(?:hoy|esta tarde) (?:solamente|unicamente|nada mas"
    r"|y solo hoy)\b|\bpor tiempo limitado\b"
    r"|\b(?:manana|despues|luego) (?:ya )?(?:no (?:habra|estara|sera|podra|tendra"
    r"|valdra)|sera tarde)\b|\bya no habra\b|\bultimo dia\b|\bimprorrogable\w*"
    r"|\binaplazable\w*|\bsin mas dilacion\b|\bqueda(?:n)? (?:muy )?poc[oa]s? (?:tiempo"
    r"|dias|horas|minutos)\b|\bno espere\w* mas\b|\bcontra ?reloj\b|\bsin falta hoy\b"
    r"|\bperdera\w* (?:esta|la|su|tu) (?:posibilidad|oportunidad|ocasion|chance)\b"
    r"|\bcaduca en\b|\baprovech\w+ (?:ya|ahora|hoy|antes)\b"
    r"|\btiempo (?:se )?(?:agota|acaba|termina)\b|\bse (?:le |te |nos )?(?:acaba|agota"
    r"|termina)n? el (?:tiempo|plazo)\b|\bno hay tiempo\b"
    r"|\bantes de que sea (?:demasiado )?tarde\b"
    r"|\b(?:corr[ae]|cork?re|rapid[oa]|volando|muevase|movete|muevete|animese ya),?"
    r" (?:que|porque|antes)\b|\ben un (?:rato|ratito|momento) (?:le |te |se |lo )?cierr"
    r"|\b(?:cierro|cerramos|cerrare|cerraremos|se cierra) (?:su|tu|el|la|este)"
    r" (?:caso|expediente|cuenta|oferta|convenio|oportunidad)\b"
    r"|\b(?:dura|vale|mantengo|mantenemos|sigue en pie|rige) (?:solo "
    r"|solamente )?(?:lo que"
    r"|hasta que (?:cuelg|conteste|responda|termine)|mientras (?:habl|conteste|dure))"
    r"|\bcuenta regresiva\b|\btic,? ?tac\b|\bel (?:tiempo|reloj) corre\b"
    r"|\bdecid\w+ (?:ya|ahora|hoy)\b|\bno l[oa] piens\w+ (?:mas|mucho|tanto)\b"
    r"|\bantes de que (?:se acabe|termine|cierre|expire|venza)\b",
    r"\b(?:plazas|cupos|lugares|unidades) (?:limitad\w+|contad\w+|agot\w+)|\b(?:quedan"
    r"|solo quedan|ultimos|restan) (?:solo |pocos |pocas |\d+ |tres |dos )*"
    r"(?:cupos?|plazas?|lugares|horas|minutos|descuentos|convenios)\b|\bdate prisa\b"
    r"|\bdese prisa\b|\bapur(?!os?\b)\w+(?:se|te)?\b(?! economic)"
    r"|\bno (?:lo )?deje pasar\b",
    r"\b(?:pag(?!in)|abon|regulari|cancel|liquid|deposit|transf|ingres|resuel|resolv"
    r"|pay|settle)\w*\b[^.;]{0,24}\b(?:antes de|hasta|before|by) (?:las? \d|las? (?:una"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|el mediodia|mediodia"
    r"|noon|\d+ ?[ap]\.?m)"
    r"|\b(?:imprescindible|obligatori\w+|tiene que|tienes que|tenes que|debe|exigimos"
    r"|necesario|must|have to|need to)\b[^.;]{0,20}\b(?:pag|abon|cancel"
    r"|pay)\w*[^.;]{0,14}\b(?:hoy|today)\b",
    r"\b(?:pago|pague|regularice|regularizacion|cancele|abone|liquide"
    r"|pagar)\b[^.;]{0,16}\b(?:urgente\w*|inmediat\w+|de inmediato|con urgencia"
    r"|ya mismo|sin demora|en este momento o)\b"
    r"|\b(?:es |muy |caracter |aviso )?urgente\b(?= *(?:$|[:!.,]|que|su|el pago"
    r"|regulari))|\burge (?:que|su|el|pagar)\b|\bcon (?:caracter de "
    r"|caracter )?(?:urgencia|urgente)\b",
    r"\b(?:last|final|few|closing|remaining) (?:hours?|minutes?|days?)\b"
    r"|\b(?:do not|don't) miss (?:it|out|this)\b|\b(?:last|final) (?:chance|notice"
    r"|warning|opportunity|call|reminder|demand)\b"
    r"|\b(?:clock is ticking|countdown|running out|slips? away|before it(?:'s|"
    r" is) gone|nothing (?:can|could) be done)\b"
    r"|\bact now\b|\b(?:only )?today only\b|\bonly (?:for )?today\b"
    r"|\blimited[- ](?:time|offer|places)\b|\bnow or never\b"
    r"|\b(?:pay|payment|settle|act|respond)\b[^.;]{0,20}\b(?:immediately|urgently"
    r"|right now|at once)\b|\burgent\b|\btime is running out\b|\bonly \d+ (?:places"
    r"|spots|left)\b|\bhurry\b|\bbefore it'?s too late\b",
)
_LIMITS = compile_all(
    r"\b(?:vence|vencera|caduca|expira|termina|acaba|finaliza|se acaba|ultimo dia"
    r"|ultima fecha|valid\w*|vigente|hasta|antes de|limite"
    r"|solo|ends?|expires?|next|last day|until|before|by|deadline|within|dentro de"
    r"|plazo|tiene|dispone|le quedan|te quedan|en las proximas|cuenta con|have|only)\b",
)
(_ENDS,) = _LIMITS
_TO_ANSWER = re.compile(
    r"\b(?:tard\w+|reflej\w+|acredit\w+|respond\w+|contest\w+|revis\w+|devol\w+"
    r"|proces\w+|verific\w+|horario|atend\w+|abiert\w+|oficina"
    r"|llam\w+|escrib\w+|confirma\w*|llegar\w*|take|appear|respond|reply|review\w*"
    r"|process\w*|open|office|call|write|contact\w*|hablar"
    r"|gestion\w+|actualiz\w+|descans\w+|pausa\w*)\b"
)
_TO_PERSON = re.compile(
    r"\b(?:paso|pasamos|derivo|derivamos|traslad\w+|equipo|companer\w+|medic\w+|ayuda"
    r"|salud|emergencia\w*|024|112|pass|transfer)\b"
)


_PRESSED = _LAST_CALL + PRESSING + SCARCE


def _offer_ends_today(case: Case) -> bool:
    facts = case.facts
    ends = [d.until for d in facts.discounts] + [e.until for e in facts.extensions]
    ends += [p.first_date for p in facts.plans]
    return case.today in ends


def _due(case: Case, named: NamedDate) -> bool:
    """Whether some fact makes that very day a real limit."""
    days = {d for d in case.payable if d >= case.today}
    if named.today:
        return case.today in days
    return any(named.holds(d) for d in days)


def _deadlines(case: Case) -> Iterator[Violation]:
    """Limits of today, tomorrow or so many hours that no fact sets."""
    near = case.today + timedelta(days=3)
    for named in case.dates:
        begin, stop = case.sentence_at(named.start)
        before = max(begin, named.start - 48)
        found = next(case.within(_ENDS, before, named.end), None)
        if (
            found is None
            or _due(case, named)
            or _TO_ANSWER.search(case.words[begin:stop])
        ):
            continue
        if not named.days or min(named.days) > near or max(named.days) < case.today:
            continue
        if not case.is_denied(named.start, named.end):
            start = min(found.start(), named.start)
            yield case.violation(Rule.FALSE_URGENCY, start, named.end)


def false_urgency(case: Case) -> Iterator[Violation]:
    """Invented last chances and deadlines; an offer that ends today may say so."""
    yield from _deadlines(case)
    if _offer_ends_today(case):
        return
    for match in case.stated(_PRESSED):
        sentence = case.sentence_text(match.start())
        if _TO_PERSON.search(sentence) and re.search(r"urg", match.group()):
            continue
        begin, stop = case.sentence_at(match.start())
        dated = [n for n in case.dates if begin <= n.start < stop]
        if (
            dated
            and all(_due(case, n) for n in dated)
            and not re.search(
                r"aviso|warning|notice|advertencia|llamad|urg|inmediat", match.group()
            )
        ):
            continue
        yield case.violation(Rule.FALSE_URGENCY, *match.span())
