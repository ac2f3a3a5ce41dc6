"""What a version would change today: counts, the law, and accounts for instance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recobro.actions.compare_strategies import (
    Comparison,
    compare_strategies,
    with_change,
)
from recobro.domain.ageing import Stage
from recobro.domain.differences import Difference, Kind, Moved
from recobro.domain.money import Money
from recobro.domain.reasons import step_label
from recobro.domain.strategy import Moves, Strategy, Timeline
from recobro.storage.queries.strategies_page import StrategyLine, strategy_lines
from recobro.storage.strategies import timeline
from recobro.storage.tenancy import acting_for
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.strategy_words import MOVES
from recobro.web.formatting import money_text, number_text
from recobro.web.words import word
from recobro.wiring import services

# A page is waited for: of more accounts a sample is looked at, and it says so.
ACCOUNTS_MOST = 20_000
JUDGED_MOST = 300
EXAMPLES = 20
KINDS: Mapping[Kind, str | Promise] = {
    Kind.NEW_MESSAGE: gettext_lazy("Would get a message"),
    Kind.LOST_MESSAGE: gettext_lazy("Would not get their message"),
    Kind.OTHER_MESSAGE: gettext_lazy("Would get another message"),
    Kind.TO_PERSON: gettext_lazy("Would go to a person"),
    Kind.FROM_PERSON: gettext_lazy("Would not go to a person"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """A count under both; `more` is the difference with its sign, empty for none."""

    name: str
    now: str
    then: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleRow:
    """An account for instance, with the debtor's name."""

    debtor: str
    moved: Moved

    @property
    def balance(self) -> Money:
        """What the account owes."""
        return Money.rounded(self.moved.balance, self.moved.currency)


class CompareForm(forms.Form):
    """With what to compare, and whom the version would take."""

    against = forms.ChoiceField(label=gettext_lazy("Compare with"), required=False)
    moves = forms.ChoiceField(
        label=gettext_lazy("Whom it takes"), choices=list(MOVES.items()), required=False
    )

    def __init__(self, data: Any, lines: Sequence[StrategyLine]) -> None:
        super().__init__(data)
        others = [(str(x.strategy_id), x.label) for x in lines if x.strategy]
        self.fields["against"].choices = [  # type: ignore[attr-defined]
            ("", _("What accounts follow today")), *others,
        ]  # fmt: skip


@require_safe
@requires("auditor")
def strategy_difference(request: MemberRequest, strategy_id: UUID) -> HttpResponse:
    """Compare a version with what is followed today, or with another version."""
    lines = strategy_lines(request.tenant_id, now=moment.now())
    line = next((x for x in lines if x.strategy_id == strategy_id), None)
    if line is None or line.strategy is None:
        raise Http404
    given = request.GET.copy()
    given.setdefault("moves", Moves.ALL.value)
    form = CompareForm(given, [x for x in lines if x is not line])
    context: dict[str, Any] = {"line": line, "form": form, "section": "strategies"}
    if not form.is_valid():
        return render(request, "web/strategy_difference.html", context, status=422)
    other = next(
        (x for x in lines if str(x.strategy_id) == form.cleaned_data["against"]), None
    )
    moves = Moves(form.cleaned_data["moves"] or Moves.ALL)
    comparison = _compare(request, line.strategy, other, moves)
    context |= _shown(comparison)
    return render(request, "web/strategy_difference.html", context)


def _compare(
    request: MemberRequest, change: Strategy, other: StrategyLine | None, moves: Moves
) -> Comparison:
    day = moment.today(moment.now())
    with acting_for(request.tenant_id):
        known = timeline(request.tenant.zone)
    now = known
    label = known.in_force(day).label
    if other is not None and other.strategy is not None:
        now, label = Timeline.of(other.strategy), other.label
    return compare_strategies(
        services(),
        now,
        with_change(now, change, day=day, moves=moves),
        tenant_id=request.tenant_id,
        day=day,
        labels=(label, change.label),
        examples=EXAMPLES,
        judged=JUDGED_MOST,
        most_accounts=ACCOUNTS_MOST,
    )


def _shown(comparison: Comparison) -> dict[str, Any]:
    difference = comparison.difference
    return {
        "difference": difference,
        "law": difference.law,
        "rules": sorted(difference.law.rules.items()),
        "fewer": max(-difference.more_messages, 0),
        "more": max(difference.more_messages, 0),
        "groups": [(title, rows) for title, rows in _groups(difference) if rows],
        "kinds": [
            (
                KINDS[kind],
                difference.kinds[kind],
                [
                    ExampleRow(
                        debtor=comparison.names.get(one.account_id, ""), moved=one
                    )
                    for one in difference.examples.get(kind, ())
                ],
            )
            for kind in Kind
            if difference.kinds.get(kind)
        ],
    }


def _groups(difference: Difference) -> list[tuple[str, list[CountRow]]]:
    now, then = difference.now, difference.then
    actions = ("send", "person", "none")
    return [
        (
            _("What accounts get"),
            _rows(now.actions, then.actions, [(a, word("action", a)) for a in actions]),
        ),
        (
            _("Messages by stage"),
            _rows(
                now.by_stage,
                then.by_stage,
                [(stage.value, word("stage", stage.value)) for stage in Stage],
            ),
        ),
        (_("Messages by segment"), _rows(now.by_segment, then.by_segment)),
        (
            _("Messages by channel"),
            _rows(
                now.by_channel,
                then.by_channel,
                [
                    (name, word("channel", name))
                    for name in sorted({*now.by_channel, *then.by_channel})
                ],
            ),
        ),
        (
            _("By step"),
            _rows(
                now.by_step,
                then.by_step,
                [
                    (name, step_label(name, _language()))
                    for name in sorted({*now.by_step, *then.by_step})
                ],
            ),
        ),
        (_("What the messages ask for"), _sums(now.chased, then.chased)),
    ]


def _rows(
    now: Mapping[str, int],
    then: Mapping[str, int],
    names: Sequence[tuple[str, str]] | None = None,
) -> list[CountRow]:
    """The names of which either has any."""
    named = names or [(name, name) for name in sorted({*now, *then})]
    return [
        CountRow(
            name=str(shown),
            now=number_text(now.get(name, 0)),
            then=number_text(then.get(name, 0)),
            more=_signed(then.get(name, 0) - now.get(name, 0)),
        )
        for name, shown in named
        if now.get(name) or then.get(name)
    ]


def _sums(now: Mapping[str, Decimal], then: Mapping[str, Decimal]) -> list[CountRow]:
    rows: list[CountRow] = []
    for currency in sorted({*now, *then}):
        before = Money.rounded(now.get(currency, Decimal(0)), currency)
        after = Money.rounded(then.get(currency, Decimal(0)), currency)
        sign = "+" if before < after else ""
        more = f"{sign}{money_text(after - before)}" if after != before else ""
        rows.append(
            CountRow(
                name=currency,
                now=money_text(before),
                then=money_text(after),
                more=more,
            )
        )
    return rows


def _signed(value: int) -> str:
    """A difference with its sign; nothing for none."""
    if not value:
        return ""
    return f"+{number_text(value)}" if value > 0 else f"−{number_text(-value)}"


def _language() -> str:
    return (get_language() or "es")[:2]
