"""Our figures and those of the label contract's own scorer are the same."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from recobro.understanding.evaluation.labelled import read_labelled
from recobro.understanding.evaluation.run import read_all
from recobro.understanding.evaluation.scoring import score
from recobro.understanding.rules import RuleInterpreter

SHARED = Path(__file__).parents[4] / "../shared/understanding"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="no shared material"),
]
# The contract's name of a figure, and ours.
SAME = {
    "messages": "messages", "missing_or_error": "missing",
    "primary_accuracy": "primary_accuracy", "macro_f1": "macro_f1",
    "intents_f1": "intents_f1", "entity_f1": "entity_f1",
    "entity_precision": "entity_precision", "entity_recall": "entity_recall",
    "care_recall": "care_recall", "care_precision": "care_precision",
    "abstains_on_self_harm_and_violence": "abstains_on_urgent",
    "calibration_error": "calibration_error",
    "right_at_confidence_0.8_or_more": "right_when_sure",
    "with_confidence": "with_confidence", "abstained": "abstained",
}  # fmt: skip


def the_contracts_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_both_scorers_give_the_same() -> None:
    path = SHARED / "dev.jsonl"
    messages = read_labelled([path])
    predictions = dict(read_all(RuleInterpreter(), messages).predictions)
    # Some that are missing, broken, or hold nonsense: those count too.
    names = [message.id for message in messages]
    del predictions[names[0]]
    predictions[names[1]] = {"error": "no text"}
    predictions[names[2]] = {**predictions[names[2]], "confidence": 7, "care": "no"}
    predictions[names[3]] = {**predictions[names[3]], "intent": None, "intents": None}
    expected = {
        row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())
    }
    theirs, tables, _ = the_contracts_scorer().messages(expected, predictions)
    ours = score(messages, predictions)
    told = ours.as_json()
    for their_name, our_name in SAME.items():
        assert told[our_name] == pytest.approx(theirs[their_name], abs=1e-9), our_name
    for name, f1 in tables["intent_f1"].items():
        assert ours.by_intent[name].f1 == pytest.approx(f1, abs=1e-9)
    for name, f1 in tables["entity_f1"].items():
        assert ours.by_entity[name].f1 == pytest.approx(f1, abs=1e-9)
    for name, recall in tables["care_recall"].items():
        assert ours.by_care[name].recall == pytest.approx(recall, abs=1e-9)
