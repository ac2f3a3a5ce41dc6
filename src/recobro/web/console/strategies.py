"""The strategies' pages: versions as tables and as YAML, by two people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.errors import ActionRefusedError
from recobro.actions.strategies import (
    approve_strategy,
    draft_strategy,
    propose_strategy,
    reject_strategy,
    retire_strategy,
)
from recobro.connectors.strategies import Problem, read_strategy, write_strategy
from recobro.domain.strategy import DEFAULT_STRATEGY, Moves
from recobro.storage.queries.strategies_page import (
    StrategyLine,
    strategy_line,
    strategy_lines,
)
from recobro.understanding.templates.sequences import step_templates
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.refusals import refusal_text, refused
from recobro.web.console.strategy_forms import ApprovalForm, DocumentForm, NoteForm
from recobro.web.console.strategy_words import MOVES, STATES, segment_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """A problem in words, with the line of the document that it speaks of."""

    line: int
    path: str
    text: str
    source: str


@require_safe
@requires("auditor")
def strategies(request: MemberRequest) -> HttpResponse:
    """Every version, the newest first."""
    lines = strategy_lines(request.tenant_id, now=moment.now())
    context = {
        "rows": [(line, STATES[line.state]) for line in lines],
        "section": "strategies",
    }
    return render(request, "web/strategies.html", context)


@require_safe
@requires("auditor")
def strategy(request: MemberRequest, strategy_id: UUID) -> HttpResponse:
    """One version: who did what, its segments and steps, its YAML."""
    return _show(request, _line(request, strategy_id), ApprovalForm())


@require_safe
@requires("auditor")
def document(request: MemberRequest, strategy_id: UUID) -> HttpResponse:
    """A version as a YAML file."""
    line = _line(request, strategy_id)
    if line.strategy is None:
        raise Http404
    response = HttpResponse(_written(line), content_type="text/yaml; charset=utf-8")
    name = f"{line.name}-{line.version}.yaml".encode("ascii", "replace").decode()
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@requires("manager")
def write(request: MemberRequest) -> HttpResponse:
    """Write a version, beginning with the one named `from` or the one in force."""
    named = request.GET.get("from", "")
    lines = strategy_lines(request.tenant_id, now=moment.now())
    begun = next(
        (line for line in lines if named in {str(line.strategy_id), line.label}),
        next((line for line in lines if line.state == "in_force"), None),
    )
    text = write_strategy(DEFAULT_STRATEGY)
    if begun is not None and begun.strategy is not None:
        text = begun.source or write_strategy(begun.strategy)
    return _edit(request, DocumentForm(initial={"text": text}))


@require_POST
@requires("manager")
def draft(request: MemberRequest) -> HttpResponse:
    """Check a document, and keep it as a draft unless only a check was asked for."""
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _edit(request, form, status=422)
    text = form.cleaned_data["document"]
    form = DocumentForm(initial={**form.cleaned_data, "text": text})
    found = read_strategy(text, templates=step_templates())
    warnings = _problem_rows(found.warnings, text)
    if found.strategy is None:
        problems = _problem_rows(found.problems, text)
        return _edit(request, form, problems=problems, status=422)
    if request.POST.get("do") == "check":
        return _edit(request, form, warnings=warnings, good=True)
    try:
        strategy_id, version = draft_strategy(
            request.tenant_id,
            found.strategy,
            source=text,
            note=form.initial["note"],
            actor=request.user.get_username(),
            now=moment.now(),
        )
    except ActionRefusedError as refusal:
        messages.error(request, refusal_text(refusal))
        return _edit(request, form, warnings=warnings, status=422)
    told = {"version": f"{found.strategy.name}@{version}"}
    messages.success(request, _("Kept as the draft %(version)s.") % told)
    return redirect("strategy", strategy_id)


@require_POST
@requires("manager")
def propose(request: MemberRequest, strategy_id: UUID) -> HttpResponse:
    """Ask for a draft to be approved."""
    _line(request, strategy_id)
    with refused(request):
        propose_strategy(
            request.tenant_id,
            strategy_id,
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("Proposed: a second person has to approve it."))
    return redirect("strategy", strategy_id)


@require_POST
@requires("manager")
def decide(request: MemberRequest, strategy_id: UUID) -> HttpResponse:
    """Approve or reject a version; nobody approves their own."""
    line = _line(request, strategy_id)
    approve = request.POST.get("approve") == "yes"
    form = ApprovalForm(request.POST) if approve else NoteForm(request.POST)
    if not form.is_valid():
        if isinstance(form, ApprovalForm):
            return _show(request, line, form, status=422)
        return redirect("strategy", strategy_id)
    given = form.cleaned_data
    common: dict[str, Any] = {
        "actor": request.user.get_username(),
        "now": moment.now(),
        "note": given["note"],
    }
    with refused(request):
        if approve:
            approve_strategy(
                request.tenant_id,
                strategy_id,
                active_from=given["active_from"],
                moves=Moves(given["moves"]),
                **common,
            )
            messages.success(request, _("Approved: it is in force from its day on."))
        else:
            reject_strategy(request.tenant_id, strategy_id, **common)
            messages.success(request, _("Rejected."))
    return redirect("strategy", strategy_id)


@require_POST
@requires("manager")
def retire(request: MemberRequest, strategy_id: UUID) -> HttpResponse:
    """Take a version out of force."""
    _line(request, strategy_id)
    form = NoteForm(request.POST)
    with refused(request):
        retire_strategy(
            request.tenant_id,
            strategy_id,
            actor=request.user.get_username(),
            now=moment.now(),
            note=form.cleaned_data["note"] if form.is_valid() else "",
        )
        messages.success(
            request, _("Retired: its debts move to the version that is in force now.")
        )
    return redirect("strategy", strategy_id)


def _line(request: MemberRequest, strategy_id: UUID) -> StrategyLine:
    line = strategy_line(request.tenant_id, strategy_id, now=moment.now())
    if line is None:
        raise Http404
    return line


def _written(line: StrategyLine) -> str:
    """The YAML of a version: as its author wrote it, else as we write it."""
    if line.source:
        return line.source
    assert line.strategy is not None
    return write_strategy(line.strategy, note=line.label)


def _show(
    request: MemberRequest, line: StrategyLine, form: ApprovalForm, *, status: int = 200
) -> HttpResponse:
    me = request.user.get_username()
    context = {
        "line": line,
        "state": STATES[line.state],
        "moves": MOVES[line.moves],
        "segments": [segment_rows(s) for s in line.strategy.segments]
        if line.strategy
        else [],
        "hold_out": f"{line.strategy.hold_out * 100:g} %"
        if line.strategy and line.strategy.hold_out
        else "",
        "yaml": _written(line) if line.strategy else line.source,
        "form": form,
        "own": line.proposed_by.casefold() == me.casefold(),
        "difference": _difference(line),
        "section": "strategies",
    }
    return render(request, "web/strategy.html", context, status=status)


def _difference(line: StrategyLine) -> str:
    """The page that tells what the version would change; empty where there is none."""
    if line.status not in ("draft", "proposed", "approved"):
        return ""
    try:
        return reverse("strategy-difference", args=[line.strategy_id])
    except NoReverseMatch:
        return ""


def _edit(
    request: MemberRequest,
    form: DocumentForm,
    *,
    problems: Sequence[ProblemRow] = (),
    warnings: Sequence[ProblemRow] = (),
    good: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "problems": problems,
        "warnings": warnings,
        "good": good,
        "section": "strategies",
    }
    return render(request, "web/strategy_write.html", context, status=status)


def _problem_rows(problems: Sequence[Problem], text: str) -> list[ProblemRow]:
    """Problems in the reader's language, each with its line of the document."""
    language = (get_language() or "es")[:2]
    lines = text.splitlines()
    return [
        ProblemRow(
            line=problem.line,
            path=problem.path,
            text=problem.saying.text(language),
            source=lines[problem.line - 1] if problem.line <= len(lines) else "",
        )
        for problem in problems
    ]
