"""leak: placeholders, internal material, other debtors' data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import NOTES_READ, OTHERS_PAID
from recobro.domain.guard.leak_words import INTERNAL
from recobro.domain.guard.phrases import compile_all, compile_around, denied
from recobro.domain.guard.text import fold_plain
from recobro.domain.guard.verdict import Rule, Violation

# Signs without which there is no placeholder of these kinds.
_SIGN = re.compile(r"[{\[<>$%_«@#(]")
_CODE_SIGN = re.compile(r'["_=]')
_BRACED = compile_all(
    r"\{\{?[^{}\n]{0,60}\}?\}|\{%.{0,40}%\}|\[(?!sic\])[^\[\]\n]*[a-z_][^\[\]\n]*\]"
    r"|<[a-z/_][^<>\n]{0,40}>|\$\{?[a-z_]{2,}\}?|%\([a-z_]+\)s|%[sd]\b|%[a-z_]{3,}%"
    r"|__+[a-z_]*"
    r"|<<|>>|«[a-z]+_[a-z_]+»|@[a-z]+_[a-z_]+|#[a-z]+_[a-z_]+#|\((?:\((?:nombre|fecha"
    r"|importe|name)\)|nombre|importe|name|amount)\)",
)
_CODE = compile_all(
    r"\{\"|\"[a-z_]+\":|(?<![a-z])[a-z]+(?:_[a-z0-9]+)+\b"
    r"|(?<![a-z])[a-z]{3,}\s?=\s?[a-z0-9\"']",
)
_ANNOUNCED = compile_around(
    r"\b(?:nombre|enlace|link|insertar|completar|name|internal|interno|nota|note"
    r"|privado|instruccion|contexto)",
    r"\((?:nombre|enlace|link|insertar|completar|name)\b[^()\n]{0,24}\)"
    r"|(?:^|\n)\W*(?:internal|interno|nota|note|privado|instruccion\w*|contexto)\s*:",
)
_PLACEHOLDER_WORDS = compile_all(
    r"\bxxx+\b|\bnan\b|\bundefined\b|\bnull\b|\blorem ipsum\b|\btodo:|\bfixme\b"
    r"|\btbd\b|\bnone\b(?= *[,.€$])|\bn/a\b",
    r"\b(?:insertar?|inserte|poner|completar|rellenar|insert) (?:aqui |here )?(?:el "
    r"|la |the )?(?:nombre|enlace|link|importe|monto"
    r"|fecha|name|amount|date)\b(?: (?:aqui|here|del cliente))?",
)
_NOTES = _ANNOUNCED + _PLACEHOLDER_WORDS
# The answer to the identity question, told to somebody who should give it.
_ANSWERS = compile_all(
    r"\b(?:nacio|naciste|was born|were born) (?:en|el|in|on)\b[^.;?]{0,12}\d",
    r"\b(?:ano de nacimiento|fecha de nacimiento|codigo postal|codigo correcto|zip code"
    r"|postcode|year of birth|documento|dni|rut|curp|cedula|pista)\b[^.;?]{0,24}\b(?:es"
    r"|is|son|termina[n]?|acaba[n]?)\b[^.;?]{0,8}\d|\bterminan? en \w*\d",
)
_OTHERS = compile_all(
    r"\b(?:otr[oa]s?|other|another) (?:client\w+|deudor\w*|customer\w*|debtor\w*"
    r"|persona|usuari\w+|inquilin\w+|soci[oa]s?)\b[^.;]{0,60}\b(?:deb[eian]\w*|pag\w+"
    r"|adeud\w+|acept\w+|llam\w+|acord\w+|moros\w*|firm\w+|tiene\w*|owe\w*|pa(?:y"
    r"|id)\w*|ofrec\w+|hicimos|dimos|\$|€|\d)",
    r"\bla familia [a-z]+[^.;]{0,24}\b(?:deb[ei]\w*|adeud\w+|pag\w+|moros\w*)\b"
    r"|\bthe [a-z]+ family\b[^.;]{0,24}\b(?:owe|pa(?:y|id))",
    r"\b(?:el|la|los) (?:client[ea]s?|deudor\w*|senor\w*"
    r"|vecin[oa]s?) [a-z]+ [a-z]+[^.;]{0,30}\b(?:deb[ei]\w*|adeud\w+|tambien|pag[oó]"
    r"|acept\w+|moros\w*)\b",
    r"\b(?:su|tu|your) (?:vecin[oa]|companer[oa]|herman[oa]|neighbou?r"
    r"|colleague) [a-z]*[^.;]{0,24}\b(?:tambien|deb[ei]\w*|ya pago|adeuda|owes|also"
    r"|pago)\b",
)
_INVOICE_WORDS = frozenset({
    "factura", "facturas", "boleta", "boletas", "recibo", "recibos", "invoice",
    "invoices",
})  # fmt: skip
_INVOICE = compile_all(
    r"\b(?:facturas?|boletas?|recibos?|invoices?)\s+(?:(?:n\.?°|no\.|nro\.?|num\.?"
    r"|numero|number|#|la|y)\s*)*"
    r"((?=[a-z/-]*\d)[a-z0-9]+(?:[-/][a-z0-9]+)*)(?![\w%€$]|[.,]\d|\s*(?:€|euros?|pesos"
    r"|soles))",
)
_GREETING = re.compile(
    r"^\W*(?i:hola|estimad[oa]|buen[oa]s? (?:d[ií]as|tardes|noches|d[ií]a)|apreciad[oa]"
    r"|querid[oa]|dear|hello|hi)"
    r"(?:\s*,)?\s+(?:(?i:sr|sra|srta|señora?|don|doña|mr|mrs"
    r"|ms)\.?\s+)?([A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)(?:\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)*\s*[,:.!]"
)
_LIKE_WORDS = ("igual que", "mismo que", "como ", "like ", "same as", "just as")
# The end of a comparison right before a capital.
_LIKE_NAME = re.compile(
    r"[oesOESſ] (?=[A-ZÁÉÍÓÚÑ])(?i:(?<=como )|(?<=que )|(?<=like )|(?<=as ))"
)
_LIKE_OTHER = re.compile(
    r"\b(?i:igual que|(?:lo )?mismo que|como|like|same as|just as)"
    r" ((?:[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+ ?){2,3}),? "
    r"(?i:que |quien |who |ya |also |tambi[eé]n )*(?i:deb|adeud|pag|abon|firm|acept|owe"
    r"|paid|pays|did|settl)"
)
# Another person, named, who owed or has paid: «don Hugo Tapia ya pagó».
_OTHER_PAID = re.compile(
    r"(?i:\b(?:don|doña|sr\.?|sra\.?|señora?|familia|client[ea]|apoderad[oa]|vecin[oa]"
    r"|compañer[oa]|amig[oa]|soci[oa]|mr\.?|mrs\.?|ms\.?))\s+((?:[A-ZÁÉÍÓÚÑ]"
    r"[\wáéíóúñü]+[ ,]*){1,3})[^.;?\n]{0,40}?(?i:\b(?:pagó|canceló|liquidó|abonó|saldó"
    r"|(?:nos|también) debe|debía|deb[ií]an|adeuda|tenía|se puso al"
    r"|ya (?:pago|cancelo|liquido)|paid|owes?|owed|settled)(?!\w))"
)
_TITLES = frozenset({
    "don", "dona", "sr", "sra", "senor", "senora", "familia", "cliente", "clienta",
    "apoderado", "apoderada", "vecino", "vecina", "companero", "companera", "amigo",
    "amiga", "socio", "socia", "mr", "mrs", "ms",
})  # fmt: skip
_PAID_MARKS = (
    "pagó", "canceló", "liquidó", "abonó", "saldó", "nos debe", "también debe", "debía",
    "adeuda", "tenía", "puso al", "ya pago", "ya cancelo", "ya liquido", "paid", "owe",
    "settled",
)  # fmt: skip
_IF = re.compile(r"\b(?:si|if) $")
_INTERNAL = INTERNAL + NOTES_READ
_OTHER_PEOPLE = _OTHERS + OTHERS_PAID
_NO_NAMES = frozenset(
    [
        "buenos",
        "buenas",
        "buen",
        "gracias",
        "cliente",
        "clienta",
        "senor",
        "senora",
        "usted",
        "equipo",
        "le",
        "su",
        "soy",
        "customer",
        "sir",
        "madam",
        "team",
        "good",
        "there",
        "all",
        "titular",
        "amigo",
        "amiga",
        "vecino",
        "usuario",
        "usuaria",
        "abonado",
        "socio",
        "socia",
        "tutor",
    ]
)


def _in_case(case: Case, match: re.Match[str]) -> bool:
    """«Si otra persona quiere ayudarle con el pago…» tells of nobody."""
    return bool(_IF.search(case.words, max(0, match.start() - 4), match.start()))


def leaks(case: Case) -> Iterator[Violation]:
    """Placeholders, internals, and other debtors' data."""
    for sign, phrases in ((_SIGN, _BRACED), (_CODE_SIGN, _CODE)):
        for match in case.find(phrases) if sign.search(case.words) else ():
            if match.group().strip("~<>[] "):
                yield case.violation(Rule.LEAK, *match.span())
    for match in case.find(_NOTES):
        yield case.violation(Rule.LEAK, *match.span())
    for match in case.find(_INTERNAL):
        if _in_case(case, match):
            continue
        # «…según el scoring no va a pagar»: only a negation before it denies.
        begin, _ = case.sentence_at(match.start())
        if not denied(case.words, *match.span(), (begin, match.end())):
            yield case.violation(Rule.LEAK, *match.span())
    for match in case.stated(_OTHER_PEOPLE):
        if not _in_case(case, match):
            yield case.violation(Rule.LEAK, *match.span())
    if not case.facts.identity_verified:
        for match in case.find(_ANSWERS):
            yield case.violation(Rule.LEAK, *match.span())
    yield from _other_invoices(case)
    yield from _other_name(case)
    yield from _compared(case)


