"""What the emulator is started with, and its command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Addresses, identifiers and secrets; the defaults are for a sandbox only.

    `time_scale` multiplies every real waiting time (statuses, retries, delayed
    payments): 1 is lifelike, 0 waits for nothing. `seed` makes identifiers and
    shuffles repeatable; without one, two starts never produce the same identifier.
    `journal` is a file of what it knows, which a start with the same file knows again.
    `window_errors` says how a closed 24-hour window is reported: `sync` in the
    answer to the send, `async` as a failed status.
    """

    host: str = "127.0.0.1"
    port: int = 8801
    webhook_url: str | None = None
    verify_token: str = "sandbox-verify-token"  # noqa: S105 - public sandbox value
    app_secret: str = "sandbox-app-secret"  # noqa: S105 - public sandbox value
    token: str = "sandbox-token"  # noqa: S105 - public sandbox value
    phone_number_id: str = "100000000000001"
    waba_id: str = "200000000000002"
    display_phone_number: str = "34910000000"
    business_name: str = "Empresa de pruebas"
    pay_key: str = "sandbox-pay-key"
    pay_secret: str = "sandbox-pay-secret"  # noqa: S105 - public sandbox value
    seed: int | None = None
    time_scale: float = 1.0
    window_errors: str = "sync"
    journal: Path | None = None


def parse_arguments(argv: Sequence[str] | None) -> Config:
    """The configuration that a command line asks for; exits on a bad one."""
    default = Config()
    parser = argparse.ArgumentParser(
        prog="recobro emulate",
        description="Plays the WhatsApp Cloud API and a payment gateway, on loopback.",
    )
    texts = {
        "host": "address to listen on (anyone who reaches it controls it)",
        "webhook_url": "where WhatsApp webhooks are sent",
        "verify_token": "token of the webhook verification",
        "app_secret": "secret that signs WhatsApp webhooks",
        "token": "bearer token of the Graph API",
        "phone_number_id": "id of the business number",
        "waba_id": "id of the WhatsApp business account",
        "display_phone_number": "the business number, digits only",
        "business_name": "name shown on the phone page",
        "pay_key": "bearer key of the payment API",
        "pay_secret": "secret that signs payment notifications",
    }
    for name, text in texts.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            default=getattr(default, name),
            help=f"{text} (default: {getattr(default, name)})",
        )
    parser.add_argument("--port", type=int, default=default.port)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--time-scale", type=_not_negative, default=1.0)
    parser.add_argument("--window-errors", choices=["sync", "async"], default="sync")
    parser.add_argument(
        "--journal", type=Path, help="file to remember by, through a kill -9"
    )
    return Config(**vars(parser.parse_args(argv)))


def _not_negative(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError("must be zero or more")
    return value
