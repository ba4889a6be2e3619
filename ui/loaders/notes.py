"""Notes on figures for a view: those on its place and on what lies within it, as far as the account may see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from data_access import remarks
from data_access.places import CITY
from domain.scope import Scope
from ui.lists import notes as words
from ui.loaders import cached, connection
from ui.loaders.units import units
from ui.view import Identity, View


def place_of(view: View) -> str:
    """What a note written here is about: the chosen committee or district, else the whole city."""
    return view.committee or view.district or CITY


def notes(view: View, *, indicator: str, period: str) -> pd.DataFrame:
    """The notes on one indicator and on a period as a whole, the newest first: `ui.lists.notes.NOTES` and their own columns."""
    return _notes(view.identity, indicator, period)


def beside_figures(view: View) -> Mapping[tuple[str, str], str]:
    """What is noted on the figures of the view's own place, by indicator and period."""
    found = _known(view)
    mine = found[(found["place"] == place_of(view)) & found["indicator"].notna()]
    groups = mine.groupby(["indicator", "period"], sort=False)
    return {(str(code), str(period)): words.beside(rows) for (code, period), rows in groups}


def beside_units(view: View, *, indicator: str, period: str) -> Mapping[str, str]:
    """What is noted on one indicator of single committees for a period, by committee."""
    found = _known(view)
    about = found[(found["indicator"] == indicator) & (found["period"] == period)]
    return {str(place): words.beside(rows) for place, rows in about.groupby("place", sort=False)}


@cached
def _notes(identity: Identity, indicator: str, period: str) -> pd.DataFrame:
    view = View.of(identity)
    found = _known(view)
    here = [_lies_within(place, view) for place in found["place"]]
    of_period = found["indicator"].isna() & (found["period"] == period)
    about = found[pd.Series(here, index=found.index, dtype="bool") & ((found["indicator"] == indicator) | of_period)]
    return words.notes(about, places=_names())


def _lies_within(place: str, view: View) -> bool:
    own = place_of(view)
    return own in (CITY, place) or (place in units().committees and view.scope.allows(place))


def _known(view: View) -> pd.DataFrame:
    return _remarks((view.reach.key, view.as_of, view.revision))


@cached
def _remarks(key: tuple[str, datetime, int]) -> pd.DataFrame:
    reach, as_of, _ = key
    with connection(Scope.from_key(reach)) as opened:
        return remarks.remarks(opened, scope=Scope.from_key(reach), as_of=as_of)


def _names() -> Mapping[str, str]:
    """The names of every place by district code or committee id."""
    districts = {code: place.name for code, place in units().districts.items()}
    return {CITY: "Toàn thành phố"} | districts | {unit.id: unit.known_as for unit in units().committees.values()}
