"""Finding the company's approved answer to what a person asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqText:
    """One approved entry as it is searched.

    `name` tells which entry and version it is; `questions` are the question and the
    other ways to ask it; `language` is the one of all its texts.
    """

    name: str
    language: str
    questions: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMatch:
    """An entry that may answer: `score` is 0 (nothing in common) to 1 (the same).

    `question` is the wording of the entry that came nearest; `sure` says whether it is
    near enough, and alone enough, to be answered to a person.
    """

    entry: FaqText
    question: str
    score: float
    sure: bool


class AnswerFinder(Protocol):
    """A search over approved entries; pure: the same arguments, the same matches."""

    def ranked(
        self,
        question: str,
        entries: Sequence[FaqText],
        *,
        language: str,
        country: str = "",
    ) -> Sequence[AnswerMatch]:
        """The entries of that language that have something in common, best first.

        Only the first can be `sure`. `country` is ISO 3166 alpha-2, for its words.
        """
        ...


class NoAnswers:
    """A finder that finds nothing: questions go to a person."""

    def ranked(
        self,
        question: str,  # noqa: ARG002
        entries: Sequence[FaqText],  # noqa: ARG002
        *,
        language: str,  # noqa: ARG002
        country: str = "",  # noqa: ARG002
    ) -> Sequence[AnswerMatch]:
        """None."""
        return ()
