"""What a person may do next about a case, by its reason: keys of texts, no prose."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a person may do next, as the key of a text, and what to mind beside it."""

    step: str
    cautions: tuple[str, ...] = ()


# The first step for each reason; the words are the console's.
_STEPS: Mapping[str, str] = MappingProxyType(
    {
        "asked": "answer_them",
        "care": "breathing_space",
        "hardship": "offer_relief",
        "dispute": "settle_dispute",
        "already_paid": "check_payment",
        "complaint": "answer_complaint",
        "legal": "write_to_lawyer",
        "deceased": "condolences",
        "data_rights": "answer_data_right",
        "misunderstood": "read_again",
        "high_balance": "call_them",
        "identity_failed": "verify_identity",
        "out_of_policy": "decide_wish",
        "abuse": "calm_down",
        "payment_problem": "help_paying",
        "surplus": "return_surplus",
        "guard": "reword",
        "strategy": "choose_way",
        "wrong_person": "find_address",
    }
)
STEPS = frozenset({*_STEPS.values(), "safety_first", "confirm_offer", "read_case"})
CAUTIONS = frozenset(
    {"stopped", "not_now", "nothing_owed", "care", "broken_promises", "held"}
)
_DANGER = frozenset({"self_harm", "violence"})


def suggest(
    reason: str,
    *,
    care: Collection[str] = (),
    offer_pending: bool = False,
    owes: bool = True,
    stopped: bool = False,
    held: bool = False,
    lawful_now: bool = True,
    broken_promises: int = 0,
) -> Suggestion:
    """The next step by reason, and what to mind.

    Danger goes before everything; an offer that waits for a yes is decided on where the
    person only asked for somebody.
    """
    step = _STEPS.get(reason, "read_case")
    if _DANGER & set(care):
        step = "safety_first"
    elif offer_pending and step in {"answer_them", "read_again"}:
        step = "confirm_offer"
    cautions = (
        ("stopped", stopped),
        ("not_now", not stopped and not lawful_now),
        ("held", held),
        ("nothing_owed", not owes),
        ("care", bool(care) and step not in {"safety_first", "breathing_space"}),
        ("broken_promises", broken_promises > 0),
    )
    return Suggestion(step=step, cautions=tuple(code for code, yes in cautions if yes))
