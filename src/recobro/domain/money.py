"""Money: an exact amount together with its currency, always."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

from recobro.domain.errors import (
    CurrencyMismatchError,
    NotMoneyError,
    UnknownCurrencyError,
)

# ISO 4217 minor units of the currencies in which recobro collects.
CURRENCY_EXPONENTS: dict[str, int] = {
    "ARS": 2, "BOB": 2, "BRL": 2, "CAD": 2, "CHF": 2, "CLF": 4, "CLP": 0,
    "COP": 2, "CRC": 2, "CUP": 2, "DOP": 2, "EUR": 2, "GBP": 2, "GTQ": 2,
    "HNL": 2, "JPY": 0, "MXN": 2, "NIO": 2, "PAB": 2, "PEN": 2, "PYG": 0,
    "USD": 2, "UYU": 2, "VES": 2,
}  # fmt: skip

# The currency that a country's invoices carry where nothing is said.
CURRENCY_OF_COUNTRY: dict[str, str] = {
    "AR": "ARS", "BO": "BOB", "BR": "BRL", "CL": "CLP", "CO": "COP",
    "CR": "CRC", "CU": "CUP", "DO": "DOP", "EC": "USD", "ES": "EUR",
    "GB": "GBP", "GT": "GTQ", "HN": "HNL", "MX": "MXN", "NI": "NIO",
    "PA": "PAB", "PE": "PEN", "PY": "PYG", "SV": "USD", "US": "USD",
    "UY": "UYU", "VE": "VES",
}  # fmt: skip


def currency_exponent(currency: str) -> int:
    """Number of decimal places of an ISO 4217 currency.

    Raises UnknownCurrencyError for a code that we do not keep.
    """
    try:
        return CURRENCY_EXPONENTS[currency]
    except KeyError:
        raise UnknownCurrencyError(currency) from None


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An exact amount in one currency; negative where it is owed back.

    `amount` is held with exactly the currency's decimal places. Built from an int,
    a decimal string or a Decimal; a float, or more places than the currency has,
    raises NotMoneyError: round first with `Money.rounded`.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        exponent = currency_exponent(self.currency)
        raw: object = self.amount
        if isinstance(raw, bool | float) or not isinstance(raw, int | str | Decimal):
            raise NotMoneyError(raw, self.currency)
        try:
            value = Decimal(raw)
            exact = value.quantize(Decimal(1).scaleb(-exponent))
        except ArithmeticError:  # no number at all, or one beyond all bounds
            raise NotMoneyError(raw, self.currency) from None
        if not value.is_finite() or exact != value:
            raise NotMoneyError(raw, self.currency)
        object.__setattr__(self, "amount", exact)

    @classmethod
    def of(cls, amount: int | str | Decimal, currency: str) -> Money:
        """Money from an exact number; a float is refused, whole or not."""
        return cls(amount, currency)  # type: ignore[arg-type]  # checked when built

    @classmethod
    def zero(cls, currency: str) -> Money:
        """No money, in this currency."""
        return cls(Decimal(0), currency)

    @classmethod
    def rounded(cls, amount: Decimal, currency: str) -> Money:
        """Money from a computed number, rounded half to even."""
        unit = Decimal(1).scaleb(-currency_exponent(currency))
        return cls(amount.quantize(unit, ROUND_HALF_EVEN), currency)

    @classmethod
    def sum(cls, items: Iterable[Money], currency: str) -> Money:
        """The sum of any number of amounts of one currency."""
        total = cls.zero(currency)
        for item in items:
            total += item
        return total

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        return other

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other).amount, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other).amount

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other).amount

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other).amount

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other).amount

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    @property
    def is_positive(self) -> bool:
        """Whether there is anything owed."""
        return self.amount > 0

    def split(self, parts: int) -> tuple[Money, ...]:
        """Divide into `parts` that differ by at most one minor unit and add up.

        The larger parts come first, so that a plan never ends on its dearest
        instalment: 100.00 in three is 33.34, 33.33, 33.33.
        """
        if parts < 1:
            raise ValueError(f"cannot split into {parts} parts")
        unit = Decimal(1).scaleb(-currency_exponent(self.currency))
        base = (self.amount / parts).quantize(unit, ROUND_DOWN)
        left = int((self.amount - base * parts) / unit)
        step = unit if left >= 0 else -unit
        return tuple(
            Money(base + (step if index < abs(left) else 0), self.currency)
            for index in range(parts)
        )
