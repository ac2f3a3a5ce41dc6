"""Contacts that persons make: may I call now, log a call, and the week ahead."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.log_contact import log_contact
from recobro.actions.mark_workplace import mark_workplace
from recobro.actions.week_ahead import week_ahead
from recobro.domain.messages import Channel
from recobro.storage.queries.account_page import account_exists, account_page
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.account import show_account
from recobro.web.console.forms import ContactForm
from recobro.web.console.refusals import refused
from recobro.wiring import services


@require_POST
@requires("collector")
def log(request: MemberRequest, account_id: UUID) -> HttpResponse:
    """Write down a call, a visit or a letter; warn if it broke a rule."""
    now = moment.now()
    page = account_page(request.tenant_id, account_id, today=moment.today(now), now=now)
    if page is None:
        raise Http404
    form = ContactForm(request.POST, prefix="contact")
    if form.is_valid() and form.cleaned_data["at"] > now:
        form.add_error("at", _("That moment has not come yet."))
    if not form.is_valid():
        return show_account(request, page, contact_form=form)
    asked = form.cleaned_data
    inbound = asked["direction"] == "inbound"
    with refused(request):
        logged = log_contact(
            services(),
            request.tenant_id,
            account_id,
            channel=Channel(asked["channel"]),
            outcome=asked["outcome"],
            at=asked["at"],
            note=asked["note"],
            inbound=inbound,
            actor=request.user.get_username(),
            now=now,
        )
        if logged.verdict.allowed or inbound:
            messages.success(request, _("The contact is logged; it counts."))
        else:
            rules = ", ".join(
                f"{broken.rule_id} ({broken.citation})"
                for broken in logged.verdict.broken
            )
            messages.warning(
                request,
                _("The contact is logged, and it broke a rule: %(rules)s")
                % {"rules": rules},
            )
    return redirect("account", account_id=account_id)


@require_POST
@requires("collector")
def workplace(
    request: MemberRequest, account_id: UUID, contact_point_id: UUID
) -> HttpResponse:
    """Say that an address is at work, or that it is not."""
    if not account_exists(request.tenant_id, account_id):
        raise Http404
    place = request.POST.get("place", "")
    with refused(request):
        mark_workplace(
            request.tenant_id,
            account_id,
            contact_point_id,
            at_work=place in {"work", "work_given"},
            given_by_debtor=place == "work_given",
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("The address is marked."))
    return redirect("account", account_id=account_id)


@require_safe
@requires("auditor")
def week(request: MemberRequest, account_id: UUID) -> HttpResponse:
    """What may still be sent over the next seven days, when, and why not."""
    now = moment.now()
    page = account_page(request.tenant_id, account_id, today=moment.today(now), now=now)
    if page is None:
        raise Http404
    ahead = week_ahead(services(), request.tenant_id, account_id, now=now)
    rules = {
        (rule.rule_id, rule.rule.part): rule
        for line in ahead.channels
        for day in line.days
        for rule in day.rules
    }
    context = {
        "page": page,
        "debtor": page.account.debtor,
        "week": ahead,
        "rules": rules.values(),
        "section": "portfolio",
    }
    return render(request, "web/week.html", context)
