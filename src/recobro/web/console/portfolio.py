"""The portfolio list and its export."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recobro.domain.ageing import Stage
from recobro.domain.money import Money
from recobro.storage.queries.portfolio import (
    AccountState,
    PortfolioFilter,
    PortfolioPage,
    PortfolioRow,
    Sort,
    portfolio_page,
    portfolio_rows,
)
from recobro.storage.queries.tenant import stage_limits
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.words import word

Choice = TypeVar("Choice", bound=StrEnum)


@require_safe
@requires("auditor")
def portfolio(request: MemberRequest) -> HttpResponse:
    """The accounts, filtered, sorted, fifty at a time, with totals per stage."""
    wanted = filter_from(request)
    now = moment.now()
    page = portfolio_page(
        request.tenant_id,
        wanted,
        today=moment.today(now),
        now=now,
        limits=stage_limits(request.tenant_id),
    )
    context = {
        "page": page,
        "wanted": wanted,
        "tiles": _tiles(page),
        "stages": list(Stage),
        "states": list(AccountState),
        "columns": _columns(wanted),
        "previous_page": page.page - 1,
        "next_page": page.page + 1,
        "section": "portfolio",
    }
    part = request.headers.get("HX-Target") == "portfolio-list"
    template = "web/portfolio_list.html" if part else "web/portfolio.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Target"
    return response


@require_safe
@requires("auditor")
def export(request: MemberRequest) -> HttpResponse:
    """The same accounts as a CSV file, all of them."""
    now = moment.now()
    rows = portfolio_rows(
        request.tenant_id,
        filter_from(request),
        today=moment.today(now),
        now=now,
        limits=stage_limits(request.tenant_id),
    )
    text = "".join(_lines(rows))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"recobro-{request.membership.slug}-{moment.today(now):%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def filter_from(request: HttpRequest) -> PortfolioFilter:
    """The filter that a query string asks for; what it garbles is left out."""
    asked = request.GET
    sort = _choice(Sort, asked.get("sort", "")) or Sort.DAYS
    falls = asked.get("dir", "asc" if sort is Sort.NAME else "desc") == "desc"
    page = asked.get("page", "1")
    return PortfolioFilter(
        stage=_choice(Stage, asked.get("stage", "")),
        state=_choice(AccountState, asked.get("state", "")),
        currency=asked.get("currency", "")[:3],
        text=asked.get("q", "").replace("\0", "").strip()[:100],
        sort=sort,
        descending=falls,
        page=min(int(page), 100_000) if page.isascii() and page.isdigit() else 1,
    )


def _choice(kind: type[Choice], text: str) -> Choice | None:
    try:
        return kind(text)
    except ValueError:
        return None


def _tiles(page: PortfolioPage) -> list[dict[str, Any]]:
    """Per stage: how many accounts, and how much in each currency, never added up."""
    return [
        {
            "stage": stage,
            "accounts": sum(t.accounts for t in page.totals if t.stage is stage),
            "sums": [t.balance for t in page.totals if t.stage is stage],
        }
        for stage in Stage
    ]


def _columns(wanted: PortfolioFilter) -> Mapping[str, Mapping[str, str]]:
    """Per sortable column, where its heading leads and how it is sorted now."""
    columns = {}
    for sort in Sort:
        now = wanted.sort is sort
        falls = not wanted.descending if now else sort is not Sort.NAME
        current = ("descending" if wanted.descending else "ascending") if now else ""
        columns[sort.value] = {
            "sort": sort.value,
            "dir": "desc" if falls else "asc",
            "current": current,
        }
    return columns


def _lines(rows: Iterator[PortfolioRow]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # The mark tells spreadsheet programs that this is UTF-8.
    yield "\ufeff" + writer.writerow(
        [
            _("Debtor"), _("Code"), _("Tax identifier"), _("Currency"), _("Balance"),
            _("Overdue"), _("Days past due"), _("Oldest due date"), _("Stage"),
            _("State"), _("Last contact"), _("Account"),
        ]
    )  # fmt: skip
    for row in rows:
        yield writer.writerow(
            [
                _safe(row.debtor),
                _safe(row.external_id),
                _safe(row.tax_id),
                row.currency,
                _plain(row.balance),
                _plain(row.overdue),
                row.days_past_due,
                row.oldest_due or "",
                word("stage", row.stage),
                ", ".join(word("state", state) for state in row.states),
                row.last_contact.isoformat(timespec="seconds")
                if row.last_contact
                else "",
                row.account_id,
            ]
        )


class _Echo:
    """A file that gives back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        """Return the line instead of keeping it."""
        return text


def _safe(text: str) -> str:
    """A cell that no spreadsheet program runs as a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _plain(money: Money) -> str:
    return format(money.amount, "f")
