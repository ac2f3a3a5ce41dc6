"""What is answered without agreeing anything: questions, payments, claims, wishes."""

from __future__ import annotations

from recobro.domain.conversation.effects import (
    AddContactPoint,
    CancelQueued,
    Effect,
    HandOverReason,
    PostponeContact,
    Priority,
    SendDocuments,
    SendPaymentLink,
    SetPreference,
)
from recobro.domain.conversation.paid import (
    about_the_claim,
    already_paid,
    being_checked,
    claim_of,
    nothing_owed,
    proof_out_of_the_blue,
)
from recobro.domain.conversation.state import Status
from recobro.domain.conversation.timing import next_instalment
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over,
    speak,
    stay_silent,
)
from recobro.domain.conversation.wishes import entities
from recobro.domain.conversation.wording import Act, ReplyId, Value
from recobro.domain.conversation.words import (
    asks_whether_machine,
    documents_wanted,
    resume_at,
)
from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.readings import Intent

__all__ = [
    "about_the_claim",
    "abuse",
    "already_paid",
    "balance",
    "channel_change",
    "claim_of",
    "consequences",
    "contact_later",
    "details",
    "greeting",
    "human",
    "misunderstood",
    "nothing_owed",
    "pay_now",
    "payment_methods",
    "payment_problem",
    "refusal",
    "thanks",
    "unheard",
    "who_we_are",
]

MOST_UNHEARD = 2
_MENU = (ReplyId.PAY_NOW, ReplyId.PLAN, ReplyId.HUMAN)


def _asks_for_nothing(s: Situation) -> bool:
    disputed = s.state.status is Status.DISPUTED
    return disputed or not s.balance.is_positive or being_checked(s)


def _menu(s: Situation) -> tuple[ReplyId, ...]:
    """The ways on; none that asks for money while we promised to ask for none."""
    if s.state.status is Status.DISPUTED:
        return ()
    return (ReplyId.HUMAN,) if being_checked(s) else _MENU


def _looked_into(s: Situation) -> dict[str, Value]:
    """That it is under review, or being checked, where it is so."""
    if s.state.status is Status.DISPUTED:
        return {"review": 1}
    return {"claim": 1} if being_checked(s) else {}


def balance(s: Situation) -> Turn:
    """How much is owed now."""
    values: dict[str, Value] = {"balance": s.balance, **_looked_into(s)}
    part = next_instalment(s.facts)
    if part:
        values |= {"next_amount": part.amount, "next_date": part.date}
    return speak(
        s,
        Act.BALANCE,
        "asks what is owed",
        values=values,
        buttons=_menu(s),
        keeps_offer=True,
    )


def details(s: Situation) -> Turn:
    """What it is for, invoice by invoice; the documents where they are asked for."""
    kinds = documents_wanted(s.text, plan=s.facts.plan is not None)
    if kinds and s.verified:
        return speak(
            s,
            Act.DOCUMENTS,
            f"asks for documents: {', '.join(kinds)}",
            values={"documents": kinds},
            effects=(SendDocuments(kinds=kinds),),
            link=True,
            keeps_offer=True,
        )
    values: dict[str, Value] = {"balance": s.balance, "invoices": s.facts.invoices}
    values |= _looked_into(s)
    part = next_instalment(s.facts)
    if part:
        values |= {"next_amount": part.amount, "next_date": part.date}
    return speak(
        s,
        Act.DETAILS,
        "asks what it is for",
        values=values,
        buttons=_menu(s),
        keeps_offer=True,
    )


def payment_methods(s: Situation) -> Turn:
    """How one can pay; whether the method asked for is taken."""
    asked = entities(s).method
    values: dict[str, Value] = {"methods": s.facts.payment_methods}
    if asked:
        values |= {"asked": asked, "taken": int(asked in s.facts.payment_methods)}
    return speak(
        s,
        Act.PAYMENT_METHODS,
        "asks how to pay",
        values=values,
        buttons=() if _asks_for_nothing(s) else (ReplyId.PAY_NOW,),
        keeps_offer=True,
    )


