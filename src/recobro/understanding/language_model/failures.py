"""How a language model fails, and what is done about each way: decided beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Failure(StrEnum):
    """A way to fail."""

    TIMEOUT = "timeout"  # no answer in the time that a message has
    UNREACHABLE = "unreachable"  # no connection
    RATE_LIMITED = "rate_limited"  # 429
    SERVER = "server"  # 5xx
    CREDENTIALS = "credentials"  # 401, 403, 404: key or name are wrong
    REJECTED = "rejected"  # another 4xx: this request is not taken
    REFUSED = "refused"  # the model or its filter declines to answer
    MALFORMED = "malformed"  # no JSON of the shape that was asked for
    INVENTED = "invented"  # a label that does not exist
    CUT_OFF = "cut_off"  # longer than an answer may be
    BUDGET = "budget"  # the day's or the message's budget is used up
    CIRCUIT_OPEN = "circuit_open"  # it failed so often that it is left alone a while
    UNWORDED = "unworded"  # a draft that may not be sent
    UNEXPECTED = "unexpected"  # anything else


class Reaction(StrEnum):
    """What is done about a failure, apart from going on without the model."""

    RETRY = "retry"  # the same request again after a pause, if there is time
    ASK_AGAIN = "ask_again"  # once more, saying what was wrong
    GIVE_UP = "give_up"  # go on without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """The reaction, whether the breaker counts it, and whether it opens at once."""

    reaction: Reaction
    counts: bool = True
    opens: bool = False


HANDLING: Mapping[Failure, Handling] = {
    Failure.TIMEOUT: Handling(reaction=Reaction.GIVE_UP),
    Failure.UNREACHABLE: Handling(reaction=Reaction.RETRY),
    Failure.RATE_LIMITED: Handling(reaction=Reaction.RETRY),
    Failure.SERVER: Handling(reaction=Reaction.RETRY),
    Failure.CREDENTIALS: Handling(reaction=Reaction.GIVE_UP, opens=True),
    Failure.REJECTED: Handling(reaction=Reaction.GIVE_UP),
    Failure.REFUSED: Handling(reaction=Reaction.GIVE_UP, counts=False),
    Failure.MALFORMED: Handling(reaction=Reaction.ASK_AGAIN),
    Failure.INVENTED: Handling(reaction=Reaction.ASK_AGAIN),
    Failure.CUT_OFF: Handling(reaction=Reaction.GIVE_UP),
    Failure.BUDGET: Handling(reaction=Reaction.GIVE_UP, counts=False),
    Failure.CIRCUIT_OPEN: Handling(reaction=Reaction.GIVE_UP, counts=False),
    Failure.UNWORDED: Handling(reaction=Reaction.ASK_AGAIN, counts=False),
    Failure.UNEXPECTED: Handling(reaction=Reaction.GIVE_UP),
}


class LanguageModelError(Exception):
    """The model gave nothing that can be used.

    The message holds the failure's name only: a provider's own words may quote ours.
    `wait` is how many seconds the provider asked us to wait, where it did.
    """

    def __init__(self, failure: Failure, *, wait: float | None = None) -> None:
        self.failure = failure
        self.wait = wait
        super().__init__(failure.value)
