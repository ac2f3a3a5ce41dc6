"""The messages that only measure: none of them, nor one like it, may be trained on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recobro.understanding.corpus.duplicates import NearIndex, is_stock_phrase
from recobro.understanding.corpus.examples import Example
from recobro.understanding.corpus.excluded import (
    EXCLUDED_NAME,
    fingerprint,
    read_excluded,
)
from recobro.understanding.corpus.folding import fold_text

_EXCLUDED_HEADER = (
    "# SHA-256 of the folded text of lines, hand-written or built, that came near a\n"
    "# measuring message: `recobro corpus check --against FILE --exclude`."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One message of a measuring set: where it stands and what it says."""

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A line of the training data that is near one that measures."""

    example: Example
    place: str


def read_measuring(path: Path) -> tuple[Measured, ...]:
    """The messages of a JSONL file in the format of the label contract.

    Raises ValueError with file and line for a line without text.
    """
    found: list[Measured] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path.name}:{number}"
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{place}: no message: {error!r}") from error
        found.append(Measured(place=place, text=str(text)))
    return tuple(found)


def read_test(folder: Path) -> tuple[Measured, ...]:
    """Every message of `folder`/test/*.jsonl; empty where there is none."""
    paths = sorted((folder / "test").glob("*.jsonl"))
    return tuple(line for path in paths for line in read_measuring(path))


def index_measuring(measured: Iterable[Measured]) -> NearIndex:
    """An index to ask for near messages; stock phrases are left out."""
    index = NearIndex()
    for line in measured:
        folded = fold_text(line.text)
        if not is_stock_phrase(folded):
            index.add(folded, line.place)
    return index


def find_leaks(
    examples: Sequence[Example], measured: Iterable[Measured]
) -> tuple[Leak, ...]:
    """The examples that are near a measuring message, stock phrases excepted."""
    index = index_measuring(measured)
    leaks: list[Leak] = []
    for example in examples:
        folded = fold_text(example.text)
        place = None if is_stock_phrase(folded) else index.near(folded)
        if place:
            leaks.append(Leak(example=example, place=place))
    return tuple(leaks)


def exclude(folder: Path, leaks: Iterable[Leak]) -> int:
    """Write the fingerprints of lines that leak, so that nobody trains on them.

    Returns how many were new.
    """
    fresh = {fingerprint(fold_text(leak.example.text)) for leak in leaks}
    known = read_excluded(folder)
    lines = [_EXCLUDED_HEADER, *sorted(known | fresh)]
    (folder / EXCLUDED_NAME).write_text("\n".join(lines) + "\n", "utf-8")
    return len(fresh - known)
