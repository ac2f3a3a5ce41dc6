"""Metrics and health: counted in the database, the same in every process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from tests.integration.actions.scene import PHONE, Scene

from recobro.actions.alarms import open_alarm
from recobro.actions.check_health import check_health
from recobro.actions.pauses import PauseScope, start_pause
from recobro.actions.red_button import press_red_button
from recobro.storage import jobs, models
from recobro.storage.queries import readiness as readiness_queries
from recobro.storage.queries.metrics import take_samples
from recobro.storage.queries.readiness import Readiness, readiness
from recobro.storage.tenancy import acting_for, all_tenants
from recobro.web import health, metrics, moment


def slug_of(scene: Scene) -> str:
    return next(t.slug for t in all_tenants() if t.tenant_id == scene.tenant_id)


def numbers(scene: Scene) -> dict[tuple[str, ...], float]:
    """The company's samples: the name without `recobro_`, and the other labels."""
    slug = slug_of(scene)
    return {
        (s.metric.name.removeprefix("recobro_"), *[
            value for name, value in s.labels.items() if name != "tenant"
        ]): s.value
        for s in take_samples(now=scene.now)
        if s.labels.get("tenant") == slug
    }  # fmt: skip


def of_all(name: str, **labels: str) -> list[float]:
    found = take_samples(now=datetime.now(UTC))
    return [s.value for s in found if s.metric.name == name and s.labels == labels]


def test_queue_is_counted_and_aged(scene: Scene) -> None:
    scene.run()
    before = numbers(scene)
    assert before["messages_due",] == 1
    scene.wait(minutes=4)
    assert numbers(scene)["messages_due_age_seconds",] == 240
    scene.deliver()
    after = numbers(scene)
    assert (after["messages_due",], after["messages_due_age_seconds",]) == (0, 0)
    assert after["sends_last_day", "whatsapp", "accepted"] == 1


def test_run_is_measured(scene: Scene) -> None:
    scene.run()
    scene.wait(minutes=1)
    found = numbers(scene)
    assert found["cycle_accounts",] == 1
    assert found["cycle_age_seconds",] == 60


def test_refusals_are_counted_by_rule(scene: Scene) -> None:
    scene.day(12)  # Saturday, 14 March 2026
    scene.remind()
    refused = {k[1]: v for k, v in numbers(scene).items() if k[0].startswith("refus")}
    assert refused
    assert set(refused.values()) == {1}
    verdicts = scene.rows(models.Verdict)
    rules = {broken["rule"] for verdict in verdicts for broken in verdict.rules}
    assert set(refused) == rules


def test_texts_held_back_are_counted(scene: Scene) -> None:
    scene.remind()
    with acting_for(scene.tenant_id):
        models.Message.objects.filter(tenant_id=scene.tenant_id).update(
            state="refused", reason="guard: figures, threats"
        )
    found = numbers(scene)
    assert found["texts_held_back_last_day", "figures"] == 1
    assert found["texts_held_back_last_day", "threats"] == 1


def test_what_is_old_is_not_of_the_last_day(scene: Scene) -> None:
    scene.remind()
    with acting_for(scene.tenant_id), connection.cursor() as cursor:
        cursor.execute(
            "update contact_attempt set id = '01000000-0000-7000-8000-000000000001' "
            "where tenant_id = %s",
            [scene.tenant_id],
        )
    assert ("sends_last_day", "whatsapp", "accepted") not in numbers(scene)


def a_webhook(scene: Scene, **fields: Any) -> None:
    given: dict[str, Any] = {
        "tenant_id": scene.tenant_id,
        "source": "whatsapp",
        "body": b"{}",
        "received_at": scene.now,
    }
    with acting_for(scene.tenant_id):
        models.InboundEvent.objects.create(**(given | fields))


def test_webhooks_are_counted_and_aged(scene: Scene) -> None:
    a_webhook(scene)
    a_webhook(scene, status="failed")
    a_webhook(scene, status="processed", processed_at=scene.now + timedelta(seconds=3))
    scene.wait(seconds=90)
    found = numbers(scene)
    assert found["webhooks_waiting", "whatsapp"] == 1
    assert found["webhook_age_seconds", "whatsapp"] == 90
    assert found["webhook_lag_seconds", "whatsapp", "0.95"] == 3
    assert found["dead_letters", "webhook"] == 1


