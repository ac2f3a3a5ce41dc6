"""Send one message now: the send path with a batch of one.

    lock the account → is it still due → the gate → the words → the guard
    → reserve in the caps, write the attempt → commit → call the provider → record

Between the commit and the record the message is `sending`. If the process dies there,
nobody sends it again: the provider's status, which carries our attempt's identifier,
tells what became of it (see settle_in_flight), or this process's call journal tells
that it was never called (see settle_dead_senders).
"""

from __future__ import annotations

import time
from uuid import UUID

from recobro.actions.sending.calls import call_now
from recobro.actions.sending.common import Common
from recobro.actions.sending.outcomes import record_all
from recobro.actions.sending.reserve import reserve
from recobro.actions.sending.senders import sender_of
from recobro.actions.sending.values import (
    Call,
    Called,
    SendOutcome,
    SendReport,
)
from recobro.domain.messages import Channel
from recobro.ports.channel import Accepted, OutcomeUnknown
from recobro.ports.services import Services
from recobro.ports.telemetry import Part
from recobro.storage.buckets import spend_tokens
from recobro.storage.call_journal import CallJournal, own_journal
from recobro.storage.models import Message
from recobro.storage.tenancy import acting_for

__all__ = ["SendOutcome", "SendReport", "send_message"]

_NOT_NOW = SendReport(outcome=SendOutcome.NOT_NOW)


def send_message(
    services: Services, *, tenant_id: UUID, message_id: UUID
) -> SendReport:
    """Send one planned message, if it still may and should be sent.

    It waits for whoever holds the account, and not for its sender's bucket: an answer
    borrows from the bulk. While its sender rests or is paused it stays planned. Raises
    NotConfiguredError where the tenant has no account on the channel; the message then
    waits.
    """
    with own_journal() as journal:
        called = _send(services, journal, tenant_id, message_id)
    if called is None:
        return _NOT_NOW
    began = time.perf_counter()
    pause = record_all(tenant_id, [called], now=services.clock.now())
    services.telemetry.spans(
        Part.RECORD, (message_id,), seconds=time.perf_counter() - began
    )
    match called.result:
        case Accepted():
            return SendReport(outcome=SendOutcome.HANDED_OVER)
        case OutcomeUnknown():
            return SendReport(outcome=SendOutcome.UNKNOWN)
        case _:
            return SendReport(outcome=SendOutcome.FAILED, pause=pause)


def _send(
    services: Services, journal: CallJournal, tenant_id: UUID, message_id: UUID
) -> Called | None:
    """Reserve and call; None where it must not go now."""
    began = time.perf_counter()
    with acting_for(tenant_id):
        call = _reserve(services, journal.name, tenant_id, message_id)
    traces = (message_id,)
    services.telemetry.spans(Part.RESERVE, traces, seconds=time.perf_counter() - began)
    if call is None:
        return None
    called = call_now(call, journal)
    services.telemetry.spans(Part.CALL, traces, seconds=called.seconds)
    return called


def _reserve(
    services: Services, process: str, tenant_id: UUID, message_id: UUID
) -> Call | None:
    """Everything before the call; None where it must not go now."""
    found = Message.objects.filter(tenant_id=tenant_id, id=message_id).first()
    if found is None:
        return None
    common = Common.read(services, process, services.clock.now())
    common.adapter(Channel(found.channel))  # before anything is judged
    sender = sender_of(found.channel, common.settings)
    if sender.key in common.resting:
        return None
    calls = reserve(common, [message_id]).calls
    if not calls:
        return None
    if sender.rate is not None:
        spend_tokens(sender.key, 1)
    return calls[0]
