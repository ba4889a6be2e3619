"""How assigned work stands against the plan: against both deadlines, and against what was done of it by an earlier day.

A moved deadline never hides a delay: what would be overdue without the moves is counted beside what is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from domain.change import Change, year_before
from domain.periods import REORGANISED_ON, Kind, Period
from domain.progress import DONE, State

LEAST_POINTS, LEAST_PIECES = 5, 2
"""From how many points of a share and how many pieces of work on a change is more than noise; see `share_change`."""


@dataclass(frozen=True)
class Slippage:
    """What is not done in time, by either deadline, and how often deadlines were moved; cancelled work is left out.

    `overdue` counts work that is past the deadline in force, `past_original` what is not done and past its first one;
    `moved` counts the work whose deadline was moved, `moves` how often that happened.
    """

    overdue: int
    past_original: int
    moved: int
    moves: int


@dataclass(frozen=True)
class Earlier:
    """An earlier day to compare with, and the first day of the time whose work then counted; `period` if it is its end."""

    start: date
    day: date
    period: Period | None
    is_year_before: bool


def slippage(tasks: pd.DataFrame, *, on: date) -> Slippage:
    """The delays of `tasks` of `domain.progress.with_states` on day `on`."""
    kept = tasks[tasks["state"] != State.CANCELLED]
    late = ~kept["state"].isin(DONE) & (kept["due_on"] < pd.Timestamp(on))
    return Slippage(
        overdue=int((kept["state"] == State.OVERDUE).sum()),
        past_original=int(late.sum()),
        moved=int((kept["moves"] > 0).sum()),
        moves=int(kept["moves"].sum()),
    )


def earlier_days(period: Period | None, *, on: date) -> tuple[Earlier, ...]:
    """The last period and the same a year before, the nearer first; both as far into their time as `on` is into its own.

    Without a period the time is the year up to `on`: compared with the end of the last quarter, and with that day a
    year before. Of a whole year both are one.
    """
    if period is None:
        quarter = Period.holding(on, Kind.QUARTER).previous()
        same_day = date(on.year - 1, on.month, min(on.day, 28 if on.month == 2 else on.day))
        last = Earlier(date(quarter.year, 1, 1), quarter.end, quarter, is_year_before=False)
        return last, Earlier(date(on.year - 1, 1, 1), same_day, None, is_year_before=True)
    found = dict.fromkeys((year_before(period), period.previous()))
    return tuple(_as_far(period, other, on) for other in reversed(found))


def counted(tasks: pd.DataFrame, *, at: Earlier) -> pd.DataFrame:
    """Those of `tasks` of `with_states` on the earlier day that counted then: given by it, and not closed before its time."""
    closed = (tasks["done_on"] < pd.Timestamp(at.start)) | (tasks["cancelled_on"] < pd.Timestamp(at.start))
    return tasks[(tasks["assigned_on"] <= pd.Timestamp(at.day)) & ~closed]


def is_comparable(earlier: Earlier, *, on: date) -> bool:
    """Whether both days lie on one side of the reorganisation: other committees had other work before it."""
    return (earlier.day < REORGANISED_ON) == (on < REORGANISED_ON)


def share_change(earlier: tuple[int, int], later: tuple[int, int]) -> Change:
    """What became of a share, each (count, of how many due): up or down from LEAST_POINTS and LEAST_PIECES on.

    Work is given, not drawn: its shares are no sample, and limits of chance say nothing of them. Each share is already
    one of the plan (what was due by that day), so two of them are compared as they are, and a gap counts from a size
    on that is agreed and the same for everyone, as the «effective gap» of the DHIS2 scorecard (HISP, 2025). The size is
    ours: 5 points, and at least 2 pieces of work at the later size, as a single piece never weighs (`progress.Trouble`).
    """
    (before, was_due), (after, is_due) = earlier, later
    if not was_due or not is_due:
        return Change.INCOMPARABLE
    gap = after * was_due - before * is_due  # the gap of both shares, times both sizes: whole numbers compare exactly
    if abs(gap) * 100 < LEAST_POINTS * was_due * is_due or abs(gap) < LEAST_PIECES * was_due:
        return Change.STEADY
    return Change.UP if gap > 0 else Change.DOWN


def _as_far(period: Period, other: Period, on: date) -> Earlier:
    is_over = on >= period.end
    day = other.end if is_over else min(other.start + timedelta(days=(on - period.start).days), other.end)
    return Earlier(other.start, day, other, is_year_before=other == year_before(period))
