"""Reading the settings of the language model from variables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from recobro.understanding.language_model.settings import (
    LANGUAGE_MODEL_VARIABLES,
    Output,
    SettingsError,
    Use,
    settings_from,
)


def test_nothing_set_means_no_model() -> None:
    assert settings_from({}) is None
    assert settings_from({"RECOBRO_LLM_MODEL": "  "}) is None


def test_local_server_needs_only_two() -> None:
    settings = settings_from(
        {"RECOBRO_LLM_MODEL": "qwen3", "RECOBRO_LLM_BASE_URL": "http://127.0.0.1:1/v1/"}
    )
    assert settings is not None
    assert settings.base_url == "http://127.0.0.1:1/v1"
    assert settings.api_key is None
    assert settings.uses == {Use.READ}
    assert settings.output is Output.JSON


def test_every_variable_is_read() -> None:
    settings = settings_from(
        {
            "RECOBRO_LLM_MODEL": "openai:some-model",
            "RECOBRO_LLM_API_KEY": "secret",
            "RECOBRO_LLM_FOR": "read, write",
            "RECOBRO_LLM_TIMEOUT": "4.5",
            "RECOBRO_LLM_RETRIES": "0",
            "RECOBRO_LLM_OUTPUT": "schema",
            "RECOBRO_LLM_PRICE_INPUT": "0.40",
            "RECOBRO_LLM_PRICE_OUTPUT": "1.60",
            "RECOBRO_LLM_DAILY_BUDGET": "5",
            "RECOBRO_LLM_DAILY_TOKENS": "1000",
            "RECOBRO_LLM_MESSAGE_TOKENS": "900",
            "RECOBRO_LLM_ANSWER_TOKENS": "100",
            "RECOBRO_LLM_BREAKER_FAILURES": "3",
            "RECOBRO_LLM_BREAKER_SECONDS": "30",
        }
    )
    assert settings is not None
    assert settings.uses == {Use.READ, Use.WRITE}
    assert (settings.timeout, settings.retries) == (4.5, 0)
    assert settings.output is Output.SCHEMA
    assert settings.daily_budget == Decimal(5)
    assert (settings.price_input, settings.price_output) == (
        Decimal("0.40"),
        Decimal("1.60"),
    )
    assert (settings.daily_tokens, settings.message_tokens) == (1000, 900)
    assert (settings.answer_tokens, settings.breaker_failures) == (100, 3)
    assert settings.breaker_seconds == 30


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("RECOBRO_LLM_MODEL", "no-provider"),
        ("RECOBRO_LLM_BASE_URL", "ftp://example.com"),
        ("RECOBRO_LLM_TIMEOUT", "soon"),
        ("RECOBRO_LLM_TIMEOUT", "0"),
        ("RECOBRO_LLM_RETRIES", "-1"),
        ("RECOBRO_LLM_OUTPUT", "yaml"),
        ("RECOBRO_LLM_FOR", "dream"),
        ("RECOBRO_LLM_PRICE_INPUT", "NaN"),
        ("RECOBRO_LLM_DAILY_TOKENS", "0"),
        ("RECOBRO_LLM_DAILY_BUDGET", "5"),  # and no prices: it would never end
    ],
)
def test_wrong_value_names_its_variable(variable: str, value: str) -> None:
    variables = {"RECOBRO_LLM_MODEL": "openai:some-model", variable: value}
    with pytest.raises(SettingsError) as caught:
        settings_from(variables)
    assert caught.value.variable == variable


def test_base_url_alone_is_refused() -> None:
    with pytest.raises(SettingsError):
        settings_from({"RECOBRO_LLM_BASE_URL": "http://127.0.0.1:1/v1"})


def test_the_key_is_in_no_representation() -> None:
    settings = settings_from(
        {"RECOBRO_LLM_MODEL": "openai:m", "RECOBRO_LLM_API_KEY": "s3cret"}
    )
    assert "s3cret" not in repr(settings)


def test_listed_variables_share_their_prefix() -> None:
    assert all(name.startswith("RECOBRO_LLM_") for name in LANGUAGE_MODEL_VARIABLES)
