"""Titles of columns: from what an ERP writes to the fields that it may mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from recobro.connectors.files.cells import Cell, tidy
from recobro.connectors.files.vocabulary import (
    ALLOWED,
    CANONICAL,
    RULES,
    STOPWORDS,
    TITLE_CURRENCIES,
)

_UNKNOWN_WORD_COST = 12
_TITLE_CHARS_MAX = 80
_INITIALS = re.compile(r"\b(?:[a-z]\.\s?)+[a-z]\b\.?")
_NUMBER_SIGN = re.compile(r"#|\bn\s?[º°ª]|\bn\.[ºo°]\.?|\bno\.")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# What the division into words would tear apart.
_PHRASES = (("a cuenta", "anticipo"), ("whats app", "whatsapp"), ("bill to", "cliente"))
_KEEP_WHOLE = frozenset({"f", "n", "c", "s"})


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower-case text without accents, for comparing what people write."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def title_words(title: str) -> tuple[frozenset[str], int, tuple[str, ...]]:
    """The canonical words of a title, its ordinal (Tel. 2), and the unknown words."""
    spaced = _CAMEL.sub(" ", tidy(title).replace("_", " "))
    text = spaced.lower().replace("%", " pct ")
    for phrase, word in _PHRASES:
        text = text.replace(phrase, word)
    text = _NUMBER_SIGN.sub(" num ", text)
    text = fold(text)
    text = _INITIALS.sub(_joined_initials, text)
    known: set[str] = set()
    unknown: list[str] = []
    ordinal = 1
    for token in re.findall(r"[a-z]+|[0-9]+", text):
        if token.isdigit():
            ordinal = min(int(token[:3]), 99)
        elif token in CANONICAL:
            known.add(CANONICAL[token])
        elif token in STOPWORDS or token in TITLE_CURRENCIES:
            continue
        elif pieces := _segments(token):
            known.update(CANONICAL[piece] for piece in pieces if piece in CANONICAL)
        else:
            unknown.append(token)
    return frozenset(known), ordinal, tuple(unknown)


def _joined_initials(match: re.Match[str]) -> str:
    letters = re.sub(r"[^a-z]", "", match[0])
    # "N.I.F." is one word; "F. V." or "N. F." would be two, and stay so.
    return letters if letters in CANONICAL else match[0]


@lru_cache(maxsize=4096)
def _segments(token: str) -> tuple[str, ...]:
    """The known words of which a glued title (`codcli`, `fechavto`) is made."""
    if len(token) < 5 or len(token) > 40:
        return ()
    for cut in range(min(len(token) - 2, 14), 0, -1):
        head, rest = token[:cut], token[cut:]
        usable = head in CANONICAL and (cut >= 2 or head in _KEEP_WHOLE)
        glue = head in {"de", "del"}
        if not (usable or glue):
            continue
        if rest in CANONICAL and len(rest) >= 2:
            return (head, rest)
        if tail := _segments(rest):
            return (head, *tail)
    return ()


@lru_cache(maxsize=4096)
def meanings(title: str) -> Mapping[str, int]:
    """The fields that a title may mean, each with a weight up to 100."""
    if not title or len(title) > _TITLE_CHARS_MAX:
        return {}
    words, ordinal, unknown = title_words(title)
    cost = _UNKNOWN_WORD_COST * len(unknown) + (ordinal - 1)
    found: dict[str, int] = {}
    for field, required, weight in RULES:
        if required <= words <= (ALLOWED[field] | required):
            # Words that the rule does not use are meant all the same.
            score = weight - cost - 3 * len(words - required)
            if score > found.get(field, 0):
                found[field] = score
    if "iva" in words and not words & {"con", "sin", "base"}:
        found.pop("amount", None)
        found.pop("outstanding", None)
    if "fecha" in words:
        found.pop("paid", None)
    if "sin" in words:
        found.pop("amount", None)
    return found


@lru_cache(maxsize=4096)
def is_known_title(title: str) -> bool:
    """Whether the title says what the column is, be it ours or not."""
    words, _, unknown = title_words(title)
    return bool(words) and len(unknown) <= len(words)


@lru_cache(maxsize=4096)
def title_currency(title: str) -> str | None:
    """The currency that a title names, as in `Importe (USD)`."""
    if "€" in title:
        return "EUR"
    if "US$" in title:
        return "USD"
    for token in re.findall(r"[a-z]+", fold(title)):
        if token in TITLE_CURRENCIES:
            return TITLE_CURRENCIES[token]
    return None


def header_strength(row: Sequence[Cell]) -> float:
    """How much a row looks like titles: the sum of the best weight of each field."""
    best: dict[str, int] = {}
    filled = 0
    for cell in row:
        if cell == "":
            continue
        filled += 1
        if not isinstance(cell, str) or len(cell) > _TITLE_CHARS_MAX:
            continue
        found = meanings(cell)
        if found:
            field = max(found, key=lambda name: found[name])
            best[field] = max(best.get(field, 0), found[field])
    own = [weight for field, weight in best.items() if not field.startswith("_")]
    return sum(own) / 100 if len(own) > 1 else 0.0
