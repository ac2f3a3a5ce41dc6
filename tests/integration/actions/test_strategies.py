"""Versions of a strategy: by two people, never changed, in force from a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import a_tenant

from recobro.actions.errors import ActionRefusedError
from recobro.actions.strategies import (
    approve_strategy,
    draft_strategy,
    propose_strategy,
    reject_strategy,
    retire_strategy,
)
from recobro.domain.strategy import (
    DEFAULT_STRATEGY,
    Moves,
    Strategy,
    Timeline,
)
from recobro.storage.models import Strategy as StrategyRow
from recobro.storage.queries.strategies_page import strategy_lines
from recobro.storage.strategies import approved_strategy, timeline
from recobro.storage.tenancy import acting_for

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
TODAY = date(2026, 6, 1)


def quieter(days: int) -> Strategy:
    """The default strategy with other quiet days: another definition."""
    return replace(DEFAULT_STRATEGY, quiet_days=days)


def drafted(tenant_id: UUID, strategy: Strategy, actor: str = "ana") -> UUID:
    return draft_strategy(
        tenant_id, strategy, source="# as written", actor=actor, now=NOW
    )[0]


def proposed(tenant_id: UUID, strategy: Strategy) -> UUID:
    strategy_id = drafted(tenant_id, strategy)
    propose_strategy(tenant_id, strategy_id, actor="ana", now=NOW)
    return strategy_id


def approved(
    tenant_id: UUID,
    strategy: Strategy,
    *,
    start: date = TODAY,
    moves: Moves = Moves.NEW_DEBTS,
) -> UUID:
    strategy_id = proposed(tenant_id, strategy)
    approve_strategy(
        tenant_id, strategy_id, actor="luis", now=NOW, active_from=start, moves=moves
    )
    return strategy_id


def versions(tenant_id: UUID) -> Timeline:
    with acting_for(tenant_id):
        return timeline()


def row_of(tenant_id: UUID, strategy_id: UUID) -> StrategyRow:
    with acting_for(tenant_id):
        return StrategyRow.objects.get(tenant_id=tenant_id, id=strategy_id)


def code_of(caught: pytest.ExceptionInfo[ActionRefusedError]) -> str:
    return caught.value.code


@pytest.fixture
def tenant_id(database: None) -> UUID:
    return a_tenant()


def test_new_company_has_the_default(tenant_id: UUID) -> None:
    found = versions(tenant_id)
    assert found.in_force(TODAY) == DEFAULT_STRATEGY
    assert found.strategy_for(date(2020, 1, 1), TODAY) == DEFAULT_STRATEGY


def test_draft_and_proposal_decide_nothing(tenant_id: UUID) -> None:
    proposed(tenant_id, quieter(9))
    drafted(tenant_id, quieter(8))
    assert versions(tenant_id).in_force(TODAY).quiet_days == 3


def test_drafts_are_numbered_on(tenant_id: UUID) -> None:
    ids = [drafted(tenant_id, quieter(days)) for days in (7, 8)]
    rows = [row_of(tenant_id, one) for one in ids]
    assert [(row.version, row.status, row.source) for row in rows] == [
        (2, "draft", "# as written"),
        (3, "draft", "# as written"),
    ]


def test_same_definition_is_refused(tenant_id: UUID) -> None:
    with pytest.raises(ActionRefusedError) as caught:
        drafted(tenant_id, DEFAULT_STRATEGY)
    assert code_of(caught) == "same_strategy"


def test_rejected_definition_may_come_again(tenant_id: UUID) -> None:
    first = drafted(tenant_id, quieter(7))
    reject_strategy(tenant_id, first, actor="ana", now=NOW, note="a slip")
    assert row_of(tenant_id, drafted(tenant_id, quieter(7))).version == 3


def test_approved_version_is_for_new_paths(tenant_id: UUID) -> None:
    approved(tenant_id, quieter(9), start=TODAY)
    found = versions(tenant_id)
    # the way begins three days before the due date: on 29 May, before the version
    assert found.strategy_for(date(2026, 6, 1), date(2026, 7, 1)).quiet_days == 3
    # on 1 June, with the version
    assert found.strategy_for(date(2026, 6, 4), date(2026, 7, 1)).quiet_days == 9


def test_version_that_takes_all_does(tenant_id: UUID) -> None:
    approved(tenant_id, quieter(9), start=date(2026, 6, 5), moves=Moves.ALL)
    found = versions(tenant_id)
    old = date(2026, 1, 1)
    assert found.strategy_for(old, date(2026, 6, 4)).quiet_days == 3
    assert found.strategy_for(old, date(2026, 6, 5)).quiet_days == 9


@pytest.mark.parametrize("actor", ["ana", "ANA"])
def test_nobody_approves_their_own(tenant_id: UUID, actor: str) -> None:
    strategy_id = proposed(tenant_id, quieter(9))
    with pytest.raises(ActionRefusedError) as caught:
        approve_strategy(tenant_id, strategy_id, actor=actor, now=NOW)
    assert code_of(caught) == "same_person"
    assert row_of(tenant_id, strategy_id).status == "proposed"


def test_approval_without_a_day_is_today(tenant_id: UUID) -> None:
    strategy_id = proposed(tenant_id, quieter(9))
    day = approve_strategy(tenant_id, strategy_id, actor="luis", now=NOW)
    assert day == row_of(tenant_id, strategy_id).active_from == TODAY


def test_past_day_is_refused(tenant_id: UUID) -> None:
    strategy_id = proposed(tenant_id, quieter(9))
    with pytest.raises(ActionRefusedError) as caught:
        approve_strategy(
            tenant_id,
            strategy_id,
            actor="luis",
            now=NOW,
            active_from=TODAY - timedelta(days=1),
        )
    assert code_of(caught) == "past_day"


def test_draft_is_not_approved_unproposed(tenant_id: UUID) -> None:
    strategy_id = drafted(tenant_id, quieter(9))
    with pytest.raises(ActionRefusedError) as caught:
        approve_strategy(tenant_id, strategy_id, actor="luis", now=NOW)
    assert code_of(caught) == "no_such_strategy"


def test_other_name_takes_everybody(tenant_id: UUID) -> None:
    other = replace(DEFAULT_STRATEGY, name="gimnasios")
    strategy_id = proposed(tenant_id, other)
    with pytest.raises(ActionRefusedError) as caught:
        approve_strategy(tenant_id, strategy_id, actor="luis", now=NOW)
    assert code_of(caught) == "one_name"
    approve_strategy(tenant_id, strategy_id, actor="luis", now=NOW, moves=Moves.ALL)
    found = versions(tenant_id)
    assert found.strategy_for(date(2026, 1, 1), TODAY).label == "gimnasios@1"


def test_retired_version_gives_up_its_accounts(tenant_id: UUID) -> None:
    second = approved(tenant_id, quieter(9))
    later = NOW + timedelta(days=20)
    retire_strategy(tenant_id, second, actor="ana", now=later, note="worse")
    found = versions(tenant_id)
    anchor = date(2026, 6, 4)
    assert found.strategy_for(anchor, date(2026, 6, 20)).quiet_days == 9
    assert found.strategy_for(anchor, date(2026, 6, 21)).quiet_days == 3
    assert row_of(tenant_id, second).note == "worse"


def test_last_version_is_not_retired(tenant_id: UUID) -> None:
    (line,) = strategy_lines(tenant_id, now=NOW)
    approved(tenant_id, quieter(9), start=TODAY + timedelta(days=3))
    with pytest.raises(ActionRefusedError) as caught:
        retire_strategy(tenant_id, line.strategy_id, actor="ana", now=NOW)
    assert code_of(caught) == "last_version"


def test_unknown_version_is_refused(tenant_id: UUID) -> None:
    for action in (propose_strategy, reject_strategy, retire_strategy):
        with pytest.raises(ActionRefusedError) as caught:
            action(tenant_id, uuid4(), actor="ana", now=NOW)
        assert code_of(caught) == "no_such_strategy"


def test_other_companys_version_is_unknown(tenant_id: UUID) -> None:
    strategy_id = drafted(tenant_id, quieter(9))
    with pytest.raises(ActionRefusedError):
        propose_strategy(a_tenant(), strategy_id, actor="ana", now=NOW)


def test_definition_stays_once_proposed(tenant_id: UUID) -> None:
    strategy_id = approved(tenant_id, quieter(9))
    before = row_of(tenant_id, strategy_id).definition
    approved(tenant_id, quieter(12))
    assert row_of(tenant_id, strategy_id).definition == before


def test_states_are_told_by_day(tenant_id: UUID) -> None:
    approved(tenant_id, quieter(9))
    approved(tenant_id, quieter(12), start=TODAY + timedelta(days=5))
    proposed(tenant_id, quieter(15))
    states = {line.version: line.state for line in strategy_lines(tenant_id, now=NOW)}
    assert states == {1: "followed", 2: "in_force", 3: "scheduled", 4: "proposed"}


def test_stored_before_segments_is_read(tenant_id: UUID) -> None:
    old = {
        "steps": [],
        "instalment_steps": [],
        "promise_steps": [],
        "limits": {"preventive": 0, "early": 30, "mid": 90, "late": 180},
        "quiet_days": 5,
        "smallest_balance": {},
    }
    with acting_for(tenant_id):
        StrategyRow.objects.filter(tenant_id=tenant_id).update(definition=old)
        assert approved_strategy(TODAY).quiet_days == 5


def test_timeline_costs_two_queries_at_most(tenant_id: UUID) -> None:
    second = approved(tenant_id, quieter(9))
    with acting_for(tenant_id), CaptureQueriesContext(connection) as queries:
        timeline()
    assert len(queries) == 1
    retire_strategy(tenant_id, second, actor="ana", now=NOW)
    with acting_for(tenant_id), CaptureQueriesContext(connection) as queries:
        timeline()
    assert len(queries) == 2  # in whose zone the day of the retirement is counted


def test_broken_version_stops_no_other(tenant_id: UUID) -> None:
    with acting_for(tenant_id):
        StrategyRow.objects.filter(tenant_id=tenant_id).update(definition={})
    assert row_of(tenant_id, drafted(tenant_id, quieter(9))).version == 2
