"""The emulator as a process of its own."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from tests.integration.emulator.running import until

from recobro.emulator.__main__ import main
from recobro.emulator.config import Config, parse_arguments


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its first line."""
    command = [sys.executable, "-m", "recobro.emulator", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline()
        finally:
            process.kill()


def is_healthy(url: str) -> bool:
    try:
        return httpx.get(f"{url}/_control/health", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def test_process_serves_and_stops_on_a_signal() -> None:
    with started("--port", "0", "--token", "t") as (process, line):
        match = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert match is not None
        until(lambda: is_healthy(match[0]))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) in {0, -signal.SIGTERM}


def test_taken_port_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["--port", str(port)]) == 1
    message = capsys.readouterr().err
    assert f"Cannot listen on 127.0.0.1:{port}" in message
    assert "--port" in message


def test_defaults_are_those_of_the_configuration() -> None:
    assert parse_arguments([]) == Config()


def test_every_option_is_taken() -> None:
    config = parse_arguments(
        [
            "--host",
            "0.0.0.0",
            "--port",
            "1",
            "--webhook-url",
            "http://x",
            "--app-secret",
            "s",
            "--token",
            "t",
            "--phone-number-id",
            "2",
            "--waba-id",
            "3",
            "--pay-key",
            "k",
            "--pay-secret",
            "p",
            "--seed",
            "4",
            "--time-scale",
            "0.5",
            "--verify-token",
            "v",
            "--business-name",
            "B",
            "--window-errors",
            "async",
            "--display-phone-number",
            "5",
        ]
    )
    assert config == Config(
        host="0.0.0.0",
        port=1,
        webhook_url="http://x",
        verify_token="v",
        app_secret="s",
        token="t",
        phone_number_id="2",
        waba_id="3",
        display_phone_number="5",
        business_name="B",
        pay_key="k",
        pay_secret="p",
        seed=4,
        time_scale=0.5,
        window_errors="async",
    )


@pytest.mark.parametrize("scale", ["-1", "nan", "inf", "fast"])
def test_senseless_time_scale_is_refused(scale: str) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(["--time-scale", scale])
