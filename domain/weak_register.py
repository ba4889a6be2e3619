"""The register of weak bases as a whole: how it filled and emptied over a period, and its numbers on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from domain.weak_bases import LONG, TOO_LONG


@dataclass(frozen=True)
class Flow:
    """The register over a period, in cases: opening + entered - exited - dissolved = closing.

    `relapsed` is the part of `entered` that came back within the term of the rule.
    """

    opening: int
    entered: int
    exited: int
    dissolved: int
    closing: int
    relapsed: int


@dataclass(frozen=True)
class Headline:
    """The register on a day, in cases, beside the number of bases that exist; `entered` and `exited` in a period.

    `long` are those over 6 months and not over 12, `unprepared` those without a plan or a responsible body in time.
    """

    bases: int
    listed: int
    attention: int
    overdue: int
    unheard: int
    long: int
    too_long: int
    unprepared: int
    relapsed: int
    unlisted: int
    entered: int
    exited: int


def flow(cases: pd.DataFrame, *, start: date, end: date) -> Flow:
    """How many cases came and went from `start` to `end`, both included; `cases` as from `with_state`.

    A case is on the register on the day it is listed and off it on the day it is closed.
    """
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    listed, closed = cases["listed_on"], cases["closed_on"]
    entered = listed.between(first, last)
    left = closed.between(first, last)
    return Flow(
        opening=int(((listed < first) & ~(closed < first)).sum()),
        entered=int(entered.sum()),
        exited=int((left & (cases["stage"] == "exited")).sum()),
        dissolved=int((left & (cases["stage"] == "dissolved")).sum()),
        closing=int(((listed <= last) & ~(closed <= last)).sum()),
        relapsed=int((entered & cases["relapsed"]).sum()),
    )


def flows(cases: pd.DataFrame, places: pd.Series[str], *, start: date, end: date) -> dict[str, Flow]:
    """The `flow` of each place that had a case on the register in the period; `places` names that of each case, by its index.

    Added up they are the flow of all.
    """
    found = {str(place): flow(group, start=start, end=end) for place, group in cases.groupby(places)}
    return {place: each for place, each in found.items() if each.opening or each.entered}


def headline(listed: pd.DataFrame, moved: Flow, *, bases: int, unlisted: int) -> Headline:
    """The numbers of the register from the cases of `with_attention` and the flow of a period."""
    return Headline(
        bases=bases,
        listed=len(listed),
        attention=int(listed["attention"].sum()),
        overdue=int(listed["overdue"].sum()),
        unheard=int(listed["unheard"].sum()),
        long=int((listed["over"] == LONG).sum()),
        too_long=int((listed["over"] == TOO_LONG).sum()),
        unprepared=int((listed["unplanned"] | listed["unassigned"]).sum()),
        relapsed=int(listed["relapsed"].sum()),
        unlisted=unlisted,
        entered=moved.entered,
        exited=moved.exited,
    )
