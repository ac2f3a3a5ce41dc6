"""Which intents a message holds: patterns first, then context and combinations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recobro.domain.readings import URGENT_CARE, AgentAct, Care, Intent
from recobro.understanding.rules.bare import is_bare_yes
from recobro.understanding.rules.patterns import DEATH, KIN, PATTERNS, PAY_PRESENT
from recobro.understanding.rules.prefilter import finder_of

OFFERS = frozenset(
    {AgentAct.OFFER_PLAN, AgentAct.OFFER_DISCOUNT, AgentAct.OFFER_PAYMENT_LINK}
)
_YES_ACTS = OFFERS | {AgentAct.ASK_PROMISE, AgentAct.CONFIRM_AGREEMENT}
_DAY_ACTS = frozenset({AgentAct.ASK_PROMISE, AgentAct.CONFIRM_AGREEMENT})
_NO_ACTS = OFFERS | {AgentAct.ASK_PROMISE}

_wished_in = finder_of(PATTERNS)

_YES_WORD = (
    r"(?:si+|sip|sipi|see|ok|oka|okay|okey|okis|vale|dale|de acuerdo|sale|va|listo"
    r"|bueno"
    r"|claro|perfecto|acepto|hagamoslo|me parece(?: bien)?|conforme|genial|ya po|ya "
    r"pues"
    r"|ya|bacan|buenisimo|correcto|por supuesto|esta bien|simon|orale|de una|hecho"
    r"|trato"
    r"(?: hecho)?|confirmo|confirmado|adelante|eso es|eso|obvio|cerrado|excelente"
    r"|afirmativo|exacto|asi es|efectivamente|arre|jalo|chevere|sisas|yes|yep|sure"
    r"|agreed"
    r"|👍|👌|✅|🤝|🆗|muy bien|estamos|quedamos asi|venga)"
)
_STARTS_YES = re.compile(rf"^\W*{_YES_WORD}(?=\W|$)")
# "senor" takes its whole word, save where it ends in "por ahora".
_BARE_NO = re.compile(
    r"^\W*(?:no+|nop|nope|nel|nones|para nada|negativo|ni modo|nah|👎)"
    r"(?:\W|no\b|gracias|senor\w*por ahora|senor\w*+|por ahora|pues|po\b)*$"
)
_STARTS_NO = re.compile(r"^\W*(?:no|nop|nope|nel|nah|ni ahi)\b(?=\W|$)")
_ACCEPTS = re.compile(
    r"\b(?:acepto|hagamoslo|trato hecho|me sirve|me parece (?:bien|perfecto|justo)"
    r"|de acuerdo|me interesa|lo tomo|nos parece bien|i accept)\b"
)
_NOT_ACCEPTS = re.compile(
    r"\bno (?:lo |la |les? )?(?:acepto|me sirve|me parece|me interesa|estoy de acuerdo)"
)
_REJECTS = re.compile(
    r"\b(?:(?:eso|esa|ese|es|esta|muy|demasiad[oa]|son) (?:\w+ )?(?:mucho|demasiado"
    r"|muy|car[oa]"
    r"|alt[oa]|elevad[oa]|excesiv[oa])\b|muy (?:car|alt)[oa]|no (?:me )?(?:sirve"
    r"|conviene"
    r"|interesa|convence|parece|acepto)|no puedo con (?:esa?|es[oa]|tanto|ese)|no "
    r"(?:lo |la )?"
    r"acepto|ni ahi|no gracias|no quiero|es demasiado|se me va|no me da para es[ae]"
    r"|paso"
    r"\b(?= de|$)|no llego a es[ae]|no puedo pagar (?:esa|ese|eso|tanto)|too much"
    r"|no thanks?)\b"
)
_IDENTITY_YES = re.compile(
    r"\b(?:soy yo|el mism[oa]|la mism[oa]|con (?:el|ella) (?:mism[oa]|habla)|ella habla"
    r"|el habla|a sus ordenes|presente|digame|dime|diga|servidor[a]?|yo mism[oa]|soy "
    r"(?:"
    r"[a-z]+)\b|naci (?:en|el)|mi codigo postal|it'?s me|speaking|soy)\b"
)
_KIN_OF = re.compile(
    rf"\bsoy (?:su|la|el) (?:\w+ )?{KIN}\b|\bhabla (?:su|la|el) {KIN}\b"
)
# No word begins another, and none is a sign: a text is read in one way only.
_DIGIT_ANSWER = re.compile(
    r"^\W*(?:(?:es|son|el|en|mi|naci|del|ano|cp|codigo|postal|los|ultimos|termina|si"
    r"|soy yo"
    r"|claro)\W*)*[a-z]?\d{2,6}[a-z]?\W*$"
)
_TAG_QUESTION = re.compile(
    r"(?:,| )(?:vale|ok|va|si|no|le parece|te parece|esta bien|listo|sale|de acuerdo"
    r"|dale)"
    r" ?\?+$"
)
_BEGINS_QUESTION = re.compile(
    r"^\W*(?:y |oye |hola )*(?:puedo|podria|se puede|pueden)\b"
)

_DEATH = re.compile(DEATH)

# Clauses that deny what they name: "no dije que ya pagué", "no quiero plan".
_DENIED = re.compile(
    r"\bno (?:he dicho|dije|digo|estoy diciendo|quise decir) que (?:no )?[^,.;]*"
    r"|\bno es que no [^,.;]*|\bno es que (?:ya )?[^,.;]*"
    r"|\bno quiero (?:hablar|platicar|tratar) con [a-z]+( (?:persona|asesor|humano"
    r"|agente))?"
    r"|\b(?:ni|no|sin) (?:un |una |quiero (?:un |una |el |la |su |ese |ningun )?"
    r"|necesito "
    r"(?:un |una )?|me interesa (?:el |la |un )?)(?:plan|descuento|cuotas?|quita|rebaja"
    r"|prorroga|plazo|acuerdo|convenio)\b"
    r"|\bno (?:estoy|soy|ando) (?:desemplead|enferm|en paro|sin trabajo)[^,.;]*"
    r"|\bno (?:tengo|es) (?:ninguna |una )?(?:enfermedad|discapacidad)[^,.;]*"
    r"|\bno es (?:una )?(?:queja|reclamo|amenaza)\b"
)
_DENIED_OFFER = re.compile(
    r"\b(?:no|ni|sin) (?:un |una |quiero |necesito |me interesa )(?:\w+ )?(?:plan"
    r"|descuento"
    r"|cuotas?|quita|rebaja|prorroga|acuerdo|convenio)\b"
)
_PROMISE = re.compile(  # the word first: most places have none
    rf"\b(?=[a-z])(?<!si )(?<!si lo )(?<!si te )(?<!si les )(?<!si le )(?<!no )"
    rf"(?<!no te )(?<!no les )"
    rf"(?<!no lo )(?<!no le )(?<!el )(?<!un )(?<!de )(?<!mi )(?<!del )(?<!su "
    rf")(?<!este )"
    rf"(?<!ese )(?<!con )(?<!para )(?<!cada )(?<!al )(?<!cuanto )(?<!no os )(?<!su "
    rf")(?<!otro )"
    rf"{PAY_PRESENT}\b"
)
_PROMISE_FIRM = re.compile(
    r"\b(?:sin falta|te lo aseguro|me comprometo|prometo|mi palabra|lo (?:tienes"
    r"|tienen|"
    r"teneis|tenes)\b(?! que)|queda (?:pagado|saldado|listo)|cae el pago|te cae|le cae"
    r"|confirmo que|si o si|quedo al dia|me pongo al dia|(?:os|te|les|le) (?:hago"
    r"|haria) "
    r"(?:el|la|un|una)|i(?:'ll| will) pay|i promise)"
)
_WHEN_EARNED = re.compile(
    r"\b(?:cuando|en cuanto|apenas|ni bien|tan pronto|asi que) (?:me )?(?:cobr|pagu"
    r"|paguen"
    r"|deposit|caiga|llegue|entre|reciba|salga)"
)
_REST_LATER = re.compile(
    r"\b(?:la otra|el otro|el resto|lo demas|lo que falta|lo restante|la otra parte"
    r"|el saldo"
    r"|lo que queda|las demas|la segunda)\b"
)
_CONDITIONAL = re.compile(
    r"\bsi (?:\w+ )?(?:pago|transfiero|deposito|cancelo|liquido|abono)"
)
_PROPER_NAME = re.compile(
    r"\b[Nn]o soy (?:[Dd]o[nñ]a? |[Ss]r[a.]* )?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
)
_NO_SOY = re.compile(r"\bno soy ([a-z]+)(?=[.,!]|$| ni| se| te)")
_NOT_NAMES = frozenset(
    [
        "un",
        "una",
        "el",
        "la",
        "yo",
        "de",
        "del",
        "moros",
        "moroso",
        "morosa",
        "rico",
        "rica",
        "millonario",
        "banco",
        "tonto",
        "tonta",
        "ladron",
        "culpable",
        "responsable",
        "ningun",
        "ninguna",
        "quien",
        "capaz",
        "nadie",
        "asi",
        "mala",
        "malo",
        "tan",
        "cliente",
        "el",
        "delincuente",
        "deudor",
        "deudora",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the intents are read from: the text in three forms and our last act."""

    raw: str
    folded: str
    masked: str
    act: AgentAct | None
    care: frozenset[Care]
    day_to_come: bool


