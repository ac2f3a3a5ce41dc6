"""Near-duplicates: the quick index finds what comparing all would find."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.readings import Intent, Sentiment
from recobro.understanding.corpus.check import count_near, find_clashes
from recobro.understanding.corpus.duplicates import (
    NEAR,
    NearIndex,
    is_stock_phrase,
    jaccard,
    shingles,
)
from recobro.understanding.corpus.examples import Example, Kind, not_excluded
from recobro.understanding.corpus.excluded import fingerprint, read_excluded
from recobro.understanding.corpus.folding import fold_text
from recobro.understanding.corpus.measuring import (
    Measured,
    exclude,
    find_leaks,
    read_measuring,
)


def line(text: str, intent: Intent, kind: Kind = Kind.GRAMMAR) -> Example:
    return Example(
        intents=(intent,), care=frozenset(), sentiment=Sentiment.NEUTRAL, act=None,
        text=text, country="ES", kind=kind, origin="t",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("¿CUÁNTO debo?", "cuanto debo"),
        ("  ya... pagué!! 🙏", "ya pague"),
        ("👍", "👍"),
        ("??", "??"),
        ("mañana", "manana"),
    ],
)
def test_folding_keeps_only_words(text: str, folded: str) -> None:
    assert fold_text(text) == folded


def test_jaccard_follows_its_arithmetic() -> None:
    # " abcde " has 3 5-grams, " abcdf " too; they share " abcd": 1 of 5.
    assert jaccard(shingles("abcde"), shingles("abcdf")) == pytest.approx(1 / 5)
    assert jaccard(shingles("no"), shingles("no")) == 1.0


WORDS = st.lists(
    st.sampled_from(["pago", "el", "lunes", "no", "puedo", "ya"]), max_size=9
)


@given(st.lists(WORDS, max_size=12), WORDS)
def test_index_finds_what_comparing_all_finds(
    taken: list[list[str]], asked: list[str]
) -> None:
    index = NearIndex()
    texts = [" ".join(words) for words in taken]
    for text in texts:
        index.add(text, text)
    query = " ".join(asked)
    every = any(jaccard(shingles(query), shingles(text)) >= NEAR for text in texts)
    assert (index.near(query) is not None) == every


def test_one_changed_letter_in_much_text_is_near() -> None:
    rng = Random(1)
    long = " ".join(
        rng.choice(["pago", "cuota", "viernes", "banco"]) for _ in range(30)
    )
    index = NearIndex()
    index.add(long, "first")
    assert index.near(long[:50] + "x" + long[51:]) == "first"


def test_buckets_are_kept_apart() -> None:
    index = NearIndex()
    index.add("listo", "after an offer", "offer_plan")
    assert index.near("listo", "reminder") is None


def test_equal_text_with_other_labels_clashes() -> None:
    lines = [line("¿Puedo pagar el 15?", Intent.REQUEST_EXTENSION),
             line("puedo pagar el 15", Intent.PROMISE_TO_PAY)]  # fmt: skip
    (clash,) = find_clashes(lines)
    assert (clash.first, clash.second) == (lines[0], lines[1])


def test_equal_text_with_equal_labels_does_not_clash() -> None:
    lines = [line("hola", Intent.GREETING), line("Hola!", Intent.GREETING)]
    assert find_clashes(lines) == ()
    assert count_near(lines) == {Kind.GRAMMAR: 1}


def test_leaks_of_measuring_messages_are_found() -> None:
    measured = [Measured(place="x:1", text="mi primo pagó ayer en la oficina grande")]
    lines = [
        line("Mi primo pago ayer en la oficina grande!", Intent.ALREADY_PAID),
        line("el viernes pago la cuota sin falta", Intent.PROMISE_TO_PAY),
    ]
    (leak,) = find_leaks(lines, measured)
    assert (leak.example, leak.place) == (lines[0], "x:1")


def test_stock_phrases_are_no_leaks() -> None:
    measured = [Measured(place="x:1", text="¿cuánto debo?")]
    assert is_stock_phrase("cuanto debo")
    assert find_leaks([line("cuánto debo", Intent.ASK_BALANCE)], measured) == ()


def test_excluded_lines_are_named_by_fingerprint(tmp_path: Path) -> None:
    measured = [Measured(place="x:1", text="quiero ver mi factura de marzo")]
    built = line("Quiero ver mi factura de marzo", Intent.ASK_DETAILS)
    hand = line("quiero ver mi factura de marzo.", Intent.ASK_DETAILS, Kind.HAND)
    assert exclude(tmp_path, find_leaks([built], measured)) == 1
    assert read_excluded(tmp_path) == {fingerprint("quiero ver mi factura de marzo")}
    assert "factura" not in (tmp_path / "excluded.txt").read_text("utf-8")
    # The hand-written one folds to the same text.
    assert exclude(tmp_path, find_leaks([hand], measured)) == 0
    assert not_excluded([hand, line("hola", Intent.GREETING)], tmp_path) == (
        line("hola", Intent.GREETING),
    )


def test_stock_phrases_may_differ_by_country() -> None:
    mexican = replace(line("¿bueno?", Intent.GREETING), country="MX")
    chilean = replace(line("bueno?", Intent.OTHER), country="CL")
    assert find_clashes([mexican, chilean]) == ()
    assert len(find_clashes([mexican, replace(chilean, country="MX")])) == 1


def test_measuring_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(json.dumps({"text": "hola"}) + "\n\n", "utf-8")
    assert read_measuring(path) == (Measured(place="t.jsonl:1", text="hola"),)


def test_measuring_line_without_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"text": "hola"}\n{"id": 1}\n', "utf-8")
    with pytest.raises(ValueError, match=r"t\.jsonl:2"):
        read_measuring(path)
