"""Frequent questions: the company's answers, by two people, and what had none."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.answer_from_faq import try_question
from recobro.actions.errors import ActionRefusedError
from recobro.actions.faq import (
    LANGUAGES,
    MAX_ANSWER,
    MAX_QUESTION,
    decide_entry,
    propose_entry,
    retire_entry,
)
from recobro.actions.faq_files import export_entries, import_entries
from recobro.storage.queries.faq_page import FaqLine, faq_line, faq_page
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.refusals import refusal_text, refused
from recobro.wiring import services

MAX_BYTES = 2 * 1024 * 1024
_PROBLEMS_SHOWN = 10
_NAMES = (("es", gettext_lazy("Spanish")), ("en", gettext_lazy("English")))


class EntryForm(forms.Form):
    """An entry; `number` is the one that this is a new version of."""

    question = forms.CharField(label=gettext_lazy("Question"), max_length=MAX_QUESTION)
    variants = forms.CharField(
        label=gettext_lazy("Other ways to ask it"),
        required=False,
        max_length=21 * MAX_QUESTION,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "One a line. The more ways people really ask it, the surer it is found."
        ),
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=MAX_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "Sent as it is, to everybody who asks: no amounts, dates, links or "
            "telephones other than the company's own."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=_NAMES)
    number = forms.IntegerField(
        required=False, min_value=1, max_value=10**9, widget=forms.HiddenInput
    )


class FileForm(forms.Form):
    """A CSV file of entries."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy(
            "Columns: question, answer and, if you like, variants (apart by |) and "
            "language."
        ),
    )


class TryForm(forms.Form):
    """A question to try."""

    q = forms.CharField(label=gettext_lazy("A question"), max_length=1000)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=_NAMES)


@require_safe
@requires("auditor")
def faq(request: MemberRequest) -> HttpResponse:
    """The entries, a box to try a question, and what people asked in vain."""
    return _show(request)


@require_safe
@requires("manager")
def edit(request: MemberRequest) -> HttpResponse:
    """Write a new entry, or the next version of `entry`; `question` may be given."""
    initial: dict[str, Any] = {
        "question": " ".join(request.GET.get("question", "").split())[:MAX_QUESTION],
        "language": request.tenant.language[:2],
    }
    asked = request.GET.get("entry", "")
    if asked:
        line = _line(request, asked)
        initial = {
            "question": line.question,
            "variants": "\n".join(line.variants),
            "answer": line.answer,
            "language": line.language,
            "number": line.number,
        }
    return _write(request, EntryForm(initial=initial))


@require_POST
@requires("manager")
def propose(request: MemberRequest) -> HttpResponse:
    """Propose an entry; it waits for a second person."""
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _write(request, form)
    given = form.cleaned_data
    try:
        propose_entry(
            request.tenant_id,
            question=given["question"],
            variants=given["variants"].splitlines(),
            answer=given["answer"],
            language=given["language"],
            number=given["number"],
            actor=request.user.get_username(),
            now=moment.now(),
        )
    except ActionRefusedError as refusal:
        field = "answer" if refusal.code == "guard" else None
        form.add_error(field, _why(refusal))
        return _write(request, form)
    messages.success(request, _("Proposed: a second person has to approve it."))
    return redirect("faq")


@require_POST
@requires("manager")
def decide(request: MemberRequest, entry_id: UUID) -> HttpResponse:
    """Approve or reject an entry; nobody approves their own."""
    approve = request.POST.get("approve") == "yes"
    with refused(request, _why):
        decide_entry(
            request.tenant_id,
            entry_id,
            approve=approve,
            actor=request.user.get_username(),
            now=moment.now(),
        )
        done = _("Approved: it is in use.") if approve else _("Rejected.")
        messages.success(request, done)
    return redirect("faq")


@require_POST
@requires("manager")
def retire(request: MemberRequest, entry_id: UUID) -> HttpResponse:
    """Use an entry no more."""
    with refused(request, _why):
        retire_entry(
            request.tenant_id,
            entry_id,
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("Retired: it is no longer answered."))
    return redirect("faq")


@require_safe
@requires("auditor")
def export(request: MemberRequest) -> HttpResponse:
    """The entries as CSV."""
    text = "\ufeff" + export_entries(request.tenant_id)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="faq.csv"'
    return response


@require_POST
@requires("manager")
def bring(request: MemberRequest) -> HttpResponse:
    """Propose the entries of a CSV file."""
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["file"].size > MAX_BYTES:
        form.add_error("file", _("The file is larger than 2 MB."))
    if not form.is_valid():
        return _show(request, file_form=form)
    with refused(request, _why):
        report = import_entries(
            request.tenant_id,
            form.cleaned_data["file"].read(),
            language=request.tenant.language[:2],
            actor=request.user.get_username(),
            now=moment.now(),
        )
        told = ngettext(
            "%(n)d entry was proposed; %(same)d are as they were.",
            "%(n)d entries were proposed; %(same)d are as they were.",
            report.proposed,
        )
        messages.success(
            request, told % {"n": report.proposed, "same": report.unchanged}
        )
        for line, refusal in report.problems[:_PROBLEMS_SHOWN]:
            why = {"line": line, "why": _why(refusal)}
            messages.warning(request, _("Line %(line)d: %(why)s") % why)
        more = len(report.problems) - _PROBLEMS_SHOWN
        if more > 0:
            messages.warning(request, _("And %(n)d more lines.") % {"n": more})
    return redirect("faq")


def _show(request: MemberRequest, *, file_form: FileForm | None = None) -> HttpResponse:
    asked = request.GET.get("q", "").strip()
    box = (
        TryForm(request.GET)
        if asked
        else TryForm(initial={"language": request.tenant.language[:2]})
    )
    tried = None
    if asked and box.is_valid():
        tried = try_question(
            services(),
            request.tenant_id,
            box.cleaned_data["q"],
            language=box.cleaned_data["language"],
            country=request.tenant.country,
        )
    context = {
        "page": faq_page(request.tenant_id, moment.now()),
        "box": box,
        "tried": tried,
        "file_form": file_form or FileForm(),
        "language_names": dict(_NAMES),
        "me": request.user.get_username(),
        "section": "faq",
    }
    status = 422 if file_form is not None else 200
    return render(request, "web/faq.html", context, status=status)


def _write(request: MemberRequest, form: EntryForm) -> HttpResponse:
    context = {"form": form, "section": "faq"}
    status = 422 if form.is_bound else 200
    return render(request, "web/faq_edit.html", context, status=status)


def _line(request: MemberRequest, asked: str) -> FaqLine:
    try:
        line = faq_line(request.tenant_id, UUID(asked))
    except ValueError:
        line = None
    if line is None:
        raise Http404
    return line


def _why(refusal: ActionRefusedError) -> str:
    """Why an action refused, in the language in force."""
    if refusal.code == "guard":
        broken: Any = refusal.values["broken"]
        spans = ", ".join(f"«{one['span']}»" for one in broken)
        return _(
            "The guard would hold this answer back because of %(spans)s: an answer for "
            "everybody names no amount, date, link or telephone."
        ) % {"spans": spans}
    known = {
        "no_such_entry": _("That entry is no longer in that state."),
        "empty_entry": _("A question and its answer are needed."),
        "long_entry": _("One of the texts is too long."),
        "no_such_language": _("The language is %(languages)s.")
        % {"languages": ", ".join(LANGUAGES)},
        "bad_file": _(
            "The file cannot be read: CSV in UTF-8, with the columns question and "
            "answer named in the first line, and at most 1000 lines."
        ),
    }
    return refusal_text(refusal, known)
