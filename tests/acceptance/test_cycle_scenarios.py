"""Entry into the cycle over the real processes: each test is one thing to be shown."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from tests.acceptance.ledgers import Line, export
from tests.acceptance.stack import START, Company, Debtor, only, somebody


def _steps(company: Company, debtor: Debtor) -> list[tuple[str, str]]:
    """Key and state of every step meant for a debtor, oldest first."""
    return [
        (key, state)
        for key, state, _ in company.messages_of(debtor)
        if key.startswith("step:")
    ]


def _last_text(company: Company, debtor: Debtor) -> str:
    company.quiet()
    return company.texts(debtor)[-1].replace("\xa0", " ")


def _at(days: int, hour: int, minute: int = 0) -> datetime:
    return (START + timedelta(days=days)).replace(hour=hour, minute=minute)


def test_scheduler_run_100_times_in_a_day(company: Company) -> None:
    debtor = somebody()
    company.owes(debtor)
    # From 10:34 to 17:10: every four minutes, all inside the hours of contact.
    told = company.stack.shell.order(
        "run_often", tenant_id=company.tenant_id, times=100, minutes=4
    )
    assert told["sent"] == [1] + [0] * 99
    company.quiet()
    assert len(company.phone(debtor)) == 1
    assert len(_steps(company, debtor)) == 1
    decided = company.sql("select date from decision where tenant_id = %(tenant)s")
    assert decided == [(START.date(),)]
    assert company.chain_holds(debtor)


def test_down_three_days(company: Company) -> None:
    stack = company.stack
    overdue = somebody(days=6)  # then 9: the step of day 7 has come, of day 1 is past
    older = somebody(days=13)  # then 16: the step of day 15
    coming = somebody(days=-2)  # then 1: no reminder of what is to come any more
    stack.kill_workers()
    company.owes(overdue, older, coming)
    company.go_to(_at(3, 10, 30))
    options = company.options | {"run_daily_at": "09:05"}
    stack.sql(
        "update tenant set settings = %(options)s where id = %(tenant)s",
        tenant=company.tenant_id, options=json.dumps(options),
    )  # fmt: skip
    stack.start_worker()
    company.wait(lambda: company.phone(coming), "the scheduler's run")
    company.quiet()
    assert [key for key, _ in _steps(company, overdue)] == ["step:overdue-7:2027-01-06"]
    assert [key for key, _ in _steps(company, older)] == ["step:overdue-15:2026-12-30"]
    assert [key for key, _ in _steps(company, coming)] == ["step:overdue-1:2027-01-14"]
    phones = [len(company.phone(debtor)) for debtor in (overdue, older, coming)]
    assert phones == [1, 1, 1]
    runs = company.sql("select date from cycle_run where tenant_id = %(tenant)s")
    assert runs == [(company.today,)]  # the days that were missed are not made up for


def test_oldest_of_three_debts_paid(company: Company) -> None:
    debtor = somebody()
    first = Line(debtor=debtor, amount="30.00", days=20)
    second = Line(debtor=debtor, amount="50.00", days=8)
    third = Line(debtor=debtor, amount="70.00", days=2)
    export(company, first, second, third)
    company.run_day()
    text = _last_text(company, debtor)
    assert "150,00" in text  # 30 + 50 + 70
    assert [key for key, _ in _steps(company, debtor)] == ["step:overdue-15:2026-12-23"]
    # The oldest is paid: the second leads now, from its own date, with its own step.
    first.left = "0.00"
    export(company, first, second, third)
    company.lives(3)
    text = _last_text(company, debtor)
    assert len(company.phone(debtor)) == 2
    assert "120,00" in text  # 50 + 70
    assert first.number not in text
    # 8 + 3 = 11 days: its second step, neither its first nor the next of the first.
    assert _steps(company, debtor)[1:] == [("step:overdue-7:2027-01-04", "delivered")]


def test_two_debts_one_paid(company: Company) -> None:
    debtor = somebody()
    paid = Line(debtor=debtor, amount="40.00", days=8)
    left = Line(debtor=debtor, amount="60.00", days=8)
    export(company, paid, left)
    paid.left = "0.00"
    export(company, paid, left)
    company.run_day()
    text = _last_text(company, debtor)
    assert len(company.phone(debtor)) == 1
    assert left.number in text
    assert "60,00" in text
    assert paid.number not in text
    assert "100,00" not in text


def test_principal_paid_and_interest_open(company: Company) -> None:
    """Interest is invoiced on its own: its age counts, and not the principal's."""
    debtor = somebody()
    principal = Line(debtor=debtor, amount="900.00", days=100)
    interest = Line(
        debtor=debtor, amount="12.40", days=2, concept="Intereses de demora"
    )
    export(company, principal, interest)
    principal.left = "0.00"
    export(company, principal, interest)
    company.run_day()
    text = _last_text(company, debtor)
    assert "12,40" in text
    assert "900,00" not in text
    assert "912,40" not in text
    # 2 days and no 100: the first kind step, no firm one, no person.
    assert _steps(company, debtor) == [("step:overdue-1:2027-01-10", "delivered")]
    assert company.sql(
        "select stage, days_past_due from decision where tenant_id = %(tenant)s"
    ) == [("early", 2)]


