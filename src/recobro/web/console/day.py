"""Run the day: look first, then do it, then see what it did."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.cycle.begin import begin_run, defer_run
from recobro.actions.errors import ActionRefusedError
from recobro.actions.run_cycle import CycleReport, look
from recobro.domain.ageing import Stage
from recobro.domain.strategy import Action
from recobro.storage.queries.runs import run_history, run_page
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.forms import DayForm
from recobro.web.console.refusals import refusal_text
from recobro.wiring import services

# One confirmation per look: its token is used up by the run that it confirms.
_TOKENS = "day_tokens"
_TOKENS_KEPT = 5


@require_safe
@requires("auditor")
def day(request: MemberRequest) -> HttpResponse:
    """Choose a day; the history of runs."""
    form = DayForm(initial={"day": moment.today(moment.now())})
    return _show(request, form)


@require_POST
@requires("manager")
def preview(request: MemberRequest) -> HttpResponse:
    """A dry run: who would get what, and why. Writes and sends nothing."""
    form = DayForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    report = look(services(), tenant_id=request.tenant_id, day=form.cleaned_data["day"])
    token = secrets.token_urlsafe(16)
    kept = request.session.get(_TOKENS, [])
    request.session[_TOKENS] = [*kept[1 - _TOKENS_KEPT :], token]
    return _show(request, form, report=report, token=token)


@require_POST
@requires("manager")
def run(request: MemberRequest) -> HttpResponse:
    """Begin to run the day, once for each look at what it would do.

    The run is made here and worked by the workers; its page shows how far it is. A
    second click finds the token used; even beside each other two runs would send
    nothing twice, because each step speaks once.
    """
    form = DayForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    token = request.POST.get("token", "")
    kept = request.session.get(_TOKENS, [])
    if token not in kept:
        messages.warning(request, _("That run was confirmed already: here it is."))
        return redirect("day")
    request.session[_TOKENS] = [other for other in kept if other != token]
    request.session.save()  # before the work: a second click must see it
    who, day = request.user.get_username(), form.cleaned_data["day"]
    try:
        run_id = begin_run(
            services(), tenant_id=request.tenant_id, day=day, started_by=who
        )
    except ActionRefusedError as refusal:
        messages.error(request, refusal_text(refusal))
        return redirect("day")
    defer_run(request.tenant_id, day, who)
    messages.success(request, _("The day has begun to run."))
    return redirect("run", run_id=run_id)


@require_safe
@requires("auditor")
def past_run(request: MemberRequest, run_id: UUID) -> HttpResponse:
    """What one run decided."""
    page = run_page(request.tenant_id, run_id)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "counts": page.run.counts,
        "running": page.run.status == "running",
        "lines": page.lines,
        "stage_rows": _stage_rows(page.by_stage),
        "section": "day",
    }
    return render(request, "web/run.html", context)


def _show(
    request: MemberRequest,
    form: DayForm,
    *,
    report: CycleReport | None = None,
    token: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "report": report,
        "token": token,
        "runs": run_history(request.tenant_id),
        "section": "day",
        "future": bool(report and report.day > moment.today(moment.now())),
    }
    if report is not None:
        context["counts"] = report.counts
        context["lines"] = report.lines
        context["stage_rows"] = _stage_rows(report.by_stage)
    return render(request, "web/day.html", context, status=status)


def _stage_rows(by_stage: Mapping[str, Mapping[str, int]]) -> list[dict[str, object]]:
    """One row per stage: how many of each action."""
    return [
        {"stage": stage.value}
        | {
            action.value: by_stage.get(stage.value, {}).get(action.value, 0)
            for action in Action
        }
        for stage in Stage
    ]
