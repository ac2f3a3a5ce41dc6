"""The form in which a person says what a message means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from django import forms
from django.core.validators import RegexValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recobro.actions.reading_labels import Correction, entities_from_labels
from recobro.domain.errors import UnknownCurrencyError
from recobro.domain.money import currency_exponent
from recobro.domain.readings import Care, Entities, Intent, Sentiment
from recobro.web.console.forms import DayInput
from recobro.web.console.reading_words import (
    ENTITIES,
    FREQUENCIES,
    GROUPS,
    METHODS,
    PARTS,
    REFUSALS,
    SENTIMENTS,
    STATUSES,
    Words,
)
from recobro.web.formatting import current_locale, read_amount
from recobro.web.words import WORDS

_AMOUNT_MAX = Decimal(10) ** 13
_NONE: tuple[str, str] = ("", "—")
_DECIMAL = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
_PLAIN = forms.TextInput(attrs={"autocomplete": "off"})
_PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ().-]{4,22}$", _("Write a phone number, like +34 600 111 222.")
)


def _with_none(words: Words) -> list[tuple[str, str | Promise]]:
    return [_NONE, *words.items()]


class ReadingForm(forms.Form):
    """Intents, care signals, feelings, entities and a note.

    `currency` is the account's: an amount without one is in it.
    """

    intents = forms.MultipleChoiceField(
        label=_("What the person does"),
        choices=[
            (group, [(i.value, WORDS["intent"][i.value]) for i in intents])
            for group, intents in GROUPS
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": REFUSALS["no_intents"]},
    )
    care = forms.MultipleChoiceField(
        label=_("Needs care"),
        required=False,
        choices=[(sign.value, WORDS["care"][sign.value]) for sign in Care],
        widget=forms.CheckboxSelectMultiple,
    )
    sentiment = forms.ChoiceField(
        label=_("How they speak to us"),
        choices=list(SENTIMENTS.items()),
        widget=forms.RadioSelect,
    )
    date = forms.DateField(
        label=ENTITIES["date"],
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        help_text=_("The day to pay, or on which it was paid."),
    )
    amount = forms.CharField(
        label=ENTITIES["amount"],
        required=False,
        max_length=24,
        widget=_DECIMAL,
        help_text=_("Of each instalment, where there are several."),
    )
    currency = forms.CharField(
        label=ENTITIES["currency"], required=False, max_length=3, widget=_PLAIN
    )
    installments = forms.IntegerField(
        label=ENTITIES["installments"], required=False, min_value=1, max_value=360
    )
    frequency = forms.ChoiceField(
        label=ENTITIES["frequency"], required=False, choices=_with_none(FREQUENCIES)
    )
    method = forms.ChoiceField(
        label=ENTITIES["method"], required=False, choices=_with_none(METHODS)
    )
    percent = forms.CharField(
        label=ENTITIES["percent"], required=False, max_length=8, widget=_DECIMAL
    )
    part = forms.ChoiceField(
        label=_("Part of the day"), required=False, choices=_with_none(PARTS)
    )
    time = forms.TimeField(
        label=ENTITIES["time"],
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M"],
    )
    channel = forms.ChoiceField(
        label=ENTITIES["channel"],
        required=False,
        choices=[
            _NONE,
            *(
                (code, WORDS["channel"][code])
                for code in ("whatsapp", "sms", "email", "voice", "letter")
            ),
        ],
    )
    email = forms.EmailField(label=ENTITIES["email"], required=False, max_length=250)
    phone = forms.CharField(
        label=ENTITIES["phone"], required=False, validators=[_PHONE], widget=_PLAIN
    )
    invoice = forms.CharField(
        label=ENTITIES["invoice"], required=False, max_length=60, widget=_PLAIN
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        self.account_currency = currency
        super().__init__(*args, **kwargs)

    @property
    def entity_fields(self) -> Iterator[forms.BoundField]:
        """The fields of what the message names, in the order of the contract."""
        for name in self.fields:
            if name in ENTITIES or name == "part":
                yield self[name]

    def clean_amount(self) -> Decimal | None:
        """The amount, read as the tenant's country writes it."""
        return _amount(self.cleaned_data["amount"], _AMOUNT_MAX)

    def clean_percent(self) -> Decimal | None:
        """A percentage up to 100."""
        return _amount(self.cleaned_data["percent"].rstrip("% "), Decimal(100))

    def clean_currency(self) -> str:
        """A currency that is known."""
        code = str(self.cleaned_data["currency"]).upper()
        if code:
            try:
                currency_exponent(code)
            except UnknownCurrencyError:
                raise forms.ValidationError(
                    _("Write the currency's code, like EUR.")
                ) from None
        return code

    def clean(self) -> dict[str, Any]:
        """What the label contract forbids is told where it can be mended."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            wrong = self.correction().wrong
            if wrong:
                self.add_error(
                    "currency" if wrong == "currency" else "intents",
                    str(REFUSALS[wrong]),
                )
        return given

    def correction(self) -> Correction:
        """What the person says."""
        given = self.cleaned_data
        return Correction(
            intents=frozenset(Intent(name) for name in given["intents"]),
            care=frozenset(Care(name) for name in given["care"]),
            sentiment=Sentiment(given["sentiment"]),
            entities=self._entities(given),
            note=given["note"],
        )

    def _entities(self, given: Mapping[str, Any]) -> Entities:
        amount = given["amount"]
        currency = given["currency"] or None
        if amount is not None and currency is None:
            currency = self.account_currency
        at: time | None = given["time"]
        return Entities(
            date=given["date"],
            amount=amount,
            currency=currency,
            installments=given["installments"],
            frequency=given["frequency"] or None,
            method=given["method"] or None,
            percent=given["percent"],
            time=given["part"] or (f"{at:%H:%M}" if at else None),
            channel=given["channel"] or None,
            email=given["email"] or None,
            phone=given["phone"] or None,
            invoice=given["invoice"] or None,
        )


class QueueForm(forms.Form):
    """Which messages to label; what cannot be read counts as not said."""

    intent = forms.ChoiceField(
        label=_("What was read"),
        required=False,
        choices=[
            ("", _("All")),
            *((i.value, WORDS["intent"][i.value]) for i in Intent),
        ],
    )
    country = forms.CharField(label=_("Country"), required=False, max_length=2)
    below = forms.ChoiceField(
        label=_("How sure"),
        required=False,
        choices=[
            ("", _("All")),
            ("0.5", _("less than 50 %")),
            ("0.8", _("less than 80 %")),
            ("0.95", _("less than 95 %")),
        ],
    )
    status = forms.ChoiceField(
        label=_("State"), required=False, choices=list(STATUSES.items())
    )
    page = forms.IntegerField(required=False, min_value=1)


def initial_of(labels: Mapping[str, Any]) -> dict[str, Any]:
    """A reading as the form shows it, amounts as the tenant's country writes them."""
    entities = entities_from_labels(labels.get("entities") or {})
    at = entities.time or ""
    return {
        "intents": list(labels.get("intents") or ()),
        "care": list(labels.get("care") or ()),
        "sentiment": labels.get("sentiment") or Sentiment.NEUTRAL.value,
        "date": entities.date,
        "amount": _written(entities.amount, "#,##0.00##"),
        "currency": entities.currency or "",
        "installments": entities.installments,
        "frequency": entities.frequency or "",
        "method": entities.method or "",
        "percent": _written(entities.percent, "0.##"),
        "part": at if at in PARTS else "",
        "time": "" if at in PARTS else at,
        "channel": entities.channel or "",
        "email": entities.email or "",
        "phone": entities.phone or "",
        "invoice": entities.invoice or "",
    }


def _amount(text: str, most: Decimal) -> Decimal | None:
    if not text.strip():
        return None
    try:
        amount = read_amount(text)
    except ValueError:
        raise forms.ValidationError(_("Write an amount, like 120.50.")) from None
    if not 0 < amount <= most:
        raise forms.ValidationError(_("Write an amount, like 120.50."))
    return amount


def _written(value: Decimal | None, pattern: str) -> str:
    if value is None:
        return ""
    return format_decimal(value, format=pattern, locale=current_locale())
