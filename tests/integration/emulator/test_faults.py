"""Faults of calls to the providers."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest
from tests.integration.emulator.running import (
    ANA,
    GRAPH,
    PAY,
    SEND,
    TEMPLATES,
    Receiver,
    Running,
    until,
)
from tests.integration.emulator.samples import a_checkout

BEA = "34600333444"


def text(to: str = ANA) -> dict[str, Any]:
    body = {"type": "text", "text": {"body": "Hola"}}
    return {"messaging_product": "whatsapp", "to": to, **body}


@pytest.fixture
def ready(emulator: Running) -> Running:
    emulator.open_window(ANA)
    emulator.open_window(BEA)
    return emulator


@pytest.mark.parametrize("status", [500, 429])
def test_server_error_sends_nothing(ready: Running, status: int) -> None:
    ready.control("faults", kind=f"http_{status}", next=2)
    for _ in range(2):
        answer = ready.send(**text())
        assert answer.status_code == status
        assert "json" not in answer.headers["content-type"]
    assert ready.messages(direction="out") == []
    assert ready.send(**text()).status_code == 200


def test_timeout_holds_and_sends_nothing(ready: Running) -> None:
    ready.control("faults", kind="timeout", hold_seconds=5)
    with pytest.raises(httpx.ReadTimeout):
        ready.http.post(SEND, json=text(), headers=GRAPH, timeout=0.2)
    assert ready.messages(direction="out") == []


def test_held_answer_ends_as_504(ready: Running) -> None:
    ready.control("faults", kind="timeout", hold_seconds=0.1)
    assert ready.send(**text()).status_code == 504


def test_accepted_message_may_go_unanswered(ready: Running, receiver: Receiver) -> None:
    ready.control("faults", kind="accept_then_hang")
    body = {**text(), "biz_opaque_callback_data": "attempt-9"}
    with pytest.raises(httpx.ReadTimeout):
        ready.http.post(SEND, json=body, headers=GRAPH, timeout=0.2)
    until(lambda: len(receiver.statuses()) == 2)
    told = {status["biz_opaque_callback_data"] for status in receiver.statuses()}
    assert told == {"attempt-9"}
    (message,) = ready.messages(direction="out", attempt="attempt-9")
    assert message["status"] == "delivered"


def test_accepted_message_may_answer_500(ready: Running) -> None:
    ready.control("faults", kind="accept_then_500")
    assert ready.send(**text()).status_code == 500
    assert len(ready.messages(direction="out")) == 1


@pytest.mark.parametrize(
    ("code", "status"), [(131056, 400), (130429, 400), (131016, 500), (190, 401)]
)
def test_error_code_is_answered_on_request(
    ready: Running, code: int, status: int
) -> None:
    ready.control("faults", kind="error_code", code=code)
    answer = ready.send(**text())
    assert answer.status_code == status
    assert ready.error(answer) == code
    assert ready.send(**text()).status_code == 200


def test_failed_status_comes_after_acceptance(
    ready: Running, receiver: Receiver
) -> None:
    ready.control("faults", kind="failed_status", code=131026)
    assert ready.send(**text()).status_code == 200
    ready.settle()
    (status,) = receiver.statuses()
    assert status["status"] == "failed"
    assert status["errors"][0]["title"] == "Message undeliverable"
    assert "pricing" not in status


def test_fault_can_wait_and_choose_its_person(ready: Running) -> None:
    ready.control("faults", kind="http_500", to=BEA, skip=1)
    wanted = [ready.send(**text(to)).status_code for to in (BEA, ANA, BEA, BEA)]
    # BEA's first passes (skip), ANA is not meant, BEA's second is hit, then it is over.
    assert wanted == [200, 200, 500, 200]


def test_all_lasts_until_it_is_cleared(ready: Running) -> None:
    ready.control("faults", kind="http_500", next="all")
    assert [ready.send(**text()).status_code for _ in range(3)] == [500] * 3
    (fault,) = ready.http.get("/_control/faults").json()["faults"]
    assert (fault["hits"], fault["next"]) == (3, "all")
    ready.http.delete("/_control/faults")
    assert ready.send(**text()).status_code == 200


@pytest.mark.parametrize(
    ("target", "path", "headers", "body"),
    [
        ("templates", TEMPLATES, GRAPH, {}),
        ("media", "/v26.0/100000000000001/media", GRAPH, {}),
        ("pay", "/pay/v1/checkouts", PAY, {}),
    ],
)
def test_each_interface_can_fail(
    emulator: Running, target: str, path: str, headers: dict[str, str], body: Any
) -> None:
    emulator.control("faults", kind="http_500", target=target)
    assert emulator.http.post(path, json=body, headers=headers).status_code == 500
    assert emulator.http.post(path, json=body, headers=headers).status_code == 400


def test_checkout_may_go_unanswered(emulator: Running) -> None:
    emulator.control("faults", kind="accept_then_hang", target="pay", hold_seconds=9)
    headers = {**PAY, "idempotency-key": "k1"}
    path = "/pay/v1/checkouts"
    started = time.monotonic()
    with pytest.raises(httpx.ReadTimeout):
        emulator.http.post(path, json=a_checkout(), headers=headers, timeout=0.2)
    assert time.monotonic() - started < 9  # nobody waited for the answer
    again = emulator.http.post(path, json=a_checkout(), headers=headers).json()
    (only,) = emulator.http.get("/_control/checkouts").json()["checkouts"]
    assert again["id"] == only["id"]


@pytest.mark.parametrize(
    "order",
    [
        {"kind": "earthquake"},
        {"kind": "http_500", "next": 0},
        {"kind": "http_500", "next": True},
        {"kind": "http_500", "target": "webhook"},
        {"kind": "duplicate", "target": "messages"},
        {"kind": "error_code"},
        {"kind": "error_code", "code": 1, "target": "pay"},
        {"kind": "delay", "delay_ms": "soon"},
        {"kind": "delay", "delay_ms": -1},
        {"kind": "batch", "shape": "round"},
        {"kind": "http_500", "tiems": 3},
        {"faults": ["x"]},
    ],
)
def test_senseless_fault_is_refused(emulator: Running, order: dict[str, Any]) -> None:
    answer = emulator.post("/_control/faults", order)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert emulator.http.get("/_control/faults").json() == {"faults": []}
