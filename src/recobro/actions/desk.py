"""What people do with a hand-over at the desk: take, put off, note, assign, close."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.take_over import checked_outcome, lock_conversation, take_locked
from recobro.domain.briefs import Desk, Note, desk_of, with_desk
from recobro.domain.conversation.effects import Priority
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import Account, HandOver
from recobro.storage.queries.colleagues import colleagues
from recobro.storage.tenancy import acting_for

NOTE_MAX = 2000
SNOOZE_MAX = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """An open hand-over under its account's lock."""

    account: Account
    row: HandOver

    @property
    def desk(self) -> Desk:
        return desk_of(self.row.details)

    def keep(self, desk: Desk, *fields: str) -> None:
        self.row.details = with_desk(self.row.details, desk)
        self.row.save(update_fields=["details", *fields])

    def tell(self, kind: str, actor: str, now: datetime, **data: str) -> None:
        told = {"reason": self.row.reason, **data}
        chronology.append(self.account, kind, told, at=now, actor=actor)


def take_case(
    tenant_id: UUID, hand_over_id: UUID, *, actor: str, now: datetime
) -> UUID | None:
    """Take a hand-over: its conversation too, where there is one; returns which.

    Where nobody has spoken yet only the hand-over is taken. Raises ActionRefusedError.
    """
    with acting_for(tenant_id):
        case = _lock(tenant_id, hand_over_id)
        if case.row.conversation_id is not None:
            _, conversation = lock_conversation(tenant_id, case.row.conversation_id)
            take_locked(case.account, conversation, actor=actor, now=now)
            return conversation.id
        case.row.status = "taken"
        case.row.taken_by = actor
        case.row.taken_at = now
        case.keep(
            replace(case.desk, snoozed_until=None), "status", "taken_by", "taken_at"
        )
        case.tell("hand_over.taken", actor, now)
    return None


def snooze(
    tenant_id: UUID,
    hand_over_id: UUID,
    *,
    until: datetime,
    actor: str,
    now: datetime,
) -> None:
    """Put a hand-over off; its time goes on running, for the person waits on.

    Raises ActionRefusedError: nothing urgent rests, and nothing that somebody took.
    """
    with acting_for(tenant_id):
        case = _lock(tenant_id, hand_over_id)
        if case.row.priority == Priority.URGENT.value:
            raise ActionRefusedError("urgent_waits_not", "an urgent case does not wait")
        if case.row.status == "taken":
            raise ActionRefusedError("taken_already", f"{case.row.taken_by} has it")
        if not now < until <= now + SNOOZE_MAX:
            raise ActionRefusedError(
                "bad_snooze", f"a moment within the next {SNOOZE_MAX.days} days"
            )
        case.keep(replace(case.desk, snoozed_until=until))
        case.tell("hand_over.snoozed", actor, now, until=until.isoformat())


def add_note(
    tenant_id: UUID, hand_over_id: UUID, *, text: str, actor: str, now: datetime
) -> None:
    """Write something down for whoever takes it next. Raises ActionRefusedError."""
    text = checked_note(text)
    if not text:
        raise ActionRefusedError("bad_note", f"write up to {NOTE_MAX} characters")
    with acting_for(tenant_id):
        case = _lock(tenant_id, hand_over_id)
        case.keep(case.desk.noted(Note(at=now, by=actor, text=text)))
        case.tell("hand_over.noted", actor, now, note=text)


def assign(
    tenant_id: UUID, hand_over_id: UUID, *, to: str, actor: str, now: datetime
) -> None:
    """Give a hand-over to a colleague, empty to nobody in particular.

    One that is taken goes over as it is. Raises ActionRefusedError for somebody who
    may not act for the company.
    """
    with acting_for(tenant_id):
        if to and to not in colleagues():
            raise ActionRefusedError("no_such_colleague", f"{to} may not take cases")
        case = _lock(tenant_id, hand_over_id)
        if case.row.status == "taken":
            if not to:
                raise ActionRefusedError("taken_already", "give it back instead")
            case.row.taken_by = to
        case.keep(replace(case.desk, assigned_to=to, snoozed_until=None), "taken_by")
        case.tell("hand_over.assigned", actor, now, to=to)


def close_case(
    tenant_id: UUID,
    hand_over_id: UUID,
    *,
    outcome: str,
    note: str = "",
    actor: str,
    now: datetime,
) -> None:
    """Close a hand-over without a conversation. Raises ActionRefusedError.

    One with a conversation that a person holds closes when that is given back.
    """
    checked_outcome(outcome)
    note = checked_note(note)
    with acting_for(tenant_id):
        case = _lock(tenant_id, hand_over_id)
        if case.row.conversation_id is not None:
            raise ActionRefusedError("give_back_first", "give the conversation back")
        case.row.status = "closed"
        case.row.closed_at = now
        case.keep(
            replace(case.desk, outcome=outcome, closed_by=actor), "status", "closed_at"
        )
        case.tell("hand_over.closed", actor, now, outcome=outcome, note=note)


def checked_note(text: str) -> str:
    """A note without the space around it. Raises ActionRefusedError for a long one."""
    text = text.strip()
    if len(text) > NOTE_MAX:
        raise ActionRefusedError("bad_note", f"write up to {NOTE_MAX} characters")
    return text


def _lock(tenant_id: UUID, hand_over_id: UUID) -> _Case:
    found = HandOver.objects.filter(tenant_id=tenant_id, id=hand_over_id).first()
    if found is None:
        raise ActionRefusedError("no_such_case", "that case is unknown")
    account = lock_account(found.account_id)
    row = HandOver.objects.get(tenant_id=tenant_id, id=hand_over_id)
    if row.status == "closed":
        raise ActionRefusedError("case_closed", "that case is closed")
    return _Case(account=account, row=row)
