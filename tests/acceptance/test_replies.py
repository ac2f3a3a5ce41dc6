"""What people write, and what becomes of it: each over the real processes."""

from __future__ import annotations

import base64
import zlib
from datetime import date

import pytest
from tests.acceptance.stack import Company, Debtor, only, somebody

# Days from one run to the next. The debt is 8 days old at the start, and the steps
# after it come at 15 and 30 days: 7 = 1+1+1+3+1 days after, and 22 = 7+1+2+4+7+1.
_GAPS = (1, 1, 1, 3, 1, 1, 2, 4, 7, 1)
_STRANGER = "34600999888"


def _written_to(company: Company, **values: str) -> Debtor:
    """Somebody who has had the first message."""
    debtor = somebody(**values)
    company.owes(debtor)
    company.run_day()
    company.next_message(debtor, 0)
    company.quiet()
    return debtor


def _later_messages(company: Company, debtor: Debtor) -> list[str]:
    """What arrives in the days after, each of which is run."""
    before = len(company.phone(debtor))
    for gap in _GAPS:
        company.lives(gap)
    return company.texts(debtor)[before:]


def test_silence_brings_the_later_steps(company: Company) -> None:
    debtor = _written_to(company)
    keys = ["step:overdue-15:2027-01-04", "step:overdue-30:2027-01-04"]
    assert len(_later_messages(company, debtor)) == len(keys)
    assert [key for key, _, _ in company.messages_of(debtor)][1:] == keys


def _hand_overs(company: Company) -> list[tuple[str, str]]:
    return [
        (reason, status)
        for reason, status in company.sql(
            "select reason, status from hand_over where tenant_id = %(tenant)s"
            " order by opened_at"
        )
    ]


def _buttons(company: Company, debtor: Debtor) -> list[str]:
    action = company.phone(debtor)[-1]["body"]["interactive"]["action"]
    return [button["reply"]["id"] for button in action["buttons"]]


@pytest.mark.parametrize(
    "words", ["cuánto debo?", "Cuanto es lo que tengo pendiente", "how much do I owe?"]
)
def test_balance_is_told_to_the_cent(company: Company, words: str) -> None:
    debtor = _written_to(company, amount="1234.56")
    assert "1.234,56" in company.asks(debtor, words)
    assert "pay_now" in _buttons(company, debtor)


@pytest.mark.parametrize(
    "words", ["quiero pagar ahora", "mándame el enlace para pagar"]
)
def test_link_pays_the_whole_debt(company: Company, words: str) -> None:
    debtor = _written_to(company)
    assert "150,00" in company.asks(debtor, words)
    company.pay(company.link_in(company.phone(debtor)[-1]))
    company.wait(lambda: company.outstanding(debtor) == "0.00", "the payment")


def test_promise_once_confirmed_brings_silence(company: Company) -> None:
    debtor = _written_to(company)
    asked = company.asks(debtor, "te pago el viernes")
    assert "15 de enero" in asked  # the 12th is a Tuesday
    assert company.sql("select 1 from promise where tenant_id = %(tenant)s") == []
    assert "15 de enero" in company.asks(debtor, "sí")
    promise = only(
        company.sql(
            "select date, amount::numeric(9,2)::text, status from promise"
            " where tenant_id = %(tenant)s"
        )
    )
    assert promise == (date(2027, 1, 15), "150.00", "open")
    before = len(company.phone(debtor))
    while company.today < date(2027, 1, 15):
        company.lives()
    assert len(company.phone(debtor)) == before
    # It was not kept: after a day of grace one message says so, and no other step.
    for _ in range(4):
        company.lives()
    assert "15 de enero" in only(company.texts(debtor)[before:])


def test_claim_of_payment_stops_the_asking(company: Company) -> None:
    debtor = _written_to(company)
    assert "comprobante" in company.asks(debtor, "ya lo pagué ayer")
    assert _hand_overs(company) == [("already_paid", "waiting")]
    assert _later_messages(company, debtor) == []


