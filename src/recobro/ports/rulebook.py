"""The law of a place: its packs, its closed days, and what time it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from recobro.domain.compliance.facts import ClosedDays
from recobro.domain.compliance.notices import Notice
from recobro.domain.compliance.packs import Pack


class Rulebook(Protocol):
    """Where the rules come from; the engine that applies them is in the domain."""

    def packs(self, country: str, subdivision: str = "") -> Sequence[Pack]:
        """Every pack that governs there, parents included; empty where none does."""
        ...

    def closed_days(
        self, country: str, subdivision: str, years: Sequence[int], own: Sequence[date]
    ) -> ClosedDays:
        """The holidays of a place in these years, and the tenant's closing days."""
        ...

    def zones(
        self, country: str, subdivision: str, stated: str, phone: str
    ) -> tuple[str, ...]:
        """The IANA zones in which the person may be; all of them must agree."""
        ...

    def notices(self, packs: Sequence[Pack], today: date) -> Sequence[Notice]:
        """What about these packs and the dated rates needs a person."""
        ...
