"""Text made plain for the finders, with the way back to where each letter stood.

Lower case, no accents, every script's digits as 0-9, every dash as "-", every space as
" "; marks and invisible characters are gone, so that a zero-width space inside a number
hides nothing. Unlike `rules.normalise.fold`, no character changes place or word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_KEPT = {"º": "º", "ª": "ª", "⟦": "⟦", "⟧": "⟧", "\n": "\n", "\t": " ", "№": "no"}
# Letters of other alphabets that look like ours and are typed in their place.
_LOOK_ALIKE = dict(
    zip("авекмнорстхусіјοαεικνρτυχ", "abekmhopctxycijoaeiknptux", strict=True)
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The plain text; `starts[i]` and `ends[i]` bound its letter i in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The bounds in the original of a stretch of the plain text."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The plain form of any Unicode text."""
    if text.isascii():
        plain = text.lower().replace("\t", " ")
        return Folded(plain, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, character in enumerate(text):
        plain = _plain(character)
        if not plain and ends:
            ends[-1] = index + 1  # a mark belongs to the letter that it stands on
        for letter in plain:
            letters.append(letter)
            starts.append(index)
            ends.append(index + 1)
    return Folded("".join(letters), starts, ends)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in _KEPT:
        return _KEPT[character]
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", character.lower())
        if unicodedata.category(c) not in {"Mn", "Me", "Cf"}
    )
    plain = _LOOK_ALIKE.get(plain, plain)
    category = unicodedata.category(character)
    if category == "Pd" or character == "−":
        return "-"
    return " " if category == "Zs" else plain
