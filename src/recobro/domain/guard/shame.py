"""shame: insults, humiliation, appeals to shame or guilt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import PROVERB
from recobro.domain.guard.phrases import compile_all
from recobro.domain.guard.shame_words import UNKIND
from recobro.domain.guard.verdict import Rule, Violation

_SHAME = compile_all(
    r"\b(?:fracasad\w+|lamentable|patetic\w+|ridicul\w+|escoria|basura|payas\w+"
    r"|maleducad\w+|malcriad\w+|burr[oa]s?|torpes?|pobre diablo|mala fe"
    r"|quienes si (?:pagan|cumplen)|todos pagamos|tom\w* el pelo|burl(?:a|arse|ando"
    r"|andose)"
    r"|se rie de|abus\w+ de (?:nuestra|la) (?:confianza|paciencia)|nos (?:ha"
    r"|has) (?:enganado|mentido|fallado)|dignidad|tenga palabra|(?:cumpla|cumplir"
    r"|cumpli) (?:con )?(?:su|tu) palabra|sea agradecid\w+|(?:estimad[oa]|senor|senora"
    r"|hola|querid[oa]) moros\w*"
    r"|(?:un|una|es|eres|sos|como|de) (?:verdader[oa] |autentic[oa] )?moros[oa]\b"
    r"|por (?:ser )?moros[oa]\b)",
    r"\b(?:parece mentira|a su edad|a tu edad|(?:ya )?(?:sea|se|sean) (?:hombre|mujer"
    r"|hombrecito|adult\w+|seri\w+|responsab\w+|honest\w+|honrad\w+|decente"
    r"|consecuente)\b(?! de)"
    r"|se (?:considera|cree)[^.;]{0,24}(?:responsable|honrad|honest|seri[oa]|decente"
    r"|adult)|das? (?:pena|asco|lastima|verguenza)|patud[oa]\w*|que (?:feo|triste|mal"
    r"|bajo) (?:quedar|queda|caer)"
    r"|quedar (?:como|mal)\b|para (?:el |la |los |las |sus? |tus? |un |una |unas |ir a "
    r"|irse de |andar de )?(?:rumb|fiest|salir|viaj|tom|beb|gast|parrand|farr"
    r"|carret|vacacion|compr|lujos|el futbol|irse|comer fuera"
    r"|cerve)\w*[^.;]{0,24}\bsi\b"
    r"|si (?:hay|tiene|tienes|tenes) (?:plata|dinero|pasta) para\b|si no (?:piensa|iba"
    r"|pensaba|puede) pagar[^.;]{0,20}(?:no|para que)|grow up|have some (?:pride"
    r"|dignity|decency|self-respect))",
    r"\b(?:verguenza|avergonz\w+|averguenz\w+|sinverguenz\w+|bochorn\w+|indign[oa]s?"
    r"|deshonr\w+|deshonest\w+"
    r"|vergonzos\w+|remordimiento\w*)\b",
    r"\b(?:caradura|cara dura|carota|jeta|caripela|descarad\w+|irresponsab\w+"
    r"|aprovechad\w+|tramp(?:os|er)\w+"
    r"|mentiros[oa]\w*|embuster\w+|inutil|vag[oa] de|vagos?|floj[oa]s?|cobarde\w*"
    r"|mantenid[oa]|parasit\w+|rata"
    r"|ladron\w*|chorr[oa]|delincuente\w*|estafador\w*|ratero\w*|conchud\w+|garca"
    r"|idiota\w*|imbecil\w*|estupid\w+"
    r"|tont[oa]s?|pelotud\w+|huevon\w*|weon\w*|pendej\w+|muerto de hambre|pobreton\w*"
    r"|miserable\w*|sinico"
    r"|cinic[oa]|fresc[oa] de|tacan[oa]\w*|vividor\w*|gorron\w*|don nadie"
    r"|malagradecid\w+|desagradecid\w+|tranzas?|transas?|gandalla\w*|mam[oó]n\w*"
    r"|chantas?|canallas?|malandr\w+|maleantes?|gorrer[oa]s?|pichicat[oa]|arrastrad[oa]"
    r"|malnacid\w+|zangan[oa]s?|holgazan\w*|mamarrach\w+|sinverguenceria)\b"
    r"|\bque (?:roche|oso|papelon|palta|vergüenza|pena ajena)\b|\bverguenza ajena\b"
    r"|\b(?:escondiendose|escondiendote|se esconde|te escondes|andar? escondid[oa])\b"
    r"|\b(?:la |que |esa )clase de (?:madre|mama|padre|papa|persona|hombre|mujer|gente"
    r"|client\w+|ejemplo)\b|\b(?:vivir|vive|vives|viviendo|disfrut\w+|gast\w+)"
    r" (?:con|de|a) (?:lo |la |el )?(?:ajen[oa]|dinero (?:ajeno|de otros|de los demas)"
    r"|plata (?:ajena|de otros))\b|\blo ajeno\b"
    r"|\b(?:le|te|les) (?:ensen\w+|educ\w+|cri\w+)\b[^.;]{0,30}\b(?:pag|deb|cumpl"
    r"|respons|casa|hogar|padres|mama|papa)\w*"
    r"|\bque (?:comod[oa]|facil|bonit[oa]|lind[oa]|viv[oa]|list[oa])\b[^.;]{0,10}\b"
    r"(?:es|resulta|eso|vivir|no pagar|irse|gast\w+|usted|verdad)\b"
    r"|\b(?:buen |mal )?ejemplo (?:para|a|que (?:le )?da\w*) (?:a )?(?:sus|tus|los"
    r"|tu|su) (?:hij|nin|famil)\w*"
    r"|\bno tiene[sn]? (?:cara|sangre|corazon|alma|madre)\b",
    r"\b(?:mal(?:a)? (?:pagador\w*|paga|persona|ejemplo|padre|madre|cliente)"
    r"|malos pagadores|(?:es|eres|sos|un|una)"
    r" (?:un |una )?moros[oa]|morosos como|gente como (?:usted|tu|vos)"
    r"|personas como (?:usted|tu|vos))\b",
    r"\b(?:la )?(?:gente|personas?|familias?|ciudadanos?|clientes?) (?:decente|honrad"
    r"|honest|de bien|de palabra|seri|"
    r"responsable|cumplid|educad|normal)\w*\b[^.;]{0,40}\b(?:pag|cumpl|hac|deb|respond"
    r"|honr)\w*",
    r"\b(?:no (?:le|te) da (?:pena|corte|cosa|verguenza)|deberia\w* dar\w* (?:pena"
    r"|corte|asco)|da (?:pena|lastima|asco)"
    r"|que (?:pensar\w*|dir[ai]\w*|opinar\w*)[^.;]{0,16}\b(?:hij|famil|vecin|espos"
    r"|padre|madre|amig|gente|jef)\w*"
    r"|que diran|que pensaran|mirar\w* a la cara|con que cara|no tiene(?:s)? (?:palabra"
    r"|dignidad|honor|decencia|perdon"
    r"|excusa|vergüenza|conciencia)|falta(?:r)? (?:a |de )(?:su |tu |la )?(?:palabra"
    r"|dignidad|decencia|etica|seriedad|educacion"
    r"|honradez|respeto)|poca (?:seriedad|vergüenza|palabra|clase)"
    r"|tenga (?:un poco de )?(?:decencia|dignidad|palabra|conciencia"
    r"|la decencia)|hombre de palabra|cargo de conciencia|(?:en|sobre) su conciencia"
    r"|como puede (?:usted )?dormir"
    r"|dormir tranquil\w+|viv\w+ (?:de prestado|a costa|del cuento|de los demas)"
    r"|nos (?:ha|has) decepcionad\w+|decepcion\w*)\b",
    r"\b(?:dej[ea]\w* de (?:poner |inventar |dar )?(?:excusas|mentir|hacerse"
    r"|esconder\w*|vivir)|basta de (?:excusas|mentiras)"
    r"|siempre con excusas|puras? (?:excusas|mentiras)|no se haga|no te hagas"
    r"|hacerse (?:el|la) (?:tont|loc|desentendid)\w+"
    r"|si tuviera\w* (?:verguenza|dignidad|honor|palabra|decencia)|para gastar si"
    r"|para (?:irse|ir) de (?:fiesta|vacaciones)"
    r"|los demas si (?:pag|cumpl)\w+|todos (?:sus vecinos |los demas )?(?:pagan"
    r"|cumplen)(?: menos)?|sentirse culpable|sientase culpable"
    r"|por (?:su|tu) culpa|es culpa suya|siente culpa|culpable de)\b",
    r"\b(?:shame(?:ful|ful|less)?|ashamed|disgrac\w+|deadbeat\w*|lazy|loser\w*"
    r"|irresponsib\w+|embarrass\w*|guilt(?:y)?|pathetic"
    r"|liar\w*|thie(?:f|ves)|scumbag\w*|freeload\w*|dishonest\w*|disappoint\w+|stupid"
    r"|idiot\w*|coward\w*|no (?:honou?r|decency|excuse)"
    r"|(?:grown[- ]?ups?|adults|responsible (?:people|adults|customers)|everyone else"
    r"|everybody else|normal people|most people|other people|others)\b[^.;]{0,16}"
    r"\b(?:pay|pays|settle|manage)\b|didn't (?:your|anyone|anybody|nobody)"
    r"|were you raised|(?:taught|raised) you|other people's money"
    r"|decent people|honest people|people like you|what (?:would|will) your"
    r"|what (?:kind|sort) of (?:a )?(?:person|mother|father|man|woman|parent|example)"
    r"|what does that (?:make|say)|hiding from|look (?:people|them|us|your) in the eye"
    r"|sleep at night"
    r"|bad (?:example|payer)|stop making excuses|how do you sleep|man up|be a man)\b",
)


_ALL = _SHAME + UNKIND + PROVERB


def shaming(case: Case) -> Iterator[Violation]:
    """Insults and appeals to shame; «no tiene por qué avergonzarse» is kindness."""
    for match in case.find(_ALL):
        if not _is_kind(case, match):
            yield case.violation(Rule.SHAME, *match.span())


def _is_kind(case: Case, match: re.Match[str]) -> bool:
    begin, _ = case.sentence_at(match.start())
    before = case.words[begin : match.start()]
    if re.search(
        r"\bno (?:le|te) da\s*$|^\W*no (?:le|te) da\b", before + match.group()
    ):
        return False
    if re.search(
        r"\bno (?:tiene|tienes|sea|seas|se haga|tener)\s+(?:un |una |tan )?$", before
    ):
        # «No sea irresponsable» insults; «no tiene culpa» consoles.
        return bool(re.search(r"culp|guilt", match.group()))
    consoles = re.search(
        r"\b(?:lament\w+|sent(?:imos|iria)|siento|disculp\w+|sorry|apologi\w+"
        r"|regret)\b",
        before,
    )
    return bool(consoles) or case.is_denied(*match.span())
