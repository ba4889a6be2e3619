"""Assigned work for a view: read, computed by the domain, put in words and bars, and kept until anything changes.

What is kept is small: counts, bars, and the first rows of each list. All rows of a list are read when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import numpy as np
import pandas as pd

from data_access import assignments
from domain import progress
from domain.progress import Headline, State
from domain.reporting import BEGINNING
from domain.scope import Scope
from ui.charts import matrix
from ui.charts import tasks as charts
from ui.kept import made_once
from ui.lists import tasks as words
from ui.loaders import cached, connection
from ui.loaders.names import clause_names, committee_names, district_of_committee, rule_in_force
from ui.loaders.units import units
from ui.tables import First
from ui.view import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""

FIRST_ROWS = 30

ACTIVE = "active"
"""The list of all work, beside those of `progress.EXCEPTIONS`."""

NUMBERS = ["tasks", "overdue", "due_soon", "unverified", "exceptions", "reported"]

_MOST_OVERDUE = 4  # in the picture of the plan, before what is due next
_OUTSIDE = {"": "Không theo địa bàn"}
_SORTED: Mapping[str, tuple[str, ...]] = {  # what each list is sorted by, of equal ones by code; «-» from the largest down
    "overdue": ("-days_late",),
    "due_soon": ("deadline",),
    "unverified": ("done_on",),
    ACTIVE: ("is_closed", "overdue", "deadline"),
}


@dataclass(frozen=True)
class Work:
    """What the screen shows of assigned work.

    `tasks` is how many are counted (cancelled ones are not), `in_order` how many of them are in no list of exceptions,
    `unheard` how many of the overdue no report covers yet, `totals` how long each list is, `firsts` its first rows in
    words (see `ui.lists.tasks`), `counts` a row a committee and task (see `progress.counts`). The frames of bars and
    cells are those that `ui.charts` draws; there is no plan of the whole city.
    """

    headline: Headline
    tasks: int
    in_order: int
    unheard: int
    totals: Mapping[str, int]
    firsts: Mapping[str, pd.DataFrame]
    by_committee: pd.DataFrame
    counts: pd.DataFrame
    cells: pd.DataFrame
    body_cells: pd.DataFrame
    state_bars: pd.DataFrame
    plan_bars: pd.DataFrame | None


def work(view: View) -> Work:
    """The work active in the view's period; without one, the work open on the day or closed in its year."""
    return _work(view.key, _start(view), in_city=view.district is None)


def headline(view: View) -> Headline:
    """On time, completed and verified of what is due."""
    return work(view).headline


def exceptions(view: View) -> Mapping[str, int]:
    """How many are overdue, due_soon and unverified."""
    totals = work(view).totals
    return {name: totals[name] for name in progress.EXCEPTIONS}


def by_district(view: View) -> pd.DataFrame:
    """A row a district: district (its code, null for what lies on none) and the columns NUMBERS."""
    counts = work(view).counts
    return made_once(counts, "by_district", lambda: _by_district(counts))


def by_committee(view: View) -> pd.DataFrame:
    """A row a committee or city body with work: committee_id and the columns NUMBERS."""
    return work(view).by_committee


def first(view: View, name: str) -> First:
    """The first rows of one list in words and the way to all of them; `name` as in `Work.totals`."""
    found = work(view)
    return First(found.firsts[name], found.totals[name], partial(_rows, view.key, _start(view), name))


def _start(view: View) -> date:
    return view.period.start if view.period else date(view.on.year, 1, 1)


@cached
def _work(key: Key, start: date, *, in_city: bool) -> Work:
    tasks = _tasks(key, start)
    codes = {name: _codes(tasks, name) for name in _SORTED}
    worded = _worded(key, tasks, codes=[code for found in codes.values() for code in found[:FIRST_ROWS]])
    firsts = {name: _in_order(worded, found[:FIRST_ROWS]) for name, found in codes.items()}
    counts = progress.counts(tasks, ["committee_id", "clause"])
    placed, bodies = _placed(counts, in_city=in_city)
    kept = tasks["state"] != State.CANCELLED
    return Work(
        headline=progress.headline(tasks, on=key[2]),
        tasks=int(kept.sum()),
        in_order=int((kept & ~tasks["exception"] & ~tasks["unverified"]).sum()),
        unheard=int(tasks["unheard"].sum()),
        totals={name: len(found) for name, found in codes.items()},
        firsts=firsts,
        by_committee=counts.groupby("committee_id", as_index=False)[NUMBERS].sum(),
        counts=counts,
        cells=placed,
        body_cells=bodies,
        state_bars=charts.state_bars(progress.state_counts(tasks, ["clause"]), clauses=clause_names()),
        plan_bars=None if in_city else _plan_bars(firsts, on=key[2]),
    )


