"""Masking: nothing personal is left, nothing is lost, and what has meaning stays."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.understanding.privacy.canaries import mistyped_number, sentence
from tests.unit.understanding.privacy.leaks import leaks
from tests.unit.understanding.privacy.plain_messages import message

from recobro.understanding.privacy import mask, unmask

SENTENCES = 6000
PLAIN_MESSAGES = 4000
MOST_FALSE_MASKS = 0.005
MOST_LEFT_OF_TYPING_ERRORS = 0.01


def masked(text: str, *known: str) -> str:
    return mask(text, known=known).text


@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=3))
@settings(max_examples=400, deadline=None)
def test_any_text_comes_back_whole(text: str, known: list[str]) -> None:
    result = mask(text, known=known)
    assert unmask(result.text, result.tokens) == text


@given(st.text(alphabet="⟦⟧DNI_1290 -.OZyguoñ\u200b@", max_size=120))
@settings(max_examples=400, deadline=None)
def test_brackets_of_the_person_come_back(text: str) -> None:
    result = mask(text)
    assert unmask(result.text, result.tokens) == text


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=300, deadline=None)
def test_two_messages_share_their_tokens(seed: int) -> None:
    rng = random.Random(seed)
    first, second = sentence(rng)[0], sentence(rng)[0]
    one = mask(first)
    two = mask(f"{second} / {first}", earlier=one.tokens)
    assert unmask(one.text, two.tokens) == first
    assert unmask(two.text, two.tokens) == f"{second} / {first}"


@pytest.mark.parametrize("seed", [20260301, 20260302, 20260303])
def test_no_canary_is_left_in_thousands(seed: int) -> None:
    rng = random.Random(seed)
    drawn = (sentence(rng) for _ in range(SENTENCES))
    left = [
        (text, masked(text)) for text, canary in drawn if leaks(masked(text), canary)
    ]
    assert left == []


def test_hardly_a_typing_error_gets_through() -> None:
    """Any key may be wrong, so a stretch of five may stay in one of a hundred."""
    rng = random.Random(20260305)
    drawn = [mistyped_number(rng) for _ in range(SENTENCES)]
    left = [text for text, canary in drawn if leaks(masked(text), canary)]
    assert len(left) <= MOST_LEFT_OF_TYPING_ERRORS * SENTENCES, left[:10]


def test_sums_days_and_bills_stay() -> None:
    rng = random.Random(20260304)
    drawn = [message(rng) for _ in range(PLAIN_MESSAGES)]
    changed = [text for text in drawn if masked(text) != text]
    assert len(changed) <= MOST_FALSE_MASKS * PLAIN_MESSAGES, changed[:10]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mi dni es 1234 5678 zeta", "mi dni es ⟦DNI_1⟧"),
        ("12O45678Z", "⟦NUMBER_1⟧"),
        ("rut 12.345.678-K y pago 300 pesos", "rut ⟦RUT_1⟧ y pago 300 pesos"),
        ("marta punto gil arroba gmail punto com", "⟦EMAIL_1⟧"),
        ("1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "⟦NUMBER_1⟧"),
        ("１２３４５６７８Z", "⟦DNI_1⟧"),
        ("12\u200b34\u200b56\u200b78Z", "⟦DNI_1⟧"),
        ("tel seis cero cero, uno uno uno, dos dos dos", "tel ⟦PHONE_1⟧"),
        ("vivo en la calle Mayor 12, 3º B", "vivo en la ⟦ADDRESS_1⟧"),
        ("Cra 7 # 45-20 apto 301", "⟦ADDRESS_1⟧"),
        ("nací el doce de marzo del setenta y ocho", "nací el ⟦BIRTH_1⟧"),
        ("tarjeta terminada en 4242", "tarjeta terminada en ⟦SECRET_1⟧"),
        ("dni 12\u041e45678Z", "dni ⟦DNI_1⟧"),  # a Cyrillic O
        ("mi dni es 1234,\n5678 zeta", "mi dni es ⟦DNI_1⟧"),
        ("mi dni es 1234 y luego 5678z", "mi dni es ⟦DNI_1⟧"),
        ("soy Marta Gil Ruiz, hola", "soy ⟦NAME_1⟧, hola"),
        ("cel 900 999 000", "cel ⟦PHONE_1⟧"),
        ("a nombre de Marta Gil", "a nombre de ⟦NAME_1⟧"),
        ("Mz B Lt 14", "⟦ADDRESS_1⟧"),
        ("mi mail martagil gmail.com", "mi mail ⟦EMAIL_1⟧"),
        ("vivo en el 12 de la calle Mayor", "vivo en ⟦ADDRESS_1⟧"),
        ("me llamo Marta Gil y pago hoy", "me llamo ⟦NAME_1⟧ y pago hoy"),
        ("referencia 4111 1111 1111 1111", "referencia ⟦CARD_1⟧"),
        ("tarjeta 4111 1111 1111 1112", "tarjeta ⟦CARD_1⟧"),
    ],
)
def test_written_otherwise_is_masked_too(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "pago 1500000 el 15/03/2026", "puedo dar 1.500.000", "la factura F2026-00123",
        "la factura número 2026000123", "entre 1000-2000 pesos", "gano 1200, debo 600",
        "son mil quinientos cincuenta y cinco", "a las 10:30 o a las 11:45",
        "estoy en la calle hace 2 meses", "una carrera de 3 años", "tengo 67 años",
        "la chica que me llamó ladrón", "no me llamo así", "en la plaza si no pago",
        "aquí en la vereda no hay nada", "se domicilió el día 1", "el lote 14 es mío",
        "soy Autónomo y pago 300", "tengo cédula y doy 1500, 3000 o 4500",
        "dos o tres cuotas de 100,50 €", "con la tarjeta pago 150000",
        "3 cuotas de 1.250.000",
    ],
)  # fmt: skip
def test_numbers_with_meaning_are_not_masked(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soy MARÍA garcia", "soy ⟦NAME_1⟧ ⟦NAME_2⟧"),
        ("vivo por mayor 12", "vivo por ⟦ADDRESS_1⟧"),
        ("el cp, 28013", "el cp, ⟦ADDRESS_1⟧"),
        ("es 678-z", "es ⟦KNOWN_1⟧"),
        ("hoy es lunes", "hoy es lunes"),
    ],
)
def test_what_the_account_knows_is_masked(text: str, expected: str) -> None:
    known = ("María García López", "Calle Mayor 12, 28013 Madrid", "678Z")
    assert masked(text, *known) == expected


def test_same_thing_keeps_its_token() -> None:
    first = mask("mi dni es 12345678Z")
    second = mask("otra vez: 12345678Z, y el nie X1234567L", earlier=first.tokens)
    assert second.text == "otra vez: ⟦DNI_1⟧, y el nie ⟦NIE_1⟧"


def test_token_says_nothing_of_its_content() -> None:
    one = masked("mi dni es 12345678Z")
    other = masked("mi dni es 87654321X")
    assert one == other


def test_a_token_typed_by_hand_is_no_token() -> None:
    result = mask("⟦DNI_1⟧ y 12345678Z")
    assert result.text == "⟦BRACKET_1⟧DNI_1⟦BRACKET_2⟧ y ⟦DNI_1⟧"
    assert unmask(result.text, result.tokens) == "⟦DNI_1⟧ y 12345678Z"


def test_content_of_a_token_is_not_read_again() -> None:
    assert unmask("⟦NAME_1⟧", {"⟦NAME_1⟧": "⟦NAME_2⟧", "⟦NAME_2⟧": "x"}) == "⟦NAME_2⟧"


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 2048, "a.b@" * 1024, "calle " * 680, "uno y " * 680, "m a " * 1024,
        "mi correo es " + "a " * 2000 + "arroba", "nací " * 800, "€1.111" * 680,
        "." * 4096,
        "x1-" * 1365, "1,1" * 1365, "c/ a, " * 680, "punto " * 680, "⟦" * 4096,
        "soy del 8" * 450,
    ],
)  # fmt: skip
def test_long_nonsense_is_read_quickly(text: str) -> None:
    started = time.process_time()
    mask(text, known=("María García López", "Calle Mayor 12, 28013 Madrid"))
    assert time.process_time() - started < 1.0
