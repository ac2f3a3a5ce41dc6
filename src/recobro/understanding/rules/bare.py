r"""Whether a message is a yes and nothing else, in time linear in its length.

What is read is `^\W*(?:YES\b FILLER*|THUMB FILLER*)+$`. Words stand on both sides
("eso" is a yes and a filler), so that the pattern itself would try each of them in two
ways and take years over "eso eso eso …" with a stranger at the end. Here each place of
the text is looked at twice at most: before the first yes, and after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_THUMBS = frozenset("👍👌✅🤝🆗")
# Beginnings of an answer; a yes ends where the word ends.
YES_WORDS = (
    "sip", "sipi", "see", "ok", "oka", "okay", "okey", "okis", "vale", "dale",
    "de acuerdo", "sale", "va", "listo", "bueno", "claro", "perfecto", "acepto",
    "hagamoslo", "me parece", "me parece bien", "conforme", "genial", "ya po",
    "ya pues", "ya", "bacan", "buenisimo", "correcto", "por supuesto", "esta bien",
    "simon", "orale", "de una", "hecho", "trato", "trato hecho", "confirmo",
    "confirmado", "adelante", "eso es", "eso", "obvio", "cerrado", "excelente",
    "afirmativo", "exacto", "asi es", "efectivamente", "arre", "jalo", "chevere",
    "sisas", "yes", "yep", "sure", "agreed", *_THUMBS, "muy bien", "estamos",
    "quedamos asi", "venga",
)  # fmt: skip
# What may stand beside a yes; these end where the word ends.
_FILLERS = ("po", "pues", "pe")
# These may run on: "gracias" and "graciaspo" alike.
_OPEN_FILLERS = (
    "senorita", "senor", "joven", "porfa", "por favor", "gracias", "asi le hacemos",
    "no hay problema", "sin problema", "che", "amigo", "bien", "todo",
    "hagamos eso", "por mi", "mi senora", "entonces", "ahi", "quedamos", "con eso",
    "eso", "asi", "hagamoslo", "hagale", "de una",
)  # fmt: skip


def _by_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for word in words:
        table[word[0]] = (*table.get(word[0], ()), word)
    return table


_YES = _by_letter(YES_WORDS)
_CLOSED = _by_letter(_FILLERS)
_OPEN = _by_letter(_OPEN_FILLERS)


def is_bare_yes(folded: str) -> bool:
    """Whether a folded text is one yes or several, with fillers and signs only."""
    length = len(folded)
    # Places still to be read from, without and with a yes before them.
    todo, seen = [(0, False)], {(0, False)}
    while todo:
        place, yes = todo.pop()
        if place == length:
            if yes:
                return True
            continue
        for step in _steps(folded, place, yes=yes):
            if step not in seen:
                seen.add(step)
                todo.append(step)
    return False


def _steps(text: str, place: int, *, yes: bool) -> Iterator[tuple[int, bool]]:
    """Where one sign, yes or filler from here leads."""
    letter = text[place]
    if not _is_letter(letter):
        # a thumb is a yes; read as a sign it would only say less
        yield place + 1, yes or letter in _THUMBS
    if letter == "s":
        end = place + 1
        while text[end : end + 1] == "i":
            end += 1
        if end > place + 1 and _is_edge(text, end):
            yield end, True
    for word in _YES.get(letter, ()):
        end = place + len(word)
        if text.startswith(word, place) and _is_edge(text, end):
            yield end, True
    if yes:
        for word in _CLOSED.get(letter, ()):
            end = place + len(word)
            if text.startswith(word, place) and _is_edge(text, end):
                yield end, True
        for word in _OPEN.get(letter, ()):
            if text.startswith(word, place):
                yield place + len(word), True


def _is_letter(char: str) -> bool:
    r"""As `\w` of the standard library's patterns."""
    return char.isalnum() or char == "_"


def _is_edge(text: str, end: int) -> bool:
    r"""As `\b` after a character that stands before `end`."""
    after = end < len(text) and _is_letter(text[end])
    return after != _is_letter(text[end - 1])
