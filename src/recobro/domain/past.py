"""What was known of an account on a day that is over, from its dated history.

A day's run comes after the events of that day: what was paid, promised, disputed or
stopped on a day counts on it. What ends on a day still holds on it. So nobody is found
to owe what was paid that morning, and nobody is written to on the day of a stop.

Some things have no history and are taken as they are now: addresses, language, place
and tags of the debtor. `risk` is left out: a model of today has seen what came after.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from recobro.domain.accounts import (
    Account,
    ContactPoint,
    DebtorProfile,
    Hold,
    Instalment,
    PastContact,
    RunningPlan,
    RunningPromise,
    fill,
    progress,
)
from recobro.domain.ledger import OpenTerm, Position, position_of
from recobro.domain.money import Money
from recobro.domain.past_events import (
    PastPlan,
    PastPromise,
    PastStop,
    PastTerm,
    PastTrouble,
    Receipt,
    Span,
)

# The moment at which a replayed day is decided, in the company's zone.
RUN_AT = time(10)
# How far back contacts matter, as for a run of today.
CONTACT_DAYS = 60
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPast:
    """One account's history: everything dated that a decision may look at.

    `receipts` are all movements of money; `unapplied` those that the terms do not show:
    what was received and not allocated. `contacts` and `spoken` (keys of steps) are
    those of before the replay, and contacts that did not come of a strategy; `replies`
    the moments at which the person wrote.
    """

    account_id: UUID
    currency: str
    debtor: DebtorProfile
    contact_points: tuple[ContactPoint, ...]
    terms: tuple[PastTerm, ...]
    receipts: tuple[Receipt, ...] = ()
    unapplied: tuple[Receipt, ...] = ()
    promises: tuple[PastPromise, ...] = ()
    plans: tuple[PastPlan, ...] = ()
    disputes: tuple[PastTrouble, ...] = ()
    holds: tuple[PastTrouble, ...] = ()
    stops: tuple[PastStop, ...] = ()
    with_person: tuple[Span, ...] = ()
    replies: tuple[datetime, ...] = ()
    contacts: tuple[PastContact, ...] = ()
    spoken: frozenset[str] = frozenset()

    def turning_days(self, zone: ZoneInfo) -> list[date]:
        """The days on which anything changed, in order: between them nothing did."""
        days: set[date] = set()
        for term in self.terms:
            days.update(day for day, _ in term.left)
        days.update(receipt.day for receipt in self.unapplied)
        spans: list[Span] = [*self.with_person]
        for group in (self.promises, self.plans, self.disputes, self.holds, self.stops):
            spans.extend(item.span for item in group)
        for span in spans:
            days.update(span.turns())
        days.update(at.astimezone(zone).date() for at in self.replies)
        for contact in self.contacts:
            told = contact.at.astimezone(zone).date()
            days.update((told, told + timedelta(days=CONTACT_DAYS + 1)))
        return sorted(days)

    def owed_by_sums(self, day: date) -> Decimal:
        """What was owed by plain sums, whatever was allocated to what.

        All terms known, less all money that came: computed apart from `account_on`, so
        that one can be held against the other. Below 0 for somebody who paid too much.
        """
        unused = sum((r.amount for r in self.unapplied if r.day <= day), Decimal(0))
        return sum((t.outstanding_on(day) for t in self.terms), Decimal(0)) - unused

    def position_on(self, day: date) -> Position:
        """What was owed at the end of a day."""
        contested = [d for d in self.disputes if d.span.holds_on(day)]
        held = {h.invoice_id for h in self.holds if h.span.holds_on(day)} - {None}
        return position_of(
            (
                self._term(term, left, contested, held)
                for term in self.terms
                if (left := term.outstanding_on(day))
            ),
            self.currency,
            unapplied=self._money(
                sum((r.amount for r in self.unapplied if r.day <= day), Decimal(0))
            ),
        )

    def _term(
        self,
        term: PastTerm,
        left: Decimal,
        contested: Sequence[PastTrouble],
        held: set[UUID | None],
    ) -> OpenTerm:
        return OpenTerm(
            term_id=term.term_id,
            invoice_id=term.invoice_id,
            invoice_number=term.number,
            concept="",
            issue_date=term.issued,
            due_date=term.due,
            amount=self._money(term.amount),
            outstanding=self._money(left),
            disputed=any(d.invoice_id in {None, term.invoice_id} for d in contested),
            held=term.invoice_id in held,
        )

    def account_on(
        self,
        day: date,
        zone: ZoneInfo,
        *,
        contacts: Iterable[PastContact] = (),
        spoken: Iterable[str] = (),
        position: Position | None = None,
    ) -> Account:
        """The account as a run on that day would have found it.

        `contacts` and `spoken` are what a replayed strategy did meanwhile: messages and
        the keys of their steps. `position` saves working it out again.
        """
        now = datetime.combine(day, RUN_AT, tzinfo=zone)
        since = now - timedelta(days=CONTACT_DAYS)
        position = self.position_on(day) if position is None else position
        settled = [p for p in self.promises if p.kept is not None]
        done = [p.kept for p in settled if p.span.last and p.span.last < day]
        written = [at for at in self.replies if at.astimezone(zone).date() <= day]
        own = [c for c in self.contacts if c.at.astimezone(zone).date() <= day]
        return Account(
            account_id=self.account_id,
            currency=self.currency,
            debtor=self.debtor,
            contact_points=self.contact_points,
            position=position,
            plan=self._plan(day, position),
            promise=self._promise(day, position),
            holds=tuple(
                Hold(
                    reason=h.reason,
                    until=_end_of(h.span, zone),
                    invoice_id=h.invoice_id,
                )
                for h in self.holds
                if h.span.holds_on(day)
            ),
            stops=tuple(
                (s.reason, s.channel) for s in self.stops if s.span.holds_on(day)
            ),
            open_disputes=sum(d.span.holds_on(day) for d in self.disputes),
            open_hand_overs=tuple(
                "past" for span in self.with_person if span.holds_on(day)
            ),
            last_inbound_at=max(written, default=None),
            contacts=tuple(c for c in (*own, *contacts) if c.at >= since),
            done_steps=self.spoken.union(spoken),
            promises_kept=sum(bool(kept) for kept in done),
            promises_broken=sum(not kept for kept in done),
        )

    def _promise(self, day: date, position: Position) -> RunningPromise | None:
        running = [p for p in self.promises if p.span.holds_on(day)]
        if not running:
            return None
        last = running[-1]
        paid = self._paid(last.covers, position)
        amount = self._money(last.amount)
        return RunningPromise(
            promise_id=last.promise_id,
            date=last.date,
            amount=amount,
            outstanding=amount - min(amount, paid),
        )

    def _plan(self, day: date, position: Position) -> RunningPlan | None:
        running = [p for p in self.plans if p.span.holds_on(day)]
        if not running:
            return None
        plan = running[-1]
        amounts = [self._money(amount) for *_, amount in plan.instalments]
        left = fill(amounts, self._paid(plan.covers, position))
        return RunningPlan(
            plan_id=plan.plan_id,
            covers={term: self._money(amount) for term, amount in plan.covers},
            instalments=tuple(
                Instalment(
                    instalment_id=identifier, seq=seq, date=due,
                    amount=self._money(amount), outstanding=outstanding,
                )
                for (identifier, seq, due, amount), outstanding in zip(
                    plan.instalments, left, strict=True
                )
            ),
        )  # fmt: skip

    def _paid(
        self, covers: Sequence[tuple[UUID, Decimal]], position: Position
    ) -> Money:
        if not covers:
            return Money.zero(self.currency)
        return progress(
            {term: self._money(amount) for term, amount in covers}, position.claims
        )

    def _money(self, amount: Decimal) -> Money:
        return Money.rounded(amount, self.currency)


def _end_of(span: Span, zone: ZoneInfo) -> datetime | None:
    """The midnight after the last day."""
    if span.last is None:
        return None
    return datetime.combine(span.last + _DAY, time(0), tzinfo=zone)
