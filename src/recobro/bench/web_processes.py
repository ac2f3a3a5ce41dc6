"""The web process under load: the server, the bare one, and who posts to them."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from recobro.bench.bare_webhooks import TABLE
from recobro.bench.load import frame
from recobro.bench.runner import InvalidRunError

_READY_SECONDS_MAX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What came of some requests: seconds in all, and of each."""

    seconds: float
    laps: Sequence[float]

    def joined(self, other: Posted) -> Posted:
        """Both together."""
        return Posted(
            seconds=self.seconds + other.seconds, laps=[*self.laps, *other.laps]
        )


@contextmanager
def web_process(home: Path) -> Iterator[tuple[int, int]]:
    """`recobro serve` over a data directory: its process and its port."""
    port = free_port()
    arguments = ["recobro", "serve", "--port", str(port)]
    environment = {**os.environ, "RECOBRO_HOME": str(home)}
    with _running(arguments, port, environment) as process:
        yield process, port


@contextmanager
def bare_application() -> Iterator[int]:
    """The bare application, with a table of its own in the open database: its port."""
    address = os.environ["RECOBRO_ACTIVE_OWNER_URL"]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            f"create table {TABLE} (id uuid primary key, body bytea not null,"
            " received_at timestamptz not null default now())"
        )
        try:
            port = free_port()
            arguments = ["recobro.bench.bare_webhooks", address, str(port)]
            with _running(arguments, port, dict(os.environ)):
                yield port
        finally:
            connection.execute(f"drop table {TABLE}")


@contextmanager
def _running(
    arguments: list[str], port: int, environment: dict[str, str]
) -> Iterator[int]:
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_ready(process, port)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _READY_SECONDS_MAX
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise InvalidRunError("the web process does not answer")


def free_port() -> int:
    """A port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def signed_request(path: str, body: bytes, secret: str) -> bytes:
    """A webhook as it goes over the wire."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: facebookexternalua\r\n"
        f"content-type: application/json\r\nx-hub-signature-256: sha256={digest}\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    return head.encode("ascii") + body


def post(
    port: int, requests: Sequence[bytes], connections: int, *, pace: float = 0
) -> Posted:
    """Post all, by a process of its own. Raises InvalidRunError unless all are 200.

    `pace` is how many a second are offered; 0: as fast as they are taken.
    """
    done = subprocess.run(
        [sys.executable, "-m", "recobro.bench.load", "127.0.0.1", str(port),
         str(connections), str(pace)],
        input=b"".join(map(frame, requests)),
        capture_output=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise InvalidRunError(done.stderr.decode("utf-8", "replace")[-500:])
    told = json.loads(done.stdout)
    if told["statuses"] != {"200": len(requests)}:
        raise InvalidRunError(f"answers: {told['statuses']}")
    return Posted(seconds=told["seconds"], laps=told["laps"])


def peak_memory_mb_of(process: int) -> float:
    """The most memory that a process has held, in MiB; 0 where nobody tells."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = [line for line in told.splitlines() if line.startswith("VmHWM:")]
    return int(found[0].split()[1]) / 1024 if found else 0.0
