"""Instalments, their rhythm, the discount asked for."""

from decimal import Decimal

import pytest
from tests.unit.understanding.entities.reading import entities_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("en tres veces", 3), ("a 6 meses", 6), ("en cuatro cuotas", 4),
        ("en dos pagos", 2), ("mitad y mitad", 2),
        ("la mitad hoy y la otra el viernes", 2),
        ("la mitad ahora y el resto en mayo", 2),
        ("en seis armadas", 6), ("a 12 MSI", 12), ("12 meses sin intereses", 12),
        ("en doce mensualidades", 12), ("en 3 abonos", 3), ("4 letras", 4),
        ("en 2 contados", 2), ("5 parcialidades", 5), ("en 10 exhibiciones", 10),
        ("3 cuotitas", 3), ("5 pagos quincenales de 640", 5),
        ("4 pagos mensuales de 90", 4), ("en 2 partes", 2),
        ("50 al mes durante 10 meses", 10), ("100 al mes durante un año", 12),
        ("¿lo puedo hacer en 3?", 3), ("en 3 o 4 cuotas", 4),
        ("eso es mucho de golpe, prefiero 9 cuotas", 9), ("en un par de pagos", 2),
        ("50/50", 2), ("las 6 cuotas me van bien", 6), ("en 8 quincenas", 8),
        ("en vez de 3 cuotas, 6 cuotas", 6), ("in 3 installments", 3),
        ("in four payments" .replace("four", "4"), 4), ("en 2 plazos", 2),
        ("en 24 dividendos", 24), ("3 depósitos de 500", 3), ("en 2 bizums", 2),
    ],
)  # fmt: skip
def test_number_of_payments_is_read(text: str, count: int) -> None:
    assert entities_of(text, "MX", "request_plan").get("installments") == count


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("te pago en dos meses", "promise_to_pay"),
        ("te pago las 2 cuotas el viernes", "promise_to_pay"),
        ("te pago 3 cuotas atrasadas", "promise_to_pay"),
        ("ya intenté pagar 3 veces, mañana pago", "promise_to_pay"),
        ("te pago en 1 pago", "promise_to_pay"),
        ("debo en 4 tarjetas, ¿me hacen cuotas?", "request_plan"),
        ("dejé de pagar hace 3 meses, ¿puedo fraccionar?", "request_plan"),
        ("ya pagué 2 cuotas", "already_paid"),
        ("¿me lo fraccionan?", "request_plan"),
        ("la mitad te pago", "promise_to_pay"),
        ("tengo 2 hijos, ¿puedo pagar a plazos?", "request_plan"),
        ("a las 3 te pago, ¿a plazos puede ser?", "request_plan"),
    ],
)
def test_other_counts_are_no_instalments(text: str, intents: str) -> None:
    assert "installments" not in entities_of(text, "ES", intents)


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("50 al mes", "monthly"), ("50 mensuales", "monthly"),
        ("50 cada mes", "monthly"), ("50 por mes", "monthly"), ("50 x mes", "monthly"),
        ("doce mensualidades", "monthly"), ("el 5 de cada mes", "monthly"),
        ("todos los meses 50", "monthly"), ("mes a mes", "monthly"),
        ("pagos quincenales", "biweekly"), ("cada quincena", "biweekly"),
        ("500 a la quincena", "biweekly"), ("cada 15 días", "biweekly"),
        ("cada dos semanas", "biweekly"), ("por quincena", "biweekly"),
        ("20 semanales", "weekly"), ("cada semana", "weekly"),
        ("20 a la semana", "weekly"), ("cada ocho días", "weekly"),
        ("cada viernes", "weekly"), ("todos los lunes", "weekly"),
        ("50 per month", "monthly"), ("20 a week", "weekly"),
        ("every two weeks", "biweekly"), ("50 monthly", "monthly"),
        ("los 15 y los 30", "biweekly"),
    ],
)  # fmt: skip
def test_rhythm_is_read(text: str, rhythm: str) -> None:
    assert entities_of(text, "MX", "request_plan").get("frequency") == rhythm


@pytest.mark.parametrize(
    "text",
    [
        "me pagan por quincena, ¿puedo fraccionar?",
        "gano 800 al mes, ¿a plazos puede ser?",
        "mi sueldo es mensual, ¿me hacen cuotas?",
        "¿puedo pagar a plazos este mes?",
    ],
)  # fmt: skip
def test_rhythm_of_wages_is_left(text: str) -> None:
    assert "frequency" not in entities_of(text, "MX", "request_plan")


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("¿cabe un 35% de descuento?", "35"), ("un 20 por ciento menos", "20"),
        ("el cuarenta por ciento", "40"), ("15 porciento de rebaja", "15"),
        ("7,5 % de quita", "7.5"), ("me rebajan la mitad", "50"),
        ("si pago la mitad cerramos", "50"), ("me lo dejan a la mitad", "50"),
        ("descuento de la mitad", "50"), ("half off", "50"), ("20 percent off", "20"),
        ("pago el 70% y queda saldado", "30"), ("acepten el 60% del total", "40"),
        ("pago con un 40% de descuento", "40"),
        ("quítenme el 100% de los intereses", "100"),
        ("pago hoy con un 25 % menos", "25"),
    ],
)  # fmt: skip
def test_discount_is_read(text: str, percent: str) -> None:
    found = entities_of(text, "ES", "request_discount")
    assert Decimal(found["percent"]) == Decimal(percent)


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("tengo una discapacidad del 40%, ¿hay descuento?", "request_discount"),
        ("me cobran un 5% de recargo, quítenlo", "request_discount"),
        ("la mitad hoy y la otra mitad en mayo, ¿hay descuento?", "request_discount"),
        ("¿hay algún descuento?", "request_discount"),
        ("pago el 50% mañana", "promise_to_pay"),
    ],
)
def test_other_shares_are_no_discount(text: str, intents: str) -> None:
    assert "percent" not in entities_of(text, "ES", intents)
