"""Weak bases: where each case stands on a day.

Every state on the weak-base screen is defined here, every sum in `domain.weak_register`, and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import pandas as pd

from domain import weak_course
from domain.rules import DatedNumber
from domain.weak_course import Course, Step, course

CLOSING = weak_course.CLOSING
"""The steps that take a base off the register."""

PLAN_DAYS = 30
"""Days from the listing within which a plan and a responsible body are expected (design, issue of weak bases)."""

LONG, TOO_LONG = 6, 12
"""Months on the register from which a stay is marked."""

_COURSE_COLUMNS = {
    "stage": "str",
    "stage_on": "datetime64[s]",
    "closed_on": "datetime64[s]",
    "closing_document": "str",
    "original_due_on": "datetime64[s]",
    "due_on": "datetime64[s]",
    "extensions": "int64",
    "is_planned": "bool",
}


def with_state(
    cases: pd.DataFrame, events: pd.DataFrame, *, on: date, relapse_months: Iterable[DatedNumber] = (DatedNumber(24),)
) -> pd.DataFrame:
    """The cases listed by the end of day `on`, each as it stands then.

    Added: stage and stage_on (an extension puts a case back under way), closed_on (null while open), closing_document,
    is_open, original_due_on and due_on (after extensions, counted in `extensions`), months (full months on the
    register), over (0, 6 or 12: the mark passed), days_over (days past the deadline of an open case), and the flags
    overdue, unheard, unplanned, unassigned, relapsed. A deadline that has passed since the last day which the reports
    of the committee cover (`told_until`) leaves a case unheard, not overdue. The register of a committee ends with it:
    what was still open on its last day counts as dissolved or merged then.
    """
    today = pd.Timestamp(on)
    listed = cases[cases["listed_on"] <= today]
    stated = _with_course(listed, events[events["happened_on"] <= today], today)
    until = stated["closed_on"].fillna(today)
    past_due = stated["is_open"] & (stated["due_on"] < today)
    told = stated["due_on"] <= stated["told_until"].fillna(today)
    late = stated["is_open"] & (today > stated["listed_on"] + pd.Timedelta(days=PLAN_DAYS))
    return stated.assign(
        months=full_months(stated["listed_on"], until),
        over=_mark_passed(stated["listed_on"], until),
        overdue=past_due & told,
        unheard=past_due & ~told,
        days_over=(today - stated["due_on"]).dt.days.where(past_due, 0).astype("int64"),
        unplanned=late & ~stated["is_planned"],
        unassigned=late & stated["responsible"].isna(),
        relapsed=relapses(stated, months=relapse_months),
    )


def relapses(cases: pd.DataFrame, *, months: Iterable[DatedNumber] = (DatedNumber(24),)) -> pd.Series[bool]:
    """Whether the base of each case left the register by a verified exit so many months or less before this listing.

    `cases` carry base_code, listed_on, stage and closed_on; the number of months is the one in force on the listing day.
    """
    exited = cases[cases["stage"] == "exited"]
    exits = {base: days.tolist() for base, days in exited.groupby("base_code")["closed_on"]}
    terms = list(months)
    back = [
        any(left <= listed <= left + pd.DateOffset(months=_in_force(terms, listed.date())) for left in exits.get(base, ()))
        for base, listed in zip(cases["base_code"], cases["listed_on"], strict=True)
    ]
    return pd.Series(back, index=cases.index, dtype="bool")


def with_attention(cases: pd.DataFrame) -> pd.DataFrame:
    """The open cases of `with_state` with the flag attention, those that need it first.

    Overdue ones come first, by days; then what no report covers yet, by days; then the longest stays.
    """
    listed = cases[cases["is_open"]]
    flags = listed[["overdue", "unheard", "unplanned", "unassigned", "relapsed"]].any(axis=1)
    order = {"attention": False, "overdue": False, "days_over": False, "listed_on": True, "code": True}
    attention = flags | (listed["over"] == TOO_LONG)
    return listed.assign(attention=attention).sort_values(list(order), ascending=list(order.values()), ignore_index=True)


def full_months(start: pd.Series[pd.Timestamp], end: pd.Series[pd.Timestamp]) -> pd.Series[int]:
    """Full calendar months from one day to another: 31/1 to 28/2 is none, to 1/3 is one."""
    months = 12 * (end.dt.year - start.dt.year) + end.dt.month - start.dt.month
    return (months - (end.dt.day < start.dt.day)).astype("int64")


def _in_force(numbers: Iterable[DatedNumber], day: date) -> int:
    """The number in force on `day`; 0 if there is none."""
    return next((number.value for number in numbers if number.holds(day)), 0)


def _with_course(cases: pd.DataFrame, past: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    courses = _courses(past)
    taken = [courses.get(code, Course()) for code in cases["code"]]
    columns = {
        name: pd.Series([getattr(each, name) for each in taken], index=cases.index, dtype=dtype)
        for name, dtype in _COURSE_COLUMNS.items()
    }
    ended = columns["closed_on"].isna() & (cases["committee_ended_on"] < today)
    closed_on = columns["closed_on"].mask(ended, cases["committee_ended_on"])
    # A closing dated before its listing is an error of the source; the stay then lasted no day, so that the flow adds up.
    closed_on = closed_on.mask(closed_on < cases["listed_on"], cases["listed_on"])
    columns |= {
        "stage": columns["stage"].mask(ended, "dissolved"),
        "stage_on": closed_on.fillna(columns["stage_on"]).fillna(cases["listed_on"]),
        "closed_on": closed_on,
    }
    return cases.assign(**columns, is_open=closed_on.isna())


def _courses(past: pd.DataFrame) -> dict[str, Course]:
    steps: dict[str, list[Step]] = defaultdict(list)
    dues = past["due_on"].astype("object").where(past["due_on"].notna(), None)
    columns = (past["case_code"], past["stage"], past["number"], past["happened_on"], dues, past["document"])
    for code, stage, number, day, due, document in zip(*columns, strict=True):
        steps[code].append(Step(stage, number, day, due, document))
    return {code: course(each) for code, each in steps.items()}


def _mark_passed(listed_on: pd.Series[pd.Timestamp], until: pd.Series[pd.Timestamp]) -> pd.Series[int]:
    """0, 6 or 12: a stay is over 6 months the day after it has lasted 6 months."""
    too_long = until > listed_on + pd.DateOffset(months=TOO_LONG)
    long = until > listed_on + pd.DateOffset(months=LONG)
    return long.map({True: LONG, False: 0}).mask(too_long, TOO_LONG).astype("int64")
