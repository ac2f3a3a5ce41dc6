"""What the person chose: a language, and one of their tenants."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from recobro.web.middleware import TENANT_KEY


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie and go back; for anybody, logged in or not."""
    return set_language(request)


@require_POST
@login_required
def choose_tenant(request: HttpRequest) -> HttpResponse:
    """Work for another of one's tenants from now on; an unknown one changes nothing."""
    try:
        chosen = str(UUID(request.POST.get("tenant", "")))
    except ValueError:
        return redirect("portfolio")
    known = {str(m.tenant_id) for m in request.memberships}  # type: ignore[attr-defined]
    if chosen in known:
        request.session[TENANT_KEY] = chosen
    return redirect("portfolio")


def safe_next(request: HttpRequest, fallback: str) -> str:
    """The address to go back to, if it is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and ours else fallback
