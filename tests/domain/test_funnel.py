"""Limits around a common share: the published table, an independent calculation, and that size alone is never an exception."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from domain import funnel
from domain.funnel import CLEAR, MARK, SMALLEST, Funnel, Standing

FIVE_PERCENT = Funnel(0.05)


def column(*numbers: float) -> funnel.Numbers:
    return np.array(numbers, dtype=np.float64)


def standing(count: float, cases: float, *, compared: Funnel = FIVE_PERCENT) -> Standing:
    (found,) = compared.standings(column(count), column(cases))
    return found


def series(numbers: funnel.Numbers) -> pd.Series[float]:
    return pd.Series(numbers, dtype="float64")


@pytest.mark.parametrize(
    ("cases", "mark", "clear", "counts"),
    [
        (12, (0.6, 31.2), (0.3, 49.6), (4, 6)),
        (30, (1.2, 19.1), (0.6, 31.1), (6, 10)),
        (60, (1.7, 13.7), (1.0, 21.3), (9, 13)),
        (120, (2.3, 10.5), (1.5, 15.1), (13, 19)),
        (200, (2.7, 9.0), (2.0, 12.1), (18, 25)),
    ],
)
def test_limits_of_units_of_unlike_size_at_five_percent(
    cases: int, mark: tuple[float, float], clear: tuple[float, float], counts: tuple[int, int]
) -> None:
    for score, expected in ((MARK, mark), (CLEAR, clear)):
        low, high = FIVE_PERCENT.limits(column(cases), score=score)
        assert (round(100 * float(low[0]), 1), round(100 * float(high[0]), 1)) == expected

    first = [
        next(count for count in range(cases) if standing(count, cases) is wanted)
        for wanted in (
            Standing.MARKED_ABOVE,
            Standing.CLEARLY_ABOVE,
        )
    ]
    assert tuple(first) == counts


@given(st.integers(1, 400), st.data())
def test_limits_are_those_of_an_independent_calculation(cases: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, cases))

    low, high = Funnel(count / cases).limits(column(cases), score=MARK)
    other = binomtest(count, cases).proportion_ci(confidence_level=0.9500042097, method="wilson")

    assert float(low[0]) == pytest.approx(other.low, abs=1e-7)
    assert float(high[0]) == pytest.approx(other.high, abs=1e-7)


def test_three_of_twelve_is_no_exception_and_eighteen_of_two_hundred_is() -> None:
    assert standing(3, 12) is Standing.USUAL
    assert standing(18, 200) is Standing.MARKED_ABOVE


@pytest.mark.parametrize(
    ("count", "cases", "found"),
    [
        pytest.param(0, 12, Standing.USUAL, id="none in a small unit"),
        pytest.param(0, 60, Standing.USUAL, id="none in sixty happens in one unit of twenty"),
        pytest.param(0, 100, Standing.MARKED_BELOW, id="none in a hundred is rarer than the first limit allows"),
        pytest.param(0, 200, Standing.CLEARLY_BELOW, id="none in two hundred is clear"),
        pytest.param(9, 9, Standing.TOO_FEW, id="fewer than ten cases"),
        pytest.param(0, 0, Standing.TOO_FEW, id="no case"),
        pytest.param(10, 10, Standing.CLEARLY_ABOVE, id="ten are enough"),
    ],
)
def test_none_and_few_are_judged_by_their_number(count: int, cases: int, found: Standing) -> None:
    assert standing(count, cases) is found


def test_all_of_a_small_unit_is_usual_where_nearly_all_is_common() -> None:
    assert standing(20, 20, compared=Funnel(0.95)) is Standing.USUAL
    assert standing(200, 200, compared=Funnel(0.95)) is Standing.CLEARLY_ABOVE


@given(st.floats(0.01, 0.99), st.integers(SMALLEST, 5000), st.floats(0, 0.1))
def test_the_wider_limit_holds_the_narrower_and_the_common_share(share: float, cases: int, extra: float) -> None:
    compared = Funnel(share, extra)
    (low,), (high,) = compared.limits(column(cases), score=MARK)
    (lowest,), (highest,) = compared.limits(column(cases), score=CLEAR)

    assert 0 <= lowest < low < share < high < highest <= 1


@given(st.integers(10, 400), st.data())
def test_a_unit_of_the_common_share_is_usual_whatever_its_size(cases: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, cases))

    assert standing(count, cases, compared=Funnel(count / cases)) is Standing.USUAL


def test_units_that_differ_by_chance_alone_get_the_plain_limits() -> None:
    drawn = np.random.default_rng(20261123)
    cases = column(*drawn.integers(20, 200, 168))
    compared = funnel.common(series(drawn.binomial(cases.astype(int), 0.05).astype(float)), series(cases))

    assert compared is not None
    assert compared.extra == 0
    assert compared.share == pytest.approx(0.05, abs=0.01)


def test_units_that_differ_by_more_than_chance_get_wider_limits() -> None:
    drawn = np.random.default_rng(20261123)
    cases = column(*drawn.integers(200, 2000, 168))
    shares = drawn.beta(50 * 0.2, 50 * 0.8, 168)
    counts = drawn.binomial(cases.astype(int), shares).astype(float)
    widened = funnel.common(series(counts), series(cases))

    assert widened is not None
    assert widened.extra > 0
    plain = Funnel(widened.share).standings(counts, cases)
    assert sum(found.is_clear for found in plain) > 30
    assert sum(found.is_clear for found in widened.standings(counts, cases)) < 5


def test_of_few_units_the_spread_is_not_estimated() -> None:
    compared = funnel.common(series(column(10, 90, 50)), series(column(100, 100, 100)))

    assert compared == Funnel(0.5)


@pytest.mark.parametrize(
    ("counts", "cases"),
    [
        pytest.param((), (), id="nobody"),
        pytest.param((0,), (0,), id="no case"),
        pytest.param((5, 12), (10, 10), id="above its whole"),
    ],
)
def test_what_is_no_share_has_no_funnel(counts: tuple[float, ...], cases: tuple[float, ...]) -> None:
    assert funnel.common(series(column(*counts)), series(column(*cases))) is None


def test_a_unit_without_a_figure_does_not_move_the_common_share() -> None:
    assert funnel.common(series(column(10, np.nan)), series(column(100, 500))) == Funnel(0.1)


@given(st.floats(0.01, 0.99), st.integers(SMALLEST, 3000), st.floats(0, 0.02), st.data())
def test_what_lies_within_the_drawn_bounds_is_usual(share: float, cases: int, extra: float, data: st.DataObject) -> None:
    compared = Funnel(share, extra)
    count = data.draw(st.integers(0, cases))
    (low,), (high,) = compared.bounds(column(cases), score=MARK)

    assert (standing(count, cases, compared=compared) is Standing.USUAL) == (low <= count / cases <= high)


def test_where_units_differ_widely_none_of_nearly_all_is_an_exception() -> None:
    assert standing(5000, 5000, compared=Funnel(0.97, extra=0.0033)) is Standing.USUAL
    assert standing(5000, 5000, compared=Funnel(0.97)) is Standing.CLEARLY_ABOVE
