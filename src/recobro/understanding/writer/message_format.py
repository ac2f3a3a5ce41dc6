"""ICU MessageFormat, a strict subset: what a company's own texts are written in.

`{name}`, `{count, plural, =0 {…} one {# pago} other {# pagos}}`, `{register, select, tu
{…} other {…}}`, `{date, date, long}` and `{percent, number}`, with ICU's quoting by
apostrophes. Plural rules, dates and numbers are Babel's, of the reader's locale. Left
out on purpose: offset, selectordinal, choice and skeletons. Why it is ours: decision
record 0011. Grammar: unicode-org.github.io/icu/userguide/format_parse/messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

MOST_DEPTH = 4
DATE_STYLES = ("short", "medium", "long", "full")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CASE = re.compile(r"=\d+|[a-z][a-z0-9_]*")
_SPACE = re.compile(r"\s*")
_PLURAL_WORDS = frozenset({"zero", "one", "two", "few", "many", "other"})


class FaultCode(StrEnum):
    """What is wrong with a text; `MessageError.name` is the word that it is about."""

    NOT_CLOSED = "not_closed"
    NOT_OPENED = "not_opened"
    BAD_NAME = "bad_name"
    BAD_FORM = "bad_form"
    MISSING_OTHER = "missing_other"
    BAD_CASE = "bad_case"
    CASE_TWICE = "case_twice"
    TOO_DEEP = "too_deep"
    UNKNOWN_VARIABLE = "unknown_variable"
    NO_NUMBER = "no_number"
    NO_DATE = "no_date"
    NO_CHOICE = "no_choice"


class MessageError(ValueError):
    """A text that cannot be read; `position` counts characters from 0."""

    def __init__(self, code: FaultCode, position: int, name: str = "") -> None:
        self.code = code
        self.position = position
        self.name = name
        super().__init__(f"{code.value} at {position}: {name}" if name else code.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`{name}`, or with a style: `date` (short to full) or `number`."""

    name: str
    position: int
    kind: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hash:
    """`#` within a plural: its number."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A plural or select, with its cases in order."""

    name: str
    position: int
    kind: str
    cases: tuple[tuple[str, Message], ...]


Part = str | Field | Hash | Choice
Message = tuple[Part, ...]
Raw = str | int | Decimal | date


def parse(text: str) -> Message:
    """The text as a tree. Raises MessageError."""
    reader = _Reader(text)
    message = reader.message(depth=0, counted="")
    if not reader.done:
        raise MessageError(FaultCode.NOT_OPENED, reader.at)
    return message


def parts_of(message: Message) -> Iterator[Field | Hash | Choice]:
    """Every part that is filled in, those within cases included."""
    for part in message:
        if isinstance(part, str):
            continue
        yield part
        if isinstance(part, Choice):
            for _, inner in part.cases:
                yield from parts_of(inner)


def always_said(message: Message) -> frozenset[str]:
    """The variables that are told whichever case is taken."""
    found: set[str] = set()
    for part in message:
        if isinstance(part, Field | Hash):
            found.add(part.name)
        elif isinstance(part, Choice):
            told = [always_said(inner) for _, inner in part.cases]
            found |= frozenset.intersection(*told)
    return frozenset(found)


def render(
    message: Message, texts: Mapping[str, str], raw: Mapping[str, Raw], locale: str
) -> str:
    """The message in words.

    `texts` are the variables as they are written; `raw` their values where a plural
    counts, a select chooses or a style writes a day. Raises KeyError for a variable
    without a value and MessageError where a plural counts what is no number.
    """
    return "".join(_said(part, texts, raw, locale) for part in message)


def _said(
    part: Part, texts: Mapping[str, str], raw: Mapping[str, Raw], locale: str
) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Hash):
        return str(format_decimal(_number(raw[part.name]), locale=locale))
    if isinstance(part, Choice):
        return render(_chosen(part, raw, locale), texts, raw, locale)
    value = raw.get(part.name)
    if part.kind == "date" and isinstance(value, date):
        return str(format_date(value, part.style, locale=locale))
    if part.kind == "number" and isinstance(value, int | Decimal):
        return str(format_decimal(value, locale=locale))
    return texts[part.name]


def _chosen(choice: Choice, raw: Mapping[str, Raw], locale: str) -> Message:
    cases = dict(choice.cases)
    value = raw[choice.name]
    if choice.kind == "plural":
        number = _number(value)
        exact = cases.get(f"={number}")
        if exact is not None:
            return exact
        word = Locale.parse(locale).plural_form(number)
    else:
        word = str(value)
    return cases[word] if word in cases else cases["other"]


