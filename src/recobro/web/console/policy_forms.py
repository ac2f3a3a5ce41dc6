"""The forms that propose a change of the company's policy; one for each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recobro.domain.compliance.local_rules import LocalKind
from recobro.web.console.forms import DayInput
from recobro.web.words import choices

_CHANNELS = ("whatsapp", "sms", "email", "voice", "letter", "visit")
_TIMES = ["%H:%M", "%H:%M:%S"]
_DAY = 24 * 60


class TimeInput(forms.TimeInput):
    """A time field of the browser."""

    input_type = "time"


class ChangeForm(forms.Form):
    """What every proposal says: where it holds, and why."""

    kind: LocalKind
    country = forms.ChoiceField(label=_("Where"), required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, countries: Sequence[str]
    ) -> None:
        super().__init__(data, prefix=self.kind.value)
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("In every country")), *((c, c) for c in countries)]

    def rule(self) -> str:
        """The rule that would be switched off, if any."""
        return ""

    def definition(self) -> dict[str, Any]:
        """The company's own rule as it is stored."""
        return {}


class SwitchOffForm(ChangeForm):
    """Do without a rule that is only policy."""

    kind = LocalKind.SWITCH_OFF
    key = forms.ChoiceField(label=_("Rule"))
    field_order = ("key", "country", "reason")

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        countries: Sequence[str],
        rules: Mapping[str, str],
    ) -> None:
        super().__init__(data, countries=countries)
        field = self.fields["key"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, f"{key}: {text}"[:110]) for key, text in rules.items()]

    def rule(self) -> str:
        """The chosen rule."""
        return str(self.cleaned_data["key"])


class ChannelsForm(ChangeForm):
    """A change about some channels."""

    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        choices=lambda: choices("channel", *_CHANNELS),
        initial=list(_CHANNELS),
        widget=forms.CheckboxSelectMultiple,
    )


class HoursForm(ChannelsForm):
    """Contact people only at some times of the week."""

    kind = LocalKind.HOURS
    week_from = forms.TimeField(
        label=_("Monday to Friday, from"), input_formats=_TIMES, widget=TimeInput()
    )
    week_to = forms.TimeField(
        label=_("Monday to Friday, until"), input_formats=_TIMES, widget=TimeInput()
    )
    saturday_from = forms.TimeField(
        label=_("Saturday, from"),
        required=False,
        input_formats=_TIMES,
        widget=TimeInput(),
        help_text=_("Empty: closed."),
    )
    saturday_to = forms.TimeField(
        label=_("Saturday, until"),
        required=False,
        input_formats=_TIMES,
        widget=TimeInput(),
    )
    sunday_from = forms.TimeField(
        label=_("Sunday, from"),
        required=False,
        input_formats=_TIMES,
        widget=TimeInput(),
        help_text=_("Empty: closed."),
    )
    sunday_to = forms.TimeField(
        label=_("Sunday, until"),
        required=False,
        input_formats=_TIMES,
        widget=TimeInput(),
    )
    holidays_closed = forms.BooleanField(
        label=_("Closed on holidays"), required=False, initial=True
    )
    field_order = (
        "channels", "week_from", "week_to", "saturday_from", "saturday_to",
        "sunday_from", "sunday_to", "holidays_closed", "country", "reason",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Each span has both ends, in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("week", "saturday", "sunday"):
            begin, end = cleaned.get(f"{name}_from"), cleaned.get(f"{name}_to")
            if self.has_error(f"{name}_from") or self.has_error(f"{name}_to"):
                continue
            one_end = (begin is None) is not (end is None)
            backwards = begin is not None and end is not None and begin >= _end(end)
            if one_end or backwards:
                self.add_error(f"{name}_to", _("Write both times, the later one last."))
        return cleaned

    def definition(self) -> dict[str, Any]:
        """Minutes of the day, from Monday."""
        week = self._span("week")
        return {
            "channels": self.cleaned_data["channels"],
            "days": [week] * 5 + [self._span("saturday"), self._span("sunday")],
            "holidays_closed": self.cleaned_data["holidays_closed"],
        }

    def _span(self, name: str) -> list[int] | None:
        begin: time | None = self.cleaned_data[f"{name}_from"]
        end: time | None = self.cleaned_data[f"{name}_to"]
        if begin is None or end is None:
            return None
        return [_minute(begin), _minute(end) or _DAY]  # until midnight is all day


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _end(at: time) -> time:
    """The end of a span for comparison: midnight is the last moment of the day."""
    return at if _minute(at) else time.max


class CapForm(ChannelsForm):
    """No more than so many contacts in so many days."""

    kind = LocalKind.CAP
    most = forms.IntegerField(label=_("At most"), min_value=1, max_value=100)
    days = forms.IntegerField(
        label=_("In how many days"), min_value=1, max_value=60, initial=7
    )
    field_order = ("channels", "most", "days", "country", "reason")

    def definition(self) -> dict[str, Any]:
        """Channels, how many, in how many days."""
        return {name: self.cleaned_data[name] for name in ("channels", "most", "days")}


class BanForm(ChannelsForm):
    """Do not use some channels."""

    kind = LocalKind.BAN
    field_order = ("channels", "country", "reason")

    def __init__(
        self, data: Mapping[str, Any] | None, *, countries: Sequence[str]
    ) -> None:
        super().__init__(data, countries=countries)
        self.fields["channels"].initial = []

    def definition(self) -> dict[str, Any]:
        """The channels."""
        return {"channels": self.cleaned_data["channels"]}


class ClosingDayForm(ChangeForm):
    """Close on a date, as on a holiday."""

    kind = LocalKind.CLOSING_DAY
    day = forms.DateField(label=_("Day"), widget=DayInput(), input_formats=["%Y-%m-%d"])
    field_order = ("day", "country", "reason")

    def definition(self) -> dict[str, Any]:
        """The date."""
        return {"day": self.cleaned_data["day"].isoformat()}


class EndForm(forms.Form):
    """Take back a change that is in force."""

    target = forms.UUIDField()
    reason = forms.CharField(max_length=1000)


class DecisionForm(forms.Form):
    """Approve or reject what somebody proposed."""

    approve = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda value: value == "yes"
    )
    note = forms.CharField(max_length=1000, required=False)
