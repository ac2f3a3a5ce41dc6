"""What the actions are given to work with: every port, already open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from recobro.domain.accounts import Account, ContactPoint
from recobro.domain.messages import Channel
from recobro.ports.answers import AnswerFinder, NoAnswers
from recobro.ports.channel import ChannelAdapter, ChatAdapter
from recobro.ports.clock import Clock
from recobro.ports.documents import Document, DocumentPrinter
from recobro.ports.gateway import Gateway
from recobro.ports.interpreter import Interpreter
from recobro.ports.media import ReceiptReader, Transcriber
from recobro.ports.model_costs import ModelCost
from recobro.ports.reply_writer import ReplyRewriter, ReplyWriter
from recobro.ports.rulebook import Rulebook
from recobro.ports.step_writer import StepWriter
from recobro.ports.telemetry import SILENT, Telemetry

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


def _no_printer(document: Document) -> bytes:
    raise NotConfiguredError("printer", f"for {type(document).__name__}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The ports, as one process uses them; tests pass their twins.

    `reply_writer` takes the form of address (tu, usted, vos); `open_channel` and
    `open_gateway` take the tenant's options, because each tenant has accounts of its
    own. `clock_moved` is told when the demo's clock is moved; `helplines` are the
    numbers in a country that a message of care may name, `advice` says where people
    with debts are advised there for nothing. `rewriter` is the language model that
    words replies anew, None where there is none; `model_calls` gives, once, what this
    thread's calls of language models cost. `transcriber` hears voice notes and
    `receipt_reader` reads pictures; None where nothing is set up for it. `telemetry`
    takes spans and durations.
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
    advice: Callable[[str, str], str] = lambda _country, _language: ""
    answers: AnswerFinder = field(default_factory=NoAnswers)
    print_document: DocumentPrinter = _no_printer
    rewriter: Callable[[str], ReplyRewriter] | None = None
    model_calls: Callable[[], Sequence[ModelCost]] = tuple
    transcriber: Transcriber | None = None
    receipt_reader: ReceiptReader | None = None
    telemetry: Telemetry = SILENT

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
