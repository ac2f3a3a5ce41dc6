"""A line of `recobro comply --jsonl` as facts, action and moment.

The shape is that of the shared cases: `jurisdiction`, `action`, `now_local`, `tz`,
`channel`, `history`, `flags`, and blocks for what some actions need. A field that is
absent or null is unknown, and an unknown fact refuses; a field of the wrong shape is
an error, so that a misspelt line is never taken for a permission.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from recobro.domain.compliance import vocabulary as words
from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.clocks import zone_named
from recobro.domain.compliance.facts import (
    ContactFacts,
    Hours,
    OptOuts,
    PastContact,
    Preferences,
)
from recobro.law import case_blocks as blocks
from recobro.law import case_fields as fields
from recobro.law.reading import minutes_of

# Flags that stand for a typed fact; all others are handed on by name.
TYPED_FLAGS = frozenset(
    {"debtor", "collector", "party", "debt_type", "purpose", "content", "place"}
)
# Other names under which a fact may come.
FLAG_NAMES = {
    "conversation": "spoke_with_consumer",
    "live_conversation": "spoke_with_consumer",
    "prior_written_notice": "written_notice",
    "notified_in_writing": "written_notice",
    "notice_sent": "written_notice",
    "prior_notice": "written_notice",
    "provided_by_debtor": "work_channel_given_by_debtor",
    "work_channel_provided_by_debtor": "work_channel_given_by_debtor",
}
NEGATED = {
    "no_undeliverable": "undeliverable",
    "notice_proven": "notice_not_proven",
}
CONTENT_NAMES = {
    "false_pretext": "pretext",
    "offense": "offence",
    "insult": "offence",
    "humiliation": "ridicule",
    "litigation_threat": "suit_threat",
    "threat_of_suit": "suit_threat",
    "promotion": "marketing",
    "commercial": "marketing",
    "offer": "marketing",
    "advertising": "marketing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question to the engine, and where it is asked."""

    id: Any
    country: str
    subdivision: str | None
    facts: ContactFacts
    action: Action
    moment: datetime
    law_only: bool


def read_case(raw: Mapping[str, Any], references: Mapping[str, Decimal]) -> Case:
    """The case of one line; raises CaseError."""
    flags = fields.mapping(raw, "flags")
    named = _flags(raw, flags)
    zones = _zones(raw)
    moment = _moment(raw, zones)
    country, subdivision = _place(raw)
    listing = fields.mapping(raw, "listing")
    facts = ContactFacts(
        debtor=fields.known_word(flags, "debtor", words.DEBTORS),
        collector=fields.known_word(flags, "collector", words.COLLECTORS),
        party=fields.known_word(flags, "party", words.PARTIES, "third_party"),
        debt_type=fields.text(flags, "debt_type"),
        zones=zones,
        subdivision=None if subdivision is None else f"{country}-{subdivision}",
        place=_whereabouts({**flags, **raw}),
        history=_history(raw),
        opt_outs=_opt_outs(raw, flags),
        preferences=_preferences(raw),
        authorised_channels=_authorised(raw, flags),
        content=_content(flags),
        inquiries=_inquiries(flags),
        caller_prefix=fields.text({**flags, **raw}, "caller_prefix"),
        identity_failures=fields.whole(flags, "identity_failures") or 0,
        listing=blocks.listing(listing, _today(raw)),
        debt=blocks.debt(fields.mapping(raw, "debt")),
        flags=named,
        since=fields.dates(fields.mapping(raw, "since")),
        references={**references, **_references(raw)},
    )
    return Case(
        id=raw.get("id"),
        country=country,
        subdivision=subdivision,
        facts=facts,
        action=_action(raw, flags),
        moment=moment,
        law_only=raw.get("mode") == "law_only",
    )


def _references(raw: Mapping[str, Any]) -> dict[str, Decimal]:
    """Dated legal amounts that the line brings itself ("CL_UF": 39000)."""
    given = fields.mapping(raw, "references")
    found = {name: fields.number(given, name, "references") for name in given}
    return {name: value for name, value in found.items() if value is not None}


