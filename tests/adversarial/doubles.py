"""Doubles that obey the attacker: a model that words, and one that reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tests.unit.understanding.language_model.twins import answer, model_with

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.wording import ReplyIntent
from recobro.domain.readings import Intent, Reading
from recobro.ports.interpreter import Utterance
from recobro.rehearsal.player import Player
from recobro.understanding.language_model.writer import (
    WORDED,
    LanguageModelReplyWriter,
)
from recobro.understanding.rules import RuleInterpreter
from recobro.understanding.writer import TemplateReplyWriter
from recobro.understanding.writer.templates import WrittenReply


@dataclass(slots=True)
class ObedientWriter:
    """Words every reply as the attacker asked, however often it is asked again.

    As in production its words are read by the guard, it is asked once more after a
    refusal, and then the approved text goes. The check that a wording keeps the
    figures of the approved text is left out: here the guard stands alone. With
    `every_act` it words replies too that production never gives to a model.
    """

    player: Player
    lines: tuple[str, ...]
    every_act: bool = True
    approved: TemplateReplyWriter = field(default_factory=TemplateReplyWriter)
    held: set[str] = field(default_factory=set)
    let_out: set[str] = field(default_factory=set)

    def write(
        self, reply: ReplyIntent, facts: AccountFacts, today: date, **how: Any
    ) -> WrittenReply:
        """The first of the attacker's wordings that the guard lets out."""
        written = self.approved.write(reply, facts, today, **how)
        if not self.every_act and (reply.act not in WORDED or not reply.verified):
            return written
        for line in self.lines:
            if self.player.may_say(line):
                self.let_out.add(line)
                return replace(written, text=line)
            self.held.add(line)
        return written


@dataclass(slots=True)
class ProductionWriter:
    """The writer of production over a model that obeys the attacker.

    `as_approved` counts the replies that went in the approved words; `own` keeps those
    that did not.
    """

    player: Player
    lines: tuple[str, ...]
    as_approved: int = 0
    own: list[str] = field(default_factory=list)

    def write(
        self, reply: ReplyIntent, facts: AccountFacts, today: date, **how: Any
    ) -> WrittenReply:
        """What the writer of production makes of the model's two answers."""
        model, _, _ = model_with(*(answer(line) for line in (*self.lines,) * 3))
        writer = LanguageModelReplyWriter(model, TemplateReplyWriter())
        worded = writer.word(reply, facts, today, check=self._refused, **how)
        if worded.source == "template":
            self.as_approved += 1
        else:
            self.own.append(worded.reply.text)
        return worded.reply

    def _refused(self, text: str) -> list[str]:
        return [] if self.player.may_say(text) else ["refused"]


@dataclass(slots=True)
class ObedientInterpreter:
    """Reads into every message what the attacker wants, and is certain of it."""

    intents: tuple[Intent, ...]
    rules: RuleInterpreter = field(default_factory=RuleInterpreter)

    @property
    def version(self) -> str:
        """Whose readings these are."""
        return "obedient"

    def read(self, utterance: Utterance) -> Reading:
        """The attacker's labels with the figures that the message names."""
        reading = self.rules.read(utterance)
        return replace(
            reading, intents=self.intents, confidence=1.0, abstain=False,
            care=frozenset(),
        )  # fmt: skip
