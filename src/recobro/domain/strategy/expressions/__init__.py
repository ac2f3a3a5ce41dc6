"""Conditions over the facts of an account: a small language, read once, no eval.

`dpd > 30 and amount >= 500 and country in ["ES", "MX"]`. See docs/strategy.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from recobro.domain.ageing import StageLimits
from recobro.domain.strategy.expressions.facts_named import FACTS, Fact, Kind
from recobro.domain.strategy.expressions.nodes import Node, written
from recobro.domain.strategy.expressions.reading import read
from recobro.domain.strategy.expressions.running import Condition, condition_of_node
from recobro.domain.strategy.expressions.tokens import ExpressionError
from recobro.domain.strategy.facts import AccountFacts

__all__ = [
    "FACTS",
    "Condition",
    "Expression",
    "ExpressionError",
    "Fact",
    "Kind",
    "condition_of",
]


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition, as its tree; two are equal where they say the same in one form."""

    node: Node

    @classmethod
    def parse(cls, text: str) -> Expression:
        """Read from text. Raises ExpressionError with the column of what is wrong."""
        return cls(read(text))

    def __str__(self) -> str:
        return written(self.node)

    def holds(self, facts: AccountFacts, days: int, limits: StageLimits) -> bool:
        """Whether it is true of an account so many days past due; for single use."""
        return condition_of_node(self.node)(facts, days, limits.stage(days))


def condition_of(expression: Expression) -> Condition:
    """The function that tells whether an expression holds: for a million accounts."""
    return condition_of_node(expression.node)
