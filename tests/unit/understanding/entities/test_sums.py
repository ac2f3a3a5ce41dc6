"""Sums of money: each country's digits, words and slang, and what is no sum to pay."""

from decimal import Decimal

import pytest
from tests.unit.understanding.entities.reading import entities_of

from recobro.understanding.entities import named_sums, parse_number
from recobro.understanding.rules.normalise import fold


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.500,50", "1500.50"), ("1,500.50", "1500.50"), ("1.500", "1500"),
        ("1,500", "1500"), ("1 500", "1500"), ("12,5", "12.5"), ("12.50", "12.50"),
        ("1.250.000", "1250000"), ("1,250,000.75", "1250000.75"), ("1'500", "1500"),
        ("0,500", "0.500"), ("0.5", "0.5"), ("1500", "1500"), ("7", "7"),
    ],
)  # fmt: skip
def test_number_is_read_with_either_mark(written: str, number: str) -> None:
    assert parse_number(written) == Decimal(number)


PROMISES = [
    # Spain
    ("ES", "mañana pago 1.500,50", "1500.50", "EUR"),
    ("ES", "mañana pago 1.500,50 €", "1500.50", "EUR"),
    ("ES", "te hago un bizum de 40", "40", "EUR"),
    ("ES", "os ingreso 120 euros el viernes", "120", "EUR"),
    ("ES", "pago ciento veinte euros con cincuenta", "120.50", "EUR"),
    ("ES", "pago mil quinientos", "1500", "EUR"),
    ("ES", "te doy 220 pavos", "220", "EUR"),
    ("ES", "puedo ingresar 85,20 euros", "85.20", "EUR"),
    ("ES", "los 85 euros los pago mañana", "85", "EUR"),
    ("ES", "€200 el lunes", "200", "EUR"),
    ("ES", "pago $50 el lunes", "50", "USD"),
    ("ES", "el viernes ingreso dos mil trescientos cuarenta y cinco con cincuenta",
     "2345.50", "EUR"),
    ("ES", "pago treinta y dos euros con cinco céntimos", "32.05", "EUR"),
    ("ES", "pago 32 euros y 75 céntimos", "32.75", "EUR"),
    ("ES", "1 200 euros te transfiero", "1200", "EUR"),
    ("ES", "solo puedo pagar 60", "60", "EUR"),
    ("ES", "no puedo pagar más de 50", "50", "EUR"),
    ("ES", "cobro 900 y puedo dar 100", "100", "EUR"),
    ("ES", "gano 1200 euros, te pago 80 euros", "80", "EUR"),
    ("ES", "debo 600 pero pago 200", "200", "EUR"),
    ("ES", "no puedo 100, pero 50 sí puedo pagar", "50", "EUR"),
    ("ES", "te doy veinticinco euros", "25", "EUR"),
    ("ES", "mañana 75€", "75", "EUR"),
    ("ES", "la factura de 85 euros la pago mañana", "85", "EUR"),
    ("ES", "pago la factura de 120 euros mañana", "120", "EUR"),
    ("ES", "te pago entre 50 y 60 euros", "50", "EUR"),
    ("ES", "te pago 50 o 60 euros", "50", "EUR"),
    ("ES", "en vez de 100 te pago 70", "70", "EUR"),
    ("ES", "pagaré 200 de los 500 que debo", "200", "EUR"),
    ("ES", "mañana te hago la transferencia de los 230 euros", "230", "EUR"),
    # Mexico
    ("MX", "ahí le deposito 2,310.75", "2310.75", "MXN"),
    ("MX", "le deposito $1,500", "1500", "MXN"),
    ("MX", "le doy 500 varos", "500", "MXN"),
    ("MX", "pago mil doscientos pesos", "1200", "MXN"),
    ("MX", "abono 2 mil 500", "2500", "MXN"),
    ("MX", "abono 2 mil el viernes", "2000", "MXN"),
    ("MX", "deposito 3mil pesos", "3000", "MXN"),
    ("MX", "deposito 3k", "3000", "MXN"),
    ("MX", "deposito 1.5k mañana", "1500", "MXN"),
    ("MX", "le pago 500 mn", "500", "MXN"),
    ("MX", "pago 100 dólares", "100", "USD"),
    ("MX", "pago 100 dlls", "100", "USD"),
    ("MX", "pago MXN 350", "350", "MXN"),
    ("MX", "le doy un mil doscientos pesos", "1200", "MXN"),
    # Colombia
    ("CO", "le consigno trescientos diez mil pesos", "310000", "COP"),
    ("CO", "abono $1.250.000", "1250000", "COP"),
    ("CO", "abono 150 mil", "150000", "COP"),
    ("CO", "consigno 80 lucas", "80000", "COP"),
    ("CO", "consigno 1 millón 200 mil", "1200000", "COP"),
    ("CO", "le consigno un millón doscientos mil", "1200000", "COP"),
    ("CO", "le consigno millón y medio", "1500000", "COP"),
    ("CO", "le consigno medio millón", "500000", "COP"),
    ("CO", "pago 50.000", "50000", "COP"),
    ("CO", "pago 50,000 pesos", "50000", "COP"),
    ("CO", "le giro 300 barras", "300000", "COP"),
    ("CO", "le paso dos palos", "2000000", "COP"),
    ("CO", "pago COP $ 45.000", "45000", "COP"),
    # Argentina
    ("AR", "te transfiero 45 lucas", "45000", "ARS"),
    ("AR", "te paso 3 palos", "3000000", "ARS"),
    ("AR", "te paso medio palo", "500000", "ARS"),
    ("AR", "te pago palo y medio", "1500000", "ARS"),
    ("AR", "te pago un palo y medio", "1500000", "ARS"),
    ("AR", "te pago dos palos y medio", "2500000", "ARS"),
    ("AR", "te pago un palo 200", "1200000", "ARS"),
    ("AR", "te doy una luca y media", "1500", "ARS"),
    ("AR", "te doy 5 gambas", "500", "ARS"),
    ("AR", "te doy 300 mangos", "300", "ARS"),
    ("AR", "te deposito 42 mil mañana", "42000", "ARS"),
    ("AR", "te deposito 30 k mañana", "30000", "ARS"),
    ("AR", "pago $ 25.000,50", "25000.50", "ARS"),
    ("AR", "te paso 200 u$s", "200", "USD"),
    ("AR", "te paso U$D 200", "200", "USD"),
    ("AR", "te paso 100 verdes", "100", "USD"),
    ("AR", "te paso un par de lucas", "2000", "ARS"),
    # Chile
    ("CL", "le pago las 95 lucas pues", "95000", "CLP"),
    ("CL", "le pago $149.990", "149990", "CLP"),
    ("CL", "un palo y medio le abono", "1500000", "CLP"),
    ("CL", "le pago 2 UF", "2", "CLF"),
    ("CL", "le abono 20.000 pesos", "20000", "CLP"),
    ("CL", "le abono veinte lucas", "20000", "CLP"),
    ("CL", "le abono una quina", "500", "CLP"),
    ("CL", "$1.500.- te transfiero", "1500", "CLP"),
    # Peru
    ("PE", "le yapeo 140 lucas", "140", "PEN"),
    ("PE", "deposito US$ 95", "95", "USD"),
    ("PE", "le yapeo S/ 350.00", "350.00", "PEN"),
    ("PE", "le yapeo s/.350", "350", "PEN"),
    ("PE", "le yapeo 180 soles", "180", "PEN"),
    ("PE", "deposito 1,200.50 soles", "1200.50", "PEN"),
    ("PE", "le doy dos lucas y media", "2.5", "PEN"),
    ("PE", "pago 50 cocos", "50", "USD"),
    # English
    ("ES", "I'll pay 200 on Friday", "200", "EUR"),
    ("MX", "I will send $1,200 tomorrow", "1200", "MXN"),
    ("ES", "I can pay 150 euros", "150", "EUR"),
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "amount", "currency"), PROMISES)
def test_promised_sum_is_read(
    country: str, text: str, amount: str, currency: str
) -> None:
    found = entities_of(text, country, "promise_to_pay")
    assert Decimal(found["amount"]) == Decimal(amount)
    assert found["currency"] == currency


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("ES", "cobro el 27 y lo dejo saldado"),
        ("ES", "pago el 15"),
        ("ES", "pago el 15/04"),
        ("ES", "te pago todo"),
        ("ES", "te pago la mitad"),
        ("ES", "cobro 1200 euros, te pago mañana"),
        ("ES", "gano 900 al mes, el viernes te pago"),
        ("ES", "tengo 78 años pero pago"),
        ("ES", "pago en 3 cuotas"),
        ("ES", "pago en 10 días"),
        ("ES", "pago a las 17.30"),
        ("ES", "pago ciento y pico"),
        ("ES", "pago cien y pico euros"),
        ("ES", "pago con la tarjeta terminada en 1234"),
        ("ES", "la factura 2026/0457 la pago mañana"),
        ("ES", "pago la factura número 4512"),
        ("ES", "llámame al 600 111 222, pago mañana"),
        ("ES", "mi pensión es de 500 euros, pago el viernes"),
        ("ES", "me cobran 30 euros de comisión, pago mañana"),
        ("ES", "debo 500 euros, pago mañana"),
        ("ES", "he estado con mil cosas, mañana pago"),
        ("ES", "mil gracias, mañana pago"),
        ("ES", "desde 2024 os debo, mañana pago"),
        ("ES", "el total de la deuda son 800 euros, mañana te digo"),
        ("ES", "no puedo pagar 300 euros, mañana vemos"),
        ("ES", "pago las 2 facturas mañana"),
        ("ES", "pago al 100% mañana"),
        ("MX", "a 12 meses sin intereses lo pago"),
        ("AR", "bancame hasta el 20 y te pago"),
        ("PE", "mi DNI es 12345678, mañana pago"),
        ("CL", "mi rut es 12.345.678-9, mañana pago"),
        ("CO", "pago una vez me llegue"),
        ("ES", "pago 0 euros, ya te digo"),
        ("ES", "I'll pay once I get my salary"),
    ],
)
def test_these_hold_no_sum_to_pay(country: str, text: str) -> None:
    found = entities_of(text, country, "promise_to_pay")
    assert "amount" not in found
    assert "currency" not in found


