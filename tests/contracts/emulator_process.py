"""The real emulator in a process of its own, and a place where its webhooks arrive."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

# On a busy machine everything takes its time; a wait that succeeds costs nothing of it.
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A webhook as it arrived."""

    body: bytes
    headers: Mapping[str, str]


class Receiver:
    """An HTTP server that keeps every POST and answers 200."""

    def __init__(self) -> None:
        self._arrived: list[Delivered] = []
        arrived = self._arrived

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = dict(self.headers.items())
                arrived.append(Delivered(body=body, headers=headers))
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/hook"

    def take(self) -> list[Delivered]:
        """What has arrived since the last call."""
        taken = list(self._arrived)
        del self._arrived[: len(taken)]
        return taken

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@dataclass(frozen=True, slots=True)
class EmulatorProcess:
    """A running emulator: its address, its control API, its webhooks."""

    base_url: str
    receiver: Receiver
    http: httpx.Client = field(
        default_factory=lambda: httpx.Client(trust_env=False, timeout=_PATIENCE)
    )

    def wait_until_ready(self) -> None:
        """Ask until it answers: its address is told before it listens."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            try:
                self.look("health")
            except httpx.ConnectError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError("the emulator does not answer")

    def control(self, call: str, **body: Any) -> Any:
        """POST to the control API; its answer, which must be a success."""
        answer = self.http.post(f"{self.base_url}/_control/{call}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def look(self, call: str, **query: str) -> Any:
        """GET from the control API."""
        return self.http.get(f"{self.base_url}/_control/{call}", params=query).json()

    def webhooks(self) -> list[Delivered]:
        """Everything that it has told since the last call."""
        assert self.control("idle", timeout=_PATIENCE / 2)["idle"]
        return self.receiver.take()

    def reset(self) -> None:
        """As new, with the webhooks going to the receiver."""
        self.control("reset")
        self.control("webhook", url=self.receiver.url)
        self.receiver.take()


@contextmanager
def running_emulator(*arguments: str) -> Iterator[EmulatorProcess]:
    """An emulator on a free port, waiting for nothing, until the end of the block."""
    command = [sys.executable, "-m", "recobro.emulator", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--time-scale", "0", *arguments], stdout=subprocess.PIPE, text=True
    )
    receiver = Receiver()
    try:
        assert process.stdout is not None
        found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
        assert found, "the emulator did not start"
        emulator = EmulatorProcess(found.group(), receiver)
        with emulator.http:
            emulator.wait_until_ready()
            yield emulator
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)
        if process.stdout is not None:
            process.stdout.close()
        receiver.close()
