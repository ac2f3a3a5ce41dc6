"""What the ledger knows of the past: the dated history of many accounts, as values.

A fixed number of queries for a batch of accounts. Where the ledger has no date for
something, the cautious reading is taken: what the creditor's books say was paid outside
counts from the beginning, unless the invoice was settled on a day that is known.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from recobro.domain.accounts import ContactPoint, DebtorProfile, PastContact
from recobro.domain.messages import Channel
from recobro.domain.past import CONTACT_DAYS, AccountPast
from recobro.domain.past_events import (
    PastPlan,
    PastPromise,
    PastStop,
    PastTerm,
    PastTrouble,
    Receipt,
    Span,
)
from recobro.storage.history_queries import ACCOUNTS, COUNT, QUERIES, SENT
from recobro.storage.tenancy import current_tenant_id

Rows = Mapping[UUID, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days that are looked at, both within, and the zone whose days they are."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def since(self) -> datetime:
        """Where the first day begins."""
        return datetime.combine(self.first, time(0), tzinfo=self.zone)

    @property
    def until(self) -> datetime:
        """Where the last day ends."""
        after = self.last + timedelta(days=1)
        return datetime.combine(after, time(0), tzinfo=self.zone)

    def day(self, at: datetime) -> date:
        """The day of a moment."""
        return at.astimezone(self.zone).date()

    def span(self, first: datetime, last: datetime | None) -> Span:
        """From a moment to a moment, in whole days."""
        return Span(first=self.day(first), last=self.day(last) if last else None)


def accounts_with_history(window: Window, *, after: UUID, limit: int) -> list[UUID]:
    """The next accounts with anything open within the window, in order."""
    return [row[0] for row in _rows(ACCOUNTS, window, after=after, limit=limit)]


def number_with_history(window: Window) -> int:
    """How many accounts these are."""
    return int(_rows(COUNT, window)[0][0])


def sent_by_month(window: Window) -> list[tuple[str, str, int]]:
    """What was sent in truth: month (YYYY-MM), step, number of messages."""
    return [(m, s, n) for m, s, n in _rows(SENT, window, zone=window.zone.key)]


def histories(account_ids: Sequence[UUID], window: Window) -> Iterator[AccountPast]:
    """The history of each of these accounts of the tenant that is acted for."""
    found: dict[str, Rows] = {}
    for name, query in QUERIES.items():
        grouped: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
        for row in _rows(query, window, accounts=list(account_ids)):
            grouped[row[0]].append(row[1:])
        found[name] = grouped
    for account_id, [row] in found["account"].items():
        yield _past(account_id, row, found, window)


def _rows(query: str, window: Window, **more: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            query,
            {
                "tenant": current_tenant_id(),
                "since": window.since,
                "until": window.until,
                "last": window.last,
                "contacts_since": window.since - timedelta(days=CONTACT_DAYS),
                **more,
            },
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _past(
    account_id: UUID, row: tuple[Any, ...], found: Mapping[str, Rows], window: Window
) -> AccountPast:
    def of(name: str) -> list[tuple[Any, ...]]:
        return found[name].get(account_id, [])

    day, span = window.day, window.span
    terms, elsewhere = _terms(of("term"), of("allocation"), window)
    payments = [Receipt(day=day(at), amount=amount) for amount, at in of("payment")]
    returns = [Receipt(day=day(at), amount=-amount) for amount, at in of("returned")]
    allocated = [
        Receipt(day=_told(line, window), amount=-line[3])
        for line in of("allocation")
        if line[2] is not None
    ]
    return AccountPast(
        account_id=account_id,
        currency=row[0],
        debtor=_profile(row[1:]),
        contact_points=tuple(_point(point) for point in of("point")),
        terms=terms,
        receipts=_in_order([*payments, *returns, *elsewhere]),
        unapplied=_netted([*payments, *returns, *allocated]),
        promises=tuple(_promise(line, window) for line in of("promise")),
        plans=tuple(
            PastPlan(
                plan_id=plan_id,
                span=span(made, ended),
                covers=_covers(covers),
                instalments=tuple(found["instalment"].get(plan_id, [])),
            )
            for plan_id, made, ended, covers in of("plan")
        ),
        disputes=tuple(
            PastTrouble(span=span(opened, closed), invoice_id=invoice_id)
            for opened, closed, invoice_id in of("dispute")
        ),
        holds=tuple(
            PastTrouble(
                span=_before(span(starts, ends), ends, window),
                invoice_id=invoice_id,
                reason=reason,
            )
            for starts, ends, invoice_id, reason in of("hold")
        ),
        stops=tuple(
            PastStop(span=span(started, lifted), reason=reason, channel=channel)
            for started, lifted, reason, channel in (
                *of("stop"),
                # nobody knew of a death before it was known
                *([(row[8], None, "deceased", "")] if row[8] else ()),
            )
        ),
        with_person=tuple(span(opened, closed) for opened, closed in of("person")),
        replies=tuple(sorted(at for (at,) in of("reply"))),
        contacts=tuple(
            PastContact(
                at=at,
                channel=Channel(channel),
                purpose=purpose,
                outcome=outcome,
                inbound=direction == "inbound",
            )
            for at, channel, purpose, outcome, direction in of("contact")
        ),
        spoken=frozenset(key for (key,) in of("spoken")),
    )


def _terms(
    rows: Sequence[tuple[Any, ...]],
    allocations: Sequence[tuple[Any, ...]],
    window: Window,
) -> tuple[tuple[PastTerm, ...], list[Receipt]]:
    """The terms with what was left of them, and money that came by other ways."""
    moved: dict[UUID, list[tuple[date, Decimal]]] = defaultdict(list)
    for line in allocations:
        term_id, credit_term_id, _, amount, *_ = line
        told = _told(line, window)
        moved[term_id].append((told, -amount))
        if credit_term_id is not None:  # what is used of a credit comes nearer to zero
            moved[credit_term_id].append((told, amount))
    terms: list[PastTerm] = []
    elsewhere: list[Receipt] = []
    for row in rows:
        term_id, invoice_id, number, issued, due, amount, left, created, settled = row
        known = issued or min(due, window.day(created))
        steps = [(max(at, known), change) for at, change in moved[term_id]]
        # what no allocation of ours explains was paid elsewhere, or written off
        rest = amount + sum((change for _, change in steps), Decimal(0)) - left
        if rest:
            dated = settled is not None and settled > created
            told = max(window.day(settled), known) if dated else known
            steps.append((told, -rest))
            if dated and rest > 0:
                elsewhere.append(Receipt(day=told, amount=rest))
        terms.append(
            PastTerm(
                term_id=term_id, invoice_id=invoice_id, number=number, issued=issued,
                due=due, amount=amount, left=_left(known, amount, steps),
            )
        )  # fmt: skip
    return tuple(terms), elsewhere


def _left(
    known: date, amount: Decimal, steps: Sequence[tuple[date, Decimal]]
) -> tuple[tuple[date, Decimal], ...]:
    """What is left from each day on, after all that happened on that day."""
    left = {known: amount}
    now = amount
    for day, change in sorted(steps, key=lambda step: step[0]):
        now += change
        left[day] = now
    return tuple(left.items())


def _told(line: tuple[Any, ...], window: Window) -> date:
    """The day an allocation counts from: its payment's, a reversal's own."""
    *_, amount, created, received = line
    return window.day(received if received is not None and amount > 0 else created)


def _netted(movements: Sequence[Receipt]) -> tuple[Receipt, ...]:
    """The movements of unapplied money, one a day; days on which none was are left out.

    What was paid and allocated at once leaves nothing.
    """
    sums: dict[date, Decimal] = defaultdict(Decimal)
    for movement in movements:
        sums[movement.day] += movement.amount
    return _in_order(
        [Receipt(day=day, amount=amount) for day, amount in sums.items() if amount]
    )


def _in_order(receipts: Sequence[Receipt]) -> tuple[Receipt, ...]:
    return tuple(sorted(receipts, key=lambda receipt: receipt.day))


def _before(span: Span, ends: datetime | None, window: Window) -> Span:
    """A hold until midnight ends with the day before."""
    if ends is None or ends.astimezone(window.zone).time() != time(0):
        return span
    assert span.last is not None  # it ends
    return Span(first=span.first, last=span.last - timedelta(days=1))


def _promise(line: tuple[Any, ...], window: Window) -> PastPromise:
    promise_id, made, ended, status, day, amount, covers = line
    kept = {"kept": True, "broken": False, "partly_kept": False}.get(status)
    return PastPromise(
        promise_id=promise_id,
        span=window.span(made, ended),
        date=day,
        amount=amount,
        covers=_covers(covers),
        kept=kept,
    )


def _covers(stored: Any) -> tuple[tuple[UUID, Decimal], ...]:
    # Django has the driver give JSON as text
    items = stored if isinstance(stored, list) else json.loads(stored)
    return tuple((UUID(item["term"]), Decimal(item["amount"])) for item in items)


def _profile(row: tuple[Any, ...]) -> DebtorProfile:
    identifier, name, kind, language, country, part, timezone, _, tags = row
    return DebtorProfile(
        debtor_id=identifier,
        name=name,
        kind=kind,
        language=language or "es",
        country=country,
        subdivision=part,
        timezone=timezone,
        tags=frozenset(tags or ()),
    )


def _point(row: tuple[Any, ...]) -> ContactPoint:
    identifier, channel, address, user, status, preferred, authorised, *told = row
    at_work, given = told
    return ContactPoint(
        contact_point_id=identifier,
        channel=Channel(channel),
        address=address,
        user_id=user,
        status=status,
        preferred=preferred,
        authorised=authorised,
        at_work=at_work,
        given_by_debtor=given,
    )
