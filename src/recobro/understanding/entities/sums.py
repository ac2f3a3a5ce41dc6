"""Every sum of money that a text names, with how surely it is one to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from recobro.understanding.entities.currencies import (
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    SLANG,
    currency_of,
    slang_value,
)
from recobro.understanding.entities.numbers import (
    MOST_DIGITS,
    NUMBER,
    is_grouped,
    parse_number,
)
from recobro.understanding.entities.sum_roles import Weight, weight_of

Span = tuple[int, int]
# No message that a person writes names more; a flood of figures is not read to its end.
MOST_FIGURES = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSum:
    """A sum of money in a text and where it stands (offsets in the folded text).

    `weight` says how surely it is money to be paid; see `sum_roles`.
    """

    amount: Decimal
    currency: str
    start: int
    end: int
    weight: Weight


# "con 50" are cents at the end of a figure; "con 3 cuotas" are not.
_CENTS = (
    r"(?: (?:con|coma|punto) (?P<cents>[0-9]{1,2}(?![0-9])|uno?\b)(?: ?(?:centimos"
    rf"|centavos|ctvs?|cents)\b)?(?=$|[ .,;!?)]*$|[.,;!?)] | ?{CURRENCY_AFTER}"
    r"| (?:el|la|hoy|manana|y|por|en|de|para|a|este|pero|que|te|le|al|cada|mensual"
    r"|semanal|quincenal|fue|fueron|son|era|eran|mas|seria|serian|nada|solo|os|se|ya"
    r"|lo|si|ahora)\b)"
    r"| y (?P<coins>[0-9]{1,2}|uno?) (?:centimos?|centavos?|ctvs?|cents?)\b)?"
)
_COUNTED = r"(?! ?(?:mil\b|[/%:]|cuotas?|pagos?|veces|meses|dias|partes|anos|plazos))"
_FIGURE = re.compile(
    rf"(?<![a-z0-9/:#_.,$€-])(?:(?P<before>{CURRENCY_BEFORE}) ?)?(?P<number>{NUMBER})"
    r"(?:(?P<k>k)(?![a-z0-9])| (?P<mil>mil)\b(?: (?P<rest>[0-9]{1,3})\b"
    rf"{_COUNTED})?)?"
    rf"(?: (?P<slang>{SLANG})(?![a-z])(?:(?P<half> y medi[oa])\b"
    rf"| (?P<more>[0-9]{{1,6}})(?P<moremil> mil)?\b{_COUNTED})?)?"
    rf"(?: ?(?:de )?(?P<money>{CURRENCY_AFTER}))?{_CENTS}"
    rf"(?: ?(?:de )?(?P<after>{CURRENCY_AFTER}))?"
)
_IN_WORDS = re.compile(
    rf"(?<![a-z0-9])(?:(?P<part>medi[oa]|una?|(?:un )?par de) )?(?P<slang>{SLANG})"
    rf"(?![a-z])(?:(?P<half> y medi[oa])\b| (?P<more>[0-9]{{1,6}}"
    rf"|uno?(?= (?:pesos|soles|euros|dolares)))(?P<moremil> mil)?\b{_COUNTED})?"
    rf"(?: ?(?:de )?(?P<after>{CURRENCY_AFTER}))?"
)
_VAGUE = re.compile(r" ?(?:y (?:pico|algo|tantos|tantas|un poco)|o asi\b|ymedio\b)")
# "50 o 60 al mes", "entre 50 y 60": the lower is what is sure.
_RANGE = re.compile(rf" ?(?:o|u|-|a|y) (?:los )?(?={CURRENCY_BEFORE}? ?[0-9])")
_RANGE_LEAD = re.compile(r"\b(?:entre|de|desde)(?: los| unos)? $")


def named_sums(
    folded: str,
    country: str,
    taken: Sequence[Span] = (),
    *,
    failed: bool = False,
) -> tuple[NamedSum, ...]:
    """Every sum of money that may be to pay or paid, in order.

    `taken` are the places of days, phones and other figures that are no money. Sums
    of which the text says that they are something else (income, age, the whole debt)
    are left out. `failed` is that the text tells of a payment that did not work.
    """
    found = [
        *_with_digits(folded, country, taken, failed=failed),
        *_in_words(folded, country, failed=failed),
    ]
    placed = sorted((s for s in found if s.amount), key=lambda s: s.start)
    return tuple(_unit_said_once(folded, placed, country))


# Where nobody owes under a thousand: "20 lucas ahora y 20 por mes" are twice 20,000.
_THOUSANDS_SAID = frozenset({"AR", "CL", "CO"})
_THOUSAND = re.compile(r"[0-9](?: ?(?:mil|lu[ck]as?|luquitas|barras?)\b|k\b)")
_PLAIN = re.compile(r"[0-9]{1,3}")


def _unit_said_once(
    folded: str, sums: Sequence[NamedSum], country: str
) -> Iterator[NamedSum]:
    said = False
    for one in sums:
        written = folded[one.start : one.end]
        if said and country in _THOUSANDS_SAID and _PLAIN.fullmatch(written.strip()):
            yield replace(one, amount=one.amount * 1000)
            continue
        said = said or _THOUSAND.search(written) is not None
        yield one


def _with_digits(
    folded: str, country: str, taken: Sequence[Span], *, failed: bool
) -> Iterator[NamedSum]:
    passed = -1
    for m in islice(_FIGURE.finditer(folded), MOST_FIGURES):
        start, end = m.span("number")
        if start < passed or any(a < end and start < b for a, b in taken):
            continue
        if sum(c.isdigit() for c in m["number"]) > MOST_DIGITS:
            continue
        if _VAGUE.match(folded, m.end()):
            continue
        written = m["k"] or m["mil"] or m["slang"] or m["cents"] or m["coins"]
        mark = m["after"] or m["money"] or m["before"]
        other = _second_of_range(m, folded)
        weight = weight_of(
            folded,
            m.start(),
            other.end() if other else m.end(),
            marked=bool(mark or written or (other and other["money"])),
            grouped=is_grouped(m["number"]),
            failed=failed,
        )
        if not weight and _follows_day(m, folded, taken):
            weight = Weight.PAID
        if other:
            passed = other.end()
        if weight:
            tail = (other and (other["after"] or other["money"])) or mark
            yield NamedSum(
                amount=_amount(m, country),
                currency=currency_of(tail, country),
                start=m.start(),
                end=m.end(),
                weight=weight,
            )


# "el 2 de enero 100 y el 2 de febrero otros 100": a sum beside its day.
_BARE_END = re.compile(r"$|[,;] |\.(?:$| )| (?:y|e|por|con|mas|and) ")
_BARE_SUM = re.compile(r"[0-9]{2,7}")
_BESIDE_DAY = re.compile(
    r"(?: (?:pasado|anterior|que viene|proximo))?(?:,|:)? ?"
    r"(?:otr[oa]s |unos |unas |como |los |te |le |les )*"
)


def _follows_day(m: re.Match[str], folded: str, taken: Sequence[Span]) -> bool:
    if not (_BARE_SUM.fullmatch(m[0]) and _BARE_END.match(folded, m.end())):
        return False
    return any(
        0 <= m.start() - end <= 20 and _BESIDE_DAY.fullmatch(folded, end, m.start())
        for _start, end in taken
    )


def _second_of_range(m: re.Match[str], folded: str) -> re.Match[str] | None:
    joint = _RANGE.match(folded, m.end())
    if joint is None:
        return None
    link = joint[0].strip()
    if link[0] in "ay" and not _RANGE_LEAD.search(folded[: m.start()]):
        return None
    other = _FIGURE.match(folded, joint.end())
    if other is None or parse_number(other["number"]) < parse_number(m["number"]):
        return None
    return other


def _in_words(folded: str, country: str, *, failed: bool) -> Iterator[NamedSum]:
    for m in islice(_IN_WORDS.finditer(folded), MOST_FIGURES):
        if not (m["part"] or m["half"] or m["more"]) or folded[: m.start()].endswith(
            tuple("0123456789")
        ):
            continue
        before = folded[max(0, m.start() - 2) : m.start()].strip()
        if before[-1:].isdigit() or _VAGUE.match(folded, m.end()):
            continue
        weight = weight_of(
            folded, m.start(), m.end(), marked=True, grouped=False, failed=failed
        )
        if not weight:
            continue
        yield NamedSum(
            amount=_slang_amount(m, country),
            currency=currency_of(m["after"], country),
            start=m.start(),
            end=m.end(),
            weight=weight,
        )


def _amount(m: re.Match[str], country: str) -> Decimal:
    amount = parse_number(m["number"])
    if m["k"] or m["mil"]:
        amount = amount * 1000 + int(m["rest"] or 0)
    if m["slang"]:
        value = slang_value(m["slang"], country)
        amount = amount * value + _beyond(m, value)
    cents = m["cents"] or m["coins"]
    if not cents:
        return amount
    return amount + Decimal(1 if cents.startswith("u") else cents) / 100


def _slang_amount(m: re.Match[str], country: str) -> Decimal:
    value = slang_value(m["slang"], country)
    part = m["part"] or "un"
    if part.startswith("medi"):
        return value / 2
    return (2 if "par" in part else 1) * value + _beyond(m, value)


def _beyond(m: re.Match[str], value: Decimal) -> Decimal:
    """What follows the slang: "y medio", "200 mil"; "dos palos 200" says thousands."""
    if m["half"]:
        return value / 2
    if not m["more"]:
        return Decimal(0)
    if m["more"].startswith("u"):  # "un millón un pesos", as contracts write it
        return Decimal(1)
    more = Decimal(m["more"])
    if m["after"] and m["slang"].startswith("millon") and not m["moremil"]:
        return more  # "un millón dos pesos" is written out
    if m["moremil"] or (value == 1_000_000 and more < 1000):
        return more * 1000
    return more
