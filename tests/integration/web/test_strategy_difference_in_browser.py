"""What a version would change, as a browser lays it out, for everybody."""

from __future__ import annotations

from tests.integration.web import test_questions_in_browser as browsing
from tests.integration.web import test_strategy_difference as pages

pytestmark = browsing.pytestmark
barriers_of = browsing.barriers_of


def test_difference_keeps_nobody_out(barriers_of: browsing.InBrowser) -> None:
    """With a difference, with none, with a wrong choice, and in English."""
    company, draft = pages.a_company()
    company.account("Berta Ejemplo de Apellidos Larguísimos", owes=(("9999.99", 0),))
    spanish, english = company.browser("manager"), company.browser("auditor", "en")
    address = f"/strategy/{draft}/difference"
    shown = [
        browser.get(address, query).content.decode()
        for browser, query in (
            (spanish, {}),
            (spanish, {"moves": "new_debts"}),
            (spanish, {"against": "nothing"}),
            (english, {}),
        )
    ]
    assert barriers_of(shown, "console.css") == []
