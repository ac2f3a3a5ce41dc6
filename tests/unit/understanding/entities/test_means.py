"""Means of payment, channels, addresses, hours and invoice numbers."""

import pytest
from tests.unit.understanding.entities.reading import entities_of


@pytest.mark.parametrize(
    ("country", "text", "means"),
    [
        ("ES", "te hago un bizum", "bizum"), ("ES", "por Bizum", "bizum"),
        ("ES", "¿se puede domiciliar?", "direct_debit"),
        ("ES", "pasadme el recibo al banco", "direct_debit"),
        ("ES", "me lo cobraron en la cuenta", "direct_debit"),
        ("ES", "con tarjeta", "card"), ("ES", "por transferencia", "transfer"),
        ("ES", "tranferencia", "transfer"), ("ES", "en metálico", "cash"),
        ("ES", "con cheque", "check"), ("ES", "en Correos", "store"),
        ("MX", "en el OXXO", "store"), ("MX", "por SPEI", "transfer"),
        ("MX", "en efectivo en el oxxo", "store"),
        ("MX", "farmacias guadalajara", "store"),
        ("MX", "con CoDi", "wallet"), ("MX", "a la clabe", "transfer"),
        ("CO", "por Nequi", "wallet"), ("CO", "transferencia desde mi nequi", "wallet"),
        ("CO", "en Efecty", "store"), ("CO", "por PSE", "transfer"),
        ("CO", "por Daviplata", "wallet"), ("CO", "en un corresponsal", "store"),
        ("AR", "por Mercado Pago", "wallet"), ("AR", "en un Rapipago", "store"),
        ("AR", "pago fácil", "store"), ("AR", "pasame el cbu", "transfer"),
        ("AR", "débito automático", "direct_debit"), ("AR", "por Ualá", "wallet"),
        ("CL", "por Webpay", "card"), ("CL", "en Servipag", "store"),
        ("CL", "con vale vista", "check"), ("CL", "por Mach", "wallet"),
        ("CL", "en caja vecina", "store"), ("PE", "te yapeo", "wallet"),
        ("PE", "por Plin", "wallet"), ("PE", "ya yapeé", "wallet"),
        ("PE", "PagoEfectivo", "store"), ("PE", "en un Kasnet", "store"),
        ("ES", "no tengo bizum, te hago transferencia", "transfer"),
        ("ES", "sin tarjeta, en efectivo", "cash"),
        ("ES", "tarjeta o transferencia", "card"),
        ("ES", "by bank transfer", "transfer"), ("ES", "by credit card", "card"),
        ("MX", "le transfiero mañana", "transfer"), ("ES", "con la de débito", "card"),
    ],
)  # fmt: skip
def test_means_of_payment_is_read(country: str, text: str, means: str) -> None:
    assert entities_of(text, country, "promise_to_pay").get("method") == means


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("debo 3 tarjetas, mañana pago", "promise_to_pay"),
        ("mañana deposito", "promise_to_pay"),
        ("te ingreso el viernes", "promise_to_pay"),
        ("mándame el enlace", "pay_now"), ("no tengo tarjeta", "promise_to_pay"),
        ("manda la carta a mi domicilio y pago", "promise_to_pay"),
        ("te transfiero mañana", "contact_later"),
        ("me ganaron, mañana pago", "promise_to_pay"),
    ],
)  # fmt: skip
def test_these_name_no_means(text: str, intents: str) -> None:
    assert "method" not in entities_of(text, "ES", intents)


