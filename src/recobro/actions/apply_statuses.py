"""What the provider reports of many messages: any order, any number of times.

Reading, merging and writing are a statement each, whatever the number. A single status
is a batch of one. A failure asks for more than a merge (another channel, another time,
a stop), so that a message with one is taken in by itself, report by report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from recobro.actions.delivery import MOMENT_OF, failure_to_json, take_in
from recobro.domain.messages import MessageState, merge_status
from recobro.ports.channel import StatusReport
from recobro.storage.chronology_batch import Entry, append_entries
from recobro.storage.locks import lock_accounts
from recobro.storage.models import Account, Message, OrphanStatus
from recobro.storage.tenancy import acting_for

_COLUMNS = (
    "id, account_id, key, provider_id, attempt_id, state,"
    " accepted_at, sent_at, delivered_at, read_at"
)
# The index on provider_id leaves out the empty ones, and says so.
_FIND = f"""
    select {_COLUMNS} from message
    where tenant_id = %(tenant)s and provider_id = any(%(providers)s::text[])
        and provider_id <> ''
    union
    select {_COLUMNS} from message
    where tenant_id = %(tenant)s and attempt_id = any(%(attempts)s::uuid[])
"""  # noqa: S608  our own columns

_SAVE = """
    update message set provider_id = told.provider_id, state = told.state,
        accepted_at = told.accepted_at, sent_at = told.sent_at,
        delivered_at = told.delivered_at, read_at = told.read_at
    from unnest(%(ids)s::uuid[], %(providers)s::text[], %(states)s::text[],
        %(accepted_at)s::timestamptz[], %(sent_at)s::timestamptz[],
        %(delivered_at)s::timestamptz[], %(read_at)s::timestamptz[])
        as told(id, provider_id, state, accepted_at, sent_at, delivered_at, read_at)
    where message.tenant_id = %(tenant)s and message.id = told.id
"""

# The newest attempt of each message; older ones keep their end.
_SAVE_OUTCOMES = """
    update contact_attempt set outcome = newest.outcome
    from unnest(%(ids)s::uuid[], %(states)s::text[]) as told(message_id, outcome)
    cross join lateral (
        select attempt.id, told.outcome from contact_attempt attempt
        where attempt.tenant_id = %(tenant)s and not attempt.released
            and attempt.message_id = told.message_id
        order by attempt.id desc limit 1
    ) as newest
    where contact_attempt.tenant_id = %(tenant)s and contact_attempt.id = newest.id
