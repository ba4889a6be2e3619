"""The register beside all bases for a view: committees beside each other, types and reasons, and who always reports zero."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data_access import bases as base_rows
from data_access import observations, submissions
from domain import always_zero, reporting, weak_comparison, weak_register
from domain.always_zero import said, with_chance
from domain.funnel import SMALLEST, Funnel, common
from domain.periods import Period
from domain.reporting import Deadlines
from ui.charts.funnel import funnel_points
from ui.charts.weak_comparison import reason_bars, type_bars
from ui.lists import weak_comparison as words
from ui.lists.overview import OUTSIDE
from ui.loaders import cached, connection
from ui.loaders.indicators import kept
from ui.loaders.names import category_names, committee_names, district_of_committee
from ui.loaders.units import units
from ui.loaders.weak_bases import start_of, stays
from ui.view import Identity, View

ON_REGISTER = "I43"
"""The indicator by which committees state how many bases are on the register at the end of a period."""

_FEWEST = 3  # committees that are compared
_LOOKED_BACK = 8  # regular periods


@dataclass(frozen=True)
class Comparison:
    """The register of a place beside all bases; lists in words, see `ui.lists.weak_comparison`.

    `units` are the committees of the place, `funnel` their comparison with all that the account may see, empty where
    nothing is compared; `basis` says how, or why not. `zeros` are those that always report zero, `asked` those of them
    worth a question. `flows` are the register over the period by district, in a district by committee.
    """

    units: pd.DataFrame
    funnel: pd.DataFrame
    basis: str
    type_bars: pd.DataFrame
    reason_bars: pd.DataFrame
    zeros: pd.DataFrame
    asked: pd.DataFrame
    zeros_told: str
    flows: pd.DataFrame


def comparison(view: View) -> Comparison:
    """The comparison for the view's place on its day."""
    return _comparison(view.identity)


@cached
def _comparison(identity: Identity) -> Comparison:
    view = View.of(identity)
    rows, compared = _committees(view)
    mine = kept(rows, [view.scope.allows(unit) for unit in rows["committee_id"]])
    listed, existing, names = _listed(view), _existing(view), category_names()
    zeros, told = _zeros(view, rows, compared)
    return Comparison(
        units=words.units(mine),
        funnel=_funnel(view, rows, compared),
        basis=words.basis(compared, rows),
        type_bars=type_bars(weak_comparison.by_type(listed, existing), names=names["base_type"]),
        reason_bars=reason_bars(weak_comparison.by_reason(listed), names=names["weak_reason"]),
        zeros=zeros,
        asked=zeros[zeros["unlikely"]],
        zeros_told=told,
        flows=_flows(view),
    )


def _listed(view: View) -> pd.DataFrame:
    found = stays(view.key)
    return found[found["is_open"]]


def _existing(view: View) -> pd.DataFrame:
    with connection(view.scope) as opened:
        return base_rows.existing(opened, scope=view.scope, as_of=view.as_of, on=view.on)


def _committees(view: View) -> tuple[pd.DataFrame, Funnel | None]:
    """Every committee that the account may see, with its standing, and what they are compared with."""
    whole = view.whole
    rows = weak_comparison.by_committee(_listed(whole), _existing(whole))
    enough = int((rows["denominator"] >= SMALLEST).sum()) >= _FEWEST
    compared = common(rows["numerator"], rows["denominator"]) if enough else None
    return words.judged(rows, compared, names=committee_names()), compared


def _funnel(view: View, rows: pd.DataFrame, compared: Funnel | None) -> pd.DataFrame:
    if compared is None:
        return pd.DataFrame()
    chosen = view.district or view.committee
    mine = {str(unit) for unit in rows["committee_id"] if view.scope.allows(unit)} if chosen else None
    return funnel_points(rows, compared, direction="down", mine=mine)


def _flows(view: View) -> pd.DataFrame:
    found, start = stays(view.key), start_of(view)
    if view.district or view.committee:
        places, names = found["committee_id"], committee_names()
    else:
        homes = found["committee_id"].map(district_of_committee())
        places = homes.fillna(OUTSIDE).astype("str")
        names = {place.code: place.short_name for place in units().districts.values()} | {OUTSIDE: OUTSIDE}
    parts = weak_register.flows(found, places, start=start, end=view.on)
    return words.flows(parts, weak_register.flow(found, start=start, end=view.on), names=names)


def _zeros(view: View, rows: pd.DataFrame, compared: Funnel | None) -> tuple[pd.DataFrame, str]:
    """Who always reports zero, and in one sentence how many did, did once and did not report."""
    with connection(view.scope) as opened:
        periods = _periods(view, submissions.deadlines(opened))
        codes = [period.code for period in periods]
        stated = observations.values(opened, scope=view.scope, as_of=view.as_of, indicator=ON_REGISTER, periods=codes)
    newest = periods[-1]
    owing = [unit.id for unit in reporting.owing(units(), newest, scope=view.scope)]
    bases = rows.set_index("committee_id")["denominator"]
    found = with_chance(said(stated, committees=owing, periods=codes), bases=bases, compared=compared)
    fewest = always_zero.fewest(compared) if compared else None
    return (
        words.zeros(found, stated, names=committee_names(), period=newest),
        words.zeros_told(found, period=newest, compared=compared, fewest=fewest),
    )


def _periods(view: View, deadlines: Deadlines) -> list[Period]:
    """The regular periods up to the newest whose reports are due by the view's day, oldest first."""
    newest = reporting.counted_period(None, day=view.on, deadlines=deadlines)
    return reporting.periods_up_to(newest, count=_LOOKED_BACK)
