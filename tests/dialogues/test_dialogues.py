"""The dialogues of this folder, played on the real engine.

A failure names the document, its line, what was expected and what was found. What
must hold in every conversation is checked in each of them as well.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from tests.dialogues.expectations import Seen, loose, unmet
from tests.dialogues.reader import Document, Expectation, Moment, documents

from recobro.domain.readings import Reading
from recobro.rehearsal.player import Player

DOCUMENTS = documents()
_MACHINE = re.compile(
    r"asistente (virtual|automatico|digital)|(automated|automatic|virtual) assistant"
)


class Scripted(Player):
    """A player that takes a document's reading where one is fixed."""

    fixed: Reading | None = None

    def read(self, text: str) -> Reading:
        return self.fixed or super().read(text)


def failures(document: Document) -> list[str]:
    """Play a document; what did not come out as written, with its line."""
    player = Scripted(document.dialogue() | {"turns": []})
    player.play()  # our first message, where there is one
    turn = player.opening or {"reply": None, "buttons": [], "act": None, "actions": []}
    greeted = bool(turn["reply"])
    found: list[str] = []
    if greeted and not _MACHINE.search(loose(turn["reply"])):
        found.append(f"{document.name}.md: opens as no assistant: «{turn['reply']}»")
    for moment in document.moments:
        player.fixed = moment.reading
        if moment.step is not None:
            turn = player.step(moment.step)
        seen = Seen(turn=turn, outcome=player.outcome())
        found += _unmet(document, moment.expected, seen)
        found += _always(document, moment, player, seen, greeted=greeted)
        greeted = greeted or bool(turn["reply"])
    end = Seen(turn=turn, outcome=player.outcome())
    return found + _unmet(document, document.outcome, end)


def _unmet(document: Document, expected: list[Expectation], seen: Seen) -> list[str]:
    return [
        f"{document.name}.md:{e.line}: {e.kind}: {e.value} | found: {found}"
        for e in expected
        if (found := unmet(e, seen)) is not None
    ]


def _always(
    document: Document, moment: Moment, player: Player, seen: Seen, *, greeted: bool
) -> list[str]:
    """What holds in every conversation, whatever it is about."""
    where, wrong = f"{document.name}.md:{moment.line}", []
    if player.refused:
        text, verdict = player.refused.pop()
        rules = [str(violation.rule) for violation in verdict.violations]
        wrong.append(f"{where}: the guard held back {rules}: «{text}»")
    if not seen.reply:
        return wrong
    if not greeted and not _MACHINE.search(seen.reply):
        wrong.append(f"{where}: the first message names no assistant: «{seen.reply}»")
    if player.facts.identity and not player.state.verified:
        wrong += [f"{where}: says {s!r} unverified" for s in _told(player, seen.reply)]
    if moment.step and "human" in moment.step:
        wrong.append(f"{where}: speaks while a person has the conversation")
    return wrong


def _told(player: Player, reply: str) -> list[str]:
    """The secrets of the account that a reply holds."""
    account: dict[str, Any] = player.dialogue["account"]
    secrets = {
        account["creditor"],
        "deuda",
        *(i["number"] for i in account["invoices"]),
    }
    for invoice in account["invoices"]:
        whole = int(Decimal(invoice["outstanding"]))
        secrets |= {f"{whole}", f"{whole:,}", f"{whole:,}".replace(",", ".")}
    return sorted(
        secret
        for secret in secrets
        if re.search(rf"(?<!\d){re.escape(loose(secret))}(?!\d)", reply)
    )


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            document,
            id=document.name,
            marks=pytest.mark.xfail(
                reason=document.known_defect, raises=AssertionError, strict=True
            )
            if document.known_defect
            else (),
        )
        for document in DOCUMENTS
    ],
)
def test_dialogue_goes_as_it_is_written(document: Document) -> None:
    wrong = failures(document)
    assert wrong == [], "\n" + "\n".join(wrong)


def test_eighty_dialogues_are_written() -> None:
    assert len(DOCUMENTS) >= 80
    assert len({document.title for document in DOCUMENTS}) == len(DOCUMENTS)


def test_few_readings_are_fixed() -> None:
    turns = [m for d in DOCUMENTS for m in d.turns if m.step and "text" in m.step]
    fixed = [m for m in turns if m.reading]
    assert len(fixed) * 3 <= len(turns)
