"""How fast to send: a bucket of tokens, the gap to one person, how many calls at once.

Values only: who keeps them, and by which clock, is the caller's matter.

- A sender's number takes so many messages a second (Meta: 80 by default, error 130429
  beyond). A bucket fills at that rate and every message takes one token from it.
- One person takes about one message in six seconds from a number (error 131056). Meta
  lends bursts (up to 45 in six seconds) and wants them paid back at the same rate. We
  borrow less, and most of it to answer what the person writes.
- How many calls are open at once follows the provider: more while it answers well,
  half as many when it is slow or refuses (additive increase, multiplicative decrease).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import floor

from recobro.domain.messages import Channel

# Messages a second that a number takes where the company has stated nothing.
DEFAULT_RATE = 80.0
# A sender that was told to slow down goes no slower than this.
SLOWEST_RATE = 1.0
PAIR_GAP = timedelta(seconds=6)
# Channels on which a provider counts the messages to one person.
PAIRED = frozenset({Channel.WHATSAPP})
# What nobody asked for borrows little (a thank-you and a reminder may meet); answers
# borrow up to a minute's worth.
UNASKED_BURST, ANSWER_BURST = 3, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenBucket:
    """Tokens for one sender: one for each message.

    `rate` tokens a second run in, up to `capacity`. `limit` is the rate that the sender
    may have at most; `rate` falls below it when the provider asks us to slow down, and
    rises again. `tokens` may be negative: an answer to a person never waits for bulk,
    it borrows.
    """

    tokens: float
    rate: float
    capacity: float
    limit: float
    updated_at: datetime

    @classmethod
    def full(cls, rate: float, now: datetime) -> TokenBucket:
        """A new bucket of a second's worth."""
        return cls(
            tokens=max(rate, 1.0),
            rate=rate,
            capacity=max(rate, 1.0),
            limit=rate,
            updated_at=now,
        )

    def refilled(self, now: datetime) -> TokenBucket:
        """With what has run in since; a clock that went back brings nothing."""
        seconds = max((now - self.updated_at).total_seconds(), 0.0)
        tokens = min(self.capacity, self.tokens + seconds * self.rate)
        return replace(self, tokens=tokens, updated_at=max(now, self.updated_at))

    def take(self, wanted: int, now: datetime) -> tuple[int, TokenBucket]:
        """As many whole tokens as there are, at most `wanted`, and what is left."""
        filled = self.refilled(now)
        granted = max(0, min(wanted, floor(filled.tokens)))
        return granted, replace(filled, tokens=filled.tokens - granted)

    def wait_for_one(self) -> timedelta:
        """How long until there is a token again."""
        return timedelta(seconds=max(0.0, (1.0 - self.tokens) / self.rate))

    def slowed(self) -> TokenBucket:
        """Half as fast, and nothing in store: the provider had enough."""
        return replace(
            self,
            rate=max(self.rate / 2, min(SLOWEST_RATE, self.limit)),
            tokens=min(self.tokens, 0.0),
        )

    def sped_up(self) -> TokenBucket:
        """A twentieth of the limit faster, up to the limit."""
        return replace(self, rate=min(self.limit, self.rate + self.limit / 20))


def free_from(
    sent: Iterable[datetime], *, burst: int, gap: timedelta = PAIR_GAP
) -> datetime | None:
    """From when one more message to the same person keeps the pace; None: at any time.

    `sent` are the moments of the earlier ones. A burst of n is lent, and each message
    pays back one `gap` (the generic cell rate algorithm, ITU-T I.371).
    """
    paid_back: datetime | None = None
    for at in sorted(sent):
        paid_back = max(paid_back or at, at) + gap
    return None if paid_back is None else paid_back - (burst - 1) * gap


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWindow:
    """How many calls to a provider may be open at once.

    It begins with one, so that a provider which refuses everything is asked once;
    doubles with every answer until `threshold`, then grows by one for a window full of
    answers; halves on trouble.
    """

    size: float = 1.0
    threshold: float = 16.0
    most: int = 32

    @property
    def open_calls(self) -> int:
        """The whole number of calls."""
        return max(1, floor(self.size))

    def answered(self) -> CallWindow:
        """After a call that went well, in good time."""
        grown = self.size + (1.0 if self.size < self.threshold else 1.0 / self.size)
        return replace(self, size=min(grown, float(self.most)))

    def troubled(self) -> CallWindow:
        """After a slow answer, or one that asked for a rest."""
        half = max(self.size / 2, 1.0)
        return replace(self, size=half, threshold=half)
