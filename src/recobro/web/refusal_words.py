"""Why an action was refused, in the console's words: by the refusal's code."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: Mapping[str, str | Promise] = {
    "agent_holds": _("The agent answers here. Take over to write yourself."),
    "not_taken": _("The agent answers here. Take over to write yourself."),
    "window_closed": _(
        "More than 24 hours have passed since the last message received: WhatsApp "
        "only takes templates until the person writes again."
    ),
    "stopped": _("This person asked for no more messages on this channel."),
    "bad_length": _("Write between 1 and 4096 characters."),
    "no_such_conversation": _("That conversation is not there any more."),
    "backwards": _("The clock only moves forward."),
    "not_a_demo": _("The clock moves in a demo only."),
    "hold_in_the_past": _("A hold ends in the future."),
    "no_such_hold": _("That hold is not in force any more."),
    "no_resolution": _("Say how the dispute was settled."),
    "no_such_dispute": _("That dispute is not open any more."),
    "no_reason": _("Say why, in a sentence or two."),
    "same_person": _("A second person approves what one has proposed."),
    "cannot_loosen": _(
        "That rule is law, a regulator's or a court's: it can only be tightened."
    ),
    "asked_already": _("That was asked already."),
    "bad_change": _("That change cannot be read."),
    "no_such_change": _("That change is not there any more."),
    "bad_moment": _("The last 60 days can be logged, and not the future."),
    "no_such_address": _("That address is not there any more."),
    "bad_contact": _("There is no such contact."),
    "same_strategy": _("The newest version says the same already."),
    "no_such_strategy": _("That version is not in that state any more."),
    "past_day": _("A version begins today or later."),
    "one_name": _(
        "Another strategy is in force: one with another name has to take all debts."
    ),
    "broken_strategy": _("This version cannot be read: its definition is broken."),
    "last_version": _("No other version would be in force: approve one first."),
    "future_day": _("That day has not come yet: use the dry run to look ahead."),
    "pause_in_the_past": _("A pause ends in the future."),
    "no_such_subject": _("There is nothing of that name to pause."),
    "no_such_pause": _("That pause is not in force any more."),
    "no_such_message": _("That message is not there any more."),
    "not_dead": _("That message is on its way again."),
    "unknown_outcome": _(
        "Nobody knows whether it arrived: sending it again may send it twice."
    ),
    "no_such_dead_letter": _("That is not waiting any more."),
    "no_such_job": _("That job is not waiting any more."),
    "job_waits_already": _("Another job that does the same waits already."),
}
