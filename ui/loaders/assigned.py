"""Every assignment of a view as it stands on its day: read and computed once for all that is shown of it.

The rows of a whole city are many, so only those of the last few views are kept; what is shown of them is kept by those who ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import numpy as np
import pandas as pd
import streamlit as st

from data_access import assignments, explanations
from data_access.rules import number_on
from domain import progress
from domain.explanations import with_states
from domain.progress import State
from domain.reporting import BEGINNING
from domain.scope import Scope
from ui.lists import tasks as words
from ui.loaders import KEPT, connection
from ui.loaders.names import clause_names, committee_names
from ui.view import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""

_LAST_VIEWS = 8


def start_of(view: View) -> date:
    """The first day of the time whose work is shown: of the period; without one, of the year."""
    return view.period.start if view.period else date(view.on.year, 1, 1)


def stated(key: Key, start: date, clause: str | None = None) -> pd.DataFrame:
    """Every assignment active from `start` to the day, of one task of the Directive if `clause` names it, by code.

    Columns as of `progress.with_exceptions`, and is_closed: done or cancelled.
    """
    tasks = _stated(key, start)
    return tasks if clause is None else tasks[tasks["clause"] == clause]


@st.cache_resource(ttl=KEPT, max_entries=_LAST_VIEWS, show_spinner=False)
def _stated(key: Key, start: date) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        given = assignments.dates(opened, scope=Scope.from_key(scope), as_of=as_of, start=start, end=on)
        moves = assignments.moves(opened, scope=Scope.from_key(scope), as_of=as_of)
        returns = assignments.returns(opened, scope=Scope.from_key(scope), as_of=as_of)
        returns = assignments.returns(opened, scope=Scope.from_key(scope), as_of=as_of)
        soon, unverified = (number_on(opened, rule, max(on, BEGINNING)) for rule in ("due_soon_days", "unverified_days"))
    tasks = progress.with_states(given, moves, returns, on=on)
    flagged = progress.with_exceptions(tasks, on=on, due_soon_days=soon, unverified_days=unverified)
    return flagged.assign(is_closed=flagged["state"].isin([*progress.DONE, State.CANCELLED]))


def codes(tasks: pd.DataFrame, sorted_by: Sequence[str]) -> list[str]:
    """The codes of `tasks` of `stated`, sorted by these columns, of equal ones by code; «-» from the largest down.

    `clause` and `committee_id` sort as they stand in the Directive and in the list of committees.
    """
    orders: Mapping[str, Iterable[str]] = {"clause": clause_names(), "committee_id": committee_names()}
    keys = [np.arange(len(tasks))]
    for name in reversed(sorted_by):
        column, sign = name.lstrip("-"), -1 if name[0] == "-" else 1
        values = (
            pd.Index(list(orders[column])).get_indexer(pd.Index(tasks[column])) if column in orders else tasks[column].to_numpy()
        )
        keys.append(sign * values.astype("int64"))
    return [str(code) for code in tasks["code"].to_numpy()[np.lexsort(keys)]]


def worded(key: Key, tasks: pd.DataFrame, *, codes: Iterable[str]) -> pd.DataFrame:
    """The work of these codes in words (see `ui.lists.tasks`), by code."""
    scope, as_of, on, _ = key
    wanted = tasks[tasks["code"].isin(list(codes))]
    with connection(Scope.from_key(scope)) as opened:
        details = assignments.details(opened, scope=Scope.from_key(scope), as_of=as_of, codes=wanted["code"])
        returns = assignments.returns(opened, scope=Scope.from_key(scope), as_of=as_of)
        asked = explanations.requests(opened, scope=Scope.from_key(scope), as_of=as_of)
    back = returns.rename(columns={"assignment_code": "code"})[["code", "returned_on", "returned_by", "reason"]]
    last = back.drop_duplicates(["code", "returned_on"], keep="last")
    rows = wanted.merge(details, on="code").merge(last, on=["code", "returned_on"], how="left")
    return words.tasks(rows.merge(_asked(asked, on), on="code", how="left"), committees=committee_names(), on=on)


def _asked(requests: pd.DataFrame, on: date) -> pd.DataFrame:
    """The newest request about each piece of work as it stands on the day, columns as for `ui.lists.explained`."""
    asked = with_states(requests[requests["subject"] == "assignment"], on=on).drop_duplicates("code")
    names = {"id": "request", "state": "asked_state", "due_on": "answer_due_on", "first_answered_on": "answered_on"}
    return asked.rename(columns=names)[["code", *names.values(), "days_over"]]


def in_order(worded: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    """The rows of `worded` of these codes, in their order."""
    return worded.take(pd.Index(worded["code"]).get_indexer(pd.Index(codes, dtype="str")))
