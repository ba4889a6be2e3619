"""How far assigned work has come on a day. States are computed from dates, never typed.

What was true on a day stays true: a deadline moved later, work reported, sent back or cancelled later changes no earlier day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd


class State(StrEnum):
    """Where an assignment stands on a day; each stands in exactly one state."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN = "open"  # started, the deadline has not passed
    OVERDUE = "overdue"
    NOT_DUE = "not_due"  # not started, and the deadline has not passed
    CANCELLED = "cancelled"


class Trouble(StrEnum):
    """How much of the work of one task of the Directive in one place is overdue.

    One overdue piece never weighs most: where little is given, a single one would be a large share.
    """

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"  # two or more, below 10 % of the work
    MUCH = "much"  # two or more, and 10 % of the work or more
    UNREPORTED = "unreported"  # nothing overdue is known, as nothing was ever reported


DONE = (State.DONE_ON_TIME, State.DONE_LATE)

EXCEPTIONS = ("overdue", "due_soon", "unverified")
"""The flags of `with_exceptions`, the gravest first."""


@dataclass(frozen=True)
class Headline:
    """The three numbers of the headline, each `… of due`.

    `due` counts the assignments whose deadline in force falls on the day or before and that were not cancelled: work
    with a later deadline, even if it is done, is not in it. Of these, `on_time` were reported done on or before the
    deadline, `completed` reported done at all, `verified` reported done and confirmed by another body.
    """

    due: int
    on_time: int
    completed: int
    verified: int


