"""The desk's words: next steps, cautions, outcomes, and what an order is made of."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STEPS: Mapping[str, Promise] = {
    "answer_them": _("Read the last messages and answer what they ask."),
    "confirm_offer": _(
        "An offer waits for a yes: tell them the figures again, or make another one."
    ),
    "breathing_space": _(
        "Ask how they are before any figure; offer breathing space and free advice."
    ),
    "safety_first": _(
        "Somebody may be in danger: call at once, give the emergency number, and do "
        "not speak of the debt."
    ),
    "offer_relief": _(
        "Find out what they can afford, then offer a pause or a smaller plan."
    ),
    "settle_dispute": _(
        "Check what is contested with those who billed it, and settle the dispute."
    ),
    "check_payment": _("Look for the payment in the bank; book it, or ask for proof."),
    "answer_complaint": _(
        "Answer the complaint in writing within the term, and write nothing else "
        "meanwhile."
    ),
    "write_to_lawyer": _(
        "Ask who represents them, and write to that person only from now on."
    ),
    "condolences": _(
        "Give condolences and ask nothing; find out who sees to the estate elsewhere."
    ),
    "answer_data_right": _(
        "Pass it to who sees to data protection: there is one month to answer."
    ),
    "read_again": _(
        "Read what the agent did not understand, and correct the reading so that it "
        "learns."
    ),
    "call_them": _("Speak to them yourself: the sum is above what the agent handles."),
    "verify_identity": _(
        "Find out in another way who they are before you name any figure."
    ),
    "decide_wish": _(
        "They ask for more than the agent may give: decide, and answer with figures."
    ),
    "calm_down": _("Let it cool down; answer once, politely, or end the conversation."),
    "help_paying": _("Help them to pay: send another link, or name another way."),
    "return_surplus": _("Return what is too much, or set it against the next invoice."),
    "reword": _("Read the text that was held back, and write it yourself."),
    "choose_way": _(
        "The agent's steps are over: decide on a call, a last plan, or another way."
    ),
    "find_address": _("Look for another address of the debtor."),
    "read_case": _("Read the case and decide."),
}

CAUTIONS: Mapping[str, Promise] = {
    "stopped": _("They asked for no more messages: write nothing."),
    "not_now": _("Nothing may be sent at this hour."),
    "held": _("The account is on hold: ask for nothing."),
    "nothing_owed": _("Nothing is owed any more."),
    "care": _("They need care: no pressure, no deadlines."),
    "broken_promises": _("They could not keep a promise before: agree on less."),
}

OUTCOMES: Mapping[str, Promise] = {
    "solved": pgettext_lazy("outcome of a case", "Solved"),
    "agreed": pgettext_lazy("outcome of a case", "An agreement was reached"),
    "explained": pgettext_lazy("outcome of a case", "A question was answered"),
    "paid": pgettext_lazy("outcome of a case", "It is paid"),
    "not_possible": pgettext_lazy("outcome of a case", "No agreement is possible"),
    "elsewhere": pgettext_lazy("outcome of a case", "It goes on elsewhere"),
    "mistake": pgettext_lazy("outcome of a case", "Called by mistake"),
}

WEIGHTS: Mapping[str, Promise] = {
    "priority": _("priority"),
    "money": _("money"),
    "days_past_due": _("days past due"),
    "broken_promises": _("broken promises"),
    "care": _("needs care"),
    "waiting": _("time waited"),
    "late": _("late"),
}

TREATMENTS: Mapping[str, Promise | str] = {
    "tu": _("as «tú»"),
    "vos": _("as «vos»"),
    "usted": _("as «usted»"),
}

LANGUAGES: Mapping[str, Promise] = {
    "es": _("Spanish"),
    "en": _("English"),
    "pt": _("Portuguese"),
    "ca": _("Catalan"),
}

AGREED: Mapping[str, Promise] = {
    "plan": _("Plan"),
    "promise": _("Promise"),
    "discount": _("Discount"),
}

OFFERS: Mapping[str, Promise] = {
    "promise": _("a promise"),
    "plan": _("a plan"),
    "extension": _("more time"),
    "discount": _("a discount"),
    "move": _("another day for an instalment"),
}

# Refusals of the desk's actions, by the code of ActionRefusedError.
REFUSALS: Mapping[str, Promise] = {
    "urgent_waits_not": _(
        "Somebody urgent does not wait: take the case, or give it to a colleague."
    ),
    "taken_already": _("Somebody has that case already."),
    "bad_snooze": _("A case can be put off to a moment within the next 30 days."),
    "bad_note": _("Write between 1 and 2000 characters."),
    "no_such_colleague": _(
        "Only those who may act for the company can be given a case."
    ),
    "give_back_first": _("Give the conversation back to the agent instead."),
    "no_such_case": _("That case is not there any more."),
    "case_closed": _("That case is closed already."),
    "bad_outcome": _("Say what became of it."),
}

TABLES: Mapping[str, Mapping[str, Promise | str]] = {
    "step": STEPS,
    "caution": CAUTIONS,
    "outcome": OUTCOMES,
    "weight": WEIGHTS,
    "treatment": TREATMENTS,
    "language": LANGUAGES,
    "agreed": AGREED,
    "offer": OFFERS,
}


def desk_word(kind: str, code: object) -> str:
    """The word for a code; the code itself, spaced, where there is none."""
    known = TABLES[kind].get(str(code))
    return str(known) if known is not None else str(code).replace("_", " ")