def test_payment_between_decision_and_sending(company: Company) -> None:
    """The new amount goes, or nothing: the text is made when it leaves."""
    whole, part, none = (somebody(amount="150.00") for _ in range(3))
    debts = {
        name: Line(debtor=debtor, amount="150.00", days=8)
        for name, debtor in (("whole", whole), ("part", part), ("none", none))
    }
    export(company, *debts.values())
    company.run_day()
    link = company.link_in(company.next_message(whole, 0))
    company.quiet()
    # A week later the day is run at seven, when nobody may be written to.
    company.go_to(_at(7, 7))
    company.run_day()
    company.quiet()
    waiting = [_steps(company, debtor)[1][1] for debtor in (whole, part, none)]
    assert waiting == ["planned"] * 3
    company.pay(link)
    company.wait(lambda: company.outstanding(whole) == "0.00", "the payment")
    debts["part"].left = "40.00"
    debts["whole"].left = "0.00"
    export(company, *debts.values())
    company.go_to(_at(7, 10, 30))
    assert "40,00" in _last_text(company, part)
    assert "150,00" not in _last_text(company, part)
    assert "150,00" in _last_text(company, none)
    assert _steps(company, whole)[1][1] == "cancelled"
    asked = [text for text in company.texts(whole) if "Sigue pendiente" in text]
    assert len(asked) == 1  # the first message; what came since is thanks
    assert company.doctor() == []


def test_credit_note_covers_the_debt(company: Company) -> None:
    covered, short = somebody(), somebody()
    export(
        company,
        Line(debtor=covered, amount="80.00", days=8),
        Line(debtor=covered, amount="-80.00", days=1, concept="Abono"),
        Line(debtor=short, amount="80.00", days=8),
        Line(debtor=short, amount="-30.00", days=1, concept="Abono"),
    )
    company.run_day()
    text = _last_text(company, short)
    assert "50,00" in text  # 80 - 30
    assert "80,00" not in text
    assert company.phone(covered) == []
    assert _steps(company, covered) == []
    reasons = company.sql(
        "select reasons->0->>'code' from decision where tenant_id = %(tenant)s"
        " and account_id = %(account)s",
        account=company.account_of(covered),
    )
    assert reasons in ([], [("nothing_owed",)])


def test_one_of_five_invoices_disputed(company: Company) -> None:
    debtor = somebody()
    lines = [Line(debtor=debtor, amount="10.00", days=12 - n) for n in range(5)]
    export(company, *lines)
    disputed = lines[0]
    company.stack.shell.order(
        "dispute", tenant_id=company.tenant_id, account_id=company.account_of(debtor),
        invoice=disputed.number,
    )  # fmt: skip
    company.run_day()
    company.quiet()
    text = _last_text(company, debtor)
    assert "40,00" in text  # five of 10, less the one
    assert "50,00" not in text
    assert disputed.number not in text
    # The step counts from the oldest that may be asked for: 11 days past due.
    assert [key for key, _ in _steps(company, debtor)] == ["step:overdue-7:2027-01-01"]


def test_two_currencies(company: Company) -> None:
    debtor = somebody()
    euros = Line(debtor=debtor, amount="100.00", days=8)
    dollars = Line(debtor=debtor, amount="70.00", days=9, currency="USD")
    export(company, euros, dollars)
    company.run_day()
    company.quiet()
    texts = [text.replace("\xa0", " ") for text in company.texts(debtor)]
    assert texts
    for text in texts:
        assert (euros.number in text) != (dollars.number in text)
        assert "170" not in text  # never added up
        assert ("100,00 €" in text) == (euros.number in text)
    days = company.sql(
        "select count(*), count(distinct account_id), count(distinct currency)"
        " from decision where tenant_id = %(tenant)s"
    )
    assert days == [(2, 2, 2)]  # an account to each currency, each decided once


@pytest.mark.parametrize("kind", ["payment", "words"])
def test_webhook_ten_minutes_late_and_twice(company: Company, kind: str) -> None:
    debtor = somebody()
    company.owes(debtor)
    company.run_day()
    link = company.link_in(company.next_message(debtor, 0))
    company.quiet()
    target = "pay_webhook" if kind == "payment" else "webhook"
    company.stack.fault("delay", target=target, next="all", delay_ms=1500)
    company.stack.fault("duplicate", target=target, next="all", copies=1)
    if kind == "payment":
        company.pay(link)
    else:
        company.says(debtor, "BAJA")
    late = START + timedelta(minutes=10)
    company.go_to(late)
    said = len(company.phone(debtor))
    company.wait(lambda: len(company.phone(debtor)) > said, "thanks, or the goodbye")
    company.stack.heal()
    company.quiet()
    assert len(company.phone(debtor)) == said + 1
    if kind == "payment":
        booked = company.sql(
            "select amount::numeric(9,2)::text from payment"
            " where tenant_id = %(tenant)s"
        )
        assert booked == [("150.00",)]
        assert company.outstanding(debtor) == "0.00"
    else:
        stop = "select started_at from stop where tenant_id = %(tenant)s"
        assert only(company.sql(stop))[0] >= late
    assert len(company.events()) >= 2
    company.lives(7)
    assert len(company.phone(debtor)) == said + 1
    assert company.doctor() == []
    assert company.chain_holds(debtor)
