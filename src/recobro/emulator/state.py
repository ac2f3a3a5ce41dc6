"""Everything that one emulator is made of, and what its parts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from recobro.emulator.clock import EmulatorClock
from recobro.emulator.config import Config
from recobro.emulator.delivery import Deliverer
from recobro.emulator.faults import Faults
from recobro.emulator.graph.store import WhatsAppStore
from recobro.emulator.graph.template_rules import hello_world
from recobro.emulator.graph.webhook_bodies import compose, signer
from recobro.emulator.identifiers import Identifiers
from recobro.emulator.journal import Journal
from recobro.emulator.pay.notifications import compose as compose_payment
from recobro.emulator.pay.notifications import signer as payment_signer
from recobro.emulator.pay.store import PayStore
from recobro.emulator.staging import Outlet


@dataclass(slots=True)
class Settings:
    """What the control API may change while it runs."""

    webhook_url: str | None
    app_secret: str
    verify_token: str
    window_errors: str


class Emulator:
    """The state of one emulator process."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.settings = Settings(
            webhook_url=config.webhook_url,
            app_secret=config.app_secret,
            verify_token=config.verify_token,
            window_errors=config.window_errors,
        )
        self.clock = EmulatorClock()
        self.identifiers = Identifiers(config.seed)
        self.faults = Faults()
        self.journal = Journal(config.journal)
        self.whatsapp = _new_account()
        self.pay = PayStore()
        self.deliverer = Deliverer(self.clock, self.faults, config.time_scale)
        self.webhooks = Outlet(
            target="webhook",
            url=lambda: self.settings.webhook_url,
            compose=lambda events, shape: compose(events, shape, config),
            sign=signer(lambda: self.settings.app_secret),
            faults=self.faults,
            deliverer=self.deliverer,
            seed=config.seed,
            remember=self.journal.remember,
        )
        self.pay_webhooks = Outlet(
            target="pay_webhook",
            url=lambda: None,
            compose=compose_payment,
            sign=payment_signer(config.pay_secret),
            faults=self.faults,
            deliverer=self.deliverer,
            seed=config.seed,
            remember=self.journal.remember,
        )

    @property
    def pending(self) -> int:
        """Webhooks that are held or not yet delivered."""
        return self.webhooks.held + self.pay_webhooks.held + self.deliverer.pending

    def reset(self) -> None:
        """Forget everything but the settings and the configuration, for good."""
        self.journal.note("reset")
        self.forget()

    def forget(self) -> None:
        """Forget everything but the settings and the configuration."""
        self.faults.clear()
        self.webhooks.forget()
        self.pay_webhooks.forget()
        self.deliverer.forget()
        self.clock.set_offset(0)
        version = self.whatsapp.version
        self.whatsapp = _new_account()
        # An open phone page must notice that its conversation is gone.
        self.whatsapp.version = version + 1
        self.pay = PayStore()


def emulator_of(request: Request) -> Emulator:
    """The emulator that serves this request."""
    return cast("Emulator", request.app.state.emulator)


def _new_account() -> WhatsAppStore:
    store = WhatsAppStore()
    template = hello_world()
    store.templates[template["name"], template["language"]] = template
    return store
