"""An approved text with tokens for every name and figure: all that a model is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from recobro.domain.conversation.facts import AccountFacts, InvoiceFact
from recobro.domain.conversation.wording import ReplyIntent, Value
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.understanding.privacy import personal
from recobro.understanding.privacy.mask import TOKEN
from recobro.understanding.writer import formats

# A name may be left out or said again; everything else is a fact.
_FREE = frozenset({"FIRST_NAME", "FULL_NAME"})
_FIGURE = re.compile(r"[^\s⟦⟧]*\d[^\s⟦⟧]*(?<![.,;:!?)])")

_Stretch = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The text as the model sees it, and what its tokens stand for.

    `facts` are the tokens that any wording of it has to hold, as often and in this
    order: so that no sum changes place with another.
    """

    text: str
    tokens: Mapping[str, str]
    facts: tuple[str, ...]

    def hide(self, text: str) -> str:
        """Any text with the same things replaced by the same tokens."""
        for token, content in sorted(
            self.tokens.items(), key=lambda item: -len(item[1])
        ):
            text = _whole(content).sub(token, text)
        return text


def script_of(
    text: str,
    reply: ReplyIntent,
    facts: AccountFacts,
    today: date,
    link_url: str | None,
    known: Sequence[str],
) -> Script:
    """The approved text of a reply without a name, figure, day or link in it."""
    stretches = list(_told(text, reply, facts, today, link_url))
    stretches += [(s.start, s.end, str(s.kind)) for s in personal(text, known)]
    stretches += [(*m.span(), "FIGURE") for m in _FIGURE.finditer(text)]
    return _tokenised(text, _apart(stretches))


def _told(
    text: str,
    reply: ReplyIntent,
    facts: AccountFacts,
    today: date,
    link_url: str | None,
) -> Iterator[_Stretch]:
    said: dict[str, str] = {}
    for value in reply.values.values():
        said |= dict(_said(value, facts, today))
    said |= {facts.creditor: "CREDITOR", facts.full_name: "FULL_NAME"}
    said |= {facts.first_name: "FIRST_NAME"}
    if link_url:
        said[link_url] = "LINK"
    for content, kind in said.items():
        if content.strip():
            for found in _whole(content).finditer(text):
                yield found.start(), found.end(), kind


def _said(
    value: Value | Instalment | InvoiceFact, facts: AccountFacts, today: date
) -> Iterator[tuple[str, str]]:
    """How a value may stand in the text, and the name of its token."""
    language = facts.language
    if isinstance(value, Money):
        yield formats.money(value, facts.country, language), "AMOUNT"
    elif isinstance(value, datetime):
        yield formats.moment(value, language), "MOMENT"
    elif isinstance(value, date):
        yield formats.day(value, language, today), "DATE"
        yield formats.weekday_and_day(value, language, today), "DATE"
    elif isinstance(value, Decimal | int):
        yield formats.number(value), "NUMBER"
    elif isinstance(value, InvoiceFact):
        yield value.concept[:60], "CONCEPT"
        yield value.concept, "CONCEPT"
        yield value.number, "INVOICE"
        yield from _said(value.outstanding, facts, today)
        yield from _said(value.due_date, facts, today)
    elif isinstance(value, Instalment):
        yield from _said(value.amount, facts, today)
        yield from _said(value.date, facts, today)
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, str):
                yield from _said(item, facts, today)


def _whole(content: str) -> re.Pattern[str]:
    """A thing as a whole: "Ana" is not in "mañana", nor "50" in "150"."""
    return re.compile(rf"(?<![\w]){re.escape(content)}(?![\w])")


def _apart(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Without overlaps; the longer one wins, as a sum does over its digits."""
    taken: list[_Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s[0] - s[1], s[0])):
        start, end, _ = stretch
        if all(end <= s or start >= e for s, e, _ in taken):
            taken.append(stretch)
    return sorted(taken)


def _tokenised(text: str, stretches: Sequence[_Stretch]) -> Script:
    tokens: dict[str, str] = {}
    names: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    out: list[str] = []
    position = 0
    for start, end, kind in stretches:
        key = kind, text[start:end]
        if key not in names:
            counts[kind] = counts.get(kind, 0) + 1
            names[key] = f"⟦{kind}_{counts[kind]}⟧"
            tokens[names[key]] = key[1]
        out += text[position:start], names[key]
        position = end
    hidden = "".join([*out, text[position:]])
    required = [t for t in TOKEN.findall(hidden) if _kind(t) not in _FREE]
    return Script(text=hidden, tokens=tokens, facts=tuple(required))


def _kind(token: str) -> str:
    return token.strip("⟦⟧").rpartition("_")[0]
