"""language: a draft, or a whole sentence of it, that is not in the debtor's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.verdict import Rule, Violation

# Words that are frequent and telling. Words that two languages share may stand in both.
_WORDS: dict[str, frozenset[str]] = {
    "es": frozenset(
        ["el", "la", "los", "las", "un", "una", "unos", "unas", "y", "o", "de", "del", "al", "que", "en", "con", "por", "para", "su", "sus", "tu", "tus", "se", "le", "les", "lo", "nos", "te", "me", "es", "son", "esta", "este", "esto", "estos", "esa", "ese", "eso", "fue", "ha", "han", "hemos", "he", "si", "no", "ya", "muy", "mas", "pero", "como", "cuando", "donde", "quien", "cual", "hola", "gracias", "usted", "ustedes", "vos", "puede", "puedes", "podes", "pagar", "pago", "saldo", "factura", "deuda", "pendiente", "hoy", "manana", "dia", "dias", "buenos", "buenas", "tardes", "estimado", "estimada", "quiere", "tiene", "tenes", "favor", "sobre", "desde", "hasta", "sin", "entre", "porque", "soy", "somos", "le", "aqui", "ahora", "queda", "hay", "ser", "hacer", "enlace", "mensaje", "ayuda", "quedamos", "anotado", "recibido", "recibimos", "vence", "vencio", "cuenta", "cualquier", "duda", "saludo", "saludos", "nuestro", "nuestra", "equipo", "a", "e", "u", "ni", "va", "vamos", "ir", "mi", "ella", "el", "ellos", "mucho", "mucha", "todo", "toda", "todos", "otra", "otro", "algo", "nada", "nadie", "ningun", "siempre", "nunca", "tambien", "tampoco", "mejor", "luego", "cada", "asi", "durante", "segun", "antes", "despues", "solo", "quien", "alguien", "dia", "le", "parece", "bien", "claro", "gusto", "revisamos", "paso", "persona"]
    ),
    "en": frozenset(
        ["the", "a", "an", "and", "or", "of", "to", "in", "on", "at", "for", "with", "your", "you", "we", "our", "us", "is", "are", "was", "were", "be", "been", "has", "have", "had", "this", "that", "these", "those", "it", "its", "if", "by", "from", "as", "not", "can", "could", "will", "would", "please", "thank", "thanks", "hello", "hi", "dear", "pay", "payment", "paid", "balance", "invoice", "due", "today", "tomorrow", "when", "what", "how", "who", "which", "any", "let", "know", "still", "there", "here", "amount", "owe", "owed", "about", "my", "me", "i", "am", "do", "does", "don't", "would", "like", "help", "good", "morning", "afternoon", "regards", "account", "sorry", "need", "call", "more", "now", "yes", "no", "received"]
    ),
    "pt": frozenset(
        ["o", "os", "as", "um", "uma", "e", "ou", "do", "da", "dos", "das", "no", "na", "nos", "nas", "ao", "em", "com", "por", "para", "seu", "sua", "voce", "voces", "nao", "sim", "obrigado", "obrigada", "ola", "bom", "boa", "dia", "tarde", "esta", "sao", "foi", "tem", "pode", "pagar", "fatura", "saldo", "hoje", "amanha", "ate", "mais", "muito", "mas", "quando", "onde", "quem", "isso", "este", "esta", "aqui", "agora", "divida", "pagamento", "valor", "prezado", "prezada", "lhe", "pelo", "pela", "temos", "gostaria", "entrar", "contato", "boleto", "vencimento", "fica", "favor", "ainda"]
    ),
    "ca": frozenset(
        ["el", "la", "els", "les", "un", "una", "i", "o", "de", "del", "dels", "al", "als", "que", "en", "amb", "per", "pel", "pels", "seu", "seva", "seus", "seves", "es", "son", "es", "esta", "aquest", "aquesta", "ha", "han", "hem", "no", "si", "ja", "molt", "mes", "pero", "com", "quan", "on", "qui", "hola", "gracies", "voste", "pot", "pagar", "pagament", "factura", "deute", "saldo", "pendent", "avui", "dema", "bon", "dia", "bona", "tarda", "fins", "sense", "entre", "perque", "soc", "som", "ens", "us", "vostre", "nostra", "nostre", "li", "tenim", "enllac", "mitjancant", "salutacions"]
    ),
    "gl": frozenset(
        ["o", "a", "os", "as", "un", "unha", "e", "ou", "do", "da", "dos", "das", "no", "na", "ao", "aos", "en", "con", "por", "para", "seu", "sua", "vostede", "non", "si", "ola", "grazas", "bo", "bos", "dias", "tarde", "esta", "son", "foi", "ten", "pode", "pagar", "factura", "saldo", "hoxe", "mana", "ata", "mais", "moito", "pero", "cando", "onde", "quen", "debeda", "pagamento", "polo", "pola", "temos", "pendente", "lle", "unha"]
    ),
    "fr": frozenset(
        ["le", "la", "les", "un", "une", "des", "du", "de", "et", "ou", "a", "au", "aux", "en", "dans", "avec", "pour", "par", "sur", "votre", "vos", "vous", "nous", "notre", "nos", "est", "sont", "etait", "ete", "avez", "avons", "ont", "ce", "cette", "ces", "il", "elle", "que", "qui", "ne", "pas", "plus", "bonjour", "merci", "payer", "paiement", "solde", "facture", "dette", "aujourd", "demain", "madame", "monsieur", "cher", "chere", "veuillez", "pouvez", "votre", "encore", "reste", "quand", "salutations", "cordialement", "je", "suis", "si"]
    ),
    "it": frozenset(
        ["il", "lo", "la", "gli", "le", "un", "una", "e", "o", "di", "del", "della", "dei", "delle", "al", "alla", "in", "con", "per", "da", "su", "suo", "sua", "suoi", "vostro", "nostro", "e", "sono", "stato", "ha", "hanno", "abbiamo", "non", "che", "chi", "come", "quando", "ciao", "grazie", "salve", "buongiorno", "pagare", "pagamento", "saldo", "fattura", "debito", "oggi", "domani", "gentile", "puo", "ancora", "questo", "questa", "entro", "lei", "le", "ci", "siamo", "scaduta"]
    ),
    "de": frozenset(
        ["der", "die", "das", "den", "dem", "ein", "eine", "einen", "und", "oder", "von", "zu", "im", "in", "mit", "fur", "auf", "ihr", "ihre", "ihren", "sie", "wir", "uns", "ist", "sind", "war", "hat", "haben", "nicht", "bitte", "danke", "hallo", "guten", "tag", "zahlen", "zahlung", "betrag", "rechnung", "schuld", "heute", "morgen", "noch", "offen", "sehr", "geehrte", "geehrter", "konnen", "unser", "bis", "wenn", "dass"]
    ),
    "eu": frozenset(
        ["eta", "da", "du", "dira", "zure", "zuen", "gure", "kaixo", "egun", "on", "arratsalde", "eskerrik", "asko", "mesedez", "ordaindu", "ordaindu", "ordainketa", "faktura", "zorra", "saldoa", "gaur", "bihar", "ez", "bai", "dugu", "duzu", "dezake", "da", "bat", "hau", "hori", "gurekin", "zurekin"]
    ),
}  # fmt: skip
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_LATIN_NAMES = ("LATIN", "MODIFIER", "MATHEMATICAL", "FULLWIDTH", "CIRCLED")
# Sentences shorter than this may hold names and loan words.
_ENOUGH = 4
_TELLING = 3


def _own(language: str, other: str) -> frozenset[str]:
    """The words of `other` that `language` does not have."""
    return _WORDS[other] - _WORDS[language]


_OWN: dict[tuple[str, str], frozenset[str]] = {
    (a, b): _own(a, b) for a in _WORDS for b in _WORDS if a != b
}


def _tokens(case: Case) -> list[tuple[int, str]]:
    """The words with their places; capitals inside a sentence are names, left out."""
    words: list[tuple[int, str]] = []
    raw, origin = case.text.raw, case.text.origin
    boundaries = [start for start, _ in case.sentences]
    fresh = True
    upcoming = 0
    for m in _TOKEN.finditer(case.words):
        while upcoming < len(boundaries) and boundaries[upcoming] <= m.start():
            upcoming += 1
            fresh = True
        at = origin[m.start()]
        name = raw[at].isupper() and not fresh and not raw[at : at + 2].isupper()
        fresh = False
        if not name or m.end() - m.start() == 1:
            words.append((m.start(), m.group()))
    return words


def _foreign(words: list[str], language: str) -> str | None:
    """The language in which these words rather are, if not in `language`."""
    own = _WORDS.get(language)
    if own is None:
        return _surely(words, language)
    home_words = len(own.intersection(words))
    if len(set(words)) - home_words < _TELLING:
        return None
    for other in _WORDS:
        if other == language:
            continue
        theirs = len(_OWN[language, other].intersection(words))
        ours = len(_OWN[other, language].intersection(words))
        if (
            theirs >= _TELLING
            and theirs > ours
            and (theirs > 2 * ours or home_words < theirs)
        ):
            return other
    return None


def _surely(words: list[str], language: str) -> str | None:
    """For a language that we cannot read: hold back what is plainly another's."""
    scores = {name: sum(w in ws for w in words) for name, ws in _WORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if best != language and scores[best] * 3 >= len(words) > 0 else None


def _other_script(case: Case) -> bool:
    """Whether most letters are of another alphabet (mathematical letters are Latin)."""
    raw = case.text.raw
    if raw.isascii():
        return False
    odd = [c for c in raw if c > "\u024f" and c.isalpha()]
    foreign = sum(
        not unicodedata.name(c, "LATIN").startswith(_LATIN_NAMES) for c in odd
    )
    return foreign >= 6 and foreign * 2 > sum(map(str.isalpha, raw))


def foreign_language(case: Case) -> Iterator[Violation]:
    """The draft, or any whole sentence of it, in a language not the debtor's."""
    language = (
        case.facts.debtor.language.lower().replace("_", "-").split("-")[0] or "es"
    )
    if _other_script(case):
        yield Violation(Rule.LANGUAGE, case.text.raw.strip())
        return
    tokens = _tokens(case)
    whole = [word for _, word in tokens]
    if _foreign(whole, language) or _short_foreign(whole, language):
        yield Violation(Rule.LANGUAGE, case.text.raw.strip())
        return
    for start, end in case.sentences:
        words = [word for place, word in tokens if start <= place < end]
        if len(words) >= _ENOUGH and _foreign(words, language):
            yield case.violation(Rule.LANGUAGE, start, end)


def _short_foreign(words: list[str], language: str) -> bool:
    """A draft of a few words, none of them the debtor's, two of them another's."""
    own = _WORDS.get(language)
    if own is None or not words or any(w in own for w in words):
        return False
    return any(
        sum(w in _OWN[language, other] for w in words) >= 2
        for other in _WORDS
        if other != language
    )
