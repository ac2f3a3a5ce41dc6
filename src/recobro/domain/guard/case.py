"""A draft laid out for the rules: folded, masked, its figures and dates found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recobro.domain.guard.contacts import Contact, find_contacts
from recobro.domain.guard.dates import NamedDate, dates_in
from recobro.domain.guard.facts import GuardFacts
from recobro.domain.guard.figures import Figure, FigureKind, figures_in
from recobro.domain.guard.phrases import Alive, Phrase, Phrases, bought, denied, find
from recobro.domain.guard.schedule import days_to_pay_by
from recobro.domain.guard.text import Text, fold, fold_plain, sentences
from recobro.domain.guard.verdict import Rule, Violation
from recobro.domain.guard.words import Words, matches_at, words_of

Span = tuple[int, int]
# A longer sentence is no sentence; without a bound a hostile draft takes seconds.
_REACH = 400
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "san", "santa", "y"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that a rule may look at.

    `words` is `text.folded` with names, links, accounts and phone numbers blotted out
    by `~`, place by place, so that no rule trips over a creditor called «Moroso»;
    `known` are the words in it, `alive` tells where which phrase may begin. `payable`
    are the days to pay by that the facts hold; left out where the draft names no day.
    """

    text: Text
    words: str
    alive: Alive
    known: frozenset[str]
    facts: GuardFacts
    country: str
    channel: str
    today: date
    written_by_person: bool
    contacts: tuple[Contact, ...]
    creditor_spans: tuple[Span, ...]
    invoice_spans: tuple[Span, ...]
    dates: tuple[NamedDate, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[Span, ...]
    payable: frozenset[date]

    @property
    def money(self) -> Iterator[Figure]:
        """The sums of money that the draft names."""
        return (f for f in self.figures if f.kind is FigureKind.MONEY)

    def sentence_at(self, place: int) -> Span:
        """The sentence that holds this place, no further than _REACH from it."""
        for start, end in self.sentences:
            if place < end:
                return max(start, place - _REACH), min(end, place + _REACH)
        return max(0, place - _REACH), len(self.words)

    def sentence_text(self, place: int) -> str:
        """The masked words of that sentence."""
        start, end = self.sentence_at(place)
        return self.words[start:end]

    def violation(self, rule: Rule, start: int, end: int) -> Violation:
        """A violation that quotes the draft behind these places."""
        return Violation(rule, self.text.quote(start, end))

    def is_denied(self, start: int, end: int) -> bool:
        """Whether the draft denies what these words would state."""
        return denied(self.words, start, end, self.sentence_at(start))

    def is_disowned(self, start: int, end: int) -> bool:
        """Whether a threat is denied outright, not only to those who pay."""
        scope = self.sentence_at(start)
        return denied(self.words, start, end, scope) and not bought(
            self.words, start, scope
        )

    def in_word(self, place: int) -> bool:
        """Whether a word goes on from before this place."""
        before = self.words[place - 1 : place]
        return before.isalnum() or before == "_"

    def within(self, phrase: Phrase, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where a phrase stands between these places, as if the text ended there."""
        if phrase.heads is None:
            return phrase.pattern.finditer(self.words, start, end)
        places = self.alive.places.get(phrase, ())
        inside = places[bisect_left(places, start) : bisect_left(places, end)]
        return matches_at(phrase.pattern, self.words, inside, end)

    def may_hold(self, phrases: Phrases) -> bool:
        """Whether one of the phrases may stand in it; where not, none does."""
        return bool(self.alive.mask & phrases.mask)

    def find(self, phrases: Phrases) -> Sequence[re.Match[str]]:
        """Places where one of the phrases stands."""
        return find(self.words, self.alive, phrases)

    def stated(self, phrases: Phrases) -> Sequence[re.Match[str]]:
        """Places where one of the phrases stands and is not denied."""
        found = find(self.words, self.alive, phrases)
        return [m for m in found if not self.is_denied(m.start(), m.end())]


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    return fold_plain(name).strip()


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def _wholes(text: str, sought: str) -> Iterator[Span]:
    """Where the words stand as a whole, not inside longer ones.

    No pattern is made of them: every debtor has another name, and other invoices.
    """
    start = text.find(sought)
    while start >= 0:
        end = start + len(sought)
        inside = text[start - 1 : start] in _LETTERS or text[end : end + 1] in _LETTERS
        if not inside:
            yield start, end
        start = text.find(sought, start + 1 if inside else end)


def _name_spans(text: Text, name: str) -> list[Span]:
    """Where a name stands; a name of one word only where it is written as a name."""
    folded = _folded_name(name)
    if len(folded) < 2 or folded not in text.folded:
        return []
    return [
        span
        for span in _wholes(text.folded, folded)
        if " " in folded or not text.quote(*span)[:1].islower()
    ]


@lru_cache(maxsize=4096)
def _names(full_name: str, first_name: str) -> tuple[str, ...]:
    """How a debtor may be called, shortest first."""
    names = {full_name, first_name}
    for part in re.split(r"[\s-]+", full_name):
        if len(part) > 2 and fold_plain(part) not in _PARTICLES:
            names.add(part)
    return tuple(sorted(names, key=lambda name: (len(name), name)))


def _debtor_spans(text: Text, facts: GuardFacts) -> list[Span]:
    names = _names(facts.debtor.full_name, facts.debtor.first_name)
    return [s for name in names for s in _name_spans(text, name)]


_ANNOUNCES = (
    "factura", "recibo", "boleta", "invoice", "n°", "n.°", "no.", "#", "numero", "la",
    "y",
)  # fmt: skip
_GOES_ON = re.compile(r"[.,]\d")


def _numbered(text: str, number: str) -> Iterator[Span]:
    """An invoice number; a short one of digits only after a word that announces it."""
    announced = number.isdigit() and len(number) < 5
    for start, end in _wholes(text, number):
        if announced and not text[:start].rstrip().endswith(_ANNOUNCES):
            continue
        if not _GOES_ON.match(text, end):
            yield start, end


def _invoice_spans(text: Text, facts: GuardFacts) -> list[Span]:
    spans: list[Span] = []
    for invoice in facts.invoices:
        number = _folded_name(invoice.number)
        if number and number in text.folded:
            concept = _folded_name(invoice.concept) if facts.identity_verified else ""
            spans += [
                _with_concept(text.folded, span, concept)
                for span in _numbered(text.folded, number)
            ]
    return spans


def _with_concept(text: str, span: Span, concept: str) -> Span:
    """The place of an invoice's number with the concept before it: «Luz (F-1)»."""
    start, end = span
    if not concept or not text.endswith(" (", 0, start):
        return span
    bullet = text.rfind("•", 0, start) + 1
    begin = bullet + len(text[bullet:start]) - len(text[bullet:start].lstrip())
    if bullet and concept.startswith(text[begin : start - 2]):  # it may be cut short
        return begin, end
    begin = start - 2 - len(concept)
    whole = text.startswith(concept, begin) if begin >= 0 else False
    return (begin, end) if whole and text[begin - 1 : begin] not in _LETTERS else span


def _mask(text: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        text = f"{text[:start]}{'~' * (end - start)}{text[end:]}"
    return text


def lay_out(
    draft: str, facts: GuardFacts, *, country: str, channel: str, today: date,
    written_by_person: bool, alive: Callable[[Words], Alive],
) -> Case:  # fmt: skip
    """Read a draft once, for all the rules; `alive` tells which phrases may match."""
    text = fold(draft)
    creditor = _name_spans(text, facts.creditor)
    invoices = _invoice_spans(text, facts)
    names = [*creditor, *_debtor_spans(text, facts)]
    hidden = _mask(text.folded, [*invoices, *names])
    read = words_of(hidden)
    dates = dates_in(read, today, country)
    taken = [(d.start, d.end) for d in dates]
    contacts = find_contacts(_mask(text.folded, invoices), facts, taken)
    if contacts:
        hidden = _mask(hidden, [(c.start, c.end) for c in contacts])
        dates = [d for d in dates if "~" not in hidden[d.start : d.end]]
        read = read.without(hidden, [(c.start, c.end) for c in contacts])
    found = figures_in(read, [d.place for d in dates if not d.is_duration])
    return Case(
        text=text,
        words=hidden,
        alive=alive(read),
        known=read.known,
        facts=facts,
        country=country,
        channel=channel,
        today=today,
        written_by_person=written_by_person,
        contacts=tuple(contacts),
        creditor_spans=tuple(creditor),
        invoice_spans=tuple(invoices),
        dates=tuple(dates),
        figures=tuple(found),
        sentences=tuple(sentences(hidden)),
        payable=days_to_pay_by(facts) if dates else frozenset(),
    )
