"""From an intention to reply to its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.wording import ReplyIntent
from recobro.domain.messages import TextContent
from recobro.ports.wordings import OwnTexts


class WrittenReply(Protocol):
    """A reply in words."""

    @property
    def content(self) -> TextContent:
        """The reply as a channel takes it: a link or quick replies, never both."""
        ...


class WordedReply(Protocol):
    """A reply worded by a second writer: whose words it has, and why."""

    @property
    def reply(self) -> WrittenReply:
        """The reply in words."""
        ...

    @property
    def source(self) -> str:
        """`template` where the approved text stands, else who worded it."""
        ...


class ReplyRewriter(Protocol):
    """Words anew what a template says; adds and leaves out nothing."""

    def word(
        self,
        reply: ReplyIntent,
        facts: AccountFacts,
        today: date,
        link_url: str | None = None,
        *,
        link_as_button: bool = True,
        check: Callable[[str], Sequence[str]] | None = None,
        own: OwnTexts | None = None,
    ) -> WordedReply:
        """The reply in other words; `check` says what speaks against a text.

        `own` are the company's approved texts, which are worded where it has any.
        """
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
        own: OwnTexts | None = None,
    ) -> WrittenReply:
        """The text of one message, in the debtor's language and form of address.

        `own` are the texts that the company has approved; they go before ours.
        """
        ...
