"""Strategies as YAML: read with every problem at its line, and written back equal."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recobro.connectors.strategies import ReadStrategy, read_strategy, write_strategy
from recobro.domain.ageing import StageLimits
from recobro.domain.messages import Channel
from recobro.domain.strategy import (
    DEFAULT_STRATEGY,
    NO_END,
    TONES,
    Action,
    Anchor,
    Expression,
    Segment,
    Start,
    Step,
    Strategy,
    Variant,
    definition_of,
    strategy_from,
)
from recobro.understanding.templates.sequences import step_templates

TEMPLATES = step_templates()
EXAMPLE = Path(__file__).parents[3] / "docs/examples/strategy.yaml"


def read(text: str) -> ReadStrategy:
    return read_strategy(text, templates=TEMPLATES)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


def a_step(**lines: str) -> str:
    """A document with one step; `lines` replace or add its lines."""
    given = {"name": "first", "days": "1..6", "template": "overdue_first"} | lines
    body = "\n    ".join(f"{key}: {value}" for key, value in given.items() if value)
    return f"strategy: own\nsteps:\n  - {body}\n"


def only_step(text: str) -> Step:
    strategy = read(text).strategy
    assert strategy is not None
    return strategy.steps[0]


def test_example_of_the_document_is_good() -> None:
    found = read(EXAMPLE.read_text(encoding="utf-8"))
    assert found.problems == ()
    assert found.strategy is not None
    assert [s.name for s in found.strategy.segments] == [
        "large-business", "broken-promise", "everybody-else",
    ]  # fmt: skip
    assert found.strategy.hold_out == 0.05
    assert found.strategy.segments[2].steps[1].variants[1].at == time(18)


@pytest.mark.parametrize("which", ["default", "example"])
def test_written_document_reads_back_equal(which: str) -> None:
    strategy = DEFAULT_STRATEGY
    if which == "example":
        found = read(EXAMPLE.read_text(encoding="utf-8")).strategy
        assert found is not None
        strategy = found
    text = write_strategy(strategy, note="a note\nof two lines")
    again = read(text)
    assert again.strategy == strategy
    assert write_strategy(strategy, note="a note\nof two lines") == text


def test_all_problems_are_told_at_once() -> None:
    text = """\
strategy: own
quiet_dais: 3
segments:
  - name: big
    when: dp > 3
    steps:
      - name: one
        days: 6..1
        template: overdue_frist
        at: 9.30
      - name: one
        days: 3
        template: firm
  - name: rest
