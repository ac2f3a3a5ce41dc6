"""What a language model's call cost, as it is accounted for: no text, no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCost:
    """One call; `purpose` is `interpret` or `write`, `outcome` `used` or why not.

    `cost` is in the currency of the configured prices.
    """

    at: datetime
    purpose: str
    model: str
    outcome: str
    input_tokens: int
    output_tokens: int
    cost: Decimal
    milliseconds: int
