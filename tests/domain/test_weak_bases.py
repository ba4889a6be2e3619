"""Where a case stands on a day, and that the register adds up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.weak_bases import CASE_COLUMNS, EVENT_COLUMNS
from domain import weak_bases, weak_course, weak_register
from domain.rules import DatedNumber

ON = date(2026, 11, 23)

Event = tuple[str, date] | tuple[str, date, date]


def cases(*listed: date, **values: Any) -> pd.DataFrame:
    """One case of one base for each day of listing, coded C1, C2 and so on."""
    rows = [
        {"code": f"C{number}", "base_code": "B1", "listed_on": day, "responsible": "Ban Tổ chức", **values}
        for number, day in enumerate(listed, start=1)
    ]
    return pd.DataFrame(rows, columns=list(CASE_COLUMNS)).astype(CASE_COLUMNS)


def events(*steps: Event, case: str = "C1") -> pd.DataFrame:
    """Steps of one case as (stage, day) or (stage, day, deadline), numbered as they come."""
    rows = [
        {"case_code": case, "number": number, **dict(zip(("stage", "happened_on", "due_on"), step, strict=False))}
        for number, step in enumerate(steps, start=1)
    ]
    return pd.DataFrame(rows, columns=list(EVENT_COLUMNS)).astype(EVENT_COLUMNS)


def state(listed_on: date, *steps: Event, on: date = ON, **values: Any) -> pd.Series[Any]:
    """The one case listed on a day, with these steps, as it stands on a day."""
    return weak_bases.with_state(cases(listed_on, **values), events(*steps), on=on).iloc[0]


@pytest.mark.parametrize(
    ("steps", "stage"),
    [
        pytest.param([], "listed", id="without a step it is listed"),
        pytest.param([("listed", date(2026, 9, 1)), ("planned", date(2026, 9, 20))], "planned", id="the last step counts"),
        pytest.param([("planned", date(2026, 9, 20)), ("listed", date(2026, 9, 1))], "planned", id="in any order of rows"),
        pytest.param([("planned", date(2026, 11, 23))], "planned", id="a step of the day itself counts"),
        pytest.param([("planned", date(2026, 11, 24))], "listed", id="a step of tomorrow does not"),
        pytest.param([("underway", date(2026, 10, 1)), ("planned", date(2026, 10, 1))], "underway", id="the further of one day"),
        pytest.param([("proposed", date(2026, 10, 1)), ("extended", date(2026, 10, 9))], "underway", id="extended is under way"),
        pytest.param([("exited", date(2026, 10, 1)), ("underway", date(2026, 10, 9))], "exited", id="nothing follows an exit"),
        pytest.param(
            [("dissolved", date(2026, 10, 1)), ("exited", date(2026, 10, 9))], "dissolved", id="the first closing counts"
        ),
    ],
)
def test_stage_on_a_day(steps: list[Event], stage: str) -> None:
    assert state(date(2026, 9, 1), *steps)["stage"] == stage


def test_a_case_listed_after_the_day_is_not_there() -> None:
    assert weak_bases.with_state(cases(date(2026, 11, 24)), events(), on=ON).empty


@pytest.mark.parametrize(
    ("listed_on", "months", "over"),
    [
        pytest.param(date(2026, 5, 23), 6, 0, id="six months to the day is not over six"),
        pytest.param(date(2026, 5, 22), 6, 6, id="a day more is"),
        pytest.param(date(2025, 11, 23), 12, 6, id="twelve months to the day is not over twelve"),
        pytest.param(date(2025, 11, 22), 12, 12, id="a day more is over twelve"),
        pytest.param(date(2026, 11, 23), 0, 0, id="listed today"),
        pytest.param(date(2026, 10, 24), 0, 0, id="a month less a day is no month"),
    ],
)
def test_months_on_the_register(listed_on: date, months: int, over: int) -> None:
    case = state(listed_on)

    assert (case["months"], case["over"]) == (months, over)


def test_six_months_from_the_end_of_august_end_with_february() -> None:
    assert state(date(2025, 8, 31), on=date(2026, 2, 28))["over"] == 0
    assert state(date(2025, 8, 31), on=date(2026, 3, 1))["over"] == 6


def test_months_stop_when_the_base_leaves() -> None:
    assert state(date(2024, 1, 10), ("exited", date(2024, 6, 10)))["months"] == 5


@pytest.mark.parametrize(
    ("steps", "overdue"),
    [
        pytest.param([("planned", date(2026, 9, 9), date(2026, 11, 23))], False, id="due today is not overdue"),
        pytest.param([("planned", date(2026, 9, 9), date(2026, 11, 22))], True, id="due yesterday is"),
        pytest.param([("planned", date(2026, 9, 9))], False, id="no deadline, not overdue"),
        pytest.param(
            [("planned", date(2026, 9, 9), date(2026, 10, 1)), ("extended", date(2026, 9, 30), date(2026, 12, 31))],
            False,
            id="an extension counts",
        ),
        pytest.param(
            [("planned", date(2026, 9, 9), date(2026, 10, 1)), ("extended", date(2026, 11, 24), date(2026, 12, 31))],
            True,
            id="an extension of tomorrow does not",
        ),
        pytest.param(
            [("planned", date(2026, 9, 9), date(2026, 10, 1)), ("exited", date(2026, 11, 1))],
            False,
            id="what has left is not overdue",
        ),
    ],
)
def test_overdue_against_the_plan(steps: list[Event], overdue: bool) -> None:
    case = state(date(2026, 9, 1), *steps)

    assert case["overdue"] == overdue
    assert (case["days_over"] > 0) == overdue


def test_days_overdue_are_counted_from_the_current_deadline() -> None:
    steps = [("planned", date(2026, 3, 9), date(2026, 9, 1)), ("extended", date(2026, 8, 20), date(2026, 11, 13))]

    assert state(date(2026, 3, 1), *steps)["days_over"] == 10


@pytest.mark.parametrize(
    ("told_until", "overdue", "unheard"),
    [
        pytest.param(date(2026, 9, 30), False, True, id="the newest report ends before the deadline"),
        pytest.param(date(2026, 10, 1), True, False, id="the newest report covers the deadline"),
        pytest.param(None, True, False, id="nothing is known of reports"),
    ],
)
def test_a_deadline_no_report_covers_yet_is_unheard_of_and_not_overdue(
    told_until: date | None, overdue: bool, unheard: bool
) -> None:
    case = state(date(2026, 9, 1), ("planned", date(2026, 9, 9), date(2026, 10, 1)), told_until=told_until)

    assert (case["overdue"], case["unheard"], case["days_over"]) == (overdue, unheard, 53)


def test_the_original_deadline_is_kept_beside_the_current_one() -> None:
    case = state(
        date(2025, 9, 1),
        ("planned", date(2025, 9, 9), date(2026, 3, 1)),
        ("extended", date(2026, 2, 20), date(2026, 6, 1)),
        ("extended", date(2026, 5, 20), date(2026, 12, 1)),
    )

    assert (case["original_due_on"], case["due_on"]) == (pd.Timestamp("2026-03-01"), pd.Timestamp("2026-12-01"))
    assert case["extensions"] == 2


@pytest.mark.parametrize(
    ("listed_on", "missing"),
    [
        pytest.param(date(2026, 10, 24), False, id="thirty days to prepare"),
        pytest.param(date(2026, 10, 23), True, id="not one more"),
    ],
)
def test_without_plan_or_responsible_body(listed_on: date, missing: bool) -> None:
    case = state(listed_on, responsible=None)

    assert (case["unplanned"], case["unassigned"]) == (missing, missing)


def test_a_plan_and_a_responsible_body_are_not_missed() -> None:
    case = state(date(2026, 1, 1), ("planned", date(2026, 3, 1)))

    assert not case["unplanned"]
    assert not case["unassigned"]


def test_a_case_that_has_left_misses_no_plan() -> None:
    case = state(date(2026, 1, 1), ("exited", date(2026, 8, 1)), responsible=None)

    assert not case["unplanned"]
    assert not case["unassigned"]


@pytest.mark.parametrize(
    ("left", "again", "relapsed"),
    [
        pytest.param(("exited", date(2024, 5, 1)), date(2026, 5, 1), True, id="back after 24 months to the day"),
        pytest.param(("exited", date(2024, 5, 1)), date(2026, 5, 2), False, id="a day later is a new case"),
        pytest.param(("dissolved", date(2024, 5, 1)), date(2024, 9, 1), False, id="only a verified exit counts"),
    ],
)
def test_relapse(left: Event, again: date, relapsed: bool) -> None:
    stated = weak_bases.with_state(cases(date(2023, 1, 1), again), events(left), on=ON)

    assert stated["relapsed"].tolist() == [False, relapsed]


def test_another_base_does_not_relapse() -> None:
    two = cases(date(2023, 1, 1), date(2025, 1, 1)).assign(base_code=["B1", "B2"])

    stated = weak_bases.with_state(two, events(("exited", date(2024, 12, 1))), on=ON)

    assert not stated["relapsed"].any()


def test_the_term_of_relapse_is_the_one_in_force_on_the_day_of_listing() -> None:
    rules = [DatedNumber(12, valid_to=date(2025, 12, 31)), DatedNumber(24, valid_from=date(2026, 1, 1))]
    steps = events(("exited", date(2024, 6, 1)))

    before = weak_bases.with_state(cases(date(2023, 1, 1), date(2025, 12, 31)), steps, on=ON, relapse_months=rules)
    after = weak_bases.with_state(cases(date(2023, 1, 1), date(2026, 1, 1)), steps, on=ON, relapse_months=rules)

    assert before["relapsed"].tolist() == [False, False]
    assert after["relapsed"].tolist() == [False, True]


def test_the_register_of_a_committee_ends_with_it() -> None:
    ended = date(2025, 6, 30)

    before = state(date(2025, 1, 1), on=ended, committee_ended_on=ended)
    after = state(date(2025, 1, 1), committee_ended_on=ended)

    assert before["is_open"]
    assert (after["stage"], after["closed_on"]) == ("dissolved", pd.Timestamp(ended))


def test_a_verified_exit_before_the_committee_ended_stays_one() -> None:
    case = state(date(2025, 1, 1), ("exited", date(2025, 5, 1)), committee_ended_on=date(2025, 6, 30))

    assert (case["stage"], case["closed_on"]) == ("exited", pd.Timestamp("2025-05-01"))


def test_the_document_of_an_exit_comes_along() -> None:
    steps = events(("planned", date(2026, 1, 9)), ("exited", date(2026, 5, 1))).assign(document=["20-KH/ĐU", "31-QĐ/ĐU"])

    (case,) = weak_bases.with_state(cases(date(2026, 1, 1)), steps, on=ON).to_dict("records")

    assert case["closing_document"] == "31-QĐ/ĐU"


def test_flow_of_a_period() -> None:
    listed = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2025, 5, 1)]
    steps = pd.concat([events(("exited", date(2026, 3, 31)), case="C1"), events(("dissolved", date(2026, 2, 1)), case="C2")])
    stated = weak_bases.with_state(cases(*listed).assign(base_code=list("ABCDE")), steps, on=ON)

    flow = weak_register.flow(stated, start=date(2026, 1, 1), end=date(2026, 3, 31))

    assert flow == weak_register.Flow(opening=2, entered=2, exited=1, dissolved=1, closing=2, relapsed=0)


def test_overdue_cases_come_first_then_unheard_ones_then_the_longest_stays() -> None:
    listed = cases(*[date(2026, 9, 1)] * 4, date(2025, 1, 1), date(2026, 9, 1)).assign(
        base_code=list("ABCDEF"), told_until=pd.Series([date(2026, 11, 10)] * 6, dtype="datetime64[s]")
    )
    dues = {
        "C1": date(2027, 1, 1),
        "C2": date(2026, 11, 1),
        "C3": date(2026, 11, 20),
        "C4": date(2026, 10, 1),
        "C5": date(2027, 1, 1),
    }
    steps = [events(("planned", date(2026, 9, 9), due), case=case) for case, due in dues.items()]
    gone = events(("exited", date(2026, 10, 9)), case="C6")

    ordered = weak_bases.with_attention(weak_bases.with_state(listed, pd.concat([*steps, gone]), on=ON))

    assert ordered["code"].tolist() == ["C4", "C2", "C3", "C5", "C1"]
    assert ordered["attention"].tolist() == [True, True, True, True, False]


TERMS = ("opening", "entered", "exited", "dissolved", "closing", "relapsed")
DAYS = st.integers(0, 900).map(lambda number: date(2024, 6, 1) + timedelta(days=number))
HISTORIES = st.lists(
    st.tuples(
        st.sampled_from(["qh-764", "xp-26740", "xp-26743"]),
        DAYS,
        st.lists(st.tuples(st.sampled_from(weak_course.STAGES), DAYS), max_size=5),
    ),
    max_size=12,
)


@given(histories=HISTORIES, days=st.tuples(DAYS, DAYS, DAYS).map(sorted), narrow=st.sets(st.sampled_from(["qh-764", "xp-26740"])))
def test_the_register_adds_up_for_every_scope_and_period_across_the_reorganisation(
    histories: list[tuple[str, date, list[Event]]], days: list[date], narrow: set[str]
) -> None:
    listed = cases(*(day for _, day, _ in histories))
    owners = [committee for committee, _, _ in histories]
    ended = pd.Series([date(2025, 6, 30) if owner == "qh-764" else None for owner in owners], dtype="datetime64[s]")
    steps = [events(*history, case=f"C{number}") for number, (_, _, history) in enumerate(histories, start=1)]
    everything = listed.assign(committee_id=pd.Series(owners, dtype="str"), committee_ended_on=ended)
    stated = weak_bases.with_state(everything, pd.concat([events(), *steps]), on=days[2])
    seen = stated[stated["committee_id"].isin(narrow)] if narrow else stated

    whole = weak_register.flow(seen, start=days[0], end=days[2])
    later = weak_register.flow(seen, start=days[1] + timedelta(days=1), end=days[2])

    assert whole.opening + whole.entered - whole.exited - whole.dissolved == whole.closing
    assert whole.closing == seen["is_open"].sum()
    parts = weak_register.flows(seen, seen["committee_id"], start=days[0], end=days[2]).values()
    assert tuple(sum(getattr(part, term) for part in parts) for term in TERMS) == tuple(getattr(whole, term) for term in TERMS)
    assert weak_register.flow(seen, start=days[0], end=days[1]).closing == later.opening
