"""unknown_amount: a sum of money that is no fact and that the text does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal
from itertools import combinations

from recobro.domain.guard.case import Case
from recobro.domain.guard.facts import GuardFacts, PlanOffer
from recobro.domain.guard.figures import Figure
from recobro.domain.guard.verdict import Rule, Violation

# What each sign or word may stand for; a sign that is not here fits every currency.
_PESOS = frozenset({"MXN", "COP", "ARS", "CLP", "UYU", "DOP", "CUP"})
_CURRENCIES: dict[str, frozenset[str]] = {
    "€": frozenset({"EUR"}), "euro": frozenset({"EUR"}), "euros": frozenset({"EUR"}),
    "eur": frozenset({"EUR"}), "£": frozenset({"GBP"}), "gbp": frozenset({"GBP"}),
    "pound": frozenset({"GBP"}), "pounds": frozenset({"GBP"}),
    "$": _PESOS | {"USD", "CAD", "BOB", "NIO", "HNL", "BRL", "SVC"},
    "us$": frozenset({"USD"}), "u$s": frozenset({"USD"}), "usd": frozenset({"USD"}),
    "dolar": frozenset({"USD", "CAD"}), "dolares": frozenset({"USD", "CAD"}),
    "dollar": frozenset({"USD", "CAD"}), "dollars": frozenset({"USD", "CAD"}),
    "mx$": frozenset({"MXN"}), "ar$": frozenset({"ARS"}), "co$": frozenset({"COP"}),
    "cl$": frozenset({"CLP"}), "r$": frozenset({"BRL"}), "reais": frozenset({"BRL"}),
    "peso": _PESOS, "pesos": _PESOS, "lucas": _PESOS, "mangos": _PESOS,
    "varos": frozenset({"MXN"}),
    "s/": frozenset({"PEN"}), "s/.": frozenset({"PEN"}), "s.": frozenset({"PEN"}),
    "sol": frozenset({"PEN"}), "soles": frozenset({"PEN"}), "₲": frozenset({"PYG"}),
    "guaranies": frozenset({"PYG"}), "gs": frozenset({"PYG"}),
    "mxn": frozenset({"MXN"}), "cop": frozenset({"COP"}), "ars": frozenset({"ARS"}),
    "clp": frozenset({"CLP"}), "pen": frozenset({"PEN"}), "uyu": frozenset({"UYU"}),
    "pyg": frozenset({"PYG"}), "bob": frozenset({"BOB"}), "gtq": frozenset({"GTQ"}),
    "quetzales": frozenset({"GTQ"}), "lempiras": frozenset({"HNL"}),
    "colones": frozenset({"CRC"}), "₡": frozenset({"CRC"}),
}  # fmt: skip
_CAME = re.compile(
    r"\b(?:ha[sn]?|hemos|have|has) (?:pagado|abonado|recibido|ingresado|paid|received)"
    r"(?: de)?\s*$"
)
# More operands than this are not a sum that a reader can follow.
_MOST_OPERANDS = 8


def _plan_amounts(plan: PlanOffer, balance: Decimal) -> Iterator[Decimal]:
    """One instalment, all of them, and the odd last one of a split to the cent."""
    yield plan.amount
    yield plan.amount * plan.installments
    if plan.installments < 2:
        return
    last = balance - plan.amount * (plan.installments - 1)
    if 0 < last <= plan.amount * 2:
        yield last
    unit = Decimal(1) if balance == balance.to_integral_value() else Decimal("0.01")
    for step in (unit, Decimal("0.01")):
        even = (balance / plan.installments).quantize(step, ROUND_DOWN)
        if abs(even - plan.amount) <= step:
            yield even
            yield even + step


def known_amounts(facts: GuardFacts) -> frozenset[Decimal]:
    """Every sum that may be named: facts, and what follows from an authorised offer."""
    known = {facts.balance}
    for invoice in facts.invoices:
        known |= {invoice.amount, invoice.outstanding}
    for dated in (*facts.promises, *facts.payments):
        known.add(dated.amount)
    for plan in facts.plans:
        known.update(_plan_amounts(plan, facts.balance))
    for discount in facts.discounts:
        known |= {discount.amount_to_pay, facts.balance - discount.amount_to_pay}
    return frozenset(known)


def _derived(shown: Sequence[Decimal], balance: Decimal) -> frozenset[Decimal]:
    """Sums of what the text shows, and differences of two of them or of the balance."""
    found: set[Decimal] = set()
    operands = list(shown)[:_MOST_OPERANDS]
    for size in range(2, len(operands) + 1):
        found.update(sum(group, Decimal(0)) for group in combinations(operands, size))
    for left in {*operands, *found, balance}:
        found = found | {left - right for right in operands if left >= right}
    return frozenset(found)


def _wrong_currency(figure: Figure, facts: GuardFacts) -> bool:
    meant = _CURRENCIES.get(figure.unit.removeprefix("de ").strip())
    return meant is not None and facts.currency not in meant


def _nothing_came(case: Case, figure: Figure) -> bool:
    """Whether a nought only says that no payment came, which is a fact."""
    before = case.words[max(0, figure.start - 24) : figure.start]
    return not case.facts.payments and bool(_CAME.search(before))


def unknown_amounts(case: Case) -> Iterator[Violation]:
    """Sums that are no fact, no authorised offer, and no sum shown in the text."""
    money = list(case.money)
    if not money:
        return
    known = known_amounts(case.facts)
    shown = [f.value for f in money if f.value in known]
    derived: frozenset[Decimal] | None = None
    for figure in money:
        fine = figure.value in known
        if not fine and shown:
            others = list(shown)
            if derived is None:
                derived = _derived(others, case.facts.balance)
            fine = figure.value in derived and figure.value != 0
        zero = figure.value == 0 and (
            case.facts.balance == 0 or _nothing_came(case, figure)
        )
        if not (fine or zero) or _wrong_currency(figure, case.facts):
            yield case.violation(Rule.UNKNOWN_AMOUNT, figure.start, figure.end)
