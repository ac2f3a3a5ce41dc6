"""Versioned rule packs per country, their loader and their calendars."""
