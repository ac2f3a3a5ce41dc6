"""The tree of domain errors.

    DomainError
    ├── CurrencyMismatchError   two currencies met in one sum
    ├── NotMoneyError           a float, a non-finite number or lost precision
    ├── UnknownCurrencyError    not an ISO 4217 code that we keep
    ├── OverAllocationError     more spread than was received, or than is owed
    └── InvalidPlanError        instalments that do not make a plan

Refusals of the compliance gate and of the guard are values, not errors.
"""

from __future__ import annotations


class DomainError(Exception):
    """A misuse of the domain; the message says what to do."""

    code = "domain_error"


class CurrencyMismatchError(DomainError):
    """Two currencies met in one sum."""

    code = "currency_mismatch"

    def __init__(self, left: str, right: str) -> None:
        self.left = left
        self.right = right
        super().__init__(f"cannot combine {left} with {right}: convert first")


class NotMoneyError(DomainError):
    """The number cannot be money: a float, not finite, or too precise."""

    code = "not_money"

    def __init__(self, value: object, currency: str) -> None:
        self.value = value
        self.currency = currency
        super().__init__(f"{value!r} is not an amount of {currency}")


class UnknownCurrencyError(DomainError):
    """Not an ISO 4217 code that we keep."""

    code = "unknown_currency"

    def __init__(self, currency: str) -> None:
        self.currency = currency
        super().__init__(f"unknown currency {currency!r}: use an ISO 4217 code")


class OverAllocationError(DomainError):
    """More was to be allocated than is there."""

    code = "over_allocation"


class InvalidPlanError(DomainError):
    """The instalments do not make a plan."""

    code = "invalid_plan"
