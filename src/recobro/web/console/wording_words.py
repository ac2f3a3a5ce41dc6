"""The words of the texts' page: for groups, tones, variables, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recobro.actions.errors import ActionRefusedError
from recobro.ports.wordings import Fault
from recobro.web.console.refusals import refusal_text

GROUPS: Mapping[str, str | Promise] = {
    "opening": _("First messages"),
    "identity": _("Who is who"),
    "owed": _("What is owed"),
    "paying": _("Paying"),
    "agreeing": _("Agreeing"),
    "later": _("What comes later"),
    "care": _("Care and stops"),
    "talk": _("In the conversation"),
    "aside": _("Said beside"),
}
TONES: Mapping[str, str | Promise] = {
    "care": _("caring"),
    "kind": _("kind"),
    "plain": _("plain"),
    "firm": _("firm, never threatening"),
}
READERS: Mapping[str, str | Promise] = {
    "verified": _("read by somebody identified"),
    "unverified": _("read by somebody not identified: it names no debt and no company"),
    "either": _("read by anybody: it names no debt and no company"),
}
STATES: Mapping[str, str | Promise] = {
    "ours": _("Ours"),
    "own": _("Own text"),
    "waiting": _("Proposal waiting"),
}
STATUSES: Mapping[str, str | Promise] = {
    "proposed": _("Waiting"),
    "approved": _("In force"),
    "rejected": _("Rejected"),
    "retired": _("No longer in force"),
}
SITUATIONS: Mapping[str, str | Promise] = {
    "usual": _("The usual case"),
    "least": _("With the least to tell"),
    "most": _("A company, with the most to tell"),
}
KINDS: Mapping[str, str | Promise] = {
    "money": _("sum"),
    "date": _("day"),
    "moment": _("moment"),
    "number": _("number"),
    "text": _("words"),
    "list": _("lines"),
    "phrase": _("sentence of ours, or nothing"),
    "word": _("to choose by"),
}
FAULTS: Mapping[str, str | Promise] = {
    "not_closed": _("A brace is opened and not closed, near «%(near)s»."),
    "not_opened": _("A brace is closed that was not opened, near «%(near)s»."),
    "bad_name": _("«%(name)s» is no name of a variable."),
    "bad_form": _("«%(name)s» is not understood, near «%(near)s»."),
    "missing_other": _("The choice by «%(name)s» lacks the case «other»."),
    "bad_case": _("«%(name)s» is no case that can come."),
    "case_twice": _("The case «%(name)s» is there twice."),
    "too_deep": _("Choices are nested too deeply at «%(name)s»."),
    "unknown_variable": _("This text has no variable «%(name)s»."),
    "no_number": _("«%(name)s» is no number to count."),
    "no_date": _("«%(name)s» is no day that has styles."),
    "no_choice": _("«%(name)s» does not choose between cases, or does nothing else."),
    "needed": _("The variable «%(name)s» has to be told in every case."),
    "no_value": _("«%(name)s» has no value in this situation."),
    "bad_size": _("Write between 1 and 4000 characters."),
    "no_such_text": _("There is no such text."),
    "too_long": _("Too long for WhatsApp: %(characters)s characters of 1000."),
    "too_long_sms": _("Too long for SMS: %(segments)s parts of 3."),
    "hides_assistant": _("It has to say that an automatic assistant writes."),
    "unknown_amount": _("A sum that is not the account's: «%(span)s»."),
    "unknown_date": _("A day that is not the account's: «%(span)s»."),
    "unauthorised_offer": _("An offer that the policy does not make: «%(span)s»."),
    "threat": _("It threatens: «%(span)s»."),
    "legal_impersonation": _("It speaks as a court or a lawyer: «%(span)s»."),
    "credit_bureau_threat": _("It threatens with a debtors' register: «%(span)s»."),
    "disclosure": _("It reveals the debt to who may be anybody: «%(span)s»."),
    "third_party": _("It speaks of other people: «%(span)s»."),
    "asks_secret": _("It asks for a secret: «%(span)s»."),
    "unknown_link": _("A link, number or account that is not known: «%(span)s»."),
    "shame": _("It shames: «%(span)s»."),
    "false_urgency": _("It hurries without reason: «%(span)s»."),
    "claims_human": _("It passes for a person: «%(span)s»."),
    "asks_reason": _("It asks why they do not pay: «%(span)s»."),
    "leak": _("Something of the inside shows: «%(span)s»."),
    "language": _("It is in another language: «%(span)s»."),
}
_REFUSALS: Mapping[str, str | Promise] = {
    "no_such_text": _("That text is not waiting any more."),
    "same_text": _("That is the text in force."),
    "ours_already": _("Our text is in force already."),
}


def fault_text(fault: Fault) -> str:
    """What is wrong, in the language in force; the code itself for a new one."""
    known = FAULTS.get(fault.code)
    if known is None:
        return " ".join([fault.code.replace("_", " "), *fault.values.values()])
    named = {"name": "", "near": "", "span": "", "characters": "", "segments": ""}
    return str(known) % (named | dict(fault.values))


def why_refused(refusal: ActionRefusedError) -> str:
    """Why an action on a text was refused, in the language in force."""
    if refusal.code == "unfit_text":
        values = {k: str(v) for k, v in refusal.values.items() if k != "fault"}
        return fault_text(Fault(code=str(refusal.values["fault"]), values=values))
    return refusal_text(refusal, _REFUSALS)
