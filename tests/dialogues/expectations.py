"""What a document may expect of a turn or of the end, and how it is compared.

Each check returns None where the expectation holds, and otherwise what was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.dialogues.reader import Expectation

from recobro.domain.conversation.words import plain
from recobro.domain.messages import Channel

_SPACES = re.compile(r"\s+")  # the spaces of formatted money are not plain ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a turn gave, and where the conversation stands after it."""

    turn: dict[str, Any]
    outcome: dict[str, Any]

    @property
    def reply(self) -> str:
        """The reply without case, accents and odd spaces."""
        return loose(self.turn["reply"] or "")


def loose(text: str) -> str:
    """A text as it is compared."""
    return _SPACES.sub(" ", plain(text))


def unmet(expectation: Expectation, seen: Seen) -> str | None:
    """None where it holds; otherwise what was there instead."""
    return _CHECKS[expectation.kind](expectation, seen)


def _act(e: Expectation, seen: Seen) -> str | None:
    return None if seen.turn["act"] in e.choices else f"{seen.turn['act']}"


def _says(e: Expectation, seen: Seen) -> str | None:
    if any(loose(choice) in seen.reply for choice in e.choices):
        return None
    return f"«{seen.turn['reply']}»"


def _never_says(e: Expectation, seen: Seen) -> str | None:
    shown = " ".join((seen.reply, *map(loose, seen.turn["buttons"])))
    found = [choice for choice in e.choices if loose(choice) in shown]
    return f"{found} in «{seen.turn['reply']}»" if found else None


def _buttons(e: Expectation, seen: Seen) -> str | None:
    wanted = {button.strip() for button in e.value.split(" + ")}
    titles = seen.turn["buttons"]
    return None if wanted <= set(titles) else f"{titles}"


def _no_buttons(e: Expectation, seen: Seen) -> str | None:
    return f"{seen.turn['buttons']}" if seen.turn["buttons"] else None


def _silent(e: Expectation, seen: Seen) -> str | None:
    if not seen.turn["reply"] and not seen.turn["buttons"]:
        return None
    return f"«{seen.turn['reply']}»"


def _does(e: Expectation, seen: Seen) -> str | None:
    done = set(seen.turn["actions"])
    missing = [
        wanted
        for wanted in e.value.split(",")
        if not done & {action.strip() for action in wanted.split("|")}
    ]
    return f"{seen.turn['actions']}" if missing else None


def _does_not(e: Expectation, seen: Seen) -> str | None:
    done = {a.strip() for a in e.value.split(",")} & set(seen.turn["actions"])
    return f"{sorted(done)}" if done else None


def _intent(e: Expectation, seen: Seen) -> str | None:
    found = (seen.turn["reading"] or {}).get("intent")
    return None if found in e.choices else f"{found}"


def _state(e: Expectation, seen: Seen) -> str | None:
    return None if seen.outcome["state"] in e.choices else f"{seen.outcome['state']}"


def _promise(e: Expectation, seen: Seen) -> str | None:
    found = seen.outcome["promise"]
    if e.value == "none" or found is None:
        return None if (e.value == "none") == (found is None) else f"{found}"
    amount, day = e.value.split(" on ")
    same = Decimal(found["amount"]) == Decimal(amount) and found["date"] == day
    return None if same else f"{found}"


def _plan(e: Expectation, seen: Seen) -> str | None:
    found = seen.outcome["plan"]
    if e.value == "none" or found is None:
        return None if (e.value == "none") == (found is None) else f"{found}"
    parts = [(i["date"], Decimal(i["amount"])) for i in found["installments"]]
    shown = " + ".join(f"{amount} on {day}" for day, amount in parts)
    if " on " in e.value and "first" not in e.value:
        wanted = [part.split(" on ") for part in e.value.split(" + ")]
        same = parts == [(day, Decimal(amount)) for amount, day in wanted]
        return None if same else shown
    holds = all(_plan_clause(clause.strip(), parts) for clause in e.value.split(","))
    return None if holds else shown


def _plan_clause(clause: str, parts: list[tuple[str, Decimal]]) -> bool:
    *words, value = clause.removesuffix(" payments").split()
    amounts = [amount for _, amount in parts]
    match words:
        case []:
            return len(parts) == int(value)
        case ["at", "most"]:
            return len(parts) <= int(value)
        case ["sum"]:
            return sum(amounts) == Decimal(value)
        case ["each", "at", "least"]:
            return min(amounts) >= Decimal(value)
        case ["each", "at", "most"]:
            return max(amounts) <= Decimal(value)
        case ["first", "by"]:
            return parts[0][0] <= value
        case ["first", "on"]:
            return parts[0][0] == value
        case ["last", "by"]:
            return parts[-1][0] <= value
    raise ValueError(f"{clause!r} says nothing of a plan")


def _discount(e: Expectation, seen: Seen) -> str | None:
    found = seen.outcome["discount"]
    if e.value == "none" or found is None:
        return None if (e.value == "none") == (found is None) else f"{found}"
    percent, paid = Decimal(found["percent"]), Decimal(found["amount_to_pay"])
    for clause in e.value.split(","):
        match clause.replace("%", "").split():
            case [value]:
                holds = percent == Decimal(value)
            case ["at", "most", value]:
                holds = percent <= Decimal(value)
            case ["pays", value]:
                holds = paid == Decimal(value)
            case ["until", value]:
                holds = found["until"] == value
            case _:
                raise ValueError(f"{clause!r} says nothing of a discount")
        if not holds:
            return f"{found}"
    return None


def _handover(e: Expectation, seen: Seen) -> str | None:
    found = seen.outcome["handover"]
    if e.value == "none" or found is None:
        return None if (e.value == "none") == (found is None) else f"{found}"
    reasons, _, priority = e.value.partition(",")
    same = found["reason"] in [r.strip() for r in reasons.split("|")]
    if priority:
        same &= found["priority"] in [p.strip() for p in priority.split("|")]
    return None if same else f"{found}"


def _stopped(e: Expectation, seen: Seen) -> str | None:
    wanted = {
        "none": [],
        "all": sorted(str(c) for c in Channel),
    }.get(e.value) or sorted(c.strip() for c in e.value.split(",") if c != "none")
    found = seen.outcome["stopped"]
    return None if found == wanted else f"{found}"


def _next_contact(e: Expectation, seen: Seen) -> str | None:
    found = seen.outcome["next_contact"]
    if e.value == "none" or found is None:
        return None if (e.value == "none") == (found is None) else f"{found}"
    how, _, moment = e.value.partition(" ")
    local, moment = found[:16], moment.replace(" ", "T")
    holds = {
        "on": local.startswith(moment),
        "after": local > moment,
        "before": local < moment,
    }
    return None if holds[how] else f"{found}"


_CHECKS: dict[str, Callable[[Expectation, Seen], str | None]] = {
    "act": _act,
    "says": _says,
    "never says": _never_says,
    "buttons": _buttons,
    "no buttons": _no_buttons,
    "silent": _silent,
    "does": _does,
    "does not": _does_not,
    "intent": _intent,
    "state": _state,
    "promise": _promise,
    "plan": _plan,
    "discount": _discount,
    "handover": _handover,
    "stopped": _stopped,
    "next contact": _next_contact,
}
