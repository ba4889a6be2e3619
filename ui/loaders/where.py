"""Where and at which task of the Directive work is in trouble: the matrix of a view, to be drawn and to be read.

Sections 2 to 4 of the Directive bind city bodies and no district, so they are a strip of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ui.charts import matrix
from ui.lists import matrix as words
from ui.loaders import cached
from ui.loaders.names import clause_names, committee_names, district_of_committee
from ui.loaders.tasks import NUMBERS, work
from ui.loaders.units import units
from ui.view import Identity, View

_OUTSIDE = {"": "Không theo địa bàn"}


@dataclass(frozen=True)
class Where:
    """What `ui.charts.matrix` draws, of districts (below the city: of committees) and of city bodies, each also as a table."""

    cells: pd.DataFrame
    body_cells: pd.DataFrame
    table: pd.DataFrame
    body_table: pd.DataFrame


def where(view: View, *, clause: str | None = None, worst_first: bool = False) -> Where:
    """The matrix of the view's place, whole: other tasks than `clause` faint; rows and columns in order or the worst first."""
    return _where(view.identity, clause, worst_first)


@cached
def _where(identity: Identity, clause: str | None, worst_first: bool) -> Where:
    view = View.of(identity)
    counts = work(view).counts
    is_body = counts["committee_id"].isin([unit.id for unit in units().committees.values() if unit.kind == "city_body"])
    places, bodies = counts[~is_body], _named(counts[is_body])
    rows, names = (_named(places), committee_names()) if view.district or view.committee else _by_district(places)
    cells = matrix.chosen(_cells(rows, names, worst_first=worst_first), clause)
    body_cells = matrix.chosen(_cells(bodies, committee_names(), worst_first=worst_first), clause)
    return Where(cells, body_cells, words.table(cells), words.table(body_cells))


def _cells(counts: pd.DataFrame, names: Mapping[str, str], *, worst_first: bool) -> pd.DataFrame:
    clauses = clause_names()
    if worst_first:
        names, clauses = (matrix.worst_first(counts, each, by=by) for each, by in ((names, "place"), (clauses, "clause")))
    return matrix.cells(counts, places=names, clauses=clauses)


def _named(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.assign(place=counts["committee_id"])


def _by_district(counts: pd.DataFrame) -> tuple[pd.DataFrame, Mapping[str, str]]:
    homes = counts["committee_id"].map(district_of_committee()).fillna("")
    summed = counts.assign(place=homes).groupby(["place", "clause"], as_index=False)[NUMBERS].sum()
    return summed, {place.code: place.short_name for place in units().districts.values()} | _OUTSIDE
