"""The place of the webhooks' addresses in Django, which never sees them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def taken_before(_request: HttpRequest, tenant: str) -> HttpResponse:  # noqa: ARG001
    """`recobro.web.asgi` takes them first; under anything else there are none."""
    return HttpResponse(status=404)
