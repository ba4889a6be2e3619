"""Figures of indicators for a view: read, beside their targets, in words, and kept until anything changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import catalogue, observations, submissions
from domain import indicators
from domain.indicators import Reading, Versus
from domain.masking import tells_members
from domain.periods import Kind, Period
from domain.reporting import BEGINNING, Deadlines
from domain.scope import Scope
from ui.lists import indicators as words
from ui.loaders import cached, connection, notes
from ui.loaders.names import clause_names, committee_groups, item_names
from ui.loaders.units import units
from ui.view import Identity, View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""

_USED = ["code", "clause", "name_vi", "kind", "direction", "periods", "cumulative", "is_core", "sort_order", "responsible"]

LONG = (Kind.QUARTER, Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR)
"""Kinds of period for which the figures of exactly that period are shown; for others the newest that ended by then."""


@dataclass(frozen=True)
class Shown:
    """The figures of a place (words.SHOWN) in the order of the Directive, the silent ones last.

    Beside them the exceptions by list and the names by code. `first` is the one to begin with: what falls short, else what
    has a value.
    """

    rows: pd.DataFrame
    exceptions: Mapping[str, pd.DataFrame]
    names: Mapping[str, str]
    first: str | None


def figures(view: View) -> pd.DataFrame:
    """A row an indicator (and item, where it is broken down) in words: see `ui.lists.indicators.FIGURES`.

    With a period its own figures; without one, and for indicators that are not due for that kind, the newest figures of
    a period whose reports are past their due day. An indicator of which nothing was reported is a row too.
    """
    return _figures(view.identity)


def valued(view: View) -> pd.DataFrame:
    """The same rows in numbers: see `domain.indicators.with_values`; beside them the indicator, `owing` and `is_due`."""
    return _valued(view.key, _exact(view))


def shown(view: View, *, clause: str | None = None) -> Shown:
    """What the screen shows of the figures, of one task of the Directive or (None) of all."""
    return _shown(view.identity, clause)


def listed(view: View, clause: str | None = None) -> pd.DataFrame:
    """All figures in the order of the Directive: see `ui.lists.indicators.FIGURES`."""
    return shown(view, clause=clause).rows


@cached
def clauses() -> Mapping[str, str]:
    """The tasks of the Directive that have indicators, their names by code."""
    measured = set(known()["clause"])
    return {code: name for code, name in clause_names().items() if code in measured}


@cached
def known() -> pd.DataFrame:
    """A row an indicator with what it means, in the order of the catalogue."""
    with connection() as opened:
        return catalogue.indicators(opened)


def with_owed(figures: pd.DataFrame, scope: Scope, *, deadlines: Deadlines, on: date) -> pd.DataFrame:
    """`figures` with the indicator beside them, how many committees of the scope owe each, and whether they did before `on`."""
    rows = figures.merge(known()[_USED], left_on="indicator", right_on="code")
    groups = committee_groups()
    counts: dict[tuple[str, str], int] = {}
    for code, group in set(zip(rows["period"], rows["responsible"], strict=True)):
        ended = Period.parse(code).end
        valid = (unit for unit in units().committees.values() if scope.allows(unit.id) and unit.is_valid(ended))
        counts[code, group] = sum(groups[unit.id] == group for unit in valid)
    owing = [counts[pair] for pair in zip(rows["period"], rows["responsible"], strict=True)]
    is_due = [deadlines.due_on(Period.parse(code)) < on for code in rows["period"]]
    return rows.assign(
        owing=pd.Series(owing, index=rows.index, dtype="Int64"), is_due=pd.Series(is_due, index=rows.index, dtype="boolean")
    )


def kept(rows: pd.DataFrame, wanted: list[bool]) -> pd.DataFrame:
    """The rows that are wanted; unlike a bare list this also holds where there are none."""
    return rows[pd.Series(wanted, index=rows.index, dtype="bool")]


def _exact(view: View) -> str | None:
    """The code of the chosen period, if the figures of exactly that period are shown."""
    return view.period.code if view.period and view.period.kind in LONG else None


@cached
def _shown(identity: Identity, clause: str | None) -> Shown:
    told = _figures(identity)
    rows = kept(told, [clause in (None, own) for own in told["clause"]])
    ordered = rows.assign(silent=rows["reading"] == Reading.MISSING).sort_values(["silent", "sort_order", "item"])
    is_missing, is_core = rows["reading"] == Reading.MISSING, rows["is_core"].astype("bool")
    exceptions = {words.SHORT: rows[rows["versus"] == Versus.SHORT], words.MISSING: rows[is_missing & is_core]}
    named = rows.sort_values("sort_order")
    names = dict(zip(named["indicator"], named["whole_name"], strict=True))
    valued_ones = rows.loc[rows["value"].notna(), "indicator"]
    first = str(valued_ones.iloc[0]) if len(valued_ones) else None
    return Shown(ordered, exceptions, names, first)


@cached
def _figures(identity: Identity) -> pd.DataFrame:
    view = View.of(identity)
    return words.figures(valued(view), items=item_names(), remarks=notes.beside_figures(view))


@cached
def _valued(key: Key, exact: str | None) -> pd.DataFrame:
    scope, as_of, on, _ = key
    mine = Scope.from_key(scope)
    chosen = Period.parse(exact) if exact else None
    with connection(mine) as opened:
        deadlines = submissions.deadlines(opened)
        periods = _periods(chosen, deadlines=deadlines, on=on)
        sums = observations.sums(opened, scope=mine, as_of=as_of, periods=[period.code for period in periods])
    kinds = dict(zip(known()["code"], known()["periods"], strict=True))
    wanted = {code: _wanted(own, periods, chosen) for code, own in kinds.items() if mine.is_city or not tells_members(code, "")}
    told = _told(sums, wanted, is_city=mine.is_city)
    owed = with_owed(_with_untold(indicators.newest(told), wanted), mine, deadlines=deadlines, on=on)
    return indicators.with_values(owed[owed["owing"] > 0])


def _told(sums: pd.DataFrame, wanted: Mapping[str, list[str]], *, is_city: bool) -> pd.DataFrame:
    """The sums of the wanted periods; of members at fault those of the whole city only, see `domain.masking`."""
    rows = zip(sums["indicator"], sums["item"], sums["period"], strict=True)
    return kept(
        sums, [period in wanted.get(code, ()) and (is_city or not tells_members(code, item)) for code, item, period in rows]
    )


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
