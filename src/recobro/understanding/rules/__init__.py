"""Reading messages by written rules: the interpreter that needs no model."""

from recobro.understanding.rules.interpreter import RuleInterpreter
from recobro.understanding.rules.serialise import (
    BadUtteranceError,
    utterance_from_json,
)

__all__ = [
    "BadUtteranceError",
    "RuleInterpreter",
    "utterance_from_json",
]
