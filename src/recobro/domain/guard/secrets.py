"""asks_secret: card data, access secrets, whole identity documents or their photos."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.verdict import Rule, Violation

_DOCUMENT = (
    r"(?:d\.?n\.?i\.?|nie|nif|ine|ife|curp|rfc|cedula|c\.c\.|rut|run|cuit|cuil|dui"
    r"|pasaporte"
    r"|documento(?: de identidad| nacional\w*)?|carne(?:t)?|identificacion(?: oficial)?"
    r"|licencia de"
    r" conducir|seguro social|ssn|social security(?: number)?|passport|id(?: card"
    r"| document)?"
    r"|national id|driver'?s licen[cs]e|credencial(?: de elector)?|identity card)"
)
_OBJECTS = compile_all(
    r"\b(?:numeros?|datos|digitos|cifras|nro\.?|no\.|fecha de (?:caducidad|vencimiento"
    r"|expiracion)"
    r"|vencimiento|foto\w*|copia|imagen) (?:completos? |completas? |de atras "
    r"|secretos? )?(?:de |que"
    r" (?:aparecen|salen|figuran) en )(?:la |su |tu |una )?(?:tarjeta\w*|plastico|visa"
    r"|mastercard)\b"
    r"|\btarjeta (?:completa|de (?:credito|debito))(?=[^.;]{0,12}\b(?:completa"
    r"|por ambos))",
    r"\b(?:numer\w+|digit\w+|cifras|codigo)\b(?:(?!factura|recibo|boleta|cliente"
    r"|referencia|contrato|\bcon\b|\bpag)[^.;?]){0,30}\b(?:tarjeta|plastico)\b"
    r"|\b(?:reverso|dorso|parte de atras|parte trasera|detras|atras) de (?:la |su "
    r"|tu )?"
    r"(?:tarjeta|plastico)\b",
    r"\b(?:cvv2?|cvc2?|pin|nip|otp|token|contrasenas?|passwords?|passcodes?"
    r"|claves?(?! (?:interbancaria"
    r"|bancaria uniforme|de referencia|de rastreo|de cliente|es\b|para (?:evitar|no)))"
    r"|codigos? de"
    r" (?:seguridad|acceso|verificacion|confirmacion|autenticacion|autorizacion"
    r"|un solo uso)"
    r"|codigos? (?:de su banco|del banco|sms|secret\w+|temporal\w*|dinamic\w+|que (?:le"
    r"|te) (?:llega|llego|llegara|acaba|enviamos"
    r"|enviaron|aparece|ha llegado|hemos enviado|mandamos|va a llegar)\w*)|credenciales"
    r"|usuario y|banca"
    r" (?:en linea|online|movil|electronica)(?= (?:y|con) (?:su|tu|la))"
    r"|codigos?\b(?=[^.;?]{0,60}\b(?:d[ií]g|di|pas|mand|envi|dict|compart|reenvi"
    r"|d[ea])\w*"
    r"(?:nos|me)l[oa]s?\b)|(?:los )?(?:16"
    r"|dieciseis) (?:digitos"
    r"|numeros)|tarjeta de coordenadas|coordenadas|firma electronica|pregunta secreta"
    r"|numero secreto"
    r"|(?:tres|3|cuatro|4) (?:digitos|numeros|cifras)[^.;]{0,24}(?:tarjeta|reverso"
    r"|atras|dorso))\b",
    rf"\b(?:fotos?|fotografia|copia|imagen|escaneo|scan|selfie|captura|foto y copia"
    rf"|ambos lados|ambas caras"
    rf"|anverso|frente)\b[^.;?]{{0,24}}\b{_DOCUMENT}\b"
    rf"|\b{_DOCUMENT}\b[^.;?]{{0,16}}\b(?:por (?:ambos|los dos|las dos)"
    rf"|escanead\w+|complet\w+|enter\w+|ambas caras|ambos lados)\b",
    r"\bnumeracion\b|\bcodig\w+ de (?:tres|cuatro|seis|\d) (?:cifras|digitos|numeros)\b"
    r"|\b(?:six|four|three|\d)[- ]?digits?\b[^.;?]{0,30}\b(?:bank|sent|sends|code|text"
    r"|card)\w*",
    r"\bfoto\w* (?:a|de|por) (?:la|su|tu|ambos lados de|los dos lados de) ?(?:la |su "
    r"|tu )?(?:tarjeta"
    r"|plastico)\b|\b(?:back|front|reverse|behind) of (?:the|your) card\b|\b(?:lo que"
    r"|que) (?:dice|pone|sale"
    r"|aparece|ve|figura|viene)[^.;?]{0,24}\b(?:tarjeta|plastico)\b|\btarjeta (?:de"
    r"|por) (?:los dos|ambos|las"
    r" dos|ambas) (?:lados|caras)\b|\b(?:que|cual) (?:clave|contrasena|usuario|pin"
    r"|nip)\b",
    r"\b(?:codig\w+|clave\w*|numerit\w+|sms|mensaje|pin"
    r"|digit\w+)\b[^.?!\n]{0,60}\b(?:dict"
    r"|reenvi|pas|mand|d[eia]g?|compart|lea|le[ae]|envi|copi|escrib|confirm|facilit"
    r"|indi[cq]"
    r"|cuent|brind|proporcion|da|de)\w{0,4}(?:me|nos)(?:l[oae]s?)?\b|\b(?:dict|reenvi"
    r"|pas[aeo]|mand|dig|deme|denos|dame|danos|dime|dinos|deci|compart|lea|lee|envi"
    r"|copi"
    r"|regal|escrib|confirm|facilit|indi[cq]"
    r"|brind|proporcion|necesit\w+|quier\w+|ocup)\w{0,5}(?:me"
    r"|nos)?(?:l[oa]s?)?\b[^.?!\n]{0,24}"
    r"\b(?:(?:el|los|ese|un) (?:codig\w+|numerit\w+|pin|otp|token|sms)|lo que (?:le"
    r"|te) "
    r"(?:llego|llegue|lleg\w+ al)|la clave|su clave|tu clave|(?:el )?(?:mensaje"
    r"|sms) que (?:le"
    r"|te) (?:lleg|mand|envi)\w*|coordenadas?|huella|firma digital|rostro|selfie)\b"
    r"(?! (?:postal|de (?:barras|cliente|referencia|pago|rastreo|contrato)"
    r"|interbancari))"
    r"|\b(?:(?:numeros?|numeritos|digitos|cifras|datos|fecha) (?:\w+ )?(?:de"
    r"|que (?:estan|vienen"
    r"|salen|hay|tiene|aparecen|lleva)) (?:detras|atras|delante|adelante|al frente"
    r"|al dorso|al"
    r" reverso|en relieve|enfrente|por detras|al dorso)|caducidad"
    r"|(?:fecha de )?vencimiento"
    r" (?:del? |de su |de tu |de la )(?:plastico|tarjeta)|(?:usuario|user) (?:y"
    r"|and) (?:su |tu"
    r" |la |your )?(?:clave|contrasen|pass)\w*|(?:acceso|entrar|claves?|datos) (?:de|a"
    r"|para)"
    r" (?:su|tu|la) (?:banca|banco|cuenta bancaria|app (?:del|de su|de tu) banco"
    r"|homebanking"
    r"|home banking|billetera)|pantallazo de (?:su|tu) (?:banca|banco|cuenta|saldo"
    r"|tarjeta))\b",
    rf"\b(?:numero|nro\.?|no\.|n\.?°|digitos|num\.?)(?: completo| entero)? de (?:su "
    rf"|tu |la |el )?{_DOCUMENT}\b",
    r"\b(?:card (?:number|details|data|info\w*)|(?:credit|debit) card (?:number"
    r"|details)|security code|access"
    r" code|one[- ]time (?:code|password|passcode)|verification code|expiry date"
    r"|login(?: details)?|caducidad y"
    r"|(?:16|sixteen)[- ]digits?(?: number)?|(?:long |full )?numbers? (?:on|of"
    r"|from) (?:the|your) [^.;?]{0,20}card|front of (?:the|your) card|the code (?:we"
    r"|you|that)[^.;?]{0,20}(?:sent|received|got|texted)"
    r"|(?:photo|picture|copy|scan|image) of (?:your|the) (?:[\w']+ )?(?:id|passport"
    r"|licen[cs]e|card|document)"
    r"|(?:passport|id|identity card|social security|licen[cs]e) number|full (?:id"
    r"|document) number|ssn)\b",
)
_SENDS_DOCUMENT = compile_all(
    rf"\b(?:mand\w+|envi\w+|pas[ea]\w*|adjunt\w+|compart\w+|send|share"
    rf"|attach)\b[^.;?]{{0,12}}\b(?:su|tu|el|your)"
    rf" {_DOCUMENT}\b(?! (?:terminad|acab))",
    rf"\b(?:cual es|me (?:da|dice|indica|pasa|das|dices)|digame|dime|indiqueme|indique"
    rf"|escriba|confirm\w+|what is"
    rf"|give (?:me|us)|necesit\w+)\b[^.;?]{{0,10}}\b(?:su|tu|el"
    rf"|your) {_DOCUMENT}\b(?! (?:terminad|acab))",
)
_ASKS = re.compile(
    r"\b(?:m[aá]nd\w+|envi\w+|pas(?:a|e|ar|ame|eme|enos|arnos|ele)|d(?:e|a)(?:me|nos)"
    r"|le[ea]?(?:me|nos)|[a-z]+[aeo](?:me|nos)l[oa]s?|dar(?:me|nos|le|te)?|das|da"
    r"|dig(?:a|ame|anos)|dime|dinos"
    r"|deci\w*|indi(?:que|quenos|queme|ca|canos|came|car\w*)|facilit\w+|compart\w+"
    r"|escrib\w+|necesit\w+|confirm\w+|proporcion\w+"
    r"|adjunt\w+|respond\w+|tecle\w+|cual es|requer\w+|solicit\w+|ingres\w+|introdu\w+"
    r"|rellen\w+|complet\w+|verifi\w+|anot\w+"
    r"|pon(?:ga|game|er)|tom(?:e|a|ar)\w*|sac(?:a|ar|ue)\w*|sub(?:a|ir|e)\w*"
    r"|debe(?:ra)?|tien\w+ que|quier\w+|pedim\w+|pid\w+|dict\w+|hag(?:a|ame)"
    r"|send|give|tell|shar\w+|provid\w+|confirm|need|what|whats|reply|enter|text|type"
    r"|read|require|submit|upload|attach|have"
    r"|me (?:da|das|dice|pasa|manda)|ocup\w+|reenvi\w+|por favor|please|read|falta"
    r"|basta con|copie|lea(?:me)?|let)\b"
)
_ON_PAGE = re.compile(
    r"\b(?:en (?:la|nuestra|el|su) (?:pagina|web|pasarela|enlace|link|sitio|formulario"
    r"|app|portal|banco|plataforma|sucursal)"
    r"|pagina segura|on (?:the|our) (?:\w+ )?(?:page|website|site|link)"
    r"|through the link|directamente en|~+)"
)
_TO_US = re.compile(
    r"\b(?:mand(?:a|e)(?:me|nos)|envi(?:a|e)(?:me|nos)|pas(?:a|e)(?:me|nos)|de(?:me"
    r"|nos)|da(?:me|nos)|dig(?:ame|anos)|dict\w+(?:me|nos)|dict[ae]l[oa]s?"
    r"|le[ea](?:me|nos)|\w+[aeo](?:me|nos)l[oa]s?|reenvi\w+|por aqui"
    r"|por este (?:chat|medio|whatsapp)|respond\w*|send (?:me|us)|reply|here|text (?:me"
    r"|us)|give (?:me|us)|tell (?:me|us))\b"
)
_ONLY_ME = re.compile(
    r"\b(?:solo (?:conmigo|a mi|por aqui|con nosotros|con este)|(?:dig|mand|envi"
    r"|pas)[ae]me(?:l[oa])|only (?:with )?me)\b"
)
_KEEP_IT = re.compile(
    r"\bno (?:se )?l[oa]s? (?:compart|d[ei]|envi|mand|dig|facilit|escrib)\w*|\b(?:never"
    r"|don't|do not) (?:share|send|give|tell)"
)
_WARNS = re.compile(
    r"\b(?:nunca|jamas|never|no (?:\w+ ){0,3}(?:compart\w+|dig\w+|d[ea]\w*|envi\w+"
    r"|mand\w+|facilit\w+|revel\w+|entreg\w+|escrib\w+|pedi\w+|pid\w+|necesit\w+"
    r"|solicit\w+|requer\w+|hace|tien\w+)"
    r"|(?:don't|do not|won't|will not|needn't) (?:\w+ ){0,3}(?:share|send|give|tell|ask"
    r"|need|request|require|reveal)|cambi\w+ su|pidiendo\w*|que (?:le |te )?pida[n]?\b"
    r"|nadie|ningun\w*|si (?:alguien"
    r"|le) (?:le |se lo )?pide[n]?|if (?:anyone|someone) asks|sin (?:pedir|dar"
    r"|necesidad))\b"
)


# These are named only to be asked for, or to be warned of.
_BARE = re.compile(
    r"^(?:cvv2?|cvc2?|pin|nip|otp|token|contrasen|password|passcode"
    r"|codigos? de (?:segur|verif"
    r"|acces|autent|confirm|un solo)|security code|access code|one[- ]time"
    r"|verification code"
    r"|(?:credit |debit )?card (?:number|details|data|info)|(?:long )?numbers? (?:on|of"
    r"|from)"
    r"|(?:tres|3|cuatro|4) (?:digitos|numeros|cifras)|(?:los )?(?:16|dieciseis)"
    r"|datos de"
    r"|numero|digit|fecha de (?:cad|venc|exp))"
)
_THEIR_OWN = re.compile(
    r"\b(?:olvid\w+|restabl\w+|recuper\w+|cambi\w+|bloque\w+|tap[ae]\w*|tach\w+"
    r"|ocult\w+"
    r"|borr\w+|cubr\w+|no (?:se )?(?:ve|vea|vean|aparezca)\w*|sin que se|protej\w+"
    r"|guard\w+"
    r"|segur[oa]s?\b|forgot\w*|reset|hide|cover|blank|keep)\b"
)


def asked_secrets(case: Case) -> Iterator[Violation]:
    """Secrets asked for; warning against giving them, or a secure page, is fine."""
    for match in case.find(_OBJECTS):
        if _asks_for(case, match):
            yield case.violation(Rule.ASKS_SECRET, *match.span())
    for match in case.find(_SENDS_DOCUMENT):
        if not _partial(case, match) and not _warned(case, match):
            yield case.violation(Rule.ASKS_SECRET, *match.span())


def _warned(case: Case, match: re.Match[str]) -> bool:
    begin, stop = case.sentence_at(match.start())
    before = case.words[begin : match.end()]
    after = case.words[match.end() : stop + 60]
    if _ONLY_ME.search(after):
        return False
    if _KEEP_IT.search(after):
        return True
    found = list(_WARNS.finditer(before))
    if found and not re.search(
        r"\b(?:pero|sino|but|excepto|salvo|para continuar)\b", before[found[-1].end() :]
    ):
        return True
    return case.is_denied(*match.span())


def _partial(case: Case, match: re.Match[str]) -> bool:
    """«Los tres últimos de su DNI» is the identity question, no secret."""
    if re.search(r"tarjet|card|cvv|plastico", match.group()):
        return False
    begin, stop = case.sentence_at(match.start())
    return bool(
        re.search(
            r"\b(?:ultim[oa]s|last|final(?:es)?|termin\w+ (?:en|con)|acab\w+ en"
            r"|ends)\b",
            case.words[begin:stop],
        )
    )


def _asks_for(case: Case, match: re.Match[str]) -> bool:
    if _warned(case, match) or _partial(case, match):
        return False
    begin, stop = case.sentence_at(match.start())
    stop = max(stop, match.end())  # «Le llegó un código; díctemelo»
    sentence = case.words[begin:stop]
    if _ON_PAGE.search(sentence) and not _TO_US.search(sentence):
        return False
    # What was asked may stand in the sentence before: «Necesito un dato. ¿El CVV?»
    asked = _ASKS.search(case.words[max(0, begin - 60) : stop])
    if _THEIR_OWN.search(sentence) and not _TO_US.search(sentence):
        return False
    return bool(asked) or "?" in sentence or bool(_BARE.match(match.group()))
