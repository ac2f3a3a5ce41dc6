"""What questions, small talk and changes of contact sound like."""

from __future__ import annotations

from recobro.domain.readings import Intent

TALK_PATTERNS: dict[Intent, tuple[str, ...]] = {
    Intent.CHANNEL_CHANGE: (
        (
            r"\b(?:mejor|prefier\w+|escrib\w+|escriba\w*|mand\w+|envi\w+|contact\w+"
            r"|comunic\w+"
            r"|notifi\w+|hagan?lo|quiero|avis\w+)\b(?: \w+){0,5}? (?:por|al|un|via|a "
            r"mi|a "
            r"este|por"
            r" el|mediante) (?:correo|email|e-mail|mail|sms|whatsapp|carta|mensaje de "
            r"texto|correo"
            r" electronico|telefono)\b"
        ),
        r"\bpor (?:correo|email|mail|carta|sms|whatsapp) (?:mejor|por favor|si puede)",
        (
            r"\bmi (?:nuevo|otro|actual) (?:numero|correo|celular|telefono|mail|email"
            r"|movil"
            r"|domicilio)\b|\b(?:cambie|he cambiado) (?:de|el|mi) (?:numero|correo"
            r"|celular"
            r"|telefono|movil)|\bmi (?:correo|email|mail) es\b|\beste (?:es )?mi "
            r"(?:otro"
            r"|nuevo) "
            r"numero|\bal (?:correo|mail|email) [\w.+-]+@"
        ),
        r"\b(?:email|text) me\b|\bby email\b",
    ),
    Intent.CONTACT_LATER: (
        (
            r"\b(?:escrib|hable|habla|hablen|hablam|llam|marqu|marca|contact|comuni"
            r"|mand"
            r"|busqu)"
            r"\w*\b(?: \w+){0,4} (?:mas (?:tarde|rato|adelante)|luego|despues|al rato"
            r"|en "
            r"la (?:"
            r"tarde|noche|manana)|por la (?:tarde|noche|manana)|a la (?:tarde|noche"
            r"|manana|\d)"
            r"|a las \d+|manana|pasado manana|el (?:lunes|martes|miercoles|jueves"
            r"|viernes"
            r"|sabado"
            r"|domingo)|la (?:proxima|otra) semana|en (?:otro momento|una hora|un "
            r"rato|\d+ "
            r"(?:horas|minutos))|dentro de|en otro momento|otro dia|cuando salga|desde "
            r"las \d+"
            r"|a partir de|tipo \d+)"
        ),
        (
            r"\b(?:mas (?:tarde|rato|ratito)|luego|despues|al rato|en la (?:tarde|noche"
            r"|manana)"
            r"|por la (?:tarde|noche|manana)|a la (?:tarde|noche)|manana|el (?:lunes"
            r"|martes"
            r"|miercoles|jueves|viernes|sabado)) (?:mejor )?(?:me|te|le|les|lo|os) "
            r"(?:escrib"
            r"|habl|llam|contest|respond|dig|marc|contact|cuent|atiend)"
        ),
        (
            r"\b(?:ahora|en este momento|ahorita)? ?no (?:te |le |les |los |os )*puedo "
            r"(?:hablar"
            r"|atender|contestar|responder|platicar|ver)"
        ),
        (
            r"\b(?:estoy|ando) (?:\w+ )?(?:trabajando|manejando|conduciendo|ocupad|en "
            r"(?:el "
            r"trabajo|la pega|reunion|clase|una reunion|la oficina|el medico|junta|una "
            r"junta|el "
            r"curro|la chamba|el laburo))"
        ),
        (
            r"\bmejor (?:en|por|a) la (?:tarde|noche|manana)|^(?:mas tarde|luego"
            r"|despues"
            r"|al rato"
            r"|mas rato)[.! ]*$|\ben otro momento\b|\bahora es mal momento\b|\bnot "
            r"now\b"
            r"|\blater\b"
        ),
    ),
    Intent.ASK_IDENTITY: (
        (
            r"\b(?:hablo|estoy hablando|chateo|escribo) con (?:un|una) (?:person|human"
            r"|maquin"
            r"|bot|robot)"
        ),
        (
            r"\b(?:quien|quienes) (?:eres|es usted|es\?|es$|sos|son|habla|hablan|me "
            r"escribe|me "
            r"habla|escribe|sois|me contacta|me llama)|\bcon quien (?:hablo|tengo"
            r"|estoy)"
            r"|\bde parte"
            r" de quien|\by (?:tu|usted|vos) quien"
        ),
        (
            r"\b(?:eres|es|sos|hablo con|usted es|esto es|con) (?:\w+ )?(?:un |una "
            r")?(?:bot|robot"
            r"|maquina|ia\b|humano o|persona o|persona real\?|computadora|grabacion"
            r"|contestador"
            r"|inteligencia artificial)"
        ),
        r"\b(?:estafa|fraude|phishing|timo|scam|engano|cuento)\b(?! (?:a|con|en) mi)",
        (
            r"\b(?:como|como puedo) (?:se|saber|verific\w+|compruebo|confirmo) (?:que "
            r")?(?:esto|es"
            r"|son|eres|sos|usted|de verdad|si)"
        ),
        (
            r"\b(?:de|que) (?:que |cual )?empresa (?:es|son|eres|me|llama|escrib|habla"
            r"|sois)|\bde "
            r"donde (?:me )?(?:llama|escrib|habla|contacta|eres|son|es\b)"
            r"|\bidentifi(?:quese|cate"
            r"|quense)|\bes (?:esto )?(?:real|confiable|seguro)\b.{0,15}\?"
        ),
        r"\b(?:who are you|who is this|are you a (?:bot|robot|human)|is this a scam)\b",
    ),
    Intent.ASK_CONSEQUENCES: (
        (
            r"\b(?:que|q) (?:me )?(?:pasa|pasara|pasaria|ocurre|sucede|hacen) (?:\w+ "
            r")?(?:si|cuando"
            r") no\b|\bsi no (?:les |te |le |lo |os )?(?:pago|puedo pagar|cancelo"
            r"|abono)\b(?=.{0,50}"
            r"(?:\?|que pasa|me |embarg|dicom|buro))"
        ),
        (
            r"\bme (?:van a|pueden|podrian|vais a|va a|puede) (?:\w+ )?(?:(?:embarg"
            r"|demand"
            r"|reportar|denunciar|quitar (?:la|el|mi)|cortar|publicar|boletinar"
            r"|procesar"
            r"|arrestar)\w*"
            r"|(?:meter|subir|mandar|enviar|poner|llevar)\w* (?:\w+ )?(?:al?|en) "
            r"(?:\w+ "
            r")?(?:buro|dicom"
            r"|infocorp|asnef|veraz|datacredito|central|carcel|juicio|abogad|juzgado"
            r"|lista|registro"
            r"|corte|prision|morosos|boletin))"
        ),
        (
            r"\b(?:me (?:embarg|report|demand|denunci)\w+"
            r"|me (?:mand|met|sub)\w+ (?:al?|en|con)\b)(?=.{0,30}\?)"
        ),
        (
            r"\b(?:voy|puedo ir|ire|me voy) (?:a ir )?(?:a la carcel|pres[oa])|\bme "
            r"(?:afecta|sale"
            r"|queda|mancha).{0,20}(?:buro|dicom|infocorp|asnef|veraz|datacredito"
            r"|historial)"
        ),
        r"\bwhat happens if\b",
    ),
    Intent.ASK_DETAILS: (
        (
            r"\b(?:de|a) que (?:es|son|corresponde|se debe|se trata|factura|deuda|cobro"
            r"|concepto"
            r"|compra|servicio|trata)|\b(?:por )?que concepto\b|\bque (?:es esto"
            r"|factura "
            r"es|deuda"
            r" es|es lo que me cobran|es este cobro|incluye)|\bcual factura\b"
        ),
        r"\b(?:detalle|desglose|estado de cuenta|extracto)\b(?! de pago)",
        (
            r"\b(?:copia|envi\w+|mand\w+|pas\w+|adjunt\w+|remit\w+|ver|reenv\w+|tener"
            r"|facilit\w+"
            r"|mostr\w+)\b (?:\w+ ){0,3}(?:factura|contrato|recibo|boleta|pagare"
            r"|albaran)\b(?! de "
            r"pago)"
        ),
        (
            r"\bpor que me (?:cobran|estan cobrando|llega|escriben|cobras)|\bcuando "
            r"vencio\b|\bde "
            r"cuando (?:es|son)\b|\bque (?:debo|estoy debiendo) (?:exactamente|y)"
        ),
        r"\bwhat is (?:this|it) for\b|\b(?:copy of|send me) the invoice\b|\bdetails\b",
    ),
    Intent.ASK_BALANCE: (
        (
            r"\bcuanto (?:es\b|era|debo|les debo|le debo|te debo|os debo|me falta|falta"
            r"|queda|me "
            r"queda|seria|tengo que|hay que|sale|adeudo|en total|asciende|tendria|debia"
            r"|estoy "
            r"debiendo|resta|les estoy|me sale|hay)|\ben cuanto (?:esta|va|quedo|queda)"
        ),
        (
            r"\ba cuanto (?:asciende|sube|esta|va)|\b(?:cual|cuanto|que) (?:es|seria) "
            r"(?:el|mi)? ?"
            r"(?:saldo|total|importe|monto|deuda)|\b(?:mi|el|de) saldo\b.{0,25}\?"
            r"|\bsaldo "
            r"(?:actual"
            r"|pendiente|a la fecha|total)\b|^saldo[.!? ]*$|\btotal a pagar\b|\bque "
            r"debo\?|\bque "
            r"(?:tanto|cantidad) debo"
        ),
        r"\bhow much (?:do i|is|i)\b|\bbalance\b",
    ),
    Intent.ASK_PAYMENT_METHODS: (
        (
            r"\b(?:aceptan|acepta|aceptas|aceptais|reciben|recibe|trabajan con|manejan"
            r"|tienen|hay"
            r"|tenes|toman) (?:\w+ )?(?:pagos? (?:con|por|en) )?(?:bizum|oxxo|nequi"
            r"|daviplata"
            r"|yape|plin|tarjetas?|cheques?|efectivo|transferencias?|paypal|pse|efecty"
            r"|mercado "
            r"?pago|pago ?facil|rapipago|modo|servipag|webpay|khipu|spei|visa|debito"
            r"|credito"
            r"|cuenta rut|baloto|pagoefectivo|7-?eleven|codi)\b"
        ),
        (
            r"\b(?:medios|formas|metodos|opciones|maneras|vias) (?:de|para) pag"
            r"|\b(?:de "
            r"que|que) "
            r"(?:forma|manera|otra forma) (?:\w+ )?(?:pag)|\bcomo (?:puedo|se puede"
            r"|podria|hago "
            r"para|se|le hago para|debo|os|les|te|lo) (?:hacer para )?(?:pag|abon"
            r"|deposit"
            r"|cancel|"
            r"hacer el pago)\w*|\bcomo (?:pago|lo pago|hago el pago)"
        ),
        (
            r"\b(?:se puede|puedo|podria|podemos|se podria|hay forma de) (?:\w+ "
            r")?(?:pag\w+|abon\w+"
            r"|deposit\w+|cancel\w+|hacerlo|domicili\w+|transfer\w+)? ?(?:domiciliar"
            r"|(?:con|por|en"
            r"|mediante|via) (?:\w+ )?(?:bizum|oxxo|nequi|yape|plin|tarjeta|cheque"
            r"|efectivo"
            r"|transferencia|paypal|pse|efecty|mercado|pago ?facil|rapipago|la oficina"
            r"|oficina|su "
            r"oficina|la tienda|tienda|ventanilla|banco|el banco|linea|internet|webpay"
            r"|servipag"
            r"|caja|la app|domiciliacion|spei|deposito|agente))"
        ),
        (
            r"\bse puede (?:con|domiciliar)\b|\bpayment methods?\b|\bhow (?:can|do) i "
            r"pay\b"
        ),
    ),
    Intent.ABUSE: (
        (
            r"\b(?:sinverguenza|hij[oa]s? de (?:puta|p\b|la)|hdp|hp\b|malparid|gonorrea"
            r"|pendej"
            r"|cabron|ching(?:a|ue|uen|ate|ada|as|aos)|mierda|culer|culia|qlia|ctm"
            r"|conchetumare"
            r"|concha (?:de|tu)|boludo|pelotud|forr[oa]s?\b|put[oa]s?\b|gilipolla"
            r"|imbecil"
            r"|idiota"
            r"|estupid|ladron|ladrones|rater|ratas?\b|miserable|chorr[oa]s|asqueros"
            r"|basura|carono"
            r"|joder(?:os)?\b|cago en|a cagar|vayanse a la|vete a la|anda(?:te)? a la"
            r"|huev(?:on|ada)"
            r"|weon|maldit|desgraciad|carajo|vergas?\b|coman|mam(?:en|ada|on)|los voy "
            r"a "
            r"matar"
            r"|te voy a (?:matar|partir|romper)|fuck|asshole|bastard)"
        ),
    ),
    Intent.THANKS: (
        (
            r"\bgracias\b|\bhasta (?:luego|pronto|manana)\b|\badios\b|\bchau\b|\bchao\b"
            r"|\bdios (?:le"
            r"|te|los) (?:pague|bendiga)\b|\bagradecid|\bsaludos\b|\bque (?:este"
            r"|tenga) "
            r"(?:buen|muy"
            r" bien)|\bmuy amable\b|\bthanks?\b|\bthank you\b|\bbye\b"
        ),
    ),
    Intent.GREETING: (
        (
            r"^\W*(?:hola+|holi|holis|buen(?:os|as)?(?: (?:dias?|tardes?|noches?))?"
            r"|que "
            r"(?:tal|hubo"
            r"|onda|mas)|hello|hi|hey|alo|saludos|disculpe|ola)\b"
        ),
    ),
}
