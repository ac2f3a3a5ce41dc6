"""What is said about a strategy's text: each sentence in Spanish and English.

A `Saying` is a code with its values, so that the same finding is told in the language
of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from recobro.domain.strategy.sentences import SENTENCES

_NEAR = {"es": ": ¿quería decir `{near}`?", "en": ": did you mean `{near}`?"}
_END = {"es": "el final", "en": "the end"}


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence by its code; `near` among the values is what was perhaps meant."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        """The sentence in "es" or "en"; anything else reads Spanish."""
        language = language if language in {"es", "en"} else "es"
        values = {
            key: value.text(language) if isinstance(value, Saying) else value
            for key, value in self.values.items()
        }
        if "found" in values:
            found = values["found"]
            values["found"] = f"`{found}`" if found else _END[language]
        told = SENTENCES[self.code][language].format_map(values)
        near = values.get("near")
        return told + _NEAR[language].format(near=near) if near else told

    def __str__(self) -> str:
        return self.text()


def say(code: str, /, **values: object) -> Saying:
    """A saying from its code and values."""
    return Saying(code, values)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was perhaps meant; empty where none is near."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return near[0] if near else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to say about a place: `segments[0].steps[2].days`."""

    path: str
    saying: Saying

    def __str__(self) -> str:
        return f"{self.path}: {self.saying}"
