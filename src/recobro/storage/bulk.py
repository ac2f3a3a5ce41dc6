"""Many rows in one statement: inserts and updates of model rows from arrays.

Django writes a row at a time or builds a statement with a parameter for each value,
which costs more than the work itself. Here a column is one array, and PostgreSQL makes
the rows of it: one statement, whatever the number.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models
from psycopg import sql

from recobro.storage.raw import array, run, texts
from recobro.storage.tenancy import current_tenant_id


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model, with the identifiers that they have."""
    if not rows:
        return
    table, columns = _shape(type(rows[0]))
    run(
        sql.SQL("insert into {table} ({names}) select * from unnest({arrays})").format(
            table=sql.Identifier(table),
            names=_names(columns),
            arrays=_arrays(columns),
        ),
        [_column(rows, name, kind) for name, kind in columns],
    )


def update_rows(rows: Sequence[models.Model], *changed: str) -> None:
    """Write these columns of rows of one model and of the tenant that is acted for."""
    if not rows:
        return
    table, every = _shape(type(rows[0]))
    kinds = dict(every)
    columns = (("id", "uuid"), *((name, kinds[name]) for name in changed))
    run(
        sql.SQL(
            "update {table} set {sets} from unnest({arrays}) as new_row ({names}) "
            "where {table}.tenant_id = %s and {table}.id = new_row.id"
        ).format(
            table=sql.Identifier(table),
            names=_names(columns),
            arrays=_arrays(columns),
            sets=sql.SQL(", ").join(
                sql.SQL("{0} = new_row.{0}").format(sql.Identifier(name))
                for name in changed
            ),
        ),
        [*(_column(rows, name, kind) for name, kind in columns), current_tenant_id()],
    )


Columns = tuple[tuple[str, str], ...]


@lru_cache(maxsize=64)
def _shape(model: type[models.Model]) -> tuple[str, Columns]:
    """The table of a model, and each column with its type."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, models.CompositePrimaryKey)
    ]
    kinds = [(field.attname, str(field.db_type(connection))) for field in fields]
    return model._meta.db_table, tuple(kinds)


def _names(columns: Columns) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(name) for name, _ in columns)


def _arrays(columns: Columns) -> sql.Composed:
    return sql.SQL(", ").join(sql.SQL("%s::" + kind + "[]") for _, kind in columns)


def _column(rows: Sequence[models.Model], name: str, kind: str) -> Any:
    """The values of one column, as the driver takes them quickest."""
    values = [getattr(row, name) for row in rows]
    if kind == "uuid":
        return array(values)
    if kind == "jsonb":
        return texts([None if value is None else _dumps(value) for value in values])
    if kind == "text" or kind.startswith("varchar"):
        return texts(values)
    return values


_dumps = json.JSONEncoder(separators=(",", ":")).encode
