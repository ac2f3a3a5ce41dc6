"""`recobro train-understanding`: files written, mistakes told in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from tests.unit.understanding.model.lessons_for_tests import write_corpus
from typer.testing import CliRunner

from recobro.cli.train import register
from recobro.understanding.model.reader import load_reader


def _run(*arguments: str) -> tuple[int, str]:
    app = typer.Typer()
    register(app)
    app.command("nothing")(lambda: None)  # a lone command would lose its name
    result = CliRunner().invoke(app, ["train-understanding", *arguments])
    return result.exit_code, result.output


def test_model_facts_and_card_are_written(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_corpus(corpus)
    to = tmp_path / "out" / "reader.npz"

    code, said = _run(
        "--corpus", str(corpus), "--out", str(to), "--version", "reader-9",
        "--date", "2026-03-10", "--folds", "2",
    )  # fmt: skip

    assert code == 0, said
    assert load_reader(to).version == "reader-9"
    facts = json.loads(to.with_suffix(".json").read_text())
    assert facts["date"] == "2026-03-10"
    assert "# Model card: reader-9" in (to.parent / "MODEL_CARD.md").read_text()


def test_bad_lines_are_shown_with_places(tmp_path: Path) -> None:
    (tmp_path / "es_1.tsv").write_text("greeting\t-\tneutral\t-\thola\nmal\n")

    code, said = _run("--corpus", str(tmp_path), "--version", "x")

    assert code == 1
    assert "es_1.tsv:2" in said


@pytest.mark.parametrize(
    "wrong",
    [("--version", "Read er"), ("--version", "x", "--date", "10/3/26"),
     ("--version", "x", "--out", "model.pkl")],
)  # fmt: skip
def test_wrong_options_are_explained(wrong: tuple[str, ...]) -> None:
    code, said = _run(*wrong)

    assert code == 1
    assert "--" in said
