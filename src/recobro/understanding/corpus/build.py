"""The built half of the training data: grammar, widening and noise, balanced.

For each country and each primary intent so many lines are made that hand-written and
built together come near one target. Everything follows from the hand-written files, the
grammar and the seed: the same three give the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from recobro.domain.readings import AgentAct, Intent
from recobro.understanding.corpus.duplicates import (
    NearIndex,
    common_grams,
    is_stock_phrase,
)
from recobro.understanding.corpus.examples import (
    COUNTRIES,
    CorpusFormatError,
    Example,
    Kind,
    Problem,
    not_excluded,
    parse_examples,
    training_files,
)
from recobro.understanding.corpus.excluded import fingerprint, read_excluded
from recobro.understanding.corpus.folding import fold_text
from recobro.understanding.corpus.frames import framed
from recobro.understanding.corpus.grammar import Grammar, Template, load_grammar
from recobro.understanding.corpus.labels import bare_answer, label_problem
from recobro.understanding.corpus.measuring import index_measuring, read_test
from recobro.understanding.corpus.noise import dress, roughen
from recobro.understanding.corpus.widen import JOINABLE, can_join, join, resample


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many lines for one country and primary intent.

    `target` is hand-written and built together; built lines are at least `built_min`
    and at most `built_max`; the shares are of those, the rest is noise.
    """

    target: int
    built_min: int
    built_max: int
    grammar_share: float = 0.54
    widened_share: float = 0.15


