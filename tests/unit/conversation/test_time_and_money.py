"""Time passes and money arrives: promises, instalments and thanks."""

from tests.unit.conversation.builders import last, played


def test_broken_promise_is_noticed_once() -> None:
    player = played("el viernes te lo pago", "sí", {"wait": "P7D"}, {"wait": "P30D"})
    assert player.turns[2]["act"] == "promise_broken"
    assert player.turns[2]["actions"] == ["ClosePromise"]
    assert player.turns[3]["reply"] is None
    assert player.outcome()["promise"] is None


def test_kept_promise_is_thanked_and_closes() -> None:
    player = played("el viernes te lo pago", "sí", {"payment": "300.00"})
    assert last(player)["act"] == "payment_thanks"
    assert player.outcome()["state"] == "paid"
    assert player.step({"wait": "P30D"})["reply"] is None


def test_partly_kept_promise_says_what_came() -> None:
    player = played(
        "el viernes te lo pago", "sí", {"payment": "100.00"}, {"wait": "P7D"}
    )
    assert last(player)["act"] == "promise_partly_kept"
    assert "100,00 €" in last(player)["reply"]
    assert "200,00 €" in last(player)["reply"]  # 300 - 100


def test_plan_payment_names_the_next() -> None:
    player = played("puedo pagar en 3 veces?", "sí", {"payment": "100.00"})
    assert last(player)["act"] == "payment_thanks_plan"
    assert "13 de abril" in last(player)["reply"]
    # the reminder goes the day before, at ten; 12 April 2026 is a Sunday
    assert player.outcome()["next_contact"] == "2026-04-13T10:00:00+02:00"


def test_missed_instalment_is_said_once() -> None:
    player = played("puedo pagar en 3 veces?", "sí", {"wait": "P10D"}, {"wait": "P9D"})
    assert player.turns[2]["act"] == "instalment_missed"
    assert player.turns[3]["reply"] is None


def test_paid_plan_ends_the_matter() -> None:
    paid = [{"payment": "100.00"}] * 3
    player = played("puedo pagar en 3 veces?", "sí", *paid, {"wait": "P90D"})
    assert player.outcome()["state"] == "paid"
    assert "ClosePlan" in player.turns[4]["actions"]
    assert last(player)["reply"] is None


def test_money_before_identity_is_silent() -> None:
    player = played(
        {"payment": "100.00"},
        identity={"question": "postcode", "answer": "28013"},
        opening="ask_identity",
    )
    assert last(player)["reply"] is None


def test_money_after_a_stop_is_silent() -> None:
    player = played("no me escriban más", {"payment": "300.00"})
    assert last(player)["reply"] is None
    assert player.outcome()["state"] == "opted_out"


def test_second_payment_problem_needs_a_person() -> None:
    player = played("el link no abre", "el link no abre")
    assert player.turns[0]["act"] == "payment_problem"
    assert player.outcome()["handover"]["reason"] == "payment_problem"


def test_give_back_restores_the_plan() -> None:
    player = played(
        "puedo pagar en 3 veces?", "sí", {"human": "Hola."}, {"give_back": True}
    )
    assert player.outcome()["state"] == "in_plan"
