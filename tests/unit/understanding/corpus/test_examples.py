"""The strict reader: what it takes, and how it says what is wrong."""

from pathlib import Path

import pytest

from recobro.domain.readings import AgentAct, Care, Intent, Sentiment
from recobro.understanding.corpus import (
    CorpusFormatError,
    Example,
    Kind,
    read_examples,
    read_training,
)
from recobro.understanding.corpus.examples import format_built

GOOD = "hardship+request_plan\tunemployment\tneutral\treminder\tme echaron, ¿a plazos?"


def write(folder: Path, *lines: str, name: str = "es_1.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def problem_of(folder: Path, line: str, name: str = "es_1.tsv") -> str:
    with pytest.raises(CorpusFormatError) as raised:
        read_examples(write(folder, GOOD, line, name=name))
    (problem,) = raised.value.problems
    assert (problem.file, problem.line) == (name, 2)
    return problem.what


def test_a_line_is_read_whole(tmp_path: Path) -> None:
    (example,) = read_examples(write(tmp_path, "# voice 1", "", GOOD))
    assert example == Example(
        intents=(Intent.REQUEST_PLAN, Intent.HARDSHIP),
        care=frozenset({Care.UNEMPLOYMENT}),
        sentiment=Sentiment.NEUTRAL,
        act=AgentAct.REMINDER,
        text="me echaron, ¿a plazos?",
        country="ES",
        kind=Kind.HAND,
        origin="es_1:3",
    )


@pytest.mark.parametrize(
    ("name", "country"),
    [("mx_2.tsv", "MX"), ("co_1.tsv", "CO"), ("en_1.tsv", "US"), ("pe_x.tsv", "PE")],
)
def test_file_name_gives_the_country(tmp_path: Path, name: str, country: str) -> None:
    (example,) = read_examples(write(tmp_path, GOOD, name=name))
    assert example.country == country


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("greeting\t-\tneutral\t-", "5 columns"),
        ("greetings\t-\tneutral\t-\thola", "unknown intent 'greetings'"),
        ("hardship\tjobless\tneutral\t-\tno puedo", "unknown care 'jobless'"),
        ("hardship\t-\tsad\t-\tno puedo", "unknown sentiment 'sad'"),
        ("hardship\t-\tneutral\tcall\tno puedo", "unknown last_agent_act 'call'"),
        ("hardship+hardship\t-\tneutral\t-\tno puedo", "twice"),
        ("thanks+hardship\t-\tneutral\t-\tno puedo, gracias", "thanks is labelled"),
        ("abuse+refusal\t-\tnegative\t-\tno pago, ratas", "abuse is labelled"),
        ("greeting\tillness\tneutral\t-\thola", "no care signal"),
        ("reject\t-\tneutral\treminder\tesa cuota es mucha", "reject needs something"),
        ("accept\t-\tneutral\treminder\tsí", "is other"),
        ("other\t-\tneutral\toffer_plan\t👍", "is accept"),
        ("other\t-\tneutral\task_identity\tNo.", "is wrong_person"),
        ("hardship\t-\tneutral\t-\t ", "no text"),
        (f"hardship\t-\tneutral\t-\t{'a' * 4097}", "4097 characters"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, line: str, said: str) -> None:
    assert said in problem_of(tmp_path, line)


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusFormatError) as raised:
        read_examples(write(tmp_path, "x", GOOD, "y"))
    assert [problem.line for problem in raised.value.problems] == [1, 3]


def test_unknown_country_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusFormatError, match="name must begin"):
        read_examples(write(tmp_path, GOOD, name="fr_1.tsv"))


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "es_1.tsv"
    path.write_bytes("promise_to_pay\t-\tneutral\t-\tmañana".encode("latin-1"))
    with pytest.raises(CorpusFormatError, match="not UTF-8"):
        read_examples(path)


def test_built_lines_are_read_back(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (hand,) = read_examples(write(tmp_path / "train", GOOD))
    built = Example(
        intents=(Intent.OPT_OUT,),
        care=frozenset(),
        sentiment=Sentiment.NEGATIVE,
        act=None,
        text="BAJA",
        country="MX",
        kind=Kind.GRAMMAR,
        origin="stops.optout_word.1",
    )
    text = format_built([built])
    (tmp_path / "train" / "built.tsv").write_text(text, "utf-8")
    assert read_training(tmp_path) == (hand, built)


def test_roots_name_every_ancestor() -> None:
    joined = Example(
        intents=(Intent.HARDSHIP,), care=frozenset(), sentiment=Sentiment.NEUTRAL,
        act=None, text="no puedo", country="ES", kind=Kind.WIDENED,
        origin="es_1:3+es_1:9",
    )  # fmt: skip
    assert joined.roots == ("es_1:3", "es_1:9")
