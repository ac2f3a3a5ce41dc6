"""The forms of the texts' page: where a text is used, its words, and the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recobro.ports.wordings import Slot
from recobro.understanding.writer.catalogue import CHANNELS, COUNTRIES
from recobro.web.console.wording_words import GROUPS, STATES
from recobro.web.words import choices


class SlotForm(forms.Form):
    """Where a text is used; what is left open holds for all."""

    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("es", _("Spanish")), ("en", _("English"))],
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    register = forms.ChoiceField(
        label=_("Form of address"),
        required=False,
        choices=[("", _("All")), ("tu", "tú"), ("usted", "usted"), ("vos", "vos")],
    )
    channel = forms.ChoiceField(
        label=_("Channel"),
        required=False,
        choices=lambda: [("", _("All")), *choices("channel", *CHANNELS)],
    )

    def __init__(self, data: Mapping[str, Any], *, countries: Sequence[str]) -> None:
        super().__init__(data or {"language": "es"})
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        places = sorted({*COUNTRIES, *countries})
        field.choices = [("", _("All")), *((c, c) for c in places)]

    def slot(self, key: str) -> Slot:
        """The slot; English has no form of address. Nothing that is wrong is named."""
        named = self.cleaned_data if self.is_valid() else {}
        language = str(named.get("language") or "es")
        return Slot(
            key=key,
            language=language,
            country=str(named.get("country") or ""),
            register=str(named.get("register") or "") if language == "es" else "",
            channel=str(named.get("channel") or ""),
        )


class FilterForm(forms.Form):
    """What to show of the list."""

    q = forms.CharField(required=False, max_length=100)
    group = forms.ChoiceField(
        required=False, choices=lambda: [("", _("All")), *GROUPS.items()]
    )
    state = forms.ChoiceField(
        required=False, choices=lambda: [("", _("All")), *STATES.items()]
    )


class DecisionForm(forms.Form):
    """Approve or reject what somebody proposed."""

    approve = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda value: value == "yes"
    )
    note = forms.CharField(max_length=1000, required=False)
