"""Reading a message with a language model: masked text in, known labels out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recobro.domain.readings import URGENT_CARE, Entities, Intent, Reading
from recobro.ports.interpreter import Utterance
from recobro.understanding.entities import extract
from recobro.understanding.language_model.failures import Failure
from recobro.understanding.language_model.labels import (
    Certainty,
    Labels,
    LabelsError,
    labels_of,
    schema,
)
from recobro.understanding.language_model.model import LanguageModel
from recobro.understanding.language_model.prompt import (
    VERSION,
    instructions,
    user_turn,
)
from recobro.understanding.language_model.transport import Exchange
from recobro.understanding.privacy import mask
from recobro.understanding.rules.normalise import fold

PURPOSE = "read"
# Set by judgement and not by measurement: no model is known here to measure.
_CONFIDENCE = {Certainty.SURE: 0.85, Certainty.LIKELY: 0.7, Certainty.UNSURE: 0.4}

Extract = Callable[[Utterance, frozenset[Intent]], Entities]


def reread_entities(utterance: Utterance, intents: frozenset[Intent]) -> Entities:
    """What the message names, by our own rules on the text as written.

    A model never gives us a figure, a day or an address: it does not see them.
    """
    text = utterance.text
    return extract(
        text,
        fold(text),
        country=utterance.country,
        today=utterance.today,
        intents=intents,
    )


def known_of(utterance: Utterance) -> Sequence[str]:
    """What the account knows of the person, where the caller told it."""
    known: Sequence[str] = getattr(utterance, "known", ())
    return known


class LanguageModelInterpreter:
    """Reads messages with a language model (implements ports.interpreter.Interpreter).

    `read` raises LanguageModelError where the model fails; `CascadeInterpreter` is
    there to catch it.
    """

    def __init__(
        self, model: LanguageModel, *, extract: Extract = reread_entities
    ) -> None:
        self._model = model
        self._extract = extract
        self._instructions = instructions()
        self._schema = schema()

    @property
    def version(self) -> str:
        """Name of the model and version of the instructions."""
        return f"llm-{VERSION}:{self._model.name}"

    def read(self, utterance: Utterance) -> Reading:
        """What the message means. Raises LanguageModelError."""
        masked = mask(utterance.text, known=known_of(utterance))
        exchange = Exchange(
            instructions=self._instructions,
            turns=(user_turn(masked.text, utterance),),
            schema=self._schema,
        )
        answer = self._model.ask(exchange, _fault_of, purpose=PURPOSE)
        return self._reading(utterance, labels_of(answer))

    def _reading(self, utterance: Utterance, labels: Labels) -> Reading:
        return Reading(
            intents=labels.intents,
            confidence=_CONFIDENCE[labels.certainty],
            entities=self._extract(utterance, frozenset(labels.intents)),
            sentiment=labels.sentiment,
            care=labels.care,
            abstain=labels.certainty is Certainty.UNSURE
            or bool(labels.care & URGENT_CARE),
        )


def _fault_of(answer: str) -> tuple[Failure, str] | None:
    try:
        labels_of(answer)
    except LabelsError as error:
        return error.failure, f"{error.feedback} Answer with the JSON object only."
    return None
