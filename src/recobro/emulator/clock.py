"""The emulator's own clock, which a demo or a test moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class EmulatorClock:
    """Real time plus an offset: the 24-hour window and every timestamp follow it."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """The moment in the emulator's world, with its zone (UTC)."""
        return datetime.now(UTC) + self._offset

    @property
    def offset_seconds(self) -> float:
        """How far it is ahead of real time."""
        return self._offset.total_seconds()

    def set_now(self, moment: datetime) -> None:
        """Let it be this moment; time runs on from there. Naive means UTC."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        self._offset = aware - datetime.now(UTC)

    def set_offset(self, seconds: float) -> None:
        """Let it be so many seconds ahead of (or behind) real time.

        Raises OverflowError for one that leads out of the calendar.
        """
        offset = timedelta(seconds=seconds)
        # With room for later dates: an offset out of the calendar must fail here.
        _ = datetime.now(UTC) + offset + timedelta(days=400)
        self._offset = offset
