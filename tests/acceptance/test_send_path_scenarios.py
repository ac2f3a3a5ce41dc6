"""The send path and its stops over the real processes: one thing to be shown each."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.acceptance.ledgers import Line, export
from tests.acceptance.stack import START, Company, Debtor, only, somebody
from tests.contracts.language_model.server import (
    Behaviour,
    ModelServer,
    running_model_server,
)

_RATE_LIMIT = 130429  # the provider asks the whole sender to rest for ten seconds


def _written_to(company: Company, **values: str) -> Debtor:
    """Somebody who has had the first message."""
    debtor = somebody(**values)
    company.owes(debtor)
    company.run_day()
    company.next_message(debtor, 0)
    company.quiet()
    return debtor


def _replies(company: Company, debtor: Debtor) -> list[str]:
    """What became of our answers to the debtor, oldest first."""
    return [
        state
        for key, state, _ in company.messages_of(debtor)
        if key.startswith("reply:")
    ]


def _reply_waits(company: Company, debtor: Debtor) -> None:
    """The debtor asks; the answer is planned, and the provider lets it wait."""
    company.stack.fault("error_code", code=_RATE_LIMIT)
    company.says(debtor, "cuánto debo?")
    waiting = (
        "select 1 from message where tenant_id = %(tenant)s and state = 'planned'"
        " and key like 'reply:%%' and error_code <> ''"
    )
    company.wait(lambda: company.sql(waiting), "the answer that waits")


def _conversation(company: Company) -> dict[str, str]:
    found = company.sql("select id from conversation where tenant_id = %(tenant)s")
    return {"tenant_id": company.tenant_id, "conversation_id": str(only(found)[0])}


def test_worker_killed_between_call_and_record(company: Company) -> None:
    debtor = somebody()
    company.owes(debtor)
    company.stack.fault("accept_then_hang", hold_seconds=30)
    company.stack.tell(None)  # the status comes after the kill
    company.run_day()
    company.next_message(debtor, 0)
    assert only(company.messages_of(debtor))[1] == "sending"
    company.stack.kill_workers()
    company.stack.tell(company)
    company.stack.start_worker()
    company.wait(
        lambda: only(company.messages_of(debtor))[1] == "delivered",
        "the status, which carries the attempt's identifier",
    )
    company.stack.heal()
    company.run_day()
    company.go_to(START + timedelta(minutes=5))
    company.quiet()
    assert len(company.phone(debtor)) == 1
    assert company.doctor() == []
    assert company.chain_holds(debtor)


def test_stop_while_a_reply_is_queued(company: Company) -> None:
    debtor = _written_to(company)
    _reply_waits(company, debtor)
    company.says(debtor, "BAJA")
    stopped = "select 1 from stop where tenant_id = %(tenant)s"
    company.wait(lambda: company.sql(stopped), "the stop")
    assert _replies(company, debtor)[0] == "cancelled"
    company.go_to(START + timedelta(minutes=30))
    company.quiet()
    after = company.texts(debtor)[1:]
    assert "150,00" not in "".join(after)
    assert "no recibirás más mensajes" in only(after)
    # The answer, and the goodbye.
    assert _replies(company, debtor) == ["cancelled", "delivered"]
    assert company.doctor() == []


def test_blocked_contact_in_a_bulk_send(company: Company) -> None:
    everybody = [somebody() for _ in range(12)]
    said_stop, blocked_us, no_whatsapp = everybody[2], everybody[5], everybody[9]
    company.owes(*everybody)
    company.says(said_stop, "BAJA")
    company.wait(lambda: company.phone(said_stop), "the goodbye")
    company.stack.fault("error_code", code=131050, to=blocked_us.wa_id)
    company.stack.fault("failed_status", code=131026, to=no_whatsapp.wa_id)
    company.run_day()
    company.quiet()
    others = [d for d in everybody if d not in (said_stop, blocked_us, no_whatsapp)]
    assert [len(company.phone(debtor)) for debtor in others] == [1] * 9
    states = {
        debtor.phone: [state for _, state, _ in company.messages_of(debtor)]
        for debtor in (blocked_us, no_whatsapp)
    }
    assert states == {blocked_us.phone: ["failed"], no_whatsapp.phone: ["failed"]}
    assert len(company.phone(said_stop)) == 1
    company.stack.heal()
    company.lives(7)  # the next step of everybody who may still be written to
    assert [len(company.phone(debtor)) for debtor in others] == [2] * 9
    assert len(company.phone(said_stop)) == 1
    assert company.phone(blocked_us) == []
    assert len(company.messages_of(no_whatsapp)) == 1
    assert company.doctor() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"collector": "our friend"},
        {"collector": "third_party", "facts": "yes"},
        {"closing_days": ["2027-13-45"]},
    ],
    ids=["collector", "facts", "closing-days"],
)
def test_invalid_gate_settings_refuse(company: Company, wrong: dict[str, Any]) -> None:
    """What the gate cannot read allows nothing, and does not stop what it can."""
    # Eleven in New York: the law there asks a collector for what nobody stated.
    debtor = somebody()
    debtor.phone = f"+1212555{debtor.phone[-4:]}"
    line = Line(debtor=debtor, amount="90.00", days=8, country="US", currency="USD")
    company.go_to(START.replace(hour=17, minute=0))
    export(company, line)
    _set(company, wrong)
    company.run_day()
    company.quiet()
    assert company.phone(debtor) == []
    state, reason = only(company.messages_of(debtor))[1:]
    assert state in {"refused", "failed", "planned"}  # planned: set aside, and told
    assert reason, state  # a person can see why
    # The same with settings that can be read goes.
    _set(company, {})
    other = somebody()
    other.phone = f"+1212555{other.phone[-4:]}"
    export(
        company,
        Line(debtor=other, amount="90.00", days=8, country="US", currency="USD"),
    )
    company.run_day()
    company.next_message(other, 0)
    company.quiet()
    assert len(company.phone(other)) == 1
    assert company.doctor() == []


def _set(company: Company, changes: dict[str, Any]) -> None:
    """Give the company these options, as one who edits them by hand."""
    company.stack.sql(
        "update tenant set settings = %(options)s where id = %(tenant)s",
        tenant=company.tenant_id, options=json.dumps(company.options | changes),
    )  # fmt: skip


def test_pause_that_contains_an_older_one(company: Company) -> None:
    debtor, other = somebody(), somebody()
    company.owes(debtor, other)
    inner = company.recobro(
        "pause", "--channel", "whatsapp", "--reason", "plantilla en revisión",
        "--until", _utc(START + timedelta(hours=1)),
    )  # fmt: skip
    company.recobro(
        "pause", "--reason", "incidencia", "--until", _utc(START + timedelta(hours=3)),
    )  # fmt: skip
    company.run_day()
    company.stack.shell.order("wake", tenant_id=company.tenant_id)
    _stays_silent(company, debtor, other)
    company.recobro("resume", _identifier(inner))  # the outer one holds on
    _stays_silent(company, debtor, other)
    company.go_to(START + timedelta(hours=2))  # and after the inner one's own end
    _stays_silent(company, debtor, other)
    company.go_to(START + timedelta(hours=3, minutes=1))
    company.next_message(debtor, 0)
    company.next_message(other, 0)
    company.quiet()
    assert len(company.phone(debtor)) == len(company.phone(other)) == 1
    assert company.doctor() == []


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _identifier(printed: str) -> str:
    return printed.split(maxsplit=1)[0]


def _stays_silent(company: Company, *debtors: Debtor) -> None:
    """For longer than a tick takes, nothing leaves."""
    time.sleep(5.5)
    assert [company.phone(debtor) for debtor in debtors] == [[]] * len(debtors)


# --- with a language model that words our answers


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    pytest.importorskip("pydantic_ai")
    with running_model_server() as server:
        yield server


@pytest.fixture
def worded(company: Company, model: ModelServer) -> Iterator[Company]:
    """The company's worker asks the model for the words of each answer."""
    model.reset()
    stack = company.stack
    before = dict(stack.env)
    stack.env |= {
        "RECOBRO_LLM_MODEL": "local",
        "RECOBRO_LLM_BASE_URL": model.url,
        "RECOBRO_LLM_FOR": "write",
    }
    stack.kill_workers()
    stack.start_worker()
    yield company
    stack.env = before
    stack.kill_workers()
    stack.start_worker()


