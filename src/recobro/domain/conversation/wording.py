"""What we say, as an intention with its values; the words are a writer's business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from recobro.domain.conversation.facts import InvoiceFact
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.domain.readings import AgentAct


class Act(StrEnum):
    """What a message of ours does; one text each in the writer's catalogue."""

    # openings
    REMINDER = "reminder"
    OVERDUE_NOTICE = "overdue_notice"
    ASK_IDENTITY = "ask_identity"
    # identity
    IDENTITY_QUESTION = "identity_question"
    IDENTITY_NEEDED = "identity_needed"
    IDENTITY_PERSON = "identity_person"
    IDENTITY_RETRY = "identity_retry"
    IDENTITY_CONFIRMED = "identity_confirmed"
    IDENTITY_FAILED = "identity_failed"
    WHO_WE_ARE = "who_we_are"
    WHO_WE_ARE_UNVERIFIED = "who_we_are_unverified"
    # what is owed
    BALANCE = "balance"
    DETAILS = "details"
    NOTHING_OWED = "nothing_owed"
    CONSEQUENCES = "consequences"
    # paying
    PAYMENT_LINK = "payment_link"
    PAYMENT_METHODS = "payment_methods"
    PAYMENT_PROBLEM = "payment_problem"
    PAYMENT_THANKS = "payment_thanks"
    PAYMENT_THANKS_PART = "payment_thanks_part"
    PAYMENT_THANKS_PLAN = "payment_thanks_plan"
    PLAN_COMPLETED = "plan_completed"
    ASK_PROOF = "ask_proof"
    PROOF_RECEIVED = "proof_received"
    PROOF_HERE = "proof_here"
    PROOF_LATER = "proof_later"
    CLAIM_PENDING = "claim_pending"
    PAYMENT_FOUND = "payment_found"
    DOCUMENTS = "documents"
    FAQ_ANSWER = "faq_answer"
    # agreements
    OFFER_PLAN = "offer_plan"
    COUNTER_PLAN = "counter_plan"
    PLAN_AGREED = "plan_agreed"
    NO_PLAN = "no_plan"
    ASK_PROMISE = "ask_promise"
    CONFIRM_PROMISE = "confirm_promise"
    PROMISE_AGREED = "promise_agreed"
    OFFER_EXTENSION = "offer_extension"
    COUNTER_EXTENSION = "counter_extension"
    EXTENSION_AGREED = "extension_agreed"
    NO_EXTENSION = "no_extension"
    OFFER_DISCOUNT = "offer_discount"
    DISCOUNT_AGREED = "discount_agreed"
    DISCOUNT_LAPSED = "discount_lapsed"
    NOT_AGREED = "not_agreed"
    NO_DISCOUNT = "no_discount"
    BETTER_PLAN = "better_plan"
    BETTER_DISCOUNT = "better_discount"
    BETTER_EXTENSION = "better_extension"
    OFFER_MOVE = "offer_move"
    MOVE_AGREED = "move_agreed"
    OFFER_RECALLED = "offer_recalled"
    ASK_ALTERNATIVE = "ask_alternative"
    REFUSAL_NOTED = "refusal_noted"
    # later
    PROMISE_BROKEN = "promise_broken"
    PROMISE_PARTLY_KEPT = "promise_partly_kept"
    INSTALMENT_REMINDER = "instalment_reminder"
    INSTALMENT_MISSED = "instalment_missed"
    RESUME_CONTACT = "resume_contact"
    CONTACT_LATER = "contact_later"
    CHANNEL_CHANGED = "channel_changed"
    # stops and persons
    HARDSHIP = "hardship"
    CARE_URGENT = "care_urgent"
    DISPUTE_NOTED = "dispute_noted"
    DISPUTE_NOTED_ONE = "dispute_noted_one"
    DISPUTE_ALREADY = "dispute_already"
    WRONG_PERSON = "wrong_person"
    DECEASED = "deceased"
    LEGAL = "legal"
    OPTED_OUT = "opted_out"
    COMPLAINT = "complaint"
    DATA_RIGHTS = "data_rights"
    HANDOVER = "handover"
    HANDOVER_CLOSED = "handover_closed"
    MISUNDERSTOOD = "misunderstood"
    SAY_AGAIN = "say_again"
    WRITE_PLEASE = "write_please"
    ABUSE = "abuse"
    ASK_SURVEY = "ask_survey"
    SURVEY_THANKS = "survey_thanks"
    GREETING = "greeting"
    THANKS = "thanks"


