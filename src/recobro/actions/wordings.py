"""The company's own texts: proposed by one person, approved by another.

A text is read, filled in for sample situations and judged by the guard when it is
proposed and again when it is approved: what the guard refuses cannot be approved. Where
one person alone may decide, that person approves, and the record says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from recobro.actions.errors import ActionRefusedError
from recobro.ports.wordings import Review, Slot, WordingDesk
from recobro.storage.local_policy import debtor_countries
from recobro.storage.models import Tenant, Wording
from recobro.storage.queries.wordings import deciders, slot_of
from recobro.storage.tenancy import acting_for

_NOTE_MAX = 1000
# Written into the record, for machines; the console has its words.
ALONE = "decided_alone"


def propose_wording(
    desk: WordingDesk,
    tenant_id: UUID,
    slot: Slot,
    text: str,
    *,
    actor: str,
    now: datetime,
) -> UUID:
    """Ask for a text; ours or the approved one is sent until somebody approves it.

    Returns the version. Raises ActionRefusedError: `unfit_text` for a text that cannot
    be read or that the guard refuses (its first fault in the values), `same_text` for
    the one in force, `asked_already` where another waits.
    """
    text = text.strip().replace("\r\n", "\n")
    with acting_for(tenant_id):
        tenant = _lock(tenant_id)
        _must_be_fit(desk, slot, text, tenant)
        rows = _versions(tenant_id, slot)
        if rows.filter(status="proposed").exists():
            raise ActionRefusedError("asked_already", "another proposal waits")
        if rows.filter(status="approved", text=text).exists():
            raise ActionRefusedError("same_text", "that is the text in force")
        return _new(rows, tenant_id, slot, text, "proposed", actor, now).id


def decide_wording(
    desk: WordingDesk,
    tenant_id: UUID,
    wording_id: UUID,
    *,
    approve: bool,
    actor: str,
    now: datetime,
    note: str = "",
) -> None:
    """Approve a proposed text, from now on, or reject it.

    Who proposed it may take it back, but approves it only where nobody else may decide.
    Raises ActionRefusedError.
    """
    with acting_for(tenant_id):
        tenant = _lock(tenant_id)
        row = Wording.objects.filter(
            tenant_id=tenant_id, id=wording_id, status="proposed"
        ).first()
        if row is None:
            raise ActionRefusedError("no_such_text", "that text is not waiting")
        note = note.strip()[:_NOTE_MAX]
        if approve and row.proposed_by.casefold() == actor.casefold():
            if {name.casefold() for name in deciders()} - {actor.casefold()}:
                raise ActionRefusedError(
                    "same_person", "a second person approves what one has proposed"
                )
            note = f"{ALONE} {note}".strip()
        if approve:
            _must_be_fit(desk, slot_of(row), row.text, tenant)
            _versions(tenant_id, slot_of(row)).filter(status="approved").update(
                status="retired"
            )
        row.status = "approved" if approve else "rejected"
        row.decided_by = actor
        row.decided_at = now
        row.note = note
        row.save(update_fields=["status", "decided_by", "decided_at", "note"])


def restore_ours(
    tenant_id: UUID, slot: Slot, *, actor: str, now: datetime, note: str = ""
) -> None:
    """Go back to our text at once: it has been read by everybody.

    A version without text records who did it. Raises ActionRefusedError where ours is
    in force already.
    """
    with acting_for(tenant_id):
        _lock(tenant_id)
        rows = _versions(tenant_id, slot)
        if not rows.filter(status="approved").update(status="retired"):
            raise ActionRefusedError("ours_already", "our text is in force already")
        row = _new(rows, tenant_id, slot, "", "retired", actor, now)
        row.note = note.strip()[:_NOTE_MAX]
        row.save(update_fields=["note"])


def review_text(
    desk: WordingDesk,
    slot: Slot,
    text: str,
    *,
    creditor: str,
    tenant_country: str,
    countries: Sequence[str],
) -> Review:
    """The review that decides: in every country where the company has debtors."""
    places = sorted({tenant_country, *countries})
    return desk.review(slot, text, creditor=creditor, countries=places)


def _must_be_fit(desk: WordingDesk, slot: Slot, text: str, tenant: Tenant) -> None:
    review = review_text(
        desk,
        slot,
        text,
        creditor=tenant.name,
        tenant_country=tenant.country,
        countries=debtor_countries(),
    )
    if not review.fit:
        first = review.all_faults[0]
        raise ActionRefusedError(
            "unfit_text",
            f"the text cannot be used: {first.code} {dict(first.values)}",
            {"fault": first.code, **first.values},
        )


def _versions(tenant_id: UUID, slot: Slot) -> QuerySet[Wording]:
    """Every version of a slot, whatever came of it."""
    return Wording.objects.filter(tenant_id=tenant_id, **asdict(slot))


def _new(
    rows: QuerySet[Wording],
    tenant_id: UUID,
    slot: Slot,
    text: str,
    status: str,
    actor: str,
    now: datetime,
) -> Wording:
    newest = rows.order_by("-version").values_list("version", flat=True).first()
    decided = status != "proposed"
    return Wording.objects.create(
        tenant_id=tenant_id,
        **asdict(slot),
        version=(newest or 0) + 1,
        text=text,
        status=status,
        proposed_by=actor,
        proposed_at=now,
        decided_by=actor if decided else "",
        decided_at=now if decided else None,
    )


def _lock(tenant_id: UUID) -> Tenant:
    """One change of a company's texts at a time."""
    return Tenant.objects.select_for_update(no_key=True).get(id=tenant_id)
