"""The words of the pages of operations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from recobro.web.words import knows, word

# Of an alarm its count is a number of these, but for those below.
_ALARMS: Mapping[str, str | Promise] = {
    "sending_late": gettext_lazy("Messages that are due do not leave."),
    "webhooks_late": gettext_lazy("Webhooks are stored and not processed."),
    "sends_failing": gettext_lazy("Many messages fail."),
    "dead_webhooks": gettext_lazy("Webhooks were given up."),
    "dead_jobs": gettext_lazy("Jobs failed for good."),
    "invariant_message_without_verdict": gettext_lazy(
        "Messages went out without a verdict that allowed them."
    ),
    "invariant_message_twice": gettext_lazy(
        "Messages were planned twice under one key."
    ),
    "invariant_two_unasked_a_day": gettext_lazy(
        "An account got a second message on one day that it did not ask for."
    ),
    "invariant_sent_while_paused": gettext_lazy(
        "Something was sent while a pause held it."
    ),
    "invariant_sent_despite_red_button": gettext_lazy(
        "Something was sent while the red button was pressed."
    ),
    "invariant_stuck_in_sending": gettext_lazy(
        "Messages are being sent for over an hour."
    ),
    "invariant_range_done_twice": gettext_lazy("A daily run decided accounts twice."),
    "invariant_over_allocated": gettext_lazy(
        "Payments are allocated beyond their amount."
    ),
    "invariant_outstanding_differs": gettext_lazy(
        "Invoices show another outstanding amount than their payments make."
    ),
    "invariant_plan_sum_differs": gettext_lazy(
        "Plans have instalments that do not add up to their total."
    ),
    "invariant_contact_after_stop": gettext_lazy(
        "Messages were sent after a stop took effect."
    ),
    "invariant_chronology_broken": gettext_lazy(
        "Chronologies were changed: their chain is broken."
    ),
}
_IN_MINUTES = frozenset({"sending_late", "webhooks_late"})


def over(scope: str, subject: str) -> str:
    """What a pause lies over: everything, a channel, a strategy."""
    if scope == "channel":
        name = word("channel", subject) if knows("channel", subject) else subject
        return _("Channel %(name)s") % {"name": name}
    if scope == "strategy":
        return _("Strategy %(name)s") % {"name": subject}
    return _("Everything")


def alarm_text(kind: str, details: Mapping[str, Any]) -> str:
    """A sentence, and how many or for how long; an unknown kind by its code."""
    known = _ALARMS.get(kind)
    text = str(known) if known is not None else kind.replace("_", " ")
    count = details.get("count")
    if not isinstance(count, int):
        return text
    if kind in _IN_MINUTES:
        waited = ngettext(
            "The oldest has waited for %(n)s minute.",
            "The oldest has waited for %(n)s minutes.",
            count,
        )
        return f"{text} {waited % {'n': count}}"
    unit = " %" if kind == "sends_failing" else ""
    return f"{text} ({count}{unit})"


def dead_why(kind: str, why: str) -> str:
    """Why something was given up; of a job only how often it was tried is known."""
    if kind == "job" and why.isdigit():
        times = int(why)
        said = ngettext("Failed %(n)s time", "Failed %(n)s times", times)
        return said % {"n": times}
    return why or "—"
