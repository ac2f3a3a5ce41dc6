"""Which labels can stand together: the label contract, as checks on one line."""

from __future__ import annotations

from recobro.domain.readings import AgentAct, Care, Intent

# Labelled only where nothing else is said.
ALONE = frozenset({Intent.ABUSE, Intent.THANKS, Intent.GREETING, Intent.OTHER})
OFFERS = frozenset(
    {AgentAct.OFFER_PLAN, AgentAct.OFFER_DISCOUNT, AgentAct.OFFER_PAYMENT_LINK}
)
_YES_ACTS = OFFERS | {AgentAct.ASK_PROMISE, AgentAct.CONFIRM_AGREEMENT}
_NO_ACTS = OFFERS | {AgentAct.ASK_PROMISE}
# What can be turned down: an offer, a date asked for, an agreement, a handover.
_REJECTABLE = _NO_ACTS | {AgentAct.CONFIRM_AGREEMENT, AgentAct.HANDOVER}

BARE_YES = frozenset({"si", "sii", "siii", "ok", "oki", "okey", "okay", "yes", "👍"})
BARE_NO = frozenset({"no", "noo", "nooo", "nop", "nope", "👎"})


def bare_answer(folded: str, act: AgentAct | None) -> Intent | None:
    """What a bare yes or no means after `act`; None for any other text."""
    if folded in BARE_YES:
        if act is AgentAct.ASK_IDENTITY:
            return Intent.CONFIRM_IDENTITY
        return Intent.ACCEPT if act in _YES_ACTS else Intent.OTHER
    if folded in BARE_NO:
        if act is AgentAct.ASK_IDENTITY:
            return Intent.WRONG_PERSON
        return Intent.REJECT if act in _NO_ACTS else Intent.OTHER
    return None


def label_problem(
    intents: tuple[Intent, ...],
    care: frozenset[Care],
    act: AgentAct | None,
    folded: str,
) -> str | None:
    """Why these labels cannot be, or None."""
    alone = ALONE.intersection(intents)
    if alone and len(intents) > 1:
        return f"{min(alone)} is labelled only alone"
    if care and intents[0] in ALONE - {Intent.OTHER}:
        return f"{intents[0]} says nothing else, so it has no care signal"
    if Intent.REJECT in intents and act not in _REJECTABLE:
        return "reject needs something offered or asked for before it"
    expected = bare_answer(folded, act)
    if expected and intents != (expected,):
        return f"a bare {folded!r} after {act.value if act else None} is {expected}"
    return None
