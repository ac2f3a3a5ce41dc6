"""With a model connected, nothing personal leaves: we look at what the server got."""

from __future__ import annotations

import json
import random
from collections import deque
from dataclasses import dataclass
from datetime import date

from tests.contracts.language_model.accounts import TODAY, balance, facts
from tests.contracts.language_model.conftest import OpenModel
from tests.contracts.language_model.server import (
    Behaviour,
    ModelServer,
    Recorded,
    labels,
)
from tests.unit.understanding.privacy.canaries import (
    FAMILY_NAMES,
    GIVEN_NAMES,
    sentence,
)
from tests.unit.understanding.privacy.leaks import leaks

from recobro.domain.conversation.facts import InvoiceFact
from recobro.domain.conversation.wording import Act, ReplyIntent
from recobro.domain.money import Money
from recobro.domain.readings import Intent, Reading
from recobro.ports.interpreter import Utterance
from recobro.understanding.cascade import CascadeInterpreter
from recobro.understanding.language_model import (
    LanguageModelError,
    LanguageModelInterpreter,
    LanguageModelReplyWriter,
)
from recobro.understanding.writer.templates import TemplateReplyWriter

MESSAGES = 400
REPLIES = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowingUtterance(Utterance):
    """An utterance with what the account knows of its person."""

    known: tuple[str, ...] = ()


class Doubtful:
    """A first reader that never acts on what it reads."""

    version = "doubtful"

    def read(self, utterance: Utterance) -> Reading:
        return Reading(intents=(Intent.OTHER,), confidence=0.1, abstain=True)


def misbehave(rng: random.Random) -> Behaviour:
    """Right, wrong, invented, failing, or an echo of all that was said."""
    return rng.choice((
        Behaviour(text=labels("accept")), Behaviour(text="no JSON"),
        Behaviour(text=labels("nonsense")), Behaviour(status=500),
        Behaviour(status=429), Behaviour(text=None, refusal="no"),
    ))  # fmt: skip


def said_to_server(request: Recorded) -> str:
    """The user's and the model's turns; the instructions are the same for all."""
    turns = request.body["messages"][1:]
    return "\n".join(str(turn["content"]) for turn in turns)


def test_no_canary_of_a_message_leaves(
    server: ModelServer, open_model: OpenModel
) -> None:
    rng = random.Random(20260310)
    model = open_model(breaker_failures=10**6, daily_tokens=10**9)
    interpreter = CascadeInterpreter(Doubtful(), LanguageModelInterpreter(model))
    left: list[tuple[str, str]] = []
    for _ in range(MESSAGES):
        text, canary = sentence(rng)
        name = f"{rng.choice(GIVEN_NAMES)} {rng.choice(FAMILY_NAMES)}".title()
        server.requests.clear()
        server.answers = deque([misbehave(rng), misbehave(rng), misbehave(rng)])
        interpreter.read(
            KnowingUtterance(
                text=f"{text}. soy {name.upper()}",
                country="ES",
                today=date(2026, 3, 10),
                known=(name,),
            )
        )
        assert server.requests
        for request in server.requests:
            told = said_to_server(request)
            named = any(part in told.lower() for part in name.lower().split())
            if named or leaks(_message_of(told), canary):
                left.append((text, told))
    assert left == []


def _message_of(told: str) -> str:
    """What was sent of the message; the day and the country are ours."""
    first = told.splitlines()[0]
    message: str = json.loads(first)["message"]
    return message + told.removeprefix(first)


def test_no_canary_of_an_account_leaves(
    server: ModelServer, open_model: OpenModel
) -> None:
    rng = random.Random(20260311)
    model = open_model(breaker_failures=10**6, daily_tokens=10**9)
    writer = LanguageModelReplyWriter(model, TemplateReplyWriter())
    for index in range(REPLIES):
        first, last = rng.choice(GIVEN_NAMES).title(), rng.choice(FAMILY_NAMES).title()
        owed = Money.of(f"{rng.randint(100, 9999)}.{rng.randint(11, 99)}", "EUR")
        invoice = InvoiceFact(
            number=f"F2026-{index:05}",
            concept=f"Clínica {last}",
            due_date=date(2026, 2, rng.randint(1, 28)),
            outstanding=owed,
        )
        account = facts(
            first_name=first,
            full_name=f"{first} {last}",
            creditor=f"{last} e hijos",
            balance=owed,
        )
        reply = ReplyIntent(
            act=rng.choice((Act.BALANCE, Act.OFFER_DISCOUNT, Act.PAYMENT_LINK)),
            values={**balance().values, "balance": owed, "amount": owed,
                    "percent": 10, "date": date(2026, 3, 20), "invoices": (invoice,)},
            introduce=bool(index % 2),
        )  # fmt: skip
        server.requests.clear()
        server.always = Behaviour(text="Escribe ⟦AMOUNT_1⟧ y 50 más.")
        text = writer.write(
            reply, account, TODAY, check=lambda sent: [f"threat: {sent}"]
        ).text
        assert f"{owed.amount:f}".replace(".", ",")[-6:] in text.replace(".", "")
        sent = "\n".join(said_to_server(r) for r in server.requests)
        assert server.requests
        for secret in (
            first,
            last,
            str(owed.amount),
            f"{owed.amount}".replace(".", ","),
        ):
            assert secret not in sent


def test_no_canary_is_in_any_header(server: ModelServer, open_model: OpenModel) -> None:
    interpreter = LanguageModelInterpreter(open_model(api_key="key-of-the-company"))
    utterance = Utterance(text="dni 12345678Z", country="ES", today=TODAY)
    try:
        interpreter.read(utterance)
    except LanguageModelError as error:
        raise AssertionError(error.failure) from error
    headers = str(server.requests[0].headers)
    assert "12345678" not in headers
    assert server.requests[0].headers["authorization"] == "Bearer key-of-the-company"
