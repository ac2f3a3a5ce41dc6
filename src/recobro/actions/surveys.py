"""Ask how it went, and keep the answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from recobro.actions.compose import FREE_TEXT_WINDOW
from recobro.actions.conversation_facts import conversation_facts, policy_of
from recobro.actions.conversation_state import keep_state
from recobro.actions.reply import queue_reply
from recobro.domain.accounts import ContactPoint
from recobro.domain.conversation.effects import AskSurvey
from recobro.domain.conversation.state import state_from_json
from recobro.domain.conversation.survey import on_helped
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.ids import new_id
from recobro.storage.models import Account, Conversation, HandOver, Message, Survey
from recobro.storage.tenants import TenantSettings

# An answer later than this is to something else.
_ANSWERED_WITHIN = timedelta(days=14)


# Nobody is asked how it went after this.
_NEVER_AFTER = frozenset({"care", "deceased", "legal", "data_rights", "wrong_person"})
SURVEY_KEY = "survey:"


def ask_after_help(
    services: Services,
    settings: TenantSettings,
    account: Account,
    point: ContactPoint,
    conversation: Conversation,
    helped: HandOver,
    *,
    now: datetime,
) -> Message | None:
    """Ask how it went once a person has helped; None where that is not wanted.

    Only where the policy asks, where the person's own message still lets us write, and
    where nothing is stopped; whether it may go now is the gate's, as for every message.
    The survey has the identifier of the hand-over that it asks about, and its message
    the key `survey:<identifier>`: each is asked about once.
    """
    policy = policy_of(settings)
    last = conversation.last_inbound_at
    open_window = last is not None and now - last < FREE_TEXT_WINDOW
    view = load_account(account.id, now)
    if (
        not policy.asks_survey
        or helped.reason in _NEVER_AFTER
        or not open_window
        or not point.usable
        or point.channel in view.stopped_channels
        or Survey.objects.filter(tenant_id=account.tenant_id, id=helped.id).exists()
    ):
        return None
    facts = conversation_facts(services, settings, view, point)
    turn = on_helped(state_from_json(conversation.state), facts, policy, now)
    if turn.reply is None:
        return None
    keep_state(conversation, turn.state, facts, policy)
    for effect in turn.effects:
        if isinstance(effect, AskSurvey):
            _ask(
                account, conversation, effect.occasion, now, helped.taken_by, helped.id
            )
    return queue_reply(
        services,
        settings,
        account,
        view,
        point,
        conversation,
        turn.reply,
        key=f"{SURVEY_KEY}{helped.id}",
        purpose="requested_information",
        link_token=None,
        now=now,
    )


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
    by = helper.taken_by if helper and occasion == "helped" else ""
    _ask(account, conversation, occasion, now, by, new_id())


def _ask(
    account: Account,
    conversation: Conversation,
    occasion: str,
    now: datetime,
    helped_by: str,
    survey_id: UUID,
) -> None:
    Survey.objects.create(
        id=survey_id,
        tenant_id=account.tenant_id,
        account_id=account.id,
        conversation_id=conversation.id,
        occasion=occasion,
        asked_at=now,
        helped_by=helped_by,
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
