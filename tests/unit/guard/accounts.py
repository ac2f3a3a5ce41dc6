"""Fictitious accounts for the guard's tests, one in each country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

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
from recobro.domain.guard.guard import judge
from recobro.domain.guard.verdict import GuardVerdict

TODAY = date(2026, 5, 12)  # a Tuesday


def _account(
    creditor: str,
    name: str,
    currency: str,
    invoices: tuple[tuple[str, str, date], ...],
    *,
    link: str,
    phone: str,
    account: str = "",
    language: str = "es",
) -> GuardFacts:
    return GuardFacts(
        creditor=creditor,
        debtor=GuardDebtor(
            first_name=name.split(maxsplit=1)[0], full_name=name, language=language
        ),
        identity_verified=True,
        debtor_kind=DebtorKind.CONSUMER,
        currency=currency,
        balance=sum((Decimal(amount) for _, amount, _ in invoices), Decimal(0)),
        invoices=tuple(
            GuardInvoice(
                number=number,
                amount=Decimal(amount),
                outstanding=Decimal(amount),
                due_date=due,
            )
            for number, amount, due in invoices
        ),
        links=(link,),
        phones=(phone,),
        accounts=(account,) if account else (),
    )


ACCOUNTS: dict[str, GuardFacts] = {
    # 200.00 + 112.45 = 312.45
    "ES": _account(
        "Luz del Norte", "Elena Prieto Salas", "EUR",
        (
            ("L-2041", "200.00", date(2026, 4, 10)),
            ("L-2077", "112.45", date(2026, 5, 4)),
        ),
        link="https://pagar.luznorte.example/e/91", phone="+34910111222",
        account="ES7921000813610123456789",
    ),
    "MX": _account(
        "Muebles Cima", "Raúl Téllez Luna", "MXN",
        (("C-310", "4800.00", date(2026, 4, 30)),),
        link="https://pagos.cima.example/r/7", phone="+525511112222",
        account="032180000118359719",
    ),
    "CO": _account(
        "Gas del Llano", "Andrés Mejía Pardo", "COP",
        (("GL-55", "186500.00", date(2026, 4, 20)),),
        link="https://pagos.gasllano.example/a", phone="+576011112222",
    ),
    "AR": _account(
        "Colegio Los Ceibos", "Lucía Ferrari", "ARS",
        (("0001-778", "96000.00", date(2026, 4, 15)),),
        link="https://pagos.ceibos.example/l", phone="+541144445555",
        account="2850590940090418135201",
    ),
    "CL": _account(
        "Dental Pacífico", "Tomás Rivas Lagos", "CLP",
        (("88120", "84990.00", date(2026, 4, 25)),),
        link="https://pagos.dentalpacifico.example/t", phone="+56223334444",
    ),
    "PE": _account(
        "Telas Wari", "Rosa Huamán Quispe", "PEN",
        (("B001-902", "640.50", date(2026, 4, 18)),),
        link="https://pagos.wari.example/h", phone="+5115556666",
        account="00230500765432109816",
    ),
    "EN": _account(
        "Blue Harbour Gym", "Oliver Grant", "EUR",
        (("BH-17", "90.00", date(2026, 4, 30)),),
        link="https://pay.blueharbour.example/o", phone="+34910333444", language="en",
    ),
}  # fmt: skip

PLAN = {
    # 3 × 104.15 = 312.45
    "ES": PlanOffer(
        installments=3, amount=Decimal("104.15"), first_date=date(2026, 5, 20)
    ),
    # 4 × 1200 = 4800
    "MX": PlanOffer(
        installments=4, amount=Decimal(1200), first_date=date(2026, 5, 15),
        frequency="biweekly",
    ),
    # 2 × 93250 = 186500
    "CO": PlanOffer(
        installments=2, amount=Decimal(93250), first_date=date(2026, 5, 30)
    ),
    # 3 × 30 = 90
    "EN": PlanOffer(installments=3, amount=Decimal(30), first_date=date(2026, 5, 20)),
}  # fmt: skip
DISCOUNT = {
    # 15 % of 312.45 is 46.87; 312.45 - 46.87 = 265.58
    "ES": DiscountOffer(
        percent=Decimal(15), amount_to_pay=Decimal("265.58"), until=date(2026, 5, 31)
    ),
    # 20 % of 96000 is 19200; 96000 - 19200 = 76800
    "AR": DiscountOffer(
        percent=Decimal(20), amount_to_pay=Decimal(76800), until=TODAY
    ),
}  # fmt: skip
EXTENSION = ExtensionOffer(until=date(2026, 5, 29))  # a Friday


def promise(day: date, amount: str) -> DatedAmount:
    """A promise of the debtor's."""
    return DatedAmount(date=day, amount=Decimal(amount))


def account(key: str, **changes: object) -> GuardFacts:
    """One of the accounts, changed. `plan`, `discount`, `extension` add that offer."""
    facts = ACCOUNTS[key]
    offers: list[object] = []
    if changes.pop("plan", False):
        offers.append(PLAN[key])
    if changes.pop("discount", False):
        offers.append(DISCOUNT[key])
    if changes.pop("extension", False):
        offers.append(EXTENSION)
    if offers:
        changes["offers"] = tuple(offers)
    return replace(facts, **changes)  # type: ignore[arg-type]


def verdict(
    key: str, draft: str, *, written_by_person: bool = False, **changes: object
) -> GuardVerdict:
    """The guard's word on a draft for one of the accounts, on TODAY."""
    return judge(
        draft,
        account(key, **changes),
        country="ES" if key == "EN" else key,
        channel="whatsapp",
        today=TODAY,
        written_by_person=written_by_person,
    )