# How each message of ours is told to the interpreter, so that it reads "sí" rightly.
_AS_AGENT_ACT: Mapping[Act, AgentAct] = {
    Act.REMINDER: AgentAct.REMINDER,
    Act.OVERDUE_NOTICE: AgentAct.OVERDUE_NOTICE,
    Act.ASK_IDENTITY: AgentAct.ASK_IDENTITY,
    Act.IDENTITY_QUESTION: AgentAct.ASK_IDENTITY,
    Act.IDENTITY_NEEDED: AgentAct.ASK_IDENTITY,
    Act.IDENTITY_PERSON: AgentAct.ASK_IDENTITY,
    Act.IDENTITY_RETRY: AgentAct.ASK_IDENTITY,
    Act.WHO_WE_ARE_UNVERIFIED: AgentAct.ASK_IDENTITY,
    Act.IDENTITY_CONFIRMED: AgentAct.OVERDUE_NOTICE,
    Act.PAYMENT_LINK: AgentAct.OFFER_PAYMENT_LINK,
    Act.PAYMENT_PROBLEM: AgentAct.OFFER_PAYMENT_LINK,
    Act.PROMISE_BROKEN: AgentAct.ASK_PROMISE,
    Act.DISCOUNT_LAPSED: AgentAct.ASK_PROMISE,
    Act.PROMISE_PARTLY_KEPT: AgentAct.ASK_PROMISE,
    Act.INSTALMENT_REMINDER: AgentAct.REMINDER,
    Act.INSTALMENT_MISSED: AgentAct.ASK_PROMISE,
    Act.RESUME_CONTACT: AgentAct.OVERDUE_NOTICE,
    Act.ASK_PROOF: AgentAct.ASK_PROOF,
    Act.PROOF_LATER: AgentAct.ASK_PROOF,
    Act.OFFER_PLAN: AgentAct.OFFER_PLAN,
    Act.COUNTER_PLAN: AgentAct.OFFER_PLAN,
    Act.OFFER_DISCOUNT: AgentAct.OFFER_DISCOUNT,
    Act.ASK_PROMISE: AgentAct.ASK_PROMISE,
    Act.ASK_ALTERNATIVE: AgentAct.ASK_PROMISE,
    Act.CONFIRM_PROMISE: AgentAct.CONFIRM_AGREEMENT,
    Act.BETTER_PLAN: AgentAct.OFFER_PLAN,
    Act.BETTER_DISCOUNT: AgentAct.OFFER_DISCOUNT,
    Act.BETTER_EXTENSION: AgentAct.OFFER_PLAN,
    Act.OFFER_MOVE: AgentAct.OFFER_PLAN,
    Act.MOVE_AGREED: AgentAct.CONFIRM_AGREEMENT,
    Act.OFFER_RECALLED: AgentAct.OFFER_PLAN,
    Act.ASK_SURVEY: AgentAct.ASK_SURVEY,
    Act.OFFER_EXTENSION: AgentAct.OFFER_PLAN,
    Act.COUNTER_EXTENSION: AgentAct.OFFER_PLAN,
    Act.PLAN_AGREED: AgentAct.CONFIRM_AGREEMENT,
    Act.PROMISE_AGREED: AgentAct.CONFIRM_AGREEMENT,
    Act.EXTENSION_AGREED: AgentAct.CONFIRM_AGREEMENT,
    Act.DISCOUNT_AGREED: AgentAct.CONFIRM_AGREEMENT,
    Act.HANDOVER: AgentAct.HANDOVER,
    Act.HANDOVER_CLOSED: AgentAct.HANDOVER,
}


def agent_act(act: Act | None) -> AgentAct | None:
    """The act as the interpreter knows it; None where a bare yes would mean nothing."""
    return _AS_AGENT_ACT.get(act) if act else None


class ReplyId(StrEnum):
    """The quick replies that we offer; the id comes back when one is tapped."""

    ACCEPT = "accept"
    REJECT = "reject"
    PAY_NOW = "pay_now"
    PLAN = "plan"
    PAID = "paid"
    HUMAN = "human"
    IDENTITY_YES = "identity_yes"
    IDENTITY_NO = "identity_no"
    OTHER_DAY = "other_day"
    SURVEY_GOOD = "survey_good"
    SURVEY_FAIR = "survey_fair"
    SURVEY_BAD = "survey_bad"


# What a tap on the survey counts, of 1 (bad) to 5 (good).
SURVEY_SCORES: Mapping[ReplyId, int] = {
    ReplyId.SURVEY_GOOD: 5,
    ReplyId.SURVEY_FAIR: 3,
    ReplyId.SURVEY_BAD: 1,
}


Value = (
    Money | date | datetime | str | int | Decimal | tuple[Instalment, ...]
    | tuple[InvoiceFact, ...] | tuple[str, ...] | None
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What else the same message serves: one more thing asked or said, shortly."""

    act: Act
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyIntent:
    """One message to be worded.

    `values` are the figures and names that it states, typed; `also` is what the person
    wanted beside, served before the rest. `introduce` asks for the
    disclosure that an automatic assistant writes; `verified` false forbids naming the
    creditor. `link` asks for the payment link to go with it.
    """

    act: Act
    values: Mapping[str, Value] = field(default_factory=dict)
    buttons: tuple[ReplyId, ...] = ()
    link: bool = False
    introduce: bool = False
    verified: bool = True
    also: tuple[Aside, ...] = ()