def test_means_that_failed_is_read() -> None:
    found = entities_of("no puedo con la tarjeta", "ES", "payment_problem")
    assert found["method"] == "card"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("por e-mail, si puede ser", "email"), ("escríbanme al mail", "email"),
        ("prefiero whatsapp", "whatsapp"), ("mejor por wasap", "whatsapp"),
        ("mejor con un sms", "sms"), ("por mensaje de texto", "sms"),
        ("mejor una llamada", "voice"), ("llámenme mejor", "voice"),
        ("por teléfono mejor", "voice"), ("envíenme una carta", "letter"),
        ("por correo postal", "letter"), ("todo a mi domicilio", "letter"),
        ("no me llamen, escríbanme por correo", "email"),
        ("nada de llamadas, por whatsapp", "whatsapp"),
        ("por correo no, por whatsapp", "whatsapp"),
        ("mejor por whatsapp que por correo", "whatsapp"),
        ("no uso whatsapp, mejor sms", "sms"),
        ("dejen de llamarme y manden un correo", "email"),
        ("en vez de llamar, mándenme un correo", "email"),
        ("no me manden mensajes, llámenme", "voice"),
        ("please email me instead", "email"), ("a marta@example.com", "email"),
        ("prefiero que me llamen a que me escriban por correo", "voice"),
    ],
)  # fmt: skip
def test_channel_asked_for_is_read(text: str, channel: str) -> None:
    assert entities_of(text, "ES", "channel_change").get("channel") == channel


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("mi correo es marta.rojas@example.com", "marta.rojas@example.com"),
        ("Marta.Rojas@Example.com.", "Marta.Rojas@Example.com"),
        ("a ana_ruiz-2@mail.example.org, ok", "ana_ruiz-2@mail.example.org"),
        ("ana @ example.com", "ana@example.com"),
        ("ana punto ruiz arroba ejemplo punto com", "ana.ruiz@ejemplo.com"),
        ("mi correo es ana punto ruiz arroba ejemplo punto com punto mx",
         "ana.ruiz@ejemplo.com.mx"),
        ("ana guion bajo ruiz arroba ejemplo punto es", "ana_ruiz@ejemplo.es"),
    ],
)  # fmt: skip
def test_email_given_is_read(text: str, address: str) -> None:
    assert entities_of(text, "ES", "channel_change").get("email") == address


@pytest.mark.parametrize(
    ("country", "text", "number"),
    [
        ("ES", "mi nuevo número es 600 111 222", "600111222"),
        ("ES", "mi móvil es +34 600 11 12 22", "+34600111222"),
        ("ES", "0034 600111222 es el nuevo", "0034600111222"),
        ("MX", "ahora tengo el 55 8123 4567", "5581234567"),
        ("MX", "+52 1 55 1234 5678", "+5215512345678"),
        ("CO", "mi cel es 300 123 4567", "3001234567"),
        ("AR", "llamame al 11-2345-6789", "1123456789"),
        ("AR", "+54 9 11 2345-6789", "+5491123456789"),
        ("AR", "(011) 4321-1234", "01143211234"),
        ("CL", "+56 9 8765 4321", "+56987654321"),
        ("PE", "mi número es 987 654 321", "987654321"),
        ("ES", "seis cero cero uno uno uno dos dos dos", "600111222"),
        ("CO", "mi fijo es 345 67 89", "3456789"),
        ("PE", "mi dni es 12345678 y mi celular 987654321", "987654321"),
    ],
)
def test_phone_given_is_read(country: str, text: str, number: str) -> None:
    assert entities_of(text, country, "channel_change").get("phone") == number


