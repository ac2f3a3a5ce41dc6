"""Frames of conduct by rule: who is spoken to, what is read aloud, what runs short.

They belong to `leak`, `false_urgency`, `third_party`, `legal_impersonation`, `shame`,
`credit_bureau_threat`, `disclosure`, `threat` and `claims_human`, whose modules read
them. Folded text, see text.py.
"""

from __future__ import annotations

from recobro.domain.guard.phrases import compile_all, compile_around

_LABEL = (
    r"(?:bland|floj|facil|dur|evasiv|dificil|complicad|pasiv|manejable|problematic"
    r"|agresiv|tranquil|ablandable|influenciable)\w*"
)
# A note on the debtor read aloud, and what the note says of them.
NOTES_READ = compile_all(
    r"\b(?:dice|pone|ponen|sale|figura|aparece|marca|leo|veo|anotacion|nota|notas"
    r"|ficha|says|reads|shows|notes?|file)\b[^.;?\n]{0,24}[\"'«“:][^\n.?]{0,50}\b"
    rf"(?:client[ea]s? (?:que|{_LABEL})|deudor\w* {_LABEL}|perfil\b|insistir|presionar"
    r"|apretar|llamar\b|contactar\b|promete\b|cede\b|aflojan?\b|bland\w+|ablandable"
    r"|soft\b|push\b|press\b|gives? in)",
    rf"\b(?:client[ea]|deudor[a]?|perfil|senora?) {_LABEL}|\b(?:soft|hard|easy|evasive"
    r"|weak|difficult) (?:customer|client|debtor|payer|target)\b|\byou (?:give|gave)"
    r" in\b|\b(?:es|sos|eres|de) (?:de )?l[oa]s que (?:pagan?|ceden?|aflojan?)\b",
    r"\b(?:es )?cuando (?:cede|afloja|se ablanda|paga)\b ?(?:$|[.,;!])",
)
# Others who owed and have paid, set against the reader.
OTHERS_PAID = compile_all(
    r"\b(?:otr[oa]s|vari[oa]s|algun[oa]s) (?:\w+ )?(?:client[ea]s|deudor[ea]s"
    r"|vecin[oa]s|apoderad[oa]s|soci[oa]s|alumn[oa]s)\b[^.;?]{0,40}\b(?:deb[ei]n?"
    r"|debian|pag(?:an|aron)|cancelaron|adeud\w+|liquidaron)\b",
    r"\b(?:solo |ya |ahora |unicamente )?(?:falta|faltas|queda|quedas) (?:usted|vos"
    r"|tu)\b ?(?:$|[.,;!])|\b(?:le|te) toca a (?:usted|vos|ti)\b|\busted es (?:el"
    r"|la) unic[oa]|\b(?:now )?(?:it's|it is) your turn\b",
)
_THING = (
    r"(?:descuent(?:o|ito)s|quitas|rebaj(?:a|it)\w*s|convenios|cupos|cupitos|lugares"
    r"|ofertas|beneficios|promociones|bonificaciones|planes|plazas|reductions"
    r"|discounts)"
)
SCARCE = compile_all(
    rf"\b(?:quedan?|restan?|tenemos|hay|sobran?)\b[^.;?]{{0,10}}\b(?:poc|poqu|contad"
    rf"|escas|limitad|ultim)\w* (?:\w+ )?{_THING}\b",
    r"\bse (?:nos )?estan? (?:acabando|agotando|terminando)\b|\bse (?:acab|agot|termin"
    r"|va|vend)\w* (?:muy )?(?:rapid\w*|pronto|volando)\b|\bvuelan\b|\bvan volando\b",
    r"\b(?:casi|apenas) no (?:nos |me )?(?:quedan?|hay)\b|\bno (?:hay|alcanzan?)"
    r" para todos\b|\b(?:para|a) l[oa]s primer[oa]s (?:que|\d+|en|diez|cinco)\b"
    r"|\bmucha gente (?:esperando|en espera|detras|quiere)\b|\bl[oa] (?:quieren|piden)"
    r" much[oa]s\b",
    rf"\bsolo (?:damos|entregamos|otorgamos|hacemos|autorizan) [^.;?]{{0,12}}\b{_THING}"
    r"|\b(?:me|nos) quedan? (?:un[oa] sol[oa]|un ultimo|una ultima)\b|\b(?:te|se) l[oa]"
    r" (?:guardo|aparto|reservo)\b",
    rf"\b(?:only )?(?:a handful|a few|not many|hardly any|very few)\b[^.;?]{{0,20}}\b"
    rf"{_THING}\b|\bgoing fast\b|\bfirst come\b",
)
_NEAR = (
    r"(?:espos[oa]|marido|mujer|mama|papa|madre|padre|hij[oa]|herman[oa]|suegr[oa]"
    r"|pareja|novi[oa]|tia|tio|prim[oa]|abuel[oa]|cunad[oa]|niet[oa]|vecin[oa]|amig[oa]"
    r"|jef[ea]|companer[oa]|familiar|conyuge)"
)
_CLEARS = (
    r"(?:pag|cancel|deb[ea]|sald|liquid|cumpl|abon|deud|cuota|factur|arregl|pong"
    r"|convenc|convenz|ayud)"
)
# Whoever answers, told to bring the debtor to pay.
TOLD_TO_PRESS = compile_all(
    r"\bconvenz(?:a|an|ca|cal|amos)\w*\b|\bconvenc(?:er|e)l[oa]s?\b"
    r"|\bpresion(?:e|en|a|ar)l[oa]s?\b|\b(?:aconsej|anim|persuad|empuj|motiv|oblig)"
    r"(?:e|a|ar|ir)l[oa]s?\b[^.;?]{0,40}\b(?:pag|cancel|sald|liquid|cumpl|abon)\w*"
    r"|\bentr(?:ar|e) en razon\b|\binsist(?:a|i|e|ir)le\b",
    r"\b(?:you are|you're) (?:his|her|their|~+'s)\b[^.;?]{0,40}\b(?:pay|settle|debt)\b"
    r"|\b(?:get|make|convince|persuade) (?:him|her|them|~+) (?:to )?(?:pay|settle"
    r"|clear)\b",
)
TOLD_TO_PRESS += compile_around(
    rf"\b(?:{_NEAR}|con ella|con el|vive con|vives con|vivis con|convive con)",
    rf"\b(?:usted|ud|vos|tu),? (?:que |como |si )?(?:(?:es|sos|eres|vive con|convive"
    rf" con) (?:\w{{2,3}} )?)?(?:{_NEAR}|con ella|con el)\b[^.;?]{{0,50}}\b{_CLEARS}"
    r"\w*",
    rf"\b(?:usted|vos|tu) que (?:vive|vives|vivis|convive) con\b[^.;?]{{0,50}}\b"
    rf"{_CLEARS}\w*",
    r"\b(?:que|vos que|si|usted) (?:es|sos|eres) (?:usted )?(?:su|la|el|mi) "
    rf"{_NEAR}\b[^.;?]{{0,50}}\b{_CLEARS}\w*|\bhabl(?:e|a|ale) (?:usted )?con (?:su|tu)"
    rf" {_NEAR}\b[^.;?]{{0,40}}\b(?:para|a fin de) que\b",
)
LETTERHEAD = compile_all(
    r"\b(?:cobro|cobranza|reclamacion|requerimiento|gestion|etapa) (?:pre-? ?juridic"
    r"|juridic|pre-?judicial|judicial|extrajudicial)\w*|\bletter of claim\b",
    r"\b(?:reclamacion|requerimiento|procedimiento|expediente|cobro|intimacion|accion"
    r"|diligencias)\b[^.;?\n]{0,36}\bcontra (?:don|dona|d\.|el sr|la sra|sr|sra"
    r"|usted)\b",
)
_WORTHY = (
    r"(?:hech[oa] y derech[oa]|seri[oa]s?|decentes?|correct[oa]s?|responsables?(?! (?:"
    r"de|del|por)\b)|honrad[oa]s?|honest[oa]s?|derech[oa]s?|adult[oa]s?|cabal(?:es)?"
    r"|madur[oa]s?|educad[oa]s?|formal(?:es)?|de (?:palabra|bien|principios|honor)"
    r"|con (?:principios|palabra|valores)|como dios manda)"
)
_FOLK = (
    r"(?:persona|gente|adult[oa]s?|senor[a]?s?|hombres?|mujer(?:es)?|tip[oa]s?|dama"
    r"|caballeros?|client[ea]s?|padres?|madres?|ciudadan[oa]s?|individuo)"
)
_BEHAVES = (
    r"(?:no|sin que|pagan?|cumplen?|responden?|honran?|se hacen? cargo|da la cara)"
)
# What a decent person does, said to one who did not.
PROVERB = compile_all(
    rf"\b{_FOLK} {_WORTHY}\b[^.;?]{{0,24}}\b{_BEHAVES}\b",
    r"\blos (?:grandes|adultos|mayores|hombres de verdad) (?:se hacen|no|pagan|cumplen"
    r"|responden)\b|\bquien (?:se respeta|tiene (?:palabra|dignidad|educacion"
    r"|principios))\b|\ba estos extremos\b",
    r"\bque (?:se )?(?:l[oae]s?|te) (?:l[oa] )?(?:recuerden|repitan|insistan"
    r"|persigan|correteen|rueguen|(?:esten|anden) \w+ndo)\b|\bandar(?:l[eoa]s?"
    r"|te) (?:recordando|atras|detras|rogando|persiguiendo|insistiendo)\b",
    r"\b(?:decent|responsible|proper|serious|honest|respectable|real"
    r"|grown) (?:grown-?up|adult|person|people|man|woman|customer)s?\b[^.;?]{0,20}\b"
    r"(?:not|never|doesn't|don't|wouldn't|pays?)\b",
)
CREDIT_SHUT = compile_all(
    r"\bboletinad[oa]s?\b|\bboletin(?:en|amos|aremos)\b",
    r"\b(?:hipotecas?|bancos?|creditos?|prestamos?|tarjetas?)\b[^.;?]{0,16}\b(?:le|te)"
    r" (?:digan|dicen|diran|diga|dira) que no\b",
    r"\b(?:costar\w*|dificil|nadie|no (?:le|te))\b[^.;?]{0,24}\bfinanci(?:en|ar|e)\w*"
    r"|\b(?:nieg|deneg|denieg|rechac|rebot|tumb)\w+ (?:hasta )?(?:el|la|un|una) "
    r"(?:credit|prestam|hipotec|tarjet|financ|celular|telefono|movil|linea|plan\b)\w*",
)
HINTS = compile_all(
    r"\bpaz y salvo\b|\bqued\w+ en paz\b|\ba mano con\b|\bsaldad[oa]s?\b|\blo suyo\b"
    r"|\blibre de (?:compromisos|deudas)\b|\bnormalizar\b|\bon track with\b",
)
_WAGE = (
    r"(?:sueldos?|salarios?|nominas?|quincenas?|jornal(?:es)?|mesada|haberes"
    r"|pago de nomina)"
)
_SHORT = (
    r"(?:incomplet\w+|recortad\w+|mochad\w+|mermad\w+|mordid\w+|mas cort\w+|mas chic"
    r"\w+|a la mitad|por la mitad|en cero|con (?:un )?(?:mordisco|bocado|pedazo"
    r"|descuento|recorte|hueco|menos|buen descuento)\b)"
)
# Wages that will not arrive whole; told as a fact of the past they are a sorrow.
_KINDLY = (
    r"(?![^.;]*\b(?:dig|avis|cuent|escrib|ayud|podemos|lo (?:vemos|miramos|revis))\w*)"
)
WAGES_SHORT = compile_all(
    rf"\b{_WAGE},?(?: \w+){{0,3}} (?:llegue|llegar\w*|llega|venga|viene|vendra|salga"
    rf"|caiga|con|por|cobr\w+)(?: \w+){{0,2}} {_SHORT}{_KINDLY}",
    rf"\b{_WAGE} (?:por la mitad|a la mitad|con (?:un )?(?:mordisco|bocado|recorte"
    rf"|descuento))\b{_KINDLY}|\blleg(?:ue|ar\w*|a) menos {_WAGE}\b",
    r"\b(?:pay ?(?:packet|cheque|check|slip)|wages?|salary|pay) (?:\w+ )?(?:come"
    r"|coming|arrive|turn(?:ing)?) (?:\w+ )?(?:short|smaller|lighter)\b",
)
# A body that got up, went out, came back, had a coffee.
_WENT_FOR = (
    r"(?:un|una|unos|mi|el|la|al?)? ?(?:cafe\w*|te\b|mates?\b|matecito|bano|almuerz\w*"
    r"|almorzar|comer|comida|bodega|tienda|cocina|calle|agua|cigarr\w*|fumar|desayun\w*"
    r"|lonche|estirar|buscar|tomar)"
)
AWAY = compile_all(
    r"\bme (?:habia|he|hube) (?:levantado|parado|ido|despistado|distraido|dormido"
    r"|sentado|acostado|escapado|tomado|hecho un)\b|\b(?:habia|he) (?:ido|salido|bajado"
    r"|subido) (?:un \w+ )?(?:a|al|por)\b",
    rf"\b(?:me )?(?:fui|sali|baje|subi|iba|levante|pare)\b[^.;?]{{0,14}}\b(?:por|al?"
    rf"|de) {_WENT_FOR}",
    r"\bestirar las piernas\b|\bse me (?:enfri|cruz|hizo tarde|paso la hora|quemo"
    r"|durmio)\w*|\bme (?:distraje|despiste|dormi|entretuve|atragante)\b|\btuve que"
    r" (?:contestar|atender|salir|ir|levantarme|bajar|colgar)\b|\b(?:un|mi|otro)"
    r" (?:cafe|cafecito|matecito|tecito|cigarrito)\b|\b(?:hacer|haciendo)me un\w*\b",
    r"\bi (?:had |have )?(?:just )?(?:got(?:ten)? up|stepped (?:out|away)|popped (?:out"
    r"|to)|nipped|went (?:to (?:the|get|make)|for|out)|gone (?:to|for|out))\b"
    r"|\bi(?:'d|'ve) (?:just )?(?:got up|stepped|popped|gone)\b",
)
