"""The web tests' fixtures; each test makes a company of its own (`seeding.Company`).

The helpers import the tables, and Django must know its database before that.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.database import open_database

open_database()


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A demo: its clock may be moved; it is put back afterwards."""
    from recobro import wiring  # noqa: PLC0415  settings first
    from recobro.storage.models import DemoClock  # noqa: PLC0415
    from recobro.web import moment  # noqa: PLC0415

    monkeypatch.setenv("RECOBRO_DEMO", "1")
    moment.environment.cache_clear()
    wiring.services.cache_clear()
    yield
    DemoClock.objects.all().delete()
    monkeypatch.undo()
    moment.environment.cache_clear()
    wiring.services.cache_clear()
