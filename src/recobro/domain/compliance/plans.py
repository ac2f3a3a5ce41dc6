"""Packs made ready: entries, and for each kind of question the rules it may touch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from recobro.domain.compliance.checks import Check, Dated, Duty, Key, in_scope
from recobro.domain.compliance.facts import NO_PREFERENCES
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.registry import check_of
from recobro.domain.compliance.rules import PreContactNotice, Rule
from recobro.domain.compliance.situation import Situation
from recobro.domain.compliance.verdicts import BrokenRule, RuleReference
from recobro.domain.compliance.vocabulary import Basis, Consequence, flag_default

NextOk = Callable[[Situation, datetime], datetime | None]

GROUPS = ("awake", "flag", "content", "inquiries", "wishes")
# Plans and lists of duties that are kept; more kinds of questions start afresh.
MOST_REMEMBERED = 4096


class Entry(NamedTuple):
    """One rule in force, with its check and what a refusal quotes of it."""

    order: int
    rule: Rule
    check: Check
    warns: bool
    reference: RuleReference
    broken: BrokenRule


Ask = tuple[NextOk, Entry]


class Plan:
    """The rules that one kind of question may touch.

    `awake` are always asked; the others only when a flag of `flags` is raised, or when
    the fact that they look at is not plain.
    """

    __slots__ = (
        "awake", "by_content", "by_flag", "by_inquiry", "by_wish", "conditional",
        "dated_duties", "duties", "duty_flags", "flags", "remembered", "timed",
    )  # fmt: skip

    def __init__(self, touched: list[Entry], key: Key) -> None:
        groups: dict[str, list[Ask]] = {name: [] for name in GROUPS}
        flags: set[str] = set()
        for entry in touched:
            sleep = entry.check.sleep(key)
            name = "awake" if sleep is None else sleep.plain or "flag"
            groups[name].append((entry.check.next_ok, entry))
            flags |= sleep.flags if sleep else set()
        self.awake = tuple(groups["awake"])
        self.by_flag = tuple(groups["flag"])
        self.by_content = tuple(groups["content"])
        self.by_inquiry = tuple(groups["inquiries"])
        self.by_wish = tuple(groups["wishes"])
        self.flags = frozenset(flags)
        # Later, the facts are the same: only what depends on the moment can change,
        # and a rule that always holds cannot.
        self.timed = tuple(
            entry.check.next_ok
            for entry in touched
            if entry.check.timed and not entry.warns and not _always_holds(entry, key)
        )
        self._collect_duties(touched)

    def _collect_duties(self, touched: list[Entry]) -> None:
        always: list[str] = []
        conditional: list[tuple[Entry, Duty]] = []
        for entry in touched:
            for duty in entry.check.duties():
                if duty.flag is None and not isinstance(entry.check, Dated):
                    always.append(duty.text)
                else:
                    conditional.append((entry, duty))
        self.duties = tuple(dict.fromkeys(always))
        self.conditional = tuple(conditional)
        names = dict.fromkeys(duty.flag for _, duty in conditional if duty.flag)
        self.duty_flags = tuple((name, flag_default(name)) for name in names)
        dated = {
            (e.check.starts, e.check.ends): e.check
            for e, _ in conditional
            if isinstance(e.check, Dated)
        }
        self.dated_duties = tuple(dated.values())
        self.remembered: dict[object, tuple[str, ...]] = {}

    def asks(self, situation: Situation) -> list[Ask]:
        """What must be asked about this situation."""
        asks = list(self.awake)
        facts = situation.facts
        if not self.flags.isdisjoint(situation.raised):
            asks += self.by_flag
            asks += self.by_content
            asks += self.by_inquiry
            asks += self.by_wish
            return asks
        if self.by_content and (facts.content or facts.content is None):
            asks += self.by_content
        if self.by_inquiry and (facts.inquiries or facts.inquiries is None):
            asks += self.by_inquiry
        if self.by_wish and (
            facts.preferences is not NO_PREFERENCES or facts.place is not None
        ):
            asks += self.by_wish
        return asks

    def obligations(self, situation: Situation) -> tuple[str, ...]:
        """The duties that hold in this situation; remembered by what decides them."""
        if not self.conditional:
            return self.duties
        flags = situation.flags
        known = tuple([flags.get(name, absent) for name, absent in self.duty_flags])
        now = situation.moment
        dated = tuple([check.in_force(situation, now) for check in self.dated_duties])
        found = self.remembered.get((known, dated))
        if found is None:
            if len(self.remembered) > MOST_REMEMBERED:
                self.remembered.clear()
            found = self._obligations(situation)
            self.remembered[known, dated] = found
        return found

    def _obligations(self, situation: Situation) -> tuple[str, ...]:
        flags = situation.flags
        texts = list(self.duties)
        for entry, duty in self.conditional:
            check = entry.check
            if isinstance(check, Dated) and not check.in_force(
                situation, situation.moment
            ):
                continue
            absent = flag_default(duty.flag) if duty.flag else None
            if duty.flag is None or flags.get(duty.flag, absent) is not duty.unless:
                texts.append(duty.text)
        return tuple(dict.fromkeys(texts))


def _always_holds(entry: Entry, key: Key) -> bool:
    sleep = entry.check.sleep(key)
    return sleep is not None and not sleep.flags and not sleep.plain


class Compiled:
    """Packs made ready: one list of entries, one plan for each kind of question."""

    __slots__ = ("entries", "plans", "stamps")

    def __init__(self, packs: tuple[Pack, ...], law_only: bool) -> None:
        self.stamps = tuple(pack.stamp for pack in packs)
        self.entries = tuple(_entries(packs, law_only=law_only))
        self.plans: dict[tuple[object, ...], Plan] = {}

    def plan(self, key: Key) -> Plan:
        """The plan for a key that has none yet."""
        touched = [
            entry
            for entry in self.entries
            if in_scope(entry.rule.scope, key) and entry.check.concerns(key)
        ]
        if len(self.plans) > MOST_REMEMBERED:
            self.plans.clear()
        plan = self.plans[tuple(key)] = Plan(touched, key)
        return plan


def _entries(packs: tuple[Pack, ...], *, law_only: bool) -> list[Entry]:
    basis_of = {key: basis for pack in packs for key, basis in pack.basis_of.items()}
    transposed = frozenset[str]().union(*(pack.transposed for pack in packs))
    entries: list[Entry] = []
    for pack in packs:
        for rule in pack.rules:
            basis = basis_of.get(rule.key, rule.basis)
            if law_only and basis is Basis.POLICY:
                continue
            waits = isinstance(rule, PreContactNotice) and rule.transposes
            if waits and waits not in transposed:
                continue
            check = check_of(rule)
            if check is not None:
                entries.append(_entry(len(entries), pack, rule, check, basis))
    return entries


def _entry(order: int, pack: Pack, rule: Rule, check: Check, basis: Basis) -> Entry:
    scope = rule.scope
    if scope.starts is not None or scope.ends is not None:
        check = Dated(check, scope.starts, scope.ends)
    reference = RuleReference(
        rule_id=rule.id,
        part=rule.part,
        pack_id=pack.id,
        basis=basis.value,
        citation=rule.cite,
        source=rule.url or rule.source,
        message=rule.message,
    )
    return Entry(
        order=order,
        rule=rule,
        check=check,
        warns=rule.on_violation is Consequence.WARN,
        reference=reference,
        broken=BrokenRule(reference),
    )
