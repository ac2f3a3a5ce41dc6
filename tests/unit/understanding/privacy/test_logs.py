"""Redacting what goes into a log."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from recobro.understanding.privacy import RedactingFilter, RedactingFormatter, redact


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(stream: io.StringIO) -> Iterator[logging.Logger]:
    logger = logging.Logger("redacted")  # noqa: LOG001 - no other may hear it
    handler = logging.StreamHandler(stream)
    inner = logging.Formatter("%(levelname)s %(message)s")
    handler.setFormatter(RedactingFormatter(inner))
    logger.addHandler(handler)
    yield logger
    handler.close()


def test_redacting_leaves_only_the_kind() -> None:
    assert redact("llamar al 600 111 222 hoy") == "llamar al [PHONE] hoy"


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-12T10:22:33.123456Z worker started",
        "2026-03-12 10:22:33,123 message 3f2504e0-4f89-11d3-9a0c-0305e82c3301 accepted",
        "deferred 14 jobs in 0.123 s, port 8800",
    ],
)
def test_moments_and_identifiers_stay_readable(line: str) -> None:
    assert redact(line) == line


def test_payment_link_of_an_access_log_is_redacted() -> None:
    line = '127.0.0.1 - "GET /p/Zk3v9QxT7mB2LwPa8RsD HTTP/1.1" 200'
    assert redact(line) == '127.0.0.1 - "GET [LINK] HTTP/1.1" 200'


def test_arguments_of_a_record_are_redacted(
    log: logging.Logger, stream: io.StringIO
) -> None:
    log.warning("no answer from %s", "marta@example.com")
    assert stream.getvalue() == "WARNING no answer from [EMAIL]\n"


def test_traceback_of_a_record_is_redacted(
    log: logging.Logger, stream: io.StringIO
) -> None:
    try:
        dict[str, str]()["dni 12345678Z"]
    except KeyError:
        log.exception("lookup failed")
    assert "12345678" not in stream.getvalue()
    assert "KeyError" in stream.getvalue()


def test_filter_redacts_the_record_itself(stream: io.StringIO) -> None:
    logger = logging.Logger("filtered")  # noqa: LOG001 - no other may hear it
    handler = logging.StreamHandler(stream)
    handler.addFilter(RedactingFilter())
    logger.addHandler(handler)
    try:
        int("tel 600111222")
    except ValueError:
        logger.exception("for %s", "12345678Z")
    assert "600111222" not in stream.getvalue()
    assert "for [DNI]" in stream.getvalue()
