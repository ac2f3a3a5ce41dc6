"""Which engine the environment sets up, and what it says where it cannot work."""

from __future__ import annotations

import pytest

from recobro.media import (
    MEDIA_VARIABLES,
    MediaSettings,
    MediaSettingsError,
    open_receipt_reader,
    open_transcriber,
    read_media_settings,
)
from recobro.ports.media import REACTIONS, MediaProblem, MediaReadError


def test_nothing_set_hears_nothing() -> None:
    assert open_transcriber(read_media_settings({})) is None


def test_house_comes_before_provider() -> None:
    both = {
        "RECOBRO_WHISPER_MODEL": "/models/small",
        "RECOBRO_TRANSCRIBE_URL": "https://voice.example.com/v1",
    }
    chosen = open_transcriber(read_media_settings(both))
    assert chosen
    assert chosen.engine == "faster-whisper small"


def test_provider_is_named_by_host() -> None:
    given = {
        "RECOBRO_TRANSCRIBE_URL": "https://voice.example.com/v1/",
        "RECOBRO_TRANSCRIBE_KEY": "sk-canary",
        "RECOBRO_TRANSCRIBE_MODEL": "large",
    }
    settings = read_media_settings(given)
    chosen = open_transcriber(settings)
    assert chosen
    assert chosen.engine == "large @ voice.example.com"
    assert "canary" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RECOBRO_TRANSCRIBE_URL", "ftp://example.com"),
        ("RECOBRO_VOICE_SECONDS", "long"),
        ("RECOBRO_VOICE_SECONDS", "4"),
        ("RECOBRO_VOICE_SECONDS", "1801"),
    ],
)
def test_wrong_settings_name_their_variable(name: str, value: str) -> None:
    with pytest.raises(MediaSettingsError, match=name):
        read_media_settings({name: value})


def test_every_variable_is_read() -> None:
    given = dict.fromkeys(MEDIA_VARIABLES, "https://example.com")
    given["RECOBRO_VOICE_SECONDS"] = "60"
    assert read_media_settings(given) == MediaSettings(
        whisper_model="https://example.com",
        transcribe_url="https://example.com",
        transcribe_key="https://example.com",
        transcribe_model="https://example.com",
        voice_seconds=60,
    )


def test_receipt_reader_opens_without_engine() -> None:
    assert open_receipt_reader().engine.startswith("tesseract")


def test_every_problem_has_its_reaction() -> None:
    assert set(REACTIONS) == set(MediaProblem)
    tried_again = {p for p in MediaProblem if MediaReadError(p).retry}
    assert tried_again == {MediaProblem.BUSY}
