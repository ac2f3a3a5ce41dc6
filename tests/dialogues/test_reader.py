"""The documents' own format: what is read from it, and how its mistakes are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.dialogues.expectations import Seen, unmet
from tests.dialogues.reader import (
    BadDocumentError,
    Expectation,
    documents,
    event,
    number,
    read,
    reading,
)
from tests.dialogues.test_dialogues import failures

from recobro.domain.readings import Care, Intent
from recobro.rehearsal.player import converse

SOUND = """# A title

A situation.

```yaml
account: ES
owed: "90.00"
```

> Marta: ¿puedo pagarlo en 3 veces?
- says: 30,00 €
- act: offer_plan

Outcome:
- state: active
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "document.md"
    path.write_text(text, "utf-8")
    return path


def test_sound_document_is_read_whole(tmp_path: Path) -> None:
    document = read(written(tmp_path, SOUND))
    assert document.title == "A title"
    assert document.settings["account"]["invoices"][0]["outstanding"] == "90.00"
    assert [e.kind for e in document.turns[0].expected] == ["says", "act"]
    assert failures(document) == []


def test_failure_names_document_and_line(tmp_path: Path) -> None:
    document = read(written(tmp_path, SOUND.replace("30,00", "31,00")))
    (failure,) = failures(document)
    assert "document.md:11: says: 31,00 €" in failure


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("- act: offer_plan", "- acts: offer_plan", 12),
        ("> Marta: ¿", "> ¿", 10),
        ("- state: active", "(llueve)", 15),
    ],
)
def test_mistake_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    with pytest.raises(BadDocumentError, match=f"line {line}"):
        read(written(tmp_path, SOUND.replace(old, new)))


def test_document_without_outcome_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDocumentError, match="Outcome"):
        read(written(tmp_path, SOUND.split("Outcome:", maxsplit=1)[0]))


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("pasan 2 días", {"wait": "P2D"}),
        ("pasa 1 semana", {"wait": "P1W"}),
        ("pasan 6 horas", {"wait": "PT6H"}),
        ("toca: Sí, de acuerdo", {"choice": "Sí, de acuerdo"}),
        ("foto", {"media": "image"}),
        ("documento: el recibo", {"media": "document", "caption": "el recibo"}),
        ("nota de voz: hola", {"media": "audio", "transcript": "hola"}),
        ("llegan 1.250,50 €", {"payment": "1250.50"}),
        ("el saldo cambia a 60.000", {"balance": "60000.00"}),
        ("una persona escribe: Hola", {"human": "Hola"}),
        ("lo devuelve", {"give_back": True}),
    ],
)
def test_events_become_steps_of_converse(words: str, step: dict[str, object]) -> None:
    assert event(words) == step


def test_numbers_are_read_in_both_styles() -> None:
    assert [number(n) for n in ("50,00 €", "$1,250.50", "$90.000", "12")] == [
        "50.00",
        "1250.50",
        "90000.00",
        "12.00",
    ]


def test_fixed_reading_has_its_entities() -> None:
    found = reading("request_plan+hardship amount=50 care=illness abstain", "EUR")
    assert found.intents == (Intent.REQUEST_PLAN, Intent.HARDSHIP)
    assert found.entities.currency == "EUR"
    assert found.care == {Care.ILLNESS}
    assert found.abstain


@pytest.mark.parametrize(
    ("kind", "value", "holds"),
    [
        ("says", "de ACUÉRDO | nada", True),
        ("says", "otra cosa", False),
        ("never says", "otra | acuerdo", False),
        ("silent", "", False),
        ("does", "AgreePlan | PlaceHold", True),
        ("does", "AgreePlan, PlaceHold", False),
        ("does not", "PlaceHold", False),
        ("plan", "2 payments, sum 90.00, first by 2026-03-20", True),
        ("plan", "at most 1 payments", False),
        ("plan", "45.00 on 2026-03-20 + 45.00 on 2026-04-20", True),
        ("plan", "sum 90.01", False),
        ("promise", "none", True),
        ("promise", "10.00 on 2026-03-20", False),
        ("discount", "at most 10, pays 81.00", True),
        ("discount", "at most 9", False),
        ("handover", "asked | care, urgent", True),
        ("handover", "care, normal", False),
        ("stopped", "none", False),
        ("stopped", "whatsapp", True),
        ("next contact", "on 2026-03-19", True),
        ("next contact", "before 2026-03-19 09:00", False),
    ],
)
def test_expectations_hold_and_fail(kind: str, value: str, *, holds: bool) -> None:
    parts = [{"date": f"2026-0{m}-20", "amount": "45.00"} for m in (3, 4)]
    seen = Seen(
        turn={
            "act": None,
            "reply": "De acuerdo.",
            "buttons": [],
            "actions": ["PlaceHold"],
        },
        outcome={
            "state": "active",
            "promise": None,
            "plan": {"installments": parts},
            "discount": {
                "percent": "10",
                "amount_to_pay": "81.00",
                "until": "2026-03-15",
            },
            "handover": {"reason": "care", "priority": "urgent"},
            "stopped": ["whatsapp"],
            "next_contact": "2026-03-19T10:00:00+01:00",
        },
    )
    expectation = Expectation(line=1, kind=kind, value=value)
    assert (unmet(expectation, seen) is None) is holds


def test_every_document_plays_as_jsonl() -> None:
    for document in documents():
        line = json.dumps(document.dialogue(), ensure_ascii=False)
        assert "error" not in converse(json.loads(line)), document.name
