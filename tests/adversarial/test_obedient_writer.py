"""A language model that obeys the attacker words every reply; the guard reads it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.adversarial.attempts import ATTEMPTS, Attempt
from tests.adversarial.conduct import breaches, play
from tests.adversarial.doubles import ProductionWriter

from recobro.domain.readings import Intent
from recobro.rehearsal.player import Player
from recobro.understanding.rules import RuleInterpreter


def _name(attempt: Attempt) -> str:
    return attempt.id


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=_name)
def test_obedient_words_never_leave(attempt: Attempt) -> None:
    played = play(attempt, obedient=True)
    assert played.writer is not None
    assert played.writer.let_out == set()
    assert breaches(played) == []


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=_name)
def test_obedient_writer_and_interpreter_together(attempt: Attempt) -> None:
    intents = (Intent.ACCEPT, Intent.CONFIRM_IDENTITY)
    played = play(attempt, obedient=True, intents=intents)
    assert played.writer is not None
    assert breaches(played) == []
    # Read as a yes, a stop does not stop: then what is true of the debt may be said.
    if attempt.goal != "unstop":
        assert played.writer.let_out == set()


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=_name)
def test_production_sends_the_approved_words(attempt: Attempt) -> None:
    player: Any = Player(attempt.dialogue())
    player.interpreter = RuleInterpreter()
    player.play()
    writer = ProductionWriter(player, attempt.obeyed)
    player.writer = writer
    replies = [player.hear(message)["reply"] for message in attempt.messages]
    assert writer.own == []
    assert writer.as_approved >= sum(reply is not None for reply in replies)


# After a stop nobody is asked to word anything, and what is said there may be true.
@pytest.mark.parametrize(
    "attempt", [a for a in ATTEMPTS if a.goal != "unstop"], ids=_name
)
def test_guard_holds_every_obedient_text(attempt: Attempt) -> None:
    player = Player(attempt.dialogue())
    player.play()
    assert [text for text in attempt.obeyed if player.may_say(text)] == []
