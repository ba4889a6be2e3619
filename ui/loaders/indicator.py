"""One indicator of a view: its value, what became of it, and the figures of the single units behind it.

No figure is made here: values come from the rules of `domain`, words from `ui.lists`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data_access import clock, observations, submissions
from domain import indicators
from domain.change import Told, added, year_before
from domain.funnel import SMALLEST, Funnel, common
from domain.periods import Kind, Period
from ui.charts.funnel import funnel_points
from ui.charts.indicators import trend_points
from ui.lists import comparison
from ui.lists import indicator as words
from ui.lists.indicator import Bar
from ui.loaders import cached, connection
from ui.loaders.indicators import kept, known, valued, with_owed
from ui.loaders.names import committee_names, item_names
from ui.view import Identity, View

Row = Mapping[Any, Any]

_FEWEST = 3  # units that are compared


@dataclass(frozen=True)
class Indicator:
    """One indicator (or one part of it) of a place.

    `figures` are its value, target and two changes for `ui.figures`; `points` those of its trend; `units` the figures of
    the single units of the place under `headings`; `funnel` their comparison with all that the account may see, empty
    where nothing is compared; `basis` says how it is compared or why not; `own` what a quarter added to a running count.
    """

    period: str
    is_share: bool
    figures: tuple[tuple[str, str, str], ...]
    meaning: str
    points: pd.DataFrame
    units: pd.DataFrame
    headings: Mapping[str, str]
    funnel: pd.DataFrame
    basis: str
    own: str


def code_in(address: str) -> str:
    """The code that an address means: «15» and «I15» are the same."""
    return f"I{address.removeprefix('I'):0>2}"


def parts(view: View, code: str) -> Mapping[str, str]:
    """The names of the parts of an indicator that is broken down, by code; of one that is not, none."""
    rows = valued(view)
    items = rows.loc[(rows["indicator"] == code) & (rows["item"] != ""), "item"]
    return {item: item_names().get(item, item) for item in items}


def indicator(view: View, code: str, *, part: str = "") -> Indicator:
    """One indicator of `ui.loaders.indicators.shown(view).names`, or a part of it."""
    return _indicator(view.identity, code, part)


@cached
def _indicator(identity: Identity, code: str, part: str) -> Indicator:
    view = View.of(identity)
    rows, meanings = valued(view), known()
    row: Row = rows[(rows["indicator"] == code) & (rows["item"] == part)].to_dict("records")[0]
    meaning: Row = meanings[meanings["code"] == code].to_dict("records")[0]
    period, history, enough = Period.parse(row["period"]), *_history(view, code, part)
    now, *earlier = (_told(history, one, row, enough=enough) for one in (period, period.previous(), year_before(period)))
    single = _single(view, code, part, period)
    of_period = single[single["period"] == period.code]
    compared, bar = _compared(of_period, meaning)
    judged = comparison.judged(of_period.assign(kind=row["kind"]), compared)
    mine = kept(judged, [view.scope.allows(unit) for unit in judged["committee_id"]])
    units = comparison.units(mine, names=committee_names())
    if compared and not (mine["denominator"] >= SMALLEST).any():
        compared, bar = None, Bar.ELSEWHERE
    return Indicator(
        period=comparison.inside(period),
        is_share=row["kind"] == "ratio",
        figures=words.head(row, *earlier, now=now),
        meaning=words.meaning(meaning),
        points=_points(history, period),
        units=units,
        headings=comparison.headings(units),
        funnel=_funnel(judged, compared, view, direction=row["direction"]),
        basis=bar or _basis(compared, judged),
        own=_own(single, view, row, unit=item_names()[part].lower() if part in item_names() else meaning["unit"]),
    )


def _history(view: View, code: str, part: str) -> tuple[pd.DataFrame, float]:
    """Every period that had ended, in numbers, and the part of the committees of which a sum stands without caution."""
    with connection() as opened:
        deadlines = submissions.deadlines(opened)
        enough = submissions.enough_reports(opened, day=clock.local_day(view.as_of))
        sums = observations.trend(opened, scope=view.scope, as_of=view.as_of, indicator=code)
    ended = kept(sums, [_end(one) <= view.on and item == part for one, item in zip(sums["period"], sums["item"], strict=True)])
    return indicators.with_values(with_owed(ended, view.scope, deadlines=deadlines, on=view.on)), enough


def _end(period: str) -> date:
    return Period.parse(period).end


def _told(history: pd.DataFrame, period: Period, row: Row, *, enough: float) -> Told:
    found = history[history["period"] == period.code].to_dict("records")
    said: Row = found[0] if found else {"numerator": None, "denominator": None, "reported": 0, "owing": 0}
    return Told(
        period,
        _number(said["numerator"]),
        _number(said["denominator"]),
        reported=int(said["reported"]),
        is_provisional=said["reported"] < enough * said["owing"],
        is_ratio=row["kind"] == "ratio",
        cumulative=bool(row["cumulative"]),
    )


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _points(history: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The trend in the kind of the shown period, or where it was told but once in the kind told most often."""
    kinds = [Period.parse(code).kind for code in history["period"]]
    kind = period.kind if kinds.count(period.kind) > 1 else indicators.regular_kind(history["period"])
    return trend_points(kept(history, [each is kind for each in kinds]))