def with_states(assignments: pd.DataFrame, moves: pd.DataFrame, returns: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The assignments as they stand at the end of day `on`, with state, deadline, moves, days_late and days_past_original.

    From the day on which work is sent back (`returns`: assignment_code, done_on, returned_on) it is not done until its
    owner reports a later day; `done_on` is the day that holds on `on`, `returned_on` (and the flag sent_back) stands
    while the work waits to be done again.

    `deadline` is the one in force: on the day the work was done, else on `on`; a move counts from the day it was made,
    so one made after the work was done excuses nothing. `days_late` is counted against it, `days_past_original`
    against the first one; both are 0 for what is not late and for cancelled work. Due today is not late.
    """
    today = pd.Timestamp(on)
    dated = _with_deadlines(_with_returns(assignments, returns, today), moves, today)
    done, past = dated["done_on"] <= today, dated["deadline"] < today
    states: list[tuple[pd.Series[bool], State]] = [
        (_cancelled(dated, today), State.CANCELLED),
        (done & (dated["done_on"] > dated["deadline"]), State.DONE_LATE),
        (done, State.DONE_ON_TIME),
        (past, State.OVERDUE),
        ((dated["started_on"] <= today) | dated["returned_on"].notna(), State.OPEN),
    ]
    state = np.select([case for case, _ in states], [str(name) for _, name in states], default=str(State.NOT_DUE))
    counted = dated.assign(state=pd.Series(state, index=dated.index, dtype="str"))
    until = counted["done_on"].where(done, today)
    waits = counted["state"].isin([State.OPEN, State.OVERDUE])
    return counted.assign(
        returned_on=counted["returned_on"].where(waits),
        sent_back=waits & counted["returned_on"].notna(),
        days_late=_days(until - counted["deadline"], counted["state"]),
        days_past_original=_days(until - counted["due_on"], counted["state"]),
    )


def with_exceptions(tasks: pd.DataFrame, *, on: date, due_soon_days: int, unverified_days: int) -> pd.DataFrame:
    """`tasks` of `with_states` with the flags overdue, unheard, due_soon, unverified and exception.

    due_soon: open, the deadline today or within so many days, and no product shown that stands; unverified: reported done more
    than so many days ago and confirmed by nobody. An exception is what its owner must answer for: overdue or due_soon.
    unheard: overdue, but no report of its owner covers the deadline yet (`told_until`), so it may be done all the same.
    """
    today = pd.Timestamp(on)
    is_open = tasks["state"].isin([State.OPEN, State.NOT_DUE])
    soon = tasks["deadline"] <= today + pd.Timedelta(days=due_soon_days)
    long_done = tasks["done_on"] < today - pd.Timedelta(days=unverified_days)
    is_shown = tasks["has_product"].astype("bool") & ~tasks["sent_back"]
    overdue, due_soon = tasks["state"] == State.OVERDUE, is_open & soon & ~is_shown
    return tasks.assign(
        overdue=overdue,
        unheard=overdue & ~(tasks["told_until"] >= tasks["deadline"]),
        due_soon=due_soon,
        unverified=tasks["state"].isin(DONE) & long_done & ~(tasks["verified_on"] <= today),
        exception=overdue | due_soon,
    )


def headline(tasks: pd.DataFrame, *, on: date) -> Headline:
    """The three numbers for `tasks` of `with_states`."""
    today = pd.Timestamp(on)
    due = (tasks["deadline"] <= today) & (tasks["state"] != State.CANCELLED)
    completed = due & tasks["state"].isin(DONE)
    return Headline(
        due=int(due.sum()),
        on_time=int((due & (tasks["state"] == State.DONE_ON_TIME)).sum()),
        completed=int(completed.sum()),
        verified=int((completed & (tasks["verified_on"] <= today)).sum()),
    )


def counts(tasks: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """A row for each combination of the columns `by` that has work: how much of it there is, and of which kinds.

    Columns: `by`, tasks, overdue, due_soon, unverified, exceptions, reported (tasks about which their owner has said
    anything). Cancelled work is left out. `tasks` as from `with_exceptions`.
    """
    kept = tasks[tasks["state"] != State.CANCELLED]
    grouped = kept.assign(tasks=1, exceptions=kept["exception"]).groupby(list(by), as_index=False, dropna=False)
    summed = grouped[["tasks", *EXCEPTIONS, "exceptions", "reported"]].sum()
    return summed.astype(dict.fromkeys(summed.columns[len(by) :], "Int64"))


def trouble(*, overdue: int, tasks: int, reported: int) -> Trouble:
    """The weight of `overdue` of `tasks`, of which `reported` were ever reported on."""
    if overdue > 1:
        return Trouble.MUCH if overdue >= 0.1 * tasks else Trouble.SEVERAL
    if overdue:
        return Trouble.ONE
    return Trouble.NONE if reported else Trouble.UNREPORTED


def state_counts(tasks: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """A row for each combination of the columns `by` and state that occurs: columns `by`, state, tasks."""
    sizes = tasks.groupby([*by, "state"], as_index=False, dropna=False).size()
    return sizes.rename(columns={"size": "tasks"}).astype({"tasks": "Int64"})


def _with_returns(assignments: pd.DataFrame, returns: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """The day each was done as it was known on `today`, and since when it has been back with its owner."""
    codes, ordered = assignments["code"], returns.sort_values("returned_on")
    past = ordered[ordered["returned_on"] <= today].drop_duplicates("assignment_code", keep="last")
    following = ordered[ordered["returned_on"] > today].drop_duplicates("assignment_code")
    last = _found(past.set_index("assignment_code")["returned_on"], codes)
    before = _found(following.set_index("assignment_code")["done_on"], codes)
    said = before.fillna(assignments["done_on"])
    stands = ~(said <= last)
    return assignments.assign(done_on=said.where(stands), returned_on=last.mask(stands & (said <= today)))


def _with_deadlines(assignments: pd.DataFrame, moves: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    done_on = assignments.set_index("code")["done_on"]
    until = _found(done_on.where(done_on <= today, today), moves["assignment_code"])
    made = moves[moves["moved_on"] <= until].sort_values("number")
    last = made.drop_duplicates("assignment_code", keep="last").set_index("assignment_code")["due_on"]
    return assignments.assign(
        deadline=_found(last, assignments["code"]).fillna(assignments["due_on"]),
        moves=_found(made["assignment_code"].value_counts(), assignments["code"]).fillna(0).astype("Int64"),
    )


def _found(values: pd.Series, keys: pd.Series[str]) -> pd.Series:
    """The value of each key, null where there is none; unlike `Series.map` it keeps the type when nothing is found."""
    return pd.Series(values.reindex(keys).array, index=keys.index)


def _cancelled(tasks: pd.DataFrame, today: pd.Timestamp) -> pd.Series[bool]:
    """Cancelled by `today`, unless the work was reported done before that or on the same day."""
    return (tasks["cancelled_on"] <= today) & ~(tasks["done_on"] <= tasks["cancelled_on"])


def _days(late: pd.Series[pd.Timedelta], state: pd.Series[str]) -> pd.Series[int]:
    return late.dt.days.clip(lower=0).mask(state == State.CANCELLED, 0).astype("Int64")
