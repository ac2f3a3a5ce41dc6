"""unknown_link: an address, account or phone number that is not among the facts."""

from __future__ import annotations

from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.verdict import Rule, Violation


def unknown_links(case: Case) -> Iterator[Violation]:
    """Links, shorteners, mail addresses, phones and accounts that nobody gave us."""
    for contact in case.contacts:
        if not contact.known:
            yield case.violation(Rule.UNKNOWN_LINK, contact.start, contact.end)
