"""Meta's codes: each means one thing to us, and none is forgotten."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.channels.whatsapp.errors import FAMILIES, classify, family_of
from recobro.domain.messages import Reaction
from recobro.emulator.graph.errors import TITLES

PROTOCOLS = Path(__file__).parents[3] / "../shared/protocols/PROTOCOLS.md"


def test_each_code_has_one_family() -> None:
    codes = {code for family in FAMILIES for code in family.codes}
    crowded = [
        code
        for code in codes | {200, 299, 133000, 133999}
        if sum(family.holds(code) for family in FAMILIES) != 1
    ]
    assert crowded == []


def test_each_reaction_has_a_family() -> None:
    """WAIT alone comes from the answer's status, never from a code alone."""
    assert {family.reaction for family in FAMILIES} == set(Reaction) - {Reaction.WAIT}


def test_every_code_of_the_emulator_is_known() -> None:
    assert [code for code in TITLES if family_of(code) is None] == []


@pytest.mark.shared
@pytest.mark.skipif(not PROTOCOLS.exists(), reason="no shared material here")
def test_every_code_of_the_protocol_is_known() -> None:
    section = PROTOCOLS.read_text().split("### Errors")[1].split("### Webhook")[0]
    columns = [line.split("|")[1] for line in section.splitlines() if "|" in line]
    codes = {
        int(code)
        for column in columns
        for code in re.findall(r"\b\d+\b", re.sub(r"\d+-\d+|HTTP \w+", "", column))
    }
    assert len(codes) > 40
    assert sorted(code for code in codes if family_of(code) is None) == []


@pytest.mark.parametrize(
    ("code", "reaction"),
    [
        (0, Reaction.STOP_SENDER),
        (190, Reaction.STOP_SENDER),
        (200, Reaction.STOP_SENDER),
        (299, Reaction.STOP_SENDER),
        (300, Reaction.GIVE_UP),
        (133010, Reaction.STOP_SENDER),
        (131048, Reaction.STOP_SENDER),
        (131000, Reaction.RETRY),
        (131057, Reaction.SLOW_DOWN),
        (80007, Reaction.SLOW_DOWN),
        (130429, Reaction.SLOW_DOWN),
        (131056, Reaction.DELAY_DEBTOR),
        (131049, Reaction.DELAY_DEBTOR),
        (131047, Reaction.USE_TEMPLATE),
        (131026, Reaction.OTHER_CHANNEL),
        (131050, Reaction.OPT_OUT),
        (132015, Reaction.BLOCK_TEMPLATE),
        (131009, Reaction.GIVE_UP),
        (999999, Reaction.GIVE_UP),
    ],
)
def test_code_in_a_status_means(code: int, reaction: Reaction) -> None:
    assert classify(code).reaction is reaction


@pytest.mark.parametrize("code", [1, 2, 131000, 131016])
def test_vague_server_error_leaves_doubt(code: int) -> None:
    assert classify(code, 500).reaction is Reaction.WAIT
    assert classify(code, 400).reaction is Reaction.RETRY


@pytest.mark.parametrize("code", [3, 131045, 131057, 132001])
def test_clear_code_beats_server_error(code: int) -> None:
    assert classify(code, 500) == classify(code)


def test_spared_person_waits_a_day() -> None:
    assert classify(131049).wait == timedelta(hours=24)


def test_longer_of_two_waits_counts() -> None:
    assert classify(130429).wait == timedelta(seconds=10)
    slow = classify(130429, 429, retry_after=timedelta(seconds=90))
    assert slow.wait == timedelta(seconds=90)
    short = classify(130429, 429, retry_after=timedelta(seconds=2))
    assert short.wait == timedelta(seconds=10)


def test_failure_keeps_code_and_detail() -> None:
    failure = classify(131026, detail="x" * 900)
    assert (failure.code, failure.detail) == ("131026", "x" * 500)
    assert classify(131026).detail.startswith("this id cannot be reached")


@given(st.integers(), st.none() | st.integers(100, 599))
def test_any_number_is_classified(code: int, http_status: int | None) -> None:
    failure = classify(code, http_status)
    assert failure.code == str(code)
    assert failure.wait >= timedelta()
