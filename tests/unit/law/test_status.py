"""What about the packs needs a person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from recobro.law.loader import available_packs, load_packs
from recobro.law.status import NoticeKind, notices, summary_of

TODAY = date(2026, 11, 24)


def kinds_of(about: str, today: date = TODAY) -> set[str]:
    packs = load_packs(about.split("-", maxsplit=1)[0])
    return {n.kind.value for n in notices(packs, today) if n.about == about}


def test_unsigned_packs_are_told() -> None:
    assert kinds_of("ES") == {"not_signed_off"}


def test_signed_packs_are_not() -> None:
    pack = load_packs("ES")[-1]
    signed = replace(
        pack, status=replace(pack.status, counsel_signoff="A. Lawyer, ICAM 12345")
    )
    kinds = {notice.kind for notice in notices([signed], TODAY)}
    assert NoticeKind.NOT_SIGNED_OFF not in kinds
    assert summary_of(signed).signed_off_by == "A. Lawyer, ICAM 12345"


def test_review_and_changes_come_due() -> None:
    # Both on 28 December 2026, when Ley 10/2025 must have been adopted.
    assert "review_due" not in kinds_of("ES", date(2026, 12, 27))
    assert "review_due" in kinds_of("ES", date(2026, 12, 28))
    assert kinds_of("ES-36", date(2026, 12, 28)) == {"change_pending"}


def test_registrations_are_asked_for() -> None:
    assert kinds_of("MX-09") == {"licence_to_show"}


def test_old_rates_are_told() -> None:
    stale = {n.about for n in notices([], date(2035, 1, 1))}
    assert stale >= {"ECB_MRO", "BOE_BASE"}


def test_summary_counts_what_nobody_read() -> None:
    summary = summary_of(load_packs("ES")[-1])
    assert 0 < summary.unread < summary.rules


def test_document_counts_the_rules_of_today() -> None:
    document = Path(__file__).parents[3] / "docs" / "compliance.md"
    text = document.read_text(encoding="utf-8")
    for name in available_packs():
        told = summary_of(load_packs(*name.split("-", 1))[-1])
        row = f"| {told.rules} | {told.unread} | {told.next_review} |"
        line = rf"^\| `{name}` \|.*{re.escape(row)}$"
        assert re.search(line, text, re.MULTILINE), name
