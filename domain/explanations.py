"""How far a request for explanation has come on a day. The first answer says whether it came in time; a later one adds to it.

What was true on a day stays true: an answer given or a request taken back later changes no earlier day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd


class State(StrEnum):
    """Where a request stands on a day; each stands in exactly one state."""

    ANSWERED_ON_TIME = "answered_on_time"
    ANSWERED_LATE = "answered_late"
    OPEN = "open"  # no answer yet, the day has not passed
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"  # taken back by who asked, before there was an answer


ANSWERED = (State.ANSWERED_ON_TIME, State.ANSWERED_LATE)


@dataclass(frozen=True)
class Counts:
    """How many requests stand, and in which state; the four add up to `asked`. What was taken back is not counted."""

    asked: int
    on_time: int
    late: int
    open: int
    overdue: int


def with_states(requests: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The requests made by the end of day `on`, in their order, with state and days_over.

    `days_over` counts the days past the day that was set, until the first answer, else until `on`; 0 for what is in
    time or was taken back. Due today is not overdue. `requests` as from `data_access.explanations`.
    """
    today = pd.Timestamp(on)
    asked = requests[requests["asked_on"] <= today]
    answered, due = asked["first_answered_on"] <= today, asked["due_on"]
    states = [
        (answered & (asked["first_answered_on"] > due), State.ANSWERED_LATE),
        (answered, State.ANSWERED_ON_TIME),
        (asked["withdrawn_on"] <= today, State.WITHDRAWN),
        (due < today, State.OVERDUE),
    ]
    state = np.select([case for case, _ in states], [str(name) for _, name in states], default=str(State.OPEN))
    over = (asked["first_answered_on"].where(answered, today) - due).dt.days.clip(lower=0)
    told = asked.assign(state=pd.Series(state, index=asked.index, dtype="str"))
    return told.assign(days_over=over.mask(told["state"] == State.WITHDRAWN, 0).astype("Int64"))


def counts(requests: pd.DataFrame) -> Counts:
    """The numbers of `requests` of `with_states`."""
    found = requests["state"].value_counts()
    on_time, late, waiting, overdue, withdrawn = (int(found.get(str(state), 0)) for state in State)
    return Counts(len(requests) - withdrawn, on_time, late, waiting, overdue)
