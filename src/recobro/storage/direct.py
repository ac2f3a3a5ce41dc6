"""A connection of the application's own, for code that may not block: without Django.

It is the same role with the same row security as Django's, and sees no tenant until
one is told to it within a transaction.
"""

from __future__ import annotations

from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

_CONNECT_SECONDS = 5
_NOT_OURS = frozenset({"context", "cursor_factory"})


def parameters() -> dict[str, Any]:
    """Where and as whom the application connects."""
    given = connections["default"].get_connection_params()
    return {name: value for name, value in given.items() if name not in _NOT_OURS}


async def connect() -> psycopg.AsyncConnection[tuple[Any, ...]]:
    """Connect, with autocommit. Raises psycopg.OperationalError."""
    connection = await psycopg.AsyncConnection.connect(
        **{"connect_timeout": _CONNECT_SECONDS, **parameters()}, autocommit=True
    )
    role = settings.DATABASES["default"]["OPTIONS"].get("assume_role")
    if role:
        await connection.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
    return connection
