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
from ui.charts.reporting import report_cells
from ui.lists import reporting as words
from ui.loaders import cached, connection
from ui.loaders.names import committee_names
from ui.loaders.units import units
from ui.view import Identity, View

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


@dataclass(frozen=True)
class Reports:
    """What the screen shows of the counted period's reports: who is `missing` (words.MISSING), how many came late, the grid."""

    missing: pd.DataFrame
    late: int
    cells: pd.DataFrame


def reports(view: View) -> Reports:
    """The reports of the view's place."""
    return _reports(view.identity)


def missing(view: View) -> pd.DataFrame:
    """One row a committee that owes a report for the counted period, is past the due day and has none: words.MISSING."""
    return reports(view).missing


def statuses(view: View) -> pd.DataFrame:
    """One row a committee and each of the last periods of the counted kind: columns `reporting.STATUS_COLUMNS`."""
    return _statuses(view.key, standing(view).completeness.period.code)


def recent_submissions(view: View) -> pd.DataFrame:
    """The newest submissions in words: columns of words.SUBMISSIONS."""
    return _recent(view.key)


def submission(view: View, *, number: int) -> pd.DataFrame:
    """The one submission of that number in words, or no row if the view's place has none such."""
    return _recent(view.key, number)


def contents(view: View, *, submission_id: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sheets of one submission (words.SHEETS) and the cells read in another form than written (words.NORMALISATIONS)."""
    return _contents(view.key, submission_id)


@cached
def _standing(key: Key, period: str | None) -> Standing:
    _, as_of, _, _ = key
    day = clock.local_day(as_of)
    with connection(Scope.city()) as opened:
        deadlines = submissions.deadlines(opened)
        enough = submissions.enough_reports(opened, day=day)
        last_change = submissions.last_change(opened, as_of=as_of)
    counted = reporting.counted_period(Period.parse(period) if period else None, day=day, deadlines=deadlines)
    states = _statuses(key, counted.code)
    of_period = [Status(code) for code in states.loc[states["period"] == counted.code, "status"]]
    due_on = deadlines.due_on(counted)
    return Standing(last_change, Completeness.of(of_period, period=counted, due_on=due_on, enough=enough))


@cached
def _reports(identity: Identity) -> Reports:
    view = View.of(identity)
    done, found = standing(view).completeness, statuses(view)
    day = clock.local_day(view.as_of)
    return Reports(
        missing=words.missing(found, period=done.period, units=units(), due_on=done.due_on, day=day),
        late=int(((found["period"] == done.period.code) & (found["status"] == Status.LATE)).sum()),
        cells=_cells(found, in_city=view.district is None and view.committee is None),
    )


def _cells(found: pd.DataFrame, *, in_city: bool) -> pd.DataFrame:
    """Districts by periods for the city, committees by periods below."""
    periods = list(dict.fromkeys(found["period"]))
    if in_city:
        places = {code: place.short_name for code, place in units().districts.items()} | {"": words.OUTSIDE}
        return report_cells(reporting.by_district(found), names=places, periods=periods, place="district")
    names = {code: units().committees[code].known_as for code in dict.fromkeys(found["committee_id"])}
    return report_cells(found, names=names, periods=periods, place="committee_id")


@cached
def _statuses(key: Key, last: str) -> pd.DataFrame:
    scope, as_of = Scope.from_key(key[0]), key[1]
    periods = reporting.periods_up_to(Period.parse(last), count=GRID_PERIODS)
    with connection(scope) as opened:
        deadlines = submissions.deadlines(opened)
        codes = [period.code for period in periods]
        receipts = submissions.receipts(opened, scope=scope, as_of=as_of, periods=codes)
    return reporting.statuses(units(), periods, receipts, scope=scope, deadlines=deadlines, day=clock.local_day(as_of))


@cached
def _recent(key: Key, number: int | None = None) -> pd.DataFrame:
    with connection(Scope.from_key(key[0])) as opened:
        found = submissions.submissions(opened, scope=Scope.from_key(key[0]), as_of=key[1], number=number)
    return words.submissions(found, names=committee_names())


@cached
def _contents(key: Key, submission_id: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    scope = Scope.from_key(key[0])
    with connection(scope) as opened:
        sheets = submissions.sheets(opened, submission_id=submission_id, scope=scope)
        cells = submissions.normalisations(opened, submission_id=submission_id, scope=scope)
    return words.sheets(sheets), words.normalisations(cells)
