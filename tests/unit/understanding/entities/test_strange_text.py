"""Any text at all: no exception, and never slow, whatever is repeated in it."""

import random
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.readings import Intent
from recobro.understanding.entities import extract
from recobro.understanding.rules.normalise import MAX_FOLDED, fold

EVERY_INTENT = frozenset(Intent) - {Intent.DECEASED}
TODAY = date(2026, 3, 10)
SLOWEST_SECONDS = 0.02
LONGEST = 4096

PIECES = [
    "1 ", "1.", "1,", "1.500,50 ", "a ", "el ", "el 5 ", "de ", "no ", "pago ", "@",
    "pago 50 ", "a@", "a.", "a@b.", "punto ", "a punto a arroba a punto ", "mañana ",
    "el lunes ", "y ", "1/", "1-", "600 ", "+34", "en 1 ", "mil ", "un ", "uno ",
    "dos mil ", "la mitad ", "mitad y ", "50% ", "factura ", "factura n ", "no me ",
    "por la ", "cuota de ", "cuotas de 1 ", "😀", "٣", "²", "ﷺ", "ß", "\u200b",
    "\u202e", "\x00", "１", "( ", "-a", "1-a", "$", "s/", "us$ ", "y medio ", "luca ",
    "un palo ", "hace ", "hace como ", "la pago 50 ", "dame un ", "a las ", "a las 5 ",
    "5 y ", "cero ",
    "veinte y ", "no puedo ", "no voy a ", "me ", "me pagan ", "que ", "que por ",
    "ni ", "quincena ", "otro ", "pasado ", "dia ", "lunes 5 de ", "fin de ",
    "hoy ", "a mediados de ", "primer lunes de ", "gracias ", "\n", ".", "°", "n° ",
    "F-",
    "A1-1", "2026/", "2026-01-", "con ", "con 5 ", "1 o ", "entre 1 y ", "debo ",
    "two hundred and ", "half a ", "el 18 o 19 ", "del 28 al ", "en marzo ",
    "marzo, el ", "la semana pasada, ", "desde el ", "quedó pagado ", "hoy no ",
    "por 900 ", "cerramos ", "de habitación ", "20 lucas y ", "expediente ",
    "abogado ", "folio 4471902. ", "pagué ", "ahorita en la ", "wats", "un millar ",
    "enero con la primera quincena ", "two more weeks ", "trabajo ",
    "tarjeta de ", "te ", "dej en ", "proximo ", "ultimo dia ", "antes de ", "pascua ",
]  # fmt: skip


def seconds(text: str) -> float:
    """The processor time of one extraction, the best of three."""
    folded = fold(text)
    best = 1.0
    for _ in range(3):
        began = time.process_time()
        extract(text, folded, country="AR", today=TODAY, intents=EVERY_INTENT)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("piece", PIECES)
def test_one_piece_repeated_stays_fast(piece: str) -> None:
    assert seconds((piece * LONGEST)[:LONGEST]) < SLOWEST_SECONDS


def test_pieces_mixed_at_random_stay_fast() -> None:
    chance = random.Random(4)
    for _ in range(60):
        few = chance.sample(PIECES, chance.choice([2, 3, 4, 12]))
        text = "".join(chance.choice(few) for _ in range(3000))[:LONGEST]
        assert seconds(text) < SLOWEST_SECONDS


@given(st.text(max_size=400), st.dates())
def test_any_text_is_survived(text: str, today: date) -> None:
    extract(text, fold(text), country="??", today=today, intents=EVERY_INTENT)


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.dates())
def test_any_mixture_is_survived(pieces: list[str], today: date) -> None:
    text = "".join(pieces)
    extract(text, fold(text), country="MX", today=today, intents=EVERY_INTENT)


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31)])
def test_ends_of_the_calendar_are_survived(today: date) -> None:
    text = "".join(PIECES) + "ayer, mañana, en 10 días, hace 2 meses, en Pascua, el 31"
    extract(text, fold(text), country="MX", today=today, intents=EVERY_INTENT)


@pytest.mark.parametrize(
    ("written", "digits"),
    [("٣٠", "30"), ("３０", "30"), ("३०", "30"), ("𝟑𝟎", "30"), ("²", "2"), ("①", "1")],
)
def test_digits_of_any_script_are_read(written: str, digits: str) -> None:
    assert fold(f"pago {written}") == f"pago {digits}"


def test_text_that_grows_is_cut() -> None:
    # one ligature is eighteen letters: 4,096 of them would be 73,728
    assert len(fold("ﷺ" * LONGEST)) <= MAX_FOLDED
