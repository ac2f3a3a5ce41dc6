"""The commands of operations, as a person types them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from recobro.actions.alarms import open_alarm
from recobro.cli.main import app
from recobro.storage import jobs, models
from recobro.storage.clock import MachineClock
from recobro.storage.tenancy import acting_for, all_tenants


@pytest.fixture
def slug(tenant: UUID) -> str:
    return next(t.slug for t in all_tenants() if t.tenant_id == tenant)


@pytest.fixture
def quiet(database: None) -> Iterator[None]:
    yield
    models.RedButton.objects.all().delete()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_pause_is_made_listed_and_ended(slug: str) -> None:
    made = run("pause", "--tenant", slug, "--channel", "sms", "--reason", "a test")
    assert made.exit_code == 0, made.output
    pause = made.output.strip().splitlines()[-1]
    listed = run("resume", "--tenant", slug)
    assert pause in listed.output
    assert "sms" in listed.output
    ended = run("resume", pause, "--tenant", slug, "--by", "eva")
    assert "No pause is in force." in ended.output
    again = run("resume", pause, "--tenant", slug)
    assert again.exit_code == 1


def test_pause_of_two_things_is_refused(slug: str) -> None:
    both = run(
        "pause", "--tenant", slug, "--channel", "sms", "--strategy", "x",
        "--reason", "a test",
    )  # fmt: skip
    assert both.exit_code == 1
    unknown = run("pause", "--tenant", slug, "--channel", "pigeon", "--reason", "x")
    assert unknown.exit_code == 1
    assert run("pause", "--tenant", slug).exit_code == 2  # without a reason


def test_red_button_is_pressed_and_released(slug: str, quiet: None) -> None:
    assert run("red-button", "status").exit_code == 0
    assert run("red-button", "press", "--reason", "wrong prices").exit_code == 0
    status = run("red-button", "status", "--json")
    assert status.exit_code == 1  # for scripts
    assert json.loads(status.output)["reason"] == "wrong prices"
    assert "red button" in run("resume", "--tenant", slug).output
    assert run("red-button", "release", "--by", "eva").exit_code == 0
    assert run("red-button", "release").exit_code == 1


def test_alarms_are_listed(slug: str, tenant: UUID) -> None:
    assert run("alarms", "--tenant", slug).exit_code == 0
    with acting_for(tenant):
        open_alarm("sending_late", {"count": 20}, now=MachineClock().now())
    told = run("alarms", "--tenant", slug, "--json")
    assert told.exit_code == 1
    (alarm,) = json.loads(told.output)["alarms"]
    assert (alarm["kind"], alarm["details"]) == ("sending_late", {"count": 20})


def test_dead_letters_are_listed_and_redriven(slug: str, tenant: UUID) -> None:
    with acting_for(tenant):
        jobs.defer("run_cycle", tenant_id=str(tenant), day="2026-03-10")
        with connection.cursor() as cursor:
            cursor.execute(
                "update procrastinate_jobs set status = 'failed' "
                "where args->>'tenant_id' = %s",
                [str(tenant)],
            )
    told = json.loads(run("dead-letters", "list", "--tenant", slug, "--json").output)
    assert [(d["kind"], d["what"]) for d in told["dead_letters"]] == [
        ("job", "run_cycle")
    ]
    done = run("dead-letters", "redrive", "job", "--tenant", slug)
    assert "1 of 1 are tried again." in done.output
    assert "no dead letters" in run("dead-letters", "list", "--tenant", slug).output
    unknown = run("dead-letters", "redrive", "job", "0", "--tenant", slug)
    assert unknown.exit_code == 1
    assert run("dead-letters", "redrive", "letter", "--tenant", slug).exit_code == 1


def test_metrics_are_printed(slug: str) -> None:
    told = run("metrics")
    assert f'recobro_messages_due{{tenant="{slug}"}} 0.0' in told.output
