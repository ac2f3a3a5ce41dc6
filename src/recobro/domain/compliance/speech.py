"""Checks about what is said, asked, shown and announced."""

from __future__ import annotations

from datetime import datetime, timedelta

from recobro.domain.compliance.checks import (
    BaseCheck,
    Duty,
    FlagReader,
    Key,
    Sleep,
    YesOrNo,
    unknown_flags,
)
from recobro.domain.compliance.rules import (
    CallerId,
    ContentBan,
    Disclosure,
    InquiryBan,
    PreContactNotice,
)
from recobro.domain.compliance.situation import Situation
from recobro.domain.compliance.vocabulary import (
    CONTENT_TAGS,
    ELECTRONIC,
    INQUIRIES,
    SIGNALS,
)

DOCUMENTS = frozenset({"letter", "email"})


class DisclosureCheck(YesOrNo):
    """What must be said with the contact."""

    __slots__ = ("except_flag", "first", "if_flag", "required", "rule")

    def __init__(self, rule: Disclosure) -> None:
        self.rule = rule
        self.first = (
            FlagReader("first_contact") if rule.when == "first_contact" else None
        )
        self.if_flag = FlagReader(rule.if_flag) if rule.if_flag else None
        self.except_flag = FlagReader(rule.except_flag) if rule.except_flag else None
        self.required = tuple(FlagReader(name) for name in rule.required)

    def concerns(self, key: Key) -> bool:
        """Electronic messages or documents, where the rule is about those."""
        if key.channel is None:
            return True
        if self.rule.when == "every_electronic":
            return key.channel in ELECTRONIC
        if self.rule.when == "every_document" and self.rule.scope.channels is None:
            return key.channel in DOCUMENTS
        return True

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """With nothing required, or while the signal it depends on is not raised."""
        if not self.required:
            return Sleep(frozenset())
        name = self.rule.if_flag
        return Sleep(frozenset({name})) if name in SIGNALS and name else None

    def holds(self, situation: Situation) -> bool:
        """All of it is said, or this is not the time for it."""
        flags = situation.flags
        if self.if_flag is not None and self.if_flag.of(flags) is False:
            return True
        if self.first is not None and self.first.of(flags) is False:
            return True
        if self.except_flag is not None and self.except_flag.of(flags) is True:
            return True
        return all(reader.of(flags) is True for reader in self.required)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """What nobody says is being said."""
        return unknown_flags(self.required, situation.flags)

    def duties(self) -> tuple[Duty, ...]:
        """To say it."""
        gate = self.rule.if_flag or ("first_contact" if self.first else None)
        named = (*self.rule.required, *self.rule.content)
        return tuple(Duty(f"disclose:{name}", gate, False) for name in named)


class ContentBanCheck(YesOrNo):
    """Tags that what is said may not carry; a tag that nobody knows is one of them."""

    __slots__ = ("ban",)

    def __init__(self, rule: ContentBan) -> None:
        self.ban = rule.ban

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """While there is no tag at all."""
        return Sleep(frozenset(), "content")

    def holds(self, situation: Situation) -> bool:
        """Known, classified and clean."""
        tags = situation.facts.content
        if not tags:
            return tags is not None
        return self.ban.isdisjoint(tags) and tags <= CONTENT_TAGS

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The tags, or the meaning of one."""
        tags = situation.facts.content
        if tags is None:
            return ("content",)
        return tuple(f"content:{tag}" for tag in sorted(tags - CONTENT_TAGS))


class InquiryBanCheck(YesOrNo):
    """What may not be asked."""

    __slots__ = ("ban",)

    def __init__(self, rule: InquiryBan) -> None:
        self.ban = rule.ban

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """While nothing is asked."""
        return Sleep(frozenset(), "inquiries")

    def holds(self, situation: Situation) -> bool:
        """Known, and none of it."""
        asked = situation.facts.inquiries
        if not asked:
            return asked is not None
        return self.ban.isdisjoint(asked) and asked <= INQUIRIES

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """What would be asked."""
        return ("inquiries",) if situation.facts.inquiries is None else ()


class CallerIdCheck(YesOrNo):
    """How the caller shows."""

    __slots__ = ("hidden", "prefix", "premium")

    def __init__(self, rule: CallerId) -> None:
        self.hidden = FlagReader("caller_id_hidden") if rule.hidden is False else None
        self.premium = (
            FlagReader("caller_id_premium") if rule.premium is False else None
        )
        self.prefix = rule.prefix

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """Where only premium numbers are banned: while none is shown."""
        if self.hidden is not None or self.prefix is not None:
            return None
        return Sleep(frozenset({"caller_id_premium"}))

    def holds(self, situation: Situation) -> bool:
        """Shown, ordinary, with the prefix."""
        flags = situation.flags
        if self.hidden is not None and self.hidden.of(flags) is not False:
            return False
        if self.premium is not None and self.premium.of(flags) is not False:
            return False
        shown = situation.facts.caller_prefix
        return self.prefix is None or shown == self.prefix

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """How it would show."""
        readers = tuple(r for r in (self.hidden, self.premium) if r is not None)
        unknown = unknown_flags(readers, situation.flags)
        if self.prefix is not None and situation.facts.caller_prefix is None:
            return (*unknown, "caller_prefix")
        return unknown


class NoticeCheck(BaseCheck):
    """A notice that comes before the contact, or soon after the first one."""

    __slots__ = ("required", "rule", "when")

    def __init__(self, rule: PreContactNotice) -> None:
        self.rule = rule
        self.required = FlagReader(rule.required_flag)
        self.when = FlagReader(rule.when_flag) if rule.when_flag else None

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """Once the notice is given; within the days of grace, now."""
        flags = situation.flags
        if self.when is not None and self.when.of(flags) is False:
            return instant
        if self.required.of(flags) is True:
            return instant
        if self.rule.within_days is None:
            return None
        first = situation.facts.debt.first_communication_on
        if first is None:  # the clock has not started, or nobody told us: a duty
            return instant
        last = first + timedelta(days=self.rule.within_days)
        return instant if situation.is_before(instant, last + timedelta(1)) else None

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """Whether it was given."""
        readers = (self.required,) if self.when is None else (self.required, self.when)
        return unknown_flags(readers, situation.flags)

    def duties(self) -> tuple[Duty, ...]:
        """To give it, with its content."""
        rule = self.rule
        gate = rule.required_flag
        if rule.within_days is None:
            named = [f"notice_contains:{item}" for item in rule.content]
            return tuple(Duty(text, rule.when_flag or gate) for text in named)
        texts = [f"notice:{gate}:within:{rule.within_days}d"]
        if rule.dispute_days is not None:
            texts.append(f"dispute_window:{rule.dispute_days}d")
        return tuple(Duty(text, gate, True) for text in texts)
