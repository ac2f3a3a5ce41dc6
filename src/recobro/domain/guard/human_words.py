"""claims_human: a name of one's own, a body, a day at work, a life like the reader's.

Folded text, see text.py; `humanity.py` reads them.
"""

from __future__ import annotations

import re

from recobro.domain.guard.phrases import compile_all

# What a life of one's own sounds like. «Tengo los datos de su cuenta» is none.
LIVED = compile_all(
    r"\b(?:a mi (?:tambien|igual|en lo personal|misma?)? ?(?:me (?:ha |habia "
    r"|llego a )?(?:pas|toc|ocurri|suced|corr|despid|duel|cost|qued|atras|falt"
    r"|fall))\w*|(?:como|siendo|de) (?:la |el |una? )?(?:madre|padre|mama|papa|mujer"
    r"|hombre|persona|amig[oa]|vecin[oa]|herman[oa]|hij[oa]|trabajador\w*|companer[oa]"
    r"|ser humano|human[oa]|abuel[oa]|jubilad[oa]) (?:que soy|que tambien|igual que"
    r"|como usted|como tu|como vos|a (?:madre|padre|mama|papa|persona|mujer|hombre))"
    r"|yo tambien|yo (?:mism[oa]|personalmente|en persona|ya (?:pase|vivi|estuve)"
    r"|(?:se|entiendo|comprendo) lo que (?:es|se siente|cuesta|duele)|(?:se"
    r"|entiendo) (?:bien )?como se siente|(?:he|habia) (?:pasado|vivido|estado|tenido"
    r"|sufrido|perdido|trabajado)|vivi|pase|sufri|perdi|creci|naci|estuve|tuve|tenia"
    r"|cobro|gano|duermo|como|vivo|salgo|entro a|cierro|firmo"
    r"|respondo por))\b(?! (?:se l[oe]|te l[oe]) (?:paso|envio|mando))",
    r"\b(?:(?:he|habia) (?:vivido|sufrido|estado en su lugar|estado en tu lugar"
    r"|pasado por (?:eso|lo mismo|algo))|pase por (?:lo mismo|eso|algo (?:asi|parecido"
    r"|similar))|me (?:paso|toco) (?:lo mismo|algo|a mi|igual|vivir)|estuve en (?:su"
    r"|tu) (?:lugar|situacion)|(?:en|desde|cerca de) mi (?:casa|escritorio|oficina"
    r"|mesa|puesto|silla|barrio|pueblo|ciudad|ventana|telefono|celular|movil|coche"
    r"|camino)|mi[s]? (?:propi[oa]s? )?(?:hij[oa]s?|nin[oa]s?|nen[ea]s?|familia"
    r"|espos[oa]|marido|mujer|madre|padre|mama|papa|abuel[oa]s?|herman[oa]s?|novi[oa]"
    r"|pareja|jef[ea]|jefes|turno|sueldo|comision|bono|companer[oa]s?|colegas?|hora de"
    r"|descanso|almuerzo|comida|cafe|cumpleanos|vacaciones|guardia|horario|jornada"
    r"|fin de semana|experiencia|carrera|salud|vida|corazon|manos|ojos|voz|cara|alma"
    r"|puno y letra|supervisor[a]?|gerente|perro|gat[oa]))\b(?! (?:de pago|automatic))",
    r"\b(?:(?:acabo|acabamos|vengo|vuelvo|salgo|sali|volvi|regrese|llegue|llego"
    r"|recien (?:llego|llegue|vuelvo|volvi|entro|entre|salgo|me siento|me sente)"
    r"|estoy (?:saliendo|llegando|volviendo|regresando|entrando))(?: recien| ahora"
    r"| ya)? (?:de|del|a|al|con|para) (?:la |el |mi |una |un |tu |mis )?(?:almuerz"
    r"|almorz|com[ei]|cen|desayun|descans|cafe|bano|reuni|junta|ofici|casa|trabaj"
    r"|laburo|pega|chamba|turno|jornada|vacacion|viaj|medic|escuela|colegio|clase"
    r"|gimnasio|llegar|volver|sentar|entrar|salir|despert|fumar|hablar con mi|bus"
    r"|metro|calle|feriado|puente)\w*|(?:estoy|estaba|estuve|ando|andaba"
    r"|sigo) (?:aqui |aca |ya |todavia |recien |yo |aun )?(?:sentad|par[ae]d|com"
    r"|almorz|cen|descans|dorm|enferm|resfri|cansad|agotad|de (?:pie|turno|guardia"
    r"|viaje|vacaciones|baja|permiso|buen humor)|en (?:la |mi |el |una )?(?:ofic"
    r"|escrit|casa|call|bus|metro|reuni|junta|coche|camino|hora de|mesa|puesto"
    r"|almuerzo|descanso|comedor|centro de llamadas|call center|planta)|frente a"
    r"|tomando|tomandome|manejando|tecleando|escribiendo(?:le|te) (?:yo|a mano|desde)"
    r"|al otro lado|detras de|conmovid|emocionad|llorando|preocupad[oa] por)\w*"
    r"|me (?:sent[eoi]|tome|levante|desperte|acoste|duele la|emocion\w+|conmov\w+"
    r"|dio (?:pena|tristeza|gusto leer|risa)|quede (?:hasta|pensando|despiert))\w*"
    r"|(?:con|de) (?:mis propi|mi propi|mi puno)\w*)\b",
    r"\b(?:(?:llevo|tengo|cumplo|con) (?:ya |mas de |casi )?(?:\d+|un|dos|tres|cuatro"
    r"|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|muchos|varios"
    r"|bastantes|tantos) (?:anos|meses) (?:de experiencia|de edad|trabajando|aqui|aca"
    r"|en (?:esto|esta|la|el|este|cobr|~)|atendiendo|como|y|haciendo|dedicad)\w*"
    r"|(?:nacid|criad|casad|divorciad|soltera?|viud)[oa] (?:en|y|con|yo)?"
    r"|trabajo (?:aqui|aca|en (?:~|esto|cobr|esta|la|el)|para (?:~|la|esta)|desde"
    r"|hasta|de lunes)|(?:le|te|se lo|te lo) (?:digo|hablo|escribo|juro|prometo"
    r"|aseguro|llamo|contesto|respondo) (?:yo|de corazon|de (?:persona|ser humano"
    r"|mujer|hombre|madre|padre|mama|papa|amig[oa]) a|como (?:persona|madre|padre|mama"
    r"|papa|amig|mujer|hombre|human)|con la mano en|por mi|en persona"
    r"|personalmente)\w*|(?:te|se) lo juro|(?:humanamente|de humano a humano"
    r"|de persona a persona|de igual a igual|de tu a tu|de carne))\b",
    r"\bme (?:agarr|pill|encontr|cach|tom|sorprend|cog)\w+ (?:com|almorz|cen|desayun"
    r"|en (?:la|el|mi|una|plena|medio)|justo|desprevenid|de salida|saliendo|durm|manej"
    r"|conduc|a punto|con la boca)\w*|\bllevo (?:toda|todo) (?:la|el) (?:tarde|manana"
    r"|dia|noche|semana)|\bme (?:duele|duelen|arden|canso|tiene cansad|da sueno"
    r"|da hambre)\w*|\ba mi (?:mama|papa|madre|padre|herman|hij|prim|espos|marid|abuel"
    r"|vecin|amig)\w*|\bi was (?:just )?(?:grabbing|having|eating|on (?:my|a|the)"
    r"|at (?:lunch|home|my|the)|in a|away|asleep|out|busy|driving|making|getting)\b"
    r"|\bmy (?:back|head|feet|eyes) (?:hurt|ach|is|are)\w*",
    r"\b(?:(?:i've|i have|i) (?:also |personally |been |just |too "
    r"|myself )*(?:been there|been through|worked (?:here|in|for|at)|work (?:here"
    r"|in the|at)|lost my|had (?:kids|children|lunch|coffee|a (?:long|hard|rough))"
    r"|lived|felt the same|know (?:how|what) (?:it|that) (?:feels|is like)|live (?:in"
    r"|near)|got (?:kids|children|a family)|struggled|grew up|slept|left (?:the office"
    r"|work)|sat down|read your message (?:over|at|this morning))|(?:as"
    r"|being) a (?:mother|mum|mom|father|dad|parent|woman|man|person|human|fellow)"
    r"|my (?:own )?(?:kids?|children|son|daughter|wife|husband|partner|mother|father"
    r"|mum|mom|dad|boss|desk|shift|lunch|break|coffee|manager|supervisor|commission"
    r"|salary|home|house|office|family|day off|weekend|colleagues? (?:and i|at the)"
    r"|hands|life|heart)|i (?:swear|give you my word)|person to person|human to human"
    r"|one human|a real (?:one|human|person|woman|man|live)|real live|live (?:agent"
    r"|human|person|operator) (?:here|speaking|writing))\b(?! (?:is|was) (?:automatic"
    r"|automated))",
)
# «¿Un robot yo?», «nada de robots», «aquí hay gente»: the machine denied another way.
NO_MACHINE = compile_all(
    r"\b(?:robots?|bots?|maquinas?|chatbots?|ia|computadora|grabacion"
    r"|contestadora?)[,]? (?:yo|aqui|aca|nosotros)\b|\b(?:yo|aqui|nosotros),? (?:un "
    r"|una )?(?:robot|bot|maquina|chatbot|grabacion)\b|\b(?:nada de|ni|cero"
    r"|que) (?:un |una )?(?:robots?|bots?|maquinas?|chatbots?|inteligencia artificial"
    r"|ia|grabaciones|automatismos)\b(?! (?:puede|podria|de la))|\b(?:le"
    r"|te) (?:parezco|parecemos|sueno|suena) (?:a )?(?:un |una )?(?:robot|bot|maquina"
    r"|chatbot)\b",
    r"\b(?:(?:aqui|aca|detras|al otro lado|del otro lado|de este lado"
    r"|de este otro lado|en este chat)[^.;?]{0,20}\b(?:hay|esta|estamos|estoy|somos"
    r"|trabaj\w+|atend\w+)[^.;?]{0,16}\b(?:gente|personas?|alguien|human\w+|un ser"
    r"|un equipo humano|seres)|(?:hay|somos|es|con|por|de) (?:gente|personas?|alguien"
    r"|seres|un (?:ser )?humano|una humana) (?:real(?:es)?|de verdad|de carne|detras"
    r"|al otro|del otro|aqui|viva|vivo|como (?:usted|tu|vos))|(?:soy|somos) (?:bien "
    r"|muy |totalmente |cien por cien(?:to)? |100 ?% |completamente |tan "
    r"|de )?(?:human\w+|real(?:es)?|de verdad|de carne|de carne y hueso|personas?"
    r"|gente|igual que (?:usted|tu|vos)|como (?:usted|tu|vos))|humana? (?:de verdad"
    r"|real|como)|no (?:es|son|fue|lo (?:hace|escribe|escribio)|le (?:escribe|contesta"
    r"|responde|habla|atiende)|te (?:escribe|contesta|responde|habla"
    r"|atiende))[^.;?]{0,12}\b(?:mensajes? automatic\w+|respuestas? automatic\w+"
    r"|un sistema|automatizad\w+|una maquina|un programa|un robot|un bot"
    r"|generad\w+ por))\b",
    r"\b(?:(?:this|it|that) (?:isn't|is not|wasn't) (?:a |an )?(?:automated|automatic"
    r"|recording|bot|robot|computer|canned)|(?:no|not) (?:a )?(?:bots?|robots?"
    r"|machines?|recordings?|computers?) (?:here|at all|i promise|behind|on)|(?:real"
    r"|actual|live) (?:people|humans?|person) (?:here|behind|on|reading|answering"
    r"|writing|at)|(?:i'm|i am|we're|we are) (?:as |very |totally |completely |just "
    r"|100% )?(?:human|real|a real|an actual|flesh))\b",
)
_ROLE_NOT_NAME = frozenset({
    "el", "la", "los", "las", "un", "una", "su", "tu", "de", "del", "con", "para",
    "que", "quien", "nuestro", "nuestra", "atencion", "servicio", "servicios", "equipo",
    "departamento", "area", "asistente", "cobros", "cobranzas", "cobranza", "clientes",
    "facturacion", "cartera", "administracion", "usted", "vos", "sr", "sra", "senor",
    "senora", "don", "dona", "automatico", "virtual", "lunes", "manana", "hoy",
    "gracias", "the", "a", "an", "your", "our", "customer", "billing", "accounts",
    "automated", "from", "with", "about", "not", "no", "sorry", "here", "there",
    "soporte", "gestion", "recordatorio", "aviso", "importante", "mensaje", "whatsapp",
    "sms", "i", "we", "you", "it", "ley", "art", "si", "le", "te", "me", "y", "en",
    "por", "es", "grupo", "banco", "asistencia", "ayuda", "support", "collections",
    "team", "srta", "estimado", "estimada", "lo", "se", "bot",
})  # fmt: skip
_NAME = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+"
# Somebody who gives or signs their own name; over the raw draft, where capitals tell.
INTRODUCED = re.compile(
    rf"(?:\b(?i:soy|me llamo|mi nombre es|(?:le|te) (?:habla|saluda|atiende|escribe)"
    rf"|(?:habla|hablas|hablando|trata|chateando) con|al habla"
    rf"|aqu[ií]|ac[aá]|my name(?:'s| is)|i'm|i am|this is|it's|(?:speaking|talking"
    rf"|chatting) (?:to|with)|saludos|un saludo|un abrazo|atentamente|cordialmente"
    rf"|atte\.?|regards|sincerely|cheers|best|yours)(?:\s*[,:]|\s+de parte de|\s+again"
    rf"|\s+otra vez|\s+de nuevo|\s+nuevamente)?"
    rf")"
    rf"\s*(?i:(?:la|el|don|doña|do[ñn]a|sr\.?|sra\.?|lic\.?|licenciad[oa]|mr\.?|ms\.?"
    rf"|mrs\.?) )?({_NAME})"
)


# Without one of these nobody introduces themselves.
LEADS = frozenset({
    "soy", "llamo", "nombre", "habla", "hablas", "hablando", "saluda", "atiende",
    "escribe", "trata", "chateando", "aqui", "aca", "name", "i", "m", "am", "this",
    "is", "it", "s", "speaking", "talking", "chatting", "saludos", "saludo", "abrazo",
    "atentamente", "cordialmente", "atte", "regards", "sincerely", "cheers", "best",
    "yours",
})  # fmt: skip


def is_given_name(word: str) -> bool:
    """Whether a folded word in a name's place can be somebody's name."""
    return word not in _ROLE_NOT_NAME
