"""Cases for the rule types about listings, money, suits and records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from tests.unit.law.case_base import MONDAY, REFERENCES, Raw, at, case


def _pre_listing(pack: Raw, rule: Raw) -> Iterator[Raw]:
    good = _good_listing(rule)
    yield case(pack, rule, broken=False, listing=good, duties=_listing_duties(rule))
    for name in rule.get("required_all", []):
        for value in (False, None):
            yield case(pack, rule, broken=True, listing={**good, name: value})
    anyof = rule.get("required_any", [])
    if anyof:
        none = {**good, **dict.fromkeys(anyof, False)}
        yield case(pack, rule, broken=True, listing=none)
        yield case(pack, rule, broken=False, listing={**none, anyof[0]: True})
    for name in rule.get("forbid_if", []):
        yield case(pack, rule, broken=True, listing={**good, name: True})
    least = rule.get("min_principal")
    if least:
        for amount, broken in (
            (least["amount"], False), (f"{least['amount'] - 1}.99", True), (None, True),
        ):  # fmt: skip
            short = {**good, "principal": amount}
            yield case(pack, rule, broken=broken, listing=short)
        foreign = {**good, "currency": "XXX"}
        yield case(pack, rule, broken=True, listing=foreign)
    yield from _listing_times(pack, rule, good)


def _listing_times(pack: Raw, rule: Raw, good: Raw) -> Iterator[Raw]:
    wait = rule.get("notice_days")
    if wait is not None:
        for days, broken in ((wait, False), (wait - 1, True)):
            told = {**good, "notices": [(MONDAY - timedelta(days=days)).isoformat()]}
            yield case(pack, rule, broken=broken, listing=told)
        yield case(pack, rule, broken=True, listing={**good, "notices": None})
    small = rule.get("small_debt")
    if small:
        # 15 % of a reference of 1,000,000 is 150,000: at most that, two notices.
        edge = Decimal(REFERENCES[small["of"]]) * Decimal(str(small["percent"])) / 100
        for amount, many, broken in (
            (edge, small["notices"] - 1, True), (edge, small["notices"], False),
            (edge + 1, 1, False), (None, 1, True),
        ):  # fmt: skip
            days = [(MONDAY - timedelta(days=60 + i)).isoformat() for i in range(many)]
            debt = {**good, "principal": None if amount is None else str(amount),
                    "notices": days}  # fmt: skip
            yield case(pack, rule, broken=broken, listing=debt)
    for field, months in (
        ("default_date", rule.get("max_months_after_default")),
        ("due_date", 12 * rule.get("max_age_years", 0)),
    ):
        if months:
            for day, broken in _around(months):
                aged = {**good, field: day.isoformat()}
                yield case(pack, rule, broken=broken, listing=aged)
    wait = rule.get("contact_or_wait_days")
    if wait:
        for days, broken in ((wait, False), (wait - 1, True)):
            sent = {"message_sent_on": (MONDAY - timedelta(days=days)).isoformat(),
                    "undeliverable": False}  # fmt: skip
            yield case(pack, rule, broken=broken, listing=sent)
            returned = {**sent, "undeliverable": True}
            yield case(pack, rule, broken=True, listing=returned)
        yield case(pack, rule, broken=False, listing={"conversation": True})


def _around(months: int) -> Iterator[tuple[date, bool]]:
    """Days from which so many months end today (over) or tomorrow (not over)."""
    index = MONDAY.year * 12 + MONDAY.month - 1 - months
    over = date(index // 12, index % 12 + 1, MONDAY.day)
    yield over, True
    yield over + timedelta(days=1), False


def _good_listing(rule: Raw) -> Raw:
    good: Raw = {
        "principal": 999_999_999,
        "currency": rule.get("min_principal", {}).get("currency", "EUR"),
        "due_date": "2026-09-01",
        "default_date": "2026-09-01",
        "notices": ["2026-09-02"],
        "conversation": True,
    }
    good |= dict.fromkeys(
        [*rule.get("required_all", []), *rule.get("required_any", [])], True
    )
    return good | dict.fromkeys(rule.get("forbid_if", []), False)


def _listing_duties(rule: Raw) -> list[str]:
    days = rule.get("post_notice_days")
    return [f"notify_listing_within:{days}d"] if days else []


def _listing(pack: Raw, rule: Raw) -> Iterator[Raw]:
    field = rule["from"]
    duties = [f"remove_listing_after:{rule['max_months']}m"]
    if rule.get("paid_max_months"):
        duties.append(f"remove_listing_paid:{rule['paid_max_months']}m")
    for day, broken in _around(rule["max_months"]):
        aged = {field: day.isoformat()}
        yield case(pack, rule, broken=broken, listing=aged, duties=duties)
    yield case(pack, rule, broken=True, listing={})
    recent = {field: "2026-01-10"}
    if rule.get("remove_on_payment"):
        yield case(
            pack, rule, broken=True, listing={**recent, "paid_date": "2026-10-01"}
        )
    factor, most = rule.get("paid_factor"), rule.get("paid_max_months")
    if factor:
        # Ten days in default and paid 10 x factor days ago: over today; with eleven
        # days in default, not yet.
        for in_default, broken in ((10, True), (11, False)):
            paid = MONDAY - timedelta(days=10 * factor)
            since = paid - timedelta(days=in_default)
            block = {field: since.isoformat(), "paid_date": paid.isoformat()}
            yield case(pack, rule, broken=broken, listing=block)
    if most:
        for day, broken in _around(most):
            # Paid after 1,000 days: twice that is more than any limit in a pack.
            since = day - timedelta(days=1000)
            unpaid = rule["max_months"] * 30 - 1000
            if factor or unpaid > (MONDAY - day).days:
                block = {field: since.isoformat(), "paid_date": day.isoformat()}
                yield case(pack, rule, broken=broken, listing=block)


def _charge_scope(pack: Raw, rule: Raw) -> Iterator[Raw]:
    for name in rule["ban"]:
        yield case(pack, rule, broken=True, charge={"name": name})
    yield case(pack, rule, broken=False, charge={"name": "remuneratory_interest"})
    yield case(pack, rule, broken=True)


def _charge_cap(pack: Raw, rule: Raw) -> Iterator[Raw]:
    good: Raw = {
        "name": rule["charges"][0], "amount": 0, "base": 1000000,
        "due_date": "2026-01-01", "activity_done": True, "useful_action_done": True,
    }  # fmt: skip
    yield case(pack, rule, broken=False, charge=good)
    if rule.get("only_actual_activity"):
        yield case(pack, rule, broken=True, charge={**good, "activity_done": False})
        yield case(pack, rule, broken=True, charge={**good, "activity_done": None})
    if rule.get("from_day"):
        for days, broken in ((rule["from_day"], False), (rule["from_day"] - 1, True)):
            due = (MONDAY - timedelta(days=days)).isoformat()
            yield case(pack, rule, broken=broken, charge={**good, "due_date": due})
    if rule.get("useful_action_days"):
        duties = [f"free_reminder_within:{rule['useful_action_days']}d"]
        yield case(pack, rule, broken=False, charge=good, duties=duties)
    if rule.get("flat_percent") is not None:
        edge = Decimal(1000) * Decimal(str(rule["flat_percent"])) / 100
        for amount, broken in ((edge, False), (edge + Decimal("0.01"), True)):
            fine = {**good, "base": 1000, "amount": str(amount)}
            yield case(pack, rule, broken=broken, charge=fine)
    if rule.get("tiers"):
        yield from _tiers(pack, rule, good)


def _tiers(pack: Raw, rule: Raw, good: Raw) -> Iterator[Raw]:
    unit = Decimal(REFERENCES[rule["unit"]])
    cap, floor = Decimal(0), Decimal(0)
    for limit, percent in rule["tiers"]:
        top = floor + 100 if limit is None else Decimal(limit)
        for base in (top, top + 1) if limit is not None else (top,):
            share = cap + (min(base, top) - floor) * Decimal(str(percent)) / 100
            if base <= top:
                edge = share
                for reminded in (True, False):
                    penalty = Decimal(str(rule.get("missing_action_penalty", 0)))
                    most = edge if reminded else edge - penalty
                    for more, broken in ((Decimal(0), False), (Decimal("0.001"), True)):
                        fee = {**good, "base": str(base * unit),
                               "amount": str((most + more) * unit),
                               "useful_action_done": reminded}  # fmt: skip
                        yield case(pack, rule, broken=broken, charge=fee)
        cap += (top - floor) * Decimal(str(percent)) / 100
        floor = top


def _interest(pack: Raw, rule: Raw) -> Iterator[Raw]:
    floor = rule.get("floor_pct_of_statutory")
    if floor is not None:
        yield from _floor(pack, rule, Decimal(floor))
        return
    index = Decimal(REFERENCES.get(rule.get("index", ""), "0"))
    edge = index + Decimal(str(rule.get("margin_pp", 0)))
    if "max_multiple" in rule:
        edge = index * Decimal(str(rule["max_multiple"]))
    if "default_pct" in rule:
        edge = Decimal(str(rule["default_pct"]))
    if "max_margin_over_remuneratory_pp" in rule:
        edge = 7 + Decimal(str(rule["max_margin_over_remuneratory_pp"]))
    for rate, broken in ((edge, False), (edge + Decimal("0.001"), True), (None, True)):
        charge = {
            "name": rule["charges"][0], "agreed_rate": False,
            "rate_percent": None if rate is None else str(rate),
            "remuneratory_percent": 7,
        }  # fmt: skip
        yield case(pack, rule, broken=broken, charge=charge)
    free = {"name": "collection_fee", "rate_percent": 99}
    yield case(pack, rule, broken=False, charge=free)


def _floor(pack: Raw, rule: Raw, floor: Decimal) -> Iterator[Raw]:
    """Spain: 30 % of 2 + 8 is 3; an agreed rate below it only brings a warning."""
    warning = [f"warn:{rule['id']}"]
    statutory = Decimal(REFERENCES[rule["index"]]) + rule["margin_pp"]
    edge = statutory * floor / 100
    charge = {"name": "late_interest", "agreed_rate": True, "rate_percent": str(edge)}
    yield case(pack, rule, broken=False, charge=charge, absent=warning)
    low = {**charge, "rate_percent": str(edge - Decimal("0.001"))}
    yield case(pack, rule, broken=False, charge=low, duties=warning)
    free = {**low, "agreed_rate": False}
    yield case(pack, rule, broken=False, charge=free, absent=warning)


def _compensation(pack: Raw, rule: Raw) -> Iterator[Raw]:
    before = Decimal(0)
    for limit, value in rule["tiers"]:
        sums = [before] if limit is None else [before, Decimal(limit) - Decimal("0.01")]
        for base in sums:
            for amount, broken in ((value, False), (value + 1, True)):
                charge = {"name": "fixed_compensation", "amount": amount,
                          "base": str(base), "currency": rule["currency"]}  # fmt: skip
                yield case(pack, rule, broken=broken, charge=charge)
        before = Decimal(limit or 0)
    if rule.get("excluded_flag"):
        charge = {"name": "fixed_compensation", "amount": 1, "base": 1,
                  "currency": rule["currency"]}  # fmt: skip
        flags = {rule["excluded_flag"]: True}
        yield case(pack, rule, broken=True, charge=charge, flags=flags)


def _payment_term(pack: Raw, rule: Raw) -> Iterator[Raw]:
    for days, warned in ((rule["max_days"], False), (rule["max_days"] + 1, True)):
        charge = {"name": "recovery_costs", "term_days": days}
        duties = [f"warn:{rule['id']}"] if warned else []
        absent = [] if warned else [f"warn:{rule['id']}"]
        yield case(
            pack, rule, broken=False, charge=charge, duties=duties, absent=absent
        )


def _limitation(pack: Raw, rule: Raw) -> Iterator[Raw]:
    if rule.get("default_years") is None:
        for barred, broken in ((True, True), (False, False), (None, True)):
            yield case(pack, rule, broken=broken, debt={"time_barred": barred})
        return
    by_place = {"": {"default": rule["default_years"], **rule.get("by_type", {})}}
    by_place |= rule.get("by_subdivision", {})
    for place, years_of in by_place.items():
        for kind, years in years_of.items():
            flags = {} if kind == "default" else {"debt_type": kind}
            where: Raw = {"subdivision": place} if place else {}
            for day, broken in _around(12 * years):
                debt = {"enforceable_date": day.isoformat()}
                yield case(pack, rule, broken=broken, flags=flags, debt=debt, **where)
    yield case(pack, rule, broken=True, debt={})
    old = "1980-01-01"
    for event in rule.get("restart_on", []):
        debt = {"enforceable_date": old, "restarted_on": "2026-01-01",
                "restart_event": event}  # fmt: skip
        yield case(pack, rule, broken=False, debt=debt)
    other = {"enforceable_date": old, "restarted_on": "2026-01-01",
             "restart_event": "letter"}  # fmt: skip
    yield case(pack, rule, broken=True, debt=other)
    threat = {"content": ["suit_threat"]}
    for start, broken in (("2026-01-01", False), (old, True), (None, True)):
        yield case(pack, rule, broken=broken, flags=threat, action="contact",
                   channel="letter", debt={"enforceable_date": start})  # fmt: skip


def _pre_litigation(pack: Raw, rule: Raw) -> Iterator[Raw]:
    good = dict.fromkeys(rule.get("required_flags", []), True)
    good |= dict.fromkeys(rule.get("forbid_if", []), False)
    start = rule.get("applies", {}).get("from")
    day = max(start, MONDAY) if start else MONDAY
    yield case(pack, rule, broken=False, flags=good)
    for name in good:
        for value in (not good[name], None):
            yield case(pack, rule, broken=True, flags={**good, name: value})
    wait = rule.get("offer_min_days")
    if wait:
        duties = [f"offer_stands:{wait}d"]
        for days, broken in ((wait, False), (wait - 1, True)):
            debt = {"offer_on": (day - timedelta(days=days)).isoformat()}
            yield case(pack, rule, broken=broken, flags=good, debt=debt, duties=duties)
    if start:
        bad = dict.fromkeys(good, None)
        eve = at(pack, start - timedelta(days=1), 23 * 60 + 59)
        yield case(pack, rule, broken=False, flags=bad, moment=eve)
        yield case(pack, rule, broken=True, flags=bad, moment=at(pack, start, 0))


def _automated(pack: Raw, rule: Raw) -> Iterator[Raw]:
    good = dict.fromkeys(rule["require_flags"], True)
    for decision in rule["significant"]:
        yield case(pack, rule, broken=False, flags=good, decision=decision)
        yield case(pack, rule, broken=True, decision=decision)
    decision = rule["significant"][0]
    for name in good:
        less = {**good, name: None}
        yield case(pack, rule, broken=True, flags=less, decision=decision)
    if rule.get("or_flag"):
        person = {rule["or_flag"]: True}
        yield case(pack, rule, broken=False, flags=person, decision=decision)
    yield case(pack, rule, broken=False, decision="send_reminder")
    yield case(pack, rule, broken=True, decision="never_heard_of")
    start = rule.get("applies", {}).get("from")
    if start:
        eve = at(pack, start - timedelta(days=1), 23 * 60 + 59)
        yield case(pack, rule, broken=False, decision=decision, moment=eve)
        first = at(pack, start, 0)
        yield case(pack, rule, broken=True, decision=decision, moment=first)


NUMBERED = {
    "deadline_business_days": "answer_complaint:{}bd",
    "undue_charge_business_days": "answer_undue_charge:{}bd",
    "dp_ack_days": "acknowledge_data_complaint:{}d",
    "rights_deadline_days": "answer_data_rights:{}d",
    "rights_deadline_business_days": "answer_data_rights:{}bd",
    "extendable_days": "data_rights_extension:{}d",
    "breach_hours": "notify_breach:{}h",
    "contact_log_years": "keep:contact_log:{}y",
    "recordings_years": "keep:recordings:{}y",
    "records_years_after_last_activity": "keep:records_after_last_activity:{}y",
}


def _duties(pack: Raw, rule: Raw) -> Iterator[Raw]:
    duties = [
        form.format(rule[name]) for name, form in NUMBERED.items() if name in rule
    ]
    if rule.get("on_erasure"):
        duties.append(f"on_erasure:{rule['on_erasure']}")
    if rule.get("authority"):
        duties.append(f"authority:{rule['authority']}")
    duties += [f"data:{word}" for word in rule.get("duties", [])]
    yield case(pack, rule, broken=False, duties=duties)
    start = rule.get("applies", {}).get("from")
    if start:
        eve = at(pack, start - timedelta(days=1), 23 * 60 + 59)
        first = at(pack, start, 0)
        yield case(pack, rule, broken=False, moment=eve, absent=duties)
        yield case(pack, rule, broken=False, moment=first, duties=duties)


DEBT_MAKERS = {
    "pre_listing": _pre_listing,
    "listing": _listing,
    "charge_scope": _charge_scope,
    "charge_cap": _charge_cap,
    "interest": _interest,
    "compensation": _compensation,
    "payment_term": _payment_term,
    "limitation": _limitation,
    "pre_litigation": _pre_litigation,
    "automated_decision": _automated,
    "complaints": _duties,
    "data_protection": _duties,
    "retention": _duties,
}
