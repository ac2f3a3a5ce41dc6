"""The company's approved answer to what was asked, for the conversation's facts."""

from __future__ import annotations

from uuid import UUID

from recobro.domain.conversation.facts import FaqAnswer
from recobro.domain.readings import Intent, Reading
from recobro.ports.answers import AnswerMatch, FaqText
from recobro.ports.services import Services
from recobro.storage.models import FaqEntry
from recobro.storage.tenancy import acting_for

# A message that asks something, or in which nothing but courtesy was read.
ASKS = frozenset({
    Intent.ASK_IDENTITY, Intent.ASK_CONSEQUENCES, Intent.ASK_DETAILS,
    Intent.ASK_BALANCE, Intent.ASK_PAYMENT_METHODS, Intent.GREETING, Intent.THANKS,
    Intent.OTHER,
})  # fmt: skip
_MOST_TENANTS = 256
# The entries of each tenant with the identifiers that they were read for: an entry's
# text never changes, so the identifiers in use are the version.
_kept: dict[UUID, tuple[tuple[UUID, ...], tuple[FaqText, ...]]] = {}


def may_ask(reading: Reading) -> bool:
    """Whether an approved answer may serve a message that was read so."""
    return reading.abstain or bool(ASKS & set(reading.intents))


def approved_answer(
    services: Services, tenant_id: UUID, text: str, *, language: str, country: str
) -> FaqAnswer | None:
    """The approved answer to a question; None where none surely fits.

    Within `acting_for`.
    """
    entries = approved_entries(tenant_id)
    if not entries:
        return None
    found = services.answers.ranked(text, entries, language=language, country=country)
    if not found or not found[0].sure:
        return None
    return FaqAnswer(entry=found[0].entry.name, text=found[0].entry.answer)


def try_question(
    services: Services, tenant_id: UUID, text: str, *, language: str, country: str
) -> tuple[AnswerMatch, ...]:
    """What the entries in use come to for a question, for whoever keeps them."""
    with acting_for(tenant_id):
        entries = approved_entries(tenant_id)
    found = services.answers.ranked(text, entries, language=language, country=country)
    return tuple(found)


def approved_entries(tenant_id: UUID) -> tuple[FaqText, ...]:
    """The tenant's entries in use, all languages; read again only when they changed."""
    rows = FaqEntry.objects.filter(tenant_id=tenant_id, status="approved")
    version = tuple(rows.order_by("number").values_list("id", flat=True))
    kept = _kept.get(tenant_id)
    if kept is not None and kept[0] == version:
        return kept[1]
    entries = tuple(_text(row) for row in rows.order_by("number"))
    if len(_kept) >= _MOST_TENANTS:
        _kept.clear()
    _kept[tenant_id] = (version, entries)
    return entries


def _text(row: FaqEntry) -> FaqText:
    return FaqText(
        name=f"faq-{row.number}@{row.version}",
        language=row.language,
        questions=(row.question, *row.variants),
        answer=row.answer,
    )