@pytest.mark.parametrize(
    ("country", "text", "intents", "amount"),
    [
        ("ES", "podría dar 35 al mes", "request_plan", "35"),
        ("ES", "600 en 6 cuotas de 100", "request_plan", "100"),
        ("ES", "debo 600, ¿puedo pagar 50 cada mes?", "request_plan", "50"),
        ("ES", "cobro 800 al mes, puedo dar 40 al mes", "request_plan", "40"),
        ("MX", "van 6 pagos quincenales de $480", "request_plan", "480"),
        ("CO", "3 cuotas de ciento cincuenta mil cada una", "request_plan", "150000"),
        ("CL", "abonaría 15 lucas semanales", "request_plan", "15000"),
        ("AR", "9 cuotas de 18.300,25 por mes", "request_plan", "18300.25"),
        ("PE", "en 4 armadas de 80 soles", "request_plan", "80"),
        ("ES", "¿50 al mes puede ser?", "request_plan", "50"),
        ("ES", "de 30 en 30 no, de a 60 al mes", "request_plan", "60"),
        ("ES", "ok, 5 cuotas de 45", "accept", "45"),
        ("ES", "déjemelo en 300 y pago hoy", "request_discount", "300"),
        ("CO", "que quede en trescientos mil, por favor", "request_discount", "300000"),
        ("MX", "si pago 2,000 hoy ¿queda saldado?", "request_discount", "2000"),
        ("ES", "¿me lo rebajáis a 250?", "request_discount", "250"),
        ("ES", "debo 500, ¿si pago 300 me perdonan algo?", "request_discount", "300"),
        ("ES", "ya pagué 100 y me seguís cobrando 50", "already_paid dispute", "100"),
        ("MX", "hice el depósito en oxxo por mil doscientos", "already_paid", "1200"),
        ("AR", "transferí 38 lucas", "already_paid", "38000"),
        ("ES", "intenté pagar los 230 euros y falla", "payment_problem", "230"),
        ("ES", "quiero pagar los ochenta y cinco euros con veinte", "pay_now", "85.20"),
        ("ES", "no puedo con esa cuota de 200, ¿puede ser de 100?",
         "reject request_plan", "100"),
    ],
)  # fmt: skip
def test_sum_follows_the_intent(
    country: str, text: str, intents: str, amount: str
) -> None:
    found = entities_of(text, country, intents)
    assert Decimal(found["amount"]) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("de dónde sacan 3,900, está mal el importe", "dispute"),
        ("me cobran 50 de más, ya pagué", "dispute already_paid"),
        ("¿puedo pagar los 600 en 6 cuotas?", "request_plan"),
        ("mi deuda es de 600 euros, ¿puedo fraccionar?", "request_plan"),
        ("quítenme 100 euros de intereses", "request_discount"),
        ("mi pensión es de 220", "hardship"),
        ("te pago 50 mañana", "deceased promise_to_pay"),
    ],
)
def test_sum_that_is_not_wanted_is_left(text: str, intents: str) -> None:
    assert "amount" not in entities_of(text, "ES", intents)


def test_every_sum_stands_where_it_says() -> None:
    folded = fold("te pago 50 euros el lunes y 30 lucas el martes")
    sums = named_sums(folded, "AR")
    assert [folded[s.start : s.end] for s in sums] == ["50 euros", "30 lucas"]
