"""What holds of every verdict, whatever the draft."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.guard.accounts import verdict
from tests.unit.guard.test_rules import HONEST

from recobro.domain.guard.index import index_of, phrases_of
from recobro.domain.guard.phrases import Phrase, Phrases, find
from recobro.domain.guard.text import fold
from recobro.domain.guard.verdict import Rule
from recobro.domain.guard.words import words_of

PHRASES = sorted(phrases_of(), key=lambda phrase: phrase.mark)
_PIECES = st.sampled_from(
    [
        "Elena", "su saldo es de", "312,45 €", "149,90", "no", "si no paga", "embargo",
        "hoy", "mañana", "el 15 de mayo", "31/02/2026", "ASNEF", "https://bit.ly/x",
        "+34600111222", "ES9121000418450200051332", "{{x}}", "el 15 %", "la mitad",
        "tres cuotas", "hello", "please", "\n", "¿", "?", ".", ",", "\u200b", "ﬁ", "½",
        "mil doscientos", "1.250.000,00", "con", "y", "a", "29 de febrero", "☀",
    ]
)  # fmt: skip
DRAFTS = st.one_of(
    st.text(max_size=300),
    st.lists(_PIECES, max_size=30).map(" ".join),
)
FORBIDDEN = [
    (Rule.THREAT, "Le embargaremos la nómina."),
    (Rule.THREAT, "Va a ir a la cárcel."),
    (Rule.LEGAL_IMPERSONATION, "Esto es una notificación judicial."),
    (Rule.CREDIT_BUREAU_THREAT, "Le meteremos en un fichero de morosos."),
    (Rule.THIRD_PARTY, "Vamos a avisar a sus vecinos."),
    (Rule.ASKS_SECRET, "Mándeme el CVV de su tarjeta."),
    (Rule.UNKNOWN_LINK, "Pague en https://bit.ly/2abc."),
    (Rule.SHAME, "Debería darle vergüenza."),
    (Rule.CLAIMS_HUMAN, "No soy un robot."),
    (Rule.LEAK, "Saludos, {{nombre}}."),
    (Rule.UNKNOWN_AMOUNT, "Pague 7.777,77 €."),
    (Rule.UNAUTHORISED_OFFER, "Le hacemos un descuento del 44 %."),
]
SPANISH = [
    (country, draft, changes)
    for country, draft, changes in HONEST
    if country == "ES" and not draft.endswith("?")
]


@given(DRAFTS)
@settings(max_examples=300, deadline=None)
def test_verdict_is_function_of_its_input(draft: str) -> None:
    assert verdict("ES", draft) == verdict("ES", draft)


@given(DRAFTS, st.sampled_from(["ES", "CO", "PE", "EN"]), st.booleans())
@settings(max_examples=400, deadline=None)
def test_spans_stand_in_the_draft(draft: str, country: str, known: bool) -> None:
    judged = verdict(country, draft, identity_verified=known)
    assert judged.allowed == (not judged.violations)
    assert all(v.span and v.span in draft for v in judged.violations)


@given(st.sampled_from(SPANISH), st.sampled_from(FORBIDDEN), st.booleans())
@settings(max_examples=400, deadline=None)
def test_forbidden_phrase_blocks_allowed_draft(
    honest: tuple[str, str, dict[str, Any]], forbidden: tuple[Rule, str], first: bool
) -> None:
    country, draft, changes = honest
    rule, phrase = forbidden
    joined = f"{phrase} {draft}" if first else f"{draft} {phrase}"
    if rule is Rule.CREDIT_BUREAU_THREAT and changes.get("credit_bureau_notice"):
        return
    judged = verdict(country, joined, **changes)
    assert not judged.allowed
    assert rule in judged.rules


@given(st.sampled_from(SPANISH))
@settings(max_examples=100, deadline=None)
def test_case_and_accents_change_nothing(
    honest: tuple[str, str, dict[str, Any]],
) -> None:
    country, _, changes = honest
    for phrase in (
        "VA A IR A LA CARCEL.",
        "va a ir a la cárcel.",
        "Va a ir a la CÁRCEL.",
    ):
        assert Rule.THREAT in verdict(country, phrase, **changes).rules


@pytest.mark.parametrize(
    "disguise",
    [
        "c á r c e l",
        "c.á.r.c.e.l",
        "c4rc3l",
        "cár\u200bcel",
        "cár\u00adcel",
        "саrcel",  # the first two letters are Cyrillic
        "𝐜𝐚𝐫𝐜𝐞𝐥",
        "ｃａｒｃｅｌ",
        "cáaaarcel",
        "CA\u0301RCEL",
    ],
)
def test_disguised_word_is_read(disguise: str) -> None:
    assert Rule.THREAT in verdict("ES", f"Elena, va a ir a la {disguise}.").rules


def test_phrases_of_every_rule_are_known() -> None:
    assert len(PHRASES) > 200


@pytest.mark.parametrize("phrase", PHRASES, ids=range(len(PHRASES)))
def test_places_tried_hide_no_match(phrase: Phrase) -> None:
    alive, alone = index_of(frozenset({phrase})), Phrases((phrase,), phrase.mark)
    shaped = st.from_regex(phrase.pattern, alphabet=st.characters(max_codepoint=126))

    @given(shaped, st.sampled_from([draft for _, draft, _ in HONEST]))
    @settings(max_examples=12, deadline=None, database=None)
    def check(text: str, draft: str) -> None:
        folded = fold(f"{draft} {text} {draft}").folded
        found = find(folded, alive(words_of(folded)), alone)
        everywhere = phrase.pattern.finditer(folded)
        assert [m.span() for m in found] == [m.span() for m in everywhere]

    check()


@given(DRAFTS)
@settings(max_examples=200, deadline=None)
def test_words_stand_where_told(draft: str) -> None:
    words = words_of(fold(draft).folded)
    for place, word in zip(words.places, words.words, strict=True):
        assert words.text.startswith(word, place)
    assert words.known == set(words.words)
    assert all(words.text[place].isdecimal() for place in words.digits)


def test_long_draft_is_judged_quickly() -> None:
    _, draft, changes = max(HONEST, key=lambda entry: len(entry[1]))
    text = (draft * 4)[:500]
    verdict("ES", text, **changes)
    best = min(_timed(text, changes) for _ in range(10))
    # 2 ms measured; five times that on a machine that does other things too.
    assert best < 0.010


def test_hostile_repetition_stays_quick() -> None:
    for piece in ("a.", "no ", "1 ", "su ", "[", "el 1 de ", "1 de mayo ", "la mitad "):
        assert _timed(piece * 1500, {}) < 2


def _timed(text: str, changes: dict[str, Any]) -> float:
    start = time.process_time()
    verdict("ES", text, **changes)
    return time.process_time() - start
