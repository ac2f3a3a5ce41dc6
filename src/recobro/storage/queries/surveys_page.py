"""What people thought of how they were treated: figures, comments, and every answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

LOOKED_BACK = timedelta(days=366)
SCORES = (1, 2, 3, 4, 5)
_COMMENTS = 50
EXPORT_MAX = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Some surveys together: `answered` of `asked`, and how often each score came.

    An answer may be a comment without a score; `average` is over the scores alone and
    None where there is none.
    """

    name: str
    asked: int
    answered: int
    scores: Mapping[int, int]

    @property
    def scored(self) -> int:
        """How many gave a score."""
        return sum(self.scores.values())

    @property
    def average(self) -> float | None:
        """The mean score, of 1 to 5."""
        if not self.scored:
            return None
        return sum(score * n for score, n in self.scores.items()) / self.scored

    @property
    def rate(self) -> float:
        """The share that answered, of 0 to 1."""
        return self.answered / self.asked if self.asked else 0.0

    @property
    def bars(self) -> tuple[tuple[int, int, int], ...]:
        """Each score with its count and its share of those who scored, in per cent."""
        whole = self.scored or 1
        return tuple(
            (score, self.scores.get(score, 0), 100 * self.scores.get(score, 0) // whole)
            for score in SCORES
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody wrote, with the conversation in which they did."""

    text: str
    score: int | None
    occasion: str
    helped_by: str
    at: datetime
    conversation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveysPage:
    """The last year: all together, and by each of four sides."""

    total: Figures
    months: tuple[Figures, ...]
    occasions: tuple[Figures, ...]
    helpers: tuple[Figures, ...]
    channels: tuple[Figures, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyLine:
    """One question and its answer."""

    asked_at: datetime
    occasion: str
    helped_by: str
    channel: str
    score: int | None
    comment: str
    answered_at: datetime | None
    conversation_id: UUID


# A question that was never sent was never asked (the gate refused it, or it waits).
_ASKED = """
from survey s
join conversation c on c.tenant_id = s.tenant_id and c.id = s.conversation_id
left join message m on m.tenant_id = s.tenant_id and m.account_id = s.account_id
    and m.key = 'survey:' || s.id
where s.tenant_id = %(tenant)s and s.asked_at >= %(since)s
    and (m.id is null or m.state not in ('planned', 'refused', 'cancelled'))
"""
_COUNTS = f"""
select date_trunc('month', s.asked_at at time zone %(zone)s)::date,
    s.occasion, s.helped_by, c.channel, s.score, count(*),
    count(*) filter (where s.answered_at is not null)
{_ASKED} group by 1, 2, 3, 4, 5
"""
_SAID = f"""
select s.comment, s.score, s.occasion, s.helped_by, s.answered_at, s.conversation_id
{_ASKED} and s.comment <> '' order by s.answered_at desc, s.id limit %(shown)s
"""
_LINES = f"""
select s.asked_at, s.occasion, s.helped_by, c.channel, s.score, s.comment,
    s.answered_at, s.conversation_id
{_ASKED} order by s.asked_at desc, s.id limit %(shown)s
"""


def surveys_page(tenant_id: UUID, *, now: datetime) -> SurveysPage:
    """The results of the last year; three queries."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        wanted = _wanted(tenant_id, now) | {"shown": _COMMENTS}
        cursor.execute(_COUNTS, wanted)
        counts = cursor.fetchall()
        cursor.execute(_SAID, wanted)
        said = cursor.fetchall()
    months = _by(counts, lambda row: _month(row[0]))
    return SurveysPage(
        total=_figures("", counts),
        months=tuple(sorted(months, key=lambda f: f.name, reverse=True)),
        occasions=_by(counts, lambda row: row[1]),
        helpers=_by([row for row in counts if row[2]], lambda row: row[2]),
        channels=_by(counts, lambda row: row[3]),
        comments=tuple(
            Comment(
                text=text,
                score=score,
                occasion=occasion,
                helped_by=helper,
                at=at,
                conversation_id=talk,
            )
            for text, score, occasion, helper, at, talk in said
        ),
    )


def survey_lines(tenant_id: UUID, *, now: datetime) -> Iterator[SurveyLine]:
    """Every question of the last year with its answer, the newest first."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        cursor.execute(_LINES, _wanted(tenant_id, now) | {"shown": EXPORT_MAX})
        rows = cursor.fetchall()
    for asked_at, occasion, helper, channel, score, comment, answered_at, talk in rows:
        yield SurveyLine(
            asked_at=asked_at,
            occasion=occasion,
            helped_by=helper,
            channel=channel,
            score=score,
            comment=comment,
            answered_at=answered_at,
            conversation_id=talk,
        )


def _wanted(tenant_id: UUID, now: datetime) -> dict[str, Any]:
    return {
        "tenant": tenant_id,
        "since": now - LOOKED_BACK,
        "zone": tenant_settings().zone.key,
    }


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _by(
    counts: Sequence[Sequence[Any]], side: Callable[[Sequence[Any]], str]
) -> tuple[Figures, ...]:
    """The figures by one side, the most asked first."""
    parts: dict[str, list[Sequence[Any]]] = {}
    for row in counts:
        parts.setdefault(side(row), []).append(row)
    found = [_figures(name, rows) for name, rows in parts.items()]
    return tuple(sorted(found, key=lambda f: (-f.asked, f.name)))


def _figures(name: str, counts: Sequence[Sequence[Any]]) -> Figures:
    scores: Counter[int] = Counter()
    for *_, score, asked, _answered in counts:
        if score is not None:
            scores[score] += asked
    return Figures(
        name=name,
        asked=sum(row[5] for row in counts),
        answered=sum(row[6] for row in counts),
        scores=dict(scores),
    )
