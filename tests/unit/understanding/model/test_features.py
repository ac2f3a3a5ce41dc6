"""What the views make of a message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recobro.understanding.model.concepts import concepts_of
from recobro.understanding.model.features import (
    MAX_CHARACTERS,
    VIEWS,
    document,
    letters,
    pairs,
    words,
)


def test_accents_case_digits_are_made_plain() -> None:
    doc = document("  PAGARÉ   mañana\n1.500 €")

    assert doc.plain == "pagare manana 0.000 €"


def test_letters_stay_within_a_word() -> None:
    grams = letters(document("ya no"))

    # " ya " has 4+3+2+1 runs of 1 to 4 letters, and so has " no ".
    assert len(grams) == 20
    assert "a n" not in grams


def test_words_know_both_ends_of_message() -> None:
    grams = words(document("no pago"))

    two, three = ["^ no", "no pago", "pago $"], ["^ no pago", "no pago $"]
    assert grams == ["no", "pago", *two, *three]


def test_pairs_are_the_same_in_either_order() -> None:
    assert pairs(document("pago luego")) == pairs(document("luego pago"))


def test_work_has_one_name_in_six_countries() -> None:
    said = ("trabajo", "chamba", "laburo", "pega", "camello", "curro", "job")

    assert all("WORK" in concepts_of(word) for word in said)


def test_last_act_enters_short_answers_only() -> None:
    short = VIEWS["context"](document("bueno listo", "offer_plan"))
    long = VIEWS["context"](document("uno dos tres cuatro cinco seis", "offer_plan"))

    assert "@offer_plan=listo" in short
    assert "@offer_plan=seis" not in long


@given(st.text(max_size=300), st.sampled_from(["", "ask_identity"]))
def test_any_text_gives_features_in_every_view(text: str, act: str) -> None:
    doc = document(text, act, ["accept"])

    for view in VIEWS.values():
        assert all(isinstance(name, str) and "\n" not in name for name in view(doc))


def test_letters_that_decompose_do_not_swell() -> None:
    # U+FDFA becomes eighteen letters.
    assert len(document("\ufdfa" * 4096).plain) <= MAX_CHARACTERS
