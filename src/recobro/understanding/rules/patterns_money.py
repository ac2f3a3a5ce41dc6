"""What paying, wishing to pay otherwise and not paying sound like."""

from __future__ import annotations

from recobro.domain.readings import Intent

PAID_VERB = (
    r"(?:pague|pagado|pagamos|cancele|cancelado|abone|abonado|deposite|depositado"
    r"|transferi|transferido|consigne|consignado|liquide|liquidado|yapee|yapeado"
    r"|plinee|ingrese|ingresado|gire|salde|saldado|cubri|cubierto|hice|realice)"
)

TOOL = (
    r"(?:link|enlace|liga|pagina|codigo|alias|tarjeta|app|aplicacion|qr|web|boton|iban"
    r"|cbu|cvu|clabe|cuenta|sistema|plataforma|referencia|bizum|yape|plin|nequi"
    r"|daviplata|pse|transferencia|pago|sitio|portal|numero de cuenta|convenio)"
)

MONEY_PATTERNS: dict[Intent, tuple[str, ...]] = {
    Intent.ALREADY_PAID: (
        r"\b(?:ya|yo) (?:les? |te |os |lo |la |los |las |se |eso |esa |ese |esta |me "
        r"|nos |"
        r"todo |habia |he |hemos |hice |tengo |fue |ya ){0,6}" + PAID_VERB + r"\b",
        (
            r"\b(?:esta|estaba|fue|quedo|queda|estan|sido|fueron|ya) (?:\w+ )?(?:pagad"
            r"|abonad"
            r"|cancelad|liquidad|saldad)[oa]s?\b(?! el servicio)|\bya (?:esta|estaba) "
            r"pag[oa]\b"
        ),
        (
            r"(?<!no )(?<!nunca )(?<!que )(?<!si )\b(?:he|hemos|habia) (?:ya "
            r")?(?:pagado"
            r"|abonado"
            r"|ingresado|transferido|hecho (?:el|la|un|una) (?:pago|transfer|bizum"
            r"|ingreso))"
        ),
        (
            r"(?<!no )(?<!nunca )(?<!que )\b(?:pague|cancele|deposite|transferi"
            r"|consigne"
            r"|abone"
            r"|liquide|yapee|ingrese|gire|salde)\b (?:todo|eso|el \w+|la \w+|los|las"
            r"|una "
            r"parte"
            r"|ayer|hoy|hace|anoche|esa|ese|por|con|en|\d|antier|mi|ya|lo|parte"
            r"|completo)"
        ),
        (
            r"\b(?:me|se) (?:lo |la |los )?(?:cobraron|descontaron|debitaron|cargaron"
            r"|cobrasteis|han cobrado|retiraron|domiciliaron|pasaron el cargo|han "
            r"cargado)\b(?! de"
            r" mas| (?:el )?doble| algo)"
        ),
        (
            r"\b(?:mand|envi|adjunt|pas|sub|compart|va|ahi|anex|aqui|tengo|les dejo|te "
            r"dejo)\w*"
            r"\b.{0,25}\b(?:comprobante|justificante|captura|pantallazo|recibo de pago"
            r"|voucher"
            r"|constancia|boucher|baucher|soporte|resguardo|ticket)"
        ),
        r"^(?:el |mi )?(?:comprobante|justificante|voucher|captura|recibo de pago)\b",
        (
            r"\b(?<!quiero )hice (?:ya )?(?:el|la|un|una) (?:deposito|transferencia"
            r"|pago"
            r"|bizum"
            r"|consignacion|giro|ingreso|abono|yape)"
        ),
        (
            r"\bpago (?:automatico|realizado|hecho|efectuado|aplicado|listo)\b|\bya "
            r"(?:salio"
            r"|se hizo|quedo|realice) (?:el|la)? ?(?:pago|transferencia|deposito|cargo)"
        ),
        r"\b(?:estoy|ando|voy) al (?:dia|corriente)\b|\bya no (?:les |te |le )?debo\b",
        r"\bi(?:'ve| have)? (?:already )?paid\b|\balready paid\b",
    ),
    Intent.PAYMENT_PROBLEM: (
        r"\bsigue sin (?:abrir|funcionar|cargar|servir|dejarme|pasar|jalar)",
        r"\b"
        + TOOL
        + r"\b(?: \w+){0,4} (?:no (?:me )?(?:abre|funciona|sirve|carga|toma"
        r"|existe|deja|jala|anda|pasa|va\b|entra|agarra|acepta|reconoce|aparece|se "
        r"puede"
        r"|llego|procesa|anda)|(?:me )?(?:da|sale|marca|tira|manda) (?:un )?error|se "
        r"(?:cae"
        r"|cayo|cuelga|traba|queda)|bloquead|esta (?:caid|mal\b|vencid|roto|malo)"
        r"|inexistente"
        r"|(?:ya )?(?:vencio|caduc\w+|expir\w+)|rechaz\w+|deneg\w+|fall[oa]\b)",
        r"\b(?:no (?:me )?(?:abre|funciona|sirve|carga|toma|deja entrar|jala|agarra"
        r"|acepta"
        r"|pasa|reconoce|llega|llego)|(?:me )?rechaz\w+|no (?:me )?llega) (?:\w+ ){0,2}"
        + TOOL
        + r"\b",
        (
            r"\b(?:me )?(?:sale|da|marca|tira|aparece|salio|dio) (?:un |el |como |que "
            r")*(?:error"
            r"|rechazad|denegad|fallid|invalid)"
        ),
        (
            r"\b(?:intente|quise|trate de|intentando|intento|he intentado|queria|estoy "
            r"tratando"
            r" de|trato de) (?:pagar|hacer|abonar|transferir|depositar"
            r"|ingresar)(?!.{0,15}en "
            r"cuotas)"
        ),
        (
            r"\bpago (?:fallido|rechazado|denegado)|\bno (?:me )?(?:deja|permite) "
            r"(?:pagar"
            r"|transferir|hacer|entrar|continuar|avanzar)|\b(?:error|fallo) al pagar"
        ),
        (
            r"\b(?:asi que|y|pero|entonces) no (?:pude|he podido|lo pude|se pudo) "
            r"(?:pagar|hacer"
            r"|transferir|completar)"
        ),
        (
            r"\b(?:link|page|card|website) (?:\w+ )?(?:doesn'?t|does not|isn'?t"
            r"|won'?t|was "
            r"declined|declined)"
        ),
    ),
    Intent.REFUSAL: (
        (
            r"(?<!dicho que )\b(?:no|nunca|jamas) (?:les |te |le |os |se |lo |la "
            r")*(?:voy "
            r"a|pienso"
            r"|vamos a|pensamos|quiero) pagar(?! (?:en|con|por|hasta|todo|tanto"
            r"|intereses"
            r"|de mas"
            r"))"
        ),
        (
            r"\bni (?:loc[oa]|muert[oa]|en suenos|de broma|a palos|de chiste"
            r"|cagando)\b.{0,20}"
            r"(?:pag|doy)"
        ),
        (
            r"(?<!si )\b(?:no|jamas|nunca) (?:les |te |le |os |se |lo |la )*(?:pago"
            r"|pagare"
            r"|pagaremos)\b(?! (?:hasta|porque|hoy|el|con|en))"
        ),
        (
            r"\bno (?:pago|pagare) (?:y no pago|nada|ni)|\bni un (?:euro|peso|sol"
            r"|centavo"
            r"|duro"
            r"|quinto|cinco|mango|peso partido)"
        ),
        (
            r"\b(?:haga|hagan|has)(?:n)?le como quier|\b(?:demand|embarg)enme\b|\bque "
            r"me "
            r"(?:demanden|embarguen)|\bno me da la gana\b|\bno van a ver un\b"
        ),
        r"\bi (?:won'?t|will not|refuse to|am not going to) pay\b",
    ),
    Intent.REQUEST_DISCOUNT: (
        r"\b(?:hac|dan?|dej|quit|baj)\w* (?:\w+ ){0,2}\d{1,2} ?(?:%|por ciento)",
        (
            r"\bdescuent|\brebaj(?:a|ar|ita|an|en|as|enme|arme)\b|\bcondon|\bbonific"
            r"|\b(?:una|alguna|la|de) quita\b"
        ),
        r"\bperdon(?:an|en|ar|arme|enme|eis) (?:me )?(?:los |la |el |parte|algo|una)",
        (
            r"\b(?:sac|quit|baj|elimin|exoner|descuent|borr)\w* (?:\w+ )?(?:los |las "
            r"|el "
            r"|la )?"
            r"(?:interes|recargo|mora\b|comision|gasto|multa|penal)"
        ),
        r"\bsin (?:los )?(?:intereses|recargos|la mora)\b|\bsolo (?:el )?capital\b",
        (
            r"\b(?:dej(?:e|a|en|an|ais|ad|as|alo|amelo|emelo|enmelo|arlo|armelo)(?:me"
            r"|lo"
            r"|melo|"
            r"nlo)?|lo dejan|arregl\w+|cierr\w+) (?:por |con |en |lo )+(?:\$|s/|\d)"
        ),
        (
            r"\b(?:pag|liquid|cancel|arregl|acept|recib)\w* (?:por )?(?:menos|la "
            r"mitad(?! "
            r"(?:ahora|hoy|el"
            r"|este|manana|ya|y))|una parte y|solo una parte)"
        ),
        (
            r"\bfiniquit|\bhay (?:alguna )?(?:promo|oferta|promocion|atencion)|\bme "
            r"hacen "
            r"(?:un )?(?:precio|arreglo)|\b(?:aceptan|les sirve|quedamos en) (?:\$"
            r"|s/)?\d"
        ),
        r"\bdiscount\b|\bsettle for\b",
    ),
    Intent.REQUEST_PLAN: (
        (
            r"\b(?:en|a|por|hacer|hagan|hacerlo|con) (?:\d+|varias|varios|algunas"
            r"|algunos"
            r"|unas"
            r"|unos|mas|pocas|las|comodas)? ?(?:pequenas )?(?:cuotas|cuotitas|pagos"
            r"|plazos"
            r"|partes|partecitas|mensualidades|letras|abonos|exhibiciones|parcialidades"
            r"|armadas"
            r"|quincenas|contados|tantos)\b"
        ),
        (
            r"\b(?:en|a) \d+ (?:veces|meses)\b|\b\d+ (?:cuotas|pagos|mensualidades"
            r"|plazos"
            r"|abonos|letras|armadas) (?:de|mensual|quincenal|semanal|cada|por|iguales)"
        ),
        (
            r"\bfraccion|\ba plazos\b|\ben cuotas\b|\b(?:de )?a (?:poco|poquito"
            r"|pocos)\b"
            r"|\bpoco a "
            r"poco\b|\bde a poquit"
        ),
        (
            r"\bplan(?:es)? de pagos?\b|\bun plan\b|\b(?:facilidades|convenio|acuerdo"
            r"|arreglo) de "
            r"pagos?\b|\bfacilidades\b|\bun (?:convenio|acuerdo|arreglo)\b|\brefinanci"
            r"|\brepact"
            r"|\breestructur|\breprogram|\bdiferi(?:r|rlo|do)|\bparcialidades\b"
            r"|\baplazar "
            r"en"
        ),
        (
            r"(?<![\d.,])\d[\d.,]{0,20}"
            r"(?: ?(?:€|euros?|pesos|soles|lucas|mil|varos|mangos|dolares"
            r"|usd|k"
            r"|pavos|bolas))* ?(?:al mes|por mes|cada mes|mensual\w*|semanal\w*|cada "
            r"semana"
            r"|a la semana|por semana|quincenal\w*|cada quincena|por quincena|mes a "
            r"mes)"
        ),
        (
            r"\bir (?:abonando|pagando|dando|depositando)|\b(?:abonos|pagos) (?:chicos"
            r"|pequenos"
            r"|parciales|semanales|mensuales|quincenales)|\bmensualidades\b"
        ),
        r"\bla mitad (?:ahora|hoy|ya|el|este|manana|y).{0,50}(?:mitad|resto|otro)",
        r"\binstal?lments?\b|\bpayment plan\b|\bmonthly payments?\b",
    ),
    Intent.REQUEST_EXTENSION: (
        (
            r"\b(?:podrias?|podrian|pueden?|puedes|podeis|podes) dar(?:me|nos) .{0,20}"
            r"\b(?:dias?|semanas?|plazo|tiempo|chance|prorroga|margen|mes)\b"
        ),
        (
            r"\b(?:dame|deme|denme|dadme|danos|dennos|da(?:n|s|is)?me|me (?:das?|dan"
            r"|dais"
            r"|dejas?"
            r"|dejan|dejais|daria[ns]?|darias|regala|pueden? dar|puedes dar|podrias dar"
            r"|podeis dar|podrian? "
            r"dar|aguanta[ns]?|prestan?))\b.{0,25}\b(?:dias?|diitas|semanas?|semanita"
            r"|plazo"
            r"|tiempo|tiempito|chance|hasta|prorroga|margen|mes\b|respiro|quincena)"
        ),
        (
            r"\b(?:me|nos)? ?(?:pueden|puedes|podeis|podrian|podria|puede|podes)? "
            r"?(?:esper(?:an"
            r"|en|eis|a|as|ar|arme|enme|ame|eme|adme|ais)|aguant(?:an|en|enme|ame|ar"
            r"|arme"
            r"|a|e)"
            r"|banc(?:ame|an|anme|ar|as))\b (?:\w+ )?(?:a |al |hasta|unos|un|una|para"
            r"|tantito"
            r"|\d|por favor|mas|porfa)"
        ),
        (
            r"\bmas (?:plazo|tiempo|dias|tiempito|margen)\b|\bprorroga|\baplaz"
            r"|\bposterg"
            r"|\bun plazo\b|\bampli\w+ (?:el )?plazo|\bcorrer(?:me)? la fecha"
        ),
        (
            r"^(?:y |hola |oye |disculpe |perdone |buenas |buenos dias |buenas tardes "
            r"|¿"
            r"|,|si )*"
            r"(?:puedo|podria|podriamos|se puede|se podria|podre) (?:pagar|pagarlo"
            r"|pagarles"
            r"|pagarte|abonar|depositar|transferir|cancelar|hacer el pago"
            r"|ingresarlo)\w* "
            r"(?:el"
            r" |la |a |al |en |hasta |manana|despues|pasado|la semana|cuando|para "
            r")+(?!cuenta"
            r"|oxxo|efectivo|linea|cuotas|partes|\d+ (?:cuotas|pagos|veces|partes"
            r"|plazos))"
            r".{0,40}"
        ),
        (
            r"\b(?:podria ser|puede ser|se puede|lo dejamos|lo podemos dejar|seria "
            r"posible"
            r"|te parece|le parece) (?:\w+ )?(?:para|hasta) (?:el|fin|la|manana|pasado)"
        ),
        (
            r"\bhasta (?:el (?:\d|lunes|martes|mierc|jueves|viernes|sab|dom)|fin de "
            r"mes|la "
            r"quincena|la proxima|la otra|que (?:cobre|me paguen)).{0,30}\?"
        ),
        r"\bmore time\b|\bextension\b|\bextend\b|\bwait until\b",
    ),
    Intent.PAY_NOW: (
        (
            r"\b(?:pas|mand|envi|d[aei]|compart|dig|dim|regal|facilit|reenv|necesit"
            r"|quier"
            r"|falta"
            r"|pued|gener)\w* (?:\w+ ){0,3}(?:link|enlace|liga|cbu|cvu|alias|iban"
            r"|clabe|cci"
            r"|numero de cuenta|la cuenta|una cuenta|datos (?:de|para|bancarios)|qr"
            r"|codigo de "
            r"pago|codigo para|boton|referencia|convenio)\b(?! esta)"
        ),
        (
            r"\b(?:a|en) (?:que|cual|q) (?:numero de )?(?:cuenta|numero|clabe|cbu|alias"
            r"|iban|nequi"
            r"|yape|cci|banco|telefono|celular) .{0,25}(?:pag|transf|depos|consign|yape"
            r"|ingres"
            r"|mand|envi|hago|abon|plin|gir)"
        ),
        (
            r"\b(?:donde|adonde|a donde) (?:te |le |les |os |lo |se )?(?:pago|deposito"
            r"|transfiero"
            r"|consigno|abono|ingreso|hago|mando|envio|tengo que pagar|debo pagar"
            r"|puedo "
            r"pagar"
            r"|pagar|yapeo)"
        ),
        (
            r"\b(?:quiero|deseo|quisiera|me gustaria|necesito|queremos|voy a) (?:\w+ "
            r")?(?:es )?"
            r"(?:pagar|pagarlo|liquidar|cancelar (?:la|mi|el)|abonar|saldar|pagarles"
            r"|ponerme al "
            r"(?:dia|corriente))(?:lo|la)?\b(?=.{0,30}(?:ya|ahora|hoy|ahorita|todo|de "
            r"una"
            r"|mismo"
            r"|donde|como|link|$|\?|,|la factura|el recibo|mi|los|las|\d))"
        ),
        (
            r"\b(?:pago|transfiero|deposito|lo hago|pagare|(?<!puedo )pagar) (?:ya "
            r"mismo"
            r"|ahora mismo|ya ya"
            r"|de una vez|al tiro|ahora|hoy mismo|enseguida|en este momento"
            r"|inmediatamente)\b"
        ),
        (
            r"\b(?:dime|digame|diganme|decime) (?:a )?donde\b|\botro (?:link|enlace)\b"
            r"|\bel (?:link"
            r"|enlace) (?:de|para) (?:pago|pagar)\b|^(?:link|enlace|pagar|pagar "
            r"ahora)[.!?]*$"
        ),
        (
            r"\bsend (?:me )?(?:the )?(?:payment )?link\b|\bi(?:'d| want| would like) "
            r"to "
            r"pay\b"
            r"|\bpay now\b"
        ),
    ),
    Intent.HARDSHIP: (
        (
            r"\bno (?:te |les |le |os |lo |la |los |se )*(?:puedo|podemos|voy a poder"
            r"|podre|he "
            r"podido|pude|podria)\b (?:\w+ )?(?:pagar|asumir|cubrir|afrontar|hacer "
            r"frente"
            r"|abonar"
            r"|cumplir|con (?:tanto|esto|los gastos|todo))"
        ),
        (
            r"\b(?:ahora|hoy|por ahora|este mes|de momento|por el momento) (?:mismo "
            r")?(?:yo )?no "
            r"(?:puedo|me es posible|tengo|voy a poder)\b(?! (?:hablar|atender"
            r"|contestar"
            r"|responder"
            r"|ver|escribir))"
        ),
        r"\bno puedo (?:ahora|este mes|de momento|por ahora|pagar)|\bes que no puedo\b",
        (
            r"\bno (?:me |nos )?alcanza|\bno llego a fin|\bno me da (?:para|el)|\bno "
            r"me "
            r"rinde"
        ),
        (
            r"\b(?:no|ya no|ni) (?:\w+ )?(?:tengo|tenemos|hay|cuento con) (?:\w+ "
            r")?(?:dinero"
            r"|plata|lana|pasta|guita|con que|de donde|para (?:pagar|comer|nada|vivir)"
            r"|trabajo"
            r"|chamba|laburo|pega|empleo|ingresos|un (?:duro|peso|centavo|mango|sol"
            r"|cinco)|como"
            r" pagar|ni para|liquidez|recursos|efectivo|ahorros|nada)"
        ),
        (
            r"\bno he tenido (?:chamba|trabajo|pega|laburo|ventas|ingresos)|\bahora no "
            r"tengo\b"
        ),
        (
            r"\b(?:sin|quede sin) (?:trabajo|chamba|laburo|pega|empleo|ingresos|dinero"
            r"|plata|un "
            r"peso|lana|curro|sueldo)\b"
        ),
        (
            r"\bno doy mas\b|\bno doy abasto\b|\bestoy (?:muy )?(?:jodid|quebrad"
            r"|cort[oa] "
            r"de"
            r"|apretad|ahogad|fundid|pelad|en la ruina|arruinad|en bancarrota|sin un"
            r"|mal de"
            r" dinero|mal economicamente|en la calle)"
        ),
        (
            r"\b(?:situacion|momento|epoca|racha) (?:\w+ )?(?:dificil|complicad|mala"
            r"|economica|muy"
            r" mal)|\bmala (?:racha|situacion)|\b(?:problemas|apuros) economicos"
        ),
        (
            r"\bperdi (?:todo|toda|el negocio|la casa|la cosecha)|\b(?:negocio|tienda"
            r"|empresa"
            r"|local) (?:\w+ )?(?:cerro|quebro|se inundo|se quemo|esta parad)|\bse me "
            r"(?:inundo"
            r"|quemo)|\bcerre (?:el|mi) (?:negocio|local|tienda)"
        ),
        r"\bi (?:can'?t|cannot) (?:afford|pay)\b|\bno money\b|\blost my job\b",
    ),
}
