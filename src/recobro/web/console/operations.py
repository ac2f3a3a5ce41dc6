"""Operations: what stands still and why, alarms, and what was given up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.pauses import PauseScope, end_pause, start_pause
from recobro.actions.redrive_dead import DEAD_KINDS, redrive_dead
from recobro.storage.queries.dead_letters_page import dead_letter_count, dead_letters
from recobro.storage.queries.pauses_page import pauses_page
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.operations_forms import PauseForm, RedriveForm, StopForm
from recobro.web.console.refusals import refused


@require_safe
@requires("auditor")
def operations(request: MemberRequest) -> HttpResponse:
    """Pauses, alarms, and how much was given up."""
    return _show(request)


@require_POST
@requires("manager")
def pause(request: MemberRequest) -> HttpResponse:
    """Pause everything, a channel or a strategy."""
    page = pauses_page(request.tenant_id, now=moment.now())
    form = PauseForm(request.POST, strategies=page.strategies)
    if not form.is_valid():
        return _show(request, pause_form=form)
    scope, subject = form.scope()
    with refused(request):
        start_pause(
            request.tenant_id,
            scope=scope,
            subject=subject,
            reason=form.cleaned_data["reason"],
            until=form.until_moment(),
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("Paused."))
    return redirect("operations")


@require_POST
@requires("manager")
def stop(request: MemberRequest) -> HttpResponse:
    """The company's red button: pause everything, confirmed."""
    form = StopForm(request.POST, auto_id="stop_%s")
    if not form.is_valid():
        return _show(request, stop_form=form)
    with refused(request):
        start_pause(
            request.tenant_id,
            scope=PauseScope.TENANT,
            reason=form.cleaned_data["reason"],
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("Nothing leaves any more."))
    return redirect("operations")


@require_POST
@requires("manager")
def end(request: MemberRequest, pause_id: UUID) -> HttpResponse:
    """End one pause; others over the same things hold on."""
    with refused(request):
        end_pause(
            request.tenant_id,
            pause_id,
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("The pause is over."))
    return redirect("operations")


@require_safe
@requires("auditor")
def dead(request: MemberRequest) -> HttpResponse:
    """What was given up: messages, webhooks, jobs."""
    lines = dead_letters(request.tenant_id, now=moment.now())
    titles = {"message": _("Messages"), "webhook": _("Webhooks"), "job": _("Jobs")}
    context = {
        "sides": [
            {
                "kind": kind,
                "title": titles[kind],
                "lines": [line for line in lines if line.kind == kind],
            }
            for kind in DEAD_KINDS
        ],
        "section": "operations",
    }
    return render(request, "web/dead_letters.html", context)


@require_POST
@requires("manager")
def redrive(request: MemberRequest) -> HttpResponse:
    """Have one of them tried again."""
    form = RedriveForm(request.POST)
    if not form.is_valid():
        return redirect("dead-letters")
    with refused(request):
        redrive_dead(
            request.tenant_id,
            kind=form.cleaned_data["kind"],
            name=form.cleaned_data["name"],
            actor=request.user.get_username(),
            now=moment.now(),
            although_unknown=form.cleaned_data["although"],
        )
        messages.success(request, _("It is tried again."))
    return redirect("dead-letters")


def _show(
    request: MemberRequest,
    *,
    pause_form: PauseForm | None = None,
    stop_form: StopForm | None = None,
) -> HttpResponse:
    page = pauses_page(request.tenant_id, now=moment.now())
    context: dict[str, Any] = {
        "page": page,
        "pause_form": pause_form or PauseForm(strategies=page.strategies),
        "stop_form": stop_form or StopForm(auto_id="stop_%s"),
        "dead_count": dead_letter_count(request.tenant_id, now=moment.now()),
        "section": "operations",
    }
    wrong = pause_form is not None or stop_form is not None
    return render(request, "web/operations.html", context, status=422 if wrong else 200)
