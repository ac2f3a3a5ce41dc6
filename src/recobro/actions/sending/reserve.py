"""Reserve a batch: everything before the calls, in one transaction.

    claim what is due, with its debtors → lock the accounts → load them, once for all
    → for each: still due, gate, words, guard (`plan_one`, which writes nothing)
    → verdicts, attempts, messages, conversations, chronology, a statement for each kind

A debtor whose account somebody else holds is skipped, so that any number of processes
reserve from one queue. Of one debtor a batch takes one message: what is counted per
person must have been counted before the next one is judged.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from recobro.actions.hand_over import hand_over
from recobro.actions.sending.common import Common
from recobro.actions.sending.plan_one import plan_one
from recobro.actions.sending.stock import Stock
from recobro.actions.sending.values import Call, Plan
from recobro.domain.messages import Channel, MessageState
from recobro.ports.services import NotConfiguredError
from recobro.storage.accounts import load_accounts
from recobro.storage.bulk import insert_columns, update_rows
from recobro.storage.chronology_batch import Entry, append_entries
from recobro.storage.ids import new_id
from recobro.storage.models import Account, ContactAttempt, Message, Verdict
from recobro.storage.queue import claim_due, lock_claimed
from recobro.storage.tenancy import current_tenant_id

log = logging.getLogger(__name__)

# What could not be judged at all is looked at again after this; the others go on.
_SET_ASIDE = timedelta(minutes=15)
_WRITTEN = (
    "state", "reason", "channel", "contact_point_id", "conversation_id", "not_before",
    "verdict_id", "attempt_id", "attempts", "sending_at", "content", "sender",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """What a batch came to: `looked_at` messages, of which `calls` are to be made."""

    looked_at: int
    calls: tuple[Call, ...] = ()


def reserve_due(common: Common, channel: Channel, limit: int) -> Reserved:
    """Reserve up to `limit` due messages of a channel; inside a transaction.

    Raises NotConfiguredError where the tenant has no account on the channel.
    """
    if common.paused.everything or channel.value in common.paused.channels:
        return Reserved(looked_at=0)
    common.adapter(channel)  # before anything is claimed
    claimed = claim_due(
        common.now,
        limit,
        channel=channel.value,
        without_strategies=sorted(common.paused.strategies),
    )
    return reserve(common, claimed)


def reserve(common: Common, message_ids: Sequence[UUID]) -> Reserved:
    """Reserve these messages; their debtors are locked, or will be waited for.

    What is not planned any more, or not yet due, is left as it is.
    """
    accounts, messages = lock_claimed(message_ids, common.now)
    messages = [m for m in messages if not _is_paused(common, m)]
    if not messages:
        return Reserved(looked_at=0)
    views = load_accounts(list(accounts), common.now)
    stock = Stock.of(accounts.values(), common.now)
    plans: list[Plan] = []
    for message in messages:
        account = accounts[message.account_id]
        try:
            plan = plan_one(common, stock, account, views[account.id], message)
        except NotConfiguredError:
            raise
        except Exception:
            log.exception("message %s is set aside: it cannot be judged", message.id)
            plan = _set_aside(common, account, message)
        plans.append(plan)
    _write(common, stock, plans)
    calls = tuple(_call(plan) for plan in plans if plan.outgoing is not None)
    return Reserved(looked_at=len(plans), calls=calls)


def _is_paused(common: Common, message: Message) -> bool:
    return common.paused.holds(channel=message.channel, strategy=message.strategy)


def set_aside(message_id: UUID, now: datetime) -> None:
    """Look at a message again later: the database refused what came of it."""
    Message.objects.filter(
        tenant_id=current_tenant_id(),
        id=message_id,
        state=MessageState.PLANNED.value,
    ).update(not_before=now + _SET_ASIDE, reason="set aside: it could not be reserved")


def _set_aside(common: Common, account: Account, message: Message) -> Plan:
    plan = Plan(message=message, account=account)
    plan.changes["not_before"] = common.now + _SET_ASIDE
    plan.changes["reason"] = "set aside: it could not be judged"
    return plan


def _call(plan: Plan) -> Call:
    assert plan.outgoing is not None
    assert plan.adapter is not None
    return Call(
        message_id=plan.message.id,
        account_id=plan.account.id,
        adapter=plan.adapter,
        outgoing=plan.outgoing,
    )


def _write(common: Common, stock: Stock, plans: Sequence[Plan]) -> None:
    """Everything that the plans say, a statement for each kind of row."""
    for plan in plans:
        for name, value in plan.changes.items():
            setattr(plan.message, name, value)
        if plan.draft is not None:
            talk = plan.draft.conversation
            talk.last_outbound_at = common.now
            talk.state = plan.draft.state_json
            stock.spoke(talk)
    stock.keep()
    _keep_verdicts(common, plans)
    _book_places(common, [plan for plan in plans if plan.outgoing is not None])
    update_rows([plan.message for plan in plans if plan.changes], *_WRITTEN)
    append_entries(
        Entry(account=plan.account, kind=kind, data=data, at=common.now, actor=actor)
        for plan in plans
        for kind, data, actor in plan.lines
    )
    for plan in plans:
        if plan.held:
            _call_person(common, plan)


def _keep_verdicts(common: Common, plans: Sequence[Plan]) -> None:
    """What the gate said of each message, with its rules and the packs asked."""
    given = [
        (plan, verdict_id, verdict, verdict.to_json())
        for plan in plans
        for verdict_id, verdict in plan.verdicts
    ]
    insert_columns(
        Verdict,
        {
            "id": [verdict_id for _, verdict_id, _, _ in given],
            "account_id": [plan.account.id for plan, _, _, _ in given],
            "message_id": [plan.message.id for plan, _, _, _ in given],
            "allowed": [verdict.allowed for _, _, verdict, _ in given],
            "rules": [told["broken"] for _, _, _, told in given],
            "explanation": [told["explanation"] for _, _, _, told in given],
            "earliest": [verdict.earliest for _, _, verdict, _ in given],
            "packs": [told["packs"] for _, _, _, told in given],
        },
        {"moment": common.now},
    )


def _book_places(common: Common, plans: Sequence[Plan]) -> None:
    """The places in the caps that these messages take."""
    insert_columns(
        ContactAttempt,
        {
            "id": [new_id() for _ in plans],
            "account_id": [plan.account.id for plan in plans],
            "debtor_id": [plan.account.debtor_id for plan in plans],
            "channel": [plan.message.channel for plan in plans],
            "purpose": [plan.message.purpose for plan in plans],
            "message_id": [plan.message.id for plan in plans],
        },
        {
            "at": common.now,
            "outcome": MessageState.SENDING.value,
            "released": False,
            "direction": "outbound",
            "logged_by": "",
            "note": "",
        },
    )


def _call_person(common: Common, plan: Plan) -> None:
    hand_over(
        plan.account,
        reason="guard",
        priority="high",
        brief=f"A text was held back by the guard: {', '.join(plan.held)}.",
        conversation_id=plan.message.conversation_id,
        now=common.now,
    )
