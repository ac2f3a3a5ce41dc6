"""One small reader for all the tests that ask it things."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.understanding.model.lessons_for_tests import small_reader

from recobro.understanding.model.reader import Reader


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small corpus."""
    return tmp_path_factory.mktemp("corpus")


@pytest.fixture(scope="session")
def reader(corpus: Path) -> Reader:
    """A reader of the small corpus."""
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    return small_reader(corpus)