def _place(raw: Mapping[str, Any]) -> tuple[str, str | None]:
    name = fields.text(raw, "jurisdiction")
    if name is None:
        raise fields.CaseError("jurisdiction", "is missing")
    country, _, subdivision = name.partition("-")
    given = fields.text(raw, "subdivision")
    if given is not None:
        subdivision = given.removeprefix(f"{country}-")
    return country, subdivision or None


def _zones(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The zones named; none where one is unknown, so that every clock refuses."""
    given = raw.get("tz", raw.get("zones"))
    names = [given] if isinstance(given, str) else given or []
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        raise fields.CaseError("tz", f"a zone name or a list of them, not {given!r}")
    if any(zone_named(name) is None for name in names):
        return ()
    return tuple(names)


def _moment(raw: Mapping[str, Any], zones: tuple[str, ...]) -> datetime:
    text = raw.get("now_local", raw.get("now"))
    moment = fields.instant(text, "now_local")
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    zone = zone_named(zones[0]) if len(zones) == 1 else None
    if zone is None:
        raise fields.CaseError(
            "now_local", "carries no offset, and there is no one zone"
        )
    return moment.replace(tzinfo=zone).astimezone(UTC)


def _today(raw: Mapping[str, Any]) -> date:
    """The date as the line writes it, which is the debtor's."""
    return fields.instant(raw.get("now_local", raw.get("now")), "now_local").date()


def _action(raw: Mapping[str, Any], flags: Mapping[str, Any]) -> Action:
    kind = fields.word(raw, "action", words.ACTIONS)
    if kind is None:
        raise fields.CaseError("action", "is missing")
    automated = fields.yes_no({**flags, **raw}, "automated")
    if automated is None:
        automated = fields.yes_no(flags, "ai_agent")
    return Action(
        kind=kind,
        channel=fields.word(raw, "channel", words.CHANNELS),
        purpose=fields.known_word({**raw, **flags}, "purpose", words.PURPOSES),
        address=fields.text(raw, "address"),
        automated=automated,
        decision=fields.text(raw, "decision"),
        charge=blocks.charge(raw, _today(raw)),
    )


def _flags(raw: Mapping[str, Any], flags: Mapping[str, Any]) -> dict[str, bool | None]:
    """Every yes-or-no fact, wherever in the line it stands."""
    found: dict[str, bool | None] = {}
    blocks = (raw, fields.mapping(raw, "listing"), fields.mapping(raw, "debt"), flags)
    for block in blocks:
        for name, value in block.items():
            if name in TYPED_FLAGS or not (value is None or isinstance(value, bool)):
                continue
            if name in NEGATED:
                found[NEGATED[name]] = None if value is None else not value
            else:
                found[FLAG_NAMES.get(name, name)] = value
    for name, value in flags.items():
        if name not in TYPED_FLAGS and isinstance(value, str | list | dict):
            raise fields.CaseError(
                f"flags.{name}", f"true, false or null, not {value!r}"
            )
    return found


def _history(raw: Mapping[str, Any]) -> tuple[PastContact, ...] | None:
    given = raw.get("history")
    if given is None:
        return None
    if not isinstance(given, list):
        raise fields.CaseError("history", f"a list was expected, not {given!r}")
    return tuple(_past(item, f"history.{i}") for i, item in enumerate(given))


def _past(item: object, where: str) -> PastContact:
    if not isinstance(item, Mapping):
        raise fields.CaseError(where, f"an object was expected, not {item!r}")
    at = fields.instant(item.get("at"), f"{where}.at")
    if at.tzinfo is None:
        raise fields.CaseError(f"{where}.at", "carries no offset")
    channel = fields.word(item, "channel", words.CHANNELS, where)
    if channel is None:
        raise fields.CaseError(f"{where}.channel", "is missing")
    return PastContact(
        at=at.astimezone(UTC),
        channel=channel,
        direction=fields.word(item, "direction", words.DIRECTIONS, where) or "outbound",
        outcome=fields.text(item, "outcome") or "",
        same_debt=fields.yes_no(item, "same_debt", where),
        same_creditor=fields.yes_no(item, "same_creditor", where),
        purpose=fields.word(item, "purpose", words.PURPOSES, where),
        counted=fields.yes_no(item, "counted", where),
    )


def _opt_outs(raw: Mapping[str, Any], flags: Mapping[str, Any]) -> OptOuts | None:
    out = fields.yes_no(flags, "opted_out")
    if out is None:
        return None
    channel = raw.get("channel")
    if not out:
        return OptOuts()
    if not isinstance(channel, str):
        return OptOuts(everything=True)
    return OptOuts(channels=frozenset({channel}))


def _authorised(
    raw: Mapping[str, Any], flags: Mapping[str, Any]
) -> frozenset[str] | None:
    authorised = fields.yes_no(flags, "channel_authorized")
    channel = raw.get("channel")
    if authorised is None or not isinstance(channel, str):
        return None
    return frozenset({channel}) if authorised else frozenset()


def _content(flags: Mapping[str, Any]) -> frozenset[str] | None:
    given = flags.get("content")
    if given is None:
        return None
    tags = (
        [tag for tag in given if isinstance(tag, str)]
        if isinstance(given, list)
        else []
    )
    if not isinstance(given, list) or len(tags) != len(given):
        problem = f"a list of tags was expected, not {given!r}"
        raise fields.CaseError("flags.content", problem)
    return frozenset(CONTENT_NAMES.get(tag, tag) for tag in tags)


def _inquiries(flags: Mapping[str, Any]) -> frozenset[str] | None:
    asks = fields.yes_no(flags, "asks_reason_for_default")
    if asks is None:
        return None
    return frozenset({"reason_for_default"}) if asks else frozenset()


WISHES = frozenset(
    {"not_before", "not_after", "days", "channels", "refused_channels",
     "refused_places", "agreed_hours", "evidence", "reason", "note"}
)  # fmt: skip
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _preferences(raw: Mapping[str, Any]) -> Preferences | None:
    """The wishes; None (unknown) where there is one that we cannot read."""
    if "debtor_preferences" not in raw:
        return Preferences()
    given = raw["debtor_preferences"]
    if given is None or not isinstance(given, Mapping) or set(given) - WISHES:
        return None
    where = "debtor_preferences"
    agreed = given.get("agreed_hours")
    channels = fields.word_list(given, "channels", words.CHANNELS, where)
    return Preferences(
        hours=_hours(given, where),
        channels=None if channels is None else frozenset(channels),
        refused_channels=frozenset(
            fields.word_list(given, "refused_channels", words.CHANNELS, where) or ()
        ),
        refused_places=frozenset(
            fields.word_list(given, "refused_places", words.PLACES, where) or ()
        ),
        agreed_hours=(
            _hours(agreed, f"{where}.agreed_hours")
            if isinstance(agreed, Mapping)
            else None
        ),
        evidence=fields.text(given, "evidence"),
    )


def _hours(given: Mapping[str, Any], where: str) -> Hours | None:
    named = fields.word_list(given, "days", frozenset(WEEK), where)
    if not any(name in given for name in ("not_before", "not_after", "days")):
        return None
    try:
        start = minutes_of(given.get("not_before") or "00:00")
        end = minutes_of(given.get("not_after") or "24:00")
        span = (start, end)
        return Hours(
            days=tuple(span if named is None or d in named else None for d in WEEK)
        )
    except (TypeError, ValueError) as error:
        raise fields.CaseError(where, str(error)) from None


def _whereabouts(block: Mapping[str, Any]) -> str | None:
    named = fields.text(block, "place")
    return {"workplace": "work", "office": "work"}.get(named or "", named)
