"""The guard as a filter: one JSON object in, one out (`recobro guard --jsonl`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from recobro.domain.guard.facts import (
    DatedAmount,
    DebtorKind,
    DiscountOffer,
    ExtensionOffer,
    GuardDebtor,
    GuardFacts,
    GuardInvoice,
    Offer,
    PlanOffer,
)
from recobro.domain.guard.guard import judge

_CHANNELS = frozenset({"whatsapp", "sms", "email", "voice", "letter"})


class BadLineError(ValueError):
    """A line that is not what the contract says; the message names the field."""


def _text(obj: Mapping[str, object], field: str, default: str | None = None) -> str:
    value = obj.get(field, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise BadLineError(f"{field}: expected text")
    return value


def _flag(obj: Mapping[str, object], field: str, *, default: bool) -> bool:
    value = obj.get(field, default)
    if not isinstance(value, bool):
        raise BadLineError(f"{field}: expected true or false")
    return value


def _decimal(obj: Mapping[str, object], field: str) -> Decimal:
    value = obj.get(field)
    if isinstance(value, bool | float) or not isinstance(value, str | int):
        raise BadLineError(f"{field}: expected a decimal string")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise BadLineError(f"{field}: {value!r} is no number") from None
    if not number.is_finite() or abs(number) > Decimal(10) ** 18:
        raise BadLineError(f"{field}: {value!r} is no amount")
    return number


def _day(obj: Mapping[str, object], field: str) -> date:
    value = _text(obj, field)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadLineError(f"{field}: {value!r} is no date") from None


def _objects(obj: Mapping[str, object], field: str) -> list[Mapping[str, object]]:
    value = obj.get(field)
    items = [] if value is None else value
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise BadLineError(f"{field}: expected a list")
    found = []
    for item in items:
        if not isinstance(item, Mapping):
            raise BadLineError(f"{field}: expected objects")
        found.append(item)
    return found


def _strings(obj: Mapping[str, object], field: str) -> tuple[str, ...]:
    value = obj.get(field)
    items = [] if value is None else value
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise BadLineError(f"{field}: expected a list")
    found = []
    for item in items:
        if not isinstance(item, str):
            raise BadLineError(f"{field}: expected texts")
        found.append(item)
    return tuple(found)


def _offer(obj: Mapping[str, object]) -> Offer:
    kind = obj.get("kind")
    if kind == "plan":
        count = obj.get("installments")
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise BadLineError("installments: expected a whole number from 1")
        return PlanOffer(
            installments=count,
            amount=_decimal(obj, "amount"),
            first_date=_day(obj, "first_date"),
            frequency=_text(obj, "frequency", "monthly"),
        )
    if kind == "discount":
        return DiscountOffer(
            percent=_decimal(obj, "percent"),
            amount_to_pay=_decimal(obj, "amount_to_pay"),
            until=_day(obj, "until") if obj.get("until") is not None else None,
        )
    if kind == "extension":
        return ExtensionOffer(until=_day(obj, "until"))
    raise BadLineError(f"offers: unknown kind {kind!r}")


def _debtor(obj: Mapping[str, object]) -> GuardDebtor:
    debtor = obj.get("debtor", {})
    if not isinstance(debtor, Mapping):
        raise BadLineError("debtor: expected an object")
    return GuardDebtor(
        first_name=_text(debtor, "first_name", ""),
        full_name=_text(debtor, "full_name", ""),
        language=_text(debtor, "language", "es") or "es",
    )


def _dated(obj: Mapping[str, object], field: str) -> tuple[DatedAmount, ...]:
    return tuple(
        DatedAmount(date=_day(item, "date"), amount=_decimal(item, "amount"))
        for item in _objects(obj, field)
    )


def facts_from(obj: Mapping[str, object]) -> GuardFacts:
    """Facts from the contract's `facts` object; raises BadLineError.

    Lists that are absent are empty. An absent `identity_verified` is false: what was
    not verified is not revealed.
    """
    kind = _text(obj, "debtor_kind", "consumer")
    if kind not in [known.value for known in DebtorKind]:
        raise BadLineError(f"debtor_kind: unknown {kind!r}")
    return GuardFacts(
        creditor=_text(obj, "creditor", ""),
        debtor=_debtor(obj),
        identity_verified=_flag(obj, "identity_verified", default=False),
        debtor_kind=DebtorKind(kind),
        currency=_text(obj, "currency").upper(),
        balance=_decimal(obj, "balance"),
        invoices=tuple(
            GuardInvoice(
                number=_text(item, "number"),
                amount=_decimal(item, "amount"),
                outstanding=_decimal(item, "outstanding"),
                due_date=_day(item, "due_date"),
            )
            for item in _objects(obj, "invoices")
        ),
        offers=tuple(_offer(item) for item in _objects(obj, "offers")),
        promises=_dated(obj, "promises"),
        payments=_dated(obj, "payments"),
        links=_strings(obj, "links"),
        phones=_strings(obj, "phones"),
        accounts=_strings(obj, "accounts"),
        credit_bureau_notice=_flag(obj, "credit_bureau_notice", default=False),
    )


def _judged(obj: Mapping[str, object]) -> dict[str, object]:
    facts = obj.get("facts")
    if not isinstance(facts, Mapping):
        raise BadLineError("facts: expected an object")
    channel = _text(obj, "channel", "whatsapp")
    if channel not in _CHANNELS:
        raise BadLineError(f"channel: unknown {channel!r}")
    verdict = judge(
        _text(obj, "draft"),
        facts_from(facts),
        country=_text(obj, "country"),
        channel=channel,
        today=_day(obj, "today"),
    )
    violations = [{"rule": str(v.rule), "span": v.span} for v in verdict.violations]
    return {"allowed": verdict.allowed, "violations": violations}


def judge_line(obj: Mapping[str, object]) -> dict[str, object]:
    """The verdict on one line, or `{"id", "error"}` where the line cannot be read."""
    identifier = obj.get("id")
    try:
        return {"id": identifier, **_judged(obj)}
    except BadLineError as error:
        return {"id": identifier, "error": str(error)}
