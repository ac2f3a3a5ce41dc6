"""Which of several amount columns is the invoice's total: by their arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal

from recobro.connectors.files.amounts import AmountReader, decimal_sign
from recobro.connectors.files.cells import Row, cell_at
from recobro.connectors.files.fitting import Column
from recobro.connectors.files.titles import meanings, title_words
from recobro.connectors.files.vocabulary import NET, TAX
from recobro.ports.portfolio import ReadOptions

_CENT = Decimal("0.011")
_Values = Callable[[int], list[Decimal | None]]


def amounts_by_arithmetic(
    columns: Sequence[Column],
    found: Mapping[str, int],
    sample: Sequence[Row],
    options: ReadOptions,
    fixed: Collection[str],
) -> dict[str, int]:
    """Correct `amount` and drop an `outstanding` that the figures contradict.

    The total is the column that is the sum of net and tax, or of paid and outstanding.
    A balance that exceeds most amounts runs over the account: it is not the invoice's.
    """
    result = dict(found)
    if "amount" not in result:
        return result
    read = _reader(columns, sample, options)
    if "amount" not in fixed:
        rivals = [
            c.index
            for c in columns
            if meanings(c.title).keys() & {"amount", NET}
            and c.profile.numbers >= 0.5
            and c.index not in {i for name, i in result.items() if name != NET}
        ]
        for rival in rivals:
            if _is_truer_total(rival, result, read):
                result[NET], result["amount"] = result["amount"], rival
                break
    if "outstanding" in result and "outstanding" not in fixed:
        words = title_words(columns[result["outstanding"]].title)[0]
        if words <= {"saldo", "actual"} and _runs_over(result, read):
            del result["outstanding"]
    return result


def _reader(
    columns: Sequence[Column], sample: Sequence[Row], options: ReadOptions
) -> _Values:
    numeric = [c.index for c in columns if c.profile.numbers >= 0.5]
    texts = (cell_at(row, i) for row in sample for i in numeric)
    sign = decimal_sign((c for c in texts if isinstance(c, str)), options.country)
    reader = AmountReader(sign)

    def values(index: int) -> list[Decimal | None]:
        readings = (reader.read(cell_at(row, index)) for row in sample)
        return [reading.number if reading else None for reading in readings]

    return values


def _is_truer_total(rival: int, found: Mapping[str, int], read: _Values) -> bool:
    current = read(found["amount"])
    other = read(rival)
    if TAX in found:
        tax = read(found[TAX])
        sums = [
            abs(a + t - b) < _CENT
            for a, t, b in zip(current, tax, other, strict=True)
            if a and t and b
        ]
        if _mostly(sums):
            return True
    if "paid" in found and "outstanding" in found:
        paid, left = read(found["paid"]), read(found["outstanding"])
        rows = list(zip(current, other, paid, left, strict=True))
        for_other = [
            abs(b - (p or 0) - o) < _CENT
            for a, b, p, o in rows
            if b and o is not None and a != b
        ]
        for_current = [
            abs(a - (p or 0) - o) < _CENT
            for a, b, p, o in rows
            if a and o is not None and a != b
        ]
        return _mostly(for_other) and not any(for_current)
    return False


def _runs_over(found: Mapping[str, int], read: _Values) -> bool:
    pairs = zip(read(found["amount"]), read(found["outstanding"]), strict=True)
    within = [abs(o) <= abs(a) + _CENT for a, o in pairs if a and o is not None]
    return len(within) > 2 and 2 * sum(within) < len(within)


def _mostly(checks: Sequence[bool]) -> bool:
    return len(checks) > 0 and sum(checks) >= 0.9 * len(checks)
