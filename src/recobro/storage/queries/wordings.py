"""The company's own texts: what is sent, and what the console shows of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recobro.ports.wordings import OwnText, OwnTexts, Slot
from recobro.storage.local_policy import debtor_countries
from recobro.storage.models import Membership, User, Wording
from recobro.storage.tenancy import acting_for, current_tenant_id

# Who may decide on texts, as on the policy.
_DECIDE = ("manager", "admin")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLine:
    """One version; an empty text is a return to ours."""

    wording_id: UUID
    slot: Slot
    version: int
    text: str
    status: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    note: str

    @property
    def is_return(self) -> bool:
        """Whether this goes back to our text."""
        return not self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPage:
    """All versions, newest first; the debtors' countries; who may decide."""

    lines: tuple[WordingLine, ...]
    countries: tuple[str, ...]
    deciders: frozenset[str]

    def of(self, key: str) -> tuple[WordingLine, ...]:
        """The versions of one text, newest decision or proposal first."""
        return tuple(line for line in self.lines if line.slot.key == key)


def approved_texts() -> OwnTexts:
    """What the tenant that is acted for has approved; one query."""
    rows = Wording.objects.filter(
        tenant_id=current_tenant_id(), status="approved"
    ).order_by("version")
    return OwnTexts(
        texts=tuple(
            OwnText(slot=slot_of(row), version=row.version, text=row.text)
            for row in rows
            if row.text
        )
    )


def slot_of(row: Wording) -> Slot:
    """Where a stored text is used."""
    return Slot(
        key=row.key,
        language=row.language,
        country=row.country,
        register=row.register,
        channel=row.channel,
    )


def deciders() -> frozenset[str]:
    """The people of the tenant that is acted for who may decide on texts."""
    users = Membership.objects.filter(
        tenant_id=current_tenant_id(), role__in=_DECIDE
    ).values_list("user_id", flat=True)
    names: Iterable[str] = User.objects.filter(
        id__in=list(users), is_active=True
    ).values_list("username", flat=True)
    return frozenset(names)


def wording_page(tenant_id: UUID) -> WordingPage:
    """All versions of one tenant; four queries."""
    with acting_for(tenant_id):
        rows = Wording.objects.filter(tenant_id=tenant_id).order_by(
            "-proposed_at", "-version"
        )
        return WordingPage(
            lines=tuple(_line(row) for row in rows),
            countries=tuple(debtor_countries()),
            deciders=deciders(),
        )


def _line(row: Wording) -> WordingLine:
    return WordingLine(
        wording_id=row.id,
        slot=slot_of(row),
        version=row.version,
        text=row.text,
        status=row.status,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        note=row.note,
    )
