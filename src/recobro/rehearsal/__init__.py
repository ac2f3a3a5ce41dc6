"""Conversations played on the real engine, with an account in memory."""
