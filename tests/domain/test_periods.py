"""Periods: codes, bounds and names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import Kind, Period

PERIODS = [
    ("2026-W47", date(2026, 11, 16), date(2026, 11, 22), "Tuần 47/2026"),
    ("2026-W53", date(2026, 12, 28), date(2027, 1, 3), "Tuần 53/2026"),
    ("2026-02", date(2026, 2, 1), date(2026, 2, 28), "Tháng 02/2026"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Tháng 02/2024"),
    ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "Tháng 12/2026"),
    ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "Quý I/2026"),
    ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "Quý IV/2026"),
    ("2026-6T", date(2026, 1, 1), date(2026, 6, 30), "6 tháng năm 2026"),
    ("2026-9T", date(2026, 1, 1), date(2026, 9, 30), "9 tháng năm 2026"),
    ("2026", date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
]

DAYS = st.dates(date(2021, 1, 1), date(2060, 12, 31))
KINDS = st.sampled_from(Kind)


@pytest.mark.parametrize(("code", "start", "end", "label"), PERIODS)
def test_a_code_names_its_days_and_is_written_in_vietnamese(code: str, start: date, end: date, label: str) -> None:
    period = Period.parse(code)

    assert (period.code, period.start, period.end, period.label) == (code, start, end, label)


def test_spaces_around_a_code_do_not_matter() -> None:
    assert Period.parse(" 2026-Q3 ") == Period(2026, Kind.QUARTER, 3)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "26-Q1",
        "1999",
        "2026-Q0",
        "2026-Q5",
        "2026-00",
        "2026-13",
        "2026-W00",
        "2025-W53",
        "2026-W1",
        "2026-6t",
        "2026-",
        "x2026",
    ],
)
def test_a_code_of_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(code)


@given(DAYS, KINDS)
def test_every_period_is_read_back_from_its_code(day: date, kind: Kind) -> None:
    period = Period.holding(day, kind)

    assert Period.parse(period.code) == period


@given(DAYS, st.sampled_from([Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.YEAR]))
def test_a_day_lies_in_exactly_the_period_that_holds_it(day: date, kind: Kind) -> None:
    period = Period.holding(day, kind)

    assert period.start <= day <= period.end
    assert period.previous().end < day


@given(DAYS, st.sampled_from([Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.YEAR]))
def test_periods_follow_each_other_without_a_gap(day: date, kind: Kind) -> None:
    period = Period.holding(day, kind)

    assert period.previous().end + timedelta(days=1) == period.start


def test_the_first_days_of_january_may_belong_to_the_last_week_of_the_year_before() -> None:
    assert Period.holding(date(2027, 1, 1), Kind.WEEK).code == "2026-W53"


@pytest.mark.parametrize(
    ("code", "before"), [("2026-6T", "2025-6T"), ("2026-9T", "2025-9T"), ("2026-W01", "2025-W52"), ("2026-Q1", "2025-Q4")]
)
def test_the_period_before_is_of_the_same_kind(code: str, before: str) -> None:
    assert Period.parse(code).previous().code == before
