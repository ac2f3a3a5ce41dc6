"""A killed emulator that was given a journal knows again what it knew."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.emulator.running import (
    ANA,
    PAY,
    Receiver,
    Running,
    running_emulator,
    until,
)
from tests.integration.emulator.samples import a_template
from tests.integration.emulator.test_process import is_healthy, started

from recobro.emulator.config import Config

TEMPLATES = "/v26.0/200000000000002/message_templates"
GRAPH = {"authorization": "Bearer sandbox-token"}


@contextmanager
def killed_at_last(journal: Path, *arguments: str) -> Iterator[Running]:
    """An emulator process with this journal; kill -9 when the block is left."""
    options = ("--port", "0", "--journal", str(journal), "--time-scale", "0.02")
    with started(*options, *arguments) as (process, line):
        match = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert match is not None
        until(lambda: is_healthy(match[0]))
        with httpx.Client(base_url=match[0], trust_env=False, timeout=90) as client:
            yield Running(match[0], client)
        process.send_signal(signal.SIGKILL)
        process.wait(60)


def _checkout() -> dict[str, Any]:
    return {
        "reference": "R-1", "amount": "12.30", "currency": "EUR", "description": "x",
        "language": "es", "return_url": "http://127.0.0.1/r",
        "notify_url": "http://127.0.0.1:9/hook",
    }  # fmt: skip


def test_killed_emulator_knows_its_messages_again(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    with killed_at_last(journal) as first:
        first.open_window()
        sent = first.send_text("Hola", biz_opaque_callback_data="attempt-1")
        before = first.messages(direction="out")
    with killed_at_last(journal) as second:
        known = second.messages(direction="out")
        assert [m["id"] for m in known] == [sent]
        assert known[0]["biz_opaque_callback_data"] == "attempt-1"
        assert known[0]["body"] == before[0]["body"]
        second.send_text("la ventana sigue abierta")  # or it would be refused
        second.settle()  # what was accepted by the first is delivered by the second
        assert {m["status"] for m in second.messages(direction="out")} == {"delivered"}


def test_untold_webhooks_are_told_after_a_kill(
    tmp_path: Path, receiver: Receiver
) -> None:
    journal = tmp_path / "journal"
    nowhere = "http://127.0.0.1:9/hook"
    with killed_at_last(journal, "--webhook-url", nowhere) as first:
        first.control("inbound", **{"from": ANA}, text="nadie lo oye")
        assert not first.control("idle", timeout=0.1)["idle"]
    with killed_at_last(journal, "--webhook-url", receiver.url) as second:
        assert second.control("idle", timeout=60)["idle"]
    assert [m["text"]["body"] for m in receiver.messages()] == ["nadie lo oye"]
    with killed_at_last(journal, "--webhook-url", receiver.url) as third:
        assert third.control("idle", timeout=60)["idle"]
    assert len(receiver.messages()) == 1  # what was heard is not told again


def test_templates_and_payments_outlive_a_kill(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    keyed = PAY | {"idempotency-key": "k-1"}
    with killed_at_last(journal) as first:
        made = first.http.post(TEMPLATES, json=a_template(), headers=GRAPH)
        assert made.status_code == 200
        opened = first.http.post("/pay/v1/checkouts", json=_checkout(), headers=keyed)
        name = opened.json()["id"]
        first.control("pay", checkout_id=name, method="card", outcome="success")
    with killed_at_last(journal) as second:
        listed = second.http.get(TEMPLATES, headers=GRAPH).json()["data"]
        assert "recordatorio" in {template["name"] for template in listed}
        again = second.http.post("/pay/v1/checkouts", json=_checkout(), headers=keyed)
        assert again.json()["id"] == name
        shown = second.http.get(f"/pay/v1/checkouts/{name}", headers=PAY).json()
        assert shown["status"] == "paid"
        assert shown["payments"][0]["amount"] == "12.30"


@pytest.mark.parametrize("cut", [1, 20])
def test_line_cut_short_is_left_out(tmp_path: Path, cut: int) -> None:
    journal = tmp_path / "journal"
    with running_emulator(Config(journal=journal, time_scale=0)) as first:
        first.open_window()
        first.send_text("entero")
        first.settle()
    journal.write_bytes(journal.read_bytes()[:-cut])
    with running_emulator(Config(journal=journal, time_scale=0)) as second:
        assert [m["text"] for m in second.messages(direction="out")] == ["entero"]
        second.send_text("otro")
    with running_emulator(Config(journal=journal, time_scale=0)) as third:
        texts = [m["text"] for m in third.messages(direction="out")]
        assert texts == ["entero", "otro"]


def test_reset_is_final_after_a_restart(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    with running_emulator(Config(journal=journal)) as first:
        first.open_window()
        first.control("settings", url="http://127.0.0.1:9/other")
        first.control("reset")
    with running_emulator(Config(journal=journal)) as second:
        assert second.messages() == []
        health = second.http.get("/_control/health").json()
        assert health["webhook_url"] == "http://127.0.0.1:9/other"
