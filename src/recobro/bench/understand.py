"""`recobro bench understand`: what messages of debtors mean, read by the rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from recobro.bench.filters import measure
from recobro.bench.runner import Measured, Progress
from recobro.domain.readings import AgentAct, reading_to_json
from recobro.understanding.rules import RuleInterpreter, utterance_from_json

DEFAULT_COUNT = 5_000
_SAID = (
    "hola, buenos días",
    "¿cuánto debo?",
    "ya lo pagué el {day} por bizum, mírenlo bien",
    "hice la transferencia ayer, de {amount} euros",
    "puedo pagar en {parts} veces?",
    "pago {amount} el viernes y el resto a fin de mes",
    "el {day} cobro y les pago sin falta",
    "ahora mismo no puedo, me he quedado sin trabajo",
    "no reconozco esa factura, me di de baja en enero",
    "quiero hablar con una persona, no con una máquina",
    "no me escriban más por aquí",
    "se equivoca, yo no soy esa persona",
    "mándame el enlace y lo pago ya",
    "si me hacen un descuento pago hoy los {amount} €",
    "¿me dan {parts} días más?",
    "mi madre falleció el mes pasado",
    "no me deja pagar con la tarjeta, sale un error",
    "¿quiénes son ustedes y por qué tienen mi teléfono?",
    "¿qué pasa si no pago?",
    "sí, de acuerdo",
    "no, gracias",
    "llámenme mañana a partir de las {parts}",
    "esto es un robo, son unos sinvergüenzas",
    "gracias, muy amable",
    "can I pay in {parts} instalments?",
    "I already paid {amount} last week",
    "asdf jkl",
)
_COUNTRIES = ("ES", "MX", "CO", "AR", "CL", "PE")


def bench_understand(*, count: int, seed: int, progress: Progress) -> Measured:
    """Read `count` messages of all kinds, from six countries."""
    random = Random(seed)  # noqa: S311  invents data, guards no secret
    lines = [_line(random, index) for index in range(count)]
    interpreter = RuleInterpreter()

    def answer(line: str) -> dict[str, Any]:
        given = json.loads(line)
        reading = interpreter.read(utterance_from_json(given))
        return {"id": given["id"], **reading_to_json(reading)}

    return measure(
        name="understand",
        answer=answer,
        lines=lines,
        unit="messages/s",
        seed=seed,
        progress=progress,
        more=_told,
    )


def _told(answers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"intents": dict(Counter(told["intent"] for told in answers).most_common(5))}


def _line(random: Random, index: int) -> str:
    text = random.choice(_SAID).format(
        amount=f"{random.randint(20, 900)},{random.randint(0, 99):02}",
        parts=random.randint(2, 6),
        day=f"{random.randint(1, 28)} de marzo",
    )
    line = {
        "id": f"b{index}",
        "text": text,
        "country": random.choice(_COUNTRIES),
        "today": "2026-03-10",
        "last_agent_act": random.choice([None, *AgentAct]),
    }
    return json.dumps(line, ensure_ascii=False)
