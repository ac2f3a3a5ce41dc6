"""A company with what a test needs, written straight into the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from recobro.domain.accounts import covers_to_json
from recobro.domain.money import Money
from recobro.storage import chronology, models
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_account
from recobro.storage.tenancy import acting_for

PASSWORD = "una frase larga de prueba"


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return now().date()


@dataclass(frozen=True)
class Owed:
    """One account of the company and the rows that came with it."""

    account_id: UUID
    debtor_id: UUID
    contact_point_id: UUID
    invoice_ids: tuple[UUID, ...]
    term_ids: tuple[UUID, ...]


class Company:
    """A fresh tenant: row security keeps it apart from all the others."""

    def __init__(self, name: str = "Gimnasio Ejemplo", **fields: Any) -> None:
        self.tenant_id = new_id()
        self.slug = f"t-{self.tenant_id.hex[-12:]}"
        with acting_for(self.tenant_id):
            models.Tenant.objects.create(
                id=self.tenant_id,
                slug=self.slug,
                name=name,
                created_at=now(),
                **{"timezone": "UTC"} | fields,
            )

    def own(self, **fields: Any) -> dict[str, Any]:
        return {"tenant_id": self.tenant_id, "id": new_id(), **fields}

    def person(self, role: str, username: str = "", **fields: Any) -> models.User:
        name = username or f"{role}-{uuid4().hex[:8]}"
        user = models.User.objects.create_user(
            name, email=f"{name}@example.com", password=PASSWORD, **fields
        )
        self.employ(user, role)
        return user

    def employ(self, user: models.User, role: str) -> None:
        with acting_for(self.tenant_id):
            models.Membership.objects.create(
                **self.own(user_id=user.pk, role=role, created_at=now())
            )

    def browser(self, role: str, language: str = "es") -> Client:
        """A browser in which a person of this role is logged in."""
        client = visitor(language)
        client.force_login(self.person(role, language=language))
        return client

    def account(
        self,
        name: str = "Ana Prueba",
        *,
        owes: tuple[tuple[str, int], ...] = (("120.00", 10),),
        currency: str = "EUR",
        **fields: Any,
    ) -> Owed:
        """An account; `owes` are amounts and their days past due today."""
        with acting_for(self.tenant_id):
            debtor = models.Debtor.objects.create(
                **self.own(
                    key=uuid4().hex, name=name, country="ES", created_at=now(), **fields
                )
            )
            account = models.Account.objects.create(
                **self.own(debtor_id=debtor.id, currency=currency, created_at=now())
            )
            point = models.ContactPoint.objects.create(
                **self.own(
                    debtor_id=debtor.id,
                    channel="whatsapp",
                    address=f"+346{int(account.id.hex[-7:], 16) % 10**8:08}",
                    created_at=now(),
                )
            )
        pairs = [
            self.invoice(account, amount, days, currency, seq)
            for seq, (amount, days) in enumerate(owes, start=1)
        ]
        return Owed(
            account_id=account.id,
            debtor_id=debtor.id,
            contact_point_id=point.id,
            invoice_ids=tuple(invoice for invoice, _ in pairs),
            term_ids=tuple(term for _, term in pairs),
        )

    def invoice(
        self,
        account: models.Account,
        amount: str,
        days: int,
        currency: str = "EUR",
        seq: int = 1,
    ) -> tuple[UUID, UUID]:
        due = today() - timedelta(days=days)
        figure = Decimal(amount)
        with acting_for(self.tenant_id):
            invoice = models.Invoice.objects.create(
                **self.own(
                    account_id=account.id,
                    debtor_id=account.debtor_id,
                    kind="invoice" if figure > 0 else "credit_note",
                    number=f"F-{account.id.hex[-5:].upper()}-{seq}",
                    concept="Cuota del gimnasio",
                    due_date=due,
                    amount=figure,
                    currency=currency,
                    created_at=now(),
                    updated_at=now(),
                )
            )
            term = models.InvoiceTerm.objects.create(
                **self.own(
                    account_id=account.id,
                    invoice_id=invoice.id,
                    due_date=due,
                    amount=figure,
                    outstanding=figure,
                )
            )
        return invoice.id, term.id

    def conversation(
        self, owed: Owed, *, holder: str = "agent", heard: timedelta | None = None
    ) -> UUID:
        """A conversation; `heard` is how long ago the debtor wrote last."""
        with acting_for(self.tenant_id):
            row = models.Conversation.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    contact_point_id=owed.contact_point_id,
                    channel="whatsapp",
                    holder=holder,
                    last_inbound_at=now() - heard if heard is not None else None,
                    created_at=now(),
                )
            )
        return row.id

    def says(  # fmt
        self,
        owed: Owed,
        talk: UUID,
        text: str,
        *,
        ago: timedelta,
        intent: str = "other",
    ) -> None:
        """The debtor writes."""
        at = now() - ago
        with acting_for(self.tenant_id):
            models.InboundMessage.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    contact_point_id=owed.contact_point_id,
                    conversation_id=talk,
                    channel="whatsapp",
                    provider_id=uuid4().hex,
                    sender="34600111222",
                    kind="text",
                    text=text,
                    sent_at=at,
                    received_at=at,
                    reading={"intents": [intent], "care": []},
                )
            )
            models.Conversation.objects.filter(
                tenant_id=self.tenant_id, id=talk
            ).update(last_inbound_at=at)

    def attachment(
        self, owed: Owed, talk: UUID, content: bytes = b"%PDF-1.7 recibo"
    ) -> UUID:
        """The debtor sent a receipt; the inbound message it came with."""
        at = now()
        with acting_for(self.tenant_id):
            inbound = models.InboundMessage.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    contact_point_id=owed.contact_point_id,
                    conversation_id=talk,
                    channel="whatsapp",
                    provider_id=uuid4().hex,
                    sender="34600111222",
                    kind="document",
                    media={"id": "m1", "filename": "recibo ñ.pdf"},
                    sent_at=at,
                    received_at=at,
                )
            )
            models.Attachment.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    inbound_id=inbound.id,
                    filename="recibo ñ.pdf",
                    mime_type="application/pdf",
                    content=content,
                    created_at=at,
                )
            )
        return inbound.id

    def answers(
        self,
        owed: Owed,
        talk: UUID | None,
        text: str,
        *,
        ago: timedelta,
        state: str = "delivered",
        **fields: Any,
    ) -> UUID:
        """We write, or mean to."""
        at = now() - ago
        spoken = state not in {"planned", "refused", "cancelled"}
        verdict = self.verdict(owed, allowed=True) if spoken else None
        with acting_for(self.tenant_id):
            row = models.Message.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    contact_point_id=owed.contact_point_id,
                    conversation_id=talk,
                    key=f"test:{uuid4().hex}",
                    channel="whatsapp",
                    purpose="collection",
                    intent={},
                    content={"kind": "text", "text": text, "buttons": [], "link": None}
                    if text
                    else None,
                    state=state,
                    not_before=at,
                    planned_at=at,
                    sending_at=at if spoken else None,
                    verdict_id=verdict,
                    attempt_id=new_id() if spoken else None,
                )
                | fields
            )
        return row.id

    def verdict(self, owed: Owed, *, allowed: bool, **fields: Any) -> UUID:
        with acting_for(self.tenant_id):
            row = models.Verdict.objects.create(
                **self.own(
                    account_id=owed.account_id, allowed=allowed, moment=now(), **fields
                )
            )
        return row.id

    def hand_over(self, owed: Owed, talk: UUID | None = None, **fields: Any) -> UUID:
        with acting_for(self.tenant_id):
            row = models.HandOver.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    conversation_id=talk,
                    **{
                        "reason": "asked",
                        "priority": "normal",
                        "brief": "Pide hablar con una persona.",
                        "opened_at": now(),
                        "due_at": now() + timedelta(hours=4),
                    }
                    | fields,
                )
            )
        return row.id

    def hold(self, owed: Owed, **fields: Any) -> UUID:
        with acting_for(self.tenant_id):
            row = models.Hold.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    **{
                        "reason": "hardship",
                        "starts_at": now() - timedelta(days=1),
                        "created_by": "ana",
                    }
                    | fields,
                )
            )
        return row.id

    def dispute(self, owed: Owed, **fields: Any) -> UUID:
        with acting_for(self.tenant_id):
            row = models.Dispute.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    **{
                        "text": "Me di de baja en marzo.",
                        "created_at": now() - timedelta(days=2),
                        "due_at": now() + timedelta(days=8),
                    }
                    | fields,
                )
            )
        return row.id

    def stop(self, owed: Owed, channel: str = "") -> None:
        with acting_for(self.tenant_id):
            models.Stop.objects.create(
                **self.own(
                    debtor_id=owed.debtor_id,
                    channel=channel,
                    reason="opt_out",
                    evidence="No me escriban más",
                    started_at=now(),
                    created_by="agent",
                )
            )

    def plan(self, owed: Owed, amounts: tuple[str, ...]) -> UUID:
        """A plan over the first term, monthly from today."""
        parts = [Money.of(amount, "EUR") for amount in amounts]
        total = Money.sum(parts, "EUR")
        with acting_for(self.tenant_id):
            plan = models.Plan.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    total=total.amount,
                    currency="EUR",
                    covers=covers_to_json({owed.term_ids[0]: total}),
                    created_at=now(),
                )
            )
            for seq, part in enumerate(parts, start=1):
                models.PlanInstalment.objects.create(
                    **self.own(
                        plan_id=plan.id,
                        account_id=owed.account_id,
                        seq=seq,
                        date=today() + timedelta(days=30 * (seq - 1)),
                        amount=part.amount,
                        currency="EUR",
                    )
                )
        return plan.id

    def promise(self, owed: Owed, amount: str, in_days: int) -> None:
        with acting_for(self.tenant_id):
            models.Promise.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    date=today() + timedelta(days=in_days),
                    amount=Decimal(amount),
                    currency="EUR",
                    covers=covers_to_json({owed.term_ids[0]: Money.of(amount, "EUR")}),
                    created_at=now(),
                )
            )

    def payment(self, owed: Owed, amount: str, *, term: int = 0) -> None:
        """A payment that went to one term, which is that much smaller now."""
        with acting_for(self.tenant_id):
            payment = models.Payment.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    source="sandbox",
                    external_id=uuid4().hex[:12],
                    method="bizum",
                    amount=Decimal(amount),
                    currency="EUR",
                    received_at=now() - timedelta(days=3),
                    created_at=now(),
                )
            )
            models.Allocation.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    term_id=owed.term_ids[term],
                    payment_id=payment.id,
                    amount=Decimal(amount),
                    currency="EUR",
                    created_at=now(),
                )
            )
            row = models.InvoiceTerm.objects.get(
                tenant_id=self.tenant_id, id=owed.term_ids[term]
            )
            row.outstanding -= Decimal(amount)
            row.save(update_fields=["outstanding"])

    def decision(self, owed: Owed, **fields: Any) -> None:
        with acting_for(self.tenant_id):
            models.Decision.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    **{
                        "date": today(),
                        "action": "send",
                        "step": "overdue-7",
                        "stage": "early",
                        "days_past_due": 10,
                        "balance": Decimal("120.00"),
                        "currency": "EUR",
                        "reasons": [
                            {
                                "code": "oldest_unpaid",
                                "values": {
                                    "invoice": "F-1",
                                    "due_date": today().isoformat(),
                                },
                            },
                            {
                                "code": "step_reached",
                                "values": {"step": "overdue-7", "days": 10},
                            },
                        ],
                        "strategy_version": "default@1",
                        "decided_at": now(),
                    }
                    | fields,
                )
            )

    def contacted(self, owed: Owed, ago: timedelta, *, released: bool = False) -> None:
        with acting_for(self.tenant_id):
            models.ContactAttempt.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    debtor_id=owed.debtor_id,
                    channel="whatsapp",
                    purpose="collection",
                    at=now() - ago,
                    released=released,
                )
            )

    def tells(self, owed: Owed, kind: str, **data: Any) -> None:
        """One line of the chronology."""
        with acting_for(self.tenant_id):
            chronology.append(lock_account(owed.account_id), kind, data, at=now())

    def link(self, owed: Owed, **fields: Any) -> str:
        token = uuid4().hex
        with acting_for(self.tenant_id):
            models.PaymentLink.objects.create(
                **self.own(
                    account_id=owed.account_id,
                    token=token,
                    currency="EUR",
                    created_at=now(),
                    **{"expires_at": now() + timedelta(days=30)} | fields,
                )
            )
        return token


def visitor(language: str = "es") -> Client:
    """A browser in which nobody is logged in."""
    return Client(SERVER_NAME="127.0.0.1", HTTP_ACCEPT_LANGUAGE=language)
