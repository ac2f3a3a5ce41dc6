"""The model card: what the reader was made of, what it can do, what it must not do.

After Mitchell et al., "Model cards for model reporting" (FAT* 2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recobro.understanding.model.calibration import ACCURACY_WANTED, COVERAGE_WANTED
from recobro.understanding.model.reader import Reader

_USE = """\
## What it is for

Reading one inbound message of a debtor: which of 31 intents it holds, which one is
primary, and how probable it is that the primary one is right. Below a threshold it
abstains, and a person (or a larger model that the company connected) reads instead.

## What it must not be used for

- To judge a person: creditworthiness, honesty, mood, or who is to be pursued.
- To find people in danger by itself. Care signals (self-harm, violence...) come from
  written rules and from the model, neither silences the other, and both miss some.
- To decide anything without the compliance gate: a reading is an opinion on a text.
- Outside collections, or for languages other than Spanish and English.
"""
_HOW = """\
## How it works

A message becomes a bag of features: letters of each word, words in a row, pairs of
words, concepts (words of one meaning in six countries), our last act, and the votes of
the written rules. Two readers weigh it: linear support vector machines, and a layer of
hidden sums. Their scores are added; a logistic regression turns ten signs and the
intent chosen into the confidence. A bare yes or no is answered by the table of the
label contract instead.
`docs/understanding/method.md` tells what else was tried.
"""
_LIMITS = """\
## Limits

- The corpus was written for this project by few writers, not taken from debtors. No
  real conversation was seen in training; expect real messages to be read worse than the
  figures say until corrections from a company's own inbox are learnt.
- It reads words, not the world: irony, allusion, and what only the conversation before
  tells are often misread.
- The rules' votes are features: after the rules change, train again.
- Indigenous words are hardly in the corpus, and English rests on four
  files of few writers.
- Figures by country and by intent rest on few messages each: mind the counts.
"""


def write_card(path: Path, reader: Reader) -> Path:
    """Write the card of this reader; returns the path."""
    path.write_text(card_of(reader), encoding="utf-8")
    return path


def card_of(reader: Reader) -> str:
    """The card in Markdown."""
    facts = reader.facts
    return "\n".join(
        [
            f"# Model card: {reader.version}",
            "",
            "Written by `recobro train-understanding`; do not edit.",
            "",
            _USE,
            _HOW,
            *_data(facts),
            *_figures(facts["out_of_fold"], facts["folds"]),
            *_table(
                "By country",
                ("country", "messages", "accuracy", "coverage"),
                facts["out_of_fold"]["by_country"],
            ),
            *_table(
                "By intent (primary)",
                ("intent", "messages", "recall", "precision"),
                facts["out_of_fold"]["by_intent"],
            ),
            *_care(facts["out_of_fold"]["care"]),
            _LIMITS,
        ]
    )


def _data(facts: Mapping[str, Any]) -> list[str]:
    corpus = facts["corpus"]
    kinds = ", ".join(f"{count} {kind}" for kind, count in corpus["by_kind"].items())
    countries = ", ".join(
        f"{country} {count}" for country, count in corpus["by_hand_by_country"].items()
    )
    trained = (
        f"- Trained {facts['date'] or 'on a day not stated'}, seed {facts['seed']}; "
        f"{facts['features']} features, {facts['hidden_sums']} hidden sums."
    )
    return [
        "## What it learnt from",
        "",
        f"- {corpus['lines']} labelled messages: {kinds}.",
        f"- Written by hand, by country: {countries}.",
        f"- SHA-256 of the corpus: `{corpus['hash']}`.",
        trained,
        "",
    ]


def _figures(measured: Mapping[str, Any], folds: int) -> list[str]:
    curve = ", ".join(
        f"{share}: {accuracy}" for share, accuracy in measured["coverage_at"].items()
    )
    how = (
        f"Each of {measured['messages']} messages written by hand was read by a model "
        f"that had learnt neither from its file nor from anything made of it ({folds} "
        "folds); calibration and threshold likewise come from the other folds."
    )
    wanted = (
        f"Wanted: {ACCURACY_WANTED} right among the answered, with {COVERAGE_WANTED} "
        f"answered. Accuracy of the most confident share of messages: {curve}."
    )
    return [
        "## How good it is, on writers left out",
        "",
        how,
        "",
        "| figure | value |",
        "|---|---|",
        f"| primary intent right | {measured['primary_accuracy']} |",
        f"| the same, written rules alone | {measured['rules_alone_accuracy']} |",
        f"| macro-F1 of the primary intent | {measured['macro_f1']} |",
        f"| F1 of all intents present | {measured['intents_f1']} |",
        f"| expected calibration error | {measured['calibration_error']} |",
        f"| answered, not abstained from | {measured['coverage']} |",
        f"| right among the answered | {measured['accuracy_answered']} |",
        "",
        wanted,
        "",
    ]


def _care(measured: Mapping[str, Any]) -> list[str]:
    told = (
        f"Recall {measured['recall']} (the rules alone "
        f"{measured['recall_rules_alone']}); of messages without any signal "
        f"{measured['false_alarms']} get one (the rules alone "
        f"{measured['false_alarms_rules_alone']})."
    )
    return [
        "### Care signals (written rules and model together)",
        "",
        told,
        "",
        *_table(
            "By signal", ("signal", "messages", "recall", "precision"),
            measured["by_signal"],
        ),
    ]  # fmt: skip


def _table(
    title: str, columns: Sequence[str], rows: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    return [
        f"### {title}",
        "",
        f"| {' | '.join(columns)} |",
        f"|{'---|' * len(columns)}",
        *(
            f"| {name} | {' | '.join(str(row[c]) for c in columns[1:])} |"
            for name, row in rows.items()
        ),
        "",
    ]
