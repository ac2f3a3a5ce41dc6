"""Finding phrases, and telling a denial («nadie le embargará») from a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import count
from operator import or_

from recobro.domain.guard.heads import heads_of, needs_of

_NEGATOR = re.compile(
    r"\b(?:no|nunca|jamas|nadie|ningun[oa]?|tampoco|ni|sin|never|not|nobody|no one|none"
    r"|nothing|neither|nor|without|cannot|[a-z]+n't|lejos de|en vez de|nada de"
    r"|instead of)\b"
)
# After «no», these deny nothing: «no pagó», «no queremos», «no nos obligue a».
_HOLLOW = re.compile(
    r"\s+(?:(?:me|te|le|les|lo|la|los|las|se|nos|ha|has|han|haya|hayas|hemos|usted|tu"
    r"|vos"
    r"|you|we|have|had|has|us|it|been|ya|aun|todavia)\s+)*"
    r"(?:pag|abon|cancel[aoe]|contest|respond|cumpl|regulari|liquid|salda"
    r"|quer(?!emos decir)"
    r"|quier(?!e decir)|quisi|dese|oblig|hag|hac(?:e|er) (?:el|su|un) pago|dej|queda"
    r"|hay (?:otr|mas r)|tien"
    r"e mas|tenemos (?:otr|mas)|habra (?:otr|mas)|tard|dud|sol[oa]\b|solament|unicament"
    r"|esper"
    r"|permit|provoq|descart|olvid|da (?:senal|respuesta)|atiend|recib(?:imos|o) (?:su"
    r"|el|tu)"
    r"|recibido|pay|paid|settl|want|make|made|force|leav|hesitat|only|just|wait|let"
    r"|answer|repl|forget|heard|received|preocupa que|te preocupa|le preocupa|teme"
    r"|importa|se extran|extran|se sorprend|sorprend|se quej|asombr|be surprised"
    r"|pong|tendr\w+ (?:mas |ningun |algun )?problemas?|acept|manche|arruine|perjudique"
    r"|afecte|arriesgue|dane|pierda|ensucie|colabor|trat(?:e|es) de|intent|ignor|sabe)"
)
# «¿No le da vergüenza?», «Don't you feel guilty?» deny nothing.
_RHETORICAL = re.compile(
    r"\W*(?:(?:y|acaso|pero|and)\W+)?(?:no\s+(?!,)|[a-z]+n't (?:you|it)\b)"
)
_CONDITION = re.compile(
    r"\b(?:si|como(?! (?:est[aeo]s?|es[aeo]s?)\s*$)|if"
    r"|mientras|hasta que|unless|until|cuando)\b[^,;:]{0,28}$"
)
_INFINITIVE = re.compile(r"\s+(?:ser\b|haber|[a-z]+[aei]r(?:se|l[eoa]s?|nos)?\b)")
_BREAKER = re.compile(
    r"\b(?:pero|sino|aunque|porque|asi que|por lo que|por eso|de lo contrario"
    r"|caso contrario"
    r"|si no|but|so|because|otherwise|or else|entonces|por tanto|y (?:le|lo|la|te|los) "
    r"(?:vamos|van|va|voy)|except|salvo|excepto|or we|and we|o (?:le|lo|la|te|nos))\b|:"
)
_LATER_NO = re.compile(
    r"[^,.;:]{0,22}?\s(?:no|nunca|never|not|isn't|won't|cannot|tampoco)"
    r"(?: (?:se|le|lo|te|la))?"
    r"(?:\s*$|\s*[.,;!]| es\b|son\b| sera\b| esta\b| hay\b| existe| procede| aplica"
    r"| vamos| puede\b| podemos| va\b| tiene"
    r"| figura| is\b| are\b| will\b| does\b| forma| corresponde)"
)


_numbers = count()


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A pattern over folded text, and the word beginnings without which it fails.

    Any match begins with one of the `heads`, where they are known, and holds a word
    with one of the beginnings `needed`. `mark` is its bit in the masks.
    """

    pattern: re.Pattern[str]
    heads: frozenset[str] | None
    needed: frozenset[str] | None = None
    mark: int = field(default_factory=lambda: 1 << next(_numbers))


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases in the order in which they are tried; `mask` has the marks of all."""

    phrases: tuple[Phrase, ...]
    mask: int

    def __iter__(self) -> Iterator[Phrase]:
        """Each phrase in turn."""
        return iter(self.phrases)

    def __add__(self, other: Phrases) -> Phrases:
        """Both, these first."""
        return Phrases(self.phrases + other.phrases, self.mask | other.mask)


def _together(phrases: Iterable[Phrase]) -> Phrases:
    each = tuple(phrases)
    return Phrases(each, reduce(or_, [phrase.mark for phrase in each]))


@dataclass(frozen=True, slots=True)
class Alive:
    """Which phrases may match in a text, as a mask, and where those with heads begin.

    The places are in the order of the text.
    """

    mask: int
    places: Mapping[Phrase, Sequence[int]]


def compile_all(*patterns: str) -> Phrases:
    """Phrases over folded text: lower case, no accents."""
    return _together(Phrase(re.compile(p), heads_of(p), needs_of(p)) for p in patterns)


def compile_around(needed: str, *patterns: str) -> Phrases:
    """Phrases that hold the words `needed`, a pattern that heads.py can read."""
    return _together(Phrase(re.compile(p), None, heads_of(needed)) for p in patterns)


def find(text: str, alive: Alive, phrases: Phrases) -> Sequence[re.Match[str]]:
    """Every place where one of the phrases stands; only those `alive` are tried."""
    begun = alive.mask & phrases.mask
    if not begun:
        return ()
    found: list[re.Match[str]] = []
    for phrase in _tried(phrases, begun):
        if phrase.heads is None:
            found.extend(phrase.pattern.finditer(text))
            continue
        # `matches_at` without its own frame: nearly all of them fail at once.
        match, end = phrase.pattern.match, 0
        for place in alive.places[phrase]:
            if place >= end and (here := match(text, place)) is not None:
                found.append(here)
                end = here.end()
    return found


@lru_cache(maxsize=16_384)
def _tried(phrases: Phrases, begun: int) -> tuple[Phrase, ...]:
    """The phrases whose marks stand in `begun`, in their order."""
    return tuple([p for p in phrases.phrases if begun & p.mark])


# «Pague y no le embargaremos» threatens: the denial has its price.
_BOUGHT = re.compile(
    r"\b(?<!no )(?:pague\w*|paga|pagas|pagando|pagar|abone|abona|cancele|cancela"
    r"|liquide"
    r"|regularice|si (?:usted )?(?:pag|abon|cancel|liquid|regular)\w+|(?:if you "
    r"|please )?pay)\b"
)


def bought(text: str, start: int, scope: tuple[int, int]) -> bool:
    """Whether what comes at `start` is denied only to those who pay."""
    head = text[scope[0] : start]
    return any(
        _BOUGHT.search(head[: negator.start()])
        for negator in _NEGATOR.finditer(head)
        if not re.search(r"\b(?:aunque|even if|tanto si)\b", head)
    )


def denied(text: str, start: int, end: int, scope: tuple[int, int]) -> bool:
    """Whether the sentence `scope` denies what text[start:end] would state.

    A negation counts where it governs the words: in the same clause, or through a list
    («ni su PIN, ni…»). «Si no paga…», «no queremos…», «no dude en que…» deny nothing.
    """
    head = text[scope[0] : start]
    if _RHETORICAL.match(head) and text[scope[0] : scope[1]].rstrip().endswith("?"):
        return False
    cut = 0
    for breaker in _BREAKER.finditer(head):
        cut = breaker.end()
    clause = head[cut:]
    for negator in reversed(list(_NEGATOR.finditer(clause))):
        if _HOLLOW.match(clause, negator.end()):
            continue
        if negator.group() == "sin" and clause[negator.end() :].count(" ") > 4:
            continue
        # «Si no le hemos…»: a condition, unless the negation comes after its comma.
        before = clause[: negator.start()]
        if negator.group() in ("no", "not") and _CONDITION.search(before):
            continue
        # «De no recibir…», «en caso de no pagar…»: a condition too.
        if before.endswith("de ") and _INFINITIVE.match(clause, negator.end()):
            continue
        between = clause[negator.end() :]
        if "," not in between or _is_list(between, text[end : scope[1]]):
            return True
    tail = text[end : min(scope[1], end + 48)]
    return bool(_LATER_NO.match(tail)) and not re.match(r"\W*(?:si|if) no\b", tail)


def _is_list(between: str, rest: str) -> bool:
    """Whether the comma between a negation and the words only lists things."""
    if len(between) > 90:
        return False
    listed = re.search(r"\b(?:ni|nor|o|or)\b", between + rest)
    first = between.split(",", maxsplit=1)[0].strip()
    return bool(listed) and bool(first)
