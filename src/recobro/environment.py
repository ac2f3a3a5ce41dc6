"""What the environment says: the only place that reads environment variables."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Every variable that recobro reads, with what it means; `recobro doctor` and the
# documentation list them from here.
VARIABLES: Mapping[str, str] = {
    "RECOBRO_HOME": "data directory; default .recobro in the current directory",
    "RECOBRO_DATABASE_URL": "PostgreSQL 15 or later instead of the embedded one",
    "RECOBRO_DATABASE_OWNER_URL": "the role that owns the tables, for migrations",
    "RECOBRO_SECRET_KEY": "signs sessions and forms; default: a file in home",
    "RECOBRO_PUBLIC_URL": "where debtors and providers reach this server",
    "RECOBRO_ALLOWED_HOSTS": "host names to answer to, separated by commas",
    "RECOBRO_DEBUG": "1 shows tracebacks in the browser; never in production",
    "RECOBRO_TENANT": "the company that commands mean where --tenant is not given",
    "RECOBRO_EMULATOR_URL": "an emulator that follows the demo's clock",
    "RECOBRO_LLM_MODEL": "the model, `provider:name`, or the name at the base URL",
    "RECOBRO_LLM_BASE_URL": "a server that speaks OpenAI's chat completions",
    "RECOBRO_LLM_API_KEY": "its key; empty for a local server without one",
    "RECOBRO_LLM_FOR": "what it does: `read`, `write` or `read,write`; default read",
    "RECOBRO_LLM_TIMEOUT": "seconds for one message, retries included; default 12",
    "RECOBRO_LLM_RETRIES": "retries of one request on 429 and 5xx; default 2",
    "RECOBRO_LLM_OUTPUT": "`json` (default), `schema` or `text`: what the server takes",
    "RECOBRO_LLM_PRICE_INPUT": "price of a million tokens that go in; default 0",
    "RECOBRO_LLM_PRICE_OUTPUT": "price of a million tokens that come out; default 0",
    "RECOBRO_LLM_DAILY_BUDGET": "most money a day, in the currency of the prices",
    "RECOBRO_LLM_DAILY_TOKENS": "most tokens a day, in and out; default 2000000",
    "RECOBRO_LLM_MESSAGE_TOKENS": "most tokens for one message; default 8000",
    "RECOBRO_LLM_ANSWER_TOKENS": "most tokens of one answer; default 400",
    "RECOBRO_LLM_BREAKER_FAILURES": "failures in a row that open it; default 5",
    "RECOBRO_LLM_BREAKER_SECONDS": "how long it stays open; default 60",
    "RECOBRO_WHISPER_MODEL": "directory of a faster-whisper model: hears voice notes",
    "RECOBRO_TRANSCRIBE_URL": "a server that speaks /v1/audio/transcriptions instead",
    "RECOBRO_TRANSCRIBE_KEY": "its key",
    "RECOBRO_TRANSCRIBE_MODEL": "the model to ask it for; default whisper-1",
    "RECOBRO_VOICE_SECONDS": "voice notes longer than this are not heard; default 180",
    "RECOBRO_WORKER_SILENCE": "seconds of silence until a worker's jobs are taken over "
    "by another; default 20",
    "RECOBRO_LOG_FORMAT": "`line` (default) or `json`, one object on each line",
    "RECOBRO_METRICS_TOKEN": "opens /metrics to its bearer; without it, this machine",
    "RECOBRO_METRICS_LISTEN": "`host:port` where a worker shows its own durations",
    "RECOBRO_TRACES_URL": "a receiver of traces, OTLP over HTTP: `…/v1/traces`",
    "RECOBRO_TRACES_SHARE": "the share of messages that are traced; default 0.1",
    "RECOBRO_DEMO": "1 lets the console move the clock; set by `recobro demo`",
}


class MissingSecretError(Exception):
    """A secret named in a tenant's settings is not in the environment."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"the environment variable {name} is not set")


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """One typed view of the environment."""

    home: Path
    database_url: str | None
    owner_url: str | None
    secret_key: str
    public_url: str
    tenant: str | None
    emulator_url: str | None
    allowed_hosts: tuple[str, ...]
    debug: bool
    demo: bool
    log_format: str = "line"
    metrics_token: str | None = None


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """The environment, with defaults that serve one machine."""
    env = os.environ if variables is None else variables
    home = Path(env.get("RECOBRO_HOME") or ".recobro").absolute()
    public_url = env.get("RECOBRO_PUBLIC_URL") or "http://127.0.0.1:8800"
    hosts = env.get("RECOBRO_ALLOWED_HOSTS") or "127.0.0.1,localhost,[::1]"
    return Environment(
        home=home,
        database_url=env.get("RECOBRO_DATABASE_URL") or None,
        owner_url=env.get("RECOBRO_DATABASE_OWNER_URL") or None,
        secret_key=env.get("RECOBRO_SECRET_KEY") or _kept_secret_key(home),
        public_url=public_url.rstrip("/"),
        tenant=env.get("RECOBRO_TENANT") or None,
        emulator_url=env.get("RECOBRO_EMULATOR_URL") or None,
        allowed_hosts=tuple(h.strip() for h in hosts.split(",") if h.strip()),
        debug=env.get("RECOBRO_DEBUG") == "1",
        demo=env.get("RECOBRO_DEMO") == "1",
        log_format="json" if env.get("RECOBRO_LOG_FORMAT") == "json" else "line",
        metrics_token=env.get("RECOBRO_METRICS_TOKEN") or None,
    )


def starting_with(prefix: str) -> Mapping[str, str]:
    """The variables of one optional part, for that part to check."""
    return {k: v for k, v in os.environ.items() if k.startswith(prefix)}


def worker_silence_seconds() -> int:
    """How long a worker may show no life before others take its jobs over.

    It shows life four times as often, so that one late sign is no death.
    """
    return max(4, int(os.environ.get("RECOBRO_WORKER_SILENCE") or 20))


def secret(name: str) -> str:
    """The secret that a tenant's settings name. Raises MissingSecretError."""
    value = os.environ.get(name)
    if not value:
        raise MissingSecretError(name)
    return value


def _kept_secret_key(home: Path) -> str:
    """A key made once and kept in the data directory, readable by its owner only."""
    path = home / "secret.key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    home.mkdir(parents=True, exist_ok=True)
    fresh = secrets.token_urlsafe(48)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was first
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(fresh)
    return fresh