def mask_denied(folded: str) -> str:
    """The text without the clauses that deny what they name."""
    return _DENIED.sub(" ", folded)


def find_intents(context: Context) -> frozenset[Intent]:
    """Every intent present, before precedence."""
    found = _wished_in(context.masked)
    _names(found, context)
    _money(found, context)
    _death(found, context)
    _answers(found, context)
    _cleared(found, context)
    return frozenset(found)


def _names(found: set[Intent], c: Context) -> None:
    """Who is speaking: a name denied, a relative, or an answer to our question."""
    bare = _NO_SOY.search(c.masked)
    named = _PROPER_NAME.search(c.raw) or (bare and bare[1] not in _NOT_NAMES)
    relative = _KIN_OF.search(c.masked)
    if named or (relative and (c.act is AgentAct.ASK_IDENTITY)):
        found.add(Intent.WRONG_PERSON)
    if c.act is not AgentAct.ASK_IDENTITY:
        return
    if _BARE_NO.match(c.folded):
        found.add(Intent.WRONG_PERSON)
    if Intent.WRONG_PERSON in found or _STARTS_NO.match(c.folded):
        return
    if (
        is_bare_yes(c.folded)
        or _IDENTITY_YES.search(c.masked)
        or _STARTS_YES.match(c.folded)
        or _DIGIT_ANSWER.match(c.folded)
        or c.folded in {"yo", "yo soy"}
    ):
        found.add(Intent.CONFIRM_IDENTITY)


