"""Chance without chance: which variant, and who is held out, by a hash.

    unit(what, debtor) = the first 53 bits of SHA-256(what ‖ debtor's 16 bytes) / 2^53

with `what` the UTF-8 text `variant:<strategy>:<step>:` or `hold-out:<strategy>:`. It
takes no version, day or channel: a debtor stays in one variant of a step, and in or out
of the hold-out, for as long as the name of the strategy, the name of the step and the
weights stay. PostgreSQL's `sha256(convert_to(what, 'UTF8') || uuid_send(debtor_id))`
gives the same, so that who is in may be counted without us.
"""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from recobro.domain.strategy.steps import Speech, Step


def unit(what: str, debtor_id: UUID) -> float:
    """A number from 0 up to, but not, 1: the same for the same arguments, always."""
    digest = sha256(what.encode() + debtor_id.bytes).digest()
    return (int.from_bytes(digest[:8]) >> 11) / 2**53


def speech_for(strategy: str, step: Step, debtor_id: UUID) -> Speech:
    """How a step speaks to a debtor: the variant that the debtor falls into."""
    if len(step.speeches) == 1:
        return step.speeches[0]
    place = unit(f"variant:{strategy}:{step.name}:", debtor_id)
    for speech, end in zip(step.speeches, step.bounds, strict=True):
        if place < end:
            return speech
    return step.speeches[-1]


def is_held_out(strategy: str, share: float, debtor_id: UUID) -> bool:
    """Whether a debtor is in the hold-out of a strategy of this name.

    A larger share keeps everybody who was in a smaller one.
    """
    return share > 0 and unit(f"hold-out:{strategy}:", debtor_id) < share
