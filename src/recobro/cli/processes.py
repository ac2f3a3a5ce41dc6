"""recobro serve, worker, emulate, demo: the processes."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

import typer

from recobro.cli.session import open_database


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("serve")(serve)
    app.command("worker")(worker)
    app.command(
        "emulate",
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )(emulate)
    app.command("demo")(demo)


def serve(
    host: str = typer.Option("127.0.0.1", help="Address to listen on."),
    port: int = typer.Option(8800, help="Port to listen on."),
    processes: int = typer.Option(1, min=1, help="Processes that share the port."),
) -> None:
    """The web process: console, portal and webhooks."""
    open_database(pooled=True)
    import uvicorn  # noqa: PLC0415

    # uvicorn ends gracefully and then raises the signal again, which by default kills
    # at once: the embedded PostgreSQL would be left running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.run(
            "recobro.web.asgi:application",
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            lifespan="on",
            workers=processes if processes > 1 else None,
        )


def worker(
    concurrency: int = typer.Option(4, help="Jobs at the same time."),
) -> None:
    """A job worker; start as many as you need, on any machine."""
    # Until it can finish its jobs it ends as a command does, and leaves the database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    open_database(pooled=True)
    from recobro.workers.run import run_worker  # noqa: PLC0415

    run_worker(concurrency=concurrency)


def emulate(context: typer.Context) -> None:
    """The emulated providers: WhatsApp, a phone to play on, a payment gateway."""
    from recobro.emulator.__main__ import main  # noqa: PLC0415

    raise typer.Exit(main(context.args))


def demo(
    host: str = typer.Option("127.0.0.1", help="Address to listen on."),
    port: int = typer.Option(8800, help="Port of the console."),
    emulator_port: int = typer.Option(8801, help="Port of the phone."),
    debtors: int = typer.Option(300, help="How many fictitious debtors."),
    fresh: bool = typer.Option(False, help="Forget the last demo and begin anew."),
) -> None:
    """Everything at once, with a plausible portfolio; prints three addresses."""
    os.environ["RECOBRO_DEMO"] = "1"
    from recobro.demo.run import run_demo  # noqa: PLC0415

    raise typer.Exit(
        run_demo(
            host=host,
            port=port,
            emulator_port=emulator_port,
            debtors=debtors,
            fresh=fresh,
        )
    )
