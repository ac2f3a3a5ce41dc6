"""Refusals of actions, told to the person who asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from recobro.actions.errors import ActionRefusedError
from recobro.web import words


def refusal_text(
    refusal: ActionRefusedError, own: Mapping[str, object] | None = None
) -> str:
    """Why, in the language in force; the action's own words for a new code.

    `own` are a page's words for the codes that only its actions know.
    """
    if own and refusal.code in own:
        return str(own[refusal.code])
    why = refusal.values.get("reason")
    if refusal.code in {"refused", "cancelled"} and why:
        return _("The message was not sent: %(why)s") % {"why": why}
    if words.knows("refusal", refusal.code):
        return words.word("refusal", refusal.code)
    return str(refusal)


@contextmanager
def refused(
    request: HttpRequest, why: Callable[[ActionRefusedError], str] = refusal_text
) -> Iterator[None]:
    """Show the refusal of an action as a message instead of raising it."""
    try:
        yield
    except ActionRefusedError as refusal:
        messages.error(request, why(refusal))
