"""From words with their places to lines, also where the picture is a little askew.

Applications print a label on the left and its value on the right, which the engine
takes for two columns. Here they become one line again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recobro.domain.receipts import TextLine

WORDS_MAX = 3000
# A gap of so many times a word's height parts columns; it is written as two spaces.
_COLUMN_GAP = 2.5
# Two pieces are beside one another where they share so much of the lower one's height.
_BESIDE = 0.5
# Tilts that are tried, the straight one first: of equals the first is taken.
_SLOPES = (0.0, *(sign * step / 200 for step in range(1, 12) for sign in (1, -1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with its box in pixels, its line as the engine sees it, and certainty.

    `confidence` is from 0 to 1.
    """

    text: str
    left: int
    top: int
    width: int
    height: int
    line: tuple[int, ...]
    confidence: float


def words_from_tsv(tsv: str) -> tuple[Word, ...]:
    """The words in Tesseract's table of tab-separated values; others are left out.

    Columns: level, page, block, paragraph, line, word, left, top, width, height,
    conf (0 to 100, -1 for what is no word), text.
    """
    words = []
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or not cells[11].strip():
            continue
        try:
            numbers = [int(cell) for cell in cells[:10]]
            confidence = float(cells[10])
        except ValueError:
            continue
        if confidence < 0 or numbers[9] <= 0:
            continue
        words.append(
            Word(
                text=cells[11].strip(),
                left=numbers[6],
                top=numbers[7],
                width=numbers[8],
                height=numbers[9],
                line=tuple(numbers[2:5]),
                confidence=min(confidence, 100.0) / 100,
            )
        )
    return tuple(words[:WORDS_MAX])


def lines_of(words: Sequence[Word]) -> tuple[TextLine, ...]:
    """The lines from top to bottom, each from left to right.

    The tilt is the one at which most of what the engine takes for lines of its own
    falls together.
    """
    pieces = _pieces(words)
    best = min((_rows(pieces, slope) for slope in _SLOPES), key=len, default=[])
    return tuple(_line([word for piece in row for word in piece.words]) for row in best)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that the engine has on one line, and their box."""

    words: tuple[Word, ...]
    left: int
    top: int
    bottom: int

    def span(self, slope: float) -> tuple[float, float]:
        """Top and bottom where the tilt is taken out."""
        right = max(word.left + word.width for word in self.words)
        shift = slope * (self.left + right) / 2
        fat = abs(slope) * (right - self.left) / 2  # a tilted line has a higher box
        thin = max(self.bottom - self.top - 2 * fat, 0.4 * (self.bottom - self.top))
        middle = (self.top + self.bottom) / 2 - shift
        return middle - thin / 2, middle + thin / 2


def _pieces(words: Sequence[Word]) -> list[_Piece]:
    by_line: dict[tuple[int, ...], list[Word]] = defaultdict(list)
    for word in words:
        by_line[word.line].append(word)
    return [
        _Piece(
            words=tuple(line),
            left=min(word.left for word in line),
            top=min(word.top for word in line),
            bottom=max(word.top + word.height for word in line),
        )
        for line in by_line.values()
    ]


def _rows(pieces: Sequence[_Piece], slope: float) -> list[list[_Piece]]:
    """The pieces that lie beside one another at this tilt."""
    placed = sorted(((piece.span(slope), piece) for piece in pieces), key=_by_middle)
    rows: list[list[_Piece]] = []
    top = bottom = 0.0
    for (start, end), piece in placed:
        shared = min(end, bottom) - max(start, top)
        if rows and shared > _BESIDE * min(end - start, bottom - top):
            rows[-1].append(piece)
            top, bottom = min(top, start), max(bottom, end)
        else:
            rows.append([piece])
            top, bottom = start, end
    return rows


def _by_middle(placed: tuple[tuple[float, float], _Piece]) -> float:
    return sum(placed[0])


def _line(words: list[Word]) -> TextLine:
    ordered = sorted(words, key=lambda word: word.left)
    pieces = [ordered[0].text]
    for before, word in pairwise(ordered):
        gap = word.left - before.left - before.width
        far = gap > _COLUMN_GAP * max(before.height, word.height)
        pieces.append(("  " if far else " ") + word.text)
    letters = sum(len(word.text) for word in ordered)
    sure = sum(len(word.text) * word.confidence for word in ordered) / letters
    return TextLine(text="".join(pieces), confidence=sure)
