"""Ask how it went, and keep the answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from recobro.storage import chronology
from recobro.storage.models import Account, Conversation, HandOver, Survey

# An answer later than this is to something else.
_ANSWERED_WITHIN = timedelta(days=14)


def ask_survey(
    account: Account, conversation: Conversation, occasion: str, *, now: datetime
) -> None:
    """Note that it is asked; with whom the person helped, where one did."""
    helper = (
        HandOver.objects.filter(
            tenant_id=account.tenant_id, conversation_id=conversation.id
        )
        .exclude(taken_by="")
        .order_by("-taken_at")
        .first()
    )
    Survey.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        conversation_id=conversation.id,
        occasion=occasion,
        asked_at=now,
        helped_by=helper.taken_by if helper and occasion == "helped" else "",
    )
    chronology.append(account, "survey.asked", {"occasion": occasion}, at=now)


def record_survey(
    account: Account,
    conversation: Conversation,
    *,
    score: int | None,
    comment: str,
    now: datetime,
) -> None:
    """Keep a score or a comment with the latest question; none asked, none kept."""
    survey = (
        Survey.objects.filter(
            tenant_id=account.tenant_id,
            conversation_id=conversation.id,
            asked_at__gte=now - _ANSWERED_WITHIN,
        )
        .order_by("-asked_at")
        .first()
    )
    if survey is None:
        return
    if score is not None:
        survey.score = score
    if comment:
        survey.comment = f"{survey.comment}\n{comment}".strip()
    survey.answered_at = now
    survey.save(update_fields=["score", "comment", "answered_at"])
    data = {"score": score, "comment": comment}
    chronology.append(account, "survey.answered", data, at=now, actor="debtor")
