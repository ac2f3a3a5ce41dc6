"""One emulator for all contract tests, as new before each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.contracts.emulator_process import EmulatorProcess, running_emulator


@pytest.fixture(scope="session")
def emulator_process() -> Iterator[EmulatorProcess]:
    with running_emulator() as emulator:
        yield emulator


@pytest.fixture
def emulator(emulator_process: EmulatorProcess) -> EmulatorProcess:
    emulator_process.reset()
    return emulator_process
