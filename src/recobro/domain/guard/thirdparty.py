"""third_party: others asked to pay or pass the debt on, or told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import TOLD_TO_PRESS
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.verdict import Rule, Violation

_KIN = (
    r"famili\w*|espos\w+|marido|mujer|pareja|padres?|madres?|mamas?|papas?|hij[oa]s?"
    r"|herman\w+|suegr\w+"
    r"|novi[oa]|tios?|tias?|prim[oa]s?|abuel\w+|vecin\w+|amig\w+|amistades|conocid\w+"
    r"|allegad\w+"
    r"|referencias|contactos|companer\w+|colegas|aval(?:es)?|avalistas?|fiador\w*"
    r"|codeudor\w*"
    r"|cunad\w+|concun\w+|comadres?|compadres?|yernos?|nueras?|niet[oa]s?"
    r"|sobrin[oa]s?|padrin\w+|madrin\w+|ahijad\w+|exmarido|exmujer"
    r"|parient\w+|entorno|polol[oa]|viej[oa]s?|conyuge|caser[oa]s?|arrendador\w*"
    r"|inquilin\w+|duen[oa]s?|profesor\w*|pastor"
)
_WORK = (
    r"jef[ea]s?|patron\w*|emplead?or\w*|recursos humanos|rrhh|rr\.? ?hh"
    r"|lugar de trabajo"
    r"|centro de trabajo|trabajo|laburo|chamba|supervisor\w*|gerente|pagador\w*|empresa"
    r"|compania|nomina"
)
_PUBLIC = (
    r"redes(?: sociales)?|facebook|instagram|twitter|tiktok|grupos?"
    r"|junta|asamblea|tablon|cartelera|estado de whatsapp|muro|foro|ascensor|vestibulo"
    r"|su comunidad"
    r"|(?:curso|clase|edificio|cuadra|barrio|colonia|consorcio|club|gremio"
    r"|vecindario|condominio|urbanizacion)(?: complet\w+| enter\w+)?"
    r"|portero|porteria|conserje|administrador del edificio|todo el mundo|todos"
    r"|publicamente"
)
_EN = (
    r"family|relatives?|wife|husband|spouse|partner|mother|father|parents?|mum|mom|dad"
    r"|sons?"
    r"|daughters?|brothers?|sisters?|neighbou?rs?|friends?|boss|employers?|manager"
    r"|co-?workers?"
    r"|colleagues?|workplace|hr|contacts|references|guarantor|front desk|reception\w*"
    r"|doorman|concierge|landlord|(?:room|flat|house)mates?|secretary|office|school"
    r"|in-laws?|kids|children|co-?signers?"
)
_TELL = (
    r"(?:avis|inform|comunic|cont(?:ar|are|aremos|amos)|dec(?:ir|imos)|dir(?:e|emos|an)"
    r"|llam|contact"
    r"|habl|marc|notific|escrib|public|expon|pon(?:er|dremos)|ped(?:ir|imos)|pedir|pid"
    r"|busc|acud"
    r"|dej(?:ar|aremos|amos|are) (?:la |una |el |un )?(?:razon|recado|mensaje|aviso"
    r"|nota|carta|dicho)|molest|enterar|entera|enter|sepan|sabran|saber|reclam|cobr"
    r"|ir(?:emos|an)|visit"
    r"|mostr"
    r"|divulg|difund|exhib|exig|recurr|ubic|compart|conoc)"
)
_SUBJECTS = (
    rf"(?:su|tu|sus|tus|vuestr\w+|el|la|los|las|un|una|algun|algunos|mi|al|otros?|con"
    rf"|de su|a su) (?:propi[oa]s? )?(?:{_KIN}|{_WORK})"
)
_TOLD = compile_all(
    rf"\b{_TELL}\w*\b[^.;?]{{0,36}}\b(?:{_SUBJECTS}|{_PUBLIC})\b",
    rf"\b(?:{_SUBJECTS})\b[^.;?]{{0,30}}\b(?:se (?:va|van|entera\w*|enter\w+)|sabra\w*"
    rf"|sepa[ns]?|va a saber"
    r"|van a saber|recibir\w*|seran? (?:avisad|informad|notificad|contactad)\w+"
    r"|conocer\w*|tendra\w*"
    r" que pagar|debera\w* pagar)\b",
    rf"\b(?:(?:tell|inform|call|contact|notify|ask|visit)(?:ing|ed)?|let"
    rf"|(?:speak|talk|writ|reach)(?:e|ing)?(?: out)? to|leav\w+ (?:a |word"
    rf"|the )?(?:note"
    rf"|message|letter|word|notice)? ?(?:with|at)|post(?:ed|ing)? (?:it |this )?(?:to"
    rf"|at"
    rf"|on))\b"
    rf"[^.;?]{{0,24}}\byour (?:{_EN})\b|\byour (?:{_EN})\b[^.;?]{{0,24}}\b(?:will "
    rf"(?:know|hear|find out|be)"
    r"|to know|to find out|should pay|must pay|can pay)\b",
    r"\b(?:publicar\w*|expon\w+|difundir\w*|post(?:ing)?"
    r"|publish\w*)\b[^.;?]{0,30}\b(?:su|tu|your|la)"
    r" (?:nombre|foto|deuda|cara|name|photo|debt|face)\b",
    rf"\b(?:{_TELL}|trat|arregl|resolv|acord|convers|plante|consult|llev|expon|hac|ped"
    rf"|sac|envi|mand|remit"
    r"|toc|present|lleg|entreg|pegar|peg|coloc|fij"
    r"|colg)\w*\b[^.;?]{0,44}\b(?:recursos humanos"
    r"|rr\.? ?hh|rrhh|(?:su|tu) (?:empresa|trabajo|empleo|oficina|laburo|chamba|pega"
    r"|centro"
    r" de trabajo|lugar de trabajo|edificio|comunidad|vecindario|barrio|cuadra|colonia"
    r"|iglesia"
    r"|parroquia|club|escuela|facultad|universidad|pueblo|circulo|gente)"
    r"|donde (?:trabaja"
    r"|trabajas|estudia|estudias|vive su|labora)|(?:los|las) (?:suy[oa]s|tuy[oa]s)"
    r"|la gente"
    r" (?:de|que)|quien(?:es)? (?:vive|comparte|convive|lo conoce|te conoce|la conoce"
    r"|este"
    r"|conteste|abra)|terceros|su casero|la puerta de su|la porteria|el porton"
    r"|la garita"
    r"|el grupo|su linea (?:directa|laboral))\b",
    r"\b(?:(?:se (?:va\w* a |vayan? a |puede\w* )?(?:enter|sab|hag\w* public"
    r"|corr\w* la voz"
    r"|coment)\w*|sep\w+|sabr\w+|(?:se|lo) sepa\w*|enter\w+)[^.;?]{0,26}\b(?:(?:su|tu"
    r"|sus"
    r"|tus|el|la|los|las|en (?:el|la|su|tu)|por) (?:\w+ )?(?:barrio|cuadra|colonia"
    r"|pueblo"
    r"|edificio|vecindario|trabajo|laburo|pega|chamba|casa|oficina|empresa|familia"
    r"|iglesia"
    r"|comunidad|colegio|escuela|club|condominio|conocidos|gente|circulo|grupo)|todos"
    r"|todo"
    r" el mundo|terceros|la gente|medio mundo|otros)|(?:en|por) (?:el|la|su"
    r"|tu) (?:barrio"
    r"|cuadra|colonia|pueblo|edificio|vecindario|trabajo|laburo|pega|chamba|casa"
    r"|oficina"
    r"|empresa|familia|comunidad|condominio)[^.;?]{0,24}\b(?:se (?:enter|sab|coment)\w*"
    r"|sep\w+|sabr\w+|enter\w+|coment\w+|hablan|hablar\w*))\b",
    r"\b(?:alguien (?:cercan[oa]|de (?:su|tu) (?:confianza|entorno|circulo|casa"
    r"|trabajo)|que"
    r" (?:le|te) (?:preste|ayude (?:a|con)|saque|banque|cubra|deba)"
    r"|mas (?:que )?(?:pueda"
    r"|podria|pague|responda|se haga))|(?:otra|alguna) persona (?:que )?(?:pueda|podria"
    r"|pague"
    r"|responda|se haga|de (?:su|tu))|una vaquita|una colecta|(?:un|el|algun|su"
    r"|tu) (?:aval"
    r"|fiador|garante|codeudor|prestamista|usurero|amigo"
    r"|conocido) (?:\w+ )?(?:que )?(?:pague"
    r"|responda|preste|cubra|pueda|podria|tendra|debera|sera)|(?:pedir|pida|pide|pedi"
    r"|consig\w+|buscar?|busque|consegui) (?:un |algun |dinero )?(?:prestado|prestamo"
    r"|prestada)"
    r"|(?:a|con) (?:quien|alguien) (?:le|te) (?:preste|fie|adelante)|(?:saber"
    r"|conocer)\w* (?:su"
    r" |tu |la )?(?:situacion|deuda|atraso)[^.;?]{0,14}(?:su|tu|sus|tus) \w+)\b",
    r"\b(?:(?:people|everyone|others|the (?:whole )?(?:street|building|neighbou?rhood"
    r"|office"
    r"|block|town|team)|anyone) (?:around you |at (?:your )?\w+ |you know )?(?:will "
    r"|would"
    r" |may |might |could |is going to |are going to )?(?:know|find out|hear about"
    r"|learn|talk)"
    r"|where you work|your (?:work|workplace|company|building|community|church|school"
    r"|payroll|social media|circle)[^.;?]{0,24}\b(?:know|hear|find|told|contact|inform"
    r"|see"
    r"|aware)|(?:contact|call|tell|write to|inform|notify|speak to|talk to|reach|email"
    r"|ring)"
    r"\w*[^.;?]{0,20}\b(?:human resources|hr\b|payroll|your (?:work|workplace|company"
    r"|building|references)|someone (?:close|in|at|else)|people you|those around"
    r"|the people)"
    r"|(?:borrow|lend you|someone (?:who )?(?:could|can|to) (?:help|pay|lend"
    r"|cover))\b)",
    r"\btodos (?:se )?(?:sabran|van a saber|se enteraran|enteraran)\b"
    r"|\beveryone will know\b",
)
# Relatives and the like in one sentence with paying, owing, telling or knowing.
_NAMED = compile_all(
    rf"\b(?:su|tu|sus|tus|vuestr\w+) (?:propi[oa]s? )?(?:{_KIN}|jef[ea]s?|patron\w*"
    rf"|emplead?or\w*)\b",
    rf"\byour (?:{_EN})\b",
    r"\b(?:alguien|alguno|algun miembro) de (?:la|su|tu) familia\b"
    r"|\b(?:algun|alguna|un) (?:familiar|pariente|amig[oa]|conocid[oa]|vecin[oa])\b"
    r"|\b(?:someone|anyone) in your family\b|\ba (?:relative|family member)\b",
)
_DRAWN_IN = re.compile(
    r"\b(?:pag(?!in)\w*|deud\w*|deb(?:e|es|en|ia|an)|adeud\w+|prest\w+|abon\w+|sab\w+"
    r"|sepa\w*|enter\w+|avis\w+|inform\w+|cont(?:ar|amos|aremos)\w*"
    r"|dec(?:ir|imos)\w*|dig(?:a|an|ale)\w*|dir(?:a|e|emos)\b|llam\w+|contact\w+"
    r"|habl\w+|pregunt\w+|marc\w+|notific\w+|escrib\w+|cobr\w+|exig\w+|pedi\w*|pid\w+"
    r"|respond\w+"
    r"|vean|vera\w*|factura|cuota|saldo|ver[ae]n?|preocup\w+|pensar\w*|pay\w*|owe\w*"
    r"|debt|bill|know|hear|tell|call|ask|contact|lend|think|find out|see"
    r"|cover|chip in|step in|help(?: you)? (?:out|with)|guarantee|cubr\w+|respald\w+"
    r"|ayud\w+|una mano|bail you out|a hand|hag\w+ cargo|hacerse cargo|banc(?:a|an|ar"
    r"|ue|uen)\b"
    r"|explic\w+|adelant\w+|descont\w+|particip\w+|interven\w+|convenc\w+|responsab\w+"
    r"|comparec\w+|sac\w+ del? apuro|conve(?:nz|nc)\w+)\b"
)
_ASKED_TO_PAY = compile_all(
    rf"\b(?:pid(?:a|e|ale|ele|aselo|eselo)|pedi(?:le|selo)?|solicit\w+|consig\w+"
    rf"|ped(?:ir|irle)\w*|recurr\w+)\b"
    rf"[^.;?]{{0,30}}\b(?:su|tu|sus|tus|un|una|algun) (?:{_KIN}|{_WORK})\b",
    rf"\b(?:su|tu|sus|tus|algun|alguno de sus|un|una|la|el|alguien de (?:su"
    rf"|tu)) (?:{_KIN}|{_WORK})\b[^.;?]{{0,24}}"
    r"\b(?:pag(?:ue|uen|ar|ara|aran|a)|abon\w+|hacerse cargo|hag\w+ cargo|deposit\w+"
    r"|transfier\w+"
    r"|prest\w+|cubr\w+)\b",
    r"\b(?:pag(?:ue|ar|arla|arlo|uela|a|as)|abon\w+|hag\w+ cargo|hacerse cargo"
    r"|hacerte cargo|cubr\w+)\b"
    rf"[^.;?]{{0,36}}(?:\b(?:de|por) (?:su|tu) (?:{_KIN})\b|\bpor (?:el|ella|ellos"
    rf"|el senor|la senora)(?: ~+)?(?=[\s,]*(?:$|[.;?!,]))"
    r"|\bpor ~+|\ben (?:su )?nombre de ~+)",
    rf"\b(?:as|como) (?:su |his |her )?(?:{_KIN}|{_EN})\b[^.;?]{{0,40}}\b(?:pag\w+"
    rf"|responsab\w+|pay|respond\w+)\b",
    rf"\b(?:ask|get|borrow|have)\b[^.;?]{{0,24}}\byour (?:{_EN})\b|\bpay (?:it "
    rf"|this )?(?:for|on behalf of)"
    r" (?:him|her|your|~)",
    r"\b(?:usted|ud) (?:tambien )?(?:responde|es responsable|debe responder) (?:por"
    r"|de) la deuda de\b",
)
_PASS_ON = compile_all(
    r"\b(?:dig(?:ale|anle|aselo)|d[ie]le|decile|avis(?:ele|ale|enle)|comuni(?:quele"
    r"|quenle|cale|queselo)"
    r"|transmit(?:ale|anle|ile|iselo)|cuent(?:ele|ale|eselo)|contale|haga(?:le"
    r"|selo)? (?:saber|llegar)"
    r"|recuerd(?:ele|ale|eselo)|recordale|inform(?:ele|ale)|pas(?:ele|ale) (?:el"
    r"|este) (?:mensaje|recado)"
    r"|coment(?:ele|ale|eselo)|entreguele|notifiquele|hazle saber|haganle saber"
    r"|(?:pued[ea]s?|podri?as?|podes|favor de|le (?:pido|pedimos|agradeceria) que"
    r"|amable de|importaria)"
    r" (?:\w+ )?(?:decir|avisar|comunicar|transmitir|recordar|informar|contar|comentar"
    r"|diga|avise)(?:le|selo|les)?)\b[^.;?]{0,50}\b(?:debe|deuda|pagar|pague|pago"
    r"|adeud\w+|saldo"
    r"|factura|cuota|moros\w*|mora|vencid\w+|pendiente|atras\w+|impag\w+|\$ ?\d"
    r"|cobr\w+)\b",
    r"\b(?:tell|let|inform|remind|pass (?:this|it"
    r"|the message) (?:on )?to)\b[^.;?]{0,30}(?:\b(?:him|her|them)\b"
    r"|~+)[^.;?]{0,50}\b(?:owes?|debt|pay|overdue|balance|invoice|bill|outstanding)\b",
)
# With the debtor's leave, or about a person they chose to speak for them.
_WITH_LEAVE = re.compile(
    r"\b(?:si (?:usted )?(?:lo necesitas?|quiere|prefiere|lo desea|desea|lo prefiere"
    r"|necesita|quieres"
    r"|prefieres|queres)"
    r"|autori\w+|con su permiso|con su consentimiento|(?:la|lo|le|te) ayuda(?:n)? con"
    r"|estar presente|que (?:le|te) (?:ayud|acompan"
    r"|represent)\w+|if you"
    r" (?:want|prefer|wish|like)|(?:decision|cosa|asunto) (?:suy|tuy)[oa]|(?:l[oa]"
    r" )?decide usted|(?:is|are) your (?:choice|decision)|authori[sz]\w*"
    r"|with your (?:permission|consent)"
    r"|someone who helps|(?:habl[ea]|consult[ea]|coment[ea]|platiqu[ei]"
    r"|convers[ea])lo\b|talk it over|discuss it)"
)
_CONDOLE = re.compile(
    r"\b(?:lament\w+|sent(?:imos|i)|siento|fallec\w+|perdida|enfermedad|salud|cuid\w+"
    r"|sorry|condolences|illness|animo|apoyo|saludos)\b"
)


_COULD_THEY = re.compile(
    r"\s+no (?:te |le |se |lo |la )*(?:pued|podr|quer|va a)\w*[^.;?]*\?"
)


# Not of the family: nothing kind is said of them in a reminder.
_OUTSIDER = re.compile(
    r"\b(?:jef[ea]s?|patron\w*|emplead?or\w*|vecin\w+|comadres?|compadres?|conocid\w+"
    r"|referencias|amistades|caser[oa]s?|colegas|algun\w* (?:amig|parient|familiar"
    r"|conocid)\w*|boss|employers?|neighbou?rs?"
    r"|workmates?)\b"
)
_DRAWN = _TOLD + _ASKED_TO_PAY + _PASS_ON + TOLD_TO_PRESS
# «¿Cuándo cobra la nómina?» asks when they are paid.
_OWN_WAGE = re.compile(r"cobr\w+ (?:la|su|tu|el) (?:nomina|sueldo|salario)")


def third_parties(case: Case) -> Iterator[Violation]:
    """Relatives, employers or neighbours drawn into the debt."""
    for match in case.find(_DRAWN):
        if not _is_harmless(case, match):
            yield case.violation(Rule.THIRD_PARTY, *match.span())
    for match in case.find(_NAMED):
        sentence = case.sentence_text(match.start())
        drawn = _OUTSIDER.search(match.group()) or _DRAWN_IN.search(sentence)
        if drawn and not _is_harmless(case, match):
            yield case.violation(Rule.THIRD_PARTY, *match.span())


def _is_harmless(case: Case, match: re.Match[str]) -> bool:
    """Denied, agreed with the debtor, a word of sympathy, or a business's own staff."""
    # «¿Su hermano no le puede ayudar?» asks, it denies nothing.
    if _COULD_THEY.match(case.words, match.end()):
        return False
    if _OWN_WAGE.fullmatch(match.group()):
        return True
    if _is_own_trade(case, match.group()) or case.is_disowned(*match.span()):
        return True
    inside = re.search(
        r"\b(?:no|ni|nadie|ningun\w*|nunca|not|never|nobody)\b", match.group()
    )
    if inside and not re.search(r"\bno pag\w+$", match.group()):
        return True
    sentence = case.sentence_text(match.start())
    return bool(_WITH_LEAVE.search(sentence) or _CONDOLE.search(sentence))


def _is_own_trade(case: Case, words: str) -> bool:
    """In a business, its manager and staff are no third party."""
    return not case.facts.is_consumer and bool(
        re.search(rf"\b(?:{_WORK}|companer\w+|colegas?|colleagues?|manager)\b", words)
    )
