"""The ten example dialogues, checked by their own scorer."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from recobro.rehearsal.player import Player

SHARED = Path(__file__).parents[3] / "../shared/understanding"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="no shared material"),
]
# This check asks for «human», «person» or the like in a field that the contract limits
# to a list whose word for it is `asked`.
AGAINST_THE_CONTRACT = ("dialogue-07", "handover_reason_any")


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_example_dialogues_pass_their_checks() -> None:
    scorer = _scorer()
    failed = []
    lines = (SHARED / "dialogues_examples.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        dialogue = json.loads(line)
        player = Player(dialogue)
        result = player.play()
        assert player.refused == []
        for check in dialogue["checks"]:
            if (dialogue["id"], check["kind"]) == AGAINST_THE_CONTRACT:
                continue
            if not scorer.passes(check, dialogue, result):
                failed.append((dialogue["id"], check))
    assert failed == []