PLAN = Plan(target=84, built_min=30, built_max=50)
# English is the second language of the product: fewer voices, fewer lines.
PLAN_ENGLISH = Plan(target=34, built_min=12, built_max=20)
_TRIES = 14
# After a notice a message means what it means out of the blue; it may be unknown.
_MERE_NOTICES = frozenset({AgentAct.REMINDER, AgentAct.OVERDUE_NOTICE})
_ACT_LOST = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The lines made, and why candidates were not taken."""

    examples: tuple[Example, ...]
    dropped: dict[str, int]


def read_hand(folder: Path) -> tuple[Example, ...]:
    """The hand-written lines to train on.

    Raises CorpusFormatError with all that is wrong.
    """
    examples: list[Example] = []
    problems: list[Problem] = []
    for path in training_files(folder):
        read, wrong = parse_examples(path)
        examples.extend(read)
        problems.extend(wrong)
    if problems:
        raise CorpusFormatError(problems)
    return not_excluded(examples, folder)


def build_corpus(folder: Path, *, seed: int) -> Built:
    """Make the built lines for the corpus in `folder`.

    Raises CorpusFormatError, GrammarError, OSError.
    """
    hand = read_hand(folder)
    grammar = load_grammar(folder / "grammar")
    sieve = Sieve(
        NearIndex(common_grams(fold_text(example.text) for example in hand)),
        index_measuring(read_test(folder)),
        read_excluded(folder),
    )
    for example in hand:
        sieve.take(example)
    made: list[Example] = []
    for country in COUNTRIES:
        lines = [example for example in hand if example.country == country]
        made += _Country(country, lines, grammar, sieve, seed).build()
    return Built(examples=tuple(made), dropped=dict(sieve.dropped))


class Sieve:
    """Lets a line through once, and never one like those that measure."""

    def __init__(
        self, taken: NearIndex, measuring: NearIndex, excluded: frozenset[str]
    ) -> None:
        self._taken = taken
        self._measuring = measuring
        self._excluded = excluded
        self._labels: dict[str, tuple[object, ...]] = {}
        self.dropped: dict[str, int] = defaultdict(int)

    def take(self, example: Example) -> None:
        """Count a line as taken, unasked."""
        folded = fold_text(example.text)
        self._labels.setdefault(_meaning_key(folded, example), example.labels)
        self._taken.add(folded, example.origin, _bucket(folded, example))

    def passes(self, example: Example) -> bool:
        """Take the line if it is new, true and far from what measures."""
        reason = self._reason(example)
        if reason:
            self.dropped[reason] += 1
            return False
        self.take(example)
        return True

    def _reason(self, example: Example) -> str | None:
        folded = fold_text(example.text)
        if label_problem(example.intents, example.care, example.act, folded):
            return "labels"
        known = self._labels.get(_meaning_key(folded, example))
        if known is not None and known != example.labels:
            return "conflict"
        if self._taken.near(folded, _bucket(folded, example)):
            return "near"
        if is_stock_phrase(folded):
            return None
        if self._measuring.near(folded) or fingerprint(folded) in self._excluded:
            return "measuring"
        return None


def _bucket(folded: str, example: Example) -> str:
    # "listo" after an offer and after a reminder are two lessons, not one twice.
    act = example.act.value if example.act else ""
    return act if is_stock_phrase(folded) else ""


def _meaning_key(folded: str, example: Example) -> str:
    if bare_answer(folded, example.act) or is_stock_phrase(folded):
        return f"{folded}\t{example.act.value if example.act else ''}"
    return folded


class _Country:
    """The cells of one country, in the order of the intents."""

    def __init__(
        self,
        country: str,
        hand: Sequence[Example],
        grammar: Grammar,
        sieve: Sieve,
        seed: int,
    ) -> None:
        self.country = country
        self.english = country == "US"
        self.hand = hand
        self.grammar = grammar
        self.sieve = sieve
        self.seed = seed
        self.plan = PLAN_ENGLISH if self.english else PLAN

    def build(self) -> list[Example]:
        made: list[Example] = []
        for intent in Intent:
            hand = [example for example in self.hand if example.intent is intent]
            rng = Random(f"{self.seed}/{self.country}/{intent}")  # noqa: S311 - repeats
            plan = self.plan
            wanted = min(max(plan.target - len(hand), plan.built_min), plan.built_max)
            widened = round(wanted * plan.widened_share)
            cell = self._fill(widened, self._joined(intent, rng))
            grammar = round(wanted * plan.grammar_share)
            cell += self._fill(grammar, self._spoken(intent, rng))
            sources = [*hand, *(line for line in cell if line.kind is Kind.GRAMMAR)]
            cell += self._fill(wanted - len(cell), self._rough(hand, sources, rng))
            made += cell
        return made

    def _fill(self, wanted: int, candidates: Iterator[Example | None]) -> list[Example]:
        """Up to `wanted` lines, giving up after so many tries for each."""
        found: list[Example] = []
        for _ in range(wanted * _TRIES):
            if len(found) >= wanted:
                break
            example = next(candidates, None)
            if example is not None and self.sieve.passes(example):
                found.append(example)
        return found

    def _spoken(self, intent: Intent, rng: Random) -> Iterator[Example | None]:
        """Sentences of the grammar, every template before any comes again."""
        templates = [
            template
            for template in self.grammar.templates
            if template.intents[0] is intent and self.country in template.countries
        ]
        while templates:
            for template in rng.sample(templates, len(templates)):
                yield self._sentence(template, rng)

    def _sentence(self, template: Template, rng: Random) -> Example:
        voice = self.grammar.voice(self.country, rng)
        text = self.grammar.text(template.pattern, voice, rng)
        sentiment = template.sentiment
        if template.framed:
            text, sentiment = framed(text, template, self.grammar, voice, rng)
        return Example(
            intents=template.intents,
            care=template.care,
            sentiment=sentiment,
            act=rng.choice(template.acts),
            text=dress(text, rng),
            country=self.country,
            kind=Kind.GRAMMAR,
            origin=template.name,
        )

    def _joined(self, intent: Intent, rng: Random) -> Iterator[Example | None]:
        """Two hand-written lines of one file as one, whose primary intent it is."""
        pairs = [pair for pair in JOINABLE if min(pair, key=_rank) is intent]
        singles: dict[Intent, list[Example]] = defaultdict(list)
        for example in self.hand:
            if len(example.intents) == 1:
                singles[example.intent].append(example)
        pairs = [(a, b) for a, b in pairs if singles[a] and singles[b]]
        while pairs:
            first, second = rng.choice(pairs)
            one, two = rng.choice(singles[first]), rng.choice(singles[second])
            yield self._join(one, two, rng)

    def _join(self, first: Example, second: Example, rng: Random) -> Example | None:
        if _file(first) != _file(second) or not can_join(first, second):
            return None
        joined = join(first, second, rng)
        if joined is None:
            return None
        return replace(joined, text=resample(joined.text, rng))

    def _rough(
        self, hand: Sequence[Example], sources: Sequence[Example], rng: Random
    ) -> Iterator[Example | None]:
        """Hand-written lines written worse, about other days and sums."""
        while sources:
            # Hand-written voices are worth more than generated ones.
            pool = hand if hand and rng.random() < 0.75 else sources
            yield self._worse(rng.choice(pool), rng)

    def _worse(self, source: Example, rng: Random) -> Example | None:
        text = resample(source.text, rng) if source.kind is Kind.HAND else source.text
        text = roughen(text, rng, english=self.english)
        act = source.act
        if act in _MERE_NOTICES and rng.random() < _ACT_LOST:
            act = None
        return replace(source, text=text, act=act, kind=Kind.NOISE) if text else None


def _rank(intent: Intent) -> int:
    return tuple(Intent).index(intent)


def _file(example: Example) -> str:
    return example.origin.partition(":")[0]
