"""Milestones in the invented story: set after the plan, reached near their day, for bases that are still on the register."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access.facts import current
from domain.scope import Scope
from tests.demo_data import NOW, TODAY


@pytest.fixture(scope="module")
def marks(small: Engine) -> pd.DataFrame:
    """The milestones of the small city beside the plan of their case."""
    with small.connect() as connection:
        found = current(connection, "weak_case_milestone", scope=Scope.city(), as_of=NOW)
        steps = current(connection, "weak_case_event", scope=Scope.city(), as_of=NOW, about={"stage": ["planned"]})
    plans = steps[["case_code", "happened_on"]].rename(columns={"happened_on": "planned_on"})
    return found.merge(plans, on="case_code", how="left", validate="m:1")


def test_each_case_has_three_milestones_in_their_order(marks: pd.DataFrame) -> None:
    assert len(marks)
    assert marks.groupby("case_code")["number"].agg(list).map(lambda numbers: numbers == [1, 2, 3]).all()
    assert marks.groupby("case_code")["due_on"].is_monotonic_increasing.all()


def test_they_follow_the_plan_and_are_reached_by_today_with_a_document(marks: pd.DataFrame) -> None:
    reached = marks[marks["done_on"].notna()]

    assert (marks["due_on"] > marks["planned_on"]).all()
    assert 0 < len(reached) < len(marks)
    assert (reached["done_on"] <= pd.Timestamp(TODAY)).all()
    assert reached["document"].notna().all()
