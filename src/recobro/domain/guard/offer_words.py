"""How offers are worded, in Spanish and English; folded text, see text.py."""

from __future__ import annotations

import re

from recobro.domain.guard.phrases import compile_all

DISCOUNT = compile_all(
    r"\b(?:te|le) (?:hacemos|hago|aplicamos|aplico|dejamos) (?:un|el) \d{1,2}\b"
    r"(?! (?:de (?:mayo|cada|este)|dias))",
    r"\b(?:descuentos?|descont(?:ar|amos|aremos|ado|arle)\w*|descuent[ao]n?|rebaj\w+"
    r"|(?:una|de|la|con) quita|bonific\w+|condon\w+|perdon(?:amos|aremos|ar|arle|aria"
    r"|ado)\w*"
    r"|remision de|discount\w*|write[- ]?off|written off|writing off|waiv\w+"
    r"|forgiv\w+)\b",
    r"\b(?:reduc\w+|baj(?:ar|amos|aremos|o)\w*|cut|lower|knock\w*|reduce\w*)\b"
    r"[^.;]{0,20}\b(?:deuda|saldo|importe|monto|cuenta|lo que debe|debt|balance|amount"
    r"|bill"
    r"|you owe|off)\b",
    r"\b(?:ajust\w+|rever|revisar|mejor\w+)[^.;]{0,24}\b(?:a la baja|a su favor"
    r"|precio)\b|\bprecio especial\b|\bhacemos precio\b|\b(?:menor|por menos"
    r"|inferior) (?:importe|monto|de lo que)\b"
    r"|\b(?:knock|take|shave)\b[^.;]{0,24}\boff\b|\b(?:full settlement"
    r"|settlement figure|accept (?:less|half))\b",
    r"\b(?:le|te|les|os) (?:quitamos|quito|bajamos|bajo|descontamos|descuento|ahorramos"
    r"|perdonamos)\b",
    r"\b(?:dej(?:ar|o|amos|aremos)(?:l[oa]|sel[oa]|tel[oa])?|(?:se"
    r"|te) l[oa] dej\w+) en\b"
    r"(?! manos)",
    r"\b(?:liquid\w+|salda\w*|settle\w*)\b[^.;]{0,20}\b(?:por (?:menos|solo|apenas)"
    r"|for (?:less|only|just))",
    r"\b(?:pag(?:ar|ue|ando|a) (?:menos|una parte y))\b|\bpay less\b",
    r"\b(?:mes(?:es)?|cuotas?|recibos?|facturas?|months?|weeks?) (?:gratis|de regalo"
    r"|for free)\b|\b(?:corre|va) por (?:cuenta de la casa|nuestra cuenta)\b"
    r"|\bolvid\w+ (?:del|el) resto\b|\bforget the rest\b",
    r"\bahorr\w+ (?:un |una |el |hasta )?(?:\d|parte)|\b2 ?x ?1\b",
)
PLAN = compile_all(
    r"\ba plazos\b|\ben (?:varios |varias |comod[oa]s |pequen[oa]s |unos |unas "
    r"|algunos "
    r"|algunas )*(?:cuotas|plazos|mensualidades|pagos|parcialidades|abonos|quincenas"
    r"|partes|letras)\b",
    r"\b(?:fraccion(?:ar\w*|amos|amiento\w*|ad\w+|e|arl\w+)|planes? de pagos?"
    r"|calendario de pagos|convenios? de pagos?|facilidades de pago|refinanci\w+"
    r"|reestructur\w+|repactar\w*|repactacion|diferir\w*|diferid[oa]s?"
    r"|pagos? parcial(?:es)?"
    r"|meses sin intereses|msi)\b",
    r"\b(?:payment (?:plan|arrangement)|in instal?ments|by instal?ments"
    r"|instal?ment plan"
    r"|(?:spread|split|break)\w*[^.;]{0,24}(?:payments?|months|weeks|cost|it|balance"
    r"|debt)"
    r"|part payments?)\b",
    r"\bla mitad (?:hoy|ahora|ya)\b[^.;]{0,30}\b(?:mitad|resto)|\bhalf (?:now|today)\b",
)
PARTS = compile_all(
    r"\b(?:abonos|pagos|aportes|entregas|cuotas) (?:pequen\w+|chic\w+|chiquit\w+"
    r"|parcial\w+|semanal\w+|quincenal\w+|mensual\w+|minim\w+|fij\w+|comod\w+)\b"
    r"|\b(?:pag|abon|cancel|liquid)\w*[^.;]{0,16}\b(?:poco a poco|de a poco"
    r"|de a poquito|por partes|en partes|a su ritmo|a tu ritmo)\b|\b(?:ir|vaya|vayas"
    r"|vas?) (?:dando|pagando|abonando|cancelando)\b"
    r"|\bfacilidades\b|\ben \d+ sin interes\b|\b(?:in|into) (?:two |three )?(?:halves"
    r"|parts|stages|chunks)\b|\bbit by bit\b|\bpie y\b|\b(?:dividi|parti|reparti"
    r"|trocea|separa)\w*[^.;]{0,24}\b(?:pagos|partes|cuotas|meses|dos|tres|plazos)\b",
)
AGREEMENT = compile_all(r"\bacuerdos? de pagos?\b")
EXTENSION = compile_all(
    r"\b(?:prorrog\w+|aplaz(?:ar|amos|aremos|amiento|arl\w+|ado|ada)\w*|pospon\w+"
    r"|postergar\w*"
    r"|postergam\w+|moratoria|(?:periodo|dias|semana|mes) de gracia|payment holiday"
    r"|grace period|postpone\w*|push back|carencia)\b",
    r"\b(?:ampli\w+|exten(?:der|demos|dere|deremos|dido|sion)\w*|alarg\w+|correr|mover"
    r"|extend\w*"
    r"|extension|defer\w*)\b[^.;]{0,24}\b(?:plazo|vencimiento|fecha|pago|deadline"
    r"|due date"
    r"|payment|date|hasta|until|to)\b",
    r"\b(?:dar\w*|damos|doy|dare\w*|tiene[sn]?|tendra\w*|conced\w+|dej(?:o|amos|aremos"
    r"|ar)\w*"
    r"|ofrec\w+|otorg\w+|give|have|offer|get|tomese|tomate|take|esperar\w*|esperamos)\b"
    r"[^.;]{0,24}\b(?:(?:mas|otro|otra|otros|otras|more|another|extra|adicional\w*)"
    r" (?:de )?(?:\d+ |\w+ )?(?:plazo|tiempo|dias?|semanas?|mes(?:es)?|quincena|time"
    r"|days?"
    r"|weeks?|months?)|(?:plazo|tiempo|dias?|semanas?|mes(?:es)?|time) (?:mas|extra"
    r"|adicional\w*|de plazo|de gracia))\b",
    r"\b(?:le|te|les) (?:damos|doy|daremos|concedemos|dejamos|esperamos|espero"
    r"|esperaremos)"
    r" (?:hasta|un plazo|plazo|tiempo|unos|\d+|dos|tres|cinco|siete|diez|quince"
    r"|una semana)\b",
    r"\b(?:este|el|ese|esta|la) (?:proxim[oa] )?(?:mes|quincena|semana"
    r"|cuota) no (?:hace falta|es necesario|tiene que|tienes que|tenes que|necesita"
    r"|pague|pagues|pague nada)\b",
    r"\bno (?:hace falta|es necesario|tiene|tienes|tenes|necesita) (?:que )?(?:pag\w+"
    r"|abon\w+) (?:nada )?(?:este|el|la|ese|esta|hasta)\b|\b(?:pasa(?:mos|rlo)?|mov\w+"
    r"|dej\w+)[^.;]{0,14}\b(?:al|para el|para la) "
    r"(?:siguiente|proximo|mes que viene|mes siguiente|proxima)\b|\b(?:salt\w+|omit\w+"
    r"|skip) (?:una |la |esta |el |este |a |this |one )?(?:cuota|mes|mensualidad|pago"
    r"|payment|month)\b"
    r"|\b(?:need|take|want|have|wait) [^.;]{0,10}\b(?:longer|more time)\b|\b(?:unos"
    r"|algunos|un par de|cinco|tres|dos|diez|\d+) dias (?:mas|adicional\w*|extra)\b"
    r"|\b(?:pagu?\w+|cancel\w+) cuando (?:pueda|quiera|puedas|quieras|le venga bien)\b",
    r"\b(?:pausar|congel\w+|paramos|frenamos) (?:los pagos|el pago|su deuda|la deuda"
    r"|tu deuda|todo)\b"
    r"|\b(?:hold|freeze|pause|stop) (?:everything|the (?:debt|account|balance|bill))\b",
)
INTEREST = (
    r"(?:interes(?:es)?|recargos?|mora|moratorios|penalizacion(?:es)?|multas?"
    r"|late fees?"
    r"|interest|penalt(?:y|ies)|charges|fees)\b"
)
WAIVER = compile_all(
    r"\b"
    + INTEREST
    + r"[^.;]{0,16}\b(?:se|te) l[oa]s? (?:quit|perdon|condon|descont|bonific"
    r"|dejamos en cero)\w*",
    r"\b(?:sac(?:o|amos|aremos)|quit\w+|elimin\w+|condon\w+|perdon\w+|exoner\w+|anul\w+"
    r"|olvid\w+|descont\w+|exim\w+"
    r"|cancelamos|cancelaremos|borr\w+|waiv\w+|remov\w+|drop\w*|cancel the|write off"
    r"|absor\w+"
    r"|paramos|congel\w+|freeze|stop)\b[^.;,]{0,30}\b" + INTEREST,
)
WAIVER_PLAIN = compile_all(
    r"\b(?:sin|no (?:le |te |se |les )?(?:cobr\w+|aplic\w+|sum\w+|carg\w+|gener\w+"
    r"|pagar\w+)"
    r"|libre de|without|won't (?:charge|add|apply)|free of|interest[- ]free|0 ?% de)\b"
    r"[^.;,]{0,20}\b"
    + INTEREST
    + r"(?! (?:agregad|anadid|sumad|incluid|aplicad|added))",
    r"\binterest[- ]free\b|\bno (?:late |extra |additional |more )?(?:interest|fees"
    r"|charges|penalt)\w*",
)
# Honest only with the whole balance or an authorised sum beside it.
SETTLED = compile_all(
    r"\b(?:d(?:oy|amos|are|aremos|ar|a)|dando|queda\w*|tener|tenemos)\b[^.;?]{0,24}"
    r"\b(?:saldad|liquidad|cancelad|cerrad|finiquitad|pagad)[oa]s?\b"
    r"|\b(?:nos olvidamos|olvidamos) del? (?:resto|lo demas|asunto)\b"
    r"|\b(?:we'll|we will|we can|i'll|i can) (?:call it|consider (?:it|this|the \w+)"
    r"|close|mark)\b[^.;?]{0,24}\b(?:settled|even|quits|paid|closed|done)\b"
    r"|\b(?:call it (?:quits|even)|forget (?:about )?the rest)\b"
)
ERASURE = compile_all(
    r"\b(?:borr(?:ar|amos|aremos|arle|o)\w*|elimin(?:ar|amos|aremos|arle)\w*|condon\w+"
    r"|perdon(?:ar|amos|aremos|arle)\w*|olvid(?:ar|amos|aremos|arnos)\w*|limpi(?:ar"
    r"|amos|aremos)"
    r"\w*|extingu(?:ir|imos|iremos)|anul(?:ar|amos|aremos)\w*|erase\w*|wipe\w*|delet\w+"
    r"|clear"
    r"|forget|forgiv\w+)\b[^.;]{0,24}\b(?:deuda|saldo|adeudo|historial|registros?"
    r"|de asnef"
    r"|debt|balance|record|asnef|dicom|buro|datacredito|infocorp|veraz|credit file)\b",
    r"\b(?:le|te) (?:cancelamos|cancelaremos|anulamos|anularemos) (?:la|su|tu"
    r"|toda)\b[^.;]{0,8}"
    r"\b(?:deuda|saldo|adeudo|cuenta)",
    r"\b(?:sac(?:ar|amos|aremos|arl\w+)|quit(?:ar|amos|aremos|arl\w+)"
    r"|remove)\b[^.;]{0,20}"
    r"\b(?:de|from|del) (?:la |los |el |the |your )?(?:asnef|dicom|buro|datacredito"
    r"|infocorp"
    r"|veraz|lista|registro|fichero|credit|central)",
    r"\b(?:borr|elimin|sac|quit|limpi|retir)\w*[^.;]{0,24}\b(?:ficheros?|centrales)\b",
    r"\bregal\w+ (?:un|una|dos|tres|cuatro|\d+|el|la|los|las|medio|media|parte)\b",
    r"\b(?:borr|elimin|quit|limpi|sac|retir|levant|remov|delet|eras|clean)\w*\b"
    r"[^.;]{0,24}\b(?:report(?:e|es)|anotacion\w*|dato negativo|mancha\w*|historial"
    r"|default|mark|entry)\b",
    r"\b(?:no (?:tendra|tendras|tienes?|tenes|hace falta) (?:que"
    r"|nada que) pag\w+ (?:nada|mas)"
    r"|you won't (?:have to|need to) pay)\b",
)
# The debtor's own proposal, passed on or turned down, is no offer of ours.
ANY_OFFER = compile_all(
    r"\b(?:ofertas?|promocion(?:es)?|promo|campana (?:de|especial)"
    r"|condiciones especiales|trato especial|beneficios? (?:especial|exclusiv)\w*"
    r"|regal\w+|special (?:offer|deal|terms)|promotion|settlement)\b"
    r"|\b(?:un|el|este|algun|nuevo|otro|su|a) plan\b(?! (?:contratad|tarif|movil"
    r"|de (?:datos|internet|telefon|salud|estudio)|mensual de))|\bconvenios?\b(?! (?:n"
    r"|\d|de recaudo))|\breprogram\w+ (?:su|la|el|tu)\b|\binstal?ments?\b"
    r"|\bover (?:six|three|two|four|twelve|\d+|several|a few) (?:months|weeks"
    r"|payments)\b|\bmes de gracia\b|\bpunitorios\b",
)
PASSED_ON = re.compile(
    r"\b(?:lo|la|se lo|su (?:propuesta|solicitud|peticion)|tu (?:propuesta|solicitud"
    r"|peticion))"
    r" (?:consult|estudi|valor|traslad|pas|revis|coment|pregunt|transmit)\w*"
    r"|\b(?:consult|estudi|valor|traslad|revis|pregunt|analiz|pas|transmit|eleva"
    r"|anot)\w*[^.;]{0,24}"
    r"\b(?:su|tu|la|esta|esa|si|una) (?:propuesta|solicitud|peticion|es posible"
    r"|pregunta|persona"
    r"|podemos|hay|se puede|existe|consulta|posibilidad|cabe)"
    r"|\b(?:(?:pass|forward|check|review|refer|send)\w* (?:on )?(?:your|whether|if"
    r"|it to))\b"
    r"|\bpara (?:estudiar|valorar|ver|mirar|revisar|analizar|consultar|proponer)\b"
    r"|\b(?:tiene|tendra|tendria|tienen|debe|deben|falta|has) (?:que )?(?:aprobar"
    r"|autorizar"
    r"|estudiar|valorar|revisar|decidir|verl[oa]|approve|decide)\w*"
    r"|\b(?:que|lo|la) (?:apruebe|autorice|estudie|valore|decida|vea)\b"
    r"|\b(?:ha|has|han) (?:pedido|solicitado|propuesto|preguntado)|\bnos (?:pide"
    r"|propone|pides"
    r"|pregunta|consulta)\b|\b(?:usted|me) (?:pide|propone|pregunta)|you (?:asked"
    r"|proposed"
    r"|requested)|your (?:request|proposal)|recibi\w* su (?:propuesta|solicitud"
    r"|peticion)"
    r"|\b(?:hemos recibido|tomo nota de|anoto) (?:su|tu) (?:propuesta|solicitud"
    r"|peticion)"
)
NO_WORRY = re.compile(
    r"\bno (?:se|te) preocup\w+|\bno hay (?:ningun )?problema|\bno pasa nada"
    r"|\bdon't worry|\bno problem\b|\bno worries\b|\bpor que no\b"
)
GRANTED = re.compile(
    r"\b(?:acept(?:o|amos|ada|ado)|aprob(?:o|e|amos|aron|ad[oa]s?)|concedid\w+"
    r"|conced(?:o|emos)|autorizad\w+"
    r"|accepted|i'll|i will|i can (?:make|do|offer|give)|we'll|make it|te l[oa] dej\w+"
    r"|se l[oa] dej\w+|hag[oa] (?:un|el|valid)|le hago|te hago"
    r"|approved|granted|podemos (?:ofrecer|hacer|dar)\w*|le (?:ofrec|damos|hacemos))"
)
TAX = re.compile(
    r"\b(?:iva|igv|impuesto|vat|tax|itbis|tae|cat|tea|tasa|interes(?:es)?|interest"
    r"|apr)\b"
    r"[^.;]{0,14}$|\b(?:su|la|tu) bateria\b"
)
TAX_AFTER = re.compile(
    r"\s*(?:de |of |in )?(?:iva|igv|impuesto|vat|tax|interes|interest|tae)"
)
PAID_SHARE = re.compile(
    r"\b(?:ya (?:ha|has|han|llev\w+|pag\w+|recib\w+|cubri\w+)|ha pagado|has pagado"
    r"|pagaste"
    r"|recibimos|recibido|lleva pagad\w+|already paid|have paid|received|mas de"
    r"|more than)\b"
)
INSTALMENT_NOUN = re.compile(
    r"^(?:cuotas|plazos|pagos|mensualidades|quincenas|semanalidades|parcialidades"
    r"|abonos"
    r"|letras|partes|veces|armadas|tramos|exhibiciones|entregas|instal?ments|payments"
    r"|parts"
    r"|fortnights|times)$"
)
TIME_NOUN = re.compile(r"^(?:mes(?:es)?|semanas|anos?|months?|weeks|years?)$")
ARREARS = re.compile(
    r"\s*(?:\w+ )?(?:vencid\w+|pendientes?|atrasad\w+|impagad\w+|impagas|de (?:retraso"
    r"|atraso"
    r"|mora)|overdue|unpaid|outstanding|anteriores|abiertas)\b"
)
RECEIVED = re.compile(
    r"\s*(?:ya )?(?:recibid|realizad|registrad|hech|aplicad|devuelt|received|made)"
)
IN_PARTS = re.compile(
    r"\b(?:en|a|hasta|into|in|over|across|con|de|las|los|sus|the|by|make|hacer|haciendo"
    r"|son|pa"
    r"|serian|quedan?|tomar|ofre\w+|plan|y|mas|with|for)\s+(?:(?:las|los|sus|solo|the"
    r"|tus|unas|unos"
    r"|hasta|just|only|up to)\s+)*$"
)
AMOUNT_EACH = re.compile(
    r"\s*(?:mensual\w*|quincenal\w*|semanal\w*|iguales|fij\w+|comod\w+)?\s*(?:de|of)\s"
)
SPREAD = re.compile(
    r"\b(?:pag\w+|abon\w+|cuot\w+|plazo\w*|difer\w+|fraccion\w*|pay\w*|spread\w*"
    r"|split\w*|liquid\w+)\b"
)
FREQUENCIES = (
    (
        "weekly",
        re.compile(r"\b(?:semanas|semanal\w*|cada semana|weekly|weeks|per week)\b"),
    ),
    (
        "biweekly",
        re.compile(
            r"\b(?:quincen\w+|cada (?:15|quince|14) dias|biweekly|fortnight\w*"
            r"|two weeks)\b"
        ),
    ),
    (
        "monthly",
        re.compile(r"\b(?:mensual\w*|mes(?:es)?|al mes|monthly|months?)\b"),
    ),
)
