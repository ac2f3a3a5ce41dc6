"""Dialogues written as documents: read, and turned into what `converse` takes.

The format is described in docs/understanding/dialogues.md. A document is a title, the
situation, a short YAML block over the defaults of `defaults.yaml`, the turns as a
script with what is expected under each, and the outcome.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.dialogues.settings import settings

from recobro.domain.readings import Care, Entities, Intent, Reading, Sentiment

HERE = Path(__file__).parent
KINDS = (
    "act", "says", "never says", "buttons", "no buttons", "silent", "does",
    "does not", "intent", "state", "promise", "plan", "discount", "handover",
    "stopped", "next contact",
)  # fmt: skip
_DURATION = re.compile(r"pasan? (\d+) (minuto|hora|día|semana)s?")
_LENGTHS = {"minuto": "PT{}M", "hora": "PT{}H", "día": "P{}D", "semana": "P{}W"}
_MEDIA = {"foto": "image", "documento": "document", "nota de voz": "audio"}


class BadDocumentError(ValueError):
    """A document that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What must hold at a turn, or at the end: a kind of KINDS and its value."""

    line: int
    kind: str
    value: str

    @property
    def choices(self) -> list[str]:
        """The alternatives of the value, which `|` separates."""
        return [choice.strip() for choice in self.value.split("|")]


@dataclass(slots=True, kw_only=True)
class Moment:
    """One turn: the step that `converse` takes (None: our first message).

    `reading` is fixed where the document says how the message is to be understood.
    """

    line: int
    step: dict[str, Any] | None
    reading: Reading | None = None
    expected: list[Expectation] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Document:
    """A dialogue as read: its settings in converse's fields, and its turns."""

    path: Path
    title: str = ""
    known_defect: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)
    outcome: list[Expectation] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The document's name, with its folder."""
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def turns(self) -> list[Moment]:
        """The turns without our first message."""
        return [m for m in self.moments if m.step is not None]

    def dialogue(self) -> dict[str, Any]:
        """The dialogue as `recobro converse --jsonl` takes it."""
        steps = [m.step for m in self.turns]
        return {"id": self.name, **self.settings, "turns": steps}


def documents() -> list[Document]:
    """Every document of this folder, by name."""
    return [read(path) for path in sorted(HERE.glob("*/*.md"))]


def read(path: Path) -> Document:
    """One document. Raises BadDocumentError naming the line."""
    document = Document(path=path)
    lines = path.read_text("utf-8").splitlines()
    block: list[str] | None = None
    expected: list[Expectation] | None = None
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        try:
            if line.startswith("```"):
                if block is None:
                    block = []
                else:
                    document.settings = settings("\n".join(block))
                    block = None
            elif block is not None:
                block.append(raw)
            else:
                expected = _line(document, number, line, expected)
        except (ValueError, KeyError, AttributeError) as error:
            raise BadDocumentError(f"{path.name}, line {number}: {error}") from error
    if not (document.title and document.settings and document.outcome):
        raise BadDocumentError(f"{path.name}: a title, a YAML block or Outcome lacks")
    return document


def _line(
    document: Document, number: int, line: str, expected: list[Expectation] | None
) -> list[Expectation] | None:
    """Take one line in; the list that the expectations below it belong to."""
    if line.startswith("# "):
        document.title = line[2:]
    elif line.startswith("Known defect: "):
        document.known_defect = line.removeprefix("Known defect: ")
    elif line.startswith("> ") or (line.startswith("(") and line.endswith(")")):
        step = _said(line) if line.startswith("> ") else event(line[1:-1])
        document.moments.append(Moment(line=number, step=step))
        return document.moments[-1].expected
    elif line.lower().startswith("agente:") and not document.moments:
        document.moments.append(Moment(line=number, step=None))
        return document.moments[-1].expected
    elif line == "Outcome:":
        return document.outcome
    elif line.startswith("- "):
        kind, _, value = (part.strip() for part in line[2:].partition(":"))
        if kind == "read as":
            currency = document.settings["account"]["currency"]
            document.moments[-1].reading = reading(value, currency)
        elif kind not in KINDS or expected is None:
            raise ValueError(f"nothing can be expected as {kind!r} here")
        else:
            expected.append(Expectation(line=number, kind=kind, value=value))
    return expected


def _said(line: str) -> dict[str, Any]:
    _, colon, text = line[2:].partition(": ")
    if not colon or not text.strip():
        raise ValueError("a message is written `> who: what they say`")
    return {"text": text.strip()}


def event(words: str) -> dict[str, Any]:
    """The step that words in brackets stand for. Raises ValueError."""
    name, _, rest = (part.strip() for part in words.partition(":"))
    length = _DURATION.fullmatch(words)
    if length:
        return {"wait": _LENGTHS[length[2]].format(length[1])}
    if name == "toca":
        return {"choice": rest}
    if name in _MEDIA:
        words_of = "transcript" if name == "nota de voz" else "caption"
        return {"media": _MEDIA[name]} | ({words_of: rest} if rest else {})
    if name == "una persona escribe":
        return {"human": rest}
    if words == "lo devuelve":
        return {"give_back": True}
    for start, key in (("llegan ", "payment"), ("el saldo cambia a ", "balance")):
        if words.startswith(start):
            return {key: number(words.removeprefix(start))}
    raise ValueError(f"({words}) is no event")


def number(text: str) -> str:
    """«1.250,50 €» and «$1,250.50» as 1250.50: two last digits are the cents."""
    digits = re.sub(r"[^\d.,]", "", text)
    cents = digits[-2:] if digits[-3:-2] in (".", ",") else ""
    whole = digits.removesuffix(cents) if cents else digits
    return f"{re.sub(r'[.,]', '', whole)}.{cents or '00'}"


def reading(words: str, currency: str) -> Reading:
    """`hardship+request_plan amount=50 care=illness negative` as a reading."""
    intents, *rest = words.split()
    named: dict[str, Any] = {}
    care, mood = frozenset[Care](), Sentiment.NEUTRAL
    for word in rest:
        key, equals, value = word.partition("=")
        if key == "care":
            care = frozenset(Care(c) for c in value.split("+"))
        elif not equals and key != "abstain":
            mood = Sentiment(key)
        elif equals:
            named[key] = _entity(key, value)
    if "amount" in named:
        named.setdefault("currency", currency)
    return Reading(
        intents=tuple(Intent(i) for i in intents.split("+")),
        confidence=0.95,
        entities=Entities(**named),
        sentiment=mood,
        care=care,
        abstain="abstain" in rest,
    )


def _entity(key: str, value: str) -> object:
    if key == "date":
        return date.fromisoformat(value)
    if key in ("amount", "percent"):
        return Decimal(value)
    return int(value) if key == "installments" else value


if __name__ == "__main__" and "--jsonl" in sys.argv:
    for found in documents():
        sys.stdout.write(json.dumps(found.dialogue(), ensure_ascii=False) + "\n")
