"""recobro explain, doctor, verify: why things are as they are, and what is wrong."""

from __future__ import annotations

from typing import Any

import typer
from rich.table import Table

from recobro.cli.session import (
    fail,
    find_tenant,
    open_database,
    out,
    print_json,
)

_LINES_SHOWN = 40


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("explain")(explain)
    app.command("doctor")(doctor)


def explain(
    account: str = typer.Argument(
        help="The account's identifier, the ERP's code, or part of the debtor's name."
    ),
    tenant: str = typer.Option(None, help="The company's short name."),
    language: str = typer.Option("es", help="es or en."),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
) -> None:
    """Why this account is where it is: decisions, refusals, messages."""
    open_database()
    from recobro.storage.queries.find_account import find_accounts  # noqa: PLC0415
    from recobro.storage.queries.story import story_of  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    found = find_tenant(tenant)
    with acting_for(found.tenant_id):
        accounts = find_accounts(account)
        if not accounts:
            fail(f"no account of {found.name} matches {account!r}")
        if len(accounts) > 1:
            for item in accounts[:_LINES_SHOWN]:
                out.print(f"{item.account_id}  {item.debtor}  {item.currency}")
            fail(f"{len(accounts)} accounts match {account!r}: name one of these")
        story = story_of(accounts[0], services().clock.now(), language)
    if as_json:
        print_json(story)
    else:
        _show(story)


def _show(story: dict[str, Any]) -> None:
    out.print(
        f"[bold]{story['debtor']}[/bold]  {story['balance']} {story['currency']}, "
        f"{story['days_past_due']} days past due  ({story['account']})"
    )
    for invoice in story["invoices"]:
        out.print(
            f"  {invoice['number']}: {invoice['outstanding']} due {invoice['due_date']}"
        )
    for title in ("decisions", "refusals", "messages"):
        if not story[title]:
            continue
        table = Table(title=title.capitalize(), title_justify="left")
        for column in story[title][0]:
            table.add_column(column)
        for row in story[title][:_LINES_SHOWN]:
            table.add_row(*(str(value) for value in row.values()))
        out.print(table)
    chain = story["chronology"]
    state = "verified" if chain["verified"] else f"BROKEN at line {chain['broken_at']}"
    out.print(f"Chronology: {chain['lines']} lines, chain {state}.")


def doctor(
    tenant: str = typer.Option(None, help="The company's short name."),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
) -> None:
    """What is misconfigured or broken, in plain words; exit status 1 if anything is."""
    open_database()
    from recobro.actions.check_health import check_health  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    found = find_tenant(tenant)
    findings = check_health(services(), found.tenant_id)
    if as_json:
        print_json({"findings": [f.as_json() for f in findings]})
    else:
        for finding in findings:
            mark = {"error": "✗", "warning": "!", "note": "·"}[finding.level]
            out.print(f"{mark} {finding.text}", highlight=False)
        if not findings:
            out.print("Nothing is wrong.")
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(1)
