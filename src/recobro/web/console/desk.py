"""One hand-over at the desk: its page, and what a person does with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions import desk
from recobro.actions.errors import ActionRefusedError
from recobro.actions.lawful_now import Way, lawful_now
from recobro.domain.accounts import Account
from recobro.domain.next_steps import Suggestion, suggest
from recobro.storage.queries.account_page import account_page
from recobro.storage.queries.inbox_cases import OpenCase, one_case, people
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.desk_forms import (
    AssignForm,
    NoteForm,
    OutcomeForm,
    SnoozeForm,
)
from recobro.web.console.desk_words import REFUSALS
from recobro.web.console.refusals import refusal_text, refused
from recobro.wiring import services


def _why(refusal: ActionRefusedError) -> str:
    """Why an action of the desk was refused."""
    return refusal_text(refusal, REFUSALS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCase:
    """A case as its card shows it, with what the reader may do about it."""

    case: OpenCase
    suggestion: Suggestion
    snooze: SnoozeForm
    note: NoteForm
    assign: AssignForm
    close: OutcomeForm


def shown(
    request: MemberRequest,
    cases: Sequence[OpenCase],
    account: Account,
    ways: Sequence[Way],
) -> list[ShownCase]:
    """The cards of these cases, with the next step as it is at this moment."""
    names = people(request.tenant_id) if cases else ()
    return [
        ShownCase(
            case=case,
            suggestion=suggestion(case, account, ways),
            snooze=SnoozeForm(auto_id=False),
            note=NoteForm(auto_id=False),
            assign=AssignForm(
                people=names,
                initial={"to": case.taken_by or case.desk.assigned_to},
                auto_id=False,
            ),
            close=OutcomeForm(auto_id=False),
        )
        for case in cases
    ]


def suggestion(case: OpenCase, account: Account, ways: Sequence[Way]) -> Suggestion:
    """The next step, by what was so when the person was called and what is so now."""
    brief = case.brief
    heard = case.heard.care if case.heard else ()
    return suggest(
        case.reason,
        care={*(brief.care if brief else ()), *heard},
        offer_pending=bool(brief and brief.offer),
        owes=account.position.balance.is_positive,
        stopped=account.stopped,
        held=any(hold.invoice_id is None for hold in account.holds),
        lawful_now=any(way.allowed for way in ways),
        broken_promises=brief.broken_promises if brief else 0,
    )


@require_safe
@requires("auditor")
def case(request: MemberRequest, hand_over_id: UUID) -> HttpResponse:
    """A hand-over: in its conversation where it has one, else on a page of its own."""
    found = _found(request, hand_over_id)
    if found.conversation_id is not None:
        return redirect("conversation", conversation_id=found.conversation_id)
    now = moment.now()
    page = account_page(
        request.tenant_id, found.account_id, today=moment.today(now), now=now
    )
    if page is None:
        raise Http404
    ways = lawful_now(services(), request.tenant_id, found.account_id, now=now)
    (card,) = shown(request, [found], page.account, ways)
    context = {
        "card": card,
        "account": page.account,
        "debtor": page.account.debtor,
        "ways": ways,
        "section": "inbox",
    }
    return render(request, "web/brief_page.html", context)


@require_POST
@requires("collector")
def take(request: MemberRequest, hand_over_id: UUID) -> HttpResponse:
    """Take a hand-over, with its conversation where it has one."""
    _found(request, hand_over_id)
    with refused(request, _why):
        desk.take_case(
            request.tenant_id, hand_over_id, actor=_me(request), now=moment.now()
        )
        messages.success(request, _("You have the case."))
    return redirect("case", hand_over_id=hand_over_id)


@require_POST
@requires("collector")
def snooze(request: MemberRequest, hand_over_id: UUID) -> HttpResponse:
    """Put a hand-over off."""
    _found(request, hand_over_id)
    form = SnoozeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say until when."))
        return redirect("case", hand_over_id=hand_over_id)
    now = moment.now()
    with refused(request, _why):
        desk.snooze(
            request.tenant_id,
            hand_over_id,
            until=form.moment(now, request.tenant.zone),
            actor=_me(request),
            now=now,
        )
        messages.success(request, _("The case rests until then."))
    return redirect("case", hand_over_id=hand_over_id)


@require_POST
@requires("collector")
def note(request: MemberRequest, hand_over_id: UUID) -> HttpResponse:
    """Write something down for whoever takes it next."""
    _found(request, hand_over_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write between 1 and 2000 characters."))
        return redirect("case", hand_over_id=hand_over_id)
    with refused(request, _why):
        desk.add_note(
            request.tenant_id,
            hand_over_id,
            text=form.cleaned_data["text"],
            actor=_me(request),
            now=moment.now(),
        )
        messages.success(request, _("The note is kept."))
    return redirect("case", hand_over_id=hand_over_id)


@require_POST
@requires("collector")
def assign(request: MemberRequest, hand_over_id: UUID) -> HttpResponse:
    """Give a hand-over to a colleague."""
    _found(request, hand_over_id)
    to = request.POST.get("to", "")[:120]
    with refused(request, _why):
        desk.assign(
            request.tenant_id,
            hand_over_id,
            to=to,
            actor=_me(request),
            now=moment.now(),
        )
        told = _("It is for %(name)s now.") % {"name": to} if to else _("It is free.")
        messages.success(request, told)
    return redirect("case", hand_over_id=hand_over_id)


@require_POST
@requires("collector")
def close(request: MemberRequest, hand_over_id: UUID) -> HttpResponse:
    """Close a hand-over that has no conversation."""
    _found(request, hand_over_id)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what became of it."))
        return redirect("case", hand_over_id=hand_over_id)
    with refused(request, _why):
        desk.close_case(
            request.tenant_id,
            hand_over_id,
            outcome=form.cleaned_data["outcome"],
            note=form.cleaned_data["note"],
            actor=_me(request),
            now=moment.now(),
        )
        messages.success(request, _("The case is closed."))
    return redirect("inbox")


def _found(request: MemberRequest, hand_over_id: UUID) -> OpenCase:
    found = one_case(request.tenant_id, hand_over_id, now=moment.now())
    if found is None:
        raise Http404
    return found


def _me(request: MemberRequest) -> str:
    return request.user.get_username()
