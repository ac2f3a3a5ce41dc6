"""The console's forms: what a person may ask for, checked."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from recobro.actions.log_contact import CHANNELS, OUTCOMES
from recobro.domain.money import Money, currency_exponent
from recobro.domain.reasons import HOLD_REASONS, hold_reason
from recobro.web.formatting import read_amount
from recobro.web.words import choices

_DATETIME = forms.DateTimeInput(
    attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
)
_DATETIME_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


_AMOUNT_MAX = Decimal(10) ** 13  # what the ledger's columns hold


class DayInput(forms.DateInput):
    """A date field of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _hold_choices() -> list[tuple[str, str]]:
    language = (get_language() or "es")[:2]
    return [
        (code, hold_reason(code, language).capitalize())
        for code in HOLD_REASONS
        if code != "dispute_upheld"  # only settling a dispute places it
    ]


class HoldForm(forms.Form):
    """Pause an account, until a day or until released."""

    reason = forms.ChoiceField(label=_("Reason"), choices=_hold_choices)
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        help_text=_("Empty: until somebody releases it."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PaymentForm(forms.Form):
    """Book money that came in outside: cash, a transfer seen at the bank."""

    amount = forms.CharField(
        label=_("Amount"),
        max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    method = forms.ChoiceField(
        label=_("How it was paid"),
        choices=lambda: choices(
            "method", "transfer", "cash", "card", "bizum", "direct_debit", "other"
        ),
    )
    received_on = forms.DateField(
        label=_("Received on"), widget=DayInput(), input_formats=["%Y-%m-%d"]
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=120,
        help_text=_("Of the bank or the receipt: the same one is never booked twice."),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        self.currency = currency
        super().__init__(*args, **kwargs)

    def clean_amount(self) -> Money:
        """The amount as money of the account's currency."""
        try:
            amount = read_amount(self.cleaned_data["amount"])
        except ValueError:
            raise forms.ValidationError(_("Write an amount, like 120.50.")) from None
        if not 0 < amount < _AMOUNT_MAX:
            raise forms.ValidationError(_("Write an amount, like 120.50."))
        places = currency_exponent(self.currency)
        if amount != round(amount, places):
            raise forms.ValidationError(
                _("%(currency)s has %(places)s decimals at most."),
                params={"currency": self.currency, "places": places},
            )
        return Money.rounded(amount, self.currency)


class DisputeForm(forms.Form):
    """Settle a dispute: who is right, and why."""

    upheld = forms.TypedChoiceField(
        label=_("Outcome"),
        choices=[("yes", _("The debtor is right")), ("no", _("The debt stands"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    resolution = forms.CharField(
        label=_("Explanation"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ContactForm(forms.Form):
    """Write down a contact that was made outside: a call, a visit, a letter."""

    channel = forms.ChoiceField(
        label=_("How"),
        choices=lambda: choices("contact", *(c.value for c in CHANNELS)),
    )
    direction = forms.ChoiceField(
        label=_("Who began it"), choices=lambda: choices("direction")
    )
    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=lambda: choices("outcome", *OUTCOMES)
    )
    at = forms.DateTimeField(
        label=_("When"), widget=_DATETIME, input_formats=_DATETIME_FORMATS
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReplyForm(forms.Form):
    """What a person writes in a conversation."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DayForm(forms.Form):
    """Which day to run."""

    day = forms.DateField(label=_("Day"), widget=DayInput(), input_formats=["%Y-%m-%d"])


class ClockForm(forms.Form):
    """Where to move the demo's clock: forward by a step, or to a moment."""

    step = forms.ChoiceField(
        required=False, choices=[("", ""), ("hour", ""), ("day", ""), ("morning", "")]
    )
    to = forms.DateTimeField(
        label=_("Go to"),
        required=False,
        widget=_DATETIME,
        input_formats=_DATETIME_FORMATS,
    )


class UploadForm(forms.Form):
    """A portfolio file, and what it does not tell."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, one invoice per row."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xls"}),
    )
    full = forms.BooleanField(
        label=_("It is a full export: settle what it no longer holds"), required=False
    )
