"""What about the packs needs a person: the values that `law.status` finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recobro.domain.compliance.verdicts import Sentence


class NoticeKind(StrEnum):
    """Why somebody should look."""

    NOT_SIGNED_OFF = "not_signed_off"
    REVIEW_DUE = "review_due"
    CHANGE_PENDING = "change_pending"
    LICENCE_TO_SHOW = "licence_to_show"
    RATE_STALE = "rate_stale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to look at; `about` is a pack, a rule or a series of rates."""

    kind: NoticeKind
    about: str
    text: Sentence
