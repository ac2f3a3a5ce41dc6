"""The filter behind `recobro comply --jsonl`: a case in, a verdict out.

`{"id", "decision": "allowed"|"blocked", "rules": [...], "earliest": ISO or null,
"obligations": [...], "explanation": {"es", "en"}}`; a line that cannot be read gives
`{"id", "error": {"field", "problem"}}` and never a decision.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from recobro.domain.compliance.engine import HORIZON, evaluate
from recobro.domain.compliance.facts import ClosedDays
from recobro.domain.compliance.situation import zones_named
from recobro.domain.compliance.verdicts import Verdict
from recobro.law.calendars import closed_days
from recobro.law.case_fields import CaseError
from recobro.law.case_reading import Case, read_case
from recobro.law.loader import UnknownPackError, load_packs
from recobro.law.rates import references_on

# A line longer than this is not a case.
MAX_LINE = 1_000_000


def judge(case: Case, *, law_only: bool = False) -> Verdict:
    """The verdict on a case, with the packs and closed days of its place.

    Raises UnknownPackError for a jurisdiction without a pack.
    """
    return evaluate(
        load_packs(case.country, case.subdivision),
        case.facts,
        case.action,
        case.moment,
        closed_days_of(case),
        law_only=law_only or case.law_only,
    )


def closed_days_of(case: Case) -> ClosedDays:
    """The closed days of the case's place, as far as a verdict may look ahead."""
    first = (case.moment - timedelta(days=2)).year
    last = (case.moment + HORIZON).year
    years = range(first, last + 1)
    return closed_days(case.country, case.subdivision, years)


def comply(raw: Mapping[str, Any], *, law_only: bool = False) -> dict[str, Any]:
    """The answer to one case; an error object where it cannot be read.

    A case with `charges`, a list, is as many questions: all of them must be allowed.
    """
    several = raw.get("charges")
    if isinstance(several, list) and several:
        each = [{**raw, "charge": one, "charges": None} for one in several]
        return _merged([comply(one, law_only=law_only) for one in each])
    try:
        day = str(raw.get("now_local", raw.get("now", "")))[:10]
        case = read_case(raw, _references(day))
        verdict = judge(case, law_only=law_only)
    except CaseError as error:
        return _error(raw.get("id"), error.field, error.problem)
    except UnknownPackError as error:
        return _error(raw.get("id"), "jurisdiction", str(error))
    return {
        "id": case.id,
        "decision": "allowed" if verdict.allowed else "blocked",
        "rules": list(verdict.rule_ids),
        "earliest": _local(verdict, case),
        "obligations": list(verdict.obligations),
        "explanation": verdict.explanation.to_json(),
    }


def _merged(answers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One answer for several questions of one case; the first error, if any."""
    for answer in answers:
        if "error" in answer:
            return answer
    blocked = [answer for answer in answers if answer["decision"] == "blocked"]
    if len(blocked) < 2:
        return blocked[0] if blocked else answers[0]
    moments = [answer["earliest"] for answer in blocked]
    return {
        **blocked[0],
        "rules": list(dict.fromkeys(r for answer in blocked for r in answer["rules"])),
        "earliest": None
        if None in moments
        else max(moments, key=datetime.fromisoformat),
        "explanation": {
            language: " ".join(answer["explanation"][language] for answer in blocked)
            for language in ("es", "en")
        },
    }


def comply_line(line: str, *, law_only: bool = False) -> dict[str, Any]:
    """The answer to one line of JSON."""
    if len(line) > MAX_LINE:
        return _error(None, "(line)", f"is longer than {MAX_LINE} characters")
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _error(None, "(line)", f"is not JSON: {error}")
    if not isinstance(raw, dict):
        return _error(None, "(line)", "a JSON object was expected")
    return comply(raw, law_only=law_only)


def comply_lines(lines: Iterable[str], *, law_only: bool = False) -> Iterator[str]:
    """One line of JSON for each that is not empty, in order."""
    for line in lines:
        if line.strip():
            answer = comply_line(line, law_only=law_only)
            yield json.dumps(answer, ensure_ascii=False)


def _references(day: str) -> Mapping[str, Any]:
    try:
        return references_on(date.fromisoformat(day))
    except ValueError:
        return {}


def _local(verdict: Verdict, case: Case) -> str | None:
    """The earliest moment on the debtor's own clock, where that is one clock."""
    if verdict.earliest is None:
        return None
    zones = zones_named(case.facts.zones)
    at = verdict.earliest.astimezone(zones[0]) if zones else verdict.earliest
    return at.isoformat()


def _error(case_id: object, field: str, problem: str) -> dict[str, Any]:
    return {"id": case_id, "error": {"field": field, "problem": problem}}
