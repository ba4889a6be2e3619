"""The picture of units beside each other: who is named, whose colour means what, and that only the data changes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from domain.funnel import MARK, SMALLEST, Funnel
from ui.charts import funnel as charts

COMMON = Funnel(0.5)


def units(*rows: tuple[str, float, float]) -> pd.DataFrame:
    """Units by name with count and cases, judged against COMMON."""
    frame = pd.DataFrame(rows, columns=["name", "numerator", "denominator"]).astype(
        {"name": "str", "numerator": "float64", "denominator": "float64"}
    )
    found = COMMON.standings(frame["numerator"].to_numpy(), frame["denominator"].to_numpy())
    standing = pd.Series([str(each) for each in found], dtype="str")
    return frame.assign(committee_id="xp-" + frame["name"], standing=standing, standing_told="○ " + standing)


def points(*rows: tuple[str, float, float], direction: str = "up", mine: set[str] | None = None) -> pd.DataFrame:
    """The points of units, without those that carry the limits."""
    found = charts.funnel_points(units(*rows), COMMON, direction=direction, mine=mine)
    return found[found["place"] != ""].set_index("name")


LOW, HIGH, USUAL = ("a", 100.0, 400.0), ("b", 300.0, 400.0), ("c", 205.0, 400.0)


def test_only_units_outside_the_limits_are_named() -> None:
    assert points(LOW, HIGH, USUAL)["label"].to_dict() == {"a": "a", "b": "b", "c": ""}


def test_of_many_exceptions_the_farthest_are_named() -> None:
    found = points(*((str(number), 3.0 * 2**number, 4.0 * 2**number) for number in range(6, 16)), ("far", 10.0, 400.0))

    assert len(set(found["label"]) - {""}) <= charts.MOST_NAMES
    assert found.loc["far", "label"] == "far"


def test_no_name_covers_another() -> None:
    found = points(("near", 310.0, 400.0), ("farther", 311.0, 401.0), ("far below", 100.0, 400.0), ("large", 2050.0, 4000.0))

    assert set(found["label"]) - {""} == {"farther", "far below"}


@pytest.mark.parametrize(
    ("direction", "low", "high"),
    [("up", charts.WORSE, charts.BETTER), ("down", charts.BETTER, charts.WORSE), ("context", charts.PLAIN, charts.PLAIN)],
)
def test_better_and_worse_follow_the_direction_and_context_has_neither(direction: str, low: str, high: str) -> None:
    colours = points(LOW, HIGH, USUAL, direction=direction)["colour"]

    assert (colours["a"], colours["b"]) == (low, high)
    assert colours["c"] not in (charts.WORSE, charts.BETTER, charts.PLAIN)


def test_shape_tells_what_colour_tells() -> None:
    assert points(LOW, HIGH, USUAL)["shape"].tolist() == ["triangle-down", "triangle-up", "circle"]


def test_a_unit_of_few_cases_is_not_in_the_picture() -> None:
    assert points(("small", 9.0, SMALLEST - 1.0), USUAL).index.tolist() == ["c"]


def test_beside_the_units_of_the_chosen_place_others_stand_back() -> None:
    assert points(LOW, HIGH, mine={"xp-a"})["mine"].to_dict() == {"a": True, "b": False}
    assert points(LOW, HIGH)["mine"].all()


def test_the_limits_drawn_are_those_that_judge() -> None:
    found = charts.funnel_points(units(LOW, HIGH, ("tiny", 6.0, 12.0)), COMMON, direction="up")
    curve = found[found["place"] == ""]
    low, high = COMMON.bounds(curve["cases"].to_numpy(), score=MARK)

    assert curve["cases"].iloc[[0, -1]].tolist() == pytest.approx([SMALLEST, 400])
    for side, bound in (("mark_low", low), ("mark_high", high)):
        told = curve[side].notna()
        assert told.any()
        assert curve.loc[told, side].to_numpy() == pytest.approx(100 * np.asarray(bound)[told.to_numpy()])


def test_only_the_data_differs_between_two_pictures() -> None:
    def fixed(frame: pd.DataFrame) -> dict[str, Any]:
        made = charts.funnel_plot(frame.assign(turn=0)).to_dict()
        return {part: value for part, value in made.items() if part not in ("data", "datasets")}

    some = charts.funnel_points(units(LOW, HIGH), COMMON, direction="down")
    none = charts.funnel_points(units(), Funnel(0.0), direction="up")

    assert fixed(some) == fixed(none)
    assert none.empty
    assert none.dtypes.to_dict() == some.dtypes.to_dict()
