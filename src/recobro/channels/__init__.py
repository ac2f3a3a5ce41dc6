"""Adapters that carry messages: one folder per provider."""
