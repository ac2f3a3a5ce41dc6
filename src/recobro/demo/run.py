"""Everything at once: database, emulator, web, worker, and a portfolio."""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
from rich.console import Console

from recobro.environment import read_environment
from recobro.storage import startup
from recobro.storage.embedded import EmbeddedServer

console = Console()

_TENANT = "energia-clara"
_EMAIL = "demo@example.com"
_PASSWORD = "recobro-demo"  # noqa: S105  printed on the screen, loopback only
_READY_SECONDS_MAX = 60
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def run_demo(
    *, host: str, port: int, emulator_port: int, debtors: int, fresh: bool
) -> int:
    """Start all of it, print the addresses, and run until Ctrl-C."""
    started = time.monotonic()
    environment = read_environment()
    home = environment.home / "demo"
    if EmbeddedServer(home).in_use():
        raise SystemExit("A demo is running already; stop it first (Ctrl-C there).")
    _require_free_ports(host, port, emulator_port)
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    public = f"http://{host}:{port}"
    emulator = f"http://{host}:{emulator_port}"
    os.environ |= {
        "RECOBRO_HOME": str(home),
        "RECOBRO_DEMO": "1",
        "RECOBRO_PUBLIC_URL": public,
        "RECOBRO_EMULATOR_URL": emulator,
        **_demo_secrets(home),
    }
    startup.start()
    processes = [_emulator(host, emulator_port, public, home)]
    try:
        _wait_for(f"{emulator}/_control/health", processes)
        token = _prepare(debtors, emulator)
        processes.append(_start("serve", "--host", host, "--port", str(port)))
        processes.append(_start("worker"))
        _wait_for(f"{public}/health", processes)
        _print_addresses(public, emulator, token, time.monotonic() - started)
        return _until_stopped(processes)
    finally:
        _stop(processes)


def _require_free_ports(host: str, *ports: int) -> None:
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                raise SystemExit(
                    f"Port {port} is taken; choose others with --port and "
                    "--emulator-port."
                ) from None


def _demo_secrets(home: Path) -> dict[str, str]:
    """Secrets of this demo, made once and kept with its data."""
    path = home / "demo-secrets"
    if not path.exists():
        path.write_text("\n".join(secrets.token_hex(24) for _ in range(5)))
        path.chmod(0o600)
    token, app_secret, verify, pay_key, pay_secret = path.read_text().splitlines()
    return {
        "RECOBRO_WHATSAPP_TOKEN": token,
        "RECOBRO_WHATSAPP_APP_SECRET": app_secret,
        "RECOBRO_WHATSAPP_VERIFY_TOKEN": verify,
        "RECOBRO_PAY_KEY": pay_key,
        "RECOBRO_PAY_SECRET": pay_secret,
    }


def _emulator(host: str, port: int, public: str, home: Path) -> subprocess.Popen[bytes]:
    env = os.environ
    return subprocess.Popen(
        [
            sys.executable, "-m", "recobro.emulator",
            "--host", host, "--port", str(port),
            "--webhook-url", f"{public}/webhooks/whatsapp/{_TENANT}",
            "--business-name", "Energía Clara",
            "--token", env["RECOBRO_WHATSAPP_TOKEN"],
            "--app-secret", env["RECOBRO_WHATSAPP_APP_SECRET"],
            "--verify-token", env["RECOBRO_WHATSAPP_VERIFY_TOKEN"],
            "--pay-key", env["RECOBRO_PAY_KEY"],
            "--pay-secret", env["RECOBRO_PAY_SECRET"],
        ],
        stdout=(home / "emulator.log").open("ab"),
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509  no thread runs yet
    )  # fmt: skip


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "recobro", *arguments],
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509  no thread runs yet
    )


def _end_with_parent() -> None:
    """Have the kernel end this process when the demo dies, however it dies.

    In sessions of their own the processes do not get the terminal's Ctrl-C: the demo
    ends them in order. Where there is no prctl (not Linux) nothing is done.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _prepare(debtors: int, emulator: str) -> str:
    """The company, its people, its portfolio and its templates; a payment link."""
    from recobro.demo.seed import seed  # noqa: PLC0415  Django is up only now

    return seed(
        slug=_TENANT,
        email=_EMAIL,
        password=_PASSWORD,
        debtors=debtors,
        emulator=emulator,
    )


def _wait_for(url: str, processes: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + _READY_SECONDS_MAX
    while time.monotonic() < deadline:
        for process in processes:
            if process.poll() is not None:
                raise SystemExit(
                    "A process of the demo ended at once. Is a "
                    "port taken? Choose others with --port and --emulator-port."
                )
        try:
            if httpx.get(url, timeout=2, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def _print_addresses(public: str, emulator: str, token: str, seconds: float) -> None:
    console.print(
        f"\n[bold]recobro is ready[/bold] ({seconds:.1f} s)\n\n"
        f"  Console   {public}/   ({_EMAIL} / {_PASSWORD})\n"
        f"  Phone     {emulator}/phone/34600111222\n"
        f"  Payment   {public}/p/{token}\n\n"
        "In the console: «Día» runs the day, dry run first; then answer on the phone.\n"
        "Ctrl-C stops everything; the data stays for next time (--fresh forgets it).",
        highlight=False,
    )


def _until_stopped(processes: list[subprocess.Popen[bytes]]) -> int:
    """Wait for Ctrl-C, or for a process that ends by itself."""
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    handler: Callable[..., None] = stop
    signal.signal(signal.SIGINT, handler)
    signal.signal(signal.SIGTERM, handler)
    while not stopping:
        for process in processes:
            if process.poll() is not None:
                console.print("[red]A process of the demo ended; see above[/]")
                return 1
        time.sleep(0.3)
    return 0


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in reversed(processes):
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + 10
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
