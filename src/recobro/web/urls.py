"""Every address."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from recobro.web import health, metrics, session

handler403 = "recobro.web.errors.forbidden"
handler404 = "recobro.web.errors.not_found"
handler500 = "recobro.web.errors.broken"


def robots(_request: HttpRequest) -> HttpResponse:
    """Nothing here is for search engines."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


urlpatterns = [
    path(
        "login",
        never_cache(
            auth_views.LoginView.as_view(
                template_name="web/login.html", redirect_authenticated_user=True
            )
        ),
        name="login",
    ),
    path("logout", auth_views.LogoutView.as_view(), name="logout"),
    path("language", session.choose_language, name="language"),
    path("tenant", session.choose_tenant, name="tenant"),
    path("health", health.health, name="health"),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", robots),
    path(
        "favicon.ico",
        RedirectView.as_view(url=f"{settings.STATIC_URL}recobro/logo.svg"),
    ),
    path("p/", include("recobro.web.portal.urls")),
    path("webhooks/", include("recobro.web.webhooks.urls")),
    path("", include("recobro.web.console.urls")),
]
