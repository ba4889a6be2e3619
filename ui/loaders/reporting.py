"""Who has reported: for the line on top of every screen and for the page on the data itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import clock, submissions
from domain import reporting
from domain.periods import Period
from domain.reporting import Completeness, Status
from domain.scope import Scope
from ui.loaders import cached, connection
from ui.loaders.units import units
from ui.view import View

GRID_PERIODS = 8
"""How many periods the grid of reports looks back."""

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""


@dataclass(frozen=True)
class Standing:
    """How far the figures of a screen may be trusted: when the last report came in (UTC) and how many have come."""

    last_change: datetime | None
    completeness: Completeness


def standing(view: View) -> Standing:
    """The line under every title, for the view's place and period."""
    return _standing(view.key, view.period.code if view.period else None)


def missing(view: View) -> pd.DataFrame:
    """One row a committee that owes a report for the counted period, is past the due day and has none: see `statuses`."""
    found = statuses(view)
    return found[(found["period"] == standing(view).completeness.period.code) & (found["status"] == Status.MISSING)]


def statuses(view: View) -> pd.DataFrame:
    """One row a committee and each of the last periods of the counted kind: columns `reporting.STATUS_COLUMNS`."""
    return _statuses(view.key, standing(view).completeness.period.code)


def recent_submissions(view: View) -> pd.DataFrame:
    """The newest submissions: see `data_access.submissions.submissions`."""
    return _recent(view.key)


def contents(view: View, *, submission_id: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sheets of one submission with their rows, and the cells that were accepted in another form."""
    return _contents(view.key, submission_id)


@cached
def _standing(key: Key, period: str | None) -> Standing:
    _, as_of, _, _ = key
    day = clock.local_day(as_of)
    with connection() as opened:
        deadlines = submissions.deadlines(opened)
        enough = submissions.enough_reports(opened, day=day)
        last_change = submissions.last_change(opened, as_of=as_of)
    counted = reporting.counted_period(Period.parse(period) if period else None, day=day, deadlines=deadlines)
    states = _statuses(key, counted.code)
    of_period = [Status(code) for code in states.loc[states["period"] == counted.code, "status"]]
    due_on = deadlines.due_on(counted)
    return Standing(last_change, Completeness.of(of_period, period=counted, due_on=due_on, enough=enough))


@cached
def _statuses(key: Key, last: str) -> pd.DataFrame:
    scope, as_of = Scope.from_key(key[0]), key[1]
    periods = reporting.periods_up_to(Period.parse(last), count=GRID_PERIODS)
    with connection() as opened:
        deadlines = submissions.deadlines(opened)
        codes = [period.code for period in periods]
        receipts = submissions.receipts(opened, scope=scope, as_of=as_of, periods=codes)
    return reporting.statuses(units(), periods, receipts, scope=scope, deadlines=deadlines, day=clock.local_day(as_of))


@cached
def _recent(key: Key) -> pd.DataFrame:
    with connection() as opened:
        return submissions.submissions(opened, scope=Scope.from_key(key[0]), as_of=key[1])


@cached
def _contents(key: Key, submission_id: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    scope = Scope.from_key(key[0])
    with connection() as opened:
        sheets = submissions.sheets(opened, submission_id=submission_id, scope=scope)
        return sheets, submissions.normalisations(opened, submission_id=submission_id, scope=scope)
