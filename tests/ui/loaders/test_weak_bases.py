"""The register for a view: scope, period, freshness, and sums that add up."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from domain.scope import Scope
from domain.statements import Statement
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report
from tests.registers import a_case, a_level, a_step
from tests.ui.loaders.conftest import NOW, Looking
from ui.loaders import classification
from ui.loaders import weak_bases as loaders

MINE = Scope.of([COMMITTEE])


def report(engine: Engine, *statements: Statement, committee: str = COMMITTEE, period: str = "2026-Q3") -> None:
    """Let a committee report."""
    said = a_report(*statements, committee=committee, period=period)
    submissions.accept(engine, report=said, by="don-vi", at=NOW)


@pytest.fixture(autouse=True)
def _registers(engine: Engine) -> None:
    """Two stays of the usual committee, one of them over, and one of another committee."""
    report(
        engine,
        a_base(1),
        a_base(2),
        a_base(3),
        a_case(1, listed_on=date(2025, 9, 1)),
        a_case(2, listed_on=date(2026, 2, 1)),
        a_step("planned", date(2025, 9, 10), due_on=date(2026, 6, 1)),
        a_step("planned", date(2026, 2, 10), base=2, due_on=date(2026, 8, 1)),
        a_step("exited", date(2026, 7, 20), base=2, document="31-QĐ/ĐU"),
        a_level("KHT", base=3),
        a_level("HT", base=1),
    )
    report(engine, a_base(1, committee=NEIGHBOUR), a_case(1, committee=NEIGHBOUR), committee=NEIGHBOUR)


def test_the_numbers_of_a_committee(looking: Looking) -> None:
    told = loaders.headline(looking(MINE))

    assert (told.bases, told.listed, told.overdue, told.too_long, told.unlisted) == (3, 1, 1, 1, 1)
    assert (told.entered, told.exited, told.attention) == (1, 1, 1)


def test_a_neighbour_is_seen_by_the_city_only(looking: Looking) -> None:
    assert loaders.exceptions(looking(MINE))["committee_id"].tolist() == [COMMITTEE]
    assert sorted(loaders.exceptions(looking(Scope.city()))["committee_id"]) == [COMMITTEE, NEIGHBOUR]
    assert loaders.register(looking(Scope.of([]))).is_empty


@pytest.mark.parametrize("period", [None, "2025", "2026", "2026-Q1", "2026-Q3", "2024"])
@pytest.mark.parametrize("scope", [MINE, Scope.city(), Scope.of([])])
def test_the_sum_on_screen_adds_up(looking: Looking, scope: Scope, period: str | None) -> None:
    on = min(date(int((period or "2026")[:4]), 12, 31), date(2026, 11, 23))
    register = loaders.register(looking(scope, period=period, on=on))

    flow = register.flow
    assert flow.opening + flow.entered - flow.exited - flow.dissolved == flow.closing == len(register.listed)
    assert flow.exited + flow.dissolved == len(register.left)


def test_the_period_says_when_counting_begins(looking: Looking) -> None:
    assert loaders.register(looking(MINE)).start == date(2026, 1, 1)
    assert loaders.register(looking(MINE, period="2025-Q4", on=date(2025, 12, 31))).start == date(2025, 10, 1)


def test_on_an_earlier_day_what_came_later_is_not_known(looking: Looking) -> None:
    register = loaders.register(looking(MINE, period="2026-Q2", on=date(2026, 6, 30)))

    assert (register.headline.listed, register.headline.overdue) == (2, 1)
    assert register.left.empty


def test_a_failed_base_without_a_case_is_named(looking: Looking) -> None:
    unlisted = loaders.register(looking(MINE)).unlisted

    assert unlisted["base"].tolist() == ["Chi bộ số 3"]
    assert unlisted["told"].tolist() == ["Không hoàn thành nhiệm vụ, Năm 2025"]


def test_levels_come_with_the_period_they_are_of(looking: Looking) -> None:
    levels = classification.levels(looking(MINE))

    assert levels is not None
    assert levels.period.label == "Năm 2025"
    assert (levels.shares.assessed, levels.shares.existing, levels.shares.unreported) == (2, 3, 1)
    assert classification.levels(looking(Scope.of([NEIGHBOUR]))) is None


def test_every_district_of_the_scope_has_its_row(looking: Looking) -> None:
    counts = loaders.by_district(looking(Scope.city())).set_index("district")

    assert counts.loc["q1"].to_dict() == {"listed": 2, "attention": 2, "overdue": 1, "too_long": 1, "bases": 4}
    assert set(counts.loc["go-vap"]) == {0}
    assert loaders.by_district(looking(MINE))["district"].tolist() == ["q1"]


def test_a_change_of_the_database_is_seen_at_once(engine: Engine, looking: Looking) -> None:
    before = loaders.headline(looking(MINE)).listed
    report(engine, a_step("exited", date(2026, 11, 2)), period="2026-Q4")

    after = loaders.headline(looking(MINE, revision=2)).listed

    assert (before, after) == (1, 0)
