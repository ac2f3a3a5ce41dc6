"""Changes of a company's own policy: one person proposes, another one approves.

Tightening is a rule of the company's own. Loosening is doing without a rule whose basis
is `policy` in every country where the change would hold; law, regulators and courts are
never loosened. `domain.compliance.tenants` holds that line a second time, in the gate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.domain.compliance.local_rules import (
    BadChangeError,
    LocalKind,
    own_from_json,
)
from recobro.domain.compliance.tenants import effective_bases
from recobro.domain.compliance.vocabulary import Basis
from recobro.ports.services import Services
from recobro.storage.local_policy import debtor_countries
from recobro.storage.models import PolicyChange, Tenant
from recobro.storage.tenancy import acting_for

_REASON_MAX = 1000


def propose_change(
    services: Services,
    tenant_id: UUID,
    *,
    kind: LocalKind,
    reason: str,
    actor: str,
    now: datetime,
    rule: str = "",
    country: str = "",
    definition: Mapping[str, Any] | None = None,
    target_id: UUID | None = None,
) -> UUID:
    """Ask for a change; nothing changes yet. Returns the change.

    `rule` is what to switch off, `definition` the company's own rule (see
    `own_from_json`), `target_id` the change to end. Raises ActionRefusedError: without
    a reason, for a rule that may not be loosened, for a change that cannot be read, or
    one that somebody asked for already.
    """
    reason = reason.strip()
    if not reason or len(reason) > _REASON_MAX:
        raise ActionRefusedError("no_reason", "say why, in a sentence or two")
    definition = dict(definition or {})
    try:
        own_from_json(kind, definition)
    except BadChangeError as error:
        raise ActionRefusedError("bad_change", str(error)) from error
    with acting_for(tenant_id):
        _lock(tenant_id)
        changes = PolicyChange.objects.filter(tenant_id=tenant_id)
        if kind is LocalKind.SWITCH_OFF:
            _may_be_switched_off(services, rule, country)
            if changes.filter(
                kind=kind.value, rule=rule, country=country,
                status__in=["proposed", "approved"],
            ).exists():  # fmt: skip
                raise ActionRefusedError("asked_already", "that was asked already")
        if kind is LocalKind.END:
            _may_be_ended(tenant_id, target_id)
        newest = changes.order_by("-number").values_list("number", flat=True).first()
        row = PolicyChange.objects.create(
            tenant_id=tenant_id,
            number=(newest or 0) + 1,
            kind=kind.value,
            country=country,
            rule=rule if kind is LocalKind.SWITCH_OFF else "",
            definition=definition,
            target_id=target_id if kind is LocalKind.END else None,
            reason=reason,
            proposed_by=actor,
            proposed_at=now,
        )
        return row.id


def decide_change(
    services: Services,
    tenant_id: UUID,
    change_id: UUID,
    *,
    approve: bool,
    actor: str,
    now: datetime,
    note: str = "",
) -> None:
    """Approve a proposed change, from now on, or reject it.

    Who proposed it may take it back, but not approve it. Raises ActionRefusedError.
    """
    with acting_for(tenant_id):
        _lock(tenant_id)
        row = PolicyChange.objects.filter(
            tenant_id=tenant_id, id=change_id, status="proposed"
        ).first()
        if row is None:
            raise ActionRefusedError("no_such_change", "that change is not waiting")
        if approve and row.proposed_by.casefold() == actor.casefold():
            raise ActionRefusedError(
                "same_person", "a second person approves what one has proposed"
            )
        if approve and row.kind == LocalKind.SWITCH_OFF.value:
            _may_be_switched_off(services, row.rule, row.country)
        if approve and row.kind == LocalKind.END.value:
            PolicyChange.objects.filter(
                tenant_id=tenant_id, id__in=[row.target_id], status="approved"
            ).update(status="ended", ended_at=now)
        row.status = "approved" if approve else "rejected"
        row.decided_by = actor
        row.decided_at = now
        row.note = note.strip()[:_REASON_MAX]
        row.save(update_fields=["status", "decided_by", "decided_at", "note"])


def _lock(tenant_id: UUID) -> None:
    """One change of a company's policy at a time."""
    Tenant.objects.select_for_update(no_key=True).get(id=tenant_id)


def _may_be_switched_off(services: Services, rule: str, country: str) -> None:
    """Refuse unless the rule is policy everywhere where the change would hold."""
    bases = bases_of(services, [country] if country else debtor_countries(), rule)
    if bases == {Basis.POLICY}:
        return
    why = ", ".join(sorted(basis.value for basis in bases)) or "no pack here has it"
    raise ActionRefusedError(
        "cannot_loosen",
        f"{rule} cannot be switched off: {why}",
        {"rule": rule, "basis": why},
    )


def bases_of(services: Services, countries: Sequence[str], rule: str) -> set[Basis]:
    """What a rule rests on in each of these countries that has it."""
    found = (
        effective_bases(services.rulebook.packs(country)).get(rule)
        for country in countries
    )
    return {basis for basis in found if basis is not None}


def _may_be_ended(tenant_id: UUID, target_id: UUID | None) -> None:
    target = PolicyChange.objects.filter(
        tenant_id=tenant_id, id__in=[target_id], status="approved"
    ).exclude(kind=LocalKind.END.value)
    if not target.exists():
        raise ActionRefusedError("no_such_change", "that change is not in force")
    if PolicyChange.objects.filter(
        tenant_id=tenant_id, target_id=target_id, status="proposed"
    ).exists():
        raise ActionRefusedError("asked_already", "that was asked already")
