"""unauthorised_offer: relief without a figure: no day, no sum, and no trace left.

«Lo esperamos lo que haga falta», «cada mes lo que pueda», «como si nunca se hubiera
atrasado». No offer authorises them, as every offer has its day and its sum. Folded
text; `offers.py` reads them.
"""

from __future__ import annotations

import re

from recobro.domain.guard.phrases import compile_all

_AS_LONG = (
    r"(?:(?:todo )?el tiempo que|(?:todo )?lo que|cuanto) (?:le |te |os )?(?:haga falta"
    r"|hiciera falta|sea (?:necesario|menester|preciso)|necesit\w+|quier(?:a|as|an)"
    r"|guste\w*|precis\w+|demore\w*|tard(?:e|es)|tome|haga)\b"
)
_PAYS = r"(?:pag\w+|abon\w+|cancel\w+|deposit\w+|liquid\w+|ingres\w+|transf\w+)"
OPEN_TIME = compile_all(
    rf"\b(?:esper\w+|aguant\w+|aguard\w+|banc(?:amos|o|aremos)|damos|doy|dare|daremos"
    rf"|demor\w+|tard\w+|dej(?:o|amos|aremos))\b[^.;?]{{0,16}}\b{_AS_LONG}",
    rf"\b(?:tom[ea]\w*|tenga|ten|tene|use)\b[^.;?]{{0,8}}\b{_AS_LONG}[^.;?]{{0,16}}\b"
    r"(?:para (?:pag|abon|juntar|reunir|ponerse|liquid|cancel)|esper|aguant|nosotros)",
    rf"\b{_PAYS}\b[^.;?]{{0,10}}\b(?:el dia|la fecha|el mes) que (?:usted )?"
    r"(?:le |te )?(?:pueda|puedas|quiera|quieras|guste|tenga|convenga|venga|parezca)",
    r"\b(?:no (?:hay|tiene|tienes|tenes|existe|ponemos|le ponemos|te ponemos) "
    r"|sin )(?:una |ninguna |ningun )?(?:fecha|plazo|dia|vencimiento|limite)"
    r" ?(?:(?:limite|fij[oa]|tope|maxim[oa]|de (?:tiempo|pago|vencimiento))\b|para (?:"
    r"usted|vos|ti|pagar)\b)",
    r"\bno (?:se preocupe|te preocupes|se apure|te apures|sufra) (?:\w+ )?por (?:la"
    r" fecha|el (?:plazo|vencimiento|dia))\b|\baunque (?:sea|pase|tarde|sean|pasen)\b"
    r"[^.;?]{0,12}\b(?:ano|anos|meses|el mes que viene|mas adelante)\b",
    r"\b(?:take|have) (?:as long as|all the time) you (?:need|want|like)\b[^.;?]{0,40}"
    r"\b(?:wait|pay|settle)|\b(?:wait|pay|settle)\b[^.;?]{0,24}\b(?:as long as (?:you"
    r" (?:need|want|like)|it takes)|however long|all the time you)",
)
# What the time is for: to read, to answer, to get over a loss.
NOT_TO_PAY = re.compile(
    r"\b(?:respond\w+|contest\w+|leer\w*|lea|revis\w+|pens\w+|decid\w+|escrib\w+"
    r"|habl\w+|llam\w+|consult\w+|recuper\w+|descans\w+|lament\w+|sentimos|reclam\w+"
    r"|read|reply|answer|think|decide|write|call|check|sorry)\b"
)
_EACH = (
    r"(?:cada (?:mes|quincena|semana|viernes|dia)|mes a mes|todos los meses"
    r"|todas las (?:semanas|quincenas)|mensualmente|por mes|semana a semana"
    r"|mes (?:con|tras) mes)"
)
_ANY_SUM = (
    r"(?:(?:lo que|cuanto|(?:la cantidad|el monto|el importe) que) (?:buenamente"
    r" |usted |vos |le |te |se |bien |nos )*(?:pueda|puedas|podas|tenga|tengas|sobre"
    r"|alcance|quiera|quieras|guste|parezca|salga|consiga|junte|venga bien)\b"
    r"|una (?:cantidad|suma) (?:libre|cualquiera)\b"
    r"|sin (?:importe|monto|cantidad|cuota) fij[oa]\b)"
)
_EVERY = r"(?:each|every|a|per) (?:month|week|payday|fortnight)"
_SOME = (
    r"(?:(?:whatever|as much as|however much) (?:you (?:can|like|want|have|manage)"
    r"|suits you)|a little|a bit|something)"
)
OPEN_PLAN = compile_all(
    rf"\b{_EACH}\b[^.;?]{{0,30}}\b{_ANY_SUM}",
    rf"\b{_ANY_SUM}[^.;?]{{0,20}}\b{_EACH}\b",
    r"\b(?:and[ae]|vaya|vaya\w*|ve|me va|nos va|ir) (?:nos |me )?(?:tirando|dando\w*"
    r"|pagando\w*|abonando\w*|ingresando\w*|entregando\w*)\b[^.;?]{0,24}\b(?:lo que"
    r" (?:usted )?(?:pueda|puedas|tenga|tengas|quiera|alcance|le|te)|como (?:usted "
    r"|vos )?pueda\w*)",
    rf"\b{_SOME}\b[^.;?]{{0,16}}\b{_EVERY}\b(?![^.;]*\?)"
    rf"|\b{_EVERY}\b[^.;?]{{0,16}}\b(?:whatever|as much as|however much) (?:you"
    r"|suits)\b",
)
_LATENESS = (
    r"(?:atrasos?|retrasos?|mora|demoras?|impagos?|incumplimientos?|antecedentes?"
    r"|manchas?)"
)
_SPOTLESS = (
    r"(?:limpi[oa]s?|limpiecit[oa]|impecables?|inmaculad[oa]s?|en blanco|como nuev[oa]"
    r"|intachables?|sin mancha)\b"
)
TRACELESS = compile_all(
    r"\bcomo si (?:usted |vos |aqui |aca )?(?:nunca|jamas|nada|no)\b[^.;?]{0,10}\b"
    r"(?:hubier|hubies|habria|debi|pas|ocurr|estuv|exist|sucedi)\w*",
    rf"\b{_LATENESS}\b[^.;?]{{0,12}}\b(?:desaparec|se (?:le |te )?(?:esfum|borr|evapor"
    r"|elimin|limpi|olvid)|(?:ya )?no (?:constar|quedar|aparecer|figurar|saldr|consta\b"
    r"|aparece\b|figura\b))\w*",
    r"\b(?:ni|sin|no (?:queda|quedara|habra|deja|quede)n?) (?:ni |ningun |ninguna |una "
    r"|un |sola )*(?:rastro|huella|mancha|vestigio)s?\b|\b(?:aca|aqui) no (?:ha"
    r" )?pas[oa]\w* nada\b",
    r"\b(?:nombre|registro|historia|historial|record|expediente|ficha|hoja)\b"
    r"[^.;?]{0,10}\b(?:qued|vuelv|volv|sal|aparec|est)\w*[^.;?]{0,12}\b"
    rf"{_SPOTLESS}|\bqueda\w* todo {_SPOTLESS}",
    r"\bas (?:if|though) (?:you|it|nothing|this)\b[^.;?]{0,14}\b(?:never|hadn't"
    r"|happened)\b|\b(?:no|without (?:a|any)|not a) (?:trace|stain|blemish)\b",
)
