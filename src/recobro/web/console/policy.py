"""The policy page: the packs in force, and the company's own changes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from recobro.actions.local_policy import decide_change, propose_change
from recobro.domain.compliance.local_rules import LocalKind
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.rules import Rule
from recobro.domain.compliance.tenants import effective_bases
from recobro.domain.compliance.vocabulary import Basis
from recobro.storage.queries.policy_page import PolicyPage, policy_page
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.policy_forms import (
    BanForm,
    CapForm,
    ChangeForm,
    ClosingDayForm,
    DecisionForm,
    EndForm,
    HoursForm,
    SwitchOffForm,
)
from recobro.web.console.refusals import refused
from recobro.wiring import PackSummary, services, summary_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule as the page shows it; `bases` are by country, `off` its changes."""

    rule: Rule
    kind: str
    bases: tuple[str, ...]
    off: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """A pack, where it governs, and its rules."""

    summary: PackSummary
    countries: tuple[str, ...]
    rules: tuple[RuleLine, ...]


@require_safe
@requires("auditor")
def policy(request: MemberRequest) -> HttpResponse:
    """The packs of the debtors' countries, and what the company changed."""
    return _show(request, policy_page(request.tenant_id))


@require_POST
@requires("manager")
def propose(request: MemberRequest) -> HttpResponse:
    """Propose a change; it waits for a second person."""
    kind = request.POST.get("change", "")
    if kind == LocalKind.END.value:
        return _propose_end(request)
    page = policy_page(request.tenant_id)
    forms = _forms(page, _packs(page), data=request.POST, only=kind)
    form = next((f for f in forms if f.is_bound), None)
    if form is None:
        return redirect("policy")
    if not form.is_valid():
        return _show(request, page, forms=forms)
    with refused(request):
        propose_change(
            services(),
            request.tenant_id,
            kind=form.kind,
            reason=form.cleaned_data["reason"],
            country=form.cleaned_data["country"],
            rule=form.rule(),
            definition=form.definition(),
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("Proposed: a second person has to approve it."))
    return redirect("policy")


def _propose_end(request: MemberRequest) -> HttpResponse:
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it should end."))
        return redirect("policy")
    with refused(request):
        propose_change(
            services(),
            request.tenant_id,
            kind=LocalKind.END,
            reason=form.cleaned_data["reason"],
            target_id=form.cleaned_data["target"],
            actor=request.user.get_username(),
            now=moment.now(),
        )
        messages.success(request, _("Proposed: a second person has to approve it."))
    return redirect("policy")


@require_POST
@requires("manager")
def decide(request: MemberRequest, change_id: UUID) -> HttpResponse:
    """Approve or reject a change; nobody approves their own."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return redirect("policy")
    approve = form.cleaned_data["approve"]
    with refused(request):
        decide_change(
            services(),
            request.tenant_id,
            change_id,
            approve=approve,
            note=form.cleaned_data["note"],
            actor=request.user.get_username(),
            now=moment.now(),
        )
        done = _("Approved: it is in force.") if approve else _("Rejected.")
        messages.success(request, done)
    return redirect("policy")


Packs = Mapping[str, tuple[Pack, ...]]


def _packs(page: PolicyPage) -> Packs:
    """The packs of each country of the debtors, all of its regions included."""
    rulebook = services().rulebook
    return {country: tuple(rulebook.packs(country)) for country in page.countries}


def _show(
    request: MemberRequest, page: PolicyPage, *, forms: list[ChangeForm] | None = None
) -> HttpResponse:
    packs = _packs(page)
    all_packs = {pack.id: pack for found in packs.values() for pack in found}
    today = moment.today(moment.now())
    context: dict[str, Any] = {
        "page": page,
        "packs": _pack_lines(page, packs, all_packs),
        "uncovered": [country for country, found in packs.items() if not found],
        "notices": services().rulebook.notices(list(all_packs.values()), today),
        "closing_days": _option_days(request),
        "forms": forms if forms is not None else _forms(page, packs),
        "me": request.user.get_username(),
        "section": "policy",
    }
    status = 422 if forms is not None else 200
    return render(request, "web/policy.html", context, status=status)


def _option_days(request: MemberRequest) -> list[date]:
    """The closing days that were set on the command line."""
    return [
        date.fromisoformat(day)
        for day in request.tenant.options.get("closing_days", [])
    ]


def _forms(
    page: PolicyPage,
    packs: Packs,
    *,
    data: Mapping[str, Any] | None = None,
    only: str = "",
) -> list[ChangeForm]:
    """The forms, in order; the one of the kind `only` is filled in with `data`."""

    def bound(kind: LocalKind) -> Mapping[str, Any] | None:
        return data if kind.value == only else None

    countries = page.countries
    forms: list[ChangeForm] = [
        form(bound(form.kind), countries=countries)
        for form in (HoursForm, CapForm, BanForm, ClosingDayForm)
    ]
    forms.append(
        SwitchOffForm(
            bound(LocalKind.SWITCH_OFF), countries=countries, rules=_loosenable(packs)
        )
    )
    return forms


def _loosenable(packs: Packs) -> dict[str, str]:
    """The rules that are policy somewhere, with what they say."""
    found: dict[str, str] = {}
    spanish = (get_language() or "es").startswith("es")
    for here in packs.values():
        bases = effective_bases(here)
        for rule in (rule for pack in here for rule in pack.rules):
            if bases[rule.key] is Basis.POLICY:
                said = rule.message.es if spanish else rule.message.en
                found[rule.key] = said or rule.cite
    return dict(sorted(found.items()))


def _pack_lines(
    page: PolicyPage, packs: Packs, all_packs: Mapping[str, Pack]
) -> list[PackLine]:
    bases = {country: effective_bases(here) for country, here in packs.items()}
    off: dict[str, list[int]] = {}
    for line in page.in_force:
        if line.rule:
            off.setdefault(line.rule, []).append(line.number)
    return [
        PackLine(
            summary=summary_of(pack),
            countries=tuple(c for c, here in packs.items() if pack in here),
            rules=tuple(
                RuleLine(
                    rule=rule,
                    kind=type(rule).__name__,
                    bases=tuple(
                        sorted(
                            {
                                known[rule.key].value
                                for country, known in bases.items()
                                if pack in packs[country]
                            }
                        )
                    ),
                    off=tuple(off.get(rule.key, ())),
                )
                for rule in pack.rules
            ),
        )
        for pack in all_packs.values()
    ]
