"""An age in the middle of life is no care signal."""

from datetime import date

import pytest

from recobro.domain.readings import AgentAct, Care
from recobro.ports.interpreter import Utterance
from recobro.understanding.care import tells_grown_age
from recobro.understanding.model.interpreter import TrainedInterpreter


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("tengo 38 años y estoy en paro", True),
        ("tengo cuarenta y dos años y dos hijos", True),
        ("ya tengo 25 añitos", True),
        ("tengo veintitrés años, no soy ningún crío", True),
        ("I'm 31 years old", True),
        ("tengo 17 años", False),
        ("tengo 65 años", False),
        ("tengo 83 años y veo mal", False),
        ("soy cliente hace 20 años", False),
        ("tengo 30 euros", False),
    ],
)
def test_grown_age_is_told(text: str, grown: bool) -> None:
    assert tells_grown_age(text) is grown


@pytest.mark.parametrize("age", [19, 27, 38, 45, 52, 63])
def test_grown_people_are_neither_minor_nor_elderly(age: int) -> None:
    reading = TrainedInterpreter.shipped().read(
        Utterance(
            text=f"tengo {age} años y me he quedado sin trabajo",
            country="ES",
            today=date(2026, 5, 6),
            last_agent_act=AgentAct.OVERDUE_NOTICE,
        )
    )
    assert reading.care == {Care.UNEMPLOYMENT}
