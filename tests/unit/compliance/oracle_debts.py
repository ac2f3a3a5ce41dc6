"""The oracle's reading of the rule types about listings, money and suits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from tests.unit.compliance.oracle_base import Holds, Question, Raw

from recobro.domain.compliance import vocabulary as words


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    number = day.day
    while True:
        try:
            return date(year, month + 1, number)
        except ValueError:
            number -= 1


def _pre_listing(rule: Raw, q: Question) -> bool:
    known = q.facts.listing
    if any(q.flag(name) is not True for name in rule.get("required_all", [])):
        return False
    some = rule.get("required_any", [])
    if some and not any(q.flag(name) is True for name in some):
        return False
    if any(q.flag(name) is not False for name in rule.get("forbid_if", [])):
        return False
    least = rule.get("min_principal")
    if least:
        if known.principal is None or known.currency != least["currency"]:
            return False
        if known.principal < Decimal(str(least["amount"])):
            return False
    if "notice_days" in rule and not _notified(rule, q):
        return False
    default = known.default_on or known.due_on
    months = rule.get("max_months_after_default")
    if months and (default is None or not q.before_day(_later(default, months))):
        return False
    years = rule.get("max_age_years")
    due = known.due_on
    if years and (due is None or not q.before_day(_later(due, 12 * years))):
        return False
    wait = rule.get("contact_or_wait_days")
    if wait and q.flag("spoke_with_consumer") is not True:
        sent = known.message_sent_on
        if sent is None or q.flag("undeliverable") is not False:
            return False
        return q.from_day(sent + timedelta(days=wait))
    return True


def _notified(rule: Raw, q: Question) -> bool:
    known = q.facts.listing
    needed = 1
    small = rule.get("small_debt")
    if small:
        unit = q.facts.references.get(small["of"])
        if (
            unit is None
            or known.principal is None
            or known.principal <= unit * Decimal(str(small["percent"])) / 100
        ):
            needed = small["notices"]
    days = sorted(set(known.notices or ()))
    if len(days) < needed:
        return False
    return q.from_day(days[needed - 1] + timedelta(days=rule["notice_days"]))


def _listing(rule: Raw, q: Question) -> bool:
    known = q.facts.listing
    since = known.due_on
    if rule["from"] == "default_date" and known.default_on is not None:
        since = known.default_on
    if since is None:
        return False
    end = _later(since, rule["max_months"])
    if known.paid_on is not None:
        if rule.get("remove_on_payment"):
            end = known.paid_on
        elif rule.get("paid_factor"):
            twice = known.paid_on + rule["paid_factor"] * (known.paid_on - since)
            end = min(_later(known.paid_on, rule["paid_max_months"]), twice)
        elif rule.get("paid_max_months"):
            end = min(end, _later(known.paid_on, rule["paid_max_months"]))
    return q.before_day(end)


def _charge_scope(rule: Raw, q: Question) -> bool:
    return q.action.charge is not None and q.action.charge.name not in rule["ban"]


def _charge_cap(rule: Raw, q: Question) -> bool:
    fee = q.action.charge
    if fee is None:
        return False
    if fee.name not in rule["charges"]:
        return True
    if rule.get("only_actual_activity") and fee.activity_done is not True:
        return False
    if rule.get("flat_percent") is not None:
        if fee.amount is None or fee.base is None:
            return False
        if fee.amount > fee.base * Decimal(str(rule["flat_percent"])) / 100:
            return False
    if rule.get("tiers"):
        unit = q.facts.references.get(rule["unit"])
        if unit is None or fee.amount is None or fee.base is None:
            return False
        most, floor = Decimal(0), Decimal(0)
        for limit, percent in rule["tiers"]:
            top = Decimal("Infinity") if limit is None else Decimal(limit)
            part = max(Decimal(0), min(fee.base / unit, top) - floor)
            most += part * Decimal(str(percent)) / 100
            floor = top
        if fee.useful_action_done is not True:
            most = max(Decimal(0), most - Decimal(str(rule["missing_action_penalty"])))
        if fee.amount > most * unit:
            return False
    if rule.get("from_day"):
        if fee.due_on is None:
            return False
        return q.from_day(fee.due_on + timedelta(days=rule["from_day"]))
    return True


def _interest(rule: Raw, q: Question) -> bool:
    fee = q.action.charge
    if fee is None:
        return False
    if fee.name not in rule["charges"]:
        return True
    if fee.rate_percent is None:
        return False
    if "max_margin_over_remuneratory_pp" in rule:
        own = fee.remuneratory_percent
        margin = Decimal(str(rule["max_margin_over_remuneratory_pp"]))
        return own is not None and fee.rate_percent <= own + margin
    agreed = fee.name == "late_interest" and fee.agreed_rate is True
    if "default_pct" in rule:
        return agreed or fee.rate_percent <= Decimal(str(rule["default_pct"]))
    index = q.facts.references.get(rule["index"])
    if index is None:
        return False
    if "max_multiple" in rule:
        return fee.rate_percent <= index * Decimal(str(rule["max_multiple"]))
    return agreed or fee.rate_percent <= index + Decimal(str(rule["margin_pp"]))


def _compensation(rule: Raw, q: Question) -> bool:
    fee = q.action.charge
    if fee is None:
        return False
    if fee.name not in rule["charges"]:
        return True
    if rule.get("excluded_flag") and q.flag(rule["excluded_flag"]) is not False:
        return False
    if fee.amount is None or fee.currency != rule["currency"]:
        return False
    if fee.base is None and len(rule["tiers"]) > 1:
        return False
    for limit, value in rule["tiers"]:
        if limit is None or (fee.base or Decimal(0)) < limit:
            most = Decimal(value)
            break
    if rule.get("extra_evidenced"):
        most += fee.extra_costs or Decimal(0)
    return fee.amount <= most


def _barred(rule: Raw, q: Question) -> bool | None:
    debt = q.facts.debt
    if debt.barred is not None:
        return debt.barred
    place = (q.facts.subdivision or "").split("-")[-1]
    local: Mapping[str, int] = {}
    for name, years_of in (rule.get("by_subdivision") or {}).items():
        if name.split("-")[-1] == place:
            local = years_of
    kind = q.facts.debt_type or ""
    general = (rule.get("by_type") or {}).get(kind, rule.get("default_years"))
    years = local.get(kind, local.get("default", general))
    starts = [debt.enforceable_on] if debt.enforceable_on else []
    restarts = debt.restart_event is None or debt.restart_event in rule.get(
        "restart_on", []
    )
    if debt.restarted_on and restarts:
        starts.append(debt.restarted_on)
    if years is None or not starts or not q.walls:
        return None
    return not q.before_day(_later(max(starts), 12 * years))


def _limitation(rule: Raw, q: Question) -> bool:
    barred = _barred(rule, q)
    if q.action.kind == "sue":
        return barred is False
    if q.action.kind != "contact":
        return True
    content = q.facts.content
    if content is None or "suit_threat" in content:
        return barred is False
    if rule["on_expired"] == "stop_demands":
        demands = q.action.purpose in (None, "collection", "reminder")
        return not (demands and barred is True)
    if rule["on_expired"] == "stop_if_refused":
        return q.flag("refused_because_barred") is False or barred is False
    return True


def _pre_litigation(rule: Raw, q: Question) -> bool:
    if any(q.flag(name) is not True for name in rule.get("required_flags", [])):
        return False
    if any(q.flag(name) is not False for name in rule.get("forbid_if", [])):
        return False
    offered, wait = q.facts.debt.offer_on, rule.get("offer_min_days")
    return not (wait and offered) or q.from_day(offered + timedelta(days=wait))


def _automated(rule: Raw, q: Question) -> bool:
    decision = q.action.decision
    if decision in words.DECISIONS and decision not in rule["significant"]:
        return True
    if rule.get("or_flag") and q.flag(rule["or_flag"]) is True:
        return True
    return all(q.flag(name) is True for name in rule["require_flags"])


ON_DEBTS: dict[str, Holds] = {
    "pre_listing": _pre_listing,
    "listing": _listing,
    "charge_scope": _charge_scope,
    "charge_cap": _charge_cap,
    "interest": _interest,
    "compensation": _compensation,
    "limitation": _limitation,
    "pre_litigation": _pre_litigation,
    "automated_decision": _automated,
}
