"""Statements for many rows, without Django between us and the driver.

Django's cursor writes every value into the text of the statement. For arrays of
thousands of values that costs more than the statement itself. Here they travel beside
it, and rows come back in the driver's binary form, as plain tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection
from psycopg import sql

Parameters = Sequence[Any] | Mapping[str, Any]


def run(query: str | sql.Composed, parameters: Parameters) -> list[tuple[Any, ...]]:
    """Run a statement on Django's own connection, in its transaction.

    Returns the rows, if there are any. Raises the same errors as Django's cursor.
    Timestamps come in UTC, and JSON as the values that it stands for.
    """
    connection.ensure_connection()
    with (
        connection.wrap_database_errors,
        psycopg.Cursor[Any](connection.connection) as cursor,
    ):
        cursor.execute(query, parameters, binary=True)
        return cursor.fetchall() if cursor.description else []


def array(values: Iterable[UUID | None]) -> str:
    """Identifiers as PostgreSQL writes an array of them: quicker than a list."""
    return "{" + ",".join("NULL" if v is None else str(v) for v in values) + "}"


def texts(values: Iterable[str | None]) -> str:
    """Texts, JSON among them, as PostgreSQL writes an array of them.

    The driver escapes each quote by itself, and JSON is full of quotes. See "Array
    Input and Output Syntax" in PostgreSQL's documentation (8.15.6).
    """
    return "{" + ",".join(["NULL" if v is None else _quoted(v) for v in values]) + "}"


def _quoted(text: str) -> str:
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if '"' in text:
        text = text.replace('"', '\\"')
    return f'"{text}"'


def commit_without_waiting() -> None:
    """Let the running transaction commit without waiting for the disk.

    For what may be lost with the power and does no harm then, and nothing else. It is
    kept in its order: a later commit that does wait keeps this one too.
    """
    run("set local synchronous_commit = off", ())
