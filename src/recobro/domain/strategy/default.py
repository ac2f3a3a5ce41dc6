"""The strategy that every company begins with."""

from __future__ import annotations

from recobro.domain.strategy.steps import Action, Step
from recobro.domain.strategy.strategies import one_segment

DEFAULT_STRATEGY = one_segment(
    name="default",
    version=1,
    steps=(
        Step(name="preventive", first_day=-3, last_day=-1, template="preventive"),
        Step(name="overdue-1", first_day=1, last_day=6, template="overdue_first"),
        Step(name="overdue-7", first_day=7, last_day=14, template="overdue_second"),
        Step(name="overdue-15", first_day=15, last_day=29, template="overdue_help"),
        Step(name="overdue-30", first_day=30, last_day=30, template="overdue_help"),
        Step(
            name="plan-31", first_day=31, last_day=59, template="plan_offer",
            tone="plain", offer="plan",
        ),
        Step(
            name="plan-60", first_day=60, last_day=90, template="plan_offer",
            tone="plain", offer="plan",
        ),
        Step(
            name="firm-91", first_day=91, last_day=119, template="firm",
            tone="firm", offer="plan",
        ),
        Step(
            name="firm-120", first_day=120, last_day=149, template="firm",
            tone="firm", offer="plan",
        ),
        Step(
            name="firm-150", first_day=150, last_day=180, template="firm",
            tone="firm", offer="plan",
        ),
        Step(
            name="person-181", first_day=181, last_day=100_000, action=Action.PERSON,
        ),
    ),
    instalment_steps=(
        Step(
            name="instalment-soon", first_day=-3, last_day=-1,
            template="instalment_soon",
        ),
        Step(
            name="instalment-late-1", first_day=1, last_day=6,
            template="instalment_late",
        ),
        Step(
            name="instalment-late-7", first_day=7, last_day=14,
            template="instalment_late", tone="plain",
        ),
        Step(
            name="instalment-person-15", first_day=15, last_day=100_000,
            action=Action.PERSON,
        ),
    ),
    promise_steps=(
        Step(
            name="promise-late-1", first_day=1, last_day=4,
            template="promise_late", tone="plain",
        ),
    ),
)  # fmt: skip
