"""Labelled messages: one frozen value each, read strictly from tab-separated files.

A line is `intents TAB care TAB sentiment TAB last_agent_act TAB text`; names are joined
by "+", "-" stands for none, `#` begins a comment. `built.tsv` has three more columns:
kind, origin and country. The labels are those of `recobro.domain.readings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from recobro.domain.readings import (
    AgentAct,
    Care,
    Intent,
    Sentiment,
    by_precedence,
)
from recobro.understanding.corpus.excluded import fingerprint, read_excluded
from recobro.understanding.corpus.folding import fold_text
from recobro.understanding.corpus.labels import label_problem

TEXT_LENGTH_MAX = 4096
HAND_COLUMNS = 5
BUILT_COLUMNS = 8
BUILT_NAME = "built.tsv"
NONE = "-"

# How a file's name begins, and the country of its messages. English is read with the
# formats of the United States.
COUNTRY_OF_PREFIX = {
    "es": "ES", "mx": "MX", "co": "CO", "ar": "AR", "cl": "CL", "pe": "PE", "en": "US",
}  # fmt: skip
COUNTRIES = tuple(COUNTRY_OF_PREFIX.values())
_E = TypeVar("_E", bound=StrEnum)


class Kind(StrEnum):
    """How a line came to be: written, generated, recombined, or written worse."""

    HAND = "hand"
    GRAMMAR = "grammar"
    WIDENED = "widened"
    NOISE = "noise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled message.

    `intents` holds the primary one first. `origin` names where the line comes from:
    `es_1:12` (file and line) for a hand line, `promise_to_pay.dated.3` (the template)
    for a grammar line, and for the others the origins they were made of, joined by "+".
    """

    intents: tuple[Intent, ...]
    care: frozenset[Care]
    sentiment: Sentiment
    act: AgentAct | None
    text: str
    country: str
    kind: Kind
    origin: str

    @property
    def intent(self) -> Intent:
        """The primary intent."""
        return self.intents[0]

    @property
    def roots(self) -> tuple[str, ...]:
        """The lines or templates it descends from: whole groups to leave out."""
        return tuple(self.origin.split("+"))

    @property
    def labels(self) -> tuple[object, ...]:
        """What must be equal where the text is equal."""
        return (self.intents, self.care)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one line; `line` counts from 1."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class CorpusFormatError(ValueError):
    """A file of examples has lines that cannot be read; `problems` holds them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(str(problem) for problem in self.problems[:20])
        more = len(self.problems) - 20
        super().__init__(shown + (f"\n... and {more} more" if more > 0 else ""))


class _LineError(ValueError):
    """What is wrong with the line being read."""


def read_examples(path: Path) -> tuple[Example, ...]:
    """Every example of a file, in its order.

    Raises CorpusFormatError with every problem of the file, OSError if unreadable.
    """
    examples, problems = parse_examples(path)
    if problems:
        raise CorpusFormatError(problems)
    return examples


def parse_examples(path: Path) -> tuple[tuple[Example, ...], tuple[Problem, ...]]:
    """The examples that can be read, and what is wrong with the other lines."""
    country = COUNTRY_OF_PREFIX.get(path.name[:2]) if path.name[2:3] == "_" else None
    built = path.name == BUILT_NAME
    if country is None and not built:
        what = f"the name must begin with one of {', '.join(COUNTRY_OF_PREFIX)} and _"
        return (), (Problem(file=path.name, line=1, what=what),)
    examples: list[Example] = []
    problems: list[Problem] = []
    try:
        # Not splitlines(): a message may hold a Unicode line separator.
        lines = path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        return (), (Problem(file=path.name, line=1, what=f"not UTF-8: {error}"),)
    for number, line in enumerate(lines, start=1):
        plain = line.removesuffix("\r")
        if not plain.strip() or plain.startswith("#"):
            continue
        try:
            fields = _fields(plain, BUILT_COLUMNS if built else HAND_COLUMNS)
            origin = f"{path.stem}:{number}"
            if built:
                examples.append(_example(fields[:5], fields[7], fields[5], fields[6]))
            else:
                examples.append(_example(fields, country or "", Kind.HAND, origin))
        except _LineError as error:
            problems.append(Problem(file=path.name, line=number, what=str(error)))
    return tuple(examples), tuple(problems)


def training_files(folder: Path) -> tuple[Path, ...]:
    """The hand-written files of `folder`/train, in the order of their names."""
    return tuple(
        path
        for path in sorted((folder / "train").glob("*.tsv"))
        if path.name != BUILT_NAME
    )


def read_training(folder: Path) -> tuple[Example, ...]:
    """Everything to train on under `folder`: hand-written first, then built.

    Lines excluded for being near a measuring message are left out. Raises
    CorpusFormatError, or FileNotFoundError where nothing was built yet.
    """
    files = (*training_files(folder), folder / "train" / BUILT_NAME)
    read = (example for path in files for example in read_examples(path))
    return not_excluded(read, folder)


def not_excluded(examples: Iterable[Example], folder: Path) -> tuple[Example, ...]:
    """The examples without those that excluded.txt names."""
    excluded = read_excluded(folder)
    return tuple(
        example
        for example in examples
        if not excluded or fingerprint(fold_text(example.text)) not in excluded
    )


def format_built(examples: Iterable[Example]) -> str:
    """The contents of built.tsv for these examples, a header comment first."""
    header = (
        "# Generated by `recobro corpus build`; do not edit.\n"
        "# intents, care, sentiment, act, text, kind, origin, country\n"
    )
    return header + "".join(_format(example) + "\n" for example in examples)


def _format(example: Example) -> str:
    fields = (
        "+".join(intent.value for intent in example.intents),
        "+".join(sorted(care.value for care in example.care)) or NONE,
        example.sentiment.value,
        example.act.value if example.act else NONE,
        example.text,
        example.kind.value,
        example.origin,
        example.country,
    )
    return "\t".join(fields)


def _fields(line: str, columns: int) -> list[str]:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) != columns:
        raise _LineError(f"{columns} columns are wanted, there are {len(fields)}")
    return fields


def _example(fields: list[str], country: str, kind: str, origin: str) -> Example:
    intents = by_precedence(frozenset(_names(Intent, "intent", fields[0])))
    care = frozenset(_names(Care, "care", fields[1], empty=True))
    sentiments = _names(Sentiment, "sentiment", fields[2])
    acts = _names(AgentAct, "last_agent_act", fields[3], empty=True)
    text = fields[4]
    if len(sentiments) > 1 or len(acts) > 1:
        raise _LineError("one sentiment and at most one act")
    if not text:
        raise _LineError("no text")
    if len(text) > TEXT_LENGTH_MAX:
        raise _LineError(f"the text has {len(text)} characters, over {TEXT_LENGTH_MAX}")
    if country not in COUNTRIES:
        raise _LineError(f"unknown country {country!r}")
    if kind not in set(Kind):
        raise _LineError(f"unknown kind {kind!r}")
    act = acts[0] if acts else None
    problem = label_problem(intents, care, act, fold_text(text))
    if problem:
        raise _LineError(problem)
    return Example(
        intents=intents, care=care, sentiment=sentiments[0], act=act, text=text,
        country=country, kind=Kind(kind), origin=origin,
    )  # fmt: skip


def _names(kind: type[_E], what: str, field: str, *, empty: bool = False) -> list[_E]:
    if field == NONE and empty:
        return []
    names = [name.strip() for name in field.split("+")]
    known = {member.value: member for member in kind}
    for name in names:
        if name not in known:
            raise _LineError(f"unknown {what} {name!r}")
    if len(set(names)) < len(names):
        raise _LineError(f"the same {what} twice in {field!r}")
    return [known[name] for name in names]
