"""One indicator of a view: its value beside its target and earlier periods, what it means, and its trend.

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
from domain.change import Told, year_before
from domain.periods import Period
from ui.charts.indicators import trend_points
from ui.lists import comparison
from ui.lists import indicator as words
from ui.loaders import cached, connection
from ui.loaders.indicators import kept, known, valued, with_owed
from ui.loaders.names import item_names
from ui.view import Identity, View

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Indicator:
    """One indicator (or one part of it) of a place.

    `figures` are its value, target and changes for `ui.figures`; `meaning` says what it is; `points` are those of its trend.
    """

    period: Period
    period_name: str
    is_share: bool
    figures: tuple[tuple[str, str, str], ...]
    meaning: str
    points: pd.DataFrame


def code_in(address: str) -> str:
    """The code that an address means: «15» and «I15» are the same."""
    return f"I{address.removeprefix('I'):0>2}"


def parts(view: View, code: str) -> Mapping[str, str]:
    """The names of the parts of an indicator that is broken down, by code; of one that is not, none."""
    return _parts(view.identity).get(code, {})


def indicator(view: View, code: str, *, part: str = "") -> Indicator:
    """One indicator of `ui.loaders.indicators.shown(view).names`, or a part of it."""
    return _indicator(view.identity, code, part)


@cached
def _parts(identity: Identity) -> Mapping[str, Mapping[str, str]]:
    rows = valued(View.of(identity))
    broken = rows[rows["item"] != ""]
    return {
        str(code): {item: item_names().get(item, item) for item in items} for code, items in broken.groupby("indicator")["item"]
    }


@cached
def _indicator(identity: Identity, code: str, part: str) -> Indicator:
    view = View.of(identity)
    rows, meanings = valued(view), known()
    row: Row = rows[(rows["indicator"] == code) & (rows["item"] == part)].to_dict("records")[0]
    meaning: Row = meanings[meanings["code"] == code].to_dict("records")[0]
    period, history, enough = Period.parse(row["period"]), *_history(view, code, part)
    now, *earlier = (_told(history, one, row, enough=enough) for one in (period, period.previous(), year_before(period)))
    return Indicator(
        period=period,
        period_name=comparison.inside(period),
        is_share=row["kind"] == "ratio",
        figures=words.head(row, *earlier, now=now),
        meaning=words.meaning(meaning),
        points=_points(history, period),
    )


def _history(view: View, code: str, part: str) -> tuple[pd.DataFrame, float]:
    """Every period that had ended, in numbers, and the part of the committees of which a sum stands without caution."""
    with connection(view.scope) as opened:
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
