"""The pages for what went wrong; none of them tells what is there or not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the person is known, and may not."""
    return render(request, "403.html", {"exception": exception}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing of theirs; the same page for both."""
    del exception  # what was looked for is not told
    return render(request, "404.html", status=404)


def broken(_request: HttpRequest) -> HttpResponse:
    """500: without the context processors, which may be what broke."""
    return HttpResponse(render_to_string("500.html"), status=500)
