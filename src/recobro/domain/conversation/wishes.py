"""What a message names of an agreement: money, parts, days, and how it divides them."""

from __future__ import annotations

from recobro.domain.conversation.terms import first_and_rest, says_everything
from recobro.domain.conversation.turn import Situation
from recobro.domain.money import Money
from recobro.domain.plans import Frequency, PlanWish
from recobro.domain.readings import Entities


def entities(s: Situation) -> Entities:
    """What the reading found; empty where there is no reading."""
    return s.reading.entities if s.reading else Entities()


def named_money(s: Situation) -> Money | None:
    """The sum that the message names in the account's currency, if any."""
    named = entities(s)
    if named.amount is None or named.amount <= 0:
        return None
    if named.currency not in (None, s.facts.currency):
        return None
    return Money.rounded(named.amount, s.facts.currency)


def promised_money(s: Situation) -> Money | None:
    """The sum that is promised: the one named, or all of it where it says so."""
    named = named_money(s)
    if named is None and says_everything(s.text):
        return s.balance
    return min(named, s.balance) if named else None


def named_frequency(s: Situation) -> Frequency | None:
    """How often the message wants to pay, if it says so."""
    named = entities(s).frequency
    return Frequency(named) if named else None


def wished_plan(s: Situation) -> PlanWish:
    """The plan that the message asks for."""
    named = entities(s)
    money = named_money(s)
    return divided_plan(s) or PlanWish(
        installments=named.installments,
        amount=money.amount if money else None,
        frequency=named_frequency(s),
        first_date=named.date,
    )


def divided_plan(s: Situation) -> PlanWish | None:
    """«200 hoy y el resto el 30»; None where the message does not divide it so."""
    said = first_and_rest(s.text, s.today)
    if said is None:
        return None
    money = s.balance.split(2)[0] if said.half else named_money(s)
    if money is None or money >= s.balance:
        return None
    named = entities(s)
    count = named.installments
    of_the_rest = named.date is not None and named.date == said.rest_day
    first = s.today if said.now or of_the_rest else named.date
    later = named.date if said.now and named.date and named.date > s.today else None
    return PlanWish(
        installments=count + 1 if count and said.apart else count,
        frequency=named_frequency(s),
        first_date=first,
        down=money.amount,
        rest_date=said.rest_day or later,
    )
