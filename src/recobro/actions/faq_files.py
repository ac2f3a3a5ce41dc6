"""Frequent questions as a CSV file, both ways."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.faq import propose_entry
from recobro.storage.models import FaqEntry
from recobro.storage.tenancy import acting_for

COLUMNS = ("number", "language", "question", "variants", "answer", "status")
_NEEDED = frozenset({"question", "answer"})
_BETWEEN = "|"
MAX_ROWS = 1000
# A spreadsheet would take these for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqImport:
    """What a file brought: entries proposed, entries as they are, and lines refused.

    `problems` are line numbers (the heading is 1) with why.
    """

    proposed: int
    unchanged: int
    problems: tuple[tuple[int, ActionRefusedError], ...]


def export_entries(tenant_id: UUID) -> str:
    """Every entry that is in use or waiting, as CSV that `import_entries` reads."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    with acting_for(tenant_id):
        rows = FaqEntry.objects.filter(
            tenant_id=tenant_id, status__in=["approved", "proposed"]
        )
        for row in rows.order_by("number", "version"):
            variants = _BETWEEN.join(row.variants)
            texts = (row.language, row.question, variants, row.answer, row.status)
            writer.writerow([row.number, *map(_harmless, texts)])
    return stream.getvalue()


def import_entries(
    tenant_id: UUID, data: bytes, *, language: str, actor: str, now: datetime
) -> FaqImport:
    """Propose what a CSV file holds; each line is its own transaction.

    The columns are `question` and `answer`, and if one likes `variants` (apart by «|»)
    and `language` (else `language` is taken). The question recognises the entry: the
    same texts change nothing, others become its next version. Raises
    ActionRefusedError for a file that cannot be read.
    """
    known = _known(tenant_id)
    proposed = unchanged = 0
    problems: list[tuple[int, ActionRefusedError]] = []
    for line, row in _lines(data):
        told = row.get("language", "").strip().lower()[:2] or language
        question = " ".join(_plain(row["question"]).split())
        variants = [v.strip() for v in _plain(row.get("variants", "")).split(_BETWEEN)]
        answer = _plain(row["answer"]).strip()
        number, texts = known.get((told, question.casefold()), (None, None))
        if texts == ({v for v in variants if v}, answer):
            unchanged += 1
            continue
        try:
            propose_entry(
                tenant_id,
                question=question,
                variants=variants,
                answer=answer,
                language=told,
                actor=actor,
                now=now,
                number=number,
            )
            proposed += 1
        except ActionRefusedError as refusal:
            problems.append((line, refusal))
    return FaqImport(proposed=proposed, unchanged=unchanged, problems=tuple(problems))


_Known = dict[tuple[str, str], tuple[int, tuple[set[str], str]]]


def _known(tenant_id: UUID) -> _Known:
    """Entries in use or waiting by language and question, the newest version last."""
    with acting_for(tenant_id):
        rows = FaqEntry.objects.filter(
            tenant_id=tenant_id, status__in=["approved", "proposed"]
        ).order_by("version")
        return {
            (row.language, row.question.casefold()): (
                row.number,
                (set(row.variants), row.answer),
            )
            for row in rows
        }


def _lines(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ActionRefusedError("bad_file", "the file is not in UTF-8") from error
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=between)
    names = {(name or "").strip().lower() for name in reader.fieldnames or ()}
    if not names >= _NEEDED:
        raise ActionRefusedError(
            "bad_file", "the first line names the columns: question, answer"
        )
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        for row in reader:
            clean = {
                (k or "").strip().lower(): v if isinstance(v, str) else ""
                for k, v in row.items()
            }
            if any(clean.get(name, "").strip() for name in _NEEDED):
                rows.append((reader.line_num, clean))
    except csv.Error as error:
        raise ActionRefusedError("bad_file", f"not a CSV file: {error}") from error
    if len(rows) > MAX_ROWS:
        raise ActionRefusedError("bad_file", f"more than {MAX_ROWS} lines")
    yield from rows


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(text: str) -> str:
    """What `_harmless` was given."""
    quoted = text[:1] == "'" and text[1:].startswith(_FORMULA)
    return text[1:] if quoted else text
