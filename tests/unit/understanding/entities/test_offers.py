"""Sums, plans and discounts as they are offered; and what is none of them."""

import pytest
from tests.unit.understanding.entities.reading import entities_of


def _read(text: str, intents: str, country: str, name: str) -> object:
    return entities_of(text, country, intents).get(name)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("por 700 cerramos", "700"),
        ("¿con 450 lo damos por zanjado?", "450"),
        ("for 300 we settle", "300"),
        ("en 1.200 y quedamos en paz", "1200"),
    ],
)
def test_sum_that_would_settle_is_read(text: str, amount: str) -> None:
    assert _read(text, "request_discount", "ES", "amount") == amount


# twice 20,000: where nobody owes twenty pesos the unit is said once
@pytest.mark.parametrize(
    ("text", "country", "amount"),
    [
        ("20 lucas hoy y 15 por mes", "AR", "15000"),
        ("puedo 60 mil ahora y 40 al mes", "CO", "40000"),
        ("30 lucas y después 10 por semana", "CL", "10000"),
        ("30 mil hoy y 500 al mes", "MX", "500"),
    ],
)
def test_unit_said_once_holds_on(text: str, country: str, amount: str) -> None:
    assert _read(text, "request_plan", country, "amount") == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("de los 900 os pago 600 ya", "600"),
        ("el viernes lo tienes, los 310 enteros", "310"),
        ("si doy 150 hoy y listo", "150"),
    ],
)
def test_part_or_whole_to_pay_is_read(text: str, amount: str) -> None:
    assert _read(text, "promise_to_pay", "ES", "amount") == amount


def test_sum_after_a_past_day_is_read() -> None:
    text = "consigné el lunes pasado 240"
    assert _read(text, "already_paid", "PE", "amount") == "240"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("si pago 80 hoy, ¿cuánto me queda?", "80"),
        ("hice la cuenta y van 22 mil, ¿es eso?", None),
    ],
)
def test_question_of_balance_may_hold_an_offer(text: str, amount: str | None) -> None:
    assert _read(text, "ask_balance", "ES", "amount") == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("te doy medio millar", "500"),
        ("puedo pagar un par de cientos", "200"),
        ("un centenar de euros te paso", "100"),
    ],
)
def test_collective_numbers_are_sums(text: str, amount: str) -> None:
    assert _read(text, "promise_to_pay", "ES", "amount") == amount


@pytest.mark.parametrize(
    "text",
    [
        "pago 480 de alquiler",
        "doy 200 de comida y no me queda",
        "90 lucas por mes es demasiado",
        "70 al mes, yo no puedo",
    ],
)
def test_rent_and_refused_sums_are_none(text: str) -> None:
    assert _read(text, "promise_to_pay", "AR", "amount") is None


def test_cents_are_read_before_a_verb() -> None:
    text = "la pagué, ochenta euros con treinta fueron"
    assert _read(text, "already_paid", "ES", "amount") == "80.3"


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("hágame un descuento del 25 y le pago", "25"),
        ("¿me bajan un 15?", "15"),
        ("si me descuentan un 10 y listo, sí", "10"),
    ],
)
def test_bare_percent_of_a_discount(text: str, percent: str) -> None:
    assert _read(text, "request_discount", "MX", "percent") == percent


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("me ofrecieron el 35% y lo pago", "35"),
        ("con un 20 % de descuento lo pago", "20"),
        ("me cobran el 20 % de interés, lo pago igual", None),
        ("gano un 20% menos, pero lo pago", None),
    ],
)
def test_discount_named_in_a_promise(text: str, percent: str | None) -> None:
    assert _read(text, "promise_to_pay", "MX", "percent") == percent


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("pagos catorcenales", "biweekly"), ("cada catorcena", "biweekly"),
        ("20 mil semanalitos", "weekly"), ("mensualitos de 50", "monthly"),
    ],
)  # fmt: skip
def test_rhythm_in_its_many_forms(text: str, frequency: str) -> None:
    assert _read(text, "request_plan", "CO", "frequency") == frequency


def test_rhythm_turned_down_is_none() -> None:
    text = "no flaco, 80 lucas por mes es una locura"
    assert entities_of(text, "AR", "reject request_plan") == {}


@pytest.mark.parametrize(
    ("text", "amount", "parts"),
    [
        ("¿con qué te puedo dar 300 pesos?", "300", None),
        ("tres exhibiciones de 400, ¿se puede?", "400", 3),
        ("¿qué tarjetas aceptan para 3 personas?", None, None),
    ],
)
def test_offer_inside_a_question(
    text: str, amount: str | None, parts: int | None
) -> None:
    assert _read(text, "ask_payment_methods", "MX", "amount") == amount
    assert _read(text, "ask_payment_methods", "MX", "installments") == parts


@pytest.mark.parametrize("spelling", ["wats", "watts", "wassap", "guats", "whapp"])
def test_whatsapp_in_its_many_spellings(spelling: str) -> None:
    assert _read(f"mejor por {spelling}", "channel_change", "MX", "channel") == (
        "whatsapp"
    )


def test_new_address_is_the_channel() -> None:
    text = "ese ya no sirve, el bueno es ana.p arroba example punto com"
    read = entities_of(text, "MX", "channel_change")
    assert read == {"channel": "email", "email": "ana.p@example.com"}


def test_call_from_a_person_is_no_channel() -> None:
    text = "que me llamen al 600 111 222, quiero hablar con una persona"
    read = entities_of(text, "ES", "talk_to_human channel_change")
    assert read == {"phone": "600111222"}


def test_call_liked_better_is_a_channel() -> None:
    text = "prefiero que me llame alguien"
    read = entities_of(text, "ES", "talk_to_human channel_change")
    assert read == {"channel": "voice"}


def test_bills_are_parts_only_where_split() -> None:
    assert _read("cobradlo en 4 recibos de 30", "request_plan", "ES", "installments")
    assert not _read("tengo 4 recibos de 30", "request_plan", "ES", "installments")


def test_discount_turned_down_is_none() -> None:
    text = "¿5 % de descuento? no, gracias"
    assert _read(text, "reject", "ES", "percent") is None


def test_card_that_failed_is_the_means() -> None:
    text = "quise pagar con débito y nada"
    assert _read(text, "payment_problem", "AR", "method") == "card"


@pytest.mark.parametrize(
    "text", ["de 8 a 15 trabajo, mejor por la tarde", "de 8 a 15 curro, por la tarde"]
)
def test_hours_of_work_are_not_the_time(text: str) -> None:
    assert _read(text, "contact_later", "ES", "time") == "afternoon"


def test_file_of_a_court_is_no_invoice() -> None:
    text = "hable con mi abogada, expediente 118/2026"
    assert _read(text, "legal_representation", "MX", "invoice") is None


def test_receipt_after_the_payment_is_no_invoice() -> None:
    text = "Deposité ayer. Folio 77120"
    assert _read(text, "already_paid", "MX", "invoice") is None
