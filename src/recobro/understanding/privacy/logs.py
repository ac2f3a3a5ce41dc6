"""Logs without personal data: one way, with no table to go back."""

from __future__ import annotations

import logging

from recobro.understanding.privacy.mask import personal


def redact(text: str) -> str:
    """The text with `[DNI]`, `[PHONE]` ... where personal data stood."""
    out: list[str] = []
    position = 0
    for span in personal(text):
        out += text[position : span.start], f"[{span.kind}]"
        position = span.end
    return "".join([*out, text[position:]])


class RedactingFormatter(logging.Formatter):
    """Formats a record as another formatter does, then redacts the whole of it.

    The whole, because a traceback quotes values too: «KeyError: '600111222'». Put it
    on every handler that writes to a place which people read.
    """

    def __init__(self, inner: logging.Formatter | None = None) -> None:
        super().__init__()
        self._inner = inner or logging.Formatter()

    def format(self, record: logging.LogRecord) -> str:
        """The line, without personal data."""
        return redact(self._inner.format(record))


def line_formatter() -> RedactingFormatter:
    """One line a record, as every process of ours writes it."""
    return RedactingFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )


class RedactingFilter(logging.Filter):
    """Redacts message and traceback in the record, for handlers that keep records.

    Every handler after it sees the redacted record only; the arguments are gone.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact; no record is held back."""
        record.msg = redact(record.getMessage())
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        return True
