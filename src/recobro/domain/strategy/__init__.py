"""Strategies: versioned segments of steps, as values and as stored JSON.

    Strategy ─▶ Segment (when: Expression) ─▶ Step ─▶ Variant
    Timeline ─▶ Version ─▶ Strategy

`expressions` are the conditions, `assignment` the draws of variants and hold-out,
`versions` which version an account follows, `checks` what a whole lacks.
"""

from recobro.domain.strategy.behaviour import Behaviour, behaviour_of
from recobro.domain.strategy.checks import errors_in, warnings_in
from recobro.domain.strategy.default import DEFAULT_STRATEGY
from recobro.domain.strategy.definitions import definition_of, strategy_from
from recobro.domain.strategy.expressions import Expression, ExpressionError
from recobro.domain.strategy.facts import AccountFacts, NextInstalment, OpenPromise
from recobro.domain.strategy.paths import Path
from recobro.domain.strategy.sayings import Finding, Saying
from recobro.domain.strategy.steps import (
    NO_END,
    OFFERS,
    TONES,
    Action,
    Anchor,
    Speech,
    Start,
    Step,
    Variant,
)
from recobro.domain.strategy.strategies import Segment, Strategy, one_segment
from recobro.domain.strategy.versions import Moves, Timeline, Version

__all__ = [
    "DEFAULT_STRATEGY",
    "NO_END",
    "OFFERS",
    "TONES",
    "AccountFacts",
    "Action",
    "Anchor",
    "Behaviour",
    "Expression",
    "ExpressionError",
    "Finding",
    "Moves",
    "NextInstalment",
    "OpenPromise",
    "Path",
    "Saying",
    "Segment",
    "Speech",
    "Start",
    "Step",
    "Strategy",
    "Timeline",
    "Variant",
    "Version",
    "behaviour_of",
    "definition_of",
    "errors_in",
    "one_segment",
    "strategy_from",
    "warnings_in",
]
