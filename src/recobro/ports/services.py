"""What the actions are given to work with: every port, already open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from recobro.domain.accounts import Account, ContactPoint
from recobro.domain.messages import Channel
from recobro.ports.channel import ChannelAdapter, ChatAdapter
from recobro.ports.clock import Clock
from recobro.ports.gateway import Gateway
from recobro.ports.interpreter import Interpreter
from recobro.ports.reply_writer import ReplyWriter
from recobro.ports.rulebook import Rulebook
from recobro.ports.step_writer import StepWriter

Options = Mapping[str, Any]


class NotConfiguredError(Exception):
    """A tenant has not set up what is needed; the message says which option."""

    def __init__(self, option: str, why: str = "") -> None:
        self.option = option
        super().__init__(
            f"the company has no usable {option} set{why and f' ({why})'}: "
            f"see `recobro tenant set {option}`"
        )


class NoChannelError(Exception):
    """No address is left on any channel that we can use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The ports, as one process uses them; tests pass their twins.

    `reply_writer` takes the form of address (tu, usted, vos); `open_channel` and
    `open_gateway` take the tenant's options, because each tenant has accounts of its
    own. `clock_moved` is told when the demo's clock is moved; `helplines` are the
    numbers in a country that a message of care may name, `advice` says where people
    with debts are advised there for nothing.
    """

    clock: Clock
    interpreter: Interpreter
    reply_writer: Callable[[str], ReplyWriter]
    step_writer: StepWriter
    rulebook: Rulebook
    open_channel: Callable[[Channel, Options], ChannelAdapter]
    open_gateway: Callable[[Options], Gateway]
    public_url: str
    channels: tuple[Channel, ...] = (Channel.WHATSAPP,)
    clock_moved: Callable[[datetime], None] = lambda _: None
    helplines: Callable[[str], tuple[str, ...]] = lambda _: ()
    advice: Callable[[str], str] = lambda _: ""

    @property
    def usable_channels(self) -> frozenset[Channel]:
        """The channels that we have an adapter for."""
        return frozenset(self.channels)

    def open_chat(self, channel: Channel, options: Options) -> ChatAdapter | None:
        """The tenant's account on a channel of conversations; None on another.

        Raises NotConfiguredError.
        """
        adapter = self.open_channel(channel, options)
        return cast("ChatAdapter", adapter) if hasattr(adapter, "fetch_media") else None

    def best_contact(self, account: Account) -> tuple[Channel, ContactPoint]:
        """The first usable channel with an address. Raises NoChannelError."""
        for channel in self.channels:
            point = account.contact_on(channel)
            if point is not None:
                return channel, point
        raise NoChannelError(str(account.account_id))
