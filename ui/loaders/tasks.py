"""Assigned work for a view: read, computed by the domain, put in words and bars, and kept until anything changes.

What is kept is small: counts, bars, and the first rows of each list. All rows of a list are read when they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from domain import plan, progress
from domain.plan import Slippage
from domain.progress import Headline, State
from ui.charts import tasks as charts
from ui.kept import made_once
from ui.lists import states as words
from ui.loaders import cached
from ui.loaders.assigned import Key, codes, in_order, start_of, stated, worded
from ui.loaders.names import clause_names, district_of_committee
from ui.tables import First
from ui.view import View

FIRST_ROWS = 30

ACTIVE = "active"
"""The list of all work, beside those of `progress.EXCEPTIONS`."""

NUMBERS = ["tasks", "overdue", "due_soon", "unverified", "exceptions", "reported"]

_SORTED: Mapping[str, tuple[str, ...]] = {  # what each list is sorted by, see `assigned.codes`
    "overdue": ("-days_late",),
    "due_soon": ("deadline",),
    "unverified": ("done_on",),
    "sent_back": ("returned_on",),
    ACTIVE: ("is_closed", "overdue", "deadline"),
}


@dataclass(frozen=True)
class Work:
    """What the screen shows of assigned work, of one task of the Directive or of all.

    `tasks` is how many are counted (cancelled ones are not), `in_order` how many of them are in no list of exceptions,
    `unheard` how many of the overdue no report covers yet, `totals` how long each list is, `firsts` its first rows in
    words (see `ui.lists.tasks`), `counts` a row a committee and task (see `progress.counts`). `state_bars` is what
    `ui.charts.tasks` draws, `state_table` the same to be read.
    """

    headline: Headline
    slippage: Slippage
    tasks: int
    in_order: int
    unheard: int
    totals: Mapping[str, int]
    firsts: Mapping[str, pd.DataFrame]
    by_committee: pd.DataFrame
    counts: pd.DataFrame
    state_bars: pd.DataFrame
    state_table: pd.DataFrame


def work(view: View, clause: str | None = None) -> Work:
    """The work active in the view's period; without one, the work open on the day or closed in its year."""
    return _work(view.key, start_of(view), clause)


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


def first(view: View, name: str, clause: str | None = None) -> First:
    """The first rows of one list in words and the way to all of them; `name` as in `Work.totals`."""
    found = work(view, clause)
    return First(found.firsts[name], found.totals[name], partial(_rows, view.key, start_of(view), name, clause))


@cached
def _work(key: Key, start: date, clause: str | None) -> Work:
    tasks = stated(key, start, clause)
    listed = {name: _codes(tasks, name) for name in _SORTED}
    shown = worded(key, tasks, codes=[code for found in listed.values() for code in found[:FIRST_ROWS]])
    counts = progress.counts(tasks, ["committee_id", "clause"])
    kept = tasks["state"] != State.CANCELLED
    states = progress.state_counts(tasks[kept], ["clause"])
    return Work(
        headline=progress.headline(tasks, on=key[2]),
        slippage=plan.slippage(tasks, on=key[2]),
        tasks=int(kept.sum()),
        in_order=int((kept & ~tasks["exception"] & ~tasks["unverified"]).sum()),
        unheard=int(tasks["unheard"].sum()),
        totals={name: len(found) for name, found in listed.items()},
        firsts={name: in_order(shown, found[:FIRST_ROWS]) for name, found in listed.items()},
        by_committee=counts.groupby("committee_id", as_index=False)[NUMBERS].sum(),
        counts=counts,
        state_bars=charts.state_bars(states, clauses=clause_names()),
        state_table=words.state_table(states, clauses=clause_names()),
    )


@cached
def _rows(key: Key, start: date, name: str, clause: str | None) -> pd.DataFrame:
    tasks = stated(key, start, clause)
    found = _codes(tasks, name)
    return in_order(worded(key, tasks, codes=found), found)


def _codes(tasks: pd.DataFrame, name: str) -> list[str]:
    return codes(tasks if name == ACTIVE else tasks[tasks[name]], _SORTED[name])


def _by_district(counts: pd.DataFrame) -> pd.DataFrame:
    placed = counts.assign(district=counts["committee_id"].map(district_of_committee()))
    return placed.groupby("district", as_index=False, dropna=False)[NUMBERS].sum()
