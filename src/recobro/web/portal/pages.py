"""What a person who owes sees, and how they pay.

The token in the address is the only key: it is long and random, it is never logged in
by us, and the pages are kept out of caches, search engines and referrers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.errors import ActionRefusedError
from recobro.actions.portal import PaymentPage, payment_page, start_checkout
from recobro.storage.queries.checkout import latest_checkout
from recobro.web import moment
from recobro.web.formatting import formatting_for
from recobro.web.middleware import CONTENT_POLICY
from recobro.wiring import services

P = ParamSpec("P")
# Tokens are url-safe base64; anything else is nobody's and is not even looked up.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
# How often the page after the payment asks by itself: 40 times 3 seconds.
POLLS_MAX = 40


class GatewayRedirect(HttpResponseRedirect):
    """On to the gateway's page, with the method changed to GET."""

    status_code = 303


def portal_view(
    view: Callable[Concatenate[HttpRequest, PaymentPage, str, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Find the page of the token, speak the debtor's language, keep it private.

    An unknown token is a 404 like any other address.
    """

    @wraps(view)
    def private(
        request: HttpRequest, /, token: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        page = _page(token)
        if page is None:
            raise Http404
        language = _language(request, page)
        with translation.override(language), formatting_for(page.country):
            request.LANGUAGE_CODE = language
            response = view(request, page, token, *args, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        # The form goes on to the gateway's own page, wherever that is.
        onward = "https:" if request.is_secure() else "https: http:"
        response["Content-Security-Policy"] = CONTENT_POLICY.replace(
            "form-action 'self'", f"form-action 'self' {onward}"
        )
        return response

    return private


@require_safe
@portal_view
def owed(request: HttpRequest, page: PaymentPage, token: str) -> HttpResponse:
    """What is owed and for what, and how much can be paid now."""
    return _show(request, page, token)


@require_POST
@portal_view
def pay(request: HttpRequest, page: PaymentPage, token: str) -> HttpResponse:
    """Open the gateway's page for the sum of this moment and go there."""
    if page.status != "open":
        return redirect("portal", token=token)
    public = moment.environment().public_url
    thanks_url = public + reverse("portal-thanks", args=[token])
    # The action puts the tenant's slug in.
    notify_url = public + reverse("webhook-payments", args=["tenant"])
    notify_url = notify_url.removesuffix("tenant") + "{tenant}"
    try:
        address = start_checkout(
            services(),
            token,
            now=moment.now(),
            return_url=thanks_url,
            notify_url=notify_url,
        )
    except ActionRefusedError as refusal:
        if refusal.code == "nothing_to_pay":  # paid in the meantime
            return redirect("portal", token=token)
        return _show(request, page, token, trouble=True)
    return GatewayRedirect(address)


@require_safe
@portal_view
def thanks(request: HttpRequest, page: PaymentPage, token: str) -> HttpResponse:
    """Back from the gateway: wait until the money is confirmed, then say so."""
    return render(request, "portal/thanks.html", _waiting(request, page, token))


@require_safe
@portal_view
def progress(request: HttpRequest, page: PaymentPage, token: str) -> HttpResponse:
    """The part of that page that asks again; it stops once there is an answer."""
    context = _waiting(request, page, token)
    response = render(request, "portal/progress.html", context)
    if not context["polling"]:
        response.status_code = 286  # htmx: this is the last answer
    return response


def _waiting(request: HttpRequest, page: PaymentPage, token: str) -> dict[str, object]:
    asked = request.GET.get("n", "0")
    count = int(asked) if asked.isascii() and asked.isdigit() else 0
    checkout = "paid" if page.status == "paid" else latest_checkout(token)
    settled = checkout != "open"
    return {
        "page": page,
        "token": token,
        "checkout": checkout,
        "count": min(count, POLLS_MAX) + 1,
        # A transfer stays pending for days: only what is about to be told is asked for.
        "polling": not settled and count < POLLS_MAX,
    }


def _page(token: str) -> PaymentPage | None:
    if not _TOKEN.fullmatch(token):
        return None
    return payment_page(token, moment.now())


def _language(request: HttpRequest, page: PaymentPage) -> str:
    """The debtor's, unless this browser has chosen another."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, page.language)
    return chosen if chosen in dict(settings.LANGUAGES) else "es"


def _show(
    request: HttpRequest, page: PaymentPage, token: str, *, trouble: bool = False
) -> HttpResponse:
    context = {"page": page, "token": token, "trouble": trouble}
    return render(request, "portal/owed.html", context, status=503 if trouble else 200)
