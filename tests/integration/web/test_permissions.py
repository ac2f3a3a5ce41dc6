"""Who may do what: every address of the console, every role, and other companies."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.integration.web.seeding import Company, Owed, visitor

from recobro.storage.models import InboundMessage, Membership
from recobro.storage.tenancy import acting_for
from recobro.web.access import requires
from recobro.web.console import urls

pytestmark = pytest.mark.usefixtures("database")

ROLES = ("auditor", "collector", "manager", "admin")
# Address, method, and the least role that may call it.
ENDPOINTS = [
    ("portfolio", "get", "auditor"),
    ("portfolio-export", "get", "auditor"),
    ("account", "get", "auditor"),
    ("inbox", "get", "auditor"),
    ("conversation", "get", "auditor"),
    ("case", "get", "auditor"),
    ("take-case", "post", "collector"),
    ("snooze-case", "post", "collector"),
    ("note-case", "post", "collector"),
    ("assign-case", "post", "collector"),
    ("close-case", "post", "collector"),
    ("surveys", "get", "auditor"),
    ("surveys-export", "get", "auditor"),
    ("transcript", "get", "auditor"),
    ("day", "get", "auditor"),
    ("run", "get", "auditor"),
    ("clock-face", "get", "auditor"),
    ("attachment", "get", "auditor"),
    ("week", "get", "auditor"),
    ("policy", "get", "auditor"),
    ("wordings", "get", "auditor"),
    ("wording", "get", "auditor"),
    ("readings", "get", "auditor"),
    ("label-first", "get", "auditor"),
    ("reading", "get", "auditor"),
    ("correct-reading", "post", "collector"),
    ("undo-correction", "post", "collector"),
    ("hold", "post", "collector"),
    ("log-contact", "post", "collector"),
    ("mark-workplace", "post", "collector"),
    ("release-hold", "post", "collector"),
    ("payment", "post", "collector"),
    ("take-over", "post", "collector"),
    ("give-back", "post", "collector"),
    ("reply", "post", "collector"),
    ("settle-dispute", "post", "manager"),
    ("day-preview", "post", "manager"),
    ("day-run", "post", "manager"),
    ("propose-policy", "post", "manager"),
    ("decide-policy", "post", "manager"),
    ("preview-wording", "post", "manager"),
    ("propose-wording", "post", "manager"),
    ("decide-wording", "post", "manager"),
    ("restore-wording", "post", "manager"),
    ("faq", "get", "auditor"),
    ("faq-export", "get", "auditor"),
    ("faq-edit", "get", "manager"),
    ("faq-propose", "post", "manager"),
    ("faq-import", "post", "manager"),
    ("faq-decide", "post", "manager"),
    ("faq-retire", "post", "manager"),
    ("operations", "get", "auditor"),
    ("dead-letters", "get", "auditor"),
    ("pause", "post", "manager"),
    ("stop-all", "post", "manager"),
    ("end-pause", "post", "manager"),
    ("redrive", "post", "manager"),
    ("strategies", "get", "auditor"),
    ("strategy", "get", "auditor"),
    ("strategy-document", "get", "auditor"),
    ("strategy-difference", "get", "auditor"),
    ("strategy-write", "get", "manager"),
    ("draft-strategy", "post", "manager"),
    ("propose-strategy", "post", "manager"),
    ("decide-strategy", "post", "manager"),
    ("retire-strategy", "post", "manager"),
    ("import", "get", "manager"),
    ("import-confirm", "post", "manager"),
    ("clock", "post", "manager"),
]


class Place:
    """A company with one of everything, and the addresses of it."""

    def __init__(self) -> None:
        self.company = Company()
        self.owed: Owed = self.company.account()
        self.talk = self.company.conversation(self.owed)
        self.hold = self.company.hold(self.owed)
        self.dispute = self.company.dispute(self.owed)
        self.inbound = self.company.attachment(self.owed, self.talk)
        self.case = self.company.hand_over(self.owed)
        self.company.says(self.owed, self.talk, "Ya pagué", ago=timedelta(hours=1))
        with acting_for(self.company.tenant_id):
            said = InboundMessage.objects.get(
                tenant_id=self.company.tenant_id, text="Ya pagué"
            )
        self.said = said.id

    def address(self, name: str) -> str:
        account, talk = self.owed.account_id, self.talk
        return {
            "portfolio": "/",
            "portfolio-export": "/portfolio.csv",
            "account": f"/accounts/{account}",
            "hold": f"/accounts/{account}/hold",
            "release-hold": f"/accounts/{account}/holds/{self.hold}/release",
            "settle-dispute": f"/accounts/{account}/disputes/{self.dispute}/settle",
            "payment": f"/accounts/{account}/payment",
            "log-contact": f"/accounts/{account}/contact",
            "mark-workplace": f"/accounts/{account}/addresses/{uuid4()}",
            "week": f"/accounts/{account}/week",
            "policy": "/policy",
            "propose-policy": "/policy/propose",
            "decide-policy": f"/policy/{uuid4()}/decide",
            "wordings": "/texts",
            "wording": "/texts/balance",
            "preview-wording": "/texts/balance/preview",
            "propose-wording": "/texts/balance/propose",
            "decide-wording": f"/texts/versions/{uuid4()}/decide",
            "restore-wording": "/texts/balance/ours",
            "faq": "/faq",
            "faq-export": "/faq.csv",
            "faq-edit": "/faq/edit",
            "faq-propose": "/faq/propose",
            "faq-import": "/faq/import",
            "faq-decide": f"/faq/{uuid4()}/decide",
            "faq-retire": f"/faq/{uuid4()}/retire",
            "inbox": "/inbox",
            "conversation": f"/inbox/{talk}",
            "case": f"/inbox/cases/{self.case}",
            "take-case": f"/inbox/cases/{self.case}/take",
            "snooze-case": f"/inbox/cases/{self.case}/snooze",
            "note-case": f"/inbox/cases/{self.case}/note",
            "assign-case": f"/inbox/cases/{self.case}/assign",
            "close-case": f"/inbox/cases/{self.case}/close",
            "surveys": "/surveys",
            "surveys-export": "/surveys.csv",
            "transcript": f"/inbox/{talk}/transcript",
            "attachment": f"/attachments/{self.inbound}",
            "take-over": f"/inbox/{talk}/take",
            "give-back": f"/inbox/{talk}/give-back",
            "reply": f"/inbox/{talk}/reply",
            "readings": "/readings",
            "label-first": "/readings/first",
            "reading": f"/readings/{self.said}",
            "correct-reading": f"/readings/{self.said}/correct",
            "undo-correction": f"/readings/{self.said}/undo",
            "day": "/day",
            "day-preview": "/day/preview",
            "day-run": "/day/run",
            "run": f"/day/runs/{uuid4()}",
            "operations": "/operations",
            "pause": "/operations/pause",
            "stop-all": "/operations/stop",
            "end-pause": f"/operations/pauses/{uuid4()}/end",
            "dead-letters": "/dead-letters",
            "redrive": "/dead-letters/redrive",
            "strategies": "/strategy",
            "strategy": f"/strategy/{uuid4()}",
            "strategy-document": f"/strategy/{uuid4()}.yaml",
            "strategy-difference": f"/strategy/{uuid4()}/difference",
            "strategy-write": "/strategy/write",
            "draft-strategy": "/strategy/draft",
            "propose-strategy": f"/strategy/{uuid4()}/propose",
            "decide-strategy": f"/strategy/{uuid4()}/decide",
            "retire-strategy": f"/strategy/{uuid4()}/retire",
            "import": "/import",
            "import-confirm": "/import/confirm",
            "clock": "/demo/clock",
            "clock-face": "/demo/clock/face",
        }[name]


@pytest.fixture(scope="module")
def place(database: None) -> Place:
    return Place()


@pytest.fixture(scope="module")
def browsers(place: Place) -> dict[str, Client]:
    return {role: place.company.browser(role) for role in ROLES}


def test_every_console_address_is_listed() -> None:
    named = {pattern.name for pattern in urls.urlpatterns}
    assert named == {name for name, _, _ in ENDPOINTS}


def test_unknown_role_cannot_be_required() -> None:
    with pytest.raises(ValueError, match="unknown role"):
        requires("owner")


@pytest.mark.parametrize(("name", "method", "least"), ENDPOINTS)
@pytest.mark.parametrize("role", ROLES)
def test_role_opens_only_what_it_includes(
    place: Place,
    browsers: dict[str, Client],
    role: str,
    name: str,
    method: str,
    least: str,
) -> None:
    answer = getattr(browsers[role], method)(place.address(name))
    if ROLES.index(role) >= ROLES.index(least):
        assert answer.status_code != 403
    else:
        assert answer.status_code == 403


@pytest.mark.parametrize(("name", "method", "least"), ENDPOINTS)
def test_stranger_is_sent_to_log_in(
    place: Place, name: str, method: str, least: str
) -> None:
    answer = getattr(visitor(), method)(place.address(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login?next=")


def test_user_without_company_is_refused(place: Place) -> None:
    user = place.company.person("admin")
    with acting_for(place.company.tenant_id):
        Membership.objects.filter(user_id=user.pk).delete()
    client = visitor()
    client.force_login(user)
    answer = client.get("/")
    assert answer.status_code == 403
    assert "no pertenece a ninguna empresa" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "method"),
    [
        (name, method)
        for name, method, _ in ENDPOINTS
        if name
        in {
            "account", "hold", "release-hold", "settle-dispute", "payment",
            "conversation", "transcript", "attachment", "take-over", "give-back",
            "case", "take-case", "snooze-case", "note-case", "assign-case",
            "close-case",
            "reply", "log-contact", "mark-workplace", "week",
            "reading", "correct-reading", "undo-correction",
        }
    ],
)  # fmt: skip
def test_other_company_finds_nothing(place: Place, name: str, method: str) -> None:
    stranger = Company("Otra Empresa").browser("admin")
    answer = getattr(stranger, method)(place.address(name))
    assert answer.status_code == 404


def test_own_account_with_other_hold_is_404(place: Place) -> None:
    other = Company()
    mine = other.account()
    answer = other.browser("admin").post(
        f"/accounts/{mine.account_id}/holds/{place.hold}/release"
    )
    assert answer.status_code == 404


def test_tenant_switch_changes_whose_rows_are_shown(place: Place) -> None:
    other = Company("Zeta Empresa")
    other.account("Zoe Otra")
    user = place.company.person("admin")
    other.employ(user, "auditor")
    client = visitor()
    client.force_login(user)
    client.post("/tenant", {"tenant": str(other.tenant_id)})
    page = client.get("/").content.decode()
    assert "Zoe Otra" in page
    assert "Ana Prueba" not in page
    assert client.post("/day/preview", {"day": "2026-01-01"}).status_code == 403


def test_tenant_of_others_cannot_be_chosen(place: Place) -> None:
    other = Company("Zeta Empresa")
    client = place.company.browser("admin")
    client.post("/tenant", {"tenant": str(other.tenant_id)})
    assert "Gimnasio Ejemplo" in client.get("/").content.decode()
    assert client.post("/tenant", {"tenant": "nada"}).status_code == 302


def test_forms_without_token_are_refused(place: Place) -> None:
    client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    client.force_login(place.company.person("admin"))
    answer = client.post(place.address("take-over"))
    assert answer.status_code == 403
    assert "caducado" in answer.content.decode()


def test_a_form_is_not_taken_by_get(place: Place, browsers: dict[str, Client]) -> None:
    assert browsers["admin"].get(place.address("take-over")).status_code == 405