"""


@dataclass(slots=True)
class _Row:
    """A message, as far as statuses change it."""

    id: UUID
    account_id: UUID
    key: str
    provider_id: str
    attempt_id: UUID | None
    state: str
    accepted_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    changed: bool = False
    moved: bool = False


class UnlockedAccountError(Exception):
    """A message was recorded after we looked whom to lock: all is to be tried again."""


@dataclass(slots=True)
class StatusBatch:
    """Reports, and the accounts of the messages that they speak of (`find_messages`).

    The accounts must be locked before `apply`. `touched` tells afterwards which
    messages were spoken of.
    """

    tenant_id: UUID
    reports: Sequence[StatusReport]
    account_ids: frozenset[UUID]
    touched: tuple[UUID, ...] = ()

    def apply(self, accounts: Mapping[UUID, Account]) -> None:
        """Take all in. Raises UnlockedAccountError.

        What speaks of no message that we know waits as an orphan: the provider may be
        faster than our own record of its answer.
        """
        rows = _Rows(self.tenant_id, self.reports)  # as they are under the lock
        told, orphans = rows.sorted_out(self.reports)
        merged: list[_Row] = []
        entries: list[Entry] = []
        for row, reports in told:
            account = accounts.get(row.account_id)
            if account is None:
                raise UnlockedAccountError(row.account_id)
            if any(report.state is MessageState.FAILED for report in reports):
                _take_in_alone(self.tenant_id, account, row, reports)
                continue
            merged.append(row)
            for report in reports:
                if _advance(row, report):
                    kind = f"message.{row.state}"
                    entries.append(
                        Entry(
                            account=account,
                            kind=kind,
                            data={"key": row.key},
                            at=report.at,
                        )
                    )
        _save(self.tenant_id, merged)
        append_entries(entries)
        OrphanStatus.objects.bulk_create(_orphan(self.tenant_id, o) for o in orphans)
        self.touched = tuple(row.id for row, _ in told)


def find_messages(tenant_id: UUID, reports: Sequence[StatusReport]) -> StatusBatch:
    """The accounts that these reports concern, as far as is known before the lock."""
    rows = _Rows(tenant_id, reports).all
    return StatusBatch(
        tenant_id=tenant_id,
        reports=reports,
        account_ids=frozenset(row.account_id for row in rows),
    )


def apply_statuses(tenant_id: UUID, reports: Sequence[StatusReport]) -> None:
    """Take in statuses from the provider: any order, any number of times."""
    with acting_for(tenant_id):
        batch = find_messages(tenant_id, reports)
        batch.apply(lock_accounts(batch.account_ids) if batch.account_ids else {})


class _Rows:
    """The messages that some reports speak of."""

    def __init__(self, tenant_id: UUID, reports: Iterable[StatusReport]) -> None:
        told = list(reports)
        self.all: list[_Row] = []
        if told:
            with connection.cursor() as cursor:
                cursor.execute(
                    _FIND,
                    {
                        "tenant": tenant_id,
                        "providers": list({report.provider_id for report in told}),
                        "attempts": list(
                            {r.attempt_id for r in told if r.attempt_id is not None}
                        ),
                    },
                )
                self.all = [_Row(*row) for row in cursor.fetchall()]
        self._by_provider = {row.provider_id: row for row in self.all}
        self._by_attempt = {row.attempt_id: row for row in self.all}
        self._by_provider.pop("", None)
        self._by_attempt.pop(None, None)

    def sorted_out(
        self, reports: Iterable[StatusReport]
    ) -> tuple[list[tuple[_Row, list[StatusReport]]], list[StatusReport]]:
        """Each message with its reports, in their order; and the reports of none."""
        told: dict[UUID, tuple[_Row, list[StatusReport]]] = {}
        orphans: list[StatusReport] = []
        for report in reports:
            row = self._by_provider.get(report.provider_id)
            if row is None:
                row = self._by_attempt.get(report.attempt_id)
            if row is None:
                orphans.append(report)
                continue
            told.setdefault(row.id, (row, []))[1].append(report)
        return list(told.values()), orphans


def _advance(row: _Row, report: StatusReport) -> bool:
    """Merge one report into a message; whether its state moved."""
    if not row.provider_id:
        row.provider_id = report.provider_id
        row.changed = True
    moment = MOMENT_OF.get(report.state)
    if moment and getattr(row, moment) is None:
        setattr(row, moment, report.at)
        row.changed = True
    current = MessageState(row.state)
    merged = merge_status(current, report.state)
    if merged is current:
        return False
    row.state = merged.value
    row.changed = row.moved = True
    return True


def _take_in_alone(
    tenant_id: UUID, account: Account, row: _Row, reports: Iterable[StatusReport]
) -> None:
    message = Message.objects.get(tenant_id=tenant_id, id=row.id)
    for report in reports:
        if not message.provider_id:
            message.provider_id = report.provider_id
            message.save(update_fields=["provider_id"])
        take_in(account, message, report.state, report.failure, report.at)


def _orphan(tenant_id: UUID, report: StatusReport) -> OrphanStatus:
    return OrphanStatus(
        tenant_id=tenant_id,
        provider_id=report.provider_id,
        report={
            "state": report.state.value,
            "at": report.at.isoformat(),
            "failure": failure_to_json(report.failure),
        },
        received_at=report.at,
    )


def _save(tenant_id: UUID, rows: Iterable[_Row]) -> None:
    changed = [row for row in rows if row.changed]
    moved = [row for row in changed if row.moved]
    with connection.cursor() as cursor:
        if changed:
            cursor.execute(
                _SAVE,
                {
                    "tenant": tenant_id,
                    "ids": [row.id for row in changed],
                    "providers": [row.provider_id for row in changed],
                    "states": [row.state for row in changed],
                    **{
                        moment: [getattr(row, moment) for row in changed]
                        for moment in MOMENT_OF.values()
                    },
                },
            )
        if moved:
            cursor.execute(
                _SAVE_OUTCOMES,
                {
                    "tenant": tenant_id,
                    "ids": [row.id for row in moved],
                    "states": [row.state for row in moved],
                },
            )
