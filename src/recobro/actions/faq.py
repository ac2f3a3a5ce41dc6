"""Frequent questions: one person proposes an answer, another approves it.

An answer is sent as it is written, to anybody whose question it fits. So it may hold no
figure, date, link or telephone that the guard would not let into any message: that is
asked when it is proposed and again when it is approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.domain.guard.facts import DebtorKind, GuardDebtor, GuardFacts
from recobro.domain.guard.guard import judge
from recobro.domain.guard.verdict import Violation
from recobro.domain.messages import Channel
from recobro.storage.local_policy import debtor_countries
from recobro.storage.models import FaqEntry, Tenant
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

LANGUAGES = ("es", "en")
MAX_QUESTION = 300
MAX_VARIANTS = 20
# A WhatsApp text with quick replies holds 1,024 characters, an introduction included.
MAX_ANSWER = 800
# Nobody's balance: a figure that an answer names is surely not this one.
_SAMPLE_BALANCE = Decimal("7391.17")


def propose_entry(
    tenant_id: UUID,
    *,
    question: str,
    variants: Sequence[str],
    answer: str,
    language: str,
    actor: str,
    now: datetime,
    number: int | None = None,
) -> UUID:
    """Ask for an entry, or with `number` for the next version of one. Returns it.

    What is approved stays in use until the new version is. A version that was waiting
    is taken back for it. Raises ActionRefusedError: for texts that are empty or too
    long, an answer that the guard would hold back, or a number that nobody has.
    """
    question, answer = _one_line(question), answer.strip()
    others = _wordings(question, variants)
    _check_texts(question, others, answer, language)
    with acting_for(tenant_id):
        _lock(tenant_id)
        _guard(tenant_settings(), answer, language, now.date())
        own = FaqEntry.objects.filter(tenant_id=tenant_id)
        if number is None:
            newest = own.order_by("-number").values_list("number", flat=True).first()
            number, version = (newest or 0) + 1, 1
        else:
            version = _next_version(own.filter(number=number))
            own.filter(number=number, status="proposed").update(
                status="rejected", decided_by=actor, decided_at=now
            )
        row = FaqEntry.objects.create(
            tenant_id=tenant_id,
            number=number,
            version=version,
            language=language,
            question=question,
            variants=others,
            answer=answer,
            proposed_by=actor,
            proposed_at=now,
        )
        return row.id


def decide_entry(
    tenant_id: UUID, entry_id: UUID, *, approve: bool, actor: str, now: datetime
) -> None:
    """Approve a proposed entry, which retires its version before, or reject it.

    Who proposed it may take it back, but not approve it. Raises ActionRefusedError.
    """
    with acting_for(tenant_id):
        _lock(tenant_id)
        own = FaqEntry.objects.filter(tenant_id=tenant_id)
        row = own.filter(id=entry_id, status="proposed").first()
        if row is None:
            raise ActionRefusedError("no_such_entry", "that entry is not waiting")
        if approve:
            if row.proposed_by.casefold() == actor.casefold():
                raise ActionRefusedError(
                    "same_person", "a second person approves what one has proposed"
                )
            _guard(tenant_settings(), row.answer, row.language, now.date())
            own.filter(number=row.number, status="approved").update(status="retired")
        row.status = "approved" if approve else "rejected"
        row.decided_by, row.decided_at = actor, now
        row.save(update_fields=["status", "decided_by", "decided_at"])


def retire_entry(tenant_id: UUID, entry_id: UUID, *, actor: str, now: datetime) -> None:
    """Use an approved entry no more; one person is enough for that.

    Raises ActionRefusedError where it is not in use.
    """
    with acting_for(tenant_id):
        _lock(tenant_id)
        changed = FaqEntry.objects.filter(
            tenant_id=tenant_id, id=entry_id, status="approved"
        ).update(status="retired", decided_by=actor, decided_at=now)
        if not changed:
            raise ActionRefusedError("no_such_entry", "that entry is not in use")


def answer_violations(
    settings: TenantSettings,
    countries: Iterable[str],
    answer: str,
    language: str,
    today: date,
) -> tuple[Violation, ...]:
    """What the guard has against an answer, wherever the company's debtors live.

    The facts are a sample's: nothing of an account may stand in an answer for all. The
    company's own telephone may.
    """
    contact = settings.options.get("contact", {})
    phone = contact.get("phone")
    facts = GuardFacts(
        creditor=settings.name,
        debtor=GuardDebtor(language=language),
        identity_verified=True,
        debtor_kind=DebtorKind.CONSUMER,
        currency=settings.currency,
        balance=_SAMPLE_BALANCE,
        phones=(str(phone),) if phone else (),
    )
    found = dict.fromkeys(
        violation
        for country in sorted({settings.country, *countries})
        for violation in judge(
            answer,
            facts,
            country=country,
            channel=Channel.WHATSAPP.value,
            today=today,
        ).violations
    )
    return tuple(found)


def _guard(settings: TenantSettings, answer: str, language: str, today: date) -> None:
    broken = answer_violations(settings, debtor_countries(), answer, language, today)
    if broken:
        told = [{"rule": v.rule.value, "span": v.span} for v in broken]
        spans = "; ".join(f"{v.rule.value}: «{v.span}»" for v in broken)
        raise ActionRefusedError(
            "guard", f"the guard would hold this answer back: {spans}", {"broken": told}
        )


def _check_texts(
    question: str, others: Sequence[str], answer: str, language: str
) -> None:
    if language not in LANGUAGES:
        raise ActionRefusedError("no_such_language", f"not a language: {language}")
    if not question or not answer:
        raise ActionRefusedError("empty_entry", "a question and its answer are needed")
    long = len(answer) > MAX_ANSWER or any(
        len(text) > MAX_QUESTION for text in (question, *others)
    )
    if long or len(others) > MAX_VARIANTS:
        raise ActionRefusedError(
            "long_entry",
            f"at most {MAX_QUESTION} characters a question, {MAX_VARIANTS} other ways "
            f"to ask it, and {MAX_ANSWER} characters an answer",
        )


def _wordings(question: str, variants: Sequence[str]) -> list[str]:
    """The other ways to ask it, without blanks and repetitions."""
    clean = dict.fromkeys(_one_line(variant) for variant in variants)
    return [text for text in clean if text and text != question]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _next_version(rows: Iterable[FaqEntry]) -> int:
    versions = [row.version for row in rows]
    if not versions:
        raise ActionRefusedError("no_such_entry", "there is no entry of that number")
    return max(versions) + 1


def _lock(tenant_id: UUID) -> None:
    """One change of a company's answers at a time."""
    Tenant.objects.select_for_update(no_key=True).get(id=tenant_id)
