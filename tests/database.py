"""The tests' own PostgreSQL: one embedded server per run, in its own directory.

`tests/conftest.py` has put RECOBRO_HOME there before anything of recobro was imported.
"""

from __future__ import annotations

import os
import time

import psycopg
from django.apps import apps

from recobro.storage import startup


def open_database() -> None:
    """Start the server and set Django up, once; then tables can be imported.

    Whatever imports `recobro.storage.models`, directly or not, calls this first.
    """
    if not apps.ready:
        os.makedirs(os.path.join(os.environ["RECOBRO_HOME"], "static"), exist_ok=True)
        startup.start()


def forget_safety() -> None:
    """Let the server lose data in a power cut: it answers sooner without fsync."""
    with psycopg.connect(
        os.environ["RECOBRO_ACTIVE_OWNER_URL"], autocommit=True
    ) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"alter system set {setting} = off")
        connection.execute("select pg_reload_conf()")
        for _ in range(100):  # the postmaster takes the signal in its own time
            shown = connection.execute("show fsync").fetchone()
            if shown == ("off",):
                return
            time.sleep(0.05)
    raise TimeoutError("the server did not take its new settings")