def _money(found: set[Intent], c: Context) -> None:
    """Promises, and what a promise is not: a question, a plan, a condition."""
    tag = bool(_TAG_QUESTION.search(c.folded))
    asked = "?" in c.raw and not tag
    question = asked or bool(_BEGINS_QUESTION.match(c.folded))
    firm = _PROMISE_FIRM.search(c.masked) or _WHEN_EARNED.search(c.masked)
    spoken = _PROMISE.search(c.masked)
    rest = _REST_LATER.search(c.masked) and c.day_to_come
    asks = found & {
        Intent.REQUEST_PLAN, Intent.REQUEST_DISCOUNT, Intent.REQUEST_EXTENSION,
        Intent.PAY_NOW, Intent.ASK_PAYMENT_METHODS, Intent.REFUSAL,
    }  # fmt: skip
    conditional = bool(_CONDITIONAL.search(c.masked))
    if asks & {Intent.PAY_NOW} and (c.day_to_come and not question and firm):
        asks.discard(Intent.PAY_NOW)
        found.discard(Intent.PAY_NOW)
    promise = (spoken and (c.day_to_come or firm or not question)) or (
        firm and c.day_to_come
    )
    if (promise and not asks and not conditional and not (question and not firm)) or (
        (spoken and c.day_to_come)
        and not (asked or conditional)
        and not asks & {Intent.PAY_NOW, Intent.REQUEST_EXTENSION, Intent.REQUEST_PLAN}
    ):
        found.add(Intent.PROMISE_TO_PAY)
    if Intent.ALREADY_PAID in found and rest:
        found.add(Intent.PROMISE_TO_PAY)
    if c.act in _DAY_ACTS and c.day_to_come and not found:
        found.add(Intent.PROMISE_TO_PAY)
    if Intent.ALREADY_PAID in found and not (rest or spoken):
        found.discard(Intent.PROMISE_TO_PAY)


