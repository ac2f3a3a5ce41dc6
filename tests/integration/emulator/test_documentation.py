"""docs/emulator.md keeps step with the code."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from starlette.routing import Route

from recobro.emulator.app import build_app
from recobro.emulator.config import Config
from recobro.emulator.faults import CALL_KINDS, WEBHOOK_KINDS

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "emulator.md"
CONTROL = [
    route.path.removeprefix("/_control/")
    for route in build_app(Config()).routes
    if isinstance(route, Route) and route.path.startswith("/_control/")
]


@pytest.mark.parametrize("call", CONTROL)
def test_every_control_call_is_documented(call: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert f" {call}`" in text or f"`{call}`" in text


@pytest.mark.parametrize("kind", sorted(CALL_KINDS | WEBHOOK_KINDS))
def test_every_fault_is_documented(kind: str) -> None:
    assert f"`{kind}`" in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [field.name for field in fields(Config)])
def test_every_option_is_documented(option: str) -> None:
    row = f"`--{option.replace('_', '-')}`"
    assert row in DOCUMENT.read_text(encoding="utf-8")
