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


def a_return(done_on: str, returned_on: str, *, number: int = 1, code: str = CODE) -> dict[str, Any]:
    return {"assignment_code": code, "number": number, "done_on": done_on, "returned_on": returned_on}


def returns_of(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["assignment_code", "number", "done_on", "returned_on"])
    kinds = {"assignment_code": "str", "number": "Int64", "done_on": "datetime64[s]", "returned_on": "datetime64[s]"}
    return frame.astype(kinds)


def stated(
    *rows: dict[str, Any], moves: pd.DataFrame | None = None, returns: pd.DataFrame | None = None, on: date = TODAY
) -> pd.DataFrame:
    moved = moves_of() if moves is None else moves
    return progress.with_states(tasks_of(*rows), moved, returns_of() if returns is None else returns, on=on)


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
    ("on", "state", "waits"),
    [
        pytest.param("2026-11-09", State.OPEN, False, id="before it was first reported done"),
        pytest.param("2026-11-10", State.DONE_ON_TIME, False, id="reported done"),
        pytest.param("2026-11-14", State.DONE_ON_TIME, False, id="the day before it was sent back"),
        pytest.param("2026-11-15", State.OPEN, True, id="sent back in term"),
        pytest.param("2026-11-18", State.OVERDUE, True, id="sent back, the deadline has passed"),
        pytest.param("2026-11-20", State.DONE_LATE, False, id="done again, late"),
        pytest.param("2026-11-22", State.OVERDUE, True, id="sent back a second time"),
        pytest.param("2026-11-23", State.DONE_LATE, False, id="done at last"),
    ],
)
def test_work_sent_back_is_not_done_until_a_later_day_is_reported(on: str, state: State, waits: bool) -> None:
    returns = returns_of(a_return("2026-11-20", "2026-11-22", number=2), a_return("2026-11-10", "2026-11-15"))
    task = a_task(due_on="2026-11-17", started_on="2026-11-01", done_on="2026-11-23")

    row = stated(task, returns=returns, on=date.fromisoformat(on)).iloc[0]

    assert (row["state"], bool(row["sent_back"]), pd.notna(row["returned_on"])) == (state, waits, waits)


def test_what_was_reported_again_as_done_on_the_same_day_stays_sent_back() -> None:
    returns = returns_of(a_return("2026-11-10", "2026-11-15"))

    row = stated(a_task(due_on="2026-11-30", done_on="2026-11-15", verified_on="2026-11-16"), returns=returns).iloc[0]

    assert (row["state"], row["returned_on"], row["sent_back"]) == (State.OPEN, pd.Timestamp("2026-11-15"), True)
    assert pd.isna(row["done_on"])


def test_work_sent_back_is_in_no_number_of_the_headline_but_due() -> None:
    returns = returns_of(a_return("2026-10-30", "2026-11-05", code="back"), a_return("2026-10-30", "2026-11-05", code="again"))
    tasks = stated(
        a_task("back", due_on="2026-11-01", done_on="2026-10-30", verified_on="2026-11-04"),
        a_task("again", due_on="2026-11-01", done_on="2026-11-20", verified_on="2026-11-21"),
        returns=returns,
    )

    assert progress.headline(tasks, on=TODAY) == Headline(due=2, on_time=0, completed=1, verified=1)


def test_a_product_that_was_refused_shows_nothing() -> None:
    task = a_task(due_on="2026-12-01", done_on="2026-11-10", has_product=True)
    tasks = stated(task, returns=returns_of(a_return("2026-11-10", "2026-11-15")))

    flags = progress.with_exceptions(tasks, on=TODAY, due_soon_days=30, unverified_days=30).iloc[0]

    assert (flags["due_soon"], flags["exception"], flags["unverified"]) == (True, True, False)


def test_work_sent_back_and_then_cancelled_waits_for_nobody() -> None:
    task = a_task(due_on="2026-11-01", done_on="2026-10-30", cancelled_on="2026-11-10")

    row = stated(task, returns=returns_of(a_return("2026-10-30", "2026-11-05"))).iloc[0]

    assert (row["state"], row["sent_back"]) == (State.CANCELLED, False)


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
pairs = st.lists(st.tuples(days, days), max_size=3)
Pairs = list[tuple[date, date]]
History = tuple[dict[str, Any], Pairs, Pairs]
"""An assignment, its moves as (moved_on, due_on), and the days between which it was done and returned, in any order."""
histories = st.tuples(bodies, pairs, pairs)
DERIVED = ["code", "state", "deadline", "moves", "days_late", "days_past_original", "sent_back", "returned_on"]


