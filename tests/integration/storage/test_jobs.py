"""Jobs live and die with the fact that caused them."""

from __future__ import annotations

from uuid import uuid4

import pytest
import tests.builders  # noqa: F401  it opens the database
from django.db import connection, transaction

from recobro.storage import jobs

NAME = "deliver_due"


def waiting(mark: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from procrastinate_jobs where args->>'tenant_id' = %s "
            "and status = 'todo'",
            [mark],
        )
        return int(cursor.fetchone()[0])


@pytest.fixture
def mark(database: None) -> str:
    """What tells this test's jobs from all others."""
    return str(uuid4())


def test_job_commits_with_its_fact(mark: str) -> None:
    with transaction.atomic():
        assert jobs.defer(NAME, tenant_id=mark)
    assert waiting(mark) == 1


def test_job_rolls_back_with_its_fact(mark: str) -> None:
    with transaction.atomic():
        jobs.defer(NAME, tenant_id=mark)
        assert waiting(mark) == 1
        transaction.set_rollback(True)
    assert waiting(mark) == 0


def test_clash_leaves_the_transaction_alive(mark: str) -> None:
    with transaction.atomic():
        assert jobs.defer(NAME, queueing_lock=mark, tenant_id=mark)
        assert not jobs.defer(NAME, queueing_lock=mark, tenant_id=mark)
        assert waiting(mark) == 1  # the transaction still answers
        assert jobs.defer(NAME, queueing_lock=f"{mark}-2", tenant_id=mark)
    assert waiting(mark) == 2
