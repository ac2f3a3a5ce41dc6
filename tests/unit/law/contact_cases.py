"""Cases for the rule types about contacts, generated from the raw rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.unit.law.case_base import DAYS, MONDAY, Raw, at, case, past


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _window(pack: Raw, rule: Raw) -> Iterator[Raw]:
    for index, name in enumerate(DAYS):
        day = MONDAY + timedelta(days=index)
        span = rule["days"][name]
        if span is None:
            yield case(pack, rule, broken=True, moment=at(pack, day))
            continue
        start, end = _minutes(span[0]), _minutes(span[1])
        for minute, broken in (
            (start - 1, True), (start, False), (end - 1, False), (end, True),
        ):  # fmt: skip
            yield case(pack, rule, broken=broken, moment=at(pack, day, minute))
    # 25 December 2026 is a Friday and a holiday in all of these countries.
    holiday = at(pack, date(2026, 12, 25))
    closed = rule["holidays"] == "closed"
    yield case(pack, rule, broken=closed, moment=holiday)


def _cap(pack: Raw, rule: Raw) -> Iterator[Raw]:
    now = at(pack, MONDAY + timedelta(days=3), 12 * 60)
    flags = {rule["when_flag"]: True} if rule.get("when_flag") else {}
    many = rule["max"]
    gap = rule.get("min_full_days_between", 0)
    unit, n = rule["per"]["unit"], rule["per"].get("n", 1)
    step = timedelta(minutes=1)
    recent = [past(pack, now - step * (i + 1), rule) for i in range(many)]
    yield case(pack, rule, broken=True, moment=now, history=recent, flags=flags)
    if not gap:
        fewer = recent[: many - 1]
        yield case(pack, rule, broken=False, moment=now, history=fewer, flags=flags)
    else:
        # Monday and Thursday have two full days between them; Monday and Wednesday one.
        one = [past(pack, now - timedelta(days=gap + 1), rule)]
        yield case(pack, rule, broken=False, moment=now, history=one, flags=flags)
        near = [past(pack, now - timedelta(days=gap), rule)]
        yield case(pack, rule, broken=True, moment=now, history=near, flags=flags)
        full = [past(pack, now - timedelta(days=gap + 1), rule) for _ in range(many)]
        yield case(pack, rule, broken=True, moment=now, history=full, flags=flags)
    lasting, over = {
        "calendar_day": (timedelta(hours=11), timedelta(days=1)),
        "calendar_month": (timedelta(days=now.day - 1), timedelta(days=now.day)),
        "rolling_days": (timedelta(days=n - 1), timedelta(days=n)),
        "strictest_week": (timedelta(days=7) - step, timedelta(days=7)),
    }[unit]
    for age, broken in ((lasting, True), (over, False)):
        old = [past(pack, now - age, rule) for _ in range(many)]
        yield case(pack, rule, broken=broken, moment=now, history=old, flags=flags)
    uncounted = [past(pack, now - step, rule, outcome="cancelled") for _ in range(many)]
    yield case(pack, rule, broken=False, moment=now, history=uncounted, flags=flags)
    for purpose in rule.get("exempt_purposes", []):
        spared = {**flags, "purpose": purpose}
        yield case(pack, rule, broken=False, moment=now, history=recent, flags=spared)


def _cooldown(pack: Raw, rule: Raw) -> Iterator[Raw]:
    now = at(pack, MONDAY + timedelta(days=20))
    last = rule["days"] - (1 if rule["day_one"] == "event_date" else 0)
    for days, broken in ((0, True), (last, True), (last + 1, False)):
        spoke = [past(pack, now - timedelta(days=days, minutes=1), rule)]
        yield case(pack, rule, broken=broken, moment=now, history=spoke)
    silent = [past(pack, now - timedelta(minutes=5), rule, outcome="no_answer")]
    yield case(pack, rule, broken=False, moment=now, history=silent)


def _lock(pack: Raw, rule: Raw) -> Iterator[Raw]:
    now = at(pack, MONDAY + timedelta(days=10))
    for age, channel, broken in (
        (timedelta(days=1), "voice", True),
        (timedelta(days=1), "whatsapp", False),
        (timedelta(days=7) - timedelta(minutes=1), "voice", True),
        (timedelta(days=7), "voice", False),
    ):
        told = [past(pack, now - age, rule, channel=channel)]
        yield case(pack, rule, broken=broken, moment=now, history=told)


def _authorization(pack: Raw, rule: Raw) -> Iterator[Raw]:
    name = rule.get("required_flag", "channel_authorized")
    tags = {"content": rule["when_content"]} if rule.get("when_content") else {}
    for given, broken in ((True, False), (False, True), (None, True)):
        yield case(pack, rule, broken=broken, flags={name: given, **tags})
    if rule.get("when_flag"):
        yield case(
            pack, rule, broken=False, flags={name: False, rule["when_flag"]: False}
        )
    if tags:
        yield case(pack, rule, broken=False, flags={name: False, "content": []})


def _channel_ban(pack: Raw, rule: Raw) -> Iterator[Raw]:
    yield case(pack, rule, broken=True)
    yield case(pack, rule, broken=False, channel="letter")
    flag = rule.get("except", {}).get("flag")
    if flag:
        yield case(pack, rule, broken=False, flags={flag: True})
        yield case(pack, rule, broken=True, flags={flag: None})


def _preference(pack: Raw, rule: Raw) -> Iterator[Raw]:
    now = at(pack, MONDAY)
    for wish, broken in (
        ({"not_before": "11:00"}, False),
        ({"not_before": "11:01"}, True),
        ({"not_after": "11:00"}, True),
        ({"not_after": "11:01"}, False),
        ({"channels": ["letter"]}, True),
        ({"refused_channels": ["whatsapp", "voice"]}, True),
        ({"days": ["tue"]}, True),
        ({"unheard_of": 1}, True),
    ):
        yield case(pack, rule, broken=broken, moment=now, debtor_preferences=wish)


def _opt_out(pack: Raw, rule: Raw) -> Iterator[Raw]:
    name = rule.get("flag", "opted_out")
    for said, broken in ((True, True), (False, False), (None, True)):
        yield case(pack, rule, broken=broken, flags={name: said})
    for purpose in rule.get("exempt_purposes", []):
        yield case(pack, rule, broken=False, flags={name: True, "purpose": purpose})


def _third_party(pack: Raw, rule: Raw) -> Iterator[Raw]:
    if rule.get("only_flag"):
        flag = rule["only_flag"]
        yield case(pack, rule, broken=True, flags={flag: True})
        yield case(pack, rule, broken=True, flags={flag: None})
        yield case(pack, rule, broken=False, flags={flag: False})
        yield case(pack, rule, broken=False, flags={flag: True, "party": "attorney"})
        return
    for party in ("debtor", *rule["allow"]):
        yield case(pack, rule, broken=False, flags={"party": party})
    yield case(pack, rule, broken=True, flags={"party": None})
    yield case(pack, rule, broken=True, flags={"party": "reference"})
    quiet = {"party": "relative", "reveals_debt_details": False}
    tolerated = rule.get("contact_without_debt_info") == "tolerated"
    yield case(pack, rule, broken=not tolerated, flags=quiet)
    unknown = {"party": "relative", "reveals_debt_details": None}
    yield case(pack, rule, broken=True, flags=unknown)


def _audience(pack: Raw, rule: Raw) -> Iterator[Raw]:
    yield case(pack, rule, broken=False)
    yield case(pack, rule, broken=True, flags={"party": "minor"})
    yield case(pack, rule, broken=True, flags={"minor": True})
    yield case(pack, rule, broken=True, flags={"minor": None})
    if "elderly_non_debtor" in rule["ban"]:
        yield case(pack, rule, broken=False, flags={"elderly": True})
        old = {"elderly": True, "party": "relative"}
        yield case(pack, rule, broken=True, flags=old)


def _identity(pack: Raw, rule: Raw) -> Iterator[Raw]:
    for known, told, broken in (
        (True, True, False), (False, True, True), (None, True, True),
        (False, False, False), (False, None, True),
    ):  # fmt: skip
        flags = {"identity_verified": known, "reveals_debt_details": told}
        yield case(pack, rule, broken=broken, flags=flags)
    most = rule.get("max_failures")
    if most:
        yield case(pack, rule, broken=True, flags={"identity_failures": most})
        yield case(pack, rule, broken=False, flags={"identity_failures": most - 1})


def _disclosure(pack: Raw, rule: Raw) -> Iterator[Raw]:
    on: Raw = {rule["if_flag"]: True} if rule.get("if_flag") else {}
    if rule["when"] == "first_contact":
        on["first_contact"] = True
    names = [*rule.get("required", []), *rule.get("content", [])]
    said = dict.fromkeys(rule.get("required", []), True)
    duties = [f"disclose:{name}" for name in names]
    yield case(pack, rule, broken=False, flags={**on, **said}, duties=duties)
    for name in said:
        for value in (False, None):
            yield case(pack, rule, broken=True, flags={**on, **said, name: value})
    for name in on:
        silent = {**on, **dict.fromkeys(said, False), name: False}
        yield case(pack, rule, broken=False, flags=silent)
    if rule.get("except_flag"):
        spared = {**on, **dict.fromkeys(said, False), rule["except_flag"]: True}
        yield case(pack, rule, broken=False, flags=spared)
    yield from _dates(pack, rule, {**on, **dict.fromkeys(said, False)})


def _dates(pack: Raw, rule: Raw, breaking: Raw) -> Iterator[Raw]:
    start = rule.get("applies", {}).get("from")
    if start is None or not rule.get("required"):
        return
    for day, broken in ((start, True), (start - timedelta(days=1), False)):
        late = at(pack, day, 0 if broken else 23 * 60 + 59)
        yield case(pack, rule, broken=broken, flags=breaking, moment=late)


def _content_ban(pack: Raw, rule: Raw) -> Iterator[Raw]:
    yield case(pack, rule, broken=False)
    yield case(pack, rule, broken=False, flags={"content": ["payment_alternatives"]})
    yield case(pack, rule, broken=True, flags={"content": None})
    yield case(pack, rule, broken=True, flags={"content": ["never_heard_of"]})
    for tag in rule["ban"]:
        yield case(pack, rule, broken=True, flags={"content": [tag]})


def _inquiry_ban(pack: Raw, rule: Raw) -> Iterator[Raw]:
    for asks, broken in ((False, False), (True, True), (None, True)):
        yield case(pack, rule, broken=broken, flags={"asks_reason_for_default": asks})


def _caller_id(pack: Raw, rule: Raw) -> Iterator[Raw]:
    if rule.get("prefix"):
        machine = {"ai_agent": True}
        for shown, broken in ((rule["prefix"], False), ("809", True), (None, True)):
            yield case(pack, rule, broken=broken, flags=machine, caller_prefix=shown)
        yield case(pack, rule, broken=False)
        return
    name = "caller_id_hidden" if "hidden" in rule else "caller_id_premium"
    for shown, broken in ((False, False), (True, True), (None, True)):
        yield case(pack, rule, broken=broken, flags={name: shown})


def _notice(pack: Raw, rule: Raw) -> Iterator[Raw]:
    if rule.get("transposes"):
        return
    name = rule["required_flag"]
    yield case(pack, rule, broken=False, flags={name: True})
    days = rule.get("within_days")
    if days is None:
        yield case(pack, rule, broken=True, flags={name: False})
        yield case(pack, rule, broken=True, flags={name: None})
        return
    duties = [
        f"notice:{name}:within:{days}d",
        f"dispute_window:{rule['dispute_days']}d",
    ]
    for age, broken in ((days, False), (days + 1, True)):
        first = (MONDAY - timedelta(days=age)).isoformat()
        yield case(
            pack, rule, broken=broken, flags={name: False}, duties=duties,
            debt={"first_communication_on": first},
        )  # fmt: skip


def _handoff(pack: Raw, rule: Raw) -> Iterator[Raw]:
    duties = []
    if rule.get("max_wait_seconds"):
        duties = [f"human_within:{rule['max_wait_seconds']}s",
                  f"human_target:{rule['target_pct']}%"]  # fmt: skip
    machine = {"ai_agent": True}
    yield case(pack, rule, broken=False, flags=machine, duties=duties)
    for asked in (True, None):
        flags = {**machine, "human_requested": asked}
        yield case(pack, rule, broken=True, flags=flags)
    person = {"ai_agent": False, "human_requested": True}
    yield case(pack, rule, broken=False, flags=person)
    start = rule.get("applies", {}).get("from")
    if start:
        flags = {**machine, "human_requested": True}
        eve = at(pack, start - timedelta(days=1), 23 * 60 + 59)
        yield case(pack, rule, broken=False, flags=flags, moment=eve)
        yield case(pack, rule, broken=True, flags=flags, moment=at(pack, start, 0))


def _licence(pack: Raw, rule: Raw) -> Iterator[Raw]:
    name = rule["flag"]
    duty = [f"licence:{rule['registry']}"]
    yield case(pack, rule, broken=False, flags={name: True}, absent=duty)
    yield case(pack, rule, broken=True, flags={name: False})
    yield case(pack, rule, broken=False, duties=duty)


def _moratorium(pack: Raw, rule: Raw) -> Iterator[Raw]:
    name = rule["flag"]
    for held, broken in ((True, True), (None, True), (False, False)):
        yield case(pack, rule, broken=broken, flags={name: held})
    if rule.get("days"):
        for days, broken in ((rule["days"] - 1, True), (rule["days"], False)):
            since = {name: (MONDAY - timedelta(days=days)).isoformat()}
            yield case(pack, rule, broken=broken, flags={name: True}, since=since)


CONTACT_MAKERS = {
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
    "content_ban": _content_ban,
    "inquiry_ban": _inquiry_ban,
    "caller_id": _caller_id,
    "pre_contact_notice": _notice,
    "human_handoff": _handoff,
    "licence": _licence,
    "moratorium": _moratorium,
}
