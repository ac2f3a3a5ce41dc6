"""The Spanish catalogue says all that the console and the portal say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from tests.unit.web.extraction import WEB, messages

LOCALE = WEB.parent / "locale"


def catalogue(language: str) -> Catalog:
    path: Path = LOCALE / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    return catalogue("es")


def test_every_message_has_its_spanish(spanish: Catalog) -> None:
    missing = []
    for context, text, plural in messages():
        key = (text, plural) if plural else text
        known = spanish.get(key, context or None)
        said = known.string if known else ""
        if not (all(said) if isinstance(said, (tuple, list)) else said):
            missing.append(text)
    assert missing == []


def test_catalogue_holds_nothing_unused(spanish: Catalog) -> None:
    used = {text for _, text, _ in messages()}
    kept = {m.id[0] if isinstance(m.id, tuple) else m.id for m in spanish if m.id}
    assert kept - used == set()


def test_translations_keep_the_values(spanish: Catalog) -> None:
    for message in spanish:
        if not message.id:
            continue
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string
        for text, translated in zip(
            texts, said if isinstance(said, (tuple, list)) else (said,), strict=True
        ):
            assert _values(text) == _values(translated), text


def _values(text: object) -> set[str]:
    return set(re.findall(r"%\(\w+\)s", str(text)))


def test_english_catalogue_can_be_read() -> None:
    assert catalogue("en").locale is not None
