"""One company with one debtor, and the whole loop over the in-memory twins.

A Tuesday morning in Madrid, an invoice of 149.90 euros eight days past due; the clock
stands still until it is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.builders import TUESDAY, Twins, an_invoice_row, import_rows

from recobro.actions.apply_statuses import apply_statuses
from recobro.actions.deliver_due import deliver_due
from recobro.actions.handle_inbound import handle_inbound
from recobro.actions.receive_message import receive_message
from recobro.actions.record_payment import record_payment, return_payment
from recobro.actions.run_cycle import CycleReport, run_cycle
from recobro.actions.send_message import SendReport, send_message
from recobro.domain.accounts import Account as AccountView
from recobro.domain.messages import (
    Channel,
    MessageState,
    ProviderFailure,
    Reaction,
    TextContent,
)
from recobro.domain.money import Money
from recobro.ports.channel import InboundMessage, Outgoing, StatusReport
from recobro.storage import chronology, models
from recobro.storage.accounts import load_account
from recobro.storage.content import text_of
from recobro.storage.invariants import broken_invariants
from recobro.storage.tenancy import acting_for

MADRID = ZoneInfo("Europe/Madrid")
PHONE = "+34600111222"
DUE = date(2026, 3, 2)  # eight days before TUESDAY
_numbers = count(1)


def euros(amount: str | int) -> Money:
    return Money.of(amount, "EUR")


@dataclass
class Scene:
    """A tenant with its twins; `account_id` is the first debtor's account."""

    tenant_id: UUID
    twins: Twins
    known: dict[str, UUID] = field(default_factory=dict)

    # --- the stage -------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.twins.clock.now()

    @property
    def today(self) -> date:
        return self.now.astimezone(MADRID).date()

    def wait(self, **span: float) -> None:
        """Let time pass."""
        self.twins.clock.moment += timedelta(**span)

    def day(self, days_past_due: int, hour: int = 10) -> None:
        """Go to a day of DUE's count, at an hour in UTC."""
        moment = datetime.combine(DUE, TUESDAY.timetz()).replace(hour=hour)
        self.twins.clock.moment = moment + timedelta(days=days_past_due)

    def owes(self, *rows: Any, **changes: Any) -> None:
        """Bring invoices in: rows, or one with these changes."""
        import_rows(self.tenant_id, rows or [an_invoice_row(**changes)], now=self.now)

    # --- what happens ----------------------------------------------------------------

    def run(self, *, dry_run: bool = False, day: date | None = None) -> CycleReport:
        return run_cycle(
            self.twins.services,
            tenant_id=self.tenant_id,
            day=day or self.today,
            dry_run=dry_run,
            started_by="test",
        )

    def deliver(self) -> timedelta:
        return deliver_due(self.twins.services, tenant_id=self.tenant_id)

    def remind(self) -> models.Message:
        """Run the day and send what it planned; returns the newest message."""
        self.run()
        self.deliver()
        return self.message()

    def send(self, message: models.Message) -> SendReport:
        return send_message(
            self.twins.services, tenant_id=self.tenant_id, message_id=message.id
        )

    def hears(self, text: str = "", *, answer: bool = True, **changes: Any) -> None:
        """The person writes; with `answer`, the message is handled at once."""
        given: dict[str, Any] = {
            "provider_id": f"in.{next(_numbers)}",
            "sender": PHONE,
            "sender_user_id": None,
            "sender_name": None,
            "sent_at": self.now,
            "kind": "text",
            "text": text,
        }
        item = InboundMessage(**(given | changes))
        receive_message(self.tenant_id, Channel.WHATSAPP, item, now=self.now)
        if answer:
            self.handle()

    def handle(self) -> None:
        """Handle every message that waits."""
        with acting_for(self.tenant_id):
            waiting = list(
                models.InboundMessage.objects.filter(
                    tenant_id=self.tenant_id, handled_at=None
                ).values_list("id", flat=True)
            )
        for inbound_id in waiting:
            handle_inbound(
                self.twins.services, tenant_id=self.tenant_id, inbound_id=inbound_id
            )

    def pays(
        self, amount: str | Money, *, external_id: str = "", **changes: Any
    ) -> UUID:
        given: dict[str, Any] = {
            "tenant_id": self.tenant_id,
            "account_id": self.account_id,
            "source": "test",
            "external_id": external_id or f"p.{next(_numbers)}",
            "method": "card",
            "amount": amount if isinstance(amount, Money) else euros(amount),
            "received_at": self.now,
            "actor": "test",
            "now": self.now,
        }
        return record_payment(self.twins.services, **(given | changes))

    def bounces(self, external_id: str, amount: str, movement: str = "r.1") -> bool:
        return return_payment(
            tenant_id=self.tenant_id,
            source="test",
            external_id=external_id,
            movement_id=movement,
            amount=euros(amount),
            actor="test",
            now=self.now,
        )

    def reports(
        self, message: models.Message, state: MessageState, **changes: Any
    ) -> None:
        """The provider tells what became of a message."""
        given: dict[str, Any] = {
            "provider_id": message.provider_id,
            "attempt_id": message.attempt_id,
            "state": state,
            "at": self.now,
        }
        apply_statuses(self.tenant_id, [StatusReport(**(given | changes))])

    # --- what came of it -------------------------------------------------------------

    @property
    def account_id(self) -> UUID:
        with acting_for(self.tenant_id):
            accounts = models.Account.objects.filter(tenant_id=self.tenant_id)
            return accounts.order_by("created_at", "id")[0].id

    @property
    def view(self) -> AccountView:
        with acting_for(self.tenant_id):
            return load_account(self.account_id, self.now)

    @property
    def owed(self) -> str:
        """The balance, as a decimal text."""
        return str(self.view.position.balance.amount)

    def rows(self, model: Any, **wanted: Any) -> list[Any]:
        with acting_for(self.tenant_id):
            own = model.objects.filter(tenant_id=self.tenant_id, **wanted)
            return list(own.order_by("id"))

    def row(self, model: Any, **wanted: Any) -> Any:
        (found,) = self.rows(model, **wanted)
        return found

    def message(self) -> models.Message:
        """The newest message."""
        found: models.Message = self.rows(models.Message)[-1]
        return found

    @property
    def states(self) -> list[str]:
        return [m.state for m in self.rows(models.Message)]

    @property
    def sent(self) -> list[Outgoing]:
        """What the provider took."""
        return self.twins.channel.taken

    @property
    def last_text(self) -> str:
        return text_of(self.sent[-1].content)

    @property
    def link_token(self) -> str:
        """The token in the newest message's link."""
        content = self.sent[-1].content
        if isinstance(content, TextContent):
            assert content.link
            return content.link.url.rsplit("/", 1)[1]
        assert content.url_suffix
        return content.url_suffix

    @property
    def open_reasons(self) -> list[str]:
        """Why persons are called."""
        return list(self.view.open_hand_overs)

    @property
    def kinds(self) -> list[str]:
        """What the account's chronology tells."""
        with acting_for(self.tenant_id):
            return [line.kind for line in chronology.lines_of(self.account_id)]

    @property
    def conversation(self) -> models.Conversation:
        found: models.Conversation = self.row(models.Conversation)
        return found

    def proves_itself(self) -> None:
        """The truths that hold after whatever happened."""
        with acting_for(self.tenant_id):
            assert broken_invariants() == []
            for account in models.Account.objects.filter(tenant_id=self.tenant_id):
                assert chronology.check(account.id) is None


def a_failure(reaction: Reaction, **changes: Any) -> ProviderFailure:
    given: dict[str, Any] = {"code": "131000", "detail": "no", "reaction": reaction}
    return ProviderFailure(**(given | changes))


def texts_of(taken: Sequence[Outgoing]) -> list[str]:
    return [text_of(outgoing.content) for outgoing in taken]
