"""threat: what is said to frighten without a harm, and what no reminder names.

Folded text, see text.py; `threats.py` reads them.
"""

from __future__ import annotations

from recobro.domain.guard.phrases import compile_all

# Said to frighten, whatever comes of it; and goods and officers that no reminder names.
VEILED = compile_all(
    r"\b(?:seria (?:una |de )?(?:verdadera )?(?:pena|lastima|triste|feo|lamentable)"
    r"|que (?:pena|lastima) seria|lastima que (?:luego|despues|tenga|tengas)|no (?:me"
    r"|nos) gustaria (?:tener|que|llegar|ver|ir)|ojala no (?:tenga|haya|haga"
    r"|sea necesario|lleg)\w*|(?:tenemos|hay|existen|conocemos|contamos con) (?:otras "
    r"|otros |muchas |muchos |nuestras |nuestros |maneras y )?(?:maneras|formas"
    r"|metodos|medios|modos|recursos|herramientas|vias) (?:de|para) (?:cobr|hacer"
    r"|encontr|oblig|consegu|lograr|recuper|localiz|que (?:pague|pagues|cumpla"
    r"|usted))\w*|sabemos (?:como|cobrar|hacernos|esperar)|yo (?:que|en) (?:usted|tu"
    r"|vos|su lugar|tu lugar)|si (?:yo )?(?:fuera|estuviera en) (?:usted|tu|vos"
    r"|su lugar|tu lugar)|en (?:su|tu) lugar (?:yo|no)|if i were you|in your shoes"
    r"|quien (?:l[oae]|te) defienda|defenderse|(?:vaya|vayas|vete|anda|andate"
    r"|empiece a|empieza a) (?:usted )?(?:buscando|consiguiendo|preparando|haciendose"
    r"|haciendote|pensando en|despidiendo|ahorrando para|buscar|conseguir|preparar"
    r"|despedir)\w*|preparese|preparate|despidase|despidete|despedite|diga adios"
    r"|dile adios|decile adios)\b(?! (?:el|su|un) (?:comprobante|documento))",
    r"\b(?:fij(?:ate|ese) bien|mucho cuidado|(?:tenga|ten|tene) (?:mucho )?cuidado"
    r"|ojo con|cuidado con|cuidadito|pien(?:selo|salo) (?:bien|dos veces)"
    r"|pensalo (?:bien|dos veces)|por ultima vez|(?:la|lo) (?:va\w* a )?pas(?:a|as|ar"
    r"|ara|aras) (?:muy )?mal\b|(?:sale|sales|salis|saldra\w*|termin\w+|acab\w+"
    r"|result\w+|qued\w+|salir) (?:\w+ )?(?:perdiendo|perjudicad\w+|escaldad\w+"
    r"|malparad\w+)|ya sab\w+ (?:por que|lo que|como (?:acab|termin|va|es)|a que"
    r"|quien)|(?:ya )?(?:se|te) (?:va a )?(?:enterara|enteraras|vas? a enterar)\b"
    r"|ya (?:veremos|vera|veras)|nos (?:veremos|vemos) las caras|tarde o temprano"
    r"|antes de que se de cuenta|antes de que te des cuenta|cuando (?:menos )?(?:se"
    r"|te) l[oa] esper\w+|cuando menos se imagin\w+|no (?:vuelva|vuelvas"
    r"|volver\w*) a (?:ver|dormir|salir|trabajar)|no (?:nos |les )?tiembl\w+"
    r"|gente (?:como|que por menos)|(?:otros|gente|personas|clientes"
    r"|muchos) (?:que )?(?:por menos|en su (?:caso|situacion)"
    r"|como usted)[^.;?]{0,40}(?:acab|termin|perd|qued|lament|pag)\w*|(?:always"
    r"|they all|everyone) (?:pays?|end\w* up paying|pay up) (?:in the end|eventually"
    r"|sooner)|sooner or later|pay up|people like you|(?:one|some) (?:day|morning"
    r"|night) (?:soon )?(?:you|we|your)|you(?:'ll| will) (?:see|learn|find out"
    r"|get what|never)|watch (?:out|it|yourself)|be (?:very )?careful"
    r"|think (?:very )?(?:carefully|twice)|it would be a (?:shame|pity)"
    r"|we have (?:our |other )?(?:ways|means|methods)|we know how to)\b",
    r"\bno (?:l[oa] |se )?(?:arriesg|expong|juegu|comprometa)\w*|\b(?:muchachos|gente"
    r"|personas|colegas"
    r"|companeros|people|guys|others) (?:que|who|to) (?:se |will )?(?:ocup|encarg|visit"
    r"|busc|trabaj|deal"
    r"|handle|contact)\w*|\b(?:won't|will not|not) (?:be )?(?:as|so) (?:polite|nice"
    r"|patient|friendly|kind"
    r"|understanding)|\bno (?:ser\w+|somos|soy) (?:tan|siempre tan) (?:amable|paciente"
    r"|comprensiv|buen)\w*"
    r"|\bministro de fe\b|\bfe publica\b",
    r"\b(?:oficial(?:es)? de justicia|actuari[oa]s?|alguacil\w*"
    r"|receptor(?:es)? judicial\w*|ujier|sheriffs?|mandamiento|secuestro"
    r"|ejecutad[oa]s?|ejecucion forzosa|embargador\w*|tras las rejas|entre rejas"
    r"|detras de las rejas|a la sombra|por las malas)\b",
    r"\b(?:toc\w+|golpe\w+|aporre\w+|patea\w*|llam\w+ a|abr\w+) (?:a |en )?(?:su|tu"
    r"|la) (?:puerta|timbre|porton|ventana)\b|\b(?:por|a por|tus|sus) (?:tus |sus "
    r"|las |los )?(?:cosas|pertenencias|muebles|aparatos"
    r"|electrodomesticos)\b(?! (?:que|cuando|cambi|personales no))|\b(?:reten\w+"
    r"|descuent\w+|descont\w+|deduc\w+|quit\w+|embarg\w+|tom\w+|sac\w+"
    r"|cobr\w+)[^.;?]{0,24}\b(?:de )?lo que (?:gana|ganas|ganes|gane|cobra|cobras"
    r"|percib\w+|le pagan|te pagan|tiene en|tienes en|tenga en|entra|recibe\w*"
    r"|le (?:depositan|ingresan|queda))\b|\b(?:su|tu|mi|la|el) (?:direccion|foto"
    r"|nombre|cara|datos) (?:en la mano|encima|en (?:el )?poder|ya (?:la|lo"
    r"|los) (?:tien|conoc))\w*",
    r"(?<!cuota de )(?<!factura de )(?<!seguro de )(?<!compra de )(?<!recibo de"
    r" )(?<!reparacion de )\b(?:su|tu|el|la|your) (?:propi[oa] |own )?(?:coche|carro"
    r"|auto|moto|motocicleta|camioneta|vehiculo|taxi|camion|television|televisor"
    r"|lavadora|refri|refrigerador|heladera|nevera|car|van|truck|motorbike|furniture"
    r"|tv)\b(?! (?:de sustitucion|nuev[oa] ya))",
)
