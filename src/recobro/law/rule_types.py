"""How each rule type is read from YAML; the fields are those of LAW.md, section 13."""

from __future__ import annotations

from recobro.domain.compliance import rules
from recobro.domain.compliance import vocabulary as words
from recobro.domain.compliance.facts import NOTHING, Hours
from recobro.law.debt_rule_types import DEBT_MAKERS, Head, Maker
from recobro.law.reading import Fields, minutes_of

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = ("calendar_day", "calendar_week", "calendar_month", "rolling_days",
         "strictest_week")  # fmt: skip
COUNTS = ("attempts", "contacts", "conversations")
WITHIN = ("debtor", "debtor_creditor", "debtor_debt")
EVIDENCE = ("any", "separate_later_instrument")
WHEN = ("first_contact", "every_contact", "every_electronic", "every_document",
        "start_of_interaction")  # fmt: skip


def hours_of(fields: Fields) -> Hours:
    """Seven days, each ["HH:MM", "HH:MM"] or null; all must be named."""
    spans: list[tuple[int, int] | None] = []
    for day in DAYS:
        if day not in fields.raw:
            raise fields.error(day, "is missing (null is a closed day)")
        span = fields.take(day, None)
        if span is None:
            spans.append(None)
            continue
        try:
            start, end = (minutes_of(clock) for clock in span)
            spans.append((start, end))
        except (TypeError, ValueError) as error:
            raise fields.error(day, f'two times "HH:MM" were expected: {error}') from (
                None
            )
    fields.done()
    try:
        return Hours(days=tuple(spans))
    except ValueError as error:
        raise fields.error("", str(error)) from None


def _period(f: Fields) -> tuple[str, int]:
    per = f.sub("per")
    unit = per.choice("unit", UNITS)
    n = per.integer("n", 1) if unit == "rolling_days" else 1
    per.done()
    return unit, n


def _window(f: Fields, head: Head) -> rules.Rule:
    holidays = f.choice("holidays", ("closed", "open"))
    override = None
    if f.has("override"):
        o = f.sub("override")
        o.choice("by", ("debtor_request",))
        override = o.choice("evidence", EVIDENCE)
        o.done()
    return rules.ContactWindow(
        **head,
        hours=hours_of(f.sub("days")),
        holidays_closed=holidays == "closed",
        override=override,
    )


def _cap(f: Fields, head: Head) -> rules.Rule:
    unit, n = _period(f)
    return rules.FrequencyCap(
        **head,
        channels=f.word_set("channels", words.CHANNELS),
        count=f.choice("count", COUNTS),
        max=f.integer("max", 1),
        unit=unit,
        n=n,
        min_full_days_between=f.integer("min_full_days_between", 0, 0),
        within=f.choice("scope", WITHIN),
        exempt_purposes=f.word_set("exempt_purposes", words.PURPOSES, NOTHING),
        uncounted_outcomes=f.word_set(
            "uncounted_outcomes", words.NOT_A_CONVERSATION, NOTHING
        ),
        exempt_flag=f.text("exempt_flag", None),
        when_flag=f.text("when_flag", None),
    )


def _cooldown(f: Fields, head: Head) -> rules.Rule:
    return rules.Cooldown(
        **head,
        channels=f.word_set("channels", words.CHANNELS),
        after=f.choice("after", ("conversation", "contact", "promise", "refusal")),
        days=f.integer("days", 1),
        day_one=f.choice("day_one", ("event_date", "next_day")),
        within=f.choice("scope", WITHIN),
        exempt_flag=f.text("exempt_flag", None),
    )


def _lock(f: Fields, head: Head) -> rules.Rule:
    f.choice("allow", ("same_channel_only",))
    unit, n = _period(f)
    return rules.ChannelLock(
        **head,
        count=f.choice("count", COUNTS),
        unit=unit,
        n=n,
        within=f.choice("scope", WITHIN),
        exempt_purposes=f.word_set("exempt_purposes", words.PURPOSES, NOTHING),
    )


def _authorization(f: Fields, head: Head) -> rules.Rule:
    return rules.ChannelAuthorization(
        **head,
        required_flag=f.text("required_flag", None),
        when_flag=f.text("when_flag", None),
        content_tags=f.word_set("when_content", words.CONTENT_TAGS, NOTHING),
    )


