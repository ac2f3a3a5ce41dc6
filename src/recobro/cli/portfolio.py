"""recobro import, recobro run: the portfolio in, the day run."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from recobro.cli.session import (
    err,
    fail,
    find_tenant,
    open_database,
    out,
    print_json,
    progress_bar,
)

_ROWS_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("import")(import_file)
    app.command("run")(run_day)
    app.command("feed")(note_feed)


def import_file(
    file: Path = typer.Argument(help="CSV, XLSX, XLS or ODS."),
    country: str = typer.Option("ES", help="The creditor's country (ISO 3166)."),
    currency: str = typer.Option(None, help="Of rows that name none (ISO 4217)."),
    sheet: str = typer.Option(None, help="The sheet to read."),
    mapping: list[str] = typer.Option(
        [], "--map", help="FIELD=COLUMN: a title or a letter; may be repeated."
    ),
    max_errors: int = typer.Option(None, help="Rows that may be rejected."),
    full: bool = typer.Option(
        False, help="A full export: open invoices that it lacks are settled."
    ),
    dry_run: bool = typer.Option(False, help="Read and report; write nothing."),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
    tenant: str = typer.Option(None, help="The company's short name."),
) -> None:
    """Bring the unpaid invoices of a file into the ledger."""
    from recobro.connectors.files import read_portfolio  # noqa: PLC0415  slow
    from recobro.domain.errors import UnknownCurrencyError  # noqa: PLC0415
    from recobro.ports.portfolio import (  # noqa: PLC0415
        ReadOptions,
        UnreadableFileError,
    )

    try:
        data = file.read_bytes()
    except OSError as error:
        fail(f"cannot read {file}: {error.strerror}")
    try:
        portfolio = read_portfolio(
            data,
            filename=file.name,
            options=ReadOptions(
                country=country.upper(),
                currency=currency.upper() if currency else None,
                sheet=sheet,
                mapping=_mapping(mapping),
                max_errors=max_errors,
                today=datetime.now(UTC).date(),
            ),
        )
    except UnreadableFileError as error:
        if error.portfolio is not None and as_json:
            print_json(error.portfolio.as_json())
        elif error.portfolio is not None:
            _show_problems(error.portfolio)
        fail(str(error))
    except UnknownCurrencyError as error:
        fail(str(error))
    report = None
    if not dry_run:
        report = _write(portfolio, data, file.name, tenant, country, full=full)
    if as_json:
        print_json(portfolio.as_json())
        return
    _show_problems(portfolio)
    _show_summary(portfolio, report)


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for pair in pairs:
        name, separator, column = pair.partition("=")
        if not separator or not column:
            fail(f"--map takes FIELD=COLUMN, not {pair!r}")
        mapping[name.strip()] = column.strip()
    return mapping


def _write(
    portfolio: Any, data: bytes, filename: str, tenant: str, country: str, *, full: bool
) -> Any:
    open_database()
    from recobro.actions.import_portfolio import import_portfolio  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    found = find_tenant(tenant, country=country.upper())
    with progress_bar("Importing") as progress:
        return import_portfolio(
            portfolio,
            tenant_id=found.tenant_id,
            data=data,
            filename=filename,
            actor="cli",
            now=services().clock.now(),
            full=full,
            progress=progress,
        )


def _show_problems(portfolio: Any) -> None:
    for title, problems in (
        ("Rejected", portfolio.rejected),
        ("Warnings", portfolio.warnings),
    ):
        if not problems:
            continue
        table = Table(title=f"{title}: {len(problems)}", title_justify="left")
        for column in ("row", "code", "field", "value", "reason"):
            table.add_column(column)
        for problem in problems[:_ROWS_SHOWN]:
            table.add_row(
                str(problem.row),
                problem.code,
                problem.field,
                problem.value[:40],
                problem.reason,
            )
        err.print(table)
        if len(problems) > _ROWS_SHOWN:
            err.print(f"… and {len(problems) - _ROWS_SHOWN} more (--json shows all)")


def _show_summary(portfolio: Any, report: Any) -> None:
    out.print(
        f"{portfolio.rows} rows: {len(portfolio.accepted)} accepted, "
        f"{len(portfolio.rejected)} rejected, {len(portfolio.warnings)} warnings."
    )
    if report is None:
        out.print("A dry run: nothing was written.")
        return
    out.print(
        f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.settled} settled; {report.new_debtors} new debtors."
    )
    if portfolio.other_sheets:
        out.print(f"Not read: the sheets {', '.join(portfolio.other_sheets)}.")


def run_day(
    day: str = typer.Option(None, "--date", help="ISO date; default: today."),
    dry_run: bool = typer.Option(False, help="Show who would get what and why."),
    processes: int = typer.Option(
        None, min=1, help="How many work on it; default: the cores."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
    tenant: str = typer.Option(None, help="The company's short name."),
) -> None:
    """Run the daily cycle: decide about every account, and queue the messages."""
    open_database()
    from recobro.actions.cycle.begin import begin_run  # noqa: PLC0415
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415
    from recobro.actions.run_cycle import look, report_of  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415
    from recobro.storage.tenants import tenant_settings  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415
    from recobro.workers.cycle_lanes import work_in_lanes  # noqa: PLC0415

    found = find_tenant(tenant)
    ours, tenant_id = services(), found.tenant_id
    with acting_for(tenant_id):
        zone = tenant_settings().zone
    try:
        chosen = (
            date.fromisoformat(day) if day else ours.clock.now().astimezone(zone).date()
        )
    except ValueError:
        fail(f"--date takes a date like 2026-11-21, not {day!r}")
    try:
        with progress_bar("Deciding") as progress:
            if dry_run:
                report = look(ours, tenant_id=tenant_id, day=chosen, progress=progress)
            else:
                run_id = begin_run(
                    ours, tenant_id=tenant_id, day=chosen, started_by="cli"
                )
                work_in_lanes(
                    ours,
                    tenant_id=tenant_id,
                    run_id=run_id,
                    processes=processes or os.cpu_count() or 1,
                    progress=progress,
                )
                report = report_of(tenant_id, run_id)
    except ActionRefusedError as error:
        fail(str(error))
    if as_json:
        print_json(_as_json(report))
    else:
        _show_report(report)


def note_feed(
    source: str = typer.Argument(help="Where the data comes from: bank, invoices."),
    as_of: str = typer.Option(
        None, "--as-of", help="Until when it is complete, ISO; default: now."
    ),
    tenant: str = typer.Option(None, help="The company's short name."),
) -> None:
    """Tell until when the data of a source is complete, the bank's above all.

    With the option `bank_data_max_age_hours` the day does not run on older data: who
    has paid meanwhile would be asked again.
    """
    open_database()
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415
    from recobro.actions.note_feed import note_feed as note  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415
    from recobro.storage.tenants import tenant_settings  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    found = find_tenant(tenant)
    now = services().clock.now()
    with acting_for(found.tenant_id):
        zone = tenant_settings().zone
    try:
        told = datetime.fromisoformat(as_of) if as_of else now
        told = told if told.tzinfo else told.replace(tzinfo=zone)
        known = note(found.tenant_id, source, told, actor="cli", now=now)
    except ValueError:
        fail(f"--as-of takes a moment like 2026-11-21T08:00, not {as_of!r}")
    except ActionRefusedError as error:
        fail(str(error))
    out.print(f"{source}: complete until {known.astimezone(zone):%Y-%m-%d %H:%M}.")


def _as_json(report: Any) -> dict[str, Any]:
    return {
        "date": report.day.isoformat(),
        "dry_run": report.dry_run,
        "accounts": report.accounts,
        "counts": dict(report.counts),
        "by_stage": {stage: dict(c) for stage, c in report.by_stage.items()},
        "lines": [
            {
                "account": str(line.account_id),
                "debtor": line.debtor,
                "action": line.action.value,
                "step": line.step,
                "stage": line.stage,
                "days_past_due": line.days_past_due,
                "balance": str(line.balance.amount),
                "currency": line.balance.currency,
                "reasons": [
                    {"code": r.code, "values": dict(r.values)} for r in line.reasons
                ],
            }
            for line in report.lines
        ],
    }


def _show_report(report: Any) -> None:
    from recobro.domain.reasons import explain_reason  # noqa: PLC0415

    table = Table(title=f"{report.day}: {report.accounts} accounts")
    for column in ("debtor", "balance", "days", "stage", "action", "step", "why"):
        table.add_column(column)
    for line in report.lines[:_ROWS_SHOWN]:
        table.add_row(
            line.debtor,
            str(line.balance),
            str(line.days_past_due),
            line.stage,
            line.action.value,
            line.step,
            "; ".join(explain_reason(reason, "en") for reason in line.reasons),
        )
    out.print(table)
    for stage, counts in sorted(report.by_stage.items()):
        told = ", ".join(f"{n} {action}" for action, n in sorted(counts.items()))
        out.print(f"{stage}: {told}")
    if report.dry_run:
        out.print("A dry run: nothing was written or sent.")
    else:
        out.print("Queued; the worker sends (`recobro worker`).")
