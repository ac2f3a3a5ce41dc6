"""The scene of every test of the actions; the invariants are checked after each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.integration.actions.scene import Scene


@pytest.fixture
def empty_scene(tenant: UUID) -> Iterator[Scene]:
    """A company to which nobody owes anything yet."""
    from tests.builders import services_with_twins  # noqa: PLC0415  needs the database
    from tests.integration.actions.scene import Scene  # noqa: PLC0415

    scene = Scene(tenant, services_with_twins())
    yield scene
    scene.proves_itself()


@pytest.fixture
def scene(empty_scene: Scene) -> Scene:
    """A company to which Ana Prueba owes 149.90 euros, eight days past due."""
    empty_scene.owes()
    return empty_scene
