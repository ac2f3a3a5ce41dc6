"""The account of a rehearsed conversation, in memory: read from a dialogue, and paid.

The format is that of CONVERSE: one JSON object per dialogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from recobro.domain.conversation.facts import (
    AccountFacts,
    IdentityCheck,
    IdentityQuestion,
    InvoiceFact,
)
from recobro.domain.messages import Channel
from recobro.domain.money import Money


def facts_from(dialogue: Mapping[str, Any]) -> AccountFacts:
    """The account that a dialogue describes.

    Raises KeyError, ValueError or a DomainError for what the format does not allow.
    """
    account = dialogue["account"]
    currency, debtor = account["currency"], account["debtor"]
    check = account.get("identity") or {}
    invoices = tuple(
        InvoiceFact(
            number=i["number"],
            concept=i["concept"],
            due_date=date.fromisoformat(i["due_date"]),
            outstanding=Money.of(i["outstanding"], currency),
        )
        for i in account["invoices"]
    )
    return AccountFacts(
        creditor=account["creditor"],
        first_name=debtor["first_name"],
        full_name=debtor["full_name"],
        kind=debtor.get("kind", "consumer"),
        language=debtor.get("language", "es"),
        country=dialogue["country"],
        timezone=dialogue["timezone"],
        channel=Channel(dialogue.get("channel", "whatsapp")),
        balance=Money.sum((i.outstanding for i in invoices), currency),
        invoices=invoices,
        identity=IdentityCheck(
            question=IdentityQuestion(check["question"]), answer=check["answer"]
        )
        if check.get("question")
        else None,
    )


def with_balance(facts: AccountFacts, balance: Money) -> AccountFacts:
    """The balance changes; the oldest invoices are taken to be paid first."""
    paid = facts.balance - balance
    left: list[InvoiceFact] = []
    for invoice in facts.invoices:
        share = min(max(paid, Money.zero(facts.currency)), invoice.outstanding)
        paid -= share
        if share < invoice.outstanding:
            left.append(replace(invoice, outstanding=invoice.outstanding - share))
    return replace(facts, balance=balance, invoices=tuple(left))
