"""What all tests share: a database that nobody else uses, and tenants to work in."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

# Before anything of recobro is imported, so that no test ever meets a user's data.
_HOME = tempfile.mkdtemp(prefix="recobro-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["RECOBRO_HOME"] = _HOME
for _name in ("RECOBRO_DATABASE_URL", "RECOBRO_DATABASE_OWNER_URL", "RECOBRO_DEMO"):
    os.environ.pop(_name, None)

from collections.abc import Iterator  # noqa: E402
from uuid import UUID  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

# A busy machine is slow, and that is no fault of what is tested; and the same cases
# every time, so that a run tells of the change that it checks. A soak looks for others.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("soak", settings.get_profile("steady"), derandomize=False)


def pytest_configure(config: pytest.Config) -> None:
    """Choose hypothesis's profile before any test module is imported."""
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("soak" if config.getoption("--soak") else "steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--soak",
        action="store_true",
        help="run the long, seeded proofs at their full length",
    )


@pytest.fixture(scope="session")
def soak(request: pytest.FixtureRequest) -> bool:
    """Whether the long proofs run at their full length."""
    return bool(request.config.getoption("--soak"))


@pytest.fixture(scope="session")
def database() -> Iterator[None]:
    """The database with all its tables; its server stops when the tests end."""
    from tests.database import forget_safety, open_database  # noqa: PLC0415

    open_database()
    forget_safety()
    from django.db import connections  # noqa: PLC0415  settings first

    yield
    connections.close_all()


@pytest.fixture
def tenant(database: None) -> UUID:
    """A company of its own for one test; row security keeps it apart."""
    from tests.builders import a_tenant  # noqa: PLC0415

    return a_tenant()
