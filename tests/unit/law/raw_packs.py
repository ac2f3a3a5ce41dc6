"""The packs as parsed YAML, and every number in them with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from recobro.law.loader import available_packs

SHEET = "numbers.txt"
CLOCK = re.compile(r"^\d\d:\d\d$")
# Texts that hold numbers without being one: what a rule says, not what it does.
TEXTS = frozenset({"message", "cite", "url", "note", "topic", "id", "version"})

Path = tuple[str | int, ...]


@cache
def raw_pack(pack_id: str) -> dict[str, Any]:
    """One pack as YAML gives it."""
    folder = files("recobro.law").joinpath("packs")
    text = folder.joinpath(f"{pack_id}.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw


def numbers_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every number, time and date below a value, with the way to it."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in TEXTS:
                yield from numbers_of(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from numbers_of(item, (*path, index))
    elif isinstance(value, bool):
        return
    elif isinstance(value, int | float | date) or (
        isinstance(value, str) and (CLOCK.match(value) or value.isdigit())
    ):
        yield path, value


def rule_numbers(pack_id: str) -> Iterator[tuple[int, Path, Any]]:
    """The numbers of a pack: the place of the rule, the way to it, the value."""
    for index, rule in enumerate(raw_pack(pack_id)["rules"]):
        for path, value in numbers_of(rule):
            yield index, path, value


def sheet() -> str:
    """All numbers of all packs, one in a line; `numbers.txt` is the second entry."""
    lines = []
    for pack_id in available_packs():
        rules = raw_pack(pack_id)["rules"]
        for index, path, value in rule_numbers(pack_id):
            rule = rules[index]
            key = rule["id"] + (f"/{rule['part']}" if rule.get("part") else "")
            lines.append(f"{pack_id} {key} {'.'.join(map(str, path))} {value}")
    return "\n".join(lines) + "\n"
