"""From the words on a receipt to the payment that it tells of.

Each field is what stands at the best label: on the label's line, or below it where the
application stacks them. The confidence is an estimate made here: how telling the label
is, times how certain the engine was of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from recobro.domain.money import Money
from recobro.domain.receipts import labels
from recobro.domain.receipts.figures import days_in, plain, sums_in
from recobro.domain.receipts.model import Field, Receipt, TextLine
from recobro.domain.receipts.names import NO_BANKS, banks_of, method_of, side_of

LINES_MAX = 200
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class _Found(Generic[_V]):
    """A value, how telling its label is, and how certain the engine was of its line."""

    value: _V
    rank: float
    sure: float

    @property
    def confidence(self) -> float:
        """The engine's doubt takes at most a half: a label confirms what it read."""
        return round(self.rank * (0.5 + self.sure / 2), 3)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line, the same in plain letters, and the engine's certainty."""

    text: str
    plain: str
    sure: float


def read_receipt(lines: Sequence[TextLine], *, country: str, today: date) -> Receipt:
    """What the words say; a text that is no receipt gives empty fields.

    `country` is the ISO 3166-1 alpha-2 code of the debtor and decides how figures are
    written; `today` is the last day on which a payment can have been made.
    """
    rows = [
        _Row(
            line.text[:300], plain(line.text[:300]), min(1.0, max(0.0, line.confidence))
        )
        for line in lines[:LINES_MAX]
        if line.text.strip()
    ]
    method, named = method_of("\n".join(row.plain for row in rows))
    amount = _best(_amounts(rows, country))
    day = _best(_days(rows, today))
    reference = _best(_references(rows))
    bank = _best(_banks(rows, country))
    payee = _best(_payees(rows, country))
    confidence = {
        field: found.confidence
        for field, found in (
            (Field.AMOUNT, amount),
            (Field.DATE, day),
            (Field.REFERENCE, reference),
            (Field.BANK, bank),
            (Field.PAYEE, payee),
        )
        if found is not None
    }
    if method:
        confidence[Field.METHOD] = 0.9 if named else 0.6
    return Receipt(
        amount=amount.value if amount else None,
        date=day.value if day else None,
        reference=reference.value if reference else "",
        bank=bank.value if bank else "",
        payee=payee.value if payee else "",
        method=method,
        confidence=confidence,
    )


def _best(found: Iterable[_Found[_V]]) -> _Found[_V] | None:
    """The one with the most telling label; of equals the first."""
    return max(found, key=lambda one: one.rank, default=None)


def _amounts(rows: Sequence[_Row], country: str) -> Iterator[_Found[Money]]:
    for index, row in enumerate(rows):
        for found in sums_in(row.text, country):
            before = row.plain[: found.start]
            score = labels.amount_label(before)
            if score is None:  # nothing on the line: it may stand below its label
                above = rows[index - 1].plain if index else ""
                alone = not re.search(r"[a-z]{4}", before)
                stacked = labels.amount_label(above, whole=True) if alone else None
                likely = 0.95 if found.marked else 0.8
                score = likely * stacked if stacked is not None else 0.3
            if not score:
                continue
            score += 0.04 * found.marked
            if not found.marked and score < 0.5:
                continue  # a bare number without a label is no sum
            score *= 1.0 if found.exact else 0.8
            yield _Found(found.money, min(score, 1.0), row.sure)


def _days(rows: Sequence[_Row], today: date) -> Iterator[_Found[date]]:
    for index, row in enumerate(rows):
        for found in days_in(row.text, today):
            before = row.plain[: found.start]
            above = rows[index - 1].plain if index else ""
            score = labels.day_label(before)
            if score is None and not before.strip(" :.-"):
                score = labels.day_label(above, whole=True)
            score = 0.7 if score is None else score
            late = found.day > today
            score *= (1.0 if found.sure else 0.9) * (0.6 if late else 1.0)
            yield _Found(found.day, score, row.sure)


def _references(rows: Sequence[_Row]) -> Iterator[_Found[str]]:
    for index, row in enumerate(rows):
        for label in labels.reference_labels(row.plain):
            rest = row.text[label.end :]
            value = labels.reference_in(rest, whole=label.long)
            if value:
                yield _Found(value, label.score, row.sure)
            elif not re.search(r"[a-z]{4}", plain(rest)) and index + 1 < len(rows):
                below = rows[index + 1]
                value = labels.reference_in(below.text, whole=label.long, alone=True)
                if value:
                    yield _Found(value, 0.95 * label.score, below.sure)


def _banks(rows: Sequence[_Row], country: str) -> Iterator[_Found[str]]:
    """The bank named as the sender's, else the one whose paper it is: the topmost."""
    patterns = banks_of(country)
    for index, row in enumerate(rows):
        for name, pattern in patterns:
            match = pattern.search(row.plain)
            if match is None:
                continue
            above = rows[index - 1].plain if index else ""
            side = side_of(row.plain[: match.start()])
            if not side and len(row.plain.split()) <= 3 and len(above) <= 40:
                side = side_of(above)
            own = 0.6 if name in NO_BANKS else 0.85
            score = {"from": 0.95, "to": 0.4}.get(side, own - 0.01 * min(index, 30))
            yield _Found(name, score, row.sure)


def _payees(rows: Sequence[_Row], country: str) -> Iterator[_Found[str]]:
    for index, row in enumerate(rows):
        label = labels.payee_label(row.plain)
        if label is None:
            continue
        rest, sure, score = row.text[label.end :], row, label.score
        empty = not row.plain[label.end :].strip(" :.-")
        if empty and index + 1 < len(rows):
            below = rows[index + 1]
            if labels.payee_label(below.plain) is not None:
                continue
            rest, sure, score = below.text, below, 0.95 * score
        value = labels.payee_in(rest)
        if value and not _is_bank(value, country):
            yield _Found(value, score, sure.sure)


def _is_bank(name: str, country: str) -> bool:
    """Whether it is where the money went, and not to whom."""
    return any(p.fullmatch(plain(name)) for _, p in banks_of(country))
