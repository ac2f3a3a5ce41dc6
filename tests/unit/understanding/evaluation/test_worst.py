"""Which errors are shown first."""

from __future__ import annotations

from tests.unit.understanding.evaluation.made import labelled, said

from recobro.understanding.evaluation.worst import mistakes


def order(predictions: dict[str, object], *messages: object) -> list[str]:
    found = mistakes(messages, predictions)  # type: ignore[arg-type]
    return [mistake.message.id for mistake in found]


def test_missed_danger_comes_first() -> None:
    assert order(
        {
            "m1": said("reject", confidence=0.99),
            "m2": said("hardship"),
            "m3": said("hardship"),
        },
        labelled(1, "accept"),
        labelled(2, "hardship", care=["illness"]),
        labelled(3, "hardship", care=["self_harm"]),
    ) == ["m3", "m2", "m1"]


def test_sure_and_wrong_is_worse() -> None:
    assert order(
        {
            "m1": said("thanks", confidence=0.5),
            "m2": said("thanks", confidence=0.95),
            "m3": said("thanks", confidence=0.95, abstain=True),
        },
        labelled(1, "accept"),
        labelled(2, "accept"),
        labelled(3, "accept"),
    ) == ["m2", "m1", "m3"]


def test_what_is_right_is_not_shown() -> None:
    assert order({"m1": said("accept")}, labelled(1, "accept")) == []


def test_unread_message_is_a_mistake() -> None:
    assert order({}, labelled(1, "accept")) == ["m1"]
