"""`recobro bench converse`: whole turns of conversations, without a language model.

A lap is one message from its words to ours: read, decided, carried out on the account
in memory, worded, and judged by the guard. The baseline is the decision alone: the pure
engine on the same readings.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from recobro.bench.runner import Baseline, Measured, Progress, seconds_of, timed
from recobro.domain.conversation import ConversationState, respond
from recobro.domain.readings import Reading
from recobro.rehearsal.player import Player

DEFAULT_COUNT = 5_000
_WARM_UP = 200
_POLICY = {
    "max_installments": 6,
    "min_installment": "20.00",
    "max_first_payment_days": 15,
    "max_plan_months": 6,
    "max_discount_percent": "10",
    "discount_needs_full_payment_within_days": 5,
    "max_extension_days": 15,
    "human_over": None,
    "office_hours": None,
}
_TALKS = (
    ("hola, buenas", "¿cuánto debo?", "¿puedo pagar en {n} veces?", "sí"),
    ("¿me hacéis un descuento?", "no, es poco", "vale, de acuerdo"),
    ("¿de qué es esa factura?", "¿se puede con bizum?", "pásame el enlace"),
    ("el viernes te pago {n}0 euros", "sí", "gracias"),
    ("me he quedado sin trabajo", "¿puedo dar {n}0 al mes?", "vale"),
    ("ya lo pagué ayer por transferencia", "te mando el justificante"),
    ("yo no debo eso", "quiero hablar con una persona"),
    ("dadme hasta el 2{n}", "no, más tiempo", "venga, de acuerdo"),
    ("¿eres un robot?", "mañana por la tarde mejor", "no me escribáis más"),
)


def bench_converse(*, count: int, seed: int, progress: Progress) -> Measured:
    """Hold conversations until `count` messages were answered."""
    random = Random(seed)  # noqa: S311  invents data, guards no secret
    messages = _messages(random)
    for _ in range(_WARM_UP):
        player, text = next(messages)
        player.hear(text)
    acts: Counter[str] = Counter()
    decided: list[tuple[ConversationState, Player, Reading, str]] = []

    worked: list[float] = []

    def one(message: tuple[Player, str]) -> None:
        player, text = message
        began = time.thread_time()
        acts[str(player.hear(text)["act"])] += 1
        worked.append(time.thread_time() - began)

    laps = timed(one, (next(messages) for _ in range(count)), progress, count)
    for _ in range(count):
        player, text = next(messages)
        decided.append((player.state, player, player.read(text), text))

    def engine_alone() -> None:
        for state, player, reading, text in decided:
            respond(state, player.facts, player.policy, reading, text, player.now)

    return Measured(
        name="converse",
        count=count,
        seconds=sum(laps),
        unit="turns/s",
        laps=laps,
        lap="one message, from its words to ours",
        baseline=Baseline(
            what="the decision alone, on readings made before",
            count=count,
            seconds=seconds_of(engine_alone),
        ),
        seed=seed,
        more={
            # What a core does, whoever else wants it at the same time.
            "turns_per_processor_second": round(count / sum(worked)),
            "interpreter": player.interpreter.version,
            "acts": dict(acts.most_common(5)),
        },
    )


def _messages(random: Random) -> Iterator[tuple[Player, str]]:
    """Message after message, each with the conversation that it belongs to."""
    while True:
        player = Player(_dialogue(random))
        player.play()
        for text in random.choice(_TALKS):
            yield player, text.format(n=random.randint(2, 6))


def _dialogue(random: Random) -> dict[str, Any]:
    amount = f"{random.randint(60, 900)}.{random.randint(0, 99):02}"
    invoice = {
        "number": f"F-{random.randint(100, 999)}",
        "concept": "Agua, enero",
        "issue_date": "2026-01-01",
        "due_date": "2026-01-09",
        "amount": amount,
        "outstanding": amount,
    }
    return {
        "id": "bench",
        "country": "ES",
        "timezone": "Europe/Madrid",
        "now": "2026-03-10T10:00:00",
        "account": {
            "creditor": "Aguas de Ejemplo",
            "debtor": {"first_name": "Ana", "full_name": "Ana Prueba"},
            "identity": None,
            "currency": "EUR",
            "invoices": [invoice],
        },
        "policy": _POLICY,
        "opening": "overdue_notice",
        "turns": [],
    }
