"""The pages of operations as a browser lays them out, for everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.integration.web import test_operations as pages
from tests.integration.web import test_questions_in_browser as browsing
from tests.integration.web.seeding import Company, now

from recobro.actions.alarms import open_alarm
from recobro.actions.pauses import PauseScope
from recobro.storage.tenancy import acting_for

pytestmark = browsing.pytestmark
barriers_of = browsing.barriers_of


@pytest.fixture
def busy() -> Company:
    """A company where everything is wrong at once."""
    company = Company()
    pages.paused(company)
    pages.paused(
        company,
        scope=PauseScope.CHANNEL,
        subject="whatsapp",
        until=now() + timedelta(days=2),
    )
    pages.failed_job(company)
    pages.failed_webhook(company)
    owed = company.account("Berta Ejemplo de Apellidos Larguísimos")
    for state, days in (("failed", 1), ("unknown", 2)):
        company.answers(owed, None, "Hola", ago=timedelta(days=days), state=state)
    with acting_for(company.tenant_id):
        open_alarm("invariant_contact_after_stop", {"count": 3}, now=now())
        open_alarm("sending_late", {"count": 20}, now=now())
    return company


def test_pages_of_operations_keep_nobody_out(
    barriers_of: browsing.InBrowser, busy: Company
) -> None:
    shown = []
    for company in (busy, Company()):
        for role in ("manager", "auditor"):
            client = company.browser(role)
            shown += [
                pages.shown(client, address)
                for address in ("/operations", "/dead-letters")
            ]
    wrong = company.browser("manager").post("/operations/stop", {"reason": ""})
    shown.append(wrong.content.decode())
    assert barriers_of(shown, "console.css") == []
