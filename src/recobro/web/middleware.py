"""Headers of every answer, and whose company the person is working for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone, translation

from recobro.storage.queries.tenant import settings_of
from recobro.storage.tenancy import TenantName, memberships_of
from recobro.web.formatting import formatting_for

GetResponse = Callable[[HttpRequest], HttpResponseBase]
TENANT_KEY = "tenant"
# No inline script or style, nothing from elsewhere. htmx needs neither eval nor style.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


class SecurityHeadersMiddleware:
    """Add to each answer what a browser must not do with it.

    A view that set a header of these itself (the portal's form goes on to a gateway)
    keeps its own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the headers added."""
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        headers.setdefault(
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        )
        headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class MembershipMiddleware:
    """Put `request.membership`: the tenant that the person works for, and the role.

    Of several tenants the one chosen in the session counts, else the first by name. The
    tenant's zone and conventions are in force while the page is made, and the person's
    own language where they chose no other.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as, and for, the person's tenant."""
        request.membership = None  # type: ignore[attr-defined]
        request.memberships = []  # type: ignore[attr-defined]
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            language = getattr(user, "language", "")
            if language in dict(settings.LANGUAGES):
                translation.activate(language)
                request.LANGUAGE_CODE = language
        memberships = memberships_of(user.pk)
        request.memberships = memberships  # type: ignore[attr-defined]
        chosen = _chosen(memberships, request.session.get(TENANT_KEY))
        if chosen is None:
            return self.get_response(request)
        tenant = settings_of(chosen.tenant_id)
        request.membership = chosen  # type: ignore[attr-defined]
        request.tenant = tenant  # type: ignore[attr-defined]
        request.tenant_id = chosen.tenant_id  # type: ignore[attr-defined]
        with timezone.override(tenant.zone), formatting_for(tenant.country):
            return self.get_response(request)


def _chosen(memberships: list[TenantName], kept: object) -> TenantName | None:
    for membership in memberships:
        if str(membership.tenant_id) == kept:
            return membership
    return memberships[0] if memberships else None
