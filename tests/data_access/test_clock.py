"""Moments in UTC, days in Ho Chi Minh City."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from data_access import clock


def test_now_is_utc_without_a_zone() -> None:
    assert clock.now().tzinfo is None
    assert abs(datetime.now(UTC).replace(tzinfo=None) - clock.now()) < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param(datetime(2026, 6, 30, 16, 59, 59), date(2026, 6, 30), id="one second before midnight in the city"),
        pytest.param(datetime(2026, 6, 30, 17, 0, 0), date(2026, 7, 1), id="midnight in the city"),
    ],
)
def test_a_day_begins_when_it_begins_in_the_city(moment: datetime, day: date) -> None:
    assert clock.local_day(moment) == day
    assert clock.local(moment).hour == (moment.hour + 7) % 24


def test_a_day_holds_its_first_and_last_moment_and_no_other_day() -> None:
    day = date(2026, 7, 1)

    assert (clock.day_start(day), clock.day_end(day)) == (datetime(2026, 6, 30, 17), datetime(2026, 7, 1, 16, 59, 59, 999999))
    assert clock.day_end(day) + timedelta(microseconds=1) == clock.day_start(day + timedelta(days=1))
