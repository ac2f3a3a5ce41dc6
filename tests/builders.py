"""Values and companies for tests of the actions: short to write, fictitious throughout.

Importing this opens the tests' database, because actions cannot be imported before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from tests.database import open_database

open_database()

from recobro.actions.import_portfolio import (  # noqa: E402
    ImportReport,
    import_portfolio,
)
from recobro.actions.tenants import create_tenant  # noqa: E402
from recobro.channels.in_memory import InMemoryChannel  # noqa: E402
from recobro.domain.money import Money  # noqa: E402
from recobro.gateways.in_memory import InMemoryGateway  # noqa: E402
from recobro.ports.clock import Clock  # noqa: E402
from recobro.ports.portfolio import InvoiceRow, Portfolio  # noqa: E402
from recobro.ports.services import Services  # noqa: E402
from recobro.storage.clock import FixedClock  # noqa: E402
from recobro.understanding.rules import RuleInterpreter  # noqa: E402
from recobro.understanding.templates import CatalogueStepWriter  # noqa: E402
from recobro.understanding.writer import Register, TemplateReplyWriter  # noqa: E402
from recobro.wiring import PackRulebook  # noqa: E402

_numbers = count(1)

# A Tuesday, no holiday anywhere in Spain, inside every contact window.
TUESDAY = datetime(2026, 3, 10, 10, tzinfo=UTC)


def an_invoice_row(**changes: Any) -> InvoiceRow:
    """One open invoice of 149.90 euros, eight days past due on TUESDAY.

    `amount` and `outstanding` may be decimal strings; each row has its own number.
    """
    position = next(_numbers)
    currency = changes.pop("currency", "EUR")
    amount = changes.pop("amount", "149.90")
    outstanding = changes.pop("outstanding", amount)
    fields: dict[str, Any] = {
        "row": position + 1,
        "number": f"F-{1000 + position}",
        "debtor_name": "Ana Prueba Gil",
        "debtor_id": "C-1",
        "phone": "+34600111222",
        "country": "ES",
        "due_date": date(2026, 3, 2),
        "amount": _money(amount, currency),
        "outstanding": _money(outstanding, currency),
        "concept": "Luz, febrero",
    }
    return InvoiceRow(**{**fields, **changes})


def _money(value: str | Money, currency: str) -> Money:
    return value if isinstance(value, Money) else Money.of(value, currency)


def a_tenant(
    *,
    name: str = "Aguas de Ejemplo",
    country: str = "ES",
    options: Mapping[str, Any] | None = None,
    **changes: Any,
) -> UUID:
    """A company with the default strategy, and no channel or gateway of its own."""
    slug = changes.pop("slug", f"t-{next(_numbers)}")
    return create_tenant(
        slug=slug, name=name, country=country, options=options or {}, **changes
    )


def a_portfolio(rows: Sequence[InvoiceRow]) -> Portfolio:
    """A file that holds these rows and nothing wrong."""
    return Portfolio(
        rows=len(rows),
        header_row=1,
        columns={},
        accepted=tuple(rows),
        rejected=(),
        warnings=(),
    )


def import_rows(
    tenant_id: UUID, rows: Sequence[InvoiceRow], *, now: datetime = TUESDAY
) -> ImportReport:
    """Bring rows into the ledger, as `recobro import` does."""
    return import_portfolio(
        a_portfolio(rows),
        tenant_id=tenant_id,
        data=b"test",
        filename="test.csv",
        actor="test",
        now=now,
    )


@dataclass(frozen=True)
class Twins:
    """The services with nothing outside this process, and what came of them."""

    clock: FixedClock
    channel: InMemoryChannel = field(default_factory=InMemoryChannel)
    gateway: InMemoryGateway = field(default_factory=InMemoryGateway)

    @property
    def services(self) -> Services:
        """The ports as the actions take them."""
        clock: Clock = self.clock
        return Services(
            clock=clock,
            interpreter=RuleInterpreter(),
            reply_writer=lambda form: TemplateReplyWriter(register=Register(form)),
            step_writer=CatalogueStepWriter(),
            rulebook=PackRulebook(),
            open_channel=lambda _channel, _options: self.channel,
            open_gateway=lambda _options: self.gateway,
            public_url="https://pay.example.com",
        )


def services_with_twins(clock: FixedClock | None = None) -> Twins:
    """The in-memory twins, at TUESDAY unless a clock is given."""
    return Twins(clock or FixedClock(TUESDAY))
