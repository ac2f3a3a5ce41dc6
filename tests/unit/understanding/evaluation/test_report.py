"""The page, the figures and the command that writes them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.unit.understanding.evaluation.made import labelled, said
from typer.testing import CliRunner

from recobro.cli.evaluate import FIGURES, REPORT, register
from recobro.domain.readings import Intent, Reading
from recobro.ports.interpreter import Utterance
from recobro.understanding.evaluation.report import (
    SHOWN_MISTAKES,
    About,
    Evaluation,
    evaluation_of,
    report_html,
)
from recobro.understanding.evaluation.run import Run, read_all
from recobro.understanding.evaluation.texts import _WORDS, words

ABOUT = About(
    version="reader-9", date="2026-03-10", files=("set.jsonl",), set_hash="abc123",
    corpus_hash="def456",
)  # fmt: skip
MESSAGES = (
    labelled(1, "accept"),
    labelled(2, "reject", last_agent_act="offer_plan", country="MX"),
    labelled(3, "hardship", care=["self_harm"], text="<b>no</b> puedo más & ya"),
)
SAID = {
    "m1": said("accept"),
    "m2": said("accept", confidence=0.4),
    "m3": said("hardship", abstain=True),
}
LINES: list[dict[str, Any]] = [
    {
        "id": f"e{n}", "text": text, "country": country, "today": "2026-03-10",
        "last_agent_act": None, "intent": intent, "intents": [intent],
        "entities": {}, "care": [],
    }
    for n, (text, country, intent) in enumerate(
        [
            ("hola, buenos días", "ES", "greeting"),
            ("no me escriban más", "MX", "opt_out"),
            ("¿cuánto debo en total?", "CO", "promise_to_pay"),  # wrong on purpose
        ]
    )
]  # fmt: skip


def evaluated() -> Evaluation:
    run = Run(version="reader-9", predictions=SAID, laps=(0.001, 0.002, 0.003))
    return evaluation_of(ABOUT, MESSAGES, run)


class Tags(HTMLParser):
    """Opens and closes what a page opens; notes what it would load."""

    VOID = frozenset({"meta", "circle", "rect", "line"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "link", "img", "iframe"} or {"src", "href"} & set(
            dict(attrs)
        ):
            self.loads.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["es", "en"])
def test_page_is_whole_and_loads_nothing(language: str) -> None:
    page = Tags(report_html(evaluated(), language))
    assert page.open == []
    assert page.loads == []


def test_page_tells_what_was_measured() -> None:
    page = report_html(evaluated(), "es")
    for told in ("reader-9", "2026-03-10", "abc123", "def456", "set.jsonl"):
        assert told in page


def test_messages_cannot_bring_markup_in() -> None:
    page = report_html(evaluated(), "en")
    assert "<b>no</b>" not in page
    assert "&lt;b&gt;no&lt;/b&gt; puedo más &amp; ya" in page


def test_only_the_worst_mistakes_are_shown() -> None:
    many = tuple(labelled(n, "accept") for n in range(SHOWN_MISTAKES + 5))
    run = Run(version="x", predictions={}, laps=())
    page = report_html(evaluation_of(ABOUT, many, run), "en")
    assert len(re.findall(r"<code>m\d+</code>", page)) == SHOWN_MISTAKES
    assert f"Of {SHOWN_MISTAKES + 5} messages" in page


def test_confusion_has_a_cell_for_each_pair() -> None:
    page = report_html(evaluated(), "en")
    assert 'title="reject → accept: 1 / 1">1</td>' in page
    assert 'class="right s9" title="accept → accept: 1 / 1"' in page


def test_report_of_no_date_says_so() -> None:
    page = report_html(replace(evaluated(), about=replace(ABOUT, date="")), "es")
    assert "no indicada" in page


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError):
        report_html(evaluated(), "fr")


def test_both_languages_have_the_same_blanks() -> None:
    for name, (spanish, english) in _WORDS.items():
        assert spanish
        assert english
        blanks = [set(re.findall(r"\{\w+\}", text)) for text in (spanish, english)]
        assert blanks[0] == blanks[1], name
    assert words("es").keys() == words("en").keys()


def test_figures_hold_bars_by_country() -> None:
    told = json.loads(json.dumps(evaluated().as_json()))
    assert told["reader"] == "reader-9"
    bars = {bar["name"]: bar for bar in told["by_country"]["MX"]["bars"]}
    assert (bars["primary_accuracy"]["value"], bars["primary_accuracy"]["met"]) == (
        0.0, False,
    )  # fmt: skip
    assert [mistake["id"] for mistake in told["mistakes"]] == ["m3", "m2"]


def test_percentiles_are_nearest_ranks() -> None:
    run = Run(version="x", predictions={}, laps=tuple(n / 1000 for n in range(1, 201)))
    assert run.milliseconds(50) == pytest.approx(100)  # the 100th of 200
    assert run.milliseconds(99) == pytest.approx(198)
    assert Run(version="x", predictions={}, laps=()).milliseconds(99) == 0


class Stumbling:
    """A reader that raises at one message."""

    version = "stumbling-1"

    def read(self, utterance: Utterance) -> Reading:
        if utterance.text == "texto 1":
            raise RuntimeError("no")
        return Reading(intents=(Intent.REJECT,), confidence=0.5)


def test_reader_that_raises_is_counted_as_wrong() -> None:
    run = read_all(Stumbling(), MESSAGES[:2])
    assert run.predictions["m1"] == {"error": "RuntimeError: no"}
    assert evaluation_of(ABOUT, MESSAGES[:2], run).whole.missing == 1
    assert len(run.laps) == 2


def command(*arguments: str) -> Any:
    app = typer.Typer()
    register(app)
    app.command("other")(lambda: None)  # with one command alone it has no name
    return CliRunner().invoke(app, ["evaluate", *arguments])


def written(folder: Path, lines: list[dict[str, Any]]) -> str:
    path = folder / "set.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(path)


def test_command_writes_page_and_figures(tmp_path: Path) -> None:
    source, to = written(tmp_path, LINES), tmp_path / "out"
    result = command(
        source, "--out", str(to), "--reader", "rules", "--date", "2026-03-10",
        "--language", "en",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "reader" in (to / REPORT).read_text("utf-8").lower()
    figures = json.loads((to / FIGURES).read_text("utf-8"))
    assert figures["figures"]["primary_accuracy"] == pytest.approx(2 / 3)
    assert sorted(figures["by_country"]) == ["CO", "ES", "MX"]
    assert figures["corpus_sha256"] is None  # rules learn from nothing
    assert "0.667 ✗" in result.output


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--language", "fr"], "es or en"),
        (["--date", "today"], "YYYY-MM-DD"),
        (["--reader", "oracle"], "--reader"),
        (["--model", "nowhere.npz"], "nowhere.npz"),
    ],
)
def test_bad_option_is_told(tmp_path: Path, arguments: list[str], why: str) -> None:
    result = command(written(tmp_path, LINES), "--out", str(tmp_path), *arguments)
    assert result.exit_code == 1
    assert why in " ".join(result.output.split())


def test_unreadable_file_is_told(tmp_path: Path) -> None:
    source = written(tmp_path, [{"id": "a"}])
    result = command(source, "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "set.jsonl:1" in result.output
    assert not (tmp_path / "out").exists()


def test_no_messages_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = command("--out", "out")
    assert result.exit_code == 1
    assert "no messages" in result.output
