"""A circuit breaker: what fails again and again is left alone for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable


class CircuitBreaker:
    """Opens after `failures` in a row for `seconds`; then one call may try.

    If that one succeeds it closes, else it stays open as long again. `monotonic` is
    a clock in seconds that never goes back.
    """

    def __init__(
        self, *, failures: int, seconds: float, monotonic: Callable[[], float]
    ) -> None:
        self._most = failures
        self._seconds = seconds
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._in_a_row = 0
        self._open_until: float | None = None
        self._trying = False

    def allows(self) -> bool:
        """Whether a call may be made now; who is told yes reports how it went."""
        with self._lock:
            if self._open_until is None:
                return True
            if self._monotonic() < self._open_until or self._trying:
                return False
            self._trying = True
            return True

    def succeeded(self) -> None:
        """A call went well."""
        with self._lock:
            self._in_a_row = 0
            self._open_until = None
            self._trying = False

    def failed(self, *, at_once: bool = False) -> bool:
        """A call went wrong; True where this opened the circuit."""
        with self._lock:
            self._in_a_row += 1
            opens = at_once or self._trying or self._in_a_row >= self._most
            self._trying = False
            if opens:
                self._open_until = self._monotonic() + self._seconds
            return opens

    def neither(self) -> None:
        """A call ended in a way that says nothing about the other side."""
        with self._lock:
            self._trying = False
