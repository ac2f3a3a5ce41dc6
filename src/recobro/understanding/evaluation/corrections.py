"""People's corrections as lines of the corpus, with everything personal replaced.

Until a person has read the lines, they are personal data: masking finds what can be
recognised by its form, by the words around it or because the account knows it, and a
story can tell who somebody is without a name in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recobro.domain.readings import AgentAct, Care, Intent, by_precedence
from recobro.understanding.corpus.examples import COUNTRY_OF_PREFIX, NONE
from recobro.understanding.corpus.folding import fold_text
from recobro.understanding.corpus.labels import label_problem
from recobro.understanding.privacy.mask import TOKEN, mask
from recobro.understanding.privacy.spans import Kind

PREFIX_OF = {country: prefix for prefix, country in COUNTRY_OF_PREFIX.items()}
_HEADER = (
    "# Corrections by people of one company's messages, personal data replaced.\n"
    "# Personal data until a person has read every line. Never publish it.\n"
)
# What stands in the place of a thing: nobody's, and read like the thing itself.
_DIGITS = "00000000"
_PLACEHOLDERS: Mapping[Kind, str] = {
    Kind.NAME: "Ana",
    Kind.EMAIL: "correo@example.com",
    Kind.LINK: "https://example.com",
    Kind.PHONE: "600000000",
    Kind.ADDRESS: "calle Mayor 1",
    Kind.BIRTH: "01/01/1980",
    Kind.IBAN: "ES0000000000000000000000",
    Kind.CARD: "0000 0000 0000 0000",
    Kind.CLABE: "000000000000000000",
    Kind.CBU: "0000000000000000000000",
    Kind.CCI: "00000000000000000000",
    Kind.ACCOUNT: "0000000000",
    Kind.DNI: "00000000T",
    Kind.NIE: "X0000000T",
    Kind.RUT: "0.000.000-0",
    Kind.CUIT: "00-00000000-0",
    Kind.CURP: "XXXX000000XXXXXX00",
    Kind.RFC: "XXXX000000XX0",
    Kind.SECRET: "0000",
    Kind.BRACKET: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One message as a person labelled it.

    `known` is what the account knows of the person: name, document, addresses, answer
    to the identity question. The labels are names of the contract.
    """

    text: str
    country: str
    intents: tuple[str, ...]
    care: tuple[str, ...] = ()
    sentiment: str = "neutral"
    act: str | None = None
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The contents of each file, by the beginning of its name (`es`, `mx` ...).

    `skipped` counts what could not go in, by why.
    """

    files: Mapping[str, str]
    lines: int
    skipped: Mapping[str, int]


def export_corrections(corrections: Iterable[Corrected]) -> Export:
    """Lines for the corpus, one file a country; the same line stands there once."""
    lines: dict[str, dict[str, None]] = defaultdict(dict)
    skipped: dict[str, int] = defaultdict(int)
    for one in corrections:
        prefix = PREFIX_OF.get(one.country)
        if prefix is None:
            skipped[f"the corpus has no {one.country or 'such country'}"] += 1
            continue
        try:
            line = _line(one)
        except ValueError as why:
            skipped[str(why)] += 1
        else:
            lines[prefix][line] = None
    return Export(
        files={
            prefix: _HEADER + "".join(f"{line}\n" for line in found)
            for prefix, found in sorted(lines.items())
        },
        lines=sum(map(len, lines.values())),
        skipped=dict(sorted(skipped.items())),
    )


def without_identity(text: str, known: Sequence[str] = ()) -> str:
    """The text on one line, with a neutral thing in the place of each personal one."""
    masked = mask(text, known=tuple(item for item in known if item.strip()))
    plain = TOKEN.sub(lambda found: _placeholder(found.group()), masked.text)
    return " ".join(plain.split())


def _placeholder(token: str) -> str:
    kind = token.strip("⟦⟧").rpartition("_")[0]
    return _PLACEHOLDERS.get(Kind(kind), _DIGITS)


def _line(one: Corrected) -> str:
    """One line of the corpus. Raises ValueError with why it cannot be one."""
    intents = by_precedence(frozenset(map(Intent, one.intents)))
    care = frozenset(map(Care, one.care))
    act = AgentAct(one.act) if one.act else None
    text = without_identity(one.text, one.known)
    if not re.search(r"\w", text):
        raise ValueError("no words are left")
    problem = label_problem(intents, care, act, fold_text(text))
    if problem:
        raise ValueError(problem)
    return "\t".join(
        (
            "+".join(intents),
            "+".join(sorted(care)) or NONE,
            one.sentiment,
            act.value if act else NONE,
            text,
        )
    )
