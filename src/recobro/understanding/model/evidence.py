"""What the written rules see in a message, as evidence for the trained reader.

The rules vote and the model weighs: a vote is a feature like any other. `today` is any
day in training, because the votes only tell whether a day is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recobro.domain.readings import AgentAct, Care, Intent, by_precedence
from recobro.understanding import entities
from recobro.understanding.care import care_signals
from recobro.understanding.model.features import Document, document
from recobro.understanding.rules.intents import Context, find_intents, mask_denied
from recobro.understanding.rules.normalise import fold

TRAINING_DAY = date(2026, 3, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A message in the rules' plain form, and what they found in it."""

    folded: str
    masked: str
    care: frozenset[Care]
    found: tuple[Intent, ...]
    doc: Document


def look(text: str, country: str, today: date, act: AgentAct | None) -> Evidence:
    """Everything that is known of a message before the model weighs it."""
    folded = fold(text)
    masked = mask_denied(folded)
    care = care_signals(text)
    days = entities.pay_days(masked, today, country)
    ahead = any(day.ahead for day in days)
    found = by_precedence(
        find_intents(
            Context(
                raw=text,
                folded=folded,
                masked=masked,
                act=act,
                care=care,
                day_to_come=ahead,
            )
        )
    )
    votes = [
        f"={found[0].value}",
        *(intent.value for intent in found),
        *sorted(f"care:{signal.value}" for signal in care),
        *(["day:ahead"] if ahead else []),
        *(["day:behind"] if any(day.behind for day in days) else []),
        *(["asks"] if "?" in text else []),
    ]
    return Evidence(
        folded=folded,
        masked=masked,
        care=care,
        found=found,
        doc=document(text, act.value if act else "", votes),
    )
