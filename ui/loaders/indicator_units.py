"""The single units behind one indicator of a view: what each stated, and how it stands beside all that the account may see.

Units are compared only where that is fair; where it is not, the reason is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access import observations
from domain import indicators
from domain.change import added
from domain.funnel import SMALLEST, Funnel, common
from domain.masking import tells_members
from domain.periods import Kind, Period
from ui.charts.funnel import funnel_points
from ui.lists import comparison
from ui.lists import indicator as words
from ui.lists.indicator import Bar
from ui.loaders import cached, connection, notes
from ui.loaders.indicators import kept, known, valued
from ui.loaders.names import committee_names, item_names
from ui.view import Identity, View

Row = Mapping[Any, Any]

_FEWEST = 3  # units that are compared


@dataclass(frozen=True)
class Units:
    """The units of a place, one indicator and its period.

    `rows` are their figures under `headings` (of comparison.UNITS); `funnel` their comparison with all that the account
    may see, empty where nothing is compared; `basis` says how they are compared or why not; `own` what a quarter added
    to a running count.
    """

    rows: pd.DataFrame
    headings: Mapping[str, str]
    funnel: pd.DataFrame
    basis: str
    own: str


def units(view: View, code: str, *, part: str = "") -> Units:
    """The units behind one indicator of `ui.loaders.indicators.shown(view).names`, or behind a part of it."""
    return _units(view.identity, code, part)


def whole_code(code: str, part: str) -> str:
    """An indicator and, where it is of one, its part as they name a file: «I35» or «I35.DV»."""
    return f"{code}.{part}" if part else code


def names() -> Mapping[str, str]:
    """What every indicator and part is called, by `whole_code`."""
    rows = zip(known()["code"], known()["clause"], known()["name_vi"], known()["items"].fillna(""), strict=True)
    return {
        whole_code(code, item): f"{clause} · {name}" + (f": {item_names().get(item, item)}" if item else "")
        for code, clause, name, items in rows
        for item in items.split(",")
    }


def rows(view: View, named: str | None) -> pd.DataFrame:
    """The figures of the units behind what is named by `whole_code` (comparison.UNITS): no row where there are none."""
    code, _, part = (named or "").partition(".")
    return units(view, code, part=part).rows


@cached
def _units(identity: Identity, code: str, part: str) -> Units:
    view = View.of(identity)
    row = _row(view, code, part)
    single = _single(view, code, part, Period.parse(row["period"])).assign(kind=row["kind"])
    of_period = single[single["period"] == row["period"]]
    compared, bar = _compared(of_period, code, part, view)
    judged = comparison.judged(of_period, compared)
    mine = _within(judged, view)
    if compared and not (mine["denominator"] >= SMALLEST).any():
        compared, bar = None, Bar.ELSEWHERE
    remarks = notes.beside_units(view, indicator=code, period=row["period"])
    listed = comparison.units(mine, names=committee_names(), remarks=remarks)
    return Units(
        rows=listed,
        headings=comparison.headings(listed),
        funnel=_funnel(judged, compared, view, direction=row["direction"]),
        basis=bar or _basis(compared, judged),
        own=_own(_within(single, view), row, unit=_unit(code, part)),
    )


def _row(view: View, code: str, part: str) -> Row:
    """What is told of the indicator here; of one that nobody here owes, that it says nothing."""
    told = valued(view)
    found = told[(told["indicator"] == code) & (told["item"] == part)].to_dict("records")
    return found[0] if found else {"period": "2021", "kind": "count", "direction": "context", "cumulative": False}


def _single(view: View, code: str, part: str, period: Period) -> pd.DataFrame:
    """What each unit that the account may see said for the period and the one before; of members at fault nothing."""
    periods = [period.code, period.previous().code]
    with connection(view.reach) as opened:
        found = observations.values(opened, scope=view.reach, as_of=view.as_of, indicator=code, periods=periods)
    return found[(found["item"] == part) & (not tells_members(code, part))]


def _within(single: pd.DataFrame, view: View) -> pd.DataFrame:
    return kept(single, [view.scope.allows(unit) for unit in single["committee_id"]])


def _compared(single: pd.DataFrame, code: str, part: str, view: View) -> tuple[Funnel | None, str]:
    """What units are compared with, or why they are not."""
    wholes = dict(zip(known()["code"], known()["denominator_vi"], strict=True))
    whole = wholes.get(code)
    if tells_members(code, part):
        return None, Bar.MEMBERS
    if view.reach.committees is not None and len(view.reach.committees) == 1:
        return None, Bar.ALONE
    if not isinstance(whole, str):
        return None, Bar.COUNT
    if indicators.is_plan(whole):
        return None, Bar.PLAN
    compared = common(single["numerator"], single["denominator"])
    enough = int((single["denominator"] >= SMALLEST).sum()) >= _FEWEST
    return (compared, "") if compared and enough else (None, Bar.FEW)


def _basis(compared: Funnel | None, single: pd.DataFrame) -> str:
    if compared is None:
        return ""
    counted = single["denominator"].fillna(0)
    return words.basis(compared, units=int((counted > 0).sum()), few=int(((counted > 0) & (counted < SMALLEST)).sum()))


def _funnel(single: pd.DataFrame, compared: Funnel | None, view: View, *, direction: str) -> pd.DataFrame:
    called = [committee_names()[unit] for unit in single["committee_id"]]
    named = single.assign(name=pd.Series(called, index=single.index, dtype="str"))
    if compared is None:
        return funnel_points(named.head(0), Funnel(0.0), direction=direction)
    mine = set(_within(single, view)["committee_id"]) if view.district or view.committee else None
    return funnel_points(named, compared, direction=direction, mine=mine)


def _unit(code: str, part: str) -> str:
    """What a count counts: the unit of the indicator, or the part that it is of."""
    if part:
        return item_names().get(part, part).lower()
    return str(dict(zip(known()["code"], known()["unit"], strict=True)).get(code, ""))


def _own(single: pd.DataFrame, row: Row, *, unit: str) -> str:
    """What a quarter alone added, of a count that runs from January; empty where that is not sound."""
    period = Period.parse(row["period"])
    if row["kind"] == "ratio" or not row["cumulative"] or period.kind is not Kind.QUARTER or period.number == 1:
        return ""
    told = single.dropna(subset=["numerator"])
    before, now = (
        dict(zip(of["committee_id"], of["numerator"], strict=True))
        for of in (told[told["period"] == code] for code in (period.previous().code, period.code))
    )
    found = added(before, now)
    return words.own(period, found, unit=unit) if found else ""
