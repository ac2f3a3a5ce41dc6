"""The database or the provider fails: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import signal
import time
from datetime import datetime, timedelta

import psycopg
import pytest
from tests.acceptance.processes import postmaster, wait_until
from tests.acceptance.stack import START, Company, Debtor, somebody

_UNSETTLED = (
    "select 1 from message where tenant_id = %(tenant)s"
    " and state in ('planned', 'sending', 'accepted', 'sent')"
)


def _everybody_has_one(company: Company, everybody: list[Debtor]) -> None:
    company.quiet()
    counts = [len(company.phone(debtor)) for debtor in everybody]
    assert counts == [1] * len(everybody)
    states = company.sql("select state from message where tenant_id = %(tenant)s")
    assert states == [("delivered",)] * len(everybody)
    given_up = company.sql(
        "select task_name, attempts from procrastinate_jobs"
        " where status = 'failed' and args->>'tenant_id' = %(tenant)s"
    )
    assert given_up == []
    assert company.doctor() == []


# --- the database


def _unsettled(company: Company) -> bool:
    """Whether messages are on their way still; also while the database is away."""
    try:
        return bool(company.sql(_UNSETTLED))
    except (psycopg.OperationalError, OSError):
        return True


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["fast", "kill-9"])
def test_database_stops_and_nothing_is_lost(
    company: Company, how: signal.Signals
) -> None:
    everybody = [somebody() for _ in range(8)]
    company.owes(*everybody)
    company.stack.fault("accept_then_hang", next="all", hold_seconds=0.2)
    company.run_day()
    company.next_message(everybody[0], 0)
    before = postmaster(company.stack.data)
    assert before is not None
    before.send_signal(how)
    before.wait(20)
    # A worker starts it again by itself.
    wait_until(
        lambda: (now := postmaster(company.stack.data)) and now.pid != before.pid,
        60,
        "the new server",
    )
    company.wait(lambda: not _unsettled(company), "the end of the campaign", 90)
    assert all(worker.running for worker in company.stack.workers)
    company.stack.heal()
    _everybody_has_one(company, everybody)
    # The web process serves again too, and people are answered.
    assert "150,00" in company.asks(everybody[0], "cuánto debo?")


# --- the provider


def _planned(company: Company) -> list[tuple[str, datetime]]:
    """Code and moment of what waits, by the provider's fault."""
    return [
        (code, moment)
        for code, moment in company.sql(
            "select error_code, not_before from message"
            " where tenant_id = %(tenant)s and state = 'planned' order by not_before"
        )
    ]


def _rests_until(company: Company) -> datetime:
    """The end of the sender's rest."""
    ((moment,),) = company.sql(
        "select rests_until from token_bucket where tenant_id = %(tenant)s"
        " and rests_until is not null"
    )
    assert isinstance(moment, datetime)
    return moment


def _codes(company: Company) -> list[str]:
    """The provider's codes of what waits after a failure."""
    return [code for code, _ in _planned(company) if code]


def _campaign(company: Company, size: int = 3) -> list[Debtor]:
    everybody = [somebody() for _ in range(size)]
    company.owes(*everybody)
    return everybody


@pytest.mark.slow
def test_provider_down_keeps_the_queue(company: Company) -> None:
    everybody = _campaign(company)
    company.stack.stop_emulator()
    try:
        company.run_day()
        company.wait(lambda: _codes(company), "a failure")
    finally:
        company.stack.restart_emulator()
    company.stack.shell.order("templates", tenant_id=company.tenant_id)
    address = f"{company.stack.web_url}/webhooks/whatsapp/{company.slug}"
    company.stack.control("settings", url=address)
    assert len(_planned(company)) == len(everybody)
    # For hours: whatever it is tried, the queue is not used up.
    company.go_to(START + timedelta(hours=2))
    _everybody_has_one(company, everybody)


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        (131048, timedelta(minutes=15)),  # spam limit
        (130429, timedelta(seconds=10)),  # throughput of the number
        (80007, timedelta(minutes=5)),  # calls of the account
    ],
)
def test_refusal_of_the_sender_rests_it(
    company: Company, code: int, rest: timedelta
) -> None:
    everybody = _campaign(company)
    company.stack.fault("error_code", code=code)
    company.run_day()
    company.wait(lambda: _codes(company), "a refusal")
    # what was reserved with it and not yet called is taken back
    company.wait(lambda: len(_planned(company)) == len(everybody), "the others")
    assert _rests_until(company) >= START + rest - timedelta(seconds=1)
    company.go_to(START + timedelta(hours=1))
    _everybody_has_one(company, everybody)


