"""What we know of the person already: their own name, document, address, wherever said.

Letter case, accents and the signs between groups make no difference. Of a name each
word counts by itself; of an address any two words together, and its postcode alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recobro.understanding.privacy.folding import fold
from recobro.understanding.privacy.spans import Kind, Span

LEAST = 3  # letters of a word that can be told from others
LONGEST_WHOLE = 80
_CHUNK = re.compile(r"[0-9a-z]+")
_SIGNS = r"[\s.,\-/_·'()]{0,3}"
_ALIKE = {"0": "[0o]", "o": "[o0]", "1": "[1il]", "i": "[i1l]", "l": "[l1i]"}
_COMMON = frozenset({
    "de", "del", "la", "las", "los", "el", "san", "santa", "don", "dona", "sra", "sr",
    "calle", "avenida", "av", "plaza", "paseo", "camino", "carrera", "jiron", "pasaje",
    "piso", "puerta", "numero", "num", "von", "van", "da", "dos", "das", "colonia",
    "sociedad", "limitada", "anonima", "srl", "sas", "slu", "ltda",
})  # fmt: skip


def known_spans(text: str, known: Sequence[str]) -> Iterator[Span]:
    """Where plain text says something of the person that is known beforehand."""
    words = [(m.group(), m.start(), m.end()) for m in _CHUNK.finditer(text)]
    for item in known:
        pattern, parts, kind = _prepared(item)
        if pattern is not None:
            for found in pattern.finditer(text):
                yield Span(found.start(), found.end(), kind)
        if kind is Kind.NAME:
            yield from _each_word(words, parts)
        elif len(parts) > 2:
            yield from _together(words, parts)


@lru_cache(maxsize=512)
def _prepared(item: str) -> tuple[re.Pattern[str] | None, tuple[str, ...], Kind]:
    parts = tuple(_CHUNK.findall(fold(item).text))
    letters = "".join(parts)
    if any(c.isdigit() for c in letters):
        kind = Kind.KNOWN
    else:
        kind = Kind.NAME if len(parts) <= 7 else Kind.KNOWN
    if len(letters) < LEAST or len(letters) > LONGEST_WHOLE:
        return None, parts, kind
    body = _SIGNS.join(_ALIKE.get(c, c) if _numeric(letters) else c for c in letters)
    return re.compile(rf"(?<![0-9a-z]){body}(?![0-9a-z])"), parts, kind


def _numeric(letters: str) -> bool:
    return sum(c.isdigit() for c in letters) * 2 >= len(letters)


def _each_word(
    words: Sequence[tuple[str, int, int]], parts: tuple[str, ...]
) -> Iterator[Span]:
    telling = {p for p in parts if len(p) >= LEAST and p not in _COMMON}
    for word, start, end in words:
        if word in telling:
            yield Span(start, end, Kind.NAME)


def _together(
    words: Sequence[tuple[str, int, int]], parts: tuple[str, ...]
) -> Iterator[Span]:
    """Stretches of an address: its words next to one another, or its postcode."""
    own = frozenset(parts)
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and words[last][0] in own:
            last += 1
        said = [word for word, _, _ in words[first:last]]
        telling = [w for w in said if w not in _COMMON]
        postcode = any(len(w) >= 5 and w.isdigit() for w in said)
        if postcode or (len(telling) >= 2 and len("".join(telling)) >= 5):
            yield Span(words[first][1], words[last - 1][2], Kind.ADDRESS)
        first = max(last, first + 1)
