"""Signals that a person needs care before anything else.

Self-harm and violence are read for recall: a word too many costs a person's minute, a
word missed may cost a life.
"""

from __future__ import annotations

import re

from recobro.domain.readings import Care
from recobro.understanding.rules.patterns import DEATH, KIN

_SELF_HARM = (
    r"\bme (?:voy a|quiero|quisiera|pienso|puedo|dan ganas de) (?:\w+ )?(?:tirar|matar"
    r"|ahorcar|colgar|lanzar|aventar|arrojar|envenenar|cortar las)\b|\bme cuelgo\b|"
    r"suicid|\bquitar(?:me|se)? la vida|\bme (?:quito|quitaria|quitare) la vida"
    r"|\bacabar con (?:mi vida|todo esto|todo\b)|\bacabo con (?:mi vida|todo)"
    r"|\bterminar con (?:mi vida|todo esto|todo de una|todo\b)"
    r"|\bno (?:quiero|tengo ganas de|deseo|puedo|aguanto|soporto) (?:seguir |mas )?"
    r"(?:viv(?:ir|iendo)|la vida|con la vida|con mi vida|esta vida)"
    r"|\bganas de (?:vivir|morir|desaparecer|no despertar)"
    r"|\b(?:me )?(?:quiero|quisiera|querria|prefiero|preferiria|deseo|dan ganas de) "
    r"(?:\w+ )?(?:morir|morirme|estar muert|desaparecer|matarme|matar$|no despertar|no "
    r"existir)"
    r"|\b(?:me )?(?:voy a|pienso en|pense en|pensado en|ganas de|pensando en|intente"
    r"|he "
    r"intentado|capaz de|termino por|toca) (?:\w+ )?(?:matar(?:me)?\b(?! de)|ahorcar"
    r"|colgar(?:me)|tirar(?:me)|aventar(?:me)|lanzar(?:me)|cortar(?:me)"
    r"|morir(?:me)?\b(?! "
    r"de (?:risa|hambre|sueno|calor|frio))|envenen|pegar(?:me)? un tiro|hacer(?:me)? "
    r"dano)"
    r"|\bmatarme\b(?! (?:trabajando|a trabajar))|\bme mato\b(?! (?:trabajando|a "
    r"trabajar|la "
    r"espalda))|\bahorcarme\b|\bcolgarme de|\bcortarme las venas|\bpegarme un tiro"
    r"|\btirarme (?:de|por|al|a las vias|desde)|\bhacerme dano|\blastimarme|\bautolesi"
    r"|\bmejor (?:\w+ )?(?:muert[oa]|no (?:estar|existir|haber nacido|seguir"
    r"|despertar))"
    r"|\b(?:estaria|estarian|seria|estarias) mejor (?:muert|sin mi|no estar|no vivir)"
    r"|\bno (?:estar|seguir) (?:mas |ya )?en este mundo|\birme de este mundo|\bdejar "
    r"este"
    r" mundo|\bdormir(?:me)? y no despertar|\bno despertar (?:mas|manana|nunca)"
    r"|\bno vale la pena (?:vivir|seguir|la vida)|\bya no (?:quiero|puedo) (?:seguir"
    r"|mas "
    r"con (?:esto|la vida|todo))(?: (?:aqui|asi|viva?o?|adelante))?(?=[.,!]| y|$)"
    r"|\b(?:hacer|cometer) una (?:locura|tonteria)|\b(?:sin|no le veo|no veo|no tiene) "
    r"sentido (?:a )?(?:la vida|vivir|seguir)|\bla vida no (?:tiene|vale)|\bme quiero "
    r"(?:matar|morir)|\bquiero (?:morir|desaparecer|matarme)|\bno (?:voy a|quiero) "
    r"estar "
    r"(?:aqui )?(?:vivo|viva|manana)|\bdespedir(?:me)? de (?:todos|este mundo|la vida)"
    r"|\bkill(?:ing)? myself|\bend my life|\b(?:want|wish) (?:to die|i was dead|i "
    r"were dead)"
    r"|\bsuicide|\bbetter off dead"
)