def _history(drawn: list[History]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    tasks = [a_task(f"NV-{place}") | body for place, (body, _, _) in enumerate(drawn)]
    moves = [
        {"assignment_code": f"NV-{place}", "number": number, "moved_on": moved_on, "due_on": due_on}
        for place, (_, found, _) in enumerate(drawn)
        for number, (moved_on, due_on) in enumerate(sorted(found), start=1)
    ]
    returns = [
        {"assignment_code": f"NV-{place}", "number": number, "done_on": done_on, "returned_on": returned_on}
        for place, (_, _, found) in enumerate(drawn)
        for number, (done_on, returned_on) in enumerate(_rounds(found), start=1)
    ]
    return tasks_of(*tasks), moves_of(*moves), returns_of(*returns)


def _rounds(found: Pairs) -> Pairs:
    """Done, returned, done again on a later day, returned: as the program lets them follow each other."""
    ordered = sorted({day for pair in found for day in pair})
    return list(zip(ordered[::2], ordered[1::2], strict=False))


def _known(history: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame], *, on: date) -> pd.DataFrame:
    """What is said of each assignment on a day; days still to come are not part of it."""
    tasks = progress.with_states(*history, on=on)
    return tasks[DERIVED].assign(verified=tasks["verified_on"] <= pd.Timestamp(on))


@given(st.lists(histories, max_size=6), days)
def test_states_partition_the_assignments_on_every_day(drawn: list[History], on: date) -> None:
    assignments, moves, returns = _history(drawn)

    tasks = progress.with_states(assignments, moves, returns, on=on)

    assert tasks["code"].tolist() == assignments["code"].tolist()
    assert sum((tasks["state"] == state).sum() for state in State) == len(assignments)
    assert ((tasks["days_late"] > 0) == tasks["state"].isin([State.DONE_LATE, State.OVERDUE])).all()
    assert progress.state_counts(tasks, ["clause"])["tasks"].sum() == len(assignments)
    assert tasks.loc[tasks["sent_back"], "state"].isin([State.OPEN, State.OVERDUE]).all()


@given(st.lists(histories, min_size=1, max_size=6), days)
def test_the_numbers_of_the_headline_are_parts_of_each_other(drawn: list[History], on: date) -> None:
    tasks = progress.with_states(*_history(drawn), on=on)

    found = progress.headline(tasks, on=on)

    late = ((tasks["state"] == State.DONE_LATE) & (tasks["deadline"] <= pd.Timestamp(on))).sum()
    waiting = tasks["state"].isin([State.OPEN, State.OVERDUE, State.NOT_DUE]) & (tasks["deadline"] <= pd.Timestamp(on))
    assert found.on_time + late == found.completed
    assert found.completed + waiting.sum() == found.due
    assert found.verified <= found.completed <= found.due <= (tasks["state"] != State.CANCELLED).sum()


@given(histories, days, days, days)
def test_moving_a_deadline_changes_nothing_before_the_move(drawn: History, moved_on: date, due_on: date, on: date) -> None:
    assignments, moves, returns = _history([drawn])
    late_move = a_move(due_on.isoformat(), moved_on.isoformat(), number=len(drawn[1]) + 1, code="NV-0")
    with_move = pd.concat([moves, moves_of(late_move)], ignore_index=True)
    day = min(on, moved_on - timedelta(days=1))

    without = progress.with_states(assignments, moves, returns, on=day)

    pd.testing.assert_frame_equal(progress.with_states(assignments, with_move, returns, on=day), without)


@given(histories, st.sampled_from(["verified_on", "cancelled_on"]), days, days)
def test_verifying_or_cancelling_changes_nothing_before_that_day(drawn: History, what: str, happened: date, on: date) -> None:
    body, moves, returns = drawn
    day = min(on, happened - timedelta(days=1))

    after = _history([(body | {what: happened}, moves, returns)])

    pd.testing.assert_frame_equal(_known(after, on=day), _known(_history([(body | {what: None}, moves, returns)]), on=day))


@given(bodies, pairs, pairs.filter(_rounds), days)
def test_sending_back_changes_nothing_before_that_day(body: dict[str, Any], moves: Pairs, found: Pairs, on: date) -> None:
    *earlier, (done_on, returned_on) = _rounds(found)
    stands = body | {"done_on": done_on}
    day = min(on, returned_on - timedelta(days=1))

    before, after = (_history([(stands, moves, rounds)]) for rounds in (earlier, found))

    assert len(after[2]) == len(before[2]) + 1
    pd.testing.assert_frame_equal(_known(after, on=day), _known(before, on=day))


@given(bodies, pairs, pairs, days, days)
def test_reporting_done_again_changes_nothing_before_that_day(
    body: dict[str, Any], moves: Pairs, found: Pairs, done_on: date, on: date
) -> None:
    rounds = _rounds(found)
    said = rounds[-1][0] if rounds else None  # what was reported last was sent back, or nothing was
    again = max([done_on, *(returned_on + timedelta(days=1) for _, returned_on in rounds)])
    day = min(on, again - timedelta(days=1))

    before, after = (_history([(body | {"done_on": value}, moves, found)]) for value in (said, again))

    pd.testing.assert_frame_equal(_known(after, on=day), _known(before, on=day))


@given(bodies, pairs, days, days)
def test_done_stays_done_in_the_same_state(body: dict[str, Any], found: Pairs, first: date, second: date) -> None:
    assignments, moves, returns = _history([(body, found, [])])
    earlier, later = sorted((first, second))

    before = progress.with_states(assignments, moves, returns, on=earlier)["state"].item()
    after = progress.with_states(assignments, moves, returns, on=later)["state"].item()

    assert before not in progress.DONE or after == before
