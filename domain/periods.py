"""Reporting periods: a week, month, quarter, 6 months, 9 months or year, each with a code that stands in files and addresses.

Quý I, 6 tháng, 9 tháng and năm of the inspection sector are cumulative from 1 January
(Quyết định 885-QĐ/UBKTTW of 29/12/2022), so periods are compared, never added up.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REORGANISED_ON = date(2025, 7, 1)
"""The day the district level ended and communes came directly under the City Committee."""


class Kind(StrEnum):
    """The length of a period."""

    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "6T"
    NINE_MONTHS = "9T"
    YEAR = "Y"


_CODE = re.compile(r"(?P<year>20\d\d)(?:-(?:W(?P<week>\d\d)|Q(?P<quarter>[1-4])|(?P<part>6T|9T)|(?P<month>\d\d)))?")
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Period:
    """A period by kind, year and number in the year; `number` is 1 for 6 months, 9 months and years."""

    year: int
    kind: Kind
    number: int

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period a code names: 2026-W47, 2026-11, 2026-Q3, 2026-6T, 2026-9T or 2026. Raises ValueError."""
        match = _CODE.fullmatch(code.strip())
        if match is None:
            raise ValueError(code)
        year, found = int(match["year"]), match.groupdict()
        if found["week"]:
            date.fromisocalendar(year, int(found["week"]), 1)
            return cls(year, Kind.WEEK, int(found["week"]))
        if found["quarter"]:
            return cls(year, Kind.QUARTER, int(found["quarter"]))
        if found["part"]:
            return cls(year, Kind(found["part"]), 1)
        if found["month"]:
            date(year, int(found["month"]), 1)
            return cls(year, Kind.MONTH, int(found["month"]))
        return cls(year, Kind.YEAR, 1)

    @classmethod
    def holding(cls, day: date, kind: Kind) -> Period:
        """The period of `kind` in which `day` falls; 6 and 9 months are those of the day's year."""
        if kind is Kind.WEEK:
            year, week, _ = day.isocalendar()
            return cls(year, kind, week)
        number = {Kind.MONTH: day.month, Kind.QUARTER: (day.month + 2) // 3}.get(kind, 1)
        return cls(day.year, kind, number)

    @property
    def code(self) -> str:
        """The code that `parse` reads."""
        tails = {
            Kind.WEEK: f"-W{self.number:02}",
            Kind.MONTH: f"-{self.number:02}",
            Kind.QUARTER: f"-Q{self.number}",
            Kind.YEAR: "",
        }
        return f"{self.year}{tails.get(self.kind, f'-{self.kind.value}')}"

    @property
    def start(self) -> date:
        """The first day of the period."""
        if self.kind is Kind.WEEK:
            return date.fromisocalendar(self.year, self.number, 1)
        months = {Kind.MONTH: self.number, Kind.QUARTER: 3 * self.number - 2}
        return date(self.year, months.get(self.kind, 1), 1)

    @property
    def end(self) -> date:
        """The last day of the period."""
        if self.kind is Kind.WEEK:
            return self.start + timedelta(days=6)
        months = {Kind.MONTH: self.number, Kind.QUARTER: 3 * self.number, Kind.HALF: 6, Kind.NINE_MONTHS: 9}
        month = months.get(self.kind, 12)
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """The period as it is written on screen: «Quý III/2026», «Tuần 47/2026», «6 tháng năm 2026»."""
        return {
            Kind.WEEK: f"Tuần {self.number:02}/{self.year}",
            Kind.MONTH: f"Tháng {self.number:02}/{self.year}",
            Kind.QUARTER: f"Quý {_ROMAN[self.number - 1] if self.kind is Kind.QUARTER else ''}/{self.year}",
            Kind.HALF: f"6 tháng năm {self.year}",
            Kind.NINE_MONTHS: f"9 tháng năm {self.year}",
            Kind.YEAR: f"Năm {self.year}",
        }[self.kind]

    def previous(self) -> Period:
        """The period of the same kind just before this one."""
        if self.kind in (Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR):
            return Period(self.year - 1, self.kind, 1)
        return Period.holding(self.start - timedelta(days=1), self.kind)


def offered(today: date, *, since: int = 2021) -> list[Period]:
    """The periods a reader may want, newest first: this week and the last, this month and the last, then whole years back.

    Of each year the year itself, its quarters, 9 and 6 months, as far as they have begun.
    """
    recent = [Period.holding(today, kind) for kind in (Kind.WEEK, Kind.MONTH)]
    longer = [
        period
        for year in range(today.year, since - 1, -1)
        for period in (
            Period(year, Kind.YEAR, 1),
            *(Period(year, Kind.QUARTER, number) for number in (4, 3, 2, 1)),
            Period(year, Kind.NINE_MONTHS, 1),
            Period(year, Kind.HALF, 1),
        )
        if period.start <= today
    ]
    return [both for period in recent for both in (period, period.previous())] + longer
