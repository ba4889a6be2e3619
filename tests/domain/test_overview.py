"""What deserves attention first."""

from __future__ import annotations

import pandas as pd
import pytest

from domain.overview import OverdueShare, by_exception, overdue_share


@pytest.mark.parametrize(
    ("overdue", "tasks", "share"),
    [
        (0, 0, OverdueShare.NONE),
        (0, 50, OverdueShare.NONE),
        (1, 100, OverdueShare.FEW),
        (4, 100, OverdueShare.FEW),
        (5, 100, OverdueShare.SOME),
        (9, 100, OverdueShare.SOME),
        (10, 100, OverdueShare.MANY),
        (1, 1, OverdueShare.MANY),
    ],
)
def test_the_step_of_what_is_overdue(overdue: int, tasks: int, share: OverdueShare) -> None:
    assert overdue_share(overdue, tasks=tasks) is share


def test_more_kinds_of_exceptions_come_first_then_the_larger_place_and_what_is_in_order_is_left_out() -> None:
    counts = pd.DataFrame(
        [("small", 5, 4, 0), ("large", 90, 1, 0), ("in order", 200, 0, 0), ("both", 2, 1, 1)],
        columns=["name", "tasks", "overdue", "missing"],
    )

    found = by_exception(counts, ["overdue", "missing"], size="tasks")

    assert found["name"].tolist() == ["both", "large", "small"]
    assert found["kinds"].tolist() == [2, 1, 1]


def test_nowhere_an_exception_leaves_no_row() -> None:
    counts = pd.DataFrame({"tasks": [3], "overdue": [0]})

    assert by_exception(counts, ["overdue"], size="tasks").empty
