"""`recobro bench cycle`: a real daily run, compared with selecting the same accounts.

A lap is one transaction of the run.
"""

from __future__ import annotations

from uuid import UUID

from recobro.bench.portfolio import TODAY, portfolio_file
from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    LapsOf,
    Measured,
    Progress,
    seconds_of,
    temporary_database,
)

DEFAULT_COUNT = 5_000
_SELECT = """
    select a.id, a.currency, d.name, d.country, d.language, p.channel, p.address,
           i.number, i.due_date, t.amount, t.outstanding
    from account a
    join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
    join contact_point p on p.tenant_id = d.tenant_id and p.debtor_id = d.id
    join invoice_term t on t.tenant_id = a.tenant_id and t.account_id = a.id
    join invoice i on i.tenant_id = t.tenant_id and i.id = t.invoice_id
    where a.tenant_id = %s and t.outstanding <> 0
"""


def bench_cycle(*, count: int, seed: int, progress: Progress) -> Measured:
    """Decide about `count` accounts of two invoices each, at every age, and queue."""
    with temporary_database():
        from recobro.actions.run_cycle import run_cycle  # noqa: PLC0415  Django first
        from recobro.bench.company import (  # noqa: PLC0415
            a_company,
            at_noon,
            bring_in,
        )

        tenant_id = a_company()
        bring_in(tenant_id, portfolio_file(count * 2, seed=seed, debtors=count))
        selecting = seconds_of(lambda: _select(tenant_id))
        laps = LapsOf(progress)
        laps.restart()
        counts: dict[str, int] = {}

        def work() -> None:
            report = run_cycle(
                at_noon(),
                tenant_id=tenant_id,
                day=TODAY,
                dry_run=False,
                started_by="bench",
                progress=laps,
            )
            counts.update(report.counts)

        seconds = seconds_of(work)
    if counts["accounts"] != count or not counts["send"]:
        raise InvalidRunError(f"the run decided {counts}")
    return Measured(
        name="cycle",
        count=count,
        seconds=seconds,
        unit="accounts/s",
        laps=laps.laps,
        lap="one transaction of up to 500 accounts",
        baseline=Baseline(
            what="one SELECT of the same accounts with their debtors, addresses and "
            "open invoices",
            count=count,
            seconds=selecting,
        ),
        seed=seed,
        more={"decided": counts},
    )


def _select(tenant_id: UUID) -> None:
    from django.db import connection  # noqa: PLC0415  settings first

    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    with acting_for(tenant_id), connection.cursor() as cursor:
        cursor.execute(_SELECT, [str(tenant_id)])
        cursor.fetchall()
