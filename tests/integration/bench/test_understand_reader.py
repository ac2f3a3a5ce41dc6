"""What `recobro bench understand` and `evaluate` measure is what the product uses."""

from __future__ import annotations

import pytest

from recobro.understanding.model import TrainedInterpreter

pytestmark = pytest.mark.usefixtures("database")


def test_measured_reader_is_the_wired_one() -> None:
    from recobro.wiring import open_interpreter  # noqa: PLC0415  settings first

    wired, measured = open_interpreter(), TrainedInterpreter.shipped()
    assert type(wired) is type(measured)
    assert wired.version == measured.version
