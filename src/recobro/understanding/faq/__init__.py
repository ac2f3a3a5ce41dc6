"""Finding the approved answer to a question: offline, pure, and careful."""

from __future__ import annotations

from recobro.understanding.faq.search import (
    MARGIN,
    THRESHOLD,
    FaqSearch,
    best_answer,
    ranked,
)

__all__ = ["MARGIN", "THRESHOLD", "FaqSearch", "best_answer", "ranked"]
