"""Sample situations: a debtor and a reply with every value, to see a text filled in.

All names and figures are fictitious. What a situation tells and what the guard may rest
on come from the same figures, so whatever the guard refuses is in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from recobro.domain.conversation.facts import AccountFacts, InvoiceFact
from recobro.domain.conversation.wording import Act, Aside, ReplyIntent, Value
from recobro.domain.guard.facts import (
    DatedAmount,
    DebtorKind,
    DiscountOffer,
    ExtensionOffer,
    GuardDebtor,
    GuardFacts,
    GuardInvoice,
    PlanOffer,
)
from recobro.domain.messages import Channel
from recobro.domain.money import CURRENCY_OF_COUNTRY, Money
from recobro.domain.plans import Instalment
from recobro.understanding.writer.catalogue import Entry, Readers
from recobro.understanding.writer.helplines import HELPLINES, advice_for

TODAY = date(2026, 3, 10)
LINK = "https://pay.example.com/p/ejemplo"
_PERCENT = Decimal(10)
# What an invoice of a hundred euros would be elsewhere, in round figures.
_SCALE = {
    "EUR": 1, "USD": 1, "GBP": 1, "PEN": 4, "MXN": 20, "UYU": 40, "ARS": 1000,
    "CLP": 1000, "COP": 4000, "PYG": 7000,
}  # fmt: skip
_RECEIVED = frozenset({"payment_thanks", "payment_thanks_part", "payment_thanks_plan",
                       "plan_completed", "payment_found"})  # fmt: skip
_SETTLED = frozenset({"payment_thanks", "plan_completed", "nothing_owed"})
_DISCOUNTS = frozenset({"offer_discount", "better_discount", "discount_agreed"})
_PARTS = frozenset({"offer_move", "move_agreed", "instalment_reminder",
                    "instalment_missed"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A kind of debtor; `full` tells everything that can be told beside."""

    name: str
    first_name: str
    full_name: str
    kind: str
    invoices: int
    payments: int
    full: bool


