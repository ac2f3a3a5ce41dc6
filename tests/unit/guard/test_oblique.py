"""Drafts worded sideways (oblique*.txt), and honest ones like them (lookalikes*.txt).

A line of either file is `country|state|draft`; `# rule` heads those that break it. The
state is any of these letters: `U` not verified, `P`, `D`, `E` a plan, a discount, an
extension authorised, `M` a promise made, `Y` a payment received, `N` the lawful prior
demand, `Z` all paid. `EN` is an account in Spain whose debtor reads English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from recobro.domain.guard.facts import (
    DatedAmount,
    DebtorKind,
    DiscountOffer,
    ExtensionOffer,
    GuardDebtor,
    GuardFacts,
    GuardInvoice,
    Offer,
    PlanOffer,
)
from recobro.domain.guard.guard import judge
from recobro.domain.guard.verdict import GuardVerdict, Rule

TODAY = date(2026, 6, 15)  # a Monday
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account in one country: `invoices` are number, amount and day it fell due.

    `plan` is how many payments of how much; `discount` the percentage and what is left.
    """

    creditor: str
    name: str
    currency: str
    invoices: tuple[tuple[str, str, date], ...]
    plan: tuple[int, str]
    discount: tuple[str, str]
    promised: str
    paid: str
    link: str
    phone: str
    account: str
    language: str = "es"


_DUE = date(2026, 4, 30)
ACCOUNTS = {
    "ES": Account(
        creditor="Gimnasios Norte",
        name="Nuria Vidal Soler",
        currency="EUR",
        invoices=(
            ("FN-2201", "200.00", date(2026, 4, 10)),
            ("FN-2202", "140.50", date(2026, 5, 10)),
        ),
        plan=(3, "113.50"),  # 3 x 113.50 = 340.50 = 200.00 + 140.50
        discount=("10", "306.45"),  # 340.50 x 0.90
        promised="100.00",
        paid="60.00",
        link="https://pagos.gimnasiosnorte.example/p/22",
        phone="+34910000111",
        account="ES9121000418450200051332",
    ),
    "MX": Account(
        creditor="Muebles del Valle",
        name="Laura Hernández Soto",
        currency="MXN",
        invoices=(("MV-31", "4800.00", _DUE),),
        plan=(4, "1200.00"),  # 4 x 1,200 = 4,800
        discount=("15", "4080.00"),  # 4,800 x 0.85
        promised="1000.00",
        paid="500.00",
        link="https://pagos.mueblesdelvalle.example/c/31",
        phone="+525550001111",
        account="002010077777777771",
    ),
    "AR": Account(
        creditor="Tiendas Sur",
        name="Martín Gómez",
        currency="ARS",
        invoices=(("TS-9", "96000.00", _DUE),),
        plan=(4, "24000.00"),  # 4 x 24,000 = 96,000
        discount=("20", "76800.00"),  # 96,000 x 0.80
        promised="30000.00",
        paid="10000.00",
        link="https://pagos.tiendassur.example/a/9",
        phone="+541140001111",
        account="2850590940090418135201",
    ),
    "CO": Account(
        creditor="Electro Andina",
        name="Andrés Pardo Ruiz",
        currency="COP",
        invoices=(("EA-5", "750000.00", _DUE),),
        plan=(5, "150000.00"),  # 5 x 150,000 = 750,000
        discount=("10", "675000.00"),  # 750,000 x 0.90
        promised="200000.00",
        paid="50000.00",
        link="https://pagos.electroandina.example/e/5",
        phone="+576010001111",
        account="00112233445",
    ),
    "CL": Account(
        creditor="Comercial Maule",
        name="Diego Rojas Pinto",
        currency="CLP",
        invoices=(("MC-77", "180000", _DUE),),
        plan=(3, "60000"),  # 3 x 60,000 = 180,000
        discount=("5", "171000"),  # 180,000 x 0.95
        promised="50000",
        paid="20000",
        link="https://pagos.comercialmaule.example/d/9",
        phone="+56220001111",
        account="001122334455",
    ),
    "PE": Account(
        creditor="Casa Lima",
        name="Rosa Quispe Mamani",
        currency="PEN",
        invoices=(("CL-40", "920.00", _DUE),),
        plan=(4, "230.00"),  # 4 x 230 = 920
        discount=("10", "828.00"),  # 920 x 0.90
        promised="200.00",
        paid="50.00",
        link="https://pagos.casalima.example/r/40",
        phone="+5116001111",
        account="00219100123456789011",
    ),
}
_SPAIN = ACCOUNTS["ES"]
ACCOUNTS["EN"] = Account(
    creditor=_SPAIN.creditor,
    name="Emma Clark",
    currency=_SPAIN.currency,
    invoices=_SPAIN.invoices,
    plan=_SPAIN.plan,
    discount=_SPAIN.discount,
    promised=_SPAIN.promised,
    paid=_SPAIN.paid,
    link=_SPAIN.link,
    phone=_SPAIN.phone,
    account=_SPAIN.account,
    language="en",
)


