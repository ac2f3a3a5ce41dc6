"""threat: the frames in which a harm is announced without being named.

Who acts (we, somebody of ours, the law), what is done to what the debtor has or is, and
what is foretold if they do not pay. Folded text, see text.py; `threats.py` reads them.
"""

from __future__ import annotations

from recobro.domain.guard.phrases import compile_all

_OURS = (
    r"(?:alguien|gente|personal|personas?|companer\w+|equipo|gestor\w*|cobrador\w*"
    r"|abogad\w+|licenciad\w+|lics?|agentes?|ejecutiv\w+|representantes?|inspector\w*"
    r"|motorizad\w+|verificador\w*|notificador\w*|muchachos|chicos|promotor\w*"
    r"|actuari\w+|visitador\w*|operador\w*|asesor(?:a|es|as)?|brigada|comision"
    r"|cuadrilla|uno de (?:los )?nuestros)"
)
_DOOR = (
    r"(?:su|tu|vuestr[oa]) (?:propi[oa] )?(?:puerta|casa|domicilio|hogar|trabajo"
    r"|lugar de trabajo|oficina|negocio|vivienda|departamento|depto|depa|piso|direccion"
    r"|barrio|colonia|cuadra|portal|edificio|local|chamba|laburo|pega|escuela|facultad"
    r"|porton|timbre)"
)
_PAPER = (
    r"(?:factura|recibo|copia|carta\b|correo|documento|boleta|comprobante|paquete"
    r"|estado de cuenta|pedido|tecnic|aver|lectur|contador|instal)"
)
_NO_PAPER = rf"(?:(?!{_PAPER})[^.;?])"
_GOODS = (
    r"(?:bienes|casa|vivienda|piso|departamento|depto|terreno|finca|local|negocio|auto"
    r"|coche|carro|moto|vehiculo|camioneta|taxi|sueldo|salario|nomina|quincena|jornal"
    r"|ingresos|pension|jubilacion|ahorros|patrimonio|propiedad\w*|muebles|cosas"
    r"|pertenencias|electrodomesticos|televisor|tele|herramientas"
    r"|cuentas?(?: bancarias?| de banco| corriente)|finiquito|liquidacion|aguinaldo"
    r"|herencia|garantias?|hipoteca)"
)
# Somebody of ours where the debtor lives or works.
AT_THE_DOOR = compile_all(
    rf"\b{_OURS}\b(?! de (?:su|tu) (?:casa|hogar)\b){_NO_PAPER}{{0,44}}"
    rf"\b{_DOOR}\b(?! (?:de|del) (?:cliente|atencion|pag))",
    rf"\b{_DOOR}\b{_NO_PAPER}{{0,36}}\b{_OURS}\b",
    r"\b(?:(?:a|en|por|hasta|frente a|afuera de) (?:su|tu) (?:puerta|casa|domicilio"
    r"|trabajo|negocio|oficina|laburo|chamba|pega|barrio|cuadra))\b[^.;?]{0,30}\b(?:ir"
    r"|iremos|vamos|pasar\w*|pasamos|estar\w*|aparec\w+|lleg\w+|acud\w+|toc\w+"
    r"|esper\w+|buscar\w*|encontrar\w*)\b",
    r"\b(?:toc\w+|golpe\w+|llamar\w*|aporre\w+|plant\w+|aparec\w+|asom\w+|acerc\w+"
    r"|apost\w+|estacion\w+|present\w+|esper\w+|encontr\w+|busc\w+|caer\w*|caemos"
    r"|ve[ao]?mos|ver(?:nos|emos)?|verl[oae]|verte|pasar\w*|pasamos|vamos|iremos|ire"
    r"|acudir\w*|cobr\w+)\b[^.;?]{0,28}\b(?:a|en|por|afuera de|frente a|hasta"
    r"|de) (?:su|tu) (?:propi[oa] )?(?:puerta|casa|domicilio|hogar|trabajo"
    r"|lugar de trabajo|negocio|oficina|timbre|laburo|chamba|pega|barrio|cuadra"
    r"|porton)\b",
    r"\b(?:visita|visitita|visitas) (?:presencial\w*|sorpresa|inesperada|en persona"
    r"|de campo|nuestra|desagradable)\b|\b(?:un|una|otra|alguna|recibir\w*|haremos"
    r"|haran|evit\w+) (?:una |la |otra |alguna )?visit(?:a|ita)\b(?! (?:a|al"
    r"|de) (?:nuestr|la (?:web|pagina|oficina|sucursal)|tecnic))"
    r"|\bgestion (?:domiciliaria|presencial|de campo|en terreno)\b|\bcobr(?:o|anza"
    r"|ador\w*) (?:en (?:terreno|campo|domicilio)|domiciliari[oa]|a domicilio"
    r"|presencial|de campo)\b",
    r"\b(?:pay (?:you )?(?:a )?visit|paying you a visit|drop(?:ping)? by|swing by"
    r"|stop(?:ping)? by|on your doorstep|in person at|field (?:agent|visit|officer)s?"
    r"|someone (?:will|may|might|could) (?:be )?(?:over|round|around"
    r"|call(?:ing)? (?:in|at)|com\w+|visit\w*|stop\w*|turn\w* up)|where you (?:live"
    r"|work)|come (?:and )?(?:find|see|get) you)\b",
)
# What the debtor has, taken or touched.
LOSSES = compile_all(
    rf"\b(?:quit\w+|perd\w+|pierd\w+|tom(?:ar|aremos|amos|emos)|llev(?:ar|arem|amos"
    rf"|en|an|arn)\w*|qued\w+ (?:con|sin)|quedarse (?:con|sin)|vender\w*|vend[ea]mos"
    rf"|liquidar(?:le|te|an|emos)?|retir(?:ar|aremos|amos|en|an)\w*|recuper(?:ar"
    rf"|aremos|amos) |recog(?:er|eremos|emos)\w*|despoj\w+|apropi\w+|adjudic\w+"
    rf"|disponer|dispondremos|afect(?:ar|aremos|ara|aran|e|a|en)\w*|compromet(?:e|er"
    rf"|era|emos)\w*|intervenir\w*|intervendr\w+|retendr\w+|retener\w*|reten(?:cion"
    rf"|er)|recae\w*|recaer\w*|trab(?:ar|aremos|emos)\w*|gravar\w*|inmoviliz\w+"
    rf"|bloque\w+|congel\w+|hipotec\w+|peligr\w+|arriesg\w+|riesgo|alcanz\w+|toc(?:ar"
    rf"|aremos|aran|ara)\w*|dirigir\w*|ir\w* (?:a por|contra|tras|sobre|por)"
    rf"|iremos (?:a"
    rf" por|contra|tras|sobre|por)|cobrar(?:nos|emos)?(?:l[oa])? (?:de|con|directamente"
    rf" de)|descont\w+|descuent\w+|deduc\w+|debit(?:ar|aremos)\w*|sac(?:ar|aremos|amos)"
    rf"\w*|rematar\w*)\b[^.;?]{{0,26}}\b(?:su|sus|tu|tus|del|de la) (?:propi[oa]s? "
    rf"|unic[oa] )?{_GOODS}\b(?! de pago)",
    rf"\b(?:su|sus|tu|tus) {_GOODS}\b[^.;?]{{0,26}}\b(?:podria\w*|puede\w*|sera\w*"
    rf"|seran|ser|esta\w*|corre\w*|quedar\w*|queda\w*|se (?:vera|veria|vea|queda|va)\w*"
    rf"|va\w*|respond\w+) (?:a )?(?:\w+ )?(?:en (?:juego|riesgo|peligro|la mira)"
    rf"|peligro"
    rf"|riesgo|afectad\w+|comprometid\w+|retenid\w+|intervenid\w+|tomad\w+|vendid\w+"
    rf"|perder\w*|perdid\w+|nuestr[oa]s?|(?:de|por) (?:la|esta|su|tu) deuda|responder"
    rf"|dejar de ser|desaparecer|liquidad\w+|cobrad\w+|quitad\w+|llevad\w+|en garantia"
    rf"|deducir\w*|descontar\w*)\b",
    r"\b(?:dej\w+ de ser (?:suy|tuy|de usted)\w*|ya no ser\w+ (?:suy|tuy)\w*|(?:se|te"
    r"|le|nos) (?:l[oa]s? )?(?:quit\w+|llev\w+|qued\w+(?: con)?"
    r"|sac\w+) (?:absolutamente )?todo\w*|quit(?:ar|en|aremos)\w* todo|(?:perder"
    r"|quedar)\w* (?:lo que tiene|cuanto tiene|en la calle|sin nada|sin techo"
    r"|hasta la camisa)|perder\w* lo (?:poco|mucho|suyo|tuyo|que)|(?:queda|qued|acab"
    r"|termin|ver|dej|dorm)\w* en la calle|hasta el ultimo (?:peso|centavo|euro|sol"
    r"|centimo)|a la fuerza|por la fuerza)\b",
    r"\b(?:your (?:assets|belongings|possessions|property|house|home|car|vehicle|wages"
    r"|salary|pay ?cheque|paycheck|savings|pension|bank account) (?:could|may|might"
    r"|will|can|would|is|are)\b[^.;?]{0,20}(?:risk|taken|gone|sold|line|lost|ours"
    r"|frozen|jeopardy|garnish\w*|attach\w*|affected|towed|removed)|(?:come|go|going"
    r"|coming) after (?:you|your)|take (?:away )?(?:everything|all)"
    r"|deduct\w*[^.;?]{0,24}(?:wages|salary|pay ?cheque|paycheck|benefits)"
    r"|attach\w* (?:your )?(?:earnings|wages)|(?:take|lose|losing|sell|selling|remove"
    r"|tow|towing|freeze|freezing|touch|drain|empty)[^.;?]{0,14}your (?:things|stuff"
    r"|belongings|furniture|home|house|car|vehicle|flat|apartment|assets|savings"
    r"|bank account|accounts|property)|lose everything)\b",
)
# What is foretold, and that it is the debtor's own doing.
FORETOLD = compile_all(
    r"\b(?:(?:se|te|le) (?:le |te |les |nos )?(?:va\w*|puede\w*"
    r"|podria\w*) (?:a )?(?:complicar\w*|poner\w* (?:fe[oa]|dur[oa]|peor|dificil"
    r"|complicad\w+|ser[ii][oa])|pesar|salir (?:mal|muy mal|car[oa]|peor)"
    r"|costar (?:car[oa]|much[oa])|ir (?:muy )?(?:mal|peor|feo)|lament\w+|caer\w*)"
    r"|se (?:pondra|ponga|complicara|complica)n?(?: muy| mucho| bastante)? ?(?:fe[oa]"
    r"|dur[oa]|peor|dificil|la cosa|las cosas|su situacion|tu situacion|todo)|(?:acab"
    r"|termin)\w+ (?:muy |bien )?(?:mal|peor)|(?:las )?cosas (?:se )?(?:pueden "
    r"|podrian |van a |iran a )?(?:pon\w+|complic\w+|ir\w*|empeor\w+|cambi\w+))\b",
    r"\b(?:no diga\w* (?:despues|luego)|(?:despues|luego) no (?:se |te )?(?:queje"
    r"|quejes|diga|digas|lamente|lamentes|llore|llores|venga|vengas|reclam|haya"
    r"|hay)\w*|no (?:se|te) quej\w+ (?:despues|luego|si)|no diga\w* que no|(?:queda"
    r"|quedas|esta|estas|va|vas|date|dese|dase|queda usted|esta usted) (?:por |bien "
    r"|ya )?(?:avisad|advertid|notificad|sobre aviso)\w*|sobre aviso|sobre advertencia"
    r"|(?:le|te|les|se lo|te lo|se le) (?:advert|adviert|hemos advert"
    r"|habiamos advert)\w+|ultim[oa] advertencia|alla (?:usted|tu|vos)|(?:usted|tu"
    r"|vos) (?:vera|veras|sabra|sabras|se lo busc\w+|te lo busc\w+)(?= *(?:$|[.,!:]"
    r"|lo que|si|que|como))|(?:se|te) lo (?:esta\w* |ha\w* )?busc\w+|lo que (?:le"
    r"|te) (?:espera|viene|puede pasar|va a pasar|pasara|ocurrira|toca)"
    r"|lo que (?:viene|sigue|venga) (?:despues|a continuacion|es|no|le|te|sera)"
    r"|aten(?:gase|te|ete|gan)\w*|(?:bajo|es) (?:su|tu) (?:propia |exclusiva "
    r"|entera )?(?:responsabilidad|riesgo)|por su (?:propio )?bien"
    r"|por tu (?:propio )?bien|por las buenas|a las malas|no (?:le|te|les) conviene"
    r"|le conviene (?:no|pag|hacer caso)\w*|sufr\w+ las|pagar\w* las consecuencias"
    r"|consecuencias (?:que|de (?:su|no|tu))|(?:de las|las|con|sus|habra|hay|tiene"
    r"|tendra|trae|traera) (?:\w+ )?consecuencias)\b",
    r"\b(?:no (?:nos|me) (?:obligu|oblig|fuerc|forc|dej|haga|hagas|hagan|provoqu|busqu"
    r"|ponga|pongas|empuj|prueb|tient)\w*|(?:nos|me) (?:ver\w*|oblig\w+|forz\w+"
    r"|fuerz\w+|empuj\w+) (?:a|en la) (?:\w+ )?(?:tomar|actuar|proceder|ir|iniciar"
    r"|adoptar|usar|recurr\w+|penosa|necesidad|obligacion|hacer)|(?:nos|me) oblig\w+ a"
    r"|(?:tendremos|tendriamos|tendre|vamos a tener) que (?:tomar|actuar|proceder|ir"
    r"|iniciar|adoptar|recurrir|acudir|escalar|elevar|usar|hacer (?:algo|lo)"
    r"|hacerl[oae]|apretar|ponernos|buscar\w*|obligar\w*|exigir\w*)|(?:actuar|obrar"
    r"|proced)\w* en consecuencia|actuaremos|procederemos (?:como|conforme|segun|en"
    r"|sin|contra|a|de)|se procedera|no (?:nos )?(?:temblara|andaremos|andamos"
    r"|tendremos (?:mas |piedad|contemplaciones|paciencia))|se (?:nos )?(?:acaba|acabo"
    r"|agota|agoto|termina|termino) (?:la |nuestra |toda la )?paciencia"
    r"|nuestra paciencia|perd\w+ la paciencia|todo el (?:rigor|peso)"
    r"|con (?:todo el )?rigor|sin contemplaciones|mano dura|tomar cartas"
    r"|ponernos (?:serios|duros|firmes|exigentes|en otro plan))\b",
    r"\b(?:(?:tom|adopt|aplic|activ|emprend|ejerc|recurr|acud|us|utiliz|emple|busc|pas"
    r"|llev|escal|elev|inici|ir|iremos|vamos)\w* (?:a |su caso a |tu caso a "
    r"|el caso a |esto a |el asunto a |su cuenta a |su expediente a |por "
    r"|con )?(?:las? |los? |el |un |una )?(?:otr[oa]s?|siguientes?|proxim[oa]s?"
    r"|mayor(?:es)?|demas|ultimas?|nuevas?|mas) (?:tipos? de )?(?:vias?|medidas?"
    r"|acciones|accion|instancias?|metodos?|mecanismos?|caminos?|recursos?"
    r"|alternativas mas|fase|etapa|nivel|escalon|procedimientos?)|(?:pas|deriv|envi"
    r"|mand|turn|transf|trasl|escal|remit|entreg)\w*[^.;?]{0,30}\b(?:cobranza|cobro"
    r"|recuperacion|gestion) (?:extern|dur|especializ|intensiv|agresiv|forzos"
    r"|coactiv)\w*|via (?:mas )?(?:dura|severa|contenciosa|ejecutiva|penal|civil)"
    r"|(?:otra|mas) (?:clase|tipo) de (?:medidas|acciones|gestiones))\b",
    r"\b(?:no (?:queras|queres|querr(?!em)\w+|quier\w+|quisier\w+|le gustar\w+"
    r"|te gustar\w+"
    r"|dese\w+|pretend\w+) (?:usted |tu |vos )?(?:que (?:lleguemos|vayamos|acab\w+"
    r"|termin\w+|esto|pas\w+|pong\w+|tom\w+|sep\w+|se enter\w+|su|tu|le|te|lo|la|nos)"
    r"|ver |verse|verte|tener (?:que|problemas|lios|un)|terminar|acabar|averiguar"
    r"|descubrir|llegar a|saber (?:que|lo|de)|enterarse|lios|problemas|sorpresas"
    r"|conocer|pasar por|meterse|perder)|prefier\w+ (?:que|pagar ahora o"
    r"|pagar hoy o)[^?]{0,60}\b(?:quit|llev|vay|ir|iremos|busqu|embarg|demand|perder"
    r"|perd|cobr|sep|enter|lament)\w*|(?:tiene|tienes|tenes) mucho que perder"
    r"|meter\w* en (?:un |grandes |mas )?(?:lios?|problemas?|apuros|aprietos)"
    r"|en (?:un )?(?:buen )?(?:lio|problema) (?:legal|serio|gordo|grave|gigante)"
    r"|se (?:va a |puede )?meter en)\b",
    r"\b(?:you (?:don't|do not|wouldn't|won't) (?:want"
    r"|like)(?: to)? (?:to )?(?:find out|know what|see what|what (?:comes|happens)"
    r"|us to|it to|this to|end up)|(?:things|it|this|matters) (?:will|could|can|may"
    r"|might|is going to) (?:only |soon )?(?:get|become|turn) (?:much |a lot |very "
    r"|far )?(?:worse|difficult|unpleasant|serious|messy|complicated|harder|ugly"
    r"|nasty)|you(?:'ll| will| may| might| could) (?:wish|be sorry|come to regret"
    r"|pay (?:dearly|for it|the price)|lose more|only have yourself)|you (?:have"
    r"|'ve) been warned|(?:consider|take) this (?:as )?(?:a|your"
    r"|an?)[^.;?]{0,10}warning|don't say (?:we|you)|(?:on|at) your own (?:head|risk)"
    r"|we (?:will|'ll) (?:have to|be forced|be obliged|be compelled|stop at nothing"
    r"|do whatever|act accordingly|proceed|take (?:steps|measures|action|matters))"
    r"|(?:further|stronger|tougher|firmer|drastic|enforcement|harsher|more serious"
    r"|additional|appropriate) (?:action|measures|steps|means|methods)|our patience"
    r"|run out of patience|force our hand|full (?:force|weight|extent) of the law"
    r"|you know what (?:happens|will happen)|for your own good|escalat(?:e|ed|ing"
    r"|es) (?:this|the|your|it|to|matters)|make (?:your life|things"
    r"|it) (?:very )?(?:difficult|hard|unpleasant|impossible))\b",
)
# Liberty, papers, children, health: what no debt touches.
PERSON = compile_all(
    r"\b(?:ilicit[oa]s?|fraudes?|fraudulent\w+|estafas?|apropiacion indebida|dolos[oa]"
    r"|ilegal(?:es)?|infraccion(?:es)?|robo|hurto|crimen"
    r"|criminal(?:es)?)\b[^.;?]{0,40}\b(?:no pag\w+|deb\w+|lo suyo|lo tuyo|usted"
    r"|su conducta|impag\w+|acus\w+|responder\w*|castig\w+|sancion\w+)\b|\b(?:no pagar"
    r"|dejar de pagar|su conducta|lo (?:suyo|tuyo|que hace\w*)|esto|eso|impago"
    r"|acusar\w*|imputar\w*) (?:\w+ ){0,2}(?:ilicito|un robo|robar|robo|fraude|estafa"
    r"|delito|delictiv\w+|ilegal|por fraude)\b",
    r"\b(?:antecedentes (?:penales|policiales|judiciales)|ficha policial"
    r"|historial policial|(?:impedimento|prohibicion) (?:de|para) (?:salida|salir"
    r"|viajar)|(?:no (?:podra\w*|lo dejar\w+|te dejar\w+|pueda\w*)|impedir\w*"
    r"|prohib\w+)[^.;?]{0,14}(?:salir|salida|viaj\w+)[^.;?]{0,12}(?:pais|extranjero"
    r"|fronter\w*)?|arraig\w+|(?:su|tu) (?:permiso de residencia|residencia|visa"
    r"|visado|nacionalidad|asilo|pasaporte|estatus migratorio|licencia de conducir"
    r"|tarjeta de residen\w+|libertad|custodia|tutela|patria potestad)"
    r"|servicios sociales|(?:quit\w+|perd\w+|retir\w+) (?:a )?(?:la custodia|la tutela"
    r"|sus hijos|tus hijos|los ninos|la beca|la ayuda|la pension|el subsidio"
    r"|los papeles|la visa)|extradi\w+|expuls\w+ del pais)\b",
    r"\b(?:your (?:residence|visa|immigration status|custody|liberty|freedom"
    r"|licen[cs]e)|social services|child(?:ren)? (?:taken|removed)|travel ban"
    r"|leave the country|police record|custody of|handcuff\w*|behind bars|locked up"
    r"|put away)\b",
    r"\b(?:(?:su|tu) (?:salud|corazon|presion|embarazo|tratamiento"
    r"|enfermedad)[^.;?]{0,24}(?:empeor|resent|sufr|peligr|agrav|pag|deterior"
    r"|resist)\w*|(?:empeor|agrav|arruin|perjudic|afect|deterior)\w*[^.;?]{0,12}(?:su"
    r"|tu) (?:salud|tratamiento|enfermedad|embarazo)|(?:suspend|interrump|neg"
    r"|dej)\w*[^.;?]{0,20}(?:su |tu |el |la |de )?(?:atencion medica|tratamiento"
    r"|cirugia|operacion|medic(?:acion|amentos?|inas?)|dialisis|consulta medica"
    r"|atender en el hospital)|(?:no (?:le|te|lo|la) (?:atender|operar|recibir)\w*"
    r"|sin (?:atencion medica|seguro medico))|medical (?:care|treatment) (?:could|may"
    r"|will|might)|(?:stop|refuse|deny|withdraw)[^.;?]{0,14}(?:treatment"
    r"|medical care))\b",
    r"\b(?:(?:algo|lo mismo|cosas?) (?:le|te) (?:pas|suced|ocurr)\w+|(?:le|te"
    r"|les) (?:puede|podria|vaya a|va a) (?:pasar|ocurrir|suceder) algo|(?:se"
    r"|sabemos) (?:muy bien |bien |perfectamente )?(?:quien|donde|a que hora|con quien"
    r"|cual es su) (?:es|son|esta\w*|vive\w*|trabaja\w*|estudia\w*|lleg\w+|sal\w+|van?"
    r"|casa|rutina)|conocemos (?:su|tu|sus|tus) (?:rutina|horario|familia|casa"
    r"|direccion|movimientos|domicilio|barrio)|(?:l[oa]|te|le) (?:estamos "
    r"|tenemos )(?:vigil|observ|sigui|ubicad|localizad|rastre|en la mira|fichad)\w*"
    r"|cuid[ea]\w* (?:a )?(?:su|tu)s? (?:famil|hij|espald)\w*|esconder\w* no|no (?:se"
    r"|te) puede\w* esconder|dondequiera|(?:l[oa]|te) encontrar(?:emos|e|an)|(?:l[oa]"
    r"|te) (?:vamos a|van a) encontrar|watching you|we(?:'ll| will) find you"
    r"|nowhere to (?:hide|run)|can't hide|something (?:bad )?(?:may|might|could|will"
    r"|happens?)[^.;?]{0,12}to you)\b",
    r"\b(?:rigor de la ley|(?:ante|frente a) la (?:ley|justicia)|la ley (?:actuar|caer"
    r"|se (?:le|te) (?:va|vendr)|no perdona|le alcanzar)\w*|(?:orden|oficio|mandato"
    r"|medida|resolucion|sentencia) (?:judicial|cautelar|de un juez)\w*"
    r"|medidas cautelares|litig\w+|pleit\w+|querell\w+|juzg(?:ar|ado)\w*|(?:le|te|lo"
    r"|la) (?:lleva\w*|llevaremos|vamos a llevar|sentar\w*)[^.;?]{0,12}(?:banquillo"
    r"|juicio|corte|cortes|estrados)|litigat\w+|legal (?:route|process|means|path"
    r"|remedies|options|avenues)|a judge|before the courts?|the courts)\b",
)
UNNAMED_HARM = AT_THE_DOOR + LOSSES + FORETOLD + PERSON
