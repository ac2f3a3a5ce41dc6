"""Messages to a debtor: channels, contents, states and what a failure means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Channel(StrEnum):
    """A way to reach a person."""

    WHATSAPP = "whatsapp"
    SMS = "sms"
    EMAIL = "email"
    VOICE = "voice"
    LETTER = "letter"
    VISIT = "visit"


class MessageState(StrEnum):
    """The life of a message that we intend to send.

    planned ─a─▶ sending ─b─▶ accepted ─c─▶ sent ─c─▶ delivered ─c─▶ read
       │            ├──d──▶ failed          (c: the provider's statuses, any order)
       │            ├──e──▶ planned         (e: refused by the provider for now)
       │            └──f──▶ unknown ─c─▶ …  (f: no answer; settled by a status only)
       ├──g──▶ refused                      (g: the gate or the guard, for good)
       └──h──▶ cancelled                    (h: paid, stopped or superseded)
    """

    PLANNED = "planned"
    SENDING = "sending"
    ACCEPTED = "accepted"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    REFUSED = "refused"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


# How far a message got, as the provider tells it: a lower rank never replaces a
# higher one, because statuses arrive late and in any order.
DELIVERY_RANK: Mapping[MessageState, int] = {
    MessageState.UNKNOWN: 0,
    MessageState.SENDING: 0,
    MessageState.ACCEPTED: 1,
    MessageState.SENT: 2,
    MessageState.DELIVERED: 3,
    MessageState.READ: 4,
}

# The person may have it, or will: these count as a contact.
MAY_HAVE_ARRIVED = frozenset(DELIVERY_RANK)
# Nothing more will happen to these by themselves.
SETTLED = frozenset({MessageState.REFUSED, MessageState.FAILED, MessageState.CANCELLED})


def merge_status(current: MessageState, reported: MessageState) -> MessageState:
    """The state after a provider's status report, whatever the order of arrival.

    `failed` counts only while nothing was delivered: with several devices the provider
    reports `failed` after `delivered`, and the reverse. A late `delivered` revives a
    message that was thought failed.
    """
    if current in (MessageState.CANCELLED, MessageState.REFUSED, MessageState.PLANNED):
        return current
    delivered = DELIVERY_RANK[MessageState.DELIVERED]
    if reported is MessageState.FAILED:
        arrived = DELIVERY_RANK.get(current, 0) >= delivered
        return current if arrived else MessageState.FAILED
    rank = DELIVERY_RANK.get(reported, 0)
    if current is MessageState.FAILED:
        return reported if rank >= delivered else current
    return reported if rank > DELIVERY_RANK.get(current, 0) else current


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A quick reply: `reply_id` comes back when the person taps `title`."""

    reply_id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkButton:
    """A button that opens an address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContent:
    """A template that the provider has approved, with its values.

    `preview` is the whole text as the person reads it: what the guard judges and the
    console shows. `url_suffix` fills the variable end of the template's link button.
    """

    name: str
    language: str
    values: tuple[str, ...]
    preview: str
    url_suffix: str | None = None
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextContent:
    """Free text, at most three quick replies or one link button."""

    body: str
    buttons: tuple[Button, ...] = ()
    link: LinkButton | None = None


Content = TemplateContent | TextContent


class Reaction(StrEnum):
    """What we do about a provider's failure; each code belongs to exactly one."""

    RETRY = "retry"  # temporary and surely not delivered: plan again, later
    WAIT = "wait"  # outcome unknown: wait for a status, never send again
    SLOW_DOWN = "slow_down"  # the whole sender goes slower, the message waits
    DELAY_DEBTOR = "delay_debtor"  # only this person waits
    USE_TEMPLATE = "use_template"  # the free-text window has closed
    OTHER_CHANNEL = "other_channel"  # this address does not work on this channel
    OPT_OUT = "opt_out"  # the person stopped us at the provider
    BLOCK_TEMPLATE = "block_template"  # this template fails for everybody
    STOP_SENDER = "stop_sender"  # credentials, policy, billing: call a person
    GIVE_UP = "give_up"  # this message is wrong: dead letter, alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFailure:
    """A failure as reported: the provider's code, our reaction, how long to wait."""

    code: str
    detail: str
    reaction: Reaction
    wait: timedelta = field(default=timedelta())