_VIOLENCE = (
    r"\bme (?:\w+ )?(?:pega|pegan|pego|peg[oa]ba|golpe|golpean|golpea|maltrat|agred"
    r"|agrede|viola|violo|abusa|amenaza con (?:matar|cuchill|quit)|quiere matar|va a "
    r"matar"
    r"|encierra|empuja|asfixia|ahorca|quemo)\w*\b"
    r"|\b(?:mi|de mi|a mi|con mi) (?:\w+ )?(?:marido|esposo|pareja|novio|mujer|esposa"
    r"|ex"
    r"|padre|hijo|padrastro|companero|hermano)\b.{0,40}\b(?:peg|golpe|maltrat|agred"
    r"|amenaz"
    r"|controla|encierr|insult|viol|abus|quita (?:el|mi|todo)|no me deja|acos|persigue)"
    r"|\b(?:violencia|malos tratos|maltratad[oa]|maltrato(?:s)?\b(?! (?:de|por) "
    r"(?:usted"
    r"|su|parte de ustedes))|orden de (?:alejamiento|proteccion|restriccion)|casa "
    r"(?:de "
    r"acogida|refugio|hogar para)|abuso sexual|agresor|victima de)\b"
    r"|\bmiedo (?:de|a|por) (?:que )?(?:mi|que me|lo que me) (?:\w+ )?(?:marido"
    r"|pareja|espos"
    r"|ex|novi|padre|hijo|haga|pegue|mate|golpe)|\bcontrola (?:todo )?(?:el|mi) dinero"
    r"|\bme (?:quieren|van a) (?:matar|hacer dano)|\b(?:me|nos) (?:extorsion"
    r"|secuestr)\w+"
    r"|\bme amenaz(?:an|aron|o|a) (?:de muerte|con (?:matar|un|una|arma|cuchill"
    r"|pistol))"
    r"|\b(?:hits|beats|abuses) me\b|\bdomestic (?:violence|abuse)"
)

