"""recobro strategy: from a document to a version in force, as it is typed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from recobro.actions.tenants import add_person, create_tenant
from recobro.cli.main import app
from recobro.domain.strategy import strategy_from
from recobro.storage import models
from recobro.storage.ids import new_id
from recobro.storage.tenancy import acting_for

EXAMPLE = Path(__file__).parents[3] / "docs/examples/strategy.yaml"
PASSWORD = "una frase larga de prueba"


class Typist:
    """Two managers of a company of their own, at a terminal."""

    def __init__(self) -> None:
        self.slug = f"cli-{new_id().hex[-10:]}"
        self.tenant_id = create_tenant(slug=self.slug, name="Cli")
        self.ana, self.luis = (f"{who}@{self.slug}.example.com" for who in ("a", "l"))
        for email in (self.ana, self.luis):
            add_person(self.tenant_id, email=email, password=PASSWORD, role="manager")

    def run(self, *words: str, status: int = 0) -> str:
        result = run(*words, "--tenant", self.slug)
        assert result.exit_code == status, result.output
        return result.output

    def states(self) -> dict[str, str]:
        answer = json.loads(self.run("list", "--json"))
        return {one["version"]: one["state"] for one in answer["versions"]}


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["strategy", *words])


@pytest.fixture
def typist(database: None) -> Typist:
    return Typist()


def test_good_document_is_told() -> None:
    result = run("check", str(EXAMPLE))
    assert result.exit_code == 0
    assert "3 segments, 17 steps: good." in result.output


def test_problems_are_told_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(EXAMPLE.read_text("utf-8").replace("10..", "10..2"), "utf-8")
    result = run("check", str(file), "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"] == [
        "line 24, segments[0].steps[2].days: the days run backwards: 10 is after 2"
    ]


def test_missing_file_is_told(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "none.yaml"))
    assert result.exit_code == 1
    assert "cannot read" in result.output


def test_file_of_other_letters_is_told(tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    file.write_bytes("strategy: años".encode("cp1252"))
    assert "not in UTF-8" in run("check", str(file)).output


def test_two_people_bring_a_document_into_force(typist: Typist) -> None:
    typist.run("import", str(EXAMPLE), "--by", typist.ana, "--note", "Acta 3")
    assert typist.states() == {"default@2": "draft", "default@1": "in_force"}
    typist.run("propose", "default@2", "--by", typist.ana)
    told = typist.run("approve", "default@2", "--by", typist.ana, status=1)
    assert "a second person" in told
    start = (date.today() + timedelta(days=2)).isoformat()  # noqa: DTZ011  any later day
    typist.run(
        "approve", "default@2", "--by", typist.luis, "--from", start, "--move-all"
    )
    assert typist.states() == {"default@2": "scheduled", "default@1": "in_force"}
    shown = typist.run("show", "default@2")
    assert "Acta 3" in shown
    assert "large-business" in shown
    with acting_for(typist.tenant_id):
        row = models.Strategy.objects.get(tenant_id=typist.tenant_id, version=2)
    assert (row.moves, row.source) == ("all", EXAMPLE.read_text("utf-8"))
    assert strategy_from(row.name, 2, row.definition).hold_out == 0.05


def test_export_gives_the_version_in_force(typist: Typist, tmp_path: Path) -> None:
    file = tmp_path / "out.yaml"
    typist.run("export", "--output", str(file))
    assert "overdue-7" in file.read_text("utf-8")
    assert run("check", str(file)).exit_code == 0
    typist.run("import", str(file), "--by", typist.ana, status=1)  # says the same


def test_rejected_and_retired_versions_end(typist: Typist) -> None:
    typist.run("import", str(EXAMPLE), "--by", typist.ana)
    typist.run("reject", "default@2", "--by", typist.luis)
    typist.run("retire", "default@1", "--by", typist.luis, status=1)  # the last
    assert typist.states() == {"default@2": "rejected", "default@1": "in_force"}


def test_stranger_may_not_decide(typist: Typist) -> None:
    told = typist.run("import", str(EXAMPLE), "--by", "eva@example.com", status=1)
    assert "is no manager" in told


def test_unknown_version_is_told(typist: Typist) -> None:
    assert "known: default@1" in typist.run("show", "default@9", status=1)


def test_bad_day_is_told(typist: Typist) -> None:
    told = typist.run(
        "approve", "default@1", "--by", typist.luis, "--from", "mañana", status=1
    )
    assert "2026-11-21" in told
