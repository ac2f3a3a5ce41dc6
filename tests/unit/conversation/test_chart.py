"""The page about the conversation says what the engine does."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from recobro.domain.conversation.chart import Cell, cells, situation_in
from recobro.domain.conversation.state import SILENT
from recobro.domain.conversation.table import TABLE, Phase
from recobro.domain.readings import Intent

ROOT = Path(__file__).parents[3]


def test_every_phase_answers_every_intent() -> None:
    assert set(TABLE) == set(Phase)
    for phase, row in TABLE.items():
        assert set(row) == set(Intent), phase


@pytest.mark.parametrize("cell", list(cells()), ids=lambda c: f"{c.phase}-{c.intent}")
def test_every_cell_decides_with_a_reason(cell: Cell) -> None:
    assert cell.turn.reason
    state, _ = situation_in(cell.phase)
    if state.silent:
        assert cell.turn.reply is None
    elif cell.turn.reply is None:
        # Only a yes or thanks that needs no answer may be met with silence.
        assert cell.intent in {Intent.ACCEPT, Intent.THANKS}
    if cell.turn.state.status in SILENT:
        assert cell.turn.state.offer is None


def test_page_shows_the_table_of_today() -> None:
    spec = importlib.util.spec_from_file_location(
        "render_conversation", ROOT / "tools/render_conversation.py"
    )
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    page = (ROOT / "docs/conversation.md").read_text(encoding="utf-8")
    assert tool.rendered(page) == page, "run tools/render_conversation.py"
