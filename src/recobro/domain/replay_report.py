"""What a replay came to: figures by month and by step, in memory that does not grow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from recobro.domain.past import AccountPast
from recobro.domain.replays import Event, Lived, MonthEnd

# From how many messages on accounts are counted together.
MANY = 10


@dataclass(slots=True, kw_only=True)
class MonthFigures:
    """One month: what went, what waited, and where accounts stood at its end.

    `contacts` counts accounts by the number of messages that they got in the month
    (MANY stands for as many and more); `standing` those that owed at the end by the
    step that spoke last, empty for none; `really` what was sent in truth, by step.
    """

    messages: Counter[str] = field(default_factory=Counter)
    segments: Counter[str] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    persons: Counter[str] = field(default_factory=Counter)
    held_out: Counter[str] = field(default_factory=Counter)
    waited: Counter[str] = field(default_factory=Counter)
    contacts: Counter[int] = field(default_factory=Counter)
    standing: Counter[str] = field(default_factory=Counter)
    paid: int = 0
    really: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        """The figures under their names."""
        return {
            "messages": self.messages.total(),
            "really_sent": self.really.total(),
            "by_step": dict(self.messages),
            "really_by_step": dict(self.really),
            "by_segment": dict(self.segments),
            "by_channel": dict(self.channels),
            "persons": dict(self.persons),
            "held_out": dict(self.held_out),
            "waits_by_rule": dict(self.waited),
            "accounts_by_messages": {
                f"{n}+" if n == MANY else str(n): self.contacts[n]
                for n in sorted(self.contacts)
            },
            "standing_at_end": dict(self.standing),
            "owing_nothing_at_end": self.paid,
        }


@dataclass(slots=True, kw_only=True)
class Followed:
    """The money that came within some days after the messages of one step.

    Each receipt counts for the newest message before it and for no other. That it came
    after does not say that it came because.
    """

    messages: int = 0
    followed: int = 0
    money: dict[str, Decimal] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Counts, the share that was followed, and sums by currency."""
        share = round(self.followed / self.messages, 4) if self.messages else None
        return {
            "messages": self.messages,
            "followed": self.followed,
            "share": share,
            "money": {c: str(amount) for c, amount in sorted(self.money.items())},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayReport:
    """The whole: `to_paid` counts messages to people who owed nothing by then."""

    strategy: str
    first: date
    last: date
    within_days: int
    accounts: int
    to_paid: int
    months: Mapping[str, MonthFigures]
    followed: Mapping[str, Followed]

    @property
    def messages(self) -> int:
        """All messages of all months."""
        return sum(m.messages.total() for m in self.months.values())

    @property
    def really_sent(self) -> int:
        """All messages of steps that were sent in truth."""
        return sum(m.really.total() for m in self.months.values())

    def as_json(self) -> dict[str, Any]:
        """One object; what is descriptive says so."""
        return {
            "strategy": self.strategy,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "accounts": self.accounts,
            "messages": self.messages,
            "really_sent": self.really_sent,
            "to_people_who_had_paid": self.to_paid,
            "months": {name: m.as_json() for name, m in self.months.items()},
            "money_after": {
                "within_days": self.within_days,
                "says": "what came after a message, not what came because of it",
                "steps": {name: f.as_json() for name, f in self.followed.items()},
            },
        }

    def rows(self) -> list[dict[str, Any]]:
        """A line for each month and step, for a spreadsheet."""
        return [
            {
                "month": month,
                "step": step,
                "messages": figures.messages[step],
                "really_sent": figures.really[step],
                "persons": figures.persons[step],
                "held_out": figures.held_out[step],
                "standing_at_end": figures.standing[step],
            }
            for month, figures in self.months.items()
            for step in sorted(
                {
                    *figures.messages, *figures.really, *figures.persons,
                    *figures.held_out, *figures.standing,
                }
            )
        ]  # fmt: skip


class ReplayTally:
    """Counts accounts as they are lived through; one for a replay."""

    def __init__(self, first: date, last: date, within_days: int) -> None:
        self._first, self._last, self._within = first, last, within_days
        self._months: dict[str, MonthFigures] = {
            name: MonthFigures() for name in months_between(first, last)
        }
        self._followed: dict[str, Followed] = defaultdict(Followed)
        self._accounts = 0
        self._to_paid = 0

    def add(self, past: AccountPast, lived: Iterable[Lived | MonthEnd]) -> None:
        """One account."""
        self._accounts += 1
        sent: list[Lived] = []
        for one in lived:
            month = self._months[month_of(one.day)]
            if isinstance(one, MonthEnd):
                if one.owes:
                    month.standing[one.step] += 1
                else:
                    month.paid += 1
            elif one.event is Event.WAITED:
                month.waited.update(one.rules or ("unreachable",))
            else:
                self._count(month, one, sent)
        self._count_contacts(sent)
        self._follow(past, sent)

    def _count(self, month: MonthFigures, one: Lived, sent: list[Lived]) -> None:
        assert one.decision.step is not None  # only steps do anything
        step = one.decision.step.name
        if one.event is Event.PERSON:
            month.persons[step] += 1
        elif one.event is Event.HELD_OUT:
            month.held_out[step] += 1
        else:
            month.messages[step] += 1
            month.segments[one.decision.segment] += 1
            month.channels[one.channel.value if one.channel else ""] += 1
            self._to_paid += one.paid
            sent.append(one)

    def _count_contacts(self, sent: Sequence[Lived]) -> None:
        by_month = Counter(month_of(one.day) for one in sent)
        for name, figures in self._months.items():
            figures.contacts[min(by_month[name], MANY)] += 1

    def _follow(self, past: AccountPast, sent: Sequence[Lived]) -> None:
        """Give each receipt to the newest message of the days before it."""
        money: dict[int, Decimal] = defaultdict(Decimal)
        for receipt in past.receipts:
            if receipt.amount <= 0:
                continue
            before = [n for n, one in enumerate(sent) if one.day < receipt.day]
            if before and receipt.day <= sent[before[-1]].day + timedelta(
                days=self._within
            ):
                money[before[-1]] += receipt.amount
        for number, one in enumerate(sent):
            assert one.decision.step is not None  # a message is a step's
            figures = self._followed[one.decision.step.name]
            figures.messages += 1
            if number in money:
                figures.followed += 1
                known = figures.money.get(past.currency, Decimal(0))
                figures.money[past.currency] = known + money[number]

    def really_sent(self, counts: Iterable[tuple[str, str, int]]) -> None:
        """What was sent in truth: month (YYYY-MM), step and number."""
        for name, step, number in counts:
            if name in self._months:
                self._months[name].really[step] += number

    def report(self, strategy: str) -> ReplayReport:
        """What has been counted so far."""
        return ReplayReport(
            strategy=strategy,
            first=self._first,
            last=self._last,
            within_days=self._within,
            accounts=self._accounts,
            to_paid=self._to_paid,
            months=self._months,
            followed=dict(self._followed),
        )


def month_of(day: date) -> str:
    """The month of a day, as 2026-03."""
    return f"{day:%Y-%m}"


def months_between(first: date, last: date) -> list[str]:
    """The months of these days, in order. Raises ValueError where there are none."""
    if last < first:
        raise ValueError("the days run backwards")
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in numbers]