_OTHERS: dict[Care, str] = {
    Care.UNEMPLOYMENT: (
        r"\b(?:desemplead|desocupad|cesante|en (?:el )?paro\b|parad[oa] desde|despid"
        r"(?:ieron|o)|me (?:echaron|corrieron|botaron|cesaron)|(?:perdi|perdido) "
        r"(?:el|mi) "
        r"(?:trabajo|empleo|chamba|laburo|pega|curro)|(?:sin|no tengo|no hay|no he "
        r"tenido"
        r"|no consigo|no encuentro|busco|buscando) (?:\w+ )?(?:trabajo|chamba|laburo"
        r"|pega"
        r"|empleo|curro|camello)|en un erte|ere\b|finiquitaron|liquidaron (?:del|de "
        r"mi) "
        r"trabajo|lost my job|unemployed)"
    ),
    Care.ILLNESS: (
        r"\b(?:enferm[oa]|enfermedad|cancer|quimio|radioterapia|dialisis|hospital"
        r"|internad[oa]|ingresad[oa] (?:en|desde|con)|(?:padre|madre|hijo|hija"
        r"|marido|mujer|mama|papa|bebe) (?:esta )?ingresad[oa]|operaron|operacion"
        r"|operado|cirugia|infarto"
        r"|derrame|ictus|tumor|depresion|diabet\w+|covid|embarazo de riesgo|uci\b"
        r"|terapia "
        r"intensiva|baja medica|baja por (?:enfermedad|depresion|ansiedad)|licencia "
        r"medica"
        r"|tratamiento medico|incapacitad[oa]|incapacidad medica|accidente|esclerosis"
        r"|alzheimer|parkinson|vih|leucemia|ansiedad|tratamiento psiquiatrico|illness"
        r"|sick)\b"
    ),
    Care.DISABILITY: (
        r"\b(?:discapacidad|discapacitad|minusval|invalid(?:ez|o\b|a\b) |invalidez"
        r"|silla de ruedas|ciego|ciega|sord[oa]\b|dependiente (?:grado|severo)|gran "
        r"dependencia|autis(?:mo|ta)|sindrome de down|pension de invalidez|incapacidad "
        r"(?:permanente|absoluta|total)|disabled|disability)"
    ),
    Care.ADDICTION: (
        r"\b(?:apuestas|ludopat|casino|juego patologico|adiccion|adict[oa]|alcoholi[cs]"
        r"|drogas?\b|drogadic|cocaina|tragaperras|tragamonedas|rehabilitacion|centro "
        r"de "
        r"desintox|proyecto hombre|gambling|apostando|me lo jugue)"
    ),
    Care.MINOR: (
        r"\b(?:tengo|cumpli|cumplo) (?:solo )?(?:[89]|1[0-7]) (?:anos|anitos)\b|\bsoy "
        r"menor"
        r"\b|\bmenor de edad\b(?! a cargo)|\b(?:1[0-7]) anos de edad|\bi(?:'m| am) "
        r"1[0-7]\b"
    ),
    Care.ELDERLY: (
        r"\btengo (?:ya )?(?:[789]\d|10\d) (?:anos|anitos)\b|\b(?:[789]\d) anos (?:de "
        r"edad"
        r"|cumplidos)|\bsoy (?:un |una )?(?:ancian|persona mayor|adulto mayor|viejit"
        r"|muy "
        r"mayor|de la tercera edad)|\b(?:adult[oa] mayor|tercera edad|residencia de "
        r"(?:ancianos|mayores)|asilo)\b"
    ),
    Care.OVERINDEBTEDNESS: (
        r"\bdebo (?:en|a) (?:\d+|varias|varios|muchas|muchos|todos|todo|medio|mil"
        r"|otras|un "
        r"monton)\b|\bdebo (?:\w+ )?a (?:medio mundo|todo el mundo)|\bmuchas deudas"
        r"|\bllen[oa] "
        r"de deudas|\bendeudad|\bsobreendeud|\btapado de deudas|\bahogad[oa] (?:en|de"
        r"|por) (?:"
        r"\w+ )?deudas|\bdeudas (?:por todos|en todos|con (?:\d+|varios|otros|muchos))"
        r"|\b(?:\d|varios|muchos) (?:prestamos|creditos|acreedores)\b|\bgota a gota\b"
        r"|\bmicrocreditos\b|\bprestamistas\b"
    ),
    Care.LANGUAGE_BARRIER: (
        r"\bno (?:hablo|entiendo|habla|leo|comprendo) (?:\w+ )?(?:bien )?(?:el "
        r")?(?:espanol"
        r"|castellano)|\bhablo poco espanol|\bmi espanol (?:no|es)|\b(?:don'?t|do not"
        r"|not) "
        r"(?:speak|understand) spanish|\benglish please\b|\bdo you speak english|\bno "
        r"hablar "
        r"espanol|\bsolo hablo (?:ingles|quechua|aymara|guarani|arabe|frances|chino"
        r"|catalan"
        r"|euskera|mapudungun)|\bspeak english\b|\bno se leer|\bno espanol\b"
    ),
}

_COMPILED: dict[Care, re.Pattern[str]] = {
    care: re.compile(pattern)
    for care, pattern in {
        **_OTHERS,
        Care.SELF_HARM: _SELF_HARM,
        Care.VIOLENCE: _VIOLENCE,
    }.items()
}
_DEATH_OF_KIN = re.compile(
    rf"\b(?:mi|mis|nuestr[oa]|a mi) (?:\w+ )?{KIN}\b.{{0,40}}?(?:{DEATH})"
    rf"|(?:{DEATH}).{{0,20}}\b(?:mi|de mi|nuestr[oa]) (?:\w+ )?{KIN}\b"
    rf"|\b(?:perdi|perdimos|enterr\w+|velorio de|funeral de|entierro de|luto por"
    rf"|muerte de"
    rf"|fallecimiento de) (?:a )?(?:mi|nuestr[oa]) (?:\w+ )?{KIN}\b|\b(?:soy|quede) "
    rf"viud[oa]"
    rf"|\bestoy de luto\b"
)


def care_signals(folded: str, unmasked: str) -> frozenset[Care]:
    """The signals present.

    `folded` has denied clauses taken out ("no estoy desempleado"); the urgent two are
    read on `unmasked`, the whole text, so that no clause can hide them.
    """
    found = {care for care, pattern in _COMPILED.items() if pattern.search(folded)}
    for urgent in (Care.SELF_HARM, Care.VIOLENCE):
        if _COMPILED[urgent].search(unmasked):
            found.add(urgent)
    if _DEATH_OF_KIN.search(folded):
        found.add(Care.BEREAVEMENT)
    return frozenset(found)
