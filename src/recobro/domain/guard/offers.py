"""unauthorised_offer: a discount, plan, extension, waiver that nobody authorised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from recobro.domain.guard.case import Case
from recobro.domain.guard.facts import PlanOffer
from recobro.domain.guard.figures import Figure, FigureKind
from recobro.domain.guard.offer_frames import LESS, SPLIT, TIME
from recobro.domain.guard.offer_open import (
    NOT_TO_PAY,
    OPEN_PLAN,
    OPEN_TIME,
    TRACELESS,
)
from recobro.domain.guard.offer_words import (
    AGREEMENT,
    AMOUNT_EACH,
    ANY_OFFER,
    ARREARS,
    DISCOUNT,
    ERASURE,
    EXTENSION,
    FREQUENCIES,
    GRANTED,
    IN_PARTS,
    INSTALMENT_NOUN,
    NO_WORRY,
    PAID_SHARE,
    PARTS,
    PASSED_ON,
    PLAN,
    RECEIVED,
    SETTLED,
    SPREAD,
    TAX,
    TAX_AFTER,
    TIME_NOUN,
    WAIVER,
    WAIVER_PLAIN,
)
from recobro.domain.guard.phrases import Phrases, denied
from recobro.domain.guard.schedule import frequency_of
from recobro.domain.guard.verdict import Rule, Violation

_MORE_THAN_PROMISED = PLAN + PARTS + SPLIT
_ANY_PLAN = PLAN + AGREEMENT + PARTS + SPLIT
_LESS_TO_PAY = DISCOUNT + LESS
_MORE_TIME = EXTENSION + TIME
# No offer of ours authorises these.
_NEVER = ERASURE + WAIVER + OPEN_PLAN


def _set_aside(case: Case, start: int, end: int) -> bool:
    """Whether the words deny the offer, or only pass the debtor's own wish on."""
    begin, stop = case.sentence_at(start)
    # «No se preocupe por los intereses» promises, it does not deny.
    words = NO_WORRY.sub(lambda m: "~" * len(m.group()), case.words)
    if denied(words, start, end, (begin, stop)):
        return True
    sentence = case.words[begin:stop]
    return bool(PASSED_ON.search(sentence)) and not GRANTED.search(sentence)


def _percents(case: Case) -> Iterator[Violation]:
    facts = case.facts
    named = [f for f in case.figures if f.kind is FigureKind.PERCENT]
    if not named:
        return
    allowed = {d.percent for d in facts.discounts} | {Decimal(100), Decimal(0)}
    allowed |= {100 - d.percent for d in facts.discounts}
    halves = any(p.installments == 2 for p in facts.plans)
    for figure in named:
        if figure.value in allowed:
            continue
        begin, _ = case.sentence_at(figure.start)
        before = case.words[begin : figure.start]
        if TAX.search(before) or TAX_AFTER.match(case.words, figure.end):
            continue
        if PAID_SHARE.search(before) or (figure.value == 50 and halves):
            continue
        if not _set_aside(case, figure.start, figure.end):
            yield case.violation(Rule.UNAUTHORISED_OFFER, figure.start, figure.end)


def _is_plan(case: Case, figure: Figure) -> bool:
    """Whether a count speaks of paying in so many parts."""
    if figure.kind is not FigureKind.COUNT or figure.value < 2:
        return False
    if ARREARS.match(case.words, figure.end):
        return False
    before = case.words[max(0, figure.start - 30) : figure.start]
    if re.search(
        r"\b(?:tiene[sn]?|debe[sn]?|adeuda\w*|las|los|you have|owe)\s+$", before
    ) and (not AMOUNT_EACH.match(case.words, figure.end)):
        return False
    if INSTALMENT_NOUN.match(figure.unit):
        split = IN_PARTS.search(before) or AMOUNT_EACH.match(case.words, figure.end)
        if re.search(r"(?:^|[:.,!]\s*)$", before) and not RECEIVED.match(
            case.words, figure.end
        ):
            return True
        every = re.match(
            r"\s*(?:mensual|quincenal|semanal|iguales|sin inter)",
            case.words[figure.end :],
        )
        return bool(split or every)
    if TIME_NOUN.match(figure.unit):
        return bool(
            re.search(r"\b(?:en|a|durante|over|in|across)\s+$", before)
            and SPREAD.search(case.sentence_text(figure.start))
            and not re.match(r"\s+(?:mas|de retraso|de mora)", case.words[figure.end :])
        )
    return False


