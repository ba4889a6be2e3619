"""Figures of indicators for a view: read, beside their targets, in words, and kept until anything changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pandas as pd

from data_access import catalogue, observations, submissions
from domain import indicators
from domain.periods import Kind, Period
from domain.reporting import BEGINNING, Deadlines
from domain.scope import Scope
from ui.charts.indicators import trend_points
from ui.kept import made_once
from ui.lists import indicators as words
from ui.loaders import cached, connection
from ui.loaders.names import committee_groups, item_names
from ui.loaders.units import units
from ui.view import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""

_USED = ["code", "clause", "name_vi", "kind", "direction", "periods", "cumulative", "is_core", "sort_order", "responsible"]

LONG = (Kind.QUARTER, Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR)
"""Kinds of period for which the figures of exactly that period are shown; for others the newest that ended by then."""


def figures(view: View) -> pd.DataFrame:
    """A row an indicator (and item, where it is broken down) in words: see `ui.lists.indicators.FIGURES`.

    With a period its own figures; without one, and for indicators that are not due for that kind, the newest figures of
    a period whose reports are past their due day. An indicator of which nothing was reported is a row too.
    """
    exact = view.period.code if view.period and view.period.kind in LONG else None
    return _figures(view.key, exact)


def drawn(view: View) -> Mapping[str, str]:
    """The indicators whose trend can be drawn as one line, with their names, by code."""
    return made_once(figures(view), "drawn", lambda: words.drawn(figures(view)))


def trend(view: View, *, indicator: str) -> pd.DataFrame:
    """The points of `ui.charts.indicators` for one indicator, in the kind of period it is reported in most."""
    return _trend(view.key, indicator)


@cached
def _catalogue() -> pd.DataFrame:
    with connection() as opened:
        return catalogue.indicators(opened)[_USED]


@cached
def _figures(key: Key, exact: str | None) -> pd.DataFrame:
    scope, as_of, on, _ = key
    mine = Scope.from_key(scope)
    chosen = Period.parse(exact) if exact else None
    with connection() as opened:
        deadlines = submissions.deadlines(opened)
        periods = _periods(chosen, deadlines=deadlines, on=on)
        sums = observations.sums(opened, scope=mine, as_of=as_of, periods=[period.code for period in periods])
    known = _catalogue()
    wanted = {code: _wanted(kinds, periods, chosen) for code, kinds in zip(known["code"], known["periods"], strict=True)}
    told = _kept(sums, [period in wanted[code] for code, period in zip(sums["indicator"], sums["period"], strict=True)])
    rows = _with_untold(indicators.newest(told), wanted).merge(known, left_on="indicator", right_on="code")
    owed = rows.assign(**_owed(rows, mine, deadlines=deadlines, on=on))
    return words.figures(indicators.with_values(owed[owed["owing"] > 0]), items=item_names())


def _kept(rows: pd.DataFrame, wanted: list[bool]) -> pd.DataFrame:
    """The rows that are wanted; unlike a bare list this also holds where there are none."""
    return rows[pd.Series(wanted, index=rows.index, dtype="bool")]


def _periods(chosen: Period | None, *, deadlines: Deadlines, on: date) -> list[Period]:
    """The chosen period and those recent ones whose reports were due before `on`, oldest first."""
    recent = [period for period in indicators.recent_periods(on) if period.end >= BEGINNING]
    due = {period for period in recent if deadlines.due_on(period) < on}
    return sorted(due | ({chosen} if chosen else set()), key=lambda period: (period.end, period.start))


def _wanted(kinds: str, periods: list[Period], chosen: Period | None) -> list[str]:
    """The periods whose figures of an indicator may be shown, oldest first; it is due for `kinds`, joined by comma."""
    due = kinds.split(",")
    if chosen and chosen.kind in due:
        return [chosen.code]
    return [period.code for period in periods if period.kind in due]


def _with_untold(told: pd.DataFrame, wanted: dict[str, list[str]]) -> pd.DataFrame:
    """`told` with a row for each indicator of which nothing was reported, at the newest period it was due for."""
    heard = set(told["indicator"])
    silent = [(code, periods[-1]) for code, periods in wanted.items() if code not in heard and periods]
    untold = pd.DataFrame(silent, columns=["indicator", "period"]).assign(item="", reported=0, not_applicable=0)
    filled = untold.reindex(columns=list(told.columns)).astype(told.dtypes.to_dict())
    return pd.concat([told, filled], ignore_index=True)


def _owed(rows: pd.DataFrame, scope: Scope, *, deadlines: Deadlines, on: date) -> dict[str, pd.Series]:
    """How many committees of the scope owe each figure, and whether they did before `on`."""
    groups = committee_groups()
    counts: dict[tuple[str, str], int] = {}
    for code, group in set(zip(rows["period"], rows["responsible"], strict=True)):
        ended = Period.parse(code).end
        valid = (unit for unit in units().committees.values() if scope.allows(unit.id) and unit.is_valid(ended))
        counts[code, group] = sum(groups[unit.id] == group for unit in valid)
    pairs = zip(rows["period"], rows["responsible"], strict=True)
    return {
        "owing": pd.Series([counts[pair] for pair in pairs], index=rows.index, dtype="Int64"),
        "is_due": pd.Series(
            [deadlines.due_on(Period.parse(code)) < on for code in rows["period"]], index=rows.index, dtype="boolean"
        ),
    }


@cached
def _trend(key: Key, indicator: str) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection() as opened:
        sums = observations.trend(opened, scope=Scope.from_key(scope), as_of=as_of, indicator=indicator)
    whole = sums[sums["item"] == ""]
    ended = _kept(whole, [Period.parse(code).end <= on for code in whole["period"]])
    kind = indicators.regular_kind(ended["period"])
    regular = _kept(ended, [Period.parse(code).kind is kind for code in ended["period"]])
    valued = regular.merge(_catalogue(), left_on="indicator", right_on="code").assign(is_due=True)
    return trend_points(indicators.with_values(valued))
