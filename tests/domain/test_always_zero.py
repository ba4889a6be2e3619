"""Zero is asked about where it is stated three times and unlikely; what was not stated is no zero."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import always_zero
from domain.always_zero import PERIODS, UNLIKELY, Said
from domain.funnel import Funnel

QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")


def stated(**values: list[float | None]) -> pd.DataFrame:
    """What committees stated for QUARTERS; None where nothing was."""
    rows = [
        (committee, period, value)
        for committee, told in values.items()
        for period, value in zip(QUARTERS, told, strict=True)
        if value is not None
    ]
    return pd.DataFrame(rows, columns=["committee_id", "period", "numerator"]).astype({"numerator": "float64"})


def row(*told: float | None) -> pd.Series:
    """The row of the one committee that stated these."""
    return always_zero.said(stated(A=list(told)), committees=["A"], periods=QUARTERS).iloc[0]


@pytest.mark.parametrize(
    ("told", "said", "zeros", "since"),
    [
        pytest.param([0, 0, 0, 0], Said.ZERO, 4, "2025-Q4", id="always zero"),
        pytest.param([2, 0, 0, 0], Said.ZERO, 3, "2026-Q1", id="zero since it had some"),
        pytest.param([0, 0, 0, 1], Said.SOME, 0, "", id="some now"),
        pytest.param([0, None, 0, 0], Said.ZERO, 2, "2026-Q2", id="a period not stated is no zero and ends the row"),
        pytest.param([0, 0, 0, None], Said.MISSING, 0, "", id="nothing now is missing, not zero"),
        pytest.param([None, None, None, None], Said.MISSING, 0, "", id="never a word"),
    ],
)
def test_what_a_committee_has_said(told: list[float | None], said: Said, zeros: int, since: str) -> None:
    found = row(*told)

    assert (found["said"], found["zeros"], found["since"]) == (said, zeros, since)


def test_a_figure_left_blank_is_not_a_zero() -> None:
    blank = stated(A=[0, 0, 0, 0]).assign(numerator=lambda rows: rows["numerator"].mask(rows["period"] == QUARTERS[-1]))

    assert always_zero.said(blank, committees=["A"], periods=QUARTERS)["said"].item() == Said.MISSING


def test_without_periods_nobody_has_said_anything() -> None:
    assert always_zero.said(stated(), committees=["A", "B"], periods=())["said"].tolist() == [Said.MISSING] * 2


@pytest.mark.parametrize(
    ("bases", "unlikely"),
    [pytest.param(58, False, id="0.95^58 is 5.1 %"), pytest.param(59, True, id="0.95^59 is 4.8 %"), (12, False), (200, True)],
)
def test_a_zero_is_unlikely_from_so_many_bases(bases: int, unlikely: bool) -> None:
    rows = always_zero.said(stated(A=[0, 0, 0, 0]), committees=["A"], periods=QUARTERS)

    found = always_zero.with_chance(rows, bases=pd.Series({"A": bases}), compared=Funnel(0.05))

    assert found["unlikely"].item() is unlikely
    assert found["chance"].item() == pytest.approx(0.95**bases)


def test_only_three_zeros_in_a_row_are_asked_about() -> None:
    rows = always_zero.said(stated(A=[1, 1, 0, 0], B=[1, 0, 0, 0], C=[0, 0, 0, None]), committees="ABC", periods=QUARTERS)

    found = always_zero.with_chance(rows, bases=pd.Series({"A": 300, "B": 300, "C": 300}), compared=Funnel(0.05))

    assert found["unlikely"].tolist() == [False, True, False]


def test_where_nothing_is_compared_nobody_is_asked() -> None:
    rows = always_zero.said(stated(A=[0, 0, 0, 0]), committees=["A"], periods=QUARTERS)

    found = always_zero.with_chance(rows, bases=pd.Series({"A": 900}), compared=None)

    assert (found["always"].item(), found["unlikely"].item()) == (True, False)
    assert found["chance"].isna().all()


@pytest.mark.parametrize(("share", "fewest"), [(0.05, 59), (0.015, 199), (0.0, None), (1.0, None)])
def test_the_fewest_bases_of_which_none_is_unlikely(share: float, fewest: int | None) -> None:
    assert always_zero.fewest(Funnel(share)) == fewest


@given(share=st.floats(0.001, 0.5), extra=st.floats(0, 0.01))
def test_the_fewest_is_where_the_chance_passes_the_limit(share: float, extra: float) -> None:
    compared = Funnel(share, extra)
    fewest = always_zero.fewest(compared)

    sizes = np.array([1e9] if fewest is None else [fewest + 1, max(fewest - 1, 0)], dtype=np.float64)
    chances = compared.chance_of_none(sizes)

    assert PERIODS == 3
    assert (chances[0] >= UNLIKELY) if fewest is None else (chances[0] < UNLIKELY <= chances[1])


@given(
    told=st.lists(st.lists(st.sampled_from([None, 0.0, 1.0, 3.0]), min_size=4, max_size=4), max_size=8),
    sizes=st.lists(st.integers(0, 400), min_size=8, max_size=8),
)
def test_every_committee_has_one_state_and_more_bases_never_make_it_less_asked_about(
    told: list[list[float | None]], sizes: list[int]
) -> None:
    names = [f"C{number}" for number in range(len(told))]
    rows = always_zero.said(stated(**dict(zip(names, told, strict=True))), committees=names, periods=QUARTERS)
    bases = pd.Series(dict(zip(names, sizes, strict=False)), dtype="int64")

    few, many = (always_zero.with_chance(rows, bases=bases + more, compared=Funnel(0.05)) for more in (0, 50))

    assert len(rows) == len(names)
    assert (rows["zeros"].gt(0) == rows["said"].eq(Said.ZERO)).all()
    assert (many["unlikely"] >= few["unlikely"]).all()
    assert not (few["unlikely"] & (few["zeros"] < PERIODS)).any()
