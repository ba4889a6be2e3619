"""The plan of assigned work of a view, a page at a time, ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from domain.progress import State
from ui.charts import plan as charts
from ui.loaders import cached
from ui.loaders.assigned import Key, codes, in_order, start_of, stated, worded
from ui.loaders.names import clause_names
from ui.loaders.tasks import work
from ui.view import View

URGENCY, CLAUSE, COMMITTEE = "urgency", "clause", "committee"

_URGENT = ("is_closed", "-overdue", "deadline")
_SORTED = {URGENCY: _URGENT, CLAUSE: ("clause", *_URGENT), COMMITTEE: ("committee_id", *_URGENT)}


def is_narrow(view: View, clause: str | None) -> bool:
    """Whether a place or a task of the Directive is chosen: the whole plan of the city says nothing to anyone."""
    return bool(view.district or view.committee or clause)


def pages(view: View, clause: str | None) -> int:
    """How many pages the plan has; cancelled work is not in it."""
    return max(1, -(-work(view, clause).tasks // charts.PAGE))


def page(view: View, *, clause: str | None, by: str, number: int) -> pd.DataFrame:
    """The bars of one page, counted from 1: the most urgent work first, grouped by what `by` names."""
    return _page(view.key, start_of(view), clause, by, number, of_one=view.committee is not None)


@cached
def _page(key: Key, start: date, clause: str | None, by: str, number: int, *, of_one: bool) -> pd.DataFrame:
    tasks = stated(key, start, clause)
    found = codes(tasks[tasks["state"] != State.CANCELLED], _SORTED[by])[(number - 1) * charts.PAGE : number * charts.PAGE]
    rows = in_order(worded(key, tasks, codes=found), found)
    groups = _groups(rows, by)
    told = "hạn " + rows["deadlines"] if of_one or by == COMMITTEE else rows["committee"]
    return charts.plan_bars(rows.assign(told=told, group=groups), on=key[2])


def _groups(rows: pd.DataFrame, by: str) -> pd.Series[str]:
    titles = clause_names()
    names: Mapping[str, Callable[[], list[str]]] = {
        URGENCY: lambda: [""] * len(rows),
        CLAUSE: lambda: [f"{code} {titles[code]}" for code in rows["clause"]],
        COMMITTEE: lambda: list(rows["committee"]),
    }
    return pd.Series(names[by](), index=rows.index, dtype="str")