@lru_cache(maxsize=4096)
def _names_of(*names: str) -> tuple[str, ...]:
    """The words of some names, folded."""
    return tuple(fold_plain(" ".join(names)).split())


def _compared(case: Case) -> Iterator[Violation]:
    """Another person named as one who owed or paid: «igual que Marta Olvera»."""
    found: list[re.Match[str]] = []
    if any(word in case.words for word in _LIKE_WORDS) and _LIKE_NAME.search(
        case.text.raw
    ):
        found += _LIKE_OTHER.finditer(case.text.raw)
    titled = case.facts.is_consumer and not case.known.isdisjoint(_TITLES)
    if titled and any(mark in case.text.raw for mark in _PAID_MARKS):
        found += _OTHER_PAID.finditer(case.text.raw)
    for match in found:
        name = fold_plain(match.group(1)).replace(",", " ")
        ours = _names_of(case.facts.debtor.full_name, case.facts.creditor)
        if not any(part in ours for part in name.split()):
            yield Violation(Rule.LEAK, match.group(1))


def _other_invoices(case: Case) -> Iterator[Violation]:
    """An invoice number that this account does not hold is someone else's."""
    if not case.facts.invoices:
        return
    if case.known.isdisjoint(_INVOICE_WORDS):
        return
    for match in case.find(_INVOICE):
        inside = any(
            d.start < match.end(1) and match.start(1) < d.end for d in case.dates
        )
        money = any(
            f.start < match.end(1) and match.start(1) < f.end
            for f in case.figures if f.kind != "other"
        )  # fmt: skip
        if not inside and not money:
            yield case.violation(Rule.LEAK, *match.span(1))


def _other_name(case: Case) -> Iterator[Violation]:
    """A verified debtor greeted with another person's name."""
    facts = case.facts
    if not (facts.identity_verified and facts.is_consumer and facts.debtor.full_name):
        return
    match = _GREETING.search(case.text.raw)
    if match is None:
        return
    name = fold_plain(match.group(1))
    ours = _names_of(facts.debtor.full_name, facts.debtor.first_name, facts.creditor)
    if name not in _NO_NAMES and not any(part.startswith(name[:3]) for part in ours):
        yield Violation(Rule.LEAK, match.group(1))
