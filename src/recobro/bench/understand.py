"""`recobro bench understand`: messages of debtors, read one at a time.

The reader is the one that ships; the written rules alone read the same lines in the
same run, as the baseline. A lap is one line: its JSON read, the message understood, the
answer written as JSON. How long the reader takes to load is measured in a fresh
process, imports and all, because it counts where a process starts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    Measured,
    Progress,
    percentile,
    timed,
)
from recobro.domain.readings import AgentAct, reading_to_json
from recobro.ports.interpreter import Interpreter
from recobro.understanding.model import ModelFileError, TrainedInterpreter
from recobro.understanding.model.reader import SHIPPED
from recobro.understanding.rules import RuleInterpreter, utterance_from_json

DEFAULT_COUNT = 5_000
_WARM_UP = 200
_VOICE_NOTE = (
    "eh sí buenas mire le cuento, es que este mes me ha venido todo junto, el seguro "
    "del coche, el dentista de la niña, y encima me han recortado las horas, entonces "
    "yo los {amount} de golpe no se los puedo dar, pero si me lo parten en {parts} "
    "pues el primero se lo pago el {day} que es cuando cobro y los demás cada mes"
)
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
    _VOICE_NOTE,
)
_COUNTRIES = ("ES", "MX", "CO", "AR", "CL", "PE")
# In a process of its own: the imports and the file.
_LOAD = """
import time
began = time.perf_counter()
from recobro.understanding.model import TrainedInterpreter
TrainedInterpreter.shipped()
print(time.perf_counter() - began)
"""


def bench_understand(*, count: int, seed: int, progress: Progress) -> Measured:
    """Read `count` messages of all kinds, from six countries, by model and by rules.

    Raises InvalidRunError where the model that ships cannot be read.
    """
    random = Random(seed)  # noqa: S311  invents data, guards no secret
    lines = [_line(random, index) for index in range(count)]
    try:
        shipped = TrainedInterpreter.shipped()
    except ModelFileError as error:
        raise InvalidRunError(str(error)) from error
    told: list[Mapping[str, Any]] = []
    laps = _laps(shipped, lines, progress, told.append)
    bare = _laps(RuleInterpreter(), lines, lambda _done, _of: None)
    intents = Counter(str(answer["intent"]) for answer in told)
    return Measured(
        name="understand",
        count=count,
        seconds=sum(laps),
        unit="messages/s",
        laps=laps,
        lap="one line, from JSON to JSON",
        baseline=Baseline(
            what="the written rules alone, the same lines", count=count,
            seconds=sum(bare),
        ),
        seed=seed,
        more={
            "reader": shipped.version,
            "rules_p50_ms": round(percentile(bare, 50) * 1000, 3),
            "rules_p99_ms": round(percentile(bare, 99) * 1000, 3),
            "load_seconds": round(load_seconds(), 3),
            "model_mb": round(model_bytes() / 1e6, 2),
            "abstained": sum(bool(answer["abstain"]) for answer in told),
            "intents": dict(intents.most_common(5)),
        },
    )  # fmt: skip


def load_seconds() -> float:
    """How long a fresh process takes to import and load the reader.

    Python's own start is not counted. The best of three: the disk's cache is warm, and
    neighbours on the machine count least. Raises InvalidRunError where it cannot.
    """
    return min(_loaded_in() for _ in range(3))


def _loaded_in() -> float:
    done = subprocess.run(
        [sys.executable, "-c", _LOAD], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise InvalidRunError(done.stderr.strip().splitlines()[-1])
    return float(done.stdout)


def model_bytes(path: Path = SHIPPED) -> int:
    """What the model takes on the disk: its arrays, its facts, and the words beside."""
    beside = ("*.npz", "*.json", "*.txt")
    return sum(p.stat().st_size for kind in beside for p in path.parent.glob(kind))


def _laps(
    reader: Interpreter,
    lines: list[str],
    progress: Progress,
    keep: Callable[[Mapping[str, Any]], object] = lambda _answer: None,
) -> list[float]:
    """The seconds of each line, after a few to warm up."""

    def one(line: str) -> None:
        given = json.loads(line)
        reading = reading_to_json(reader.read(utterance_from_json(given)))
        json.dumps({"id": given["id"], **reading}, ensure_ascii=False)
        keep(reading)

    for line in lines[:_WARM_UP]:  # patterns and caches are filled once
        reader.read(utterance_from_json(json.loads(line)))
    return timed(one, lines, progress, len(lines))


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
