"""The whole product on this machine: PostgreSQL, web, worker, emulator, and companies.

Every test makes a company of its own, with people of its own; the processes and the
database are shared. Time is the demo's clock, which a test moves.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import hmac
import itertools
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import psycopg
from tests.acceptance.processes import (
    PATIENCE,
    Json,
    Process,
    Shell,
    answers,
    free_port,
    kill_postgres,
    postmaster,
    socket_directory,
    wait_until,
)

MADRID = ZoneInfo("Europe/Madrid")
# A Tuesday in the middle of the morning, no holiday is near. Not at ten sharp, when
# hours begin: the demo's clock is right to half a second.
_MORNING = clock_time(10, 30)
START = datetime.combine(date(2027, 1, 12), _MORNING, MADRID)
PASSWORD = "una-contrasena-larga"
_PHONE_NUMBER_ID = "100000000000001"
_WABA_ID = "200000000000002"
POLICY = {
    "max_installments": 6,
    "min_installment": "15.00",
    "max_first_payment_days": 15,
    "max_plan_months": 6,
    "max_discount_percent": "0",
    "discount_needs_full_payment_within_days": 0,
    "max_extension_days": 15,
}
# What failed and is tried again so soon is not over yet.
_RETRY_SECONDS = 30
# What will happen by itself: jobs, webhooks, statuses that came before their message;
# and messages due or under way.
_MOVING = """
    select
        (select count(*) from procrastinate_jobs
            where status in ('todo', 'doing')
            and (scheduled_at is null
                or scheduled_at <= now() + make_interval(secs => %(retry)s))
            and args->>'tenant_id' = %(tenant)s::text)
        + (select count(*) from inbound_event
            where tenant_id = %(tenant)s and status = 'stored'
            and (not_before is null or not_before
                <= %(now)s::timestamptz + make_interval(secs => %(retry)s)))
        + (select count(*) from orphan_status orphan
            join message m on m.tenant_id = orphan.tenant_id
                and m.provider_id = orphan.provider_id and m.provider_id <> ''
            where orphan.tenant_id = %(tenant)s),
        (select count(*) from message where tenant_id = %(tenant)s and (
            state = 'sending' and %(in_flight_too)s
            or state = 'planned' and not_before <= %(now)s and not exists (
                select from token_bucket b where b.tenant_id = message.tenant_id
                and split_part(b.key, ':', 1) = message.channel
                and b.rests_until > %(now)s)))
