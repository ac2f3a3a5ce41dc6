"""Checks about people and channels: who may be contacted, how, and who said no."""

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
    AudienceBan,
    ChannelAuthorization,
    ChannelBan,
    HumanHandoff,
    Identity,
    Licence,
    Moratorium,
    OptOut,
    ThirdParty,
)
from recobro.domain.compliance.situation import Situation
from recobro.domain.compliance.vocabulary import OBLIGED


class AuthorizationCheck(YesOrNo):
    """The channel was authorised, or the consent that the rule names is there."""

    __slots__ = ("required", "tags", "when")

    def __init__(self, rule: ChannelAuthorization) -> None:
        self.required = FlagReader(rule.required_flag) if rule.required_flag else None
        self.when = FlagReader(rule.when_flag) if rule.when_flag else None
        self.tags = rule.content_tags

    def holds(self, situation: Situation) -> bool:
        """Not asked for, or given."""
        flags = situation.flags
        if self.when is not None and self.when.of(flags) is False:
            return True
        if self.tags and not self._is_such(situation):
            return True
        if self.required is not None:
            return self.required.of(flags) is True
        chosen = situation.facts.authorised_channels
        return chosen is not None and situation.action.channel in chosen

    def _is_such(self, situation: Situation) -> bool:
        """Whether the purpose or a tag is one that the rule is about."""
        content = situation.facts.content
        purpose = situation.action.purpose
        if purpose is None or purpose in self.tags or content is None:
            return True
        return not self.tags.isdisjoint(content)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The consent, or the channels that were chosen."""
        if self.required is not None:
            return unknown_flags((self.required,), situation.flags)
        unknown = situation.facts.authorised_channels is None
        return ("authorised_channels",) if unknown else ()


class ChannelBanCheck(YesOrNo):
    """A channel that may not be used."""

    __slots__ = ("banned", "debt_types", "except_flag", "with_flag")

    def __init__(self, rule: ChannelBan) -> None:
        self.banned = rule.channels
        self.except_flag = FlagReader(rule.except_flag) if rule.except_flag else None
        self.debt_types = rule.debt_types
        self.with_flag = FlagReader(rule.with_flag) if rule.with_flag else None

    def concerns(self, key: Key) -> bool:
        """Its channels only."""
        return key.channel is None or key.channel in self.banned

    def holds(self, situation: Situation) -> bool:
        """Only with the exception."""
        flags = situation.flags
        if self.except_flag is not None and self.except_flag.of(flags) is True:
            return True
        if self.with_flag is None or self.with_flag.of(flags) is not True:
            return False
        return situation.facts.debt_type in self.debt_types


class OptOutCheck(YesOrNo):
    """The person said stop: to everything, to a channel, to an address."""

    __slots__ = ("exempt_channels", "exempt_purposes", "flag", "reach")

    def __init__(self, rule: OptOut) -> None:
        self.reach = rule.reach
        self.flag = FlagReader(rule.flag) if rule.flag else None
        self.exempt_purposes = rule.exempt_purposes
        self.exempt_channels = rule.exempt_channels

    def concerns(self, key: Key) -> bool:
        """All but the exempt purposes (on the exempt channels, where there are any)."""
        if key.purpose is None or key.purpose not in self.exempt_purposes:
            return True
        return bool(self.exempt_channels) and key.channel not in self.exempt_channels

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """Where the request is a flag: while it is not raised."""
        return Sleep(frozenset({self.flag.name})) if self.flag else None

    def holds(self, situation: Situation) -> bool:
        """Nobody asked us to stop."""
        if self.flag is not None:
            return self.flag.of(situation.flags) is False
        said = situation.facts.opt_outs
        if said is None:
            return False
        if said.everything:
            return False
        if self.reach == "all":
            return True
        action = situation.action
        if said.channels and action.channel in said.channels:
            return False
        if not said.addresses or action.address is None:
            # Without the address we cannot know that it is not one of them.
            return not said.addresses
        return action.address not in said.addresses

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """Whether anybody asked, or the address that is about to be used."""
        if self.flag is not None:
            return unknown_flags((self.flag,), situation.flags)
        said = situation.facts.opt_outs
        if said is None:
            return ("opt_outs",)
        unknown = bool(said.addresses) and situation.action.address is None
        return ("address",) if unknown else ()


class ThirdPartyCheck(YesOrNo):
    """The debtor and those who owe with them; others hear nothing of the debt."""

    __slots__ = ("allowed", "only_flag", "only_parties", "reveals", "tolerated", "work")

    def __init__(self, rule: ThirdParty) -> None:
        self.allowed = rule.allow | {"debtor"}
        self.tolerated = rule.tolerated_without_debt
        self.only_flag = FlagReader(rule.only_flag) if rule.only_flag else None
        self.only_parties = rule.only_parties
        self.work = rule.work_channels is not None
        self.reveals = FlagReader("reveals_debt_details")

    def concerns(self, key: Key) -> bool:
        """Everybody but an allowed party, unless the rule has more to ask."""
        if self.only_flag is not None or self.work:
            return True
        return key.party is None or key.party not in self.allowed

    def sleep(self, key: Key) -> Sleep | None:
        """For an allowed party, while nothing points to work or to a lawyer."""
        if key.party is None or key.party not in self.allowed:
            return None
        names = {"work_channel"} if self.work else set()
        if self.only_flag is not None:
            names.add(self.only_flag.name)
        return Sleep(frozenset(names), "wishes" if self.work else "")

    def holds(self, situation: Situation) -> bool:
        """An allowed party, or a tolerated question that reveals nothing."""
        facts, flags = situation.facts, situation.flags
        party = facts.party
        if self.only_flag is not None and self.only_flag.of(flags) is not False:
            return party in self.only_parties
        if party is None:
            return False
        if self.work and not _may_write_to_work(situation):
            return False
        if party in self.allowed:
            return True
        return self.tolerated and self.reveals.of(flags) is False

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """Who it is, or whether the debt would be revealed."""
        if situation.facts.party is None:
            return ("party",)
        if situation.facts.party in self.allowed or not self.tolerated:
            return ()
        return unknown_flags((self.reveals,), situation.flags)


def _may_write_to_work(situation: Situation) -> bool:
    """A mailbox or telephone of the workplace only if the debtor gave it."""
    flags = situation.flags
    at_work = situation.facts.place == "work" or flags.get("work_channel", False)
    if at_work is False or flags.get("reveals_debt_details") is False:
        return True
    return flags.get("work_channel_given_by_debtor") is True


class AudienceCheck(YesOrNo):
    """People who are never contacted about a debt."""

    __slots__ = ("ban", "readers")

    def __init__(self, rule: AudienceBan) -> None:
        self.ban = rule.ban
        names = {"elderly_non_debtor": "elderly"}
        self.readers = tuple(
            (FlagReader(names.get(kind, kind)), kind) for kind in sorted(rule.ban)
        )

    def sleep(self, key: Key) -> Sleep | None:
        """While no sign is raised."""
        if key.party is None or key.party == "minor":
            return None
        return Sleep(frozenset(reader.name for reader, _ in self.readers))

    def holds(self, situation: Situation) -> bool:
        """Nobody says that the person is one of them."""
        party = situation.facts.party
        if party == "minor" and "minor" in self.ban:
            return False
        for reader, kind in self.readers:
            if kind == "elderly_non_debtor" and party in OBLIGED:
                continue
            if reader.of(situation.flags) is not False:
                return False
        return True

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """A sign that is there and unclear."""
        return unknown_flags(tuple(r for r, _ in self.readers), situation.flags)


class IdentityCheck(YesOrNo):
    """Nothing about the debt before the person is known."""

    __slots__ = ("max_failures", "reveals", "verified")

    def __init__(self, rule: Identity) -> None:
        self.verified = FlagReader("identity_verified")
        self.reveals = FlagReader("reveals_debt_details")
        self.max_failures = rule.max_failures

    def holds(self, situation: Situation) -> bool:
        """Verified, or nothing is revealed, and not failed too often."""
        failures = situation.facts.identity_failures
        if self.max_failures is not None and failures >= self.max_failures:
            return False
        flags = situation.flags
        return self.verified.of(flags) is True or self.reveals.of(flags) is False

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """Who it is, or what would be said."""
        return unknown_flags((self.verified, self.reveals), situation.flags)

    def duties(self) -> tuple[Duty, ...]:
        """To verify first, while it has not been done."""
        return (Duty("verify_identity_before:debt_details", "identity_verified", True),)


class HandoffCheck(YesOrNo):
    """Who asked for a person is not answered by a machine."""

    __slots__ = ("asked", "rule")

    def __init__(self, rule: HumanHandoff) -> None:
        self.rule = rule
        self.asked = FlagReader("human_requested")

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """While nobody asked."""
        return Sleep(frozenset({self.asked.name}))

    def holds(self, situation: Situation) -> bool:
        """Nobody asked, or a person does it."""
        if self.asked.of(situation.flags) is False:
            return True
        return situation.action.automated is False

    def duties(self) -> tuple[Duty, ...]:
        """A person on request, and how soon."""
        parts = ["offer:human_on_request"]
        if self.rule.max_wait_seconds is not None:
            parts.append(f"human_within:{self.rule.max_wait_seconds}s")
        if self.rule.target_percent is not None:
            parts.append(f"human_target:{self.rule.target_percent}%")
        return tuple(Duty(part) for part in parts)


class LicenceCheck(YesOrNo):
    """The organisation is registered; broken only where it is known not to be."""

    __slots__ = ("flag", "registry")

    def __init__(self, rule: Licence) -> None:
        self.flag = rule.flag
        self.registry = rule.registry

    def holds(self, situation: Situation) -> bool:
        """Not known to be missing: a fact of the organisation, asked by `doctor`."""
        return situation.flags.get(self.flag) is not False

    def duties(self) -> tuple[Duty, ...]:
        """To be registered, while that is not known."""
        return (Duty(f"licence:{self.registry}", self.flag, True),)


class MoratoriumCheck(BaseCheck):
    """Nothing while a flag holds; for some days, where its start is known."""

    __slots__ = ("days", "flag")

    def __init__(self, rule: Moratorium) -> None:
        self.flag = FlagReader(rule.flag)
        self.days = rule.days

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """While the flag is not raised."""
        return Sleep(frozenset({self.flag.name}))

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """The day after the last one, or never."""
        if self.flag.of(situation.flags) is False:
            return instant
        since = situation.facts.since.get(self.flag.name)
        if self.days is None or since is None:
            return None
        return situation.not_before(instant, since + timedelta(days=self.days))

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """Whether it holds."""
        return unknown_flags((self.flag,), situation.flags)
