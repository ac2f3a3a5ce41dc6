"""Log lines that say what happened without saying to whom.

What is masked by its looks (a phone, an IBAN, an e-mail) is not enough: «Ana Prueba»
looks like any two words. So a line is built from what is safe by its kind: the message
as our code wrote it, with arguments that are numbers, moments, identifiers or codes;
of an exception its type and where it was raised. Its own words are kept only for the
few types that speak of the machine and never of a row.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from http import HTTPStatus
from types import TracebackType
from typing import Any
from uuid import UUID

Redact = Callable[[str], str]

_NUMBERS = (bool, int, float)
_SAFE = (UUID, date, datetime, timedelta, type(None))
# Keys, slugs, rules, host names: lower case and without a space, or a short code.
_CODE = re.compile(r"[a-z0-9_.:@+-]{0,120}|[A-Z]{2,4}")
_PATH = re.compile(r"/[a-z0-9_.-]*")
# These speak of connections and settings. All others may quote a row.
_ABOUT_THE_MACHINE = (
    "psycopg.OperationalError",
    "django.db.utils.OperationalError",
    "procrastinate.exceptions.ConnectorException",
    "recobro.environment.MissingSecretError",
    "recobro.observability.tracing.BadTracingError",
    "recobro.ports.services.NotConfiguredError",
    "recobro.storage.embedded.EmbeddedServerError",
)
# «Not Found», as Django's log of requests says it.
_PHRASES = frozenset(status.phrase for status in HTTPStatus)
_FRAMES = 12
# Part of one may look like an account number; as a whole it names nobody.
_UUID = re.compile(r"(\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b)")


def _as_it_is(text: str) -> str:
    return text


class SafeFormatter(logging.Formatter):
    """One line of text a record, built from its safe parts.

    `redact` masks what looks personal all the same; the whole line goes through it.
    """

    def __init__(self, *, redact: Redact = _as_it_is) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """The line; the frames of an exception follow, one on each."""
        moment = self.formatTime(record)
        line = f"{moment} {record.levelname} {record.name}: {said(record)}"
        error = _error_of(record)
        if error is not None:
            raised = raised_as(error)
            line = "\n".join([line, *(f"  {at}" for at in raised["at"]), raised["is"]])
        return around_identifiers(self._redact, line)


class JsonFormatter(logging.Formatter):
    """One JSON object a record: time, level, logger, message, and whose work it was.

    `fields` gives what the running block is about (`tenant`, `account`, `job`,
    `trace`), `tenant` the company that is acted for; it may raise where there is none.
    Only the message and the exception are redacted: all else is made by us.
    """

    def __init__(
        self,
        *,
        redact: Redact = _as_it_is,
        fields: Callable[[], Mapping[str, str]] = dict,
        tenant: Callable[[], UUID] | None = None,
    ) -> None:
        super().__init__()
        self._redact = redact
        self._fields = fields
        self._tenant = tenant

    def format(self, record: logging.LogRecord) -> str:
        """The object, on one line."""
        moment = datetime.fromtimestamp(record.created, UTC)
        told: dict[str, Any] = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": around_identifiers(self._redact, said(record)),
        }
        told |= self._fields()
        tenant = self._acting_for()
        if tenant is not None:
            told.setdefault("tenant_id", str(tenant))
        error = _error_of(record)
        if error is not None:
            raised = raised_as(error)
            told["exception"] = raised | {
                "is": around_identifiers(self._redact, raised["is"])
            }
        return json.dumps(told, ensure_ascii=False)

    def _acting_for(self) -> UUID | None:
        if self._tenant is None:
            return None
        try:
            return self._tenant()
        except Exception:  # noqa: BLE001  nobody is acted for: a line is still written
            return None


def around_identifiers(redact: Redact, text: str) -> str:
    """The text redacted, but for the UUIDs in it."""
    parts = _UUID.split(text)
    return "".join(
        part if place % 2 else redact(part) for place, part in enumerate(parts)
    )


def said(record: logging.LogRecord) -> str:
    """The record's message, with arguments of which each is safe by its kind."""
    template = record.msg if isinstance(record.msg, str) else shown(record.msg)
    arguments = record.args
    if not arguments:
        return template
    try:
        if isinstance(arguments, Mapping):
            return template % {name: _argument(a) for name, a in arguments.items()}
        return template % tuple(_argument(a) for a in arguments)
    except (TypeError, ValueError):  # `%d` of what is no number
        return template


def _argument(value: Any) -> Any:
    return value if isinstance(value, _NUMBERS) else _Shown(shown(value))


class _Shown(str):
    """A text that `%r` shows as it is: it is quoted nowhere."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def shown(value: Any) -> str:
    """A value as a log may show it: itself where it is safe, else what kind it is."""
    if isinstance(value, _NUMBERS):
        return str(value)
    if isinstance(value, Enum):
        return shown(value.value)
    if isinstance(value, _SAFE):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, BaseException):
        return described(value)
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{', '.join(shown(item) for item in value)}]"
    return f"[{type(value).__name__}]"


def _text(value: str) -> str:
    """A code as it is, of a path its first part; any other text is not shown."""
    if _CODE.fullmatch(value) or value in _PHRASES:
        return value
    first = _PATH.match(value)
    if first is None:
        return "[text]"
    return value if first.group() == value else f"{first.group()}/…"


def described(error: BaseException) -> str:
    """An exception in a few words: its type, and what it says if it may be told."""
    name = type(error).__name__
    if isinstance(error, OSError):
        return f"{name}: {error.strerror}" if error.strerror else name
    known = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__}
    if known & set(_ABOUT_THE_MACHINE):
        return f"{name}: {' '.join(str(error).split())}"
    state = getattr(error, "sqlstate", None)
    return f"{name} [{state}]" if state else name


def raised_as(error: BaseException) -> dict[str, Any]:
    """`is`: the exception and what caused it; `at`: the frames, the last ones first.

    No values, no lines of source: `recobro/actions/reply.py:41 reply`.
    """
    told = [described(error)]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(told) < 5:
        told.append(described(cause))
        cause = cause.__cause__ or cause.__context__
    return {"is": " ← ".join(told), "at": list(_frames(error.__traceback__))}


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame in reversed(traceback.extract_tb(trace)[-_FRAMES:]):
        parts = frame.filename.replace("\\", "/").split("/")
        yield f"{'/'.join(parts[-3:])}:{frame.lineno} {frame.name}"


def _error_of(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None
