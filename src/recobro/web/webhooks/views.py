"""Webhooks: the raw bytes are verified, stored and answered in milliseconds.

A wrong signature gets 403 and a body over 4 MB 413; of both only a count is kept.
Whatever is signed is stored and answered with 200, even if we cannot read it: asking
the provider to send it again for a week would change nothing.
"""

from __future__ import annotations

from django.conf import settings as django_settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from recobro.actions.receive_event import (
    GATEWAY_SOURCE,
    count_refusal,
    store_event,
)
from recobro.domain.messages import Channel
from recobro.environment import MissingSecretError, secret
from recobro.storage.tenancy import TenantName, acting_for, tenant_by_slug
from recobro.storage.tenants import TenantSettings, tenant_settings
from recobro.wiring import services, verify_subscription


@csrf_exempt
@require_http_methods(["GET", "POST"])
def whatsapp(request: HttpRequest, tenant: str) -> HttpResponseBase:
    """WhatsApp's notifications, and its handshake."""
    found = _settings(tenant)
    if found is None:
        return HttpResponse(status=404)
    if request.method == "GET":
        return _handshake(request, found)
    return _store(request, found, Channel.WHATSAPP.value)


@csrf_exempt
@require_POST
def payments(request: HttpRequest, tenant: str) -> HttpResponseBase:
    """The payment gateway's notifications."""
    found = _settings(tenant)
    if found is None:
        return HttpResponse(status=404)
    return _store(request, found, GATEWAY_SOURCE)


def _settings(slug: str) -> TenantSettings | None:
    name: TenantName | None = tenant_by_slug(slug)
    if name is None:
        return None
    with acting_for(name.tenant_id):
        return tenant_settings()


def _handshake(request: HttpRequest, tenant: TenantSettings) -> HttpResponse:
    """Meta's check that the address is ours: echo its challenge."""
    options = tenant.options.get("whatsapp", {})
    try:
        expected = secret(options["verify_token_env"])
    except (KeyError, MissingSecretError):
        return HttpResponse(status=403)
    challenge = verify_subscription(
        request.GET.get("hub.mode"),
        request.GET.get("hub.verify_token"),
        request.GET.get("hub.challenge"),
        expected,
    )
    if challenge is None:
        return HttpResponse(status=403)
    return HttpResponse(challenge, content_type="text/plain")


def _store(request: HttpRequest, tenant: TenantSettings, source: str) -> HttpResponse:
    now = services().clock.now()

    def refuse(reason: str, status: int) -> HttpResponse:
        count_refusal(tenant.tenant_id, source=source, reason=reason, now=now)
        return HttpResponse(status=status)

    limit = django_settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if int(request.headers.get("Content-Length") or 0) > limit:
        return refuse("too_large", 413)
    try:
        body = request.body
    except RequestDataTooBig:
        return refuse("too_large", 413)
    headers = {name.lower(): value for name, value in request.headers.items()}
    if source == GATEWAY_SOURCE:
        gateway = services().open_gateway(tenant.options)
        valid = gateway.signature_is_valid(body, headers, now)
    else:
        channel = services().open_channel(Channel(source), tenant.options)
        valid = channel.signature_is_valid(body, headers)
    if not valid:
        return refuse("signature", 403)
    store_event(tenant.tenant_id, source=source, body=body, now=now)
    return HttpResponse("ok", content_type="text/plain")
