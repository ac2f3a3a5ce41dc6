"""Training on a small corpus: determinism, files, folds, bad lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.unit.understanding.model.lessons_for_tests import SMALL

from recobro.understanding.corpus.examples import CorpusFormatError
from recobro.understanding.model.calibration import (
    ACCURACY_UNSEEN,
    abstention,
    fit_confidence,
)
from recobro.understanding.model.card import card_of
from recobro.understanding.model.deciding import SIGNS, Thresholds, confidence_of
from recobro.understanding.model.evidence import TRAINING_DAY, look
from recobro.understanding.model.lessons import folds_of, look_at_all, read_corpus
from recobro.understanding.model.reader import Reader, load_reader
from recobro.understanding.model.school import train_reader
from recobro.understanding.model.store import ModelFileError


def _silent(*_told: object) -> None: ...


def test_training_twice_gives_same_bytes(
    reader: Reader, corpus: Path, tmp_path: Path
) -> None:
    again = train_reader(corpus, SMALL, _silent)
    reader.save(tmp_path / "one.npz")
    again.save(tmp_path / "two.npz")

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert (tmp_path / "one.json").read_text() == (tmp_path / "two.json").read_text()


def test_another_seed_gives_other_weights(reader: Reader, corpus: Path) -> None:
    other = train_reader(corpus, replace(SMALL, seed=2), _silent)

    assert not np.array_equal(other.network.rows, reader.network.rows)


def test_saved_reader_reads_as_before(reader: Reader, tmp_path: Path) -> None:
    reader.save(tmp_path / "model.npz")
    loaded = load_reader(tmp_path / "model.npz")

    for text in ("ya pagué por transferencia", "¿cuánto debo?", "basta de mensajes"):
        evidence = look(text, "ES", TRAINING_DAY, None)
        intents, confidence, _ = loaded.choose(evidence)
        assert intents == reader.choose(evidence)[0]
        # Eight bits a weight: the confidence moves a little.
        assert confidence == pytest.approx(reader.choose(evidence)[1], abs=0.05)
    assert loaded.version == "small-1"
    assert loaded.limits == reader.limits


def test_small_reader_learns_its_corpus(reader: Reader) -> None:
    read = {
        "ya pagué por transferencia": "already_paid",
        "el viernes les pago": "promise_to_pay",
        "no me escriban más": "opt_out",
        "quiero hablar con una persona": "talk_to_human",
    }

    for text, intent in read.items():
        assert reader.choose(look(text, "ES", TRAINING_DAY, None))[0][0] == intent


def test_asked_file_is_learnt_nowhere(corpus: Path, reader: Reader) -> None:
    assert reader  # the corpus is written
    lessons = look_at_all(read_corpus(corpus), _silent)
    asked_ever: list[int] = []

    for learnt, asked in folds_of(lessons, 2):
        learnt_files = {lessons[i].example.origin.split(":")[0] for i in learnt}
        asked_files = {lessons[i].example.origin.split(":")[0] for i in asked}
        assert not learnt_files & asked_files
        asked_ever += asked.tolist()

    assert sorted(asked_ever) == list(range(len(lessons)))


def test_made_lines_follow_their_file(tmp_path: Path) -> None:
    line = "promise_to_pay\t-\tneutral\t-\t{}"
    for name in ("es_1", "es_2"):
        said = line.format(f"pago el lunes {name}")
        (tmp_path / f"{name}.tsv").write_text(said + "\n")
    (tmp_path / "built.tsv").write_text(
        line.format("pago lunes") + "\tnoise\tes_1:1\tES\n"
        + line.format("pago el martes") + "\tgrammar\tpromise.1\tES\n"
    )  # fmt: skip
    lessons = look_at_all(read_corpus(tmp_path), _silent)

    for learnt, asked in folds_of(lessons, 2):
        origins = {lessons[i].example.origin for i in learnt}
        assert "promise.1" in origins
        held = {lessons[i].example.origin for i in asked}
        assert not held & origins


def test_all_bad_lines_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "es_1.tsv").write_text("pagar\t-\tneutral\t-\thola\n")
    (tmp_path / "mx_1.tsv").write_text("greeting\thola\n")

    with pytest.raises(CorpusFormatError) as raised:
        read_corpus(tmp_path)

    assert {problem.file for problem in raised.value.problems} == {
        "es_1.tsv",
        "mx_1.tsv",
    }


def test_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_corpus(tmp_path)


def test_damaged_model_is_named_in_error(reader: Reader, tmp_path: Path) -> None:
    reader.save(tmp_path / "model.npz")
    (tmp_path / "model.npz").write_bytes(b"no zip")

    with pytest.raises(ModelFileError, match=r"model\.npz"):
        load_reader(tmp_path / "model.npz")


def test_card_tells_figures_and_limits(reader: Reader) -> None:
    card = card_of(reader)

    for title in ("What it must not be used for", "By country", "By intent", "Limits"):
        assert title in card
    assert str(reader.facts["out_of_fold"]["primary_accuracy"]) in card


def test_easily_mistaken_intents_are_trusted_less() -> None:
    random = np.random.default_rng(7)
    signs = random.normal(size=(600, len(SIGNS)))
    chosen = np.arange(600) % 2  # the first intent is right always, the next half
    right = (chosen == 0) | (np.arange(600) % 4 == 1)

    limits = fit_confidence(signs, chosen, right, Thresholds())

    same = signs[0]
    assert confidence_of(same, 0, limits) > confidence_of(same, 1, limits)


def test_abstention_keeps_the_accuracy_asked_for() -> None:
    confident = np.linspace(1.0, 0.0, 100)
    right = np.arange(100) < 95  # the least confident five are wrong

    below = abstention(confident, right)

    kept = right[confident >= below]
    assert kept.mean() >= ACCURACY_UNSEEN
    # 95 right of n: the most that keep 0.955 are 95 / 0.955 = 99.5 -> 99
    assert len(kept) == 99
