"""The IBM receivables: imported whole, and every day of June 2013 lived through."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from tests.builders import Twins, a_tenant, import_rows, services_with_twins
from tests.integration.replay.recomputed import (
    FIRST,
    Expected,
    Invoice,
    days,
    read_invoices,
    recompute,
    stage_of,
)

from recobro.actions.deliver_due import deliver_due
from recobro.actions.record_payment import record_payment
from recobro.actions.run_cycle import CycleReport, run_cycle
from recobro.connectors.files import read_portfolio
from recobro.domain.messages import TemplateContent
from recobro.domain.money import Money
from recobro.ports.portfolio import InvoiceRow, ReadOptions
from recobro.storage import chronology, models
from recobro.storage.clock import FixedClock
from recobro.storage.invariants import broken_invariants
from recobro.storage.tenancy import acting_for

FILE = Path(__file__).parents[3] / "../shared/data/ibm_receivables.csv"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not FILE.exists(), reason="no shared material"),
]
MADRID = ZoneInfo("Europe/Madrid")


def at_ten(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=MADRID)


@pytest.fixture(scope="module")
def rows() -> list[InvoiceRow]:
    """The file as `recobro import` reads it, each customer with a fictitious phone."""
    portfolio = read_portfolio(
        FILE.read_bytes(),
        filename=FILE.name,
        options=ReadOptions(country="ES", today=date(2013, 6, 1)),
    )
    assert (portfolio.rows, portfolio.rejected) == (2466, ())
    customers = sorted({row.debtor_name for row in portfolio.accepted})
    phones = {name: f"+346001{n:05}" for n, name in enumerate(customers)}
    return [replace(row, phone=phones[row.debtor_name]) for row in portfolio.accepted]


@dataclass(frozen=True)
class Sent:
    """A message that the imaginary provider took, with the day and what it says."""

    day: date
    customer: str
    account_id: UUID
    key: str
    text: str

    @property
    def step(self) -> tuple[str, date]:
        _, name, anchor = self.key.split(":")
        return name, date.fromisoformat(anchor)


@dataclass
class Replay:
    """June 2013 as the product lived it."""

    tenant_id: UUID
    twins: Twins
    reports: dict[date, CycleReport] = field(default_factory=dict)
    dry_run: CycleReport | None = None
    sent: list[Sent] = field(default_factory=list)

    @property
    def steps(self) -> list[Sent]:
        return [one for one in self.sent if one.key.startswith("step:")]

    @property
    def thanks(self) -> list[Sent]:
        return [one for one in self.sent if one.key.startswith("payment:")]


@pytest.fixture(scope="module")
def invoices() -> list[Invoice]:
    return read_invoices(FILE)


@pytest.fixture(scope="module")
def expected(invoices: list[Invoice]) -> Expected:
    return recompute(invoices)


@pytest.fixture(scope="module")
def replay(database: None, rows: list[InvoiceRow], invoices: list[Invoice]) -> Replay:
    """Live through June: what is issued, what is paid, what waited, the run, the post.

    What was issued before June is there from the beginning, settled where it was paid.
    """
    settled = {invoice.number: invoice.settled for invoice in invoices}
    tenant_id = a_tenant(name="Suministros de Ejemplo")
    twins = services_with_twins(FixedClock(at_ten(FIRST)))
    replay = Replay(tenant_id, twins)
    _import_history(tenant_id, rows, settled)
    accounts = _accounts(tenant_id)
    for day in days():
        now = twins.clock.moment = at_ten(day)
        issued = [row for row in rows if row.issue_date == day and day > FIRST]
        import_rows(tenant_id, issued, now=now)
        accounts |= _accounts(tenant_id) if issued else {}
        for row in rows:
            if settled[row.number] == day and row.issue_date <= day:  # type: ignore[operator]
                _pay(replay, accounts[row.debtor_name], row, now)
        _post(replay, day)
        if day == FIRST:
            replay.dry_run = _run(replay, day, dry_run=True)
        replay.reports[day] = _run(replay, day, dry_run=False)
        _post(replay, day)
    _tell(replay)
    return replay


def _import_history(
    tenant_id: UUID, rows: list[InvoiceRow], settled: dict[str, date]
) -> None:
    history = [row for row in rows if row.issue_date and row.issue_date <= FIRST]
    paid = [
        replace(row, outstanding=Money.zero(row.currency))
        if settled[row.number] < FIRST
        else row
        for row in history
    ]
    report = import_rows(tenant_id, paid, now=at_ten(FIRST))
    assert report.new == len(history)


def _accounts(tenant_id: UUID) -> dict[str, UUID]:
    with acting_for(tenant_id):
        names = dict(
            models.Debtor.objects.filter(tenant_id=tenant_id).values_list("id", "name")
        )
        return {
            names[debtor]: account
            for account, debtor in models.Account.objects.filter(
                tenant_id=tenant_id
            ).values_list("id", "debtor_id")
        }


def _pay(replay: Replay, account_id: UUID, row: InvoiceRow, now: datetime) -> None:
    record_payment(
        replay.twins.services,
        tenant_id=replay.tenant_id,
        account_id=account_id,
        source="bank",
        external_id=row.number,
        method="transfer",
        amount=row.amount,
        received_at=now,
        actor="test",
        now=now,
        for_invoices=[row.number],
    )


def _run(replay: Replay, day: date, *, dry_run: bool) -> CycleReport:
    return run_cycle(
        replay.twins.services,
        tenant_id=replay.tenant_id,
        day=day,
        dry_run=dry_run,
        started_by="test",
    )


def _post(replay: Replay, day: date) -> None:
    """Deliver what is due, and note what the provider took."""
    before = len(replay.twins.channel.taken)
    deliver_due(replay.twins.services, tenant_id=replay.tenant_id)
    taken = replay.twins.channel.taken[before:]
    with acting_for(replay.tenant_id):
        found = {
            row.attempt_id: row
            for row in models.Message.objects.filter(
                tenant_id=replay.tenant_id, attempt_id__in=[o.attempt_id for o in taken]
            )
        }
    names = {v: k for k, v in _accounts(replay.tenant_id).items()}
    for outgoing in taken:
        row = found[outgoing.attempt_id]
        content = outgoing.content
        text = content.preview if isinstance(content, TemplateContent) else content.body
        text = " ".join(text.split())  # any kind of space before the €
        replay.sent.append(
            Sent(day, names[row.account_id], row.account_id, row.key, text)
        )


def _tell(replay: Replay) -> None:
    """The counts of each stage, for whoever runs this with -s."""
    for day, report in replay.reports.items():
        told = "  ".join(
            f"{stage}: " + ", ".join(f"{n} {a}" for a, n in sorted(counts.items()))
            for stage, counts in sorted(report.by_stage.items())
        )
        sent = sum(one.day == day for one in replay.steps)
        print(f"{day} {day:%a}  {told}  | sent {sent}")
    steps = Counter(one.step[0] for one in replay.steps)
    print(f"{dict(steps)}, {len(replay.thanks)} thanks")


def test_whole_file_is_imported_and_decided(
    database: None, rows: list[InvoiceRow], invoices: list[Invoice]
) -> None:
    """Without the settlements every invoice is open: 100 customers, 2,466 invoices."""
    tenant_id = a_tenant()
    twins = services_with_twins(FixedClock(at_ten(FIRST)))
    report = import_rows(tenant_id, rows, now=at_ten(FIRST))
    assert (report.new_debtors, report.new) == (100, 2466)
    again = import_rows(tenant_id, rows, now=at_ten(FIRST))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2466)
    oldest: dict[str, date] = {}
    for invoice in invoices:
        known = oldest.get(invoice.customer, invoice.due)
        oldest[invoice.customer] = min(known, invoice.due)
    dry = _run(Replay(tenant_id, twins), FIRST, dry_run=True)
    stages = {stage: sum(counts.values()) for stage, counts in dry.by_stage.items()}
    assert stages == Counter(stage_of((FIRST - due).days) for due in oldest.values())
    with acting_for(tenant_id):
        assert not models.Decision.objects.filter(tenant_id=tenant_id).exists()
        assert not models.Message.objects.filter(tenant_id=tenant_id).exists()


def test_dry_run_foretells_first_day(replay: Replay) -> None:
    assert replay.dry_run is not None
    assert replay.dry_run.by_stage == replay.reports[FIRST].by_stage
    assert replay.dry_run.counts == replay.reports[FIRST].counts


def test_stages_agree_with_slow_recomputation(
    replay: Replay, expected: Expected
) -> None:
    for day in days():
        assert replay.reports[day].by_stage == expected.stages[day], day


def test_totals_of_june_are_these(replay: Replay) -> None:
    totals: Counter[tuple[str, str]] = Counter()
    for report in replay.reports.values():
        for stage, counts in report.by_stage.items():
            totals.update({(stage, action): n for action, n in counts.items()})
    assert totals == {
        ("preventive", "none"): 1356,
        ("preventive", "send"): 38,
        ("early", "none"): 220,
        ("early", "send"): 69,
        ("mid", "none"): 2,
        ("mid", "send"): 1,
    }
    # Of 38 + 69 + 1 = 108 decided, 82 left: the rest was paid or overtaken while it
    # waited for a working day, or waits for 1 July (29 and 30 June were a weekend).
    assert Counter(one.step[0] for one in replay.steps) == {
        "preventive": 32,
        "overdue-1": 27,
        "overdue-7": 14,
        "overdue-15": 8,
        "overdue-30": 1,
    }
    assert len(replay.thanks) == 55


def test_messages_agree_with_slow_recomputation(
    replay: Replay, expected: Expected
) -> None:
    sent = Counter((one.day, one.customer, *one.step) for one in replay.steps)
    assert sent == Counter(expected.sent)
    thanked = Counter((one.day, one.customer) for one in replay.thanks)
    assert thanked == Counter(expected.thanked)
    assert len(replay.sent) == len(replay.steps) + len(replay.thanks)


def test_no_step_speaks_twice(replay: Replay) -> None:
    spoken = Counter((one.account_id, one.key) for one in replay.sent)
    assert [key for key, times in spoken.items() if times > 1] == []


def test_messages_name_only_open_invoices(
    replay: Replay, invoices: list[Invoice]
) -> None:
    owned = defaultdict(list)
    for invoice in invoices:
        owned[invoice.customer].append(invoice)
    for one in replay.steps:
        unpaid = [i for i in owned[one.customer] if i.open_on(one.day)]
        named = re.findall(r"\b\d{10}\b", one.text)
        assert set(named) <= {i.number for i in unpaid}, one
        assert len(named) == min(len(unpaid), 4), one  # the rest as «y 3 más»
        total = sum((i.amount for i in unpaid), Decimal(0))
        assert _written(total) in one.text, one


def _written(amount: Decimal) -> str:
    """1234.5 as it is written in Spain: «1234,50 €», «12.345,60 €»."""
    whole, cents = f"{amount:.2f}".split(".")
    grouped = f"{int(whole):,}".replace(",", ".") if len(whole) > 4 else whole
    return f"{grouped},{cents} €"


def test_invariants_and_chains_hold(replay: Replay) -> None:
    with acting_for(replay.tenant_id):
        assert broken_invariants() == []
        for account_id in _accounts(replay.tenant_id).values():
            assert chronology.lines_of(account_id)
            assert chronology.check(account_id) is None
        states = Counter(
            models.Message.objects.filter(tenant_id=replay.tenant_id).values_list(
                "state", flat=True
            )
        )
    assert set(states) <= {"accepted", "cancelled", "planned"}
    assert states["accepted"] == len(replay.sent)