def _death(found: set[Intent], c: Context) -> None:
    """A death is the debtor's unless the writer speaks of paying themself."""
    if not _DEATH.search(c.masked):
        return
    own_debt = found & {
        Intent.HARDSHIP, Intent.PROMISE_TO_PAY, Intent.REQUEST_PLAN,
        Intent.REQUEST_EXTENSION, Intent.PAY_NOW, Intent.REQUEST_DISCOUNT,
    }  # fmt: skip
    titular = re.search(r"\btitular|\bacta de|\bya no (?:le|lo|la) |\bdeudor", c.masked)
    pet = re.search(
        r"\b(?:perr[oa]|gat[oa]|mascota|celular|telefono|computad)", c.masked
    )
    if titular or not (own_debt or pet):
        found.add(Intent.DECEASED)


def _answers(found: set[Intent], c: Context) -> None:
    """Yes and no, which mean what our last message asked."""
    if c.act in _YES_ACTS and is_bare_yes(c.folded):
        found.clear()
        found.add(Intent.ACCEPT)
        return
    if c.act in _NO_ACTS and _BARE_NO.match(c.folded):
        found.clear()
        found.add(Intent.REJECT)
        return
    denied = c.act in OFFERS and _DENIED_OFFER.search(c.folded)
    no = c.act in _NO_ACTS and (_STARTS_NO.match(c.folded) or _REJECTS.search(c.folded))
    if c.act in OFFERS and (no or denied) and Intent.REFUSAL not in found:
        found.add(Intent.REJECT)
        found.discard(Intent.HARDSHIP)
        return
    yes = _ACCEPTS.search(c.masked) and not _NOT_ACCEPTS.search(c.folded)
    started = bool(_STARTS_YES.match(c.folded)) and c.act in _YES_ACTS
    others = found - {Intent.THANKS, Intent.GREETING, Intent.CONFIRM_IDENTITY}
    if c.act is AgentAct.OFFER_PLAN and (started or yes) and "?" not in c.raw:
        found.discard(Intent.REQUEST_PLAN)
        others.discard(Intent.REQUEST_PLAN)
    if c.act is AgentAct.OFFER_DISCOUNT and (started or yes):
        found.discard(Intent.REQUEST_DISCOUNT)
        others.discard(Intent.REQUEST_DISCOUNT)
    soft = {Intent.PAY_NOW, Intent.ASK_PAYMENT_METHODS, Intent.ASK_BALANCE}
    if (yes or started) and c.act in OFFERS | {AgentAct.CONFIRM_AGREEMENT}:
        if not others - soft:
            found.add(Intent.ACCEPT)
    elif ((yes or started) and not others and c.act is AgentAct.ASK_PROMISE) or (
        yes and not others and c.act is None
    ):
        found.add(Intent.ACCEPT)


