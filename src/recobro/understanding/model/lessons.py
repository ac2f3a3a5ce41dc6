"""The corpus as lessons: evidence, labels, and which lines hang together.

Lines hang together when one was made of another: leaving a file out of training leaves
out everything that was made of it, or the measure would be of memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recobro.understanding.corpus.examples import (
    CorpusFormatError,
    Example,
    Kind,
    Problem,
    not_excluded,
    parse_examples,
)
from recobro.understanding.model.deciding import LABELS, NUMBER, SIGNALS
from recobro.understanding.model.evidence import TRAINING_DAY, Evidence, look
from recobro.understanding.model.features import Document
from recobro.understanding.model.training import Flags
from recobro.understanding.model.vocabulary import Floats

Told = Callable[[int, int], None]
MADE_WEIGHT = 0.5  # what a line that nobody wrote counts beside one that somebody did
# A language that one file alone holds is left out by parts of this many lines, for
# leaving out the file would leave nothing to read it by.
_PART_OF_ONLY_FILE = 60
_TOLD_EVERY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One line of the corpus and what is known of it before the model weighs it."""

    example: Example
    evidence: Evidence

    @property
    def doc(self) -> Document:
        """What the views are taken of."""
        return self.evidence.doc

    @property
    def by_hand(self) -> bool:
        """A person wrote it."""
        return self.example.kind is Kind.HAND

    @property
    def weight(self) -> float:
        """How much it counts."""
        return 1.0 if self.by_hand else MADE_WEIGHT


def read_corpus(folder: Path) -> tuple[Example, ...]:
    """Every example of every .tsv file in the folder, in the order of their names.

    Lines that excluded.txt beside the folder names are left out: they are too near to
    a message that measures.
    Raises CorpusFormatError with all bad lines of all files, FileNotFoundError where
    there is no file.
    """
    paths = sorted(folder.glob("*.tsv"))
    if not paths:
        raise FileNotFoundError(f"no .tsv file in {folder}")
    examples: list[Example] = []
    problems: list[Problem] = []
    for path in paths:
        found, wrong = parse_examples(path)
        examples += found
        problems += wrong
    if problems:
        raise CorpusFormatError(problems)
    return not_excluded(examples, folder.absolute().parent)


def corpus_hash(folder: Path) -> str:
    """SHA-256 over the names and contents of the folder's .tsv files."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def look_at_all(examples: Sequence[Example], told: Told) -> tuple[Lesson, ...]:
    """The evidence of every example."""
    lessons: list[Lesson] = []
    for example in examples:
        evidence = look(example.text, example.country, TRAINING_DAY, example.act)
        lessons.append(Lesson(example=example, evidence=evidence))
        if len(lessons) % _TOLD_EVERY == 0:
            told(len(lessons), len(examples))
    return tuple(lessons)


def flags_of(lessons: Sequence[Lesson]) -> Flags:
    """Labels, one row a lesson: 31 of the primary, 31 of presence, then care."""
    flags = np.zeros((len(lessons), 2 * LABELS + len(SIGNALS)), dtype=np.bool_)
    for row, lesson in zip(flags, lessons, strict=True):
        row[NUMBER[lesson.example.intent]] = True
        for intent in lesson.example.intents:
            row[LABELS + NUMBER[intent]] = True
        for signal in lesson.example.care:
            row[2 * LABELS + SIGNALS.index(signal)] = True
    return flags


def weights_of(lessons: Sequence[Lesson]) -> Floats:
    """How much each lesson counts."""
    return np.array([lesson.weight for lesson in lessons], dtype=np.float32)


def folds_of(
    lessons: Sequence[Lesson], count: int
) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Pairs (to learn from, to be asked): whole files of hand-written lines are asked.

    What was made of a file's lines is not learnt from while that file is asked; what
    the grammar made is never asked. Each hand-written line is asked exactly once.
    """
    files = sorted({_file(x) for x in lessons if x.by_hand})
    countries: dict[str, set[str]] = {}
    for name in files:
        countries.setdefault(name[:2], set()).add(name)
    only = {next(iter(names)) for names in countries.values() if len(names) == 1}
    # Files of one country fall into different folds, as far as there are folds.
    place = {
        name: number % count
        for number, name in enumerate(sorted(files, key=lambda n: (n[3:], n[:2])))
    }

    def fold_of(origin: str) -> int:
        name, _, line = origin.partition(":")
        if name in only:
            return int(line) // _PART_OF_ONLY_FILE % count
        return place.get(name, -1)

    roots = [{fold_of(root) for root in x.example.roots} for x in lessons]
    pairs = []
    for fold in range(count):
        asked = [i for i, x in enumerate(lessons) if x.by_hand and fold in roots[i]]
        learnt = [i for i in range(len(lessons)) if fold not in roots[i]]
        if asked and learnt:
            pairs.append((np.array(learnt), np.array(asked)))
    return pairs


def _file(lesson: Lesson) -> str:
    return lesson.example.origin.partition(":")[0]
