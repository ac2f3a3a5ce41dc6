"""A pack: the rules of one jurisdiction in one version, with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from recobro.domain.compliance.rules import PendingChange, Rule
from recobro.domain.compliance.vocabulary import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule was read; `read` is primary, regulator, quoted, secondary, none."""

    key: str
    cite: str
    url: str | None
    read: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """When a pack was reviewed and which lawyer, if any, has signed it off."""

    reviewed_on: date
    next_review: date
    counsel_signoff: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSpec:
    """Whose holidays count: a country of the `holidays` package, and local corrections.

    `extra` and `not_closed` are "MM-DD" of every year or full dates.
    """

    country: str | None
    subdivision: str | None = None
    subdivision_required: bool = False
    extra: tuple[str, ...] = ()
    not_closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """The rules of one jurisdiction.

    Compared by identity: a pack is loaded once, and the engine compiles it once.
    `extends` names the parents. `transposed` are the directives that this State has
    made its own; `basis_of` changes the basis of a parent's rules (a directive's rule
    that here is policy only). `not_encoded` gives, for each row of the tables without
    a rule, the reason.
    """

    id: str
    version: str
    name: str
    extends: tuple[str, ...]
    default_zone: str | None
    zones: tuple[str, ...]
    status: Status
    sources: Mapping[str, Source]
    calendar: CalendarSpec
    rules: tuple[Rule, ...]
    transposed: frozenset[str] = frozenset()
    basis_of: Mapping[str, Basis] = field(default_factory=dict)
    not_encoded: Mapping[str, str] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        """How a verdict names it: "ES@2026.11.21-1"."""
        return f"{self.id}@{self.version}"

    @property
    def is_signed_off(self) -> bool:
        """Whether a lawyer has put a name under it."""
        return self.status.counsel_signoff is not None

    def pending_changes(self) -> tuple[PendingChange, ...]:
        """The changes of the law that somebody must look for."""
        return tuple(r for r in self.rules if isinstance(r, PendingChange))
