"""What may still be sent to a debtor over the next days, when, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from recobro.actions.gate import question
from recobro.domain.compliance.clocks import start_of, zone_named
from recobro.domain.compliance.verdicts import BrokenRule
from recobro.domain.compliance.week import Stretch, stretches
from recobro.domain.messages import Channel
from recobro.ports.services import Services
from recobro.storage.accounts import load_account
from recobro.storage.local_policy import local_policy
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """One channel on one local date: `open` are the spans in which it may be used.

    The spans end before their second moment. `rules` are those that refuse at some
    time of the day, once each.
    """

    day: date
    open: tuple[tuple[datetime, datetime], ...]
    rules: tuple[BrokenRule, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelAhead:
    """One channel over the days; `by_agent` where recobro itself would use it."""

    channel: Channel
    address: str
    by_agent: bool
    days: tuple[DayAhead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAhead:
    """The week at the debtor's place; `zone` is the first of the `zones` it may be."""

    zone: str
    zones: tuple[str, ...]
    days: tuple[date, ...]
    channels: tuple[ChannelAhead, ...]
    packs: tuple[str, ...]


def week_ahead(
    services: Services, tenant_id: UUID, account_id: UUID, *, now: datetime
) -> WeekAhead:
    """The next days of one account, each channel as it would be used.

    The answer is today's: a contact made meanwhile changes it. Raises KeyError for an
    unknown account.
    """
    with acting_for(tenant_id):
        settings = tenant_settings()
        policy = local_policy()
        view = load_account(account_id, now)
        due = view.position.days_past_due(now.astimezone(settings.zone).date())
        asked = {
            channel: question(
                services,
                settings,
                view,
                channel=channel.value,
                point=view.contact_on(channel),
                purpose="reminder" if due < 0 else "collection",
                automated=channel in services.usable_channels,
                now=now,
                policy=policy,
            )
            for channel in Channel
        }
    zones = asked[Channel.WHATSAPP].facts.zones
    zone = (zone_named(zones[0]) if zones else None) or settings.zone
    today = now.astimezone(zone).date()
    days = tuple(today + timedelta(days=n) for n in range(DAYS))
    end = start_of(zone, today + timedelta(days=DAYS))
    lines = []
    for channel, one in asked.items():
        point = view.contact_on(channel)
        found = stretches(one.packs, one.facts, one.action, now, end, one.closed_days)
        lines.append(
            ChannelAhead(
                channel=channel,
                address=point.address if point else "",
                by_agent=channel in services.usable_channels,
                days=tuple(_day(found, zone, day) for day in days),
            )
        )
    return WeekAhead(
        zone=zone.key,
        zones=zones,
        days=days,
        channels=tuple(lines),
        packs=tuple(pack.stamp for pack in asked[Channel.WHATSAPP].packs),
    )


def _day(found: tuple[Stretch, ...], zone: ZoneInfo, day: date) -> DayAhead:
    begin, end = start_of(zone, day), start_of(zone, day + timedelta(days=1))
    here = [s for s in found if s.start < end and s.end > begin]
    refused = [s for s in here if not s.verdict.allowed]
    rules = {
        (rule.rule_id, rule.rule.part): rule
        for s in refused
        for rule in s.verdict.broken
    }
    return DayAhead(
        day=day,
        open=tuple(
            (max(s.start, begin), min(s.end, end)) for s in here if s.verdict.allowed
        ),
        rules=tuple(rules.values()),
        whole=not refused,
    )
