"""First the model that ships, then the company's language model where it doubts."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from recobro.domain.readings import (
    URGENT_CARE,
    Entities,
    Intent,
    Reading,
    by_precedence,
)
from recobro.ports.interpreter import Interpreter, Utterance
from recobro.understanding.language_model.failures import LanguageModelError

log = logging.getLogger(__name__)

# What protects the person: found by the first reader, no second reader takes it away.
PROTECTING = frozenset({
    Intent.DECEASED, Intent.WRONG_PERSON, Intent.LEGAL_REPRESENTATION, Intent.OPT_OUT,
    Intent.DATA_RIGHTS, Intent.COMPLAINT, Intent.DISPUTE, Intent.TALK_TO_HUMAN,
})  # fmt: skip


class CascadeInterpreter:
    """Asks a second reader only what the first would rather not act on.

    The first reads everything. Where it abstains, the second is asked, unless a person
    has to answer at once (self-harm, violence). Care signals are the union of both.
    Whatever way the second fails, the first reading stands. `reread` finds the
    entities again where the intents of both are joined.
    """

    def __init__(
        self,
        first: Interpreter,
        second: Interpreter | None,
        *,
        reread: Callable[[Utterance, frozenset[Intent]], Entities] | None = None,
    ) -> None:
        self._first = first
        self._second = second
        self._reread = reread
        self._last = threading.local()

    @property
    def version(self) -> str:
        """Who read the last message of this thread; before one, who would."""
        told: str | None = getattr(self._last, "version", None)
        if told is not None:
            return told
        if self._second is None:
            return self._first.version
        return f"{self._first.version}>{self._second.version}"

    def read(self, utterance: Utterance) -> Reading:
        """What the message means; never raises for a failure of the second reader."""
        reading, self._last.version = self.read_by(utterance)
        return reading

    def read_by(self, utterance: Utterance) -> tuple[Reading, str]:
        """The reading, and the version of who read it: `first` or `first+second`."""
        first = self._first.read(utterance)
        alone = first, self._first.version
        if self._second is None or not first.abstain or first.care & URGENT_CARE:
            return alone
        try:
            second = self._second.read(utterance)
        except LanguageModelError as error:
            log.warning("the first reading stands: %s", error.failure.value)
            return alone
        except Exception as error:  # noqa: BLE001 - an extra may not stop a message
            log.error("the first reading stands: %s", type(error).__name__)  # noqa: TRY400
            return alone
        version = f"{self._first.version}+{self._second.version}"
        return self._joined(utterance, first, second), version

    def _joined(self, utterance: Utterance, first: Reading, second: Reading) -> Reading:
        """The second reading, with all that the first found for the person's sake."""
        care = first.care | second.care
        kept = frozenset(first.intents) & PROTECTING
        intents = by_precedence(_meant(frozenset(second.intents) | kept))
        entities = second.entities
        if intents != second.intents and self._reread is not None:
            entities = self._reread(utterance, frozenset(intents))
        return replace(
            second,
            intents=intents,
            entities=entities,
            care=care,
            abstain=second.abstain or bool(care & URGENT_CARE),
        )


def _meant(intents: frozenset[Intent]) -> frozenset[Intent]:
    return intents - {Intent.OTHER} or intents
