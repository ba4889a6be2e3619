"""Where conclusions stand, how long they are over and how often they were carried on."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from domain.conclusions import Held, State, Step, may_follow, waiting, with_states

PLACE = "thanh-pho"
MADE = datetime(2026, 11, 9, 2)
MONDAYS = [Held(PLACE, datetime(2026, 11, day, 1)) for day in (9, 16, 23)]
ON = date(2026, 11, 24)


def made(number: int = 1, *, due_on: date = date(2026, 11, 20), at: datetime = MADE, place: str = PLACE) -> pd.DataFrame:
    row = {"id": number, "place": place, "due_on": pd.Timestamp(due_on), "made_at": at}
    return pd.DataFrame([row]).astype({"due_on": "datetime64[s]", "made_at": "datetime64[us]"})


def steps(*kinds: tuple[Step, datetime], number: int = 1) -> pd.DataFrame:
    rows = [
        {"conclusion_id": number, "kind": str(kind), "document": "12-BC/ĐU", "reason": None, "happened_at": at}
        for kind, at in kinds
    ]
    return pd.DataFrame(rows, columns=["conclusion_id", "kind", "document", "reason", "happened_at"])


REPORTED, ENDED = datetime(2026, 11, 17), datetime(2026, 11, 18)


@pytest.mark.parametrize(
    ("events", "state", "days_over", "reminders"),
    [
        pytest.param(steps(), State.OPEN, 4, 2, id="nothing happened"),
        pytest.param(steps((Step.REPORTED, REPORTED)), State.REPORTED, 0, 2, id="reported: waits, and is not overdue"),
        pytest.param(
            steps((Step.REPORTED, REPORTED), (Step.RETURNED, ENDED)), State.OPEN, 4, 2, id="sent back: overdue by its first day"
        ),
        pytest.param(steps((Step.REPORTED, REPORTED), (Step.VERIFIED, ENDED)), State.VERIFIED, 0, 1, id="verified"),
        pytest.param(steps((Step.CANCELLED, ENDED)), State.CANCELLED, 0, 1, id="cancelled"),
    ],
)
def test_steps_decide_state_days_and_reminders(events: pd.DataFrame, state: State, days_over: int, reminders: int) -> None:
    found = with_states(made(), events, MONDAYS, on=ON).iloc[0]

    assert (found["state"], found["days_over"], found["reminders"]) == (state, days_over, reminders)
    assert found["overdue"] == (days_over > 0)


def test_due_today_is_not_overdue() -> None:
    assert not with_states(made(due_on=ON), steps(), [], on=ON)["overdue"].item()


def test_meetings_of_other_places_and_earlier_ones_are_no_reminders() -> None:
    elsewhere = [Held("go-vap", each.as_of) for each in MONDAYS]

    found = with_states(made(at=datetime(2026, 11, 16, 2)), steps(), [*MONDAYS, *elsewhere], on=ON)

    assert found["reminders"].item() == 1


def test_what_waits_comes_overdue_first_then_by_the_day_it_is_due() -> None:
    days = {1: date(2026, 12, 5), 2: date(2026, 11, 20), 3: date(2026, 11, 10), 4: date(2026, 11, 30), 5: date(2026, 11, 1)}
    conclusions = pd.concat([made(number, due_on=day) for number, day in days.items()], ignore_index=True)
    ended = steps((Step.REPORTED, REPORTED), (Step.VERIFIED, ENDED), number=5)

    found = waiting(with_states(conclusions, ended, [], on=ON))

    assert found["id"].tolist() == [3, 2, 4, 1]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_nothing_follows_the_end_and_only_what_was_reported_is_judged(state: State, step: Step) -> None:
    judged = step in (Step.VERIFIED, Step.RETURNED)
    possible = {State.OPEN: not judged, State.REPORTED: step is not Step.REPORTED}

    assert may_follow(state, step) == possible.get(state, False)
