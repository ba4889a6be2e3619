"""What meetings asked for: where each conclusion stands at a moment, and how many later meetings it was carried into.

A conclusion is open until another body than its owner has verified it, or it was cancelled with a reason. Nothing is
typed: state, days over and reminders come from dates and steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import pandas as pd


class State(StrEnum):
    """Where a conclusion stands; each stands in exactly one state."""

    OPEN = "open"
    REPORTED = "reported"  # done, says its owner, with a document; waits to be verified
    VERIFIED = "verified"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """What may happen to a conclusion."""

    REPORTED = "reported"
    VERIFIED = "verified"
    RETURNED = "returned"  # found not done after all: open again
    CANCELLED = "cancelled"


WAITING = (State.OPEN, State.REPORTED)
"""The states in which a conclusion comes into the next agenda by itself."""

_AFTER: Mapping[str, State] = {
    Step.REPORTED: State.REPORTED,
    Step.VERIFIED: State.VERIFIED,
    Step.RETURNED: State.OPEN,
    Step.CANCELLED: State.CANCELLED,
}

_MAY_FOLLOW: Mapping[State, tuple[Step, ...]] = {
    State.OPEN: (Step.REPORTED, Step.CANCELLED),
    State.REPORTED: (Step.VERIFIED, Step.RETURNED, Step.CANCELLED),
    State.VERIFIED: (),
    State.CANCELLED: (),
}


@dataclass(frozen=True)
class Held:
    """A meeting of a place and the moment of its figures."""

    place: str
    as_of: datetime


def may_follow(state: State, step: Step) -> bool:
    """Whether a step is possible in a state: nothing is verified that was not reported, and nothing follows the end."""
    return step in _MAY_FOLLOW[state]


def state_after(step: Step) -> State:
    """Where a conclusion stands after a step."""
    return _AFTER[step]


def with_states(conclusions: pd.DataFrame, events: pd.DataFrame, held: Iterable[Held], *, on: date) -> pd.DataFrame:
    """The conclusions as they stand after `events` (in their order, those known) at the end of day `on`.

    Added: state, overdue and days_over (open and past the day it was due), changed_at, document and reason of the
    newest step, and reminders: into how many meetings `held` by the same place since it was made it was carried, while
    it was still waiting.
    """
    steps = {int(str(number)): rows for number, rows in events.groupby("conclusion_id")}
    last = {number: rows.iloc[-1] for number, rows in steps.items()}
    state = [str(_AFTER[last[number]["kind"]]) if number in last else str(State.OPEN) for number in conclusions["id"]]
    days = (pd.Timestamp(on) - conclusions["due_on"]).dt.days.clip(lower=0).astype("int64")
    stated = conclusions.assign(state=pd.Series(state, index=conclusions.index, dtype="str"))
    is_open = stated["state"] == State.OPEN
    for name in ("document", "reason"):
        values = [last[number][name] if number in last else None for number in conclusions["id"]]
        stated = stated.assign(**{name: pd.Series(values, index=conclusions.index, dtype="str")})
    changed = [last[number]["happened_at"] if number in last else pd.NaT for number in conclusions["id"]]
    return stated.assign(
        overdue=is_open & (days > 0),
        days_over=days.where(is_open, 0),
        changed_at=pd.Series(changed, index=conclusions.index, dtype="datetime64[us]"),
        reminders=_reminders(stated, steps, tuple(held)),
    )


def waiting(stated: pd.DataFrame) -> pd.DataFrame:
    """Those that are not at their end, as a meeting takes them: overdue ones first, the longest on top; then by day due."""
    found = stated[stated["state"].isin([str(each) for each in WAITING])]
    order = {"overdue": False, "days_over": False, "due_on": True, "id": True}
    return found.sort_values(list(order), ascending=list(order.values()), ignore_index=True)


def _reminders(stated: pd.DataFrame, steps: Mapping[int, pd.DataFrame], held: tuple[Held, ...]) -> pd.Series[int]:
    counts = []
    for number, place, made_at in zip(stated["id"], stated["place"], stated["made_at"], strict=True):
        ended_at = _ended_at(steps.get(number))
        later = [each.as_of for each in held if each.place == place and each.as_of > made_at]
        counts.append(sum(ended_at is None or moment < ended_at for moment in later))
    return pd.Series(counts, index=stated.index, dtype="int64")


def _ended_at(steps: pd.DataFrame | None) -> datetime | None:
    """The moment at which nothing more could follow; None while something can."""
    if steps is None or steps["kind"].iloc[-1] not in (Step.VERIFIED, Step.CANCELLED):
        return None
    moment: datetime = steps["happened_at"].iloc[-1]
    return moment
