"""The account page, and what a person may do on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.disputes import settle_dispute
from recobro.actions.holds import place_hold, release_hold
from recobro.actions.log_contact import may_contact
from recobro.actions.record_payment import record_payment
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.messages import Channel
from recobro.storage.queries.account_page import (
    MANUAL,
    AccountPage,
    DisputeLine,
    account_page,
)
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.forms import ContactForm, DisputeForm, HoldForm, PaymentForm
from recobro.web.console.refusals import refused
from recobro.web.roles import has_role
from recobro.wiring import services


@require_safe
@requires("auditor")
def account(request: MemberRequest, account_id: UUID) -> HttpResponse:
    """Everything about one account, and why it is where it is."""
    return show_account(request, _page(request, account_id))


@require_POST
@requires("collector")
def hold(request: MemberRequest, account_id: UUID) -> HttpResponse:
    """Put the account on hold."""
    page = _page(request, account_id)
    form = HoldForm(request.POST, prefix="hold")
    if not form.is_valid():
        return show_account(request, page, hold_form=form)
    asked = form.cleaned_data
    until = _end_of(asked["until"]) if asked["until"] else None
    return _do(
        request,
        account_id,
        lambda now: place_hold(
            request.tenant_id,
            account_id,
            reason=asked["reason"],
            until=until,
            note=asked["note"],
            actor=request.user.get_username(),
            now=now,
        ),
        _("The account is on hold."),
    )


@require_POST
@requires("collector")
def release(request: MemberRequest, account_id: UUID, hold_id: UUID) -> HttpResponse:
    """End a hold now."""
    page = _page(request, account_id)
    if not any(line.hold_id == hold_id for line in page.holds):
        raise Http404
    return _do(
        request,
        account_id,
        lambda now: release_hold(
            request.tenant_id, hold_id, actor=request.user.get_username(), now=now
        ),
        _("The hold is released."),
    )


@require_POST
@requires("manager")
def settle(request: MemberRequest, account_id: UUID, dispute_id: UUID) -> HttpResponse:
    """Settle a dispute."""
    page = _page(request, account_id)
    if not any(line.dispute_id == dispute_id for line in page.disputes):
        raise Http404
    form = DisputeForm(request.POST, prefix=f"dispute-{dispute_id}")
    if not form.is_valid():
        return show_account(request, page, dispute_forms={dispute_id: form})
    return _do(
        request,
        account_id,
        lambda now: settle_dispute(
            request.tenant_id,
            dispute_id,
            upheld=form.cleaned_data["upheld"],
            resolution=form.cleaned_data["resolution"],
            actor=request.user.get_username(),
            now=now,
        ),
        _("The dispute is settled."),
    )


@require_POST
@requires("collector")
def book_payment(request: MemberRequest, account_id: UUID) -> HttpResponse:
    """Book a payment that came in outside."""
    page = _page(request, account_id)
    form = PaymentForm(request.POST, prefix="payment", currency=page.account.currency)
    now = moment.now()
    if form.is_valid() and form.cleaned_data["received_on"] > moment.today(now):
        form.add_error("received_on", _("That day has not come yet."))
    known = {p.external_id for p in page.payments if p.source == MANUAL}
    if form.is_valid() and form.cleaned_data["reference"] in known:
        form.add_error("reference", _("A payment with this reference is booked."))
    if not form.is_valid():
        return show_account(request, page, payment_form=form)
    asked = form.cleaned_data
    return _do(
        request,
        account_id,
        lambda now: record_payment(
            services(),
            tenant_id=request.tenant_id,
            account_id=account_id,
            source=MANUAL,
            external_id=f"{account_id}/{asked['reference']}",
            method=asked["method"],
            amount=asked["amount"],
            received_at=_received_at(asked["received_on"], now),
            actor=request.user.get_username(),
            now=now,
        ),
        _("The payment is booked."),
    )


def _page(request: MemberRequest, account_id: UUID) -> AccountPage:
    now = moment.now()
    page = account_page(request.tenant_id, account_id, today=moment.today(now), now=now)
    if page is None:
        raise Http404
    return page


def _do(
    request: MemberRequest,
    account_id: UUID,
    action: Callable[[datetime], object],
    done: str,
) -> HttpResponse:
    """Carry one action out, say what came of it, and show the account again."""
    with refused(request):
        action(moment.now())
        messages.success(request, done)
    return redirect("account", account_id=account_id)


def show_account(
    request: MemberRequest,
    page: AccountPage,
    *,
    hold_form: HoldForm | None = None,
    payment_form: PaymentForm | None = None,
    dispute_forms: dict[UUID, DisputeForm] | None = None,
    contact_form: ContactForm | None = None,
) -> HttpResponse:
    """The page; with forms that were filled in wrongly, 422."""
    wrong = bool(hold_form or payment_form or dispute_forms or contact_form)
    now = moment.now()
    forms = dispute_forms or {}
    payment = payment_form or PaymentForm(
        prefix="payment",
        currency=page.account.currency,
        initial={"received_on": moment.today(now)},
    )
    context = {
        "page": page,
        "account": page.account,
        "debtor": page.account.debtor,
        "days": page.account.position.days_past_due(moment.today(now)),
        "hold_form": hold_form or HoldForm(prefix="hold"),
        "payment_form": payment,
        "contact_form": contact_form
        or ContactForm(prefix="contact", initial={"at": timezone.localtime(now)}),
        "contact_now": _contact_now(request, page),
        "disputes": [
            (line, forms.get(line.dispute_id) or _dispute_form(line))
            for line in page.disputes
        ],
        "active_holds": [line for line in page.holds if line.in_force],
        "past_holds": [line for line in page.holds if not line.in_force],
        "wrong": wrong,
        "section": "portfolio",
    }
    return render(request, "web/account.html", context, status=422 if wrong else 200)


def _contact_now(request: MemberRequest, page: AccountPage) -> dict[Channel, Verdict]:
    """Whether who may act may call or visit at this moment, and why not."""
    if not has_role(request.membership, "collector"):
        return {}
    return may_contact(services(), request.tenant_id, page.account_id, now=moment.now())


def _dispute_form(line: DisputeLine) -> Form | None:
    if line.status != "open":
        return None
    return DisputeForm(prefix=f"dispute-{line.dispute_id}")


def _end_of(day: datetime) -> datetime:
    """The first moment after a day, in the tenant's zone."""
    following = day + timedelta(days=1)
    return timezone.make_aware(datetime.combine(following, time.min))


def _received_at(day: datetime, now: datetime) -> datetime:
    """Noon of a past day; the present moment of today."""
    if day == moment.today(now):
        return now
    return timezone.make_aware(datetime.combine(day, time(12)))
