"""Whether the process can work: for load balancers, Kubernetes and people."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from recobro.storage.queries.readiness import readiness
from recobro.storage.queries.tenant import database_answers
from recobro.web import moment


@never_cache
def health(_request: HttpRequest) -> JsonResponse:
    """`{"database": "ok", "clock": ...}`, or 503 while the database does not answer."""
    try:
        answers = database_answers()
        clock = moment.now().isoformat(timespec="seconds") if answers else None
    except Error:
        answers, clock = False, None
    return JsonResponse(
        {"database": "ok" if answers else "down", "clock": clock},
        status=200 if answers else 503,
    )


@never_cache
def live(_request: HttpRequest) -> JsonResponse:
    """The process answers; whatever else is wrong, restarting it would not help."""
    return JsonResponse({"live": True})


@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Whether requests should come here: database, tables, workers and clock, or 503.

    `workers` is `none` where no worker shows life: pages are served all the same, but
    nothing is sent and no webhook processed, so it is not ready.
    """
    try:
        found = readiness()
        clock = moment.now()
    except Error:
        down = {"ready": False, "database": "down"}
        return JsonResponse(down, status=503)
    told = {
        "ready": found.ready,
        "database": "ok",
        "migrations": "ok" if found.migrated else "missing",
        "workers": "ok" if found.worker_lives else "none",
        "worker_heartbeat_seconds": found.heartbeat_seconds,
        "clock": clock.isoformat(timespec="seconds"),
        "clock_differs_seconds": found.clock_differs_seconds,
    }
    return JsonResponse(told, status=200 if found.ready else 503)
