"""What a workbook is checked against: one committee's facts at a moment, within a scope, and the lists of its period."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from data_access.known import Known, OutOfScope, UnknownCommittee, known
from data_access.lists import load
from domain.periods import Period
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report, accept

QUARTER = Period.parse("2026-Q3")
NOW = datetime(2026, 10, 12)


def asked(
    engine: Engine, *, committee: str = COMMITTEE, scope: Scope | None = None, as_of: datetime = NOW, assign: bool = False
) -> Known:
    with engine.connect() as connection:
        return known(connection, committee_id=committee, period=QUARTER, scope=scope or Scope.city(), as_of=as_of, assign=assign)


def test_a_report_is_checked_against_its_own_committee_only(engine: Engine) -> None:
    accept(engine, a_base(1), at=datetime(2026, 7, 1))
    theirs = a_report(a_base(1, committee=NEIGHBOUR), committee=NEIGHBOUR)
    submissions.accept(engine, report=theirs, by="lang-gieng", at=datetime(2026, 7, 2))

    found = asked(engine)

    assert [row["code"] for row in found.rows("base_organisation")] == ["XP26740-001"]
    assert found.fact("base_organisation", "XP26740-001") is not None
    assert found.fact("base_organisation", "XP26743-001") is None
    assert found.on == date(2026, 10, 12)


def test_what_was_stated_later_is_not_known_yet(engine: Engine) -> None:
    accept(engine, a_base(1), at=datetime(2026, 7, 1))

    assert asked(engine, as_of=datetime(2026, 6, 30)).rows("base_organisation") == []


def test_a_committee_outside_the_scope_is_not_asked_about(engine: Engine) -> None:
    with pytest.raises(OutOfScope, match=COMMITTEE):
        asked(engine, scope=Scope.of([NEIGHBOUR]))
    with pytest.raises(UnknownCommittee):
        asked(engine, committee="xp-00000")


def test_the_lists_are_those_of_the_period(engine: Engine) -> None:
    found = asked(engine)

    assert "KP" in found.choices("base_type")
    assert "2" not in found.choices("base_type"), "wards are no bases since July 2025"
    assert set(found.choices("weak_outcome")) == {"exited", "dissolved"}
    assert found.choices("clause")["1.3"].startswith("1.3 – Kiện toàn")


def test_figures_are_owed_by_the_group_whose_task_they_measure(engine: Engine) -> None:
    own = {one.code for one in asked(engine).due_indicators}
    theirs = {one.code for one in asked(engine, committee="tp-btctu", assign=True).due_indicators}

    assert "I09" in own
    assert "I51" in theirs
    assert not own & theirs


def test_the_lists_know_successors_and_what_may_exceed_its_plan(engine: Engine) -> None:
    with engine.connect() as connection:
        lists = load(connection)

    assert len(lists.successors["qh-764"]) == 6
    assert lists.committees["qh-764"].in_force(date(2025, 6, 30), date(2025, 7, 31))
    assert not lists.committees["qh-764"].in_force(date(2025, 7, 1), date(2025, 7, 31))
    assert lists.committees["tt-khoi-dcd"].code == "TTKHOIDCD"
    assert {one.code for one in lists.indicators.values() if one.may_exceed} == {"I15", "I34"}
    assert lists.indicators["I40"].items == {"TCD": "Tổ chức đảng", "DV": "Đảng viên"}
