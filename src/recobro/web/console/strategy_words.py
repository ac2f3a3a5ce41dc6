"""The words of the strategies' pages: states, offers, days, and steps as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from recobro.domain.reasons import step_label
from recobro.domain.strategy import (
    NO_END,
    Action,
    Anchor,
    Segment,
    Speech,
    Start,
    Step,
)
from recobro.web.words import word

STATES: Mapping[str, str | Promise] = {
    "draft": gettext_lazy("Draft"),
    "proposed": gettext_lazy("Waiting"),
    "rejected": gettext_lazy("Rejected"),
    "retired": gettext_lazy("Retired"),
    "in_force": gettext_lazy("In force"),
    "scheduled": gettext_lazy("Approved, not begun"),
    "followed": gettext_lazy("For debts on their way"),
}
MOVES: Mapping[str, str | Promise] = {
    "new_debts": gettext_lazy("Only debts that begin their way from that day on"),
    "all": gettext_lazy("All debts, also those on their way"),
}
_TONES: Mapping[str, str | Promise] = {
    "kind": gettext_lazy("kind"),
    "plain": gettext_lazy("plain"),
    "firm": gettext_lazy("firm, never threatening"),
}
_OFFERS: Mapping[str, str | Promise] = {
    "extension": gettext_lazy("may offer more time"),
    "plan": gettext_lazy("may offer a plan"),
    "discount": gettext_lazy("may offer a discount"),
}
_STARTS: Mapping[Start, str | Promise] = {
    Start.SKIP: gettext_lazy("goes by during a conversation"),
    Start.PASSIVE: gettext_lazy("waits for a conversation to rest"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step as the page shows it: `details` are short remarks, `ways` its variants."""

    name: str
    code: str
    days: str
    is_person: bool
    template: str
    tone: str
    details: tuple[str, ...]
    condition: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRows:
    """A segment as the page shows it: its sequences with their titles."""

    name: str
    condition: str
    sequences: tuple[tuple[str, tuple[StepRow, ...]], ...]


def segment_rows(segment: Segment) -> SegmentRows:
    """The sequences of a segment that have steps, and their rows."""
    titled = (
        (_("From the oldest due date"), segment.steps),
        (_("From the day of an instalment"), segment.instalment_steps),
        (_("From the day of a broken promise"), segment.promise_steps),
    )
    return SegmentRows(
        name=segment.name,
        condition=str(segment.when or ""),
        sequences=tuple(
            (title, tuple(_row(step) for step in steps))
            for title, steps in titled
            if steps
        ),
    )


def _row(step: Step) -> StepRow:
    first = step.speeches[0]
    details = [*_how(first), str(_OFFERS[step.offer])] if step.offer else [*_how(first)]
    if step.variants:
        details = [str(_OFFERS[step.offer])] if step.offer else []
    if step.start in _STARTS:
        details.append(str(_STARTS[step.start]))
    if step.repeat > 1:
        times = {"n": step.repeat}
        details.append(
            ngettext("%(n)d time at most", "%(n)d times at most", step.repeat) % times
        )
    language = (get_language() or "es")[:2]
    label = step_label(step.name, language)
    return StepRow(
        name=label,
        code=step.name if label != step.name else "",
        days=days_text(step),
        is_person=step.action is Action.PERSON,
        template="" if step.variants else first.template,
        tone="" if step.variants else str(_TONES.get(first.tone, first.tone)),
        details=tuple(details),
        condition=str(step.when or ""),
        ways=tuple(_way(way) for way in step.speeches) if step.variants else (),
    )


def _how(way: Speech) -> list[str]:
    """The time and the channels, where they are not the company's own."""
    told = []
    if way.at is not None:
        told.append(_("from %(time)s on") % {"time": f"{way.at:%H:%M}"})
    if way.channels:
        told.append(
            ", ".join(word("channel", channel.value) for channel in way.channels)
        )
    return told


def _way(way: Speech) -> str:
    """A variant in one line: its name, its share, and what it says how."""
    parts = [way.template, str(_TONES.get(way.tone, way.tone)), *_how(way)]
    share = f"{way.share * 100:.1f}".rstrip("0").rstrip(".")
    return f"{way.variant} ({share} %): {' · '.join(parts)}"


def days_text(step: Step) -> str:
    """The days of a step in words."""
    first, last = step.first_day, step.last_day
    values = {"first": first, "last": last}
    if step.anchor is Anchor.LAST_CONTACT:
        if last == NO_END:
            return _("from %(first)d days after the last contact") % values
        return _("%(first)d to %(last)d days after the last contact") % values
    if last == NO_END:
        return _("from day %(first)d on") % values
    if last < 0:
        before = {"first": -first, "last": -last}
        if first == last:
            return ngettext("%(n)d day before", "%(n)d days before", -first) % {
                "n": -first
            }
        return _("%(first)d to %(last)d days before") % before
    if first == last:
        return _("day %(first)d") % values
    return _("day %(first)d to %(last)d") % values
