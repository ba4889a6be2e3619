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


def test_points_stand_at_the_end_of_their_periods_in_order() -> None:
    points = points_of(("2026-Q1", 96), ("2025-Q4", 94), ("2026-Q2", None))

    assert points["name"].tolist() == ["Quý IV/2025", "Quý I/2026"]
    assert points["end"].tolist() == [pd.Timestamp("2025-12-31"), pd.Timestamp("2026-03-31")]
    assert points["counts"].tolist() == ["94 trên 100", "96 trên 100"]


def test_the_break_is_marked_where_there_is_something_from_before_it() -> None:
    across, since = points_of(("2025-Q2", 90), ("2025-Q3", 92)), points_of(("2025-Q3", 92))

    assert across["broken_on"].unique().tolist() == [pd.Timestamp("2025-07-01")]
    assert across["stretch"].nunique() == 2
    assert since["broken_on"].isna().all()


@pytest.mark.parametrize("points", [(), (("2025-Q2", 90.0), ("2025-Q3", 92.0))], ids=["nothing", "something"])
def test_only_the_data_differs_between_two_pictures(points: tuple[tuple[str, float], ...]) -> None:
    def fixed(frame: pd.DataFrame) -> dict[str, Any]:
        return {part: value for part, value in charts.trend(frame).to_dict().items() if part not in ("data", "datasets")}

    assert fixed(points_of(*points)) == fixed(points_of(("2026-Q1", 96), cumulative=True))
    assert points_of(*points).dtypes.to_dict() == points_of(("2026-Q1", 96)).dtypes.to_dict()
