"""Packs from YAML: read once, validated strictly, frozen."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from recobro.domain.compliance import vocabulary as words
from recobro.domain.compliance.packs import CalendarSpec, Pack, Source, Status
from recobro.domain.compliance.rules import Rule, Scope
from recobro.domain.compliance.verdicts import Sentence
from recobro.domain.compliance.vocabulary import Basis, Consequence, Tag
from recobro.law.reading import Fields, PackError
from recobro.law.rule_types import DEFERRING, MAKERS, SILENT

SCHEMA = "recobro-policy/1"
CONFIDENCES = ("high", "medium", "low")
READS = ("primary", "regulator", "quoted", "secondary", "none")

__all__ = [
    "PackError",
    "UnknownPackError",
    "available_packs",
    "load_packs",
    "read_pack",
]


class UnknownPackError(Exception):
    """There is no pack for this country or subdivision."""

    def __init__(self, pack_id: str) -> None:
        self.pack_id = pack_id
        known = ", ".join(available_packs())
        super().__init__(f"no policy pack {pack_id!r}; there are: {known}")


def read_pack(raw: object, file: str) -> Pack:
    """A pack from the parsed YAML; or PackError at the first thing wrong."""
    f = Fields(raw, file)
    f.choice("schema", (SCHEMA,))
    pack_id = f.text("id")
    zones = f.sub("timezone")
    sources = _sources(f.sub("sources"))
    raw_rules = f.take("rules")
    if not isinstance(raw_rules, list) or not raw_rules:
        raise f.error("rules", "a list of rules was expected")
    rules = tuple(_rule(item, file, sources) for item in raw_rules)
    _no_twins(rules, file)
    pack = Pack(
        id=pack_id,
        version=f.text("version"),
        name=f.text("name"),
        extends=f.words("extends", None, ()),
        default_zone=zones.text("default", None),
        zones=zones.words("alternatives", None, ()),
        status=_status(f.sub("status")),
        sources=sources,
        calendar=_calendar(f.sub("calendar")),
        rules=rules,
        transposed=f.word_set("transposed", None, frozenset()),
        basis_of=_basis_of(f),
        not_encoded=_not_encoded(f),
    )
    zones.done()
    f.done()
    return pack


def _no_twins(rules: tuple[Rule, ...], file: str) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.key in seen:
            raise PackError(file, rule.key, "id", "is given twice: set a `part`")
        seen.add(rule.key)


def _sources(f: Fields) -> dict[str, Source]:
    sources = {}
    for key in list(f.raw):
        s = f.sub(key)
        sources[key] = Source(
            key=key,
            cite=s.text("cite"),
            url=s.text("url", None),
            read=s.choice("read", READS),
            confidence=s.choice("confidence", CONFIDENCES),
        )
        s.done()
    return sources


def _status(f: Fields) -> Status:
    status = Status(
        reviewed_on=f.day("reviewed_on"),
        next_review=f.day("next_review"),
        counsel_signoff=f.text("counsel_signoff", None),
    )
    f.done()
    return status


def _calendar(f: Fields) -> CalendarSpec:
    spec = CalendarSpec(
        country=f.text("country", None),
        subdivision=f.text("subdivision", None),
        subdivision_required=f.boolean("subdivision_required", False),
        extra=f.words("extra", None, ()),
        not_closed=f.words("not_closed", None, ()),
    )
    f.done()
    return spec


def _basis_of(f: Fields) -> dict[str, Basis]:
    if not f.has("basis_of"):
        return {}
    b = f.sub("basis_of")
    allowed = [basis.value for basis in Basis]
    return {key: Basis(b.choice(key, allowed)) for key in list(b.raw)}


def _not_encoded(f: Fields) -> dict[str, str]:
    if not f.has("not_encoded"):
        return {}
    rows = f.sub("not_encoded")
    return {row: rows.text(row) for row in list(rows.raw)}


def _rule(raw: object, file: str, sources: dict[str, Source]) -> Rule:
    name = raw.get("id", "?") if isinstance(raw, dict) else "?"
    f = Fields(raw, file, str(name))
    kind = f.choice("type", tuple(MAKERS))
    source = f.choice("source", tuple(sources))
    default = Consequence.DEFER if kind in DEFERRING else Consequence.BLOCK
    head: dict[str, Any] = {
        "id": f.text("id"),
        "part": f.text("part", ""),
        "basis": Basis(f.choice("basis", [b.value for b in Basis])),
        "cite": f.text("cite", sources[source].cite),
        "source": source,
        "url": f.text("url", sources[source].url),
        "tag": Tag(f.choice("tag", [t.value for t in Tag])),
        "confidence": f.choice("confidence", CONFIDENCES),
        "scope": _scope(f.sub("applies")) if f.has("applies") else Scope(),
        "on_violation": Consequence(
            f.choice("on_violation", [c.value for c in Consequence], default.value)
        ),
        "message": _message(f, kind),
        "note": f.text("note", None),
    }
    rule = MAKERS[kind](f, head)
    f.done()
    return rule


def _message(f: Fields, kind: str) -> Sentence:
    if kind in SILENT and not f.has("message"):
        return Sentence(es="", en="")
    m = f.sub("message")
    sentence = Sentence(es=m.text("es"), en=m.text("en"))
    m.done()
    return sentence


def _scope(f: Fields) -> Scope:
    scope = Scope(
        actions=f.word_set("actions", words.ACTIONS, None),
        channels=f.word_set("channels", words.CHANNELS, None),
        purposes=f.word_set("purpose", words.PURPOSES, None),
        debtors=f.word_set("debtor", words.DEBTORS, None),
        collectors=f.word_set("collector", words.COLLECTORS, None),
        debt_types=f.word_set("debt_type", None, None),
        parties=f.word_set("party", words.PARTIES, None),
        automated=f.boolean("automated", None),
        starts=f.day("from", None),
        ends=f.day("to", None),
    )
    f.done()
    return scope


def _folder() -> Traversable:
    return files("recobro.law").joinpath("packs")


def available_packs() -> tuple[str, ...]:
    """The ids of the packs that ship with the product: "BR", "BR-SP", "CL"..."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(n.removesuffix(".yaml") for n in names if n.endswith(".yaml")))


