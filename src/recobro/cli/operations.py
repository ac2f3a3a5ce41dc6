"""recobro pause, resume, red-button, alarms, metrics: to keep the work in hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import typer

from recobro.cli import dead_letters
from recobro.cli.operators import BY, JSON, TENANT, moment, now, person, refusals
from recobro.cli.session import fail, find_tenant, open_database, out, print_json

red_button_app = typer.Typer(
    help="Stop everything that leaves, of every company.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("pause")(pause)
    app.command("resume")(resume)
    app.command("alarms")(alarms)
    app.command("metrics")(metrics)
    app.add_typer(red_button_app, name="red-button")
    app.add_typer(dead_letters.app, name="dead-letters")


def pause(
    tenant: str = TENANT,
    channel: str = typer.Option(None, help="Only this channel: whatsapp, sms …"),
    strategy: str = typer.Option(None, help="Only this strategy, every version."),
    until: datetime = typer.Option(
        None, help="End by itself then (UTC); default: until somebody resumes."
    ),
    reason: str = typer.Option(..., help="Why; it is kept."),
    by: str = BY,
) -> None:
    """Let nothing leave for a while; what is planned waits. Prints the pause."""
    open_database()
    from recobro.actions.pauses import PauseScope, start_pause  # noqa: PLC0415

    if channel and strategy:
        fail("name a channel or a strategy; two pauses are two commands")
    scope = PauseScope.TENANT
    if channel:
        scope = PauseScope.CHANNEL
    elif strategy:
        scope = PauseScope.STRATEGY
    found = find_tenant(tenant)
    with refusals():
        pause_id = start_pause(
            found.tenant_id,
            scope=scope,
            subject=channel or strategy or "",
            reason=reason,
            actor=person(by),
            now=now(),
            until=until.replace(tzinfo=until.tzinfo or UTC) if until else None,
        )
    typer.echo(str(pause_id))


def resume(
    pause_id: str = typer.Argument(
        None, help="The pause to end; without it, those in force are listed."
    ),
    tenant: str = TENANT,
    by: str = BY,
) -> None:
    """End one pause; others over the same things hold on."""
    open_database()
    from recobro.actions.pauses import end_pause  # noqa: PLC0415
    from recobro.storage.queries.pauses_page import standstill  # noqa: PLC0415

    found = find_tenant(tenant)
    at = now()
    if pause_id is not None:
        with refusals():
            end_pause(found.tenant_id, _uuid(pause_id), actor=person(by), now=at)
    still = standstill(found.tenant_id, now=at)
    for line in still.pauses:
        over = line.subject or "everything"
        out.print(
            f"{line.pause_id}  {over}, since {moment(line.started_at)} by "
            f"{line.started_by}: {line.reason}",
            highlight=False,
            soft_wrap=True,
        )
    if still.red_button:
        out.print("The red button is pressed: nothing leaves.")
    if not still.pauses:
        out.print("No pause is in force.")


@red_button_app.command("press")
def press(
    reason: str = typer.Option(..., help="Why; it is kept."), by: str = BY
) -> None:
    """Let nothing leave, of any company, until it is released."""
    open_database()
    from recobro.actions.red_button import press_red_button  # noqa: PLC0415

    with refusals():
        press_red_button(reason=reason, actor=person(by), now=now())
    out.print("The red button is pressed: nothing leaves. What is planned waits.")


@red_button_app.command("release")
def release(by: str = BY) -> None:
    """Let messages leave again; each is judged afresh, and pauses hold on."""
    open_database()
    from recobro.actions.red_button import release_red_button  # noqa: PLC0415

    with refusals():
        release_red_button(actor=person(by), now=now())
    out.print("The red button is released.")


@red_button_app.command("status")
def status(as_json: bool = JSON) -> None:
    """Whether it is pressed; exit status 1 if it is."""
    open_database()
    from recobro.storage.queries.pauses_page import red_button  # noqa: PLC0415

    found = red_button()
    if as_json:
        print_json(
            {
                "pressed": found is not None,
                "reason": found and found.reason,
                "by": found and found.pressed_by,
                "at": found and found.pressed_at.isoformat(),
            }
        )
    elif found is None:
        out.print("The red button is not pressed.")
    else:
        out.print(
            f"Pressed by {found.pressed_by}, {moment(found.pressed_at)}: "
            f"{found.reason}",
            highlight=False,
        )
    if found is not None:
        raise typer.Exit(1)


def alarms(tenant: str = TENANT, as_json: bool = JSON) -> None:
    """The alarms that are open; exit status 1 if any is."""
    open_database()
    from recobro.actions.alarms import open_alarms  # noqa: PLC0415

    found = find_tenant(tenant)
    lines = open_alarms(found.tenant_id)
    if as_json:
        told: list[dict[str, Any]] = [
            {
                "kind": a.kind,
                "details": dict(a.details),
                "opened_at": a.opened_at.isoformat(),
                "seen_at": a.seen_at.isoformat(),
            }
            for a in lines
        ]
        print_json({"alarms": told})
    else:
        for a in lines:
            said = a.details.get("sentence") or a.details.get("count", "")
            out.print(
                f"{a.kind}, since {moment(a.opened_at)}: {said}",
                highlight=False,
                soft_wrap=True,
            )
        if not lines:
            out.print("No alarm is open.")
    if lines:
        raise typer.Exit(1)


def metrics() -> None:
    """What /metrics says of the database, as text."""
    open_database()
    from recobro.storage.queries.metrics import take_samples  # noqa: PLC0415
    from recobro.wiring import render_metrics  # noqa: PLC0415

    typer.echo(render_metrics(take_samples(now=now())).decode(), nl=False)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        fail(f"{text!r} is no identifier of a pause")
