"""`python -m recobro.emulator`: the emulator as a process of its own."""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Sequence

import uvicorn

from recobro.emulator.app import build_app
from recobro.emulator.config import Config, parse_arguments

__all__ = ["build_app", "main"]

GRACE_SECONDS = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until a signal comes; the exit code is 0, or 1 if the port is taken."""
    config = parse_arguments(argv)
    try:
        listener = _listen(config)
    except OSError as error:
        reason = error.strerror or error
        sys.stderr.write(
            f"Cannot listen on {config.host}:{config.port}: {reason}."
            " Choose another --port, or stop what uses it.\n"
        )
        return 1
    if not _is_loopback(config.host):
        sys.stderr.write(
            f"Warning: whoever reaches {config.host} controls this emulator.\n"
        )
    port = listener.getsockname()[1]
    sys.stdout.write(f"Emulator on http://{config.host}:{port} (phone: /phone)\n")
    sys.stdout.flush()
    settings = uvicorn.Config(
        build_app(config),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    uvicorn.Server(settings).run(sockets=[listener])
    return 0


def _listen(config: Config) -> socket.socket:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle on and each answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((config.host, config.port))
    except OSError:
        listener.close()
        raise
    return listener


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


if __name__ == "__main__":
    sys.exit(main())