SITUATIONS = (
    Situation(
        name="usual", first_name="Ana", full_name="Ana Prueba Gil", kind="consumer",
        invoices=2, payments=3, full=True,
    ),
    Situation(
        name="least", first_name="José", full_name="José Ejemplo Ruiz",
        kind="consumer", invoices=1, payments=2, full=False,
    ),
    Situation(
        name="most", first_name="Suministros Ejemplo Internacional",
        full_name="Suministros Ejemplo Internacional, S.L.", kind="business",
        invoices=6, payments=12, full=True,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A situation in a country: what the writer gets, and what the guard knows."""

    reply: ReplyIntent
    facts: AccountFacts
    guard: GuardFacts
    link_url: str | None


def sample(
    entry: Entry,
    situation: Situation,
    *,
    creditor: str,
    country: str,
    language: str,
    channel: str,
) -> Sample:
    """The situation for one text."""
    figures = _Figures.of(situation, country)
    facts = _facts(situation, figures, creditor, country, language, channel)
    verified = entry.readers is Readers.VERIFIED or (
        entry.readers is Readers.EITHER and situation.full
    )
    values = figures.values(entry, situation, country, language)
    return Sample(
        reply=_reply(entry, values, verified),
        facts=facts,
        guard=figures.guard(facts, verified, settled=entry.key in _SETTLED),
        link_url=LINK if "link" in {b.name for b in entry.blanks} else None,
    )


def _reply(entry: Entry, values: dict[str, Value], verified: bool) -> ReplyIntent:
    key = entry.key.removesuffix(".unverified")
    if key.startswith("aside."):
        # said after a short answer; only the aside is looked at
        aside = Aside(act=Act(key.removeprefix("aside.")), values=values)
        return ReplyIntent(act=Act.ABUSE, also=(aside,), verified=verified)
    act = Act(key.split(".")[0])
    if act is Act.CARE_URGENT:
        values["signals"] = (key.split(".")[1],)
    if act in (Act.HANDOVER, Act.HANDOVER_CLOSED) and "." in key:
        values["tone"] = key.split(".")[1]
    link = any(b.name == "link" for b in entry.blanks)
    return ReplyIntent(act=act, values=values, verified=verified, link=link)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """The sums and days of a situation."""

    invoices: tuple[InvoiceFact, ...]
    instalments: tuple[Instalment, ...]
    balance: Money
    received: Money
    discounted: Money
    day: date

    @classmethod
    def of(cls, situation: Situation, country: str) -> _Figures:
        currency = CURRENCY_OF_COUNTRY.get(country, "EUR")
        unit = _SCALE.get(currency, 1)
        invoices = tuple(
            InvoiceFact(
                number=f"F-{101 + n}",
                concept="Servicio de febrero",
                due_date=TODAY - timedelta(days=8 + 30 * n),
                outstanding=Money.of(120 * unit, currency),
            )
            for n in range(situation.invoices)
        )
        balance = Money.sum((i.outstanding for i in invoices), currency)
        part = balance.amount / situation.payments
        return cls(
            invoices=invoices,
            instalments=tuple(
                Instalment(
                    date=TODAY + timedelta(days=6 + 30 * n),
                    amount=Money.of(part, currency),
                )
                for n in range(situation.payments)
            ),
            balance=balance,
            received=Money.of(45 * unit, currency),
            discounted=Money.of(balance.amount * (100 - _PERCENT) / 100, currency),
            day=TODAY + timedelta(days=6),
        )

    def values(
        self, entry: Entry, situation: Situation, country: str, language: str
    ) -> dict[str, Value]:
        amount = self.balance
        if entry.key in _RECEIVED:
            amount = self.received
        elif entry.key in _DISCOUNTS:
            amount = self.discounted
        elif entry.key in _PARTS:
            amount = self.instalments[0].amount
        at = datetime.combine(self.day, datetime.min.time()).replace(hour=9)
        told: dict[str, Value] = {
            "balance": self.balance, "amount": amount, "paid": self.received,
            "next_amount": self.instalments[0].amount, "next_date": self.day,
            "date": self.day, "old_date": self.instalments[1].date, "until": at,
            "opening": at, "days": 30, "percent": _PERCENT, "invoices": self.invoices,
            "methods": ("card", "transfer"), "documents": ("invoice", "plan"),
            "question": "birth_year", "answer_text": _ANSWER,
            "invoice": self.invoices[0].number, "channel": "email",
        }  # fmt: skip
        if {"instalments"} & {b.name for b in entry.blanks}:
            told["instalments"] = self.instalments
            del told["invoices"]
        if situation.full:
            told |= {
                "rest": self.received, "most": situation.payments, "asked": "check",
                "taken": 0, "review": 1, "stopped": ("here",),
                "advice": advice_for(country, language),
            }  # fmt: skip
        elif entry.key == "balance":
            del told["next_date"]
        return told

    def guard(
        self, facts: AccountFacts, verified: bool, *, settled: bool
    ) -> GuardFacts:
        """All of these sums and days are known; nothing else is.

        `settled` where the text is said when nothing is left to pay.
        """
        day, parts = self.day, self.instalments
        dated = [(day, self.balance), (day, self.received), (day, self.discounted)]
        helplines = HELPLINES.get(facts.country)
        return GuardFacts(
            creditor=facts.creditor,
            debtor=GuardDebtor(
                first_name=facts.first_name,
                full_name=facts.full_name,
                language=facts.language,
            ),
            identity_verified=verified,
            debtor_kind=DebtorKind(facts.kind),
            currency=facts.currency,
            balance=Decimal(0) if settled else self.balance.amount,
            invoices=tuple(
                GuardInvoice(
                    number=i.number,
                    amount=i.outstanding.amount,
                    outstanding=i.outstanding.amount,
                    due_date=i.due_date,
                )
                for i in self.invoices
            ),
            offers=(
                PlanOffer(
                    installments=len(parts),
                    amount=parts[0].amount.amount,
                    first_date=parts[0].date,
                ),
                DiscountOffer(
                    percent=_PERCENT,
                    amount_to_pay=self.discounted.amount,
                    until=day,
                ),
                ExtensionOffer(until=day),
            ),
            promises=(
                *(DatedAmount(date=d, amount=m.amount) for d, m in dated),
                *(DatedAmount(date=p.date, amount=p.amount.amount) for p in parts),
            ),
            payments=(DatedAmount(date=TODAY, amount=self.received.amount),),
            links=(LINK,),
            phones=(
                (helplines.self_harm, helplines.violence, helplines.emergency)
                if helplines
                else ()
            ),
        )


_ANSWER = "La oficina atiende de lunes a viernes, de nueve a seis."


def _facts(
    situation: Situation,
    figures: _Figures,
    creditor: str,
    country: str,
    language: str,
    channel: str,
) -> AccountFacts:
    return AccountFacts(
        creditor=creditor,
        first_name=situation.first_name,
        full_name=situation.full_name,
        kind=situation.kind,
        language=language,
        country=country,
        timezone="UTC",
        channel=Channel(channel or "whatsapp"),
        balance=figures.balance,
        invoices=figures.invoices,
        advice=advice_for(country, language),
    )
