"""A company's own texts, as they cross from the tables to the writer and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Where a text is used; an empty country, register or channel holds for all.

    `register` is tu, usted or vos; English has none.
    """

    key: str
    language: str = "es"
    country: str = ""
    register: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """An approved text of the company's, in ICU MessageFormat."""

    slot: Slot
    version: int
    text: str

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """How specific: the channel first, as it limits the length, then the place."""
        slot = self.slot
        return bool(slot.channel), bool(slot.country), bool(slot.register)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTexts:
    """What the company has approved; a pure value, loaded once per message."""

    texts: tuple[OwnText, ...] = ()

    def find(self, wanted: Slot) -> OwnText | None:
        """The most specific text for a slot with everything named; None for ours."""
        fitting = [own for own in self.texts if _covers(own.slot, wanted)]
        return max(fitting, key=lambda own: own.rank, default=None)


def _covers(slot: Slot, wanted: Slot) -> bool:
    return (
        (slot.key, slot.language) == (wanted.key, wanted.language)
        and slot.country in ("", wanted.country)
        and slot.register in ("", wanted.register)
        and slot.channel in ("", wanted.channel)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What speaks against a text: a code and the words that it is about."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A text in one situation, as the debtor would read it."""

    situation: str
    country: str
    register: str
    text: str
    characters: int
    sms_segments: int
    sms_unicode: bool
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that is to be known of a text before it is approved."""

    faults: tuple[Fault, ...] = ()
    previews: tuple[Preview, ...] = ()

    @property
    def fit(self) -> bool:
        """Whether the text may be approved."""
        return not self.faults and not any(p.faults for p in self.previews)

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """Each fault once, those of the text first."""
        found: dict[tuple[str, tuple[tuple[str, str], ...]], Fault] = {}
        for fault in (*self.faults, *(f for p in self.previews for f in p.faults)):
            found.setdefault((fault.code, tuple(sorted(fault.values.items()))), fault)
        return tuple(found.values())


class WordingDesk(Protocol):
    """Where texts are read before they are approved; it knows the catalogue."""

    def review(
        self, slot: Slot, text: str, *, creditor: str, countries: Sequence[str]
    ) -> Review:
        """The text read, filled in for sample situations, and judged by the guard.

        `countries` are those where it would be sent, of which a slot with a country
        takes only its own.
        """
        ...
