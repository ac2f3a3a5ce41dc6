"""What the commands of operations share: who acts, at which moment, and refusals."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import typer

from recobro.cli.session import fail

TENANT = typer.Option(None, help="The company's short name.")
BY = typer.Option(None, "--by", help="Who does it; default: the user of this shell.")
JSON = typer.Option(False, "--json", help="Print one JSON object.")


@contextmanager
def refusals() -> Iterator[None]:
    """End with what an action refuses to do, and why."""
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415

    try:
        yield
    except ActionRefusedError as refusal:
        fail(str(refusal))


def now() -> datetime:
    """The moment, by recobro's clock; the database must be open."""
    from recobro.wiring import services  # noqa: PLC0415  after Django

    return services().clock.now()


def person(by: str | None) -> str:
    """Who acts: the name given, or the user of this shell."""
    return by or getpass.getuser()


def moment(value: datetime) -> str:
    """A moment for people, in UTC."""
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
