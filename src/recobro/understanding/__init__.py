"""Adapters that read and word language; they decide nothing."""
