"""Messages with sums, days and bills and nothing personal: none should be masked."""

from __future__ import annotations

import random

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_SPOKEN_SUMS = (
    "mil quinientos", "doscientos cincuenta", "treinta y cinco", "dos mil trescientos",
    "ciento veinte", "cuarenta mil", "un millón doscientos mil",
    "mil doscientos treinta",
)  # fmt: skip


def _sum(rng: random.Random) -> str:
    euros = rng.randint(15, 4999)
    thousands = rng.randint(10, 950)
    return rng.choice((
        f"{euros} euros", f"{euros},{rng.randint(10, 99)} €", f"{euros}€",
        f"{euros // 1000 + 1}.{euros % 1000:03},{rng.randint(10, 99)} €",
        f"${euros // 1000 + 1},{euros % 1000:03}.{rng.randint(10, 99)}",
        f"$ {thousands}.{rng.randint(0, 9)}00", f"{thousands}.000 pesos",
        f"{thousands} mil",
        f"{thousands} lucas", f"S/ {euros}.{rng.randint(10, 99)}", f"{euros} soles",
        f"$1.{thousands:03}.000", f"{thousands}000 pesos", f"COP {thousands}.000",
        f"{rng.choice(_SPOKEN_SUMS)} pesos", f"{euros}", f"{thousands}k", f"{euros}.50",
        f"MXN {euros}", f"{thousands}.000", f"2.{thousands:03}.000", f"{thousands}000",
        f"1 {thousands:03} 000 pesos", f"{rng.choice(_SPOKEN_SUMS)}",
    ))  # fmt: skip


def _day(rng: random.Random) -> str:
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    year = rng.choice((2025, 2026, 2027))
    name = _MONTHS[month - 1]
    return rng.choice((
        f"el {day}/{month:02}/{year}", f"el {day:02}-{month:02}-{year}",
        f"el {day}/{month}",
        f"el {day} de {name}", f"el {day} de {name} de {year}",
        f"el {year}-{month:02}-{day:02}",
        f"el {day:02}/{month:02}/{year % 100}", f"en {day} días", f"en {name} {year}",
        f"el {day:02}.{month:02}.{year}", "el viernes", "a fin de mes", "la quincena",
    ))  # fmt: skip


def _bill(rng: random.Random) -> str:
    n = rng.randint(1, 99999)
    return rng.choice((
        f"la factura F2026-{n:05}", f"la factura {n}", f"la factura número 2026{n:06}",
        f"el recibo {n:08}", f"la boleta B001-{n:08}", f"el pedido nº {n:07}",
        f"FAC-2026-{n}",
        f"el folio {n:010}", f"la factura A-{n % 1000}", f"el contrato {n:09}",
        f"la fact. {n:07}", f"INV-{n:06}", f"la factura 0001-{n:08}",
        f"el expediente {n}/2026",
        f"la póliza nro {n:08}", f"la referencia {n:010}", f"la orden #{n:08}",
    ))  # fmt: skip


_FRAMES = (
    "ya pagué {bill} {day}", "puedo pagar {sum} {day}",
    "te doy {sum} ahora y {sum} {day}",
    "¿cuánto es {bill}?", "{day} transfiero {sum}", "quiero {n} cuotas de {sum}",
    "debo {sum} o {sum}, no sé", "no reconozco {bill}, son {sum}",
    "si pago {sum} ¿me quitan el 30%?",
    "hice un depósito de {sum} {day} a las 10:30", "{bill} vence {day}", "son {sum}",
    "gano {sum} al mes y pago {sum} de alquiler", "me llegó {bill} por {sum}",
    "cobro {day} y te ingreso {sum}", "me quedan {n} meses y {n} días, {sum}",
    "entre {sum} y {sum} {day}", "el total de {bill} es {sum}", "abono {sum} por bizum",
    "tengo {n} hijos y {age} años, {sum} es mucho", "llámame a las 17:00, pago {sum}",
    "estoy en la calle desde hace {n} meses", "¿{n} pagos de {sum} les sirve?",
    "con la tarjeta pago {sum} {day}", "en la cuenta solo tengo {sum}", "{sum}",
    "de {bill} ya di {sum}", "el 50% {day} y el resto en {n} quincenas", "{day}",
)  # fmt: skip


def message(rng: random.Random) -> str:
    """A message in which every number carries meaning."""
    text = rng.choice(_FRAMES)
    while "{" in text:
        text = text.replace("{bill}", _bill(rng), 1)
        text = text.replace("{sum}", _sum(rng), 1)
        text = text.replace("{day}", _day(rng), 1)
        text = text.replace("{n}", str(rng.randint(2, 12)), 1)
        text = text.replace("{age}", str(rng.randint(30, 85)), 1)
    return text
