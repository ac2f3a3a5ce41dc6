"""The whole product, started once for all acceptance tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.acceptance.stack import Company, Stack, temporary_home


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    with temporary_home() as home:
        running = Stack(home)
        try:
            yield running
        finally:
            try:
                running.close()
            finally:
                running.kill()


@pytest.fixture
def company(stack: Stack) -> Iterator[Company]:
    """A company of its own for each test, at the same moment for all."""
    yield stack.new_company()
    stack.heal()


@pytest.fixture(scope="session")
def soak(request: pytest.FixtureRequest) -> bool:
    """Whether the long proofs are wanted."""
    return bool(request.config.getoption("--soak", default=False))
