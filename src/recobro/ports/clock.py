"""The present moment."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment; the demo and the tests move it."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        ...
