"""Whether the process can work: for load balancers and `recobro doctor`."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

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
