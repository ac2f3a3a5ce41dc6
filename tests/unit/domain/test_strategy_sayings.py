"""Every sentence about a strategy's text, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import recobro
from recobro.domain.strategy.sayings import Saying, nearest, say
from recobro.domain.strategy.sentences import SENTENCES

PACKAGE = Path(recobro.__file__).parent
PLACES = [PACKAGE / "domain/strategy", PACKAGE / "connectors/strategies"]
# How a code is used: say("x"), wrong("x"), ExpressionError(column, "x"), and tables.
USED = re.compile(r'"([a-z_]+)"')


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_say_the_same(code: str) -> None:
    spanish, english = SENTENCES[code]["es"], SENTENCES[code]["en"]
    assert spanish != english
    assert blanks(spanish) == blanks(english)


def test_every_sentence_is_used() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for place in PLACES
        for path in place.rglob("*.py")
        if path.name != "sentences.py"
    ]
    words = {word for source in sources for word in USED.findall(source)}
    words |= {"form_country", "form_language"}  # composed of the form's name
    assert set(SENTENCES) - words == set()


def test_every_code_has_its_sentence() -> None:
    called = re.compile(r'(?:say|wrong|ExpressionError)\(\s*(?:[^"()]*,\s*)?"(\w+)"')
    for place in PLACES:
        for path in place.rglob("*.py"):
            codes = set(called.findall(path.read_text(encoding="utf-8")))
            assert codes <= set(SENTENCES), path


def test_inner_saying_is_told_in_the_same_language() -> None:
    inner = say("unknown_name", word="dp", near="dpd")
    outer = say("in_condition", column=3, problem=inner)
    assert outer.text("es") == (
        "columna 3 de la condición: el nombre `dp` no existe: ¿quería decir `dpd`?"
    )
    assert "did you mean" in str(outer)


def test_other_languages_read_spanish() -> None:
    assert Saying("empty").text("pt") == Saying("empty").text("es")


def test_nothing_near_is_nothing() -> None:
    assert (nearest("dp", ["dpd", "amount"]), nearest("x", ["dpd"])) == ("dpd", "")
