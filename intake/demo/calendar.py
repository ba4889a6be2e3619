"""When each committee reports, for what, and how late: the diary from which history is written in the order it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from data_access.clock import CITY
from domain.periods import Kind, Period
from intake.demo.dice import Dice, dice
from intake.demo.places import Place

BEGINNING = date(2021, 4, 1)
"""The first day told: the Directive is of 30/3/2021."""

_DUE_DAYS = {Kind.WEEK: 3, Kind.QUARTER: 10, Kind.HALF: 20, Kind.YEAR: 20}
_MISSING = {Kind.WEEK: 0.03, Kind.QUARTER: 0.012, Kind.HALF: 0.008, Kind.YEAR: 0.004}
_MISSING_IN_NEWEST_QUARTER = 0.026
_WEEKS = 7


@dataclass(frozen=True)
class Due:
    """One report of one committee: accepted at that moment (UTC), telling what was so up to the end of `cutoff`.

    A slip states the figures of the period again: a correction, or a mistake that is withdrawn at `withdrawn_at`.
    """

    place: Place
    period: Period
    accepted_at: datetime
    cutoff: date
    slip: Literal["", "correction", "mistake"] = ""
    withdrawn_at: datetime | None = None


def moment(day: date, *, hour: int, minute: int = 0) -> datetime:
    """A stored moment (UTC) from a day and an hour in the city."""
    return datetime.combine(day, time(hour, minute), CITY).astimezone(UTC).replace(tzinfo=None)


def newest_quarter(today: date) -> Period:
    """The last quarter that is over."""
    return Period.holding(today, Kind.QUARTER).previous()


def periods(place: Place, *, today: date) -> list[Period]:
    """Every period `place` reports for: quarters, half-years, years, and the last weeks."""
    found = _weeks(today)
    for year in range(BEGINNING.year, today.year + 1):
        found += [Period(year, Kind.QUARTER, number) for number in (1, 2, 3, 4)]
        found += [Period(year, Kind.HALF, 1), Period(year, Kind.YEAR, 1)]
    return sorted((period for period in found if _is_due(place, period, today=today)), key=lambda each: (each.end, each.start))


def _weeks(today: date) -> list[Period]:
    """The last weeks that are over; none while the report of a quarter is being written."""
    newest = Period.holding(today, Kind.WEEK).previous()
    weeks = [Period.holding(newest.start - timedelta(weeks=back), Kind.WEEK) for back in range(_WEEKS)]
    busy = timedelta(days=_DUE_DAYS[Kind.QUARTER])
    return [week for week in weeks if week.start >= Period.holding(week.start, Kind.QUARTER).start + busy]


def _is_due(place: Place, period: Period, *, today: date) -> bool:
    lasting = place.stands_on(period.end) or (
        period.kind is Kind.QUARTER and place.valid_to is not None and place.stands_on(period.start)
    )
    return BEGINNING <= period.end < today and lasting


def dues(place: Place, *, seed: int, today: date) -> list[Due]:
    """The reports of `place` that came in before `today`, in the order in which they came; what is missing is not there."""
    found: list[Due] = []
    told = BEGINNING
    timed = [(period, _accepted(place, period, seed=seed, today=today)) for period in periods(place, today=today)]
    sent = sorted(((period, at) for period, at in timed if at is not None), key=lambda each: each[1])
    quarter = next((at for period, at in sent if period == newest_quarter(today)), None)
    for period, at in sent:
        if quarter is not None and newest_quarter(today).end < at.date() and at < quarter:
            continue  # the report of the quarter comes first: it is filled in from what was known when the quarter ended
        closing = place.valid_to is not None and period.end >= place.valid_to
        told = max(told, place.valid_to if closing and place.valid_to else min(period.end, at.date()))
        found.append(Due(place, period, at, told))
    return found


def _accepted(place: Place, period: Period, *, seed: int, today: date) -> datetime | None:
    throw = dice(seed, "report", place.id, period.code)
    is_newest = period == newest_quarter(today)
    missing = throw.chance(_MISSING_IN_NEWEST_QUARTER if is_newest else _MISSING[period.kind])
    minute = throw.randint(0, 59)
    if place.valid_to is not None and period.end >= place.valid_to:
        return moment(place.valid_to, hour=throw.randint(8, 20), minute=minute)  # the last report comes before the office closes
    day = _day(place, period, throw=throw)
    if missing or day >= today:
        return None
    return moment(day, hour=throw.randint(14, 18) if period.kind is Kind.WEEK else throw.randint(8, 17), minute=minute)


def _day(place: Place, period: Period, *, throw: Dice) -> date:
    allowed = _DUE_DAYS[period.kind]
    if throw.chance((1 - place.care) * 0.4):
        return throw.day(period.end + timedelta(days=allowed + 1), within=4 if period.kind is Kind.WEEK else 24)
    if period.kind is Kind.WEEK:
        return period.end - timedelta(days=throw.choice((2, 2, 2, 1, 1, 0)))
    return min(throw.day(period.end + timedelta(days=allowed - 9), within=7), period.end + timedelta(days=allowed))