"""
    assert problems(text) == [
        "line 2, quiet_dais: there is no `quiet_dais` here: did you mean `quiet_days`?",
        (
            "line 5, segments[0].when: column 1 of the condition: unknown name `dp`: "
            "did you mean `dpd`?"
        ),
        "line 8, segments[0].steps[0].days: the days run backwards: 6 is after 1",
        (
            "line 9, segments[0].steps[0].template: there is no template "
            "`overdue_frist`: did you mean `overdue_first`?"
        ),
        "line 10, segments[0].steps[0].at: `9.30` is no time of day like 09:30",
        "line 11, segments[0].steps[1].name: the name `one` is given twice",
    ]


def test_problems_are_told_in_spanish_too() -> None:
    (problem,) = read(a_step(days="6..1")).problems
    assert problem.text("es") == (
        "línea 4, steps[0].days: los días van al revés: 6 es después de 1"
    )
    (nested,) = read(a_step(when="dp > 3")).problems
    assert "¿quería decir `dpd`?" in nested.text("es")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ({"name": "a b"}, "`a b` is no name"),
        ({"name": ""}, "`name` is missing"),
        ({"days": "1,6"}, "`1,6` are no days"),
        ({"days": "09:00"}, "`09:00` are no days"),
        ({"days": "''"}, "it is empty"),
        ({"days": "[1, 6]"}, "a text is expected"),
        ({"days": "0..6", "anchor": "last_contact"}, "begin with 1"),
        ({"repeat": "2"}, "anchor: last_contact"),
        ({"repeat": "0", "anchor": "last_contact"}, "from 1 to 100"),
        ({"template": ""}, "needs a `template`"),
        ({"action": "person"}, "has no `template`"),
        ({"action": "persona"}, "did you mean `person`?"),
        ({"action": "none"}, "`none` is none of send, person"),
        ({"at": "24:00"}, "no time of day"),
        ({"at": "9h30"}, "no time of day"),
        ({"start": "passiv"}, "did you mean `passive`?"),
        ({"tone": "angry"}, "none of kind, plain, firm"),
        ({"offer": "plam"}, "did you mean `plan`?"),
        ({"channels": "[whatsap]"}, "did you mean `whatsapp`?"),
        ({"channels": "[sms, sms]"}, "`sms` is given twice"),
        ({"channels": "{a: b}"}, "a list is expected"),
        ({"when": "dpd > x"}, "column 7 of the condition"),
        ({"template": "instalment_late"}, "is not for these steps"),
        ({"template": "payment_received"}, "there is no template"),
        ({"colour": "red"}, "there is no `colour` here"),
        ({"<<": "{}"}, "`<<` is not supported"),
        ({"variants": "[{name: a, weight: 1}]"}, "nothing to compare"),
        ({"variants": "[{name: a, weight: 0}, {name: b, weight: 1}]"}, "no weight"),
        ({"variants": "[{name: a, weight: 50%}, {name: b, weight: 1}]"}, "or none"),
        ({"variants": "[{name: a, weight: 50%}, {name: b, weight: 40%}]"}, "to 90%"),
        ({"variants": "[{name: a, weight: 1}, {name: a, weight: 1}]"}, "given twice"),
        ({"variants": "[{weight: 1}, {name: b}]"}, "is missing"),
        (
            {"variants": "[{name: a, weight: 1, when: x}, {name: b, weight: 1}]"},
            "`when`",
        ),
    ],
)
def test_step_that_cannot_be_read(lines: dict[str, str], told: str) -> None:
    assert any(told in problem for problem in problems(a_step(**lines)))
    assert read(a_step(**lines)).strategy is None


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("version: 3", "take this line out"),
        ("hold_out: 60%", "from 0% to 50%"),
        ("hold_out: 5", "like 5% or 0.05"),
        ("hold_out: 5,5%", "like 5% or 0.05"),
        ("quiet_days: -1", "from 0 to 365"),
        ("quiet_days: three", "no whole number"),
        ("quiet_days: ٣", "no whole number"),
        ("quiet_days:", "it is empty"),
        ("quiet_days: ~", "it is empty"),
        ("smallest_balance: {EURO: 5}", "did you mean `EUR`?"),
        ("smallest_balance: {EUR: 5.001}", "no amount of EUR"),
        ("smallest_balance: {CLP: 5.5}", "no amount of CLP"),
        ("smallest_balance: 5", "keys with values"),
        ("smallest_balance: {EUR: 1, EUR: 2}", "given twice"),
        ("stages: {early: 100}", "must rise"),
        ("stages: {earlier: 3}", "did you mean `early`?"),
        ("segments: []", "either `segments`, or `steps`"),
        ("steps: []", "`steps` is given twice"),
        ("strategy: b", "`strategy` is given twice"),
        ("? [a]\n: b", "the key has to be a text"),
    ],
)
def test_head_that_cannot_be_read(head: str, told: str) -> None:
    assert any(told in problem for problem in problems(f"{a_step()}{head}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        "- a\n- list",
        "just text",
        "a: [",
        "\ta: b",
        "strategy: a\n---\nstrategy: b",
        "strategy: x\nsteps: !!python/object:os.system ls",
        "strategy: &a [*a]\nsteps: *a",
        "[" * 5000,
        "{a: " * 5000,
        'a: "\x00"',
        "strategy: x\nsteps: []\n" + " " * 200_000,
    ],
)
def test_what_is_no_document_is_told(text: str) -> None:
    found = read(text)
    assert found.strategy is None
    assert found.problems


@settings(deadline=None)
@given(st.text(alphabet="strategy: nmedays-\n\t[]{}&*!|>'\"%@`#?,.0129", max_size=120))
def test_any_text_ends_in_an_answer(text: str) -> None:
    found = read(text)
    assert (found.strategy is None) is bool(found.problems)


def test_words_of_old_yaml_stay_words() -> None:
    step = only_step(a_step(name="no", at="09:30", days="12"))
    assert (step.name, step.at) == ("no", time(9, 30))
    strategy = read(a_step().replace("own", "on")).strategy
    assert strategy is not None
    assert strategy.name == "on"


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("7", (7, 7)),
        ("1..6", (1, 6)),
        ("-3..-1", (-3, -1)),
        ("-3 .. 4", (-3, 4)),
        ("181..", (181, NO_END)),
        ('"30"', (30, 30)),
    ],
)
def test_days_in_their_writings(written: str, days: tuple[int, int]) -> None:
    step = only_step(a_step(days=written))
    assert (step.first_day, step.last_day) == days


def test_percentages_are_weights() -> None:
    text = "[{name: a, weight: 33.3%}, {name: b, weight: 66.7%, at: 18:00}]"
    a, b = only_step(a_step(variants=text)).speeches
    assert a.share == pytest.approx(0.333)
    assert b.share == pytest.approx(0.667)
    assert b.at == time(18)


def test_variants_may_bring_every_template() -> None:
    text = (
        "[{name: a, weight: 1, template: firm}, "
        "{name: b, weight: 1, template: preventive}]"
    )
    step = only_step(a_step(template="", variants=text))
    assert [speech.template for speech in step.speeches] == ["firm", "preventive"]


def test_oddities_are_warnings_with_lines() -> None:
    text = a_step() + "  - name: second\n    days: 5..9\n    template: firm\n"
    found = read(text)
    assert found.strategy is not None
    assert [str(warning) for warning in found.warnings] == [
        (
            "line 7, steps[1].days: days 5 to 6 are those of `first` too: `second`, "
            "which comes later in the list, is taken"
        )
    ]


def test_aliases_share_steps_between_segments() -> None:
    text = """\