def test_failed_jobs_are_dead_letters(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        jobs.defer("run_cycle", tenant_id=str(scene.tenant_id), day="2026-03-10")
        with connection.cursor() as cursor:
            cursor.execute(
                "update procrastinate_jobs set status = 'failed' "
                "where args->>'tenant_id' = %s",
                [str(scene.tenant_id)],
            )
    assert numbers(scene)["dead_letters", "job"] == 1
    assert of_all("recobro_jobs", task="run_cycle", status="failed")[0] >= 1


def test_waiting_jobs_are_aged(scene: Scene) -> None:
    scene.run()
    assert of_all("recobro_jobs", task="deliver_due", status="todo")[0] >= 1
    (age,) = of_all("recobro_job_age_seconds", task="deliver_due")
    assert age >= 0


def test_rests_and_pauses_are_told(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        for seconds in (30, 90):
            models.TokenBucket.objects.create(
                tenant_id=scene.tenant_id,
                key=f"whatsapp:{seconds}",
                tokens=0,
                rate=1,
                capacity=1,
                updated_at=scene.now,
                rests_until=scene.now + timedelta(seconds=seconds),
            )
    start_pause(
        scene.tenant_id,
        scope=PauseScope.TENANT,
        reason="test",
        actor="eva",
        now=scene.now,
    )
    found = numbers(scene)
    assert (found["senders_resting",], found["sender_rest_seconds",]) == (2, 90)
    assert found["pauses", "tenant"] == 1


def test_alarms_and_broken_truths_are_told(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        open_alarm("invariant_over_allocated", {"count": 4}, now=scene.now)
    found = numbers(scene)
    assert found["alarm_open", "invariant_over_allocated"] == 1
    assert found["invariant_broken", "over_allocated"] == 4


def test_red_button_is_told(scene: Scene, red_button_after: None) -> None:
    assert of_all("recobro_red_button") == [0]
    press_red_button(reason="test", actor="eva", now=scene.now)
    assert of_all("recobro_red_button") == [1]


def test_doctor_tells_alarms_and_pauses(scene: Scene, red_button_after: None) -> None:
    press_red_button(reason="wrong prices", actor="eva", now=scene.now)
    start_pause(
        scene.tenant_id,
        scope=PauseScope.CHANNEL,
        subject="sms",
        reason="test",
        actor="eva",
        now=scene.now,
    )
    with acting_for(scene.tenant_id):
        open_alarm("sending_late", {"count": 20}, now=scene.now)
    codes = {f.code for f in check_health(scene.twins.services, scene.tenant_id)}
    assert {"red_button", "paused", "alarm_sending_late"} <= codes


# --- /metrics ------------------------------------------------------------------------


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    metrics.kept.forget()
    yield Client(SERVER_NAME="127.0.0.1")
    monkeypatch.undo()
    moment.environment.cache_clear()
    metrics.kept.forget()


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch, client: Client) -> str:
    monkeypatch.setenv("RECOBRO_METRICS_TOKEN", "a-long-token")
    moment.environment.cache_clear()
    return "a-long-token"


def test_page_names_no_person(scene: Scene, client: Client) -> None:
    scene.remind()
    answer = client.get("/metrics")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    assert f'recobro_messages_due{{tenant="{slug_of(scene)}"}}' in text
    for canary in ("Ana", "Prueba", PHONE, "149.9", "149,9", str(scene.account_id)):
        assert canary not in text
    # one number on each line, as Prometheus reads them
    line = re.compile(r'[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [-+0-9.e]+')
    lines = [row for row in text.splitlines() if not row.startswith("#")]
    assert [row for row in lines if not line.fullmatch(row)] == []


def test_numbers_are_kept_for_a_moment(scene: Scene, client: Client) -> None:
    before = client.get("/metrics").content
    scene.run()
    assert client.get("/metrics").content == before
    metrics.kept.forget()
    assert client.get("/metrics").content != before


def test_other_machine_needs_a_token(database: None, client: Client) -> None:
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code == 403
    behind = client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"})
    assert behind.status_code == 403
    assert client.get("/metrics", REMOTE_ADDR="::1").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="").status_code == 403


def test_token_opens_from_anywhere(database: None, client: Client, token: str) -> None:
    right = {"Authorization": f"Bearer {token}"}
    answer = client.get("/metrics", headers=right, REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "given", ["", "Bearer wrong", "Basic a-long-token", "a-long-token", "Bearer ñ"]
)
def test_wrong_token_opens_nothing(
    database: None, client: Client, token: str, given: str
) -> None:
    answer = client.get("/metrics", headers={"Authorization": given})
    assert answer.status_code == 401


# --- /health -------------------------------------------------------------------------


@pytest.fixture
def worker(database: None) -> Iterator[None]:
    """A worker that has just shown life."""
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers default values returning id")
        number = cursor.fetchone()[0]
    yield
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_workers where id = %s", [number])


def test_process_without_workers_is_not_ready(database: None, client: Client) -> None:
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["workers"] == "none"
    assert answer.json()["migrations"] == "ok"


def test_process_with_all_is_ready(worker: None, client: Client) -> None:
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    assert answer.json()["worker_heartbeat_seconds"] < 60


def test_silent_worker_is_no_worker(worker: None, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_workers "
            "set last_heartbeat = now() - interval '61 seconds'"
        )
    assert client.get("/health/ready").status_code == 503


def test_missing_migration_is_not_ready(
    worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = frozenset({("storage", "9999_not_yet_applied")})
    monkeypatch.setattr(readiness_queries, "_known_migrations", lambda: newer)
    found = readiness()
    assert (found.migrated, found.worker_lives, found.ready) == (False, True, False)


def test_clock_that_is_wrong_is_not_ready() -> None:
    def found(differs: float) -> bool:
        return Readiness(
            migrated=True, heartbeat_seconds=1, clock_differs_seconds=differs
        ).ready

    assert [found(d) for d in (0, 30, -30, 31, -31)] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_process_without_database_is_live_only(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> Readiness:
        raise DatabaseError("away")

    monkeypatch.setattr(health, "readiness", away)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["database"]) == (503, "down")
    assert client.get("/health/live").json() == {"live": True}
