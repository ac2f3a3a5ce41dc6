"""The clocks: the machine's, and the demo's, which all processes read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from recobro.storage.models import DemoClock


class MachineClock:
    """The machine's time."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)


class SharedClock:
    """The machine's time, plus what the demo was moved forward by."""

    def now(self) -> datetime:
        """The present moment, in UTC, as all processes of the demo see it."""
        row = DemoClock.objects.filter(id=1).first()
        offset = timedelta(seconds=row.offset_seconds if row else 0)
        return datetime.now(UTC) + offset


class FixedClock:
    """The twin for tests and replays: it stands where it is put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was put to."""
        return self.moment


def move_to(moment: datetime) -> None:
    """Move the shared clock; only ever called in a demo."""
    offset = moment - datetime.now(UTC)
    DemoClock.objects.update_or_create(
        id=1, defaults={"offset_seconds": round(offset.total_seconds())}
    )
