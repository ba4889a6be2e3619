"""Assigned work for a view: read, computed by the domain, put in words, and kept until anything changes.

What is kept is small: counts, and the first rows of each list. All rows of a list are read when they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import assignments, rules
from domain import progress
from domain.progress import Headline, State
from domain.rules import DatedNumber
from domain.scope import Scope
from ui.charts import matrix
from ui.lists import tasks as words
from ui.loaders import cached, connection
from ui.loaders.names import clause_names, committee_names, district_of_committee
from ui.loaders.units import units
from ui.view import View, turn

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""

FIRST_ROWS = 30

ACTIVE = "active"
"""The list of all work, beside those of `progress.EXCEPTIONS`."""

NUMBERS = ("tasks", "overdue", "due_soon", "unverified", "exceptions", "reported")

CITY_BODY = "city_body"

OUTSIDE = "Không theo địa bàn"

_ORDER: Mapping[str, tuple[list[str], list[bool]]] = {
    "overdue": (["days_late", "code"], [False, True]),
    "due_soon": (["deadline", "code"], [True, True]),
    "unverified": (["done_on", "code"], [True, True]),
    ACTIVE: (["closed", "deadline", "code"], [True, True, True]),
}


@dataclass(frozen=True)
class Progress:
    """What the screen shows of assigned work.

    `tasks` is how many are counted (cancelled ones are not), `totals` how long each list is, `firsts` its first rows
    in words (see `ui.lists.tasks`), `counts` a row a committee and clause (see `progress.counts`), `states` a row a
    clause and state.
    """

    headline: Headline
    tasks: int
    in_order: int
    totals: Mapping[str, int]
    firsts: Mapping[str, pd.DataFrame]
    counts: pd.DataFrame
    states: pd.DataFrame


def work(view: View) -> Progress:
    """The work active in the view's period; without one, the work open on the day or closed in its year."""
    return _work(view.key, _start(view))


def headline(view: View) -> Headline:
    """On time, completed and verified of what is due."""
    return work(view).headline


def exceptions(view: View) -> Mapping[str, int]:
    """How many are overdue, due_soon and unverified."""
    return {name: work(view).totals[name] for name in progress.EXCEPTIONS}


def by_district(view: View) -> pd.DataFrame:
    """A row a district: district (its code, null beside the districts), tasks, overdue, due_soon, exceptions, reported."""
    counts = work(view).counts
    placed = counts.assign(district=counts["committee_id"].map(district_of_committee()))
    return placed.groupby("district", as_index=False, dropna=False)[list(NUMBERS)].sum()


def cells(view: View) -> pd.DataFrame:
    """The matrix of `ui.charts.matrix`: districts of the city, or the committees of a district, by task of the Directive."""
    counts = work(view).counts
    kinds = counts["committee_id"].map({unit.id: unit.kind for unit in units().committees.values()})
    mine = counts[kinds != CITY_BODY]
    if view.district:
        return _cells(mine.assign(place=mine["committee_id"]), committee_names())
    districts = {place.code: place.short_name for place in units().districts.values()} | {"": OUTSIDE}
    placed = mine.assign(place=mine["committee_id"].map(district_of_committee()).fillna(""))
    summed = placed.groupby(["place", "clause"], as_index=False)[list(NUMBERS)].sum()
    return _cells(summed, districts)


def body_cells(view: View) -> pd.DataFrame:
    """The strip of sections 2 to 4 of the Directive, which bind city bodies and no district: a row a body."""
    counts = work(view).counts
    kinds = counts["committee_id"].map({unit.id: unit.kind for unit in units().committees.values()})
    mine = counts[kinds == CITY_BODY]
    return _cells(mine.assign(place=mine["committee_id"]), committee_names())


def _cells(counts: pd.DataFrame, places: Mapping[str, str]) -> pd.DataFrame:
    return matrix.cells(counts, places=places, clauses=clause_names(), turn=turn())


def rows(view: View, *, name: str) -> pd.DataFrame:
    """All rows of one list in words; `name` as in `Progress.totals`."""
    return _rows(view.key, _start(view), name)


def _start(view: View) -> date:
    return view.period.start if view.period else date(view.on.year, 1, 1)


@cached
def _work(key: Key, start: date) -> Progress:
    tasks = _tasks(key, start)
    lists = {name: _listed(tasks, name) for name in _ORDER}
    detailed = _detailed(key, pd.concat([rows.head(FIRST_ROWS) for rows in lists.values()]).drop_duplicates("code"))
    kept = tasks[tasks["state"] != State.CANCELLED]
    return Progress(
        headline=progress.headline(tasks, on=key[2]),
        tasks=len(kept),
        in_order=int((~kept["exception"] & ~kept["unverified"]).sum()),
        totals={name: len(rows) for name, rows in lists.items()},
        firsts={name: _same(detailed, rows.head(FIRST_ROWS)) for name, rows in lists.items()},
        counts=progress.counts(tasks, ["committee_id", "clause"]),
        states=progress.state_counts(tasks, ["clause"]),
    )


@cached
def _rows(key: Key, start: date, name: str) -> pd.DataFrame:
    listed = _listed(_tasks(key, start), name)
    return _same(_detailed(key, listed), listed)


def _tasks(key: Key, start: date) -> pd.DataFrame:
    """Every assignment of the view as it stands on the day; too large to be kept for each view."""
    scope, as_of, on, _ = key
    mine = Scope.from_key(scope)
    with connection() as opened:
        given = assignments.dates(opened, scope=mine, as_of=as_of, start=start, end=on)
        moves = assignments.moves(opened, scope=mine, as_of=as_of)
        due_soon = _in_force(rules.dated_numbers(opened, key="due_soon_days"), on)
        unverified = _in_force(rules.dated_numbers(opened, key="unverified_days"), on)
    stated = progress.with_states(given, moves, on=on)
    return progress.with_exceptions(stated, on=on, due_soon_days=due_soon, unverified_days=unverified)


def _in_force(numbers: tuple[DatedNumber, ...], day: date) -> int:
    return next(number.value for number in numbers if number.holds(day))


def _listed(tasks: pd.DataFrame, name: str) -> pd.DataFrame:
    columns, ascending = _ORDER[name]
    closed = tasks["state"].isin([*progress.DONE, State.CANCELLED])
    chosen = tasks.assign(closed=closed) if name == ACTIVE else tasks[tasks[name]]
    return chosen.sort_values(columns, ascending=ascending)


def _detailed(key: Key, tasks: pd.DataFrame) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection() as opened:
        details = assignments.details(opened, scope=Scope.from_key(scope), as_of=as_of, codes=tasks["code"])
    told = tasks.merge(details, on="code").assign(today=pd.Timestamp(on))
    return words.tasks(told, committees=committee_names())


def _same(detailed: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """The rows of `detailed` that are those of `tasks`, in their order."""
    return detailed.set_index("code").loc[tasks["code"]].reset_index()
