"""Documents as PDF: statement of account, data of an invoice, schedule of a plan."""

from __future__ import annotations

from recobro.documents.printing import print_document

__all__ = ["print_document"]
