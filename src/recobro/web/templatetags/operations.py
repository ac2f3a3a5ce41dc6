"""What the pages of operations say: pauses, alarms and failures in words."""

from __future__ import annotations

from django import template

from recobro.storage.queries.dead_letters_page import DeadLetter
from recobro.storage.queries.pauses_page import AlarmLine, PauseLine
from recobro.web.console import operations_words

register = template.Library()


@register.filter
def pause_over(line: PauseLine) -> str:
    """What a pause lies over."""
    return operations_words.over(line.scope, line.subject)


@register.filter
def alarm_text(line: AlarmLine) -> str:
    """What an alarm is about, with its count."""
    return operations_words.alarm_text(line.kind, line.details)


@register.filter
def is_dead(line: AlarmLine) -> bool:
    """Whether the alarm is about dead letters."""
    return line.kind.startswith("dead_")


@register.filter
def dead_why(line: DeadLetter) -> str:
    """Why something was given up."""
    return operations_words.dead_why(line.kind, line.why)