def pay_now(s: Situation) -> Turn:
    """The link, for what is due or for what the person wants to pay."""
    amount, purpose = _amount_to_pay(s)
    return speak(
        s,
        Act.PAYMENT_LINK,
        "wants to pay now",
        values={"amount": amount, "balance": s.balance},
        effects=(SendPaymentLink(amount=amount, purpose=purpose),),
        link=True,
    )


def _amount_to_pay(s: Situation) -> tuple[Money, str]:
    named = entities(s)
    if (
        named.amount is not None
        and named.currency in (None, s.facts.currency)
        and 0 < named.amount <= s.balance.amount
    ):
        return Money.rounded(named.amount, s.facts.currency), "part"
    settled = s.facts.discount
    if settled and s.today <= settled.until:
        return min(settled.amount_to_pay, s.balance), "discount"
    part = next_instalment(s.facts)
    if part:
        return min(part.amount, s.balance), "instalment"
    return s.balance, "balance"


def payment_problem(s: Situation) -> Turn:
    """A new link once; the second failure is for a person."""
    if s.state.count("payment_problem"):
        return hand_over(
            s,
            HandOverReason.PAYMENT_PROBLEM,
            "could not pay, twice",
            priority=Priority.HIGH,
        )
    amount, purpose = _amount_to_pay(s)
    return speak(
        s,
        Act.PAYMENT_PROBLEM,
        "could not pay",
        values={"amount": amount, "methods": s.facts.payment_methods},
        effects=(SendPaymentLink(amount=amount, purpose=purpose),),
        link=True,
        counts=s.state.counted("payment_problem").counts,
    )


def human(s: Situation) -> Turn:
    """A person, as asked."""
    paid = s.reading is not None and Intent.ALREADY_PAID in s.reading.intents
    return hand_over(
        s,
        HandOverReason.ASKED,
        "asked for a person",
        priority=Priority.HIGH if s.reading and s.reading.care else Priority.NORMAL,
        effects=(claim_of(s),) if paid else (),
    )


def refusal(s: Situation) -> Turn:
    """Will not pay: noted without pressure; the second time a person decides."""
    if s.state.count("refusal"):
        return hand_over(s, HandOverReason.OUT_OF_POLICY, "refuses to pay, twice")
    return speak(
        s,
        Act.REFUSAL_NOTED,
        "refuses to pay",
        buttons=(ReplyId.PLAN, ReplyId.HUMAN),
        counts=s.state.counted("refusal").counts,
    )


def contact_later(s: Situation) -> Turn:
    """Write again when asked to, and not before."""
    until = resume_at(s.text, entities(s).time, s.now)
    return speak(
        s,
        Act.CONTACT_LATER,
        f"asks to be contacted later: {until.isoformat()}",
        values={"until": until} if s.verified else {},
        effects=(
            PostponeContact(until=until),
            CancelQueued(reason="asked to be contacted later"),
        ),
        contact_not_before=until,
    )


def channel_change(s: Situation) -> Turn:
    """A new address or a preferred channel."""
    named = entities(s)
    effects: list[Effect] = []
    preferred = Channel(named.channel) if named.channel else None
    if named.email:
        effects.append(AddContactPoint(channel=Channel.EMAIL, address=named.email))
        preferred = preferred or Channel.EMAIL
    if named.phone:
        phone = preferred if preferred in _PHONES else s.facts.channel
        channel = phone if phone in _PHONES else Channel.WHATSAPP
        effects.append(AddContactPoint(channel=channel, address=named.phone))
    noted = preferred or (channel if named.phone else None)
    if preferred:
        effects.append(SetPreference(channel=preferred))
    if not effects:
        return hand_over(s, HandOverReason.OTHER, "another contact, not named")
    return speak(
        s,
        Act.CHANNEL_CHANGED,
        "another channel or address",
        values={"channel": str(noted)} if noted else {},
        effects=tuple(effects),
        keeps_offer=True,
    )


