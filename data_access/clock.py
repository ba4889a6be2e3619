"""The clock: moments are kept in UTC without a zone, days are those of Ho Chi Minh City."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment, UTC without a zone, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def local(moment: datetime) -> datetime:
    """A stored moment as the clock on the wall in the city shows it."""
    return moment.replace(tzinfo=UTC).astimezone(CITY)


def local_day(moment: datetime) -> date:
    """The day in the city on which a stored moment falls."""
    return local(moment).date()


def day_start(day: date) -> datetime:
    """The stored moment at which `day` begins in the city."""
    return datetime.combine(day, time.min, CITY).astimezone(UTC).replace(tzinfo=None)


def day_end(day: date) -> datetime:
    """The last stored moment of `day` in the city."""
    return datetime.combine(day, time.max, CITY).astimezone(UTC).replace(tzinfo=None)
