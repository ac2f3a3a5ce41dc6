"""The interpreter that ships: written rules as evidence, a trained model to weigh."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from recobro.domain.readings import URGENT_CARE, Care, Reading
from recobro.ports.interpreter import Utterance
from recobro.understanding import entities
from recobro.understanding.care import AGE_SIGNALS, tells_grown_age
from recobro.understanding.model.answers import bare_intent
from recobro.understanding.model.evidence import look
from recobro.understanding.model.reader import SHIPPED, Reader, load_reader
from recobro.understanding.sentiment import sentiment

# A table of the contract gave the answer; what is left is that the sign was a slip.
BARE_CONFIDENCE = 0.98


class TrainedInterpreter:
    """Reads messages with the trained model (implements ports.interpreter.Interpreter).

    Entities and sentiment come from the rule modules; the intents and the confidence
    from the model, save for a bare yes or no (answers.py); care signals from both.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @classmethod
    def shipped(cls, path: Path = SHIPPED) -> TrainedInterpreter:
        """The interpreter over the model in the package; loaded once in a process.

        Raises ModelFileError.
        """
        return cls(_loaded(path))

    @property
    def version(self) -> str:
        """The model's name and version, stored with every reading."""
        return self._reader.version

    def read(self, utterance: Utterance) -> Reading:
        """What the message means; abstains where a person should answer instead."""
        act = utterance.last_agent_act
        evidence = look(utterance.text, utterance.country, utterance.today, act)
        bare = bare_intent(evidence.folded, act)
        intents, confidence, care = (
            ((bare,), BARE_CONFIDENCE, frozenset[Care]())
            if bare
            else self._reader.choose(evidence)
        )
        if care & AGE_SIGNALS and tells_grown_age(utterance.text):
            care -= AGE_SIGNALS
        care |= evidence.care  # no reader takes a signal of the other away
        present = frozenset(intents)
        unsure = confidence < self._reader.limits.abstain_below
        return Reading(
            intents=intents,
            confidence=confidence,
            entities=entities.extract(
                utterance.text,
                evidence.masked,
                country=utterance.country,
                today=utterance.today,
                intents=present,
            ),
            sentiment=sentiment(present, evidence.folded),
            care=care,
            abstain=unsure or bool(care & URGENT_CARE),
        )


@cache
def _loaded(path: Path) -> Reader:
    return load_reader(path)
