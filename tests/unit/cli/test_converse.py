"""recobro converse: what the guard refuses is not said, and bad lines are told."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from tests.unit.conversation.builders import a_dialogue
from typer.testing import CliRunner

from recobro.cli.main import app
from recobro.domain.money import Money
from recobro.rehearsal.player import Player, converse


class StrictPlayer(Player):
    """A player whose guard lets nothing with a figure of money through."""

    def may_say(self, text: str, links: Sequence[Money] = ()) -> bool:
        return "€" not in text and super().may_say(text, links)


def test_refused_reply_becomes_a_hand_over() -> None:
    result = StrictPlayer(a_dialogue("cuánto debo?", "¿hola?", opening=None)).play()
    first, second = result["turns"]
    assert first["reply"] is None
    assert first["buttons"] == []
    assert first["actions"] == ["OpenHandOver"]
    assert second["reply"] is None  # a person has it
    assert result["outcome"]["state"] == "human"
    assert result["outcome"]["handover"] == {"reason": "other", "priority": "high"}


def test_withheld_offer_cannot_be_accepted() -> None:
    player = StrictPlayer(a_dialogue("puedo pagar en 3 veces?", opening=None))
    player.play()
    player.step({"give_back": True})
    player.step({"text": "sí, de acuerdo"})
    assert player.outcome()["plan"] is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"timezone": "Mars/Olympus"}, "Mars/Olympus"),
        ({"now": "tomorrow"}, "tomorrow"),
        ({"turns": [{"wait": "two days"}]}, "two days"),
        ({"turns": [{"payment": "1.234"}]}, "1.234"),
        ({"policy": {"max_installments": "3"}}, "max_installments"),
        ({"account": {}}, "currency"),
    ],
)
def test_broken_dialogue_is_told(change: dict[str, object], told: str) -> None:
    answer = converse({**a_dialogue("hola"), **change})
    assert answer["id"] == "test"
    assert told in answer["error"]


def test_command_answers_every_line() -> None:
    lines = [json.dumps(a_dialogue("cuánto debo?")), "{", "", "[]"]
    result = CliRunner().invoke(app, ["converse", "--jsonl"], input="\n".join(lines))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["test", None, None]
    assert "300,00 €" in answers[0]["turns"][0]["reply"]  # as the builder owes
    assert "error" in answers[1]
    assert "error" in answers[2]