def _number(value: Raw) -> int | Decimal:
    if not isinstance(value, int | Decimal):
        raise MessageError(FaultCode.NO_NUMBER, 0, str(value))
    return value


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self._text)

    def message(self, *, depth: int, counted: str) -> Message:
        """Text and arguments up to the end or to a closing brace."""
        parts: list[Part] = []
        while not self.done and self._text[self.at] != "}":
            if self._text[self.at] == "{":
                parts.append(self._argument(depth))
            elif self._text[self.at] == "#" and counted:
                parts.append(Hash(name=counted))
                self.at += 1
            else:
                parts.append(self._literal(counted))
        return tuple(parts)

    def _literal(self, counted: str) -> str:
        special = "{}#" if counted else "{}"
        told: list[str] = []
        while not self.done and self._text[self.at] not in special:
            if self._text[self.at] == "'":
                told.append(self._quoted(special))
            else:
                told.append(self._text[self.at])
                self.at += 1
        return "".join(told)

    def _quoted(self, special: str) -> str:
        """An apostrophe quotes only what would mean something; two are one."""
        after = self._text[self.at + 1 : self.at + 2]
        if after == "'":
            self.at += 2
            return "'"
        if not after or after not in special:
            self.at += 1
            return "'"
        self.at += 1
        told: list[str] = []
        while not self.done:
            if self._text.startswith("''", self.at):
                told.append("'")
                self.at += 2
            elif self._text[self.at] == "'":
                self.at += 1
                break
            else:
                told.append(self._text[self.at])
                self.at += 1
        return "".join(told)

    def _argument(self, depth: int) -> Part:
        begin = self.at
        self.at += 1
        name = self._word(_NAME, FaultCode.BAD_NAME, begin)
        if self._takes("}"):
            return Field(name=name, position=begin)
        self._needs(",", begin)
        kind = self._word(_NAME, FaultCode.BAD_FORM, begin)
        if kind in {"plural", "select"}:
            self._needs(",", begin)
            if depth >= MOST_DEPTH:
                raise MessageError(FaultCode.TOO_DEEP, begin, name)
            # as in ICU, a select within a plural does not count on
            inner = name if kind == "plural" else ""
            cases = self._cases(name, kind, begin, depth=depth, counted=inner)
            return Choice(name=name, position=begin, kind=kind, cases=cases)
        if kind not in {"date", "number"}:
            raise MessageError(FaultCode.BAD_FORM, begin, kind)
        style = "medium" if kind == "date" else ""
        if kind == "date" and self._takes(","):
            style = self._word(_NAME, FaultCode.BAD_FORM, begin)
            if style not in DATE_STYLES:
                raise MessageError(FaultCode.BAD_FORM, begin, style)
        self._needs("}", begin)
        return Field(name=name, position=begin, kind=kind, style=style)

    def _cases(
        self, name: str, kind: str, begin: int, *, depth: int, counted: str
    ) -> tuple[tuple[str, Message], ...]:
        cases: dict[str, Message] = {}
        while not self._takes("}"):
            if self.done:
                raise MessageError(FaultCode.NOT_CLOSED, begin, name)
            at = self.at
            case = self._word(_CASE, FaultCode.BAD_CASE, at)
            exact = case.startswith("=")
            if (kind == "select" and exact) or (
                kind == "plural" and not exact and case not in _PLURAL_WORDS
            ):
                raise MessageError(FaultCode.BAD_CASE, at, case)
            if case in cases:
                raise MessageError(FaultCode.CASE_TWICE, at, case)
            opened = self._space()
            if not self._takes("{"):
                raise MessageError(FaultCode.BAD_CASE, at, case)
            cases[case] = self.message(depth=depth + 1, counted=counted)
            if not self._takes("}", spaced=False):
                raise MessageError(FaultCode.NOT_CLOSED, opened, case)
        if not cases:
            raise MessageError(FaultCode.MISSING_OTHER, begin, name)
        return tuple(cases.items())

    def _space(self) -> int:
        found = _SPACE.match(self._text, self.at)
        assert found is not None
        self.at = found.end()
        return self.at

    def _word(self, pattern: re.Pattern[str], code: FaultCode, begin: int) -> str:
        found = pattern.match(self._text, self._space())
        if found is None:
            if self.done:
                raise MessageError(FaultCode.NOT_CLOSED, begin)
            raise MessageError(code, self.at, self._text[self.at : self.at + 12])
        self.at = found.end()
        self._space()
        return found[0]

    def _takes(self, mark: str, *, spaced: bool = True) -> bool:
        if spaced:
            self._space()
        if self._text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def _needs(self, mark: str, begin: int) -> None:
        if self._takes(mark):
            return
        if self.done:
            raise MessageError(FaultCode.NOT_CLOSED, begin)
        raise MessageError(FaultCode.BAD_FORM, self.at, self._text[self.at :][:12])


# Variables whose values are all known: naming each is as good as `other`.
Kinds = Mapping[str, str]


def check(
    message: Message, kinds: Kinds, closed: Mapping[str, frozenset[str]]
) -> Iterator[MessageError]:
    """What is wrong with a text for these variables.

    `kinds` are their kinds (`number` counts, `date` has styles, `word` chooses, the
    others are only written); `closed` all the words that a `word` can be.
    """
    for part in parts_of(message):
        if isinstance(part, Hash):
            continue
        kind = kinds.get(part.name)
        if kind is None:
            yield MessageError(FaultCode.UNKNOWN_VARIABLE, part.position, part.name)
        elif isinstance(part, Field):
            yield from _misused(part, kind)
        else:
            yield from _incomplete(part, kind, closed.get(part.name, frozenset()))


def _misused(part: Field, kind: str) -> Iterator[MessageError]:
    if part.kind == "date" and kind != "date":
        yield MessageError(FaultCode.NO_DATE, part.position, part.name)
    if part.kind == "number" and kind != "number":
        yield MessageError(FaultCode.NO_NUMBER, part.position, part.name)
    if not part.kind and kind == "word":
        yield MessageError(FaultCode.NO_CHOICE, part.position, part.name)


def _incomplete(
    part: Choice, kind: str, words: frozenset[str]
) -> Iterator[MessageError]:
    if part.kind == "plural" and kind != "number":
        yield MessageError(FaultCode.NO_NUMBER, part.position, part.name)
    if part.kind == "select" and kind != "word":
        yield MessageError(FaultCode.NO_CHOICE, part.position, part.name)
    named = {case for case, _ in part.cases}
    if part.kind == "select" and words:
        for case in sorted(named - words - {"other"}):
            yield MessageError(FaultCode.BAD_CASE, part.position, case)
    if "other" not in named and not (words and words <= named):
        yield MessageError(FaultCode.MISSING_OTHER, part.position, part.name)
