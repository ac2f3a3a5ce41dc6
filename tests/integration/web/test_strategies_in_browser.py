"""The strategies' pages as a browser lays them out, for everybody."""

from __future__ import annotations

from tests.integration.web import test_questions_in_browser as browsing
from tests.integration.web.seeding import Company
from tests.integration.web.test_strategies import YAML, browser, decide, proposed

pytestmark = browsing.pytestmark
barriers_of = browsing.barriers_of  # the fixture


def test_strategy_pages_keep_nobody_out(barriers_of: browsing.InBrowser) -> None:
    made = Company()
    ana, luis = browser(made, "ana"), browser(made, "luis")
    eve = browser(made, "eve", "auditor", "en")
    first = proposed(made, ana)
    decide(luis, first)
    second = proposed(made, ana, YAML.replace("quiet_days: 3", "quiet_days: 4"))
    wrong = YAML.replace("days: 10..", "days: 10..2")
    answers = [
        luis.get("/strategy"),
        eve.get(f"/strategy/{first}"),
        luis.get(f"/strategy/{second}"),
        luis.get("/strategy/write"),
        luis.post("/strategy/draft", {"text": wrong}),
        luis.post("/strategy/draft", {"text": YAML, "do": "check"}),
    ]
    assert barriers_of([a.content.decode() for a in answers], "console.css") == []
