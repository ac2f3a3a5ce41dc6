"""Identifiers: ordered by time, and keys that tell steps apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.builders import NOON, an_id

from recobro.domain.identifiers import STEP_PREFIX, reply_key, step_key, uuid7

randoms = st.binary(min_size=10, max_size=10)


@given(st.integers(1, 10**10), randoms, randoms)
def test_later_identifiers_sort_after(ahead: int, left: bytes, right: bytes) -> None:
    earlier = uuid7(NOON, left)
    later = uuid7(NOON + timedelta(milliseconds=ahead), right)
    assert earlier < later
    assert str(earlier) < str(later)


@given(randoms)
def test_identifier_is_a_version_seven(randomness: bytes) -> None:
    found = uuid7(NOON, randomness)
    assert found.version == 7
    assert found.variant == "specified in RFC 4122"
    assert found.int >> 80 == int(NOON.timestamp() * 1000)


def test_published_example_is_met() -> None:
    # RFC 9562, appendix A.6: 22 February 2022, 14:22:22 GMT-05:00
    moment = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)
    randomness = (0xCC3 << 64 | 0x18C4DC0C0C07398F).to_bytes(10)
    assert str(uuid7(moment, randomness)) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@pytest.mark.parametrize("size", [0, 9, 11])
def test_other_amounts_of_chance_refused(size: int) -> None:
    with pytest.raises(ValueError, match="ten random bytes"):
        uuid7(NOON, b"x" * size)


def test_new_debt_makes_new_step_key() -> None:
    january, march = date(2026, 1, 1), date(2026, 3, 1)
    assert step_key("overdue-1", january) != step_key("overdue-1", march)
    assert step_key("overdue-1", january) == "step:overdue-1:2026-01-01"


def test_replies_are_no_steps() -> None:
    assert not reply_key(an_id("inbound")).startswith(STEP_PREFIX)
