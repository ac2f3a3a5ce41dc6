"""The webhooks' own application: what it answers, and what is stored when it does."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from django.db import connection
from tests.builders import Twins, a_tenant, services_with_twins

from recobro.actions.store_events import Connection, EventWriter
from recobro.storage import models
from recobro.storage.direct import connect, parameters
from recobro.storage.tenancy import acting_for
from recobro.web.webhooks.application import BODY_MAX, Webhooks
from recobro.web.webhooks.companies import KNOWN_SECONDS, Companies, Company
from recobro.web.webhooks.companies import look_up as look_up_in_database

_numbers = itertools.count(1)
MEGABYTE = 1024 * 1024


@dataclass
class Desk:
    """A company, its twins, and the application that takes its webhooks."""

    slug: str
    tenant_id: UUID
    twins: Twins = field(default_factory=services_with_twins)
    connects: Callable[[], Awaitable[Connection]] = connect
    writer_options: dict[str, int] = field(default_factory=dict)
    companies: Companies = field(default_factory=Companies)

    @contextlib.asynccontextmanager
    async def client(self) -> AsyncIterator[httpx.AsyncClient]:
        """Somebody who posts; at the end the application is closed."""
        writer = EventWriter(self.connects, **self.writer_options)
        application = Webhooks(lambda: self.twins.services, writer, self.companies)
        self.application = application
        transport = httpx.ASGITransport(app=application)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:
            try:
                yield http
            finally:  # or what fails leaves a connection, and another test is blamed
                await application.close()

    async def gathers(self) -> None:
        """Return when something waits to be written."""
        await self._until(lambda: bool(self.application._writer._batches))

    async def keeps_waiting(self, count: int) -> None:
        """Return when so many wait, or are being written."""
        await self._until(lambda: self.application._writer._waiting == count)

    async def _until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(60):  # a thread looks for the company first
            for _ in itertools.count():
                if holds():
                    return
                await asyncio.sleep(0)  # what waits may be taken up at once

    @property
    def path(self) -> str:
        return f"/webhooks/whatsapp/{self.slug}"

    def signed(self, body: bytes) -> dict[str, str]:
        return dict(self.twins.channel.headers(body))

    async def posts(self, http: httpx.AsyncClient, body: bytes, **changes: Any) -> int:
        headers = changes.pop("headers", None) or self.signed(body)
        path = changes.pop("path", self.path)
        answer = await http.post(path, content=body, headers=headers, **changes)
        return answer.status_code

    def bodies(self) -> list[bytes]:
        """What is stored, in order of arrival."""
        with acting_for(self.tenant_id):
            rows = models.InboundEvent.objects.filter(tenant_id=self.tenant_id)
            return [bytes(row.body) for row in rows.order_by("received_at", "id")]

    def refusals(self) -> list[tuple[str, int]]:
        with acting_for(self.tenant_id):
            rows = models.WebhookRefusal.objects.filter(tenant_id=self.tenant_id)
            return sorted(rows.values_list("reason", "count"))

    def jobs(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from procrastinate_jobs where task_name ="
                " 'process_events' and args->>'tenant_id' = %s",
                [str(self.tenant_id)],
            )
            row = cursor.fetchone()
        return int(row[0]) if row else 0


def a_desk(**changes: Any) -> Desk:
    slug = f"web-{next(_numbers)}"
    options = {"whatsapp": {"verify_token_env": "RECOBRO_TEST_VERIFY"}}
    return Desk(slug, a_tenant(slug=slug, options=options), **changes)


@pytest.fixture
def desk(database: None) -> Desk:
    return a_desk()


def a_body(number: int = 1) -> bytes:
    return b'{"in_memory": [], "n": %d}' % number


# --- answers


def test_signed_body_is_stored_whole(desk: Desk) -> None:
    async def run() -> int:
        async with desk.client() as http:
            return await desk.posts(http, a_body())

    assert asyncio.run(run()) == 200
    assert desk.bodies() == [a_body()]
    assert desk.jobs() == 1


def test_many_at_once_are_all_stored(desk: Desk) -> None:
    async def run() -> list[int]:
        async with desk.client() as http:
            posts = [desk.posts(http, a_body(n)) for n in range(300)]
            return list(await asyncio.gather(*posts))

    assert set(asyncio.run(run())) == {200}
    assert sorted(desk.bodies()) == sorted(a_body(n) for n in range(300))
    assert desk.jobs() == 1


def test_forged_ones_leave_a_count_only(desk: Desk) -> None:
    async def run() -> list[int]:
        async with desk.client() as http:
            forged = {"x-hub-signature-256": "sha256=" + "0" * 64}
            posts = [desk.posts(http, a_body(), headers=forged) for _ in range(20)]
            without = desk.posts(http, a_body(), headers={"x-other": "1"})
            return list(await asyncio.gather(*posts, without))

    assert set(asyncio.run(run())) == {403}
    assert desk.bodies() == []
    assert desk.refusals() == [("signature", 21)]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/webhooks/whatsapp/nobody-of-this-name", 404),
        ("GET", "/webhooks/whatsapp/nobody-of-this-name", 404),
        ("POST", "/webhooks/pigeons/{slug}", 404),
        ("POST", "/webhooks/whatsapp/{slug}/more", 404),
        ("POST", "/webhooks/whatsapp/", 404),
        ("PUT", "/webhooks/whatsapp/{slug}", 405),
        ("GET", "/webhooks/payments/{slug}", 405),
    ],
)
def test_what_is_not_there(desk: Desk, method: str, path: str, status: int) -> None:
    async def run() -> httpx.Response:
        async with desk.client() as http:
            return await http.request(method, path.format(slug=desk.slug))

    answer = asyncio.run(run())
    assert answer.status_code == status
    assert ("allow" in answer.headers) == (status == 405)


async def in_parts(size: int) -> AsyncIterator[bytes]:
    """A body that does not say how long it is."""
    for start in range(0, size, MEGABYTE):
        yield b"x" * min(MEGABYTE, size - start)


def test_largest_of_the_provider_is_taken(desk: Desk) -> None:
    body = b"x" * (3 * MEGABYTE)

    async def run() -> list[int]:
        async with desk.client() as http:
            whole = await desk.posts(http, body)
            parts = await http.post(
                desk.path, content=in_parts(len(body)), headers=desk.signed(body)
            )
            return [whole, parts.status_code]

    assert asyncio.run(run()) == [200, 200]
    assert desk.bodies() == [body, body]


def test_too_large_is_refused_and_counted(desk: Desk) -> None:
    body = b"x" * (BODY_MAX + 1)

    async def run() -> list[int]:
        async with desk.client() as http:
            announced = await desk.posts(http, body)
            grown = await http.post(
                desk.path, content=in_parts(len(body)), headers=desk.signed(body)
            )
            return [announced, grown.status_code]

    assert asyncio.run(run()) == [413, 413]
    assert desk.bodies() == []
    assert desk.refusals() == [("too_large", 2)]


def test_handshake_needs_token_and_mode(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOBRO_TEST_VERIFY", "the-token")
    right = {"hub.mode": "subscribe", "hub.verify_token": "the-token"}
    right["hub.challenge"] = "12&3 ñ"

    async def run() -> list[httpx.Response]:
        async with desk.client() as http:
            asked = [right, right | {"hub.verify_token": "x"}]
            asked += [{"hub.mode": "subscribe"}, right | {"hub.mode": "unsubscribe"}]
            return [await http.get(desk.path, params=params) for params in asked]

    answers = asyncio.run(run())
    assert [a.status_code for a in answers] == [200, 403, 403, 403]
    assert answers[0].text == "12&3 ñ"
    assert answers[0].headers["content-type"].startswith("text/plain")


def test_gateway_signs_in_its_own_way(desk: Desk) -> None:
    gateway = desk.twins.gateway
    body = b'{"in_memory": 1}'
    path = f"/webhooks/payments/{desk.slug}"

    async def run() -> list[int]:
        async with desk.client() as http:
            headers = dict(gateway.headers(body, at=desk.twins.clock.now()))
            late = dict(gateway.headers(body, at=desk.twins.clock.now() - DAY))
            return [
                await desk.posts(http, body, path=path, headers=headers),
                await desk.posts(http, body, path=path, headers=late),
            ]

    assert asyncio.run(run()) == [200, 403]
    assert desk.bodies() == [body]


DAY = timedelta(days=1)


def test_two_processes_ask_for_one_job(database: None) -> None:
    desk = a_desk()

    async def run() -> list[int]:
        async with desk.client() as http, desk.client() as other:
            return list(
                await asyncio.gather(
                    *(desk.posts(http, a_body(n)) for n in range(20)),
                    *(desk.posts(other, a_body(n)) for n in range(20)),
                )
            )

    assert set(asyncio.run(run())) == {200}
    assert len(desk.bodies()) == 40
    assert desk.jobs() == 1


# --- nothing is answered before it is committed


def test_answer_waits_for_the_commit(desk: Desk) -> None:
    async def run() -> tuple[bool, int]:
        async with desk.client() as http:
            assert await desk.posts(http, a_body(1)) == 200
            blocker = await connect()
            async with blocker.transaction():
                await blocker.execute(
                    "select set_config('recobro.tenant', %s, true)",
                    [str(desk.tenant_id)],
                )
                await blocker.execute("lock table inbound_event in share mode")
                waiting = asyncio.create_task(desk.posts(http, a_body(2)))
                await asyncio.sleep(0.3)
                answered_early = waiting.done()
            await blocker.close()
            return answered_early, await waiting

    assert asyncio.run(run()) == (False, 200)
    assert desk.bodies() == [a_body(1), a_body(2)]


def test_full_queue_answers_503(database: None) -> None:
    gate = asyncio.Event()

    async def slowly() -> Connection:
        await gate.wait()
        return await connect()

    desk = a_desk(connects=slowly, writer_options={"events_max": 5})

    async def run() -> list[int]:
        async with desk.client() as http:
            first = [asyncio.create_task(desk.posts(http, a_body(n))) for n in range(5)]
            await desk.keeps_waiting(5)
            more = await desk.posts(http, a_body(99))
            gate.set()
            taken = await asyncio.gather(*first)
            return [more, *taken, await desk.posts(http, a_body(6))]

    assert asyncio.run(run()) == [503, 200, 200, 200, 200, 200, 200]
    assert a_body(99) not in desk.bodies()
    assert len(desk.bodies()) == 6


def test_bytes_that_wait_are_bounded(database: None) -> None:
    desk = a_desk(writer_options={"bytes_max": 100})

    async def run() -> list[int]:
        async with desk.client() as http:
            return [await desk.posts(http, b"x" * size) for size in (101, 100)]

    assert asyncio.run(run()) == [503, 200]


def test_database_away_answers_503(database: None) -> None:
    troubles = [psycopg.OperationalError("away")] * 2

    async def sometimes() -> Connection:
        if troubles:
            raise troubles.pop()
        return await connect()

    desk = a_desk(connects=sometimes)

    async def run() -> list[int]:
        async with desk.client() as http:
            return [await desk.posts(http, a_body(n)) for n in range(3)]

    assert asyncio.run(run()) == [503, 503, 200]
    assert desk.bodies() == [a_body(2)]


def test_dead_connection_is_replaced(database: None) -> None:
    opened: list[Connection] = []

    async def noted() -> Connection:
        opened.append(await connect())
        return opened[-1]

    desk = a_desk(connects=noted)

    async def run() -> list[int]:
        async with desk.client() as http:
            first = await desk.posts(http, a_body(1))
            opened[0].pgconn.finish()  # as when the server restarts
            return [first, await desk.posts(http, a_body(2))]

    assert asyncio.run(run()) == [200, 200]
    assert desk.bodies() == [a_body(1), a_body(2)]
    assert len(opened) == 2


def test_ending_stores_what_waits(desk: Desk) -> None:
    async def run() -> list[int]:
        async with desk.client() as http:
            waiting = [
                asyncio.create_task(desk.posts(http, a_body(n))) for n in range(10)
            ]
            await desk.gathers()
            await desk.application.close()
            answers = list(await asyncio.gather(*waiting))
            return [*answers, await desk.posts(http, a_body(99))]

    answers = asyncio.run(run())
    assert answers[-1] == 503
    assert answers.count(200) == len(desk.bodies())


def test_client_that_leaves_harms_nobody(desk: Desk) -> None:
    async def run() -> int:
        async with desk.client() as http:
            await desk.posts(http, a_body(0))
            one, other = (
                asyncio.create_task(desk.posts(http, a_body(n))) for n in (1, 2)
            )
            await desk.gathers()
            one.cancel()
            return await other

    assert asyncio.run(run()) == 200
    assert a_body(2) in desk.bodies()


def test_companies_in_one_commit_stay_apart(database: None) -> None:
    first, second = a_desk(), a_desk()
    stranger = "no-such-tenant"

    def look_up(slug: str) -> Company | None:
        if slug == stranger:  # deleted since it was looked up
            return Company(tenant_id=uuid4(), options={})
        return look_up_in_database(slug)

    first.companies = Companies(look_up)
    paths = [first.path, second.path, f"/webhooks/whatsapp/{stranger}"] * 5

    async def run() -> list[int]:
        async with first.client() as http:
            posts = [
                first.posts(http, a_body(n), path=path) for n, path in enumerate(paths)
            ]
            return list(await asyncio.gather(*posts))

    assert asyncio.run(run()) == [200, 200, 503] * 5
    assert len(first.bodies()) == len(second.bodies()) == 5
    assert set(first.bodies()).isdisjoint(second.bodies())


def test_new_company_is_known_in_seconds(database: None) -> None:
    now = [100.0]
    asked: list[str] = []
    known: dict[str, Company] = {}

    def look_up(slug: str) -> Company | None:
        asked.append(slug)
        return known.get(slug)

    companies = Companies(look_up, lambda: now[0])

    async def run() -> list[bool]:
        answers = [await companies.find("a")]
        known["a"] = Company(tenant_id=uuid4(), options={"n": 1})
        answers.append(await companies.find("a"))
        now[0] += KNOWN_SECONDS
        answers += await asyncio.gather(*(companies.find("a") for _ in range(5)))
        return [answer is not None for answer in answers]

    assert asyncio.run(run()) == [False, False, True, True, True, True, True]
    assert asked == ["a", "a"]  # five at once ask once


def test_rotated_secret_works_within_seconds(database: None) -> None:
    now = [100.0]
    options = [{"secret": "old"}]
    tenant_id = uuid4()
    companies = Companies(
        lambda _slug: Company(tenant_id=tenant_id, options=options[0]), lambda: now[0]
    )

    async def run() -> list[str]:
        seen = []
        for _ in range(3):
            company = await companies.find("a")
            assert company is not None
            seen.append(company.options["secret"])
            options[0] = {"secret": "new"}
            now[0] += KNOWN_SECONDS / 2
        return seen

    assert asyncio.run(run()) == ["old", "old", "new"]


def test_own_connection_is_the_applications(database: None) -> None:
    """Neither owner nor superuser, and blind without a tenant."""

    async def run() -> tuple[Any, ...] | None:
        opened = await connect()
        cursor = await opened.execute(
            "select rolsuper, rolbypassrls, (select count(*) from inbound_event)"
            " from pg_roles where rolname = current_user"
        )
        row = await cursor.fetchone()
        await opened.close()
        return row

    assert asyncio.run(run()) == (False, False, 0)
    assert "password" not in parameters() or parameters()["password"]


@pytest.fixture(autouse=True)
def _no_leftovers() -> Iterator[None]:
    yield
    connection.close()
