"""recobro corpus: the commands, over a small corpus of their own."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from recobro.cli.corpus import app
from recobro.understanding.corpus.datasheet import BEGIN, END

GRAMMAR = """
groups:
  paid:
    intents: already_paid
    framed: false
    text: ["ya pagué {sum} el {weekday}, revise la factura {invoice} por favor"]
"""
HAND = "greeting\t-\tneutral\t-\tbuenas tardes vecina\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("grammar", "train", "test"):
        (tmp_path / name).mkdir()
    (tmp_path / "grammar" / "a.yaml").write_text(GRAMMAR, "utf-8")
    (tmp_path / "train" / "co_1.tsv").write_text(HAND, "utf-8")
    (tmp_path / "DATASHEET.md").write_text(f"{BEGIN}\n{END}\n", "utf-8")
    return tmp_path


def run(*arguments: str, folder: Path) -> Result:
    return CliRunner().invoke(app, [*arguments, "--corpus", str(folder)])


def test_build_writes_the_same_file_twice(folder: Path) -> None:
    assert run("build", "--seed", "1", folder=folder).exit_code == 0
    first = (folder / "train" / "built.tsv").read_bytes()
    assert run("build", "--seed", "1", folder=folder).exit_code == 0
    assert (folder / "train" / "built.tsv").read_bytes() == first
    assert b"already_paid" in first


def test_check_prints_counts_and_writes_the_sheet(folder: Path) -> None:
    run("build", folder=folder)
    checked = run("check", "--datasheet", folder=folder)
    assert checked.exit_code == 0
    assert "0 unreadable, 0 contradictions, 0 near" in checked.output
    assert "| greeting | 1 |" in (folder / "DATASHEET.md").read_text("utf-8")


def test_check_fails_and_names_the_line(folder: Path) -> None:
    (folder / "train" / "ar_1.tsv").write_text(HAND + "nope\n", "utf-8")
    checked = run("check", folder=folder)
    assert checked.exit_code == 1
    assert "ar_1.tsv:2: 5 columns" in checked.output


def test_build_refuses_bad_hand_lines(folder: Path) -> None:
    (folder / "train" / "ar_1.tsv").write_text("nope\n", "utf-8")
    built = run("build", folder=folder)
    assert built.exit_code == 1
    assert not (folder / "train" / "built.tsv").exists()


def test_excluded_lines_are_not_built_again(folder: Path, tmp_path: Path) -> None:
    run("build", folder=folder)
    lines = (folder / "train" / "built.tsv").read_text("utf-8").split("\n")
    text = lines[2].split("\t")[4]
    measuring = tmp_path / "m.jsonl"
    measuring.write_text(json.dumps({"text": text}) + "\n", "utf-8")
    found = run("check", "--against", str(measuring), "--exclude", folder=folder)
    assert found.exit_code == 1
    run("build", folder=folder)
    assert text not in (folder / "train" / "built.tsv").read_text("utf-8")
