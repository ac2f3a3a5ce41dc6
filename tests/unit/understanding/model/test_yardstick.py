"""The yardstick over a table of a few lines: what it reads, what it refuses."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from recobro.bench.runner import InvalidRunError
from recobro.bench.yardstick import bench_yardstick

_SAID = {
    ("alarm", "alarm_set"): ("despiértame a las {}", "pon una alarma a las {}"),
    ("weather", "weather_query"): ("va a llover a las {}", "qué tiempo hace a las {}"),
    ("music", "play_music"): ("pon música a las {}", "quiero oír canciones a las {}"),
}
_HOURS = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")


def _table(path: Path, columns: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(columns)
        for (scenario, intent), texts in _SAID.items():
            for text in texts:
                for number, hour in enumerate(_HOURS):
                    part = "test" if number == 0 else "train"
                    table.writerow((part, scenario, intent, text.format(hour)))
    return path


def _silent(_done: int, _of: int) -> None: ...


def test_easy_table_is_read_rightly(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="training needs the extra `train`")
    columns = ("partition", "scenario", "intent", "utt_es")
    data = _table(tmp_path / "easy.csv", columns)

    told = bench_yardstick(data=data, progress=_silent).as_json()

    assert told["accuracy"] == 1.0
    # Three intents, two sentences each: one hour of eight is asked, seven are learnt.
    assert (told["count"], told["learnt"], told["intents"]) == (6, 42, 3)


def test_table_of_another_kind_is_refused(tmp_path: Path) -> None:
    data = _table(tmp_path / "odd.csv", ("part", "scenario", "intent", "text"))

    with pytest.raises(InvalidRunError, match="utt_es"):
        bench_yardstick(data=data, progress=_silent)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidRunError, match="nowhere"):
        bench_yardstick(data=tmp_path / "nowhere.csv.gz", progress=_silent)
