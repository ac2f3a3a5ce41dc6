"""What an account's past is made of: terms, money, agreements, troubles, with days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days on which something held, both ends within; without `last`, to this day."""

    first: date
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it held on a day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def turns(self) -> Iterator[date]:
        """The days on which it began to hold, and on which it no longer did."""
        yield self.first
        if self.last is not None:
            yield self.last + _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTerm:
    """A part of an invoice, and what was left of it from each day on.

    `known_from` is the day from which it was owed to anybody's knowledge; `left` are
    pairs of a day and what was outstanding from it on, the first on `known_from`.
    """

    term_id: UUID
    invoice_id: UUID
    number: str
    issued: date | None
    due: date
    amount: Decimal
    left: tuple[tuple[date, Decimal], ...]

    @property
    def known_from(self) -> date:
        """The first day."""
        return self.left[0][0]

    def outstanding_on(self, day: date) -> Decimal:
        """What was left at the end of a day; 0 before it was known."""
        place = bisect_right(self.left, day, key=lambda step: step[0])
        return self.left[place - 1][1] if place else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Money that came in (positive), or went back (negative), on a day."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPromise:
    """A promise, from when until when it stood, and whether it was kept in the end."""

    promise_id: UUID
    span: Span
    date: date
    amount: Decimal
    covers: tuple[tuple[UUID, Decimal], ...]
    kept: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPlan:
    """A plan and its instalments: identifier, number, date and amount of each."""

    plan_id: UUID
    span: Span
    covers: tuple[tuple[UUID, Decimal], ...]
    instalments: tuple[tuple[UUID, int, date, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTrouble:
    """A dispute or a hold; without `invoice_id` of the whole account."""

    span: Span
    invoice_id: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStop:
    """A stop on a channel, or on all where none is named."""

    span: Span
    reason: str
    channel: str = ""
