"""Whether a model's wording of a script may be used: it adds nothing, loses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.understanding.language_model.script import Script
from recobro.understanding.privacy import unmask
from recobro.understanding.privacy.folding import fold
from recobro.understanding.privacy.mask import TOKEN
from recobro.understanding.privacy.number_words import DIGITS_OF_WORD, MAGNITUDES

_NUMBER_WORDS = (frozenset(DIGITS_OF_WORD) | MAGNITUDES | frozenset({
    "mitad", "tercio", "cuarto", "doble", "triple", "ciento", "centavos", "centimos",
    "euro", "euros", "peso", "pesos", "soles", "half", "third", "percent", "hoy",
    "manana", "ayer", "today", "tomorrow", "lunes", "martes", "miercoles", "jueves",
    "viernes", "sabado", "domingo", "semana", "quincena", "mes", "meses", "dias",
    "horas", "descuento", "quita", "rebaja", "condonar", "condonacion", "perdonar",
    "intereses", "discount", "waive", "gratis",
})) - {"un", "uno", "una", "one"}  # fmt: skip
_SIGNS = re.compile(r"[€$%£#@{}<>\[\]*_`]|https?:|www\.|\b\w+\.(?:com|es|mx|net)\b")
_DISCLOSURE = re.compile(
    r"asistente automatico|automatic assistant|automated assistant"
)
_WORD = re.compile(r"[a-z]+")


def faults_of(draft: str, script: Script, *, most: int) -> Iterator[str]:
    """What is wrong with a draft, in words for whoever wrote it; nothing if it is good.

    `most` is the greatest length in characters, once the tokens are filled in.
    """
    if not draft.strip():
        yield "The text is empty."
        return
    tokens = TOKEN.findall(draft)
    unknown = sorted(set(tokens) - set(script.tokens))
    bare = TOKEN.sub(" ", draft)
    if unknown or "⟦" in bare or "⟧" in bare:
        yield "It holds a token that does not exist. Use the given tokens, unchanged."
    if tuple(t for t in tokens if t in script.facts) != script.facts:
        wanted = " ".join(script.facts) or "none of them"
        yield f"The tokens must be exactly these, in this order: {wanted}."
    if any(c.isnumeric() for c in bare):
        yield "It holds a figure. Every figure is a token; write none yourself."
    if _SIGNS.search(bare):
        yield "It holds a sign, markup or address. Write plain text."
    source = TOKEN.sub(" ", script.text)
    added = _number_words(bare) - _number_words(source)
    if added:
        listed = ", ".join(sorted(added))
        yield f"It adds what the approved text does not say: {listed}."
    if _discloses(source) and not _discloses(bare):
        yield "It must say that an automatic assistant writes, in those words."
    if len(unmask(draft, script.tokens)) > most:
        yield f"It is too long: at most {most} characters."


def _discloses(text: str) -> bool:
    return _DISCLOSURE.search(fold(text).text) is not None


def _number_words(text: str) -> frozenset[str]:
    return _NUMBER_WORDS.intersection(_WORD.findall(fold(text).text))
