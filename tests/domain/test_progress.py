"""The states of assigned work on a day, at their edges and over all histories."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import progress
from domain.progress import Headline, State, Trouble

TODAY = date(2026, 11, 23)
FIRST = date(2026, 1, 1)
DATES = ("due_on", "started_on", "done_on", "verified_on", "cancelled_on", "told_until")
CODE = "NV-2026-0001-XP26740"


def a_task(code: str = CODE, *, due_on: str = "2026-11-30", **values: Any) -> dict[str, Any]:
    usual = dict.fromkeys(DATES) | {"clause": "1.3", "has_product": False, "reported": True}
    return {**usual, "code": code, "due_on": due_on, **values}


def a_move(due_on: str, moved_on: str, *, number: int = 1, code: str = CODE) -> dict[str, Any]:
    return {"assignment_code": code, "number": number, "moved_on": moved_on, "due_on": due_on}


def tasks_of(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(a_task()))
    kinds = {"code": "str", "clause": "str", "has_product": "boolean", "reported": "boolean"}
    return frame.astype(kinds | dict.fromkeys(DATES, "datetime64[s]"))


def moves_of(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["assignment_code", "number", "moved_on", "due_on"])
    kinds = {"assignment_code": "str", "number": "Int64", "moved_on": "datetime64[s]", "due_on": "datetime64[s]"}
    return frame.astype(kinds)


def stated(*rows: dict[str, Any], moves: pd.DataFrame | None = None, on: date = TODAY) -> pd.DataFrame:
    return progress.with_states(tasks_of(*rows), moves_of() if moves is None else moves, on=on)


def flagged(*rows: dict[str, Any]) -> pd.DataFrame:
    return progress.with_exceptions(stated(*rows), on=TODAY, due_soon_days=30, unverified_days=30)


@pytest.mark.parametrize(
    ("task", "state"),
    [
        pytest.param(a_task(due_on="2026-11-23"), State.NOT_DUE, id="due today is not late"),
        pytest.param(a_task(due_on="2026-11-22"), State.OVERDUE, id="due yesterday is overdue"),
        pytest.param(a_task(started_on="2026-11-23"), State.OPEN, id="started today is under way"),
        pytest.param(a_task(started_on="2026-11-24"), State.NOT_DUE, id="started tomorrow is not under way yet"),
        pytest.param(a_task(due_on="2026-11-22", started_on="2026-11-01"), State.OVERDUE, id="started does not excuse"),
        pytest.param(a_task(due_on="2026-11-20", done_on="2026-11-20"), State.DONE_ON_TIME, id="done on the last day"),
        pytest.param(a_task(due_on="2026-11-20", done_on="2026-11-21"), State.DONE_LATE, id="done a day late"),
        pytest.param(a_task(due_on="2026-11-20", done_on="2026-11-24"), State.OVERDUE, id="done tomorrow is overdue today"),
        pytest.param(a_task(due_on="2026-11-20", cancelled_on="2026-11-23"), State.CANCELLED, id="cancelled when overdue"),
        pytest.param(a_task(cancelled_on="2026-11-24"), State.NOT_DUE, id="cancelled tomorrow still stands today"),
        pytest.param(a_task(done_on="2026-11-02", cancelled_on="2026-11-03"), State.DONE_ON_TIME, id="done before cancelled"),
        pytest.param(a_task(done_on="2026-11-04", cancelled_on="2026-11-03"), State.CANCELLED, id="done after cancelled"),
    ],
)
def test_state_on_a_day(task: dict[str, Any], state: State) -> None:
    assert stated(task)["state"].tolist() == [state]


def test_a_moved_deadline_holds_from_the_day_of_the_move() -> None:
    moves = moves_of(a_move("2026-12-15", "2026-11-20"))
    task = a_task(due_on="2026-11-10", started_on="2026-10-01")

    before = stated(task, moves=moves, on=date(2026, 11, 19)).iloc[0]
    after = stated(task, moves=moves, on=date(2026, 11, 20)).iloc[0]

    assert (before["state"], before["deadline"], before["moves"], before["days_late"]) == (
        State.OVERDUE,
        pd.Timestamp("2026-11-10"),
        0,
        9,
    )
    assert (after["state"], after["deadline"], after["moves"], after["days_late"], after["days_past_original"]) == (
        State.OPEN,
        pd.Timestamp("2026-12-15"),
        1,
        0,
        10,
    )


def test_the_last_of_several_moves_is_in_force_and_all_are_counted() -> None:
    moves = moves_of(
        a_move("2026-11-20", "2026-11-05", number=2),
        a_move("2026-11-15", "2026-11-01"),
        a_move("2027-01-01", "2026-12-01", number=3),
        a_move("2027-06-30", "2026-11-01", code="NV-2026-0002-XP26740"),
    )

    row = stated(a_task(due_on="2026-11-10"), moves=moves).iloc[0]

    assert (row["deadline"], row["moves"]) == (pd.Timestamp("2026-11-20"), 2)
    assert (row["days_late"], row["days_past_original"]) == (3, 13)


def test_a_move_after_the_work_was_done_excuses_nothing() -> None:
    moves = moves_of(a_move("2026-12-31", "2026-11-18"))

    row = stated(a_task(due_on="2026-11-10", done_on="2026-11-15"), moves=moves).iloc[0]

    assert (row["state"], row["moves"], row["days_late"], row["days_past_original"]) == (State.DONE_LATE, 0, 5, 5)


def test_cancelled_work_is_never_late() -> None:
    row = stated(a_task(due_on="2026-01-10", cancelled_on="2026-06-01")).iloc[0]

    assert (row["days_late"], row["days_past_original"]) == (0, 0)


@pytest.mark.parametrize(
    ("task", "flags"),
    [
        pytest.param(a_task(due_on="2026-11-22"), ["overdue"], id="overdue"),
        pytest.param(a_task(due_on="2026-11-23"), ["due_soon"], id="due today without a product"),
        pytest.param(a_task(due_on="2026-12-23"), ["due_soon"], id="due in 30 days without a product"),
        pytest.param(a_task(due_on="2026-12-24"), [], id="due in 31 days"),
        pytest.param(a_task(due_on="2026-12-01", has_product=True), [], id="the product is shown"),
        pytest.param(a_task(due_on="2026-12-01", cancelled_on="2026-11-01"), [], id="cancelled"),
        pytest.param(a_task(done_on="2026-10-23"), ["unverified"], id="done 31 days ago"),
        pytest.param(a_task(done_on="2026-10-24"), [], id="done 30 days ago"),
        pytest.param(a_task(done_on="2026-09-01", verified_on="2026-11-23"), [], id="verified today"),
        pytest.param(a_task(done_on="2026-09-01", verified_on="2026-11-24"), ["unverified"], id="verified tomorrow"),
    ],
)
def test_exceptions(task: dict[str, Any], flags: list[str]) -> None:
    row = flagged(task).iloc[0]

    assert [name for name in progress.EXCEPTIONS if row[name]] == flags
    assert row["exception"] == (flags in (["overdue"], ["due_soon"])), "verifying is not its owner's to answer for"


@pytest.mark.parametrize(
    ("task", "unheard"),
    [
        pytest.param(a_task(due_on="2026-11-15", told_until="2026-11-15"), False, id="the report covers the deadline"),
        pytest.param(a_task(due_on="2026-11-16", told_until="2026-11-15"), True, id="the report ends the day before"),
        pytest.param(a_task(due_on="2026-11-16"), True, id="no report at all"),
        pytest.param(a_task(due_on="2026-11-23", told_until="2026-11-15"), False, id="not overdue"),
    ],
)
def test_overdue_without_a_report_since_is_marked(task: dict[str, Any], unheard: bool) -> None:
    assert flagged(task)["unheard"].tolist() == [unheard]


def test_headline_counts_what_is_due_by_the_day() -> None:
    tasks = stated(
        a_task("on time", due_on="2026-11-01", done_on="2026-10-30", verified_on="2026-11-05"),
        a_task("late", due_on="2026-11-01", done_on="2026-11-02"),
        a_task("overdue", due_on="2026-11-01"),
        a_task("due today", due_on="2026-11-23"),
        a_task("verified without being reported done", due_on="2026-11-01", verified_on="2026-11-05"),
        a_task("done before it is due", due_on="2026-12-01", done_on="2026-11-01", verified_on="2026-11-02"),
        a_task("cancelled", due_on="2026-11-01", cancelled_on="2026-10-01"),
    )

    assert progress.headline(tasks, on=TODAY) == Headline(due=5, on_time=1, completed=2, verified=1)


def test_counts_leave_cancelled_work_out_and_know_what_was_never_reported() -> None:
    tasks = flagged(
        a_task("a", due_on="2026-11-01"),
        a_task("b", due_on="2027-11-01", reported=False),
        a_task("c", due_on="2026-11-01", cancelled_on="2026-10-01"),
        a_task("d", clause="1.4", due_on="2027-11-01"),
    )

    first, second = progress.counts(tasks, ["clause"]).to_dict(orient="records")

    assert first == {
        "clause": "1.3",
        "tasks": 2,
        "overdue": 1,
        "due_soon": 0,
        "unverified": 0,
        "exceptions": 1,
        "reported": 1,
    }
    assert (second["clause"], second["tasks"], second["exceptions"]) == ("1.4", 1, 0)


def test_nothing_assigned_gives_empty_frames_of_the_same_types() -> None:
    empty, one = flagged(), flagged(a_task())

    assert empty.dtypes.to_dict() == one.dtypes.to_dict()
    assert progress.counts(empty, ["clause"]).dtypes.to_dict() == progress.counts(one, ["clause"]).dtypes.to_dict()
    assert progress.state_counts(empty, ["clause"]).empty
    assert progress.headline(empty, on=TODAY) == Headline(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("overdue", "tasks", "reported", "weight"),
    [
        (0, 5, 5, Trouble.NONE),
        (0, 5, 0, Trouble.UNREPORTED),
        (1, 1, 1, Trouble.ONE),
        (1, 30, 0, Trouble.ONE),
        (2, 21, 21, Trouble.SEVERAL),
        (2, 20, 20, Trouble.MUCH),
        (2, 2, 0, Trouble.MUCH),
    ],
)
def test_one_overdue_piece_never_weighs_most(overdue: int, tasks: int, reported: int, weight: Trouble) -> None:
    assert progress.trouble(overdue=overdue, tasks=tasks, reported=reported) is weight


days = st.dates(FIRST, FIRST + timedelta(days=60))
maybe = st.none() | days
bodies = st.fixed_dictionaries(
    {name: maybe for name in DATES if name != "due_on"} | {"due_on": days, "has_product": st.booleans()}
)
moved = st.lists(st.tuples(days, days), max_size=3)


def _history(drawn: list[tuple[dict[str, Any], list[tuple[date, date]]]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    tasks = [a_task(f"NV-{place}") | body for place, (body, _) in enumerate(drawn)]
    moves = [
        {"assignment_code": f"NV-{place}", "number": number, "moved_on": moved_on, "due_on": due_on}
        for place, (_, found) in enumerate(drawn)
        for number, (moved_on, due_on) in enumerate(sorted(found), start=1)
    ]
    return tasks_of(*tasks), moves_of(*moves)


@given(st.lists(st.tuples(bodies, moved), max_size=6), days)
def test_states_partition_the_assignments_on_every_day(
    drawn: list[tuple[dict[str, Any], list[tuple[date, date]]]], on: date
) -> None:
    assignments, moves = _history(drawn)

    tasks = progress.with_states(assignments, moves, on=on)

    assert tasks["code"].tolist() == assignments["code"].tolist()
    assert sum((tasks["state"] == state).sum() for state in State) == len(assignments)
    assert ((tasks["days_late"] > 0) == tasks["state"].isin([State.DONE_LATE, State.OVERDUE])).all()
    assert progress.state_counts(tasks, ["clause"])["tasks"].sum() == len(assignments)


@given(bodies, moved, days, days, days)
def test_moving_a_deadline_changes_nothing_before_the_move(
    body: dict[str, Any], found: list[tuple[date, date]], moved_on: date, due_on: date, on: date
) -> None:
    assignments, moves = _history([(body, found)])
    late_move = a_move(due_on.isoformat(), moved_on.isoformat(), number=len(found) + 1, code="NV-0")
    with_move = pd.concat([moves, moves_of(late_move)], ignore_index=True)
    day = min(on, moved_on - timedelta(days=1))

    without = progress.with_states(assignments, moves, on=day)

    pd.testing.assert_frame_equal(progress.with_states(assignments, with_move, on=day), without)


@given(bodies, moved, days, days)
def test_done_stays_done_in_the_same_state(
    body: dict[str, Any], found: list[tuple[date, date]], first: date, second: date
) -> None:
    assignments, moves = _history([(body, found)])
    earlier, later = sorted((first, second))

    before = progress.with_states(assignments, moves, on=earlier)["state"].item()
    after = progress.with_states(assignments, moves, on=later)["state"].item()

    assert before not in progress.DONE or after == before
