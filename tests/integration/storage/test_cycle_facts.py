"""The facts of the set-based cycle mean what the whole accounts mean, in any portfolio.

Each example is a company of its own on the real PostgreSQL, with everything that a
portfolio may hold: credits, unapplied money, disputes, holds, stops, agreements, a
history of messages, replies and hand-overs.
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import TUESDAY, a_tenant

from recobro.domain.decisions import AccountFacts, decide, facts_for
from recobro.domain.messages import Channel
from recobro.domain.strategy import DEFAULT_STRATEGY
from recobro.storage import models
from recobro.storage.accounts import load_accounts
from recobro.storage.cycle_agreed import agreed
from recobro.storage.cycle_facts import AccountRange, Candidate, candidates
from recobro.storage.ids import new_id
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")

MADRID = ZoneInfo("Europe/Madrid")
NOW = TUESDAY.astimezone(MADRID)
TODAY = NOW.date()
CHANNELS = (Channel.WHATSAPP, Channel.EMAIL)


class Town:
    """A random portfolio of a tenant: `random` decides all of it."""

    def __init__(self, tenant_id: UUID, random: Random) -> None:
        self.tenant_id = tenant_id
        self.random = random
        self.number = 0

    def row(self, model: Any, **given: Any) -> Any:
        return model.objects.create(tenant_id=self.tenant_id, **given)

    def chance(self, percent: int) -> bool:
        return self.random.random() * 100 < percent

    def moment(self, *, back: int = 50, ahead: int = 0) -> datetime:
        """Any moment around now; now and then a midnight in Madrid."""
        day = TODAY + timedelta(days=self.random.randint(-back, ahead))
        hour = self.random.choice((0, 0, 9, 22, 23))
        minute = self.random.choice((0, 0, 30))
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=MADRID)

    def people(self, count: int) -> None:
        for _ in range(count):
            self.debtor()

    def debtor(self) -> None:
        self.number += 1
        random = self.random
        debtor = self.row(
            models.Debtor,
            key=f"C-{self.number}",
            name=f"Ana Prueba {self.number}",
            kind=random.choice(("consumer", "business")),
            language=random.choice(("es", "", "en")),
            country=random.choice(("ES", "MX")),
            tags=random.sample(["vip", "new"], random.randint(0, 2)),
            deceased_at=NOW if self.chance(5) else None,
            created_at=NOW,
        )
        for channel in random.sample(
            ["whatsapp", "email", "sms"], random.randint(0, 3)
        ):
            for _ in range(random.randint(1, 2)):
                self.point(debtor, channel)
        if self.chance(12):
            self.row(
                models.Stop,
                debtor_id=debtor.id,
                channel=random.choice(("", "whatsapp", "email")),
                reason="opt_out",
                started_at=NOW - timedelta(days=9),
                lifted_at=NOW if self.chance(20) else None,
                created_by="test",
            )
        for currency in random.sample(["EUR", "USD"], random.randint(1, 2)):
            self.account(debtor, currency)

    def point(self, debtor: Any, channel: str) -> None:
        self.row(
            models.ContactPoint,
            debtor_id=debtor.id,
            channel=channel,
            address=f"{channel}-{new_id()}",
            status=self.random.choice(
                ("unverified", "verified", "invalid", "wrong_person")
            ),
            preferred=self.chance(30),
            created_at=NOW,
        )

    def account(self, debtor: Any, currency: str) -> None:
        random = self.random
        account = self.row(
            models.Account,
            debtor_id=debtor.id,
            currency=currency,
            risk=random.choice((None, 0.25)),
            created_at=NOW,
        )
        terms = [self.term(debtor, account) for _ in range(random.randint(0, 4))]
        self.rests(account, terms)
        self.history(debtor, account, terms)
        if self.chance(20):
            self.payment(account, terms)
        if self.chance(20) and terms:
            self.agreement(account, terms)

    def term(self, debtor: Any, account: Any) -> Any:
        random = self.random
        credit = self.chance(8)
        amount = Decimal(random.randint(1, 900)) * (-1 if credit else 1)
        due = TODAY + timedelta(days=random.choice((-90, -31, -8, -8, -1, 0, 3, 20)))
        self.number += 1
        invoice = self.row(
            models.Invoice,
            account_id=account.id,
            debtor_id=debtor.id,
            kind="credit_note" if credit else "invoice",
            number=random.choice(("F-", "f-", "Ñ-", "10-")) + str(self.number),
            due_date=due,
            amount=amount,
            currency=account.currency,
            created_at=NOW,
            updated_at=NOW,
        )
        return self.row(
            models.InvoiceTerm,
            account_id=account.id,
            invoice_id=invoice.id,
            due_date=due,
            amount=amount,
            outstanding=random.choice((amount, amount, amount / 2, Decimal(0))),
        )

    def rests(self, account: Any, terms: list[Any]) -> None:
        """Disputes and holds, of all of the account or of one invoice."""
        random = self.random
        invoices = [None, *(term.invoice_id for term in terms)]
        for _ in range(random.choice((0, 0, 0, 1, 2))):
            self.row(
                models.Dispute,
                account_id=account.id,
                invoice_id=random.choice(invoices),
                text="No es mío",
                status=random.choice(("open", "open", "upheld")),
                due_at=NOW,
                created_at=NOW,
            )
        for _ in range(random.choice((0, 0, 0, 1, 2))):
            self.row(
                models.Hold,
                account_id=account.id,
                invoice_id=random.choice(invoices),
                # of two that end together either may be named: here they are one
                reason="review",
                starts_at=self.moment(back=5, ahead=3),
                until=None if self.chance(25) else self.moment(back=2, ahead=9),
                released_at=NOW if self.chance(15) else None,
                created_by="test",
            )

    def history(self, debtor: Any, account: Any, terms: list[Any]) -> None:
        random = self.random
        point = models.ContactPoint.objects.filter(
            tenant_id=self.tenant_id, debtor_id=debtor.id
        ).first()
        for _ in range(random.choice((0, 1, 3))):
            self.row(
                models.ContactAttempt,
                account_id=account.id,
                debtor_id=debtor.id,
                channel="whatsapp",
                purpose=random.choice(("reminder", "collection", "service")),
                at=self.moment(back=70),
                outcome=random.choice(("read", "failed", "attempt", "no_answer")),
                released=self.chance(10),
                direction=random.choice(("outbound", "outbound", "inbound")),
            )
        if point and self.chance(25):
            self.row(
                models.Conversation,
                account_id=account.id,
                contact_point_id=point.id,
                channel=point.channel,
                holder=random.choice(("agent", "agent", "person")),
                last_inbound_at=random.choice((None, self.moment())),
                created_at=NOW,
            )
        for due in {term.due_date for term in terms}:
            if point and self.chance(40):
                step = random.choice(("overdue-1", "overdue-7", "plan-31", "plan-60"))
                self.row(
                    models.Message,
                    account_id=account.id,
                    contact_point_id=point.id,
                    key=f"step:{step}:{due.isoformat()}",
                    channel=point.channel,
                    purpose="collection",
                    intent={},
                    state=random.choice(("planned", "cancelled", "refused")),
                    not_before=NOW,
                    planned_at=NOW,
                )
        if self.chance(10):
            self.row(
                models.HandOver,
                account_id=account.id,
                reason="strategy",
                key=random.choice(("", f"step:person-181:{TODAY.isoformat()}")),
                priority="normal",
                status=random.choice(("waiting", "taken", "closed")),
                due_at=NOW,
                opened_at=NOW,
            )

    def payment(self, account: Any, terms: list[Any]) -> None:
        random = self.random
        payment = self.row(
            models.Payment,
            account_id=account.id,
            source="test",
            external_id=str(new_id()),
            amount=100,
            currency=account.currency,
            received_at=NOW,
            created_at=NOW,
        )
        if terms and self.chance(70):
            self.row(
                models.Allocation,
                account_id=account.id,
                term_id=terms[0].id,
                payment_id=payment.id,
                amount=random.choice((100, 40)),
                currency=account.currency,
                created_at=NOW,
            )
        if self.chance(30):
            self.row(
                models.PaymentReturn,
                payment_id=payment.id,
                external_id="r",
                amount=60,
                currency=account.currency,
                created_at=NOW,
            )

    def agreement(self, account: Any, terms: list[Any]) -> None:
        random = self.random
        covers = [{"term": str(t.id), "amount": "10.00"} for t in terms]
        given = {
            "account_id": account.id,
            "currency": account.currency,
            "covers": covers,
            "created_at": NOW,
        }
        kind = random.choice(("promise", "promise", "plan", "settlement"))
        if kind == "promise":
            self.row(
                models.Promise,
                date=TODAY + timedelta(days=random.randint(-5, 5)),
                amount=20,
                status=random.choice(("open", "kept", "broken", "partly_kept")),
                **given,
            )
        elif kind == "plan":
            plan = self.row(models.Plan, total=20, **given)
            for seq in (1, 2):
                self.row(
                    models.PlanInstalment,
                    account_id=account.id,
                    plan_id=plan.id,
                    seq=seq,
                    date=TODAY + timedelta(days=seq * 10 - 12),
                    amount=10,
                    currency=account.currency,
                )
        else:
            self.row(
                models.Settlement,
                percent=10,
                amount_to_pay=10,
                until=TODAY,
                **given,
            )


def with_open_terms(tenant_id: UUID) -> set[UUID]:
    return set(
        models.InvoiceTerm.objects.filter(tenant_id=tenant_id)
        .exclude(outstanding=0)
        .values_list("account_id", flat=True)
    )


def same(fast: Candidate, loaded: Any, day: date) -> None:
    """The fast facts are those of the whole account, and so is what is decided."""
    slow = facts_for(loaded, frozenset(CHANNELS), now=NOW)
    assert fast.facts is not None
    relevant = frozenset(key for key in slow.done_steps if str(slow.oldest_due) in key)
    assert replace(fast.facts, done_steps=frozenset()) == replace(
        slow, done_steps=frozenset()
    )
    assert relevant <= fast.facts.done_steps <= slow.done_steps
    assert decide(DEFAULT_STRATEGY, fast.facts, day) == decide(
        DEFAULT_STRATEGY, slow, day
    )
    for channel in CHANNELS:
        best = loaded.contact_on(channel)
        assert fast.points.get(channel) == (
            str(best.contact_point_id) if best else None
        )


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_facts_are_those_of_whole_accounts(database: None, seed: int) -> None:
    tenant_id = a_tenant()
    with acting_for(tenant_id):
        Town(tenant_id, Random(seed)).people(25)
    with acting_for(tenant_id):
        ids = sorted(with_open_terms(tenant_id))
        views = load_accounts(ids, NOW)
        every = AccountRange(first=UUID(int=0), last=UUID(int=2**128 - 1))
        found = list(candidates(every, CHANNELS, NOW))
        assert [candidate.account_id for candidate in found] == ids
        for candidate in found:
            view = views[candidate.account_id]
            if candidate.whole:
                continue
            assert (view.plan, view.promise, view.settlement) == (None, None, None)
            same(candidate, view, TODAY)


def test_credits_and_agreements_are_loaded_whole(database: None) -> None:
    tenant_id = a_tenant()
    with acting_for(tenant_id):
        town = Town(tenant_id, Random(7))
        town.people(120)
    with acting_for(tenant_id):
        found = {
            c.account_id: c
            for c in candidates(list(with_open_terms(tenant_id)), CHANNELS, NOW)
        }
        views = load_accounts(list(found), NOW)
    whole = {account_id for account_id, c in found.items() if c.whole}
    agreed = {i for i, v in views.items() if v.plan or v.promise or v.settlement}
    assert set() < agreed <= whole
    assert len(whole) < len(found) * 0.6


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_netted_facts_are_those_of_whole_accounts(database: None, seed: int) -> None:
    tenant_id = a_tenant()
    with acting_for(tenant_id):
        Town(tenant_id, Random(seed)).people(25)
    with acting_for(tenant_id):
        found = candidates(sorted(with_open_terms(tenant_id)), CHANNELS, NOW)
        whole = [candidate for candidate in found if candidate.whole]
        netted = agreed(whole, NOW)
        views = load_accounts(list(netted), NOW)
    for account_id, one in netted.items():
        view, ledger = views[account_id], one.ledger
        assert one.facts == facts_for(view, frozenset(CHANNELS), now=NOW)
        assert (ledger.plan, ledger.promise, ledger.settlement) == (
            view.plan, view.promise, view.settlement
        )  # fmt: skip
        assert ledger.position.balance == view.position.balance
        assert {t.term_id: t.outstanding for t in ledger.position.claims} == {
            t.term_id: t.outstanding for t in view.position.claims
        }
        assert one.plan_status == ("active" if view.plan else "")


def test_list_and_range_find_the_same(database: None) -> None:
    tenant_id = a_tenant()
    with acting_for(tenant_id):
        Town(tenant_id, Random(3)).people(20)
    with acting_for(tenant_id):
        ids = sorted(with_open_terms(tenant_id))
        ranged = AccountRange(first=ids[2], last=ids[-3])
        by_range = list(candidates(ranged, CHANNELS, NOW))
        assert by_range == list(candidates(ids[2:-2], CHANNELS, NOW))
        assert [c.account_id for c in by_range] == ids[2:-2]


def test_facts_are_complete_and_frozen(database: None) -> None:
    tenant_id = a_tenant()
    with acting_for(tenant_id):
        Town(tenant_id, Random(5)).people(10)
    with acting_for(tenant_id):
        found = list(candidates(list(with_open_terms(tenant_id)), CHANNELS, NOW))
    for candidate in found:
        facts = candidate.facts or candidate.bare
        assert type(facts) is AccountFacts
        assert replace(facts) == facts  # each field has a value
        with pytest.raises(FrozenInstanceError):
            facts.balance = Decimal(0)  # type: ignore[misc]  # the point of it


def test_days_are_those_of_the_zone(database: None) -> None:
    tenant_id = a_tenant()
    late = datetime(2026, 3, 8, 23, 30, tzinfo=UTC)  # the 9th in Madrid
    with acting_for(tenant_id):
        town = Town(tenant_id, Random(1))
        debtor = town.row(
            models.Debtor, key="C", name="Ana Prueba", country="ES", created_at=NOW
        )
        account = town.row(
            models.Account, debtor_id=debtor.id, currency="EUR", created_at=NOW
        )
        term = town.term(debtor, account)
        models.InvoiceTerm.objects.filter(id=term.id).update(amount=9, outstanding=9)
        town.row(
            models.ContactAttempt,
            account_id=account.id,
            debtor_id=debtor.id,
            channel="whatsapp",
            purpose="collection",
            at=late,
            outcome="read",
        )
    with acting_for(tenant_id):
        (found,) = candidates([account.id], CHANNELS, NOW)
    assert found.facts is not None
    assert found.facts.last_contact == date(2026, 3, 9)
