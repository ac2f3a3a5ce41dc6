"""What the inbox shows: groups of rows, each with why it is where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from recobro.domain.handovers import Rank
from recobro.domain.money import Money
from recobro.storage.queries.snippets import Snippet

MINE, UNASSIGNED = "mine", "unassigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxFilter:
    """Which hand-overs: of one reason, and `mine`, `unassigned` or all of them."""

    reason: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An open hand-over: why, how urgent, by when, and who took it.

    `left` is what is left of its time in open hours, negative where it is late;
    `opening` is when somebody would be there, where nobody was.
    """

    hand_over_id: UUID
    reason: str
    priority: str
    opened_at: datetime
    due_at: datetime
    taken_by: str
    assigned_to: str
    snoozed_until: datetime | None
    opening: datetime | None
    notes: int
    balance: Money
    left: timedelta
    late: bool
    rank: Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One conversation, or one account that a person should look at.

    `conversation_id` is None where nobody has written yet.
    """

    account_id: UUID
    conversation_id: UUID | None
    debtor: str
    channel: str
    holder: str
    unread: int
    last_at: datetime | None
    last: Snippet | None
    waiting: Waiting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """The hand-overs by their group, then unread conversations, and the rest.

    `reasons` are those that open hand-overs have; `late` counts those nobody took in
    time, whatever the filter.
    """

    urgent: tuple[InboxRow, ...] = ()
    soon: tuple[InboxRow, ...] = ()
    waiting: tuple[InboxRow, ...] = ()
    mine: tuple[InboxRow, ...] = ()
    taken: tuple[InboxRow, ...] = ()
    snoozed: tuple[InboxRow, ...] = ()
    unread: tuple[InboxRow, ...] = ()
    others: tuple[InboxRow, ...] = ()
    reasons: tuple[str, ...] = ()
    late: int = 0
    asked: InboxFilter = InboxFilter()

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all."""
        return not any(
            (
                self.urgent, self.soon, self.waiting, self.mine, self.taken,
                self.snoozed, self.unread, self.others,
            )
        )  # fmt: skip

    @property
    def filtered(self) -> bool:
        """Whether a part is left out."""
        return bool(self.asked.reason or self.asked.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCount:
    """How much waits: hand-overs nobody took, and messages nobody read."""

    waiting: int
    unread: int
