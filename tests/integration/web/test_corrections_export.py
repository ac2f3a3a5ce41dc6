"""`recobro corrections export`: labelled data out of the database, and nobody in it."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest
import typer
from tests.integration.web.seeding import Company
from typer.testing import CliRunner

from recobro.cli.corrections import register
from recobro.storage import models
from recobro.storage.tenancy import acting_for
from recobro.understanding.corpus.examples import read_examples

pytestmark = pytest.mark.usefixtures("database")

CANARIES = ("Zenobia", "Quintanar", "Almendro", "45009", "+34600987654", "12345678Z")
SAID = "soy Quintanar, la de Almendro 14, dni 12345678Z, tel 600987654, pago el lunes"


def run(company: Company, to: Path) -> tuple[int, str]:
    app = typer.Typer()
    register(app)
    result = CliRunner().invoke(
        app,
        ["corrections", "export", "--tenant", company.slug, "--out", str(to)],
    )
    return result.exit_code, result.output


def corrected(company: Company, country: str = "ES") -> None:
    """One message that a person labelled as a promise."""
    owed = company.account(
        "Zenobia Quintanar", tax_id="12345678Z", address="Calle Almendro 14",
        postcode="45009", city="Toledo",
    )  # fmt: skip
    with acting_for(company.tenant_id):
        models.Debtor.objects.filter(
            tenant_id=company.tenant_id, id=owed.debtor_id
        ).update(country=country)
        models.ContactPoint.objects.filter(
            tenant_id=company.tenant_id, id=owed.contact_point_id
        ).update(address="+34600987654")
    talk = company.conversation(owed)
    company.says(owed, talk, SAID, ago=timedelta(hours=1))
    with acting_for(company.tenant_id):
        said = models.InboundMessage.objects.get(
            tenant_id=company.tenant_id, conversation_id=talk
        )
    answer = company.browser("collector").post(
        f"/readings/{said.id}/correct",
        {"intents": ["promise_to_pay"], "sentiment": "neutral", "note": "Zenobia"},
    )
    assert answer.status_code == 302


def test_no_canary_gets_out(tmp_path: Path) -> None:
    company = Company()
    corrected(company)
    code, told = run(company, tmp_path / "corrections.tsv")
    assert code == 0
    path = tmp_path / "es_corrections.tsv"
    written = path.read_text("utf-8") + told
    assert [c for c in CANARIES if c.lower() in written.lower()] == []
    assert "600987654" not in written
    (example,) = read_examples(path)
    assert example.intent == "promise_to_pay"
    assert example.text.endswith("pago el lunes")


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    company = Company()
    corrected(company)
    run(company, tmp_path / "es_mine.tsv")
    mode = (tmp_path / "es_mine.tsv").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_other_company_is_not_in_it(tmp_path: Path) -> None:
    mine, other = Company(), Company()
    corrected(other)
    code, told = run(mine, tmp_path / "corrections.tsv")
    assert code == 1
    assert "no correction to write" in " ".join(told.split())
    assert list(tmp_path.iterdir()) == []


def test_withdrawn_correction_is_not_exported(tmp_path: Path) -> None:
    company = Company()
    corrected(company)
    with acting_for(company.tenant_id):
        row = models.ReadingCorrection.objects.get(tenant_id=company.tenant_id)
    company.browser("collector").post(f"/readings/{row.inbound_id}/undo")
    code, _told = run(company, tmp_path / "corrections.tsv")
    assert code == 1


def test_file_must_be_named_as_the_corpus(tmp_path: Path) -> None:
    company = Company()
    code, told = run(company, tmp_path / "corrections.csv")
    assert code == 1
    assert ".tsv" in told
