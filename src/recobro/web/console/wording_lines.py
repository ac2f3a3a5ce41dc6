"""What the texts' pages show: rows of the list, versions and their differences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from recobro.ports.wordings import Preview, Review, Slot
from recobro.storage.queries.wordings import WordingLine, WordingPage
from recobro.understanding.writer.catalogue import Entry, entries, entry
from recobro.web.console.wording_words import (
    SITUATIONS,
    STATUSES,
    fault_text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One text in the list; `own` are its versions in force."""

    entry: Entry
    text: str
    state: str
    own: tuple[WordingLine, ...]
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One version with what changed against the text before it."""

    line: WordingLine
    where: str
    status: str
    parts: tuple[tuple[str, str], ...]
    alone: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """A sample text with what it is a sample of."""

    preview: Preview
    situation: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The longest of the samples."""

    characters: int
    segments: int
    unicode: bool


def list_rows(
    page: WordingPage, *, country: str, q: str, group: str, state: str
) -> list[ListRow]:
    """The texts that the filter leaves, in the catalogue's order."""
    wanted = q.casefold().split()
    return [
        row
        for found in entries()
        if (row := _row(found, page, country))
        and (not group or found.group.value == group)
        and (not state or row.state == state)
        and all(word in _haystack(row) for word in wanted)
    ]


def _row(found: Entry, page: WordingPage, country: str) -> ListRow:
    lines = page.of(found.key)
    own = tuple(line for line in lines if line.status == "approved")
    waiting = sum(line.status == "proposed" for line in lines)
    return ListRow(
        entry=found,
        text=own[0].text if own else found.ours(country=country, register="usted"),
        state="waiting" if waiting else "own" if own else "ours",
        own=own,
        waiting=waiting,
    )


def _haystack(row: ListRow) -> str:
    told = (row.entry.key, row.text, *row.entry.purpose.values())
    return " ".join([*told, *(line.text for line in row.own)]).casefold()


def in_force(page: WordingPage, slot: Slot, country: str) -> str:
    """What is sent in this very slot: the company's text, or ours."""
    for line in page.of(slot.key):
        if line.slot == slot and line.status == "approved":
            return line.text
    return ours(slot, country)


def ours(slot: Slot, country: str) -> str:
    """Our text for a slot; of the company's country where it names none."""
    known = entry(slot.key)
    if known is None:
        return ""
    return known.ours(
        country=slot.country or country, language=slot.language, register=slot.register
    )


def version_rows(
    page: WordingPage, key: str, country: str
) -> tuple[list[VersionRow], list[VersionRow]]:
    """What waits, and the history, newest first."""
    lines = page.of(key)
    rows = [_version(line, lines, country) for line in lines]
    return (
        [row for row in rows if row.line.status == "proposed"],
        [row for row in rows if row.line.status != "proposed"],
    )


def _version(
    line: WordingLine, lines: Sequence[WordingLine], country: str
) -> VersionRow:
    alone, _, note = line.note.partition("decided_alone")
    decided_alone = line.note.startswith("decided_alone")
    return VersionRow(
        line=line,
        where=where(line.slot),
        status=str(STATUSES[line.status]),
        parts=tuple(differences(_before(line, lines, country), line.text))
        if line.text
        else (),
        alone=decided_alone,
        note=note.strip() if decided_alone else alone,
    )


def _before(line: WordingLine, lines: Sequence[WordingLine], country: str) -> str:
    """The text that this one takes the place of."""
    older = [
        other
        for other in lines
        if other.slot == line.slot
        and other.version < line.version
        and other.status in {"approved", "retired"}
    ]
    newest = max(older, key=lambda other: other.version, default=None)
    if newest is None or not newest.text:
        return ours(line.slot, country)
    return newest.text


def where(slot: Slot) -> str:
    """The slot in short: es · CO · usted · sms."""
    named = (slot.language, slot.country, slot.register, slot.channel)
    return " · ".join(part for part in named if part)


def differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words that stayed (`same`), went (`gone`) and came (`new`), in order."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[i1:i2])
            continue
        if i1 < i2:
            yield "gone", "".join(old[i1:i2])
        if j1 < j2:
            yield "new", "".join(new[j1:j2])


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def preview_rows(review: Review, country: str) -> list[PreviewRow]:
    """The samples of one country; of the first where that one has none."""
    places = {p.country for p in review.previews}
    shown = country if country in places else min(places, default="")
    return [
        PreviewRow(
            preview=p,
            situation=str(SITUATIONS.get(p.situation, p.situation)),
            faults=tuple(fault_text(f) for f in p.faults),
        )
        for p in review.previews
        if p.country == shown
    ]


def counts(review: Review) -> Counts | None:
    """The size of the longest sample; None where nothing could be filled in."""
    if not review.previews:
        return None
    return Counts(
        characters=max(p.characters for p in review.previews),
        segments=max(p.sms_segments for p in review.previews),
        unicode=any(p.sms_unicode for p in review.previews),
    )