def _offers(account: Account, state: str) -> tuple[Offer, ...]:
    offers: list[Offer] = []
    month_end = date(2026, 6, 30)
    if "P" in state:
        count, each = account.plan
        offers.append(
            PlanOffer(
                installments=count,
                amount=Decimal(each),
                first_date=month_end,
                frequency="monthly",
            )
        )
    if "D" in state:
        percent, left = account.discount
        offers.append(
            DiscountOffer(
                percent=Decimal(percent), amount_to_pay=Decimal(left), until=month_end
            )
        )
    if "E" in state:
        offers.append(ExtensionOffer(until=date(2026, 7, 15)))
    return tuple(offers)


def _facts(account: Account, state: str) -> GuardFacts:
    owed = sum((Decimal(amount) for _, amount, _ in account.invoices), Decimal(0))
    settled = "Z" in state
    promised = DatedAmount(date=date(2026, 6, 20), amount=Decimal(account.promised))
    paid = DatedAmount(
        date=date(2026, 6, 5), amount=owed if settled else Decimal(account.paid)
    )
    return GuardFacts(
        creditor=account.creditor,
        debtor=GuardDebtor(
            first_name=account.name.split()[0],
            full_name=account.name,
            language=account.language,
        ),
        identity_verified="U" not in state,
        debtor_kind=DebtorKind.CONSUMER,
        currency=account.currency,
        balance=Decimal(0) if settled else owed,
        invoices=tuple(
            GuardInvoice(
                number=number,
                amount=Decimal(amount),
                outstanding=Decimal(0) if settled else Decimal(amount),
                due_date=due,
            )
            for number, amount, due in account.invoices
        ),
        offers=_offers(account, state),
        promises=(promised,) if "M" in state else (),
        payments=(paid,) if settled or "Y" in state else (),
        links=(account.link,),
        phones=(account.phone,),
        accounts=(account.account,),
        credit_bureau_notice="N" in state,
    )


def _judged(country: str, state: str, draft: str) -> GuardVerdict:
    return judge(
        draft,
        _facts(ACCOUNTS[country], state),
        country="ES" if country == "EN" else country,
        channel="whatsapp",
        today=TODAY,
    )


def _read(name: str) -> Iterator[tuple[str, str, str, str]]:
    rule = ""
    for line in (_HERE / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            rule = line.removeprefix("# ")
        else:
            country, state, draft = line.split("|", 2)
            yield rule, country, state, draft


OBLIQUE = [*_read("oblique.txt"), *_read("oblique_second.txt")]
LOOKALIKES = [*_read("lookalikes.txt"), *_read("lookalikes_second.txt")]


@pytest.mark.parametrize(("rule", "country", "state", "draft"), OBLIQUE)
def test_sideways_wording_is_held_back(
    rule: str, country: str, state: str, draft: str
) -> None:
    assert Rule(rule)
    assert not _judged(country, state, draft).allowed


@pytest.mark.parametrize(("rule", "country", "state", "draft"), LOOKALIKES)
def test_honest_lookalike_may_leave(
    rule: str, country: str, state: str, draft: str
) -> None:
    assert rule == ""
    assert _judged(country, state, draft).violations == ()


def test_each_rule_has_twenty_drafts() -> None:
    for rule in Rule:
        assert sum(r == rule for r, *_ in OBLIQUE) >= 20, rule
