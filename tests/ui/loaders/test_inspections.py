"""Inspections for a view: scope, year, what waits, what ended committees left."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from domain.scope import Scope
from domain.statements import Statement
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report
from tests.registers import a_recommendation, an_inspection
from tests.ui.loaders.conftest import NOW, Looking
from ui.loaders import inspections as loaders

MINE = Scope.of([COMMITTEE])
BEGUN, ENDED = date(2026, 4, 2), date(2026, 4, 20)


def report(engine: Engine, *statements: Statement, committee: str = COMMITTEE, period: str = "2026-Q3") -> None:
    """Let a committee report."""
    said = a_report(*statements, committee=committee, period=period)
    submissions.accept(engine, report=said, by="don-vi", at=NOW)


@pytest.fixture(autouse=True)
def _work(engine: Engine) -> None:
    """A concluded, an unconcluded and a delayed inspection of the usual committee, one of another, one of a former."""
    report(
        engine,
        a_base(1),
        an_inspection(
            1,
            started_on=BEGUN,
            ended_on=ENDED,
            concluded_on=date(2026, 5, 4),
            findings="QUY_CHE,TRACH_NHIEM",
            inspected=2,
            disciplined=1,
        ),
        an_inspection(2, started_on=BEGUN, ended_on=ENDED, base_code="XP26740-001"),
        an_inspection(3, planned_on=date(2026, 9, 1)),
        an_inspection(4, planned_on=date(2026, 11, 1)),
        a_recommendation(1, due_on=date(2026, 11, 13)),
        a_recommendation(2, due_on=date(2026, 10, 1), remedied_on=date(2026, 9, 30), verified_on=date(2026, 10, 8)),
    )
    report(engine, an_inspection(1, committee=NEIGHBOUR, started_on=BEGUN, ended_on=ENDED), committee=NEIGHBOUR)
    former = an_inspection(1, committee="qh-764", year=2025, started_on=date(2025, 4, 2), ended_on=date(2025, 5, 2))
    report(engine, former, committee="qh-764", period="2025-Q2")


def test_the_numbers_of_a_committee(looking: Looking) -> None:
    told = loaders.headline(looking(MINE))

    assert (told.year, told.planned, told.due, told.done, told.concluded) == (2026, 4, 3, 2, 1)
    assert (told.unconcluded, told.delayed, told.unheard) == (1, 1, 1)
    assert (told.recommendations_open, told.recommendations_overdue) == (1, 1)
    assert (told.remedied, told.remedied_on_time, told.verified) == (1, 1, 1)


def test_what_waits_says_where_and_for_how_long(looking: Looking) -> None:
    waiting, overdue = loaders.unconcluded(looking(MINE)), loaders.exceptions(looking(MINE))

    assert waiting[["at", "days"]].to_numpy().tolist() == [["Chi bộ số 1", 217]]
    assert overdue["days_over"].tolist() == [10]


def test_a_neighbour_is_seen_by_the_city_only(looking: Looking) -> None:
    assert loaders.unconcluded(looking(MINE))["committee_id"].tolist() == [COMMITTEE]
    assert set(loaders.unconcluded(looking(Scope.city()))["committee_id"]) == {COMMITTEE, NEIGHBOUR}
    assert loaders.work(looking(Scope.of([]))).total == 0


def test_what_a_former_committee_left_open_waits_for_nobody(looking: Looking) -> None:
    now, then = looking(Scope.city()), looking(Scope.city(), period="2025-Q2", on=date(2025, 6, 30))

    assert loaders.headline(now).left_open == 1
    assert "qh-764" not in set(loaders.inspections(now)["committee_id"])
    assert loaders.unconcluded(then)["committee_id"].tolist() == ["qh-764"]


def test_the_newest_stand_first_and_all_are_there_on_request(looking: Looking) -> None:
    work, whole = loaders.work(looking(MINE)), loaders.inspections(looking(MINE))

    assert work.total == len(whole) == 4
    assert work.newest["stage_name"].tolist() == whole["stage_name"].tolist()
    assert whole["stage_name"].iloc[0] == "● Đã kết luận"


def test_the_programme_is_drawn_by_form_authority_and_subject(looking: Looking) -> None:
    bars = loaders.work(looking(MINE)).programme

    assert [bars[by]["planned"].sum() for by in ("form", "authority", "subject")] == [4, 4, 4]
    assert "Ủy ban kiểm tra" in bars["authority"]["name"].iloc[0]


def test_every_district_of_the_scope_has_its_row(looking: Looking) -> None:
    counts = loaders.by_district(looking(Scope.city())).set_index("district")

    assert counts.loc["q1"].to_dict() == {"planned": 5, "due": 4, "done": 3, "concluded": 1, "unconcluded": 2, "overdue": 1}
    assert counts.loc["go-vap"].sum() == 0
    assert loaders.by_district(looking(MINE))["district"].tolist() == ["q1"]


def test_a_change_of_the_database_is_seen_at_once(engine: Engine, looking: Looking) -> None:
    before = loaders.headline(looking(MINE)).concluded
    report(engine, an_inspection(2, started_on=BEGUN, ended_on=ENDED, concluded_on=date(2026, 11, 2)), period="2026-Q4")

    assert (before, loaders.headline(looking(MINE, revision=2)).concluded) == (1, 2)
