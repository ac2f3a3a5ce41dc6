"""A YAML document as places: each knows its line and path, and what was wrong there.

Values are taken as they are written, never as YAML 1.1 would read them: `no` is a name
and not a falsehood, `09:30` a time and not 570.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import yaml

from recobro.domain.strategy.sayings import Saying, nearest, say

# A strategy of a hundred segments is far below this.
LARGEST = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, or only odd, at a place: `line` from 1, and the path to it."""

    line: int
    path: str
    saying: Saying

    def text(self, language: str = "en") -> str:
        """`line 14, steps[2].days: …` in "es" or "en"."""
        line = "line" if language == "en" else "línea"
        place = (
            f"{line} {self.line}, {self.path}" if self.path else f"{line} {self.line}"
        )
        return f"{place}: {self.saying.text(language)}"

    def __str__(self) -> str:
        return self.text()


@dataclass(slots=True)
class Notes:
    """What has been found so far, and on which line each place is."""

    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def add(self, line: int, path: str, saying: Saying) -> None:
        """Note a problem."""
        self.problems.append(Problem(line=line, path=path, saying=saying))

    def line_of(self, path: str) -> int:
        """The line of a place, or of the nearest place around it."""
        while path not in self.lines and path:
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        return self.lines.get(path, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """A node of the document; reading it wrongly notes a problem and goes on."""

    node: yaml.Node
    path: str
    notes: Notes

    def __post_init__(self) -> None:
        self.notes.lines.setdefault(self.path, self.line)

    @property
    def line(self) -> int:
        """The line on which it begins, from 1."""
        return int(self.node.start_mark.line) + 1

    def wrong(self, code: str, /, **values: object) -> None:
        """Note that something is wrong here."""
        self.notes.add(self.line, self.path, say(code, **values))

    def text(self) -> str | None:
        """The value as it is written; None, and a problem, where it is no text."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.wrong("no_text")
            return None
        value = str(self.node.value).strip()
        if not value or (value in ("~", "null") and not self.node.style):
            self.wrong("empty")
            return None
        return value

    def items(self) -> list[Place]:
        """The items of a list; none, and a problem, where it is no list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.wrong("no_list")
            return []
        return [
            Place(node, f"{self.path}[{n}]", self.notes)
            for n, node in enumerate(self.node.value)
        ]

    def texts(self) -> list[Place]:
        """The items of a list of texts; a single text is a list of one."""
        return [self] if isinstance(self.node, yaml.ScalarNode) else self.items()

    def keys(self, known: Collection[str]) -> dict[str, Place]:
        """The values by key; unknown keys and those given twice are problems."""
        found: dict[str, Place] = {}
        for key, place in self.pairs():
            if key in found:
                place.wrong("key_twice", key=key)
            elif key not in known:
                _unknown(place, key, known)
            else:
                found[key] = place
        return found

    def pairs(self) -> Iterator[tuple[str, Place]]:
        """All keys with their values, in order."""
        if not isinstance(self.node, yaml.MappingNode):
            self.wrong("no_mapping")
            return
        for key, node in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                Place(key, self.path, self.notes).wrong("key_no_text")
                continue
            name = str(key.value)
            path = f"{self.path}.{name}" if self.path else name
            if isinstance(node, yaml.ScalarNode) and not node.value:
                node.start_mark = key.start_mark  # an empty value begins anywhere
            yield name, Place(node, path, self.notes)


def _unknown(place: Place, key: str, known: Collection[str]) -> None:
    if key == "<<":
        place.wrong("no_merge")
    elif key == "version":
        place.wrong("version_key")
    else:
        place.wrong("unknown_key", key=key, near=nearest(key, known))


def document(text: str, notes: Notes) -> Place | None:
    """The root of the one document in a text; None, and a problem, without one."""
    if len(text) > LARGEST:
        notes.add(1, "", say("too_large", most=LARGEST))
        return None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        notes.add(line, "", say("no_yaml", problem=error.problem or str(error)))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        problem = str(error).splitlines()[0]
        notes.add(1, "", say("no_yaml", problem=problem))
        return None
    if node is None:
        notes.add(1, "", say("empty"))
        return None
    return Place(node, "", notes)
