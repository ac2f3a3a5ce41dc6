"""The tables are imported by these tests, and Django must be up before that."""

from tests.database import open_database

open_database()
