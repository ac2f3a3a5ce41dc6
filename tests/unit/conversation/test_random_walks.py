"""Random conversations never break what always holds (CONVERSE, ten rules).

The long form (`--soak`) plays 2,000 conversations of 50 turns: 100,000 turns. The
person, the money, the clock and a colleague do whatever the machine draws.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine
from tests.unit.conversation.builders import SECRET, a_dialogue

from recobro.domain.conversation.effects import ALL_CHANNELS
from recobro.domain.conversation.state import STOPPED, OfferKind, Status
from recobro.domain.money import Money
from recobro.domain.plans import add_months, check_plan
from recobro.domain.readings import (
    URGENT_CARE,
    Care,
    Entities,
    Intent,
    Reading,
    by_precedence,
)
from recobro.rehearsal.player import Player

_TURNS = 50
_SECRETS = ("Aguas", "F-7", "300", "deuda", "factura", "pendiente")
_ASKED_TWICE_AT_MOST = ("ask_promise", "misunderstood", "identity_retry")

# What ends a conversation is drawn seldom, or most turns would meet silence.
_ENDS = frozenset({
    Intent.DECEASED, Intent.WRONG_PERSON, Intent.LEGAL_REPRESENTATION, Intent.OPT_OUT,
    Intent.DATA_RIGHTS, Intent.COMPLAINT, Intent.TALK_TO_HUMAN, Intent.DISPUTE,
})  # fmt: skip
_GOES_ON = [intent for intent in Intent if intent not in _ENDS]
going_on = strategies.sets(strategies.sampled_from(_GOES_ON), min_size=1, max_size=3)
anything = strategies.sets(
    strategies.sampled_from(list(Intent)), min_size=1, max_size=3
)
intents = strategies.integers(0, 11).flatmap(lambda n: going_on if n else anything)
cares = strategies.integers(0, 11).flatmap(
    lambda n: (
        strategies.just(set[Care]())
        if n
        else strategies.sets(strategies.sampled_from(list(Care)), max_size=1)
    )
)
entities = strategies.fixed_dictionaries(
    {},
    optional={
        "days": strategies.integers(-5, 120),
        "amount": strategies.decimals(1, 900, places=2),
        "installments": strategies.integers(1, 40),
        "percent": strategies.integers(1, 99).map(Decimal),
        "frequency": strategies.sampled_from(["weekly", "biweekly", "monthly"]),
        "method": strategies.sampled_from(["card", "bizum", "cash"]),
    },
)
policies = strategies.fixed_dictionaries(
    {
        "max_installments": strategies.integers(0, 12),
        "min_installment": strategies.sampled_from(["0.00", "10.00", "90.00"]),
        "max_first_payment_days": strategies.integers(0, 40),
        "max_plan_months": strategies.integers(0, 12),
        "max_discount_percent": strategies.sampled_from(["0", "7.5", "30"]),
        "discount_needs_full_payment_within_days": strategies.integers(0, 10),
        "max_extension_days": strategies.integers(0, 30),
        "human_over": strategies.sampled_from([None, "250.00", "100000.00"]),
        "max_move_days": strategies.integers(0, 10),
        "skips_per_plan": strategies.integers(0, 1),
        "asks_survey": strategies.booleans(),
        "promise_grace_days": strategies.integers(0, 3),
    }
)


class Conversations(RuleBasedStateMachine):
    """One account, one conversation, and everybody who may act on it."""

    player: Player

    @initialize(
        policy=policies,
        amount=strategies.sampled_from(["0.03", "59.99", "300.00", "4321.10"]),
        identity=strategies.sampled_from([None, SECRET]),
        day=strategies.dates(date(2026, 1, 1), date(2027, 12, 31)),
        opening=strategies.sampled_from([None, "reminder", "offer_plan"]),
    )
    def begin(
        self, policy: Any, amount: str, identity: Any, day: date, opening: str | None
    ) -> None:
        dialogue = a_dialogue(
            policy=policy, amount=amount, identity=identity, opening=opening
        )
        dialogue["now"] = f"{day}T10:30:00"
        self.player = Player(dialogue)
        self.player.play()
        self.limits = policy
        self.before = self.player.state
        self.last: dict[str, Any] = self.player.opening or _silence()
        self.asked: dict[str, int] = {}
        self.best: dict[str, Any] = {"percent": Decimal(0), "balance": None}
        self.first_word = self.last if self.last["reply"] else None
        self.reading: Reading | None = None

    def _after(self, turn: dict[str, Any], reading: Reading | None = None) -> None:
        self.last, self.reading = turn, reading
        if turn["reply"] and self.first_word is None:
            self.first_word = turn
        act = turn["act"]
        if act in _ASKED_TWICE_AT_MOST and turn["reply"]:
            self.asked[act] = self.asked.get(act, 0) + 1

    @rule(wanted=intents, care=cares, named=entities, sure=strategies.booleans())
    def writes(
        self, wanted: set[Intent], care: set[Care], named: Any, sure: bool
    ) -> None:
        self.before, self.had = self.player.state, self.player.facts
        days = named.pop("days", None)
        day = None if days is None else self.player.now.date() + timedelta(days=days)
        currency = "EUR" if "amount" in named else None
        reading = Reading(
            intents=by_precedence(frozenset(wanted)),
            confidence=0.9,
            entities=Entities(date=day, currency=currency, **named),
            care=frozenset(care),
            abstain=not sure,
        )
        if not wanted & {Intent.OTHER}:
            self.asked.pop("misunderstood", None)
        self._after(self.player.hear("lo que sea", reading), reading)

    @rule()
    def says_yes(self) -> None:
        reading = Reading(intents=(Intent.ACCEPT,), confidence=1.0)
        self.before, self.had = self.player.state, self.player.facts
        self._after(self.player.hear("sí", reading), reading)

    @rule()
    def answers_who_they_are(self) -> None:
        reading = Reading(intents=(Intent.CONFIRM_IDENTITY,), confidence=1.0)
        self.before, self.had = self.player.state, self.player.facts
        self._after(self.player.hear("1985", reading), reading)

    @rule(part=strategies.sampled_from([Decimal("0.1"), Decimal("0.5"), Decimal(1)]))
    def pays(self, part: Decimal) -> None:
        balance = self.player.facts.balance
        if not balance.is_positive:
            return
        amount = Money.rounded(max(balance.amount * part, Decimal("0.01")), "EUR")
        self.before, self.had = self.player.state, self.player.facts
        self._after(self.player.payment(amount))

    @rule(days=strategies.integers(1, 40))
    def time_passes(self, days: int) -> None:
        self.before, self.had = self.player.state, self.player.facts
        self._after(self.player.wait(timedelta(days=days)))

    @rule()
    def a_colleague_takes_it(self) -> None:
        self.before, self.had = self.player.state, self.player.facts
        self._after(self.player.step({"human": "yo lo miro"}))

    @rule()
    def a_colleague_gives_it_back(self) -> None:
        self.before, self.had = self.player.state, self.player.facts
        self.asked = {}
        self._after(self.player.step({"give_back": True}))

    @invariant()
    def nothing_before_identity(self) -> None:
        if not self.player.state.verified and self.player.facts.identity:
            said = f"{self.last['reply'] or ''} {' '.join(self.last['buttons'])}"
            assert not [s for s in _SECRETS if s.lower() in said.lower()], said

    @invariant()
    def offers_stay_inside_policy(self) -> None:
        offer, limits = self.player.state.offer, self.limits
        if offer is None or self.last["act"] is None:
            return
        today = self.player.now.date()
        if offer.kind is OfferKind.PLAN:
            check_plan(offer.instalments, offer.balance)
            assert 2 <= len(offer.instalments) <= limits["max_installments"]
            least = Decimal(limits["min_installment"])
            assert min(p.amount.amount for p in offer.instalments) >= least
            last_day = add_months(today, limits["max_plan_months"])
            assert offer.instalments[-1].date <= last_day
            first = offer.instalments[0].date
            assert first <= today + timedelta(days=limits["max_first_payment_days"])
        if offer.kind is OfferKind.DISCOUNT:
            assert offer.percent is not None
            assert offer.percent <= Decimal(limits["max_discount_percent"])
            least_paid = offer.balance.amount * (100 - offer.percent) / 100
            assert offer.amount.amount >= least_paid
        if offer.kind is OfferKind.EXTENSION:
            assert offer.date is not None
            assert offer.date <= today + timedelta(days=limits["max_extension_days"])

    @invariant()
    def offers_never_get_worse(self) -> None:
        offer = self.player.state.offer
        if offer is None or offer.kind is not OfferKind.DISCOUNT:
            return
        if self.best["balance"] != offer.balance:
            self.best = {"balance": offer.balance, "percent": Decimal(0)}
        assert offer.percent is not None
        assert offer.percent >= self.best["percent"]
        self.best["percent"] = offer.percent

    @invariant()
    def guard_lets_every_reply_out(self) -> None:
        refused = [
            (text, [(str(v.rule), v.span) for v in verdict.violations])
            for text, verdict in self.player.refused
        ]
        assert not refused, refused

    @invariant()
    def nobody_writes_over_a_person(self) -> None:
        held = self.before.held_by_person and self.player.state.held_by_person
        if held or self.before.status in STOPPED:
            urgent = self.reading and self.reading.care & URGENT_CARE
            assert not self.last["reply"] or urgent
        if held:
            assert not self.last["reply"]

    @invariant()
    def stops_take_effect_at_once(self) -> None:
        status = self.player.state.status
        if status is Status.OPTED_OUT:
            assert "whatsapp" in self.player.stopped
        if status is Status.DECEASED:
            assert self.player.stopped == set(ALL_CHANNELS)

    @invariant()
    def agreements_need_a_yes_to_an_offer(self) -> None:
        had = getattr(self, "had", None)
        if had is None:
            return
        now = self.player.facts
        made = (now.plan and now.plan is not had.plan and not had.plan) or (
            now.promise and not had.promise
        )
        if made:
            assert self.before.offer is not None
            assert self.reading is not None
            assert Intent.ACCEPT in self.reading.intents

    @invariant()
    def nothing_is_asked_three_times(self) -> None:
        assert all(times <= 2 for times in self.asked.values()), self.asked

    @invariant()
    def first_word_says_it_is_a_machine(self) -> None:
        if self.first_word is not None and self.first_word["act"] != "ask_identity":
            assert "automátic" in self.first_word["reply"], self.first_word

    @invariant()
    def every_turn_has_its_reason(self) -> None:
        if self.last["act"] is not None:
            assert self.last["reason"]


def _silence() -> dict[str, Any]:
    return {"act": None, "reply": None, "buttons": [], "actions": []}


def test_random_conversations_hold_the_rules(soak: bool) -> None:
    run_machine(
        Conversations,
        settings=settings(
            max_examples=2_000 if soak else 25,
            stateful_step_count=_TURNS,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
