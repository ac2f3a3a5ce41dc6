"""Kill -9 of workers, wherever it hits: nobody gets a message twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from tests.acceptance.seeds import chosen_seed
from tests.acceptance.stack import START, Company, Debtor, Stack, only, somebody

# A dead worker's jobs are taken over once it has shown no life for 20 s.
_TAKE_OVER_SECONDS_MAX = 180
_GONE = ("accepted", "sent", "delivered", "unknown")

pytestmark = pytest.mark.slow


@dataclass
class Aftermath:
    """Companies whose workers were killed, and what was seen on the way."""

    told: Company
    untold: Company
    lucky: Debtor
    unlucky: Debtor
    campaigns: list[tuple[Company, list[Debtor]]]
    seen: dict[str, str] = field(default_factory=dict)


def _state(company: Company, debtor: Debtor) -> str:
    _, state, _ = only(company.messages_of(debtor))
    return str(state)


def _in_state(company: Company, state: str) -> bool:
    query = "select 1 from message where tenant_id = %(tenant)s and state = %(state)s"
    return bool(company.sql(query, state=state))


def _await_takeover(company: Company) -> None:
    """Until no job of a dead worker is left to others."""
    company.wait(
        lambda: (
            not company.sql(
                "select 1 from procrastinate_jobs where status = 'doing'"
                " and args->>'tenant_id' = %(tenant)s"
            )
        ),
        "the dead worker's jobs",
        _TAKE_OVER_SECONDS_MAX,
    )


def _campaign(stack: Stack, debtors: int) -> tuple[Company, list[Debtor]]:
    company = stack.another_company()
    everybody = [somebody() for _ in range(debtors)]
    company.owes(*everybody)
    return company, everybody


@pytest.fixture(scope="module")
def aftermath(stack: Stack, soak: bool) -> Iterator[Aftermath]:
    """Kill a worker just before its record, then others at random.

    First the provider takes one message of each of two companies and does not answer;
    the worker dies waiting. Then campaigns run, whose answers are held a little, so
    that most kills hit a worker between a message and its record.
    """
    seed = chosen_seed(soak)
    chance = random.Random(seed)
    kills, companies, debtors = (200, 6, 250) if soak else (3, 3, 12)

    told, untold = stack.new_company(), stack.another_company()
    lucky, unlucky = somebody(), somebody()
    told.owes(lucky)
    untold.owes(unlucky)
    campaigns = [_campaign(stack, debtors) for _ in range(companies)]
    after = Aftermath(told, untold, lucky, unlucky, campaigns)

    stack.fault("accept_then_hang", next=2, hold_seconds=30)
    stack.tell(None)  # no status comes before the kill
    told.run_day()
    untold.run_day()
    told.next_message(lucky, 0)
    untold.next_message(unlucky, 0)
    after.seen["at the kill"] = _state(told, lucky) + _state(untold, unlucky)
    stack.kill_workers()
    stack.heal()
    stack.tell(told)
    stack.start_worker()

    stack.fault("accept_then_hang", next="all", hold_seconds=0.2)
    for company, _ in campaigns:
        company.run_day()
    for number in range(kills):
        time.sleep(chance.uniform(1.0, 4.0))  # it takes about two to begin
        stack.kill_workers()
        stack.start_worker()
        if soak and number % 20 == 0:
            print(f"{number} kills")
    stack.heal()
    # Within two minutes of the kill: then nobody waits for an answer any more.
    for company in (told, untold):
        _await_takeover(company)
    told.wait(lambda: _state(told, lucky) == "delivered", "the status")
    after.seen["told"] = _state(told, lucky)
    after.seen["untold"] = _state(untold, unlucky)
    for company, everybody in campaigns:
        company.wait(
            lambda company=company: not _in_state(company, "planned"),
            "the end of the campaign",
            _TAKE_OVER_SECONDS_MAX + len(everybody),
        )
        _await_takeover(company)
    # In flight for all we know, until nobody can wait for an answer any more.
    told.go_to(START + timedelta(minutes=30))
    for company in (untold, *(company for company, _ in campaigns)):
        company.wait(
            lambda company=company: not _in_state(company, "sending"),
            "no one in flight",
        )
    yield after
    stack.heal()


def test_killed_before_our_record_sends_once(aftermath: Aftermath) -> None:
    told, lucky = aftermath.told, aftermath.lucky
    assert aftermath.seen["at the kill"] == "sendingsending"
    # The status carries our attempt's identifier: it settles what nobody recorded.
    assert aftermath.seen["told"] == "delivered"
    told.run_day()
    told.quiet()
    assert len(told.phone(lucky)) == 1
    assert _state(told, lucky) == "delivered"
    assert told.doctor() == []
    assert told.chain_holds(lucky)


def test_unknown_stays_until_a_status_settles(aftermath: Aftermath) -> None:
    untold, unlucky = aftermath.untold, aftermath.unlucky
    stack = untold.stack
    assert aftermath.seen["untold"] == "sending"
    assert _state(untold, unlucky) == "unknown"
    untold.run_day()
    untold.quiet()
    assert len(untold.phone(unlucky)) == 1
    address = f"{stack.web_url}/webhooks/whatsapp/{untold.slug}"
    stack.control("settings", url=address)
    message = untold.phone(unlucky)[0]["id"]
    stack.control("status", message_id=message, status="read")
    untold.wait(lambda: _state(untold, unlucky) == "read", "the settlement")
    assert len(untold.phone(unlucky)) == 1
    assert untold.doctor() == []
    assert untold.chain_holds(unlucky)


def test_random_kills_send_nothing_twice(aftermath: Aftermath) -> None:
    messages = aftermath.told.stack.look("messages", direction="out")["messages"]
    came = Counter(message["wa_id"] for message in messages)
    for company, everybody in aftermath.campaigns:
        company.run_day()
        company.quiet()
        assert not [d.phone for d in everybody if came[d.wa_id] > 1]
        told = company.sql(
            "select c.address, m.state from message m join contact_point c"
            " on c.tenant_id = m.tenant_id and c.id = m.contact_point_id"
            " where m.tenant_id = %(tenant)s"
        )
        assert len(told) == len(everybody)
        # Killed between our commit and the call: nobody knows, and nobody repeats.
        wrong = [
            (address, state)
            for address, state in told
            if state not in (_GONE if came[address.lstrip("+")] else ("unknown",))
        ]
        assert wrong == []
        assert company.doctor() == []
        assert all(company.chain_holds(debtor) for debtor in everybody[:5])
