"""SMS parts, counted as the standards say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.understanding.writer.segments import sms_size


@pytest.mark.parametrize(
    ("text", "segments", "units"),
    [
        ("", 0, 0),
        ("a" * 160, 1, 160),
        ("a" * 161, 2, 161),  # 153 + 8
        ("a" * 306, 2, 306),  # 2 * 153
        ("a" * 307, 3, 307),
        ("€" * 80, 1, 160),  # two septets each
        ("a" * 152 + "€" * 5, 2, 162),  # 152, then ten: no letter is cut
        ("ñé¿¡ü", 1, 5),
        ("á" * 70, 1, 70),
        ("á" * 71, 2, 71),  # 67 + 4
        ("á" * 135, 3, 135),  # 67 + 67 + 1
        ("👍" * 35, 1, 70),  # two units each
        ("👍" * 36, 2, 72),  # 33 in the first: 66 of 67
    ],
)
def test_parts_are_counted_as_billed(text: str, segments: int, units: int) -> None:
    size = sms_size(text)
    assert (size.segments, size.units) == (segments, units)


def test_letters_that_cost_are_named() -> None:
    size = sms_size("Hoy quedará más, según día")
    assert size.unicode
    assert size.foreign == "áúí"
    assert not sms_size("mañana, ¿qué?").unicode


@given(st.text(max_size=500))
def test_parts_hold_all_the_units(text: str) -> None:
    size = sms_size(text)
    room = 67 if size.unicode else 153
    assert size.units <= max(size.segments * room, 160)
    assert bool(size.segments) is bool(text)