def _channel_ban(f: Fields, head: Head) -> rules.Rule:
    flag, debt_types, with_flag = None, NOTHING, None
    if f.has("except"):
        e = f.sub("except")
        flag = e.text("flag", None)
        debt_types = e.word_set("debt_type", None, NOTHING)
        with_flag = e.text("with_flag", None)
        e.done()
    return rules.ChannelBan(
        **head,
        channels=f.word_set("channels", words.CHANNELS),
        except_flag=flag,
        debt_types=debt_types,
        with_flag=with_flag,
    )


def _preference(f: Fields, head: Head) -> rules.Rule:
    return rules.DebtorPreference(
        **head, work_prohibited_flag=f.text("work_prohibited_flag", None)
    )


def _opt_out(f: Fields, head: Head) -> rules.Rule:
    return rules.OptOut(
        **head,
        reach=f.choice("scope", ("address", "channel", "all")),
        flag=f.text("flag", None),
        keywords=f.words("keywords", None, ()),
        exempt_purposes=f.word_set("exempt_purposes", words.PURPOSES, NOTHING),
        exempt_channels=f.word_set("exempt_channels", words.CHANNELS, NOTHING),
    )


def _third_party(f: Fields, head: Head) -> rules.Rule:
    without = ("tolerated", "barred")
    return rules.ThirdParty(
        **head,
        allow=f.word_set("allow", words.PARTIES),
        tolerated_without_debt=f.choice("contact_without_debt_info", without, "barred")
        == "tolerated",
        work_channels=f.choice("work_channels", ("only_if_provided_by_debtor",), None),
        only_flag=f.text("only_flag", None),
        only_parties=f.word_set("only_parties", words.PARTIES, NOTHING),
    )


def _audience(f: Fields, head: Head) -> rules.Rule:
    known = ("minor", "elderly_non_debtor", "deceased")
    return rules.AudienceBan(**head, ban=f.word_set("ban", known))


def _identity(f: Fields, head: Head) -> rules.Rule:
    f.choice("verify_before", ("debt_details",))
    return rules.Identity(
        **head,
        methods=f.words("methods", None, ()),
        max_failures=f.integer("max_failures", 1, None),
    )


def _disclosure(f: Fields, head: Head) -> rules.Rule:
    return rules.Disclosure(
        **head,
        when=f.choice("when", WHEN),
        required=f.words("required", None, ()),
        content=f.words("content", None, ()),
        if_flag=f.text("if_flag", None),
        except_flag=f.text("except_flag", None),
    )


def _content_ban(f: Fields, head: Head) -> rules.Rule:
    return rules.ContentBan(**head, ban=f.word_set("ban", words.CONTENT_TAGS))


def _inquiry_ban(f: Fields, head: Head) -> rules.Rule:
    return rules.InquiryBan(**head, ban=f.word_set("ban", words.INQUIRIES))


def _caller_id(f: Fields, head: Head) -> rules.Rule:
    return rules.CallerId(
        **head,
        hidden=f.boolean("hidden", None),
        premium=f.boolean("premium", None),
        prefix=f.text("prefix", None),
    )


def _notice(f: Fields, head: Head) -> rules.Rule:
    return rules.PreContactNotice(
        **head,
        required_flag=f.text("required_flag"),
        when_flag=f.text("when_flag", None),
        within_days=f.integer("within_days", 1, None),
        dispute_days=f.integer("dispute_days", 1, None),
        transposes=f.text("transposes", None),
        content=f.words("required_content", None, ()),
    )


def _handoff(f: Fields, head: Head) -> rules.Rule:
    return rules.HumanHandoff(
        **head,
        max_wait_seconds=f.integer("max_wait_seconds", 1, None),
        target_percent=f.integer("target_pct", 1, None),
    )


def _licence(f: Fields, head: Head) -> rules.Rule:
    return rules.Licence(**head, registry=f.text("registry"), flag=f.text("flag"))


def _moratorium(f: Fields, head: Head) -> rules.Rule:
    return rules.Moratorium(
        **head, flag=f.text("flag"), days=f.integer("days", 1, None)
    )


def _pending(f: Fields, head: Head) -> rules.Rule:
    return rules.PendingChange(
        **head, topic=f.text("topic"), check_by=f.day("check_by")
    )


MAKERS: dict[str, Maker] = {
    **DEBT_MAKERS,
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
    "pending_change": _pending,
}
# Types that only oblige or remind: they never refuse, so they need no sentence.
SILENT = frozenset({"complaints", "data_protection", "retention", "pending_change"})
# Types whose refusal is a matter of time.
DEFERRING = frozenset({"contact_window", "frequency_cap", "cooldown", "channel_lock"})