strategy: own
segments:
  - name: mexico
    when: country == "MX"
    steps: &same
      - {name: first, days: 1..6, template: firm}
  - name: rest
    steps: *same
"""
    strategy = read(text).strategy
    assert strategy is not None
    assert strategy.segments[0].steps == strategy.segments[1].steps


NAMES = st.text("abcño-1_.", min_size=1, max_size=8).filter(
    lambda name: name[0] not in "-."
)
CONDITIONS = st.none() | st.sampled_from(
    [Expression.parse(t) for t in ("dpd > 3", 'country in ["ES", "MX"]', "risk known")]
)
TIMES = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
ORDERS = st.lists(st.sampled_from(Channel), max_size=3, unique=True).map(tuple)


@st.composite
def some_steps(
    draw: st.DrawFn, sequence: str, names: tuple[str, ...]
) -> tuple[Step, ...]:
    templates = st.sampled_from(sorted(TEMPLATES[sequence]))
    return tuple(draw(a_random_step(name, templates)) for name in names)


@st.composite
def a_random_step(
    draw: st.DrawFn, name: str, templates: st.SearchStrategy[str]
) -> Step:
    anchor = draw(st.sampled_from(Anchor))
    first = draw(st.integers(1 if anchor is Anchor.LAST_CONTACT else -30, 400))
    days: dict[str, Any] = {
        "first_day": first,
        "last_day": draw(st.just(NO_END) | st.integers(first, 500)),
        "anchor": anchor,
        "when": draw(CONDITIONS),
        "start": draw(st.sampled_from(Start)),
        "repeat": draw(st.integers(1, 3)) if anchor is Anchor.LAST_CONTACT else 1,
    }
    if draw(st.booleans()):
        return Step(name=name, action=Action.PERSON, **days)
    kinds = draw(st.sampled_from([(), ("x", "y"), ("x", "y", "no")]))
    return Step(
        name=name,
        template=draw(templates),
        tone=draw(st.sampled_from(TONES)),
        offer=draw(st.sampled_from(["", "plan", "extension", "discount"])),
        at=draw(TIMES),
        channels=draw(ORDERS),
        variants=tuple(
            Variant(
                name=kind,
                weight=draw(st.sampled_from([1, 2, 33.3, 0.5])),
                template=draw(st.none() | templates),
                tone=draw(st.none() | st.sampled_from(TONES)),
                channels=draw(st.none() | ORDERS),
                at=draw(TIMES),
            )
            for kind in kinds
        ),
        **days,
    )


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    conditions = [Expression.parse("dpd > 3")] * (len(names) - 1) + [None]
    segments = []
    for name, condition in zip(names, conditions, strict=True):
        own = draw(st.lists(NAMES, max_size=4, unique=True))
        segments.append(
            Segment(
                name=name,
                when=condition,
                steps=draw(some_steps("steps", tuple(own[:2]))),
                instalment_steps=draw(some_steps("instalment_steps", tuple(own[2:3]))),
                promise_steps=draw(some_steps("promise_steps", tuple(own[3:]))),
            )
        )
    return Strategy(
        name=draw(NAMES.filter(lambda n: "." not in n)),
        version=1,
        segments=tuple(segments),
        limits=draw(st.sampled_from([StageLimits(), StageLimits(early=15)])),
        quiet_days=draw(st.integers(0, 30)),
        conversation_days=draw(st.integers(0, 30)),
        smallest_balance=draw(st.sampled_from([{}, {"EUR": "5.00", "CLP": "900"}])),
        hold_out=draw(st.sampled_from([0.0, 0.05, 0.125, 0.5])),
    )


@settings(deadline=None, max_examples=40)
@given(strategies())
def test_any_strategy_survives_its_document(strategy: Strategy) -> None:
    found = read(write_strategy(strategy))
    assert found.problems == ()
    assert found.strategy == strategy


@settings(deadline=None, max_examples=40)
@given(strategies())
def test_any_strategy_survives_its_storage(strategy: Strategy) -> None:
    stored = json.loads(json.dumps(definition_of(strategy)))
    assert strategy_from(strategy.name, 1, stored) == strategy
