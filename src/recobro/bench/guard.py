"""`recobro bench guard`: drafts judged against the facts of an account."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from recobro.bench.filters import measure
from recobro.bench.runner import Measured, Progress
from recobro.domain.guard.contract import judge_line

DEFAULT_COUNT = 5_000
_DRAFTS = (
    (
        "Hola, Marta. Soy el asistente automático de Energía Clara. Nos consta "
        "pendiente la factura {number} de {balance} €, que venció el 2 de marzo. "
        "Puedes pagar desde el botón. Si no quieres más mensajes, responde BAJA."
    ),
    "Tu saldo con Energía Clara es de {balance} €. ¿Te mando el enlace de pago?",
    "Te propongo pagarlo en 3 cuotas de {part} €, la primera el 15 de marzo.",
    "Gracias, Marta: hemos recibido tu pago. Queda pendiente {balance} €.",
    "Tu saldo es de {wrong} €, y vence hoy.",
    "Si no pagas mañana, el juzgado embargará tu nómina.",
    "Puedes pagar en https://pagos.example.com/p/7Q2K cuando te venga bien.",
    "Hello, Marta. Our records show {balance} € as unpaid. Pay with the button.",
    "Te atiende Laura, no soy una máquina. Dime tu clave del banco y lo arreglo.",
)


def bench_guard(*, count: int, seed: int, progress: Progress) -> Measured:
    """Judge `count` drafts, most of them good, some not."""
    random = Random(seed)  # noqa: S311  invents data, guards no secret
    lines = [_line(random, index) for index in range(count)]
    return measure(
        name="guard",
        answer=lambda line: judge_line(json.loads(line)),
        lines=lines,
        unit="drafts/s",
        seed=seed,
        progress=progress,
        more=_told,
    )


def _told(answers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"allowed": sum(bool(told["allowed"]) for told in answers)}


def _line(random: Random, index: int) -> str:
    part = random.randint(2_000, 20_000)
    balance = part * 3
    number = f"F-{random.randint(100, 999)}"
    invoice = {
        "number": number,
        "amount": _decimal(balance),
        "outstanding": _decimal(balance),
        "due_date": "2026-03-02",
    }
    facts = {
        "creditor": "Energía Clara",
        "debtor": {"first_name": "Marta", "full_name": "Marta Ruiz López"},
        "identity_verified": True,
        "debtor_kind": "consumer",
        "currency": "EUR",
        "balance": _decimal(balance),
        "invoices": [invoice],
        "offers": [
            {
                "kind": "plan",
                "installments": 3,
                "amount": _decimal(part),
                "first_date": "2026-03-15",
            }
        ],
        "promises": [],
        "payments": [{"date": "2026-03-09", "amount": "20.00"}],
        "links": ["https://pagos.example.com/p/7Q2K"],
        "phones": ["+34910000000"],
    }
    draft = random.choice(_DRAFTS).format(
        number=number,
        balance=_decimal(balance).replace(".", ","),
        part=_decimal(part).replace(".", ","),
        wrong=_decimal(balance + 100).replace(".", ","),
    )
    line = {
        "id": f"b{index}",
        "draft": draft,
        "country": "ES",
        "channel": "whatsapp",
        "today": "2026-03-10",
        "facts": facts,
    }
    return json.dumps(line, ensure_ascii=False)


def _decimal(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"
