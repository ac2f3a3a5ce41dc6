"""What people thought of how they were treated, and the same as a file."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from recobro.storage.queries.surveys_page import (
    SCORES,
    Figures,
    SurveysPage,
    survey_lines,
    surveys_page,
)
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.words import word

_OCCASIONS = {
    "closed": gettext_lazy("After the case closed"),
    "helped": gettext_lazy("After a person helped"),
}


@require_safe
@requires("auditor")
def surveys(request: MemberRequest) -> HttpResponse:
    """The results of the last year: figures by four sides, and comments."""
    page = surveys_page(request.tenant_id, now=moment.now())
    context = {
        "page": page,
        "sides": _sides(page),
        "scores": SCORES,
        "occasions": _OCCASIONS,
        "section": "surveys",
        "asks": bool((request.tenant.options.get("policy") or {}).get("asks_survey")),
    }
    return render(request, "web/surveys.html", context)


@require_safe
@requires("auditor")
def export(request: MemberRequest) -> HttpResponse:
    """Every question of the last year with its answer, as CSV."""
    now = moment.now()
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        [
            _("Asked"), _("Occasion"), _("Helped by"), _("Channel"), _("Score"),
            _("Comment"), _("Answered"), _("Conversation"),
        ]
    )  # fmt: skip
    for line in survey_lines(request.tenant_id, now=now):
        answered = line.answered_at
        writer.writerow(
            [
                line.asked_at.isoformat(timespec="seconds"),
                str(_OCCASIONS.get(line.occasion, line.occasion)),
                _safe(line.helped_by),
                word("channel", line.channel),
                line.score if line.score is not None else "",
                _safe(line.comment),
                answered.isoformat(timespec="seconds") if answered else "",
                line.conversation_id,
            ]
        )
    # The mark tells spreadsheet programs that this is UTF-8.
    text = "\ufeff" + file.getvalue()
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"surveys-{request.membership.slug}-{moment.today(now):%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sides(page: SurveysPage) -> list[dict[str, Any]]:
    """The tables of the page: a heading, what its rows are named by, and the rows."""
    return [
        {
            "id": "months",
            "title": _("By month"),
            "rows": [(date.fromisoformat(f"{f.name}-01"), f) for f in page.months],
            "dated": True,
        },
        {
            "id": "occasions",
            "title": _("By occasion"),
            "rows": [(_OCCASIONS.get(f.name, f.name), f) for f in page.occasions],
        },
        {"id": "helpers", "title": _("By who helped"), "rows": _named(page.helpers)},
        {
            "id": "channels",
            "title": _("By channel"),
            "rows": [(word("channel", f.name), f) for f in page.channels],
        },
    ]


def _named(found: tuple[Figures, ...]) -> list[tuple[str, Figures]]:
    return [(f.name, f) for f in found]


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
