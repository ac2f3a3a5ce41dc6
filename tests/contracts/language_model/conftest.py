"""One server double for these tests, as new before each, and models that talk to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.contracts.language_model.server import ModelServer, running_model_server

from recobro.understanding.language_model import (
    LanguageModel,
    LanguageModelSettings,
    MemoryLedger,
)
from recobro.understanding.language_model.transport import PydanticAITransport

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
OpenModel = Callable[..., LanguageModel]


@pytest.fixture(scope="session")
def server_process() -> Iterator[ModelServer]:
    with running_model_server() as server:
        yield server


@pytest.fixture
def server(server_process: ModelServer) -> ModelServer:
    server_process.reset()
    return server_process


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def open_model(server: ModelServer, ledger: MemoryLedger) -> Iterator[OpenModel]:
    """Opens a model on the double; pauses between retries are noted, not waited."""
    pytest.importorskip("pydantic_ai")
    opened: list[LanguageModel] = []

    def open_it(**settings: Any) -> LanguageModel:
        settings.setdefault("base_url", server.url)
        settings.setdefault("timeout", 5.0)
        made = LanguageModelSettings(model="local", **settings)
        model = LanguageModel(
            made,
            PydanticAITransport(made),
            ledger=ledger,
            now=lambda: NOW,
            sleep=lambda _: None,
        )
        opened.append(model)
        return model

    yield open_it
    for model in opened:
        model.close()
