"""The inbox, and one conversation in which a person may take over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.errors import ActionRefusedError
from recobro.actions.lawful_now import lawful_now
from recobro.actions.take_over import (
    give_back,
    mark_read,
    take_over,
    write_as_person,
)
from recobro.storage.queries.conversation_page import (
    ConversationPage,
    conversation_page,
    transcript,
)
from recobro.storage.queries.inbox import inbox
from recobro.storage.queries.inbox_cases import open_cases
from recobro.storage.queries.inbox_rows import MINE, UNASSIGNED, InboxFilter
from recobro.web import moment, words
from recobro.web.access import MemberRequest, requires
from recobro.web.console import desk
from recobro.web.console.desk_forms import OutcomeForm
from recobro.web.console.forms import ReplyForm
from recobro.web.console.refusals import refusal_text, refused
from recobro.wiring import services


@require_safe
@requires("auditor")
def waiting(request: MemberRequest) -> HttpResponse:
    """Who waits for a person, in the order of their turn; then the conversations."""
    asked = _asked(request)
    box = inbox(
        request.tenant_id,
        now=moment.now(),
        me=request.user.get_username(),
        asked=asked,
    )
    part = request.headers.get("HX-Target") == "inbox-list"
    template = "web/inbox_list.html" if part else "web/inbox.html"
    context = {"inbox": box, "section": "inbox", "whose": (MINE, UNASSIGNED)}
    response = render(request, template, context)
    response["Vary"] = "HX-Target"
    return response


def _asked(request: MemberRequest) -> InboxFilter:
    """The filter of the query string; what it garbles is left out."""
    reason, who = request.GET.get("reason", ""), request.GET.get("who", "")
    return InboxFilter(
        reason=reason if words.knows("reason", reason) else "",
        who=who if who in {MINE, UNASSIGNED} else "",
    )


@require_safe
@requires("auditor")
def conversation(request: MemberRequest, conversation_id: UUID) -> HttpResponse:
    """One conversation with its brief and the reply box; opening it reads it."""
    page = _page(request, conversation_id)
    mark_read(request.tenant_id, conversation_id)
    return _show(request, page)


@require_safe
@requires("auditor")
def live_transcript(request: MemberRequest, conversation_id: UUID) -> HttpResponse:
    """The transcript alone, if it changed since the version that the page shows.

    Who answers decides what the page offers: when that changes, all of it is loaded
    again.
    """
    found = transcript(request.tenant_id, conversation_id)
    if found is None:
        raise Http404
    if request.GET.get("seen") == found.version:
        return HttpResponse(status=204)
    if request.GET.get("holder") != found.holder:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    return render(
        request,
        "web/transcript.html",
        {"transcript": found, "bubbles": found.bubbles, "live": True},
    )


@require_POST
@requires("collector")
def take(request: MemberRequest, conversation_id: UUID) -> HttpResponse:
    """A person takes the conversation; the agent falls silent in it."""
    _page(request, conversation_id)
    with refused(request):
        take_over(
            request.tenant_id,
            conversation_id,
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("You have the conversation."))
    return redirect("conversation", conversation_id=conversation_id)


@require_POST
@requires("collector")
def give(request: MemberRequest, conversation_id: UUID) -> HttpResponse:
    """Give the conversation back to the agent."""
    _page(request, conversation_id)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what became of it."))
        return redirect("conversation", conversation_id=conversation_id)
    with refused(request):
        give_back(
            services(),
            request.tenant_id,
            conversation_id,
            actor=request.user.get_username(),
            now=moment.now(),
            outcome=form.cleaned_data["outcome"],
            note=form.cleaned_data["note"],
        )
        messages.success(request, _("The agent answers again."))
    return redirect("conversation", conversation_id=conversation_id)


@require_POST
@requires("collector")
def reply(request: MemberRequest, conversation_id: UUID) -> HttpResponse:
    """Write as a person; what was typed stays in the box where it is refused."""
    page = _page(request, conversation_id)
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            write_as_person(
                services(),
                request.tenant_id,
                conversation_id,
                form.cleaned_data["text"],
                actor=request.user.get_username(),
                now=moment.now(),
            )
        except ActionRefusedError as refusal:
            form.add_error(None, refusal_text(refusal))
        else:
            return redirect("conversation", conversation_id=conversation_id)
    return _show(request, page, form)


def _page(request: MemberRequest, conversation_id: UUID) -> ConversationPage:
    page = conversation_page(request.tenant_id, conversation_id, now=moment.now())
    if page is None:
        raise Http404
    return page


def _show(
    request: MemberRequest, page: ConversationPage, form: ReplyForm | None = None
) -> HttpResponse:
    now = moment.now()
    day = moment.today(now)
    account_id = page.account.account_id
    ways = lawful_now(services(), request.tenant_id, account_id, now=now)
    cases = open_cases(request.tenant_id, account_id, now=now)
    context = {
        "cards": desk.shown(request, cases, page.account, ways),
        "ways": ways,
        "closing": OutcomeForm(auto_id=False),
        "page": page,
        "account": page.account,
        "debtor": page.account.debtor,
        "days": page.account.position.days_past_due(day),
        "overdue": page.account.position.overdue(day),
        "transcript": page.transcript,
        "bubbles": page.transcript.bubbles,
        "live": True,
        "form": form or ReplyForm(),
        "section": "inbox",
    }
    return render(
        request, "web/conversation.html", context, status=422 if form else 200
    )
