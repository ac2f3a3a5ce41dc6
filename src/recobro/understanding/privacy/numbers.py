"""Runs of digits as people write them: in groups, with signs, letters and words.

A run is what one reads as one number, whatever stands between its groups: "1234 5678
zeta", "12.345.678-k", "+52 (55) 1234-5678", "seis cero cero, uno uno uno". Finding it
says nothing about what it is; `sensitive` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from recobro.understanding.privacy.number_words import (
    DIGITS_OF_WORD,
    JOINERS,
    LETTER_NAMES,
    MAGNITUDES,
    WORD_LETTERS,
)

_CHUNK = re.compile(r"[0-9a-z]+")
# Letters that are typed for digits: O for 0, I and L for 1.
_CORE = re.compile(
    r"(?P<lead>[a-z]*?)(?P<core>[0-9oil]*[0-9][0-9oil]*)(?P<tail>[a-z]*)"
)
_TIMES = re.compile(r"[0-9]{1,2}x[0-9]{2,8}")  # "3x500": three payments of 500
_SLIP = re.compile(r"[0-9]+[a-hjkmnp-z][0-9]+")
_GAP = re.compile(
    r"[ ]{1,4}| {0,2}[-/_*·•|'´`] {0,2}|[.,:]| ?[()]{1,2} ?|\) ?- ?|[.,] ?- ?"
)
# Where the words before say that a document follows, and it is not yet whole.
_CUED_GAP = re.compile(
    r"[ ,;.\n]{1,3}|,? ?(?:y |y luego |luego |despues |y despues ) ?"
)
_WHOLE_FROM = 7
_SPOKEN_GAP = re.compile(r"[ ,.\-]{1,3}")
_LETTER_GAP = re.compile(r"[ ]| ?[-/.·_] ?|,? ?(?:y )?(?:con )?(?:la )?letra ")
MOST_PIECES = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One group of a run; `digits` is how many digits it stands for."""

    start: int
    end: int
    text: str
    digits: int
    spoken: bool = False
    magnitude: bool = False
    lead: str = ""
    tail: str = ""
    woven: bool = False  # letters and digits interleaved, as in a CURP


@dataclass(slots=True)
class Run:
    """Groups that read as one number, with the letter that it begins or ends with."""

    start: int
    end: int
    pieces: list[Piece] = field(default_factory=list)
    letter: bool = False  # a letter joined at the end by a gap

    @property
    def digits(self) -> int:
        """How many digits it has."""
        return sum(piece.digits for piece in self.pieces)

    @property
    def spoken(self) -> bool:
        """Whether all of it is in words."""
        return all(piece.spoken for piece in self.pieces)

    @property
    def has_magnitude(self) -> bool:
        """Whether it says thousands or millions, as a sum of money does."""
        return any(piece.magnitude for piece in self.pieces)


def runs(
    text: str, blocked: Sequence[bool], cued: Callable[[int], bool]
) -> Iterator[Run]:
    """Every run of plain text; a letter marked in `blocked` belongs to none.

    `cued` tells whether the words before a place say that a document follows: then
    its groups may stand further apart.
    """
    chunks = [m for m in _CHUNK.finditer(text) if not blocked[m.start()]]
    position = 0
    while position < len(chunks):
        first = piece_of(chunks[position])
        if first is None:
            position += 1
            continue
        run, position = _grown(text, chunks, position, first, cued)
        yield run


def piece_of(chunk: re.Match[str]) -> Piece | None:
    """A chunk as a group of a number; None where it has no digit."""
    word, start, end = chunk.group(), chunk.start(), chunk.end()
    if word in DIGITS_OF_WORD:
        return Piece(start, end, word, DIGITS_OF_WORD[word], spoken=True)
    if word in MAGNITUDES:
        return Piece(start, end, word, 0, spoken=True, magnitude=True)
    if not any("0" <= c <= "9" for c in word):
        return None
    if _TIMES.fullmatch(word):
        return None
    if _SLIP.fullmatch(word):  # one letter hit by mistake ends no number
        return Piece(start, end, word, sum("0" <= c <= "9" for c in word))
    found = _CORE.fullmatch(word)
    if found is None:
        digits = sum("0" <= c <= "9" for c in word)
        return Piece(start, end, word, digits, woven=True)
    return Piece(
        start, end, word, len(found["core"]), lead=found["lead"], tail=found["tail"]
    )


