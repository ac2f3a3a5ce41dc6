"""Reading the whole corpus and saying what it holds and what is wrong with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recobro.domain.readings import Care, Intent
from recobro.understanding.corpus.duplicates import (
    NearIndex,
    common_grams,
    is_stock_phrase,
)
from recobro.understanding.corpus.examples import (
    BUILT_NAME,
    Example,
    Kind,
    Problem,
    not_excluded,
    parse_examples,
    training_files,
)
from recobro.understanding.corpus.folding import fold_text
from recobro.understanding.corpus.measuring import (
    Leak,
    Measured,
    find_leaks,
    read_test,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two lines with the same folded text and different labels."""

    first: Example
    second: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the corpus holds and what is wrong.

    `examples` are those to train on; `excluded` counts the hand-written ones left out.
    `problems` cannot be read; `clashes` teach two things of one text; `leaks` are near
    a message that measures; `near` counts lines near an earlier one, by kind.
    """

    examples: tuple[Example, ...]
    excluded: int
    problems: tuple[Problem, ...]
    clashes: tuple[Clash, ...]
    leaks: tuple[Leak, ...]
    near: dict[Kind, int]
    measured: int

    @property
    def sound(self) -> bool:
        """Whether the corpus may be trained on."""
        built_near = sum(n for kind, n in self.near.items() if kind is not Kind.HAND)
        return not (self.problems or self.clashes or self.leaks or built_near)

    def cells(self) -> dict[tuple[Intent, str], int]:
        """Lines by primary intent and country."""
        return dict(Counter((line.intent, line.country) for line in self.examples))

    def kinds(self) -> dict[Kind, int]:
        """Lines by kind, in the order of the kinds."""
        counted = Counter(line.kind for line in self.examples)
        return {kind: counted[kind] for kind in Kind}

    def cares(self) -> dict[Care, int]:
        """Lines that carry each care signal."""
        counted = Counter(care for line in self.examples for care in line.care)
        return {care: counted[care] for care in Care}


def check_corpus(folder: Path, *, against: Iterable[Measured] = ()) -> Report:
    """Read everything under `folder`; `against` adds measuring sets to stay away from.

    Raises ValueError for a measuring file that cannot be read, OSError.
    """
    examples: list[Example] = []
    problems: list[Problem] = []
    built = folder / "train" / BUILT_NAME
    for path in (*training_files(folder), *([built] if built.exists() else [])):
        read, wrong = parse_examples(path)
        examples.extend(read)
        problems.extend(wrong)
    measured = (*read_test(folder), *against)
    trained = not_excluded(examples, folder)
    return Report(
        examples=trained,
        excluded=len(examples) - len(trained),
        problems=tuple(problems),
        clashes=find_clashes(trained),
        leaks=find_leaks(trained, measured),
        near=count_near(trained),
        measured=len(measured),
    )


def find_clashes(examples: Sequence[Example]) -> tuple[Clash, ...]:
    """Lines of the same folded text with other labels.

    A stock phrase means another thing after another act or in another country ("bueno?"
    greets in Mexico), so there both must be the same too.
    """
    first: dict[tuple[str, object], Example] = {}
    clashes: list[Clash] = []
    for example in examples:
        folded = fold_text(example.text)
        stock = is_stock_phrase(folded)
        said = (example.act, example.country) if stock else None
        known = first.setdefault((folded, said), example)
        if known.labels != example.labels:
            clashes.append(Clash(first=known, second=example))
    return tuple(clashes)


def count_near(examples: Sequence[Example]) -> dict[Kind, int]:
    """How many lines of each kind are near one that comes before them."""
    index = NearIndex(common_grams(fold_text(line.text) for line in examples))
    near: dict[Kind, int] = defaultdict(int)
    for example in examples:
        folded = fold_text(example.text)
        stock = is_stock_phrase(folded)
        bucket = example.act.value if stock and example.act else ""
        if index.near(folded, bucket):
            near[example.kind] += 1
        index.add(folded, example.origin, bucket)
    return dict(near)
