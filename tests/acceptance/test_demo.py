"""`recobro demo`: one command, three addresses, and nothing left after Ctrl-C."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from tests.acceptance.processes import (
    Process,
    answers,
    free_port,
    postmaster,
    wait_until,
)
from tests.acceptance.stack import environment, temporary_home

# Promised within 15 s on an idle machine; a busy one may take longer.
_READY_SECONDS_MAX = 240
_END_SECONDS_MAX = 90


@pytest.fixture
def home() -> Iterator[Path]:
    with temporary_home() as path:
        yield path


def _start(home: Path) -> Process:
    return Process(
        "-m", "recobro", "demo", "--port", str(free_port()),
        "--emulator-port", str(free_port()), "--debtors", "300",
        env=environment(home), log=home / "demo.log", cwd=home,
    )  # fmt: skip


def _family(process: Process, home: Path) -> list[psutil.Process]:
    """The demo, its processes and its PostgreSQL."""
    demo = psutil.Process(process.pid)
    server = postmaster(home / "data" / "demo")
    assert server is not None
    return [demo, *demo.children(recursive=True), server]


def _end(family: list[psutil.Process]) -> None:
    for member in family:
        if member.is_running():
            member.kill()


@pytest.mark.slow
def test_demo_opens_three_addresses_and_ends_clean(home: Path) -> None:
    started = time.monotonic()
    demo = _start(home)
    family: list[psutil.Process] = []
    try:
        wait_until(
            lambda: "recobro is ready" in demo.tail(40) or not demo.running,
            _READY_SECONDS_MAX,
            "the demo",
        )
        seconds = time.monotonic() - started
        print(f"ready after {seconds:.1f} s")
        assert demo.running, demo.tail(40)
        family = _family(demo, home)
        assert len(family) >= 5  # itself, emulator, web, worker, PostgreSQL
        told = demo.tail(40)
        addresses = re.findall(r"(?:Console|Phone|Payment)\s+(http://\S+)", told)
        assert len(addresses) == 3, told
        for address in addresses:
            page = httpx.get(
                address,
                follow_redirects=True,
                timeout=_END_SECONDS_MAX,
                trust_env=False,
            )
            assert page.status_code == 200, address
            assert "<html" in page.text
        assert "149,90" in httpx.get(addresses[2], trust_env=False, timeout=60).text

        psutil.Process(demo.pid).send_signal(signal.SIGINT)
        assert demo.wait(_END_SECONDS_MAX) == 0, demo.tail(40)
        _, alive = psutil.wait_procs(family[1:], timeout=_END_SECONDS_MAX)
        assert alive == []
        assert not any(answers(address) for address in addresses)
        assert "Traceback" not in demo.tail(200), demo.tail(200)
    finally:
        demo.kill()
        _end(family)


@pytest.mark.slow
def test_killed_demo_takes_its_processes_along(home: Path) -> None:
    demo = _start(home)
    family: list[psutil.Process] = []
    try:
        wait_until(
            lambda: "recobro is ready" in demo.tail(40) or not demo.running,
            _READY_SECONDS_MAX,
            "the demo",
        )
        family = _family(demo, home)
        psutil.Process(demo.pid).kill()
        demo.wait(_END_SECONDS_MAX)
        _, alive = psutil.wait_procs(family[1:], timeout=_END_SECONDS_MAX)
        assert alive == []
    finally:
        demo.kill()
        _end(family)
