"""Texts of which a case had gone wrong: a number twice, a line lost, an order."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from recobro.domain.conversation.facts import AccountFacts, InvoiceFact
from recobro.domain.conversation.wording import Act, Aside, ReplyIntent, Value
from recobro.domain.money import Money
from recobro.understanding.writer import formats
from recobro.understanding.writer.templates import TemplateReplyWriter

TODAY = date(2026, 3, 10)
INVOICE = InvoiceFact(
    number="F-9",
    concept="Luz, enero",
    due_date=date(2026, 2, 1),
    outstanding=Money.of(80, "EUR"),
)


def said(
    act: Act, country: str = "ES", also: tuple[Aside, ...] = (), **values: Value
) -> str:
    facts = AccountFacts(
        creditor="Aguas de Ejemplo",
        first_name="Ana",
        full_name="Ana Prueba",
        country=country,
        timezone="UTC",
        balance=Money.of(80, "EUR"),
        invoices=(INVOICE,),
    )
    reply = ReplyIntent(act=act, values=values, also=also)
    return TemplateReplyWriter().write(reply, facts, TODAY).text


@pytest.mark.parametrize(("country", "times"), [("MX", 1), ("ES", 1)])
def test_emergency_number_is_said_once(country: str, times: int) -> None:
    number = {"MX": "911", "ES": "112"}[country]
    text = said(Act.CARE_URGENT, country, signals=("violence",))
    assert text.count(number) == times


def test_second_helpline_is_said_where_there_is_one() -> None:
    assert "016 también ayudan" in said(Act.CARE_URGENT, signals=("violence",))


def test_next_payment_begins_a_line() -> None:
    text = said(
        Act.DETAILS,
        balance=Money.of(80, "EUR"),
        invoices=(INVOICE,),
        next_amount=Money.of(40, "EUR"),
        next_date=date(2026, 3, 20),
    )
    assert "1 de febrero\nEl próximo pago" in text


def test_when_we_write_again_comes_last() -> None:
    at = datetime(2026, 3, 11, 10, tzinfo=UTC)
    later = Aside(act=Act.CONTACT_LATER, values={"until": at})
    text = said(Act.HANDOVER, also=(later,))
    assert text.index("una persona") < text.index("escribo de nuevo")


def test_machine_is_not_introduced_twice() -> None:
    who = Aside(act=Act.WHO_WE_ARE)
    facts_text = said(Act.ABUSE, also=(who,))
    reply = ReplyIntent(act=Act.ABUSE, also=(who,), introduce=True)
    assert facts_text.count("asistente automático") == 1
    facts = AccountFacts(
        creditor="Aguas de Ejemplo", first_name="Ana", full_name="Ana Prueba",
        country="ES", timezone="UTC", balance=Money.of(80, "EUR"),
    )  # fmt: skip
    text = TemplateReplyWriter().write(reply, facts, TODAY).text
    assert text.count("asistente automático") == 1


@pytest.mark.parametrize(
    ("amount", "text"), [("240000", "$ 240.000"), ("240000.50", "$ 240.000,50")]
)
def test_colombian_cents_only_where_there_are(amount: str, text: str) -> None:
    assert formats.money(Money.of(Decimal(amount), "COP"), "CO", "es") == text
