"""Shares of the levels with both denominators, and failed bases that stand on no register."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import classification
from domain.periods import Period

ON = date(2026, 11, 23)


def counted(**bases: int) -> pd.DataFrame:
    """How many bases were given each level."""
    return pd.DataFrame({"level": pd.Series(list(bases), dtype="str"), "bases": pd.Series(list(bases.values()), dtype="Int64")})


def levels(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Levels as (base, period, level)."""
    return pd.DataFrame(list(rows), columns=["base_code", "period", "level"]).astype("str")


def stays(*rows: tuple[str, date | None]) -> pd.DataFrame:
    """Stays on the register as (base, day it left or None)."""
    frame = pd.DataFrame(list(rows), columns=["base_code", "closed_on"])
    return frame.astype({"base_code": "str", "closed_on": "datetime64[s]"})


def test_both_denominators_are_told_apart() -> None:
    shares = classification.shares(counted(HTXS=2, HTT=7, KHT=1, CDG=3), existing=15)

    assert shares.counts == {"HTXS": 2, "HTT": 7, "HT": 0, "KHT": 1}
    assert (shares.existing, shares.assessed, shares.not_assessed, shares.unreported) == (15, 10, 3, 2)


def test_nothing_classified_is_all_unreported() -> None:
    shares = classification.shares(counted(), existing=4)

    assert (shares.assessed, shares.unreported) == (0, 4)


@given(st.dictionaries(st.sampled_from([*classification.LEVELS, "CDG"]), st.integers(0, 50)), st.integers(0, 50))
def test_the_parts_of_the_bases_add_up(bases: dict[str, int], more: int) -> None:
    shares = classification.shares(counted(**bases), existing=sum(bases.values()) + more)

    assert sum(shares.counts.values()) + shares.not_assessed + shares.unreported == shares.existing


@pytest.mark.parametrize(
    ("codes", "newest"),
    [
        pytest.param(["2024", "2025", "2026"], "2025", id="a year that still runs is not there yet"),
        pytest.param(["2025", "2026-Q3"], "2026-Q3", id="the quarter ended last"),
        pytest.param(["2025-Q4", "2025"], "2025", id="the longer of two that ended together"),
        pytest.param(["2026-Q4"], None, id="nothing has ended"),
        pytest.param([], None, id="nothing is known"),
    ],
)
def test_the_newest_period(codes: list[str], newest: str | None) -> None:
    assert classification.newest_period(codes, on=ON) == (newest and Period.parse(newest))


def test_the_last_level_of_each_base() -> None:
    newest = classification.newest(
        levels(("A", "2024", "KHT"), ("A", "2025", "HT"), ("B", "2025", "HTT"), ("B", "2026-Q4", "KHT")), on=ON
    )

    assert newest[["base_code", "level"]].to_numpy().tolist() == [["A", "HT"], ["B", "HTT"]]


@pytest.mark.parametrize(
    ("known", "register", "found"),
    [
        pytest.param([("A", "2025", "KHT")], [], ["A"], id="never listed"),
        pytest.param([("A", "2025", "KHT")], [("A", None)], [], id="on the register"),
        pytest.param([("A", "2025", "KHT")], [("B", None)], ["A"], id="another base is on the register"),
        pytest.param([("A", "2025", "KHT")], [("A", date(2026, 5, 1))], [], id="listed and left since"),
        pytest.param([("A", "2025", "KHT")], [("A", date(2025, 12, 31))], ["A"], id="left before the year was over"),
        pytest.param([("A", "2025", "KHT"), ("A", "2026-Q2", "HT")], [], [], id="better since"),
        pytest.param([("A", "2024", "HT"), ("A", "2025", "HTT")], [], [], id="never failed"),
    ],
)
def test_failed_but_unlisted(
    known: list[tuple[str, str, str]], register: list[tuple[str, date | None]], found: list[str]
) -> None:
    bases = classification.failed_but_unlisted(levels(*known), stays(*register), on=ON)

    assert bases["base_code"].tolist() == found


def test_without_any_level_nothing_is_found() -> None:
    assert classification.failed_but_unlisted(levels(), stays(), on=ON).empty
