"""`recobro bench import`: a file of invoices into the ledger, compared with reading it.

A lap is one transaction of the import.
"""

from __future__ import annotations

from recobro.bench.portfolio import FILENAME, portfolio_file, read
from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    LapsOf,
    Measured,
    Progress,
    seconds_of,
    temporary_database,
)

DEFAULT_COUNT = 20_000


def bench_import(*, count: int, seed: int, progress: Progress) -> Measured:
    """Read and write `count` invoices of half as many debtors, into empty tables."""
    data = portfolio_file(count, seed=seed)
    parsing = seconds_of(lambda: read(data))
    with temporary_database():
        from recobro.actions.import_portfolio import (  # noqa: PLC0415  Django first
            import_portfolio,
        )
        from recobro.bench.company import NOW, a_company  # noqa: PLC0415

        tenant_id = a_company()
        laps = LapsOf(progress)

        def work() -> None:
            portfolio = read(data)
            laps.restart()
            report = import_portfolio(
                portfolio,
                tenant_id=tenant_id,
                data=data,
                filename=FILENAME,
                actor="bench",
                now=NOW,
                progress=laps,
            )
            if report.new != count:
                raise InvalidRunError(f"{report.new} rows were new, not {count}")

        seconds = seconds_of(work)
    return Measured(
        name="import",
        count=count,
        seconds=seconds,
        unit="invoices/s",
        laps=laps.laps,
        lap="one transaction of up to 2,000 rows",
        baseline=Baseline(
            what="reading the same file, nothing written", count=count, seconds=parsing
        ),
        seed=seed,
        more={"file_mb": round(len(data) / 1024**2, 2)},
    )
