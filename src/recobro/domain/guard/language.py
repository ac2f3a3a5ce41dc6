"""language: a draft, or a sentence of it, that is not in the debtor's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.verdict import Rule, Violation
from recobro.domain.guard.vocabulary import WORDS

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_LATIN_NAMES = ("LATIN", "MODIFIER", "MATHEMATICAL", "FULLWIDTH", "CIRCLED")
# Sentences shorter than this may hold names and loan words.
_ENOUGH = 4
_TELLING = 3


def _own(language: str, other: str) -> frozenset[str]:
    """The words of `other` that `language` does not have."""
    return WORDS[other] - WORDS[language]


_ALL_OWN: dict[str, frozenset[str]] = {
    a: frozenset().union(*(_own(a, b) for b in WORDS if a != b)) for a in WORDS
}
_OWN: dict[tuple[str, str], frozenset[str]] = {
    (a, b): _own(a, b) for a in WORDS for b in WORDS if a != b
}

_OWN_LETTERS = {
    a: frozenset(w for w in words if len(w) == 1) for a, words in WORDS.items()
}


def _tokens(case: Case) -> list[tuple[int, str]]:
    """The words with their places; capitals inside a sentence are names, left out."""
    words: list[tuple[int, str]] = []
    raw, origin = case.text.raw, case.text.origin
    boundaries = [start for start, _ in case.sentences]
    fresh = True
    upcoming = 0
    for m in _TOKEN.finditer(case.words):
        while upcoming < len(boundaries) and boundaries[upcoming] <= m.start():
            upcoming += 1
            fresh = True
        at = origin[m.start()]
        name = raw[at].isupper() and not fresh and not raw[at : at + 2].isupper()
        fresh = False
        if not name or m.end() - m.start() == 1:
            words.append((m.start(), m.group()))
    return words


def _foreign(words: list[str], language: str) -> str | None:
    """The language in which these words rather are, if not in `language`."""
    own = WORDS.get(language)
    if own is None:
        return _surely(words, language)
    home_words = len(own.intersection(words))
    if len(set(words)) - home_words < _TELLING:
        return None
    for other in WORDS:
        if other == language:
            continue
        theirs = len(_OWN[language, other].intersection(words))
        ours = len(_OWN[other, language].intersection(words))
        if (
            theirs >= _TELLING
            and theirs > ours
            and (theirs > 2 * ours or home_words < theirs)
        ):
            return other
    return None


def _surely(words: list[str], language: str) -> str | None:
    """For a language that we cannot read: hold back what is plainly another's."""
    scores = {name: sum(w in ws for w in words) for name, ws in WORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if best != language and scores[best] * 3 >= len(words) > 0 else None


def _other_script(case: Case) -> bool:
    """Whether most letters are of another alphabet (mathematical letters are Latin)."""
    raw = case.text.raw
    if not raw or max(raw) <= "\u024f":
        return False
    odd = [c for c in raw if c > "\u024f" and c.isalpha()]
    foreign = sum(
        not unicodedata.name(c, "LATIN").startswith(_LATIN_NAMES) for c in odd
    )
    return foreign >= 6 and foreign * 2 > sum(map(str.isalpha, raw))


def _surely_own(case: Case, language: str) -> bool:
    """Whether too few words are another language's for anything to be told."""
    others = _ALL_OWN.get(language)
    if others is None:
        return False
    words = case.known
    if "'" in case.words:
        words = frozenset(_TOKEN.findall(case.words))
    telling = len(others & words)
    # A word of one letter is never taken for a name: with one of ours, it is ours.
    ours = not words.isdisjoint(_OWN_LETTERS[language])
    return telling == 0 or (telling < _TELLING and ours)


def foreign_language(case: Case) -> Iterator[Violation]:
    """The draft, or any whole sentence of it, in a language not the debtor's."""
    language = (
        case.facts.debtor.language.lower().replace("_", "-").split("-")[0] or "es"
    )
    if _other_script(case):
        yield Violation(Rule.LANGUAGE, case.text.raw.strip())
        return
    if _surely_own(case, language):
        return
    tokens = _tokens(case)
    whole = [word for _, word in tokens]
    if _foreign(whole, language) or _short_foreign(whole, language):
        yield Violation(Rule.LANGUAGE, case.text.raw.strip())
        return
    for start, end in case.sentences:
        words = [word for place, word in tokens if start <= place < end]
        if len(words) >= _ENOUGH and _foreign(words, language):
            yield case.violation(Rule.LANGUAGE, start, end)


def _short_foreign(words: list[str], language: str) -> bool:
    """A draft of a few words, none of them the debtor's, two of them another's."""
    own = WORDS.get(language)
    if own is None or not words or any(w in own for w in words):
        return False
    return any(
        sum(w in _OWN[language, other] for w in words) >= 2
        for other in WORDS
        if other != language
    )
