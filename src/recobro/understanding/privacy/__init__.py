"""Personal data stays in the house: masked before a model, redacted before a log."""

from __future__ import annotations

from recobro.understanding.privacy.logs import (
    RedactingFilter,
    RedactingFormatter,
    redact,
)
from recobro.understanding.privacy.mask import Masked, mask, personal, unmask

__all__ = [
    "Masked",
    "RedactingFilter",
    "RedactingFormatter",
    "mask",
    "personal",
    "redact",
    "unmask",
]
