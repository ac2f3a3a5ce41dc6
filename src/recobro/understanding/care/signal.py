"""What the lexicon of one signal is made of, and how it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent

from recobro.domain.readings import Care


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """How a signal is said, and what sounds like it and is not.

    `says` are blocks of expressions (see grammar.py) by where or about what they are
    said; `not_said` are typed exclusions, taken out of the text before it is read:
    idioms, jobs, things, other people. `run_together` are the phrases also found with
    spaces missing or letters apart. No denial hides `urgent` signals.
    """

    care: Care
    says: Mapping[str, str]
    not_said: Mapping[str, str] = field(default_factory=dict)
    run_together: tuple[str, ...] = ()
    urgent: bool = False


def expressions(block: str) -> tuple[str, ...]:
    """The expressions of a block, one a line; an indented line goes on with it."""
    parts: list[list[str]] = []
    for line in dedent(block).splitlines():
        if line.startswith(" ") and parts:
            parts[-1].append(line)
        elif line.strip():
            parts.append([line])
    return tuple(joined("\n".join(lines)) for lines in parts)


def joined(text: str) -> str:
    """Lines as one: a space between, none after a bar or an optional part's own."""
    whole = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        whole += line if not whole or whole.endswith(("|", " )?")) else f" {line}"
    return whole
