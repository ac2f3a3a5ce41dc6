"""Writing what a range decided: decisions, messages, chronology lines, heads.

All of it comes as one text in COPY's format, a line for each account, and is spread
over the tables by a statement each. (COPY itself may not write into a table with row
security.) The accounts must be locked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from recobro.storage.cycle_facts import Which, among, bounds, planned_by_size
from recobro.storage.tenancy import current_tenant_id

# The columns of a line, in its order.
COLUMNS = (
    ("account_id", "uuid"), ("decision_id", "uuid"), ("action", "text"),
    ("step", "text"), ("stage", "text"), ("days", "int"), ("balance", "numeric"),
    ("currency", "text"), ("reasons", "jsonb"), ("strategy", "text"),
    ("segment", "text"), ("variant", "text"), ("propensity", "float8"),
    ("held_out", "bool"), ("message_id", "uuid"), ("point", "uuid"), ("key", "text"),
    ("channel", "text"), ("purpose", "text"), ("intent", "int"),
    ("not_before", "timestamptz"), ("seq", "bigint"), ("kind", "text"),
    ("data", "jsonb"), ("previous_hash", "text"), ("hash", "text"),
)  # fmt: skip
NULL = "\\N"

_MAKE = "create temporary table cycle_row ({}) on commit drop".format(
    ", ".join(f"{name} {kind}" for name, kind in COLUMNS)
)
_DROP = "drop table cycle_row"
_COPY = "copy cycle_row from stdin"

_DECISIONS = """
    insert into decision (tenant_id, id, account_id, run_id, date, action, step, stage,
        days_past_due, balance, currency, reasons, strategy_version, segment, variant,
        propensity, held_out, decided_at)
    select %(tenant)s, decision_id, account_id, %(run)s, %(day)s, action, step, stage,
        days, balance, currency, reasons, strategy, segment, variant, propensity,
        held_out, %(now)s
    from cycle_row
"""
_DECISIONS_AGAIN = f"""{_DECISIONS}
    on conflict (tenant_id, account_id, date) do update set
        run_id = coalesce(excluded.run_id, decision.run_id),
        action = excluded.action, step = excluded.step, stage = excluded.stage,
        days_past_due = excluded.days_past_due, balance = excluded.balance,
        currency = excluded.currency, reasons = excluded.reasons,
        strategy_version = excluded.strategy_version, segment = excluded.segment,
        variant = excluded.variant, propensity = excluded.propensity,
        held_out = excluded.held_out, decided_at = excluded.decided_at
"""

_MESSAGES = """
    insert into message (tenant_id, id, account_id, contact_point_id, key, channel,
        purpose, intent, state, reason, author, strategy, variant, sender, not_before,
        attempts, provider_id, error_code, planned_at)
    select %(tenant)s, message_id, account_id, point, key, channel, purpose,
        (%(intents)s::jsonb[])[intent], 'planned', '', 'agent', strategy, variant, '',
        not_before, 0, '', '', %(now)s
    from cycle_row where message_id is not null
"""
# A key that is there stays as it is: the unique constraint decides, whoever was first.
_MESSAGES_AGAIN = f"""{_MESSAGES}
    on conflict (tenant_id, account_id, key) do nothing
"""

_KNOWN_BEFORE = """
    select r.account_id from cycle_row r
    join message m on m.tenant_id = %(tenant)s and m.account_id = r.account_id
        and m.key = r.key
    where r.message_id is not null and m.id <> r.message_id
"""

_LINES = """
    insert into chronology (tenant_id, account_id, seq, at, kind, actor, data,
        previous_hash, hash)
    select %(tenant)s, account_id, seq, %(now)s, kind, 'agent', data, previous_hash,
        hash
    from cycle_row where kind is not null
"""

# Told of the range, or all of a tenant's accounts are read for it.
_HEADS = """
    update account set chronology_seq = r.seq, chronology_hash = r.hash
    from cycle_row r
    where account.tenant_id = %(tenant)s and account.id = r.account_id
        and {among} and r.kind is not null
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many messages were planned, and the accounts whose key was there before."""

    planned: int
    known: Sequence[UUID]


def write(
    lines: Sequence[str],
    *,
    which: Which,
    run_id: UUID | None,
    day: date,
    intents: Sequence[str],
    messages: int,
    now: datetime,
) -> Written:
    """Write these lines (see COLUMNS), of which so many carry a message.

    Their accounts are among `which`. `intents` are JSON texts; a line names its own by
    number, from 1.
    """
    if not lines:
        return Written(planned=0, known=())
    values = {
        "tenant": current_tenant_id(),
        "run": run_id,
        "day": day,
        "now": now,
        "intents": list(intents),
        **bounds(which),
    }
    with connection.cursor() as cursor, planned_by_size(cursor):
        cursor.execute(_MAKE)
        with cursor.copy(_COPY) as copy:
            copy.write("".join(lines).encode())
        if run_id is not None and _for_the_first_time(cursor, values, messages):
            written = Written(planned=messages, known=())
        else:
            written = _again(cursor, values, messages)
        cursor.execute(_LINES, values)
        cursor.execute(_HEADS.format(among=among(which, "account.id")), values)
        cursor.execute(_DROP)
    return written


def _for_the_first_time(cursor: Any, values: Mapping[str, Any], messages: int) -> bool:
    """Insert decisions and messages where none is in the way; whether none was.

    To ask for each row whether it is there costs a third of inserting it. A run finds
    nothing on its day's first turn; on another the first row of all tells.
    """
    try:
        with transaction.atomic():
            cursor.execute(_DECISIONS, values)
            if messages:
                cursor.execute(_MESSAGES, values)
    except IntegrityError:
        return False
    return True


def _again(cursor: Any, values: Mapping[str, Any], messages: int) -> Written:
    """Write the decisions anew, and the messages whose key is not there."""
    cursor.execute(_DECISIONS_AGAIN, values)
    if not messages:
        return Written(planned=0, known=())
    cursor.execute(_MESSAGES_AGAIN, values)
    planned = cursor.rowcount
    if planned == messages:
        return Written(planned=planned, known=())
    cursor.execute(_KNOWN_BEFORE, values)
    return Written(planned=planned, known=[row[0] for row in cursor])
