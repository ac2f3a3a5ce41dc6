"""recobro strategy diff and replay, as they are typed."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import typer
from tests.builders import an_invoice_row, import_rows
from typer.testing import CliRunner, Result

from recobro.actions.strategies import draft_strategy
from recobro.actions.tenants import create_tenant
from recobro.cli import differences
from recobro.connectors.strategies import write_strategy
from recobro.domain.strategy import DEFAULT_STRATEGY, Step, one_segment
from recobro.storage.clock import MachineClock
from recobro.storage.tenancy import TenantName

app = typer.Typer()
differences.register(app)
# By the company's own clock, which may be in the next day already.
TODAY = MachineClock().now().astimezone(ZoneInfo("Europe/Madrid")).date()
CHANGED = one_segment(
    name="changed",
    version=1,
    steps=(
        *DEFAULT_STRATEGY.steps,
        Step(name="today", first_day=0, last_day=0, template="overdue_help"),
    ),
)


@pytest.fixture(scope="module")
def company(database: None) -> TenantName:
    """Ten accounts, one to ten weeks past due, and five due today."""
    tenant_id = create_tenant(slug="diff", name="Diff", country="ES", options={})
    days = [7 * (1 + n % 10) for n in range(10)] + [0] * 5
    rows = [
        an_invoice_row(
            debtor_id=f"C-{n}", debtor_name=f"Debtor {n}", phone=f"+34600200{n:03}",
            issue_date=TODAY - timedelta(days=past_due + 30),
            due_date=TODAY - timedelta(days=past_due),
        )
        for n, past_due in enumerate(days)
    ]  # fmt: skip
    import_rows(tenant_id, rows, now=MachineClock().now())
    return TenantName(tenant_id=tenant_id, slug="diff", name="Diff")


@pytest.fixture(scope="module")
def document(company: TenantName, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("strategies") / "changed.yaml"
    file.write_text(write_strategy(CHANGED), encoding="utf-8")
    return file


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--tenant", "diff"])


def told(*words: str) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_document_is_compared_with_today(document: Path) -> None:
    answer = told("diff", str(document))
    assert (answer["more_messages"], answer["changed"]) == (5, 5)
    assert answer["accounts"] == answer["looked_at"] == 15
    assert answer["law"]["unlawful"] == 0
    shown = {one["debtor"] for one in answer["examples"]["new_message"]}
    assert shown == {f"Debtor {n}" for n in range(10, 15)}


def test_table_says_it_in_one_sentence(document: Path) -> None:
    result = run("diff", str(document), "--examples", "2", "--language", "en")
    assert result.exit_code == 0, result.output
    words = " ".join(result.stdout.split())
    assert "5 messages more, 0 unlawful" in words
    assert "5 of 15 accounts fare otherwise" in words


def test_stored_version_is_named_by_label(company: TenantName) -> None:
    draft_strategy(
        company.tenant_id, CHANGED, source="", actor="test", now=MachineClock().now()
    )
    assert told("diff", "changed@1")["more_messages"] == 5
    same = told("diff", "changed@1", "--against", "changed@1")
    assert (same["changed"], same["now"], same["then"]) == (0, "changed@1", "changed@1")


def test_unknown_version_and_day_are_refused(company: TenantName) -> None:
    unknown = run("diff", "nobody@9")
    assert unknown.exit_code == 1
    assert run("diff", "changed@1", "--date", "mañana").exit_code == 1
    assert run("diff", "changed@1", "--moves", "some").exit_code == 1


def test_wrong_document_tells_its_problems(company: TenantName, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("strategy: x\nsegments: nothing\n", encoding="utf-8")
    assert run("diff", str(file)).exit_code == 1


def test_replay_tells_months_and_writes_table(document: Path, tmp_path: Path) -> None:
    first, last = TODAY - timedelta(days=60), TODAY - timedelta(days=1)
    table = tmp_path / "months.csv"
    days = ["--from", first.isoformat(), "--to", last.isoformat()]
    answer = told("replay", *days, "--strategy", str(document), "--csv", str(table))
    assert answer["to_people_who_had_paid"] == 0
    assert answer["messages"] > 0
    assert answer["really_sent"] == 0
    with table.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert sum(int(row["messages"]) for row in rows) == answer["messages"]


def test_replay_in_words_claims_no_cause(company: TenantName) -> None:
    last = TODAY - timedelta(days=1)
    first = last - timedelta(days=40)
    result = run("replay", "--from", first.isoformat(), "--to", last.isoformat())
    assert result.exit_code == 0, result.output
    assert "not because of it" in " ".join(result.stdout.split())
    assert "0 to people who owed nothing by then" in " ".join(result.stdout.split())


def test_replay_of_tomorrow_is_refused(company: TenantName) -> None:
    ahead = TODAY + timedelta(days=3)
    result = run("replay", "--from", "2026-01-01", "--to", ahead.isoformat())
    assert result.exit_code == 1
    assert date(2026, 1, 1) < ahead
