"""Which check asks which rule type; a rule type without one only brings duties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recobro.domain.compliance import (
    charges,
    counting,
    debt_rules,
    listings,
    people,
    rules,
    speech,
    suits,
    windows,
)
from recobro.domain.compliance.checks import Check, Duty, Key, Sleep, YesOrNo
from recobro.domain.compliance.situation import Situation


class DutiesCheck(YesOrNo):
    """A rule that is never broken: it only obliges."""

    __slots__ = ("texts",)

    def __init__(
        self,
        rule: debt_rules.Complaints | debt_rules.DataProtection | debt_rules.Retention,
    ) -> None:
        self.texts = rule.duties

    def holds(self, situation: Situation) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """Always."""
        return Sleep(frozenset())

    def duties(self) -> tuple[Duty, ...]:
        """What the rule says."""
        return tuple(Duty(text) for text in self.texts)


CHECK_OF: dict[type[rules.Rule], Callable[[Any], Check]] = {
    rules.ContactWindow: windows.WindowCheck,
    rules.DebtorPreference: windows.PreferenceCheck,
    rules.FrequencyCap: counting.CapCheck,
    rules.Cooldown: counting.CooldownCheck,
    rules.ChannelLock: counting.LockCheck,
    rules.ChannelAuthorization: people.AuthorizationCheck,
    rules.ChannelBan: people.ChannelBanCheck,
    rules.OptOut: people.OptOutCheck,
    rules.ThirdParty: people.ThirdPartyCheck,
    rules.AudienceBan: people.AudienceCheck,
    rules.Identity: people.IdentityCheck,
    rules.HumanHandoff: people.HandoffCheck,
    rules.Licence: people.LicenceCheck,
    rules.Moratorium: people.MoratoriumCheck,
    rules.Disclosure: speech.DisclosureCheck,
    rules.ContentBan: speech.ContentBanCheck,
    rules.InquiryBan: speech.InquiryBanCheck,
    rules.CallerId: speech.CallerIdCheck,
    rules.PreContactNotice: speech.NoticeCheck,
    debt_rules.PreListing: listings.PreListingCheck,
    debt_rules.ListingLimit: listings.ListingCheck,
    debt_rules.ChargeScope: charges.ChargeScopeCheck,
    debt_rules.ChargeCap: charges.ChargeCapCheck,
    debt_rules.Interest: charges.InterestCheck,
    debt_rules.Compensation: charges.CompensationCheck,
    debt_rules.PaymentTerm: charges.PaymentTermCheck,
    debt_rules.Limitation: suits.LimitationCheck,
    debt_rules.PreLitigation: suits.PreLitigationCheck,
    debt_rules.AutomatedDecision: suits.AutomatedDecisionCheck,
    debt_rules.Complaints: DutiesCheck,
    debt_rules.DataProtection: DutiesCheck,
    debt_rules.Retention: DutiesCheck,
}


def check_of(rule: rules.Rule) -> Check | None:
    """The check of a rule; None for one that never decides (a pending change)."""
    make = CHECK_OF.get(type(rule))
    return None if make is None else make(rule)