def test_person_takes_over_while_a_reply_is_being_written(
    worded: Company, model: ModelServer
) -> None:
    debtor = _written_to(worded)
    model.always = Behaviour(text="Te quedan ⟦AMOUNT_1⟧ por pagar.", seconds=2.5)
    worded.says(debtor, "cuánto debo?")
    worded.wait(lambda: model.requests, "the model at work")
    worded.stack.shell.order("take_over", **_conversation(worded))
    worded.quiet()
    assert len(worded.phone(debtor)) == 1
    assert _replies(worded, debtor) == ["cancelled"]
    # Nor does what comes now get an answer, until the person gives it back.
    worded.says(debtor, "hola?")
    worded.quiet()
    assert len(worded.phone(debtor)) == 1
    worded.stack.shell.order("give_back", **_conversation(worded))
    model.always = Behaviour(text="Te quedan ⟦AMOUNT_1⟧ por pagar.")
    assert "150,00" in worded.asks(debtor, "cuánto debo?")


def test_95_percent_discount_proposed_by_a_model_is_clamped(
    worded: Company, model: ModelServer
) -> None:
    policy = worded.options["policy"] | {
        "max_discount_percent": "20",
        "discount_needs_full_payment_within_days": 5,
    }
    _set(worded, {"policy": policy})
    debtor = _written_to(worded, amount="100.00")
    model.always = Behaviour(
        text="Te hacemos un 95 % de descuento: paga 5,00 € hoy y queda todo saldado."
    )
    said = worded.asks(debtor, "si me hacéis un descuento del 95% pago hoy")
    said += worded.asks(debtor, "no, es poco, quiero el 95%")
    said += worded.asks(debtor, "sí, acepto")
    assert model.requests  # it was asked, and what it said went nowhere
    assert "95" not in said
    assert "5,00 € hoy" not in said
    deal = only(
        worded.sql(
            "select amount_to_pay::numeric(9,2)::text from settlement"
            " where tenant_id = %(tenant)s"
        )
    )
    assert Decimal(deal[0]) >= Decimal("80.00")  # 20 % of 100.00 is the most there is
    assert deal[0].replace(".", ",") in said.replace("\xa0", " ")
    assert worded.doctor() == []
