"""One input line of the public label contract, read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from recobro.domain.readings import AgentAct
from recobro.ports.interpreter import Utterance

MAX_TEXT = 4096


class BadUtteranceError(ValueError):
    """The line is no message: no text, too long, or a field that cannot be read."""


def utterance_from_json(line: Mapping[str, Any]) -> Utterance:
    """One input object as an utterance; raises BadUtteranceError with what is wrong."""
    text = line.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadUtteranceError("no text")
    if len(text) > MAX_TEXT:
        raise BadUtteranceError(f"text of more than {MAX_TEXT} characters")
    act = line.get("last_agent_act")
    try:
        today = datetime.fromisoformat(str(line["today"])).date()
        known = AgentAct(act) if act else None
    except KeyError:
        raise BadUtteranceError("no today") from None
    except ValueError as problem:
        raise BadUtteranceError(str(problem)) from None
    return Utterance(
        text=text,
        country=str(line.get("country") or "ES"),
        today=today,
        last_agent_act=known,
    )
