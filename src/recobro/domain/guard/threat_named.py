"""threat: seizure, prison, charges, dismissal, visits, harm and lawsuits by name.

Folded text, see text.py; `threats.py` reads them.
"""

from __future__ import annotations

from recobro.domain.guard.phrases import compile_all

_HOME = (
    r"(?:casa|domicilio|puerta|trabajo|hogar|centro de trabajo|negocio|vivienda|barrio"
    r"|lugar de trabajo|oficina|chamba|pega|laburo|portal|edificio|piso|apartamento"
    r"|departamento|depto|calle|direccion|local|tienda|taller|escuela|colegio)"
)
_SEIZURE = compile_all(
    r"(?<!\bsin )\bembarg\w*|\b(?:incaut|decomis|confisc|secuestr)\w+|\b(?:desahuci"
    r"|desaloj)\w+",
    r"\b(?:subast|remat)\w+\b[^.;]{0,30}\b(?:bienes|casa|vivienda|piso|auto|coche|carro"
    r"|propiedad\w*|cosas)\b",
    r"\b(?:congel|bloque|reten|interven|intervin|descont)\w*\b[^.;]{0,30}\b(?:cuentas?"
    r"|sueldo|salario|nomina|ingresos|bienes|pension)\b",
    r"\b(?:quit(?:ar|en|aremos|aran)\w*|perder\w*|pierda[sn]?|sacar\w*|llevar\w*)\b"
    r"[^.;]{0,20}\b(?:su|tu|la|el|sus|tus) (?:casa|vivienda|piso|coche|carro|auto"
    r"|bienes"
    r"|departamento|patrimonio|sueldo|moto|cosas|muebles|pertenencias)\b",
    r"\bejecu(?:tar|cion|taremos|tan)\w*\b[^.;]{0,25}\b(?:bienes|garantia|aval|hipoteca"
    r"|patrimonio|forzosa)\b",
    r"\b(?:seiz(?:e|ed|es|ing|ure)|garnish\w*|bailiffs?|repossess\w*|foreclos\w*"
    r"|evict\w*)\b",
    r"\b(?:freez\w+|block\w*)\b[^.;]{0,20}\b(?:bank )?accounts?\b|\b(?:take"
    r"|lose)\b[^.;]{0,15}"
    r"\byour (?:house|home|car|wages|belongings|property|assets|salary)\b",
)
_PRISON = compile_all(
    r"\b(?:carcel\w*|prision|pres[oa]|presidio|calabozo|encarcel\w*|rejas|arrest\w*"
    r"|patrullas?|police car|jail\w*|prison|imprison\w*|behind bars|en cana|al bote)\b",
    r"\borden(?:es)? de (?:captura|aprehension|detencion|arresto|busca)\b",
    r"\b(?:sera[ns]?|queda\w*|ser|acabar\w*|terminar\w*) detenid[oa]\b|\b(?:l[oa]|te) "
    r"(?:van a |vamos a )?(?:deten(?:gan|dran|er)|arrest\w+)\b|\bdetener(?:lo|la|te)\b",
    r"\bprivad[oa] de (?:su |la |tu )?libertad\b|\b(?:perder|quitar)\w* (?:su|la"
    r"|tu) libertad\b",
)
_CHARGES = compile_all(
    r"\bdenunci(?:ar(?:l[eoa]s?|te|emos|e|an|a)|aremos|are)\b|\b(?:le|lo|la|te"
    r"|los) (?:vamos a"
    r" |voy a |van a |)denunci\w+|\bquerell\w+",
    r"\b(?:present|interpon|interpus|pon|formul|radic)\w* (?:una |la |su )?denuncia",
    r"\bdelitos?\b|\bcargos? (?:penal|criminal)\w*|\b(?:accion|acciones|denuncia|via"
    r"|proceso"
    r"|procedimiento|responsabilidad|causa|demanda|antecedentes?|consecuencias?|carpeta"
    r"|acusacion) (?:penal|criminal)\w*|\bpenalmente\b|\bpor (?:estafa|fraude)\b"
    r"|\bestafa procesal|\binsolvencia punible|\balzamiento de bienes"
    r"|\babuso de confianza\b",
    r"\bcriminal (?:charges?|records?|complaint|proceedings|offen[cs]e|action|case)\b"
    r"|\bprosecut\w+|\bpress(?:ing)? charges|\bfraud charges|\bcharged with\b"
    r"|\bfelony\b"
    r"|\b(?:call|send|contact|inform|notify|go to|report you to|involve) the police\b",
    r"\b(?:llam|avis|envi|mand|acud|ir)\w* (?:a |con )?la policia\b"
    r"|\bpolicia\w*\b[^.;]{0,30}"
    r"\b(?:ira|pasara|buscar\w*|detendr\w+|visit\w+|llegara|tocara|lleg\w+)\b",
)
_DISMISSAL = compile_all(
    r"\b(?:l[eoa]|te) despid\w+|\bdespedir(?:l[oea]|te|an)\b|\b(?:sera|seras|ser"
    r"|acabara\w*"
    r"|terminara\w*|quede|acabes|quedara\w*) despedid[oa]\b",
    r"\b(?:echen|corran|boten|echar\w*|correr\w*|botar\w*|rajen|echan"
    r"|corren)\b[^.;]{0,14}\b"
    r"(?:trabajo|empleo|chamba|pega|laburo)\b",
    r"\b(?:perder|perdera\w*|pierda\w*|costar\w*|cueste|quedar\w* sin|peligr\w+|jug\w+"
    r"|conserv\w+"
    r"|arriesg\w+|riesgo)\b[^.;]{0,18}\b(?:su|tu|el) (?:trabajo|empleo|puesto|chamba"
    r"|laburo|pega)\b",
    r"\b(?:lose|losing|cost you|risk) your (?:job|employment)\b|\b(?:get|be"
    r"|gets?) (?:you )?fired\b",
)
_VISIT = compile_all(
    r"\b(?:le|lo|la|te) (?:van?|vamos|podrian?|pueden?|iran?"
    r"|iremos) (?:a )?(?:ir a )?visitar\b|\b(?:knock on|at) your door\b"
    r"|\bvisitas? (?:a|en) (?:domicilio|casa)\b",
    r"\bvisitar(?:l[eoa]s?|te|emos|an|a|e)\b|\b(?:l[eoa]|te) visit(?:a|an|amos)\b",
    r"\bvisitas? (?:a (?:su|tu)|en (?:su|tu)|de (?:un|nuestr\w+|cobr\w+|gestor\w*)"
    r"|domiciliaria"
    r"|personal)|\b(?:recibira\w*|tendra\w*|haremos|program\w+|agend\w+) (?:una |la "
    r"|su )?visita",
    r"\b(?:iremos|ire|iran|ira|pasaremos|pasare|pasara|pasaran|acudir\w+|vamos a (?:ir"
    r"|pasar"
    r"|llegar|caer)|van? a (?:ir|pasar|llegar|caer)|llegaremos|llegara|presentar(?:nos"
    r"|emos|se"
    r"|a|an)|tocaremos|tocar|estaremos|caeremos|caer|aperson\w+|apareceremos"
    r"|aparecer\w*)\b"
    rf"[^.;]{{0,40}}\b(?:su|tu|sus|tus)\s{_HOME}\b",
    r"\b(?:ir|ire|iremos|vamos|voy|mand\w+|envi\w+|pas\w+|present\w+|nos ve\w+|verlo"
    r"|verla)\b[^.;?]{0,40}\b(?:cara a cara|en persona a|frente a frente)\b",
    r"\b(?:mand|envi)\w+ (?:a )?(?:un|una|unos|alguien|cobrador\w*|gente|gestor\w*"
    r"|personas?"
    r"|agentes?|a nuestr\w+|nuestr\w+ (?:cobrador|gestor|agente|equipo)|inspector\w*"
    rf"|motorizad\w+)\b(?! (?:carta|copia|factura|correo"
    rf"|recibo))[^.;]{{0,30}}\b{_HOME}\b",
    r"\b(?:cobrador|gestor|agente|motorizado|inspector|notificador"
    r"|oficial)\w*\b[^.;]{0,30}"
    r"\b(?:pasara\w*|ira\w*|visit\w*|acud\w*|presentar\w*|llegar\w*|va a"
    r"|tocara)\b[^.;]{0,40}"
    rf"\b{_HOME}\b",
    r"\b(?:come|coming|visit\w*|send\w* (?:someone|somebody|an? \w+|our \w+)|show up"
    r"|turn up"
    r"|knock\w*|be at|go|round)\b[^.;]{0,30}\b(?:your|to your|at your) (?:home|house"
    r"|door|work"
    r"|workplace|office|place|address|job)\b|\b(?:home|doorstep) visit\b",
)
_HARM = compile_all(
    r"\b(?:sabemos|se) donde (?:vive|vives|trabaja|trabajas|encontrar|estudian?)\b"
    r"|\b(?:aten\w+)\b[^.;]{0,10}\ba las consecuencias\b|\bpor las malas\b"
    r"|\b(?:se|te)\b[^.;]{0,10}\barrepent\w+|\bl[oa] (?:va|vas) a (?:lament\w+"
    r"|pagar caro)"
    r"|\blament\w* las consecuencias\b|\bpag\w+ (?:muy )?caro\b"
    r"|\bcuid\w+ las espaldas\b",
    r"\b(?:graves?|serias|duras|peores|mayores) consecuencias\b"
    r"|\bconsecuencias? (?:legal\w*"
    r"|grave\w*|seria\w*|judicial\w*|penal\w*|muy|desagradable\w*|irreversible\w*)",
    r"\b(?:medidas|acciones) (?:mas )?(?:drastic\w+|dur\w+|sever\w+|contundentes"
    r"|extrem\w+"
    r"|fuertes|coercitiv\w+)\b|\b(?:serios |graves )problemas\b|\bproblemas (?:legales"
    r"|serios"
    r"|graves|con la (?:ley|justicia))\b|\bhacer\w* la vida imposible\b"
    r"|\bno respond\w* de\b",
    r"\b(?:problemas?|lios?|trouble|issues?) (?:con|with) (?:la )?(?:migra\w*"
    r"|extranjeria|immigration|policia|police|hacienda|fisco|the law|la autoridad)\b"
    r"|\bno (?:vaya a ser|sea) que (?:le|te|les)\b|\b(?:le|te) pase (?:algo|lo mismo)"
    r"|\b(?:nos|me) ver\w+ (?:obligad|forzad|en la (?:obligacion|necesidad))\w*"
    r"|\bno (?:nos|me) (?:queda|quedara|deja\w*)\b[^.;]{0,16}\b(?:remedio|alternativa"
    r"|opcion|camino|salida)\b|\b(?:tom|adopt)\w+ (?:otras |las |nuevas )?(?:medidas"
    r"|acciones|cartas en el asunto)\b(?! para (?:que no|evitar))"
    r"|\b(?:habra|tendra[sn]?|traera|acarrea\w*|asum\w+|sufr\w+)\b[^.;]{0,12}"
    r"\bconsecuencias\b|\b(?:we|i)(?:'ll| will) (?:be forced|have no (?:choice|option"
    r"|alternative))\b|\b(?:leav\w+|left) us (?:with )?no (?:choice|option"
    r"|alternative)\b|\b(?:won't|will not) end well\b|\b(?:get|turn|gets) (?:ugly"
    r"|nasty)\b|\bte (?:va|vas) a doler\b|\bsaldra (?:muy )?caro\b"
    r"|\bsabra\w* de nosotros\b|\bno se (?:va a quedar|quedara) asi\b"
    r"|\bthere will be consequences\b"
    r"|\b(?:llam|avis|report|denunci|inform|call|notif)\w*\b[^.;]{0,16}\b(?:a |to "
    r"|con )"
    r"?(?:inmigracion|migracion|extranjeria|immigration|la migra)\b"
    r"|\bdeport\w+|\bimmigration (?:status|authorit\w+)\b"
    r"|\b(?:algo (?:malo|feo)|le (?:puede|va a) (?:pasar(?! a (?:cualquier|tod))"
    r"|ir (?:muy )?mal)"
    r"|te va a ir mal"
    r"|caer(?:a|le)? [^.;]{0,10}la ley|peso de la ley|la va"
    r" a pasar mal|golpea\w*|golpiza\w*|hacer\w* dano|romper\w* las piernas)\b",
    r"\byou(?:'ll| will| are going to) regret\b|\bor else\b|\b(?:face"
    r"|suffer)\w* (?:the |serious"
    r" |severe |legal )*consequences\b|\b(?:serious|legal|severe) consequences\b"
    r"|\bhurt you\b"
    r"|\bwe know where you\b|\bthe hard way\b|\bwatch your back\b|\blegal trouble\b",
)
_ROUTE = (
    r"(?:demandas?|juicios?|acciones? (?:legal|judicial)\w*|medidas (?:legal"
    r"|judicial)\w*"
    r"|procesos? (?:legal|judicial|ejecutivo|juridico)\w*|procedimientos? (?:legal"
    r"|judicial"
    r"|monitorio)\w*|via (?:legal|judicial)\w*|vias (?:legal|judicial)\w*"
    r"|cobr\w+ judicial"
    r"|tribunal(?:es)?|juzgados?|judicialmente|legalmente|(?:nuestr\w+ |un |el |los "
    r"|unos )"
    r"(?:abogad\w+|letrad\w+)|(?:departamento|area|equipo|servicio) (?:legal"
    r"|juridic\w+)"
    r"|juridico|etapa judicial|instancias? (?:judicial|legal)\w*|reclamacion judicial"
    r"|(?:la |una )?(?:oficina|firma|estudio|bufete|gabinete|despacho) (?:de abogados"
    r"|legal|juridic\w+|externo)|abogad\w+|(?:cobr\w+ |etapa |fase |area |instancia )?"
    r"(?:pre-?)?(?:juridic|judicial)\w*|external counsel|our lawyers"
    r"|carta documento|monitorio|despacho (?:de abogados|juridico|externo)|la justicia)"
)
LAWSUIT = compile_all(
    r"\bdemandar(?:l[eoa]s?|te|emos|an|a|os)\b|\b(?:l[eoa]s?|te) (?:vamos a |voy a "
    r"|van a |va a "
    r"|podriamos |)demand(?:ar|amos|an|o|aremos|ara)\b|\b(?:sera|seras"
    r"|ser) demandad[oa]\b",
    r"\b(?:interpon|interpus|present|radic|inici|entabl|prepar|tramit|incoa|promov"
    r"|ejerc|ejercit"
    r"|emprend|tom|adopt|proced|acud|recurr|ir|iremos|vamos|llev|pas|deriv|envi|remit"
    r"|traslad"
    r"|turn|escal|entreg|mand|termin|acab|abr|reclam|plant|impuls|llegar|queda"
    r"|pon)\w*\b"
    rf"[^.;]{{0,42}}\b{_ROUTE}\b",
    r"\b(?:acciones|medidas) (?:legales|judiciales)\b|\bprocesos? judicial\w*"
    r"|\bcobr(?:o|anza)"
    r" judicial\b|\bvia judicial\b|\bdemanda judicial\b|\bjuicio (?:ejecutivo|monitorio"
    r"|en su"
    r" contra|contra usted)\b|\bprocedimiento monitorio\b|\bnuestros abogados\b"
    r"|\bnos vemos en"
    r" (?:los |el )?(?:tribunales|juzgados?)\b",
    r"\b(?<!a su )(?<!a mi )juicios?\b|\bdemandas?\b(?! (?:alta|de (?:luz|gas|energia"
    r"|servicio|atencion)))|\btribunal(?:es)?\b|\bjuzgados?\b|\b(?:nuestr\w+|los"
    r"|el) (?:equipo de )?abogad\w+|\bpleitos?\b"
    r"|\bvias? (?:legal|judicial|juridica)\w*|\bjudicialmente\b|\bconforme a derecho\b"
    r"|\bcobro juridico\b|\b(?:en|a) (?:los )?tribunales\b|\bla justicia\b"
    r"|\bproceder\w* legalmente|\bcobro coactivo\b|\bcoactiv\w+",
    r"\bjue(?:z|za|ces)\b|\bmagistrad[oa]s?\b|\b(?:the|a|your) (?:judge|magistrate)\b"
    r"|\bjudge?ment\b(?! call)",
    r"\b(?:sue|sued|suing|lawsuits?|litigation|small claims)\b|\blegal (?:action"
    r"|proceedings"
    r"|department|team|steps|measures)\b|\bcourt (?:action|proceedings|case|claim)\b"
    r"|\btak\w+ (?:you|this|the matter|it|the case) to court\b|\bour (?:lawyers?"
    r"|attorneys?"
    r"|solicitors?)\b|\b(?:see you in|end up in|go(?:ing)? to) court\b",
)
_LAWYER_UP = compile_all(
    r"\b(?:busqu\w+|buscar?\w*|buscan\w+|buscate|consig\w+|contrat\w+|necesitar\w+"
    r"|llam\w+ a|vaya\w* (?:buscando|hablando)) (?:con )?(?:un |a un "
    r"|su )?(?:buen )?abogad\w+"
    r"|\ben manos de (?:los |nuestros |un |el )?(?:abogad\w+|despacho|juridic\w+"
    r"|legal\w*|justicia|juez)|\bproceso ejecutivo\b"
    r"|\bget (?:yourself )?a (?:good )?lawyer\b",
    r"\bno (?:me|nos) hag(?:a|as|an) (?:ir|llegar|tomar|actuar|pasar)\b",
    r"\b(?:ir|voy|vamos|van|paso|pasamos|pasan|llego|llegamos|vaya|vayan|vayamos|caemos"
    r"|caigo|acercar\w*|acercamos) (?:a |por |hasta |en |manana |personalmente )*(?:su"
    r"|tu) "
    r"(?:casa|domicilio|puerta|trabajo|hogar|negocio|barrio)\b",
    r"\b(?:pas|iran|ir|vien|venir|vendr|lleg|van?|retir|recog|busc"
    r"|llev)\w*[^.;]{0,16}\b(?:por|a por|llev\w+|recog\w+|busc\w+|retir\w+) (?:sus|tus"
    r"|su|tu|los|el) (?:muebles|cosas|bienes|pertenencias|auto|coche|carro|moto"
    r"|televisor)\b",
    r"\b(?:carabineros|gendarm\w+|guardia civil|patrulla|agentes?"
    r"|policias?)\b[^.;]{0,30}\b(?:ir\w*|busc\w+|pas\w+|lleg\w+|deten\w+|detendr\w+"
    r"|venir|vendr\w+)\b",
    r"\b(?:fire|sack|dismiss)(?:ed|es|s)? you\b|\byou(?:'ll| will| could| may"
    r"| might)? (?:be|get) (?:fired|sacked|dismissed|arrested|sued)\b"
    r"|\bcome and (?:take|get|collect) your\b",
)
_CUT_OFF = compile_all(
    r"\b(?:mand|envi)\w+\b[^.;]{0,24}\b(?:a )?"
    r"(?:buscar|cobrar|visitar)(?:l[oaes]+|te)\b",
    r"\b(?:perder\w*|quedar\w* sin) (?:absolutamente )?todo\b",
    r"\b(?:bienes|casa|vivienda|piso|coche|carro|auto|sueldo|nomina|cuentas?)\b"
    r"[^.;]{0,18}\b(?:rematad|subastad|ejecutad|incautad|congelad|bloquead"
    r"|retenid)[oa]s?\b",
    r"\b(?:lleg|ir|va|van|pas|acud|visit|present)\w*\b[^.;]{0,20}\b(?:oficial(?:es)? de"
    r" justicia|actuari[oa]|alguacil\w*|receptor judicial)\b",
    r"\b(?:cort|suspend|interrump|desconect|retir)\w*\b[^.;]{0,14}\b(?:la luz|el gas"
    r"|el agua|internet|el (?:servicio|suministro)|la linea|su (?:servicio|suministro"
    r"|linea))\b",
    r"\b(?:cut off|disconnect|suspend)\b[^.;]{0,12}\b(?:your|the) (?:service|supply"
    r"|power|line|gas|electricity)\b",
)
NAMED_HARM = (
    _SEIZURE + _PRISON + _CHARGES + _DISMISSAL + _VISIT + _HARM + _LAWYER_UP + _CUT_OFF
)
