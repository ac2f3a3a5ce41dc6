"""The language-model writer over HTTP: nothing invented or lost, or the template."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from tests.contracts.language_model.accounts import (
    LINK,
    TODAY,
    balance,
    facts,
    plan_offer,
)
from tests.contracts.language_model.conftest import OpenModel
from tests.contracts.language_model.server import Behaviour, ModelServer, Recorded

from recobro.domain.conversation.wording import Act, ReplyIntent
from recobro.domain.money import Money
from recobro.understanding.language_model import LanguageModelReplyWriter, MemoryLedger
from recobro.understanding.language_model.writer import WORDED
from recobro.understanding.privacy.mask import TOKEN
from recobro.understanding.writer.templates import TemplateReplyWriter

TEMPLATE = TemplateReplyWriter()


@pytest.fixture
def writer(open_model: OpenModel) -> LanguageModelReplyWriter:
    return LanguageModelReplyWriter(open_model(), TEMPLATE)


def approved(reply: ReplyIntent) -> str:
    return TEMPLATE.write(reply, facts(), TODAY).text


def approved_text_of(request: Recorded) -> str:
    told: str = json.loads(request.body["messages"][1]["content"])["approved"]
    return told


def test_worded_reply_has_figures_back(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    server.always = Behaviour(text="Ahora mismo te quedan ⟦AMOUNT_1⟧ por pagar.")
    worded = writer.word(balance(), facts(), TODAY)
    assert worded.reply.text == "Ahora mismo te quedan 364,50 € por pagar."
    assert worded.source == "llm-1:local"
    assert [b.reply_id for b in worded.reply.buttons] == ["pay_now"]


def test_no_figure_or_name_leaves(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    writer.write(plan_offer(), facts(), TODAY)
    sent = approved_text_of(server.requests[0])
    assert "⟦AMOUNT_2⟧, el ⟦DATE_1⟧" in sent
    assert not any(c.isdigit() for c in TOKEN.sub("", sent))
    everything = server.requests[0].everything
    assert "121,50" not in everything
    assert "marzo" not in everything
    assert "Quintanilla" not in everything


def test_link_and_creditor_leave_as_tokens(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    reply = ReplyIntent(
        act=Act.PAYMENT_LINK,
        values={"amount": Money.of("364.50", "EUR")},
        link=True,
        introduce=True,
    )
    server.always = Behaviour(
        text="Soy el asistente automático de ⟦CREDITOR_1⟧. "
        "Paga ⟦AMOUNT_1⟧ aquí: ⟦LINK_1⟧"
    )
    written = writer.write(reply, facts(), TODAY, LINK, link_as_button=False)
    assert written.text.endswith(f"Paga 364,50 € aquí: {LINK}")
    assert LINK not in server.requests[0].everything
    assert "Aurora" not in server.requests[0].everything


BAD_DRAFTS = {
    "invented figure": "Te quedan ⟦AMOUNT_1⟧, o 100 si pagas hoy.",
    "figure in words": "Te quedan ⟦AMOUNT_1⟧, o la mitad si quieres.",
    "other script's digits": "Te quedan ⟦AMOUNT_1⟧ o ١٠٠.",
    "missing figure": "Te queda algo por pagar.",
    "figure said twice": "Te quedan ⟦AMOUNT_1⟧, sí, ⟦AMOUNT_1⟧.",
    "unknown token": "Te quedan ⟦AMOUNT_1⟧ y ⟦AMOUNT_2⟧.",
    "broken token": "Te quedan ⟦AMOUNT_1⟧ ⟦AMOUNT.",
    "link": "Te quedan ⟦AMOUNT_1⟧: https://evil.example.net/x",
    "offer": "Te quedan ⟦AMOUNT_1⟧, con descuento.",
    "markup": "**Te quedan** ⟦AMOUNT_1⟧.",
    "empty": "   ",
    "too long": "Te quedan ⟦AMOUNT_1⟧. " + "Gracias. " * 150,
}


@pytest.mark.parametrize("draft", BAD_DRAFTS.values(), ids=BAD_DRAFTS.keys())
def test_bad_draft_ends_in_the_template(
    server: ModelServer, writer: LanguageModelReplyWriter, draft: str
) -> None:
    server.always = Behaviour(text=draft)
    worded = writer.word(balance(), facts(), TODAY)
    assert worded.reply.text == approved(balance())
    assert (worded.source, worded.reason) == ("template", "unworded")
    assert len(server.requests) == 2


def test_second_draft_may_be_right(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    server.answers += [
        Behaviour(text="Te quedan 364,50 €."),
        Behaviour(text="Te quedan ⟦AMOUNT_1⟧."),
    ]
    assert writer.write(balance(), facts(), TODAY).text == "Te quedan 364,50 €."
    assert "Every figure is a token" in server.requests[1].last_turn


def test_sums_cannot_change_places(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    def swapped(request: Recorded) -> Behaviour:
        text = approved_text_of(request)
        text = text.replace("⟦AMOUNT_1⟧", "⟦X⟧").replace("⟦AMOUNT_2⟧", "⟦AMOUNT_1⟧")
        return Behaviour(text=text.replace("⟦X⟧", "⟦AMOUNT_2⟧"))

    server.always = swapped
    assert writer.write(plan_offer(), facts(), TODAY).text == approved(plan_offer())


def test_guard_refusal_is_asked_once_more(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    seen: list[str] = []

    def check(text: str) -> Sequence[str]:
        seen.append(text)
        return ["shame: vergüenza, Ana, 364,50 €"] if "vergüenza" in text else []

    server.answers += [
        Behaviour(text="Qué vergüenza: ⟦AMOUNT_1⟧."),
        Behaviour(text="Te quedan ⟦AMOUNT_1⟧."),
    ]
    written = writer.write(balance(), facts(), TODAY, check=check)
    assert written.text == "Te quedan 364,50 €."
    assert seen == ["Qué vergüenza: 364,50 €.", "Te quedan 364,50 €."]
    told = server.requests[1].last_turn
    assert "shame: vergüenza" in told
    assert "364,50" not in told


def test_guard_refusing_twice_sends_the_template(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    server.always = Behaviour(text="Te quedan ⟦AMOUNT_1⟧.")
    worded = writer.word(balance(), facts(), TODAY, check=lambda _: ["threat"])
    assert worded.reply.text == approved(balance())
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "act",
    [
        Act.CARE_URGENT, Act.IDENTITY_QUESTION, Act.WHO_WE_ARE, Act.DECEASED, Act.LEGAL,
        Act.OPTED_OUT, Act.DATA_RIGHTS, Act.COMPLAINT, Act.DISPUTE_NOTED, Act.HARDSHIP,
        Act.CONFIRM_PROMISE, Act.PROMISE_AGREED, Act.PLAN_AGREED, Act.DISCOUNT_AGREED,
        Act.EXTENSION_AGREED, Act.CONSEQUENCES, Act.WRONG_PERSON, Act.OVERDUE_NOTICE,
    ],
)  # fmt: skip
def test_acts_of_weight_keep_approved_words(act: Act) -> None:
    assert act not in WORDED


def test_unverified_reader_gets_approved_words(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    reply = ReplyIntent(act=Act.THANKS, verified=False)
    writer.write(reply, facts(), TODAY)
    assert server.requests == []


def test_missing_disclosure_ends_in_the_template(
    server: ModelServer, writer: LanguageModelReplyWriter
) -> None:
    reply = ReplyIntent(act=Act.BALANCE, values=dict(balance().values), introduce=True)
    server.always = Behaviour(text="Soy Marta, de ⟦CREDITOR_1⟧. Quedan ⟦AMOUNT_1⟧.")
    assert writer.write(reply, facts(), TODAY).text == approved(reply)


@pytest.mark.parametrize(
    "how",
    [
        Behaviour(status=500),
        Behaviour(text=None, refusal="No."),
        Behaviour(text="x" * 100_000),
        Behaviour(raw="{}"),
    ],
)
def test_failing_server_sends_the_template(
    server: ModelServer, writer: LanguageModelReplyWriter, how: Behaviour
) -> None:
    server.always = how
    assert writer.write(balance(), facts(), TODAY).text == approved(balance())


def test_writing_costs_are_told_apart(
    server: ModelServer, writer: LanguageModelReplyWriter, ledger: MemoryLedger
) -> None:
    server.always = Behaviour(text="Te quedan ⟦AMOUNT_1⟧.")
    writer.write(balance(), facts(), TODAY)
    assert [cost.purpose for cost in ledger.costs] == ["write"]
