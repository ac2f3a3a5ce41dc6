"""What the planner knows of the tables, brought up to date after a bulk write."""

from __future__ import annotations

from django.db import connection

_GROWS_IN_BULK = ("debtor", "contact_point", "account", "invoice", "invoice_term")


def refresh_statistics() -> None:
    """Have PostgreSQL look at the tables that an import fills.

    Every key begins with the tenant, so that on a table it has never looked at one
    index seems as good as another, and a foreign key is checked by reading all of a
    tenant's rows. Autovacuum would look within a minute, an import is done by then.
    Call it outside a transaction. Before PostgreSQL 17 our role may not, and nothing
    happens.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {', '.join(_GROWS_IN_BULK)}")
