"""A draft folded for reading: no accents, no case, no disguises, spans kept.

Every character of the folded text knows the place in the draft that it came from, so
that a violation can quote the draft verbatim.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

# Letters of other alphabets that look like Latin ones.
_HOMOGLYPHS = dict(
    zip(
        "авеёіјкмнорсѕтухԁӏցɡαβεηικνορτυχϲϳℓıɑһвԛԝ",
        "abeeijkmhopcstyxdlggabenikvoptuxcjliahbqw",
        strict=True,
    )
)
_SAME = {"º": "°", "ª": "°", "’": "'", "‘": "'", "`": "'", "´": "'", "ł": "l"}
_DASHES = "‐‑‒–—−"

# Stems that people disguise (c4rcel, e.m.b.a.r.g.o): only towards these do we undo it.
HARD_STEMS = (
    "abogad", "amenaz", "arrest", "asnef", "buro", "carcel", "condon", "contrasen",
    "credit", "cuota", "cvv", "datacredit", "demand", "denunci", "descuent", "deud",
    "dicom", "embarg", "estaf", "factur", "fiscal", "infocorp", "jail", "judicial",
    "juici", "juzgad", "lawsuit", "moros", "password", "penal", "perdon", "polici",
    "preso", "prision", "prison", "quita", "rebaj", "saldo", "sinverguenz", "tarjet",
    "tribunal", "ultimatum", "vecin", "veraz", "verguenz", "whatsapp", "debt",
    "notific", "legal", "juridic", "ejecut", "visit", "seiz", "sue", "court", "lawyer",
    "shame", "robot", "bot", "humano",
)  # fmt: skip
_LEET = str.maketrans("0134578@$!|€", "oieastbasiie")
_SPACED = re.compile(r"(?<![a-z0-9])[a-z](?:[ ._*·|/-][a-z]){3,}(?![a-z0-9])")
_BROKEN = re.compile(r"(?<![a-z0-9@])[a-z]+(?:[._*·|~-][a-z]+)+(?![a-z0-9@])")
_MIXED = re.compile(
    r"(?<![a-z0-9@$./-])(?=[0-9@$!|€]*[a-z])(?=[a-z]*[0-9@$!|€])[a-z0-9@$!|€]{3,}"
)
_HAS_LEET = re.compile(r"[0-9@$!|€]")
# d0ll4r: figures at two places of a word that is mostly letters, none of it by chance.
_FIGURED = re.compile(
    r"(?<![a-z0-9@$./-])(?=[a-z]*[0134578])[a-z0134578]{5,}(?![a-z0-9@/-])"
)
_GROUPS = re.compile(r"[0-9]+")
# Without these no disguise of its kind is there. Each begins with a set of characters,
# which the engine looks for much faster than for a beginning of a word.
_MAY_BE_SPACED = re.compile(r"[ ._*·|/-][a-z][ ._*·|/-][a-z][ ._*·|/-][a-z]")
_MAY_BE_BROKEN = re.compile(r"[._*·|~-][a-z]")
_MAY_BE_MIXED = re.compile(r"[0-9@$!|€](?:(?=[a-z])|(?<=[a-z].))")
_MAY_BE_FIGURED = re.compile(r"[0134578][a-z]")
_STRETCHED_LETTERS = tuple(3 * letter for letter in "abcdefghijklmnopqrstuvyz")
_STRETCHED = re.compile(r"([a-vyz])\1{2,}")
_SENTENCE_END = re.compile(
    r"[!?;\n¿¡.](?:(?<=[^.])[!?;\n¿¡]*|(?<=\.)(?:\.*(?=\s|$)|(?=[a-z~]{4,} )))"
)


def _fold_char(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char in _DASHES:
        return "-"
    folded = []
    for part in unicodedata.normalize("NFKD", char):
        if unicodedata.category(part) in ("Mn", "Me", "Cf", "Cc") and part != "\n":
            if part == "\t":
                folded.append(" ")
            continue
        folded.extend(_HOMOGLYPHS.get(low, low) for low in part.lower())
    return "".join(folded)


class _Folder(dict[int, str]):
    """Characters by their code, folded once each; the alphabet is small."""

    def __missing__(self, code: int) -> str:
        folded = _fold_char(chr(code))
        if len(self) < 4096:
            self[code] = folded
        return folded


_FOLDED = _Folder()
# What lower() folds already: nearly all that is written.
_PLAIN = frozenset(c for c in map(chr, range(128)) if _fold_char(c) == c.lower())


def _translate(text: str, odd: set[str]) -> str:
    """Every character folded; `odd` are those in it that are not plain."""
    folded = text
    for char in odd:
        plain = _FOLDED[ord(char)]
        if plain == char and char.lower() == char:
            continue
        if not _PLAIN.issuperset(plain):
            return text.translate(_FOLDED)
        folded = folded.replace(char, plain)
    return folded.lower()


@dataclass(frozen=True, slots=True)
class Text:
    """The folded text, the raw draft, and where each folded character came from."""

    raw: str
    folded: str
    origin: Sequence[int]

    def quote(self, start: int, end: int) -> str:
        """The words of the draft behind folded[start:end]."""
        if start >= end:
            return ""
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < len(self.raw) and unicodedata.combining(self.raw[last]):
            last += 1
        return self.raw[first:last].strip()


def _without(
    text: str, origin: Sequence[int], keep: list[bool]
) -> tuple[str, list[int]]:
    return (
        "".join(c for c, k in zip(text, keep, strict=True) if k),
        [o for o, k in zip(origin, keep, strict=True) if k],
    )


def _drop(
    text: str,
    origin: Sequence[int],
    pattern: re.Pattern[str],
    kept: Callable[[re.Match[str]], list[bool]],
) -> tuple[str, Sequence[int]]:
    keep: list[bool] = []
    for match in pattern.finditer(text):
        part = kept(match)
        if not all(part):
            keep = keep or [True] * len(text)
            keep[match.start() : match.end()] = part
    return _without(text, origin, keep) if keep else (text, origin)


def _letters_only(match: re.Match[str]) -> list[bool]:
    return [c.isalpha() for c in match.group()]


def _letters_if_hard(match: re.Match[str]) -> list[bool]:
    joined = "".join(c for c in match.group() if c.isalpha())
    hide = joined.startswith(HARD_STEMS) and not match.group().startswith(HARD_STEMS)
    return [c.isalpha() or not hide for c in match.group()]


def _first_only(match: re.Match[str]) -> list[bool]:
    return [i == 0 for i in range(len(match.group()))]


def _unleet(match: re.Match[str]) -> str:
    word = match.group()
    if not _HAS_LEET.search(word):
        return word
    plain = word.translate(_LEET)
    return plain if plain.startswith(HARD_STEMS) else word


def _unfigure(match: re.Match[str]) -> str:
    word = match.group()
    figures = _GROUPS.findall(word)
    if len(figures) < 2 or 2 * sum(map(len, figures)) >= len(word):
        return word
    return word.translate(_LEET)


def fold(draft: str) -> Text:
    """Fold a draft: NFKD, lower case, look-alikes undone, invisible signs dropped."""
    odd = set(draft) - _PLAIN
    text = _translate(draft, odd)
    origin: Sequence[int] = range(len(draft))
    if not all(len(_FOLDED[ord(char)]) == 1 for char in odd):
        origin = [at for at, char in enumerate(draft) for _ in _FOLDED[ord(char)]]
    if _MAY_BE_SPACED.search(text):
        text, origin = _drop(text, origin, _SPACED, _letters_only)
    if _MAY_BE_BROKEN.search(text):
        text, origin = _drop(text, origin, _BROKEN, _letters_if_hard)
    for stretched in _STRETCHED_LETTERS:
        if stretched in text:
            text, origin = _drop(text, origin, _STRETCHED, _first_only)
            break
    if _MAY_BE_MIXED.search(text):
        text = _MIXED.sub(_unleet, text)
    if _MAY_BE_FIGURED.search(text):
        text = _FIGURED.sub(_unfigure, text)
    return Text(draft, text, origin)


def fold_plain(text: str) -> str:
    """Fold a fact (a name, a link) for comparison with folded text."""
    return _translate(text, set(text) - _PLAIN)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; a question mark or line ends one too."""
    start = 0
    for stop in _SENTENCE_END.finditer(text):
        if text[start : stop.start()].strip():
            yield start, stop.end()
            start = stop.end()
    if text[start:].strip():
        yield start, len(text)
