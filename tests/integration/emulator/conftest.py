"""One emulator for all tests, reset before each, and a receiver for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.integration.emulator.running import (
    Receiver,
    ReceivingServer,
    Running,
    receiving_server,
    running_emulator,
)

from recobro.emulator.config import Config


@pytest.fixture(scope="session")
def receiving() -> Iterator[ReceivingServer]:
    with receiving_server() as receiving:
        yield receiving


@pytest.fixture(scope="session")
def shared_emulator() -> Iterator[Running]:
    with running_emulator(Config(time_scale=0.02)) as emulator:
        yield emulator


@pytest.fixture
def receiver(receiving: ReceivingServer) -> Receiver:
    return receiving.new_receiver()


@pytest.fixture
def emulator(shared_emulator: Running, receiver: Receiver) -> Running:
    shared_emulator.control("reset")
    shared_emulator.control("settings", url=receiver.url, window_errors="sync")
    return shared_emulator
