"""The words of the readings' pages: groups of intents, entities and their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recobro.actions.errors import ActionRefusedError
from recobro.domain.readings import Intent
from recobro.web.console.refusals import refusal_text

# Lazy translations; Django's stubs want a type for them that they do not export.
Words = Mapping[str, Any]

# Every intent once, as a person looks for it.
GROUPS: tuple[tuple[str | Promise, tuple[Intent, ...]], ...] = (
    (
        _("Pays, or says so"),
        (
            Intent.ALREADY_PAID, Intent.PROMISE_TO_PAY, Intent.PAY_NOW,
            Intent.PAYMENT_PROBLEM, Intent.ACCEPT,
        ),
    ),
    (
        _("Asks for other terms"),
        (
            Intent.REQUEST_PLAN, Intent.REQUEST_DISCOUNT, Intent.REQUEST_EXTENSION,
            Intent.REJECT, Intent.HARDSHIP,
        ),
    ),
    (
        _("Does not agree, or it is not them"),
        (
            Intent.DISPUTE, Intent.REFUSAL, Intent.COMPLAINT, Intent.WRONG_PERSON,
            Intent.DECEASED, Intent.LEGAL_REPRESENTATION,
        ),
    ),
    (
        _("Wants another way of talking"),
        (
            Intent.OPT_OUT, Intent.TALK_TO_HUMAN, Intent.CONTACT_LATER,
            Intent.CHANNEL_CHANGE, Intent.DATA_RIGHTS,
        ),
    ),
    (
        _("Asks or answers"),
        (
            Intent.ASK_BALANCE, Intent.ASK_DETAILS, Intent.ASK_PAYMENT_METHODS,
            Intent.ASK_IDENTITY, Intent.ASK_CONSEQUENCES, Intent.CONFIRM_IDENTITY,
        ),
    ),
    (
        _("Nothing but this"),
        (Intent.GREETING, Intent.THANKS, Intent.ABUSE, Intent.OTHER),
    ),
)  # fmt: skip
ENTITIES: Words = {
    "date": _("Day"),
    "amount": _("Amount"),
    "currency": _("Currency"),
    "installments": _("Instalments"),
    "frequency": _("How often"),
    "method": _("How to pay"),
    "percent": _("Percent off"),
    "time": _("Hour"),
    "channel": _("Channel"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "invoice": _("Invoice"),
}
FREQUENCIES: Words = {
    "weekly": _("every week"),
    "biweekly": _("every two weeks"),
    "monthly": _("every month"),
}
METHODS: Words = {
    "transfer": _("Bank transfer"),
    "card": _("Card"),
    "bizum": "Bizum",
    "cash": _("Cash"),
    "direct_debit": _("Direct debit"),
    "wallet": _("Wallet"),
    "store": _("Store"),
    "check": _("Cheque"),
}
PARTS: Words = {
    "morning": _("in the morning"),
    "afternoon": _("in the afternoon"),
    "evening": _("in the evening"),
}
SENTIMENTS: Words = {
    "negative": _("Annoyed with us"),
    "neutral": _("Neither"),
    "positive": _("Friendly to us"),
}
STATUSES: Words = {
    "open": _("Not labelled"),
    "labelled": _("Labelled"),
    "all": _("All"),
}
VALUES: Mapping[str, Words] = {
    "frequency": FREQUENCIES,
    "method": METHODS,
    "time": PARTS,
}
REFUSALS: Words = {
    "no_such_message": _("That message is not there any more."),
    "no_words": _("There are no words to read in that message."),
    "no_intents": _("Say at least one thing that it means."),
    "alone": _("A greeting, thanks, abuse or «Other» stands alone."),
    "care_alone": _("A greeting, thanks or abuse has no care signal."),
    "currency": _("A currency goes with an amount."),
    "not_corrected": _("There is nothing to undo."),
}


def why_refused(refusal: ActionRefusedError) -> str:
    """Why a correction was refused, in the language in force."""
    return refusal_text(refusal, REFUSALS)
