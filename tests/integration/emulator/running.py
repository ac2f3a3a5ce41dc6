"""An emulator and a receiver of webhooks, both over real HTTP on loopback."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import uvicorn

from recobro.emulator.app import build_app
from recobro.emulator.config import Config

Json = dict[str, Any]
ANA = "34600111222"
SEND = "/v26.0/100000000000001/messages"
TEMPLATES = "/v26.0/200000000000002/message_templates"
GRAPH = {"authorization": "Bearer sandbox-token"}
PAY = {"authorization": "Bearer sandbox-pay-key"}
# On a busy machine everything takes its time; a wait that succeeds costs nothing of it.
_PATIENCE = 60.0


@dataclass
class Received:
    """One webhook as it came in."""

    body: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Json:
        """The body, parsed."""
        parsed: Json = json.loads(self.body)
        return parsed


@dataclass
class Receiver:
    """Our end of the webhooks. `answers` are given first, then 200."""

    url: str
    received: list[Received] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    verify_token: str = "sandbox-verify-token"

    def values(self) -> list[Json]:
        """Every change's value, in the order in which it came."""
        return [
            change["value"]
            for webhook in self.received
            for entry in webhook.json["entry"]
            for change in entry["changes"]
        ]

    def statuses(self) -> list[Json]:
        """Every status, in the order in which it came."""
        return [s for value in self.values() for s in value.get("statuses", [])]

    def messages(self) -> list[Json]:
        """Every message, in the order in which it came."""
        return [m for value in self.values() for m in value.get("messages", [])]


@dataclass
class Running:
    """An emulator that serves, and ways to use it."""

    url: str
    http: httpx.Client

    def post(self, path: str, body: Json) -> httpx.Response:
        """A control or phone call."""
        return self.http.post(path, json=body)

    def control(self, name: str, /, **body: Any) -> Json:
        """A control call that must succeed."""
        answer = self.post(f"/_control/{name}", body)
        assert answer.status_code < 300, answer.text
        result: Json = answer.json()
        return result

    def send(self, to: str = ANA, **body: Any) -> httpx.Response:
        """A message by the Graph API."""
        whole = {"messaging_product": "whatsapp", "to": to, **body}
        return self.http.post(SEND, json=whole, headers=GRAPH)

    def send_text(self, text: str = "Hola", to: str = ANA, **body: Any) -> str:
        """A text that must be accepted; its id."""
        answer = self.send(to, type="text", text={"body": text}, **body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["messages"][0]["id"])

    def open_window(self, wa_id: str = ANA) -> str:
        """Let a person write, so that free-form messages may be sent."""
        return str(self.control("inbound", **{"from": wa_id}, text="Hola")["id"])

    def settle(self) -> None:
        """Wait until nothing more happens by itself: statuses sent, webhooks out."""
        until(lambda: all(m["status"] != "accepted" for m in self.messages()))
        until(
            lambda: all(m["status"] != "sent" for m in self.messages(direction="out"))
        )
        assert self.control("idle", timeout=_PATIENCE / 2)["idle"]

    def messages(self, **query: str) -> list[Json]:
        """What the emulator has kept."""
        found = self.http.get("/_control/messages", params=query).json()["messages"]
        return list(found)

    def error(self, answer: httpx.Response) -> int:
        """The code of a Graph error."""
        return int(answer.json()["error"]["code"])


def until(holds: Callable[[], bool], seconds: float = _PATIENCE) -> None:
    """Wait until something holds; fail if it never does."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        time.sleep(0.01)


@contextmanager
def running_emulator(config: Config) -> Iterator[Running]:
    """Serve the emulator on a free port, in a thread."""
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    settings = uvicorn.Config(
        build_app(config), log_level="warning", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    until(lambda: server.started)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        with httpx.Client(base_url=url, trust_env=False, timeout=_PATIENCE) as client:
            yield Running(url, client)
    finally:
        server.should_exit = True
        thread.join(timeout=_PATIENCE)
        listener.close()


class ReceivingServer:
    """Receives webhooks: each receiver under a path of its own, so that none mix."""

    def __init__(self, port: int) -> None:
        self.receivers: dict[str, Receiver] = {}
        self._address = f"http://127.0.0.1:{port}"

    def new_receiver(self) -> Receiver:
        path = f"/hook/{len(self.receivers)}"
        made = self.receivers[path] = Receiver(self._address + path)
        return made


@contextmanager
def receiving_server() -> Iterator[ReceivingServer]:
    """Serve on a free port, in a thread."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver = receiving.receivers[self.path]
            receiver.received.append(Received(body, headers))
            self._answer(receiver.answers.pop(0) if receiver.answers else 200, b"")

        def do_GET(self) -> None:
            path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            receiver = receiving.receivers[path]
            known = query["hub.verify_token"] == [receiver.verify_token]
            known = known and query["hub.mode"] == ["subscribe"]
            challenge = query["hub.challenge"][0].encode()
            self._answer(200 if known else 403, challenge if known else b"")

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiving = ReceivingServer(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield receiving
    finally:
        server.shutdown()
        thread.join(timeout=_PATIENCE)
        server.server_close()