def _fits(case: Case, figure: Figure, plan: PlanOffer) -> bool:
    """Whether the count and rhythm in the text are the plan's."""
    if figure.value != plan.installments:
        return False
    frequency = frequency_of(plan)
    said = f"{figure.unit} {case.words[figure.end : figure.end + 14]}"
    for name, pattern in FREQUENCIES:
        if pattern.search(said):
            return name == frequency
    return True


def _are_invoices(case: Case, figure: Figure) -> bool:
    """Whether «dos cuotas de 29.150» are the invoices that are owed, and no offer."""
    if not AMOUNT_EACH.match(case.words, figure.end):
        return False
    each = [f.value for f in case.money if 0 <= f.start - figure.end <= 24][:1]
    owed = [i.outstanding for i in case.facts.invoices if i.outstanding > 0]
    return bool(each) and [o for o in owed if o == each[0]] == each * int(figure.value)


def _plans(case: Case) -> Iterator[Violation]:
    facts = case.facts
    promised = len(facts.promises) if len(facts.promises) > 1 else 0
    plans = facts.plans
    authorised = bool(plans) or bool(promised)
    for figure in case.figures:
        if not _is_plan(case, figure) or figure.value == promised:
            continue
        if _are_invoices(case, figure):
            continue
        if any(_fits(case, figure, plan) for plan in plans):
            continue
        if not _set_aside(case, figure.start, figure.end):
            yield case.violation(Rule.UNAUTHORISED_OFFER, figure.start, figure.end)
    if not authorised:
        yield from _found(case, _MORE_THAN_PROMISED if facts.promises else _ANY_PLAN)


def _found(case: Case, phrases: Phrases) -> Iterator[Violation]:
    for m in case.find(phrases):
        if not _set_aside(case, *m.span()):
            yield case.violation(Rule.UNAUTHORISED_OFFER, *m.span())


def _settlements(case: Case) -> Iterator[Violation]:
    """All settled for a sum that neither pays it nor was authorised."""
    if not case.may_hold(SETTLED):
        return
    facts = case.facts
    enough = {facts.balance} | {d.amount_to_pay for d in facts.discounts}
    enough |= {i.outstanding for i in facts.invoices} | {
        p.amount for p in facts.payments
    }
    for match in case.find(SETTLED):
        begin, stop = case.sentence_at(match.start())
        named = {f.value for f in case.money if begin <= f.start < stop}
        if named and named.isdisjoint(enough) and not _set_aside(case, *match.span()):
            yield case.violation(Rule.UNAUTHORISED_OFFER, *match.span())


def _extensions(case: Case) -> Iterator[Violation]:
    if not case.may_hold(_MORE_TIME):
        return
    payable = {d for d in case.payable if d >= case.today}
    # Where more time was authorised, its day is that one and no later instalment's.
    ends = {e.until for e in case.facts.extensions}
    granted = {d for d in payable if d <= max(ends)} if ends else payable
    for violation_at in case.find(_MORE_TIME):
        begin, stop = case.sentence_at(violation_at.start())
        dated = [named for named in case.dates if begin <= named.start < stop]
        agreed = any(named.holds(d) for named in dated for d in granted)
        if case.facts.extensions and not dated:
            continue
        if not agreed and not _set_aside(case, *violation_at.span()):
            yield case.violation(Rule.UNAUTHORISED_OFFER, *violation_at.span())


def _open_ended(case: Case) -> Iterator[Violation]:
    """Time without a day, and arrears that leave no trace."""
    for match in case.find(OPEN_TIME):
        sentence = case.sentence_text(match.start())
        if not NOT_TO_PAY.search(sentence) and not _set_aside(case, *match.span()):
            yield case.violation(Rule.UNAUTHORISED_OFFER, *match.span())
    if case.facts.balance > 0:
        yield from _found(case, TRACELESS)


def unauthorised_offers(case: Case) -> Iterator[Violation]:
    """Offers beyond what the policy engine authorised for this account now."""
    yield from _percents(case)
    yield from _plans(case)
    yield from _extensions(case)
    yield from _settlements(case)
    yield from _open_ended(case)
    if not case.facts.discounts:
        yield from _found(case, _LESS_TO_PAY)
    if not (case.facts.offers or case.facts.promises):
        yield from _found(case, ANY_OFFER)
    yield from _found(case, _NEVER)
    if not case.may_hold(WAIVER_PLAIN):
        return
    balance = case.facts.balance
    # A plan that adds up to what is owed carries no interest: saying so waives nothing.
    if not any(abs(p.amount * p.installments - balance) < 1 for p in case.facts.plans):
        yield from _found(case, WAIVER_PLAIN)
