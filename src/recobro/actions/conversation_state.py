"""Keep what a turn left: the state, its name, and when the agent wakes by itself."""

from __future__ import annotations

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import ConversationState, state_to_json
from recobro.domain.conversation.timing import wake_moment
from recobro.storage.models import Conversation


def keep_state(
    conversation: Conversation,
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
) -> None:
    """Store the state; other fields of the row that were changed are not saved."""
    conversation.state = state_to_json(state)
    conversation.status = state.status.value
    conversation.wakes_at = wake_moment(state, facts, policy)
    conversation.save(update_fields=["state", "status", "wakes_at"])
