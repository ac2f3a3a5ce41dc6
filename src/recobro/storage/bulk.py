"""Many rows in one statement: written from arrays, and read by an array of names.

Django writes a row at a time or builds a statement with a parameter for each value,
which costs more than the work itself. Here a column is one array, and PostgreSQL makes
the rows of it: one statement, whatever the number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

from recobro.storage.raw import array, run, texts
from recobro.storage.tenancy import current_tenant_id

_Row = TypeVar("_Row", bound=models.Model)


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model, with the identifiers that they have."""
    if not rows:
        return
    model = type(rows[0])
    _, columns = _shape(model)
    run(
        _insertion(model, tuple(name for name, _ in columns), ()),
        [_column([getattr(row, name) for row in rows], kind) for name, kind in columns],
    )


def new_row(model: type[_Row], **values: Any) -> _Row:
    """A row yet to be inserted, with the model's defaults for what is not given.

    Django takes values by position four times as quickly as by name. Raises ValueError
    for a name that is no column.
    """
    fields = _fields(model)
    if not values.keys() <= fields.keys():
        raise ValueError(f"no columns: {sorted(values.keys() - fields.keys())}")
    return model(
        *[
            values[name] if name in values else field.get_default()
            for name, field in fields.items()
        ]
    )


def insert_columns(
    model: type[models.Model],
    each: Mapping[str, Sequence[Any]],
    every: Mapping[str, Any],
) -> None:
    """Insert new rows of the tenant that is acted for, without an object for each.

    `each` holds a value for each row, by column, and all are of one length; `every`
    what is the same in all of them, JSON excepted. Together they name every column but
    the tenant's: nothing gets a default.
    """
    lengths = {len(values) for values in each.values()}
    if lengths == {0}:
        return
    if len(lengths) != 1:
        raise ValueError(f"columns of one length are needed, not {sorted(lengths)}")
    kinds = dict(_shape(model)[1])
    same = {"tenant_id": current_tenant_id(), **every}
    run(
        _insertion(model, tuple(each), tuple(same)),
        [
            *same.values(),
            *(_column(values, kinds[name]) for name, values in each.items()),
        ],
    )


def read_rows(
    model: type[_Row], condition: str, parameters: Sequence[Any]
) -> list[_Row]:
    """Rows of the tenant that is acted for, as Django reads them.

    `condition` is our own SQL, with `%s` for each parameter; a list of identifiers goes
    in as one array, where Django makes a parameter of each.
    """
    table, columns = _shape(model)
    names = [name for name, _ in columns]
    query = f"""
        select {_names(names)} from {_quoted(table)}
        where tenant_id = %s and {condition}
    """  # noqa: S608  our own condition and names
    found = run(query, [current_tenant_id(), *parameters])
    return [model.from_db(connection.alias, names, row) for row in found]


def update_rows(rows: Sequence[models.Model], *changed: str) -> None:
    """Write these columns of rows of one model and of the tenant that is acted for."""
    if not rows:
        return
    model = type(rows[0])
    columns = ("id", *changed)
    kinds = dict(_shape(model)[1])
    run(
        _update(model, columns),
        [
            *(_column([getattr(row, n) for row in rows], kinds[n]) for n in columns),
            current_tenant_id(),
        ],
    )


Columns = tuple[tuple[str, str], ...]


@lru_cache(maxsize=64)
def _shape(model: type[models.Model]) -> tuple[str, Columns]:
    """The table of a model, and each column with its type."""
    kinds = [(name, str(f.db_type(connection))) for name, f in _fields(model).items()]
    return model._meta.db_table, tuple(kinds)


@lru_cache(maxsize=64)
def _fields(model: type[models.Model]) -> dict[str, models.Field[Any, Any]]:
    """The fields that are columns, by name, in the order that a model takes them in."""
    return {field.attname: field for field in model._meta.concrete_fields}


@lru_cache(maxsize=64)
def _insertion(
    model: type[models.Model], each: tuple[str, ...], every: tuple[str, ...]
) -> str:
    """Insert rows of arrays, beside values that all have; those come first.

    Raises ValueError where the names are not the table's columns.
    """
    table, columns = _shape(model)
    kinds = dict(columns)
    if sorted((*each, *every)) != sorted(kinds):
        raise ValueError(f"these are not the columns of {table}: {(*each, *every)}")
    same = "".join(f"%s::{kinds[name]}, " for name in every)
    names, arrays = _names((*every, *each)), _arrays(each, kinds)
    return f"""
        insert into {_quoted(table)} ({names})
        select {same}line.* from unnest({arrays}) as line
    """  # noqa: S608  the names of our own tables, columns and types


@lru_cache(maxsize=64)
def _update(model: type[models.Model], columns: tuple[str, ...]) -> str:
    """Set columns of the rows that the first of them, `id`, names."""
    table, every = _shape(model)
    own = _quoted(table)
    sets = ", ".join(f"{_quoted(n)} = new_row.{_quoted(n)}" for n in columns[1:])
    names, arrays = _names(columns), _arrays(columns, dict(every))
    return f"""
        update {own} set {sets} from unnest({arrays}) as new_row ({names})
        where {own}.tenant_id = %s and {own}.id = new_row.id
    """  # noqa: S608  the names of our own tables, columns and types


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _names(columns: Sequence[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _arrays(columns: Sequence[str], kinds: Mapping[str, str]) -> str:
    return ", ".join(f"%s::{kinds[name]}[]" for name in columns)


def _column(values: Sequence[Any], kind: str) -> Any:
    """The values of one column, as the driver takes them quickest: as one text."""
    if kind == "uuid":
        return array(values)
    if kind == "jsonb":
        return texts([None if value is None else _dumps(value) for value in values])
    if kind == "text" or kind.startswith("varchar"):
        return texts(values)
    written = _WRITTEN.get(kind)
    if written is None and kind.startswith("numeric"):
        written = str
    if written is None:
        return list(values)
    return "{" + ",".join(["NULL" if v is None else written(v) for v in values]) + "}"


# How values of a type stand in an array's text; none of them needs a quote.
_WRITTEN: dict[str, Callable[[Any], str]] = {
    "timestamp with time zone": lambda moment: moment.isoformat(),
    "date": lambda day: day.isoformat(),
    "boolean": lambda yes: "t" if yes else "f",
    "integer": str,
    "smallint": str,
    "bigint": str,
}
_dumps = json.JSONEncoder(separators=(",", ":")).encode
