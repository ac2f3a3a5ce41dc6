"""The steps of a document."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from recobro.connectors.strategies import values
from recobro.connectors.strategies.tree import Place
from recobro.connectors.strategies.values import Wordings
from recobro.domain.strategy import (
    OFFERS,
    TONES,
    Action,
    Anchor,
    Start,
    Step,
    Variant,
)

_STEP = (
    "name", "days", "anchor", "at", "start", "action", "channels", "template", "tone",
    "offer", "when", "variants", "repeat",
)  # fmt: skip
_VARIANT = ("name", "weight", "template", "tone", "channels", "at")
# What only a message has.
_SPOKEN = ("at", "channels", "template", "tone", "offer", "variants")
_ACTIONS = (Action.SEND, Action.PERSON)
MOST_STEPS = 200


def read_steps(place: Place, wordings: Wordings | None) -> tuple[Step, ...]:
    """The steps of a list; those that cannot be read stand in with what could."""
    items = place.items()
    if len(items) > MOST_STEPS:
        place.wrong("too_many", most=MOST_STEPS)
    return tuple(_step(item, wordings) for item in items[:MOST_STEPS])


def _step(place: Place, wordings: Wordings | None) -> Step:
    before = len(place.notes.problems)
    given = place.keys(_STEP)
    if not given and len(place.notes.problems) > before:
        return _stand_in(f"line-{place.line}")
    for key in ("name", "days"):
        if key not in given:
            place.wrong("missing", key=key)
    action = values.choice(given.get("action"), _ACTIONS, Action.SEND)
    anchor = values.choice(given.get("anchor"), Anchor, Anchor.DUE)
    name = values.name(given.get("name"), f"line-{place.line}")
    first, last = values.days(given["days"]) if "days" in given else (0, 0)
    parts: dict[str, Any] = {
        "name": name,
        "first_day": first,
        "last_day": last,
        "anchor": anchor,
        "start": values.choice(given.get("start"), Start, Start.INTERRUPT),
        "action": action,
        "when": values.condition(given.get("when")),
        "repeat": _repeat(given.get("repeat"), anchor),
    }
    if anchor is Anchor.LAST_CONTACT and first < 1 and "days" in given:
        given["days"].wrong("contact_days")
    if action is Action.PERSON:
        for key in _SPOKEN:
            if key in given:
                given[key].wrong("person_says_nothing", key=key)
    else:
        parts |= _spoken(place, given, wordings)
    if len(place.notes.problems) == before:
        try:
            return Step(**parts)
        except ValueError as error:
            place.wrong("broken", problem=error)
    return _stand_in(name)


def _stand_in(name: str) -> Step:
    """In the place of a step that could not be read, so that the rest is looked at."""
    return Step(name=name, first_day=0, last_day=0, action=Action.PERSON)


def _spoken(
    place: Place, given: dict[str, Place], wordings: Wordings | None
) -> dict[str, Any]:
    """The parts of a step that sends a message."""
    variants = _variants(given.get("variants"), wordings)
    wording = given.get("template")
    template = values.template(wording, wordings) if wording else None
    every = bool(variants) and all(v.template for v in variants)
    if wording is None and not every:
        place.wrong("needs_template")
    parts: dict[str, Any] = {
        "at": values.clock(given.get("at")),
        "channels": values.channels(given.get("channels")),
        "template": template or "",
        "variants": variants,
    }
    if "tone" in given:
        parts["tone"] = values.word(given["tone"], TONES, TONES[0])
    if "offer" in given:
        parts["offer"] = values.word(given["offer"], [o for o in OFFERS if o], "plan")
    return parts


def _repeat(place: Place | None, anchor: Anchor) -> int:
    if place is None:
        return 1
    times = values.whole(place, 1, 100, 1)
    if times > 1 and anchor is Anchor.DUE:
        place.wrong("repeat_of_contact")
    return times


def _variants(place: Place | None, wordings: Wordings | None) -> tuple[Variant, ...]:
    if place is None:
        return ()
    items = place.items()
    if len(items) == 1:
        place.wrong("one_variant")
    found: list[Variant] = []
    weights: list[tuple[Decimal, bool]] = []
    for item in items:
        given = item.keys(_VARIANT)
        for key in ("name", "weight"):
            if key not in given:
                item.wrong("missing", key=key)
        name = values.name(given.get("name"), f"line-{item.line}")
        if any(name == other.name for other in found):
            item.wrong("name_twice", name=name)
        weights.append(
            values.weight(given["weight"]) if "weight" in given else (Decimal(1), False)
        )
        found.append(_variant(name, weights[-1][0], given, wordings))
    _check_weights(place, weights)
    return tuple(found)


def _variant(
    name: str,
    weight: Decimal,
    given: dict[str, Place],
    wordings: Wordings | None,
) -> Variant:
    wording, order, tone = (given.get(k) for k in ("template", "channels", "tone"))
    return Variant(
        name=name,
        weight=int(weight) if weight == int(weight) else float(weight),
        template=values.template(wording, wordings) if wording else None,
        tone=values.word(tone, TONES, TONES[0]) if tone else None,
        channels=values.channels(order) if order else None,
        at=values.clock(given.get("at")),
    )


def _check_weights(place: Place, weights: list[tuple[Decimal, bool]]) -> None:
    percent = [is_percent for _, is_percent in weights]
    if any(percent) and not all(percent):
        place.wrong("mixed_weights")
    elif any(percent) and (total := sum(number for number, _ in weights)) != 100:
        place.wrong("weights_sum", sum=total)
