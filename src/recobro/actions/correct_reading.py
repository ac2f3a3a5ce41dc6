"""A person corrects what was read in a message: labelled data for the next training.

Nothing that was done because of the reading is undone by it: the message was answered,
and the promise, the plan or the stop stand until a person changes them where they are.
Only where the right reading shows that somebody is in danger, a person is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.hand_over import hand_over
from recobro.actions.reading_labels import (
    Correction,
    act_of,
    correction_from_labels,
)
from recobro.domain.conversation.effects import HandOverReason, Priority
from recobro.domain.handovers import due_at
from recobro.domain.readings import URGENT_CARE, Care
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import (
    Account,
    ChronologyLine,
    HandOver,
    InboundMessage,
    Message,
    ReadingCorrection,
)
from recobro.storage.office import office_of, times_of
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

WITHDRAWN = "withdrawn"
_SAID_MAX = 400
_WHY = {
    "no_intents": "say at least one thing that it means",
    "alone": "a greeting, thanks, abuse or «other» stands alone",
    "care_alone": "a greeting, thanks or abuse has no care signal",
    "currency": "a currency goes with an amount",
}


def correct_reading(
    tenant_id: UUID,
    inbound_id: UUID,
    correction: Correction,
    *,
    actor: str,
    now: datetime,
) -> UUID:
    """Store what the message means; the latest correction counts, none is deleted.

    A correction equal to the reading confirms it, which is labelled data as well.
    Where the right reading has self-harm or violence and what was shown had not, a
    person is called at once. Returns the correction. Raises ActionRefusedError:
    `no_such_message`, `no_words`, or what `Correction.wrong` says.
    """
    if correction.wrong:
        raise ActionRefusedError(correction.wrong, _WHY[correction.wrong])
    with acting_for(tenant_id):
        account, message = _lock(tenant_id, inbound_id)
        return _correct(account, message, correction, actor=actor, now=now)


def confirm_reading(
    tenant_id: UUID, inbound_id: UUID, *, actor: str, now: datetime
) -> UUID:
    """Say that the reading is right as it is shown. Raises ActionRefusedError."""
    with acting_for(tenant_id):
        account, message = _lock(tenant_id, inbound_id)
        correction = correction_from_labels(_shown(message))
        if correction.wrong:
            raise ActionRefusedError(correction.wrong, _WHY[correction.wrong])
        return _correct(account, message, correction, actor=actor, now=now)


def withdraw_correction(
    tenant_id: UUID, inbound_id: UUID, *, actor: str, now: datetime
) -> UUID:
    """Undo: a new correction that says that the earlier ones do not count.

    The interpreter's own reading shows again, and nothing of the message is learnt
    from. Raises ActionRefusedError (`not_corrected`, `no_such_message`, `no_words`).
    """
    with acting_for(tenant_id):
        account, message = _lock(tenant_id, inbound_id)
        last = _latest(message)
        if last is None or last.corrected.get(WITHDRAWN):
            raise ActionRefusedError("not_corrected", "there is nothing to undo")
        labels = {**(message.reading or {}), WITHDRAWN: True}
        row = _store(account, message, labels, "", actor=actor, now=now)
        chronology.append(
            account,
            "reading.withdrawn",
            {"message": str(inbound_id), "read": list(labels.get("intents") or [])},
            at=now,
            actor=actor,
        )
        return row.id


def _lock(tenant_id: UUID, inbound_id: UUID) -> tuple[Account, InboundMessage]:
    """The message and its account, locked; refuses what cannot be labelled."""
    message = InboundMessage.objects.filter(tenant_id=tenant_id, id=inbound_id).first()
    if message is None or message.account_id is None:
        raise ActionRefusedError("no_such_message", "that message is unknown")
    if message.choice or not message.text.strip():
        raise ActionRefusedError("no_words", "there are no words to read in it")
    return lock_account(message.account_id), message


def _correct(
    account: Account,
    message: InboundMessage,
    correction: Correction,
    *,
    actor: str,
    now: datetime,
) -> UUID:
    before = _shown(message)
    act = _act_before(account, message)
    labels = {**correction.as_labels(), "last_agent_act": act}
    row = _store(account, message, labels, correction.note, actor=actor, now=now)
    chronology.append(
        account,
        "reading.corrected",
        {
            "message": str(message.id),
            "read": list(before.get("intents") or []),
            "corrected": labels["intents"],
            "care": labels["care"],
            "note": correction.note[:_SAID_MAX],
        },
        at=now,
        actor=actor,
    )
    known = frozenset(map(str, before.get("care") or []))
    urgent = frozenset(correction.care & URGENT_CARE) - known
    if urgent:
        _call_at_once(account, message, urgent, actor=actor, now=now)
    return row.id


def _latest(message: InboundMessage) -> ReadingCorrection | None:
    return (
        ReadingCorrection.objects.filter(
            tenant_id=message.tenant_id, inbound_id=message.id
        )
        .order_by("-corrected_at", "-id")
        .first()
    )


def _shown(message: InboundMessage) -> Mapping[str, Any]:
    """The labels that count now: the latest correction's, else the interpreter's."""
    last = _latest(message)
    if last is not None and not last.corrected.get(WITHDRAWN):
        corrected: Mapping[str, Any] = last.corrected
        return corrected
    return message.reading or {}


def _store(
    account: Account,
    message: InboundMessage,
    labels: Mapping[str, Any],
    note: str,
    *,
    actor: str,
    now: datetime,
) -> ReadingCorrection:
    return ReadingCorrection.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        inbound_id=message.id,
        reading=message.reading,
        corrected=dict(labels),
        interpreter=_interpreter_of(account, message),
        note=note,
        corrected_by=actor,
        corrected_at=now,
    )


def _interpreter_of(account: Account, message: InboundMessage) -> str:
    """Who read the message: the turn that was decided at that moment tells it."""
    if message.handled_at is None:
        return ""
    turn = ChronologyLine.objects.filter(
        tenant_id=account.tenant_id,
        account_id=account.id,
        kind="conversation.turn",
        at=message.handled_at,
    ).first()
    return str((turn.data if turn else {}).get("interpreter") or "")[:120]


def _act_before(account: Account, message: InboundMessage) -> str | None:
    """What our last message before this one did, as the interpreter is told."""
    if message.contact_point_id is None:
        return None
    ours = (
        Message.objects.filter(
            tenant_id=account.tenant_id,
            account_id=account.id,
            contact_point_id=message.contact_point_id,
            sending_at__lte=message.received_at,
        )
        .order_by("-sending_at", "-id")
        .first()
    )
    act = act_of(ours.intent) if ours else None
    return act.value if act else None


def _call_at_once(
    account: Account,
    message: InboundMessage,
    urgent: frozenset[Care],
    *,
    actor: str,
    now: datetime,
) -> None:
    """Call a person now; a call for care that waits already becomes urgent."""
    said = " ".join(message.text.split())[:_SAID_MAX]
    signs = sorted(sign.value for sign in urgent)
    opened = hand_over(
        account,
        reason=HandOverReason.CARE.value,
        priority=Priority.URGENT.value,
        brief=f"«{said}»: {', '.join(signs)} (lectura corregida por {actor})",
        conversation_id=message.conversation_id,
        care=signs,
        now=now,
    )
    if opened is None:
        settings = tenant_settings()
        HandOver.objects.filter(
            tenant_id=account.tenant_id,
            account_id=account.id,
            reason=HandOverReason.CARE.value,
            status="waiting",
        ).exclude(priority=Priority.URGENT.value).update(
            priority=Priority.URGENT.value,
            due_at=due_at(
                now, Priority.URGENT, office_of(settings, None), times_of(settings)
            ),
        )
