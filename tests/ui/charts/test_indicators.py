"""The trend of an indicator: points, the break, and that only the data of the chart changes."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from ui.charts import indicators as charts


def points_of(*periods: tuple[str, float | None], cumulative: bool = False) -> pd.DataFrame:
    rows = [
        {
            "period": period,
            "numerator": value,
            "denominator": 100.0,
            "value": value,
            "target": 95.0,
            "reported": 3,
            "cumulative": cumulative,
        }
        for period, value in periods
    ]
    kinds: dict[str, Any] = dict.fromkeys(("numerator", "denominator", "value", "target"), "float64")
    frame = pd.DataFrame(rows, columns=["period", *kinds, "reported", "cumulative"])
    return charts.trend_points(frame.astype(kinds | {"period": "str", "reported": "Int64", "cumulative": "boolean"}))


def test_points_stand_in_the_order_of_their_periods_and_none_is_left_out() -> None:
    points = points_of(("2026-Q1", 96), ("2025-Q3", 94), ("2026-Q2", None))

    assert points["name"].tolist() == ["Quý III\n2025", "Quý IV\n2025", "Quý I\n2026"]
    assert points["counts"].tolist() == ["94 trên 100", "chưa có số liệu", "96 trên 100"]
    assert points["value"].isna().tolist() == [False, True, False]


def test_the_line_breaks_before_the_first_period_since_the_reorganisation() -> None:
    across, since = points_of(("2025-Q2", 90), ("2025-Q3", 92), ("2025-Q4", 93)), points_of(("2025-Q3", 92), ("2025-Q4", 93))

    assert across["breaks"].tolist() == [False, True, False]
    assert across["stretch"].nunique() == 2
    assert not since["breaks"].any()


@pytest.mark.parametrize(("period", "name"), [("2025", "Năm\n2025"), ("2026-6T", "6 tháng\n2026"), ("2026-11", "Tháng 11\n2026")])
def test_a_period_is_named_in_two_lines(period: str, name: str) -> None:
    assert points_of((period, 90))["name"].tolist() == [name]


@pytest.mark.parametrize("points", [(), (("2025-Q2", 90.0), ("2025-Q3", 92.0))], ids=["nothing", "something"])
def test_only_the_data_differs_between_two_pictures(points: tuple[tuple[str, float], ...]) -> None:
    def fixed(frame: pd.DataFrame) -> dict[str, Any]:
        return {part: value for part, value in charts.trend(frame).to_dict().items() if part not in ("data", "datasets")}

    assert fixed(points_of(*points)) == fixed(points_of(("2026-Q1", 96), cumulative=True))
    assert points_of(*points).dtypes.to_dict() == points_of(("2026-Q1", 96)).dtypes.to_dict()
