"""What is wrong with the segments of a strategy as a whole, and what is only odd."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from recobro.domain.strategy.sayings import Finding, say
from recobro.domain.strategy.steps import NAME, Anchor, Step

if TYPE_CHECKING:
    from recobro.domain.strategy.strategies import Segment

_SEQUENCES = ("steps", "instalment_steps", "promise_steps")


def errors_in(segments: Sequence[Segment]) -> list[Finding]:
    """Why the segments make no strategy; empty where they do."""
    found: list[Finding] = []
    if not segments:
        return [Finding(path="segments", saying=say("no_segments"))]
    seen: set[str] = set()
    for n, segment in enumerate(segments):
        path = f"segments[{n}]"
        if not NAME.fullmatch(segment.name):
            saying = say("bad_name", name=segment.name)
            found.append(Finding(path=f"{path}.name", saying=saying))
        if segment.name in seen:
            saying = say("name_twice", name=segment.name)
            found.append(Finding(path=f"{path}.name", saying=saying))
        seen.add(segment.name)
        last = n == len(segments) - 1
        if last and segment.when is not None:
            saying = say("last_has_condition")
            found.append(Finding(path=f"{path}.when", saying=saying))
        if not last and segment.when is None:
            saying = say("only_last_without")
            found.append(Finding(path=path, saying=saying))
        found += _twins(segment, path)
    return found


def _twins(segment: Segment, path: str) -> Iterator[Finding]:
    """Steps of one name in one segment: a name is part of the key."""
    seen: set[str] = set()
    for sequence in _SEQUENCES:
        for n, step in enumerate(getattr(segment, sequence)):
            if step.name in seen:
                saying = say("name_twice", name=step.name)
                yield Finding(path=f"{path}.{sequence}[{n}].name", saying=saying)
            seen.add(step.name)


def warnings_in(segments: Sequence[Segment]) -> list[Finding]:
    """What may be meant, and may not: days of two steps, and days of none."""
    found: list[Finding] = []
    for n, segment in enumerate(segments):
        path = f"segments[{n}]"
        if not segment.steps:
            saying = say("no_steps")
            found.append(Finding(path=path, saying=saying))
        for sequence in _SEQUENCES:
            found += _days(getattr(segment, sequence), f"{path}.{sequence}")
    return found


def _days(steps: Sequence[Step], path: str) -> Iterator[Finding]:
    """Overlaps and gaps of the dated steps that have no condition of their own."""
    dated = sorted(
        (s.first_day, s.last_day, n, s.name)
        for n, s in enumerate(steps)
        if s.anchor is Anchor.DUE and s.when is None
    )
    for before, after in pairwise(dated):
        place = f"{path}[{after[2]}].days"
        if after[0] <= before[1]:
            end = min(before[1], after[1])
            later = before if before[2] > after[2] else after
            saying = say(
                "overlap", first=after[0], last=end, other=before[3], taken=later[3]
            )
            yield Finding(path=place, saying=saying)
        elif after[0] > before[1] + 1:
            first, last = before[1] + 1, after[0] - 1
            code = "gap_day" if first == last else "gap"
            saying = say(code, first=first, last=last, other=before[3])
            yield Finding(path=place, saying=saying)
