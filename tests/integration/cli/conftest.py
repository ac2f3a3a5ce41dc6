"""Commands import what needs the database: it must be up before them."""

from tests.database import open_database

open_database()
