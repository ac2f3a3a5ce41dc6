"""Receipts of payments that people send: what they say, and whether it can be true.

A receipt is evidence to check, never a payment: nothing here allocates anything.
"""

from recobro.domain.receipts.checks import (
    Agreement,
    BookedPayment,
    Check,
    Finding,
    LedgerFacts,
    SeenBefore,
    check_receipt,
)
from recobro.domain.receipts.model import (
    Field,
    Receipt,
    TextLine,
    receipt_from_json,
    receipt_to_json,
)
from recobro.domain.receipts.reading import read_receipt

__all__ = [
    "Agreement",
    "BookedPayment",
    "Check",
    "Field",
    "Finding",
    "LedgerFacts",
    "Receipt",
    "SeenBefore",
    "TextLine",
    "check_receipt",
    "read_receipt",
    "receipt_from_json",
    "receipt_to_json",
]
