"""threat: seizure, prison, charges, dismissal, visits, harm, a certain lawsuit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import WAGES_SHORT
from recobro.domain.guard.threat_named import LAWSUIT, NAMED_HARM
from recobro.domain.guard.threat_veiled import VEILED
from recobro.domain.guard.threat_words import UNNAMED_HARM
from recobro.domain.guard.verdict import Rule, Violation

_HARD = NAMED_HARM + UNNAMED_HARM + VEILED + WAGES_SHORT

# «La ley permite…, podría…»: a possibility, not a certainty.
_MAYBE = re.compile(
    r"\b(?:podria[ns]?|pudiera|podriamos|podra[ns]?|puede[ns]?|cabe|tendria derecho"
    r"|tiene derecho"
    r"|eventual\w*|en su caso|may|might|could|posib\w+|reserva\w* (?:el|su) derecho)\b"
)
_IMMINENT = re.compile(
    r"\b(?:hoy|manana|inmediat\w+|inminente\w*|ya\b|esta semana"
    r"|en (?:las )?(?:proximas )?\d+"
    r"|24|48|72|horas|tomorrow|today|immediately|this week|si no pag\w+ (?:hoy|ya|antes"
    r"|manana)"
    r"|sin (?:mas|previo) aviso|without (?:further )?notice)"
)
# Only the judge can: an explanation that takes a fear away.
_ONLY_A_JUDGE = re.compile(
    r"\b(?:sol[oa](?:mente)?|unicamente|only)\b[^.;]{0,40}\b(?:juez|jueza|tribunal"
    r"|judge|court)\b"
    r"|\b(?:juez|tribunal|judge|court)\b[^.;]{0,20}\b(?:solo|unicamente|only)\b"
)
_FEAR = re.compile(
    r"\b(?:pregunta\w*|preocupad[oa]|preocupe|inquiet\w+|miedo (?:de|a)|tranquil\w+"
    r"|asked|worried"
    r"|afraid|don't worry|teme que|desmentir|falso|mito|rumor)\b"
)
_NOT_FEAR = re.compile(
    r"\b(?:si no (?:pag|quier|abon|cancel)\w+|deberia|if you don't|unless)"
)
_OTHERS = re.compile(
    r"\b(?:si|if) (?:alguien|anyone|someone|le llaman|recibe)\b|\b(?:reclam\w+|acudir"
    r"|recurrir|dirigirse|demandar|puede usted) [^.;]{0,30}$|\b(?:si"
    r"|if)\b[^.;,]{0,24}\b(?:recib\w+|han|hubieran|ha sido|fue|received|have been"
    r"|get a)\b"
    r"[^.;,]{0,30}$|\b(?:si (?:cree|sospecha|considera)|usted puede|puede usted"
    r"|tiene derecho a"
    r"|derecho de|le recomendamos|you (?:can|may|have the right))\b[^.;]{0,40}$"
    r"|\b(?:lament\w+|sent(?:imos|i)|siento|entiendo|comprend\w+|sorry)\b[^.;]{0,60}$"
)


# «Tomamos nota de que lo representa un abogado»: the debtor's, none of ours.
_THEIR_LAWYER = re.compile(
    r"\b(?:(?:si|if) (?:usted |you )?(?:ha|has|tiene[sn]?|tenes|cuentas? con|have)\b"
    r"[^.;]{0,20}\b(?:abogad\w+|lawyer|solicitor)|(?:l[oae]|te|you) represent\w+"
    r"|represent\w+ (?:por|by)|(?:su|tu|your)"
    r" (?:propi[oa] )?(?:abogad\w+|representante|lawyers?|solicitors?|attorneys?))\b"
)
# Who comes for the meter, not for the money.
_ERRAND = re.compile(
    r"\b(?:tecnic\w+|lectur\w+|contador(?:es)?|medidor(?:es)?|instalador\w*|averia"
    r"|repartidor\w*|mensajer[oa]|technician|engineer|meter|courier)\b"
)
_FOR_MONEY = re.compile(
    r"\b(?:cobr(?:ar|o|ad)\w*|pag(?:ar|ue|a)\b|deud|saldo|gestor|abogad|embarg|debt"
    r"|money)"
)
_AT_HOME = re.compile(r"\b(?:domicilio|casa|puerta|hogar|home|house|door)\b")
_LAWYER = re.compile(r"\b(?:abogad|letrad|lawyer|solicitor|attorney)")


# «Preguntó si lo pueden meter preso: no.»
_ASKED = re.compile(
    r"\b(?:pregunt\w+|consult\w+|asked|asks|asking)\b[^.;]{0,24}\b(?:si|whether|if)\b"
)
_ANSWERED_NO = re.compile(
    r"[^.;]{0,48}?[:,-]\s*(?:que )?no\b(?! (?:si|if|todavia|aun)\b)"
)
# «Si ya hay un juicio, díganos y paramos»: the debtor knows of it, we do not.
_IF_ALREADY = re.compile(
    r"\b(?:si|if)\b[^.;,]{0,24}\b(?:ya|already|existe|hay|tiene[sn]?|tenes)\b"
    r"[^.;,]{0,40}$"
)
_TELL_US = re.compile(
    r"[^.;]{0,60},[^.;]{0,12}\b(?:dig(?:a|an)(?:nos|me)|dinos|decinos|avis\w+|contanos"
    r"|cuentenos|indi(?:que|ca|ques)\w*|escrib\w+|tell us|let us know)"
)


def _soothes(case: Case, match: re.Match[str]) -> bool:
    """Whether the sentence denies the threat, explains it away, or is about another."""
    if case.is_disowned(*match.span()):
        return True
    begin, stop = case.sentence_at(match.start())
    sentence = case.words[begin:stop]
    before = case.words[begin : match.start()]
    if _NOT_FEAR.search(sentence):
        return False
    if _ASKED.search(before) and _ANSWERED_NO.match(case.words, match.end()):
        return True
    if _IF_ALREADY.search(before) and _TELL_US.match(case.words, match.end()):
        return True
    if (
        _AT_HOME.search(match.group())
        and _ERRAND.search(sentence)
        and not _FOR_MONEY.search(sentence)
    ):
        return True
    if _LAWYER.search(match.group()) and _THEIR_LAWYER.search(sentence):
        return True
    return bool(
        _ONLY_A_JUDGE.search(sentence) or _FEAR.search(before) or _OTHERS.search(before)
    )


def _is_possibility(case: Case, match: re.Match[str]) -> bool:
    """Whether a lawsuit is spoken of as something that might happen, no more."""
    begin, stop = case.sentence_at(match.start())
    sentence = case.words[begin:stop]
    if _IMMINENT.search(sentence):
        return False
    head = case.words[begin : match.end()]
    return bool(_MAYBE.search(head[-110:]))


def threats(case: Case) -> Iterator[Violation]:
    """Threats, unless the draft denies them or answers a fear."""
    for match in case.find(_HARD):
        if not _soothes(case, match):
            yield case.violation(Rule.THREAT, *match.span())
    for match in case.find(LAWSUIT):
        if not _soothes(case, match) and not _is_possibility(case, match):
            yield case.violation(Rule.THREAT, *match.span())
