"""recobro rehearse: chat with the agent in the terminal, against any policy.

The real engine, interpreter, writer and guard, with an account in memory and a clock
that moves when told: what a manager tries before a policy goes live. Nothing is sent.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import typer
import yaml
from rich.markup import escape
from rich.table import Table

from recobro.cli.session import fail, out
from recobro.domain.conversation.policy import InvalidPolicyError
from recobro.domain.errors import DomainError

if TYPE_CHECKING:  # it loads the interpreter: no other command should wait for it
    from recobro.rehearsal.player import Player

_ZONES = {
    "ES": "Europe/Madrid", "MX": "America/Mexico_City", "CO": "America/Bogota",
    "AR": "America/Argentina/Buenos_Aires", "CL": "America/Santiago",
    "PE": "America/Lima", "US": "America/New_York",
}  # fmt: skip
_CURRENCIES = {
    "ES": "EUR", "MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP", "PE": "PEN",
    "US": "USD",
}  # fmt: skip
_SAMPLE_POLICY: dict[str, Any] = {
    "max_installments": 6,
    "min_installment": "20.00",
    "max_first_payment_days": 15,
    "max_plan_months": 6,
    "max_discount_percent": "10",
    "discount_needs_full_payment_within_days": 5,
    "max_extension_days": 15,
    "human_over": None,
    "office_hours": None,
}
_HELP = """\
Write what the debtor would write. Commands begin with a slash:
  /wait P2D      time passes (P1W, P2D, PT6H): promises and offers fall due
  /pay 50.00     money arrives
  /human         a person takes the conversation over; /back gives it back
  /state         where the conversation stands, and why the last turn was decided so
  /save FILE     write the dialogue so far for `recobro converse --jsonl`
  /quit          end
The words of a button, written as they stand, tap it."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rehearse")(rehearse)


def rehearse(
    policy: Path | None = typer.Option(
        None, help="A YAML or JSON file with the limits; a sample policy without it."
    ),
    account: Path | None = typer.Option(
        None, help="A JSON or YAML file with the account, as in `recobro converse`."
    ),
    country: str = typer.Option("ES", help="The debtor's country, where no account."),
    amount: str = typer.Option("300.00", help="What is owed, where no account."),
    opening: str = typer.Option("overdue_notice", help="Our first act; '' for none."),
    identity: bool = typer.Option(False, help="Ask for the birth year (1985) first."),
) -> None:
    """Chat with the agent in the terminal; nothing is sent to anybody."""
    from recobro.rehearsal.player import Player  # noqa: PLC0415

    try:
        dialogue = _dialogue(policy, account, country.upper(), amount, identity)
        dialogue["opening"] = opening or None
        player = Player(dialogue)
        player.play()
    except (InvalidPolicyError, InvalidOperation) as error:
        fail(f"the policy or the amount cannot be used: {error}")
    except (KeyError, ValueError, TypeError, DomainError) as error:
        fail(f"the account or the opening cannot be used: {error}")
    out.print(escape(_HELP), style="dim")
    if player.opening:
        _show(player.opening)
    while True:
        try:
            said = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if said in ("/quit", "/q"):
            return
        if said:
            _take(player, said)


def _take(player: Player, said: str) -> None:
    command, _, rest = said.partition(" ")
    if command == "/state":
        _tell(player)
        return
    if command == "/save":
        _save(player, rest)
        return
    tapped = said in player.buttons
    step = {"choice": said} if tapped else _step(command, rest.strip(), said)
    if step is None:
        out.print(escape(_HELP), style="dim")
        return
    try:
        turn = player.step(step)
    except (ValueError, DomainError) as error:
        out.print(escape(str(error)), style="yellow")
        return
    player.dialogue["turns"].append(step)
    player.turns.append(turn)
    _show(turn)


def _step(command: str, rest: str, said: str) -> dict[str, Any] | None:
    """The turn that a line means; None for a command that does not exist."""
    if not command.startswith("/"):
        return {"text": said}
    steps: dict[str, dict[str, Any]] = {
        "/wait": {"wait": rest.upper()},
        "/pay": {"payment": rest},
        "/human": {"human": rest or "…"},
        "/back": {"give_back": True},
    }
    return steps.get(command)


def _show(turn: dict[str, Any]) -> None:
    if turn["reply"]:
        out.print(escape(turn["reply"]), style="green")
    else:
        out.print("(silence)", style="dim")
    if turn["buttons"]:
        out.print(escape("  ".join(f"[{b}]" for b in turn["buttons"])), style="cyan")
    notes = [turn["act"] or "", *turn["actions"]]
    reading = turn.get("reading")
    if reading:
        notes.insert(0, f"{'+'.join(reading['intents'])} {reading['confidence']:.2f}")
    out.print(escape(" · ".join(n for n in notes if n)), style="dim")


def _tell(player: Player) -> None:
    table = Table(show_header=False)
    for name, value in player.outcome().items():
        table.add_row(name, escape(json.dumps(value, ensure_ascii=False)))
    table.add_row("owed", str(player.facts.balance))
    table.add_row("now", player.now.isoformat())
    if player.turns:
        table.add_row("reason", escape(str(player.turns[-1].get("reason", ""))))
    for text, verdict in player.refused:
        rules = ", ".join(str(v.rule) for v in verdict.violations)
        table.add_row("held back", escape(f"{rules}: {text}"))
    out.print(table)


def _save(player: Player, name: str) -> None:
    if not name:
        out.print("/save needs the name of a file", style="yellow")
        return
    line = json.dumps(player.dialogue, ensure_ascii=False)
    try:
        Path(name).write_text(f"{line}\n", encoding="utf-8")
    except OSError as error:
        out.print(escape(str(error)), style="yellow")
        return
    out.print(escape(f"saved {len(player.dialogue['turns'])} turns in {name}"))


def _dialogue(
    policy: Path | None,
    account: Path | None,
    country: str,
    amount: str,
    identity: bool,
) -> dict[str, Any]:
    zone = _ZONES.get(country, "UTC")
    now = datetime.now(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0)
    dialogue: dict[str, Any] = {
        "id": "rehearsal",
        "country": country,
        "timezone": zone,
        "now": now.isoformat(),
        "account": _sample(country, amount, now, identity),
        "policy": _read(policy) if policy else _SAMPLE_POLICY,
        "turns": [],
    }
    if account:
        given = _read(account)
        dialogue |= given if "account" in given else {"account": given}
        dialogue["turns"] = []
    return dialogue


def _sample(country: str, amount: str, now: datetime, identity: bool) -> dict[str, Any]:
    money = f"{Decimal(amount):.2f}"
    due = (now - timedelta(days=45)).date()
    invoice = {
        "number": "F-7",
        "concept": "Servicio de enero",
        "issue_date": (due - timedelta(days=30)).isoformat(),
        "due_date": due.isoformat(),
        "amount": money,
        "outstanding": money,
    }
    debtor = {"first_name": "Ana", "full_name": "Ana Prueba", "kind": "consumer"}
    return {
        "creditor": "Empresa de Ejemplo",
        "debtor": {**debtor, "language": "en" if country == "US" else "es"},
        "identity": {"question": "birth_year", "answer": "1985"} if identity else None,
        "currency": _CURRENCIES.get(country, "EUR"),
        "invoices": [invoice],
    }


def _read(path: Path) -> dict[str, Any]:
    """A mapping from a YAML or JSON file. Raises ValueError or TypeError."""
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ValueError(f"{path}: {error}") from error
    if not isinstance(values, dict):
        raise TypeError(f"{path} holds no mapping")
    return values
