"""Building: balanced, repeatable, true to its labels and away from what measures."""

import json
import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from recobro.domain.readings import AgentAct, Intent, Sentiment
from recobro.understanding.corpus import CorpusFormatError, read_training
from recobro.understanding.corpus.build import build_corpus
from recobro.understanding.corpus.check import check_corpus
from recobro.understanding.corpus.datasheet import BEGIN, END, write_counts
from recobro.understanding.corpus.examples import (
    BUILT_NAME,
    Example,
    Kind,
    format_built,
)
from recobro.understanding.corpus.measuring import find_leaks, read_measuring
from recobro.understanding.corpus.widen import can_join, join, resample

CORPUS = Path(__file__).parents[4] / "corpus"
SHARED = Path(__file__).parents[4] / "../shared"

SYMBOLS = """
hello: [hola, buenas]
lead_in: [mira, pues]
aside: [recién leo esto]
vocative: [oiga]
polite: [gracias, por favor]
angry: [ya está bien]
warm: [mil gracias]
"""
GROUPS = """
groups:
  paid:
    intents: already_paid
    text: ["ya pagué {sum} el {weekday}", "la factura {invoice} ya la pagué en {month}"]
  dispute:
    intents: dispute+ask_details
    text: ["no reconozco los {sum} de {month}, ¿me mandan la factura {invoice}?"]
"""
HAND = (
    "hardship\t-\tneutral\t-\testoy sin un duro desde que cerró la tienda de mi calle",
    "request_plan\t-\tneutral\t-\t¿puedo pagar 1.200 en cuatro veces desde mayo?",
    "hardship\tillness\tneutral\t-\tel lunes me operan de la espalda y no cobro nada",
    "accept\t-\tneutral\toffer_plan\tsí",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "grammar").mkdir()
    (tmp_path / "train").mkdir()
    (tmp_path / "test").mkdir()
    (tmp_path / "grammar" / "symbols.yaml").write_text(SYMBOLS, "utf-8")
    (tmp_path / "grammar" / "a.yaml").write_text(GROUPS, "utf-8")
    (tmp_path / "train" / "es_1.tsv").write_text("\n".join(HAND) + "\n", "utf-8")
    return tmp_path


def part(text: str, intent: Intent, act: AgentAct | None = None) -> Example:
    return Example(
        intents=(intent,), care=frozenset(), sentiment=Sentiment.NEUTRAL, act=act,
        text=text, country="ES", kind=Kind.HAND, origin=f"es_1:{len(text)}",
    )  # fmt: skip


def test_same_seed_gives_the_same_bytes(folder: Path) -> None:
    once = format_built(build_corpus(folder, seed=1).examples)
    assert once == format_built(build_corpus(folder, seed=1).examples)
    assert once != format_built(build_corpus(folder, seed=2).examples)


def test_every_kind_is_made_and_names_its_origin(folder: Path) -> None:
    built = build_corpus(folder, seed=1).examples
    kinds = Counter(example.kind for example in built)
    assert set(kinds) == {Kind.GRAMMAR, Kind.WIDENED, Kind.NOISE}
    for example in built:
        if example.kind is Kind.WIDENED:
            assert len(example.roots) == 2
        if example.kind is Kind.GRAMMAR:
            assert example.origin.startswith("a.")


def test_built_lines_pass_the_check(folder: Path) -> None:
    text = format_built(build_corpus(folder, seed=1).examples)
    (folder / "train" / BUILT_NAME).write_text(text, "utf-8")
    report = check_corpus(folder)
    assert report.sound
    assert report.kinds()[Kind.HAND] == 4
    assert report.near == {}


def test_nothing_near_the_test_set_is_built(folder: Path) -> None:
    built = build_corpus(folder, seed=1).examples
    spoken = next(e for e in built if e.kind is Kind.GRAMMAR and len(e.text) > 30)
    path = folder / "test" / "t.jsonl"
    path.write_text(json.dumps({"text": spoken.text.upper()}) + "\n", "utf-8")
    again = build_corpus(folder, seed=1)
    assert spoken.text not in {example.text for example in again.examples}
    assert again.dropped["measuring"] > 0


def test_noise_forgets_only_mere_notices(folder: Path) -> None:
    said = "hardship\t-\tneutral\t{}\tse me quemó el puesto de empanadas del mercado {}"
    lines = [said.format(act, act) for act in ("overdue_notice", "ask_reason")]
    path = folder / "train" / "mx_1.tsv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    built = build_corpus(folder, seed=1).examples
    acts = {(e.origin, e.act) for e in built if e.kind is Kind.NOISE}
    assert {act for origin, act in acts if origin == "mx_1:1"} == {
        AgentAct.OVERDUE_NOTICE,
        None,
    }
    assert {act for origin, act in acts if origin == "mx_1:2"} == {AgentAct.ASK_REASON}


