"""A company's own policy: what it forbids itself, and the policy rules it does without.

Rules of its own can only forbid more. A rule of a pack is done without only where its
basis, there, is `policy`; elsewhere the same change does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from recobro.domain.compliance.facts import Hours
from recobro.domain.compliance.packs import CalendarSpec, Pack, Source, Status
from recobro.domain.compliance.rules import (
    ChannelBan,
    ContactWindow,
    FrequencyCap,
    Rule,
    Scope,
)
from recobro.domain.compliance.tenants import (
    SwitchedOff,
    effective_bases,
    with_local_policy,
)
from recobro.domain.compliance.verdicts import Sentence
from recobro.domain.compliance.vocabulary import CHANNELS, Basis, Consequence, Tag
from recobro.domain.errors import DomainError

LOCAL = "LOCAL"
# Contacts that nobody asked for; answers and confirmations are left alone.
_UNASKED = frozenset({"collection", "reminder"})
_LONGEST_PERIOD = 60  # days: as far back as contacts are remembered
_SOURCE = "OWN"


class LocalKind(StrEnum):
    """What a change does; `end` takes an earlier one back."""

    SWITCH_OFF = "switch_off"
    HOURS = "hours"
    CAP = "cap"
    BAN = "ban"
    CLOSING_DAY = "closing_day"
    END = "end"


class BadChangeError(DomainError):
    """A change of the local policy that says nothing, or cannot be read."""

    code = "bad_change"

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        super().__init__(f"{field}: {problem}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHours:
    """Contacts start only at these times, on these channels."""

    channels: frozenset[str]
    hours: Hours
    holidays_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCap:
    """At most `most` attempts in `days` local dates, today the last."""

    channels: frozenset[str]
    most: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBan:
    """These channels are not used."""

    channels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClosingDay:
    """A date on which the company is closed, as on a holiday."""

    day: date


Own = OwnHours | OwnCap | OwnBan | OwnClosingDay


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalChange:
    """One approved change.

    `number` counts the company's changes; `country` is empty for all of them. `rule`
    is the key of what is switched off, `own` the company's own rule.
    """

    number: int
    country: str
    reason: str
    approved_by: tuple[str, ...]
    rule: str = ""
    own: Own | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPolicy:
    """All changes in force, by their number."""

    changes: tuple[LocalChange, ...] = ()

    def _here(self, country: str) -> tuple[LocalChange, ...]:
        return tuple(c for c in self.changes if c.country in ("", country))

    def applied(self, packs: Sequence[Pack], country: str) -> tuple[Pack, ...]:
        """The packs of a country as this company applies them.

        The same policy over the same packs gives the same objects, so that the engine
        compiles them once.
        """
        here = self._here(country)
        if not here or not packs:
            return tuple(packs)
        return _applied(tuple(packs), here)

    def closing_days(self, country: str) -> frozenset[date]:
        """The dates on which the company is closed there."""
        return frozenset(
            change.own.day
            for change in self._here(country)
            if isinstance(change.own, OwnClosingDay)
        )


@lru_cache(maxsize=256)
def _applied(
    packs: tuple[Pack, ...], changes: tuple[LocalChange, ...]
) -> tuple[Pack, ...]:
    bases = effective_bases(packs)
    off = tuple(
        SwitchedOff(rule=c.rule, reason=c.reason, approved_by=c.approved_by)
        for c in changes
        if c.rule and bases.get(c.rule) is Basis.POLICY
    )
    return with_local_policy(packs, off, _own_pack(changes))


def _own_pack(changes: tuple[LocalChange, ...]) -> Pack:
    """The company's rules; its version names every change that is in force."""
    return Pack(
        id=LOCAL,
        version="+".join(str(change.number) for change in changes),
        name="Local policy",
        extends=(),
        default_zone=None,
        zones=(),
        status=Status(reviewed_on=date.min, next_review=date.max, counsel_signoff=None),
        sources={
            _SOURCE: Source(
                key=_SOURCE, cite="own policy", url=None, read="none", confidence="high"
            )
        },
        calendar=CalendarSpec(country=None),
        rules=tuple(rule for change in changes for rule in _rules(change)),
    )


def _rules(change: LocalChange) -> tuple[Rule, ...]:
    own = change.own
    if own is None or isinstance(own, OwnClosingDay):
        return ()
    head: dict[str, Any] = {
        "id": f"{LOCAL}-{change.number}",
        "basis": Basis.POLICY,
        "cite": f"own policy no. {change.number}: {change.reason}",
        "source": _SOURCE,
        "url": None,
        "tag": Tag.GENERAL_KNOWLEDGE,
        "confidence": "high",
    }
    scope = Scope(
        actions=frozenset({"contact"}), channels=own.channels, purposes=_UNASKED
    )
    if isinstance(own, OwnHours):
        return (
            ContactWindow(
                **head,
                scope=scope,
                on_violation=Consequence.DEFER,
                message=Sentence(
                    es="La empresa no contacta por este canal a estas horas.",
                    en="The company does not contact people on this channel at "
                    "this time.",
                ),
                hours=own.hours,
                holidays_closed=own.holidays_closed,
            ),
        )
    if isinstance(own, OwnCap):
        return (
            FrequencyCap(
                **head,
                scope=scope,
                on_violation=Consequence.DEFER,
                message=Sentence(
                    es=f"La empresa se limita a {own.most} contactos en {own.days} "
                    "días por estos canales.",
                    en=f"The company keeps to {own.most} contacts in {own.days} days "
                    "on these channels.",
                ),
                channels=own.channels,
                count="attempts",
                max=own.most,
                unit="rolling_days",
                n=own.days,
            ),
        )
    return (
        ChannelBan(
            **head,
            scope=scope,
            on_violation=Consequence.BLOCK,
            message=Sentence(
                es="La empresa no usa este canal.",
                en="The company does not use this channel.",
            ),
            channels=own.channels,
        ),
    )


def own_from_json(kind: str, stored: Mapping[str, Any]) -> Own | None:
    """The company's own rule from what is stored of it; None for kinds without one.

    `hours`: channels, days (seven of [start, end] in minutes or null), holidays_closed.
    `cap`: channels, most, days. `ban`: channels. `closing_day`: day (ISO). Raises
    BadChangeError.
    """
    if kind in (LocalKind.SWITCH_OFF, LocalKind.END):
        return None
    try:
        if kind == LocalKind.CLOSING_DAY:
            return OwnClosingDay(day=date.fromisoformat(stored["day"]))
        channels = frozenset(stored["channels"])
        if not channels or channels - CHANNELS:
            raise BadChangeError("channels", "name at least one channel")
        if kind == LocalKind.HOURS:
            return OwnHours(
                channels=channels,
                hours=Hours(
                    days=tuple(
                        None if span is None else (int(span[0]), int(span[1]))
                        for span in stored["days"]
                    )
                ),
                holidays_closed=stored["holidays_closed"] is True,
            )
        if kind == LocalKind.CAP:
            return _cap(channels, int(stored["most"]), int(stored["days"]))
        if kind == LocalKind.BAN:
            return OwnBan(channels=channels)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BadChangeError(kind, str(error)) from error
    raise BadChangeError("kind", f"there is no change {kind!r}")


def _cap(channels: frozenset[str], most: int, days: int) -> OwnCap:
    # None at all would be a ban, and says so better.
    if most < 1 or not 1 <= days <= _LONGEST_PERIOD:
        raise BadChangeError(
            "cap", f"at least 1 contact, in 1 to {_LONGEST_PERIOD} days"
        )
    return OwnCap(channels=channels, most=most, days=days)
