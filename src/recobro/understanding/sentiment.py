"""How the person speaks to us: cross, kind, or neither.

Sentiment is towards us, not about life in general: "estoy harta de todo" tells of a
life, "estoy harta de ustedes" tells of us. What the person wants weighs first (who
complains, insults or refuses is cross), then a small lexicon by country, read with its
denials, and emoji. Where both sides speak, what is cross wins: thanks may be irony, an
insult seldom is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recobro.domain.readings import Intent, Sentiment

_BEFORE = 40  # characters
_CROSS_INTENTS = frozenset({Intent.ABUSE, Intent.COMPLAINT, Intent.REFUSAL})

# Words that are cross wherever they stand, by where they are said; folded text.
_CROSS: Mapping[str, str] = {
    "everywhere": (
        r"sinverguenzas?|ladron(?:es|a|as)?|estafador(?:es|a|as)?|estafa|rater[oa]s?"
        r"|ratas|usurer[oa]s|mierdas?|acos(?:o|an|ando|adores?)|pesim[oa]s?"
        r"|descarad[oa]s?|groser[oa]s?|maleducad[oa]s?|incompetentes?|inutiles?"
        r"|payas[oa]s?"
        r"|aprovechad[oa]s|abusiv[oa]s|abusador(?:es|a)|pesad[oa]s|insoportables?"
        r"|vergonzos[oa]|lamentable|asco|asqueros[oa]s?|robo|ladr0n(?:es)?|mafios[oa]s"
        r"|desgraciad[oa]s|malditos|malditas|idiotas?|imbecil(?:es)?|estupid[oa]s?"
        r"|cabron(?:es|a)?|put[oa]s?|hijueputas?|gonorreas?|malparid[oa]s?|bandid[oa]s"
        r"|desastre|indignante|inaceptable|intolerable|impresentables?|tomadura de pelo"
        r"|burla|atropello|hostigamiento|hostig\w+|amenazas|desfachatez|cara dura"
        r"|caraduras?|chantaje|extorsion(?:istas)?|malnacid[oa]s|basuras?|porqueria"
    ),
    "ES": r"gilipollas|capull[oa]s?|jetas|morro|vaya tela|hasta los (?:cojones|huevos)|"
    r"tocar los (?:cojones|huevos)|joder|cojones|coñazo|conazo|hostia",
    "MX": r"pinches?|chinga(?:r|s|n|das?|dera)?|chinguen|pendej\w+|culer[oa]s?|mamadas"
    r"|ojetes?|no mamen|no manchen|que poca(?: madre)?|transas?",
    "CO": r"hptas?|hp\b|careverga|mamad[oa] de|sapos|lambones|chimba de servicio"
    r"|ya me tienen mamad[oa]|no jodan|jodan|frescos",
    "AR": r"chorros|forr[oa]s?|pelotud[oa]s?|bolud[oa]s de|caraduras?|garcas?|truchos?"
    r"|la concha|hinch\w+ las? (?:bolas|pelotas)|hinchapelotas"
    r"|romp\w+ (?:mas )?las (?:bolas|pelotas)|cortenla|cortala",
    "CL": r"weon(?:es)? (?:de|reculia|qlia)|culia[os]+|qliaos?|conchet\w+|chucha"
    r"|sacowea|frescos|care ?raja|cara de raja|chat[oa] de|la raja no|fome",
    "PE": r"choros?|conchud[oa]s?|concha su|csm\b|ctm\b|webad\w+|huevad\w+"
    r"|pendejadas?|no jodan",
    "English": r"thie(?:f|ves)|scam(?:mers?)?|shame on you|harass\w*|rude|disgusting"
    r"|ridiculous|pathetic|useless|bullshit|fuck\w*|idiots?|sick of you\w*|crooks?"
    r"|worst|unacceptable|terrible service|awful|fed up",
}
_FED_UP = re.compile(
    r"\b(?:hart[oa]s?|cansad[oa]s?|aburrid[oa]s?|podrid[oa]s?|chat[oa]s?|mamad[oa]s?"
    r"|hasta (?:las narices|el gorro|la coronilla|el moño|el mono|los huevos|la madre"
    r"|el copete|la tusa|el mo)) (?:\w+ )?(?:de|con) (?:\w+ ){0,2}?(?:ustedes|vosotros"
    r"|usted|ti\b|llamad\w+|mensaj\w+|que me|que nos|sus?\b|vuestr\w+|tus?\b"
    r"|tanta|tanto"
    r"|esta empresa|esto\b|cobrador\w*|correos|que (?:llam|escrib|insist|molest)\w+)"
    r"|\b(?:ya )?(?:me|nos) tien(?:en|es|e|eis) (?:\w+ )?(?:hart[oa]s?"
    r"|cansad[oa]s?|loc[oa]"
    r"|podrid[oa]|chat[oa]|hasta|mamad[oa]|frit[oa]|enferm[oa])"
    r"|\b(?:dej(?:en|ad|a|e)|par(?:en|ad)) (?:ya )?de (?:\w+ )?(?:molest|jod"
    r"|llam|escrib"
    r"|fastidi|acos|insist|romp|chingar|mandar)\w*"
    r"|\b(?:no|ni) (?:me )?(?:molest|fastidi|jod)\w+"
    r"|\bque (?:verguenza|falta de respeto|desastre|asco|cara|poca verguenza|fastidio"
    r"|pesad[oa]s?|mala (?:atencion|educacion|onda|gente))\b"
    r"|\b(?:falta|faltan|faltando) (?:el |de |al )respeto|\bme (?:parece|estan"
    r"|estais|estas) (?:\w+ )?"
    r"(?:fatal|un robo|una verguenza|una burla|tomando el pelo|viendo la cara"
    r"|tomando el pelo|robando)"
    r"|\b(?:nunca|jamas) (?:contestan|responden|atienden|me atienden|solucionan|dan "
    r"(?:la cara|solucion))|\b(?:pesima|mala|malisima|horrible) (?:atencion|empresa"
    r"|experiencia|gestion)|\b(?:vayanse|iros|id|vete|vayan) a (?:la|tomar)\b"
    r"|\b(?:no les da|deberia dar(?:les|os)|dan?) (?:verguenza|pena ajena)"
    r"|\b(?:ya|otra vez) (?:estamos|estan) (?:otra vez )?con lo mismo\b"
)
_KIND = re.compile(
    r"\b(?:gracias|agrade[cz]\w+|amables?|amabilidad|perfecto|genial|estupendo"
    r"|excelente"
    r"|buenisim[oa]|encantad[oa]|que bien|que bueno|me alegr\w+|un abrazo"
    r"|abrazos?|saludos"
    r"|bendiciones|dios (?:l[aeo]s?|te|os) (?:pague|bendiga)|disculp(?:as?|e|en|ad)"
    r"|perdon(?:a|e|en|ad)? (?:por|la|el|las)|lo siento|lamento"
    r"|me parece (?:muy )?(?:bien"
    r"|justo)|muy bien|maravill\w+|majos?|maj[oa]s?|guay|chevere|bacan|barbaro|joya"
    r"|genia|geni[oa]s|crack|capo|capa|son un amor|eres un sol|sos un sol"
    r"|un sol|lind[oa]s?"
    r"|padrisimo|a todo dar|que padre|bakan|la raja|de lujo|espectacular|buena onda"
    r"|que atent[oa]s?|atent[oa]s?\b(?! salud)|comprension|comprensiv[oa]s?|paciencia"
    r"|thanks|thank you|thx|great|appreciate\w*|perfect|awesome|lovely|kind of you"
    r"|so kind|sorry (?:for|about))\b"
)
_UNKIND_THANKS = re.compile(
    r"\b(?:no|ni|nada|sin|menos|poca|poco|nula|ninguna|cero|falta de|nunca|not|no es)"
    r" (?:\w+ ){0,2}?$"
)
_IRONY = re.compile(
    r"\b(?:gracias|genial|perfecto|excelente|felicidades|bravo|thanks) (?:por"
    r"|de) (?:nada"
    r"|no \w+|amargar|arruinar|hacerme perder|cobrarme|nothing)\b|\bmuchas gracias por "
    r"nada\b|\bthanks for nothing\b|\bque (?:lindo|bonito"
    r"|bien) (?:que )?(?:me )?(?:roban"
    r"|cobran|estafan)"
)
# "saludos" closes any letter; alone it is no kindness.
_EMPTY = re.compile(r"^\W*(?:saludos|un saludo)\W*$")
_CROSS_EMOJI = re.compile("[😡🤬😠👿💩🖕😤🤮🙄👎]")
_KIND_EMOJI = re.compile("[🙏😊❤💕💖😍🤗🥰😘🙌👏😀😃😄😁☺🌹💐✨]")
_CROSS_WORDS = re.compile(rf"\b(?:{'|'.join(_CROSS.values())})\b")
# Life, work or luck called names: not us.
_OF_LIFE = re.compile(
    r"\b(?:vida|mes|dia|ano|sueldo|situacion|suerte|trabajo|laburo|pega|crisis"
    r"|semana|gobierno|pais)"
    r" (?:\w+ ){0,3}$|\b(?:vida|suerte|mes|ano|sueldo|pais) de $"
)
_DENIED_CROSS = re.compile(
    r"\b(?:no (?:es|son|eres|digo que (?:sea|sean))|ni) (?:un |una |unos )?$"
)
# "¿es una estafa?" asks who we are.
_ASKED = re.compile(
    r"\b(?:no )?(?:es|sera|seria|sea|parece|como se que no es|esto es|is this|this is) "
    r"(?:un |una |a |alguna )?(?:estafa|robo|scam|mierda)\b[^.!]*\?"
    r"|\b(?:miedo|temo|desconfi\w+)\b.{0,30}\b(?:estafa|robo|scam)"
    r"|\b(?:me|le|nos) (?:robaron|estafaron)\b|\b(?:robo|estafa) (?:de"
    r"|en) (?:mi|el banco"
    r"|identidad)"
)


def sentiment(intents: frozenset[Intent], folded: str) -> Sentiment:
    """The sentiment towards us of a folded message with these intents."""
    if intents & _CROSS_INTENTS or _is_cross(folded):
        return Sentiment.NEGATIVE
    return Sentiment.POSITIVE if _is_kind(folded) else Sentiment.NEUTRAL


def _is_cross(folded: str) -> bool:
    if _FED_UP.search(folded) or _IRONY.search(folded) or _CROSS_EMOJI.search(folded):
        return True
    if _ASKED.search(folded):
        return False
    return any(
        not (_DENIED_CROSS.search(before) or _OF_LIFE.search(before))
        for before in _before_each(_CROSS_WORDS, folded)
    )


def _is_kind(folded: str) -> bool:
    if _EMPTY.match(folded):
        return False
    if _KIND_EMOJI.search(folded):
        return True
    return any(
        not _UNKIND_THANKS.search(before) for before in _before_each(_KIND, folded)
    )


def _before_each(words: re.Pattern[str], folded: str) -> Iterator[str]:
    """What stands right before each of the words found."""
    for found in words.finditer(folded):
        yield folded[max(0, found.start() - _BEFORE) : found.start()]
