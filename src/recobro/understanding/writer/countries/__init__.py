"""Our Spanish texts as each country says them: overlays over the common ones."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from recobro.understanding.writer import english, spanish
from recobro.understanding.writer.countries import (
    argentina,
    chile,
    colombia,
    latin,
    mexico,
    peru,
)

OVERLAYS: dict[str, ModuleType] = {
    "MX": mexico, "CO": colombia, "AR": argentina, "CL": chile, "PE": peru,
}  # fmt: skip
# Where Spanish is spoken as in Spain, or by people who learned it there.
_AS_IN_SPAIN = frozenset({"ES", "AD", "GQ"})


def our_text(key: str, *, country: str, language: str) -> str:
    """Our text for a key, with its `[usted|tú|vos]`. Raises KeyError."""
    return _nearest("TEXTS", key, country, language)


def fragment(name: str, *, country: str, language: str) -> str:
    """A piece that goes into a blank of a text. Raises KeyError."""
    return _nearest("FRAGMENTS", name, country, language)


def method(name: str, *, country: str, language: str) -> str | None:
    """What a means of payment is called; None for one that we do not know."""
    try:
        return _nearest("METHODS", name, country, language)
    except KeyError:
        return None


def our_keys() -> tuple[str, ...]:
    """Every key, in the order of the catalogue."""
    return tuple(spanish.TEXTS)


def _layers(country: str, language: str) -> Iterator[ModuleType]:
    if language == "en":
        yield english
        return
    if country in OVERLAYS:
        yield OVERLAYS[country]
    if country not in _AS_IN_SPAIN:
        yield latin
    yield spanish


def _nearest(table: str, key: str, country: str, language: str) -> str:
    for layer in _layers(country, language):
        texts: dict[str, str] = getattr(layer, table)
        if key in texts:
            return texts[key]
    raise KeyError(key)
