"""Personal data out of a text before it goes anywhere, and back in afterwards.

What a token says is what kind of thing stood there and that two are the same, nothing
of the thing itself: «mi dni es ⟦DNI_1⟧». A text never loses by it: `unmask` gives back
every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recobro.understanding.privacy.contacts import email_spans, link_spans
from recobro.understanding.privacy.folding import fold
from recobro.understanding.privacy.identity import identity_spans
from recobro.understanding.privacy.keep import kept
from recobro.understanding.privacy.known import known_spans
from recobro.understanding.privacy.names import name_spans
from recobro.understanding.privacy.places import birth_spans, place_spans
from recobro.understanding.privacy.spans import Kind, Span, merged

_BRACKETS = re.compile(r"[⟦⟧]+")
TOKEN = re.compile(r"⟦[A-Z]+_\d+⟧")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A text without personal data; `tokens` maps each token to what it stands for.

    `tokens` holds those of the texts before it too, and goes into the next call as
    `earlier`, so that a thing keeps its token through a conversation.
    """

    text: str
    tokens: Mapping[str, str] = field(default_factory=dict)

    @property
    def anything(self) -> bool:
        """Whether something was masked."""
        return TOKEN.search(self.text) is not None


def mask(
    text: str,
    *,
    known: Sequence[str] = (),
    earlier: Mapping[str, str] | None = None,
) -> Masked:
    """Replace personal data by tokens.

    `known` are the debtor's own name, document, address and answer to the identity
    question, as the account has them. Brackets that the person typed become tokens
    themselves: nobody can write a token of ours.
    """
    tokens = dict(earlier or {})
    names = {content: token for token, content in tokens.items()}
    out: list[str] = []
    position = 0
    for span in personal(text, known):
        content = text[span.start : span.end]
        token = names.get(content)
        if token is None:
            token = _new_token(span.kind, tokens)
            tokens[token] = content
            names[content] = token
        out += text[position : span.start], token
        position = span.end
    out.append(text[position:])
    return Masked(text="".join(out), tokens=tokens)


def unmask(text: str, tokens: Mapping[str, str]) -> str:
    """The text with every token of `tokens` replaced by what it stands for.

    One pass: what comes out of a token is never read again. An unknown token stays.
    """
    return TOKEN.sub(lambda m: tokens.get(m.group(), m.group()), text)


def personal(text: str, known: Sequence[str] = ()) -> tuple[Span, ...]:
    """Where a text holds personal data: spans in order, without overlaps."""
    folded = fold(text)
    found = [
        Span(*folded.original(start, end), span.kind)
        for span in _found(folded.text, known)
        for start, end in _without_ends(folded.text, span)
    ]
    brackets = [Span(*m.span(), Kind.BRACKET) for m in _BRACKETS.finditer(text)]
    return merged([*found, *name_spans(text), *brackets])


def _found(text: str, known: Sequence[str]) -> Iterator[Span]:
    yield from known_spans(text, known)
    if "⟦" in text or "⟧" in text:
        text = text.replace("⟦", "(").replace("⟧", ")")
    certain = [
        *link_spans(text),
        *email_spans(text),
        *birth_spans(text),
        *place_spans(text),
    ]
    yield from certain
    blocked = [False] * len(text)
    for span in certain:
        _block(blocked, span.start, span.end)
    for start, end in kept(text):
        _block(blocked, start, end)
    yield from identity_spans(text, blocked)


def _without_ends(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The span without the spaces and commas at its ends; nothing of an empty one."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in " ,;\n":
        end -= 1
    while start < end and text[start] in " ,;\n":
        start += 1
    if start < end:
        yield start, end


def _block(blocked: list[bool], start: int, end: int) -> None:
    blocked[start:end] = [True] * (end - start)


def _new_token(kind: Kind, tokens: Mapping[str, str]) -> str:
    prefix = f"⟦{kind}_"
    number = 1 + sum(token.startswith(prefix) for token in tokens)
    return f"{prefix}{number}⟧"
