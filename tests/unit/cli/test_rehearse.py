"""A chat in the terminal, against any policy."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from recobro.cli.main import app
from recobro.rehearsal.player import converse


def rehearsed(*lines: str, args: tuple[str, ...] = ()) -> str:
    """What the terminal shows after these lines were typed."""
    typed = "".join(f"{line}\n" for line in lines)
    result = CliRunner().invoke(app, ["rehearse", *args], input=typed)
    assert result.exception is None, result.output
    return result.output


def test_words_and_buttons_reach_an_agreement() -> None:
    shown = rehearsed("¿puedo pagar en 3 veces?", "Sí, de acuerdo", "/state")
    assert "100,00 €" in shown  # 300 / 3
    assert "plan_agreed" in shown
    assert '"in_plan"' in shown


def test_time_and_money_pass_when_told() -> None:
    shown = rehearsed("¿puedo pagar en 3 veces?", "sí", "/wait P3D", "/pay 100.00")
    assert "instalment_reminder" in shown
    assert "200,00 €" in shown  # 300 - 100


def test_company_tries_its_own_policy(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("max_installments: 2\nmin_installment: '50'\n")
    shown = rehearsed("¿en 5 cuotas?", args=("--policy", str(policy)))
    assert "150,00 €" in shown  # 300 / 2


def test_policy_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("max_installments: many\n")
    result = CliRunner().invoke(app, ["rehearse", "--policy", str(policy)])
    assert result.exit_code == 1
    assert "max_installments" in result.output


def test_saved_dialogue_plays_again(tmp_path: Path) -> None:
    saved = tmp_path / "dialogue.jsonl"
    rehearsed("¿puedo pagar en 3 veces?", "sí", f"/save {saved}")
    played = converse(json.loads(saved.read_text()))
    assert played["outcome"]["state"] == "in_plan"


def test_unknown_command_shows_the_help() -> None:
    assert rehearsed("/dance").count("/wait P2D") == 2
