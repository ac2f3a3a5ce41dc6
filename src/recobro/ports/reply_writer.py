"""From an intention to reply to its words."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.wording import ReplyIntent
from recobro.domain.messages import TextContent


class WrittenReply(Protocol):
    """A reply in words."""

    @property
    def content(self) -> TextContent:
        """The reply as a channel takes it: a link or quick replies, never both."""
        ...


class ReplyWriter(Protocol):
    """Words the agent's replies; it chooses no figure, date or offer."""

    def write(
        self,
        reply: ReplyIntent,
        facts: AccountFacts,
        today: date,
        link_url: str | None = None,
        *,
        link_as_button: bool = True,
    ) -> WrittenReply:
        """The text of one message, in the debtor's language and form of address."""
        ...