_PHONES = frozenset({Channel.WHATSAPP, Channel.SMS, Channel.VOICE})


def who_we_are(s: Situation) -> Turn:
    """An automatic assistant, of this creditor; nobody pretends otherwise."""
    claim = None if asks_whether_machine(s.text) else about_the_claim(s)
    if claim is not None:  # «¿está ya?», misread
        return claim
    return speak(
        s,
        Act.WHO_WE_ARE,
        "asks who we are",
        buttons=(ReplyId.HUMAN,),
        keeps_offer=True,
    )


def consequences(s: Situation) -> Turn:
    """No threat and no legal advice: what is open to them, and a person."""
    return speak(
        s,
        Act.CONSEQUENCES,
        "asks what happens without payment",
        buttons=(ReplyId.PLAN, ReplyId.HUMAN),
        keeps_offer=True,
    )


def greeting(s: Situation) -> Turn:
    """Only a greeting: say what it is about; a question beside it is answered."""
    if s.facts.answer is not None:
        return misunderstood(s)
    if s.state.status is Status.DISPUTED:
        return speak(s, Act.DISPUTE_ALREADY, "greets; it is under review")
    if being_checked(s):
        return speak(s, Act.CLAIM_PENDING, "greets; a payment is being checked")
    return speak(
        s,
        Act.GREETING,
        "greets",
        values={"balance": s.balance},
        buttons=_MENU,
        keeps_offer=True,
    )


def thanks(s: Situation) -> Turn:
    """Thanks once; a conversation ends sometime."""
    if s.state.last_act is Act.THANKS:
        return stay_silent(s, "thanks, already answered")
    if s.state.offer is not None:
        return balance(s)
    return speak(s, Act.THANKS, "thanks")


def abuse(s: Situation) -> Turn:
    """Calm once; then a person."""
    if s.state.count("abuse"):
        return hand_over(s, HandOverReason.ABUSE, "insults, twice")
    return speak(
        s,
        Act.ABUSE,
        "insults",
        buttons=(ReplyId.HUMAN,),
        counts=s.state.counted("abuse").counts,
    )


def unheard(s: Situation) -> Turn:
    """A voice note that we cannot hear: please write; the third time, a person."""
    if s.state.count("unheard") >= MOST_UNHEARD:
        return hand_over(s, HandOverReason.MISUNDERSTOOD, "voice notes, not heard")
    return speak(
        s,
        Act.WRITE_PLEASE,
        "a voice note without a transcript",
        buttons=(ReplyId.HUMAN,),
        counts=s.state.counted("unheard").counts,
        keeps_offer=True,
    )


def misunderstood(s: Situation) -> Turn:
    """Not understood: ask again once, with ways out; then a person.

    Where the company's approved answers know what is asked, that is the answer.
    """
    proof = proof_out_of_the_blue(s)
    if proof is not None:
        return proof
    if s.facts.answer is not None and s.verified:
        return speak(
            s,
            Act.FAQ_ANSWER,
            f"answered from the company's answers: {s.facts.answer.entry}",
            values={"answer_text": s.facts.answer.text},
            keeps_offer=True,
        )
    if s.state.misunderstandings:
        return hand_over(
            s,
            HandOverReason.MISUNDERSTOOD,
            "not understood, twice",
            values={"tone": "sorry"},
        )
    nothing_asked = _asks_for_nothing(s)
    return speak(
        s,
        Act.SAY_AGAIN if nothing_asked else Act.MISUNDERSTOOD,
        "not understood",
        buttons=(ReplyId.HUMAN,) if nothing_asked else _MENU,
        keeps_offer=True,
        misunderstandings=s.state.misunderstandings + 1,
    )
