"""The forms of the desk: put off, note, assign, close."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from recobro.actions.desk import NOTE_MAX
from recobro.actions.take_over import OUTCOMES
from recobro.web.console import desk_words

_MORNING = 9


class SnoozeForm(forms.Form):
    """Until when a case rests: some hours, tomorrow, or a moment."""

    span = forms.ChoiceField(
        label=_("Put off"),
        choices=[
            ("1h", _("for an hour")),
            ("4h", _("for four hours")),
            ("day", _("until tomorrow at nine")),
        ],
    )
    until = forms.DateTimeField(
        label=_("or until"),
        required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def moment(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The moment that was asked for."""
        until: datetime | None = self.cleaned_data["until"]
        if until is not None:
            return until
        span = self.cleaned_data["span"]
        if span == "day":
            tomorrow = now.astimezone(zone) + timedelta(days=1)
            return tomorrow.replace(hour=_MORNING, minute=0, second=0, microsecond=0)
        return now + timedelta(hours=1 if span == "1h" else 4)


class NoteForm(forms.Form):
    """Something for whoever takes the case next."""

    text = forms.CharField(
        label=_("Note"), max_length=NOTE_MAX, widget=forms.Textarea(attrs={"rows": 2})
    )


class AssignForm(forms.Form):
    """To whom the case is given."""

    to = forms.ChoiceField(label=_("Give to"), required=False)

    def __init__(self, *args: Any, people: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("nobody in particular")), *((p, p) for p in people)]


class OutcomeForm(forms.Form):
    """What became of a case, and a note that is kept with it."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        required=False,
        choices=lambda: [
            ("", "—"),
            *((code, desk_words.OUTCOMES[code]) for code in OUTCOMES),
        ],
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=NOTE_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