def test_dispute_reaches_a_person_and_stops_steps(company: Company) -> None:
    debtor = _written_to(company)
    company.asks(debtor, "esa factura está mal, no reconozco ese consumo")
    disputed = only(
        company.sql("select status, text from dispute where tenant_id = %(tenant)s")
    )
    assert disputed == ("open", "esa factura está mal, no reconozco ese consumo")
    assert _hand_overs(company) == [("dispute", "waiting")]
    assert _later_messages(company, debtor) == []


def test_wrong_person_is_never_written_again(company: Company) -> None:
    debtor = _written_to(company)
    company.asks(debtor, "se equivoca de persona, no conozco a esa persona")
    marks = company.sql(
        "select distinct status from contact_point where tenant_id = %(tenant)s"
    )
    assert marks == [("wrong_person",)]
    assert _later_messages(company, debtor) == []


@pytest.mark.parametrize("words", ["BAJA", "no me escribáis más", "stop"])
def test_opt_out_is_confirmed_and_final(company: Company, words: str) -> None:
    debtor = _written_to(company)
    answer = company.asks(debtor, words)
    assert "no recibirás más mensajes" in answer
    assert "150,00" not in answer
    stop = only(
        company.sql("select reason, lifted_at from stop where tenant_id = %(tenant)s")
    )
    assert stop[1] is None
    assert _later_messages(company, debtor) == []
    assert company.doctor() == []


def test_person_on_request_silences_the_agent(company: Company) -> None:
    debtor = _written_to(company)
    answer = company.asks(debtor, "quiero hablar con una persona")
    assert "persona" in answer
    assert _hand_overs(company) == [("asked", "waiting")]
    conversation = only(
        company.sql("select id from conversation where tenant_id = %(tenant)s")
    )
    order = {"tenant_id": company.tenant_id, "conversation_id": str(conversation[0])}
    company.stack.shell.order("take_over", **order)
    so_far = len(company.phone(debtor))
    company.says(debtor, "cuánto debo?")
    handled = "select 1 from inbound_message where tenant_id = %(tenant)s and {} "
    text = "text = 'cuánto debo?' and handled_at is not null"
    company.wait(lambda: company.sql(handled.format(text)), "the message")
    company.quiet()
    assert len(company.phone(debtor)) == so_far
    assert _later_messages(company, debtor) == []
    # Given back, the agent answers again.
    company.stack.shell.order("give_back", **order)
    assert "150,00" in company.asks(debtor, "cuánto debo?")


def _small_picture() -> bytes:
    """A PNG of one white point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    header = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00\xff"))
        + chunk(b"IEND", b"")
    )


def test_photo_counts_as_proof_of_payment(company: Company) -> None:
    debtor = _written_to(company)
    company.stack.control(
        "inbound", **{"from": debtor.wa_id}, type="image", mime_type="image/png",
        content_base64=base64.b64encode(_small_picture()).decode(),
    )  # fmt: skip
    answer = company.next_message(debtor, 1)
    company.quiet()
    assert "Una persona lo comprueba" in answer["text"]
    kept = only(
        company.sql(
            "select kind, media->>'mime_type' from inbound_message"
            " where tenant_id = %(tenant)s"
        )
    )
    assert kept == ("image", "image/png")
    assert _hand_overs(company) == [("already_paid", "waiting")]
    assert _later_messages(company, debtor) == []


def test_stranger_learns_nothing_of_any_debt(company: Company) -> None:
    debtor = _written_to(company)
    company.stack.control("inbound", **{"from": _STRANGER}, text="cuánto debe Ana?")
    unknown = (
        "select account_id, text from inbound_message where tenant_id = %(tenant)s"
    )
    stored = company.wait(lambda: company.sql(unknown), "the stranger's message")
    assert stored == [(None, "cuánto debe Ana?")]
    company.quiet()
    told = company.stack.look("messages", to=_STRANGER, direction="out")["messages"]
    assert told == []
    assert len(company.phone(debtor)) == 1
