"""The counts of the data sheet, written between two marks by a command."""

from __future__ import annotations

from pathlib import Path

from recobro.domain.readings import Intent, Sentiment
from recobro.understanding.corpus.check import Report
from recobro.understanding.corpus.examples import COUNTRIES, Kind

BEGIN = "<!-- counts: recobro corpus check --datasheet -->"
END = "<!-- end of counts -->"


def write_counts(path: Path, report: Report) -> None:
    """Replace what stands between the marks of the file by this report's tables.

    Raises ValueError where the marks are missing, OSError.
    """
    text = path.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path.name} has no place for the counts")
    body = f"{BEGIN}\n\n{counts(report)}\n{END}"
    path.write_text(before + body + after, "utf-8")


def counts(report: Report) -> str:
    """The tables of composition, in Markdown."""
    return "\n".join(
        (_by_kind(report), _by_intent(report), _by_care(report), _others(report))
    )


def _by_kind(report: Report) -> str:
    lines = ["| country | " + " | ".join(Kind) + " | all |", _rule(len(Kind) + 2)]
    for country in (*COUNTRIES, "all"):
        mine = [e for e in report.examples if country in (e.country, "all")]
        row = [sum(e.kind is kind for e in mine) for kind in Kind]
        lines.append(_row(country, [*row, len(mine)]))
    return "\n".join(lines) + "\n"


def _by_intent(report: Report) -> str:
    heads = ("hand", *COUNTRIES, "all")
    lines = ["| primary intent | " + " | ".join(heads) + " |", _rule(len(heads) + 1)]
    cells = report.cells()
    for intent in Intent:
        row = [cells.get((intent, country), 0) for country in COUNTRIES]
        hand = sum(e.intent is intent and e.kind is Kind.HAND for e in report.examples)
        lines.append(_row(intent.value, [hand, *row, sum(row)]))
    return "\n".join(lines) + "\n"


def _by_care(report: Report) -> str:
    lines = ["| care signal | hand | all |", _rule(3)]
    for care, total in report.cares().items():
        hand = sum(care in e.care and e.kind is Kind.HAND for e in report.examples)
        lines.append(_row(care.value, [hand, total]))
    return "\n".join(lines) + "\n"


def _others(report: Report) -> str:
    examples = report.examples
    several = sum(len(e.intents) > 1 for e in examples)
    acts = sum(e.act is not None for e in examples)
    feelings = ", ".join(
        f"{sum(e.sentiment is s for e in examples)} {s}" for s in Sentiment
    )
    return (
        f"{len(examples)} lines; {several} with more than one intent; {acts} with an "
        f"act of ours before them. Sentiment: {feelings}.\n"
    )


def _row(name: str, numbers: list[int]) -> str:
    return f"| {name} | " + " | ".join(map(str, numbers)) + " |"


def _rule(columns: int) -> str:
    return "|---" + "|---:" * (columns - 1) + "|"
