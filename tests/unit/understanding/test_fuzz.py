"""Strange texts: none may fail, none may be slow."""

from random import Random

from recobro.bench.fuzz import LONGEST, bench_fuzz, fuzz, texts
from recobro.domain.readings import Reading
from recobro.ports.interpreter import Utterance
from recobro.understanding.model import TrainedInterpreter

# Twenty times what is asked of an idle machine: this one is shared.
GENEROUS_SECONDS = 1.0


def quiet(done: int, total: int) -> None:
    pass


class FallsOver:
    version = "falls-over"

    def read(self, utterance: Utterance) -> Reading:
        raise ZeroDivisionError


def test_strange_texts_are_all_survived() -> None:
    found = fuzz(TrainedInterpreter.shipped(), count=400, seed=7, progress=quiet)
    assert not found.failures
    assert found.slow[0][0] < GENEROUS_SECONDS * 1000, found.slow[0]


def test_every_failure_is_counted() -> None:
    told = bench_fuzz(count=34, seed=1, progress=quiet, interpreter=FallsOver())
    assert told.as_json()["exceptions"] == 34


def test_same_seed_makes_same_texts() -> None:
    assert list(texts(Random(5), 40)) == list(texts(Random(5), 40))


def test_texts_are_of_all_kinds_and_lengths() -> None:
    made = list(texts(Random(2), 200))
    assert len({kind for kind, _ in made}) == 17
    assert max(len(text) for _, text in made) == LONGEST
