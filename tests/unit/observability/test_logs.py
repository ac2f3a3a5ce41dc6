"""Log lines: what is safe by its kind stays, nothing that names a person gets out."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from recobro.domain.messages import Channel
from recobro.environment import MissingSecretError
from recobro.observability.logs import JsonFormatter, SafeFormatter, shown
from recobro.ports.telemetry import log_context, log_fields
from recobro.understanding.privacy.logs import redact

TENANT = UUID("019aab12-1234-7123-8123-0123456789ab")
# An account number can be seen in the middle of this one.
LIKE_AN_IBAN = UUID("01a20200-3f8e-7129-bb54-0a4106db05c1")
CANARIES = (
    "Ana Prueba García",
    "ANA PRUEBA",
    "+34600111222",
    "600 111 222",
    "ES9121000418450200051332",
    "ana.prueba@example.com",
    "12345678Z",
    "Calle Mayor 1, Madrid",
)
# What of them is recognised even in pieces.
CRUMBS = (
    "Ana",
    "Prueba",
    "PRUEBA",
    "600111222",
    "111 222",
    "0418",
    "@example",
    "Mayor",
)


def formatter(kind: str) -> logging.Formatter:
    if kind == "json":
        return JsonFormatter(redact=redact, fields=log_fields)
    return SafeFormatter(redact=redact)


def written(made: logging.Formatter, write: Callable[[logging.Logger], None]) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(made)
    logger = logging.getLogger("recobro.test")
    logger.handlers = []
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    write(logger)
    return stream.getvalue()


def line(write: Callable[[logging.Logger], None], **options: Any) -> dict[str, Any]:
    made = JsonFormatter(redact=redact, fields=log_fields, **options)
    told: dict[str, Any] = json.loads(written(made, write))
    return told


def failing(canary: str) -> None:
    """Raise what quotes it, because of what quotes it."""
    try:
        {}[canary]  # type: ignore[index]
    except KeyError as error:
        raise ValueError(f"no row for {canary}") from error


def leaks(text: str) -> list[str]:
    return [crumb for crumb in CRUMBS if crumb in text]


@pytest.mark.parametrize("kind", ["json", "line"])
@pytest.mark.parametrize("canary", CANARIES)
def test_no_argument_gets_out(kind: str, canary: str) -> None:
    def write(logger: logging.Logger) -> None:
        logger.info("%s and %r", canary, canary)
        logger.info("in a list: %s", [canary, {"name": canary}])
        logger.info("named: %(who)s", {"who": canary})
        logger.info("in an object: %s", {"name": canary})

    assert leaks(written(formatter(kind), write)) == []


@pytest.mark.parametrize("kind", ["json", "line"])
@pytest.mark.parametrize("canary", CANARIES)
def test_no_exception_lets_it_out(kind: str, canary: str) -> None:
    def write(logger: logging.Logger) -> None:
        try:
            failing(canary)
        except ValueError as error:
            logger.error("it failed: %s", error, exc_info=True)  # noqa: G201

    said = written(formatter(kind), write)
    assert leaks(said) == []
    assert "ValueError" in said
    assert "KeyError" in said  # what caused it
    assert "test_logs.py:" in said  # and where


@pytest.mark.parametrize("kind", ["json", "line"])
def test_what_looks_personal_is_masked_in_templates(kind: str) -> None:
    said = written(formatter(kind), lambda log: log.info("call +34600111222 back"))
    assert "[PHONE]" in said


def test_json_line_has_the_fields() -> None:
    told = line(lambda log: log.warning("sent %d of %s", 3, Channel.WHATSAPP))
    assert told["level"] == "warning"
    assert told["logger"] == "recobro.test"
    assert told["message"] == "sent 3 of whatsapp"
    assert datetime.fromisoformat(told["time"]).tzinfo is not None


def test_block_tells_whose_work_it_is() -> None:
    def write(logger: logging.Logger) -> None:
        with log_context(tenant="gimnasio", tenant_id=TENANT, account=None):
            with log_context(job="deliver_due:7"):
                logger.info("inside")

    told = line(write)
    assert told["tenant"] == "gimnasio"
    assert told["tenant_id"] == str(TENANT)
    assert told["job"] == "deliver_due:7"
    assert "account" not in told
    assert log_fields() == {}  # nothing stays behind


def test_tenant_acted_for_is_told() -> None:
    def nobody() -> UUID:
        raise LookupError

    assert line(lambda log: log.info("a"), tenant=lambda: TENANT)["tenant_id"] == str(
        TENANT
    )
    assert "tenant_id" not in line(lambda log: log.info("a"), tenant=nobody)


@pytest.mark.parametrize("kind", ["json", "line"])
def test_identifier_is_never_taken_for_account_number(kind: str) -> None:
    assert str(LIKE_AN_IBAN) not in redact(f"{LIKE_AN_IBAN} begins")
    said = written(formatter(kind), lambda log: log.info("%s begins", LIKE_AN_IBAN))
    assert str(LIKE_AN_IBAN) in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("step:overdue-7:2026-03-02", "step:overdue-7:2026-03-02"),
        ("EUR", "EUR"),
        ("Not Found", "Not Found"),
        ("/p/abcdef123456", "/p/…"),
        ("Hola, soy Ana", "[text]"),
        (True, "True"),
        (2.5, "2.5"),
        (None, "None"),
        (TENANT, str(TENANT)),
        (datetime(2026, 3, 1, tzinfo=UTC), "2026-03-01 00:00:00+00:00"),
        (["guard.figures", "Ana Prueba"], "[guard.figures, [text]]"),
        (MissingSecretError("TOKEN"), None),
        (KeyError("Ana Prueba"), "KeyError"),
        (ConnectionRefusedError(111, "Connection refused"), None),
        (ValueError, "ValueError"),
        (object(), "[object]"),
    ],
    ids=lambda value: type(value).__name__ if type(value) is object else str(value),
)
def test_value_is_shown_by_its_kind(value: object, said: str | None) -> None:
    expected = {
        MissingSecretError: "MissingSecretError: the environment variable TOKEN is not "
        "set",
        ConnectionRefusedError: "ConnectionRefusedError: Connection refused",
    }
    assert shown(value) == (said or expected[type(value)])


def test_wrong_format_still_writes_the_line() -> None:
    assert line(lambda log: log.info("%d of them", "many"))["message"] == "%d of them"
