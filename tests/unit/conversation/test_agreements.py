"""Plans, promises, extensions and discounts, from the wish to the agreement."""

from dataclasses import replace
from decimal import Decimal

from tests.unit.conversation.builders import last, played

from recobro.domain.money import Money


def test_plan_is_offered_then_agreed() -> None:
    player = played("¿puedo pagar en 3 veces?", "sí")
    assert "100,00 €, el 13 de marzo" in player.turns[0]["reply"]
    assert player.turns[0]["actions"] == []
    assert player.outcome()["state"] == "in_plan"
    parts = player.outcome()["plan"]["installments"]
    assert [p["date"] for p in parts] == ["2026-03-13", "2026-04-13", "2026-05-13"]
    assert sum(Decimal(p["amount"]) for p in parts) == Decimal("300.00")
    assert last(player)["actions"] == ["CancelQueued", "AgreePlan", "SendPaymentLink"]


def test_nothing_is_in_force_before_acceptance() -> None:
    player = played("¿puedo pagar en 3 veces?")
    assert player.outcome()["plan"] is None
    assert player.outcome()["state"] == "active"


def test_wish_outside_policy_gets_counter_offer() -> None:
    player = played("lo quiero en 12 cuotas")
    assert last(player)["act"] == "counter_plan"
    assert player.state.offer is not None
    assert len(player.state.offer.instalments) == 3


def test_plan_follows_a_changed_balance() -> None:
    player = played("¿puedo pagar en 3 veces?", {"payment": "60.00"}, "sí")
    # the payment voids the offer: the yes finds none, so nothing is agreed unseen
    assert player.outcome()["plan"] is None


def test_outside_change_is_offered_again() -> None:
    player = played("¿puedo pagar en 3 veces?")
    player.facts = replace(player.facts, balance=Money.of("150.00", "EUR"))
    again = player.step({"text": "sí"})
    assert again["act"] == "offer_plan"
    assert "50,00 €" in again["reply"]  # 150 / 3
    assert player.step({"text": "sí"})["act"] == "plan_agreed"


def test_two_refusals_bring_a_person() -> None:
    player = played("lo quiero en 12 cuotas", "no", "no")
    assert player.turns[1]["act"] == "ask_alternative"
    assert player.outcome()["handover"]["reason"] == "out_of_policy"


def test_promise_is_repeated_before_it_counts() -> None:
    player = played("el viernes te lo pago")
    assert "300,00 €" in last(player)["reply"]
    assert "13 de marzo" in last(player)["reply"]
    assert player.outcome()["promise"] is None
    player.step({"text": "sí"})
    assert player.outcome()["promise"] == {"date": "2026-03-13", "amount": "300.00"}


def test_another_day_replaces_the_first() -> None:
    player = played("el viernes te lo pago", "mejor el lunes", "vale")
    assert player.outcome()["promise"] == {"date": "2026-03-16", "amount": "300.00"}


def test_bare_no_to_confirmation_drops_promise() -> None:
    player = played("el viernes te lo pago", "no")
    assert last(player)["act"] == "ask_alternative"
    assert player.state.offer is None


def test_promise_without_day_is_asked_twice_only() -> None:
    player = played("te pago", "te lo pago de verdad", "prometo que te lo pago")
    assert [t["act"] for t in player.turns] == [
        "ask_promise",
        "ask_promise",
        "handover",
    ]


def test_promise_beyond_policy_is_drawn_nearer() -> None:
    player = played("te lo pago el 30 de junio")
    # fifteen days are the most: 10 + 15 = 25 March
    assert "25 de marzo" in last(player)["reply"]


def test_partial_promise_states_the_rest() -> None:
    player = played("el viernes te pago 100 euros")
    assert "100,00 €" in last(player)["reply"]
    assert "200,00 €" in last(player)["reply"]  # 300 - 100


def test_extension_is_granted_once() -> None:
    player = played("dadme hasta el 20 por favor", "vale", "dadme hasta el 24")
    assert player.turns[1]["act"] == "extension_agreed"
    assert player.outcome()["handover"]["reason"] == "out_of_policy"


def test_no_discount_where_policy_has_none() -> None:
    player = played("¿me hacéis un descuento?")
    assert last(player)["act"] == "no_discount"
    assert player.outcome()["discount"] is None


def test_discount_never_exceeds_the_policy() -> None:
    allowed = {
        "max_discount_percent": "10",
        "discount_needs_full_payment_within_days": 5,
    }
    wish = "si me hacéis el 50% pago hoy"
    player = played(wish, "no", "acepto", policy=allowed)
    # opens with two thirds of ten, 6 %: 300 - 18; after a no, the most
    assert "282,00 €" in player.turns[0]["reply"]
    # 300 less 10 % is 270; 10 + 5 days is the 15th
    assert player.outcome()["discount"] == {
        "percent": "10",
        "amount_to_pay": "270.00",
        "until": "2026-03-15",
    }
    player.step({"payment": "270.00"})
    assert player.outcome()["state"] == "paid"


def test_question_between_keeps_the_offer() -> None:
    player = played("¿puedo pagar en 3 veces?", "¿de qué es esa factura?", "sí")
    assert player.turns[1]["act"] == "details"
    assert "sigue en pie" in player.turns[1]["reply"]
    assert player.outcome()["state"] == "in_plan"


def test_buttons_accept_like_words() -> None:
    player = played({"choice": "Pagar en partes"}, {"choice": "Sí, de acuerdo"})
    assert player.outcome()["state"] == "in_plan"


def test_no_parts_button_where_impossible() -> None:
    player = played("hola", amount="30.00")  # two instalments of 20 need 40
    assert "Pagar en partes" not in last(player)["buttons"]
