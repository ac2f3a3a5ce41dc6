"""recobro converse: scripted conversations on the real engine, without a database.

One dialogue a line in, one result a line out. The account is in memory, the clock is
the dialogue's, and every reply passes the guard: what it refuses is not said, and a
person is called instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from recobro.domain.conversation import (
    ConversationState,
    NegotiationPolicy,
    ReplyId,
    Turn,
    give_back,
    new_conversation,
    next_contact,
    on_balance_change,
    on_media,
    on_payment,
    on_wait,
    open_conversation,
    policy_from_json,
    reading_of_choice,
    respond,
    take_over,
    words_matter,
)
from recobro.domain.conversation import effects as fx
from recobro.domain.conversation.facts import DiscountFact, PlanFact, PromiseFact
from recobro.domain.conversation.guarded import guard_facts
from recobro.domain.conversation.state import Status
from recobro.domain.errors import DomainError
from recobro.domain.guard.facts import DatedAmount
from recobro.domain.guard.guard import judge
from recobro.domain.guard.verdict import GuardVerdict
from recobro.domain.money import Money
from recobro.domain.readings import AgentAct, Reading, reading_to_json
from recobro.ports.interpreter import Utterance
from recobro.rehearsal.account import facts_from, with_balance
from recobro.understanding.model import TrainedInterpreter
from recobro.understanding.writer import TemplateReplyWriter
from recobro.understanding.writer.helplines import HELPLINES, advice_for

_HELP = tuple(
    number
    for lines in HELPLINES.values()
    for number in (lines.self_harm, lines.violence, lines.emergency)
)
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


class Player:
    """One dialogue being played.

    `refused` holds what the guard held back, with its verdict; `opening` is our first
    message, which is no turn. Raises KeyError, ValueError or a DomainError for a
    dialogue that is not in the format.
    """

    def __init__(self, dialogue: Mapping[str, Any]) -> None:
        self.dialogue = dialogue
        zone = ZoneInfo(dialogue["timezone"])
        self.now = datetime.fromisoformat(dialogue["now"]).replace(tzinfo=zone)
        self.policy: NegotiationPolicy = policy_from_json(dialogue["policy"])
        country = str(dialogue["country"])
        facts = facts_from(dialogue)
        self.facts = replace(facts, advice=advice_for(country, facts.language))
        self.state: ConversationState = new_conversation(self.facts)
        self.interpreter = TrainedInterpreter.shipped()
        self.writer = TemplateReplyWriter()
        self.stopped: set[str] = set()
        self.discount: fx.AgreeDiscount | None = None
        self.handover: dict[str, str] | None = None
        self.turns: list[dict[str, Any]] = []
        self.buttons: dict[str, ReplyId] = {}
        self.refused: list[tuple[str, GuardVerdict]] = []
        self.payments: list[DatedAmount] = []
        self.promises: list[DatedAmount] = []
        self.opening: dict[str, Any] | None = None

    def play(self) -> dict[str, Any]:
        """Every turn in order; the result in the output format."""
        if self.dialogue.get("opening"):
            act = AgentAct(self.dialogue["opening"])
            turn = open_conversation(act, self.state, self.facts, self.policy, self.now)
            self.opening = self.take(turn)
        for step in self.dialogue["turns"]:
            self.turns.append(self.step(step))
        return {
            "id": self.dialogue["id"],
            "turns": self.turns,
            "outcome": self.outcome(),
        }

    def step(self, step: dict[str, Any]) -> dict[str, Any]:
        """One input turn."""
        if "text" in step:
            return self.hear(step["text"])
        if "choice" in step:
            reply_id = self.buttons.get(step["choice"])
            if reply_id is None:
                return self.hear(step["choice"])
            reading = reading_of_choice(reply_id)
            return self.hear(step["choice"], reading, reply_id)
        if "media" in step:
            return self.media(step)
        if "wait" in step:
            return self.wait(_duration(step["wait"]))
        if "payment" in step:
            return self.payment(Money.of(step["payment"], self.facts.currency))
        if "balance" in step:
            balance = Money.of(step["balance"], self.facts.currency)
            self.facts = with_balance(self.facts, balance)
            return self.take(
                on_balance_change(self.state, self.facts, self.policy, self.now)
            )
        if "human" in step:
            self.state = take_over(self.state)
            return _nothing()
        self.state = give_back(self.state, self.facts)
        return _nothing()

    def hear(
        self,
        text: str,
        known: Reading | None = None,
        choice: ReplyId | None = None,
    ) -> dict[str, Any]:
        """A message from the person."""
        reading = known or self.read(text)
        turn = respond(
            self.state, self.facts, self.policy, reading, text, self.now, choice
        )
        return self.take(turn) | {"reading": reading_to_json(reading)}

    def read(self, text: str) -> Reading:
        """The message understood, told our last act."""
        return self.interpreter.read(
            Utterance(
                text=text,
                country=self.facts.country,
                today=self.now.date(),
                last_agent_act=self.state.last_agent_act,
            )
        )

    def media(self, step: dict[str, Any]) -> dict[str, Any]:
        """A file, with or without words."""
        words = step.get("transcript") or step.get("caption") or ""
        reading = self.read(words) if words else None
        kind = step["media"]
        if reading and words_matter(self.state, self.facts, kind, reading, self.now):
            return self.hear(words, reading)
        return self.take(
            on_media(
                self.state, self.facts, self.policy, step["media"], words, self.now,
                reading,
            )
        )  # fmt: skip

    def wait(self, length: timedelta) -> dict[str, Any]:
        """Time passes; whatever falls due is said at its moment."""
        until = self.now + length
        said: list[dict[str, Any]] = []
        while True:
            due = next_contact(self.state, self.facts, self.policy)
            if due is None or due > until:
                break
            self.now = max(self.now, due)
            turn = on_wait(self.state, self.facts, self.policy, self.now)
            if turn is None:
                break
            said.append(self.take(turn))
        self.now = until
        spoken = [s for s in said if s["reply"]]
        if not spoken:
            return _nothing() | {"actions": [a for s in said for a in s["actions"]]}
        return spoken[-1] | {
            "reply": "\n\n".join(s["reply"] for s in spoken),
            "actions": [a for s in said for a in s["actions"]],
        }

    def payment(self, amount: Money) -> dict[str, Any]:
        """Money arrives and is allocated."""
        facts = with_balance(
            self.facts, max(self.facts.balance - amount, amount.zero(amount.currency))
        )
        if facts.promise:
            promise = replace(facts.promise, paid=facts.promise.paid + amount)
            facts = replace(facts, promise=promise)
        if facts.plan:
            plan = replace(facts.plan, paid=facts.plan.paid + amount)
            facts = replace(facts, plan=plan)
        self.payments.append(DatedAmount(date=self.now.date(), amount=amount.amount))
        promise_made, settled = facts.promise, facts.discount
        in_time = settled is not None and settled.until >= self.now.date()
        if (
            promise_made
            and settled
            and in_time
            and promise_made.paid >= settled.amount_to_pay
        ):
            facts = with_balance(facts, Money.zero(facts.currency))
        self.facts = facts
        return self.take(on_payment(self.state, facts, self.policy, amount, self.now))

    def take(self, turn: Turn) -> dict[str, Any]:
        """Carry a turn out: state, effects, words."""
        before = self.state
        self.state = turn.state
        for effect in turn.effects:
            self.carry_out(effect)
        done: dict[str, Any] = {
            "reading": None,
            "act": str(turn.act) if turn.act else None,
            "reply": None,
            "buttons": [],
            "actions": [type(e).__name__ for e in turn.effects],
            "reason": turn.reason,
        }
        if turn.reply:
            written = self.writer.write(turn.reply, self.facts, self.now.date())
            paid = [e for e in turn.effects if isinstance(e, fx.SendPaymentLink)]
            if not self.may_say(written.text, [e.amount for e in paid]):
                return self.withhold(done, before)
            self.buttons = {b.title: ReplyId(b.reply_id) for b in written.buttons}
            done |= {"reply": written.text, "buttons": list(self.buttons)}
        return done

    def withhold(
        self, done: dict[str, Any], before: ConversationState
    ) -> dict[str, Any]:
        """Say nothing and call a person; what the turn did stays done.

        What was not said was not offered either, and what we last said stays so.
        """
        self.handover = self.handover or {"reason": "other", "priority": "high"}
        self.state = replace(
            self.state,
            status=self.state.status if self.state.silent else Status.HUMAN,
            introduced=before.introduced,
            last_act=before.last_act,
            last_agent_act=before.last_agent_act,
            offer=None,
        )
        self.buttons = {}
        return done | {
            "act": None,
            "actions": [*done["actions"], "OpenHandOver"],
            "reason": "the guard held the reply back: a person writes",
        }

    def may_say(self, text: str, links: Sequence[Money] = ()) -> bool:
        """Whether a reply passes the guard, by what is true after the turn.

        `links` are the sums of the payment links that go with it.
        """
        asked = [DatedAmount(date=self.now.date(), amount=m.amount) for m in links]
        facts = guard_facts(
            self.state,
            self.facts,
            payments=tuple(self.payments),
            past_promises=(*self.promises, *asked),
            phones=_HELP,
        )
        verdict = judge(
            text,
            facts,
            country=self.facts.country,
            channel=str(self.facts.channel),
            today=self.now.date(),
        )
        if not verdict.allowed:
            self.refused.append((text, verdict))
        return verdict.allowed

    def carry_out(self, effect: fx.Effect) -> None:
        """What the action layer would do to the account."""
        zero = Money.zero(self.facts.currency)
        match effect:
            case fx.RecordPromise():
                promise = PromiseFact(date=effect.date, amount=effect.amount, paid=zero)
                self.facts = replace(self.facts, promise=promise)
                self.promises.append(
                    DatedAmount(date=effect.date, amount=effect.amount.amount)
                )
            case fx.ClosePromise():
                self.facts = replace(self.facts, promise=None)
                settled = self.facts.discount
                if settled is not None and settled.until < self.now.date():
                    self.facts, self.discount = replace(self.facts, discount=None), None
            case fx.AgreePlan():
                plan = PlanFact(instalments=effect.instalments, paid=zero)
                self.facts = replace(self.facts, plan=plan)
            case fx.AgreeDiscount():
                self.discount = effect
                fact = DiscountFact(
                    amount_to_pay=effect.amount_to_pay, until=effect.until
                )
                self.facts = replace(self.facts, discount=fact)
            case fx.MoveInstalments() if self.facts.plan:
                moved = dict(effect.moves)
                plan = replace(
                    self.facts.plan,
                    instalments=tuple(
                        replace(i, date=moved.get(i.date, i.date))
                        for i in self.facts.plan.instalments
                    ),
                )
                self.facts = replace(self.facts, plan=plan)
            case fx.ClosePlan() if self.facts.plan and effect.completed:
                pass  # the outcome still shows the plan that was kept
            case fx.StopContact():
                self.stopped |= {str(c) for c in effect.channels}
            case fx.OpenHandOver():
                self.handover = {
                    "reason": str(effect.reason),
                    "priority": str(effect.priority),
                }
            case fx.OpenDispute():
                self.facts = replace(
                    self.facts,
                    invoices=tuple(
                        replace(i, disputed=True)
                        if effect.invoice_number in (None, i.number)
                        else i
                        for i in self.facts.invoices
                    ),
                )
            case _:
                pass

    def outcome(self) -> dict[str, Any]:
        """The end of it, in the output format."""
        promise, plan = self.facts.promise, self.facts.plan
        moment = next_contact(self.state, self.facts, self.policy)
        return {
            "state": str(self.state.status),
            "promise": promise
            and {
                "date": promise.date.isoformat(),
                "amount": str(promise.amount.amount),
            },
            "plan": plan
            and {
                "installments": [
                    {"date": p.date.isoformat(), "amount": str(p.amount.amount)}
                    for p in plan.instalments
                ]
            },
            "discount": self.discount
            and {
                "percent": str(self.discount.percent),
                "amount_to_pay": str(self.discount.amount_to_pay.amount),
                "until": self.discount.until.isoformat(),
            },
            "handover": self.handover,
            "stopped": sorted(self.stopped),
            "next_contact": moment and moment.isoformat(),
        }


def _nothing() -> dict[str, Any]:
    return {"reading": None, "act": None, "reply": None, "buttons": [], "actions": []}


def _duration(text: str) -> timedelta:
    """A length of time as ISO 8601 writes it: P2D, PT6H. Raises ValueError."""
    found = _DURATION.fullmatch(text)
    if not found or not any(found.groups()):
        raise ValueError(f"{text!r} is not a length of time like P2D or PT6H")
    weeks, days, hours, minutes = (int(n or 0) for n in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def converse(dialogue: Mapping[str, Any]) -> dict[str, Any]:
    """Play one dialogue; `{"id", "error"}` where it is not in the format."""
    try:
        return Player(dialogue).play()
    except ZoneInfoNotFoundError as error:
        problem = str(error.args[0])
    except KeyError as error:
        problem = f"the field {error.args[0]!r} is missing or unknown"
    except (ValueError, TypeError, AttributeError, DomainError) as error:
        problem = str(error)
    return {"id": dialogue.get("id"), "error": problem}
