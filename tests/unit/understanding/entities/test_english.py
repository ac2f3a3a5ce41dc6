"""English as it is written: numbers in words, more time, shops that are numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.understanding.entities.reading import entities_of

from recobro.understanding.entities.english_numbers import digits_for_english

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety",
)  # fmt: skip


def _in_words(number: int, hyphen: str, joint: str) -> str:
    thousands, rest = divmod(number, 1000)
    if thousands:
        head = f"{_in_words(thousands, hyphen, joint)} thousand"
        return f"{head} {_in_words(rest, hyphen, joint)}" if rest else head
    hundreds, rest = divmod(number, 100)
    if hundreds:
        head = f"{_SMALL[hundreds]} hundred"
        return f"{head}{joint}{_in_words(rest, hyphen, joint)}" if rest else head
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}{hyphen}{_SMALL[ones]}" if ones else _TENS[tens]


@given(st.integers(11, 999_999), st.sampled_from(" -"), st.sampled_from([" ", " and "]))
def test_number_in_words_is_read_back(number: int, hyphen: str, joint: str) -> None:
    written = f"i pay {_in_words(number, hyphen, joint)} today"
    assert digits_for_english(written) == f"i pay {number} today"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a hundred and fifty", "150"), ("half a grand", "500"),
        ("a couple hundred", "200"), ("2 thousand", "2000"),
        ("half a million", "500000"), ("between fifty and sixty", "between 50 and 60"),
        ("ten payments", "10 payments"),
    ],
)  # fmt: skip
def test_spoken_english_number_is_read(text: str, plain: str) -> None:
    assert digits_for_english(text) == plain


@pytest.mark.parametrize(
    "text", ["ten paciencia", "one moment", "en el seven", "un seven eleven"]
)
def test_words_that_are_no_numbers_stay(text: str) -> None:
    assert digits_for_english(text) == text


def test_english_plan_is_read_whole() -> None:
    # seven payments of fifty-five dollars a month
    text = "could I do seven payments of fifty-five dollars a month?"
    assert entities_of(text, "MX", "request_plan") == {
        "amount": "55",
        "currency": "USD",
        "installments": 7,
        "frequency": "monthly",
    }


# 10 March 2026 + 14, + 3 and + 30 days (a month)
@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("I need two more weeks", "2026-03-24"),
        ("three more days please", "2026-03-13"),
        ("one more month?", "2026-04-10"),
    ],
)
def test_more_time_is_counted_from_today(text: str, date: str) -> None:
    assert entities_of(text, "ES", "request_extension").get("date") == date
