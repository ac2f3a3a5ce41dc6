"""The company's own texts: the most particular is said, within what always holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.wording import Act, Aside, ReplyIntent, Value
from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.ports.wordings import OwnText, OwnTexts, Slot
from recobro.understanding.writer import Register, TemplateReplyWriter
from recobro.understanding.writer.desk import CatalogueDesk

TODAY = date(2026, 3, 10)
OWES = Money.of("300.00", "EUR")
FACTS = AccountFacts(
    creditor="Energía Clara",
    first_name="Ana",
    full_name="Ana Prueba",
    country="ES",
    timezone="Europe/Madrid",
    balance=OWES,
)
DESK = CatalogueDesk()


def own(*texts: tuple[Slot, str]) -> OwnTexts:
    return OwnTexts(
        texts=tuple(
            OwnText(slot=slot, version=n, text=text)
            for n, (slot, text) in enumerate(texts, 1)
        )
    )


def said(
    texts: OwnTexts,
    act: Act = Act.BALANCE,
    *,
    facts: AccountFacts = FACTS,
    register: Register = Register.TU,
    introduce: bool = False,
    verified: bool = True,
    also: tuple[Aside, ...] = (),
    **values: Value,
) -> str:
    given: dict[str, Value] = {"balance": OWES, **values}
    reply = ReplyIntent(
        act=act, values=given, introduce=introduce, verified=verified, also=also
    )
    writer = TemplateReplyWriter(register=register)
    return writer.write(reply, facts, TODAY, own=texts).text.replace("\xa0", " ")


def faults(key: str, text: str, **slot: str) -> set[str]:
    where = Slot(key=key, **slot)
    review = DESK.review(where, text, creditor="Energía Clara", countries=["ES", "CO"])
    assert review.fit is not bool(review.all_faults)
    return {fault.code for fault in review.all_faults}


def test_approved_text_is_said_instead_of_ours() -> None:
    texts = own((Slot(key="balance"), "Quedan {balance}, {first_name}.{next}"))
    assert said(texts) == "Quedan 300,00 €, Ana."
    assert said(OwnTexts()) == "A día de hoy quedan por pagar 300,00 €."


def test_most_particular_text_is_said() -> None:
    texts = own(
        (Slot(key="balance"), "todos {balance}"),
        (Slot(key="balance", register="tu"), "de tú {balance}"),
        (Slot(key="balance", country="ES"), "España {balance}"),
        (Slot(key="balance", channel="sms"), "SMS {balance}"),
        (Slot(key="balance", language="en"), "English {balance}"),
        (Slot(key="thanks"), "otro"),
    )

    def version(country: str, register: str, channel: str) -> str:
        found = texts.find(
            Slot(key="balance", country=country, register=register, channel=channel)
        )
        return found.text.split(" {")[0] if found else ""

    assert version("MX", "usted", "whatsapp") == "todos"
    assert version("MX", "tu", "whatsapp") == "de tú"
    assert version("ES", "tu", "whatsapp") == "España"
    assert version("ES", "tu", "sms") == "SMS"
    assert texts.find(Slot(key="greeting")) is None


def test_plural_and_register_choose_the_words() -> None:
    text = (
        "{register, select, tu {Puedes} usted {Puede} vos {Podés}} pagar en {count, "
        "plural, one {# pago} other {# pagos}}:\n{instalments}\n¿De acuerdo? {balance}"
    )
    texts = own((Slot(key="offer_plan"), text))
    parts = tuple(
        Instalment(date=TODAY + timedelta(days=30 * n), amount=Money.of(100, "EUR"))
        for n in range(1, 4)
    )
    told = said(texts, Act.OFFER_PLAN, register=Register.VOS, instalments=parts)
    assert told.startswith("Podés pagar en 3 pagos:\n1. 100,00 €, el 9 de abril")
    one = said(texts, Act.OFFER_PLAN, register=Register.USTED, instalments=parts[:1])
    assert one.startswith("Puede pagar en 1 pago:")


def test_introduction_stays_ours() -> None:
    texts = own((Slot(key="greeting"), "Hola {first_name}. Hay {balance} pendientes."))
    told = said(texts, Act.GREETING, introduce=True)
    assert told == (
        "Hola Ana. Soy el asistente automático de Energía Clara. "
        "Hay 300,00 € pendientes."
    )
    unknown = own((Slot(key="thanks"), "De nada."))
    told = said(unknown, Act.THANKS, introduce=True, verified=False)
    assert told == "Soy un asistente automático. De nada."


def test_open_offer_is_still_recalled() -> None:
    texts = own((Slot(key="balance"), "Quedan {balance}."))
    told = said(texts, offer_stands=1)
    assert told == "Quedan 300,00 €. Lo que te propuse sigue en pie: ¿lo aceptas?"


def test_unverified_reader_gets_the_unverified_text() -> None:
    texts = own((Slot(key="dispute_noted"), "Anotado, {first_name}: {creditor} lo ve."))
    told = said(texts, Act.DISPUTE_NOTED, verified=False)
    assert "Energía" not in told
    assert "Una persona del equipo lo revisa" in told


def test_asides_have_own_words_too() -> None:
    texts = own((Slot(key="aside.balance"), "(Son {balance}.)"))
    aside = Aside(act=Act.BALANCE, values={"balance": OWES})
    told = said(texts, Act.THANKS, also=(aside,))
    assert told.startswith("(Son 300,00 €.) Gracias a ti.")


@pytest.mark.parametrize(
    "text",
    [
        "Quedan {balance",  # cannot be read
        "Quedan {nothing}",  # no such value
        "{balance, plural, other {#}}",  # no number
        "{until} {balance}",  # not in this situation
        "Quedan {balance}. " + "Muchas palabras. " * 70,  # over 1000
    ],
)
def test_text_that_cannot_be_said_gives_way(text: str) -> None:
    assert said(own((Slot(key="balance"), text))) == said(OwnTexts())


def test_who_we_are_never_hides_the_assistant() -> None:
    texts = own((Slot(key="who_we_are"), "Somos {creditor}, a su servicio."))
    assert "asistente automático" in said(texts, Act.WHO_WE_ARE)


def test_email_may_be_longer_than_a_chat() -> None:
    text = "Quedan {balance}.{next} " + "Estamos aquí. " * 80
    assert faults("balance", text) == {"too_long"}
    assert faults("balance", text, channel="email") == set()


def test_sms_is_counted_in_parts() -> None:
    # at most 45 and 14 * 27 = 378 letters: 459 fit without accents (3 * 153), and
    # 201 with (3 * 67)
    text = "Hola, {first_name}. " + "Puede pagar cuando quiera. " * 14
    assert faults("offer_recalled", text, channel="sms") == set()
    assert faults("offer_recalled", text + "Será fácil.", channel="sms") == {
        "too_long_sms"
    }


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("balance", "Paga {balance} o te embargaremos.{next}", "threat"),
        ("balance", "Quedan {balance}, o 25 € si pagas hoy.{next}", "unknown_amount"),
        (
            "balance",
            "Soy una persona, no un robot. Son {balance}.{next}",
            "claims_human",
        ),
        ("greeting", "Hola. Son {balance}. ¿Por qué no ha pagado?", "asks_reason"),
        ("thanks", "Gracias por hablar de tu deuda.", "disclosure"),
        ("thanks", "Thank you very much, have a very nice day.", "language"),
        ("who_we_are", "Escribo por cuenta de {creditor}.", "hides_assistant"),
        ("balance", "Aún queda algo.", "needed"),
        ("balance", "", "bad_size"),
        ("nothing", "Hola", "no_such_text"),
    ],
)
def test_review_shows_what_speaks_against_it(key: str, text: str, code: str) -> None:
    assert code in faults(key, text)


def test_slot_that_cannot_be_is_refused() -> None:
    text = "Quedan {balance}.{next}"
    assert faults("balance", text, register="thou") == {"no_such_text"}
    assert faults("balance", text, channel="pigeon") == {"no_such_text"}
    assert faults("balance", text, language="en", register="tu") == {"no_such_text"}


def test_sample_is_of_the_named_country() -> None:
    slot = Slot(key="balance", country="MX", register="tu")
    review = DESK.review(
        slot, "Son {balance}.{next}", creditor="X", countries=["ES", "CO"]
    )
    assert {p.country for p in review.previews} == {"MX"}
    assert {p.register for p in review.previews} == {"tu"}
    assert review.previews[0].text.startswith("Son $4,800.00.")


def test_channel_of_the_debtor_chooses_the_text() -> None:
    texts = own((Slot(key="balance", channel="sms"), "SMS: {balance}"))
    assert said(texts) == said(OwnTexts())
    facts = AccountFacts(
        creditor="Energía Clara", first_name="Ana", full_name="Ana Prueba",
        country="ES", timezone="Europe/Madrid", balance=OWES, channel=Channel.SMS,
    )  # fmt: skip
    assert said(texts, facts=facts) == "SMS: 300,00 €"
