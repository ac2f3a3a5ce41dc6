"""The demo's clock, moved by hand. Outside a demo these addresses do not exist."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.move_clock import move_clock
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.forms import ClockForm
from recobro.web.console.refusals import refused
from recobro.web.session import safe_next
from recobro.wiring import services

_MORNING = time(9)


@require_safe
@requires("auditor")
def show(request: MemberRequest) -> HttpResponse:
    """The clock's face, for the header to refresh."""
    if not moment.demo():
        raise Http404
    return render(request, "web/clock_face.html")


@require_POST
@requires("manager")
def move(request: MemberRequest) -> HttpResponse:
    """Move the clock by a step or to a moment, and go back to the page."""
    if not moment.demo():
        raise Http404
    form = ClockForm(request.POST)
    back = redirect(safe_next(request, "/"))
    target = _target(form, moment.now()) if form.is_valid() else None
    if target is None:
        messages.error(request, _("Choose a step or a date and time."))
        return back
    with refused(request):
        move_clock(
            services(),
            tenant_id=request.tenant_id,
            to=target,
            actor=request.user.get_username(),
        )
    return back


def _target(form: ClockForm, now: datetime) -> datetime | None:
    step = form.cleaned_data["step"]
    if step == "hour":
        return now + timedelta(hours=1)
    if step == "day":
        return now + timedelta(days=1)
    if step == "morning":
        return next_morning(now)
    to: datetime | None = form.cleaned_data["to"]
    return to


def next_morning(now: datetime) -> datetime:
    """The next nine o'clock in the zone in force."""
    local = timezone.localtime(now)
    day = local.date() if local.time() < _MORNING else local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, _MORNING))
