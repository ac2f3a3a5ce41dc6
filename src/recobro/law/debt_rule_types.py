"""How the rule types about listings, money, suits and records are read from YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from recobro.domain.compliance import debt_rules
from recobro.domain.compliance import vocabulary as words
from recobro.domain.compliance.facts import NOTHING
from recobro.domain.compliance.rules import Rule
from recobro.law.reading import Fields

ON_EXPIRED = ("warn", "no_suit_no_threat", "stop_demands", "stop_if_refused")

Head = Mapping[str, Any]
Maker = Callable[[Fields, Head], Rule]


def _pre_listing(f: Fields, head: Head) -> Rule:
    least, currency, small = None, None, None
    if f.has("min_principal"):
        m = f.sub("min_principal")
        least, currency = m.number("amount"), m.text("currency")
        m.done()
    if f.has("small_debt"):
        s = f.sub("small_debt")
        small = debt_rules.SmallDebt(
            percent=s.number("percent"),
            of=s.text("of"),
            notices=s.integer("notices", 2),
        )
        s.done()
    return debt_rules.PreListing(
        **head,
        min_principal=least,
        currency=currency,
        required_all=f.words("required_all", None, ()),
        required_any=f.words("required_any", None, ()),
        forbid_if=f.words("forbid_if", None, ()),
        notice_days=f.integer("notice_days", 0, None),
        small_debt=small,
        max_months_after_default=f.integer("max_months_after_default", 1, None),
        max_age_years=f.integer("max_age_years", 1, None),
        contact_or_wait_days=f.integer("contact_or_wait_days", 1, None),
        post_notice_days=f.integer("post_notice_days", 1, None),
    )


def _listing(f: Fields, head: Head) -> Rule:
    return debt_rules.ListingLimit(
        **head,
        max_months=f.integer("max_months", 1),
        since=f.choice("from", ("due_date", "default_date")),
        remove_on_payment=f.boolean("remove_on_payment", False),
        paid_factor=f.integer("paid_factor", 1, None),
        paid_max_months=f.integer("paid_max_months", 1, None),
    )


def _charge_scope(f: Fields, head: Head) -> Rule:
    return debt_rules.ChargeScope(**head, ban=f.word_set("ban", words.CHARGES))


def _tiers(f: Fields) -> tuple[debt_rules.Tier, ...]:
    raw = f.take("tiers")
    if not isinstance(raw, list) or not raw:
        raise f.error("tiers", "a list of [limit or null, value] was expected")
    tiers: list[debt_rules.Tier] = []
    for index, item in enumerate(raw):
        name = f"tiers.{index}"
        if not isinstance(item, list) or len(item) != 2:
            raise f.error(name, f"[limit or null, value] was expected, not {item!r}")
        limit = None if item[0] is None else f.decimal(name, item[0])
        if (limit is None) != (index == len(raw) - 1):
            raise f.error(name, "the last tier, and only it, has no limit")
        before = tiers[-1].limit if tiers else Decimal(0)
        if limit is not None and before is not None and limit <= before:
            raise f.error(name, "the limits must rise")
        tiers.append(debt_rules.Tier(limit=limit, value=f.decimal(name, item[1])))
    return tuple(tiers)


def _charge_cap(f: Fields, head: Head) -> Rule:
    return debt_rules.ChargeCap(
        **head,
        charges=f.word_set("charges", words.CHARGES),
        tiers=_tiers(f) if f.has("tiers") else (),
        unit=f.text("unit", None),
        from_day=f.integer("from_day", 1, None),
        flat_percent=f.number("flat_percent", None),
        only_actual_activity=f.boolean("only_actual_activity", False),
        useful_action_days=f.integer("useful_action_days", 1, None),
        missing_action_penalty=f.number("missing_action_penalty", None),
    )


def _interest(f: Fields, head: Head) -> Rule:
    return debt_rules.Interest(
        **head,
        index=f.text("index", None),
        margin_points=f.number("margin_pp", None),
        max_multiple=f.number("max_multiple", None),
        max_margin_over_remuneratory=f.number("max_margin_over_remuneratory_pp", None),
        default_percent=f.number("default_pct", None),
        floor_percent_of_statutory=f.number("floor_pct_of_statutory", None),
        reset=f.choice("reset", ("half_year", "month", "quarter"), None),
        feed=f.text("feed", None),
        charges=f.word_set("charges", words.CHARGES),
    )


def _compensation(f: Fields, head: Head) -> Rule:
    return debt_rules.Compensation(
        **head,
        tiers=_tiers(f),
        currency=f.text("currency"),
        extra_evidenced=f.boolean("extra_evidenced", False),
        excluded_flag=f.text("excluded_flag", None),
        charges=f.word_set("charges", words.CHARGES),
    )


def _years(f: Fields) -> dict[str, int]:
    years = {name: f.integer(name, 1) for name in f.raw}
    f.done()
    return years


def _limitation(f: Fields, head: Head) -> Rule:
    by_subdivision = {}
    if f.has("by_subdivision"):
        places = f.sub("by_subdivision")
        by_subdivision = {name: _years(places.sub(name)) for name in places.raw}
    return debt_rules.Limitation(
        **head,
        default_years=f.integer("default_years", 1, None),
        by_type=_years(f.sub("by_type")) if f.has("by_type") else {},
        by_subdivision=by_subdivision,
        restart_on=f.word_set("restart_on", None, NOTHING),
        on_expired=f.choice("on_expired", ON_EXPIRED),
    )


def _pre_litigation(f: Fields, head: Head) -> Rule:
    return debt_rules.PreLitigation(
        **head,
        required_flags=f.words("required_flags", None, ()),
        forbid_if=f.words("forbid_if", None, ()),
        offer_min_days=f.integer("offer_min_days", 1, None),
    )


def _automated(f: Fields, head: Head) -> Rule:
    return debt_rules.AutomatedDecision(
        **head,
        significant=f.word_set("significant", words.DECISIONS),
        require_flags=f.words("require_flags"),
        or_flag=f.text("or_flag", None),
    )


def _complaints(f: Fields, head: Head) -> Rule:
    units = {
        "deadline_business_days": "answer_complaint:{}bd",
        "undue_charge_business_days": "answer_undue_charge:{}bd",
        "dp_ack_days": "acknowledge_data_complaint:{}d",
    }
    return debt_rules.Complaints(**head, duties=_numbered(f, units))


def _data_protection(f: Fields, head: Head) -> Rule:
    units = {
        "rights_deadline_days": "answer_data_rights:{}d",
        "rights_deadline_business_days": "answer_data_rights:{}bd",
        "extendable_days": "data_rights_extension:{}d",
        "breach_hours": "notify_breach:{}h",
    }
    duties = [*_numbered(f, units)]
    duties += [f"lawful_basis:{w}" for w in f.words("lawful_basis", None, ())]
    for name in ("dpo_required", "dpia_required", "lia_required"):
        if f.boolean(name, False):
            duties.append(name)
    authority = f.text("authority", None)
    if authority is not None:
        duties.append(f"authority:{authority}")
    duties += [f"data:{w}" for w in f.words("duties", None, ())]
    return debt_rules.DataProtection(**head, duties=tuple(duties))


def _retention(f: Fields, head: Head) -> Rule:
    units = {
        "contact_log_years": "keep:contact_log:{}y",
        "recordings_years": "keep:recordings:{}y",
        "records_years_after_last_activity": "keep:records_after_last_activity:{}y",
    }
    duties = [*_numbered(f, units)]
    on_erasure = f.choice("on_erasure", ("block", "delete"), None)
    if on_erasure is not None:
        duties.append(f"on_erasure:{on_erasure}")
    after = f.text("destroy_after", None)
    if after is not None:
        duties.append(f"destroy_after:{after}")
    return debt_rules.Retention(**head, duties=tuple(duties))


def _numbered(f: Fields, units: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        form.format(f.integer(name, 1)) for name, form in units.items() if f.has(name)
    )


def _payment_term(f: Fields, head: Head) -> Rule:
    return debt_rules.PaymentTerm(**head, max_days=f.integer("max_days", 1))


DEBT_MAKERS: dict[str, Maker] = {
    "pre_listing": _pre_listing,
    "listing": _listing,
    "charge_scope": _charge_scope,
    "charge_cap": _charge_cap,
    "interest": _interest,
    "compensation": _compensation,
    "limitation": _limitation,
    "pre_litigation": _pre_litigation,
    "automated_decision": _automated,
    "complaints": _complaints,
    "data_protection": _data_protection,
    "retention": _retention,
    "payment_term": _payment_term,
}
