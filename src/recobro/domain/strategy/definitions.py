"""Strategies as stored JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from recobro.domain.ageing import StageLimits
from recobro.domain.errors import DomainError
from recobro.domain.messages import Channel
from recobro.domain.strategy.expressions import Expression
from recobro.domain.strategy.steps import Action, Anchor, Start, Step, Variant
from recobro.domain.strategy.strategies import Segment, Strategy

_SEQUENCES = ("steps", "instalment_steps", "promise_steps")


def definition_of(strategy: Strategy) -> dict[str, Any]:
    """The strategy as JSON, as it is stored and shown; without name and version."""
    limits = strategy.limits
    return {
        "segments": [
            {
                "name": segment.name,
                "when": str(segment.when) if segment.when else "",
                **{
                    sequence: [_step(step) for step in getattr(segment, sequence)]
                    for sequence in _SEQUENCES
                },
            }
            for segment in strategy.segments
        ],
        "limits": {
            "preventive": limits.preventive,
            "early": limits.early,
            "mid": limits.mid,
            "late": limits.late,
        },
        "quiet_days": strategy.quiet_days,
        "conversation_days": strategy.conversation_days,
        "smallest_balance": dict(strategy.smallest_balance),
        "hold_out": strategy.hold_out,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "first_day": step.first_day,
        "last_day": step.last_day,
        "anchor": step.anchor.value,
        "at": _clock(step.at),
        "start": step.start.value,
        "action": step.action.value,
        "channels": [channel.value for channel in step.channels],
        "template": step.template,
        "tone": step.tone,
        "offer": step.offer,
        "when": str(step.when) if step.when else "",
        "variants": [_variant(variant) for variant in step.variants],
        "repeat": step.repeat,
    }


def _variant(variant: Variant) -> dict[str, Any]:
    channels = variant.channels
    return {
        "name": variant.name,
        "weight": variant.weight,
        "template": variant.template,
        "tone": variant.tone,
        "channels": None if channels is None else [c.value for c in channels],
        "at": _clock(variant.at),
    }


def _clock(at: time | None) -> str | None:
    return f"{at:%H:%M}" if at else None


def strategy_from(name: str, version: int, definition: Mapping[str, Any]) -> Strategy:
    """The strategy that a stored definition describes; ValueError if it is broken.

    A definition of before there were segments holds its sequences at the top: it is
    read as one segment, `everybody`.
    """
    try:
        given = dict(definition)
        segments = given.pop("segments", None)
        if segments is None:
            sequences = {sequence: given.pop(sequence) for sequence in _SEQUENCES}
            segments = [{"name": "everybody", "when": "", **sequences}]
        limits = StageLimits(**given.pop("limits"))
        return Strategy(
            name=name,
            version=version,
            segments=tuple(_segment_from(item) for item in segments),
            limits=limits,
            **given,
        )
    except (AttributeError, DomainError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"strategy {name}@{version} is broken: {error!r}") from error


def _segment_from(item: Mapping[str, Any]) -> Segment:
    return Segment(
        name=item["name"],
        when=_condition_from(item["when"]),
        **{sequence: _steps_from(item[sequence]) for sequence in _SEQUENCES},
    )


def _steps_from(items: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    return tuple(_step_from(dict(item)) for item in items)


def _step_from(item: dict[str, Any]) -> Step:
    given = {**item, "action": Action(item["action"])}
    for name, read in (
        ("anchor", Anchor),
        ("start", Start),
        ("at", _clock_from),
        ("channels", _channels_from),
        ("when", _condition_from),
        ("variants", _variants_from),
    ):
        if name in given:
            given[name] = read(given[name])
    return Step(**given)


def _variants_from(items: Sequence[Mapping[str, Any]]) -> tuple[Variant, ...]:
    return tuple(
        Variant(
            **{
                **item,
                "channels": _channels_from(item["channels"])
                if item.get("channels") is not None
                else None,
                "at": _clock_from(item.get("at")),
            }
        )
        for item in items
    )


def _channels_from(values: Sequence[str]) -> tuple[Channel, ...]:
    return tuple(Channel(value) for value in values)


def _clock_from(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None


def _condition_from(text: str) -> Expression | None:
    return Expression.parse(text) if text else None
