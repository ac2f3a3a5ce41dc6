"""The tests' own PostgreSQL: one embedded server per run, in its own directory.

`tests/conftest.py` has put RECOBRO_HOME there before anything of recobro was imported.
"""

from __future__ import annotations

import os
import time

import psycopg
from django.apps import apps
from django.conf import settings
from django.test.utils import override_settings

from recobro.storage import startup


def open_database() -> None:
    """Start the server and set Django up, once; then tables can be imported.

    Whatever imports `recobro.storage.models`, directly or not, calls this first.
    """
    if not apps.ready:
        os.makedirs(os.path.join(os.environ["RECOBRO_HOME"], "static"), exist_ok=True)
        startup.start()
        _hash_passwords_quickly()


def _hash_passwords_quickly() -> None:
    """Hash what tests make up without the million rounds that guard a real password.

    Hundreds of tests hire somebody. Commands that run in processes of their own, and so
    the whole product of the acceptance tests, hash as they do for everybody.
    """
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    override_settings(PASSWORD_HASHERS=[quick, *settings.PASSWORD_HASHERS]).enable()


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
