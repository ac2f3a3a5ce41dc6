"""Opening a model: what is missing is said, and nothing is sent."""

from __future__ import annotations

import importlib.util

import pytest

from recobro.understanding.language_model import (
    LanguageModelSettings,
    NotInstalledError,
    SettingsError,
    open_language_model,
)

pytest.importorskip("pydantic_ai")


def test_provider_with_a_key_opens_and_closes() -> None:
    settings = LanguageModelSettings(model="openai:some-model", api_key="key")
    model = open_language_model(settings)
    assert model.name == "openai:some-model"
    model.close()
    model.close()  # twice is once


def test_unknown_provider_is_refused() -> None:
    settings = LanguageModelSettings(model="nobody:some-model", api_key="key")
    with pytest.raises(SettingsError, match="RECOBRO_LLM_MODEL"):
        open_language_model(settings)


def test_missing_key_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(SettingsError, match="RECOBRO_LLM_API_KEY"):
        open_language_model(LanguageModelSettings(model="openai:some-model"))


@pytest.mark.skipif(
    importlib.util.find_spec("cohere") is not None, reason="the client is installed"
)
def test_missing_client_names_its_package() -> None:
    settings = LanguageModelSettings(model="cohere:some-model", api_key="key")
    with pytest.raises(NotInstalledError, match=r"pydantic-ai-slim\[cohere\]"):
        open_language_model(settings)
