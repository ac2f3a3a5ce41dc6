"""The facts that an expression may name: their types, and where each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from recobro.domain.ageing import Stage
from recobro.domain.money import CURRENCY_EXPONENTS
from recobro.domain.strategy.behaviour import Behaviour, behaviour_of
from recobro.domain.strategy.facts import AccountFacts

# Reads one fact; `dpd` and `stage` are counted once for all conditions, and handed in.
Getter = Callable[[AccountFacts], Any]


class Kind(StrEnum):
    """What a fact is; it says what it may be compared with."""

    DAYS = "days"
    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    TEXT = "text"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact by name: `allowed` are all its texts, `form` a word for what they are."""

    kind: Kind
    get: Getter
    meaning: str
    allowed: frozenset[str] = frozenset()
    form: str = ""


def _handed_in(facts: AccountFacts) -> Any:
    raise LookupError(f"handed in beside {facts}")


FACTS: Mapping[str, Fact] = {
    "dpd": Fact(
        kind=Kind.DAYS,
        get=_handed_in,
        meaning="days past due of the oldest debt; negative before the due date",
    ),
    "amount": Fact(
        kind=Kind.MONEY,
        get=attrgetter("claimable"),
        meaning="what may be asked for: without the disputed and the held",
    ),
    "balance": Fact(
        kind=Kind.MONEY,
        get=attrgetter("balance"),
        meaning="all that is owed, after credits and money not yet applied",
    ),
    "currency": Fact(
        kind=Kind.TEXT,
        get=attrgetter("currency"),
        meaning="the account's currency (ISO 4217)",
        allowed=frozenset(CURRENCY_EXPONENTS),
    ),
    "stage": Fact(
        kind=Kind.TEXT,
        get=_handed_in,
        meaning="how far gone the debt is, by the strategy's limits",
        allowed=frozenset(stage.value for stage in Stage),
    ),
    "country": Fact(
        kind=Kind.TEXT,
        get=attrgetter("country"),
        meaning="the debtor's country (ISO 3166, two capital letters)",
        form="country",
    ),
    "language": Fact(
        kind=Kind.TEXT,
        get=attrgetter("language"),
        meaning="the debtor's language (ISO 639-1, two small letters)",
        form="language",
    ),
    "kind": Fact(
        kind=Kind.TEXT,
        get=attrgetter("debtor_kind"),
        meaning="who owes",
        allowed=frozenset({"consumer", "business"}),
    ),
    "behaviour": Fact(
        kind=Kind.TEXT,
        get=behaviour_of,
        meaning="how the person has dealt with us",
        allowed=frozenset(behaviour.value for behaviour in Behaviour),
    ),
    "promises_kept": Fact(
        kind=Kind.COUNT,
        get=attrgetter("promises_kept"),
        meaning="promises that were kept",
    ),
    "promises_broken": Fact(
        kind=Kind.COUNT,
        get=attrgetter("promises_broken"),
        meaning="promises that were not",
    ),
    "unanswered": Fact(
        kind=Kind.COUNT,
        get=attrgetter("unanswered"),
        meaning="messages that nobody asked for since the person last wrote",
    ),
    "claims": Fact(
        kind=Kind.COUNT,
        get=attrgetter("claims"),
        meaning="how many debts may be asked for",
    ),
    "risk": Fact(
        kind=Kind.SHARE,
        get=attrgetter("risk"),
        meaning="a model's risk, 0 to 1, where there is one",
    ),
    "tags": Fact(
        kind=Kind.TEXTS,
        get=attrgetter("tags"),
        meaning="the debtor's tags",
    ),
}
