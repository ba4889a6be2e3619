"""Counts that run from 1 January: increments are derived, never summed, and none may shrink."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import cumulative

COLUMNS = {"committee_id": "str", "indicator": "str", "item": "str", "period": "str", "numerator": "float64", "row": "Int64"}
ENDS = ("2026-Q1", "2026-6T", "2026-9T", "2026")


def said(**numbers: float | None) -> pd.DataFrame:
    """What one committee said of one indicator by period code, `Q1_2026` for 2026-Q1."""
    codes = ["-".join(reversed(name.split("_"))) if "_" in name else name.removeprefix("y") for name in numbers]
    rows = [
        ("xp-1", "I35", "", code, number, place)
        for place, (code, number) in enumerate(zip(codes, numbers.values(), strict=True), 5)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def test_what_each_report_added_is_the_difference_to_the_one_before() -> None:
    found = cumulative.increments(said(Q1_2026=4, **{"6T_2026": 9}, **{"9T_2026": 9}, y2026=15))

    assert found["period"].tolist() == list(ENDS)
    assert found["added"].tolist() == [4, 5, 0, 6]


def test_a_new_year_starts_anew() -> None:
    found = cumulative.increments(said(y2025=30, Q1_2026=4))

    assert found["added"].tolist() == [30, 4]


def test_of_two_periods_that_end_together_one_is_counted() -> None:
    found = cumulative.increments(said(Q1_2026=4, Q2_2026=9, **{"6T_2026": 9}))

    assert found[["period", "added"]].to_numpy().tolist() == [["2026-Q1", 4], ["2026-6T", 5]]


def test_months_and_figures_that_were_not_given_are_no_part_of_it() -> None:
    months = said(Q1_2026=4, Q2_2026=None, Q3_2026=6).assign(period=["2026-Q1", "2026-Q2", "2026-09"])

    assert cumulative.running(months)["period"].tolist() == ["2026-Q1"]


def test_a_later_figure_that_is_smaller_is_found_with_the_earlier_one() -> None:
    (found,) = cumulative.shrunk(said(Q1_2026=4, Q2_2026=9, Q3_2026=7)).to_dict("records")

    assert (found["period"], found["numerator"], found["row"]) == ("2026-Q3", 7, 7)
    assert (found["earlier_period"], found["earlier_numerator"], found["earlier_row"]) == ("2026-Q2", 9, 6)


def test_a_smaller_figure_adds_nothing_and_takes_nothing_away() -> None:
    assert cumulative.increments(said(Q1_2026=4, Q2_2026=3))["added"].isna().tolist() == [False, True]


@pytest.mark.parametrize("figures", [said(Q1_2026=4, Q2_2026=4), said(y2025=30, Q1_2026=4), said()])
def test_what_stays_or_starts_anew_has_not_shrunk(figures: pd.DataFrame) -> None:
    assert cumulative.shrunk(figures).empty


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_increments_of_a_year_add_up_to_its_last_report(gained: list[int]) -> None:
    totals = [float(sum(gained[: end + 1])) for end in range(4)]
    figures = said(**{f"p{number}": total for number, total in enumerate(totals)}).assign(period=list(ENDS))

    found = cumulative.increments(figures)

    assert found["added"].sum() == totals[-1]
    assert cumulative.shrunk(figures).empty
