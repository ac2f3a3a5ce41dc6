"""From a strategy to its YAML document: reading it again gives the same strategy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from typing import Any

import yaml

from recobro.connectors.strategies.reading import EVERYBODY
from recobro.domain.ageing import DEFAULT_LIMITS
from recobro.domain.messages import Channel
from recobro.domain.strategy import (
    NO_END,
    Action,
    Anchor,
    Segment,
    Start,
    Step,
    Strategy,
    Variant,
)


class _Row(list[str]):
    """A list that is written on one line."""


class _Pairs(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Ours, so that nobody else's output changes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  as the library has it
        """Lists stand in from their key."""
        super().increase_indent(flow=flow, indentless=False)


_Dumper.add_representer(
    _Row,
    lambda dumper, row: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", row, flow_style=True
    ),
)
_Dumper.add_representer(
    _Pairs,
    lambda dumper, pairs: dumper.represent_mapping(
        "tag:yaml.org,2002:map", pairs.items(), flow_style=True
    ),
)


def write_strategy(strategy: Strategy, *, note: str = "") -> str:
    """The document of a strategy; `note` becomes a comment at its head."""
    content: dict[str, Any] = {
        "strategy": strategy.name,
        "quiet_days": strategy.quiet_days,
        "conversation_days": strategy.conversation_days,
    }
    if strategy.hold_out:
        content["hold_out"] = _percent(strategy.hold_out)
    if strategy.smallest_balance:
        content["smallest_balance"] = _Pairs(strategy.smallest_balance)
    limits = strategy.limits
    if limits != DEFAULT_LIMITS:
        content["stages"] = _Pairs(
            preventive=limits.preventive,
            early=limits.early,
            mid=limits.mid,
            late=limits.late,
        )
    only = strategy.segments[0]
    if len(strategy.segments) == 1 and only.name == EVERYBODY and only.every_step:
        content |= _sequences(only)
    else:
        content["segments"] = [_segment(segment) for segment in strategy.segments]
    head = "".join(f"# {line}\n" for line in note.splitlines())
    return head + yaml.dump(
        content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=88
    )


def _segment(segment: Segment) -> dict[str, Any]:
    when = {"when": str(segment.when)} if segment.when else {}
    return {"name": segment.name, **when, **_sequences(segment)}


def _sequences(segment: Segment) -> dict[str, Any]:
    return {
        name: [_step(step) for step in steps]
        for name, steps in (
            ("steps", segment.steps),
            ("instalment_steps", segment.instalment_steps),
            ("promise_steps", segment.promise_steps),
        )
        if steps
    }


def _step(step: Step) -> dict[str, Any]:
    written: dict[str, Any] = {"name": step.name, "days": _days(step)}
    if step.anchor is not Anchor.DUE:
        written["anchor"] = step.anchor.value
    if step.repeat > 1:
        written["repeat"] = step.repeat
    if step.when:
        written["when"] = str(step.when)
    if step.start is not Start.INTERRUPT:
        written["start"] = step.start.value
    if step.action is Action.PERSON:
        return written | {"action": step.action.value}
    written |= _spoken(step.at, step.channels or None, step.template or None, step.tone)
    if step.offer:
        written["offer"] = step.offer
    if step.variants:
        written["variants"] = [_variant(variant) for variant in step.variants]
    return written


def _variant(variant: Variant) -> dict[str, Any]:
    weight = variant.weight
    return {
        "name": variant.name,
        "weight": int(weight) if weight == int(weight) else weight,
        **_spoken(variant.at, variant.channels, variant.template, variant.tone),
    }


def _spoken(
    at: time | None,
    channels: Sequence[Channel] | None,
    template: str | None,
    tone: str | None,
) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if at is not None:
        written["at"] = f"{at:%H:%M}"
    if channels is not None:
        written["channels"] = _Row(channel.value for channel in channels)
    if template is not None:
        written["template"] = template
    if tone is not None:
        written["tone"] = tone
    return written


def _days(step: Step) -> int | str:
    if step.first_day == step.last_day:
        return step.first_day
    last = "" if step.last_day == NO_END else step.last_day
    return f"{step.first_day}..{last}"


def _percent(share: float) -> str:
    number = format((Decimal(repr(share)) * 100).normalize(), "f")
    return f"{number}%"
