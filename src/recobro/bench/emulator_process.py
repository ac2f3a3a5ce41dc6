"""The emulator as a process of its own, on a free port."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from recobro.bench.runner import InvalidRunError

_READY_SECONDS_MAX = 30
_TOKEN, _APP_SECRET = "RECOBRO_BENCH_TOKEN", "RECOBRO_BENCH_APP_SECRET"


@contextmanager
def running_emulator(*, statuses: bool = True) -> Iterator[str]:
    """Its address, until the end of the block; its secrets are in our environment.

    It tells its statuses to nobody: no webhook address is set. Without `statuses` it
    does not even make them up: what is accepted stays accepted for hours.
    """
    set_secrets()
    process = subprocess.Popen(
        [
            sys.executable, "-m", "recobro.emulator", "--port", "0",
            "--token", os.environ[_TOKEN], "--app-secret", os.environ[_APP_SECRET],
            "--time-scale", "1" if statuses else "10000",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
        if found is None:
            raise InvalidRunError("the emulator did not start")
        _wait_until_ready(found.group())
        yield found.group()
    finally:
        process.terminate()
        process.wait(timeout=10)
        if process.stdout is not None:
            process.stdout.close()


def set_secrets() -> None:
    """Secrets of this run, under the names that the company's options give."""
    for name in (_TOKEN, _APP_SECRET):
        os.environ.setdefault(name, secrets.token_hex(24))


def token() -> str:
    """The token of the Graph API."""
    return os.environ[_TOKEN]


def app_secret() -> str:
    """The secret that signs webhooks."""
    return os.environ[_APP_SECRET]


def whatsapp_options(base_url: str, phone_number_id: str) -> dict[str, Any]:
    """A company's option `whatsapp` for that emulator."""
    return {
        "base_url": base_url,
        "phone_number_id": phone_number_id,
        "waba_id": "200000000000002",
        "token_env": _TOKEN,
        "app_secret_env": _APP_SECRET,
    }


def _wait_until_ready(address: str) -> None:
    deadline = time.monotonic() + _READY_SECONDS_MAX
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/_control/health", timeout=2, trust_env=False)
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return
    raise InvalidRunError("the emulator does not answer")
