"""Which invoice a message contests, where the reading names none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from recobro.domain.conversation.facts import InvoiceFact
from recobro.domain.conversation.words import plain

_CLAUSE = re.compile(r"[,;!?\n]|\.(?!\d)|\b(?:pero|but)\b")
_AND = re.compile(r"\b(?:y|and)\b")
_CONTESTS = re.compile(
    r"\b(?:no (?:l[ao] )?(?:reconozc|acept|deb[oe]|corresponde|es (?:mi[oa]|correct"
    r"|nuestr)|lleg|recib|esto[yi] (?:de acuerdo|conforme)|contrat|ped[ií]|compr)"
    r"|nunca|jamas|equivocad|incorrect|erronea?|mal\b|duplicad|discut|reclam|error"
    r"|rot[oa]s?|don't|do not|never|wrong)"
)
_PAYS = re.compile(r"\b(?:pag|abon|cancel|pay|si (?:l[ao] )?(?:deb|recon))")
_THE_OTHER = re.compile(r"\b(?:la|el|the) (?:otr[ao]|other)\b")
_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def contested(text: str, invoices: Sequence[InvoiceFact]) -> str | None:
    """The number of the one invoice that is contested; None for all, or not clear.

    «la 44 no la reconozco, la otra la pago»: the clause that contests is looked at
    first. «La otra» is the one of two that is not named.
    """
    words = plain(text)
    for clause in _clauses(words):
        if not _CONTESTS.search(clause):
            continue
        named = _named(clause, invoices)
        if len(named) == 1:
            return named[0]
        elsewhere = _named(words, invoices)
        if not named and _THE_OTHER.search(clause) and len(elsewhere) == 1:
            others = [i.number for i in invoices if i.number != elsewhere[0]]
            return others[0] if len(others) == 1 else None
    named = _named(words, invoices)
    return named[0] if len(named) == 1 else None


def _clauses(words: str) -> Iterator[str]:
    """«la 71 y la 72 están mal» is one; «la 71 está mal y la 72 la pago» are two."""
    for clause in _CLAUSE.split(words):
        begun = ""
        for part in _AND.split(clause):
            begun = f"{begun} y {part}" if begun else part
            if _CONTESTS.search(part) or _PAYS.search(part):
                yield begun
                begun = ""
        if begun:
            yield begun


def _named(words: str, invoices: Sequence[InvoiceFact]) -> list[str]:
    """The numbers of the invoices that these words name."""
    whole = [i.number for i in invoices if _says(words, _pieces(i.number))]
    if whole:
        return whole
    by_tail = _only(invoices, lambda i: _tail(i.number))
    found = [n for tail, n in by_tail if re.search(rf"\b0*{re.escape(tail)}\b", words)]
    if found:
        return found
    by_month = _only(invoices, _month)
    return [n for month, n in by_month if re.search(rf"\bde {month}\b", words)]


def _only(
    invoices: Sequence[InvoiceFact], mark: Callable[[InvoiceFact], str]
) -> list[tuple[str, str]]:
    """Each mark that only one invoice has, with the number of that invoice."""
    marks = [(mark(i), i.number) for i in invoices]
    values = [m for m, _ in marks]
    return [(m, n) for m, n in marks if m and values.count(m) == 1]


def _pieces(number: str) -> list[str]:
    return re.findall(r"[a-z]+|\d+", plain(number))


def _says(words: str, pieces: list[str]) -> bool:
    """Whether the number stands there, with any sign or none between its pieces."""
    if not pieces:
        return False
    pattern = r"[ .\-/]?".join(map(re.escape, pieces))
    return bool(re.search(rf"(?<![\da-z]){pattern}(?![\da-z])", words))


def _tail(number: str) -> str:
    """The last digits of a number, by which people call it: 44 of 2026/44."""
    digits = re.findall(r"\d+", number)
    return digits[-1].lstrip("0") if digits else ""


def _month(invoice: InvoiceFact) -> str:
    concept = plain(invoice.concept)
    return next((m for m in _MONTHS if re.search(rf"\b{m}\b", concept)), "")