def test_errors_in_hand_lines_stop_the_build(folder: Path) -> None:
    (folder / "train" / "mx_1.tsv").write_text("hardship\tno puedo\n", "utf-8")
    with pytest.raises(CorpusFormatError, match=r"mx_1\.tsv:1"):
        build_corpus(folder, seed=1)


def test_joining_unites_the_labels() -> None:
    first = part("no me alcanza para todo.", Intent.HARDSHIP)
    second = part("¿lo puedo pagar en tres veces?", Intent.REQUEST_PLAN)
    joined = join(first, second, Random(1))
    assert joined is not None
    assert joined.intents == (Intent.REQUEST_PLAN, Intent.HARDSHIP)
    assert joined.text == "no me alcanza para todo. ¿lo puedo pagar en tres veces?"
    assert joined.origin == "es_1:24+es_1:30"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Intent.GREETING, Intent.HARDSHIP),
        (Intent.ABUSE, Intent.REFUSAL),
        (Intent.REFUSAL, Intent.PROMISE_TO_PAY),
        (Intent.ALREADY_PAID, Intent.HARDSHIP),
        (Intent.OTHER, Intent.ASK_BALANCE),
    ],
)
def test_untrue_pairs_are_not_joined(first: Intent, second: Intent) -> None:
    assert not can_join(part("una dos tres", first), part("uno dos tres", second))


def test_bare_answers_are_not_joined() -> None:
    bare = part("sí", Intent.ACCEPT, AgentAct.OFFER_PLAN)
    assert not can_join(bare, part("¿puedo con tarjeta también?", Intent.PAY_NOW))


def test_an_answer_to_an_offer_comes_first() -> None:
    offer = part("acepto el plan ese", Intent.ACCEPT, AgentAct.OFFER_PLAN)
    ask = part("¿puedo pagar con tarjeta?", Intent.ASK_PAYMENT_METHODS)
    assert can_join(offer, ask)
    assert not can_join(ask, offer)


def test_resampling_changes_only_entities() -> None:
    text = "mi madre pagó 1.500 el lunes 12 de mayo de 2024, no debo 3 cuotas"
    changed = [resample(text, Random(seed)) for seed in range(8)]
    assert len(set(changed)) == 8
    for other in changed:
        assert other.startswith("mi ")
        assert "de 2024, no debo 3 cuotas" in other
        assert " pagó " in other


def test_resampling_leaves_insults_alone() -> None:
    text = "tu madre y el hijo de su madre"
    assert {resample(text, Random(seed)) for seed in range(9)} == {text}


def test_counts_are_written_between_their_marks(folder: Path) -> None:
    sheet = folder / "DATASHEET.md"
    sheet.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    write_counts(sheet, check_corpus(folder))
    written = sheet.read_text("utf-8")
    assert written.startswith("before\n")
    assert written.endswith(f"{END}\nafter\n")
    assert "old" not in written
    assert "| ES | 4 | 0 | 0 | 0 | 4 |" in written
    write_counts(sheet, check_corpus(folder))
    assert sheet.read_text("utf-8") == written


def test_data_sheet_without_marks_is_refused(folder: Path) -> None:
    sheet = folder / "DATASHEET.md"
    sheet.write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match="no place"):
        write_counts(sheet, check_corpus(folder))


def test_shipped_corpus_is_sound() -> None:
    report = check_corpus(CORPUS)
    assert report.problems == ()
    assert report.clashes == ()
    assert report.leaks == ()
    assert set(report.near) <= {Kind.HAND}
    assert len(report.examples) >= 12_000
    assert min(report.cells().values()) >= 20
    assert len(report.cells()) == 31 * 7


def test_rebuilding_gives_the_shipped_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "corpus"
    shutil.copytree(CORPUS, copy)
    built = build_corpus(copy, seed=1)
    shipped = (CORPUS / "train" / BUILT_NAME).read_bytes()
    assert format_built(built.examples).encode("utf-8") == shipped


@pytest.mark.shared
def test_nothing_is_near_the_shared_measuring_set() -> None:
    dev = SHARED / "understanding" / "dev.jsonl"
    if not dev.exists():
        pytest.skip("the shared material is not here")
    assert find_leaks(read_training(CORPUS), read_measuring(dev)) == ()
