"""/metrics: what Prometheus scrapes."""

from __future__ import annotations

import hmac
import ipaddress
import threading
import time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from recobro.storage.queries.metrics import take_samples
from recobro.web import moment
from recobro.wiring import METRICS_TYPE, render_metrics

# The numbers are kept so long, and twenty times as long as it took to count them: the
# counting takes a twentieth of one connection at most, however large the tables are.
_KEPT_SECONDS = 5.0
_PATIENCE = 20


class _Kept:
    """The last scrape, for the next one; one request counts while others wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._text = b""
        self._until = 0.0

    def text(self) -> bytes:
        with self._lock:
            if time.monotonic() >= self._until:
                since = time.monotonic()
                self._text = render_metrics(take_samples(now=moment.now()))
                took = time.monotonic() - since
                self._until = time.monotonic() + max(_KEPT_SECONDS, took * _PATIENCE)
            return self._text

    def forget(self) -> None:
        with self._lock:
            self._until = 0.0


kept = _Kept()


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers as text; 401 for a wrong token, 403 for another machine without one.

    A process behind a proxy sees the proxy as its neighbour: set a token there.
    """
    token = moment.environment().metrics_token
    if token is not None:
        if not _bears(request, token):
            answer = HttpResponse("a token is needed\n", "text/plain", status=401)
            answer["WWW-Authenticate"] = "Bearer"
            return answer
    elif not _from_this_machine(request):
        return HttpResponse("set RECOBRO_METRICS_TOKEN\n", "text/plain", status=403)
    return HttpResponse(kept.text(), content_type=METRICS_TYPE)


def _bears(request: HttpRequest, token: str) -> bool:
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    right = hmac.compare_digest(given.strip().encode(), token.encode())
    return right and kind.lower() == "bearer"


def _from_this_machine(request: HttpRequest) -> bool:
    """The neighbour is a loopback address, and no proxy that asks for another."""
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
