"""Corrections as lines of the corpus: readable again, and nobody in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recobro.domain.readings import AgentAct, Care, Intent, Sentiment
from recobro.understanding.corpus.examples import read_examples
from recobro.understanding.evaluation.corrections import (
    Corrected,
    export_corrections,
    without_identity,
)
from recobro.understanding.model.lessons import read_corpus

# Fictitious, and valid where a number can be checked.
CANARIES = (
    "12345678Z", "X1234567L", "ES9121000418450200051332", "4111 1111 1111 1111",
    "+34 600 111 222", "zenobia.q@example.com", "GODE561231HDFRRN04",
    "76.086.428-5", "20-12345678-6", "032180000118359719",
)  # fmt: skip


def corrected(text: str, *intents: str, **fields: Any) -> Corrected:
    return Corrected(
        text=text, country=fields.pop("country", "ES"), intents=intents, **fields
    )


def test_line_is_read_back_as_an_example(tmp_path: Path) -> None:
    told = export_corrections(
        [
            corrected(
                "no tengo trabajo,\t¿puedo\nen cuotas?", "hardship", "request_plan",
                care=("unemployment",), sentiment="negative", act="reminder",
            )
        ]
    )  # fmt: skip
    path = tmp_path / "es_corrections.tsv"
    path.write_text(told.files["es"], encoding="utf-8")
    (example,) = read_examples(path)
    assert example.intents == (Intent.REQUEST_PLAN, Intent.HARDSHIP)
    assert example.care == {Care.UNEMPLOYMENT}
    assert (example.sentiment, example.act) == (Sentiment.NEGATIVE, AgentAct.REMINDER)
    assert example.text == "no tengo trabajo, ¿puedo en cuotas?"


def test_training_takes_the_files_as_they_are(tmp_path: Path) -> None:
    told = export_corrections(
        [corrected("hola", "greeting"), corrected("quiubo", "greeting", country="CO")]
    )
    for prefix, contents in told.files.items():
        (tmp_path / f"{prefix}_corrections.tsv").write_text(contents, encoding="utf-8")
    assert [example.country for example in read_corpus(tmp_path)] == ["CO", "ES"]


@pytest.mark.parametrize("canary", CANARIES)
def test_canary_does_not_get_out(canary: str) -> None:
    told = export_corrections([corrected(f"ya pagué, mi dato es {canary} eh", "other")])
    digits = "".join(c for c in canary if c.isalnum())
    written = "".join(c for c in told.files["es"] if c.isalnum())
    assert told.lines == 1
    assert canary not in told.files["es"]
    assert digits not in written


def test_what_the_account_knows_does_not_get_out() -> None:
    known = ("Zenobia Quintanar Pla", "Calle Almendro 14", "Toledo", "1985")
    text = without_identity(
        "Soy zenobia, la de Almendro 14 en Toledo, nací en 1985; pago el viernes", known
    )
    for canary in ("enobia", "lmendro", "oledo", "1985"):
        assert canary not in text
    assert text.endswith("pago el viernes")


def test_placeholders_read_naturally() -> None:
    text = without_identity("me llamo Zenobia Quintanar, escribe a z.q@example.com")
    assert text == "me llamo Ana, escribe a correo@example.com"
    assert "⟦" not in without_identity("⟦DNI_1⟧ ya pagué, soy 12345678Z")


def test_sums_days_and_invoices_stay() -> None:
    said = "pago 150,50 € el 12 de marzo de la factura F-2026/0457"
    assert without_identity(said) == said


def test_same_line_is_written_once() -> None:
    told = export_corrections([corrected("hola", "greeting")] * 3)
    assert told.lines == 1


def test_countries_go_into_their_own_files() -> None:
    told = export_corrections(
        [
            corrected("hola", "greeting"),
            corrected("quiubo", "greeting", country="CO"),
            corrected("oi", "greeting", country="BR"),
        ]
    )
    assert list(told.files) == ["co", "es"]
    assert told.skipped == {"the corpus has no BR": 1}


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (corrected("sí", "reject", act="offer_plan"), "a bare 'si'"),
        (corrected("no quiero", "reject"), "reject needs"),
        (corrected("⟦⟧", "other"), "no words are left"),
        (corrected("hola", "nothing"), "is not a valid Intent"),
    ],
)
def test_line_that_cannot_be_is_left_out(one: Corrected, why: str) -> None:
    told = export_corrections([one])
    assert told.files == {}
    assert why in next(iter(told.skipped))


def test_file_says_that_it_is_personal() -> None:
    told = export_corrections([corrected("hola", "greeting")])
    assert told.files["es"].startswith("# ")
    assert "Personal data until" in told.files["es"]
