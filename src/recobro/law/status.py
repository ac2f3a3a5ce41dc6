"""What about the packs needs a person: no signature, old review, changes, old rates.

For `recobro doctor` and the policy page of the console.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recobro.domain.compliance.notices import Notice, NoticeKind
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.rules import Licence
from recobro.domain.compliance.verdicts import Sentence
from recobro.domain.compliance.vocabulary import Tag
from recobro.law.rates import is_stale, last_known, shipped_figures

__all__ = ["Notice", "NoticeKind", "PackSummary", "notices", "summary_of"]

# Readings that are not of the law itself nor of a page of its regulator.
UNREAD = frozenset({Tag.SECONDARY, Tag.GENERAL_KNOWLEDGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSummary:
    """One pack as the console lists it; `unread` of its `rules` were not read."""

    id: str
    name: str
    version: str
    signed_off_by: str | None
    reviewed_on: date
    next_review: date
    rules: int
    unread: int


def summary_of(pack: Pack) -> PackSummary:
    """A pack in one line."""
    return PackSummary(
        id=pack.id,
        name=pack.name,
        version=pack.version,
        signed_off_by=pack.status.counsel_signoff,
        reviewed_on=pack.status.reviewed_on,
        next_review=pack.status.next_review,
        rules=len(pack.rules),
        unread=sum(rule.tag in UNREAD for rule in pack.rules),
    )


def notices(packs: Sequence[Pack], today: date) -> tuple[Notice, ...]:
    """What somebody should look at, pack by pack, and then the rates."""
    found: list[Notice] = []
    for pack in packs:
        found += _of_pack(pack, today)
    return (*found, *_of_rates(today))


def _of_pack(pack: Pack, today: date) -> list[Notice]:
    found = []
    status = pack.status
    if not pack.is_signed_off:
        found.append(
            Notice(
                kind=NoticeKind.NOT_SIGNED_OFF,
                about=pack.id,
                text=Sentence(
                    es=f"Ningún abogado ha firmado el paquete {pack.stamp}.",
                    en=f"No lawyer has signed off the pack {pack.stamp}.",
                ),
            )
        )
    if status.next_review <= today:
        found.append(
            Notice(
                kind=NoticeKind.REVIEW_DUE,
                about=pack.id,
                text=Sentence(
                    es=f"El paquete {pack.id} debía revisarse el {status.next_review}.",
                    en=f"Pack {pack.id} was due for review on {status.next_review}.",
                ),
            )
        )
    for change in pack.pending_changes():
        if change.check_by <= today:
            text = f"{change.key}: {change.topic}"
            found.append(
                Notice(
                    kind=NoticeKind.CHANGE_PENDING,
                    about=change.key,
                    text=Sentence(es=f"Por comprobar: {text}", en=f"To check: {text}"),
                )
            )
    found += [_licence(rule) for rule in pack.rules if isinstance(rule, Licence)]
    return found


def _licence(rule: Licence) -> Notice:
    return Notice(
        kind=NoticeKind.LICENCE_TO_SHOW,
        about=rule.key,
        text=Sentence(
            es=f"Compruebe la inscripción en {rule.registry} ({rule.cite}).",
            en=f"Check the registration with {rule.registry} ({rule.cite}).",
        ),
    )


def _of_rates(today: date) -> list[Notice]:
    series = sorted({figure.series for figure in shipped_figures()})
    return [
        Notice(
            kind=NoticeKind.RATE_STALE,
            about=name,
            text=Sentence(
                es=f"La serie {name} solo llega hasta el {last_known(name)}.",
                en=f"The series {name} ends on {last_known(name)}.",
            ),
        )
        for name in series
        if is_stale(name, today)
    ]