"""
_numbers = itertools.count(1)


@dataclass(slots=True, kw_only=True)
class Debtor:
    """Somebody who owes one invoice; `days` past due at START, negative before."""

    name: str
    phone: str
    amount: str = "150.00"
    days: int = 8
    invoice: str = ""

    @property
    def wa_id(self) -> str:
        """The number as WhatsApp writes it."""
        return self.phone.lstrip("+")

    @property
    def due(self) -> date:
        """When the invoice was due."""
        return START.date() - timedelta(days=self.days)


def somebody(name: str = "", **values: Any) -> Debtor:
    """A debtor of whom there was none before: phone and invoice are new."""
    number = next(_numbers)
    return Debtor(
        name=name or f"Persona Prueba {number}",
        phone=f"+3460020{number:04d}",
        invoice=f"F-{5000 + number}",
        **values,
    )


class Stack:
    """The processes and how to reach them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self.logs = home / "logs"
        self.logs.mkdir(parents=True)
        self.web_port, self.emulator_port = free_port(), free_port()
        self.web_url = f"http://127.0.0.1:{self.web_port}"
        self.emulator_url = f"http://127.0.0.1:{self.emulator_port}"
        self.secrets = {
            "RECOBRO_WHATSAPP_TOKEN": secrets.token_hex(16),
            "RECOBRO_WHATSAPP_APP_SECRET": secrets.token_hex(16),
            "RECOBRO_WHATSAPP_VERIFY_TOKEN": secrets.token_hex(16),
            "RECOBRO_PAY_KEY": secrets.token_hex(16),
            "RECOBRO_PAY_SECRET": secrets.token_hex(16),
        }
        self.env = environment(home) | self.secrets | {
            "RECOBRO_DEMO": "1",
            "RECOBRO_PUBLIC_URL": self.web_url,
            "RECOBRO_EMULATOR_URL": self.emulator_url,
        }  # fmt: skip
        self.http = httpx.Client(trust_env=False, timeout=PATIENCE)
        self.workers: list[Process] = []
        # Open as long as it lasts: tests ask hundreds of times while they wait.
        self._connection: psycopg.Connection[Any] | None = None
        self._connecting = threading.Lock()
        self.emulator = self._start_emulator()
        self.shell = Shell(self.env, self.logs / "shell.log", home)
        self.web = self.start(
            "serve", "--host", "127.0.0.1", "--port", str(self.web_port)
        )
        self.start_worker()
        wait_until(lambda: answers(f"{self.web_url}/health"), what="the web process")

    # -- processes

    def start(self, *arguments: str) -> Process:
        """A recobro process of this data directory."""
        log = self.logs / f"{arguments[0]}.log"
        return Process(
            "-m", "recobro", *arguments, env=self.env, log=log, cwd=self.home
        )

    def start_worker(self) -> Process:
        """One more worker."""
        worker = self.start("worker")
        self.workers.append(worker)
        return worker

    def ensure_worker(self) -> None:
        """One worker runs, whatever a test did to the others."""
        self.workers = [worker for worker in self.workers if worker.running]
        if not self.workers:
            self.start_worker()

    def kill_workers(self) -> None:
        """Kill -9 every worker."""
        for worker in self.workers:
            worker.kill()
        self.workers = []

    def stop_emulator(self) -> None:
        """The provider is down: its address refuses connections."""
        self.emulator.stop(signal.SIGTERM)

    def restart_emulator(self) -> None:
        """The provider is up again, at the same address, with an empty memory."""
        self.emulator = self._start_emulator()

    def emulator_options(self) -> list[str]:
        """With which options the emulator is started."""
        return [
            "--port", str(self.emulator_port),
            "--time-scale", "0.05", "--seed", "7", "--business-name", "Empresa Clara",
            "--token", self.secrets["RECOBRO_WHATSAPP_TOKEN"],
            "--app-secret", self.secrets["RECOBRO_WHATSAPP_APP_SECRET"],
            "--verify-token", self.secrets["RECOBRO_WHATSAPP_VERIFY_TOKEN"],
            "--pay-key", self.secrets["RECOBRO_PAY_KEY"],
            "--pay-secret", self.secrets["RECOBRO_PAY_SECRET"],
        ]  # fmt: skip

    def _start_emulator(self) -> Process:
        process = Process(
            "-m", "recobro.emulator", *self.emulator_options(),
            env=self.env, log=self.logs / "emulator.log", cwd=self.home,
        )  # fmt: skip
        health = f"{self.emulator_url}/_control/health"
        wait_until(lambda: answers(health), what="the emulator")
        return process

    def close(self) -> None:
        """End everything, gently where that works."""
        self.http.close()
        self._hang_up()
        for process in (*self.workers, self.web):
            process.ask_to_end(signal.SIGINT)
        self.emulator.ask_to_end(signal.SIGTERM)
        for process in (*self.workers, self.web, self.emulator):
            process.end()
        self.shell.close()
        with contextlib.suppress(AssertionError):
            wait_until(lambda: postmaster(self.data) is None, 60, "PostgreSQL's end")
        self.kill()

    def kill(self) -> None:
        """End whatever is left, by force."""
        self._hang_up()
        for process in (*self.workers, self.web, self.emulator):
            process.kill()
        kill_postgres(self.data)

    def tails(self) -> str:
        """The ends of all logs, for a failing test."""
        return "\n".join(
            f"--- {log.name}\n" + "\n".join(log.read_text("utf-8").splitlines()[-15:])
            for log in sorted(self.logs.glob("*.log"))
        )

    # -- commands and rows

    def cli(self, *arguments: str, status: int | None = 0) -> str:
        """Run one command as a process; what it printed on standard output."""
        done = subprocess.run(
            [sys.executable, "-m", "recobro", *arguments],
            env=self.env, cwd=self.home, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
        told = f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert status is None or done.returncode == status, told
        return done.stdout

    def sql(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """Ask the database, as the owner of its tables: row security does not apply."""
        try:
            return self._ask(query, values)
        except (psycopg.OperationalError, psycopg.InterfaceError):
            self._hang_up()  # the server may have been restarted since the last time
            return self._ask(query, values)

    def _ask(self, query: str, values: Json) -> list[tuple[Any, ...]]:
        with self._connecting:
            if self._connection is None:
                where = socket_directory(self.data)
                self._connection = psycopg.connect(
                    f"postgresql://postgres@/recobro?host={where}",
                    autocommit=True, cursor_factory=psycopg.ClientCursor,
                )  # fmt: skip
            cursor = self._connection.execute(query, values)
            return list(cursor.fetchall()) if cursor.description else []

    def _hang_up(self) -> None:
        with self._connecting:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    # -- the emulator

    def control(self, call: str, /, **body: Any) -> Json:
        """A call that orders the emulator; it must succeed."""
        answer = self.http.post(f"{self.emulator_url}/_control/{call}", json=body)
        assert answer.is_success, answer.text
        told: Json = answer.json()
        return told

    def look(self, call: str, **query: str) -> Json:
        """A call that asks the emulator."""
        answer = self.http.get(f"{self.emulator_url}/_control/{call}", params=query)
        told: Json = answer.json()
        return told

    def fault(self, kind: str, **values: Any) -> None:
        """Order something to go wrong."""
        self.control("faults", kind=kind, **values)

    def tell(self, company: Company | None) -> None:
        """Where the provider's webhooks go; with None they wait until they are told."""
        where = f"{self.web_url}/webhooks/whatsapp/{company.slug}" if company else None
        # Nobody listens there: it is tried again, at the address of that moment.
        self.control("settings", url=where or "http://127.0.0.1:9/nobody")

    def heal(self) -> None:
        """Nothing goes wrong any more."""
        self.http.delete(f"{self.emulator_url}/_control/faults").raise_for_status()

    # -- time and companies

    def move_clock(self, company: Company, to: datetime) -> None:
        """Move everybody's clock forward."""
        self.shell.order("clock", tenant_id=company.tenant_id, to=to.isoformat())

    def new_company(self, name: str = "Empresa Clara", **options: Any) -> Company:
        """A company at START, alone with the emulator: all earlier ones fall silent."""
        self.ensure_worker()
        self.sql("update message set state = 'cancelled' where state = 'planned'")
        self.control("reset")
        self.shell.order("reset_clock", to=START.isoformat())
        company = self.another_company(name, **options)
        self.tell(company)
        return company

    def another_company(self, name: str = "Empresa Clara", **options: Any) -> Company:
        """One more company at this moment: the emulator's webhooks are not for it."""
        slug = f"empresa-{next(_numbers)}"
        settings = company_options(self.emulator_url) | options
        made = self.shell.order("company", slug=slug, name=name, options=settings)
        assert made["templates"] == ["APPROVED"]
        return Company(
            stack=self, slug=slug, name=name, tenant_id=made["tenant_id"],
            options=settings, today=START.date(),
        )  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Company:
    """A company that collects, seen from outside."""

    stack: Stack
    slug: str
    name: str
    tenant_id: str
    options: Json
    today: date
    _files: Iterator[int] = field(default_factory=itertools.count)

    # -- what its people do

    def owes(self, *debtors: Debtor) -> None:
        """Import these people's invoices, by the command line, from a CSV file."""
        path = self.stack.home / f"{self.slug}-{next(self._files)}.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(
                ["Nº factura", "Cliente", "Teléfono", "Vencimiento", "Importe"]
            )
            for debtor in debtors:
                writer.writerow(
                    [
                        debtor.invoice, debtor.name, debtor.phone,
                        debtor.due.isoformat(), debtor.amount.replace(".", ","),
                    ]
                )  # fmt: skip
        told = self.recobro("import", str(path), "--json")
        assert not json.loads(told)["rejected"], told

    def recobro(self, *arguments: str, status: int | None = 0) -> str:
        """A command for this company, in the open shell."""
        return self.stack.shell.run(*arguments, "--tenant", self.slug, status=status)

    def run_day(self, day: date | None = None, *, dry_run: bool = False) -> Json:
        """Run a day: today by the clock unless another is given."""
        chosen = (day or self.today).isoformat()
        extra = ["--dry-run"] if dry_run else []
        told: Json = json.loads(self.recobro("run", "--date", chosen, "--json", *extra))
        return told

    def go_to(self, moment: datetime) -> None:
        """Move the clock to a moment."""
        self.stack.move_clock(self, moment)
        self.today = moment.astimezone(MADRID).date()

    def lives(self, days: int = 1) -> None:
        """Move the clock by so many days, run that day, and wait until it is quiet.

        The queue is not woken by the clock, for the run does so at once: two wakes so
        close together may leave the second to the tick, seconds later.
        """
        self.today += timedelta(days=days)
        morning = datetime.combine(self.today, _MORNING, MADRID)
        self.stack.shell.order("reset_clock", to=morning.isoformat())
        self.run_day()
        self.quiet()

    def hire(self) -> str:
        """Give a person the administrator's role; their user name."""
        email = f"{self.slug}@example.com"
        self.stack.shell.order(
            "person", tenant_id=self.tenant_id, email=email, password=PASSWORD
        )
        return email

    # -- what debtors do

    def says(self, debtor: Debtor, text: str, **values: Any) -> None:
        """The debtor writes."""
        self.stack.control("inbound", **{"from": debtor.wa_id}, text=text, **values)

    def taps(self, debtor: Debtor, **values: Any) -> None:
        """The debtor taps a button: by its index, id or title."""
        body = {"from": debtor.wa_id, "type": "button", **values}
        self.stack.control("inbound", **body)

    def phone(self, debtor: Debtor) -> list[Json]:
        """What arrived at the debtor's phone, oldest first."""
        return list(
            self.stack.look("messages", to=debtor.wa_id, direction="out")["messages"]
        )

    def texts(self, debtor: Debtor) -> list[str]:
        """The words of what arrived at the debtor's phone."""
        return [message["text"] for message in self.phone(debtor)]

    def next_message(
        self, debtor: Debtor, after: int, timeout: float = PATIENCE
    ) -> Json:
        """The message that comes when there were `after` before."""
        self.wait(lambda: len(self.phone(debtor)) > after, "an answer", timeout)
        found = self.phone(debtor)
        return found[after]

    def asks(self, debtor: Debtor, text: str) -> str:
        """What the debtor is answered: all that comes until nothing more is to come."""
        before = len(self.phone(debtor))
        self.says(debtor, text)
        self.next_message(debtor, before)
        self.quiet()
        return "\n".join(self.texts(debtor)[before:])

    def link_in(self, message: Json) -> str:
        """The address of the payment page that a message leads to."""
        base = f"{self.stack.web_url}/p/"
        whole = json.dumps(message["body"])
        found = re.search(re.escape(base) + r"([A-Za-z0-9_-]{16,64})", whole)
        if found:
            return found.group()
        template = message["body"].get("template", {})
        for part in template.get("components", []):
            if part["type"] == "button" and part["sub_type"] == "url":
                return base + str(part["parameters"][0]["text"])
        raise AssertionError(f"no link in {whole}")

    def open_checkout(self, link: str) -> str:
        """Press the button of the payment page; the gateway's address it leads to."""
        with httpx.Client(trust_env=False, timeout=PATIENCE) as browser:
            page = browser.get(link)
            assert page.status_code == 200, page.text
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
            assert token, page.text
            answer = browser.post(
                f"{link}/pagar",
                data={"csrfmiddlewaretoken": token.group(1)},
                headers={"origin": self.stack.web_url},
            )
            assert answer.status_code == 303, answer.text
            return answer.headers["location"]

    def pay(self, link: str, method: str = "bizum", outcome: str = "success") -> str:
        """Pay by the page that a link leads to; the checkout's identifier."""
        address = self.open_checkout(link)
        answer = self.stack.http.post(
            address, data={"method": method, "outcome": outcome}
        )
        assert answer.status_code == 303, answer.text
        return address.rsplit("/", 1)[-1]

    # -- what is known of it

    def sql(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """Ask the database; `%(tenant)s` is this company."""
        return self.stack.sql(query, tenant=self.tenant_id, **values)

    def account_of(self, debtor: Debtor) -> str:
        """The account's identifier."""
        rows = self.sql(
            "select a.id from account a join debtor d on d.tenant_id = a.tenant_id "
            "and d.id = a.debtor_id where a.tenant_id = %(tenant)s and d.name = %(n)s",
            n=debtor.name,
        )
        return str(rows[0][0])

    def messages_of(self, debtor: Debtor) -> list[tuple[str, str, str]]:
        """Key, state and reason of everything meant for the debtor, oldest first."""
        return [
            (key, state, reason)
            for key, state, reason in self.sql(
                "select key, state, reason from message where tenant_id = %(tenant)s "
                "and account_id = %(account)s order by planned_at, id",
                account=self.account_of(debtor),
            )
        ]

    def outstanding(self, debtor: Debtor) -> str:
        """What the ledger says is still owed."""
        rows = self.sql(
            "select coalesce(sum(outstanding), 0)::numeric(18,2) from invoice_term "
            "where tenant_id = %(tenant)s and account_id = %(account)s",
            account=self.account_of(debtor),
        )
        return str(rows[0][0])

    def events(self, **where: str) -> list[tuple[str, str, str]]:
        """Source, status and error of the webhooks stored, oldest first."""
        return [
            (source, status, error)
            for source, status, error in self.sql(
                "select source, status, error from inbound_event "
                "where tenant_id = %(tenant)s order by received_at, id"
            )
        ]

    def doctor(self) -> list[Json]:
        """The errors that `recobro doctor` finds."""
        told = self.recobro("doctor", "--json", status=None)
        findings = json.loads(told)["findings"]
        return [finding for finding in findings if finding["level"] == "error"]

    def chain_holds(self, debtor: Debtor) -> bool:
        """Whether `recobro explain` verifies the account's chronology."""
        story = json.loads(self.recobro("explain", self.account_of(debtor), "--json"))
        return bool(story["chronology"]["verified"])

    # -- webhooks by hand

    def webhook(
        self, body: bytes, *, secret: str | None = None, signature: str | None = None
    ) -> httpx.Response:
        """Post to this company's WhatsApp address, signed with `secret` or as given."""
        key = secret or self.stack.secrets["RECOBRO_WHATSAPP_APP_SECRET"]
        digest = hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
        return self.stack.http.post(
            f"{self.stack.web_url}/webhooks/whatsapp/{self.slug}",
            content=body,
            headers={
                "content-type": "application/json",
                "x-hub-signature-256": signature or f"sha256={digest}",
            },
        )

    # -- waiting

    def wait(self, holds: Any, what: str = "it", timeout: float = PATIENCE) -> Any:
        """Wait until something holds; the logs tell why it does not."""
        try:
            return wait_until(holds, timeout, what)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.stack.tails()}") from None

    def quiet(self, timeout: float = PATIENCE, *, in_flight_too: bool = True) -> None:
        """Wait until nothing more is to happen by itself at this moment of the clock.

        No webhook on its way or to be tried again soon, no job of the company to do, no
        message due or being sent: afterwards "nothing was sent" means something.
        Without `in_flight_too`, messages that a dead process left on the way may stay
        so: only a later hour settles them.
        """

        def calm() -> bool:
            if not self._calm(in_flight_too):
                return False
            time.sleep(0.05)
            return self._calm(in_flight_too)

        self.wait(calm, "calm", timeout)

    def _calm(self, in_flight_too: bool) -> bool:
        moving = [
            message["id"]
            for message in self.stack.look("messages", direction="out")["messages"]
            if message["status"] in {"accepted", "sent"}
        ]
        if moving or not self.stack.control("idle", timeout=5)["idle"]:
            return False
        now = self.stack.look("clock")["now"]
        rows = self.sql(
            _MOVING,
            retry=_RETRY_SECONDS,
            now=now,
            in_flight_too=in_flight_too,
        )
        return rows[0] == (0, 0)


def environment(home: Path) -> dict[str, str]:
    """The variables of a data directory, and none of another recobro's."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("RECOBRO_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {
        "RECOBRO_HOME": str(home / "data"),
        "COLUMNS": "200",
        "PYTHONUNBUFFERED": "1",
    }


def company_options(emulator_url: str) -> Json:
    """A company that speaks with the emulator, and whose days we run ourselves."""
    return {
        "policy": POLICY,
        "whatsapp": {
            "base_url": emulator_url,
            "phone_number_id": _PHONE_NUMBER_ID,
            "waba_id": _WABA_ID,
            "token_env": "RECOBRO_WHATSAPP_TOKEN",
            "app_secret_env": "RECOBRO_WHATSAPP_APP_SECRET",
            "verify_token_env": "RECOBRO_WHATSAPP_VERIFY_TOKEN",
        },
        "gateway": {
            "kind": "sandbox",
            "base_url": emulator_url,
            "key_env": "RECOBRO_PAY_KEY",
            "secret_env": "RECOBRO_PAY_SECRET",
        },
        "tax_id": "B00000000",
        "payment_methods": ["card", "bizum", "transfer"],
        "contact": {"phone": "+34910000000", "email": "ayuda@example.com"},
    }


@contextlib.contextmanager
def temporary_home() -> Iterator[Path]:
    """A short path, because PostgreSQL's socket lies in it."""
    home = Path(tempfile.mkdtemp(prefix="rcb-"))
    try:
        yield home
    finally:
        kill_postgres(home / "data")
        kill_postgres(home)
        shutil.rmtree(home, ignore_errors=True)


def only(items: Sequence[Any]) -> Any:
    """The one item of a sequence that must have exactly one."""
    assert len(items) == 1, items
    return items[0]
