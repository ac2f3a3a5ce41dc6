"""The engine: may this be done to this person at this moment, and if not, when.

The decision procedure of LAW.md, section 13: keep the rules of all packs that apply,
evaluate every one, collect what is broken. The strictest wins by itself, because each
rule can only forbid. The packs are compiled once, and the rules that a question may
touch are selected once for each kind of question (`plans`); no rule reads the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.checks import Key
from recobro.domain.compliance.clocks import ceil_minute
from recobro.domain.compliance.facts import ClosedDays, ContactFacts
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.plans import Compiled, Entry, Plan
from recobro.domain.compliance.situation import Situation
from recobro.domain.compliance.verdicts import (
    BrokenRule,
    RuleReference,
    Sentence,
    Verdict,
)

# No chain of rules keeps an action closed for so long and then opens.
HORIZON = timedelta(days=1100)
# Where no pack governs, nothing is known to be allowed.
NO_PACK = BrokenRule(
    RuleReference(
        rule_id="NO-PACK",
        part="",
        pack_id="",
        basis="policy",
        citation="recobro",
        source="recobro",
        message=Sentence(
            es="No hay reglas cargadas para este país: no se permite nada.",
            en="No rules are loaded for this country: nothing is allowed.",
        ),
    )
)


@lru_cache(maxsize=256)
def compiled(packs: tuple[Pack, ...], law_only: bool) -> Compiled:
    """The packs made ready; a tuple of the same packs is compiled once."""
    return Compiled(packs, law_only)


def evaluate(
    packs: Sequence[Pack],
    facts: ContactFacts,
    action: Action,
    moment: datetime,
    closed_days: ClosedDays | None = None,
    *,
    law_only: bool = False,
) -> Verdict:
    """The verdict on an action at a moment.

    `packs` hold every pack that governs (parents included). `closed_days` are the
    holidays and closing days of the debtor's place; a year that it does not know
    refuses where a rule needs it. `law_only` leaves `policy` rules out. Without any
    pack nothing is allowed. Raises ValueError where the moment carries no zone.
    """
    if not packs:
        return Verdict(False, (NO_PACK,), None, (), ())
    ready = compiled(tuple(packs), law_only)
    key = (
        action.kind,
        action.channel,
        action.purpose,
        facts.debtor,
        facts.collector,
        facts.debt_type,
        facts.party,
        action.automated,
    )
    plan = ready.plans.get(key)
    if plan is None:
        plan = ready.plan(Key(*key))
    situation = Situation(facts, action, moment, closed_days)
    now = situation.moment
    refused: list[tuple[Entry, datetime | None]] = []
    duties = plan.obligations(situation)
    for next_ok, entry in plan.asks(situation):
        lawful = next_ok(situation, now)
        if lawful is not now:
            if entry.warns:
                duties = (*duties, f"warn:{entry.rule.id}")
            else:
                refused.append((entry, lawful))
    if not refused:
        return Verdict(True, (), None, duties, ready.stamps)
    if len(refused) > 1:
        refused.sort(key=_order)
    broken = tuple([_broken(entry, at, situation) for entry, at in refused])
    earliest = _earliest(plan, situation, refused)
    return Verdict(False, broken, earliest, duties, ready.stamps)


def _order(refusal: tuple[Entry, datetime | None]) -> int:
    return refusal[0].order


def _broken(entry: Entry, lawful: datetime | None, situation: Situation) -> BrokenRule:
    if lawful is not None:
        return BrokenRule(entry.reference, ceil_minute(lawful))
    missing = entry.check.missing(situation)
    return BrokenRule(entry.reference, None, missing) if missing else entry.broken


def _earliest(
    plan: Plan,
    situation: Situation,
    refused: list[tuple[Entry, datetime | None]],
) -> datetime | None:
    """The first whole minute at which every rule holds.

    Each rule names the first moment from a given one at which it holds by itself;
    nothing earlier can satisfy all, so jumping to the latest of them, until nobody
    asks for more, finds the least common moment.
    """
    instant = situation.moment
    for _, lawful in refused:
        if lawful is None:
            return None
        instant = max(instant, lawful)
    instant = ceil_minute(instant)
    limit = situation.moment + HORIZON
    moved = True
    while moved:
        moved = False
        for next_ok in plan.timed:
            later = next_ok(situation, instant)
            if later is instant:
                continue
            if later is None or later > limit:
                return None
            instant, moved = ceil_minute(later), True
    return instant
