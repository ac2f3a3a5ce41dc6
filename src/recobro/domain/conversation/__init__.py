"""The conversation policy: pure functions from a message to what we say and do."""

from recobro.domain.conversation.effects import Effect
from recobro.domain.conversation.engine import (
    new_conversation,
    reading_of_choice,
    respond,
)
from recobro.domain.conversation.events import (
    give_back,
    note_sent,
    on_balance_change,
    on_media,
    on_payment,
    on_wait,
    open_conversation,
    take_over,
    words_matter,
)
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import (
    DEFAULT_POLICY,
    NegotiationPolicy,
    policy_from_json,
    policy_to_json,
)
from recobro.domain.conversation.state import (
    ConversationState,
    state_from_json,
    state_to_json,
)
from recobro.domain.conversation.timing import next_contact
from recobro.domain.conversation.turn import Turn
from recobro.domain.conversation.wording import Act, ReplyId, ReplyIntent

__all__ = [
    "DEFAULT_POLICY",
    "AccountFacts",
    "Act",
    "ConversationState",
    "Effect",
    "NegotiationPolicy",
    "ReplyId",
    "ReplyIntent",
    "Turn",
    "give_back",
    "new_conversation",
    "next_contact",
    "note_sent",
    "on_balance_change",
    "on_media",
    "on_payment",
    "on_wait",
    "open_conversation",
    "policy_from_json",
    "policy_to_json",
    "reading_of_choice",
    "respond",
    "state_from_json",
    "state_to_json",
    "take_over",
    "words_matter",
]
