"""The states of requests for explanation on a day, at their edges and over all histories."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import explanations
from domain.explanations import Counts, State

TODAY = date(2026, 11, 23)
DAYS = ("asked_on", "due_on", "first_answered_on", "withdrawn_on")


def a_request(
    due_on: str = "2026-11-30",
    first_answered_on: str | None = None,
    asked_on: str = "2026-11-02",
    withdrawn_on: str | None = None,
) -> dict[str, Any]:
    return {"asked_on": asked_on, "due_on": due_on, "first_answered_on": first_answered_on, "withdrawn_on": withdrawn_on}


def requests_of(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(DAYS)).astype(dict.fromkeys(DAYS, "datetime64[s]"))


@pytest.mark.parametrize(
    ("request_row", "state", "over"),
    [
        pytest.param(a_request("2026-11-24"), State.OPEN, 0, id="due tomorrow"),
        pytest.param(a_request("2026-11-23"), State.OPEN, 0, id="due today is not overdue"),
        pytest.param(a_request("2026-11-20"), State.OVERDUE, 3, id="due three days ago"),
        pytest.param(a_request("2026-11-20", "2026-11-20"), State.ANSWERED_ON_TIME, 0, id="answered on the last day"),
        pytest.param(a_request("2026-11-20", "2026-11-22"), State.ANSWERED_LATE, 2, id="answered two days late"),
        pytest.param(a_request("2026-11-20", withdrawn_on="2026-11-23"), State.WITHDRAWN, 0, id="taken back today"),
        pytest.param(a_request("2026-11-20", withdrawn_on="2026-11-24"), State.OVERDUE, 3, id="taken back tomorrow"),
        pytest.param(a_request("2026-11-20", "2026-11-24"), State.OVERDUE, 3, id="answered tomorrow is overdue today"),
    ],
)
def test_state_on_a_day(request_row: dict[str, Any], state: State, over: int) -> None:
    found = explanations.with_states(requests_of(request_row), on=TODAY).iloc[0]

    assert (found["state"], found["days_over"]) == (state, over)


def test_what_is_asked_tomorrow_is_not_counted_today() -> None:
    found = explanations.with_states(requests_of(a_request(), a_request(asked_on="2026-11-24")), on=TODAY)

    assert explanations.counts(found) == Counts(asked=1, on_time=0, late=0, open=1, overdue=0)


def test_nothing_asked_gives_zeros_and_the_same_types() -> None:
    empty, one = (explanations.with_states(requests_of(*rows), on=TODAY) for rows in ([], [a_request()]))

    assert empty.dtypes.to_dict() == one.dtypes.to_dict()
    assert explanations.counts(empty) == Counts(0, 0, 0, 0, 0)


def test_what_was_taken_back_is_no_longer_counted() -> None:
    found = explanations.with_states(requests_of(a_request(), a_request("2026-11-05", withdrawn_on="2026-11-10")), on=TODAY)

    assert explanations.counts(found) == Counts(asked=1, on_time=0, late=0, open=1, overdue=0)


days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
rows = st.builds(
    lambda asked, due, answered, taken_back: {
        "asked_on": asked,
        "due_on": asked + timedelta(days=due),
        "first_answered_on": answered and asked + timedelta(days=answered - 1),
        "withdrawn_on": (taken_back and not answered and asked + timedelta(days=taken_back)) or None,
    },
    days,
    st.integers(0, 30),
    st.none() | st.integers(1, 60),
    st.none() | st.integers(1, 60),
)


@given(st.lists(rows, max_size=8), days)
def test_states_partition_the_requests_on_every_day(drawn: list[dict[str, Any]], on: date) -> None:
    found = explanations.with_states(requests_of(*drawn), on=on)

    counted = explanations.counts(found)

    taken_back = (found["state"] == State.WITHDRAWN).sum()
    assert counted.asked + taken_back == len(found) == sum(row["asked_on"] <= on for row in drawn)
    assert counted.on_time + counted.late + counted.open + counted.overdue == counted.asked
    assert ((found["days_over"] > 0) == found["state"].isin([State.ANSWERED_LATE, State.OVERDUE])).all()


@given(rows, days, days)
def test_an_answer_changes_nothing_before_its_day(drawn: dict[str, Any], answered: date, on: date) -> None:
    first = max(answered, drawn["asked_on"])
    day = min(on, first - timedelta(days=1))

    before, after = (
        explanations.with_states(requests_of(drawn | {"first_answered_on": value}), on=day)[["state", "days_over"]]
        for value in (None, first)
    )

    pd.testing.assert_frame_equal(after, before)


@given(rows, days, days)
def test_answered_stays_answered_in_the_same_way(drawn: dict[str, Any], first: date, second: date) -> None:
    earlier, later = sorted((first, second))

    before = explanations.with_states(requests_of(drawn), on=earlier)["state"].tolist()
    after = explanations.with_states(requests_of(drawn), on=later)["state"].tolist()

    assert not set(before) & set(explanations.ANSWERED) or after == before
