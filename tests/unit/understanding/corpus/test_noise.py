"""Noise: it spoils the writing and keeps what carries the label."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.understanding.corpus.folding import fold_text
from recobro.understanding.corpus.noise import (
    abbreviate,
    add_emoji,
    dress,
    drop_accents,
    drop_opening_signs,
    drop_punctuation,
    misspell,
    roughen,
    speak,
    stretch,
    write_by_ear,
)

TEXTS = (
    "No voy a pagar, ya les dije que no.",
    "Si me quita los intereses, pago 1.500,50 el viernes 13.",
    "¿Me puede llamar mañana a las 10:30? Gracias",
    "mi correo es ana.82@example.com y mi número 612 345 678",
    "nunca recibí el pedido y no debo nada",
    "ya no quiero vivir",
)
seeds = st.integers(0, 10_000)


@given(st.sampled_from(TEXTS), seeds)
def test_no_is_never_lost(text: str, seed: int) -> None:
    def kept(words: str) -> list[str]:
        return re.findall(r"\b(?:no|ya|nunca|nada|vivir)\b", words.lower())

    rough = roughen(text, Random(seed))
    # An accent may go and a vowel be drawn out, a decisive word stays.
    assert kept(rough) == kept(text)


@given(st.sampled_from(TEXTS), seeds)
def test_no_word_is_dropped(text: str, seed: int) -> None:
    before = len(fold_text(drop_punctuation(text)).split())
    assert len(fold_text(roughen(text, Random(seed))).split()) >= before


@given(st.sampled_from(TEXTS), seeds)
def test_misspelling_keeps_digits_and_addresses(text: str, seed: int) -> None:
    worse = misspell(text, Random(seed), 3)
    assert re.findall(r"\d+", worse) == re.findall(r"\d+", text)
    if "@" in text:
        assert "ana.82@example.com" in worse


@given(st.sampled_from(TEXTS), seeds)
def test_same_seed_gives_same_text(text: str, seed: int) -> None:
    assert roughen(text, Random(seed)) == roughen(text, Random(seed))


@given(st.sampled_from(TEXTS), seeds)
def test_dressing_keeps_the_words(text: str, seed: int) -> None:
    assert fold_text(dress(text, Random(seed))) == fold_text(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("¿cómo pago, por favor?", "cómo pago por favor"),
        ("pago 1.500,50. a las 10:30!", "pago 1.500,50 a las 10:30"),
        ("hola... ¡ya!", "hola ya"),
    ],
)
def test_punctuation_goes_but_numbers_stay(text: str, plain: str) -> None:
    assert drop_punctuation(text) == plain


def test_opening_signs_go() -> None:
    assert drop_opening_signs("¿ya? ¡sí!") == "ya? sí!"


def test_accents_go_and_half_keep_enye() -> None:
    written = {drop_accents("mañana pagaré", Random(seed)) for seed in range(20)}
    assert written == {"mañana pagare", "manana pagare"}


def test_voice_notes_say_numbers_in_words() -> None:
    spoken = speak("Le pago 150 el viernes, pero no antes.", Random(3))
    assert "ciento cincuenta" in spoken
    assert not set("., ¿?").difference(" ") & set(spoken)
    assert spoken == spoken.lower()


def test_chat_spellings_replace_whole_words() -> None:
    assert abbreviate("porque quiero", Random(1), 1.0).split()[0] in {
        "xq",
        "pq",
        "porq",
    }
    assert abbreviate("dondequiera", Random(1), 1.0) == "dondequiera"


def test_sounds_are_written_otherwise() -> None:
    written = {write_by_ear("hacer", Random(seed), 1) for seed in range(20)}
    assert {"acer", "haser"} <= written


def test_vowels_are_drawn_out() -> None:
    assert re.fullmatch(r"buena{2,4}", stretch("buena", Random(1)))


def test_emoji_suit_the_temper() -> None:
    assert add_emoji("ya", Random(1), angry=True).split()[1][0] in "😡😤🤬🙄😒"
