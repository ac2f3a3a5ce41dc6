"""recobro strategy diff, replay: what another strategy would do, or would have done."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import typer

from recobro.cli.difference_tables import show_difference, show_replay
from recobro.cli.session import (
    fail,
    find_tenant,
    open_database,
    print_json,
    progress_bar,
)

_TENANT = typer.Option(None, help="The company's short name.")
_JSON = typer.Option(False, "--json", help="Print one JSON object.")
_FILE_OR_VERSION = "A YAML document, or a version like default@3."


def register(app: typer.Typer) -> None:
    """Add the commands to `recobro strategy`."""
    app.command("diff")(diff)
    app.command("replay")(replay)


def diff(
    change: str = typer.Argument(help=_FILE_OR_VERSION),
    against: str = typer.Option(
        None, help=f"{_FILE_OR_VERSION} Default: what accounts follow today."
    ),
    day: str = typer.Option(None, "--date", help="ISO date; default: today."),
    moves: str = typer.Option(
        "all", help="Whom the change takes: all, or new_debts only."
    ),
    sample: int = typer.Option(
        None, min=1000, help="Look at so many accounts only, drawn by chance."
    ),
    examples: int = typer.Option(20, min=0, max=500, help="Accounts shown of a kind."),
    judged: int = typer.Option(
        2000, min=0, help="New messages put to the law; of more, a sample."
    ),
    seed: int = typer.Option(6, help="Of what is drawn by chance."),
    language: str = typer.Option("es", help="es or en, for the reasons."),
    as_json: bool = _JSON,
    tenant: str = _TENANT,
) -> None:
    """What a change would do today: messages more, unlawful ones, accounts moved.

    Writes nothing and sends nothing.
    """
    open_database()
    from recobro.actions.compare_strategies import (  # noqa: PLC0415
        compare_strategies,
        with_change,
    )
    from recobro.domain.strategy import Moves, Timeline  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    if moves not in set(Moves):
        fail(f"--moves takes all or new_debts, not {moves!r}")
    found = find_tenant(tenant)
    ports = services()
    known, zone = _stored_timeline(found.tenant_id)
    chosen = _day(day, "--date") or ports.clock.now().astimezone(zone).date()
    other = _strategy(found.tenant_id, against) if against else None
    now = known if other is None else Timeline.of(other)
    changed = _strategy(found.tenant_id, change)
    in_force = known.in_force(chosen).label
    with progress_bar("Comparing") as progress:
        comparison = compare_strategies(
            ports,
            now,
            with_change(now, changed, day=chosen, moves=Moves(moves)),
            tenant_id=found.tenant_id,
            day=chosen,
            labels=(other.label if other else in_force, changed.label),
            examples=examples,
            judged=judged,
            most_accounts=sample,
            seed=seed,
            progress=progress,
        )
    if as_json:
        print_json(_named(comparison))
    else:
        show_difference(comparison, language)


def replay(
    first: str = typer.Option(..., "--from", help="The first day, an ISO date."),
    last: str = typer.Option(..., "--to", help="The last day, an ISO date."),
    strategy: str = typer.Option(
        None, help=f"{_FILE_OR_VERSION} Default: the versions as they were in force."
    ),
    within: int = typer.Option(
        14, min=1, max=90, help="Days in which money counts as come after a message."
    ),
    table: Path = typer.Option(
        None, "--csv", help="Write a line for each month and step to this file."
    ),
    as_json: bool = _JSON,
    tenant: str = _TENANT,
) -> None:
    """A strategy on months that are over, with the payments that really came.

    Tells what would have been written, and what came after; not what it would have
    brought: people paid as they did with the messages that they really got.
    """
    open_database()
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415
    from recobro.actions.replay_strategy import replay_strategy  # noqa: PLC0415
    from recobro.domain.strategy import Timeline  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    begin, end = _day(first, "--from"), _day(last, "--to")
    assert begin is not None
    assert end is not None
    found = find_tenant(tenant)
    if strategy:
        named = _strategy(found.tenant_id, strategy)
        timeline, name = Timeline.of(named), named.label
    else:
        timeline, _ = _stored_timeline(found.tenant_id)
        name = " → ".join(version.strategy.label for version in timeline.versions)
    try:
        with progress_bar("Replaying") as progress:
            report = replay_strategy(
                services(),
                timeline,
                tenant_id=found.tenant_id,
                first=begin,
                last=end,
                name=name,
                within_days=within,
                progress=progress,
            )
    except ActionRefusedError as error:
        fail(str(error))
    if table is not None:
        _write_table(table, report.rows())
    if as_json:
        print_json(report.as_json())
    else:
        show_replay(report)
    if report.to_paid:
        fail(f"{report.to_paid} messages to people who owed nothing: report this", 2)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"{option} takes a date like 2026-03-31, not {text!r}")


def _strategy(tenant_id: Any, named: str) -> Any:
    """The strategy of a document or of a stored version."""
    from recobro.cli.strategy_documents import (  # noqa: PLC0415
        read_document,
        tell,
        text_of,
    )
    from recobro.storage.queries.strategies_page import strategy_lines  # noqa: PLC0415

    file = Path(named)
    if named == "-" or file.is_file():
        read = read_document(text_of(file))
        if read.strategy is None:
            tell(read)
            raise typer.Exit(1)
        return read.strategy
    lines = strategy_lines(tenant_id)
    line = next((x for x in lines if named in (x.label, str(x.strategy_id))), None)
    if line is None:
        known = ", ".join(line.label for line in lines) or "none yet"
        fail(f"{named!r} is neither a file nor a version (known: {known})")
    if line.strategy is None:
        fail(f"the definition of {named} cannot be read")
    return line.strategy


def _stored_timeline(tenant_id: Any) -> tuple[Any, Any]:
    """The company's versions in time, and the zone whose days count."""
    from recobro.storage.strategies import timeline  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415
    from recobro.storage.tenants import tenant_settings  # noqa: PLC0415

    with acting_for(tenant_id):
        zone = tenant_settings().zone
        return timeline(zone), zone


def _named(comparison: Any) -> dict[str, Any]:
    """The difference, with the debtors' names in its examples."""
    told: dict[str, Any] = comparison.difference.as_json()
    names = {str(key): name for key, name in comparison.names.items()}
    for found in told["examples"].values():
        for one in found:
            one["debtor"] = names.get(one["account"], "")
    return told


def _write_table(file: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    try:
        with file.open("w", encoding="utf-8", newline="") as stream:
            if rows:
                writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
    except OSError as error:
        fail(f"cannot write {file}: {error.strerror}")
