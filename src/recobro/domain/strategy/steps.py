"""Steps of a strategy: when they come, what they do, and in which variants."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from recobro.domain.messages import Channel
from recobro.domain.strategy.expressions import Condition, Expression, condition_of

# A step without a last day goes on for good: 273 years.
NO_END = 100_000
TONES = ("kind", "plain", "firm")
OFFERS = ("", "extension", "plan", "discount")
# Names are parts of keys and of labels: no colon, no at sign, no spaces.
NAME = re.compile(r"\w[\w.-]{0,59}")


class Action(StrEnum):
    """What a decision says to do."""

    SEND = "send"
    PERSON = "person"
    NONE = "none"


class Anchor(StrEnum):
    """From when a step counts its days.

    `due` is the date of what is owed: the oldest due date that may be asked for, the
    instalment's or the promise's. `last_contact` is the day of our last message that
    nobody asked for, if it was about this debt: not before the first step's day.
    """

    DUE = "due"
    LAST_CONTACT = "last_contact"


class Start(StrEnum):
    """What a step does whose moment comes while a conversation is going on.

    A conversation goes on for the strategy's `conversation_days` after the person
    last wrote. `interrupt` speaks all the same. `skip` goes by for good: its moment is
    its first day, and it does not speak if a conversation was going on then or the
    person wrote since. `passive` waits until the conversation rests, and speaks if its
    days have not passed.
    """

    INTERRUPT = "interrupt"
    SKIP = "skip"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way to take a step; what is None is as the step says.

    `weight` is a number above 0: its share is the weight over the sum of weights.
    """

    name: str
    weight: float
    template: str | None = None
    tone: str | None = None
    channels: tuple[Channel, ...] | None = None
    at: time | None = None

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of a variant")
        if not 0 < self.weight < float("inf"):
            raise ValueError(f"variant {self.name}: its weight is a number above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What a step says and how, with the variant resolved.

    `share` is the chance with which this variant is drawn; `channels` the order to
    try, empty for the company's own; `at` the earliest time of day, where the debtor's
    days are counted, None for as soon as it is lawful.
    """

    variant: str
    share: float
    template: str
    tone: str
    offer: str
    channels: tuple[Channel, ...]
    at: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a sequence: from which to which day after its anchor, and what then.

    A step speaks once for each anchor (`decisions.key_of`); one that counts from the
    last contact speaks once for each contact, and `repeat` times for one due date at
    most. `template` names the wording; `tone` and `offer` are stored with the message
    and read by reports. `channels` is the order to try, and nothing else is tried;
    empty is the company's own order. `when` is a further condition. `test`, `speeches`
    and `bounds` (where each variant's share ends) are derived.
    """

    name: str
    first_day: int
    last_day: int
    anchor: Anchor = Anchor.DUE
    at: time | None = None
    start: Start = Start.INTERRUPT
    action: Action = Action.SEND
    channels: tuple[Channel, ...] = ()
    template: str = ""
    tone: str = "kind"
    offer: str = ""
    when: Expression | None = None
    variants: tuple[Variant, ...] = ()
    repeat: int = 1
    test: Condition | None = field(init=False, repr=False, compare=False)
    speeches: tuple[Speech, ...] = field(init=False, repr=False, compare=False)
    bounds: tuple[float, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        problem = self._problem()
        if problem:
            raise ValueError(f"step {self.name}: {problem}")
        object.__setattr__(self, "test", condition_of(self.when) if self.when else None)
        speeches = _speeches(self)
        object.__setattr__(self, "speeches", speeches)
        ends = [sum(s.share for s in speeches[: n + 1]) for n in range(len(speeches))]
        object.__setattr__(self, "bounds", (*ends[:-1], 1.0))

    def _problem(self) -> str:
        """What is wrong with the step, or nothing."""
        names = [variant.name for variant in self.variants]
        for wrong, problem in (
            (not NAME.fullmatch(self.name), "that is no name"),
            (self.first_day > self.last_day, "its days run backwards"),
            (self.action is Action.NONE, "it does nothing"),
            (self.tone not in TONES, f"{self.tone!r} is no tone"),
            (self.offer not in OFFERS, f"{self.offer!r} is no offer"),
            (len(set(names)) < len(names), "two variants have one name"),
            (self.repeat < 1, "it speaks at least once"),
            (
                self.repeat > 1 and self.anchor is Anchor.DUE,
                "only a step that counts from the last contact is repeated",
            ),
            (
                self.anchor is Anchor.LAST_CONTACT and self.first_day < 1,
                "days after the last contact begin with 1",
            ),
            (
                self.action is Action.PERSON and bool(self.variants),
                "a person's task has no variants",
            ),
            (
                self.action is Action.SEND
                and not self.template
                and not (names and all(v.template for v in self.variants)),
                "a message needs a template",
            ),
        ):
            if wrong:
                return problem
        return ""


def _speeches(step: Step) -> tuple[Speech, ...]:
    """Each way in which the step may speak; one where it has no variants."""
    ways = step.variants or (Variant(name="one", weight=1),)
    total = sum(way.weight for way in ways)
    return tuple(
        Speech(
            variant=way.name if step.variants else "",
            share=way.weight / total,
            template=step.template if way.template is None else way.template,
            tone=step.tone if way.tone is None else way.tone,
            offer=step.offer,
            channels=step.channels if way.channels is None else way.channels,
            at=step.at if way.at is None else way.at,
        )
        for way in ways
    )
