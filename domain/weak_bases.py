"""Weak bases: where each case stands on a day.

Every state on the weak-base screen is defined here, every sum in `domain.weak_register`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from domain.rules import DatedNumber

STAGES = ("listed", "planned", "underway", "proposed", "extended", "dissolved", "exited")
"""The steps of a case; of two on the same day the later in this order counts."""

CLOSING = ("exited", "dissolved")
"""The steps that take a base off the register: a verified exit, or its dissolution or merger."""

PLAN_DAYS = 30
"""Days from the listing within which a plan and a responsible body are expected (design, issue of weak bases)."""

LONG, TOO_LONG = 6, 12
"""Months on the register from which a stay is marked."""


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
    past = _in_order(events[events["happened_on"] <= today])
    stated = _with_deadlines(_with_stage(listed, past, today), past)
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
        unplanned=late & ~stated["code"].isin(past.loc[past["stage"] == "planned", "case_code"]),
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


def _in_order(events: pd.DataFrame) -> pd.DataFrame:
    rank = events["stage"].map({stage: number for number, stage in enumerate(STAGES)})
    return events.assign(rank=rank).sort_values(["case_code", "happened_on", "rank", "number"])


def _with_stage(cases: pd.DataFrame, past: pd.DataFrame, on: pd.Timestamp) -> pd.DataFrame:
    closings = past[past["stage"].isin(CLOSING)].drop_duplicates("case_code").set_index("case_code")
    steps = past[~past["stage"].isin(CLOSING)].drop_duplicates("case_code", keep="last").set_index("case_code")
    code = cases["code"]
    closed_on = _by_code(closings["happened_on"], code)
    stage = (
        _by_code(closings["stage"], code).fillna(_by_code(steps["stage"], code)).fillna("listed").replace("extended", "underway")
    )
    ended = closed_on.isna() & (cases["committee_ended_on"] < on)
    stage, closed_on = stage.mask(ended, "dissolved"), closed_on.mask(ended, cases["committee_ended_on"])
    # A closing dated before its listing is an error of the source; the stay then lasted no day, so that the flow adds up.
    closed_on = closed_on.mask(closed_on < cases["listed_on"], cases["listed_on"])
    stage_on = closed_on.fillna(_by_code(steps["happened_on"], code)).fillna(cases["listed_on"])
    document = _by_code(closings["document"], code)
    return cases.assign(stage=stage, stage_on=stage_on, closed_on=closed_on, closing_document=document, is_open=closed_on.isna())


def _with_deadlines(cases: pd.DataFrame, past: pd.DataFrame) -> pd.DataFrame:
    dated = past[past["due_on"].notna()]
    first = dated[dated["stage"] == "planned"].drop_duplicates("case_code").set_index("case_code")["due_on"]
    current = dated.drop_duplicates("case_code", keep="last").set_index("case_code")["due_on"]
    extensions = past[past["stage"] == "extended"].groupby("case_code").size()
    code = cases["code"]
    return cases.assign(
        original_due_on=_by_code(first, code),
        due_on=_by_code(current, code),
        extensions=_by_code(extensions, code).fillna(0).astype("int64"),
    )


def _by_code(values: pd.Series[Any], code: pd.Series[str]) -> pd.Series[Any]:
    """The value of each case, in the order of `code`; `map` would lose the type where nothing is known."""
    return values.reindex(code).set_axis(code.index)


def _mark_passed(listed_on: pd.Series[pd.Timestamp], until: pd.Series[pd.Timestamp]) -> pd.Series[int]:
    """0, 6 or 12: a stay is over 6 months the day after it has lasted 6 months."""
    too_long = until > listed_on + pd.DateOffset(months=TOO_LONG)
    long = until > listed_on + pd.DateOffset(months=LONG)
    return long.map({True: LONG, False: 0}).mask(too_long, TOO_LONG).astype("int64")
