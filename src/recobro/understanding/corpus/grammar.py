"""The grammar: YAML files of symbols and labelled productions, and its sentences.

`symbols*.yaml` define names; a name has alternatives for all, or by tag: a country, a
language (`spanish`, `english`), `latam`, or a way of address (`tu`, `usted`, `vos`,
`ustedes`, `vosotros`). The other files hold groups of templates with their labels.
Address is chosen once for a sentence, so that its verbs agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from recobro.domain.readings import AgentAct, Care, Intent, Sentiment, by_precedence
from recobro.understanding.corpus.labels import label_problem
from recobro.understanding.corpus.pattern import (
    Choice,
    PatternError,
    expand,
    parse_pattern,
    symbols_of,
)
from recobro.understanding.corpus.terminals import TERMINALS

SPANISH = ("ES", "MX", "CO", "AR", "CL", "PE")
MODES = ("tu", "usted", "vos", "ustedes", "vosotros")
# How each country speaks to a company, by weight.
_ADDRESS: dict[str, Mapping[str, int]] = {
    "ES": {"tu": 5, "usted": 3, "vosotros": 3},
    "MX": {"tu": 5, "usted": 3, "ustedes": 3},
    "CO": {"usted": 5, "tu": 3, "ustedes": 3},
    "AR": {"vos": 6, "usted": 2, "ustedes": 4},
    "CL": {"tu": 5, "usted": 3, "ustedes": 3},
    "PE": {"tu": 4, "usted": 3, "ustedes": 3},
    "US": {"tu": 1},
}
# What our last message mostly was; `any` for what means the same after every act.
_ACT_SETS = {
    "usual": "none reminder overdue_notice overdue_notice",
    "any": "usual usual usual ask_promise ask_promise ask_reason ask_identity "
    "offer_plan offer_discount offer_payment_link ask_survey handover ask_proof",
}


class GrammarError(ValueError):
    """The grammar says something that cannot be; the message names the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks: a country and a way of address."""

    country: str
    mode: str

    @property
    def tags(self) -> frozenset[str]:
        """The keys of a symbol that apply to this voice."""
        if self.country == "US":
            return frozenset({"all", "US", "english"})
        latam = {"latam"} if self.country != "ES" else set()
        return frozenset({"all", "spanish", self.country, self.mode} | latam)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One labelled right-hand side. `framed` lets greetings stand around it."""

    name: str
    intents: tuple[Intent, ...]
    care: frozenset[Care]
    sentiment: Sentiment
    acts: tuple[AgentAct | None, ...]
    countries: frozenset[str]
    framed: bool
    pattern: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Everything read: symbols by name and tag, templates in file order."""

    symbols: Mapping[str, Mapping[str, tuple[Choice, ...]]]
    templates: tuple[Template, ...]

    def voice(self, country: str, rng: Random) -> Voice:
        """Someone of that country."""
        address = _ADDRESS[country]
        mode = rng.choices(tuple(address), tuple(address.values()))[0]
        return Voice(country=country, mode=mode)

    def text(self, pattern: Choice, voice: Voice, rng: Random) -> str:
        """One sentence. Raises GrammarError for a symbol this voice does not have."""
        tags = voice.tags

        def symbol(name: str) -> str:
            terminal = TERMINALS.get(name)
            if terminal is not None:
                return terminal(rng, voice.country)
            options = alternatives(self.symbols.get(name, {}), tags)
            if not options:
                raise GrammarError(f"{{{name}}} has nothing for {sorted(tags)}")
            return expand(rng.choice(options), rng, symbol)

        text = " ".join(expand(pattern, rng, symbol).split())
        return _contracted(text) if voice.country != "US" else text


def alternatives(
    symbol: Mapping[str, tuple[Choice, ...]], tags: frozenset[str]
) -> tuple[Choice, ...]:
    """The alternatives of a symbol under these tags, in the order written."""
    return tuple(
        option for tag, options in symbol.items() if tag in tags for option in options
    )


def _contracted(text: str) -> str:
    # "de {bank}" may give "de el banco".
    return re.sub(r"\b([Dd])e el\b", r"\1el", re.sub(r"\b([Aa]) el\b", r"\1l", text))


def load_grammar(folder: Path) -> Grammar:
    """Read every YAML file of the folder and check that each sentence can be made.

    Raises GrammarError (what is wrong and where), OSError.
    """
    symbols: dict[str, dict[str, tuple[Choice, ...]]] = {}
    templates: list[Template] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = yaml.safe_load(path.read_text("utf-8"))
            if path.name.startswith("symbols"):
                _take_symbols(content, symbols)
            else:
                templates.extend(_templates(path.stem, content))
        except (PatternError, yaml.YAMLError, ValueError, KeyError) as error:
            raise GrammarError(f"{path.name}: {error}") from error
    grammar = Grammar(symbols=symbols, templates=tuple(templates))
    _check_complete(grammar)
    return grammar


def _take_symbols(
    content: Mapping[str, Any], symbols: dict[str, dict[str, tuple[Choice, ...]]]
) -> None:
    for name, value in content.items():
        if name == "address":
            for verb, forms in value.items():
                symbols[verb] = _address_forms(verb, forms)
            continue
        if name in symbols or name in TERMINALS:
            raise GrammarError(f"{name} is defined twice")
        by_tag = value if isinstance(value, dict) else {"all": value}
        symbols[name] = {tag: _patterns(options) for tag, options in by_tag.items()}


def _address_forms(verb: str, forms: Sequence[str]) -> dict[str, tuple[Choice, ...]]:
    if len(forms) != len(MODES):
        raise GrammarError(f"{verb} needs {len(MODES)} forms: {', '.join(MODES)}")
    return {
        mode: (parse_pattern(form),) for mode, form in zip(MODES, forms, strict=True)
    }


def _patterns(options: str | Sequence[str]) -> tuple[Choice, ...]:
    listed = [options] if isinstance(options, str) else options
    return tuple(parse_pattern(str(option)) for option in listed)


def _templates(stem: str, content: Mapping[str, Any]) -> list[Template]:
    found: list[Template] = []
    for name, group in content["groups"].items():
        fields = {**content.get("defaults", {}), **group}
        for number, source in enumerate(fields["text"], start=1):
            try:
                template = _template(f"{stem}.{name}.{number}", fields, source)
            except ValueError as error:
                raise GrammarError(f"{stem}.{name}.{number}: {error}") from error
            found.append(template)
    return found


def _template(name: str, fields: Mapping[str, Any], source: str) -> Template:
    intents = by_precedence(frozenset(Intent(i) for i in fields["intents"].split("+")))
    care = frozenset(Care(c) for c in fields.get("care", "").split("+") if c)
    acts = tuple(_acts(fields.get("acts", "usual")))
    for act in acts:
        problem = label_problem(intents, care, act, source)
        if problem:
            raise GrammarError(problem)
    return Template(
        name=name,
        intents=intents,
        care=care,
        sentiment=Sentiment(fields.get("sentiment", "neutral")),
        acts=acts,
        countries=frozenset(fields.get("countries", " ".join(SPANISH)).split()),
        framed=fields.get("framed", True),
        pattern=parse_pattern(str(source)),
    )


def _acts(names: str) -> Iterator[AgentAct | None]:
    for name in names.split():
        if name in _ACT_SETS:
            yield from _acts(_ACT_SETS[name])
        else:
            yield None if name == "none" else AgentAct(name)


def _check_complete(grammar: Grammar) -> None:
    """Every symbol that a template reaches exists for every voice that may speak it."""
    names = [template.name for template in grammar.templates]
    if len(set(names)) < len(names):
        raise GrammarError("two templates of the same name")
    for template in grammar.templates:
        for country in sorted(template.countries):
            for mode in _ADDRESS[country]:
                voice = Voice(country=country, mode=mode)
                _check_reach(grammar, template, voice)


def _check_reach(grammar: Grammar, template: Template, voice: Voice) -> None:
    tags = voice.tags
    waiting = list(symbols_of(template.pattern))
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name in TERMINALS:
            continue
        seen.add(name)
        options = alternatives(grammar.symbols.get(name, {}), tags)
        if not options:
            place = f"{template.name} for {voice.country} ({voice.mode})"
            raise GrammarError(f"{place}: {{{name}}} has no alternative")
        waiting.extend(inner for option in options for inner in symbols_of(option))
