"""The forms of the pages of operations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recobro.actions.pauses import REASON_MAX, PauseScope
from recobro.domain.messages import Channel
from recobro.web.console.operations_words import over


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=REASON_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PauseForm(forms.Form):
    """What to pause, why, and until when."""

    what = forms.ChoiceField(label=_("What to pause"))
    reason = _reason()
    until = forms.DateTimeField(
        label=_("Until"),
        help_text=_("Empty: until somebody ends it."),
        required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def __init__(self, *args: Any, strategies: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = [(PauseScope.TENANT, "")]
        scopes += [(PauseScope.CHANNEL, channel.value) for channel in Channel]
        scopes += [(PauseScope.STRATEGY, name) for name in strategies]
        field = self.fields["what"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"{scope}:{subject}", over(scope, subject)) for scope, subject in scopes
        ]

    def scope(self) -> tuple[PauseScope, str]:
        """The scope that was chosen, and its subject."""
        scope, _colon, subject = self.cleaned_data["what"].partition(":")
        return PauseScope(scope), subject

    def until_moment(self) -> datetime | None:
        """The end that was chosen."""
        moment: datetime | None = self.cleaned_data["until"]
        return moment


class StopForm(forms.Form):
    """The red button: a reason, and a second thought."""

    reason = _reason()
    sure = forms.BooleanField(label=_("Yes, stop everything that this company sends"))


class RedriveForm(forms.Form):
    """Which dead letter to try again."""

    kind = forms.CharField(max_length=10)
    name = forms.CharField(max_length=80)
    although = forms.BooleanField(required=False)