_ANY_WISH = frozenset(Intent) - {
    Intent.GREETING, Intent.THANKS, Intent.ABUSE, Intent.OTHER, Intent.CONFIRM_IDENTITY,
}  # fmt: skip
_PLEAS = frozenset({
    Intent.REQUEST_PLAN, Intent.REQUEST_DISCOUNT, Intent.REQUEST_EXTENSION,
    Intent.PROMISE_TO_PAY,
})  # fmt: skip
# Signals that alone are no hardship, and wishes beside which none is added.
_NO_HARDSHIP = frozenset({Care.LANGUAGE_BARRIER, Care.MINOR, Care.BEREAVEMENT})
_DEAD_ENDS = frozenset({
    Intent.DECEASED, Intent.WRONG_PERSON, Intent.DISPUTE, Intent.OPT_OUT,
    Intent.TALK_TO_HUMAN, Intent.LEGAL_REPRESENTATION, Intent.COMPLAINT,
})  # fmt: skip
_NOTHING = frozenset[Intent]()
# What an intent takes with it, and what it takes unless certain words stand beside.
_CLEARS: dict[Intent, frozenset[Intent]] = {
    Intent.REFUSAL: frozenset({Intent.PAY_NOW, Intent.REJECT}),
    Intent.REQUEST_PLAN: frozenset({
        Intent.ASK_PAYMENT_METHODS, Intent.PROMISE_TO_PAY,
    }),
    Intent.PAYMENT_PROBLEM: frozenset({
        Intent.ASK_PAYMENT_METHODS, Intent.DISPUTE, Intent.ALREADY_PAID,
        Intent.PROMISE_TO_PAY, Intent.HARDSHIP,
    }),
    Intent.PAY_NOW: frozenset({Intent.ASK_PAYMENT_METHODS, Intent.ASK_DETAILS}),
    Intent.DECEASED: frozenset({Intent.HARDSHIP, Intent.DISPUTE}),
    Intent.LEGAL_REPRESENTATION: frozenset({Intent.TALK_TO_HUMAN}),
    Intent.WRONG_PERSON: frozenset({
        Intent.CONFIRM_IDENTITY, Intent.DISPUTE, Intent.ASK_IDENTITY,
    }),
    Intent.DATA_RIGHTS: frozenset({Intent.CHANNEL_CHANGE}),
    Intent.REQUEST_EXTENSION: frozenset({Intent.ASK_PAYMENT_METHODS}),
    Intent.ASK_CONSEQUENCES: frozenset({Intent.REFUSAL, Intent.OPT_OUT}),
}  # fmt: skip
_CLEARS_UNLESS: dict[Intent, tuple[re.Pattern[str], frozenset[Intent]]] = {
    Intent.HARDSHIP: (
        re.compile(r"link|enlace|cuenta|cbu|liga|clabe"),
        frozenset({Intent.PAY_NOW}),
    ),
    Intent.ASK_IDENTITY: (
        re.compile(r"pas\w*me|quiero|necesito"),
        frozenset({Intent.TALK_TO_HUMAN}),
    ),
    Intent.OPT_OUT: (
        re.compile(r"\b(?:mejor|prefier|solo por|unicamente)"),
        frozenset({Intent.CHANNEL_CHANGE}),
    ),
    Intent.COMPLAINT: (
        re.compile(r"que me llame|quiero hablar"),
        frozenset({Intent.TALK_TO_HUMAN, Intent.CONTACT_LATER}),
    ),
}
_CLEARING = frozenset({*_CLEARS, *_CLEARS_UNLESS})


def _cleared(found: set[Intent], c: Context) -> None:
    """What stronger readings explain away."""
    _clear_life(found, c)
    had = frozenset(found)
    for intent in had & _CLEARING:
        found -= _CLEARS.get(intent, _NOTHING)
        unless = _CLEARS_UNLESS.get(intent)
        if unless and not unless[0].search(c.masked):
            found -= unless[1]
    if Intent.ACCEPT not in had and had & _PLEAS:
        found.discard(Intent.PAY_NOW)
    if Intent.DISPUTE in had and Intent.ASK_CONSEQUENCES not in had:
        found -= {Intent.ASK_BALANCE, Intent.HARDSHIP}
    if found & _ANY_WISH:
        found -= {Intent.GREETING, Intent.THANKS, Intent.ABUSE}
    elif Intent.CONFIRM_IDENTITY in found or Intent.ABUSE in found:
        found -= {Intent.GREETING, Intent.THANKS}
    elif Intent.THANKS in found:
        found.discard(Intent.GREETING)


def _clear_life(found: set[Intent], c: Context) -> None:
    """Care weighs in: a plea with a reason is a hardship too."""
    if c.care - _NO_HARDSHIP and not found & _DEAD_ENDS:
        found.add(Intent.HARDSHIP)
    if c.care & URGENT_CARE:
        found -= {Intent.ABUSE}
        if not found & _ANY_WISH:
            found.add(Intent.HARDSHIP)
