"""Judging a draft: every rule reads it, and all that speaks against it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from recobro.domain.guard.amounts import unknown_amounts
from recobro.domain.guard.bureau import credit_bureau_threats
from recobro.domain.guard.case import Case, lay_out
from recobro.domain.guard.disclosure import disclosures
from recobro.domain.guard.due import unknown_dates
from recobro.domain.guard.facts import GuardFacts
from recobro.domain.guard.humanity import claims_to_be_human
from recobro.domain.guard.impersonation import legal_impersonation
from recobro.domain.guard.index import alive_in
from recobro.domain.guard.language import foreign_language
from recobro.domain.guard.leak import leaks
from recobro.domain.guard.links import unknown_links
from recobro.domain.guard.offers import unauthorised_offers
from recobro.domain.guard.reasons import asked_reasons
from recobro.domain.guard.secrets import asked_secrets
from recobro.domain.guard.settled import false_confirmations
from recobro.domain.guard.shame import shaming
from recobro.domain.guard.thirdparty import third_parties
from recobro.domain.guard.threats import threats
from recobro.domain.guard.urgency import false_urgency
from recobro.domain.guard.verdict import GuardVerdict, Violation

RULES: tuple[Callable[[Case], Iterator[Violation]], ...] = (
    unknown_amounts,
    unknown_dates,
    unauthorised_offers,
    false_confirmations,
    threats,
    legal_impersonation,
    credit_bureau_threats,
    disclosures,
    third_parties,
    asked_secrets,
    unknown_links,
    shaming,
    false_urgency,
    claims_to_be_human,
    asked_reasons,
    leaks,
    foreign_language,
)


def judge(
    draft: str,
    facts: GuardFacts,
    *,
    country: str,
    channel: str,
    today: date,
    written_by_person: bool = False,
) -> GuardVerdict:
    """Judge a draft against the facts of the account, as of `today`.

    `country` is ISO alpha-2, `channel` one of `Channel`'s values. A draft that a person
    wrote (`written_by_person`) may say so; everything else holds for it too. The same
    input always gives the same verdict.
    """
    case = lay_out(
        draft,
        facts,
        country=country.upper(),
        channel=channel,
        today=today,
        written_by_person=written_by_person,
        alive=alive_in,
    )
    found = dict.fromkeys(v for rule in RULES for v in rule(case))
    return GuardVerdict(allowed=not found, violations=tuple(found))
