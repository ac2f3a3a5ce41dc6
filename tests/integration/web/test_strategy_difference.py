"""What a version would change, on a page: the sentence, the counts, the accounts."""

from __future__ import annotations

import html
import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.integration.web.seeding import Company, now

from recobro.actions.strategies import draft_strategy
from recobro.domain.strategy import DEFAULT_STRATEGY, Step, one_segment
from recobro.web.console import strategy_difference

pytestmark = pytest.mark.usefixtures("database")
MORE = one_segment(
    name="changed",
    version=1,
    steps=(
        *DEFAULT_STRATEGY.steps,
        Step(name="today", first_day=0, last_day=0, template="overdue_help"),
    ),
    instalment_steps=DEFAULT_STRATEGY.instalment_steps,
    promise_steps=DEFAULT_STRATEGY.promise_steps,
)


def a_company() -> tuple[Company, UUID]:
    """Three accounts, one due today, and a draft that writes on the due date."""
    company = Company()
    company.account("Muñoz, Sofía", owes=(("120.00", 0),))
    company.account("Cano, Bruno", owes=(("50.00", 8),))
    company.account("Gil, Inés", owes=(("1500.00", 200),))
    draft, _ = draft_strategy(
        company.tenant_id, MORE, source="", actor="ana", now=now()
    )
    return company, draft


def page_of(company: Company, draft: UUID, language: str = "es", **query: Any) -> str:
    browser = company.browser("auditor", language)
    answer = browser.get(f"/strategy/{draft}/difference", query)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def test_page_says_it_in_one_sentence() -> None:
    page = page_of(*a_company())
    assert re.search(
        r"<strong>1 mensaje más</strong>, <strong>0 ilícitos</strong>", page
    )
    assert "1 cuenta de 3 recibiría algo distinto." in page
    assert "Recibirían un mensaje: 1" in page
    assert "Muñoz, Sofía" in page
    assert "Gil, Inés" not in page  # fares as before
    assert "Una muestra" not in page


def test_page_is_in_english_too() -> None:
    page = page_of(*a_company(), language="en")
    assert "1 message more" in page
    assert "0 unlawful" in page


def test_version_may_be_compared_with_another() -> None:
    company, draft = a_company()
    less = one_segment(name="less", version=1, steps=DEFAULT_STRATEGY.steps[:1])
    other, _ = draft_strategy(
        company.tenant_id, less, source="", actor="ana", now=now()
    )
    page = page_of(company, draft, against=str(other))
    assert "less@1 → changed@1" in page
    assert "2 mensajes más" in page  # today's and the one of day 7
    assert "Irían a una persona: 1" in page


def test_new_debts_alone_change_nothing_for_others() -> None:
    company, draft = a_company()
    page = page_of(company, draft, moves="new_debts")
    assert "Nadie recibiría algo distinto." in page


def test_large_portfolio_is_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranges of one account: of three accounts two are looked at."""
    monkeypatch.setattr("recobro.actions.compare_strategies.ACCOUNTS_AT_ONCE", 1)
    monkeypatch.setattr(strategy_difference, "ACCOUNTS_MOST", 2)
    page = page_of(*a_company())
    assert "Una muestra: se han mirado 2 de 3 cuentas" in page


def test_unknown_version_or_comparison_is_refused() -> None:
    company, draft = a_company()
    browser = company.browser("auditor")
    assert browser.get(f"/strategy/{uuid4()}/difference").status_code == 404
    other, _ = a_company()
    assert other.browser("admin").get(
        f"/strategy/{draft}/difference"
    ).status_code == 404  # fmt: skip
    answer = browser.get(f"/strategy/{draft}/difference", {"against": str(uuid4())})
    assert answer.status_code == 422
