"""What becomes of a job that fails: tried again, asked for again, or a dead letter."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import InterfaceError, OperationalError
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job

log = logging.getLogger(__name__)

# The database went away, or somebody locked in another order: by Django's connection,
# by one of our own, or by the queue's.
DATABASE_LOST = (
    OperationalError, InterfaceError, psycopg.OperationalError,
    psycopg.InterfaceError, ConnectorException,
)  # fmt: skip


class Patient(BaseRetryStrategy):
    """Tried again soon, then ever later, for about a day; then it is a dead letter.

    The n-th wait is 2 + 2ⁿ seconds and up to a half more by chance, so that what failed
    together (a provider that was down) does not come back together.
    """

    attempts_max = 15

    def get_retry_decision(
        self, *, exception: BaseException, job: Job
    ) -> RetryDecision | None:
        """When to try again; None for never."""
        del exception
        if job.attempts >= self.attempts_max:
            return None
        wait = 2 + 2 ** (job.attempts + 1)
        return RetryDecision(
            retry_in={"seconds": wait + random.randint(0, wait // 2)}  # noqa: S311
        )


@contextmanager
def asked_for_again() -> Iterator[None]:
    """Around a job that the tick, the sweep or the clock asks for anew while needed.

    Where the database was lost under it, the job ends, and the next one does its work.
    As a failed job it would wait for a person, who has nothing to do about it; and a
    retry of its own could not be stored while another such job waits.
    """
    try:
        yield
    except DATABASE_LOST as error:
        log.warning("the database was lost, the job is asked for again: %s", error)
