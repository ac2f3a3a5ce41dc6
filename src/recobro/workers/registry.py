"""Procrastinate's application, configured when Django is ready."""

from __future__ import annotations

from procrastinate import App


def on_app_ready(app: App) -> None:
    """Nothing yet: tasks register themselves when recobro.workers.tasks is imported."""
