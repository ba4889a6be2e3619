"""Delays against both deadlines, the days to compare with, and when a change of a share of work is more than noise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import plan
from domain.change import Change
from domain.periods import Period
from domain.plan import Slippage
from domain.progress import State

TODAY = date(2026, 11, 23)
PAIRS = st.integers(0, 300).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due)))


def tasks_of(*rows: dict[str, Any]) -> pd.DataFrame:
    usual = {"state": State.OPEN, "due_on": "2026-12-31", "moves": 0}
    return pd.DataFrame([usual | row for row in rows], columns=list(usual)).astype(
        {"state": "str", "due_on": "datetime64[s]", "moves": "Int64"}
    )


def test_a_moved_deadline_hides_no_delay() -> None:
    tasks = tasks_of(
        {"state": State.OVERDUE, "due_on": "2026-08-31", "moves": 1},
        {"state": State.OPEN, "due_on": "2026-08-31", "moves": 2},
        {"state": State.NOT_DUE, "due_on": "2026-11-23"},
        {"state": State.DONE_LATE, "due_on": "2026-08-31"},
        {"state": State.OVERDUE, "due_on": "2026-12-15", "moves": 1},
        {"state": State.CANCELLED, "due_on": "2026-08-31", "moves": 9},
    )

    assert plan.slippage(tasks, on=TODAY) == Slippage(overdue=2, past_original=2, moved=3, moves=4)


def test_no_work_has_no_delay() -> None:
    assert plan.slippage(tasks_of(), on=TODAY) == Slippage(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("period", "on", "days"),
    [
        (None, TODAY, [("2026-01-01", "2026-09-30", False), ("2025-01-01", "2025-11-23", True)]),
        (None, date(2026, 2, 3), [("2025-01-01", "2025-12-31", False), ("2025-01-01", "2025-02-03", True)]),
        (None, date(2028, 2, 29), [("2027-01-01", "2027-12-31", False), ("2027-01-01", "2027-02-28", True)]),
        ("2026-Q3", date(2026, 9, 30), [("2026-04-01", "2026-06-30", False), ("2025-07-01", "2025-09-30", True)]),
        ("2026-Q4", TODAY, [("2026-07-01", "2026-08-23", False), ("2025-10-01", "2025-11-23", True)]),
        ("2026-02", date(2026, 2, 28), [("2026-01-01", "2026-01-31", False), ("2025-02-01", "2025-02-28", True)]),
        ("2026-03", date(2026, 3, 30), [("2026-02-01", "2026-02-28", False), ("2025-03-01", "2025-03-30", True)]),
        ("2026", TODAY, [("2025-01-01", "2025-11-23", True)]),
        ("2026-6T", date(2026, 6, 30), [("2025-01-01", "2025-06-30", True)]),
    ],
)
def test_the_days_to_compare_with(period: str | None, on: date, days: list[tuple[str, str, bool]]) -> None:
    found = plan.earlier_days(Period.parse(period) if period else None, on=on)

    assert [(str(each.start), str(each.day), each.is_year_before) for each in found] == days


def test_nothing_is_compared_across_the_reorganisation() -> None:
    (_, last_year) = plan.earlier_days(Period.parse("2026-Q2"), on=date(2026, 6, 30))
    (last_quarter, _) = plan.earlier_days(Period.parse("2025-Q2"), on=date(2025, 6, 30))

    assert not plan.is_comparable(last_year, on=date(2026, 6, 30))
    assert plan.is_comparable(last_quarter, on=date(2025, 6, 30)), "both before it"


@pytest.mark.parametrize(
    ("earlier", "later", "change"),
    [
        ((80, 100), (85, 100), Change.UP),
        ((80, 100), (84, 100), Change.STEADY),
        ((800, 1000), (849, 1000), Change.STEADY),
        ((85, 100), (80, 100), Change.DOWN),
        ((3, 4), (4, 4), Change.STEADY),
        ((2, 4), (4, 4), Change.UP),
        ((0, 0), (4, 4), Change.INCOMPARABLE),
        ((4, 4), (0, 0), Change.INCOMPARABLE),
    ],
)
def test_a_change_counts_from_five_points_and_two_pieces_on(
    earlier: tuple[int, int], later: tuple[int, int], change: Change
) -> None:
    assert plan.share_change(earlier, later) is change


@given(PAIRS, st.integers(1, 300))
def test_one_piece_of_work_is_never_a_change(earlier: tuple[int, int], due: int) -> None:
    count, was_due = earlier
    if was_due:
        nearest = count * due // was_due  # the same share in whole pieces

        assert plan.share_change(earlier, (nearest, due)) is Change.STEADY
