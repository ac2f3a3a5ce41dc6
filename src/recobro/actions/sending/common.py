"""What all messages of a batch share, read once: the company and its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from recobro.domain.compliance.local_rules import LocalPolicy
from recobro.domain.messages import Channel
from recobro.domain.strategy import Timeline
from recobro.ports.channel import ChannelAdapter
from recobro.ports.services import Services
from recobro.storage.buckets import resting_keys
from recobro.storage.local_policy import local_policy
from recobro.storage.pauses import PausedScopes, paused_scopes
from recobro.storage.strategies import timeline
from recobro.storage.tenants import TenantSettings, tenant_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Read once for a batch, inside its transaction.

    `resting` tells until when a sender or a template rests, by its key; `process` is
    the name of this process's call journal, kept with each message.
    """

    services: Services
    settings: TenantSettings
    policy: LocalPolicy
    timeline: Timeline
    paused: PausedScopes
    resting: Mapping[str, datetime]
    process: str
    now: datetime
    _adapters: dict[Channel, ChannelAdapter] = field(default_factory=dict)

    @classmethod
    def read(cls, services: Services, process: str, now: datetime) -> Common:
        """What holds for the tenant that is acted for at this moment."""
        settings = tenant_settings()
        return cls(
            services=services,
            settings=settings,
            policy=local_policy(),
            timeline=timeline(settings.zone),
            paused=paused_scopes(now),
            resting=resting_keys(now),
            process=process,
            now=now,
        )

    @property
    def today(self) -> date:
        """The day in the company's zone."""
        return self.now.astimezone(self.settings.zone).date()

    def adapter(self, channel: Channel) -> ChannelAdapter:
        """The tenant's account on a channel. Raises NotConfiguredError."""
        found = self._adapters.get(channel)
        if found is None:
            found = self.services.open_channel(channel, self.settings.options)
            self._adapters[channel] = found
        return found