def test_expired_token_stops_every_try(company: Company) -> None:
    everybody = _campaign(company)
    company.stack.fault("error_code", code=190, next="all")
    company.run_day()
    company.wait(lambda: _hits(company) == 1, "the first try")
    time.sleep(6)  # the tick comes every five seconds: it must not try the others
    assert _hits(company) == 1
    # A day without a token: one try every quarter of an hour uses nothing up.
    for hour in (1, 2, 3, 4, 5):
        company.go_to(START + timedelta(hours=hour))
        company.wait(lambda hour=hour: _hits(company) >= 1 + hour, "one more try")
        company.quiet()  # the pause is written down before the clock goes on
        assert _hits(company) == 1 + hour
    company.stack.heal()
    company.go_to(START + timedelta(hours=6))
    _everybody_has_one(company, everybody)


def _hits(company: Company) -> int:
    faults = company.stack.look("faults")["faults"]
    return sum(fault["hits"] for fault in faults)


def test_http_429_rests_the_sender(company: Company) -> None:
    everybody = _campaign(company)
    company.stack.fault("http_429")  # asks for five seconds
    company.run_day()
    company.wait(lambda: _codes(company), "a refusal")
    assert _codes(company) == ["http_429"]
    company.go_to(START + timedelta(minutes=5))
    _everybody_has_one(company, everybody)


def test_pair_limit_delays_one_person_only(company: Company) -> None:
    everybody = _campaign(company)
    slow, *others = everybody
    company.stack.fault("error_code", code=131056, to=slow.wa_id)
    company.run_day()
    for debtor in others:
        company.next_message(debtor, 0)
    company.quiet()
    assert company.phone(slow) == []
    code, moment = _planned(company)[0]
    assert code == "131056"
    assert START + timedelta(seconds=55) <= moment <= START + timedelta(seconds=90)
    company.go_to(START + timedelta(minutes=3))
    _everybody_has_one(company, everybody)


@pytest.mark.parametrize(
    "fault", ["http_500", "accept_then_500", "timeout", "accept_then_hang"]
)
def test_answer_without_meaning_is_not_repeated(company: Company, fault: str) -> None:
    """Whether it was sent is unknown: a status tells, or nobody ever knows."""
    everybody = _campaign(company, 2)
    hit = everybody[0]
    held = {"hold_seconds": 1} if fault in {"timeout", "accept_then_hang"} else {}
    company.stack.fault(fault, to=hit.wa_id, **held)
    company.run_day()
    company.quiet()
    company.lives()
    state = next(
        state
        for key, state, _ in company.messages_of(hit)
        if key.startswith("step:overdue-7")
    )
    if fault.startswith("accept"):
        assert state == "delivered"  # its status came
        assert len(company.phone(hit)) == 1
    else:
        assert state == "unknown"
        assert company.phone(hit) == []
    assert len(company.phone(everybody[1])) == 1
    assert company.doctor() == []


def test_temporary_error_is_tried_again_later(company: Company) -> None:
    everybody = _campaign(company, 2)
    company.stack.fault("error_code", code=131057, to=everybody[0].wa_id)
    company.run_day()
    company.quiet()
    assert _codes(company) == ["131057"]  # maintenance of the number
    company.go_to(START + timedelta(minutes=4))
    _everybody_has_one(company, everybody)


def test_failed_status_closes_the_address(company: Company) -> None:
    """131026: the number is not on WhatsApp; told after the message was accepted."""
    debtor = _campaign(company, 1)[0]
    company.stack.fault("failed_status", code=131026)
    company.run_day()
    marked = (
        "select status from contact_point where tenant_id = %(tenant)s"
        " and channel = 'whatsapp'"
    )
    company.wait(lambda: company.sql(marked) == [("invalid",)], "the mark")
    company.quiet()
    assert [state for _, state, _ in company.messages_of(debtor)] == ["failed"]
    company.lives(7)  # the next step would be due: 8 + 7 = 15 days
    assert [state for _, state, _ in company.messages_of(debtor)] == ["failed"]


def test_stop_at_the_provider_stops_us(company: Company) -> None:
    """131050: the person stopped our messages in WhatsApp itself."""
    debtor = _campaign(company, 1)[0]
    company.stack.fault("failed_status", code=131050)
    company.run_day()
    stopped = "select reason from stop where tenant_id = %(tenant)s"
    company.wait(
        lambda: company.sql(stopped) == [("opted_out_at_provider",)], "the stop"
    )
    for _ in range(24):
        company.lives()
    assert company.messages_of(debtor)[1:] == []
