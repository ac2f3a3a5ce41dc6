"""Random questions, around the edges: clock changes, midnights, weeks, holidays."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from recobro.domain.compliance import (
    Action,
    Charge,
    ContactFacts,
    DebtFacts,
    Hours,
    ListingFacts,
    OptOuts,
    PastContact,
    Preferences,
)
from recobro.domain.compliance import vocabulary as words

T = TypeVar("T")

PLACES: tuple[tuple[str, str | None, tuple[tuple[str, ...], ...]], ...] = (
    ("EU", None, (("Europe/Madrid",), ("Europe/Lisbon",))),
    ("ES", None, (("Europe/Madrid",), ("Europe/Madrid", "Atlantic/Canary"))),
    ("ES", "CT", (("Europe/Madrid",),)),
    ("CO", None, (("America/Bogota",),)),
    ("CL", None, (("America/Santiago",), ("America/Santiago", "Pacific/Easter"))),
    ("PE", None, (("America/Lima",),)),
    ("MX", None, (("America/Mexico_City",), ("America/Tijuana", "America/Cancun"))),
    ("AR", "C", (("America/Argentina/Buenos_Aires",),)),
    ("BR", None, (("America/Sao_Paulo", "America/Rio_Branco"),)),
    ("BR", "SP", (("America/Sao_Paulo",),)),
    ("BR", "RJ", (("America/Sao_Paulo",),)),
    ("US", None, (("America/Los_Angeles",), ("America/New_York", "America/Chicago"))),
    ("GB", "SCT", (("Europe/London",),)),
)
# Days around which the clocks change or a holiday falls, in one place or another.
EDGES = tuple(
    datetime(2026, month, day, tzinfo=UTC)
    for month, day in (
        (3, 8), (3, 29), (4, 3), (4, 5), (9, 6), (10, 12), (10, 25), (11, 1), (11, 16),
        (12, 8), (12, 25),
    )
)  # fmt: skip
START = datetime(2026, 1, 1, tzinfo=UTC)
OUTCOMES = ("no_answer", "conversation", "delivered", "failed", "voicemail", "read",
            "not_connected", "busy", "cancelled", "a_new_word")  # fmt: skip
KINDS = ("contact",) * 8 + ("list_in_bureau", "charge", "decide", "sue")


class Drawn(NamedTuple):
    """One random question."""

    country: str
    subdivision: str | None
    facts: ContactFacts
    action: Action
    moment: datetime


class Chance:
    """A seeded source of questions; nearly all facts are mostly good."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.flag_names = sorted(_flag_names())

    def of(self, items: Sequence[T]) -> T:
        return self.random.choice(items)

    def often(self, good: T, others: Sequence[T], share: float = 0.9) -> T:
        return good if self.random.random() < share else self.of(others)

    def moment(self) -> datetime:
        if self.random.random() < 0.4:
            around = self.random.randrange(-3 * 1440, 3 * 1440)
            return self.of(EDGES) + timedelta(minutes=around)
        return START + timedelta(minutes=self.random.randrange(365 * 1440))

    def question(self) -> Drawn:
        country, subdivision, zone_sets = self.of(PLACES)
        moment = self.moment()
        kind = self.of(KINDS)
        facts = ContactFacts(
            debtor=self.of(("consumer", "consumer", "business", None)),
            collector=self.of(("first_party", "third_party", "debt_buyer", None)),
            party=self.often("debtor", [*sorted(words.PARTIES), None]),
            debt_type=self.of(
                (
                    "invoice",
                    "unsecured_loan",
                    "mortgage_home",
                    "periodic",
                    "consumer_credit",
                    "microcredit",
                    None,
                )
            ),
            zones=self.often(self.of(zone_sets), [()], 0.98),
            subdivision=self.of((None, subdivision)),
            place=self.often(None, ["home", "work", "elsewhere"]),
            history=self.history(moment),
            opt_outs=self.often(OptOuts(), self.opt_outs()),
            preferences=self.often(Preferences(), self.wishes()),
            authorised_channels=self.often(words.CHANNELS, [None, frozenset({"sms"})]),
            content=self.often(frozenset(), self.contents()),
            inquiries=self.often(
                frozenset(), [None, frozenset({"reason_for_default"})], 0.95
            ),
            caller_prefix=self.of(("600", "809", None)),
            identity_failures=self.often(0, [2, 3]),
            listing=self.listing(moment.date()),
            debt=self.debt(moment.date()),
            flags=self.flags(),
            since={"breathing_space": self.day(moment.date(), 80)},
            references={
                "CL_UF": Decimal(40000),
                "ECB_MRO": Decimal(2),
                "CO_SMLMV": Decimal(1000),
            },
        )
        action = Action(
            kind=kind,
            channel=self.of(sorted(words.CHANNELS)) if kind == "contact" else None,
            purpose=self.often("collection", [*sorted(words.PURPOSES), None], 0.7),
            address=self.of((None, "+34600111222")),
            automated=self.of((True, False, None)),
            decision=self.of((*sorted(words.DECISIONS), "a_new_word")),
            charge=self.charge(moment.date()) if kind == "charge" else None,
        )
        return Drawn(country, subdivision, facts, action, moment)

    def history(self, moment: datetime) -> tuple[PastContact, ...] | None:
        if self.random.random() < 0.02:
            return None
        return tuple(
            PastContact(
                at=self.before(moment),
                channel=self.of(sorted(words.CHANNELS)),
                direction=self.often("outbound", ["inbound"]),
                outcome=self.of(OUTCOMES),
                same_debt=self.often(True, [False, None], 0.8),
                same_creditor=self.often(True, [False, None], 0.8),
                purpose=self.often(None, sorted(words.PURPOSES), 0.8),
                counted=self.often(None, [True, False], 0.95),
            )
            for _ in range(self.of((0, 1, 1, 2, 3, 4, 8, 9)))
        )

    def before(self, moment: datetime) -> datetime:
        """Some time before: a whole number of days, more or less a minute, or any."""
        if self.random.random() < 0.3:
            days = timedelta(days=self.of((1, 2, 3, 7, 8)))
            return moment - days + timedelta(seconds=self.of((-60, -30, 0, 30, 60)))
        return moment - timedelta(seconds=self.random.randrange(60, 12 * 86400))

    def opt_outs(self) -> list[OptOuts | None]:
        return [
            None,
            OptOuts(everything=True),
            OptOuts(channels=frozenset({"voice", "sms"})),
            OptOuts(addresses=frozenset({"+34600111222"})),
            OptOuts(addresses=frozenset({"+34600111333"})),
        ]

    def wishes(self) -> list[Preferences | None]:
        start = self.random.randrange(0, 1380)
        span = (start, self.random.randrange(start + 1, 1441))
        hours = Hours(days=tuple(self.of((span, span, None)) for _ in range(7)))
        return [
            None,
            Preferences(hours=hours),
            Preferences(hours=hours, refused_channels=frozenset({"voice"})),
            Preferences(channels=frozenset({"sms", "email"})),
            Preferences(refused_places=frozenset({"work"})),
            Preferences(agreed_hours=hours, evidence="separate_later_instrument"),
            Preferences(agreed_hours=hours, evidence="any", agreed_holidays=True),
        ]

    def contents(self) -> list[frozenset[str] | None]:
        tags = sorted(words.CONTENT_TAGS)
        return [
            None,
            frozenset({self.of(tags)}),
            frozenset({"suit_threat"}),
            frozenset({self.of(tags), self.of(tags)}),
            frozenset({"a_new_word"}),
        ]

    def flags(self) -> dict[str, bool | None]:
        flags: dict[str, bool | None] = {
            "identity_verified": True, "reveals_debt_details": True,
            "creditor_named": True, "agency_named": True,
            "ai_agent": self.of((True, False)),
            "ai_disclosed": True, "caller_id_hidden": False, "first_contact": False,
            "opt_out_instructions": True, "supplier_name_address_taxid": True,
            "prior_express_consent": True, "debt_collector_notice": True,
        }  # fmt: skip
        for _ in range(self.of((0, 0, 1, 2, 3))):
            flags[self.of(self.flag_names)] = self.of((True, False, None))
        if self.random.random() < 0.3:  # what a listing, a suit or a decision asks for
            flags |= dict.fromkeys(self.flag_names[::2], self.of((True, False)))
        return flags

    def day(self, today: date, most: int) -> date:
        return today - timedelta(days=self.random.randrange(most))

    def maybe(self, today: date, most: int) -> date | None:
        return self.often(self.day(today, most), [None])

    def listing(self, today: date) -> ListingFacts:
        notices = [self.day(today, 40) for _ in range(self.of((0, 1, 2)))]
        return ListingFacts(
            principal=self.of((None, Decimal("49.99"), Decimal(50), Decimal(151))),
            currency=self.of(("EUR", "EUR", "COP")),
            due_on=self.maybe(today, 2000),
            default_on=self.maybe(today, 600),
            paid_on=self.often(None, [self.day(today, 900)]),
            notices=self.often(tuple(notices), [None]),
            message_sent_on=self.maybe(today, 30),
        )

    def debt(self, today: date) -> DebtFacts:
        return DebtFacts(
            enforceable_on=self.maybe(today, 5000),
            restarted_on=self.often(None, [self.day(today, 3000)]),
            restart_event=self.of((None, "acknowledgment", "letter")),
            barred=self.often(None, [True, False]),
            offer_on=self.often(None, [self.day(today, 40)]),
            first_communication_on=self.often(None, [self.day(today, 10)]),
        )

    def charge(self, today: date) -> Charge | None:
        some = [None, *[Decimal(n) for n in (0, 1, 20, 40, 41, 70, 3600, 4000)]]
        rates = [None, *[Decimal(n) for n in (2, 3, 6, 9, 10, 11, 13)]]
        if self.random.random() < 0.03:
            return None
        return Charge(
            name=self.of(sorted(words.CHARGES)),
            amount=self.of(some),
            base=self.of([*some, Decimal(400000), Decimal(2500000)]),
            currency=self.of(("EUR", "GBP")),
            due_on=self.maybe(today, 45),
            rate_percent=self.of(rates),
            remuneratory_percent=self.of(rates),
            agreed_rate=self.of((True, False, None)),
            activity_done=self.often(True, [False, None]),
            useful_action_done=self.of((True, False, None)),
            extra_costs=self.of((None, Decimal(5))),
        )


def _flag_names() -> set[str]:
    from tests.unit.law.raw_packs import raw_pack  # noqa: PLC0415

    from recobro.law.loader import available_packs  # noqa: PLC0415

    names = set(words.SIGNALS) | {"work_channel_given_by_debtor", "undeliverable"}
    names |= {"spoke_with_consumer"}

    def visit(value: Any, field: str = "") -> None:
        if isinstance(value, dict):
            for name, item in value.items():
                visit(item, name)
        elif isinstance(value, list):
            for item in value:
                visit(item, field)
        elif isinstance(value, str) and ("flag" in field or field in FLAG_FIELDS):
            names.add(value)

    for pack_id in available_packs():
        for rule in raw_pack(pack_id)["rules"]:
            visit({k: v for k, v in rule.items() if k != "message"})
    return names


FLAG_FIELDS = {"required", "required_all", "required_any", "forbid_if"}
