"""Who owes a report, whether it came and when. A report that is missing is never a zero and never a fault of the figures.

Every committee under the City Committee owes a report for each period that has a deadline; the regular rhythm is the quarter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from domain.periods import Kind, Period
from domain.rules import DatedNumber
from domain.scope import Scope
from domain.units import Committee, Units

REGULAR = Kind.QUARTER
"""The rhythm that is counted unless a period is chosen."""

BEGINNING = date(2021, 3, 30)
"""The day of the Directive: no report was owed for a period that ended before."""

_OWING = ("district", "commune", "direct")  # city bodies give work and verify it; they report nothing of their own
RULES = {
    Kind.WEEK: "report_due_days_week",
    Kind.MONTH: "report_due_days_month",
    Kind.QUARTER: "report_due_days_quarter",
    Kind.HALF: "report_due_days_half_year",
    Kind.NINE_MONTHS: "report_due_days_nine_months",
    Kind.YEAR: "report_due_days_year",
}
"""The dated rule that holds the deadline of each kind of period."""


@dataclass(frozen=True)
class Deadlines:
    """Within how many days after a period its report is due, by kind of period, as the rules were at its end."""

    days: Mapping[Kind, tuple[DatedNumber, ...]]

    @classmethod
    def of(cls, rules: Mapping[str, tuple[DatedNumber, ...]]) -> Deadlines:
        """The deadlines from the dated rules by key; see RULES."""
        return cls({kind: rules[key] for kind, key in RULES.items()})

    def due_on(self, period: Period) -> date:
        """The last day on which a report for `period` is on time. Raises LookupError if no rule was in force."""
        for days in self.days[period.kind]:
            if (days.valid_from or date.min) <= period.end <= (days.valid_to or date.max):
                return period.end + timedelta(days=days.value)
        raise LookupError(period.code)


class Status(StrEnum):
    """What is known of one report: three ways to have it, and the kinds of nothing."""

    ON_TIME = "on_time"
    LATE = "late"
    ZERO = "zero"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"


_GRAVEST_FIRST = (Status.MISSING, Status.NOT_DUE, Status.LATE, Status.ON_TIME, Status.ZERO, Status.NOT_APPLICABLE)

STATUS_COLUMNS = {
    "committee_id": "str",
    "district": "str",
    "period": "str",
    "status": "str",
    "received_on": "datetime64[s]",
}


@dataclass(frozen=True)
class Receipt:
    """The first standing report of a committee for a period: the day it came and how many rows it says."""

    received_on: date
    rows: int


@dataclass(frozen=True)
class Completeness:
    """`reported` of `owing` committees have reported for `period`; below `enough` of them a city figure is «tạm tính»."""

    period: Period
    due_on: date
    reported: int
    owing: int
    enough: float

    @property
    def missing(self) -> int:
        """How many have not reported."""
        return self.owing - self.reported

    @property
    def is_provisional(self) -> bool:
        """Whether too few have reported for a total to stand without a word of caution."""
        return self.reported < self.enough * self.owing

    @classmethod
    def of(cls, statuses: Iterable[Status], *, period: Period, due_on: date, enough: float) -> Completeness:
        """Counted from the states of all reports for `period`; those that nobody owes do not count."""
        owed = [each for each in statuses if each is not Status.NOT_APPLICABLE]
        reported = [each for each in owed if each not in (Status.MISSING, Status.NOT_DUE)]
        return cls(period, due_on, len(reported), len(owed), enough)


def counted_period(chosen: Period | None, *, day: date, deadlines: Deadlines) -> Period:
    """The period whose reports are counted: the chosen one, or the newest quarter that is past its due day."""
    if chosen is not None:
        return chosen
    period = Period.holding(day, REGULAR)
    while deadlines.due_on(period) >= day and period.previous().end >= BEGINNING:
        period = period.previous()
    return period


def owing(units: Units, period: Period, *, scope: Scope) -> list[Committee]:
    """The committees of a scope that owe a report for `period`: those that exist on its last day."""
    return [unit for unit in units.committees.values() if scope.allows(unit.id) and _owes(unit, period)]


def status(committee: Committee, period: Period, receipt: Receipt | None, *, due_on: date, day: date) -> Status:
    """The state of one report on `day`; a report that is not owed is never missing."""
    if receipt is not None:
        if receipt.rows == 0:
            return Status.ZERO
        return Status.ON_TIME if receipt.received_on <= due_on else Status.LATE
    if not _owes(committee, period):
        return Status.NOT_APPLICABLE
    return Status.MISSING if day > due_on else Status.NOT_DUE


def periods_up_to(last: Period, *, count: int) -> list[Period]:
    """`last` and the periods of its kind before it, oldest first, none that ended before the Directive."""
    found = [last]
    while len(found) < count and found[0].previous().end >= BEGINNING:
        found.insert(0, found[0].previous())
    return found


def statuses(
    units: Units,
    periods: Iterable[Period],
    receipts: Mapping[tuple[str, str], Receipt],
    *,
    scope: Scope,
    deadlines: Deadlines,
    day: date,
) -> pd.DataFrame:
    """One row a committee of the scope that owes any of the periods, and period: columns STATUS_COLUMNS.

    `receipts` are by (committee id, period code); a committee without a district has `district` missing.
    """
    periods = list(periods)
    committees = {unit.id: unit for period in periods for unit in owing(units, period, scope=scope)}
    order = {code: place for place, code in enumerate(units.committees)}
    rows = [
        (unit.id, unit.district, period.code, state, receipt.received_on if receipt else None)
        for unit in sorted(committees.values(), key=lambda unit: order[unit.id])
        for period in periods
        for receipt in [receipts.get((unit.id, period.code))]
        for state in [status(unit, period, receipt, due_on=deadlines.due_on(period), day=day)]
    ]
    return pd.DataFrame(rows, columns=list(STATUS_COLUMNS)).astype(STATUS_COLUMNS)


def by_district(statuses: pd.DataFrame) -> pd.DataFrame:
    """One row a district and period: `reported` of `owing` committees, and the status that needs attention most.

    From `statuses`; committees without a district come together under a missing one. Where nobody owes a report, owing
    is 0 and the status not_applicable.
    """
    order = {str(state): place for place, state in enumerate(_GRAVEST_FIRST)}
    owed = statuses["status"] != Status.NOT_APPLICABLE
    reported = statuses["status"].isin([Status.ON_TIME, Status.LATE, Status.ZERO])
    counted = statuses.assign(owing=owed, reported=reported, gravity=statuses["status"].map(order))
    grouped = counted.groupby(["district", "period"], sort=False, dropna=False, as_index=False)
    found = grouped.agg(owing=("owing", "sum"), reported=("reported", "sum"), gravity=("gravity", "min"))
    names = found["gravity"].map(dict(enumerate(order)))
    return found.assign(status=names.astype("str")).drop(columns="gravity")


def _owes(committee: Committee, period: Period) -> bool:
    return committee.kind in _OWING and committee.is_valid(period.end)
