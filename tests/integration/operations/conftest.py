"""The scene of the actions' tests, for pauses and alarms; no truths are checked after.

Some of these tests break a truth on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from tests.database import open_database

open_database()

if TYPE_CHECKING:
    from tests.integration.actions.scene import Scene


@pytest.fixture
def scene(tenant: UUID) -> Scene:
    """A company to which Ana Prueba owes 149.90 euros, eight days past due."""
    from tests.builders import services_with_twins  # noqa: PLC0415  needs the database
    from tests.integration.actions.scene import Scene  # noqa: PLC0415

    made = Scene(tenant, services_with_twins())
    made.owes()
    return made


@pytest.fixture
def red_button_after(database: None) -> Iterator[None]:
    """No row of the red button is left to the other tests."""
    from recobro.storage.models import RedButton  # noqa: PLC0415  settings first

    yield
    RedButton.objects.all().delete()
