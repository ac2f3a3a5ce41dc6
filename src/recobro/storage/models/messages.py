"""Conversations: verdicts, messages out, messages in, and hand-overs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from recobro.domain.messages import MessageState
from recobro.storage.models.base import TenantRow, choices_check

_NEEDS_VERDICT = [
    state.value
    for state in MessageState
    if state not in (MessageState.PLANNED, MessageState.REFUSED, MessageState.CANCELLED)
]


class Verdict(TenantRow):
    """What the gate said of one intended contact, and by which rules."""

    account_id = models.UUIDField()
    message_id = models.UUIDField(null=True)
    allowed = models.BooleanField()
    rules = models.JSONField(default=list)
    explanation = models.JSONField(default=dict)
    earliest = models.DateTimeField(null=True)
    packs = models.JSONField(default=list)
    moment = models.DateTimeField()

    class Meta:
        db_table = "verdict"
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="verdict_account")
        ]


class Conversation(TenantRow):
    """What is said with one debtor at one contact point.

    `state` is the engine's own state as JSON; `holder` tells who answers. `wakes_at` is
    when the agent speaks next by itself: at the moment asked for, or to recall an
    offer.
    """

    account_id = models.UUIDField()
    contact_point_id = models.UUIDField()
    channel = models.CharField(max_length=10)
    state = models.JSONField(default=dict)
    status = models.CharField(max_length=16, default="active")
    holder = models.CharField(max_length=10, default="agent")
    last_inbound_at = models.DateTimeField(null=True)
    last_outbound_at = models.DateTimeField(null=True)
    wakes_at = models.DateTimeField(null=True)
    unread = models.IntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "conversation"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "account_id", "contact_point_id"],
                name="conversation_once",
            ),
            choices_check("holder", ["agent", "person"], "conversation_holder"),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "wakes_at"],
                name="conversation_wakes",
                condition=Q(wakes_at__isnull=False),
            )
        ]


class Message(TenantRow):
    """Something that we intend to send; see MessageState for its life.

    `key` makes it unique: account, step or reply, attempt. `content` is rendered when
    it is sent, from the ledger of that moment; `intent` is what it is rendered from.
    `strategy` is the version (name@number) and `variant` the variant of a step that
    planned it; `sender` the process that reserved its newest attempt.
    """

    account_id = models.UUIDField()
    contact_point_id = models.UUIDField()
    conversation_id = models.UUIDField(null=True)
    key = models.CharField(max_length=200)
    channel = models.CharField(max_length=10)
    purpose = models.CharField(max_length=30)
    intent = models.JSONField()
    content = models.JSONField(null=True)
    state = models.CharField(max_length=10, default=MessageState.PLANNED.value)
    reason = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=120, default="agent")
    strategy = models.CharField(max_length=100, blank=True)
    variant = models.CharField(max_length=60, blank=True)
    sender = models.CharField(max_length=120, blank=True)
    not_before = models.DateTimeField()
    verdict_id = models.UUIDField(null=True)
    attempt_id = models.UUIDField(null=True)
    attempts = models.SmallIntegerField(default=0)
    provider_id = models.CharField(max_length=200, blank=True)
    error_code = models.CharField(max_length=20, blank=True)
    planned_at = models.DateTimeField()
    sending_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "message"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "account_id", "key"], name="message_key_once"
            ),
            choices_check("state", [s.value for s in MessageState], "message_state"),
            models.CheckConstraint(
                condition=~Q(state__in=_NEEDS_VERDICT)
                | Q(verdict_id__isnull=False, attempt_id__isnull=False),
                name="message_needs_verdict",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "not_before"],
                name="message_due",
                condition=Q(state="planned"),
            ),
            models.Index(
                fields=["tenant_id", "sending_at"],
                name="message_in_flight",
                condition=Q(state__in=["sending", "unknown"]),
            ),
            models.Index(
                fields=["tenant_id", "planned_at"],
                name="message_failed",
                condition=Q(state="failed"),
            ),
            models.Index(
                fields=["tenant_id", "attempt_id"],
                name="message_attempt",
                condition=Q(attempt_id__isnull=False),
            ),
            models.Index(
                fields=["tenant_id", "provider_id"],
                name="message_provider",
                condition=~Q(provider_id=""),
            ),
        ]


class ContactAttempt(TenantRow):
    """One contact counted against the caps: reserved before the provider is called.

    `released` gives the place back where the provider did not take the message, so that
    nothing was tried. One that was tried and failed stays, with its outcome: a rule
    that counts attempts counts it, one that counts contacts does not. Contacts that a
    person logged have `logged_by` and no message.
    """

    account_id = models.UUIDField()
    debtor_id = models.UUIDField()
    channel = models.CharField(max_length=10)
    purpose = models.CharField(max_length=30)
    message_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=16, default="attempt")
    released = models.BooleanField(default=False)
    direction = models.CharField(max_length=8, default="outbound")
    logged_by = models.CharField(max_length=150, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        db_table = "contact_attempt"
        constraints = [
            choices_check(
                "direction", ["outbound", "inbound"], "contact_attempt_direction"
            )
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "debtor_id", "at"], name="attempt_debtor"
            ),
            models.Index(
                fields=["tenant_id", "message_id"],
                name="attempt_message",
                condition=Q(message_id__isnull=False),
            ),
        ]


class InboundMessage(TenantRow):
    """A message from a person, and what we read in it."""

    account_id = models.UUIDField(null=True)
    contact_point_id = models.UUIDField(null=True)
    conversation_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=10)
    provider_id = models.CharField(max_length=200)
    sender = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    choice = models.CharField(max_length=260, blank=True)
    in_reply_to = models.CharField(max_length=200, blank=True)
    media = models.JSONField(null=True)
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField()
    reading = models.JSONField(null=True)
    handled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "inbound_message"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "channel", "provider_id"],
                name="inbound_message_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "conversation_id"], name="inbound_conversation"
            )
        ]


class HandOver(TenantRow):
    """A person takes the conversation: why, how urgent, by when, and the brief.

    `details` is the brief in fields (what is owed, said, offered, wanted, lawful now,
    and a suggested next step), as `actions.hand_over` writes it.
    """

    account_id = models.UUIDField()
    conversation_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=40)
    key = models.CharField(max_length=200, blank=True)
    priority = models.CharField(max_length=10)
    brief = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    status = models.CharField(max_length=10, default="waiting")
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    taken_by = models.CharField(max_length=120, blank=True)
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "hand_over"
        constraints = [
            choices_check("status", ["waiting", "taken", "closed"], "hand_over_status"),
            choices_check(
                "priority", ["urgent", "high", "normal"], "hand_over_priority"
            ),
            models.UniqueConstraint(
                fields=["tenant_id", "account_id", "reason"],
                condition=Q(status__in=["waiting", "taken"]),
                name="hand_over_one_open",
            ),
        ]


class Attachment(TenantRow):
    """A file that a person sent, fetched while the provider still keeps it.

    `problem` says why there is no content; the content is in the database so that it
    is kept, backed up and erased with everything else about the account.
    """

    account_id = models.UUIDField()
    inbound_id = models.UUIDField()
    filename = models.CharField(max_length=250, blank=True)
    mime_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "attachment"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "inbound_id"], name="attachment_once"
            )
        ]
        # The same file sent again is found by what it holds.
        indexes = [
            models.Index(
                fields=["tenant_id", "sha256"],
                name="attachment_content",
                condition=~Q(sha256=""),
            )
        ]
