"""What a process of ours logs holds no identity."""

from __future__ import annotations

import io
import logging
import logging.config

import pytest

from recobro import settings


def test_process_logs_hide_identities(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    configured = {**settings.LOGGING, "disable_existing_loggers": False}
    kept = logging.getLogger().handlers[:]
    logging.config.dictConfig(configured)
    handler = logging.getLogger("recobro").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    monkeypatch.setattr(handler, "stream", written)
    try:
        logging.getLogger("recobro.test").warning("no channel for %s", "+34600111222")
    finally:
        logging.getLogger().handlers[:] = kept
    assert "600111222" not in written.getvalue()
    assert "no channel for" in written.getvalue()
