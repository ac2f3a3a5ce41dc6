"""The texts of the strategy's messages: filled right, and let through by the guard."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from recobro.domain.guard.facts import (
    DatedAmount,
    DebtorKind,
    GuardDebtor,
    GuardFacts,
    GuardInvoice,
    PlanOffer,
)
from recobro.domain.guard.guard import judge
from recobro.domain.ledger import OpenTerm
from recobro.domain.messages import TemplateContent, TextContent
from recobro.domain.money import CURRENCY_OF_COUNTRY, Money
from recobro.domain.strategy import DEFAULT_STRATEGY
from recobro.ports.step_writer import StepLetter
from recobro.understanding.templates import CatalogueStepWriter
from recobro.understanding.templates.catalogue import TEXTS, WITHOUT_LINK

TODAY = date(2026, 11, 23)
LATER = date(2026, 11, 26)  # an offer that ends today would excuse any haste
WRITER = CatalogueStepWriter()
LINK_BASE = "https://cobros.example.com/p/"
VOICES = [
    ("ES", "tu"), ("ES", "usted"), ("MX", "tu"), ("CO", "usted"), ("AR", "vos"),
    ("CL", "tu"), ("PE", "usted"),
]  # fmt: skip


def a_term(number: str, amount: str, currency: str, due: date) -> OpenTerm:
    money = Money.of(amount, currency)
    return OpenTerm(
        term_id=uuid4(),
        invoice_id=uuid4(),
        invoice_number=number,
        concept="Luz",
        issue_date=None,
        due_date=due,
        amount=money,
        outstanding=money,
    )


def _instalment_date(template: str) -> date:
    return date(2026, 11, 26 if template.endswith("_soon") else 20)


def a_letter(
    template: str,
    *,
    country: str = "ES",
    register: str = "tu",
    language: str = "es",
    invoices: int = 1,
    free_text: bool = False,
    first_name: str = "Ana",
) -> StepLetter:
    currency = CURRENCY_OF_COUNTRY[country]
    due = date(2026, 11, 26) if template == "preventive" else date(2026, 11, 10)
    claims = [a_term(f"F-{100 + n}", "150", currency, due) for n in range(invoices)]
    return StepLetter(
        template=template,
        creditor="Energía Clara",
        first_name=first_name,
        language=language,
        country=country,
        register=register,
        claims=claims,
        balance=Money.sum((c.outstanding for c in claims), currency),
        today=TODAY,
        instalment=(_instalment_date(template), Money.of("50", currency)),
        link_base=LINK_BASE,
        link_token="abc",
        free_text=free_text,
    )


def facts_of(letter: StepLetter) -> GuardFacts:
    day, part = letter.instalment or (TODAY, letter.balance)
    return GuardFacts(
        creditor=letter.creditor,
        debtor=GuardDebtor(
            first_name=letter.first_name,
            full_name=letter.first_name,
            language=letter.language,
        ),
        identity_verified=True,
        debtor_kind=DebtorKind.CONSUMER,
        currency=letter.balance.currency,
        balance=letter.balance.amount,
        invoices=tuple(
            GuardInvoice(
                number=c.invoice_number,
                amount=c.amount.amount,
                outstanding=c.outstanding.amount,
                due_date=c.due_date,
            )
            for c in letter.claims
        ),
        offers=(PlanOffer(installments=3, amount=Decimal(50), first_date=LATER),),
        promises=(DatedAmount(date=day, amount=part.amount),),
        payments=(DatedAmount(date=TODAY, amount=part.amount),),
        links=(letter.link_base + letter.link_token,),
    )


@pytest.mark.parametrize("template", sorted(TEXTS))
@pytest.mark.parametrize(("country", "register"), VOICES)
@pytest.mark.parametrize("invoices", [1, 3, 7])
@pytest.mark.parametrize("free_text", [False, True])
def test_guard_lets_every_text_through(
    template: str, country: str, register: str, invoices: int, free_text: bool
) -> None:
    letter = a_letter(
        template,
        country=country,
        register=register,
        invoices=invoices,
        free_text=free_text,
    )
    content = WRITER.write(letter)
    text = content.body if isinstance(content, TextContent) else content.preview
    verdict = judge(
        text, facts_of(letter), country=country, channel="whatsapp", today=TODAY
    )
    assert verdict.violations == ()


@pytest.mark.parametrize("template", sorted(TEXTS))
def test_english_texts_pass_the_guard_too(template: str) -> None:
    letter = a_letter(template, language="en")
    content = WRITER.write(letter)
    assert isinstance(content, TemplateContent)
    verdict = judge(
        content.preview, facts_of(letter), country="ES", channel="sms", today=TODAY
    )
    assert verdict.violations == ()


def test_every_step_of_the_strategy_has_words() -> None:
    steps = (
        *DEFAULT_STRATEGY.steps,
        *DEFAULT_STRATEGY.instalment_steps,
        *DEFAULT_STRATEGY.promise_steps,
    )
    assert {step.template for step in steps if step.template} <= set(TEXTS)


def test_one_message_names_all_that_is_owed() -> None:
    content = WRITER.write(a_letter("overdue_first", invoices=3))
    assert isinstance(content, TemplateContent)
    # 3 x 150,00 = 450,00
    assert "450,00 €" in content.preview
    assert all(f"F-{number}" in content.preview for number in (100, 101, 102))


def test_long_lists_name_four_and_count_the_rest() -> None:
    content = WRITER.write(a_letter("overdue_first", invoices=7))
    assert isinstance(content, TemplateContent)
    # 7 invoices: 4 named, 3 more; 7 x 150,00 = 1.050,00
    assert "1.050,00 €" in content.preview
    assert "F-103" in content.preview
    assert "F-104" not in content.preview
    assert "3 más" in content.preview


def test_values_fill_the_template_in_order() -> None:
    content = WRITER.write(a_letter("overdue_first"))
    assert isinstance(content, TemplateContent)
    spec = next(
        spec
        for spec in WRITER.provider_templates(LINK_BASE)
        if (spec.name, spec.language) == (content.name, content.language)
    )
    text = spec.body
    for number, value in enumerate(content.values, start=1):
        text = text.replace(f"{{{{{number}}}}}", value)
    assert text == content.preview


def test_template_values_hold_no_line_breaks() -> None:
    content = WRITER.write(a_letter("overdue_first", invoices=7))
    assert isinstance(content, TemplateContent)
    assert not any("\n" in value or "\t" in value for value in content.values)


def test_inside_the_window_a_link_button_goes_along() -> None:
    content = WRITER.write(a_letter("overdue_first", free_text=True))
    assert isinstance(content, TextContent)
    assert content.link is not None
    assert content.link.url == LINK_BASE + "abc"


@pytest.mark.parametrize("template", sorted(WITHOUT_LINK))
def test_thanks_ask_for_nothing(template: str) -> None:
    content = WRITER.write(a_letter(template))
    assert isinstance(content, TemplateContent)
    assert content.url_suffix is None


def test_company_names_bring_no_second_dot() -> None:
    content = WRITER.write(a_letter("overdue_first", first_name="Panadería Sol, S.A."))
    assert isinstance(content, TemplateContent)
    assert "S.A. Soy" in content.preview


def test_unknown_templates_are_an_error() -> None:
    with pytest.raises(KeyError):
        WRITER.write(a_letter("no_such_template"))


def test_each_text_says_that_it_is_automatic_and_how_to_stop() -> None:
    for voices in TEXTS.values():
        for voice, text in voices.items():
            word = "automatic assistant" if voice == "en" else "asistente automático"
            assert word in text
    content = WRITER.write(a_letter("firm"))
    assert isinstance(content, TemplateContent)
    assert content.preview.endswith("responde BAJA.")