@lru_cache(maxsize=64)
def pack(pack_id: str) -> Pack:
    """One pack that ships with the product; raises UnknownPackError or PackError."""
    if pack_id not in available_packs():
        raise UnknownPackError(pack_id)
    name = f"{pack_id}.yaml"
    text = _folder().joinpath(name).read_text(encoding="utf-8")
    return _checked(read_pack(parse_yaml(text, name), name), pack_id, name)


def pack_from_file(path: Path) -> Pack:
    """A pack from a file of the tenant's own."""
    text = path.read_text(encoding="utf-8")
    return read_pack(parse_yaml(text, path.name), path.name)


def parse_yaml(text: str, file: str) -> object:
    """Plain YAML, or PackError where it is not YAML."""
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PackError(file, "", "(file)", f"is not YAML: {error}") from None


def _checked(read: Pack, pack_id: str, file: str) -> Pack:
    if read.id != pack_id:
        raise PackError(file, "", "id", f"{read.id!r} is not the name of the file")
    return read


@lru_cache(maxsize=256)
def load_packs(country: str, subdivision: str | None = None) -> tuple[Pack, ...]:
    """All packs that govern a place: parents first, then country, then subdivision.

    `country` is ISO 3166-1 alpha-2 or "EU"; `subdivision` ISO 3166-2 ("BR-SP") or its
    second half ("SP"). A subdivision without a pack of its own is governed by its
    country. The same arguments give the same objects. Raises UnknownPackError.
    """
    if "-" in country and subdivision is None:
        country, subdivision = country.split("-", 1)
    names = [country]
    if subdivision is not None:
        full = subdivision if "-" in subdivision else f"{country}-{subdivision}"
        if full in available_packs():
            names.append(full)
    found: dict[str, Pack] = {}
    for name in names:
        _collect(name, found)
    return tuple(found.values())


def load_strictest(country: str) -> tuple[Pack, ...]:
    """All packs of a country and of every subdivision of it.

    For a debtor whose region is unknown: what any of the regions forbids is forbidden.
    """
    found: dict[str, Pack] = {}
    _collect(country, found)
    for name in available_packs():
        if name.startswith(f"{country}-"):
            _collect(name, found)
    return tuple(found.values())


def _collect(name: str, found: dict[str, Pack]) -> None:
    if name in found:
        return
    one = pack(name)
    for parent in one.extends:
        _collect(parent, found)
    found[name] = one
