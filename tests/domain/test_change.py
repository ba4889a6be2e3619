"""A change is more than noise or it is none; what cannot be compared says why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from domain import change as rules
from domain.change import Change, Obstacle, Told
from domain.periods import Kind, Period


def told(period: str = "2026-Q3", numerator: float | None = 50, denominator: float | None = 100, **values: Any) -> Told:
    return Told(Period.parse(period), numerator, denominator, **values)


def test_the_interval_of_a_difference_is_that_of_the_published_example() -> None:
    # Newcombe (1998), table II, method 10: 56/70 less 48/80 is 0.0524 to 0.3339 at 95 %
    low, high = rules.difference((48, 80), (56, 70), score=1.96)

    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


@given(st.integers(1, 500), st.data())
def test_the_interval_of_a_share_is_that_of_an_independent_calculation(cases: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, cases))

    other = binomtest(count, cases).proportion_ci(confidence_level=0.9500042097, method="wilson")

    assert rules.interval(count, cases, score=1.96) == pytest.approx((other.low, other.high), abs=1e-7)


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        pytest.param((3, 40), (4, 40), Change.STEADY, id="three to four of forty"),
        pytest.param((30, 400), (70, 400), Change.UP, id="doubled among hundreds"),
        pytest.param((70, 400), (30, 400), Change.DOWN, id="halved among hundreds"),
        pytest.param((10, 10), (10, 10), Change.STEADY, id="all and all"),
        pytest.param((0, 20), (0, 30), Change.STEADY, id="none and none"),
    ],
)
def test_a_share_changes_when_more_than_noise_lies_between(
    earlier: tuple[int, int], later: tuple[int, int], found: Change
) -> None:
    assert rules.share_change(earlier, later) is found


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [(3, 4, Change.STEADY), (0, 0, Change.STEADY), (20, 60, Change.UP), (60, 20, Change.DOWN), (0, 4, Change.STEADY)],
)
def test_a_count_changes_when_more_than_noise_lies_between(earlier: int, later: int, found: Change) -> None:
    assert rules.count_change(earlier, later) is found


def test_a_count_of_more_reporters_is_expected_to_be_larger() -> None:
    assert rules.count_change(100, 200) is Change.UP
    assert rules.count_change(100, 200, exposures=(80, 160)) is Change.STEADY


@given(st.integers(0, 300), st.integers(0, 300), st.integers(300, 400))
def test_looking_back_a_rise_is_a_fall(one: int, other: int, cases: int) -> None:
    mirrored = {Change.UP: Change.DOWN, Change.DOWN: Change.UP, Change.STEADY: Change.STEADY}

    assert rules.share_change((other, cases), (one, cases)) is mirrored[rules.share_change((one, cases), (other, cases))]
    assert rules.count_change(other, one) is mirrored[rules.count_change(one, other)]


@given(st.integers(0, 200), st.integers(1, 200))
def test_no_difference_is_never_a_change(count: int, more: int) -> None:
    assert rules.share_change((count, count + more), (count, count + more)) is Change.STEADY
    assert rules.count_change(count, count) is Change.STEADY


@pytest.mark.parametrize(
    ("earlier", "later", "reason"),
    [
        pytest.param(told("2026-Q2"), told(), None, id="two quarters"),
        pytest.param(told("2026-Q2", None), told(), Obstacle.UNKNOWN, id="nothing was reported"),
        pytest.param(told("2026-Q2", 0, 0), told(), Obstacle.UNKNOWN, id="a share of nothing"),
        pytest.param(told("2026-6T"), told(), Obstacle.KIND, id="half a year and a quarter"),
        pytest.param(told("2025-Q2"), told("2026-Q2"), Obstacle.REORGANISED, id="before and since"),
        pytest.param(told("2025-Q3"), told(), None, id="the first quarter since"),
        pytest.param(told("2025-Q3", cumulative=True), told(cumulative=True), Obstacle.REORGANISED, id="from January 2025"),
        pytest.param(told("2025"), told("2026"), None, id="as it stood at the end of two years"),
        pytest.param(told("2024"), told("2025"), Obstacle.REORGANISED, id="the end of a year before and since"),
        pytest.param(told("2026-Q2", cumulative=True), told(cumulative=True), Obstacle.RUNNING, id="part of the same sum"),
        pytest.param(told("2026-09", cumulative=True), told("2026-10", cumulative=True), None, id="months stand apart"),
        pytest.param(told("2026-Q2", is_provisional=True), told(), Obstacle.REPORTS, id="too few reports then"),
        pytest.param(told("2026-Q2"), told(is_provisional=True), Obstacle.REPORTS, id="too few reports now"),
        pytest.param(told("2026-Q2", 4, 9), told(), Obstacle.FEW, id="a share of nine"),
        pytest.param(told("2026-Q2", 4, None, is_ratio=False), told("2026-Q3", 5, None, is_ratio=False), None, id="counts"),
    ],
)
def test_what_is_not_comparable_says_why(earlier: Told, later: Told, reason: Obstacle | None) -> None:
    assert rules.obstacle(earlier, later) is reason
    assert (rules.change(earlier, later) is Change.INCOMPARABLE) == (reason is not None)


def test_shares_counts_and_exceeded_plans_are_each_compared_in_their_way() -> None:
    assert rules.change(told("2026-Q2", 300, 400), told("2026-Q3", 360, 400)) is Change.UP
    counted = [told(period, count, None, is_ratio=False) for period, count in (("2026-Q2", 40), ("2026-Q3", 90))]
    assert rules.change(*counted) is Change.UP
    assert rules.change(told("2026-Q2", 90, 100), told("2026-Q3", 180, 100)) is Change.UP, "more than was planned"


@given(st.dates(date(2021, 1, 1), date(2030, 12, 31)), st.sampled_from(list(Kind)))
def test_a_year_before_is_of_the_same_kind_in_the_year_before(day: date, kind: Kind) -> None:
    period = Period.holding(day, kind)
    before = rules.year_before(period)

    assert (before.kind, before.year) == (kind, period.year - 1)
    assert Period.parse(before.code) == before


def test_a_quarter_of_a_running_count_is_what_was_added_by_those_who_told_both() -> None:
    assert rules.added({"a": 3, "b": 5, "c": 1}, {"a": 4, "b": 5, "d": 9}) == (1, 2)
    assert rules.added({"a": 3}, {"b": 4}) is None
    assert rules.added({"a": 3, "b": 1}, {"a": 2, "b": 8}) is None, "a correction is no negative increase"
