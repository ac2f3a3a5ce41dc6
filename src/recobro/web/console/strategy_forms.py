"""The forms of the strategies' pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recobro.actions.strategies import NOTE_MAX
from recobro.web.console.forms import DayInput
from recobro.web.console.strategy_words import MOVES

MAX_BYTES = 400_000


class DocumentForm(forms.Form):
    """A strategy as YAML, in the box or as a file; the file is taken before the box."""

    text = forms.CharField(
        label=_("YAML"),
        required=False,
        max_length=MAX_BYTES,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 24, "spellcheck": "false", "class": "yaml", "wrap": "off"}
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,text/plain"}),
        help_text=_("A file is read in place of the text above."),
    )
    note = forms.CharField(
        label=_("What changes, and why"),
        required=False,
        max_length=NOTE_MAX,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """The document's text under `document`, whichever way it came."""
        given = super().clean() or {}
        upload = given.get("file")
        document = given.get("text", "")
        if upload is not None:
            if upload.size > MAX_BYTES:
                raise forms.ValidationError(_("The file is too large."))
            try:
                document = upload.read().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise forms.ValidationError(
                    _("The file is not in UTF-8: save it so.")
                ) from error
        given["document"] = document.replace("\r\n", "\n")
        return given


class ApprovalForm(forms.Form):
    """From when a version is in force, and whom it takes."""

    active_from = forms.DateField(
        label=_("In force from"),
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        help_text=_("Empty: from today."),
    )
    moves = forms.ChoiceField(
        label=_("Whom it takes"),
        choices=list(MOVES.items()),
        initial="new_debts",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=NOTE_MAX)


class NoteForm(forms.Form):
    """A sentence for the record."""

    note = forms.CharField(required=False, max_length=NOTE_MAX)
