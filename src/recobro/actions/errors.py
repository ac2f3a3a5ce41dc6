"""Refusals of an action: expected, quiet, and told to the person who asked."""

from __future__ import annotations

from collections.abc import Mapping


class ActionRefusedError(Exception):
    """The action cannot be done now; nothing was changed.

    `code` is for machines and translations, the message for people.
    """

    def __init__(
        self, code: str, message: str, values: Mapping[str, object] | None = None
    ) -> None:
        self.code = code
        self.values = values or {}
        super().__init__(message)
