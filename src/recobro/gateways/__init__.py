"""Adapters that take payments: one folder per provider."""
