"""From a YAML document to a strategy, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from recobro.connectors.strategies import values
from recobro.connectors.strategies.steps import read_steps
from recobro.connectors.strategies.tree import Notes, Place, Problem, document
from recobro.domain.ageing import DEFAULT_LIMITS, StageLimits
from recobro.domain.errors import DomainError
from recobro.domain.strategy import Segment, Strategy, errors_in, warnings_in
from recobro.domain.strategy.sayings import Finding
from recobro.domain.strategy.strategies import STRATEGY_NAME

SEQUENCES = ("steps", "instalment_steps", "promise_steps")
_STAGES = ("preventive", "early", "mid", "late")
_TOP = (
    "strategy", "quiet_days", "conversation_days", "hold_out", "smallest_balance",
    "stages", "segments", *SEQUENCES,
)  # fmt: skip
_SEGMENT = ("name", "when", *SEQUENCES)
# The only segment of a document that has none of its own.
EVERYBODY = "everybody"
MOST_SEGMENTS = 100
_LONGEST_REST = 365
# The names of the wordings, by the sequence that they fit.
Templates = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStrategy:
    """What a document holds: a strategy, or None where there are `problems`.

    `warnings` are what may be meant and may not: days of two steps, days of none.
    """

    strategy: Strategy | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def read_strategy(
    text: str, *, templates: Templates | None, version: int = 1
) -> ReadStrategy:
    """The strategy that a YAML text describes; every problem at once, with its line.

    `templates` are the names of the wordings that there are, by the sequence that they
    fit (`steps`, `instalment_steps`, `promise_steps`); None takes any name. The
    strategy gets the `version` that is given.
    """
    notes = Notes()
    root = document(text, notes)
    strategy = _strategy(root, templates, version) if root else None
    problems = tuple(sorted(notes.problems, key=lambda one: one.line))
    if problems or strategy is None:
        return ReadStrategy(strategy=None, problems=problems, warnings=())
    warnings = _placed(warnings_in(strategy.segments), notes, strategy)
    return ReadStrategy(strategy=strategy, problems=(), warnings=tuple(warnings))


def _strategy(
    root: Place, templates: Templates | None, version: int
) -> Strategy | None:
    given = root.keys(_TOP)
    segments = _segments(root, given, templates)
    limits = _limits(given.get("stages"))
    parts: dict[str, Any] = {
        "name": _name(root, given.get("strategy")),
        "hold_out": values.share(given.get("hold_out")),
        "smallest_balance": values.amounts(given.get("smallest_balance")),
    }
    for key in ("quiet_days", "conversation_days"):
        if key in given:
            parts[key] = values.whole(given[key], 0, _LONGEST_REST, 0)
    notes = root.notes
    for finding in errors_in(segments):
        path = _plain_path(finding.path) if "segments" not in given else finding.path
        notes.add(notes.line_of(path), path, finding.saying)
    if notes.problems:
        return None
    try:
        return Strategy(version=version, segments=segments, limits=limits, **parts)
    except (DomainError, ValueError) as error:
        root.wrong("broken", problem=error)
        return None


def _name(root: Place, place: Place | None) -> str:
    if place is None:
        root.wrong("missing", key="strategy")
        return EVERYBODY
    text = place.text()
    if text is not None and not STRATEGY_NAME.fullmatch(text):
        place.wrong("bad_name", name=text)
    return text or EVERYBODY


def _segments(
    root: Place, given: dict[str, Place], templates: Templates | None
) -> tuple[Segment, ...]:
    own = [key for key in SEQUENCES if key in given]
    if "segments" not in given:
        if not own:
            root.wrong("missing", key="segments")
            return (Segment(name=EVERYBODY, steps=()),)
        return (_sequences(EVERYBODY, given, None, templates),)
    for key in own:
        given[key].wrong("steps_and_segments")
    items = given["segments"].items()
    if len(items) > MOST_SEGMENTS:
        given["segments"].wrong("too_many", most=MOST_SEGMENTS)
    return tuple(_segment(item, templates) for item in items[:MOST_SEGMENTS])


def _segment(place: Place, templates: Templates | None) -> Segment:
    given = place.keys(_SEGMENT)
    if "name" not in given:
        place.wrong("missing", key="name")
    name = values.name(given.get("name"), f"line-{place.line}")
    return _sequences(name, given, given.get("when"), templates)


def _sequences(
    name: str,
    given: dict[str, Place],
    when: Place | None,
    templates: Templates | None,
) -> Segment:
    condition = values.condition(when)
    if when is not None and condition is None:
        condition = values.ANY  # a problem is noted; the segment still has a condition
    sequences = {
        key: read_steps(given[key], _wordings(templates, key))
        for key in SEQUENCES
        if key in given
    }
    return Segment(name=name, when=condition, **{"steps": (), **sequences})


def _wordings(templates: Templates | None, sequence: str) -> values.Wordings | None:
    if templates is None:
        return None
    every = {name for names in templates.values() for name in names}
    here = frozenset(templates.get(sequence, ()))
    return values.Wordings(here=here, elsewhere=frozenset(every) - here)


def _limits(place: Place | None) -> StageLimits:
    if place is None:
        return DEFAULT_LIMITS
    found: dict[str, int] = {}
    for key, item in place.keys(_STAGES).items():
        found[key] = values.whole(item, -1000, 10_000, getattr(DEFAULT_LIMITS, key))
    try:
        return StageLimits(**found)
    except ValueError:
        place.wrong("stages_rise")
        return DEFAULT_LIMITS


def _placed(findings: list[Finding], notes: Notes, strategy: Strategy) -> list[Problem]:
    """Findings of the domain with the lines of the document."""
    plain = "segments" not in notes.lines and len(strategy.segments) == 1
    paths = [(_plain_path(f.path) if plain else f.path, f.saying) for f in findings]
    return [
        Problem(line=notes.line_of(path), path=path, saying=saying)
        for path, saying in paths
    ]


def _plain_path(path: str) -> str:
    """A path of a document without segments: its steps are at the top."""
    return path.removeprefix("segments[0]").removeprefix(".")