def _single(view: View, code: str, part: str, period: Period) -> pd.DataFrame:
    """What each unit that the account may see said for the period and the one before."""
    periods = [period.code, period.previous().code]
    with connection() as opened:
        rows = observations.values(opened, scope=view.reach, as_of=view.as_of, indicator=code, periods=periods)
    return rows[rows["item"] == part]


def _compared(rows: pd.DataFrame, meaning: Row) -> tuple[Funnel | None, str]:
    """What units are compared with, or why they are not."""
    if len(rows) < 2:
        return None, Bar.ALONE
    if meaning["kind"] != "ratio":
        return None, Bar.COUNT
    if indicators.is_plan(meaning["denominator_vi"]):
        return None, Bar.PLAN
    compared = common(rows["numerator"], rows["denominator"])
    enough = int((rows["denominator"] >= SMALLEST).sum()) >= _FEWEST
    return (compared, "") if compared and enough else (None, Bar.FEW)


def _basis(compared: Funnel | None, rows: pd.DataFrame) -> str:
    if compared is None:
        return ""
    counted = rows["denominator"].fillna(0)
    return words.basis(compared, units=int((counted > 0).sum()), few=int(((counted > 0) & (counted < SMALLEST)).sum()))


def _funnel(rows: pd.DataFrame, compared: Funnel | None, view: View, *, direction: str) -> pd.DataFrame:
    names = [committee_names()[unit] for unit in rows["committee_id"]]
    named = rows.assign(name=pd.Series(names, index=rows.index, dtype="str"))
    if compared is None:
        return funnel_points(named.head(0), Funnel(0.0), direction=direction)
    chosen = view.district or view.committee
    mine = {unit for unit in rows["committee_id"] if view.scope.allows(unit)} if chosen else None
    return funnel_points(named, compared, direction=direction, mine=mine)


def _own(rows: pd.DataFrame, view: View, row: Row, *, unit: str) -> str:
    """What a quarter alone added, of a count that runs from January; empty where that is not sound."""
    period = Period.parse(row["period"])
    if row["kind"] == "ratio" or not row["cumulative"] or period.kind is not Kind.QUARTER or period.number == 1:
        return ""
    mine = kept(rows, [view.scope.allows(each) for each in rows["committee_id"]])
    told = mine.dropna(subset=["numerator"])
    before, now = (
        dict(zip(of["committee_id"], of["numerator"], strict=True))
        for of in (told[told["period"] == code] for code in (period.previous().code, period.code))
    )
    found = added(before, now)
    return words.own(period, found, unit=unit) if found else ""
