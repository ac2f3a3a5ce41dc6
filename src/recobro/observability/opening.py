"""Telemetry as the environment asks for it."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from recobro.observability.measured import Measured, Tracer

log = logging.getLogger(__name__)

URL = "RECOBRO_TRACES_URL"
SHARE = "RECOBRO_TRACES_SHARE"
_SHARE = "0.1"


def open_telemetry(variables: Mapping[str, str]) -> Measured:
    """Durations, and spans where `RECOBRO_TRACES_URL` names a receiver.

    A mistake in the settings is logged, and nothing is traced: no message waits for
    it.
    """
    url = variables.get(URL)
    if not url:
        return Measured()
    return Measured(_tracer(url, variables.get(SHARE) or _SHARE))


def _tracer(url: str, share: str) -> Tracer | None:
    try:
        from recobro.observability.tracing import (  # noqa: PLC0415  an extra
            BadTracingError,
            open_tracer,
        )
    except ImportError:
        log.error("nothing is traced: install recobro with the extra `tracing`")  # noqa: TRY400
        return None
    try:
        return open_tracer(url, share=float(share))
    except (BadTracingError, ValueError) as error:
        log.error("nothing is traced: %s", error)  # noqa: TRY400  a setting, no bug
        return None
