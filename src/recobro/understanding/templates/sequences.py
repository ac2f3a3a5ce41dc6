"""Which template fits which sequence of a strategy's steps."""

from __future__ import annotations

from collections.abc import Mapping

from recobro.understanding.templates.catalogue import TEXTS

# What a template speaks of, and so what a step has to know: the debt, or the date of
# an instalment or a promise. One that speaks of neither is no step's.
_SAMPLE = "tu"


def step_templates() -> Mapping[str, frozenset[str]]:
    """The names of the templates, by the name of the sequence that they fit."""
    debt = {name for name, texts in TEXTS.items() if "{debt}" in texts[_SAMPLE]}
    dated = {name for name, texts in TEXTS.items() if "{date}" in texts[_SAMPLE]}
    return {
        "steps": frozenset(debt),
        "instalment_steps": frozenset(dated),
        "promise_steps": frozenset(dated | debt),
    }
