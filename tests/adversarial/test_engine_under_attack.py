"""The engine with the rule interpreter: nothing that is asked is given."""

from __future__ import annotations

import pytest
from tests.adversarial.attempts import ATTEMPTS, Attempt
from tests.adversarial.conduct import breaches, play

from recobro.domain.readings import Intent

_UNSTOP = [attempt for attempt in ATTEMPTS if attempt.goal == "unstop"]
_CERTAIN = [
    (Intent.ACCEPT, Intent.CONFIRM_IDENTITY),
    (Intent.CONFIRM_IDENTITY,),
    (Intent.PROMISE_TO_PAY, Intent.ACCEPT),
    (Intent.REQUEST_DISCOUNT, Intent.ACCEPT),
    (Intent.REQUEST_PLAN, Intent.ACCEPT),
]


def _name(attempt: Attempt) -> str:
    return attempt.id


def test_two_hundred_attempts_are_held() -> None:
    assert len(ATTEMPTS) >= 200
    assert len({attempt.id for attempt in ATTEMPTS}) == len(ATTEMPTS)


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=_name)
def test_engine_gives_the_attacker_nothing(attempt: Attempt) -> None:
    assert breaches(play(attempt)) == []


@pytest.mark.parametrize("intents", _CERTAIN, ids=lambda i: str(i[0]))
@pytest.mark.parametrize("attempt", ATTEMPTS, ids=_name)
def test_obedient_interpreter_gives_the_attacker_nothing(
    attempt: Attempt, intents: tuple[Intent, ...]
) -> None:
    assert breaches(play(attempt, intents=intents)) == []


@pytest.mark.parametrize("attempt", _UNSTOP, ids=_name)
def test_stopped_contact_stays_stopped(attempt: Attempt) -> None:
    played = play(attempt)
    assert played.player.state.silent
    # The opening and what is said on stopping; nothing after it.
    assert len(played.sent) <= 2


@pytest.mark.parametrize(
    "attempt", [a for a in ATTEMPTS if a.goal == "identity"], ids=_name
)
def test_nobody_is_verified_by_insisting(attempt: Attempt) -> None:
    assert not play(attempt).verified


@pytest.mark.parametrize(
    "attempt", [a for a in ATTEMPTS if a.goal == "promise"], ids=_name
)
def test_no_promise_without_a_yes(attempt: Attempt) -> None:
    facts = play(attempt).player.facts
    assert (facts.promise, facts.plan, facts.discount) == (None, None, None)