@pytest.mark.parametrize(
    "text",
    ["mi dni es 12345678", "pago $1.250.000", "la cuenta es 12345678901234567890",
     "ahora por correo", "el 15/04/2026", "son 45.000"],
)  # fmt: skip
def test_other_figures_are_no_phone(text: str) -> None:
    assert "phone" not in entities_of(text, "ES", "channel_change")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("a las 17:30", "17:30"), ("a las 5 de la tarde", "17:00"),
        ("a las 5 y media de la tarde", "17:30"), ("a las 5", "17:00"),
        ("después de las 18 hs", "18:00"), ("al mediodía", "12:00"),
        ("tipo 7", "19:00"), ("tipo 7 de la tarde", "19:00"),
        ("a eso de las 4", "16:00"),
        ("a la 1", "13:00"), ("a la una", "13:00"), ("a las 6 menos cuarto", "17:45"),
        ("a las 10 de la mañana", "10:00"), ("a las 10", "10:00"), ("a las 8", "08:00"),
        ("a las 8 de la noche", "20:00"), ("a las 12 de la noche", "00:00"),
        ("a las 12 del día", "12:00"), ("a las 5pm", "17:00"), ("a las 9 am", "09:00"),
        ("a las 9 p.m.", "21:00"), ("a las 17h", "17:00"), ("a las 17.30", "17:30"),
        ("a las 20 y 15", "20:15"), ("entre las 4 y las 6", "16:00"),
        ("a partir de las 3", "15:00"), ("sobre las 6 y cuarto", "18:15"),
        ("a las siete y media", "19:30"), ("a las diez de la mañana", "10:00"),
        ("por la mañana", "morning"), ("en la mañana", "morning"),
        ("más temprano", "morning"), ("por la tarde", "afternoon"),
        ("en la tardecita", "afternoon"), ("mañana a la tarde", "afternoon"),
        ("por la noche", "evening"), ("esta noche", "evening"),
        ("a la nochecita", "evening"),
        ("17:30", "17:30"), ("tipo 18hs", "18:00"), ("after 5pm", "17:00"),
        ("in the afternoon", "afternoon"), ("at noon", "12:00"), ("tonight", "evening"),
        ("el lunes a las 9", "09:00"), ("5 pm", "17:00"),
    ],
)  # fmt: skip
def test_time_to_contact_is_read(text: str, time: str) -> None:
    found = entities_of(f"escríbeme {text}", "AR", "contact_later")
    assert found.get("time") == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("trabajo toda la mañana, escríbeme por la tarde", "afternoon"),
        ("estoy trabajando hasta las 6, llámame a las 7", "19:00"),
        ("no me llames por la mañana, mejor por la tarde", "afternoon"),
        ("salgo a las 6, escríbeme después de las 8 de la noche", "20:00"),
        ("buenas tardes, llámame por la noche", "evening"),
        ("ya de noche: por la noche escríbame", "evening"),
    ],
)
def test_time_of_work_is_left(text: str, time: str) -> None:
    assert entities_of(text, "MX", "contact_later").get("time") == time


@pytest.mark.parametrize(
    "text",
    ["escríbeme el lunes", "háblame más rato", "llámame mañana", "escríbeme el 15",
     "llámame en 2 horas", "después hablamos"],
)  # fmt: skip
def test_no_time_is_made_up(text: str) -> None:
    assert "time" not in entities_of(text, "CL", "contact_later")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("la factura A-3391 no es mía", "A-3391"), ("factura 2026/0457", "2026/0457"),
        ("el recibo F001-2231", "F001-2231"), ("el contrato 91-4407", "91-4407"),
        ("la factura nº F-2026-00123", "F-2026-00123"),
        ("FAC001-00012345", "FAC001-00012345"),
        ("la factura número 4512", "4512"), ("la factura 4512", "4512"),
        ("la boleta N° 123456", "123456"), ("folio 998877", "998877"),
        ("factura 0001-00012345", "0001-00012345"), ("pedido #10023", "10023"),
        ("el contrato no. 5567", "5567"), ("póliza: 77-123-9", "77-123-9"),
        ("expediente 12/2024-B", "12/2024-B"), ("INV-2026-0012", "INV-2026-0012"),
        ("la 001-001-000012345", "001-001-000012345"), ("invoice number 7781", "7781"),
        ("la factura con número A-1234", "A-1234"), ("mi crédito 556677", "556677"),
        ("2026/0457 esa ya está", "2026/0457"), ("factura FV1234", "FV1234"),
        ("el albarán 8812", "8812"), ("factura numero 12", "12"),
    ],
)  # fmt: skip
def test_invoice_number_is_read(text: str, number: str) -> None:
    assert entities_of(text, "ES", "dispute").get("invoice") == number


@pytest.mark.parametrize(
    "text",
    [
        "la factura de marzo",
        "factura del 15/03/2026",
        "recibo 500 al mes",
        "he pedido 500 euros",
        "un crédito de 5000",
        "pago la factura de 120 euros",
        "mi rut es 12.345.678-9",
        "la factura 15/03",
        "llámame al 600 111 222",
        "COVID-19 me dejó sin nada",
        "DNI-12345678",
        "el contrato de 2024",
        "recibo 900 euros",
        "la factura 50 euros",
        "tengo 3 facturas",
        "factura 2026",
    ],
)
def test_other_figures_are_no_invoice(text: str) -> None:
    assert "invoice" not in entities_of(text, "ES", "dispute")


def test_entities_not_wanted_are_left() -> None:
    text = "mañana a las 5 te pago 50 por bizum, ana@example.com, 600 111 222, 20%"
    assert entities_of(text, "ES", "refusal") == {}