@cached
def _rows(key: Key, start: date, name: str) -> pd.DataFrame:
    tasks = _tasks(key, start)
    codes = _codes(tasks, name)
    return _in_order(_worded(key, tasks, codes=codes), codes)


def _tasks(key: Key, start: date) -> pd.DataFrame:
    """Every assignment of the view as it stands on the day, by code; too large to be kept for each view."""
    scope, as_of, on, _ = key
    with connection() as opened:
        given = assignments.dates(opened, scope=Scope.from_key(scope), as_of=as_of, start=start, end=on)
        moves = assignments.moves(opened, scope=Scope.from_key(scope), as_of=as_of)
    soon, unverified = (rule_in_force(key, max(on, BEGINNING)) for key in ("due_soon_days", "unverified_days"))
    stated = progress.with_states(given, moves, on=on)
    flagged = progress.with_exceptions(stated, on=on, due_soon_days=soon, unverified_days=unverified)
    return flagged.assign(is_closed=flagged["state"].isin([*progress.DONE, State.CANCELLED]))


def _codes(tasks: pd.DataFrame, name: str) -> list[str]:
    """The codes of the work in one list, in its order; `tasks` stand by code."""
    listed = tasks if name == ACTIVE else tasks[tasks[name]]
    keys = [(-1 if key[0] == "-" else 1) * listed[key.lstrip("-")].to_numpy().astype("int64") for key in reversed(_SORTED[name])]
    return [str(code) for code in listed["code"].to_numpy()[np.lexsort(keys)]]


def _worded(key: Key, tasks: pd.DataFrame, *, codes: Iterable[str]) -> pd.DataFrame:
    """The work of these codes in words, by code."""
    scope, as_of, on, _ = key
    wanted = tasks[tasks["code"].isin(list(codes))]
    with connection() as opened:
        details = assignments.details(opened, scope=Scope.from_key(scope), as_of=as_of, codes=wanted["code"])
    return words.tasks(wanted.merge(details, on="code"), committees=committee_names(), on=on)


def _in_order(worded: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    return worded.take(pd.Index(worded["code"]).get_indexer(pd.Index(codes, dtype="str")))


def _plan_bars(firsts: Mapping[str, pd.DataFrame], *, on: date) -> pd.DataFrame:
    """The plan: what is most overdue, then what is due next."""
    return charts.plan_bars(pd.concat([firsts["overdue"].head(_MOST_OVERDUE), firsts[ACTIVE]]), on=on)


def _by_district(counts: pd.DataFrame) -> pd.DataFrame:
    placed = counts.assign(district=counts["committee_id"].map(district_of_committee()))
    return placed.groupby("district", as_index=False, dropna=False)[NUMBERS].sum()


def _placed(counts: pd.DataFrame, *, in_city: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cells of the matrix, by district in the city, by committee below; and those of the city bodies.

    Sections 2 to 4 of the Directive bind city bodies and no district, so they are a strip of their own.
    """
    is_body = counts["committee_id"].isin([unit.id for unit in units().committees.values() if unit.kind == "city_body"])
    own, names, clauses = counts.assign(place=counts["committee_id"]), committee_names(), clause_names()
    bodies = matrix.cells(own[is_body], places=names, clauses=clauses)
    if not in_city:
        return matrix.cells(own[~is_body], places=names, clauses=clauses), bodies
    homes = own["committee_id"].map(district_of_committee()).fillna("")
    summed = own[~is_body].assign(place=homes).groupby(["place", "clause"], as_index=False)[NUMBERS].sum()
    districts = {place.code: place.short_name for place in units().districts.values()} | _OUTSIDE
    return matrix.cells(summed, places=districts, clauses=clauses), bodies
