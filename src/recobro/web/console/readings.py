"""What was read in messages: shown, corrected by a person, and queued to be labelled.

A correction changes nothing that was done; it is what the next training learns from.
"""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.correct_reading import (
    confirm_reading,
    correct_reading,
    withdraw_correction,
)
from recobro.actions.errors import ActionRefusedError
from recobro.storage.queries.readings import (
    QueueFilter,
    ReadingPage,
    label_progress,
    next_to_label,
    reading_page,
    reading_queue,
)
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.reading_forms import QueueForm, ReadingForm, initial_of
from recobro.web.console.reading_words import GROUPS, why_refused
from recobro.web.console.refusals import refused

_FILTERS = ("intent", "country", "below", "status")


@require_safe
@requires("auditor")
def queue(request: MemberRequest) -> HttpResponse:
    """The messages whose reading is worth a look, abstained and least sure first."""
    form, wanted = _wanted(request)
    found = reading_queue(request.tenant_id, wanted)
    context = {
        "queue": found,
        "form": form,
        "wanted": wanted,
        "page": found,
        "previous_page": found.page - 1,
        "next_page": found.page + 1,
        "filters": _filters(request),
        "section": "readings",
    }
    return render(request, "web/readings.html", context)


@require_safe
@requires("auditor")
def reading(request: MemberRequest, inbound_id: UUID) -> HttpResponse:
    """One message, what was read in it, its history, and the form to correct it."""
    page = _page(request, inbound_id)
    form = ReadingForm(initial=initial_of(page.reading.labels), currency=page.currency)
    return _show(request, page, form)


@require_POST
@requires("collector")
def correct(request: MemberRequest, inbound_id: UUID) -> HttpResponse:
    """Store what the person says, or that the reading is right, and go on."""
    page = _page(request, inbound_id)
    following = _following(request, inbound_id)  # before it leaves the queue
    actor, now = request.user.get_username(), moment.now()
    right = "right" in request.POST
    form = ReadingForm(None if right else request.POST, currency=page.currency)
    if not right and not form.is_valid():
        return _show(request, page, form, status=422)
    try:
        if right:
            confirm_reading(request.tenant_id, inbound_id, actor=actor, now=now)
        else:
            correct_reading(
                request.tenant_id,
                inbound_id,
                form.correction(),
                actor=actor,
                now=now,
            )
    except ActionRefusedError as refusal:
        messages.error(request, why_refused(refusal))
        return redirect("reading", inbound_id=inbound_id)
    messages.success(
        request, _("Kept for the next training. What was already done stands.")
    )
    return _go_on(request, page, following)


@require_POST
@requires("collector")
def undo(request: MemberRequest, inbound_id: UUID) -> HttpResponse:
    """Take the correction back; the history keeps both."""
    _page(request, inbound_id)
    with refused(request, why_refused):
        withdraw_correction(
            request.tenant_id,
            inbound_id,
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("The correction does not count any more."))
    return redirect("reading", inbound_id=inbound_id)


@require_safe
@requires("auditor")
def first(request: MemberRequest) -> HttpResponse:
    """The first message of the queue that is asked for."""
    _form, wanted = _wanted(request)
    found = next_to_label(request.tenant_id, wanted)
    if found is None:
        messages.success(request, _("There is nothing left to label here."))
        return redirect(_with_filters(request, reverse("readings")))
    return redirect(_in_queue(request, found))


def _page(request: MemberRequest, inbound_id: UUID) -> ReadingPage:
    page = reading_page(request.tenant_id, inbound_id)
    if page is None:
        raise Http404
    return page


def _wanted(request: HttpRequest) -> tuple[QueueForm, QueueFilter]:
    form = QueueForm(request.GET)
    form.is_valid()  # what cannot be read is not among the cleaned values
    asked = form.cleaned_data
    below = asked.get("below")
    return form, QueueFilter(
        intent=asked.get("intent") or "",
        country=(asked.get("country") or "").upper(),
        below=float(below) if below else None,
        status=asked.get("status") or "open",
        page=asked.get("page") or 1,
    )


def _following(request: MemberRequest, inbound_id: UUID) -> UUID | None:
    """What comes next in the queue that the person works through, if they do."""
    if "queue" not in request.GET:
        return None
    _form, wanted = _wanted(request)
    return next_to_label(request.tenant_id, wanted, inbound_id)


def _go_on(
    request: MemberRequest, page: ReadingPage, following: UUID | None
) -> HttpResponse:
    if "queue" in request.GET:
        if following is not None:
            return redirect(_in_queue(request, following))
        return redirect(_with_filters(request, reverse("readings")))
    if page.conversation_id is None:
        return redirect("reading", inbound_id=page.inbound_id)
    return redirect("conversation", conversation_id=page.conversation_id)


def _filters(request: HttpRequest) -> str:
    """The queue's filters as a query, to come back to the same queue."""
    return urlencode(
        {name: request.GET[name] for name in _FILTERS if request.GET.get(name)}
    )


def _with_filters(request: HttpRequest, address: str) -> str:
    filters = _filters(request)
    return f"{address}?{filters}" if filters else address


def _in_queue(request: HttpRequest, inbound_id: UUID) -> str:
    address = reverse("reading", kwargs={"inbound_id": inbound_id})
    return "&".join(filter(None, (f"{address}?queue=1", _filters(request))))


def _show(
    request: MemberRequest, page: ReadingPage, form: ReadingForm, *, status: int = 200
) -> HttpResponse:
    in_queue = "queue" in request.GET
    following = _following(request, page.inbound_id)
    progress = label_progress(request.tenant_id) if in_queue else None
    context = {
        "page": page,
        "reading": page.reading,
        "form": form,
        "groups": GROUPS,
        "chosen": {"intents": form["intents"].value() or []},
        "in_queue": in_queue,
        "query": request.GET.urlencode(),
        "filters": _filters(request),
        "skip": _in_queue(request, following) if following else "",
        "progress": progress,
        "section": "readings",
    }
    return render(request, "web/reading.html", context, status=status)
