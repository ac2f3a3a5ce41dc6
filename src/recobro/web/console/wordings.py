"""The texts: what the agent says, and the company's own words for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.errors import ActionRefusedError
from recobro.actions.wordings import (
    decide_wording,
    propose_wording,
    restore_ours,
    review_text,
)
from recobro.ports.wordings import Slot
from recobro.storage.queries.wordings import WordingPage, wording_page
from recobro.understanding.writer.catalogue import Entry, entry
from recobro.understanding.writer.desk import CatalogueDesk
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.refusals import refused
from recobro.web.console.wording_forms import (
    DecisionForm,
    FilterForm,
    SlotForm,
)
from recobro.web.console.wording_lines import (
    counts,
    in_force,
    list_rows,
    ours,
    preview_rows,
    version_rows,
)
from recobro.web.console.wording_words import (
    GROUPS,
    KINDS,
    READERS,
    STATES,
    TONES,
    fault_text,
    why_refused,
)

_DESK = CatalogueDesk()


@require_safe
@requires("auditor")
def wordings(request: MemberRequest) -> HttpResponse:
    """Every text by group, with whose words are sent."""
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = list_rows(
        wording_page(request.tenant_id),
        country=request.tenant.country,
        q=wanted.get("q", ""),
        group=wanted.get("group", ""),
        state=wanted.get("state", ""),
    )
    context = {
        "groups": [
            (code, name, found)
            for code, name in GROUPS.items()
            if (found := [row for row in rows if row.entry.group.value == code])
        ],
        "wanted": wanted,
        "all_groups": GROUPS,
        "states": STATES,
        "shown": len(rows),
        "section": "wordings",
    }
    part = request.headers.get("HX-Target") == "wording-list"
    template = "web/wording_list.html" if part else "web/wordings.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Request"
    return response


@require_safe
@requires("auditor")
def wording(request: MemberRequest, key: str) -> HttpResponse:
    """One text: what it is for, what is sent, and what was proposed."""
    page = wording_page(request.tenant_id)
    slot = SlotForm(request.GET, countries=page.countries).slot(key)
    return _show(request, _entry(key), page, slot, text=None)


@require_POST
@requires("manager")
def preview(request: MemberRequest, key: str) -> HttpResponse:
    """The text filled in and judged, as it is typed; nothing is stored."""
    known = _entry(key)
    page = wording_page(request.tenant_id)
    slot, text = _chosen(request, page, key), _text(request)
    if request.headers.get("HX-Request"):
        context = _preview(request, page, slot, text)
        return render(request, "web/wording_preview.html", context)
    return _show(request, known, page, slot, text=text)


@require_POST
@requires("manager")
def propose(request: MemberRequest, key: str) -> HttpResponse:
    """Propose a text of the company's own; it waits for a second person."""
    known = _entry(key)
    page = wording_page(request.tenant_id)
    slot = _chosen(request, page, key)
    try:
        propose_wording(
            _DESK,
            request.tenant_id,
            slot,
            _text(request),
            actor=request.user.get_username(),
            now=moment.now(),
        )
    except ActionRefusedError as refusal:
        messages.error(request, why_refused(refusal))
        return _show(request, known, page, slot, text=_text(request), status=422)
    if page.deciders - {request.user.get_username()}:
        messages.success(request, _("Proposed: a second person has to approve it."))
    else:
        messages.success(
            request, _("Proposed: nobody else may decide, so you may approve it.")
        )
    return redirect(_address(slot))


@require_POST
@requires("manager")
def decide(request: MemberRequest, wording_id: UUID) -> HttpResponse:
    """Approve or reject a text; nobody approves their own where another may."""
    form = DecisionForm(request.POST)
    found = next(
        (
            line
            for line in wording_page(request.tenant_id).lines
            if line.wording_id == wording_id
        ),
        None,
    )
    back = redirect(_address(found.slot)) if found else redirect("wordings")
    if not form.is_valid():
        return back
    approve = form.cleaned_data["approve"]
    with refused(request, why_refused):
        decide_wording(
            _DESK,
            request.tenant_id,
            wording_id,
            approve=approve,
            note=form.cleaned_data["note"],
            actor=request.user.get_username(),
            now=moment.now(),
        )
        done = _("Approved: it is sent from now on.") if approve else _("Rejected.")
        messages.success(request, done)
    return back


@require_POST
@requires("manager")
def restore(request: MemberRequest, key: str) -> HttpResponse:
    """Go back to our text."""
    _entry(key)
    page = wording_page(request.tenant_id)
    slot = _chosen(request, page, key)
    with refused(request, why_refused):
        restore_ours(
            request.tenant_id,
            slot,
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("Our text is sent again."))
    return redirect(_address(slot))


def _entry(key: str) -> Entry:
    found = entry(key)
    if found is None:
        raise Http404
    return found


def _chosen(request: MemberRequest, page: WordingPage, key: str) -> Slot:
    """The slot that a form names; a form of ours names none that there is not."""
    form = SlotForm(request.POST, countries=page.countries)
    if not form.is_valid():
        raise Http404
    return form.slot(key)


def _text(request: MemberRequest) -> str:
    return request.POST.get("text", "").replace("\r\n", "\n")[:5000]


def _address(slot: Slot) -> str:
    named = {
        name: value
        for name in ("language", "country", "register", "channel")
        if (value := getattr(slot, name))
    }
    return f"{reverse('wording', args=[slot.key])}?{urlencode(named)}"


def _preview(
    request: MemberRequest, page: WordingPage, slot: Slot, text: str
) -> dict[str, Any]:
    review = review_text(
        _DESK,
        slot,
        text,
        creditor=request.tenant.name,
        tenant_country=request.tenant.country,
        countries=page.countries,
    )
    return {
        "previews": preview_rows(review, slot.country or request.tenant.country),
        "faults": [fault_text(fault) for fault in review.all_faults],
        "counts": counts(review),
    }


def _show(
    request: MemberRequest,
    known: Entry,
    page: WordingPage,
    slot: Slot,
    *,
    text: str | None,
    status: int = 200,
) -> HttpResponse:
    country = request.tenant.country
    sent = in_force(page, slot, country)
    waiting, history = version_rows(page, known.key, country)
    shown = sent if text is None else text
    values: Mapping[str, str] = {
        name: getattr(slot, name)
        for name in ("language", "country", "register", "channel")
    }
    context: dict[str, Any] = {
        "entry": known,
        "group": GROUPS[known.group.value],
        "tone": TONES[known.tone.value],
        "readers": READERS[known.readers.value],
        "blanks": [(b, KINDS[b.kind.value]) for b in known.blanks],
        "slot_form": SlotForm(values, countries=page.countries),
        "slot": values,
        "text": shown,
        "ours": ours(slot, country),
        "is_own": any(
            line.slot == slot and line.status == "approved" for line in page.lines
        ),
        "waiting": waiting,
        "history": history,
        "alone": not page.deciders - {request.user.get_username()},
        "me": request.user.get_username(),
        "section": "wordings",
        **_preview(request, page, slot, shown),
    }
    return render(request, "web/wording.html", context, status=status)
