"""Files of labelled messages, read strictly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recobro.understanding.evaluation.labelled import (
    LabelledFileError,
    read_labelled,
    set_hash,
)

GOOD: dict[str, Any] = {
    "id": "a", "text": "ya pagué", "country": "MX", "today": "2026-03-10T09:00:00",
    "last_agent_act": "reminder", "intent": "already_paid",
    "intents": ["already_paid"], "entities": {"method": "cash"}, "care": [],
}  # fmt: skip


def written(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", "utf-8")
    return path


def test_message_is_read_with_its_labels(tmp_path: Path) -> None:
    (message,) = read_labelled([written(tmp_path, GOOD)])
    assert (message.intent, message.country) == ("already_paid", "MX")
    assert message.utterance.today.isoformat() == "2026-03-10"
    assert message.entities == {"method": "cash"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"intent": "paid"}, "not among intents"),
        ({"intents": ["already_paid", "paid"]}, "unknown intent 'paid'"),
        ({"care": ["sadness"]}, "unknown care signal 'sadness'"),
        ({"entities": {"colour": "red"}}, "unknown entity 'colour'"),
        ({"text": " "}, "no text"),
        ({"today": "soon"}, "isoformat"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    with pytest.raises(LabelledFileError, match=f"set.jsonl:1: .*{why}"):
        read_labelled([written(tmp_path, GOOD | change)])


def test_missing_field_is_named(tmp_path: Path) -> None:
    line = {key: value for key, value in GOOD.items() if key != "care"}
    with pytest.raises(LabelledFileError, match="care"):
        read_labelled([written(tmp_path, line)])


def test_same_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelledFileError, match=r"set\.jsonl:2: a again"):
        read_labelled([written(tmp_path, GOOD, GOOD)])


def test_hash_follows_the_contents(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    before = set_hash([path])
    assert set_hash([path]) == before
    written(tmp_path, GOOD | {"text": "ya pague"})
    assert set_hash([path]) != before
