"""Figures of indicators: values from counts, targets, the kinds of nothing, and lines that break where they must."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import indicators
from domain.indicators import Reading, Versus
from domain.periods import REORGANISED_ON, Kind, Period


def a_figure(**values: Any) -> dict[str, Any]:
    usual = {
        "indicator": "I09",
        "period": "2026-Q3",
        "item": "",
        "kind": "ratio",
        "direction": "up",
        "cumulative": False,
        "numerator": 57.0,
        "denominator": 60.0,
        "target_count": None,
        "target_share": None,
        "reported": 3,
        "not_applicable": 0,
        "is_due": True,
    }
    return usual | values


def figures_of(*rows: dict[str, Any]) -> pd.DataFrame:
    numbers = dict.fromkeys(("numerator", "denominator", "target_count", "target_share"), "float64")
    flags = {"cumulative": "boolean", "is_due": "boolean", "reported": "Int64", "not_applicable": "Int64"}
    words = dict.fromkeys(("indicator", "period", "item", "kind", "direction"), "str")
    return pd.DataFrame(rows, columns=list(a_figure())).astype(numbers | flags | words)


def valued(**values: Any) -> dict[str, Any]:
    return {str(name): value for name, value in indicators.with_values(figures_of(a_figure(**values))).iloc[0].items()}


def test_a_share_comes_from_its_counts_and_a_count_is_its_numerator() -> None:
    assert valued(numerator=57.0, denominator=60.0)["value"] == pytest.approx(95)
    assert valued(kind="count", numerator=57.0, denominator=None)["value"] == 57


@pytest.mark.parametrize(
    ("figure", "reading"),
    [
        pytest.param({"reported": 0, "numerator": None, "is_due": False}, Reading.NOT_DUE, id="not due"),
        pytest.param({"reported": 0, "numerator": None}, Reading.MISSING, id="due and missing"),
        pytest.param({"numerator": None, "not_applicable": 3}, Reading.NOT_APPLICABLE, id="does not apply"),
        pytest.param({"numerator": 0.0, "denominator": 0.0}, Reading.NOT_APPLICABLE, id="a share of nothing"),
        pytest.param({"numerator": 0.0}, Reading.ZERO, id="a reported zero"),
        pytest.param({"is_due": False}, Reading.VALUE, id="reported early"),
    ],
)
def test_the_kinds_of_nothing_are_kept_apart(figure: dict[str, Any], reading: Reading) -> None:
    row = valued(**figure)

    assert row["reading"] == reading
    assert pd.isna(row["value"]) == (reading not in (Reading.VALUE, Reading.ZERO))


@pytest.mark.parametrize(
    ("figure", "versus"),
    [
        pytest.param({"target_share": 95.0}, Versus.REACHED, id="exactly the target"),
        pytest.param({"target_share": 95.1}, Versus.SHORT, id="just short"),
        pytest.param({"target_share": 95.0, "direction": "down"}, Versus.REACHED, id="lower is better, exactly"),
        pytest.param({"target_share": 94.9, "direction": "down"}, Versus.SHORT, id="lower is better, above"),
        pytest.param({"target_share": 99.0, "direction": "context"}, Versus.CONTEXT, id="neither good nor bad"),
        pytest.param({}, Versus.NONE, id="no target"),
        pytest.param({"target_share": 95.0, "reported": 0, "numerator": None}, Versus.NONE, id="missing is never short"),
        pytest.param({"target_share": 99.0, "cumulative": True}, Versus.UNDERWAY, id="the year is not over"),
        pytest.param({"target_share": 90.0, "cumulative": True}, Versus.REACHED, id="reached before the year is over"),
        pytest.param({"target_share": 99.0, "cumulative": True, "period": "2025"}, Versus.SHORT, id="the year is over"),
        pytest.param({"target_share": 99.0, "cumulative": True, "direction": "down"}, Versus.UNDERWAY, id="may still rise"),
        pytest.param({"target_share": 90.0, "cumulative": True, "direction": "down"}, Versus.SHORT, id="has risen too far"),
        pytest.param({"kind": "count", "target_count": 60.0, "target_share": 1.0}, Versus.SHORT, id="a count has its own target"),
    ],
)
def test_a_value_beside_its_target(figure: dict[str, Any], versus: Versus) -> None:
    assert valued(**figure)["versus"] == versus


def test_only_the_newest_period_of_each_indicator_is_kept_with_all_its_items() -> None:
    figures = figures_of(
        a_figure(period="2025"),
        a_figure(period="2026-Q3"),
        a_figure(indicator="I28", period="2026-Q2", item="PHAT_SINH"),
        a_figure(indicator="I28", period="2026-Q2", item="TON_CUOI_KY"),
        a_figure(indicator="I28", period="2026-6T", item="TON_CUOI_KY"),
        a_figure(indicator="I13", period="2025"),
    )

    kept = indicators.newest(figures)

    assert sorted(zip(kept["indicator"], kept["period"], kept["item"], strict=True)) == [
        ("I09", "2026-Q3", ""),
        ("I13", "2025", ""),
        ("I28", "2026-Q2", "PHAT_SINH"),
        ("I28", "2026-Q2", "TON_CUOI_KY"),
    ]


def test_recent_periods_have_all_ended() -> None:
    codes = [period.code for period in indicators.recent_periods(date(2026, 11, 23))]

    assert codes[:2] == ["2026-W47", "2026-W46"]
    assert {"2026-10", "2026-Q3", "2026-Q2", "2026-9T", "2026-6T", "2025", "2024"} <= set(codes)
    assert "2026-11" not in codes
    assert "2026-Q4" not in codes


@given(st.dates(date(2021, 1, 1), date(2030, 12, 31)))
def test_two_ended_periods_of_every_kind_are_recent_on_any_day(on: date) -> None:
    found = indicators.recent_periods(on)

    assert all(period.end <= on for period in found)
    assert {kind: sum(period.kind is kind for period in found) for kind in Kind} == dict.fromkeys(Kind, 2)


def test_a_line_breaks_at_the_reorganisation() -> None:
    before, at_end, first, later = indicators.segments(["2025-Q1", "2025-Q2", "2025-Q3", "2026-Q1"], cumulative=False)

    assert before == at_end
    assert first == later
    assert at_end != first


def test_a_cumulative_line_starts_anew_each_year_and_years_are_joined() -> None:
    quarters = indicators.segments(["2023-Q3", "2023-Q4", "2024-Q1"], cumulative=True)
    years = indicators.segments(["2023", "2024", "2025"], cumulative=True)

    assert quarters[0] == quarters[1] != quarters[2]
    assert years[0] == years[1] != years[2]


def test_a_trend_is_drawn_in_the_kind_of_period_reported_most() -> None:
    assert indicators.regular_kind(["2025", "2026-Q1", "2026-Q2"]) is Kind.QUARTER
    assert indicators.regular_kind(["2025", "2026-Q1"]) is Kind.YEAR
    assert indicators.regular_kind([]) is None


def test_no_figures_keep_their_columns_and_types() -> None:
    empty, one = indicators.with_values(figures_of()), indicators.with_values(figures_of(a_figure()))

    assert empty.dtypes.to_dict() == one.dtypes.to_dict()
    assert indicators.newest(empty).empty


@pytest.mark.parametrize(
    ("denominator", "planned"),
    [
        ("Chỉ tiêu kết nạp được giao cả năm", True),
        ("Cuộc trong chương trình cả năm", True),
        ("Tổng số chi bộ", False),
        (None, False),
    ],
)
def test_a_whole_that_is_a_plan_is_known_by_its_name(denominator: str | None, planned: bool) -> None:
    assert indicators.is_plan(denominator) is planned


@given(
    st.lists(st.dates(date(2024, 1, 1), date(2026, 12, 31)), min_size=2, max_size=2), st.sampled_from(list(Kind)), st.booleans()
)
def test_no_line_joins_both_eras(days: list[date], kind: Kind, cumulative: bool) -> None:
    first, second = (Period.holding(day, kind) for day in days)

    one, other = indicators.segments([first.code, second.code], cumulative=cumulative)

    assert one != other or (first.end < REORGANISED_ON) == (second.end < REORGANISED_ON)
