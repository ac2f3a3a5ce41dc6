"""Meta's error codes: what each means for us.

After Meta's error reference (Cloud API, "Error codes"): a client acts on the code, not
on titles or HTTP statuses, and the same codes come in answers and in failed statuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from recobro.domain.messages import ProviderFailure, Reaction

MAX_DETAIL = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Codes that mean the same to us; each code belongs to one family.

    `ranges` are inclusive. `vague` codes do not tell whether the message was taken when
    they come with a server error: then we wait for a status.
    """

    meaning: str
    reaction: Reaction
    codes: frozenset[int]
    ranges: tuple[tuple[int, int], ...] = ()
    wait: timedelta = field(default=timedelta())
    vague: bool = False

    def holds(self, code: int) -> bool:
        """Whether the code is one of these."""
        return code in self.codes or any(
            low <= code <= high for low, high in self.ranges
        )


FAMILIES: tuple[Family, ...] = (
    Family(
        meaning="token or permission",
        reaction=Reaction.STOP_SENDER,
        codes=frozenset({0, 3, 10, 190, 131005}),
        ranges=((200, 299),),
    ),
    Family(
        meaning="policy, lock or country",
        reaction=Reaction.STOP_SENDER,
        codes=frozenset({368, 130497, 131031}),
    ),
    Family(
        meaning="billing",
        reaction=Reaction.STOP_SENDER,
        codes=frozenset({131042, 131044}),
    ),
    Family(
        meaning="the number is not set up",
        reaction=Reaction.STOP_SENDER,
        codes=frozenset({131037, 131045}),
        ranges=((133000, 133999),),
    ),
    Family(
        meaning="spam limit, or templates in the wrong category: a storm of retries"
        " makes it worse",
        reaction=Reaction.STOP_SENDER,
        codes=frozenset({131048, 131064}),
    ),
    Family(
        meaning="temporary",
        reaction=Reaction.RETRY,
        codes=frozenset({1, 2, 131000, 131016}),
        wait=timedelta(seconds=30),
        vague=True,
    ),
    Family(
        meaning="maintenance or upgrade of the number: the whole of it waits",
        reaction=Reaction.SLOW_DOWN,
        codes=frozenset({131057}),
        wait=timedelta(minutes=3),
    ),
    Family(
        meaning="media could not be moved",
        reaction=Reaction.RETRY,
        codes=frozenset({131052, 131053}),
        wait=timedelta(minutes=1),
    ),
    Family(
        meaning="calls of the app or the account per hour",
        reaction=Reaction.SLOW_DOWN,
        codes=frozenset({4, 613, 80007}),
        wait=timedelta(minutes=5),
    ),
    Family(
        meaning="messages of the number per second",
        reaction=Reaction.SLOW_DOWN,
        codes=frozenset({130429}),
        wait=timedelta(seconds=10),
    ),
    Family(
        meaning="messages to one person: about one in six seconds",
        reaction=Reaction.DELAY_DEBTOR,
        codes=frozenset({131056}),
        wait=timedelta(seconds=30),
    ),
    Family(
        meaning="Meta spares this person for a day",
        reaction=Reaction.DELAY_DEBTOR,
        codes=frozenset({131049}),
        wait=timedelta(hours=24),
    ),
    Family(
        meaning="the 24-hour window has closed",
        reaction=Reaction.USE_TEMPLATE,
        codes=frozenset({131047}),
    ),
    Family(
        meaning="this id cannot be reached here: not on WhatsApp, part of an"
        " experiment, or a user id where a phone is needed",
        reaction=Reaction.OTHER_CHANNEL,
        codes=frozenset({130472, 131026, 131062}),
    ),
    Family(
        meaning="the person stopped our messages at WhatsApp",
        reaction=Reaction.OPT_OUT,
        codes=frozenset({131050}),
    ),
    Family(
        meaning="template missing, paused, disabled, or not fitting its parameters",
        reaction=Reaction.BLOCK_TEMPLATE,
        codes=frozenset(
            {132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018}
        ),
    ),
    Family(
        meaning="the request is wrong, or a feature that we do not use",
        reaction=Reaction.GIVE_UP,
        codes=frozenset({33, 100, 131008, 131009, 131051, 132068, 132069}),
    ),
    Family(
        meaning="not for this recipient: ourselves, blocked by us, not on a test list",
        reaction=Reaction.GIVE_UP,
        codes=frozenset({130403, 131021, 131030}),
    ),
)

BY_CODE: Mapping[int, Family] = {
    code: family for family in FAMILIES for code in family.codes
}


def family_of(code: int) -> Family | None:
    """What we know of a code; None for one that is new to us."""
    known = BY_CODE.get(code)
    if known is not None:
        return known
    return next((family for family in FAMILIES if family.holds(code)), None)


def classify(
    code: int,
    http_status: int | None = None,
    *,
    detail: str = "",
    retry_after: timedelta | None = None,
) -> ProviderFailure:
    """What to do about a code; one that is new to us: give up, and tell a person.

    `http_status` is that of the answer, None for a failed status. With a server error a
    vague code leaves the outcome unknown (Reaction.WAIT).
    """
    family = family_of(code)
    if family is None:
        reaction, wait = Reaction.GIVE_UP, timedelta()
    elif family.vague and http_status is not None and http_status >= 500:
        reaction, wait = Reaction.WAIT, timedelta()
    else:
        reaction, wait = family.reaction, family.wait
    if reaction in {Reaction.SLOW_DOWN, Reaction.RETRY} and retry_after is not None:
        wait = max(wait, retry_after)
    meaning = family.meaning if family else "not a known code"
    return failure(str(code), detail or meaning, reaction, wait)


def failure(
    code: str, detail: str, reaction: Reaction, wait: timedelta = timedelta()
) -> ProviderFailure:
    """A failure, its detail cut to a length that a log line bears."""
    return ProviderFailure(
        code=code, detail=detail[:MAX_DETAIL], reaction=reaction, wait=wait
    )
