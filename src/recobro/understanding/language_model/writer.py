"""Replies worded by a language model, within what the approved text says.

The model is shown the approved text with tokens for all names and figures. It can
neither see nor change one: a wording that drops, adds or reorders any is refused, and
so is what the guard refuses. After the second refusal the approved text is sent.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.wording import Act, ReplyIntent
from recobro.ports.wordings import OwnTexts
from recobro.understanding.language_model.drafts import faults_of
from recobro.understanding.language_model.failures import Failure, LanguageModelError
from recobro.understanding.language_model.model import LanguageModel
from recobro.understanding.language_model.script import Script, script_of
from recobro.understanding.language_model.transport import Exchange
from recobro.understanding.privacy import redact, unmask
from recobro.understanding.writer.register import Register, register_for
from recobro.understanding.writer.templates import (
    MOST_CHARACTERS,
    TemplateReplyWriter,
    WrittenReply,
)

log = logging.getLogger(__name__)

PURPOSE = "write"
VERSION = "1"
MOST_REASONS = 4
Check = Callable[[str], Sequence[str]]

# Acts whose words may vary. What proves identity, cares, stops or confirms an
# agreement is said in the words that a person approved; so is any act to come.
WORDED = frozenset({
    Act.BALANCE, Act.PAYMENT_LINK, Act.PAYMENT_METHODS, Act.PAYMENT_PROBLEM,
    Act.PAYMENT_THANKS, Act.PAYMENT_THANKS_PART, Act.PAYMENT_THANKS_PLAN,
    Act.ASK_PROOF, Act.PROOF_RECEIVED, Act.OFFER_PLAN, Act.COUNTER_PLAN, Act.NO_PLAN,
    Act.ASK_PROMISE, Act.OFFER_EXTENSION, Act.COUNTER_EXTENSION, Act.NO_EXTENSION,
    Act.OFFER_DISCOUNT, Act.NO_DISCOUNT, Act.ASK_ALTERNATIVE, Act.REFUSAL_NOTED,
    Act.PROMISE_BROKEN, Act.PROMISE_PARTLY_KEPT, Act.INSTALMENT_REMINDER,
    Act.INSTALMENT_MISSED, Act.RESUME_CONTACT, Act.CONTACT_LATER, Act.CHANNEL_CHANGED,
    Act.MISUNDERSTOOD, Act.GREETING, Act.THANKS, Act.NOTHING_OWED,
})  # fmt: skip

_ADDRESS = {
    Register.TU: "tú", Register.USTED: "usted", Register.VOS: "vos (voseo)",
}  # fmt: skip
_INSTRUCTIONS = """\
You word messages of a collections desk to people who owe money. The user turn is a
JSON object with `approved`, a text that a lawyer has approved. Say the same in warmer,
simpler words, as a considerate person would on a chat, in `language` for `country`,
addressing the reader as `address`.

- Tokens like ⟦AMOUNT_1⟧ stand for names, sums, days and links. Keep every one, exactly
  as written and in the same order. Write no figure, number word, day, sum or address
  yourself.
- Add nothing: no offer, condition, reason, deadline, promise, question or advice that
  the approved text does not have; leave nothing out.
- No threat, no reproach, no hurry. Never say or hint that a person writes; where the
  approved text says that an automatic assistant writes, say it in those words.
- Plain text without markup, at most {most} characters. Answer with the text only.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A reply, whose words it has (`template` or the model's version), and why."""

    reply: WrittenReply
    source: str
    reason: str = ""


class LanguageModelReplyWriter:
    """Words replies with a language model (implements ports.reply_writer.ReplyWriter).

    `fallback` gives the approved text, and is what is sent where the model fails.
    """

    def __init__(self, model: LanguageModel, fallback: TemplateReplyWriter) -> None:
        self._model = model
        self._fallback = fallback

    @property
    def version(self) -> str:
        """Name of the model and version of the instructions."""
        return f"llm-{VERSION}:{self._model.name}"

    def write(
        self,
        reply: ReplyIntent,
        facts: AccountFacts,
        today: date,
        link_url: str | None = None,
        *,
        link_as_button: bool = True,
        check: Check | None = None,
        own: OwnTexts | None = None,
    ) -> WrittenReply:
        """The text of one message; with `check`, one that passed it or the template.

        `check` is the guard: it takes the text as it would be sent and returns what
        speaks against it, an empty sequence where nothing does.
        """
        return self.word(
            reply, facts, today, link_url,
            link_as_button=link_as_button, check=check, own=own,
        ).reply  # fmt: skip

    def word(
        self,
        reply: ReplyIntent,
        facts: AccountFacts,
        today: date,
        link_url: str | None = None,
        *,
        link_as_button: bool = True,
        check: Check | None = None,
        own: OwnTexts | None = None,
    ) -> Worded:
        """As `write`, telling whose words they are."""
        approved = self._fallback.write(
            reply, facts, today, link_url, link_as_button=link_as_button, own=own
        )
        if reply.act not in WORDED or not reply.verified:
            return Worded(reply=approved, source="template", reason="approved words")
        known = (facts.full_name, facts.first_name)
        in_text = None if link_as_button else link_url
        script = script_of(approved.text, reply, facts, today, in_text, known)
        try:
            text = self._worded(script, facts, check)
        except LanguageModelError as error:
            log.info("the approved text goes: %s", error.failure.value)
            return Worded(reply=approved, source="template", reason=error.failure.value)
        return Worded(reply=replace(approved, text=text), source=self.version)

    def _worded(self, script: Script, facts: AccountFacts, check: Check | None) -> str:
        register = self._fallback.register or register_for(facts.country, facts.kind)
        told = {
            "approved": script.text,
            "language": "English" if facts.language == "en" else "Spanish",
            "country": facts.country,
            "address": _ADDRESS[register],
        }
        exchange = Exchange(
            instructions=_INSTRUCTIONS.format(most=MOST_CHARACTERS),
            turns=(json.dumps(told, ensure_ascii=False),),
        )
        draft = self._model.ask(
            exchange, lambda draft: _judged(draft, script, check), purpose=PURPOSE
        )
        return unmask(draft.strip(), script.tokens)


def _judged(
    draft: str, script: Script, check: Check | None
) -> tuple[Failure, str] | None:
    """What to ask again with; None for a draft that may be sent."""
    faults = list(faults_of(draft.strip(), script, most=MOST_CHARACTERS))
    if not faults and check is not None:
        refused = check(unmask(draft.strip(), script.tokens))
        faults = [f"Not allowed: {redact(script.hide(why))}." for why in refused]
    if not faults:
        return None
    reasons = " ".join(faults[:MOST_REASONS])
    return Failure.UNWORDED, f"{reasons} Write the whole text again."
