"""The same scene as the tests of the actions."""

from __future__ import annotations

from tests.integration.actions.conftest import empty_scene, scene

__all__ = ["empty_scene", "scene"]
