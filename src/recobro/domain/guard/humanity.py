"""claims_human: the automatic assistant passes itself off as a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import AWAY
from recobro.domain.guard.human_words import (
    INTRODUCED,
    LEADS,
    LIVED,
    NO_MACHINE,
    is_given_name,
)
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.text import fold_plain
from recobro.domain.guard.verdict import Rule, Violation

_MACHINE = (
    r"(?:robots?|bots?|chatbots?|maquinas?|ia|inteligencia artificial|automat\w+"
    r"|programas?|software|algoritmo\w*|contestador\w*|ordenador"
    r"|computadora|asistente (?:virtual|automatic\w+|digital)|sistema (?:automatic\w+"
    r"|informatico)|mensajes? automatic\w+|grabacion|machine|ai|computer"
    r"|automated|virtual assistant)"
)
_DENIES_MACHINE = compile_all(
    rf"\bno (?:soy|somos|es|esta hablando con|estas hablando con|habla con|hablas con"
    rf"|le escribe|le atiende|te atiende|hay|se trata de"
    rf"|ningun)\b[^.;?]{{0,20}}\b{_MACHINE}\b",
    rf"\b(?:que va a ser|que voy a ser|como va a ser|como que)\b"
    rf"[^.;?]{{0,20}}\b{_MACHINE}\b",
    rf"\b(?:aqui )?(?:ningun|nada de|ni|cero) {_MACHINE}\b|\b(?:i'm|i am|we're|we are"
    rf"|this is|you're|you are) not\b[^.;?]{{0,24}}\b{_MACHINE}\b|\bno (?:bots?"
    rf"|machines?|robots?|ai)\b|\bthere(?:'s| is) no {_MACHINE}\b|\bnot (?:a|an"
    rf"|some) {_MACHINE}\b",
)
# «Mañana a las nueve le contesta una persona»: somebody else will.
_LATER = re.compile(
    r"\b(?:manana|lunes|martes|miercoles|jueves|viernes|en cuanto|pronto|enseguida"
    r"|luego|despues|cuando abr\w+|a las? \d|a las? \w+ de la|desde las?|proximo)\b"
)
_CONTRAST = re.compile(
    r"\b(?:human\w*|personas?|person|sino|solo|just|only|but|pero)\b"
)
_PERSON = compile_all(
    r"\b(?:soy|somos|le (?:escribe|atiende|habla|contesta|responde)|te (?:escribe"
    r"|atiende|habla|contesta|responde)|habla con|hablas con|hablando con|esta con"
    r"|hablar conmigo[^.;]{0,8})"
    r"[^.;?]{0,24}\b(?:una? (?:persona|humano|humana|ser humano|hombre|mujer|chic[oa]"
    r"|senor\w*|madre|padre)|human[oa]|persona (?:real|de verdad|de carne|fisica|como)"
    r"|de carne y hueso|seres? humanos?|alguien (?:real|de carne))\b",
    r"\b(?:siendo|como) (?:una? )?(?:persona|human[oa]|ser humano|madre|padre|mujer"
    r"|hombre)\b(?! (?:de contacto|autorizada|responsable|fisica|juridica))"
    r"|\bun[oa]? servidor[a]?\b|\bservidora?\b(?= *(?:$|[.,!]))"
    r"|\bde carne y hueso\b|\byo (?:mism[oa]) (?:le|te|lo|la)\b|\b(?:le"
    r"|te) escribo yo mism[oa]\b|\bpersona (?:real|de verdad) (?:al otro lado|detras"
    r"|quien|la que)\b",
    r"\b(?:estaba|estuve|andaba) (?:almorzando|comiendo|cenando|desayunando|durmiendo"
    r"|atendiendo|ocupad[oa]|en (?:una |otra |mi )?(?:reunion|junta|llamada|descanso"
    r"|hora)|de (?:vacaciones|descanso|baja)|enferm[oa])\b"
    r"|\b(?:trabajo (?:en|para|desde|aqui|con)|llevo \w+ anos (?:en|trabajando)"
    r"|personalmente (?:le|te)|(?:le|te) (?:escribo|llamo|atiendo"
    r"|habl[oe]) (?:personalmente|en persona|yo))\b",
    r"\b(?:recien|ahora|justo|apenas|acabo de|vengo de|volvi de|llegue de|regrese de)"
    r" (?:(?:llegu|volv|regres|sal|vengo|acab)\w* (?:de |del )?)?(?:la |el |mi )?"
    r"(?:almorzar|almuerzo|comer|comida|cenar|desayunar|desayuno|descanso|cafe|bano"
    r"|reunion|junta|oficina|casa|vacaciones)\b"
    r"|\b(?:tecleando|escribiendote yo|al otro lado de (?:la pantalla|la linea"
    r"|el telefono)|sentad[oa] (?:aqui|en|frente)|en mi (?:puesto|escritorio|silla))\b",
    r"\b(?:hay|esta|tiene) (?:a )?una persona (?:real|de verdad|escribiendo"
    r"|respondiendo|contestando|detras|al otro lado|leyendo)|\bdetras de (?:este|esta"
    r"|el|la|estos) (?:chat|pantalla|mensajes?|cuenta|numero|conversacion)\b",
    r"\byo tambien (?:soy|tengo|he|pase|estuve|pago|trabajo|vivo|perdi)\b"
    r"|\b(?:mis hijos|mi (?:hij[oa]|familia|espos[oa]|marido|mujer|madre|casa|jef[ea]"
    r"|turno|escritorio|companer[oa]|hora de comer|cafe|oficina|mesa"
    r"|pausa|nen[ea]s?))\b|\b(?:tengo|tuve) (?:hambre|sueno|frio|fiebre|gripe|hijos)\b"
    r"|\b(?:estoy (?:en (?:la|mi) (?:oficina|escritorio|casa|puesto)|sentad[oa]"
    r"|de turno|saliendo)|acabo de (?:llegar|volver|salir)|cuando (?:salga|vuelva"
    r"|llegue) (?:de|a) )",
    r"\b(?:i am|i'm|we are|you are (?:talking|speaking|chatting) (?:to|with)"
    r"|you're (?:talking|speaking|chatting) (?:to|with)|this is"
    r"|as)\b[^.;?]{0,20}\b(?:a (?:real |human |actual )?(?:person|human being|human"
    r"|woman|man|mother|father)|human|real person)\b"
    r"|\b(?:i'm|i am|we're|we are) (?:(?:just |still |right )?(?:sitting|sat|standing)"
    r"|on (?:my|a) (?:break|lunch|shift)|back from|at my desk|typing)\b"
    r"|\bjust (?:got|came) back from\b|\bsitting here\b|\bover my (?:coffee|lunch)\b"
    r"|\bflesh and blood\b|\bi (?:also |too )?have (?:kids|children|a family)\b"
    r"|\bmy (?:kids|children|wife|husband|boss|desk|shift)\b",
)
# «Soy Carla, su asesora»: a name with a person's office.
_OFFICE = (
    r"(?:asesor\w*|gestor\w*|ejecutiv\w+|agente|abogad\w+|licenciad\w+|companer\w+"
    r"|representante|analista|supervisor\w*|encargad\w+|responsable|coordinador\w*"
    r"|cobrador\w*|trabajador\w*|emplead\w+|operador\w*|contador\w*|secretari\w+"
    r"|jef[ea]|director\w*|account manager|agent|advisor|adviser|officer|manager"
    r"|colleague|representative|specialist)"
)
_FROM_TEAM = compile_all(
    r"\b(?:aqui|soy|me llamo|mi nombre es|le saluda|te saluda|i'm|i am|my name is)"
    r" (?:~+|[a-z]+)(?: (?:~+|[a-z]+))?,? (?:del|de la|de nuestro|from the) (?:equipo"
    r"|departamento|area|oficina|seccion|billing|team|collections|customer)\b",
    r"\b(?:me llamo|mi nombre es|my name(?:'s| is)) (?!~+ (?:y|and)\b)[a-z~]+\b",
)
_NAMED = compile_all(
    rf"\b(?:soy|mi nombre es|me llamo|(?:le|te) (?:habla|escribe|saluda|atiende)"
    rf"|hablas? con|hablando con|habla"
    rf"|i'm|i am|my name is|this is)\s+(?:(?:la|el) )?[a-z~]+(?: [a-z~]+)?\s*,?\s*(?:y"
    rf" soy |and i'm |and i am )?"
    rf"(?:(?:su|tu|el|la|un|una|your|a|an|the) )?(?:nuev[oa] )?{_OFFICE}\b"
    rf"|\b(?:soy|i'm|i am) (?:su|tu|el|la|un|una|your|a|an"
    rf"|the) (?:{_OFFICE})\b(?! (?:virtual|automatic|digital))",
)
_SAYS_MACHINE = compile_all(
    r"\b(?:asistente|agente|asesor\w*|gestor\w*|assistant|agent) (?:virtual"
    r"|automatic\w+|digital|de ia|ai)|\b(?:automatic\w+|virtual|automated|robot|bot"
    r"|chatbot|inteligencia artificial|ai assistant)\b",
)


_A_PERSON = _PERSON + LIVED + AWAY


def claims_to_be_human(case: Case) -> Iterator[Violation]:
    """Claims of being a person, unless a person did write the draft."""
    if case.written_by_person:
        return
    for match in case.find(_DENIES_MACHINE):
        # «No soy una persona, soy un asistente automático» says what it is.
        if _CONTRAST.search(match.group()):
            continue
        yield case.violation(Rule.CLAIMS_HUMAN, *match.span())
    for match in case.stated(_A_PERSON):
        head = case.words[max(0, match.start() - 16) : match.start()]
        inside = match.group()
        offered = re.search(
            r"\b(?:si|quiere|prefiere|desea|hablar|want|prefer|like to|if|para)\b"
            r"|\b(?:lo|puede[sn]?|podes|podras?|can)\s*$",
            head,
        )
        handed = re.match(r"(?:le|te) \w+.*\bpersona$", inside) and _LATER.search(
            case.sentence_text(match.start())
        )
        if handed:
            continue
        if re.search(r"\bno\b|\bnot\b", inside) or (offered and "soy" not in inside):
            continue
        yield case.violation(Rule.CLAIMS_HUMAN, *match.span())
    for match in case.find(NO_MACHINE):
        if not _CONTRAST.search(match.group()) or "soy" in match.group():
            yield case.violation(Rule.CLAIMS_HUMAN, *match.span())
    if not case.stated(_SAYS_MACHINE):
        yield from _introduced(case)
        for match in case.stated(_FROM_TEAM):
            yield case.violation(Rule.CLAIMS_HUMAN, *match.span())
        for match in case.stated(_NAMED):
            yield case.violation(Rule.CLAIMS_HUMAN, *match.span())


def _introduced(case: Case) -> Iterator[Violation]:
    """Somebody who gives a name of their own, not the creditor's or the debtor's."""
    if case.known.isdisjoint(LEADS):
        return
    ours = fold_plain(f"{case.facts.creditor} {case.facts.debtor.full_name}").split()
    ours += fold_plain(case.facts.debtor.first_name).split()
    for match in INTRODUCED.finditer(case.text.raw):
        name = fold_plain(match.group(1))
        if is_given_name(name) and name not in ours:
            yield Violation(Rule.CLAIMS_HUMAN, match.group())
