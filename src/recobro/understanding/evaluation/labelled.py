"""Messages with what they mean, as the label contract writes them in JSONL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from recobro.domain.readings import Care, Entities, Intent
from recobro.ports.interpreter import Utterance
from recobro.understanding.rules.serialise import (
    BadUtteranceError,
    utterance_from_json,
)

_ENTITY_NAMES = frozenset(f.name for f in fields(Entities))


class LabelledFileError(ValueError):
    """A file of labelled messages cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One message and what a person says that it means.

    `intent` is the primary one and stands in `intents`; `entities` are as the contract
    writes them (dates and amounts as text); `care` holds names of signals.
    """

    id: str
    utterance: Utterance
    intent: str
    intents: frozenset[str]
    entities: Mapping[str, Any] = field(default_factory=dict)
    care: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The message as it was written."""
        return self.utterance.text

    @property
    def country(self) -> str:
        """ISO 3166 alpha-2."""
        return self.utterance.country


def read_labelled(paths: Iterable[Path]) -> tuple[Labelled, ...]:
    """Every message of some JSONL files, in their order.

    Raises LabelledFileError for a bad line, an unknown label or an id that comes twice,
    OSError for a file that cannot be read.
    """
    found: dict[str, Labelled] = {}
    for path in paths:
        # Not splitlines(): a message may hold a Unicode line separator.
        for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                message = labelled_from_json(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise LabelledFileError(f"{path.name}:{number}: {error}") from error
            if message.id in found:
                raise LabelledFileError(f"{path.name}:{number}: {message.id} again")
            found[message.id] = message
    return tuple(found.values())


def labelled_from_json(line: Mapping[str, Any]) -> Labelled:
    """One line of the contract. Raises ValueError, KeyError or TypeError."""
    try:
        utterance = utterance_from_json(line)
    except BadUtteranceError as error:
        raise ValueError(str(error)) from error
    message = Labelled(
        id=str(line["id"]),
        utterance=utterance,
        intent=str(line["intent"]),
        intents=frozenset(map(str, line["intents"])),
        entities=dict(line["entities"]),
        care=frozenset(map(str, line["care"])),
    )
    _check(message)
    return message


def set_hash(paths: Sequence[Path]) -> str:
    """SHA-256 over the names and contents of files, whatever the order given."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _check(message: Labelled) -> None:
    for names, known, what in (
        (message.intents, {i.value for i in Intent}, "intent"),
        (message.care, {c.value for c in Care}, "care signal"),
        (frozenset(message.entities), _ENTITY_NAMES, "entity"),
    ):
        if names - known:
            raise ValueError(f"unknown {what} {min(names - known)!r}")
    if message.intent not in message.intents:
        raise ValueError(f"the primary intent {message.intent!r} is not among intents")
