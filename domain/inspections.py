"""Inspections: how far each has come on a day, the programme of a year, and what became of the recommendations.

Every number of the inspection screen is defined here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

PLANNED, UNHEARD, DELAYED, UNDERWAY, UNCONCLUDED = "planned", "unheard", "delayed", "underway", "unconcluded"
CONCLUDED, LEFT_OPEN = "concluded", "left_open"

OPEN, OVERDUE, REMEDIED, REMEDIED_LATE = "open", "overdue", "remedied", "remedied_late"

NESTED = ("inspected", "concluded", "with_violation", "to_discipline", "disciplined")
"""Counts of one inspection of which none may exceed one before it: a disciplined member was first one to discipline."""


@dataclass(frozen=True)
class Headline:
    """The inspection work of `year` up to a day, in inspections and recommendations.

    planned, due, done, concluded and extra as in `programme`, over all forms; left_open are
    inspections and recommendations of committees that have ended.
    """

    year: int
    planned: int
    due: int
    done: int
    concluded: int
    extra: int
    unconcluded: int
    delayed: int
    unheard: int
    recommendations_open: int
    recommendations_overdue: int
    remedied: int
    remedied_on_time: int
    verified: int
    left_open: int


def with_stage(inspections: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """Each inspection with its stage at the end of day `on`, and `waiting`: days in which it should have moved on.

    planned: its day has not passed; delayed: it has, by the committee's own report, and nothing begun; unheard: it has,
    and no report about inspections covers that day yet; underway; unconcluded: ended without a conclusion; left_open:
    its committee ended before it was concluded. `told_until` is the last day that the committee's newest report about
    inspections covers, null if there is none. `waiting` counts from the planned day of a delayed one and from the end
    of an unconcluded one, else it is 0.
    """
    today = pd.Timestamp(on)
    stage = pd.Series(PLANNED, index=inspections.index, dtype="str")
    stage = stage.mask(inspections["planned_on"] < today, UNHEARD)
    stage = stage.mask((inspections["planned_on"] < today) & (inspections["planned_on"] <= _told(inspections, today)), DELAYED)
    stage = stage.mask(inspections["started_on"] <= today, UNDERWAY)
    stage = stage.mask(inspections["ended_on"] <= today, UNCONCLUDED)
    stage = stage.mask(inspections["committee_ended_on"] < today, LEFT_OPEN)
    stage = stage.mask(inspections["concluded_on"] <= today, CONCLUDED)
    since = inspections["planned_on"].where(stage == DELAYED).fillna(inspections["ended_on"].where(stage == UNCONCLUDED))
    waiting = (today - since).dt.days.fillna(0).astype("int64")
    return inspections.assign(stage=stage, waiting=waiting)


def newest_first(inspections: pd.DataFrame) -> pd.DataFrame:
    """The inspections by the last day on which one moved (concluded, ended, began), the newest first; then the programme.

    `inspections` as from `with_stage`.
    """
    moved_on = inspections["concluded_on"].fillna(inspections["ended_on"]).fillna(inspections["started_on"])
    moved = inspections.assign(moved_on=moved_on.mask(inspections["stage"].isin((PLANNED, UNHEARD, DELAYED))))
    order = {"moved_on": False, "planned_on": True, "code": True}
    return moved.sort_values(list(order), ascending=list(order.values()), ignore_index=True).drop(columns="moved_on")


def longest_waiting(inspections: pd.DataFrame) -> pd.DataFrame:
    """The inspections by the days they have been waiting, the longest first."""
    return inspections.sort_values(["waiting", "code"], ascending=[False, True], ignore_index=True)


def programme(inspections: pd.DataFrame, *, on: date, year: int, by: str = "form") -> pd.DataFrame:
    """A row a form (or `by`: authority, subject, committee_id): the programme of `year` on `on`, in inspections of `with_stage`.

    planned: in the programme of the whole year; due: of those, planned for a day up to `on` that the committee's reports
    cover; kept: of those due, done; done: of the programme, ended or concluded; concluded: of those done; extra: done
    outside the programme. `extra` is in no other column.
    """
    mine = inspections[inspections["year"] == year]
    in_programme = mine["planned_on"].notna()
    done = (mine["ended_on"] <= pd.Timestamp(on)) | (mine["stage"] == CONCLUDED)
    due = in_programme & (mine["planned_on"] <= _told(mine, pd.Timestamp(on)))
    counted = mine.assign(
        planned=in_programme,
        due=due,
        kept=due & done,
        done=in_programme & done,
        concluded=in_programme & (mine["stage"] == CONCLUDED),
        extra=~in_programme & done,
    )
    columns = ["planned", "due", "kept", "done", "concluded", "extra"]
    return counted.groupby(by)[columns].sum().astype("int64").reset_index()


def with_remedy(recommendations: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The recommendations that were made by the end of day `on`, each as it stands then.

    `made_on` is the day of the conclusion they come from. Added: state (open, overdue: not remedied and the deadline is
    past, remedied, remedied_late, left_open: not remedied and the committee has ended), is_verified, and days_over:
    days past the deadline, until the remedy or `on`.
    """
    today = pd.Timestamp(on)
    made = recommendations[~(recommendations["made_on"] > today)]
    remedied = made["remedied_on"] <= today
    until = made["remedied_on"].where(remedied, today)
    over = (until - made["due_on"]).dt.days.clip(lower=0).fillna(0).astype("int64")
    state = pd.Series(OPEN, index=made.index, dtype="str")
    state = state.mask(over > 0, OVERDUE).mask(made["committee_ended_on"] < today, LEFT_OPEN)
    state = state.mask(remedied, REMEDIED).mask(remedied & (over > 0), REMEDIED_LATE)
    return made.assign(state=state, is_verified=remedied & (made["verified_on"] <= today), days_over=over)


def broken_counts(inspections: pd.DataFrame) -> pd.Series[bool]:
    """Whether one of the nested counts of an inspection exceeds the one before it; a count not stated breaks nothing."""
    counts = inspections[list(NESTED)].astype("float64")
    ceilings = counts.ffill(axis=1).cummin(axis=1).shift(1, axis=1)
    return (counts > ceilings).any(axis=1)


def headline(programme: pd.DataFrame, staged: pd.DataFrame, remedies: pd.DataFrame, *, year: int) -> Headline:
    """The numbers from `programme`, `with_stage` and `with_remedy`."""
    sums = {name: int(programme[name].sum()) for name in ("planned", "due", "done", "concluded", "extra")}
    stages, states = staged["stage"].value_counts(), remedies["state"].value_counts()
    on_time, late = int(states.get(REMEDIED, 0)), int(states.get(REMEDIED_LATE, 0))
    return Headline(
        year=year,
        **sums,
        unconcluded=int(stages.get(UNCONCLUDED, 0)),
        delayed=int(stages.get(DELAYED, 0)),
        unheard=int(stages.get(UNHEARD, 0)),
        recommendations_open=int(states.get(OPEN, 0)) + int(states.get(OVERDUE, 0)),
        recommendations_overdue=int(states.get(OVERDUE, 0)),
        remedied=on_time + late,
        remedied_on_time=on_time,
        verified=int(remedies["is_verified"].sum()),
        left_open=int(stages.get(LEFT_OPEN, 0)) + int(states.get(LEFT_OPEN, 0)),
    )


def _told(inspections: pd.DataFrame, today: pd.Timestamp) -> pd.Series[pd.Timestamp]:
    """The day up to which each committee's reports tell, never after `today`; without a report nothing is in doubt."""
    told_until = inspections["told_until"]
    return told_until.where(told_until < today, today)
