"""Adapters that bring invoices in: files now, ERPs later."""
