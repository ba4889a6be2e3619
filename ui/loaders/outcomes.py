"""Outcomes of inspections for a view: what was concluded since January, measures, findings, rates of two years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import bases, observations
from data_access import inspections as rows
from domain import outcomes as rules
from domain.change import FROM_JANUARY, Told, change, obstacle, year_before
from domain.masking import Span
from domain.periods import Kind, Period
from domain.rules import name_on
from domain.scope import Scope
from ui.lists import outcomes as words
from ui.lists.comparison import CHANGE_NAMES, OBSTACLE_NAMES
from ui.loaders import cached, connection
from ui.loaders.names import category_names, committee_names, regulations
from ui.views import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""

MEASURES, APART = "I39", "I19"
"""Indicators: disciplined by measure; struck off and left."""

QUARTERS = 5
"""How many quarters the rates are shown of: the newest, and back to the same one a year before."""


@dataclass(frozen=True)
class Outcomes:
    """What the screen shows of outcomes over `period`, lists in words of `ui.lists.outcomes`.

    `note` says by which regulation measures are named; `rates` are the bars of the last QUARTERS; `trend` says whether the
    newest differs from the same quarter a year before.
    """

    period: Period
    sums: pd.DataFrame
    measures: pd.DataFrame
    apart: pd.DataFrame
    note: str
    rates: pd.DataFrame
    trend: str
    by_clause: pd.DataFrame
    member_findings: pd.DataFrame
    repeated: pd.DataFrame


def outcomes(view: View) -> Outcomes:
    """What inspections in the view's place came to, from 1 January to the end of the newest quarter that has ended."""
    return _outcomes(view.key)


def repeated(view: View) -> pd.DataFrame:
    """Findings made again in the same committee: committee_id and `ui.lists.outcomes.REPEATED`."""
    return outcomes(view).repeated


def by_clause(view: View) -> pd.DataFrame:
    """Findings about organisations by clause: see `ui.lists.outcomes.by_clause`."""
    return outcomes(view).by_clause


def measures(view: View) -> pd.DataFrame:
    """Measures taken in the year: columns of `ui.lists.outcomes.MEASURES`."""
    return outcomes(view).measures


@cached
def _outcomes(key: Key) -> Outcomes:
    scope, _, on, _ = key
    is_city, period, names = Scope.from_key(scope).is_city, rules.told_period(on), category_names()
    lines = _concluded(key)
    mine = rules.concluded(lines, start=period.start, end=period.end)
    findings = {**names["finding_member"], **names["finding"]}
    spans, members = _by_quarter(key, period)
    return Outcomes(
        period=period,
        sums=words.outcomes(rules.organisations(mine), rules.members(mine, is_city=is_city), names=names),
        measures=words.measures(_running(key, MEASURES, period), names=names, is_city=is_city),
        apart=words.apart(_running(key, APART, period), names=names),
        note=words.measures_note(name_on(regulations(), period.end)),
        rates=words.rate_bars(spans, members),
        trend=_trend(spans, members),
        by_clause=words.by_clause(rules.findings(mine, subject=rules.ORGANISATIONS), names=findings),
        member_findings=words.member_findings(rules.member_findings(mine, is_city=is_city), names=findings),
        repeated=words.repeated(rules.repeated(lines, on=on), names=findings, committees=committee_names()),
    )


@cached
def _concluded(key: Key) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        return rows.concluded(opened, scope=Scope.from_key(scope), as_of=as_of, start=date(on.year - 2, 1, 1), end=on)


def _running(key: Key, indicator: str, period: Period) -> dict[str, Span]:
    """A running count of the year by item, up to the end of the period."""
    scope, as_of, _, _ = key
    mine, ended = Scope.from_key(scope), parts_until(period.end)
    with connection(mine) as opened:
        found = observations.values(opened, scope=mine, as_of=as_of, indicator=indicator, periods=ended)
    return rules.measures(found, is_city=mine.is_city)


def parts_until(day: date) -> list[str]:
    """The periods of the year of `day` that run from 1 January and had ended by then, by code."""
    quarters = [Period(day.year, Kind.QUARTER, number) for number in (1, 2, 3, 4)]
    longer = [Period(day.year, kind, 1) for kind in FROM_JANUARY if kind is not Kind.QUARTER]
    return [part.code for part in (*quarters, *longer) if part.end <= day]


def _by_quarter(key: Key, period: Period) -> tuple[dict[Period, Span], dict[Period, int]]:
    """Disciplined members and all members by quarter, for QUARTERS up to the end of the period, the oldest first."""
    scope, as_of, _, _ = key
    quarters = [Period.holding(period.end, Kind.QUARTER)]
    while len(quarters) < QUARTERS:
        quarters.insert(0, quarters[0].previous())
    lines = rules.concluded(_concluded(key), start=quarters[0].start, end=period.end)
    spans = rules.by_quarter(lines, count="disciplined", is_city=Scope.from_key(scope).is_city)
    with connection(Scope.from_key(scope)) as opened:
        standing = {
            each: bases.existing(opened, scope=Scope.from_key(scope), as_of=as_of, on=each.end)["members"].sum()
            for each in quarters
        }
    return {each: spans.get(each, Span(0, 0)) for each in quarters}, {each: int(count) for each, count in standing.items()}


def _trend(spans: dict[Period, Span], members: dict[Period, int]) -> str:
    """How the newest quarter compares with the same one a year before, in a sentence; empty where a number is not told."""
    newest = max(spans, key=lambda period: period.end)
    before = year_before(newest)
    if before not in spans or not (spans[newest].is_told and spans[before].is_told):
        return ""
    earlier, later = (Told(each, float(spans[each].low), float(members[each])) for each in (before, newest))
    reason = obstacle(earlier, later)
    told = OBSTACLE_NAMES[reason] if reason else CHANGE_NAMES[change(earlier, later)]
    return f"{newest.label} so với {before.label}: {told}."
