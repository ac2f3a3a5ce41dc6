"""The oracle's reading of the rule types about contacts."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.unit.compliance.oracle_base import Holds, Question, Raw

from recobro.domain.compliance import vocabulary as words
from recobro.domain.compliance.facts import PastContact

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def minutes(clock: str) -> int:
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


def _window(rule: Raw, q: Question) -> bool:
    wishes = q.facts.preferences
    agreed = None
    override = rule.get("override")
    if override and wishes is not None and wishes.agreed_hours is not None:
        agreed = wishes if override["evidence"] in ("any", wishes.evidence) else None
    for wall in q.walls:
        minute = wall.hour * 60 + wall.minute
        closes = rule["holidays"] == "closed"
        if agreed is not None and agreed.agreed_hours is not None:
            span = agreed.agreed_hours.days[wall.weekday()]
            closes = closes and not agreed.agreed_holidays
        else:
            raw = rule["days"][DAYS[wall.weekday()]]
            span = None if raw is None else (minutes(raw[0]), minutes(raw[1]))
        if span is None or minute < span[0] or minute >= span[1]:
            return False
        if closes and (wall.year not in q.closed or wall.date() in q.closed[wall.year]):
            return False
    return bool(q.walls)


def _mine(past: PastContact, rule: Raw, within: str) -> bool:
    if within == "debtor_debt" and past.same_debt is False:
        return False
    of_creditor = within in ("debtor_debt", "debtor_creditor")
    return not (of_creditor and past.same_creditor is False)


def _of_purpose(past: PastContact, rule: Raw) -> bool:
    if past.purpose is None:
        return True
    allowed = (rule.get("applies") or {}).get("purpose")
    if allowed and past.purpose not in allowed:
        return False
    return past.purpose not in rule.get("exempt_purposes", [])


def _in_count(past: PastContact, rule: Raw) -> bool:
    if past.counted is not None:
        return past.counted
    not_counted = {
        "attempts": words.NOT_PLACED,
        "contacts": words.NOT_A_CONTACT,
        "conversations": words.NOT_A_CONVERSATION,
    }[rule["count"]]
    skipped = rule.get("uncounted_outcomes", [])
    return past.outcome not in not_counted and past.outcome not in skipped


def _reached(now: datetime, zone: ZoneInfo, target: datetime) -> bool:
    """Whether the wall clock has shown `target` (naive) by now."""
    wall = now.astimezone(zone).replace(tzinfo=None)
    if abs(wall - target) > timedelta(hours=3):
        return wall >= target
    for back in range(180):  # a clock that was put back has shown it before
        earlier = now - timedelta(minutes=back)
        if earlier.astimezone(zone).replace(tzinfo=None) >= target:
            return True
    return False


def _still_counts(past: PastContact, rule: Raw, q: Question, zone: ZoneInfo) -> bool:
    then, now = past.at.astimezone(zone), q.moment.astimezone(zone)
    unit = rule["per"]["unit"]
    week = then.isocalendar()[:2] == now.isocalendar()[:2]
    if unit == "calendar_day":
        return then.date() == now.date()
    if unit == "calendar_week":
        return week
    if unit == "calendar_month":
        return (then.year, then.month) == (now.year, now.month)
    if unit == "rolling_days":
        return (now.date() - then.date()).days < int(rule["per"].get("n", 1))
    assert unit == "strictest_week"
    naive = then.replace(tzinfo=None, fold=0) + timedelta(days=7)
    return week or not _reached(q.moment, zone, naive)


def _cap(rule: Raw, q: Question) -> bool:
    if q.action.channel is not None and q.action.channel not in rule["channels"]:
        return True
    if q.action.purpose in rule.get("exempt_purposes", []):
        return True
    if rule.get("when_flag") and q.flag(rule["when_flag"]) is False:
        return True
    if rule.get("exempt_flag") and q.flag(rule["exempt_flag"]) is True:
        return True
    if q.facts.history is None:
        return False
    counted = [
        past
        for past in q.facts.history
        if past.channel in rule["channels"]
        and past.direction != "inbound"
        and _in_count(past, rule)
        and _mine(past, rule, rule["scope"])
        and _of_purpose(past, rule)
    ]
    gap = rule.get("min_full_days_between", 0)
    for zone in q.zones:
        now = q.moment.astimezone(zone).date()
        if sum(_still_counts(p, rule, q, zone) for p in counted) >= rule["max"]:
            return False
        for past in counted if gap else []:
            full_days = (now - past.at.astimezone(zone).date()).days - 1
            if full_days < gap:
                return False
    if q.zones:
        return True
    # Nobody knows where: what is not certainly over, wherever it is, counts.
    recent = [past for past in counted if not _surely_over(past, rule, q)]
    return len(recent) < rule["max"] and not (gap and recent)


def _surely_over(past: PastContact, rule: Raw, q: Question) -> bool:
    unit, n = rule["per"]["unit"], int(rule["per"].get("n", 1))
    days = {"calendar_day": 3, "calendar_month": 34, "strictest_week": 10}
    return q.moment - past.at > timedelta(days=days.get(unit, 2 + n))


def _cooldown(rule: Raw, q: Question) -> bool:
    if q.action.channel is not None and q.action.channel not in rule["channels"]:
        return True
    if rule.get("exempt_flag") and q.flag(rule["exempt_flag"]):
        return True
    if q.facts.history is None:
        return False
    assert rule["after"] == "conversation"
    days = rule["days"] + (0 if rule["day_one"] == "event_date" else 1)
    for past in q.facts.history:
        if past.channel not in rule["channels"] or past.counted is False:
            continue
        if past.outcome in words.NOT_A_CONVERSATION or not _mine(
            past, rule, rule["scope"]
        ):
            continue
        if not q.zones and q.moment - past.at <= timedelta(days=days + 2):
            return False
        for zone in q.zones:
            today = q.moment.astimezone(zone).date()
            if (today - past.at.astimezone(zone).date()).days < days:
                return False
    return True


def _lock(rule: Raw, q: Question) -> bool:
    if q.action.purpose in rule.get("exempt_purposes", []):
        return True
    if q.facts.history is None:
        return False
    for past in q.facts.history:
        if past.channel == q.action.channel or past.direction == "inbound":
            continue
        if not (_in_count(past, rule) and _mine(past, rule, rule["scope"])):
            continue
        if _of_purpose(past, rule):
            if any(_still_counts(past, rule, q, zone) for zone in q.zones):
                return False
            if not q.zones and not _surely_over(past, rule, q):
                return False
    return True


def _authorization(rule: Raw, q: Question) -> bool:
    if rule.get("when_flag") and q.flag(rule["when_flag"]) is False:
        return True
    tags = set(rule.get("when_content", []))
    if tags:
        content = q.facts.content
        about = q.action.purpose is None or q.action.purpose in tags or content is None
        if not about and not tags & set(content or ()):
            return True
    if rule.get("required_flag"):
        return q.flag(rule["required_flag"]) is True
    return q.facts.authorised_channels is not None and (
        q.action.channel in q.facts.authorised_channels
    )


def _channel_ban(rule: Raw, q: Question) -> bool:
    if q.action.channel is not None and q.action.channel not in rule["channels"]:
        return True
    spared = rule.get("except") or {}
    if spared.get("flag") and q.flag(spared["flag"]) is True:
        return True
    if not spared.get("with_flag") or q.flag(spared["with_flag"]) is not True:
        return False
    return q.facts.debt_type in spared["debt_type"]


def _at_work(q: Question) -> bool:
    return q.facts.place == "work" or q.flag("work_channel") is not False


def _preference(rule: Raw, q: Question) -> bool:
    wishes = q.facts.preferences
    if wishes is None:
        return False
    channel = q.action.channel
    if wishes.channels is not None and channel not in wishes.channels:
        return False
    if channel in wishes.refused_channels or q.facts.place in wishes.refused_places:
        return False
    flag = rule.get("work_prohibited_flag")
    if flag and _at_work(q) and q.flag(flag) is not False:
        return False
    if wishes.hours is None:
        return True
    for wall in q.walls:
        span = wishes.hours.days[wall.weekday()]
        minute = wall.hour * 60 + wall.minute
        if span is None or not span[0] <= minute < span[1]:
            return False
    return bool(q.walls)


def _opt_out(rule: Raw, q: Question) -> bool:
    spared = q.action.purpose in rule.get("exempt_purposes", [])
    if spared and (not rule.get("exempt_channels")
                   or q.action.channel in rule["exempt_channels"]):  # fmt: skip
        return True
    if rule.get("flag"):
        return q.flag(rule["flag"]) is False
    said = q.facts.opt_outs
    if said is None or said.everything:
        return False
    if q.action.channel in said.channels:
        return False
    if said.addresses:
        return q.action.address is not None and q.action.address not in said.addresses
    return True


def _third_party(rule: Raw, q: Question) -> bool:
    party = q.facts.party
    if rule.get("only_flag") and q.flag(rule["only_flag"]) is not False:
        return party in rule["only_parties"]
    if party is None:
        return False
    hides = q.flag("reveals_debt_details") is False
    given = q.flag("work_channel_given_by_debtor") is True
    if rule.get("work_channels") and _at_work(q) and not hides and not given:
        return False
    if party == "debtor" or party in rule["allow"]:
        return True
    return rule.get("contact_without_debt_info") == "tolerated" and hides


def _audience(rule: Raw, q: Question) -> bool:
    for who in rule["ban"]:
        if who == "minor" and q.facts.party == "minor":
            return False
        if who == "elderly_non_debtor":
            owes = ("debtor", "co_debtor", "joint_debtor", "guarantor")
            if q.facts.party not in owes and q.flag("elderly") is not False:
                return False
        elif q.flag(who) is not False:
            return False
    return True


def _identity(rule: Raw, q: Question) -> bool:
    most = rule.get("max_failures")
    if most is not None and q.facts.identity_failures >= most:
        return False
    return (
        q.flag("identity_verified") is True or q.flag("reveals_debt_details") is False
    )


def _disclosure(rule: Raw, q: Question) -> bool:
    channel = q.action.channel
    if rule["when"] == "every_electronic" and channel in ("voice", "letter", "visit"):
        return True
    if rule["when"] == "first_contact" and q.flag("first_contact") is False:
        return True
    if rule.get("if_flag") and q.flag(rule["if_flag"]) is False:
        return True
    if rule.get("except_flag") and q.flag(rule["except_flag"]) is True:
        return True
    return all(q.flag(name) is True for name in rule.get("required", []))


def _content(rule: Raw, q: Question) -> bool:
    tags = q.facts.content
    if tags is None:
        return False
    return not any(tag in rule["ban"] or tag not in words.CONTENT_TAGS for tag in tags)


def _inquiry(rule: Raw, q: Question) -> bool:
    asked = q.facts.inquiries
    return asked is not None and not any(item in rule["ban"] for item in asked)


def _caller_id(rule: Raw, q: Question) -> bool:
    if rule.get("hidden") is False and q.flag("caller_id_hidden") is not False:
        return False
    if rule.get("premium") is False and q.flag("caller_id_premium") is not False:
        return False
    return "prefix" not in rule or q.facts.caller_prefix == rule["prefix"]


def _notice(rule: Raw, q: Question) -> bool:
    if rule.get("when_flag") and q.flag(rule["when_flag"]) is False:
        return True
    if q.flag(rule["required_flag"]) is True:
        return True
    first = q.facts.debt.first_communication_on
    if "within_days" not in rule:
        return False
    if first is None:
        return True
    return q.before_day(first + timedelta(days=rule["within_days"] + 1))


def _handoff(rule: Raw, q: Question) -> bool:
    return q.flag("human_requested") is False or q.action.automated is False


def _licence(rule: Raw, q: Question) -> bool:
    return q.flag(rule["flag"]) is not False


def _moratorium(rule: Raw, q: Question) -> bool:
    if q.flag(rule["flag"]) is False:
        return True
    since = q.facts.since.get(rule["flag"])
    if since is None or "days" not in rule:
        return False
    return q.from_day(since + timedelta(days=rule["days"]))


ON_CONTACTS: dict[str, Holds] = {
    "contact_window": _window,
    "frequency_cap": _cap,
    "cooldown": _cooldown,
    "channel_lock": _lock,
    "channel_authorization": _authorization,
    "channel_ban": _channel_ban,
    "debtor_preference": _preference,
    "opt_out": _opt_out,
    "third_party": _third_party,
    "audience_ban": _audience,
    "identity": _identity,
    "disclosure": _disclosure,
    "content_ban": _content,
    "inquiry_ban": _inquiry,
    "caller_id": _caller_id,
    "pre_contact_notice": _notice,
    "human_handoff": _handoff,
    "licence": _licence,
    "moratorium": _moratorium,
}
