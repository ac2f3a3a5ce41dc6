"""What becomes of a job that fails: later, again, or given up to a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import InterfaceError, OperationalError
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job

from recobro.workers.failures import Patient, asked_for_again

_MINUTE = timedelta(minutes=1)


def _waits(attempts: int) -> timedelta | None:
    job = Job(
        id=1, queue="default", lock=None, queueing_lock=None, task_name="read_media",
        attempts=attempts,
    )  # fmt: skip
    decision = Patient().get_retry_decision(exception=ValueError("no"), job=job)
    if decision is None:
        return None
    assert decision.retry_at is not None
    return decision.retry_at - datetime.now(UTC)


def test_first_retry_comes_within_seconds() -> None:
    waits = _waits(0)  # 2 + 2¹ = 4 seconds, and up to 2 more
    assert waits is not None
    assert timedelta(seconds=3) < waits <= timedelta(seconds=6)


def test_retries_go_on_for_a_day() -> None:
    """15 of them: 2 + 2ⁿ for n = 1 to 15 are 30 + 65,534 seconds, 18.2 hours."""
    waits = [wait for n in range(15) if (wait := _waits(n)) is not None]
    assert len(waits) == 15
    whole = sum(waits, timedelta())
    assert timedelta(hours=18) < whole < 1.5 * timedelta(hours=18.3)
    assert _waits(15) is None


def test_jobs_failed_together_return_apart() -> None:
    waits = [wait for _ in range(100) if (wait := _waits(9)) is not None]
    assert len({wait // _MINUTE for wait in waits}) > 3  # 17 to 26 minutes


@pytest.mark.parametrize(
    "lost",
    [
        OperationalError("server closed the connection unexpectedly"),
        InterfaceError("the connection is closed"),
        ConnectorException("the connection is lost"),
    ],
    ids=lambda lost: type(lost).__name__,
)
def test_lost_database_leaves_no_failed_job(
    lost: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    @asked_for_again()
    def job() -> None:
        raise lost

    job()
    assert str(lost) in caplog.text


def test_other_trouble_stays_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), asked_for_again():
        raise ValueError("broken")