def _grown(
    text: str,
    chunks: Sequence[re.Match[str]],
    position: int,
    first: Piece,
    cued: Callable[[int], bool],
) -> tuple[Run, int]:
    run = Run(first.start, first.end, [first])
    run.start = _with_prefix(text, chunks, position, first)
    position += 1
    while position < len(chunks) and len(run.pieces) < MOST_PIECES:
        last = run.pieces[-1]
        if last.woven or not _goes_on(last, run):
            break
        step = _next(text, chunks, position, last)
        if step is None and run.digits < _WHOLE_FROM:
            step = _next_apart(text, chunks, position, first, last, cued)
        if step is None:
            break
        piece, position = step
        run.pieces.append(piece)
        run.end = piece.end
    last = run.pieces[-1]
    if position < len(chunks) and not last.tail and not last.woven:
        position = _take_letter(text, chunks, position, run)
    return run, position


def _goes_on(last: Piece, run: Run) -> bool:
    """Whether a number may go on after a group: not after a unit or its last letter."""
    if not last.tail:
        return True
    return len(last.tail) == 1 and last.tail not in "kmxh" and run.digits < _WHOLE_FROM


def _next(
    text: str, chunks: Sequence[re.Match[str]], position: int, last: Piece
) -> tuple[Piece, int] | None:
    """The next group and the position after it, if it belongs to the same number."""
    end, tries = last.end, 0
    chunk = chunks[position]
    while tries < 2 and _joins(chunk.group(), last, tries):
        if not _SPOKEN_GAP.fullmatch(text[end : chunk.start()]):
            return None
        end, tries, position = chunk.end(), tries + 1, position + 1
        if position >= len(chunks):
            return None
        chunk = chunks[position]
    piece = piece_of(chunk)
    if piece is None or len(piece.lead) > 1 or piece.woven:
        return None
    if piece.lead and piece.digits < 2:
        return None
    if tries and not piece.spoken and chunks[position - 1].group() in {"o", "y"}:
        return None  # "entre doscientos y 300"
    between = text[end : piece.start]
    loose = tries or piece.spoken or last.spoken
    pattern = _SPOKEN_GAP if loose else _GAP
    if not pattern.fullmatch(between):
        return None
    return piece, position + 1


def _next_apart(
    text: str,
    chunks: Sequence[re.Match[str]],
    position: int,
    first: Piece,
    last: Piece,
    cued: Callable[[int], bool],
) -> tuple[Piece, int] | None:
    """The next group of a document that is given bit by bit: "1234, y luego 5678z"."""
    while chunks[position].group() in {"y", "luego", "despues"}:
        position += 1
        if position >= len(chunks):
            return None
    piece = piece_of(chunks[position])
    if piece is None or piece.lead or piece.woven or piece.spoken or piece.digits < 3:
        return None
    if not _CUED_GAP.fullmatch(text[last.end : piece.start]):
        return None
    return (piece, position + 1) if cued(first.start) else None


def _joins(word: str, last: Piece, tries: int) -> bool:
    if word in JOINERS:
        return True
    if word == "o":  # the letter, read out for a zero
        return last.spoken and last.digits == 1 and tries == 0
    # "treinta y cuatro"
    return word == "y" and last.spoken and last.digits == 2 and tries == 0


def _with_prefix(
    text: str, chunks: Sequence[re.Match[str]], position: int, first: Piece
) -> int:
    """Where the run begins with its sign or letter: "+34 600…", "X-1234567-L"."""
    start = first.start
    if position:
        before = chunks[position - 1]
        between = text[before.end() : start]
        single = len(before.group()) == 1 and before.group().isalpha()
        joined = re.fullmatch(r" ?[-./·] ?", between) is not None
        spaced = between == " " and before.group() in "xzvbgp"
        if single and (joined or spaced):
            return before.start()
    while start and text[start - 1] in "+(":
        start -= 1
    return start


def _take_letter(
    text: str, chunks: Sequence[re.Match[str]], position: int, run: Run
) -> int:
    """Add the check letter that follows: "12345678 Z", "…-k", "… letra zeta"."""
    chunk = chunks[position]
    word, at = chunk.group(), position
    spoken_zero = word == "o" and run.pieces[-1].spoken
    before = word in {"letra", "guion", "raya", "con", "barra"} or spoken_zero
    if before and at + 1 < len(chunks):
        at += 1
        if chunks[at].group() == "letra" and at + 1 < len(chunks):
            at += 1
        word = chunks[at].group()
    between = text[run.pieces[-1].end : chunks[at].start()]
    letter = len(word) == 1 and word.isalpha()
    if not (letter or word in LETTER_NAMES):
        return position
    if at == position:
        if not _LETTER_GAP.fullmatch(between):
            return position
        if letter and word in WORD_LETTERS and between == " ":
            return position
        if not letter and run.digits < 6:
            return position
    elif not re.fullmatch(r"[ ,.\-a-z]{1,20}", between):
        return position
    run.end = chunks[at].end()
    run.letter = True
    return at + 1
